"""What invented people did at the measured node: accounts, names, practices in every state.

All of it by the services that commands and pages call. A text that leaves was read by a second
person; the sealer releases it, and nothing here does.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Final
from uuid import UUID

from passlib.totp import TOTP
from sqlalchemy.orm import Session

from federation.keys import KeySet, generate_signing_key
from node.airlock.models import ReleaseRequest
from node.airlock.orders import order_withdrawal
from node.airlock.requests import open_request
from node.airlock.review import ask, read
from node.audit import record_action
from node.bench.invented_network import InventedNetwork
from node.bench.invented_texts import invented_lines
from node.bench.network_work import NetworkThings, do_network_work
from node.extensions import Node, Process
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.service import Person, add_person
from node.people.totp import set_up_codes
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import edit_entry
from node.private.practices.service import import_practices
from node.private.register.service import import_known
from node.private.saved_searches.service import save_search
from node.published.reading import entries_sent
from node.trust.inviting import invite_member, list_invited
from node.trust.members import add_member
from node.trust.newcomers import keep_newcomer
from schemas.enrolment import parse_invitation
from schemas.entry import Kind

__all__ = ["HANDLES", "Things", "do_own_work"]

HANDLES: Final[Mapping[str, str]] = {
    PersonRole.COORDINATOR: "author",
    PersonRole.SECOND_READER: "reader",
    PersonRole.ADMIN: "admin",
    PersonRole.DESK: "desk",
}
"""Handle of the account of each role."""

_AUDIENCE = "ran"
_NAMES = {
    "author": "Quirine Vandeloreil",
    "reader": "Osmaan Trixelberg",
    "admin": "Wilmoed Kastelijnse",
    "desk": "Elfrune Morgensteen",
}
_COLLEAGUES = 16
_KNOWN = 300
_PRACTICES = 60
_RELEASED, _DRAFTING, _ASKED, _REFUSED, _APPROVED = 20, 10, 8, 4, 4
_SEARCHES = 5
_STEPS_OF_OTHERS = 2_000
_MEMBER = "https://member.example"
_PERIOD_SECONDS = 30

Opened = Callable[[Process], AbstractContextManager[tuple[Node, Session]]]
"""Opens the node as one of its processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Things(NetworkThings):
    """What parts of addresses are filled with; each is the word that stands in the address.

    Attributes:
        account_id: A colleague's account.
        persona: Handle of an invented account.
        invitation: Code of an invitation nobody took up.
        newcomer_id: Invitation of a member.
        member: Entity identifier of a member of this node.
        known_id: An entry of the register.
        practice_id: A practice nobody asked to release.
        drafting_id: A request that is being made safe.
        asked_id: A request that waits for a second reader.
        refused_id: A request that was sent back.
        approved_id: A request that was approved, and that the sealer has not come to.
        released_id: A request whose text was released.
        released_record: The record of it.
        position: Its place in the log.
        feed: Secret of a saved search's feed.
        own: Entity identifier of this node.
        entry_record: The author's own directory entry.
        town: Entity identifier of another town.
        town_record: A practice summary of it.
        town_entry: Its directory entry.
    """

    account_id: str
    persona: str
    invitation: str
    newcomer_id: str
    member: str
    known_id: str
    practice_id: str
    drafting_id: str
    asked_id: str
    refused_id: str
    approved_id: str
    released_id: str
    released_record: str
    position: str
    feed: str
    own: str
    entry_record: str
    town: str
    town_record: str
    town_entry: str


def do_own_work(opened: Opened, *, seal: Callable[[], None], network: InventedNetwork) -> Things:
    """Let invented people work at a node that is set up and has received everything.

    Args:
        opened: Opens the node as one of its processes.
        seal: Lets the sealer do a turn.
        network: Whose records came in.
    """
    with opened(Process.COMMAND) as (node, session):
        people = _open_accounts(session, node)
        known_id = _know(session, node, people["author"])
        practices = iter(_import(session, node, people["author"]))
        entry = _enter(session, node, people)
        released = [_approve(session, node, people, each) for each in islice(practices, _RELEASED)]
    seal()
    with opened(Process.COMMAND) as (node, session):
        order_withdrawal(
            session, node=node, person=people["author"], record_id=released[-1].record_id
        )
        session.commit()
    seal()
    with opened(Process.COMMAND) as (node, session):
        states = _take_steps(session, node, people, practices)
        invitation = _invite(session, node, people)
        newcomer_id = _ask_to_join(opened, session, node, network)
        feed = _save_searches(session, node, people["author"])
        _act(session, node, people)
        # After the releases, so that no name of it stops one.
        network_things = do_network_work(session, node=node, actor=people["author"])
        positions = {sent.record_id: sent.position for sent in entries_sent(session)}
        town, records = next(iter(network.records.items()))
        return Things(
            **states,
            **asdict(network_things),
            account_id=str(people["colleague1"].account_id),
            persona="colleague1",
            invitation=invitation,
            newcomer_id=newcomer_id,
            member=_MEMBER,
            known_id=str(known_id),
            released_id=str(released[0].request_id),
            released_record=str(released[0].record_id),
            position=str(positions[released[0].record_id]),
            feed=feed,
            own=node.settings.entity_id,
            entry_record=str(entry.record_id),
            town=town,
            town_record=str(records[1]),
            town_entry=str(records[0]),
        )


def _open_accounts(session: Session, node: Node) -> dict[str, Person]:
    roles = {handle: PersonRole(role) for role, handle in HANDLES.items()}
    names = dict(_NAMES)
    for number in range(1, _COLLEAGUES + 1):
        names[f"colleague{number}"] = f"Xandrel Oquorsk {number}"
    people = {
        handle: add_person(
            session,
            node=node,
            handle=handle,
            name=name,
            mailbox=f"{handle}.demo@quistwijk.example",
            roles=[roles.get(handle, PersonRole.COORDINATOR)],
        )
        for handle, name in names.items()
    }
    _set_up_codes(session, node, people["admin"])
    session.commit()
    return people


def _set_up_codes(session: Session, node: Node, person: Person) -> None:
    """Let somebody have an authenticator app, so that signing in has two steps."""
    secret = TOTP.new().base32_key
    step = int(node.clock().timestamp()) // _PERIOD_SECONDS
    code = TOTP(key=secret).generate(step * _PERIOD_SECONDS).token
    set_up_codes(session, person, node=node, secret=secret, code=code)


def _know(session: Session, node: Node, author: Person) -> UUID:
    """Enter names that stand in no text, as most names of a register stand in few; return one."""
    lines = (
        {"kind": "person", "text": f"Xendril{number} Vraquorsk{number}", "aliases": []}
        for number in range(_KNOWN)
    )
    data = "\n".join(map(json.dumps, lines)).encode()
    entered = import_known(session, node=node, actor=author, data=data)
    session.commit()
    return entered[0].entry_id


def _import(session: Session, node: Node, author: Person) -> tuple[UUID, ...]:
    found = import_practices(
        session, node=node, author=author, data=invented_lines(0, _PRACTICES, seed="own work")
    )
    session.commit()
    return found


def _enter(session: Session, node: Node, people: dict[str, Person]) -> ReleaseRequest:
    """Fill in the author's directory entry, and let it be read."""
    members = {
        "role": {"nl": "Coördinator preventie"},
        "organisation": {"nl": "Dienst preventie en samenleven"},
        "mailbox": "preventie@quistwijk.example",
        "languages": [{"tag": "nl", "use": "talks"}],
    }
    draft = edit_entry(
        session,
        node=node,
        actor=people["author"],
        content=json.dumps(members).encode(),
        consent=Consent(version=CONSENT_VERSION, given_on=node.clock().date()),
    )
    session.commit()
    return _approve(session, node, people, draft.draft_id, kind=Kind.DIRECTORY_ENTRY)


def _ask(
    session: Session,
    node: Node,
    author: Person,
    subject_id: UUID,
    *,
    kind: Kind = Kind.PRACTICE_SUMMARY,
) -> ReleaseRequest:
    row = open_request(session, node=node, author=author, kind=kind, subject_id=subject_id)
    ask(session, node=node, author=author, request_id=row.request_id, audience=_AUDIENCE)
    session.commit()
    return row


def _approve(
    session: Session,
    node: Node,
    people: dict[str, Person],
    subject_id: UUID,
    *,
    kind: Kind = Kind.PRACTICE_SUMMARY,
    approve: bool = True,
) -> ReleaseRequest:
    """Let the author ask and the second reader decide."""
    row = _ask(session, node, people["author"], subject_id, kind=kind)
    read(
        session,
        node=node,
        reader=people["reader"],
        request_id=row.request_id,
        approve=approve,
        note="" if approve else "Liever zonder de laatste zin.",
    )
    session.commit()
    return row


def _take_steps(
    session: Session, node: Node, people: dict[str, Person], practices: Iterator[UUID]
) -> dict[str, str]:
    """Leave requests in each state; return one of each, by its name in `Things`."""
    author = people["author"]
    drafting = [
        open_request(session, node=node, author=author, kind=Kind.PRACTICE_SUMMARY, subject_id=each)
        for each in islice(practices, _DRAFTING)
    ]
    session.commit()
    asked = [_ask(session, node, author, each) for each in islice(practices, _ASKED)]
    refused = [
        _approve(session, node, people, each, approve=False) for each in islice(practices, _REFUSED)
    ]
    approved = [_approve(session, node, people, each) for each in islice(practices, _APPROVED)]
    return {
        "drafting_id": str(drafting[0].request_id),
        "asked_id": str(asked[0].request_id),
        "refused_id": str(refused[0].request_id),
        "approved_id": str(approved[0].request_id),
        "practice_id": str(next(practices)),
    }


def _invite(session: Session, node: Node, people: dict[str, Person]) -> str:
    """Invite a colleague, and vouch for a member; return the code of the invitation."""
    code = invite(session, people["colleague2"], node=node, actor=str(people["admin"].account_id))
    session.commit()
    keys = KeySet([generate_signing_key("ES256").public])
    add_member(
        session, entity_id=_MEMBER, keys=keys, country="be", may_vouch=False, clock=node.clock
    )
    session.commit()
    return code


def _ask_to_join(opened: Opened, session: Session, node: Node, network: InventedNetwork) -> str:
    """Let a town ask with an invitation; return the number of the invitation."""
    line = invite_member(session, node=node, label="Newtown", country=None, may_vouch=False)
    session.commit()
    town = next(iter(network.records))
    statement = network.configuration(town)
    with opened(Process.PEER) as (peer_node, peer_session):
        keep_newcomer(
            peer_session,
            code=parse_invitation(line).code,
            entity_id=town,
            statement=statement,
            clock=peer_node.clock,
        )
    (invited,) = list_invited(session, node=node)
    return str(invited.invitation_id)


def _save_searches(session: Session, node: Node, author: Person) -> str:
    """Save a few searches; return the secret of a feed."""
    for number in range(_SEARCHES):
        _search, secret = save_search(
            session, node=node, person=author, asked={"q": [f"school {number}"]}
        )
    session.commit()
    return secret


def _act(session: Session, node: Node, people: dict[str, Person]) -> None:
    """Let the audit log hold what a year of signing in leaves there."""
    handles = list(people)
    for number in range(_STEPS_OF_OTHERS):
        account = str(people[handles[number % len(handles)]].account_id)
        record_action(
            session,
            actor=account,
            action="signed_out",
            about=account,
            keyring=node.data_key,
            clock=node.clock,
        )
    session.commit()
