"""The demo's content put into the nodes: recorded, checked, read by a second person, approved.

Every summary takes the way every summary takes, with two invented accounts at each node; there is
no other way in. What was loaded before is left as it is, and what was interrupted is finished.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import list_requests, open_request
from node.airlock.review import ask, read
from node.demo.cast import ADMIN, AUTHOR, DESK, READER
from node.demo.network_loading import load_network
from node.demo.stage import Stage
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, add_person, get_person, list_people
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import edit_entry, find_draft_of
from node.private.practices.service import import_practices, list_practices
from node.private.register.service import import_known, list_known
from node.queues import QueueName, wake
from schemas.entry import Kind
from schemas.node_metadata import Role

__all__ = ["ACCOUNT_NAMES", "CONTENT", "find_approved", "load_town", "record", "release"]

CONTENT = Path(__file__).parent / "content"
"""Folder of what the demo's towns say."""

ACCOUNT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        AUTHOR: "Quirine Vandeloreil",
        READER: "Osmaan Trixelberg",
        ADMIN: "Wilmoed Kastelijnse",
        DESK: "Elfrune Morgensteen",
    }
)
"""Names of the invented accounts, by handle; the desk's is at the desk alone."""

_ROLES = {
    AUTHOR: PersonRole.COORDINATOR,
    READER: PersonRole.SECOND_READER,
    ADMIN: PersonRole.ADMIN,
    DESK: PersonRole.DESK,
}

COUNTRY_ONLY = {"vilvoorde": 4}
"""Per town the place of the one practice that is released for its own country only."""


def load_town(stage: Stage, key: str) -> int:
    """Load one town's people, register, practices and directory entry.

    Returns:
        How many records were approved for release; 0 if the town was loaded before.
    """
    approved = 0
    with stage.opened(key) as (node, session):
        author = _open_accounts(session, node, key)
        if not list_known(session, node=node):
            data = (CONTENT / key / "register.jsonl").read_bytes()
            import_known(session, node=node, actor=author, data=data)
            session.commit()
        if (CONTENT / key / "organisations.jsonl").exists():
            load_network(session, node=node, author=author, folder=CONTENT / key)
        for kind, subject_id, audience in _subjects(session, node, key, author):
            if find_approved(session, subject_id) is None:
                release(session, node, kind=kind, subject_id=subject_id, audience=audience)
                approved += 1
        if approved:
            wake(node.settings, QueueName.SEALER)
        if (waiting := CONTENT / key / "tour.jsonl").exists():
            record(session, node, author=author, file=waiting)
    return approved


def record(session: Session, node: Node, *, author: Person, file: Path) -> Sequence[UUID]:
    """Return the practices of an import file in its order, recorded now if they are not yet."""
    data = file.read_bytes()
    titles = [json.loads(line)["title"] for line in data.splitlines()]
    known = {each.content.title: each.practice_id for each in list_practices(session, node=node)}
    if known.keys() >= set(titles):
        return [known[title] for title in titles]
    recorded = import_practices(session, node=node, author=author, data=data)
    session.commit()
    return recorded


def find_approved(session: Session, subject_id: UUID) -> ReleaseRequest | None:
    """Return the approved request of a subject; None if nobody approved one."""
    requests = list_requests(session, state=RequestState.APPROVED)
    return next((row for row in requests if row.subject_id == subject_id), None)


def release(
    session: Session, node: Node, *, subject_id: UUID, audience: str, kind: Kind
) -> ReleaseRequest:
    """Let author and reader take one subject through the airlock; commits."""
    author = get_person(session, node=node, handle=AUTHOR)
    reader = get_person(session, node=node, handle=READER)
    row = open_request(session, node=node, author=author, kind=kind, subject_id=subject_id)
    ask(session, node=node, author=author, request_id=row.request_id, audience=audience)
    session.commit()
    read(session, node=node, reader=reader, request_id=row.request_id, approve=True)
    session.commit()
    return row


def _open_accounts(session: Session, node: Node, key: str) -> Person:
    """Open the invented accounts of a town if they are missing; return the author's."""
    there = {person.handle for person in list_people(session, node=node)}
    for handle, name in ACCOUNT_NAMES.items():
        is_here = handle != DESK or node.settings.role is Role.ANCHOR
        if is_here and handle not in there:
            add_person(
                session,
                node=node,
                handle=handle,
                name=name,
                mailbox=f"{handle}.demo@{key}.example",
                roles=[_ROLES[handle]],
            )
            session.commit()
    return get_person(session, node=node, handle=AUTHOR)


def _subjects(
    session: Session, node: Node, key: str, author: Person
) -> Iterator[tuple[Kind, UUID, str]]:
    """Record the directory entry, then the practices; yield what each is and who will read it."""
    entry = find_draft_of(session, node=node, author=author)
    if entry is None:
        entry = edit_entry(
            session,
            node=node,
            actor=author,
            content=(CONTENT / key / "directory.json").read_bytes(),
            consent=Consent(version=CONSENT_VERSION, given_on=node.clock().date()),
        )
        session.commit()
    yield Kind.DIRECTORY_ENTRY, entry.draft_id, "ran"
    recorded = record(session, node, author=author, file=CONTENT / key / "practices.jsonl")
    for place, practice_id in enumerate(recorded):
        own = COUNTRY_ONLY.get(key) == place
        yield Kind.PRACTICE_SUMMARY, practice_id, node.settings.country if own else "ran"
