"""What each word of a text may be of a name: by lists, by capitals, by what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from node.airlock.lexicon.lists import (
    LONGEST_PLACE,
    given_names,
    has_dictionary,
    is_calendar_word,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.words import (
    NICKNAMES,
    is_determiner,
    is_german_word,
    is_noun_here,
)
from node.airlock.recognisers.name_words import NameWord, Part
from node.airlock.recognisers.ordinary_words import ABBREVIATIONS, PARTICLES
from node.airlock.recognisers.spelling import stems
from node.airlock.recognisers.words import Word, between, is_capital, is_sentence_start
from node.textguard.lookalikes import script_of

__all__ = ["read_name_words"]

_LONGEST_ACRONYM: Final = 6
_SHORTEST_LOWER: Final = 4
_SHORTEST: Final = 2
# Malta in French, and a man in German.
_PEOPLE_HERE: Final = {"de": frozenset({"malte"})}
_GERMAN_PARTICLES: Final = frozenset({"auf", "dem", "aus"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What lists and the line say about one word.

    Attributes:
        is_given: Whether it is listed as a given name, perhaps in another spelling.
        is_surname: Whether it is listed as a surname likewise.
        is_known: Whether it is an ordinary word, a month or a day.
        is_place: Whether it stands in the name of a municipality or a country.
        is_loud: Whether its line is written in capitals.
        is_noun: Whether German grammar makes it a noun here.
    """

    is_given: bool
    is_surname: bool
    is_known: bool
    is_place: bool
    is_loud: bool
    is_noun: bool


def read_name_words(plain: str, words: Sequence[Word], *, language: str) -> list[NameWord]:
    """Return what each word of a text may be of a name.

    Args:
        plain: Canonical text.
        words: Its words.
        language: Primary subtag of the text's language.
    """
    places = _places(plain, words)
    loud = _loud_lines(plain)
    is_unknown_language = not has_dictionary(language)
    named = []
    for at, word in enumerate(words):
        signs = _Signs(
            is_given=_listed(word.folded, given_names()),
            is_surname=_listed(word.folded, surnames()),
            is_known=is_word(word.folded, language)
            or is_calendar_word(word.folded)
            # Without a dictionary any word may begin a sentence.
            or (is_unknown_language and is_sentence_start(plain, word)),
            is_place=at in places and word.folded not in _PEOPLE_HERE.get(language, ()),
            is_loud=_is_in(word, loud),
            is_noun=language == "de" and is_noun_here(plain, words, at),
        )
        named.append(_read(plain, word, signs, language=language))
    return named


def _read(plain: str, word: Word, signs: _Signs, *, language: str) -> NameWord:
    part = _by_form(word, language=language)
    if part is not None:
        return NameWord(word, part)
    if not is_capital(word):
        # Without a dictionary any verb may be a surname somewhere: "È venuto Marco".
        return _read_lower(word, signs) if has_dictionary(language) else NameWord(word, Part.NONE)
    if _is_acronym(word, signs):
        return NameWord(word, Part.NONE)
    if language == "de":
        return _read_german(word, signs, is_first=is_sentence_start(plain, word))
    # A capital says something inside a sentence, where words have none by rule.
    tells = not signs.is_loud and not is_sentence_start(plain, word)
    return NameWord(
        word,
        _part_by_capital(word, signs, tells=tells),
        is_place=signs.is_place,
        is_known=signs.is_known,
        is_listed=signs.is_given or signs.is_surname,
    )


def _by_form(word: Word, *, language: str) -> Part | None:
    """Return what a word is by its form alone; None if that does not decide it."""
    folded = word.folded
    if folded in PARTICLES and (len(folded) > 1 or word.written.islower()):
        return Part.PARTICLE
    if language == "de" and word.written in _GERMAN_PARTICLES:
        return Part.PARTICLE
    if not word.written.isalpha() or len(folded) < _SHORTEST:
        return Part.NONE
    if script_of(word.written[0]) not in {"LATIN", None}:
        return Part.FOREIGN
    return None


def _part_by_capital(word: Word, signs: _Signs, *, tells: bool) -> Part:
    is_listed = signs.is_given or signs.is_surname
    if is_calendar_word(word.folded):
        return Part.CAPITAL if tells else Part.NONE
    if is_listed and (tells or not signs.is_known):
        return Part.GIVEN if signs.is_given else Part.SURNAME
    if not signs.is_known and not is_word_somewhere(word.folded):
        return Part.UNKNOWN
    is_due = signs.is_known and not tells and not is_listed
    return Part.NONE if is_due else Part.CAPITAL


def _read_german(word: Word, signs: _Signs, *, is_first: bool) -> NameWord:
    """All nouns have capitals: a name is told by lists, by company, or by being no word at all.

    At the beginning of a sentence "Dann" is an adverb, whatever children are called elsewhere.
    """
    folded, is_known = word.folded, signs.is_known
    if is_first and is_determiner(folded):
        return NameWord(word, Part.NONE)  # "am Tag X. Sein Schwager rief an"
    is_shouted = signs.is_loud and is_known
    is_nickname = folded in NICKNAMES
    is_given = (signs.is_given or is_nickname) and not signs.is_noun and not is_shouted
    is_surname = signs.is_surname and not is_shouted
    part = Part.CAPITAL
    is_ordinary = is_known and (is_first or not _is_exact(folded))
    if is_given and not is_calendar_word(folded) and not is_ordinary:
        part = Part.GIVEN
    elif is_surname and not is_known and not signs.is_noun:
        part = Part.SURNAME
    elif not is_known and not is_word_somewhere(folded) and not is_german_word(folded):
        part = Part.UNKNOWN
    is_listed = is_given or (is_surname and (not signs.is_noun or is_known))
    return NameWord(word, part, is_place=signs.is_place, is_known=is_known, is_listed=is_listed)


def _is_exact(folded: str) -> bool:
    """Say whether a given name is listed as it is written, and not in another spelling."""
    return folded in given_names() or folded in NICKNAMES


def _read_lower(word: Word, signs: _Signs) -> NameWord:
    is_rare = len(word.folded) >= _SHORTEST_LOWER and not signs.is_known
    if not is_rare or is_word_somewhere(word.folded):
        return NameWord(word, Part.NONE)
    part = Part.GIVEN if signs.is_given else Part.SURNAME if signs.is_surname else Part.UNKNOWN
    return NameWord(word, part, is_lower=True, is_listed=part is not Part.UNKNOWN)


def _listed(folded: str, names: frozenset[str]) -> bool:
    if folded in names:
        return True
    found = [stem for stem in stems(folded) if stem in names]
    # "Koffie" is a word and no form of Koffi; "Lotje" is a small Lot, word or not.
    return any(not folded.endswith(f"{stem}e") for stem in found) or (
        bool(found) and not is_word_somewhere(folded)
    )


def _is_acronym(word: Word, signs: _Signs) -> bool:
    if not word.written.isupper():
        return False
    is_short = len(word.written) <= _LONGEST_ACRONYM
    is_listed = signs.is_given or signs.is_surname
    return word.folded in ABBREVIATIONS or (is_short and not is_listed and not signs.is_loud)


def _places(plain: str, words: Sequence[Word]) -> frozenset[int]:
    """Return which words stand in the name of a municipality or a country."""
    known, found = municipalities(), set[int]()
    for at, word in enumerate(words):
        if not is_capital(word):
            continue
        name = ""
        for last in range(at, min(at + LONGEST_PLACE, len(words))):
            if last > at and not between(plain, words[last - 1], words[last]):
                break
            name = f"{name} {words[last].folded}".strip()
            if name in known or (name[:3] == "st " and f"sankt {name[3:]}" in known):
                found.update(range(at, last + 1))
    return frozenset(found)


def _loud_lines(plain: str) -> list[tuple[int, int]]:
    """Return lines that are written in capitals alone, where a capital says nothing."""
    lines, at = [], 0
    for line in plain.split("\n"):
        letters = [char for char in line if char.isalpha()]
        if letters and sum(char.isupper() for char in letters) * 4 > len(letters) * 3:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _is_in(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)
