"""The register turned around: from a word in a text to the entries it may name.

Built once per register, in one pass over the entries, so that reading a text costs a few look-ups
per word however many entries there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from node.airlock.recognisers.ordinary_words import ORDINARY, PARTICLES
from node.airlock.recognisers.register import EntryKind, Register, RegisterEntry
from node.airlock.recognisers.spelling import deletions, skeleton
from node.textguard.folding import fold

__all__ = ["Form", "FormKind", "NameIndex", "PartKind", "index_of", "is_institution", "words_of"]

_WORD = re.compile(r"[^\W_]+")

_SHORTEST_JOINED = 7
_SHORTEST_FUZZY = 6
_PHONE_DIGITS = 8
_SHORTEST_PHONE = 6
_SHORTEST_CORE = 4

# What institutions are; without it a name is still the name ("Al-Fath" for "Moskee Al-Fath").
_HEAD_WORDS = """
moskee mosque mosquée moschee school école schule college collège lycée gymnasium club verein vzw
asbl vereniging association stichting foundation fondation stiftung buurthuis jeugdhuis maison
centrum centre center zentrum kerk église kirche church jongerencentrum gemeenschapscentrum mjc
federatie fédération basisschool grundschule realschule
"""
_HEADS = frozenset(map(fold, _HEAD_WORDS.split()))


class FormKind(StrEnum):
    """How a sequence of words stands to an entry."""

    FULL = "full"
    ALIAS = "alias"
    SHORTENED = "shortened"


class PartKind(StrEnum):
    """Which part of a person's name one word is."""

    SURNAME = "surname"
    FIRST_NAME = "first_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A sequence of words that names an entry.

    Attributes:
        words: The words, folded.
        written: The same words as the register writes them.
        kind: How complete the name is.
        entry: The entry it names.
    """

    words: tuple[str, ...]
    written: tuple[str, ...] = field(repr=False)
    kind: FormKind
    entry: RegisterEntry


@dataclass(slots=True, kw_only=True)
class NameIndex:
    """What the words of a text are looked up in; filled by `index_of`, then only read.

    Attributes:
        forms: By first word, the sequences that begin with it.
        parts: By folded word, the persons of whom it is a first name or a surname.
        initials: By letters in lower case, persons with these initials.
        near: By deletion, the long name parts it comes from.
        skeletons: By the skeletons of first name and surname, persons transcribed so.
        lone_skeletons: By one skeleton, persons of whom it is a part; for other alphabets.
        phones: By the last eight digits, entries.
        mailboxes: By address in lower case, entries.
    """

    forms: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[str, dict[PartKind, set[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    initials: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    near: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    skeletons: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    lone_skeletons: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    phones: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mailboxes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words and numbers of a name, as written."""
    return tuple(_WORD.findall(text))


def is_institution(name: str) -> bool:
    """Say whether a name says what kind of institution it belongs to."""
    return any(fold(word) in _HEADS for word in words_of(name))


@lru_cache(maxsize=8)
def index_of(register: Register) -> NameIndex:
    """Return the index of `register`; built at the first call."""
    index = NameIndex()
    for entry in register.entries:
        _add_entry(index, entry)
    return index


def _add_entry(index: NameIndex, entry: RegisterEntry) -> None:
    if entry.kind is EntryKind.PHONE:
        for number in (entry.text, *entry.aliases):
            digits = re.sub(r"\D", "", number)
            if len(digits) >= _SHORTEST_PHONE:
                index.phones[digits[-_PHONE_DIGITS:]].add(str(entry.entry_id))
        return
    if entry.kind is EntryKind.MAILBOX:
        for mailbox in (entry.text, *entry.aliases):
            index.mailboxes[mailbox.strip().lower()].add(str(entry.entry_id))
        return
    for form in _forms_of(entry):
        index.forms[form.words[0]].append(form)
    if entry.kind is EntryKind.PERSON:
        _add_person(index, entry)


def _forms_of(entry: RegisterEntry) -> Iterator[Form]:
    full = FormKind.ALIAS if entry.kind is EntryKind.ALIAS else FormKind.FULL
    yield from _forms([words_of(entry.text)], kind=full, entry=entry)
    yield from _forms(map(words_of, entry.aliases), kind=FormKind.ALIAS, entry=entry)
    for name in (entry.text, *entry.aliases):
        words = words_of(name)
        if entry.kind is EntryKind.PERSON:
            yield from _forms(_turned(words), kind=full, entry=entry)
            yield from _forms(_without_middle(words), kind=FormKind.SHORTENED, entry=entry)
        elif entry.kind is EntryKind.ORGANISATION:
            yield from _forms(_without_head(words), kind=FormKind.SHORTENED, entry=entry)
        elif entry.kind is EntryKind.ADDRESS:
            yield from _forms(_street_and_number(words), kind=full, entry=entry)


def _forms(
    sequences: Iterable[tuple[str, ...]], *, kind: FormKind, entry: RegisterEntry
) -> Iterator[Form]:
    for written in sequences:
        if written:
            yield Form(words=tuple(map(fold, written)), written=written, kind=kind, entry=entry)


def _turned(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a person's name with the surname first, and run together."""
    if len(words) < 2:  # noqa: PLR2004 - one word cannot be turned
        return
    yield (*words[1:], words[0])
    core = [word for word in words[1:] if fold(word) not in PARTICLES]
    particles = [word for word in words[1:] if fold(word) in PARTICLES]
    if particles and core:
        yield (*core, words[0], *particles)
    if len("".join(words)) >= _SHORTEST_JOINED:
        yield ("".join(words),)


def _without_middle(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    core = [at for at, word in enumerate(words) if fold(word) not in PARTICLES]
    if len(core) > 2:  # noqa: PLR2004 - first name, something between, surname
        last = core[-2] + 1  # particles before the last name stay with it
        yield (words[0], *words[last:])
        yield (words[0], words[core[1]])


def _without_head(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    rest = tuple(word for word in words if fold(word) not in _HEADS)
    while rest and fold(rest[0]) in PARTICLES and len(rest) > 1 and rest[0].islower():
        rest = rest[1:]
    distinct = [word for word in rest if fold(word) not in PARTICLES | ORDINARY]
    if rest != words and len("".join(distinct)) >= _SHORTEST_CORE:
        yield rest


def _street_and_number(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at, word in enumerate(words):
        if at and word[0].isdigit():
            if at + 1 < len(words):
                yield words[: at + 1]
            return


def _add_person(index: NameIndex, entry: RegisterEntry) -> None:
    about = str(entry.entry_id)
    words = [word for word in words_of(entry.text) if fold(word) not in PARTICLES]
    if not words:
        return
    first, surnames = words[0], words[1:]
    _add_part(index, first, kind=PartKind.FIRST_NAME, about=about)
    for surname in surnames:
        _add_part(index, surname, kind=PartKind.SURNAME, about=about)
    if surnames:
        letters = "".join(fold(word)[:1] for word in words)
        with_particles = "".join(fold(word)[:1] for word in words_of(entry.text))
        index.initials[letters].add(about)
        index.initials[with_particles].add(about)
        index.initials[letters[0] + letters[-1]].add(about)
        for surname in surnames:
            index.skeletons[skeleton(first), skeleton(surname)].add(about)
    for word in words:
        index.lone_skeletons[skeleton(word)].add(about)


def _add_part(index: NameIndex, word: str, *, kind: PartKind, about: str) -> None:
    folded = fold(word)
    # German umlauts are also written with an e: Müller signs as Mueller.
    spelled = fold(word.lower().translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue"}))
    for form in {folded, spelled}:
        if len(form) > 1:
            index.parts[form][kind].add(about)
    if len(folded) >= _SHORTEST_FUZZY and kind is PartKind.SURNAME:
        for deletion in deletions(folded):
            index.near[deletion].add(folded)
