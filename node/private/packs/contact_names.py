"""Where a text names a contact, in every sealed record of the network.

How much of a name is looked for depends on how near a record is to the contact's organisation, as
`contact_patterns` tells. A telephone number, or the mailbox of a role, that another contact has too
is the office's: it names nobody.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.contact import Contact, ContactContent
from node.private.network.group_models import ImportEffect
from node.private.packs.contact_patterns import (
    ContactPatterns,
    contact_patterns,
    keys_of_text,
    may_have,
)
from node.private.packs.effects import open_before
from node.private.packs.index import private_index
from node.private.packs.nearness import Nearness, read_nearness
from node.private.packs.noted_texts import CODES, Key, Noted, named_texts, read_noted
from node.private.packs.office_reach import contacts_alike, theirs_alone
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
    finder = _Finder(theirs_alone(session, contacts, node=node), region=node.settings.country)
    near = read_nearness(session, contacts)
    yield from _naming(finder, near, read_noted(session, node=node), contacts)


def _naming(
    finder: "_Finder", near: Nearness, read: Iterable[Noted], contacts: Sequence[Contact]
) -> Iterator[Naming]:
    own = {each.contact_id for each in contacts}
    for noted in read:
        if noted.record_id in own:
            continue
        texts, patterns = [], dict[re.Pattern[str], None]()
        for member, text in named_texts(noted.members, kept=noted.table.kept):
            found = finder.find(text, record_id=noted.record_id, near=near)
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
    alike = contacts_alike(session, contacts, node=node)
    alone = theirs_alone(session, contacts, node=node, among=alike)
    finder = _Finder(alone, region=node.settings.country)
    likely = private_index().numbers_of(
        session, node=node, parts=finder.keys, fits=may_have(finder.keys)
    )
    near = read_nearness(session, contacts, among=likely)
    return tuple(
        each
        for each in _naming(finder, near, read_noted(session, node=node, among=likely), contacts)
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
    finder = _Finder(theirs_alone(session, contacts, node=node), region=node.settings.country)
    near = read_nearness(session, contacts)
    rows = session.scalars(select(ImportEffect).where(ImportEffect.sealed_before.is_not(None)))
    return tuple(
        row
        for row in rows
        if any(
            finder.find(text, record_id=row.record_id, near=near)
            for _member, text in named_texts(json.loads(open_before(row, node=node)[1]))
        )
    )


class _Finder:
    """Finds some contacts in texts: by words first, so that many are looked for in one pass."""

    def __init__(self, alone: Iterable[tuple[Contact, ContactContent]], *, region: str) -> None:
        self._by_key: dict[str, list[tuple[Contact, ContactPatterns]]] = defaultdict(list)
        for contact, content in alone:
            patterns = contact_patterns(content, region=region)
            for key in patterns.keys:
                self._by_key[key].append((contact, patterns))

    @property
    def keys(self) -> frozenset[str]:
        """Of which a text has one if it names one of the contacts."""
        return frozenset(self._by_key)

    def find(self, text: str, *, record_id: Key, near: Nearness) -> tuple[re.Pattern[str], ...]:
        """Return what finds contacts in a text of a record."""
        likely = {
            contact.contact_id: (contact, patterns)
            for key in keys_of_text(text) & self._by_key.keys()
            for contact, patterns in self._by_key[key]
        }
        found = (
            patterns.by_circle.get(near.circle(contact, record_id))
            for contact, patterns in likely.values()
        )
        return tuple(each for each in found if each is not None and each.search(text))


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
