"""Dutch: names in tags, in fields of a table and with digits for letters; numbers with letters.

What nobody writes by chance is looked at with its disguise taken off, and found where it stands.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import (
    dutch_given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.dutch.capitals import FUNCTION_WORDS, allowed_folded
from node.textguard.folding import fold

__all__ = ["find_disguised_names", "find_disguised_numbers", "is_slogan", "plain_digits"]

_REMEMBERED: Final = 8192
_SHORTEST_PART: Final = 3
_MOST_WORDS: Final = 4
_TAG: Final = re.compile(r"#(?P<tag>[^\W\d_]{4,40})(?!\w)")
_HEAD: Final = re.compile(
    r"(?:zaak|dossier|gate|case|affaire|familie|bende|clan|groep|overleg|casus)\Z"
)
_GIVEN_AND_MORE: Final = re.compile(
    r"[a-z]{3,14}(?:van(?:der|den|de|het)|opden|opde|onderde|uitden|uitde|bijde|inden|inhet|aande|"
    r"ter|ten|elh|ait|ben)[a-z]{3,20}\Z"
)
_PARTICLES: Final = re.compile(r"\A(?:van(?:der|den|de)?|de|ten|ter|el|al|ben|bin|ait)(?=...)")
# Letters that neither Dutch nor its neighbours write.
_STRANGE: Final = re.compile(r"[^\W\d_A-Za-zÀ-ÿœŒ]")
_HUMP: Final = re.compile(r"[^\W\d_a-zà-ÿ]?[a-zà-ÿ]+")
_SHORT_WORDS: Final = "ik we wij de het een in op is met"
_SHORT_WORD: Final = frozenset(_SHORT_WORDS.split())
# A field of a table that is one or two words with capitals.
_FIELD: Final = re.compile(
    r"(?:(?<=[;|\t])|(?<=^)|(?<=\n)) ?(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,15}(?: "
    r"[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,20})?) ?"
    r"(?=[;|\t])"
)
_LETTERS: Final = str.maketrans("01345789@$", "oleastbgas")
_OTHERS: Final = str.maketrans("01345789@$", "oieastbgas")
_LEET: Final = re.compile(
    r"(?<![\w.@/#-])(?=[^\W_]{0,20}[^\W\d_])(?=[^\W_]{0,20}\d)[^\W_]{3,20}(?![\w.@/-]\w)(?!\w)"
)
_WORD: Final = re.compile(r" (?P<next>[^\W_]{2,20})(?!\w)|(?P<none>)")
# A number that somebody files or calls under, with letters that look like digits.
_LOOK: Final = str.maketrans("OoQIlZzSsGgqBb", "00011225569988")
_PHONE: Final = re.compile(
    r"(?<![\w+])(?:(?:\+|[0Oo]{2})(?:32|31|3[Zz2])[ ./-]{0,3}(?:\([0Oo]\))?|"
    r"[0Oo])[0-9OoIlZzSsGgqBb](?:[ ./-]{0,3}[0-9OoIlZzSsGgqBb]){7,8}"
    r"(?!\w)"
)
_HEX: Final = re.compile(r"(?<![\w])(?:[2-7][0-9a-fA-F]){5,60}(?!\w)")
_FILED: Final = re.compile(
    r"(?<![\w])(?=[A-Z0-9Ol./-]{0,24}\d)[A-Z0-9Ol]{1,8}(?:[-/.][A-Z0-9Ol]{1,8}){1,4}(?!\w)"
)
_PLACE: Final = re.compile(
    r"[NS] ?\d{1,2}[°º] ?\d{1,2}(?:[.,]\d+)?['\u2019\u2032]? "
    r"?(?:\d{1,2}(?:[.,]\d+)?[\"\u201d\u2033])?[ ,;/]{1,3}[EOW] ?"
    r"\d{1,3}[°º] ?\d{1,2}(?:[.,]\d+)?['\u2019\u2032]?(?: ?\d{1,2}(?:[.,]\d+)?[\"\u201d\u2033])?"
)
_SHORTEST_NAME: Final = 5
_LEAST_DIGITS: Final = 6
_LONGEST_FIELD: Final = 5


def find_disguised_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names that are not written as names are, and whether they surely are some."""
    for found in _TAG.finditer(plain):
        folded = fold(found["tag"])
        if _STRANGE.search(found["tag"]):
            yield found.start(), found.end(), False
            continue
        if is_slogan(found["tag"]):
            continue
        if _begins_with_name(folded):
            yield found.start(), found.end(), False
            continue
        if folded in allowed_folded() or is_word(folded, "nl") or is_word_somewhere(folded):
            continue
        core = _HEAD.sub("", folded) if len(folded) > _LONGEST_FIELD else folded
        is_listed = (
            _GIVEN_AND_MORE.match(core) is not None
            and any(core[:at] in dutch_given_names() for at in range(_SHORTEST_PART, len(core)))
        ) or (
            core in dutch_given_names()
            or core in surnames()
            or any(_is_split(core, at) for at in range(_SHORTEST_PART, len(core) - 1))
        )
        is_strange = core != folded and len(core) > _SHORTEST_PART and not is_word(core, "nl")
        is_strange = is_strange or (core != folded and folded.endswith("zaak"))
        is_one = not _is_of_words(core)
        if (is_listed and not is_word(core, "nl")) or is_strange or is_one:
            yield found.start(), found.end(), is_listed
    yield from _in_cells(plain)
    yield from _leet(plain)
    yield from _apart(plain)


def _in_cells(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names that are all of a field of a table."""
    for found in _FIELD.finditer(plain):
        parts = [fold(part) for part in found["name"].split(" ")]
        is_listed = parts[0] in dutch_given_names() or parts[-1] in surnames()
        is_place = any(part in municipalities() for part in parts)
        if is_listed and not is_place and parts[0] not in FUNCTION_WORDS:
            yield (*found.span("name"), True)


def _begins_with_name(folded: str) -> bool:
    """Say whether a tag is a given name that is no word of ours, alone or with more behind it."""
    return any(
        folded[:at] in dutch_given_names() and not is_word_somewhere(folded[:at])
        for at in range(_SHORTEST_NAME, len(folded) + 1)
    ) and not is_word(folded, "nl")


def is_slogan(tag: str) -> bool:
    """Say whether the words of a tag are told apart by capitals and are all Dutch: a motto."""
    words = [fold(word) for word in _HUMP.findall(tag)]
    is_name = words[:1] and words[0] in dutch_given_names() and words[-1] in surnames()
    return len(words) > 1 and not is_name and all(is_word(word, "nl") for word in words)


def _apart(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield two words of digits and letters in a row, and words told letter by letter."""
    for found in _TWO_LEET.finditer(plain):
        yield found.start(), found.end(), True
    for found in _SPELLED.finditer(plain):
        letters = re.sub(r"\W", "", found["word"])
        if not is_word(fold(letters), "nl") or not letters.islower():
            yield found.start(), found.end(), True


# Two words in a row with digits for letters: "K4m4u Uw453".
_HALF_LEET: Final = (
    r"(?=[^\W_]{0,14}[^\W\d_])(?=[^\W_]{0,14}[013457])(?=[^\W_]{0,14}[a-zà-ÿ])[^\W2689_]{3,15}"
)
_TWO_LEET: Final = re.compile(rf"(?<![\w./@#-]){_HALF_LEET} {_HALF_LEET}(?![\w/@-])")
# Letter by letter, with hyphens.
_SPELLED: Final = re.compile(
    r"(?<![\w-])(?P<word>['\u2019]?-?[^\W_](?:-{1,3}[^\W_]){4,60})(?![\w-])(?: "
    r"\d(?:-\d){0,3}(?![\w-]))?"
)


def _leet(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield a name with digits for letters, with the other half of it beside it."""
    for found in _LEET.finditer(plain):
        if not _is_leet_name(found.group()):
            continue
        start, end = found.span()
        behind = _WORD.match(plain, end)
        if behind is not None and behind["next"] and _may_be_half(behind["next"]):
            end = behind.end()
        before = re.search(r"(?<!\w)(?P<half>[^\W_]{2,20}) \Z", plain[max(0, start - 22) : start])
        if before is not None and _may_be_half(before["half"]):
            start -= len(before.group())
        yield start, end, True


def _undone(word: str) -> tuple[str, str]:
    return fold(word.lower().translate(_LETTERS)), fold(word.lower().translate(_OTHERS))


def _is_leet_name(word: str) -> bool:
    return any(each in dutch_given_names() or each in surnames() for each in _undone(word))


def _may_be_half(word: str) -> bool:
    has_digit = any(char.isdigit() for char in word) and any(char.isalpha() for char in word)
    return has_digit or (word[:1].isupper() and fold(word) not in FUNCTION_WORDS)


def _is_split(folded: str, at: int) -> bool:
    first, last = folded[:at], _PARTICLES.sub("", folded[at:])
    return first in dutch_given_names() and last in surnames()


def _is_of_words(folded: str) -> bool:
    """Say whether a tag is made of up to four words of one of the languages."""
    return _reaches(folded, _MOST_WORDS)


@lru_cache(maxsize=_REMEMBERED)
def _reaches(rest: str, most: int) -> bool:
    if not rest or most == 0:
        return not rest
    return any(
        (at > 2 or rest[:at] in _SHORT_WORD)  # noqa: PLR2004 - no shorter word but these
        and (is_word_somewhere(rest[:at]) or is_word(rest[:at], "nl"))
        and _reaches(rest[at:], most - 1)
        for at in range(len(rest), 1, -1)
    )


def plain_digits(plain: str) -> str:
    """Return a text with O, l and I as digits inside numbers, each in its place."""
    return re.sub(
        r"(?<=[\d/-])[OoIl]{1,3}(?=[\d/-]|(?!\w))(?<=\d[OoIl])|(?<=\d)[OoIl]{1,3}(?=\d)|"
        r"(?<=-)[Il](?=\d)",
        lambda found: found.group().translate(_LOOK),
        plain,
    )


def find_disguised_numbers(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield numbers in disguise, and whether they are telephones."""
    for found in _PHONE.finditer(plain):
        digits = sum(char.isdigit() for char in found.group())
        has_letter = any(char.isalpha() for char in found.group())
        if has_letter and digits >= _LEAST_DIGITS:
            yield found.start(), found.end(), True
    for found in _HEX.finditer(plain):
        text = bytes.fromhex(found.group()).decode("ascii", "replace")
        has_letter = any(char in "abcdefABCDEF" for char in found.group())
        if has_letter and text.isprintable() and any(char.isalnum() for char in text):
            yield found.start(), found.end(), False
    for found in _PLACE.finditer(plain):
        yield found.start(), found.end(), False
