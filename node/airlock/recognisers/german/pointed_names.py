"""Names that an adjective, a cause, a nickname beside them or the head of a file point at.

"Der junge Kohlhuber" is no noun that is ever young, "wegen Nele" has no article where a noun for
one thing has one, and "hollbruck_verlauf_2.docx" begins with whom it is about.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.name_shapes import SMALL_WORDS
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.words import (
    NICKNAMES,
    folded_words,
    is_common_name,
    is_determiner,
    is_german_word,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_pointed_names"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}"
_NAME: Final = rf"(?P<name>{_CAP}(?:-{_CAP})?)(?![\w'\u2019-])"
_AGED: Final = re.compile(
    r"(?<![\w-])(?:[Dd](?:er|ie|en|em|es)|[Uu]nser|[Ee]in(?:em|en)?) (?P<age>junge|jüngere|ältere|"
    r"alte|kleine|große|arme|lange|dicke|gute|besagte|erwähnte|genannte|selige|verstorbene)[nrs]? "
    rf"{_NAME}(?! [A-ZÄÖÜ])"
)
_YOUNG: Final = frozenset({"junge", "jüngere", "ältere", "besagte", "erwähnte", "selige"})
# Heads of things that are young or old.
_THINGS: Final = re.compile(
    r".*(?:vereine?|verband|club|klub|chor|betrieb|staat|generation|team|gruppe|schaft|demokratie|"
    r"tradition|bewegung|wissenschaft|projekt|stadt|land|haus|baum|wald|wein|tier|hund|pflanze|"
    r"republik|partei|bund|disziplin|forschung|studie|fassung|ausgabe|menschen|leute|erwachsene|"
    r"seele|publikum|gemeinde|geschichte|vergangenheit|siedlung|viertel|bestand|wilde)"
)
_CAUSE: Final = re.compile(
    r"(?<![\w-])(?:[Ww]egen|[Oo]hne|[Tt]rotz|[Dd]ank|[Ss]amt|[Nn]ebst|[Aa]ußer) "
    rf"{_NAME}(?=[.,;:!?)]|$| (?:und|hat|ist|war|bin|haben|kam|wäre|geht|ging|nicht)(?!\w))",
    re.MULTILINE,
)
# An adjective has a small letter between "bei" and its verb; there only a name has a capital.
_ASKED: Final = re.compile(
    rf"(?<![\w-])(?:bei|an|von|zu) {_NAME}(?= (?:nach(?:zu)?(?:haken|fragen)|melden|anrufen|"
    r"klingeln|vorbeischauen|abgeben|nachgehakt|nachgefragt|gemeldet|abgegeben|bedanken))"
)
_NICKED: Final = re.compile(
    rf"(?P<name>{_CAP}(?:-{_CAP})? (?:[\"\u201e\u201c\u00bb\u201a'(]{{1,2}}{_CAP}"
    rf"[\"\u201c\u201d\u00ab\u2018')]{{1,2}}) {_CAP}(?:-{_CAP})?)(?![\w-])"
)
_FILE_HEAD: Final = re.compile(
    r"(?<![\w./-])(?P<name>[a-zäöüßà-ÿ]{6,20}(?:-[a-zäöüßà-ÿ]{3,20})?)(?:_[\w-]{1,40}){1,3}"
    r"\.(?:docx?|pdf|xlsx?|odt|jpe?g|png|mp[34]|m4a|wav|txt|pptx?|zip|eml|msg|csv|rtf)(?!\w)"
)
_SHORTEST: Final = 3
# Causes that are somebody's name as well, or have only a name.
_CAUSES: Final = folded_words("corona covid zoom teams brexit hartz netflix lidl aldi ikea meta ki")
_LONGEST_SHORT: Final = 6


def find_pointed_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names by the word that points at them."""
    for found in _AGED.finditer(plain):
        if _is_aged(found["name"], found["age"]):
            yield found.span("name")
    for found in _CAUSE.finditer(plain):
        if _is_strange(found["name"]):
            yield found.span("name")
    for found in _NICKED.finditer(plain):
        if fold(re.split(r"[ -]", found["name"])[0]) in given_names():
            yield found.span("name")
    for pattern, is_named in ((_ASKED, _is_asked), (_FILE_HEAD, _is_head)):
        yield from (found.span("name") for found in pattern.finditer(plain) if is_named(found))


def _is_asked(found: re.Match[str]) -> bool:
    folded = fold(found["name"])
    is_listed = folded in surnames() or folded in SMALL_WORDS
    return is_listed and not (is_determiner(folded) or _is_open(found["name"]))


def _is_head(found: re.Match[str]) -> bool:
    """Say whether the head of a file's name is nobody's word."""
    folded = fold(found["name"])
    is_known = is_german_word(folded) or is_common_name(folded) or is_word_somewhere(folded)
    return not (is_known or folded in municipalities())


def _is_aged(name: str, age: str) -> bool:
    """Say whether what is young or old is somebody by name, and no noun."""
    folded = fold(name.rpartition("-")[2])
    if _is_open(name) or name.isupper() or is_determiner(folded):
        return False
    if (is_person(name) or is_people(name)) and is_word(folded, "de"):
        return False
    if folded in surnames() and age in _YOUNG:
        return True
    if is_word(folded, "de") or _THINGS.fullmatch(folded) or folded.endswith(("en", "e")):
        return False
    return folded in surnames() or age in _YOUNG or not is_german_word(folded)


def _is_strange(name: str) -> bool:
    """Say whether a word without an article is a given name or none of German."""
    folded = fold(name)
    if (
        folded in _CAUSES
        or len(folded) < _SHORTEST
        or name.isupper()
        or _is_open(name)
        or is_german_word(folded)
    ):
        return False
    is_listed = folded in given_names() or folded in NICKNAMES or folded in surnames()
    is_short = len(folded) <= _LONGEST_SHORT and folded.endswith(("a", "e", "i", "o", "u", "y"))
    return is_listed or is_short or not is_word_somewhere(folded)


def _is_open(name: str) -> bool:
    folded = fold(name)
    is_day = is_calendar_word(folded) and folded not in surnames()
    return is_day or is_common_name(folded) or is_object(name) or folded in municipalities()
