"""The demo's content put into the nodes: recorded, checked, read by a second person, approved.

Every summary takes the way every summary takes, with two invented accounts at each node; there is
no other way in. What was loaded before is left as it is.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.requests import open_request
from node.airlock.review import ask, read
from node.demo.cast import AUTHOR, READER
from node.demo.stage import Stage
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import Person, add_person, get_person, list_people
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import edit_entry
from node.private.practices.service import import_practices
from node.private.register.service import import_known
from node.queues import QueueName, wake
from schemas.entry import Kind

__all__ = ["CONTENT", "load_town", "release_practice"]

CONTENT = Path(__file__).parent / "content"
"""Folder of what the demo's towns say."""

COUNTRY_ONLY = {"vilvoorde": 4}
"""Per town the place of the one practice that is released for its own country only."""


def load_town(stage: Stage, key: str) -> int:
    """Load one town's people, register, practices and directory entry.

    Returns:
        How many records were approved for release; 0 if the town was loaded before.
    """
    with stage.opened(key) as (node, session):
        if list_people(session, node=node):
            return 0
        author = _open_accounts(session, node, key)
        import_known(
            session, node=node, actor=author, data=(CONTENT / key / "register.jsonl").read_bytes()
        )
        session.commit()
        approved = 0
        for kind, subject_id, audience in _subjects(session, node, key, author):
            release_practice(session, node, kind=kind, subject_id=subject_id, audience=audience)
            approved += 1
        wake(node.settings, QueueName.SEALER)
    return approved


def release_practice(
    session: Session, node: Node, *, subject_id: UUID, audience: str, kind: Kind
) -> UUID:
    """Let author and reader take one subject through the airlock; commits.

    Returns:
        The identifier the record will have.
    """
    author = get_person(session, node=node, handle=AUTHOR)
    reader = get_person(session, node=node, handle=READER)
    row = open_request(session, node=node, author=author, kind=kind, subject_id=subject_id)
    ask(session, node=node, author=author, request_id=row.request_id, audience=audience)
    session.commit()
    read(session, node=node, reader=reader, request_id=row.request_id, approve=True)
    session.commit()
    return row.record_id


def _open_accounts(session: Session, node: Node, key: str) -> Person:
    """Open the two invented accounts of a town; return the author's."""
    names = {AUTHOR: "Quirine Vandeloreil", READER: "Osmaan Trixelberg"}
    roles = {AUTHOR: PersonRole.COORDINATOR, READER: PersonRole.SECOND_READER}
    people = [
        add_person(
            session,
            node=node,
            handle=handle,
            name=name,
            mailbox=f"{handle}.demo@{key}.example",
            roles=[roles[handle]],
        )
        for handle, name in names.items()
    ]
    session.commit()
    return people[0]


def _subjects(
    session: Session, node: Node, key: str, author: Person
) -> Iterator[tuple[Kind, UUID, str]]:
    """Record the directory entry, then the practices; yield what each is and who will read it."""
    entry = edit_entry(
        session,
        node=node,
        actor=author,
        content=(CONTENT / key / "directory.json").read_bytes(),
        consent=Consent(version=CONSENT_VERSION, given_on=node.clock().date()),
    )
    session.commit()
    yield Kind.DIRECTORY_ENTRY, entry.draft_id, "ran"
    recorded = import_practices(
        session, node=node, author=author, data=(CONTENT / key / "practices.jsonl").read_bytes()
    )
    session.commit()
    for place, practice_id in enumerate(recorded):
        own = COUNTRY_ONLY.get(key) == place
        yield Kind.PRACTICE_SUMMARY, practice_id, node.settings.country if own else "ran"
