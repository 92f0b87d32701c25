"""Text that a program reads otherwise than a person would: markup and encodings.

Markup is dropped, together with what it hides; entities, percent signs, base64 and hexadecimal runs
are decoded where readable text comes out; a run that is told to be read from right to left is
turned round. Digits that stand for letters inside a word become letters. Each is reported.
"""

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import unquote

__all__ = ["Decoded", "Encoding", "decode"]

_ENTITY: Final = r"(?:&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)+"
_PERCENT: Final = r"(?:%[0-9A-Fa-f]{2})+"
_COMMENT: Final = r"<!--"
_ELEMENTS: Final = (
    "a|abbr|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|center|cite|code|del|"
    "details|div|dl|dt|dd|em|embed|fieldset|font|footer|form|frame|h[1-6]|head|header|hr|html|i|"
    "iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|noscript|object|ol|option|p|pre|q|"
    "s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|"
    "tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr"
)
_TAG: Final = rf"</?(?i:{_ELEMENTS})(?:\s[^<>]{{0,300}})?/?>"
_BASE64: Final = (
    r"(?<![A-Za-z0-9+/%@.-])(?:[A-Za-z0-9+/]{8,4000}={0,2}|[A-Za-z0-9+/]{6,7}={1,2})"
    r"(?![A-Za-z0-9+/=@])"
)
_HEX: Final = (
    r"(?<![\w%#-])(?:(?:0x)?(?:[0-9a-fA-F]{2}){4,2000}"
    r"|[2-7][0-9a-fA-F](?: [2-7][0-9a-fA-F]){4,500})(?![\w-])"
)
_TURNED: Final = "\u202e[^\u202c\n]{1,500}\u202c?"
_DIGITS_INSIDE: Final = (
    r"(?<![\w.@/:])(?<!\d-)(?=[^\W_]{0,24}\d[^\W\d_])[^\W_]{4,24}(?![\w@/:]|-\d)"
)
_ANY: Final = re.compile(
    f"(?P<comment>{_COMMENT})|(?P<markup>{_TAG})|(?P<entity>{_ENTITY})|(?P<percent>{_PERCENT})"
    f"|(?P<turned>{_TURNED})|(?P<hex>{_HEX})|(?P<base64>{_BASE64})|(?P<digits>{_DIGITS_INSIDE})"
)
# A tag that says how its words look, and so may hide them.
_STYLED: Final = re.compile(r"<(?P<tag>[A-Za-z]{1,12})\s[^<>]{1,300}>")
_MOST_HIDDEN: Final = 2_000
_WORD_WITH_DIGITS: Final = re.compile(r"(?=.*\d[^\W\d_])[^\W_]{4,24}")
_LOOK: Final = re.compile(r"[<&%\u202e]|\d|[A-Za-z+/]{8}|[A-Za-z+/]{6}=")
_LETTERS: Final = str.maketrans("0134578", "oieastb")
_LEET_DIGITS: Final = frozenset("0134578")
_BETWEEN: Final = re.compile(r"[^\W\d_]\d{1,2}[^\W\d_]|\A\d[^\W\d_]{2}")
_TRAILING: Final = re.compile(r"[^\W\d_]+\d+")
_LEAST_LOUD: Final = 8
_DIGIT_LOOKALIKES: Final = frozenset("oOlIiSB")
_ORDINAL: Final = re.compile(
    r"\d+(?:st|nd|rd|th|e|er|ère|ème|ste|de|jarige?n?|jährige?[rnsm]?|x|h|km|m|kg|uur|ans|Uhr)?",
    re.IGNORECASE,
)
_HARMLESS: Final = frozenset({"&amp;", "&nbsp;", "&quot;", "&apos;", "&#39;", "&#160;"})
"""What a page copied from a browser leaves behind; it is made plain and not reported."""

_LEAST_READABLE: Final = 4
_MOST: Final = 0.85
_CODE: Final = re.compile(r"(?=.*[ ./@:-])(?=.*\d)[A-Za-z0-9 ./@:+_-]+")
"""Numbers and addresses; chance makes nothing like them out of so many bytes."""
_LEAST_CODE: Final = 5
_MIXED: Final = re.compile(r"[a-z][A-Z]|\d|=")


class Encoding(StrEnum):
    """How a stretch of text was kept from being read."""

    MARKUP = "markup"
    ENCODED = "encoded"
    TURNED = "turned"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its encodings undone.

    Attributes:
        text: As it reads.
        starts: For each character the place where what it was made of begins.
        ends: For each character the place behind that.
        undone: Start, end and kind of every stretch that was changed.
    """

    text: str
    starts: list[int]
    ends: list[int]
    undone: list[tuple[int, int, Encoding]]


def decode(text: str) -> Decoded | None:
    """Return `text` as it reads; None if nothing in it was encoded."""
    if _LOOK.search(text) is None:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    undone: list[tuple[int, int, Encoding]] = []
    done = 0
    for start, end, plain, kind in _runs(text):
        pieces += text[done:start], plain
        starts += [*range(done, start), *[start] * len(plain)]
        ends += [*range(done + 1, start + 1), *[end] * len(plain)]
        if text[start:end] not in _HARMLESS:
            undone.append((start, end, kind))
        done = end
    if not done:
        return None
    pieces.append(text[done:])
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Decoded("".join(pieces), starts, ends, undone)


def _runs(text: str) -> Iterator[tuple[int, int, str, Encoding]]:
    at = 0
    while (found := _ANY.search(text, at)) is not None:
        start, end = found.span()
        if found.lastgroup in {"comment", "markup"}:
            end = _end_of_hidden(text, found)
            if end:
                yield start, end, "", Encoding.MARKUP
        else:
            kind, plain = _read(str(found.lastgroup), found.group())
            if plain is not None and plain != found.group():
                yield start, end, plain, kind
        at = end or found.end()


def _end_of_hidden(text: str, found: re.Match[str]) -> int:
    """Return where a comment or a tag ends, with the words it hides; 0 if it is no comment."""
    end = found.end()
    if found.lastgroup == "comment":
        closing = text.find("-->", end, end + _MOST_HIDDEN + 3)
        return 0 if closing < 0 else closing + 3
    styled = _STYLED.fullmatch(found.group())
    if styled is None:
        return end
    tag = f"</{styled['tag']}>"
    closing = text.find(tag, end, end + _MOST_HIDDEN + len(tag))
    return end if closing < 0 else closing + len(tag)


def _read(name: str, run: str) -> tuple[Encoding, str | None]:
    """Return how a run was kept from being read, and how it reads; None if it is no code."""
    kind, read = _READERS[name]
    plain = read(run)
    if plain is None and name in {"hex", "base64"} and _WORD_WITH_DIGITS.fullmatch(run):
        return Encoding.DIGITS, _digits(run)
    return kind, plain


def _entities(run: str) -> str | None:
    return html.unescape(run)


def _percent(run: str) -> str | None:
    try:
        return unquote(run, errors="strict")
    except UnicodeDecodeError:
        return None


def _turned(run: str) -> str | None:
    return run.strip("\u202e\u202c")[::-1]


def _hex(run: str) -> str | None:
    digits = run.removeprefix("0x").replace(" ", "")
    if not any(char.isdigit() for char in digits):
        return None
    return _readable(bytes.fromhex(digits))


def _base64(run: str) -> str | None:
    if _MIXED.search(run) is None or len(run) % 4 == 1:
        return None
    try:
        return _readable(base64.b64decode(run + "=" * (-len(run) % 4), validate=True))
    except binascii.Error:
        return None


def _readable(raw: bytes) -> str | None:
    """Return bytes as text if a person would take them for words."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    letters = sum(char.isalpha() or char in " .,'-" for char in text)
    is_words = text.isprintable() and letters >= _MOST * len(text)
    if is_words and len(text) >= _LEAST_READABLE:
        return text
    return text if len(text) >= _LEAST_CODE and _CODE.fullmatch(text) else None


def _digits(run: str) -> str | None:
    """Return a word whose digits stand for letters; None if they count or number something."""
    letters = [char for char in run if char.isalpha()]
    if not any(char.islower() for char in letters) and len(run) < _LEAST_LOUD:
        return None  # H1N1, and number plates
    is_numbered = _ORDINAL.fullmatch(run) is not None or _TRAILING.fullmatch(run) is not None
    if is_numbered or _BETWEEN.search(run) is None or not set(run) & _LEET_DIGITS:
        return None
    if set(letters) <= _DIGIT_LOOKALIKES:
        return None  # a number with letters for digits; telephones are known by that
    is_all_letters = {char for char in run if char.isdigit()} <= _LEET_DIGITS
    return run.translate(_LETTERS) if is_all_letters and len(letters) > 1 else None


_READERS: Final[dict[str, tuple[Encoding, Callable[[str], str | None]]]] = {
    "entity": (Encoding.ENCODED, _entities),
    "percent": (Encoding.ENCODED, _percent),
    "turned": (Encoding.TURNED, _turned),
    "hex": (Encoding.ENCODED, _hex),
    "base64": (Encoding.ENCODED, _base64),
    "digits": (Encoding.DIGITS, _digits),
}
