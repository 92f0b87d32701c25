"""A town with people, names and practices, and the steps of its airlock, for tests."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from federation.keys import SigningKey
from node.airlock.models import ReleaseRequest
from node.airlock.release import Outcome, release_due, withdraw_due
from node.airlock.requests import open_request
from node.airlock.review import ask, read
from node.database import Zone, start_writing
from node.extensions import Node, Process, current_node
from node.people.models import PersonRole
from node.people.service import Person, add_person
from node.private.directory.consent import CONSENT_VERSION, Consent
from node.private.directory.service import Draft, edit_entry
from node.private.practices.service import change_practice, get_practice, import_practices
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from node.published.store import Position, ensure_collections
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from schemas.entry import Kind
from tests.nodes import FixedClock, opened, set_up

__all__ = ["ENTRY", "PRACTICE", "Town", "practice_line", "town_in"]

PRACTICE: dict[str, object] = {
    "language": "en",
    "title": "Evenings for parents at the football club",
    "situation": "Songs along the line became harsher.",
    "aim": "Parents should be the first to say something.",
    "partners": "The club, parents, youth workers.",
    "approach": "We met in the canteen. We asked everybody where they would speak up.",
    "result": "The evenings were full and went on without us.",
    "differently": "We would speak with the trainers first.",
    "needs_first": "A club that asks for help.",
    "kind": "dialogue",
    "themes": ["sport"],
    "target_groups": ["parents_family"],
    "settings": ["sport"],
    "level": "for_groups_at_risk",
    "partner_sectors": ["sport"],
    "period": {"from": "2024-09", "to": "2025-05"},
    "evidence": "participants_feedback",
    "rights": "ask_before_citing",
}
"""A practice in which nothing is to be found."""

ENTRY: dict[str, object] = {
    "role": {"en": "Prevention coordinator"},
    "organisation": {"en": "Town of Vilvoorde"},
    "mailbox": "prevention@vilvoorde.example",
    "languages": [{"tag": "en", "use": "talks"}],
}
"""A directory entry that names nobody."""


def practice_line(**changes: object) -> bytes:
    """Return one import line with some members changed; None leaves one out."""
    members = {**PRACTICE, **changes}
    kept = {name: value for name, value in members.items() if value is not None}
    return json.dumps(kept).encode()


@dataclass(slots=True, kw_only=True)
class Town:
    """A node of one town with an author and a second reader.

    Attributes:
        settings: Of the node.
        clock: Its time; stands still until a test moves it.
        session: Of the process in which people act.
        node: The same process's node.
        author: A coordinator.
        reader: A second reader.
    """

    settings: Settings
    clock: FixedClock
    session: Session = field(repr=False)
    node: Node
    author: Person
    reader: Person

    def person(
        self, handle: str, *roles: PersonRole, name: str | None = None, mailbox: str | None = None
    ) -> Person:
        """Open one more account."""
        person = add_person(
            self.session,
            node=self.node,
            handle=handle,
            name=name or f"Quillon {handle.title()}ski",
            mailbox=mailbox or f"{handle}@town.example",
            roles=roles,
        )
        self.session.commit()
        return person

    def know(self, text: str, kind: KnownKind = KnownKind.PERSON, *aliases: str) -> None:
        """Enter a name into the register."""
        add_known(
            self.session, node=self.node, actor=self.author, kind=kind, text=text, aliases=aliases
        )
        self.session.commit()

    def record(self, *, author: Person | None = None, **changes: object) -> UUID:
        """Record a practice; by the town's author unless somebody else is named."""
        (practice_id,) = import_practices(
            self.session,
            node=self.node,
            author=author or self.author,
            data=practice_line(**changes),
        )
        self.session.commit()
        return practice_id

    def change(self, row: ReleaseRequest, **changes: object) -> None:
        """Let the author change the practice that a request was made from."""
        practice = get_practice(self.session, node=self.node, practice_id=row.subject_id)
        change_practice(
            self.session,
            node=self.node,
            actor=self.author,
            practice_id=row.subject_id,
            content=replace(practice.content, **changes),  # type: ignore[arg-type] # members by name
            revision=practice.revision,
        )
        self.session.commit()

    def fill_in(self, *, agreed: bool = True, **changes: object) -> Draft:
        """Fill in the author's directory entry."""
        consent = Consent(version=CONSENT_VERSION, given_on=self.clock().date()) if agreed else None
        draft = edit_entry(
            self.session,
            node=self.node,
            actor=self.author,
            content=json.dumps({**ENTRY, **changes}).encode(),
            consent=consent,
        )
        self.session.commit()
        return draft

    def open(
        self,
        subject_id: UUID,
        *,
        kind: Kind = Kind.PRACTICE_SUMMARY,
        author: Person | None = None,
    ) -> ReleaseRequest:
        """Open the request of a subject and commit it."""
        row = open_request(
            self.session,
            node=self.node,
            author=author or self.author,
            kind=kind,
            subject_id=subject_id,
        )
        self.session.commit()
        return row

    def ask(self, row: ReleaseRequest, audience: str = "ran") -> ReleaseRequest:
        """Ask for a second reader and commit."""
        asked = ask(
            self.session,
            node=self.node,
            author=self.author,
            request_id=row.request_id,
            audience=audience,
        )
        self.session.commit()
        return asked

    def read(
        self,
        row: ReleaseRequest,
        *,
        approve: bool = True,
        reader: Person | None = None,
        note: str = "",
        seen: str | None = None,
    ) -> ReleaseRequest:
        """Decide as a second reader and commit."""
        decided = read(
            self.session,
            node=self.node,
            reader=reader or self.reader,
            request_id=row.request_id,
            approve=approve,
            note=note,
            seen=seen,
        )
        self.session.commit()
        return decided

    def approve(
        self,
        subject_id: UUID,
        *,
        kind: Kind = Kind.PRACTICE_SUMMARY,
        audience: str = "ran",
    ) -> ReleaseRequest:
        """Take a subject in which nothing is to be found up to its approval."""
        return self.read(self.ask(self.open(subject_id, kind=kind), audience))

    def seal(self) -> tuple[Sequence[Outcome], Sequence[Position]]:
        """Do what the sealer does about releases and withdrawals, as the sealer."""
        self.session.rollback()
        with opened(self.settings, process=Process.SEALER, clock=self.clock) as (_app, session):
            node, key = current_node(), self.key
            ensure_collections(session, node=node)
            session.commit()
            withdrawn = withdraw_due(session, node=node, key=key)
            return release_due(session, node=node, key=key), withdrawn

    @property
    def key(self) -> SigningKey:
        """The record key."""
        return get_own_key(self.settings.keys_folder, KeyUse.RECORD)

    def force(self, row: ReleaseRequest, **values: object) -> None:
        """Write columns of a request below every service and every constraint."""
        connection = start_writing(self.session, Zone.PRIVATE)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        connection.execute(
            update(ReleaseRequest)
            .where(ReleaseRequest.request_id == row.request_id)
            .values(**values)
        )
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
        self.session.commit()


@contextmanager
def town_in(folder: Path, **changes: str) -> Iterator[Town]:
    """Set up a town under `folder` with its author and its second reader."""
    clock = FixedClock()
    settings = set_up(folder, **changes)
    with opened(settings, clock=clock) as (_app, session):
        node = current_node()
        people = [
            add_person(
                session,
                node=node,
                handle=handle,
                name=name,
                mailbox=f"{handle}@town.example",
                roles=[role],
            )
            for handle, name, role in (
                ("avery", "Avery Quintavell", PersonRole.COORDINATOR),
                ("rowan", "Rowan Bellthorpe", PersonRole.SECOND_READER),
            )
        ]
        session.commit()
        yield Town(
            settings=settings,
            clock=clock,
            session=session,
            node=node,
            author=people[0],
            reader=people[1],
        )
