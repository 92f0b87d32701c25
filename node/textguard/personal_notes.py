"""Whether a note says of one person what a network of organisations does not keep.

Five kinds: a case (numbers of files and people, dates of birth, initials with an age, prison), an
opinion about somebody, somebody's faith or origin, their politics, health or sexuality, and a link
from one person to another. What is said of an organisation, a group or an event is none of these.
Coordinators write ordinary lines all day, so what is not plain is left alone.

The phrases are in `note_words/`, one file for each language, and all languages are tried on every
text. A phrase is words without regard to case and accents, with these signs: `word*` any ending,
`*word` any beginning, `(a|b)` one of these or, where one is empty, none, `<name>` a list of the
file's `parts`, `^` a word with a capital that may be a name, `?` one word or none, `~` up to four
words, `#` a number, `$` the end of the sentence. A phrase stands within one sentence.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

from node.textguard.identifiers import find_case_numbers, find_national_numbers
from node.textguard.worry_phrases import LANGUAGES, WorryWord, plain_word, read_worry_words

__all__ = ["NoteKind", "PersonalNote", "find_personal_notes"]

_TOKEN: Final = re.compile(r"[()|]|[^\s()|]+")
_PART: Final = re.compile(r"<([a-z_]+)>")
_MOST_NESTED: Final = 6

# A word that ends in a full stop and does not end a sentence.
_SHORT_WORDS: Final = "mr mrs ms dr prof dhr mevr mw m mme mlle hr fr st ir ing"
_SHORT: Final = frozenset(_SHORT_WORDS.split())

# Check digits alone do not tell these from telephone numbers.
_LIKE_PHONES: Final = frozenset({"national_number.at", "national_number.nhs"})

_DATE: Final = r"\d{1,2}[./ -](?:\d{1,2}|[^\W\d_]{3,10})[./ -]\s?(?:19|20)?\d{2}(?!\d)"
_BORN: Final = re.compile(
    r"(?<!\w)(?:born (?:on|in)|d\.?o\.?b\.?|date of birth|geboren (?:op|am|in)|geb\.?"
    r"|geboortedatum|geburtsdatum|née? (?:le|en)|date de naissance|\u00b0|\u2217|\*)"
    rf"[ :]{{0,3}}(?:the |de |den )?(?:{_DATE}|(?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
_INITIALS_AGE: Final = re.compile(
    r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}[A-Z]?\.?,?[ ]?"
    r"(?:\((?:1\d|[2-9]\d|[6-9])\)"
    r"|\(?(?:1\d|[2-9]\d|[6-9])[ -]?(?:years?|yrs?|jaar|jr|ans|[Jj]ahre)(?![^\W_]))"
)


class NoteKind(StrEnum):
    """What a note says of a person."""

    CASE = "case"
    OPINION = "opinion"
    FAITH = "faith"
    PRIVATE = "private"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalNote:
    """A place in a text that says of a person what is not kept.

    Attributes:
        start: First character, in the text.
        end: First character after it.
        kind: What it says.
        rule: Stable identifier of the rule, such as `note.opinion`; fit for logs.
    """

    start: int
    end: int
    kind: NoteKind
    rule: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with its words spelled plainly, a space behind each.

    Attributes:
        line: The words; a sign stands behind one that may be a name.
        starts: Where each word begins in `line`.
        words: The words as they stand in the text.
    """

    line: str
    starts: Sequence[int]
    words: Sequence[WorryWord]

    def span(self, found: re.Match[str]) -> tuple[int, int]:
        """Return where a phrase stands in the text."""
        first = bisect_right(self.starts, found.start()) - 1
        last = bisect_right(self.starts, found.end() - 1) - 1
        return self.words[max(first, 0)].start, self.words[max(last, 0)].end


@dataclass(frozen=True, slots=True)
class _Rules:
    """The phrases of one language."""

    phrases: Mapping[NoteKind, re.Pattern[str]]
    not_names: re.Pattern[str]
    not_cases: re.Pattern[str]


def find_personal_notes(text: str) -> tuple[PersonalNote, ...]:
    """Return what a text says of persons that is not kept, in its order.

    Args:
        text: Any text; no input raises. Work grows with its length and not faster.
    """
    words = read_worry_words(text)
    found = [*_numbers(text, words), *_phrases(words)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.rule)))


def _phrases(words: Sequence[WorryWord]) -> Iterator[PersonalNote]:
    groups = tuple(_sentences(words))
    for language in LANGUAGES:
        rules = _rules(language)
        for group in groups:
            sentence = _spelled(group, rules.not_names)
            for kind, pattern in rules.phrases.items():
                for match in pattern.finditer(sentence.line):
                    start, end = sentence.span(match)
                    yield PersonalNote(start=start, end=end, kind=kind, rule=f"note.{kind}")


def _numbers(text: str, words: Sequence[WorryWord]) -> Iterator[PersonalNote]:
    """Yield what is known by its form: numbers of people and of files, births, initials."""
    found = [
        (number.start, number.end, "note.case.national_number")
        for number in find_national_numbers(text)
        if number.rule not in _LIKE_PHONES
    ]
    found += [
        (number.start, number.end, "note.case.number")
        for number in find_case_numbers(text)
        if not _is_paperwork(number.start, words)
    ]
    found += [(*match.span(), "note.case.birth") for match in _BORN.finditer(text)]
    found += [(*match.span(), "note.case.initials") for match in _INITIALS_AGE.finditer(text)]
    for start, end, rule in found:
        yield PersonalNote(start=start, end=end, kind=NoteKind.CASE, rule=rule)


def _is_paperwork(start: int, words: Sequence[WorryWord]) -> bool:
    """Say whether a number stands in a sentence about money, permits or decisions of the town."""
    at = bisect_right(words, start, key=lambda word: word.start) - 1
    if at < 0:
        return False
    sentence = words[at].sentence
    first = last = at
    while first > 0 and words[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(words) and words[last + 1].sentence == sentence:
        last += 1
    line = "".join(f"{word.plain} " for word in words[first : last + 1])
    return any(_rules(language).not_cases.search(line) for language in LANGUAGES)


def _sentences(words: Sequence[WorryWord]) -> Iterator[Sequence[WorryWord]]:
    """Yield the words of each sentence; "Mr." ends none."""
    begun = 0
    for at in range(1, len(words) + 1):
        is_end = at == len(words) or (
            words[at].sentence != words[at - 1].sentence and words[at - 1].plain not in _SHORT
        )
        if is_end:
            yield words[begun:at]
            begun = at


def _spelled(words: Sequence[WorryWord], not_names: re.Pattern[str]) -> _Sentence:
    line, starts = [], []
    length = 0
    for word in words:
        is_name = word.is_capital and not not_names.fullmatch(f"{word.plain} ")
        spelled = f"{word.plain}^ " if is_name else f"{word.plain} "
        starts.append(length)
        line.append(spelled)
        length += len(spelled)
    return _Sentence("".join(line), starts, words)


@cache
def _rules(language: str) -> _Rules:
    file = resources.files("node.textguard").joinpath("note_words", f"{language}.toml")
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    parts: Mapping[str, str] = lists["parts"]
    return _Rules(
        phrases={kind: _compiled(lists["phrases"].get(kind.value, ()), parts) for kind in NoteKind},
        not_names=_compiled(lists["not_names"], parts),
        not_cases=_compiled(lists["not_cases"], parts),
    )


def _compiled(phrases: Sequence[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern for phrases, on words spelled plainly."""
    choices = "|".join(_pattern(phrase, parts) for phrase in phrases) or "(?!)"
    return re.compile(f"(?<![^ ])(?:{choices})")


def _pattern(phrase: str, parts: Mapping[str, str]) -> str:
    for _nested in range(_MOST_NESTED):
        phrase = _PART.sub(lambda part: f"({parts[part[1]]})", phrase)
    return "".join(_piece(token) for token in _TOKEN.findall(phrase))


def _piece(token: str) -> str:
    """Return what one sign or word of a phrase matches.

    Each word takes its space along, so that what follows begins with a word again; and it begins
    with its letters, so that most of a long list is passed over at its first one.
    """
    signs = {
        "(": "(?:",
        ")": ")",
        "|": "|",
        "^": r"[^ ^]+\^ ",
        "?": "(?:[^ ]+ )?",
        "~": "(?:[^ ]+ ){0,4}",
        "#": "[0-9]+ ",
        "$": "$",
    }
    if token in signs:
        return signs[token]
    if token.endswith("*"):
        return rf"{re.escape(plain_word(token[:-1]))}[^ ]{{0,40}} "
    if token.startswith("*"):
        return rf"[^ ^]{{0,40}}{re.escape(plain_word(token[1:]))}\^? "
    return rf"{re.escape(plain_word(token))}\^? "
