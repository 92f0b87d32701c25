"""Dutch names by how they are built: with "van der", initials, a genitive, or a role before.

They complete what the lists find: particles go with the name they stand in, whoever it is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import (
    dutch_given_names,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.dutch.capitals import (
    CAP,
    FUNCTION_WORDS,
    is_allowed,
    is_known_place,
    is_nation,
    is_open_name,
    starts_sentence,
)
from node.airlock.recognisers.dutch.disguises import find_disguised_names
from node.airlock.recognisers.dutch.few_people import is_person_noun
from node.airlock.recognisers.dutch.listed_people import find_listed_people
from node.airlock.recognisers.dutch.ordinary_starts import is_ordinary_start
from node.airlock.recognisers.dutch.plain_positions import find_placed_names
from node.airlock.recognisers.dutch.titles import titles
from node.airlock.recognisers.dutch.told_names import find_told_names
from node.airlock.recognisers.name_words import NameWord
from node.airlock.recognisers.spelling import stems
from node.textguard.folding import fold

__all__ = ["find_names", "is_no_name"]

_REMEMBERED: Final = 8192
_PARTICLE: Final = (
    r"(?:[Vv]an(?: (?:der|den|de|het|la|['\u2019][tns]))?|[Vv]on|[Dd]en|[Dd]er|[Dd]e(?: la)?|"
    r"[Tt]er|[Tt]en|[Tt]e|[Tt]ot|[Vv]er|[Ll]e|[Ll]a|[Dd]u|[Ii]n ['\u2019]t|(?:[Oo]p|[Uu]it|"
    r"[Oo]nder|[Aa]an|[Bb]ij|[Bb]oven|[Vv]oor|[Oo]ver) (?:den|de|der|het|['\u2019]t)|"
    r"['\u2019][ts]|[Ss]int|[Ee]l|[Bb]en|[Aa]l|[Bb]in|[Aa]it|[Aa]ït)"
)
_LAST: Final = rf"{CAP}(?:-(?:{_PARTICLE} ){{0,2}}{CAP})?"
_FULL: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<first>[^\W\d_a-zà-ÿ][\w\u2019'-]*(?: [^\W\d_a-zà-ÿ][\w\u2019'-]*)?) "
    rf"(?P<parts>(?:{_PARTICLE} ){{1,3}})(?P<last>{_LAST})"
)
_SURNAME: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<parts>(?:{_PARTICLE} ){{1,3}})(?P<last>{_LAST})"
)
_LONG_PARTICLE: Final = re.compile(
    r"(?:van (?:der|den|de|het|['\u2019][tns])|ter|ten|te|tot|der|in ['\u2019]t|op (?:den|"
    r"['\u2019]t)|uit den|aan de|onder de|bij de|van) ",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(
    r"(?<![\w'\u2019-])(?P<first>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,14}) "
    r"(?P<last>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{2,20})(?![\w-])"
)
_LONGEST_ACRONYM: Final = 3
_LOUD: Final = re.compile(
    r"(?<![\w-])[^\W\d_a-zà-ÿ]{3,}(?:-[^\W\d_a-zà-ÿ]{2,})?(?: "
    r"['\u2019]?[^\W\d_a-zà-ÿ]{2,}(?:-[^\W\d_a-zà-ÿ]{2,})?){1,4}(?![\w-])"
)
_INITIALS: Final = re.compile(
    rf"(?<![\w.])(?:[A-Z][a-z]?\.[ -]?){{1,4}}(?:{_PARTICLE} ){{0,3}}(?:[Dd]['\u2019])?{_LAST}"
)
_DOTTED: Final = re.compile(r"(?<![\w.])[A-Z]\. ?(?:[A-Za-z]\.){1,3}(?= [a-z]|\n|\Z|[,;:)\]])")
_ABBREVIATIONS: Final = (
    "bv nv vn ps eu vs sa zo mb od kb st pb nb qed ad ac dc tav cvba vzw bvba ok wo ob"
)
_NO_INITIALS: Final = frozenset(_ABBREVIATIONS.split())
_GENITIVE: Final = re.compile(
    rf"(?<![\w-])(?:{_PARTICLE} ){{0,3}}(?P<name>[^\W\d_a-zà-ÿ][\w-]*)['\u2019]s(?!\w)"
)
_FAMILY: Final = re.compile(
    rf"(?<![\w-])(?:[Ff]amilies?|[Gg]ezin(?:nen)?|[Ff]am\.|[Gg]ebroeders|[Gg]ezusters|[Bb]roers|"
    rf"[Zz]ussen|clan|[Ee]chtpaar|[Tt]weeling|[Ww]eduwe|[Nn]eefjes?|kinderen),? (?:de |het |"
    rf"den )?(?P<name>(?:{_PARTICLE} ){{0,3}}{_LAST}(?:[- ](?:en )?{_LAST})?)"
)
_ROLE: Final = re.compile(
    rf"(?<![\w-])(?P<role>[^\W\d_]{{3,30}}) (?P<name>{CAP}(?: (?:{_PARTICLE} "
    rf"){{0,3}}{CAP}){{0,2}})"
)
_HUMAN: Final = (
    r"(?:zei|zegt|vroeg|vraagt|vertelde|vertelt|belde|belt|lachte|lacht|knikte|huilde|zweeg|"
    r"zwijgt|fluisterde|riep|antwoordde|dacht|denkt|wist|kende|kent|stapte|liep|loopt|reed|rijdt|"
    r"woonde|woont|at|dronk|sliep|slaapt|trouwde|studeerde|studeert|kookte|kookt|tekende|tekent|"
    r"schrok|weigerde|weigert|beloofde|belooft|luisterde|luistert|keek|kijkt|zag|ziet|heet|"
    r"heette|mailde|mailt|appte|appt|schreef|schrijft|haalde|haalt|nam|neemt|wilde|wil|mocht|"
    r"moest|durfde|durft|las|leest|sprak|spreekt|werkte|werkt|ging|gaat|kwam|komt|zat|zit|stond|"
    r"staat|kreeg|krijgt|gaf|geeft|had|heeft|bracht|brengt|hielp|helpt|leerde|leert|deed|doet|"
    r"legde|legt|bedacht|repareerde|repareert|checkt|checkte|vond|vindt|bleef|blijft|begon|"
    r"begint)"
)
_SUBJECT: Final = re.compile(
    rf"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{{1,14}})(?:, (?:zoals|alias|bijgenaamd|ook wel|"
    rf"alias) (?:hij|zij|ze|iedereen|men|we|wij|het|de)|(?= ?[,(] ?\d\d(?:[),.;]| jaar))|"
    rf" (?P<verb>{_HUMAN})(?!\w))"
)
# A word with a capital where a sentence has none: Dutch writes only names so.
_LONE: Final = re.compile(
    r"(?<![\w-])(?:via|met|door|aan|voor|tegen|zonder|namens|toen|dat|want|maar|als|heet|heette|"
    r"vroeg|belde|noemt|noemde|behalve|zegt|vindt|vond|kent|zag|ook|en toen|samen met|"
    r"naast) (?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,14})(?![\w-]| [^\W\d_a-zà-ÿ])"
)
_ALWAYS_HUMAN: Final = re.compile(
    r"(?:zei|zegt|vroeg|vraagt|vertelde|vertelt|belde|belt|lachte|lacht|knikte|huilde|zweeg|"
    r"fluisterde|riep|antwoordde|stapte|liep|reed|woonde|woont|dronk|sliep|trouwde|studeerde|"
    r"studeert|kookte|kookt|schrok|weigerde|beloofde|luisterde|keek|heet|heette|mailde|mailt|"
    r"appte|appt|schreef|haalde|nam|las|legde|bedacht|repareert|repareerde|checkt)\Z"
)
_NO_SUBJECT: Final = re.compile(
    r"(?:dienst|politie|raad|school|gemeente|stad|pers|media|overheid|justitie|bestuur|team|"
    r"ploeg|groep|club|familie|ing|heid|isme|teit|lijk|ig|ens|lijks|waarts|maals)\Z"
)
_OBJECT: Final = re.compile(
    r" (?:hij|zij|ze|ik|we|wij|jij|je|u|jullie|er|iemand|niemand|men|iedereen|die|dat|dit|deze|"
    r"zich|nu|ook|al|de|het|een|[A-Z])"
)


_DOUBLE: Final = re.compile(
    rf"(?<![\w'\u2019-])(?P<first>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{{1,14}})-"
    rf"(?P<second>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{{1,14}})(?![\w-])(?: (?:{_PARTICLE} ){{0,3}}{_LAST})?"
)


def find_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where names stand, and whether they surely are names."""
    yield from _full(plain)
    yield from _with_particle(plain)
    yield from _initials(plain)
    yield from _genitives(plain)
    yield from _doubles(plain)
    yield from find_disguised_names(plain)
    yield from find_told_names(plain)
    yield from find_listed_people(plain)
    yield from find_placed_names(plain)
    yield from _more(plain)
    yield from _pairs(plain)
    yield from _loud(plain)
    for found in _FAMILY.finditer(plain):
        if not is_allowed(found["name"]):
            yield found.start("name"), found.end("name"), True
    for found in _ROLE.finditer(plain):
        role = found["role"]
        is_role = is_person_noun(role) and fold(role) not in FUNCTION_WORDS
        if is_role and not role[1:].isupper() and not is_open_name(found["name"]):
            yield found.start("name"), found.end("name"), False
    yield from _subjects(plain)
    for found in _LONE.finditer(plain):
        name = found["name"]
        is_noun = is_word(fold(name), "nl") and fold(name) not in dutch_given_names()
        is_thing = is_noun and found.group().startswith(("als ", "voor ", "tegen ", "door "))
        if not (
            is_thing
            or is_open_name(name)
            or is_known_place(name)
            or _is_in_title(plain, *found.span("name"))
        ):
            yield (*found.span("name"), False)


def _full(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _FULL.finditer(plain):
        first, last = found["first"].split(" "), found["last"]
        start = found.start()
        if fold(first[0]) in FUNCTION_WORDS:
            if len(first) == 1:
                continue
            start += len(first[0]) + 1
            first = first[1:]
        if last.isupper() and not first[0].isupper():
            continue  # "Selin van het CLB" ends before it.
        is_given = any(_is_given(fold(word)) for part in first for word in part.split("-"))
        is_due = starts_sentence(plain, start) or not _is_surname(last)
        # "Leendert Van Damme": a capital that no sentence asks for, behind a word that is none.
        is_flemish = found["parts"][0].isupper() and not is_word(fold(first[0]), "nl")
        is_given = is_given or (is_flemish and not is_open_name(first[0]))
        if not is_given and (
            is_known_place(last)
            or is_open_name(last)
            or is_open_name(first[0])
            or (is_due and _is_title(first))
        ):
            continue
        if is_given or _is_surname(last) or not is_word(fold(last), "nl"):
            yield start, found.end(), True


def _with_particle(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _SURNAME.finditer(plain):
        last, parts = found["last"], found["parts"]
        if is_known_place(last) or is_open_name(last):
            continue
        is_sure = _is_surname(last) or not is_word_somewhere(fold(last.split("-")[0]))
        has_capital = parts[0].isupper() and not starts_sentence(plain, found.start())
        is_long = _LONG_PARTICLE.match(parts) is not None
        if has_capital and (is_long or is_sure):
            yield found.start(), found.end(), is_sure
        elif is_sure and (is_long or parts[0].isupper()):
            yield found.start(), found.end(), False


def _doubles(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield first names joined by a hyphen, one of them listed, with the surname behind them."""
    for found in _DOUBLE.finditer(plain):
        halves = fold(found["first"]), fold(found["second"])
        is_open = any(is_open_name(half) or half in municipalities() for half in found.groups())
        if not is_open and any(half in dutch_given_names() for half in halves):
            yield found.start(), found.end(), True


# "Al-Khatib", "Ben Hamou": whatever follows, an Arabic particle before it makes it a name.
_ARABIC: Final = re.compile(
    r"(?<![\w-])(?:Al|El|Ben|Bin|Abu|Abou|Aït|Ait|Abd|Oum|Umm|Ibn|Ould|"
    r"Bou)-(?P<last>[^\W\d_a-zà-ÿ][\w\u2019-]{2,24})"
    r"(?:['\u2019]s)?(?!\w)"
)
_MAIDEN: Final = re.compile(
    rf"(?<![\w-]){CAP}(?: (?:{_PARTICLE} ){{0,3}}{CAP}){{0,3}},? \(?(?:geboren|geb\.|née|"
    rf"meisjesnaam|roepnaam|alias|"
    rf"bijgenaamd|zich noemende|ook bekend als|ook gekend als|gescheiden|weduwe|wed\.|echtg\.|"
    rf"echtgenote|vroeger|voorheen|nu) (?P<last>(?:{_PARTICLE} ){{0,3}}{CAP}(?:[ -]{CAP}){{0,2}})"
)
# "Griet is er zo een. Ze is ...": who a pronoun in the next sentence means.
_THEN: Final = re.compile(
    r"(?P<name>[^\W\d_a-zà-ÿ][^\W\d_A-Z]{1,14}) (?:is|was|wordt|werd|blijft|komt|kent|weet|houdt|"
    r"leeft|woont)(?!\w)"
    r"[^.!?\n]{1,80}[.!?] (?:Ze|Zij|Hij|Haar|Zijn)(?!\w)"
)


def _more(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _ARABIC.finditer(plain):
        if not is_open_name(found["last"]) and not is_allowed(found.group()):
            yield found.start(), found.end(), True
    for found in _MAIDEN.finditer(plain):
        last = found["last"].rsplit(" ", maxsplit=1)[-1]
        if not is_known_place(found["last"]) and not is_open_name(last):
            yield found.start(), found.end(), True
    for found in _THEN.finditer(plain):
        folded = fold(found["name"])
        is_name = folded in dutch_given_names() or not is_word_somewhere(folded)
        is_open = is_open_name(found["name"]) or is_known_place(found["name"])
        is_first = folded not in FUNCTION_WORDS and starts_sentence(plain, found.start())
        if is_name and is_first and not is_open:
            yield (*found.span("name"), folded in dutch_given_names())


def _pairs(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield a first name that begins a line, known or not, by the surname behind it."""
    for found in _PAIR.finditer(plain):
        first, last = found["first"], found["last"]
        if fold(first) in FUNCTION_WORDS or is_open_name(last) or is_known_place(last):
            continue
        if is_allowed(found.group()):
            continue
        is_strange = not is_word_somewhere(fold(last))
        if starts_sentence(plain, found.start()) and (_is_surname(last) or is_strange):
            yield found.start(), found.end(), True


def _loud(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names in capitals, in a line that is not all in capitals."""
    line_end, is_heading = -1, False
    for found in _LOUD.finditer(plain):
        if found.start() > line_end:
            line_start = plain.rfind("\n", 0, found.start()) + 1
            line_end = plain.find("\n", line_start)
            line_end = len(plain) if line_end < 0 else line_end
            line = plain[line_start:line_end]
            is_heading = sum(map(str.isupper, line)) > sum(map(str.islower, line))
        words = [fold(word) for word in re.findall(r"[^\W\d_]+", found.group())]
        if is_heading or words[0] in FUNCTION_WORDS:
            continue
        if any(_may_be_name(word) for word in words if len(word) > _LONGEST_ACRONYM):
            yield found.start(), found.end(), True


def _may_be_name(folded: str) -> bool:
    is_listed = folded in dutch_given_names() or folded in surnames()
    return is_listed or _looks_like_name(folded) or not is_word_somewhere(folded)


def _initials(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _INITIALS.finditer(plain):
        letters = found.group().split(" ")[0].replace(".", "").lower()
        if letters not in _NO_INITIALS:
            yield found.start(), found.end(), True
    for found in _DOTTED.finditer(plain):
        letters = re.sub(r"\W", "", found.group()).lower()
        if letters not in _NO_INITIALS:
            yield found.start(), found.end(), False


def _genitives(plain: str) -> Iterator[tuple[int, int, bool]]:
    for found in _GENITIVE.finditer(plain):
        folded = fold(found["name"])
        is_known = all(is_word_somewhere(part) for part in folded.split("-"))
        is_listed = folded in dutch_given_names() or folded in surnames()
        if starts_sentence(plain, found.start("name")) and is_known and not is_listed:
            continue
        if is_listed or not is_open_name(found["name"]):
            yield found.start(), found.end(), is_listed


def _subjects(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield a name that begins a sentence and does what only people do; nouns have an article."""
    for found in _SUBJECT.finditer(plain):
        folded = fold(found["name"])
        if not starts_sentence(plain, found.start()) or folded in FUNCTION_WORDS:
            continue
        if found["verb"] is None:
            yield (*found.span("name"), False)
            continue
        is_listed = folded in dutch_given_names() or (
            _ALWAYS_HUMAN.match(found["verb"]) is not None
            and not _NO_SUBJECT.search(folded)
            and not (is_person_noun(folded) and is_word(folded, "nl"))
            and not is_open_name(found["name"])
            and not is_known_place(found["name"])
        )
        is_inverted = _OBJECT.match(plain, found.end()) is not None
        is_known = folded in dutch_given_names() and not _is_adverb(folded)
        if is_listed and (is_known or not is_inverted):
            yield (*found.span("name"), False)


def _is_adverb(folded: str) -> bool:
    return folded in FUNCTION_WORDS or (
        is_word(folded, "nl") and folded.endswith(("s", "lijk", "ig"))
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_given(folded: str) -> bool:
    return folded in dutch_given_names() or any(
        stem in dutch_given_names() for stem in stems(folded)
    )


@lru_cache(maxsize=_REMEMBERED)
def _is_surname(last: str) -> bool:
    folded = fold(
        re.split(r"[-'\u2019]", last)[-1] if "'" in last[:3] else last.split("-", maxsplit=1)[0]
    )
    return folded in surnames() and folded not in municipalities()


def _is_title(first: list[str]) -> bool:
    """Say whether words before "van" are a noun that has a name behind it: "Raad van State"."""
    return all(is_word(fold(word), "nl") and not _looks_like_name(fold(word)) for word in first)


def _looks_like_name(folded: str) -> bool:
    """Say whether a word in the dictionary is built as Dutch given names are."""
    return folded.endswith(
        ("ke", "je", "tje", "ien", "ina", "ert", "us", "ijn", "ieke", "elle", "ette")
    )


_HEADS: Final = frozenset(
    {"dag", "week", "maand", "jaar", "raad", "huis", "hof", "kring", "nacht", "lange"}
)


def _is_in_title(plain: str, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in titles(plain))


_LONGEST_NAME: Final = 14


def is_no_name(plain: str, chain: Sequence[NameWord]) -> bool:
    """Say whether words with capitals are a language, an adjective of a country, or in a title."""
    start, end = chain[0].word.start, chain[-1].word.end
    if _is_in_title(plain, start, end):
        return True
    if len(chain) > 1 and chain[0].word.folded in _HEADS and chain[1].word.written.islower():
        return True
    if is_ordinary_start(plain, chain):
        return True
    if len(chain) > 1 or plain[end : end + 1] in {"-", "'", "\u2019"}:
        return False
    word = chain[0].word
    is_due = starts_sentence(plain, start)
    if is_due and not chain[0].is_listed and len(word.folded) > _LONGEST_NAME:
        return True  # "Meerfactorauthenticatie" is a noun that no list has.
    # "Het" stands before no person: "in het Engels", "het Frans".
    return is_nation(chain[0].word.folded) or plain[max(0, start - 4) : start].lower() == "het "
