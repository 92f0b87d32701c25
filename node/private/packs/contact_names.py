"""Where a text names a contact, in every sealed record of the network.

A name in full and the mailbox are looked for everywhere. The surname alone, and a name of one
word, are looked for where the contact's organisation is concerned: its card, its lines, its
meetings, groups and tasks. Elsewhere they would find other people who are called so.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, null, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.extensions import Node
from node.people.service import Person
from node.private.meetings.models import ParticipantRow, TaskPart, TaskRow
from node.private.network.contact import Contact
from node.private.network.group_models import ImportEffect, MemberRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.packs.effects import open_before
from node.private.packs.index import TABLES, Table
from schemas.strict_json import JsonInput

__all__ = [
    "ERASED_MARK",
    "NamePatterns",
    "Naming",
    "effects_naming",
    "name_patterns",
    "records_naming",
    "seen_naming",
    "without_name",
]

ERASED_MARK: Final = "[…]"
"""What stands in a note where a name stood."""

_SHORTEST_SURNAME: Final = 4
_CODES: Final = frozenset(
    ("themes", "topic", "needs", "interests", "kind", "stage", "checks", "counted")
)
"""Members whose values are words of a list, never a name."""

_OWN: Final[Mapping[str, frozenset[str]]] = {
    # What an organisation is called, and how somebody else is reached, is theirs.
    OrganisationRow.__tablename__: frozenset(("name",)),
    ContactRow.__tablename__: frozenset(("name", "mailbox", "phone")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePatterns:
    """What finds a contact in a text.

    Attributes:
        near: Where its organisation is concerned.
        far: Everywhere else; None if only the surname or a name of one word is known.
    """

    near: re.Pattern[str] = field(repr=False)
    far: re.Pattern[str] | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One record that names a contact.

    Attributes:
        table: Table it stands in.
        record_id: Its number.
        owner_id: Who alone may see it; None for all coordinators.
        happened_on: Of a line of the log, its day.
        members: Its texts as they are stored.
        texts: The texts that name the contact, each with the member it stands under.
        pattern: What found them.
    """

    table: Table
    record_id: UUID
    owner_id: UUID | None
    happened_on: date | None
    members: Mapping[str, JsonInput] = field(repr=False)
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)


def name_patterns(contact: Contact) -> NamePatterns | None:
    """Return what finds a contact in a text; None for one without a name."""
    name = contact.content.name.strip()
    if not name:
        return None
    words = name.split()
    # Bounds on both sides, since a short name stands inside other words.
    full = "(?i:(?<!\\w)" + r"\s+".join(map(re.escape, words)) + ")"
    far = [full] if len(words) > 1 else []
    if contact.content.mailbox:
        far.append(rf"(?i:{re.escape(contact.content.mailbox)})")
    near = [full if len(words) > 1 else rf"{full}\b", *far]
    if len(words[-1]) >= _SHORTEST_SURNAME:
        near.append(rf"\b{re.escape(words[-1])}\b")
    return NamePatterns(
        near=re.compile("|".join(near)), far=re.compile("|".join(far)) if far else None
    )


def records_naming(session: Session, *, node: Node, contact: Contact) -> Iterator[Naming]:
    """Yield every record that names a contact, whoever may see it, lines the latest first."""
    patterns = name_patterns(contact)
    if patterns is None:
        return
    near = _near(session, contact.draft.organisation_id)
    for table in TABLES:
        for record_id, owner_id, day, sealed in session.execute(_asked(table)):
            pattern = patterns.near if record_id in near else patterns.far
            if pattern is None or record_id == contact.contact_id:
                continue
            members = json.loads(
                node.data_key.open(sealed, table=table.name, column=table.sealed.key, row=record_id)
            )
            texts = tuple(
                (member, text)
                for member, text in _texts(members, kept=_kept(table))
                if pattern.search(text)
            )
            if texts:
                yield Naming(
                    table=table,
                    record_id=record_id,
                    owner_id=owner_id,
                    happened_on=day,
                    members=members,
                    texts=texts,
                    pattern=pattern,
                )


def seen_naming(
    session: Session, *, node: Node, person: Person, contact: Contact
) -> tuple[Naming, ...]:
    """Return the records somebody may see that name a contact."""
    return tuple(
        each
        for each in records_naming(session, node=node, contact=contact)
        if each.owner_id in (None, person.account_id)
    )


def without_name(naming: Naming) -> dict[str, JsonInput]:
    """Return the texts of a record with a mark where the name stood; all else stays."""
    kept = _kept(naming.table)
    return {
        member: value if member in kept else _cleaned(value, naming.pattern)
        for member, value in naming.members.items()
    }


def effects_naming(session: Session, *, node: Node, contact: Contact) -> tuple[ImportEffect, ...]:
    """Return what imports kept, to undo themselves, of texts that name a contact."""
    patterns = name_patterns(contact)
    if patterns is None:
        return ()
    near = _near(session, contact.draft.organisation_id)
    rows = session.scalars(select(ImportEffect).where(ImportEffect.sealed_before.is_not(None)))
    found = []
    for row in rows:
        pattern = patterns.near if row.record_id in near else patterns.far
        if pattern is None:
            continue
        texts = _texts(json.loads(open_before(row, node=node)[1]), kept=frozenset())
        if any(pattern.search(text) for _member, text in texts):
            found.append(row)
    return tuple(found)


def _nothing(column: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    return type_coerce(null(), column.type).label(column.key)


def _asked(table: Table) -> Select[Any, Any, Any, Any]:
    row = table.key.class_
    day = LogRow.happened_on if row is LogRow else _nothing(LogRow.happened_on)
    owner = _nothing(LogRow.owner_id) if table.owner is None else table.owner
    asked = select(table.key, owner, day, table.sealed).where(table.sealed.is_not(None))
    return asked.order_by(LogRow.happened_on.desc(), table.key) if row is LogRow else asked


def _near(session: Session, organisation_id: UUID) -> frozenset[UUID]:
    """Return the records in which an organisation is concerned."""
    meetings = select(ParticipantRow.meeting_id).where(
        ParticipantRow.organisation_id == organisation_id
    )
    parts = select(TaskPart.task_id).where(TaskPart.organisation_id == organisation_id)
    asked = (
        meetings,
        parts,
        select(MemberRow.group_id).where(MemberRow.organisation_id == organisation_id),
        select(TaskRow.task_id).where(
            or_(TaskRow.organisation_id == organisation_id, TaskRow.meeting_id.in_(meetings))
        ),
        select(LogRow.line_id).where(
            or_(
                LogRow.organisation_id == organisation_id,
                LogRow.other_id == organisation_id,
                LogRow.meeting_id.in_(meetings),
            )
        ),
    )
    return frozenset(number for each in asked for number in session.scalars(each)) | {
        organisation_id
    }


def _kept(table: Table) -> frozenset[str]:
    return _OWN.get(table.name, frozenset()) | _CODES


def _texts(
    value: JsonInput, *, kept: frozenset[str] = _CODES, member: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield every text in a JSON value that may name somebody, with the member it stands under."""
    if isinstance(value, str):
        yield member, value
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in kept:
                yield from _texts(each, member=name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, member=member)


def _cleaned(value: JsonInput, pattern: re.Pattern[str]) -> JsonInput:
    if isinstance(value, str):
        # Never longer than what stood there, so that a full text stays within its bounds.
        return pattern.sub(lambda found: ERASED_MARK[: len(found[0])], value)
    if isinstance(value, dict):
        return {
            name: each if name in _CODES else _cleaned(each, pattern)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return _cleaned_list(value, pattern)
    return value


def _cleaned_list(values: Sequence[JsonInput], pattern: re.Pattern[str]) -> list[JsonInput]:
    cleaned = [_cleaned(each, pattern) for each in values]
    words = [each for each in cleaned if isinstance(each, str)]
    # Two spellings of one name become one mark: such a list may hold nothing twice.
    return [*dict.fromkeys(words)] if len(words) == len(cleaned) else cleaned
