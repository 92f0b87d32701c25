"""Capitals in English texts that name nobody, and words around a name that tell a person.

English writes a capital where something has a name. Peoples, public bodies, methods and titles of
works have names as well; a capital in one of these is passed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.english.positions import find_by_position
from node.airlock.recognisers.english.public_names import find_public_names, is_slip
from node.airlock.recognisers.english.words import (
    BODIES,
    CAPITAL,
    CAPITALS,
    COUNTIES,
    FUNCTION,
    GENERIC,
    INSTITUTIONS,
    LINKS,
    METHOD_NOUNS,
    NO_SUBJECT,
    OFFICE_NAMES,
    OFFICES,
    PEOPLES,
    PUBLIC,
    TITLED,
)
from node.airlock.recognisers.words import Word, read_words
from node.textguard.folding import fold

__all__ = ["in_title", "passed_in_english", "title_lines", "told_persons"]

_TITLE: Final = re.compile(
    rf"(?<!\w){TITLED}(?: (?:called|titled|entitled|named|of|on|like|such as))?:? "
    rf"(?P<works>{CAPITAL}(?:(?:[ -]|, | and | {LINKS}|: | a | and the | to the | is | to )"
    rf"{CAPITAL}){{0,8}})"
)
_METHOD: Final = re.compile(
    rf"(?<![\w-])(?P<names>{CAPITAL}(?:[ -]{CAPITAL}){{0,3}})[ -](?:\w{{1,20}} )?"
    rf"(?:{METHOD_NOUNS})(?![\w-])"
)
_OFFICE: Final = re.compile(
    r"(?<!\w)(?:Department|Ministry|Minister|Secretary|Office|Court|Institute|Directorate|"
    r"Bureau|"
    r"Board|Council|Commission|Institution|Committee|University|Agency|Authority|Faculty|"
    r"Circle|"
    rf"Wheel|Theory) (?:of|for)(?: the)? {CAPITAL}(?:(?: |, | and ){CAPITAL}){{0,4}}"
)
_NATURE: Final = re.compile(
    r"(?<!\w)(?:River|Lake|Lough|Loch|Mount|Cape|Gulf of|Bay of|Isle of|Isles of|Port of|"
    rf"Straits? of) {CAPITAL}|"
    rf"(?<!\w){CAPITAL} (?:Sea|Ocean|Mountains?|Islands?|Peninsula|Coast|Valley|"
    rf"Canal)(?!\w)"
)
_TOLD: Final = re.compile(
    r"(?:(?:^|\n|[.!?] )(?:Hi|Hello|Dear|Hey|Thanks|Thank you|Regards|Best|Cheers|Yours)"
    r"(?: again)?,? |"
    r"(?<!\w)(?:talked|spoke|spoken|met|chatted|phoned|rang|worked|meeting|conversation|"
    r"interview|"
    rf"called|nicknamed|named|told|asked) (?:with |to )?)(?P<name>{CAPITAL})|"
    rf"(?<![\w-])(?P<by>{CAPITAL})(?=, (?:who|whom|whose|"
    r"as (?:everybody|everyone|we|they|he|she|people)|aged|\d\d,)(?!\w))"
)
# "Project HOPE", "BOUNCE Up": what is written in capitals behind a word for work is no person.
_LOUD: Final = re.compile(
    r"(?<!\w)(?:Project|Programme|Program|Operation|Initiative|Campaign|Action|Module|Tool|Method"
    r"|Unit) [A-Z]{2,}(?![a-z])"
    r"|(?<![\w\n])[A-Z]{4,12} (?:Up|Along|Young|Talk|On|Plus|Lab|Kids|Junior|Teens|Online"
    r"|Training|Box|Cards?)(?!\w)"
)
# Two capitals in one word are a maker's name, unless it begins as surnames do.
_SOFTWARE: Final = re.compile(
    r"(?<!\w)(?!(?:Mc|Mac|De|Di|Du|La|Le|Fitz|Van|Von|Al|El|Abu|Ben|Ibn|Ait|Ould|Da|Do"
    r"|San)[A-Z])[A-Z][a-z]{2,12}(?:[A-Z][a-z]{2,12}|[A-Z]{2,5})(?!\w)"
)
_QUOTED_TITLE: Final = re.compile(
    r"[\"\u201c\u2018](?P<title>[A-Z][^\"\u201c\u201d\u2018\n.,;:]{3,48})[\"\u201d\u2019](?=[,.;:"
    r")]| \(| and|\n|$)"
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:Radio|Television|TV|Podcasts?|Films?|Books?|Series|Songs?|Plays?|Theatre|Watch|Listen"
    rf"|Read|Further reading|Exhibitions?|Documentary): (?P<title>{CAPITAL}(?:(?: |, | {LINKS}"
    rf"| and ){CAPITAL}){{0,8}})"
)
_IN_A_NAME: Final = re.compile(r"[Tt]he [A-Z]\S+ [A-Z]|[a-z] (?:of|the|by|at|in|for|to|on|with) ")
_ARTICLE_BEFORE: Final = re.compile(r"(?<!\w)(?:[Tt]he|[Aa]n?|[Oo]ur|local|and) \Z")
_VERB_WORDS: Final = """
is was has had said says asked told came went left will would can could did does joined knew knows
thinks thought wants wanted works worked lives lived who
"""
_VERBS: Final = frozenset(_VERB_WORDS.split())
_PEOPLE_OR_NAME: Final = frozenset(
    {"christian", "roman", "indian", "jordanian", "green", "georgian"}
)
_LINKS_PLACES: Final = frozenset({"and", "or", "to", "via", "near"})
_COUNTY: Final = frozenset({"county", "co"})
_LONGEST_PERSON: Final = 2
_SHORT_HEADING: Final = 6


def title_lines(plain: str) -> list[tuple[int, int]]:
    """Return lines written as headings are, where nearly every word has a capital."""
    lines, at = [], 0
    for line in plain.split("\n"):
        if _is_heading(re.findall(r"[^\W\d_]+", line)):
            lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _is_heading(words: Sequence[str]) -> bool:
    if not words:
        return False
    capitals = sum(word[0].isupper() for word in words)
    has_small_word = any(word[0].isupper() and fold(word) in FUNCTION for word in words[1:])
    return capitals * 5 >= len(words) * 4 and (has_small_word or len(words) <= _SHORT_HEADING)


@lru_cache(maxsize=64)
def passed_in_english(plain: str) -> frozenset[int]:
    """Return where words begin that have a capital and name neither a person nor a firm."""
    words = read_words(plain)
    covered = _places_of(_titles_and_bodies(plain))
    in_heading = _places_of(title_lines(plain))
    passed = {
        word.start
        for at, word in enumerate(words)
        if word.start in covered
        or (word.written[0].isupper() and _is_people(plain, words, at))
        or (word.start in in_heading and is_word(word.folded, "en"))
        or word.written == "olds"
        or (word.written.islower() and word.folded in surnames() and is_slip(word.folded))
    }
    return frozenset(passed | _counties(words))


@lru_cache(maxsize=64)
def in_title(plain: str) -> frozenset[int]:
    """Return what stands in the title of a film, a book or a programme."""
    works = (found.span("works") for found in _TITLE.finditer(plain))
    labelled = (found.span("title") for found in _LABELLED.finditer(plain))
    return _places_of((*works, *labelled, *_quoted_titles(plain)))


def _titles_and_bodies(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where titles of works, offices, methods and what is on a map stand."""
    for found in _TITLE.finditer(plain):
        if not _is_person(found["works"]):
            yield found.span("works")
    for found in _METHOD.finditer(plain):
        if given_names().isdisjoint(_folded_words(found["names"])):
            yield found.span()
    for found in CAPITALS.finditer(plain):
        if _is_office(plain, found):
            yield found.span()
    yield from (found.span("title") for found in _LABELLED.finditer(plain))
    for pattern in (_OFFICE, _NATURE, _LOUD, _SOFTWARE):
        yield from (found.span() for found in pattern.finditer(plain))
    yield from _quoted_titles(plain)
    yield from find_public_names(plain)
    yield from _inside_organisations(plain)


def _inside_organisations(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names of organisations in which a word may look like a person's."""
    # "Christ the King assembly" is no Christ and no King: its name goes on over small words.
    for start, end in find_by_position(plain):
        if _IN_A_NAME.search(plain, start, end):
            yield start, end


def _quoted_titles(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks and is made of ordinary words alone."""
    for found in _QUOTED_TITLE.finditer(plain):
        words = re.findall(r"[^\W\d_]+", found["title"])
        if len(words) > 1 and all(is_word(fold(word), "en") for word in words):
            yield found.span("title")


def _places_of(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _folded_words(written: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W\d_]+", written)]


def _is_people(plain: str, words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.folded not in PEOPLES and word.folded.removesuffix("s") not in PEOPLES:
        return False
    if word.folded not in _PEOPLE_OR_NAME:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or plain[word.end : following.start] not in {" ", "-"}:
        return False
    return following.written.islower() and following.folded not in _VERBS


def _counties(words: Sequence[Word]) -> set[int]:
    """Return where counties begin; one that is also a given name has to stand beside a place."""
    named = {
        word.folded
        for at, word in enumerate(words)
        if word.folded in COUNTIES
        and word.written[0].isupper()
        and (word.folded not in given_names() or _is_beside_place(words, at))
    }
    return {word.start for word in words if word.folded in named and word.written[0].isupper()}


def _is_beside_place(words: Sequence[Word], at: int) -> bool:
    near = [words[at - 1].folded, words[at + 1].folded] if 0 < at < len(words) - 1 else []
    near += [
        words[other].folded
        for other in (at - 2, at + 2)
        if 0 <= other < len(words) and words[(at + other) // 2].folded in _LINKS_PLACES
    ]
    return any(word in COUNTIES or word in municipalities() or word in _COUNTY for word in near)


def _is_office(plain: str, found: re.Match[str]) -> bool:
    """Say whether capitals name an office or a public body: "the Community Safety Officer"."""
    words = _folded_words(found.group())
    public = OFFICES | INSTITUTIONS
    if len(words) == 1 and words[0] in OFFICE_NAMES | OFFICES:
        return _ARTICLE_BEFORE.search(plain, max(0, found.start() - 6), found.start()) is not None
    if not BODIES.isdisjoint(words) and all(word in BODIES | GENERIC | public for word in words):
        return True
    return not public.isdisjoint(words) and all(
        is_word(word, "en") and (word not in given_names() or word in PUBLIC | NO_SUBJECT)
        for word in words
        if word not in public | PEOPLES
    )


def _is_person(written: str) -> bool:
    words = _folded_words(written)
    is_listed = any(word in given_names() or word in surnames() for word in words)
    return (
        is_listed
        and len(words) <= _LONGEST_PERSON
        and not all(is_word(word, "en") for word in words)
    )


def told_persons(plain: str) -> frozenset[int]:
    """Return where given names begin of which the words around say that they are persons.

    "Victoria" is a town and "Pip" is a seed, but not behind "Hi" and not before ", who".
    """
    return frozenset(
        found.start("name" if found["name"] else "by") for found in _TOLD.finditer(plain)
    )
