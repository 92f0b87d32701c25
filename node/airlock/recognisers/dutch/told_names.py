"""Dutch names that no list has, told by what stands around them: who spoke, whose kin, a role.

A capital alone says little at the beginning of a sentence; the words beside it say the rest.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import (
    dutch_given_names,
    given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.dutch.capitals import (
    FUNCTION_WORDS,
    is_allowed,
    is_nation,
    is_open_name,
    starts_sentence,
)
from node.airlock.recognisers.dutch.person_nouns import KIN_SURE, is_one_person
from node.textguard.folding import fold

__all__ = ["find_told_names"]

_CAP: Final = r"[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,20}"
_JOINED: Final = rf"{_CAP}(?:-{_CAP})?"
# Small words of surnames; "van" alone stands before towns as well.
_SURE_PARTICLE: Final = (
    r"(?:[Vv]an (?:der|den|de|het|['\u2019]t)|[Tt]er|[Tt]en|[Ii]n ['\u2019]t|"
    r"(?:[Oo]p|[Uu]it|[Oo]nder|[Aa]an|[Bb]ij) (?:den|der|['\u2019]t))"
)
_PARTICLE: Final = (
    rf"(?:{_SURE_PARTICLE}|[Vv]an|[Dd]en?|[Dd]er|['\u2019]t|[Vv]er|[Ee]l|[Aa]l|[Bb]en|[Aa]ït|"
    r"(?:[Oo]p|[Uu]it|[Oo]nder|[Aa]an|[Bb]ij|[Vv]oor) (?:de|het))"
)
_SURNAME: Final = rf"(?:{_PARTICLE} ){{0,2}}{_JOINED}"
_FULL: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<first>{_CAP})(?P<rest>(?:[ -]{_CAP})?(?: {_SURNAME}){{0,2}}"
    rf"(?:-(?:{_PARTICLE} ){{1,2}}{_CAP})?)(?!\w)"
)
_DOUBLE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?:{_CAP} ){{0,2}}{_CAP}-(?:{_PARTICLE} ){{1,2}}{_CAP}(?!\w)"
)
# In lists and fields a surname with its particle stands without anything before it.
_LISTED: Final = re.compile(
    rf"(?:(?<=[:;|\u2022\t\u2013] )|(?<=[;|\t])|(?<=\n)|(?<=\n[-*] )|(?<=[.!?] ))"
    rf"(?P<name>{_SURE_PARTICLE} {_JOINED})(?!\w)"
)
_ARABIC: Final = re.compile(
    rf"(?<![\w-])(?:Abu|Abou|Oum|Umm|Ibn|Bint|Abd|Abdul|Abdel|Ould|Ait|Aït) (?:(?:al|el)-)?{_CAP}"
    rf"|(?<![\w-])(?:Ez|Es|En|Er|Ech|Et|As|Ar|An|At|Az|Ad|Ed|Ou|Bel|Al|El)-{_CAP}(?!\w)"
)
# "De El Idrissi's", "de Bouali's van hiernaast".
_FAMILY: Final = re.compile(
    rf"(?<![\w-])[Dd]e (?:{_PARTICLE} ){{0,2}}(?P<name>{_CAP}(?:[ -]{_CAP})?)['\u2019]s(?!\w)"
)
_FOLLOWERS: Final = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_PARTICLE} ){{1,2}}{_CAP})-(?:aanhang\w*|fans?|stemmers?|"
    r"volgelingen|kamp|clan|bende|groep|getrouwen|supporters|zaak|dossier|affaire|adepten|"
    r"gezin|broers|zussen|zonen)(?!\w)"
)
_WITH_ROLE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<name>(?P<small>(?:{_PARTICLE} ){{0,2}}){_JOINED}) "
    r"\((?:de |een |onze |hun |zijn |haar |een oud-)?(?P<role>[^\W\d_]{3,30})(?= [^)\n]{0,40}\)|"
    r"[),;])"
)
_KIN: Final = re.compile(
    rf"(?<![\w-])(?:{KIN_SURE}|vriend|vriendin|man|vrouw|partner|collega|buurman|buurvrouw|kind),? "
    rf"(?P<name>{_CAP})(?=[,.;:)]| (?:en|is|was|die|zei|van|heeft|had|kwam|ging|belde)(?!\w))"
)
_SAID: Final = re.compile(
    r"(?<![\w-])(?i:schreef|schrijft|zei|zegt|riep|roept|vertelde|vertelt|antwoordde|fluisterde|"
    r"lachte|knikte|vroeg|vraagt|appte|mailde|sms'te|stuurde|merkte|grapte|snikte|zuchtte|"
    r"besloot|aldus|volgens|roepnaam|bijnaam|genaamd|genoemd|noemt zich|noemde zich|alias|"
    r"bijgenaamd|zogenaamde|luistert naar de naam|met de naam|de naam|tekent|tekende|gez\.|w\.g\.|"
    r"groetjes,?|groeten,?|groet,?|liefs,?|mvg,?|(?:heet|heette|noemt|noemden?|kennen|kent) "
    r"(?:hem |haar |hij |ze |zij |zich |iedereen |voor |bij |in |ons |hier |op |het |de |thuis |"
    r"straat |vrienden |gewoon |altijd |eigenlijk |al |nog |men |familie |buurt |school |we |"
    r"kortweg ){1,6}) ?[\"\u201c\u2018']?(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,14})"
    r"(?=[,.;:!?)\]\n\"\u201d\u2019']|\Z| (?:die|dat|toen|me|ons|hem|haar|zich|en|nog|later|in|op|"
    r"uit|aan|na|zelf)(?!\w))"
)
_LOUD: Final = re.compile(r"(?<=[;,:|] )(?P<name>[^\W\d_a-zà-ÿ]{3,20})(?= ?[;,|\n])")


def find_told_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand, and whether they surely are names."""
    yield from _given(plain)
    yield from _with_small_words(plain)
    for found in _KIN.finditer(plain):
        if not _is_thing(found["name"]):
            yield (*found.span("name"), False)
    for found in _SAID.finditer(plain):
        name = found["name"]
        is_given = fold(name) in dutch_given_names()
        is_nobody = name.islower() or _is_thing(name) or (is_one_person(name) and not is_given)
        if name[0].isupper() and not is_nobody:
            yield (*found.span("name"), False)
    yield from _in_fields(plain)


def _in_fields(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names in capitals between commas, and names with a role in parentheses."""
    for found in _LOUD.finditer(plain):
        folded = fold(found["name"])
        is_listed = folded in surnames() or folded in dutch_given_names()
        if is_listed and not is_allowed(folded) and folded not in FUNCTION_WORDS:
            yield (*found.span("name"), True)
    for found in _WITH_ROLE.finditer(plain):
        is_name = bool(found["small"]) or not _is_thing(found["name"])
        if is_name and is_one_person(found["role"]) and not is_allowed(found["name"]):
            yield (*found.span("name"), bool(found["small"]))


def _given(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield given names with what stands behind them, and surnames behind an unlisted one."""
    for found in _FULL.finditer(plain):
        first, rest = fold(found["first"]), found["rest"]
        is_ours = first in dutch_given_names() and first not in given_names()
        if is_ours and not (first in municipalities() and not rest):
            yield found.start(), found.end(), True
        elif rest and first not in FUNCTION_WORDS and _is_surname_behind(found["first"], rest):
            yield found.start(), found.end(), False
        if not rest or first not in FUNCTION_WORDS:
            continue
        # "Ook Jikke Bos": the first word only begins the sentence.
        second = re.match(rf" ({_CAP})", rest)
        if second and fold(second[1]) in dutch_given_names() - given_names():
            yield found.start() + len(found["first"]) + 1, found.end(), True


def _is_surname_behind(first: str, rest: str) -> bool:
    last = re.split(r"[ -]", rest)[-1]
    folded = fold(last)
    is_name = folded in surnames() and not is_word(folded, "nl") and folded not in municipalities()
    is_small = rest.strip(" -")[:1].islower() or rest.startswith(" '")
    is_named = fold(first) in dutch_given_names()
    if is_named:
        return is_small or is_name or not is_word_somewhere(folded)
    return is_name and not is_open_name(first) and not is_small


def _is_thing(name: str) -> bool:
    folded = fold(name)
    if folded in dutch_given_names():
        return False
    return is_open_name(name) or folded in municipalities() or folded in FUNCTION_WORDS


def _with_small_words(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield surnames told by their particles."""
    for found in _DOUBLE.finditer(plain):
        yield found.start(), found.end(), True
    for found in _LISTED.finditer(plain):
        # "Van de Turkse en Marokkaanse gemeenschappen" only begins a sentence.
        is_name = not is_nation(fold(found["name"].split(" ")[-1]))
        if is_name and not is_allowed(found["name"]):
            yield (*found.span("name"), False)
    for found in _ARABIC.finditer(plain):
        if not is_allowed(found.group()):
            yield found.start(), found.end(), True
    yield from _of_families(plain)


def _of_families(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield families in the plural, and names that their followers are called by."""
    for found in _FAMILY.finditer(plain):
        folded = fold(found["name"])
        is_name = " " in folded or folded in surnames() or not is_word(folded, "nl")
        if is_name or not starts_sentence(plain, found.start()):
            yield found.start(), found.end(), is_name
    for found in _FOLLOWERS.finditer(plain):
        if not is_allowed(found["name"]):
            yield (*found.span("name"), True)
