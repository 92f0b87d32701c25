"""Which organisations of a list are likely here already: by name, or by their mailbox.

Names are compared by letters, so a slip of the pen is found too; only names that share a word that
few others have are compared at all, so that a long list stays quick. What a colleague keeps for
themselves is never looked at.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.organisation import Organisation
from node.private.network.organisation_contents import read_contents
from node.private.network.organisations import list_organisations
from node.private.network.remembered import remember
from node.private.network.visible import visible_to
from node.private.packs.wanted import Wanted, folded

__all__ = ["Known", "Match", "find_matches", "read_known"]

_ALIKE: Final = 88
"""How alike two names are, of 100, from which on somebody should look."""

_MOST_OF_A_WORD: Final = 60
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is here already, as far as somebody may see it.

    Attributes:
        names: What each organisation is called, its other names behind the first.
        mailboxes: Organisation by each of its mailboxes, in small letters.
    """

    names: Mapping[UUID, Sequence[str]] = field(repr=False)
    mailboxes: Mapping[str, UUID] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likely:
    """Which organisation one of a list may be, and why."""

    number: UUID
    is_same_name: bool
    is_same_mailbox: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An organisation of a list, and the one here that it may be.

    Attributes:
        wanted: What the list says.
        here: What stands here.
        contacts: Who is reached there.
        is_same_name: Whether the names are equal but for case, accents and spacing.
        is_same_mailbox: Whether a mailbox is equal.
    """

    wanted: Wanted = field(repr=False)
    here: Organisation = field(repr=False)
    contacts: Sequence[Contact] = field(repr=False)
    is_same_name: bool
    is_same_mailbox: bool


def read_known(session: Session, *, node: Node, person: Person) -> Known:
    """Return what is here already, as far as somebody may see it."""
    contents = read_contents(session, node=node, person=person)
    return Known(
        names={number: (each.name, *each.aliases) for number, each in contents.items()},
        mailboxes=remember(
            session,
            person=person,
            asked="mailboxes",
            read=lambda: dict(_read_mailboxes(session, node, person)),
        ),
    )


def find_matches(
    session: Session, *, node: Node, person: Person, wanted: Iterable[Wanted]
) -> dict[int, Match]:
    """Return what is likely here already, by number of its line.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        wanted: What a list says.
    """
    known = read_known(session, node=node, person=person)
    asked = list(wanted)
    likely = dict(_find_likely(asked, known))
    ids = {each.number for each in likely.values()}
    here = {
        each.organisation_id: each
        for each in list_organisations(
            session, node=node, person=person, where=[OrganisationRow.organisation_id.in_(ids)]
        )
    }
    contacts: dict[UUID, list[Contact]] = defaultdict(list)
    for contact in list_contacts(
        session, node=node, person=person, where=[ContactRow.organisation_id.in_(ids)]
    ):
        contacts[contact.draft.organisation_id].append(contact)
    return {
        each.line: Match(
            wanted=each,
            here=here[found.number],
            contacts=contacts[found.number],
            is_same_name=found.is_same_name,
            is_same_mailbox=found.is_same_mailbox,
        )
        for each in asked
        if (found := likely.get(each.line)) is not None and found.number in here
    }


def _read_mailboxes(session: Session, node: Node, person: Person) -> Iterator[tuple[str, UUID]]:
    # What waits in quarantine is used for nothing, not even for this.
    asked = select(
        ContactRow.contact_id, ContactRow.organisation_id, ContactRow.sealed_content
    ).where(visible_to(person, ContactRow.owner_id), ContactRow.is_quarantined.is_(False))
    for contact_id, organisation_id, sealed in session.execute(asked):
        text = node.data_key.open(
            sealed, table=ContactRow.__tablename__, column="sealed_content", row=contact_id
        )
        if mailbox := json.loads(text).get("mailbox"):
            yield str(mailbox).casefold(), organisation_id


def _find_likely(wanted: Iterable[Wanted], known: Known) -> Iterator[tuple[int, _Likely]]:
    by_name: dict[str, UUID] = {}
    by_word: dict[str, list[tuple[str, UUID]]] = defaultdict(list)
    for number, names in known.names.items():
        for name in names:
            by_name.setdefault(folded(name), number)
    words = Counter(word for name in by_name for word in _words(name))
    for name, number in by_name.items():
        for word in _words(name):
            if words[word] <= _MOST_OF_A_WORD:
                by_word[word].append((name, number))
    for asked in wanted:
        likely = _likely(asked, by_name, by_word, known.mailboxes)
        if likely is not None:
            yield asked.line, likely


def _likely(
    wanted: Wanted,
    by_name: Mapping[str, UUID],
    by_word: Mapping[str, Sequence[tuple[str, UUID]]],
    by_mailbox: Mapping[str, UUID],
) -> _Likely | None:
    name = folded(wanted.content.name)
    mailboxes = [
        each.content.mailbox.casefold() for each in wanted.contacts if each.content.mailbox
    ]
    same_mailbox = next((by_mailbox[each] for each in mailboxes if each in by_mailbox), None)
    number = by_name.get(name) or same_mailbox or _most_alike(name, by_word)
    if number is None:
        return None
    return _Likely(
        number=number,
        is_same_name=by_name.get(name) == number,
        is_same_mailbox=same_mailbox == number,
    )


def _most_alike(name: str, by_word: Mapping[str, Sequence[tuple[str, UUID]]]) -> UUID | None:
    compared = {each for word in _words(name) for each in by_word.get(word, ())}
    if not compared:
        return None
    best = max(compared, key=lambda each: (fuzz.token_sort_ratio(name, each[0]), each))
    return best[1] if fuzz.token_sort_ratio(name, best[0]) >= _ALIKE else None


def _words(name: str) -> set[str]:
    """Return what a name is looked up by: its words, and its beginning if a word is misspelt."""
    words = {word for word in name.split() if len(word) >= _SHORTEST_WORD}
    return words | {f"^{name.replace(' ', '')[:4]}"}
