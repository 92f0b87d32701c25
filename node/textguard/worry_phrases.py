"""Phrases that a worry about a person is said with, and where they stand in a text.

The lists are in `worry_words/`, one file for each language. A phrase is words without regard to
case and accents, with these signs: `word*` any ending, `(a|b)` one of these, also of several words
or none, `<name>` a list of the file's `parts`, `?` one word or none, `~` up to four words, `#` a
number. A phrase stands within one sentence.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final

__all__ = [
    "LANGUAGES",
    "Hit",
    "Sign",
    "WorryWord",
    "find_signs",
    "plain_word",
    "read_worry_words",
]

LANGUAGES: Final = ("en", "nl", "fr", "de")

_LONGEST_GAP: Final = 4
_WORD: Final = re.compile(r"[^\W_]+")
_SENTENCE_END: Final = re.compile(r"[.!?\u2026]+(?=\s|[\"\u201d\u00bb)]|$)|\n")
_QUOTED: Final = re.compile(
    '"[^"\n]{1,400}"|\u201c[^\u201d\u201c\n]{1,400}[\u201d\u201c]'
    "|\u201e[^\u201c\u201d\n]{1,400}[\u201c\u201d]|\u00ab[^\u00bb\n]{1,400}\u00bb"
    "|\u2018[^\u2018\n]{1,400}?\u2019(?!\\w)"
)
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_PART: Final = re.compile(r"<([a-z]+)>")


_NOWHERE: Final[list["_Step"]] = []


class Sign(StrEnum):
    """What a phrase is a sign of."""

    REPORT = "report"
    LABEL = "label"
    ASK = "ask"
    OWN = "own"
    THIS = "this"
    SOME = "some"
    SUBJECT = "subject"
    NOT_SUBJECT = "not_subject"
    OBJECT = "object"
    NOW = "now"
    DANGER = "danger"
    RECENT = "recent"
    MANY = "many"
    SUPPOSED = "supposed"
    NEVER_NAMES = "never_names"


@dataclass(frozen=True, slots=True)
class WorryWord:
    """A word of a text.

    Attributes:
        start: First character, in the text.
        end: First character after it.
        plain: The word without case and accents.
        sentence: Number of its sentence, from 0.
        is_capital: Whether it begins with a capital and goes on in small letters.
        is_quoted: Whether it stands between quotation marks.
    """

    start: int
    end: int
    plain: str = field(repr=False)
    sentence: int
    is_capital: bool
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text.

    Attributes:
        sign: What it is a sign of.
        first: Number of its first word.
        last: Number of its last word.
    """

    sign: Sign
    first: int
    last: int


@dataclass(slots=True, eq=False)
class _Step:
    """A place in phrases, and what may follow there; several phrases may go the same way."""

    words: dict[str, list["_Step"]] = field(default_factory=dict)
    beginnings: dict[str, list["_Step"]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    numbers: list["_Step"] = field(default_factory=list)
    skips: list[tuple[int, "_Step"]] = field(default_factory=list)
    signs: set[Sign] = field(default_factory=set)


def read_worry_words(text: str) -> tuple[WorryWord, ...]:
    """Return the words of a text with their sentences."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    words: list[WorryWord] = []
    sentence = quote = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        while sentence < len(ends) and ends[sentence] <= start:
            sentence += 1
        while quote < len(quoted) and quoted[quote][1] <= start:
            quote += 1
        written = found.group()
        words.append(
            WorryWord(
                start,
                end,
                plain_word(written),
                sentence,
                len(written) > 1 and written[0].isupper() and written[1:].islower(),
                quote < len(quoted) and quoted[quote][0] <= start,
            )
        )
    return tuple(words)


def find_signs(words: Sequence[WorryWord], *, language: str) -> Iterator[Hit]:
    """Yield every phrase of a language, the longest of each sign that begins at a word."""
    root = _phrases(language)
    plains = [word.plain for word in words]
    ends = _sentence_ends(words)
    for at, plain in enumerate(plains):
        following = _after(root, plain)
        if not following:
            continue
        longest: dict[Sign, int] = {}
        for step in following:
            _walk(step, plains, at + 1, ends[at], longest)
        for sign, last in longest.items():
            yield Hit(sign, at, last)


def _sentence_ends(words: Sequence[WorryWord]) -> list[int]:
    """Return for each word the number of the first word of the next sentence."""
    ends = [len(words)] * len(words)
    for at in range(len(words) - 2, -1, -1):
        is_last = words[at].sentence != words[at + 1].sentence
        ends[at] = at + 1 if is_last else ends[at + 1]
    return ends


def _walk(step: _Step, plains: Sequence[str], at: int, end: int, longest: dict[Sign, int]) -> None:
    """Follow phrases word by word, and note the last word of each that is complete."""
    for sign in step.signs:
        longest[sign] = max(at - 1, longest.get(sign, 0))
    for following in _after(step, plains[at]) if at < end else ():
        _walk(following, plains, at + 1, end, longest)
    for most, following in step.skips:
        for after in range(at, min(at + most, end) + 1):
            _walk(following, plains, after, end, longest)


def _after(step: _Step, plain: str) -> Sequence[_Step]:
    """Return the steps that a word leads to."""
    following = step.words.get(plain, _NOWHERE)
    for length in step.lengths:
        following = following + step.beginnings.get(plain[:length], _NOWHERE)
    if step.numbers and plain.isdecimal():
        following = following + step.numbers
    return following


@cache
def _phrases(language: str) -> _Step:
    file = resources.files("node.textguard").joinpath("worry_words", f"{language}.toml")
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    parts: dict[str, str] = lists["parts"]
    root = _Step()
    for sign in Sign:
        for phrase in lists["phrases"].get(sign.value, ()):
            # A list inside brackets is some more of what the brackets offer.
            inside = _BRACKETS.sub(lambda found: f"({_filled(found[1], parts)})", phrase)
            _plant(root, _PART.sub(lambda part: f"({parts[part[1]]})", inside), sign)
    return root


def _filled(choices: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda part: parts[part[1]], choices)


def _plant(root: _Step, pattern: str, sign: Sign) -> None:
    here = [root]
    for place, piece in enumerate(_BRACKETS.split(pattern)):
        choices = piece.split("|") if place % 2 else [piece]
        meeting = _Step()
        reached = [meeting]
        for choice in choices:
            # Gaps in a row are one longer gap.
            steps = choice.replace("? ?", "??").replace("? ?", "??").split()
            if steps:
                _lead(here, steps, meeting)
            else:
                reached += here
        here = reached
    for step in here:
        step.signs.add(sign)


def _lead(here: Sequence[_Step], steps: Sequence[str], goal: _Step) -> None:
    """Make a way of some words from where phrases are to where they meet again."""
    for start in here:
        step = start
        for place, word in enumerate(steps):
            following = goal if place == len(steps) - 1 else _Step()
            _join(step, word, following)
            step = following


def _join(step: _Step, word: str, following: _Step) -> None:
    if word[0] in "?~":
        step.skips.append((_LONGEST_GAP if word == "~" else len(word), following))
    elif word == "#":
        step.numbers.append(following)
    elif word.endswith("*"):
        beginning = plain_word(word[:-1])
        step.lengths = sorted({*step.lengths, len(beginning)})
        step.beginnings.setdefault(beginning, []).append(following)
    else:
        step.words.setdefault(plain_word(word), []).append(following)


@cache
def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0]


def plain_word(word: str) -> str:
    """Return a word without case and accents."""
    small = word.lower()
    return small if small.isascii() else "".join(map(_plain_letter, small))
