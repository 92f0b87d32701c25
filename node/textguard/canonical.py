"""A text as a person would read it aloud, and the way back to every original character.

Five steps, in this order: markup and encodings are undone; characters nobody sees are dropped; what
is left is brought to NFKC, one base letter with its marks at a time; letters of other alphabets
that pretend to be Latin become Latin; letters written apart (j-a-n) are joined. Each step that
undid a disguise reports the words it was in. A step that only tidied (a ligature, a narrow space)
reports nothing.

Work grows with the length of the text and not faster: normalising a base with a million marks takes
quadratic time in every library, so a base keeps `MAX_MARKS` of them and the rest is reported.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from node.textguard.encodings import decode
from node.textguard.letters_apart import find_apart
from node.textguard.lookalikes import LATIN_LOOKALIKES, is_bidi, is_invisible, script_of

__all__ = ["MAX_MARKS", "CanonicalText", "HiddenSpan", "Trick", "canonicalise"]

MAX_MARKS = 4
"""Combining marks that one letter keeps; no written language of our users needs more."""


class Trick(StrEnum):
    """How words were hidden from a program, or from a person."""

    INVISIBLE = "invisible"
    BIDI = "bidi"
    UNREADABLE = "unreadable"
    STACKED = "stacked"
    STYLED = "styled"
    LOOKALIKE = "lookalike"
    SPACED = "spaced"
    MARKUP = "markup"
    ENCODED = "encoded"
    TURNED = "turned"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenSpan:
    """Words in the original text in which a disguise was undone.

    Attributes:
        start: First character, in the original text.
        end: First character after it.
        trick: The disguise that was undone first.
    """

    start: int
    end: int
    trick: Trick


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalText:
    """A text made plain, with the way back.

    Attributes:
        original: The text as written; never shown by `repr`, it may be private.
        text: The plain form that recognisers read.
        index_map: For each character of `text` the place in `original` where it begins, and at the
            end the length of `original`; never falls.
        hidden: Where a disguise was undone, in the order of the original; they do not overlap.
    """

    original: str = field(repr=False)
    text: str = field(repr=False)
    index_map: tuple[int, ...] = field(repr=False)
    hidden: tuple[HiddenSpan, ...]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in `original` of the characters `start` to `end` of `text`.

        Characters that were dropped behind the last one belong to it, so that cutting the place
        out of the original leaves no invisible rest.
        """
        if start >= end:
            return self.index_map[start], self.index_map[start]
        after = bisect_right(self.index_map, self.index_map[end - 1])
        return self.index_map[start], self.index_map[min(after, len(self.text))]


_Marks = list[tuple[int, int, Trick]]

# A letter run of any alphabet; digits and the underscore are not letters.
_WORD = re.compile(r"[^\W\d_]+")
_VISIBLE_WORD = re.compile(r"\S+")

# A letter with its marks, a word of such letters; marks that no letter was made with, and letters
# with dots and strokes of scholars, which no town writes names with.
_LETTER = re.compile(r"[^\W\d_][\u0300-\u036f]*")
_MARKED_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*){2,}")
_LOOSE_MARK = re.compile(r"[\u0300-\u036f]")
_ODD_MARK = re.compile(r"[\u0300-\u036f\u1e00-\u1e9f]")
_MOST_DRESSED = 3

_PLAIN_RUN = re.compile(r"[\x20-\x7e\n\r\t]+")


def canonicalise(text: str) -> CanonicalText:
    """Return `text` made plain; no input raises.

    Args:
        text: Any string, also with lone surrogates and unassigned characters.
    """
    marks: _Marks = []
    decoded = decode(text)
    read = text if decoded is None else decoded.text
    chars, origins = read, list(range(len(read)))
    if not (read.isascii() and read.isprintable()):
        chars, origins = _plain_characters(read, marks)
        chars, origins = _undress(chars, origins, marks)
        chars = _fold_lookalikes(chars, origins, marks)
    chars, origins = _join_letters(chars, origins, marks)
    if decoded is not None:
        marks = [(decoded.starts[low], decoded.ends[high - 1], why) for low, high, why in marks]
        marks += [(low, high, Trick(kind)) for low, high, kind in decoded.undone]
        origins = [decoded.starts[at] for at in origins]
    return CanonicalText(
        original=text,
        text=chars,
        index_map=(*origins, len(text)),
        hidden=tuple(_widen(text, sorted(marks))),
    )


def _plain_characters(text: str, marks: _Marks) -> tuple[str, list[int]]:
    pieces: list[str] = []
    origins: list[int] = []
    at, length = 0, len(text)
    while at < length:
        end = _end_of_run(text, at)
        if end > at:
            pieces.append(text[at:end])
            origins.extend(range(at, end))
            at = end
            continue
        trick = _dropped_as(text[at])
        if trick is not None:
            if not _is_harmless(text, at):
                marks.append((at, at + 1, trick))
            at += 1
            continue
        end = _end_of_letter(text, at)
        piece, disguise = _plain_letter(text[at : min(end, at + 1 + MAX_MARKS)])
        if end - at > 1 + MAX_MARKS:
            disguise = Trick.STACKED
        if disguise is not None:
            marks.append((at, end, disguise))
        pieces.append(piece)
        origins.extend([at] * len(piece))
        at = end
    return "".join(pieces), origins


def _end_of_run(text: str, at: int) -> int:
    """Return where a run of plain characters ends, which need no look at each of them."""
    run = _PLAIN_RUN.match(text, at)
    if run is None:
        return at
    # The last of them may be the base of the marks that follow.
    return run.end() - (run.end() < len(text) and _is_mark(text[run.end()]))


@lru_cache(maxsize=4096)
def _dropped_as(char: str) -> Trick | None:
    if is_bidi(char):
        return Trick.BIDI
    if is_invisible(char):
        return Trick.INVISIBLE
    unreadable = unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"} and char not in "\n\r\t"
    return Trick.UNREADABLE if unreadable else None


def _is_harmless(text: str, at: int) -> bool:
    """Say whether an invisible character only joins or colours pictures, as in a family emoji."""
    if text[at] not in "\u200d\ufe0e\ufe0f" or at == 0:
        return False
    return unicodedata.category(text[at - 1]) in {"So", "Sk", "Cf", "Mn"} or text[at - 1] in "#*"


def _end_of_letter(text: str, at: int) -> int:
    end = at + 1
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return end


@lru_cache(maxsize=4096)
def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" and _dropped_as(char) is None


# Lines and strokes through what stands before them.
_STRUCK = frozenset("\u0334\u0335\u0336\u0337\u0338\u0332\u0333\u0305")


@lru_cache(maxsize=16384)
def _plain_letter(letter: str) -> tuple[str, Trick | None]:
    """Return the NFKC form of a base with its marks, and whether it was dressed up."""
    if letter[0].isdigit() and len(letter) > 1 and all(mark in _STRUCK for mark in letter[1:]):
        return letter[0], None  # "17" struck through is still 17.
    shape = unicodedata.decomposition(letter[0]).partition(" ")[0]
    plain = "".join(
        char for char in unicodedata.normalize("NFKC", letter) if _dropped_as(char) is None
    )
    dressed = shape in {"<font>", "<wide>", "<narrow>", "<circle>", "<square>"} and plain.isalnum()
    return plain, Trick.STYLED if dressed else None


def _undress(chars: str, origins: list[int], marks: _Marks) -> tuple[str, list[int]]:
    """Take marks off letters that no language puts there; a word full of them is a disguise."""
    kept: list[str] = []
    kept_origins: list[int] = []
    done = 0
    for word in _MARKED_WORD.finditer(chars):
        pieces = [
            unicodedata.normalize("NFD", letter.group()) for letter in _LETTER.finditer(word[0])
        ]
        marked = sum(len(piece) > 1 for piece in pieces)
        is_odd = _ODD_MARK.search(word[0]) is not None
        is_dressed = is_odd and marked >= _MOST_DRESSED and marked * 4 >= len(pieces) * 3
        if not is_dressed and _LOOSE_MARK.search(word[0]) is None:
            continue
        at = word.start()
        kept.append(chars[done:at])
        kept_origins += origins[done:at]
        for letter in _LETTER.finditer(word[0]):
            plain = unicodedata.normalize("NFD", letter.group())[0] if is_dressed else letter[0][0]
            kept.append(plain)
            kept_origins.append(origins[at + letter.start()])
        if is_dressed:
            marks.append((origins[at], origins[word.end() - 1] + 1, Trick.STACKED))
        done = word.end()
    return "".join([*kept, chars[done:]]), kept_origins + origins[done:]


def _fold_lookalikes(chars: str, origins: list[int], marks: _Marks) -> str:
    folded: list[str] = []
    done = 0
    for word in _WORD.finditer(chars):
        letters = word.group()
        if letters.isascii() or not _pretends_latin(letters):
            continue
        plain = "".join(LATIN_LOOKALIKES.get(letter, letter) for letter in letters)
        if plain == letters:
            continue
        folded += chars[done : word.start()], plain
        done = word.end()
        marks.append((origins[word.start()], origins[word.end() - 1] + 1, Trick.LOOKALIKE))
    return "".join([*folded, chars[done:]])


def _pretends_latin(letters: str) -> bool:
    """Say whether a word mixes Latin with another alphabet, or is made of lookalikes alone.

    A word of three or more letters that all look Latin reads as a Latin word, whatever its
    alphabet; real Cyrillic and Greek words nearly always hold a letter that does not.
    """
    if any(script_of(letter) == "LATIN" for letter in letters):
        return any(letter in LATIN_LOOKALIKES for letter in letters)
    return len(letters) > 2 and all(letter in LATIN_LOOKALIKES for letter in letters)  # noqa: PLR2004 - the docstring says three


def _join_letters(chars: str, origins: list[int], marks: _Marks) -> tuple[str, list[int]]:
    kept: list[str] = []
    kept_origins: list[int] = []
    done = 0
    for run in find_apart(chars):
        kept += chars[done : run.start], *(chars[at] for at in run.places)
        kept_origins += *origins[done : run.start], *(origins[at] for at in run.places)
        marks.append((origins[run.start], origins[run.end - 1] + 1, Trick.SPACED))
        done = run.end
    return "".join([*kept, chars[done:]]), kept_origins + origins[done:]


def _widen(text: str, marks: _Marks) -> Iterator[HiddenSpan]:
    """Yield the marks grown to the words they stand in, merged where they then touch."""
    pending: HiddenSpan | None = None
    words = _VISIBLE_WORD.finditer(text)
    word = next(words, None)
    for start, end, trick in marks:
        while word is not None and word.end() <= start:
            word = next(words, None)
        low = min(start, word.start()) if word is not None and word.start() < end else start
        high = end
        while word is not None and word.start() < end:
            high = max(high, word.end())
            if word.end() >= end:
                break
            word = next(words, None)
        if pending is not None and low < pending.end:
            pending = HiddenSpan(
                start=pending.start, end=max(pending.end, high), trick=pending.trick
            )
            continue
        if pending is not None:
            yield pending
        pending = HiddenSpan(start=low, end=high, trick=trick)
    if pending is not None:
        yield pending
