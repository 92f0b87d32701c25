"""Which organisations of a list are likely here already: by name, or by their mailbox.

Names are compared by letters, so a slip of the pen is found too; only names that share a word that
few others have are compared at all, so that a long list stays quick. What a colleague keeps for
themselves is never looked at.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.organisation import Organisation
from node.private.network.organisations import list_organisations
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
        organisations: By number.
        contacts: By number of their organisation.
    """

    organisations: Mapping[UUID, Organisation] = field(repr=False)
    contacts: Mapping[UUID, Sequence[Contact]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An organisation of a list, and the one here that it may be.

    Attributes:
        wanted: What the list says.
        here: What stands here.
        is_same_name: Whether the names are equal but for case, accents and spacing.
        is_same_mailbox: Whether a mailbox is equal.
    """

    wanted: Wanted = field(repr=False)
    here: Organisation = field(repr=False)
    is_same_name: bool
    is_same_mailbox: bool


def read_known(session: Session, *, node: Node, person: Person) -> Known:
    """Return what is here already, as far as somebody may see it."""
    contacts: dict[UUID, list[Contact]] = defaultdict(list)
    for each in list_contacts(session, node=node, person=person):
        contacts[each.draft.organisation_id].append(each)
    organisations = list_organisations(session, node=node, person=person)
    return Known(
        organisations={each.organisation_id: each for each in organisations}, contacts=contacts
    )


def find_matches(wanted: Iterable[Wanted], known: Known) -> dict[int, Match]:
    """Return what is likely here already, by number of its line."""
    by_name: dict[str, UUID] = {}
    by_word: dict[str, list[tuple[str, UUID]]] = defaultdict(list)
    for number, each in known.organisations.items():
        for name in (each.name, *each.content.aliases):
            by_name.setdefault(folded(name), number)
    words = Counter(word for name in by_name for word in _words(name))
    for name, number in by_name.items():
        for word in _words(name):
            if words[word] <= _MOST_OF_A_WORD:
                by_word[word].append((name, number))
    by_mailbox = {
        each.content.mailbox.casefold(): number
        for number, contacts in known.contacts.items()
        for each in contacts
        # What waits in quarantine is used for nothing, not even for this.
        if each.content.mailbox and not each.is_quarantined
    }
    found = {}
    for asked in wanted:
        match = _match(asked, known, by_name, by_word, by_mailbox)
        if match is not None:
            found[asked.line] = match
    return found


def _match(
    wanted: Wanted,
    known: Known,
    by_name: Mapping[str, UUID],
    by_word: Mapping[str, Sequence[tuple[str, UUID]]],
    by_mailbox: Mapping[str, UUID],
) -> Match | None:
    name = folded(wanted.content.name)
    mailboxes = [
        each.content.mailbox.casefold() for each in wanted.contacts if each.content.mailbox
    ]
    same_mailbox = next((by_mailbox[each] for each in mailboxes if each in by_mailbox), None)
    number = by_name.get(name) or same_mailbox or _most_alike(name, by_word)
    if number is None:
        return None
    return Match(
        wanted=wanted,
        here=known.organisations[number],
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
