"""A node with something of everything: people, drafts, what left, what came in, who joins.

Every text that stays at the node holds marked words of its own, and each says who may read it, so
that one walk over all pages shows what somebody reads who should not. `an` and `co` are the two
authors: whatever one of them has, the other has too.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from node.airlock.group_figures import add_figure
from node.airlock.resolving import rewrite_members
from node.database import db
from node.extensions import Process
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.service import add_person, get_person
from node.people.sessions_of_account import list_sessions
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import edit_entry
from node.private.local_time import local_day
from node.private.practices.service import import_practices
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.private.saved_searches.service import save_search
from node.published.reading import entries_sent
from node.search.index import update_index
from schemas.entry import Kind
from tests.boundaries.canaries import Canaries
from tests.federation.sample_federation import RAN
from tests.node.airlock.town import ENTRY, practice_line
from tests.node.airlock.views.walk import Walk, walking
from tests.node.coordinator_app.joining import MEMBER, SUPERIOR, join_networks
from tests.node.coordinator_app.network_parts import Filling
from tests.node.coordinator_app.network_things import (
    SHARED,
    NetworkThing,
    fill_for_all,
    fill_network,
)
from tests.node.coordinator_app.ways_in import add_passkey, connect, know_outside
from tests.node.search.town import OTHER_TOWN, entry, practice
from tests.node.search.town import Town as Exchange
from tests.nodes import opened
from tests.screens import sign_in

__all__ = ["AUTHORS", "DEMO", "MEMBER", "SUPERIOR", "Thing", "WholeTown", "whole_town"]

DEMO: Mapping[str, str] = {
    "contact_mailbox": "linkpin@town.example",
    "demo": "yes",
    "entity_id": "http://127.0.0.1:8719",
    "role": "superior",
}
"""Settings under which the application has every page that it can have."""

AUTHORS = ("an", "co")

COORDINATORS = frozenset(AUTHORS)


@dataclass(slots=True, kw_only=True)
class Thing:
    """What one of the authors has, by what it is called where it is asked for.

    Attributes:
        account_id: Their account.
        practice_id: A practice of theirs that nobody asked to release.
        drafting_id: A request that they are making safe.
        asked_id: A request for which they asked a second reader.
        record_id: A record of theirs that other towns read.
        position: Where it stands in the list of what left.
        search_id: A search they saved.
        figure_id: A figure of a group of the town that they entered.
        feed: The secret of its feed.
        session_id: Another browser in which they are signed in.
        passkey_id: A passkey of theirs.
        identity_id: Their connection with the sign-in of the town.
        draft_id: Their directory entry.
    """

    account_id: UUID
    practice_id: UUID
    drafting_id: UUID
    asked_id: UUID
    record_id: UUID
    position: int
    search_id: UUID
    figure_id: UUID
    feed: str
    session_id: UUID
    passkey_id: UUID
    identity_id: UUID
    draft_id: UUID


@dataclass(slots=True, kw_only=True)
class WholeTown:
    """The node and what is in it.

    Attributes:
        walk: Its application and its people.
        things: What each author has.
        invitation: Code of an invitation that waits for its person.
        newcomer_id: Invitation of a member that somebody asked with.
        own_entry_id: A directory entry of this town that other towns read.
        known_id: An entry of the register.
        received: A practice and a directory entry of another town.
        network: What each author has in the network that only they see.
        readers: For each marked word, the handles of those who may read it.
        canaries: The marked words, with where each stands.
    """

    walk: Walk
    things: dict[str, Thing] = field(default_factory=dict)
    invitation: str = ""
    newcomer_id: UUID = field(default_factory=uuid4)
    own_entry_id: UUID = field(default_factory=uuid4)
    known_id: UUID = field(default_factory=uuid4)
    received: dict[Kind, UUID] = field(default_factory=dict)
    network: dict[str, NetworkThing] = field(default_factory=dict)
    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    canaries: Canaries = field(default_factory=Canaries)

    def mark(self, home: str, *readers: str) -> str:
        """Return a new marked word that only some may read."""
        word = self.canaries.word(home)
        self.readers[word] = frozenset(readers)
        return word

    def homes_read(self, text: str, *, handle: str | None) -> set[str]:
        """Return where the marked words of a text stand that `handle` may not read."""
        return {
            self.canaries.homes[word]
            for word, readers in self.readers.items()
            if word in text and handle not in readers
        }

    def client(self, handle: str) -> FlaskClient:
        """Return a browser of its own in which somebody is signed in."""
        client = self.walk.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
        sign_in(client, handle)
        return client


@contextmanager
def whole_town(folder: Path) -> Iterator[WholeTown]:
    """Set the node up under `folder` and fill it."""
    with walking(folder / "town", **DEMO) as walk:
        whole = WholeTown(walk=walk)
        _open_accounts(whole)
        _fill_register(whole)
        _exchange(whole)
        whole.newcomer_id = join_networks(walk, folder)
        for handle in AUTHORS:
            whole.things[handle] = _things_of(whole, handle)
        whole.own_entry_id = _release_entry(whole)
        _fill_network(whole)
        know_outside(walk.app)
        db.session.rollback()
        with opened(walk.settings, process=Process.SYNCER, clock=walk.clock) as (app, session):
            update_index(session, node=app.extensions["linkpin"])
        yield whole


def _open_accounts(whole: WholeTown) -> None:
    """Rename everybody to a marked word, and open an invented, an invited and a closing account."""
    session, node = whole.walk.session, whole.walk.node
    for handle, roles in (
        ("eva", [PersonRole.COORDINATOR]),
        ("ne", [PersonRole.COORDINATOR]),
        ("su", list(PersonRole)),
    ):
        add_person(
            session,
            node=node,
            handle=handle,
            name=whole.mark(f"name of {handle}", *COORDINATORS, "ad"),
            # Nobody is behind these, so the administrator's role asks no second step of them.
            mailbox=f"{handle}.demo@town.example",
            roles=roles,
        )
    invited = get_person(session, node=node, handle="ne")
    whole.invitation = invite(session, invited, node=node, actor="command")
    session.commit()


def _fill_register(whole: WholeTown) -> None:
    session, node = whole.walk.session, whole.walk.node
    actor = get_person(session, node=node, handle="an")
    for kind in (KnownKind.PERSON, KnownKind.ORGANISATION, KnownKind.PLACE):
        text = whole.mark(f"register: {kind}", *COORDINATORS)
        aliases = [whole.mark(f"register: alias of {kind}", *COORDINATORS)]
        known = add_known(session, node=node, actor=actor, kind=kind, text=text, aliases=aliases)
        whole.known_id = known.entry_id
    session.commit()


def _exchange(whole: WholeTown) -> None:
    """Let records of another town be here, and that town be known."""
    walk = whole.walk
    walk.meet(OTHER_TOWN, "Sarcelles", RAN)
    town = Exchange(walk.settings, clock=walk.clock)
    (practice_id,) = town.receive(practice("Koffie"))
    (entry_id,) = town.receive(entry("Coördinator"), kind=Kind.DIRECTORY_ENTRY)
    town.read_collection()
    whole.received = {Kind.PRACTICE_SUMMARY: practice_id, Kind.DIRECTORY_ENTRY: entry_id}


def _fill_network(whole: WholeTown) -> None:
    """Enter what each author alone sees, after the releases, so that no name of it stops one."""
    session, node = whole.walk.session, whole.walk.node
    fillings = {
        handle: Filling(
            session=session,
            node=node,
            actor=get_person(session, node=node, handle=handle),
            mark=partial(_mark_for, whole, handle),
            is_mine=True,
            today=local_day(node),
        )
        for handle in AUTHORS
    }
    fill_for_all(fillings[AUTHORS[0]])
    for handle, filling in fillings.items():
        whole.network[handle] = fill_network(filling)


def _mark_for(whole: WholeTown, handle: str, home: str) -> str:
    """Return a marked word of the network; what all coordinators see is theirs together."""
    is_shared = home.startswith(SHARED)
    return whole.mark(f"network of {handle}: {home}", *(COORDINATORS if is_shared else (handle,)))


def _things_of(whole: WholeTown, handle: str) -> Thing:
    walk = whole.walk
    _notes(whole, handle)
    released = _record(whole, handle, "released practice", {"partners"})
    request_id = _ask(whole, handle, released)
    assert walk.read(request_id).status_code == 303
    walk.seal()
    drafting = _record(whole, handle, "practice being made safe", _ALL)
    drafting_id = walk.begin(drafting, handle=handle)
    _rewrite(whole, handle, drafting_id)
    asked = _record(whole, handle, "practice that was asked for", {"partners"}, seen={"approach"})
    search_id, feed = _save_search(whole, handle)
    record_id = walk.record_of(request_id)
    sent = next(each for each in entries_sent(walk.session) if each.record_id == record_id)
    return Thing(
        account_id=_me(whole, handle),
        practice_id=_record(whole, handle, "practice", _ALL),
        drafting_id=drafting_id,
        asked_id=_ask(whole, handle, asked),
        record_id=record_id,
        position=sent.position,
        search_id=search_id,
        figure_id=_figure(whole, handle),
        feed=feed,
        session_id=_another_session(whole, handle),
        passkey_id=add_passkey(walk, handle, whole.mark(f"label of a passkey of {handle}", handle)),
        identity_id=connect(walk, handle, whole.mark(f"identity of {handle} elsewhere")),
        draft_id=_entry(whole, handle),
    )


_ALL = frozenset(
    {"title", "situation", "aim", "partners", "approach", "result", "differently", "needs_first"}
)


def _record(
    whole: WholeTown, handle: str, home: str, marked: set[str] | frozenset[str], **more: set[str]
) -> UUID:
    """Record a practice; marked members stay here, `seen` ones are read by second readers."""
    words = {name: whole.mark(f"{home} of {handle}: {name}", *COORDINATORS) for name in marked}
    seen = {
        name: f"We met {whole.mark(f'{home} of {handle}: {name}', *COORDINATORS, 'bo')} there."
        for name in more.get("seen", ())
    }
    session, node = whole.walk.session, whole.walk.node
    author = get_person(session, node=node, handle=handle)
    data = practice_line(**words, **seen)
    (practice_id,) = import_practices(session, node=node, author=author, data=data)
    session.commit()
    return practice_id


def _figure(whole: WholeTown, handle: str) -> UUID:
    """Enter a figure of a group that no practice is about."""
    session, node = whole.walk.session, whole.walk.node
    figure = add_figure(
        session,
        node=node,
        actor=get_person(session, node=node, handle=handle),
        conditions={"settings": "prison", "target_groups": "police" if handle == "an" else "women"},
        people=4,
        source=whole.mark(f"source of a figure of {handle}", *COORDINATORS),
    )
    session.commit()
    return figure.figure_id


def _ask(whole: WholeTown, handle: str, practice_id: UUID) -> UUID:
    """Begin a release and ask for a second reader."""
    request_id = whole.walk.begin(practice_id, handle=handle)
    answer = whole.walk.post(handle, f"/airlock/{request_id}/release", {"audience": "ran"})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return request_id


def _notes(whole: WholeTown, handle: str) -> None:
    """Let a second reader send a text back with a note."""
    practice_id = _record(whole, handle, "practice that was sent back", {"partners"})
    note = whole.mark(f"note to {handle}", *COORDINATORS)
    request_id = _ask(whole, handle, practice_id)
    assert whole.walk.read(request_id, decision="send_back", note=note).status_code == 303


def _rewrite(whole: WholeTown, handle: str, request_id: UUID) -> None:
    """Write a text of a draft anew, so that the step before it is kept too."""
    session, node = whole.walk.session, whole.walk.node
    rewrite_members(
        session,
        node=node,
        author=get_person(session, node=node, handle=handle),
        request_id=request_id,
        members={"texts.en.aim": whole.mark(f"draft of {handle}", *COORDINATORS)},
    )
    session.commit()


def _entry(whole: WholeTown, handle: str) -> UUID:
    """Fill in a directory entry; those of the authors name their person."""
    session, node = whole.walk.session, whole.walk.node
    content = dict(ENTRY)
    if handle in AUTHORS:
        content["name"] = whole.mark(f"directory draft of {handle}", handle)
    draft = edit_entry(
        session,
        node=node,
        actor=get_person(session, node=node, handle=handle),
        content=json.dumps(content).encode(),
        consent=Consent(version=CONSENT_VERSION, given_on=whole.walk.clock().date()),
    )
    session.commit()
    return draft.draft_id


def _release_entry(whole: WholeTown) -> UUID:
    """Let `eva` release an entry that names nobody."""
    walk = whole.walk
    draft_id = _entry(whole, "eva")
    request_id = walk.begin(draft_id, kind="directory-entry", handle="eva")
    answer = walk.post("eva", f"/airlock/{request_id}/release", {"audience": "ran"})
    assert answer.status_code == 303, answer.get_data(as_text=True)
    assert walk.read(request_id).status_code == 303
    walk.seal()
    return walk.record_of(request_id)


def _save_search(whole: WholeTown, handle: str) -> tuple[UUID, str]:
    session, node = whole.walk.session, whole.walk.node
    found = save_search(
        session,
        node=node,
        person=get_person(session, node=node, handle=handle),
        asked={"q": [whole.mark(f"saved search of {handle}", handle)]},
    )
    session.commit()
    return found


def _me(whole: WholeTown, handle: str) -> UUID:
    return get_person(whole.walk.session, node=whole.walk.node, handle=handle).account_id


def _another_session(whole: WholeTown, handle: str) -> UUID:
    whole.client(handle)
    account_id = _me(whole, handle)
    found = list_sessions(whole.walk.session, node=whole.walk.node, account_id=account_id)
    return found[0].session_id
