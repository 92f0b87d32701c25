"""Names told by their place alone: behind a title or an initial, in a list of those present.

"Principal Gamble", "Apologies: M. Barrow", a signature on the last line: whoever stands there is a
person, though the word is in the dictionary or on the map. Only functions, bodies and peoples are
passed, and a town where nothing but towns stand together.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word,
    municipalities,
    surnames,
)
from node.airlock.recognisers.english.dull_words import DULL
from node.airlock.recognisers.english.relations import JOB, NEAR_KIN
from node.airlock.recognisers.english.words import COUNTIES
from node.textguard.folding import fold

__all__ = ["find_placed_names"]

_WORD: Final = (
    r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}+(?:['\u2019][^\W\d_]{2,20}+)?(?:-[^\W\d_]['\u2019\w]{1,20}+)?"
)
_ONE: Final = rf"(?:[A-Z]['\u2019]|(?:[Aa]l|[Ee]l|[Aa]b[ud])-)?{_WORD}"
_SMALL: Final = (
    r"(?:(?:van|von|vom|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|te|zu|bin|bint|ibn|ben|al|el"
    r"|wa|ould|ap|ab|st|N\u00ed|Nic|Mac|Mc|\u00d3|O|U\u00ed) ){1,2}"
)
_INITIALS: Final = r"(?:[A-Z\u00c0-\u00de]\.[ -]?){1,3}"
_NAME: Final = rf"(?:{_INITIALS})?(?:{_SMALL})?{_ONE}(?: (?:{_SMALL})?{_ONE}){{0,3}}"
_SURNAME: Final = rf"(?:{_SMALL})?{_ONE}"

_TITLE: Final = re.compile(
    r"(?<![\w-])(?:Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Doctor|Cllr|Councillor|Senator|Deputy"
    r"|Sgt|Sergeant|Insp|Inspector|Det|Detective|D[CIS]|PC|PCSO|WPC|Constable|Superintendent|Supt"
    r"|Garda|Officer|Captain|Lieutenant|Major|Judge|Justice|Coroner|Imam|Sheikh|Sheik|Hafiz|Ustadh"
    r"|Mufti|Maulana|Rabbi|Father|Fr|Sister|Sr|Brother|Br|Rev|Reverend|Revd|Pastor|Canon|Bishop"
    r"|Deacon|Vicar|Coach|Principal|Head ?teacher|Headmaster|Headmistress|Teacher|Nurse|Sir|Lady"
    r"|Lord|Dame|Madam|Uncle|Aunt|Auntie|Granny|Social worker|Youth worker|Case ?worker|Key ?worker"
    rf"|RIP|R\.I\.P\.|Poor)\.? (?P<name>{_SURNAME}(?: (?:{_SMALL})?{_ONE})?)(?![\w-])"
)
_FUNCTION: Final = re.compile(
    rf"(?<![\w-])(?:(?i:(?:the|our|his|her|my|their|[a-z]{{2,20}}['\u2019]s) (?:[a-z]+ )?(?:defendant"
    rf"|accused|witness|suspect|victim|client|applicant|brothers|sisters|twins|family|household"
    rf"|{NEAR_KIN}|{JOB})),?|[Bb]aby|[Ll]ittle|[Yy]oung) (?P<name>{_SURNAME})(?![\w-])"
)
_TOGETHER: Final = re.compile(
    r"(?<![\w-])(?i:officers|constables|guards|garda\u00ed|mentors|workers|teachers|trainers|coaches"
    r"|councillors|brothers|sisters|twins|neighbours|colleagues|solicitors|volunteers|students|pupils"
    rf"),? (?P<name>{_SURNAME}) and (?P<other>{_SURNAME})(?![\w-])"
)
_NEIGHBOURS: Final = re.compile(
    rf"(?<![\w-])[Tt]he (?P<name>{_SURNAME}s) (?:next door|upstairs|downstairs|across the|moved|lived?"
    r"|at number)(?!\w)"
)
_ASKED_FOR: Final = re.compile(
    r"(?<![\w-])(?:[Aa]sk|[Aa]sked for|[Cc]ontact|[Pp]hone|[Rr]ing|[Tt]ext|[Ee]-?mail|[Tt]ell|[Tt]rust"
    r"|[Tt]hank|[Rr]emember|[Hh]appy birthday,?|[Ww]ell done,?|[Cc]ongratulations,?|\u00a9|[Cc]all for)"
    rf" (?P<name>{_SURNAME}(?: {_ONE})?)(?![\w-])"
)
_FAMILY: Final = re.compile(
    rf"(?<![\w-])[Tt]he (?P<name>{_SURNAME}) (?:family|brothers|sisters|twins|household|boys|girls"
    r"|lads|cousins|kids|children)(?![\w-])"
)
_BY: Final = re.compile(
    r"(?<![\w-])(?i:(?:written|taken|signed|led|told|noted|chaired|recorded|compiled|prepared"
    r"|reported|submitted|approved|drafted|checked|interpreted|translated|photographed|facilitated"
    r"|statement|report|minutes|notes|photos?|text|drawing|poem|interview|call|visit|complaint"
    r"|apologies) (?:by|from|of|with)|apologies received from|according to|(?:sat|lives?|lived"
    r"|stayed|spoke|talked|worked|walked|met|meeting|appointment|interview) with"
    rf"|told to) (?P<name>{_NAME})(?![\w-])"
)
_AFTER_INITIAL: Final = re.compile(
    rf"(?<![\w.'\u2019@/-])(?P<name>{_INITIALS}(?:{_SMALL})?{_ONE}(?: (?:{_SMALL})?{_ONE})?)(?![\w-])"
)
_NUMBERED: Final = re.compile(
    r"(?i:plan|appendix|annex|group|section|part|point|item|option|class|vitamin|team|type|room"
    r"|block|step|level|version|figure|table|stage|phase|category|cell|wing|gate|hall|zone|question"
    r"|answer|module|chapter|schedule|exhibit|grade|party|person|school|town|centre) \Z"
)
_TURNED: Final = re.compile(
    rf"(?<![\w.-])(?P<name>{_SURNAME}, [A-Z\u00c0-\u00de]\.(?:[ -]?[A-Z\u00c0-\u00de]\.)?)"
    r"(?= [a-z(\u2013\u2014-])"
)
_TURNED_LOUD: Final = re.compile(
    r"(?<![\w.-])(?P<name>[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019-]{1,20}"
    r"(?: [A-Z\u00c0-\u00de'\u2019-]{2,20}){0,2}, [A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'\u2019-]{2,20})(?![\w-])"
)
_PEOPLE_LABEL: Final = re.compile(
    r"(?:^|\n|[.;|(] ?)[ \t*\u2022>-]{0,4}(?i:(?:also |others? |those |staff |members )?(?:present"
    r"|in attendance|attending|attendance|attendees|attended|participants|absent|absentees|excused"
    r"|apologies(?: received)?(?: from)?|regrets|chair|chaired by|chairperson|chairing|minutes"
    r"|minutes by|minutes taken by|minute[- ]taker|note[- ]?taker|notes by|note[- ]?keeper|signed"
    r"|signed by|signature|from|to|cc|bcc|contact|contact person|case ?worker|key ?worker"
    r"|social worker|youth worker|mentor|mentors|photos?|photos? by|reported by|reports?|report by|statement|author"
    r"|authors|written by|source|facilitators?|speakers?|trainers?|coach|coaches|interpreter"
    r"|translator|witness|witnesses|referrer|referred by|client|owner|lead|responsible|actions?"
    r"|who|on duty|on shift|drivers?|team|staff|volunteers?|interviewer|interviewee|interviewed"
    r"|informant|visitor|visitors|guests?|name|surname|first name|next of kin|parent|parents|pupil"
    rf"|student|re|attn|for the attention of)): (?P<list>[^\n:]{{2,300}})"
)
_LISTED: Final = re.compile(
    rf"(?:(?<=^)|(?<=[,;&|] )|(?<=\band ))(?P<name>{_NAME})(?= ?(?:[,;|.)(&\n\u2013\u2014]| and | -|"
    r" to |$))"
)
_WEAK_LABEL: Final = re.compile(
    r"\W*(?i:from|to|re|actions?|source|minutes|photos?|team|staff|lead|owner|contact|present|who"
    r"|attendance|for the attention of|responsible|name)\Z"
)
_LAST_LINE: Final = re.compile(
    rf"\n[ \t\u2013\u2014-]{{0,4}}(?P<name>{_NAME})[ .]{{0,2}}\n{{0,3}}\Z"
)
_ABOVE_JOB: Final = re.compile(
    rf"(?:\A|\n)[ \t]{{0,3}}(?P<name>{_NAME}),?\n[ \t]{{0,3}}(?i:(?:[a-z]+ ){{0,2}}(?:{JOB}|coordinator"
    r"|secretary|treasurer))[ ,.]{0,2}(?:\n|\Z)"
)
_GREETED: Final = re.compile(
    rf"(?:^|\n|[.!?] )(?i:dear|hi|hello|hey|hiya|morning|good morning|evening|thanks|thank you|cheers"
    rf"|ta|welcome|sorry|goodbye|bye),? (?P<name>{_ONE})(?=[,!.\n]|$)"
)
_CLOSING: Final = re.compile(
    r"(?i:dear|hi|hello|hey|hiya|thanks|regards|wishes|love|yours|cheers|see you|talk soon|bye"
    r"|sincerely|ring me|sorry)(?![\w-])"
)
_AT_ITEM: Final = re.compile(
    rf"(?:^|\n)[ \t]{{0,4}}(?:[*\u2022\u2013\u2014-]|\d{{1,2}}[.)]) (?P<name>{_NAME})"
    r"(?=(?: [\u2013\u2014-] |: | \(|, | [a-z]{2,12}\b|[ \t]*(?:\n|\Z)))"
)
_PERSON_VERB: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_ONE})(?= (?:(?:then|also|just|only|still|never|always|has|had|already) )?"
    r"(?:rang|texted|phoned|whispered|shrugged|laughed|cried|smiled|nodded|wept|grinned|(?:said|says) (?:he|she|that he|that she)"
    r"|shouted|sighed|swore|slept|hit|kicked|punched|grabbed|resigned|thinks|knows|wants|wanted"
    r"|apologised|came home|came in|left home|ran off|went home|told (?:me|us|him|her|them)"
    r"|asked (?:me|us|him|her)|moved out|turned \d\d|is (?:gone|nine|ten|\d\d|sick"
    r"|upset|angry|scared|his|her)|does not want|doesn't want|did not|didn't)(?!\w))"
)
_PLACE_BEFORE: Final = re.compile(
    r"(?i:in|at|to|from|near|of|around|outside|inside|towards?|beyond|between|through|across|via"
    r"|north|south|east|west|the|a|an) \Z"
)
_A_PLACE: Final = re.compile(
    r"(?<![\w-])(?i:in|at|near|around|outside|inside|towards?|beyond|through|across|via|north of"
    r"|south of|east of|west of|city of|town of|the|a|an|saint|st\.?|san|santa|mount|lake) "
    r"(?P<place>[^\W\d_]{2,20})|(?P<other>[^\W\d_]{2,20})"
    r"(?= (?:city|council|town|university|road|street|airport|station|county|model|approach)(?!\w))"
)
_MAYBE_GIVEN: Final = re.compile(
    r"(?<![\w@#/.-])[A-Z\u00c0-\u00de][^\W\d_]{2,14}(?![\w@/-]|\.\w| [A-Z])"
)
_CITIES: Final = frozenset(
    {
        "paris",
        "sofia",
        "vienna",
        "milan",
        "geneva",
        "lourdes",
        "odessa",
        "london",
        "granada",
        "valencia",
    }
    | {
        "cordoba",
        "alexandria",
        "jordan",
        "chad",
        "georgia",
        "kenya",
        "victoria",
        "malaga",
        "medina",
    }
    | {"africa", "america", "asia", "albania", "israel", "india", "ireland", "cuba", "iran", "roma"}
)
_LEAST_TOWNS: Final = 2
_LONGEST_ACRONYM: Final = 5
_NO_NAMES: Final = frozenset({"siochana", "may", "will", "central"})


def find_placed_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that only their place in a text tells to be names of persons."""
    yield from _told_by_company(plain)
    yield from _told_by_form(plain)
    yield from _in_lists(plain)
    yield from _in_letters(plain)
    yield from _that_act(plain)
    yield from _given_names_of_towns(plain)


def _told_by_company(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names behind a title, a function, or what is done by, with and for persons."""
    for pattern in (_TITLE, _FAMILY, _NEIGHBOURS, _BY):
        yield from (found.span("name") for found in pattern.finditer(plain) if _may_be(found))
    for found in _TOGETHER.finditer(plain):
        if _may_be(found):
            yield from (found.span("name"), found.span("other"))
    for found in _ASKED_FOR.finditer(plain):
        if _may_be(found) and not _is_town_alone(found["name"]):
            yield found.span("name")
    for found in _FUNCTION.finditer(plain):
        if _may_be(found):
            yield found.span("name")


def _told_by_form(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names with an initial, and surnames before a first name: "QUARN, DARA"."""
    yield from (found.span("name") for found in _TURNED.finditer(plain) if _may_be(found))
    for found in _AFTER_INITIAL.finditer(plain):
        if _may_be(found) and not _is_numbering(plain, found):
            yield found.span("name")
    for found in _TURNED_LOUD.finditer(plain):
        words = _words(found["name"])
        # "ETB, NEPS" are bodies by their first letters, which no list of names has.
        if any(
            _is_listed(word) or (len(word) > _LONGEST_ACRONYM and not is_word(word, "en"))
            for word in words
        ):
            yield found.span("name")


def _in_lists(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is present or excused, and who begins an item of a list."""
    for listed in _PEOPLE_LABEL.finditer(plain):
        start, end = listed.span("list")
        items = list(_LISTED.finditer(plain[start:end]))
        is_weak = _WEAK_LABEL.fullmatch(plain, listed.start(), start - 2) is not None
        if _are_towns([found["name"] for found in items]):
            continue
        for found in items:
            if _may_be(found) and (not is_weak or _is_likely(found["name"])):
                yield start + found.start("name"), start + found.end("name")
    for found in _AT_ITEM.finditer(plain):
        if _may_be(found) and _is_likely(found["name"]) and not _is_town_alone(found["name"]):
            yield found.span("name")


def _in_letters(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is greeted and who signs."""
    for found in _GREETED.finditer(plain):
        if _may_be(found):
            yield found.span("name")
    for pattern in (_LAST_LINE, _ABOVE_JOB):
        for found in pattern.finditer(plain):
            is_letter = _CLOSING.search(plain, 0, found.start()) is not None
            if _may_be(found) and (is_letter or _is_likely(found["name"])):
                yield found.span("name")


def _that_act(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what is called like a town or a thing and does what persons do."""
    for found in _PERSON_VERB.finditer(plain):
        if not _may_be(found) or _PLACE_BEFORE.search(plain, 0, found.start()) is not None:
            continue
        name = fold(found["name"])
        if name in municipalities() and not _is_listed(name):
            continue
        if _is_listed(name) or plain[: found.start()].endswith((", ", "and ", "then ", "but ")):
            yield found.span("name")


def _given_names_of_towns(plain: str) -> Iterator[tuple[int, int]]:
    """Yield given names on the map where nothing in the text speaks of a place.

    "Florence rang", and nowhere "in Florence" or "Florence, Siena and Kerry".
    """
    places = {fold(found["place"] or found["other"]) for found in _A_PLACE.finditer(plain)}
    names = [(found.span(), fold(found.group())) for found in _MAYBE_GIVEN.finditer(plain)]
    towns = {name for _span, name in names if name not in places and _is_only_town(name)}
    if len(towns) >= _LEAST_TOWNS:
        return
    for span, name in names:
        is_both = name in given_names() and name in municipalities() and not is_word(name, "en")
        is_public = name in places | _CITIES | DULL | COUNTIES or name in allowed_names()
        if is_both and not is_public:
            yield span


def _is_only_town(name: str) -> bool:
    is_town = name in municipalities() and name not in given_names() and not is_word(name, "en")
    return is_town or name in COUNTIES | _CITIES


def _words(name: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W\d_]{2,}", name)]


def _may_be(found: re.Match[str]) -> bool:
    """Say whether no word of a name is a function, a body, a people or a day."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]{2,}", found["name"]) if word[0].isupper()]
    name = fold(found["name"])
    if name in allowed_names() and not _is_listed(name):
        return False
    return bool(words) and not any(
        word in DULL or word in _NO_NAMES or is_calendar_word(word) or word in COUNTIES
        for word in words
    )


def _is_listed(word: str) -> bool:
    return word in given_names() or word in surnames()


def _is_likely(name: str) -> bool:
    """Say whether a list or an initial tells a name, or no dictionary has a word of it."""
    words = _words(name)
    return "." in name or any(_is_listed(word) or not is_word(word, "en") for word in words)


def _is_town_alone(name: str) -> bool:
    folded = fold(name)
    return folded in municipalities() and not _is_listed(folded)


def _are_towns(names: list[str]) -> bool:
    """Say whether towns alone are listed: "Present: Aalst, Genk"."""
    return len(names) >= _LEAST_TOWNS and all(fold(name) in municipalities() for name in names)


def _is_numbering(plain: str, found: re.Match[str]) -> bool:
    """Say whether the letter before a capital counts something: "Plan B. Then", "A. Welcome"."""
    name, start = found["name"], found.start()
    if name[2:].lstrip(" -")[1:2] == "." or start + 1 == found.end():
        return False
    if _NUMBERED.search(plain, max(0, start - 16), start) is not None:
        return True
    is_line = start == 0 or plain[start - 1] == "\n"
    neighbours = (chr(ord(name[0]) - 1), chr(ord(name[0]) + 1))
    if is_line and any(f"\n{letter}. " in f"\n{plain}" for letter in neighbours):
        return True
    # "from A to B. Nobody came": a sentence ends with the letter and another begins.
    last = _words(name)[0]
    return is_word(last, "en") and not _is_listed(last) and _is_sentence(plain, found)


def _is_sentence(plain: str, found: re.Match[str]) -> bool:
    """Say whether small letters go on behind a capital that follows a letter by itself."""
    is_inside = found.start() > 1 and plain[found.start() - 2].islower()
    return is_inside and re.match(r",? [a-z]", plain[found.end() : found.end() + 3]) is not None
