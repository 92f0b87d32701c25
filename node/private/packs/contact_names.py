"""Where a text names a contact, in every sealed record of the network.

How much of a name is looked for depends on how near a record is to the contact's organisation, as
`contact_patterns` tells. A telephone number, or the mailbox of a role, that another contact has too
is the office's: it names nobody.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.extensions import Node
from node.people.service import Person
from node.private.directory.content import looks_personal
from node.private.meetings.models import ParticipantRow, TaskPart, TaskRow
from node.private.network.contact import Contact, ContactContent
from node.private.network.contacts import open_contact
from node.private.network.group_models import ImportEffect, MemberRow
from node.private.network.models import ContactRow, LogRow
from node.private.packs.contact_patterns import (
    Circle,
    ContactPatterns,
    contact_patterns,
    keys_of_text,
    may_have,
    phone_digits,
)
from node.private.packs.effects import open_before
from node.private.packs.index import private_index
from node.private.packs.noted_texts import CODES, Key, Noted, named_texts, read_noted
from schemas.strict_json import JsonInput

__all__ = [
    "ERASED_MARK",
    "Naming",
    "effects_naming",
    "records_naming",
    "seen_naming",
    "without_names",
]

ERASED_MARK: Final = "[…]"
"""What stands in a note where a name stood."""

_SLICE: Final = 400
_Concern = tuple[Select[Any, Any], InstrumentedAttribute[Any]]

_AT_MEETING: Final = ParticipantRow.organisation_id
_OWN: Final[tuple[_Concern, ...]] = (
    (select(LogRow.line_id, LogRow.organisation_id), LogRow.organisation_id),
    (select(LogRow.line_id, LogRow.other_id), LogRow.other_id),
    (select(TaskRow.task_id, TaskRow.organisation_id), TaskRow.organisation_id),
    (select(ContactRow.contact_id, ContactRow.organisation_id), ContactRow.organisation_id),
)
"""Records that are an organisation's own, with the column that says so."""

_SHARED: Final[tuple[_Concern, ...]] = (
    (select(ParticipantRow.meeting_id, _AT_MEETING), _AT_MEETING),
    (select(MemberRow.group_id, MemberRow.organisation_id), MemberRow.organisation_id),
    (select(TaskPart.task_id, TaskPart.organisation_id), TaskPart.organisation_id),
    *(
        (
            select(key, _AT_MEETING).join(ParticipantRow, ParticipantRow.meeting_id == meeting),
            _AT_MEETING,
        )
        for key, meeting in (
            (TaskRow.task_id, TaskRow.meeting_id),
            (LogRow.line_id, LogRow.meeting_id),
        )
    ),
)
"""Records in which an organisation is one of several, with the column that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One record that names a contact.

    Attributes:
        noted: The record.
        texts: The texts that name somebody, each with the member it stands under.
        patterns: What found them.
    """

    noted: Noted
    texts: tuple[tuple[str, str], ...] = field(repr=False)
    patterns: tuple[re.Pattern[str], ...] = field(repr=False)


def records_naming(
    session: Session, *, node: Node, contacts: Sequence[Contact]
) -> Iterator[Naming]:
    """Yield every record that names one of some contacts, whoever may see it.

    Their own records are not among them. Lines of the log come the latest first. Every text is
    opened: what is erased by it must not rest on what is kept in memory.
    """
    finder = _Finder(session, node=node, contacts=contacts)
    yield from _naming(finder, read_noted(session, node=node), contacts)


def _naming(
    finder: "_Finder", read: Iterable[Noted], contacts: Sequence[Contact]
) -> Iterator[Naming]:
    own = {each.contact_id for each in contacts}
    for noted in read:
        if noted.record_id in own:
            continue
        texts, patterns = [], dict[re.Pattern[str], None]()
        for member, text in named_texts(noted.members, kept=noted.table.kept):
            found = finder.find(text, record_id=noted.record_id)
            if found:
                texts.append((member, text))
                patterns.update(dict.fromkeys(found))
        if texts:
            yield Naming(noted=noted, texts=tuple(texts), patterns=tuple(patterns))


def seen_naming(
    session: Session, *, node: Node, person: Person, contacts: Sequence[Contact]
) -> tuple[Naming, ...]:
    """Return the records somebody may see that name one of some contacts, to be shown.

    Only texts are opened in which the private search, in memory, sees a word of theirs.
    """
    finder = _Finder(session, node=node, contacts=contacts)
    likely = private_index().numbers_of(session, node=node, fits=may_have(finder.keys))
    return tuple(
        each
        for each in _naming(finder, read_noted(session, node=node, among=likely), contacts)
        if each.noted.owner_id in (None, person.account_id)
    )


def without_names(naming: Naming) -> dict[str, JsonInput]:
    """Return the texts of a record with a mark where a name stood; all else stays."""
    kept = naming.noted.table.kept
    return {
        member: value if member in kept else _cleaned(value, naming.patterns)
        for member, value in naming.noted.members.items()
    }


def effects_naming(
    session: Session, *, node: Node, contacts: Sequence[Contact]
) -> tuple[ImportEffect, ...]:
    """Return what imports kept, to undo themselves, of texts that name one of some contacts."""
    finder = _Finder(session, node=node, contacts=contacts)
    rows = session.scalars(select(ImportEffect).where(ImportEffect.sealed_before.is_not(None)))
    return tuple(
        row
        for row in rows
        if any(
            finder.find(text, record_id=row.record_id)
            for _member, text in named_texts(json.loads(open_before(row, node=node)[1]))
        )
    )


class _Finder:
    """Finds some contacts in texts: by words first, so that many are looked for in one pass."""

    def __init__(self, session: Session, *, node: Node, contacts: Sequence[Contact]) -> None:
        organisations = {each.draft.organisation_id for each in contacts}
        self._own = _concerned(session, _OWN, organisations)
        self._shared = _concerned(session, _SHARED, organisations)
        self._by_key: dict[str, list[tuple[Contact, ContactPatterns]]] = defaultdict(list)
        for contact, content in _theirs_alone(session, contacts, node=node):
            patterns = contact_patterns(content, region=node.settings.country)
            for key in patterns.keys:
                self._by_key[key].append((contact, patterns))

    @property
    def keys(self) -> frozenset[str]:
        """Of which a text has one if it names one of the contacts."""
        return frozenset(self._by_key)

    def find(self, text: str, *, record_id: Key) -> tuple[re.Pattern[str], ...]:
        """Return what finds contacts in a text of a record."""
        likely = {
            contact.contact_id: (contact, patterns)
            for key in keys_of_text(text) & self._by_key.keys()
            for contact, patterns in self._by_key[key]
        }
        found = (
            patterns.by_circle.get(self._circle(contact, record_id))
            for contact, patterns in likely.values()
        )
        return tuple(each for each in found if each is not None and each.search(text))

    def _circle(self, contact: Contact, record_id: Key) -> Circle:
        organisation_id = contact.draft.organisation_id
        # What the list is called that brought a contact is about its organisation too.
        if record_id in (organisation_id, contact.import_id):
            return Circle.OWN
        if (record_id, organisation_id) in self._own:
            return Circle.OWN
        return Circle.SHARED if (record_id, organisation_id) in self._shared else Circle.FAR


def _concerned(
    session: Session, concerns: Iterable[_Concern], organisations: Collection[UUID]
) -> frozenset[tuple[UUID, UUID]]:
    """Return records with the organisations that they concern, of those that are asked for."""
    asked = sorted(organisations)
    return frozenset(
        (record_id, organisation_id)
        for asked_of, column in concerns
        for start in range(0, len(asked), _SLICE)
        for record_id, organisation_id in session.execute(
            asked_of.where(column.in_(asked[start : start + _SLICE]))
        )
    )


def _theirs_alone(
    session: Session, contacts: Sequence[Contact], *, node: Node
) -> Iterator[tuple[Contact, ContactContent]]:
    """Yield contacts with their texts, without what is the office's."""
    region = node.settings.country
    own = {each.contact_id for each in contacts}
    others = [
        open_contact(row, node=node).content
        for row in session.scalars(select(ContactRow))
        if row.contact_id not in own
    ]
    mailboxes = {each.mailbox.casefold() for each in others}
    ends = {
        national[-6:]
        for each in contacts
        for _country, national in phone_digits(each.content.phone, region=region)
    }
    # Reading a number takes long, and most are of somebody else.
    likely = [each for each in others if each.phone and _has_end(each.phone, ends)]
    phones = {phone for each in likely for phone in phone_digits(each.phone, region=region)}
    for contact in contacts:
        content = contact.content
        if content.mailbox.casefold() in mailboxes and not looks_personal(content.mailbox):
            content = replace(content, mailbox="")
        if not phone_digits(content.phone, region=region).isdisjoint(phones):
            content = replace(content, phone="")
        yield contact, content


def _has_end(phone: str, ends: Collection[str]) -> bool:
    digits = re.sub(r"\D", "", phone)
    return any(end in digits for end in ends)


def _cleaned(value: JsonInput, patterns: Sequence[re.Pattern[str]]) -> JsonInput:
    if isinstance(value, str):
        for pattern in patterns:
            # Never longer than what stood there, so that a full text stays within its bounds.
            value = pattern.sub(lambda found: ERASED_MARK[: len(found[0])], value)
        return value
    if isinstance(value, dict):
        return {
            name: each if name in CODES else _cleaned(each, patterns)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return _cleaned_list(value, patterns)
    return value


def _cleaned_list(
    values: Sequence[JsonInput], patterns: Sequence[re.Pattern[str]]
) -> list[JsonInput]:
    cleaned = [_cleaned(each, patterns) for each in values]
    words = [each for each in cleaned if isinstance(each, str)]
    # Two spellings of one name become one mark: such a list may hold nothing twice.
    return [*dict.fromkeys(words)] if len(words) == len(cleaned) else cleaned
