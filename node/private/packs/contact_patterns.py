"""What finds a contact in a text: mailbox, telephone, and the name in the spellings people use.

How much of a name is enough depends on how near a text is to the contact's organisation.

- *Far*, in any text: mailbox and telephone, and the name in full, in any case, with or without
  accents and middle names, in either order: "Quillon Ofrane", "OFRANE, Quillon".
- *Shared*, where the organisation is one of several, such as a meeting: the surname with a capital
  as well, with or without an initial: "mevrouw Ofrane", "Q. OFRANE".
- *Own*, its card, its lines, its tasks: any one word of the name as well, in any case: "zaal van
  quillon". Here an ordinary word that is also the name goes with it; nowhere else does it.

Alone, a word of less than four letters counts in the own circle and with a capital only; a particle
or an initial never does. Such words stand for too much else.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final
from unicodedata import normalize

import phonenumbers

from node.private.network.contact import ContactContent
from node.private.packs.wanted import folded
from node.textguard.folding import fold, fold_text

__all__ = [
    "Circle",
    "ContactPatterns",
    "contact_patterns",
    "keys_of_text",
    "lone_names",
    "may_have",
    "may_share",
    "number_ends",
    "phone_digits",
]

_SHORTEST_LONG: Final = 4
_SHORTEST_MARKED: Final = 3
_FEWEST_DIGITS: Final = 6
_PARTICLES_TEXT: Final = """
van von de der den des het ter ten te 't d du la le les el al ben bin ibn abu da di do dos del
della zu zum zur ait st
"""
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
_TITLES: Final = re.compile(
    r"^(?:(?:de heer|dhr|mevrouw|mevr|mw|mr|mrs|ms|miss|monsieur|madame|mme|mlle|herr|frau|dr|prof"
    r"|ir|ing|drs)\.?\s+)+",
    re.IGNORECASE,
)
_AS_TWO: Final[Mapping[str, str]] = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ø": "oe",
    "æ": "ae",
    "œ": "oe",
}
_UMLAUT: Final = re.compile("[aou]e|.", re.DOTALL)
_E_BEHIND: Final = re.compile("([aou])e")
_HYPHENS: Final = r"\u2010-\u2013-"
_WORD: Final = re.compile(rf"'?[^\W\d_](?:[^\W_]|['\u2019{_HYPHENS}](?=\w))*")
_KEY: Final = re.compile(r"[^\W_]+")
_START: Final = r"(?<![^\W_])"
_END: Final = r"(?![^\W_])"
_POSSESSIVE: Final = "(?:['\u2019]?[sS])?"
_BETWEEN: Final = rf"(?:\.?[\s_{_HYPHENS}]{{1,3}}|\.)"
_TURNED: Final = rf"(?:,\s?|{_BETWEEN})"
_DIGITS_APART: Final = rf"[\s()./{_HYPHENS}]{{0,3}}"


class Circle(Enum):
    """How near a text is to the organisation of a contact."""

    OWN = auto()
    SHARED = auto()
    FAR = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPatterns:
    """What finds one contact.

    Attributes:
        keys: Words and ends of numbers of which a text has one if it names the contact; looking for
            them in many texts is quick.
        by_circle: What finds it, by how near the text is; a circle in which nothing could is not
            there.
    """

    keys: frozenset[str] = field(repr=False)
    by_circle: Mapping[Circle, re.Pattern[str]] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """The parts of a name; of one word only the last is there."""

    given: str
    middle: tuple[str, ...]
    particles: tuple[str, ...]
    last: str

    @property
    def words(self) -> tuple[str, ...]:
        """Every word but the particles."""
        return tuple(word for word in (self.given, *self.middle, self.last) if word)


def contact_patterns(content: ContactContent, *, region: str) -> ContactPatterns:
    """Return what finds a contact.

    Args:
        content: Its texts.
        region: Country of the node, by which a telephone number without a prefix is read.
    """
    name = _read_name(content.name)
    phones = phone_digits(content.phone, region=region)
    far = [*_mailbox(content.mailbox), *map(_phone, sorted(phones)), *_full(name)]
    shared = [*far, *_surname(name, is_own=False)]
    own = [*far, *_surname(name, is_own=True), *_any_word(name)]
    words = [*(name.words if name else ()), content.mailbox.partition("@")[0]]
    return ContactPatterns(
        keys=frozenset(
            (
                *_keys(words),
                *number_ends(phones),
            )
        ),
        by_circle={
            circle: re.compile("|".join(parts))
            for circle, parts in ((Circle.OWN, own), (Circle.SHARED, shared), (Circle.FAR, far))
            if parts
        },
    )


def keys_of_text(text: str) -> frozenset[str]:
    """Return what a text has of the keys that any contact may have."""
    # Most texts need no look at each letter, and a year of log has many.
    words = _KEY.findall(text.casefold() if text.isascii() else fold_text(text))
    digits = re.sub(r"\D", "", text)
    ends = range(_FEWEST_DIGITS, len(digits) + 1)
    return frozenset(
        (
            *words,
            *(word[:-1] for word in words if word.endswith("s")),
            *(digits[end - _FEWEST_DIGITS : end] for end in ends),
        )
    )


def may_have(keys: Iterable[str]) -> Callable[[str], bool]:
    """Return what says whether a text without case and accents may have one of some keys.

    It lets more pass than `keys_of_text` and nothing less, and looks at a text much faster.
    """
    asked = frozenset(keys)
    long = [key for key in asked if len(key) >= _SHORTEST_LONG and not key.isdecimal()]
    short = [rf"{_START}{re.escape(key)}s?{_END}" for key in asked if len(key) < _SHORTEST_LONG]
    numbers = [_DIGITS_APART.join(key) for key in asked if key.isdecimal()]
    others = re.compile("|".join((*short, *numbers)) or "(?!)")
    return lambda text: any(key in text for key in long) or others.search(text) is not None


def may_share(ends: Collection[str]) -> Callable[[str], bool]:
    """Return what says whether a text may hold a number with one of some ends.

    It lets more pass than hold one and nothing less.
    """

    def shares(text: str) -> bool:
        digits = re.sub(r"\D", "", text)
        return any(end in digits for end in ends)

    return shares


def number_ends(phones: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the last digits of numbers, without spaces: what each of their spellings has."""
    return frozenset(national[-_FEWEST_DIGITS:] for _country, national in phones)


def lone_names(name: str, *, among: frozenset[str]) -> tuple[str, ...]:
    """Return patterns of a name for texts that are shown with marks, where too many do no harm.

    In full, the surname in any case, every other word of it with a capital.

    Args:
        name: As it is stored.
        among: Keys of the texts; a name of which they have no word has no pattern.
    """
    parts = _read_name(name)
    if parts is None or among.isdisjoint(_keys(parts.words)):
        return ()
    others = (word for word in (parts.given, *parts.middle) if len(word) >= _SHORTEST_MARKED)
    alone = (f"{_START}{_spelled(word, has_capital=True)}{_END}" for word in others)
    return (*_full(parts), *_surname(parts, is_own=True), *alone)


def phone_digits(phone: str, *, region: str) -> frozenset[tuple[str, str]]:
    """Return the numbers in a text as country and national digits; no country if it is unknown.

    What has less than six digits is none: it would be found in other numbers.
    """
    found = {
        (str(hit.number.country_code), str(hit.number.national_number))
        for hit in phonenumbers.PhoneNumberMatcher(
            phone, region.upper(), leniency=phonenumbers.Leniency.POSSIBLE
        )
    }
    if not found:
        found = {("", re.sub(r"\D", "", phone).lstrip("0"))}
    return frozenset(each for each in found if len(each[1]) >= _FEWEST_DIGITS)


def _keys(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        small = normalize("NFC", word).casefold()
        in_full = "".join(_AS_TWO.get(each, each) for each in small)
        for key in folded(f"{small} {in_full}").split():
            yield key
            yield _E_BEHIND.sub(r"\1", key)


def _mailbox(mailbox: str) -> Iterator[str]:
    if mailbox:
        yield rf"{_START}(?i:{re.escape(mailbox)}){_END}"


def _phone(number: tuple[str, str]) -> str:
    country, national = number
    prefix = rf"(?:\+|00)\s?{country or '[1-9][0-9]{0,2}'}{_DIGITS_APART}"
    digits = _DIGITS_APART.join(national)
    return rf"(?<![\d+])(?:{prefix})?(?:\(?0\)?{_DIGITS_APART})?{digits}(?!\d)"


def _read_name(name: str) -> _Name | None:
    """Return the parts of a name as people enter it, also as `Ofrane, Quillon`."""
    first, *more = re.sub(r"\([^)]*\)", " ", name).split(",")
    # "Quillon Ofrane, directeur": what follows is no name.
    text = f"{more[0]} {first}" if more and not more[0].strip().islower() else first
    words = _WORD.findall(_TITLES.sub("", text.strip(), count=1))
    if not words:
        return None
    has_given = len(words) > 1 and fold(words[0]) not in _PARTICLES
    given, rest = (words[0], words[1:-1]) if has_given else ("", words[:-1])
    at = next((at for at, word in enumerate(rest) if fold(word) in _PARTICLES), len(rest))
    return _Name(given=given, middle=tuple(rest[:at]), particles=tuple(rest[at:]), last=words[-1])


def _full(name: _Name | None) -> Iterator[str]:
    """Yield the name in full, in both orders."""
    if name is None or not name.given:
        return
    # An initial in small letters would be any letter that stands alone.
    given = _spelled(name.given, has_capital=len(name.given) == 1)
    last = _spelled(name.last) + _POSSESSIVE
    # A middle name may be missing or stand there as an initial.
    middle = "|".join((*map(_spelled, name.middle), "[A-Z]"))
    between = rf"(?:(?:{middle}){_BETWEEN}){{0,{len(name.middle) + 1}}}"
    particles = _particles(name)
    yield f"{_START}{given}{_BETWEEN}{between}{particles}{last}{_END}"
    behind = "".join(f"{_BETWEEN}{_spelled(each)}" for each in name.particles)
    behind = f"(?:{behind})?" if behind else ""
    before = f"(?:{particles})?" if particles else ""
    yield f"{_START}{before}{_spelled(name.last)}{_TURNED}{given}{behind}{_END}"


def _surname(name: _Name | None, *, is_own: bool) -> Iterator[str]:
    """Yield the surname alone or with an initial on either side."""
    if name is None:
        return
    particles = _particles(name)
    before = f"(?:{particles})?" if particles else ""
    if name.given:
        initial = re.escape(name.given[0].upper())
        ahead = rf"{initial}(?:\.\s?(?:[A-Z]\.\s?)*|\s)"
        with_capital = _spelled(name.last, has_capital=not is_own) + _POSSESSIVE
        yield f"{_START}{ahead}{before}{with_capital}{_END}"
        yield rf"{_START}{before}{with_capital}{_TURNED}{initial}\."
    for spelled in _alone_with_halves(name.last, is_own=is_own):
        yield f"{_START}{before}{spelled}{_END}"


def _any_word(name: _Name | None) -> Iterator[str]:
    """Yield each word of a name but the surname, the first with the surname's initial as well."""
    if name is None or not name.given:
        return
    yield rf"{_START}{_spelled(name.given)}\s{re.escape(name.last[0].upper())}\."
    for word in (name.given, *name.middle):
        for spelled in _alone_with_halves(word, is_own=True):
            yield f"{_START}{spelled}{_END}"


def _alone_with_halves(word: str, *, is_own: bool) -> Iterator[str]:
    """Yield a word, and of one with hyphens its halves, as far as they may stand alone."""
    halves = re.split(f"[{_HYPHENS}]", word)
    for each in dict.fromkeys((word, *halves)):
        spelled = _alone(each, is_own=is_own)
        if spelled:
            yield spelled


def _alone(word: str, *, is_own: bool) -> str:
    """Return a word as it counts when it stands alone; empty if it never does."""
    if len(word) < 2 or (len(word) < _SHORTEST_LONG and not is_own):  # noqa: PLR2004 - an initial
        return ""
    if len(word) < _SHORTEST_LONG:
        return _spelled(word, has_capital=True)
    return _spelled(word, has_capital=not is_own) + _POSSESSIVE


def _particles(name: _Name) -> str:
    return "".join(f"{_spelled(each)}{_BETWEEN}" for each in name.particles)


def _spelled(word: str, *, has_capital: bool = False) -> str:
    """Return what finds a word with or without accents, in any case or behind a capital alone.

    An umlaut is also found as two letters, and two letters as an umlaut.
    """
    first, *rest = _UMLAUT.findall(normalize("NFC", word).casefold())
    found = _piece(first, has_capital=has_capital) + "".join(map(_piece, rest))
    double = _letter("s") * 2
    return found.replace(double, f"(?:{double}|[ßẞ])")


def _piece(piece: str, *, has_capital: bool = False) -> str:
    letters = fold(piece)
    if not letters:
        return ""
    plain = _letter(letters[0], has_capital=has_capital) + "".join(map(_letter, letters[1:]))
    if len(letters) == 1:
        return f"{plain}[eE]?" if piece in _AS_TWO else plain
    # One letter that folds to several, or several that are also written as one.
    marked = {each for each, two in _AS_TWO.items() if two == letters} | {piece}
    alone = sorted(each for each in marked if len(each) == 1)
    capitals = [each.upper() for each in alone if len(each.upper()) == 1]
    either = "".join(capitals if has_capital else (*alone, *capitals))
    return f"(?:{plain}|[{re.escape(either)}])" if either else plain


def _letter(letter: str, *, has_capital: bool = False) -> str:
    if letter in "'\u2019-\u2010\u2011\u2012\u2013":
        return rf"[\s_'\u2019{_HYPHENS}]?"
    spellings = _LETTERS.get(letter, letter + letter.upper())
    if has_capital:
        spellings = "".join(each for each in spellings if not each.islower()) or spellings
    return f"[{re.escape(spellings)}]"


def _spellings() -> Mapping[str, str]:
    """Return every Latin letter that folds to one letter, by that letter."""
    found: dict[str, str] = defaultdict(str)
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        if chr(code).isalpha() and len(plain := fold(chr(code))) == 1:
            found[plain] += chr(code)
    return found


_LETTERS: Final = _spellings()
