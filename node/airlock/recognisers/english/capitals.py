"""Organisations that only a capital tells in English, where the words around say so.

"She works at Open Door" names somebody's employer, though each word is in the dictionary. A
capital alone says too little, because programmes, festivals, methods and headings have one too:
what stands around it has to speak of working, belonging, giving or living somewhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word,
    municipalities,
    surnames,
)
from node.airlock.recognisers.english.names import passed_in_english, title_lines
from node.airlock.recognisers.english.public_names import ACRONYMS
from node.airlock.recognisers.english.words import (
    CAPITALS,
    COUNTIES,
    FUNCTION,
    GENERIC,
    INSTITUTIONS,
    NO_SUBJECT,
    PEOPLES,
    PROGRAMMES,
    PUBLIC,
    SERVICES,
)
from node.airlock.recognisers.words import Word, read_words
from node.textguard.folding import fold

__all__ = ["is_name_of_kind", "named_by_capital"]

_LONGEST_NAME: Final = 60
_REACH: Final = 90
_LONGEST_ACRONYM: Final = 6
_SHORTEST_UNKNOWN: Final = 4
_SHORT: Final = 5
_PAIR: Final = 2
_STARTS: Final = frozenset('.!?:;\n\u2022\u2013\u2014*"\u201c\u201e\u2018(')

_FEW_WORDS: Final = r"(?: [a-z][a-z'\u2019-]{0,20}){0,4}?"
_WORKING: Final = (
    r"(?:work(?:s|ed|ing|er)?|jobs?|shifts?|volunteer(?:s|ed|ing)?|employed|apprentice(?:d|"
    r"ship)?|"
    r"intern(?:ed|ship)?|placement|teach(?:es|ing|er)?|taught|enrolled|registered|member|"
    r"manager|"
    r"owner|director|mentor|coach(?:es|ed|ing)?|train(?:s|ed|ing|er)|box(?:es|ed|ing)|"
    r"play(?:s|ed|ing)|sings?|sang|singing|serv(?:es|ed|ing)|cook(?:s|ed|ing)?|colleague|"
    r"studie[sd]|studying|stay(?:s|ed|ing)|slept|pray(?:s|ed|ing)|cleans|cleaned|cleaning|"
    r"met|hired|meets|friend|contact)"
)
_BELONGING: Final = re.compile(
    rf"(?<!\w){_WORKING}{_FEW_WORDS} at (?:the )?\Z|"
    rf"(?<!\w)(?:work(?:s|ed|ing)|volunteer(?:s|ed|ing)?|job|shifts?|play(?:s|ed|ing)|"
    rf"box(?:es|ed)|"
    rf"driv(?:es|ing)|drove|coach(?:es|ed)){_FEW_WORDS} for \Z|"
    rf"(?<!\w)(?:play(?:s|ed|ing)|train(?:s|ed|ing)|box(?:es|ed|ing)|sings?|sang|singing|"
    rf"jobs?|"
    rf"volunteer(?:s|ed|ing)?|placement|apprenticeship|internship|shifts?){_FEW_WORDS} "
    rf"with \Z|"
    rf"(?<!\w)(?:worker|colleague|volunteer|coach|trainer|mentor|man|woman|friend|lad|girl|"
    rf"boy|"
    rf"somebody|someone){_FEW_WORDS} (?:from|of|at) \Z|"
    rf"(?<!\w)(?:he|she|who|has|had|they) (?:joined|left) \Z",
    re.IGNORECASE,
)
_GIVING: Final = re.compile(
    rf"(?<!\w)(?:gifts?|donat(?:ion|ions|ed)|sponsored|sponsorship|paid for|supplied|lent|"
    rf"printed|"
    rf"delivered|baked|catered|catering|hosted|founded|given|offered|cooked){_FEW_WORDS}"
    r" (?:from|by|of) \Z|"
    r"(?<!\w)with the (?:kind )?help of \Z|"
    r"(?<!\w)together with (?:[^\s.;:!?]{1,20} ){0,5}?\Z",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"(?<!\w)(?:I|we|he|she|they) (?:then |also |first )?(?:asked|rang|phoned|emailed|"
    r"contacted|"
    r"approached|thanked|paid) \Z",
    re.IGNORECASE,
)
_STANDING: Final = re.compile(
    rf"(?<!\w)(?:flats?|house|hostel|shops?|bench|stairwell|playground|caravan|halting "
    rf"site|"
    rf"tower block),?{_FEW_WORDS} (?:in|at|near|behind) \Z",
    re.IGNORECASE,
)
_LIVING: Final = re.compile(
    rf"(?<!\w)(?:lives?|lived|living|moved|grew up){_FEW_WORDS} (?:in|at|to|near|behind) "
    rf"\Z",
    re.IGNORECASE,
)
_THROUGH: Final = re.compile(r"(?<!\w)(?:through|via) (?:the )?\Z", re.IGNORECASE)
_WHO_CAME: Final = re.compile(r",? (?:he|she|his|her)(?!\w)")
_LABEL: Final = re.compile(
    r"(?:^|\n|[.;] )[ *-]{0,3}(?:[Pp]artners?|[Pp]artner organisations?|[Oo]rganisations?|"
    r"[Vv]enue|"
    r"[Hh]osts?|[Hh]osted by|[Ee]mployer|[Cc]lub|[Ss]chool|[Ss]ponsors?|[Ss]upported by|"
    r"[Tt]ogether with):? \Z"
)
_DOES: Final = re.compile(
    r" (?:lent|lends|hosts|hosted|donated|donates|sponsored|sponsors|supplied|supplies|"
    r"employs|"
    r"employed|catered|paid for|pays for|(?:runs|ran|printed) (?:the|a|an|our|his|her|its|"
    r"their)|"
    r"(?:took|gave|offered) (?:him|her|us|them)|let us|agreed to)(?!\w)"
)
_COMES: Final = re.compile(
    r"(?: from (?:the )?[A-Z]|, (?:who|whom|whose|as (?:everybody|everyone|we|they|he|she|"
    r"people)|"
    r"aged|\d\d,)| (?:said|says|told|asked|phoned|rang|wrote|brought|kept|knew|joined|met|"
    r"smiled|"
    r"laughed|cried|explained|suggested|noticed|and [A-Z]))(?!\w)"
)
_WENT: Final = re.compile(
    r" (?:accompanied|helped|came|went|drove|stayed|sat|visited|supported|lives|"
    r"lived)(?!\w)"
)
_FROM: Final = re.compile(r" from (?:the )?[A-Z]")
_AS_CALLED: Final = re.compile(
    r", as (?:everybody|everyone|we|they|people|his friends|her friends) (?:all "
    r")?calls?(?!\w)"
)
_PROGRAMME_BEHIND: Final = re.compile(
    r"['\u2019]?s? (?:programmes?|courses?|modules?|methods?|approach|models?|sessions?|"
    r"workshops?|"
    r"cards?|exercises?|games?|films?|books?|training|festivals?|campaigns?|lessons?|"
    r"posters?|"
    r"materials?|toolkits?|strategy|policy|day|week)(?!\w)"
)
_NO_SOMEBODY: Final = NO_SUBJECT | PUBLIC | PEOPLES
_NO_ACTOR: Final = _NO_SOMEBODY | INSTITUTIONS | GENERIC
_NO_SURNAME: Final = PUBLIC | PEOPLES | COUNTIES
_NO_NAME: Final = _NO_SOMEBODY | FUNCTION
_ARTICLES: Final = PEOPLES | frozenset({"the", "a", "an"})
# "Parking at the Leisure Centre": what begins the sentence is no part of the name.
_AT_A_PLACE: Final = re.compile(r"(?P<what>[A-Z][a-z]+) (?:at|in|on|for|from)(?: the)? (?=[A-Z])")
_CENTRE_WORDS: Final = """
leisure shopping conference visitor visitors civic sports arts exhibition garden call job data test
training health medical
"""
_ANY_CENTRE: Final = frozenset(_CENTRE_WORDS.split())
_OPENS_NAME: Final = frozenset({"our", "new", "first", "second", "one", "old", "big", "little"})
_MATTER_WORDS: Final = """
help data food tea input aid staff apart away aside far free both none half much more fresh
"""
_MATTERS: Final = frozenset(_MATTER_WORDS.split())


def named_by_capital(plain: str, *, allowed: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield what has a capital and is told by the words around to name somebody.

    Args:
        plain: Canonical text in English.
        allowed: Where words begin that stand in a name that anybody may name.
    """
    passed = passed_in_english(plain) | allowed
    titled = title_lines(plain)
    begins = [start for start, _end in titled]
    for found in CAPITALS.finditer(plain):
        line = bisect_right(begins, found.start()) - 1
        is_titled = line >= 0 and found.start() < titled[line][1]
        if is_titled or len(found.group()) > _LONGEST_NAME:
            continue
        is_start = _begins_sentence(plain, found.start())
        is_alone = is_start and found.start() not in passed
        if is_alone and (_acts(plain, found) or _comes(plain, found)):
            yield found.span()
            continue
        start = _core(found, is_start=is_start)
        if start is not None:
            yield from _told(plain, start, found.end(), passed=passed)


def _told(plain: str, start: int, end: int, *, passed: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield a run of capitals, or what stands on a side of an "and" in it, if it is told."""
    cut = plain.find(" and ", start, end)
    sides = [(start, cut), (cut + len(" and "), end)] if cut > 0 else []
    for first, last in ((start, end), *sides):
        if _names_something(plain, first, last, passed=passed) and _is_told(
            plain, first, last, passed=passed, before=start
        ):
            yield first, last
            if (first, last) == (start, end):
                return


def _begins_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - 4) : start].rstrip(" \t")
    return not before or before[-1] in _STARTS


def _core(found: re.Match[str], *, is_start: bool) -> int | None:
    """Return where a name begins in a run; None if only the sentence asks for its capital."""
    if not is_start:
        return found.start()
    words = list(re.finditer(r"[^\W_]+", found.group()))
    skipped = 0
    while skipped < len(words):
        folded = fold(words[skipped].group())
        following = words[skipped + 1].group() if skipped + 1 < len(words) else ""
        is_small = folded in (FUNCTION if skipped else NO_SUBJECT)
        if not is_small or _is_pair(folded, fold(following), written=following):
            break
        skipped += 1
    is_lone = skipped == 0 and len(words) == 1
    return None if is_lone or skipped == len(words) else found.start() + words[skipped].start()


def _is_pair(given: str, surname: str, *, written: str) -> bool:
    """Say whether two words are listed as somebody's names, though each is a word: "May Cox"."""
    is_given = given in given_names() or is_calendar_word(given)
    return is_given and surname in surnames() and written[:1].isupper()


def _acts(plain: str, found: re.Match[str]) -> bool:
    """Say whether a word that begins a sentence does what people or firms do."""
    folded = fold(found.group())
    if " " in folded or folded in _NO_ACTOR:
        return False
    is_label = _LABEL.search(plain, max(0, found.start() - 30), found.start()) is not None
    if is_label and plain[found.end() : found.end() + 1] in {",", ";", "", "\n"}:
        return not folded.endswith("s")
    return _DOES.match(plain, found.end()) is not None and not folded.endswith(("s", "body", "one"))


def _comes(plain: str, found: re.Match[str]) -> bool:
    """Say whether a name that is a word as well begins a sentence about somebody."""
    folded = fold(found.group())
    if " " in folded or folded in _NO_SOMEBODY or folded in municipalities():
        return False
    is_listed = folded in given_names() or folded in surnames()
    is_short = len(folded) <= _SHORT and folded not in _MATTERS and not folded.endswith(("s", "n"))
    if is_short and _FROM.match(plain, found.end()):
        return True
    return (is_listed and _COMES.match(plain, found.end()) is not None) or (
        _AS_CALLED.match(plain, found.end()) is not None
    )


def _names_something(plain: str, start: int, end: int, *, passed: frozenset[int]) -> bool:
    """Say whether capitals may be a name: no town, body, festival or programme, nor its title."""
    words = _capitals(plain, start, end)
    folded = [word.folded for word in words]
    if not INSTITUTIONS.isdisjoint(folded) or " ".join(folded) in municipalities():
        return False
    if not PROGRAMMES.isdisjoint(folded) or _PROGRAMME_BEHIND.match(plain, end):
        return False
    if folded and folded[-1] in SERVICES and all(is_word(word, "en") for word in folded):
        return False
    # "May Cox" is a month and a town, and somebody.
    return bool(_telling(words, passed=passed)) or _is_somebody(words, passed)


def _is_told(plain: str, start: int, end: int, *, passed: frozenset[int], before: int) -> bool:
    """Say whether the words around, or the names themselves, tell that somebody is named."""
    words = _capitals(plain, start, end)
    if _is_somebody(words, passed) or _went(plain, words, passed=passed):
        return True
    window = plain[max(0, before - _REACH) : before]
    if any(pattern.search(window) for pattern in (_BELONGING, _GIVING, _STANDING)):
        return True
    if _THROUGH.search(window):
        return _WHO_CAME.match(plain, end) is not None
    is_plain = len(words) == 1 and is_word(words[0].folded, "en")
    if is_plain:
        return False
    if _ASKING.search(window):
        return True
    return _LIVING.search(window) is not None


def _is_somebody(words: Sequence[Word], passed: frozenset[int]) -> bool:
    """Say whether two capitals are a person's: both listed, or the second in no dictionary."""
    if len(words) != _PAIR or words[0].end + 1 != words[1].start:
        return False
    given, surname = words
    if surname.start in passed or surname.folded in _NO_SURNAME:
        return False
    if _is_pair(given.folded, surname.folded, written=surname.written):
        return True
    is_unknown = _is_unknown(surname) and surname.folded not in municipalities()
    return is_unknown and given.start not in passed and given.folded not in _NO_SOMEBODY


def _went(plain: str, words: Sequence[Word], *, passed: frozenset[int]) -> bool:
    """Say whether any word and a surname begin a sentence and do what somebody does."""
    if len(words) != _PAIR or words[1].folded not in surnames() or words[1].start in passed:
        return False
    end = words[1].end
    does = _WENT.match(plain, end) or _COMES.match(plain, end)
    return does is not None and _begins_sentence(plain, words[0].start)


def _is_unknown(word: Word) -> bool:
    return len(word.folded) >= _SHORTEST_UNKNOWN and not is_word(word.folded, "en")


def _capitals(plain: str, start: int, end: int) -> list[Word]:
    """Return the words with a capital, placed in the whole text."""
    return [
        Word(word.start + start, word.end + start, word.written, word.folded)
        for word in read_words(plain[start:end])
        if word.written[0].isupper()
    ]


def _telling(words: Sequence[Word], *, passed: frozenset[int]) -> list[Word]:
    """Return the words that are more than a place, an acronym or what anybody may name."""
    return [
        word
        for word in words
        if word.start not in passed
        and word.folded not in _NO_SURNAME
        and word.folded not in municipalities()
        and len(word.folded) > 1
        and not (word.written.isupper() and len(word.written) <= _LONGEST_ACRONYM)
    ]


def is_name_of_kind(name: str, *, is_start: bool = True) -> int | None:
    """Return where in the words before a kind the name begins; None for "the" and "a Catholic".

    Args:
        name: Words with capitals before the kind.
        is_start: Whether they begin a sentence, which asks for the capital of the first.
    """
    place = _AT_A_PLACE.match(name) if is_start else None
    if place is not None and is_word(fold(place["what"]), "en"):
        begins = is_name_of_kind(name[place.end() :], is_start=False)
        return None if begins is None else place.end() + begins
    words = list(re.finditer(r"[^\W_][\w'\u2019.&-]*", name))
    named = [word for word in words if not _is_no_name(word.group())]
    if not named:
        return None
    # "New Wine church", "Our Lady Star of the Sea Parish": a capital that nothing asks for.
    first = fold(words[0].group())
    is_part = first in _OPENS_NAME or not is_start
    return words[0].start() if is_part and first not in _ARTICLES else named[0].start()


def _is_no_name(word: str) -> bool:
    folded = fold(word).rstrip(".")
    return folded in _NO_NAME | _ANY_CENTRE or (word.isupper() and folded in ACRONYMS)
