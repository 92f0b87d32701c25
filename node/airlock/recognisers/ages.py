"""The age of one person where no word says "years old": beside a name, a class, a birth year."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from node.airlock.recognisers.dutch import times as dutch_times
from node.airlock.recognisers.dutch.ages import find_ages as find_dutch_ages
from node.airlock.recognisers.english.ages import find_english_ages, is_range, is_somebodys
from node.airlock.recognisers.french import days as french_days
from node.airlock.recognisers.french.single_ages import find_single_ages as find_french_ages
from node.airlock.recognisers.german.ages import find_german_ages
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_ages"]

_BESIDE: Final = re.compile(
    r"(?<=[^\W\d_][,(] )(?P<age>[5-9]|[1-9]\d)(?= ?[,).;])(?!, \d|[.,]\d)|"
    r"(?<=[^\W\d_] \()(?P<b>[5-9]|[1-9]\d)(?=\))"
)
_PRONOUN: Final = {
    "en": (
        r"(?:he|she|boy|girl|lad|man|woman|youth|teenager|pupil|student|brother|sister|son|"
        r"daughter|who|one|who['\u2019]s|he['\u2019]s|"
        r"she['\u2019]s)(?: (?:is|was|turned|turns|had turned|just turned|had just turned|"
        r"has just turned|had been|must be|would be|became))?(?:,? (?:now|then|just|only|barely|"
        r"nearly|almost|already|about|around))?"
    ),
    "nl": (
        r"(?:hij|zij|ze|jongen|meisje|man|vrouw|zoon|dochter|die) (?:is|was|werd|"
        r"wordt)(?: (?:net|pas|toen|nu))?"
    ),
    "fr": (
        r"(?:il|elle|garçon|fille|homme|femme|fils|qui) (?:a|avait|venait d['\u2019]avoir|a eu|"
        r"aura)"
    ),
    "de": (
        r"(?:er|sie|Junge|Mädchen|Mann|Frau|Sohn|Tochter|der|die) (?:ist|war|wurde|"
        r"wird)(?: (?:gerade|erst|damals|jetzt))?"
    ),
}
_YEARS: Final = {
    "en": r"(?:years? old|years of age)",
    "nl": r"jaar(?: oud)?",
    "fr": r"ans",
    "de": r"Jahre(?: alt)?",
}
_ENDS: Final = (
    r"(?=\s*(?:[.,;:)!?]|and |en |et |und |when |als |toen |quand |at |now|nu|at the|op dat|à l|"
    r"damals|but|maar|mais|aber))"
)
_ORDINALS: Final = (
    r"(?:(?:twenty|thirty|forty)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|twentieth|thirtieth|fortieth|fiftieth|sixtieth)"
)
_OTHERS: Final = {
    "en": (
        r"(?:born (?:in|around)|b\.|born|birth year|year of birth|"
        r"class of)[: ] ?(?:(?:19|20)\d\d|['\u2019]\d\d(?!\w))|"
        r"(?:left|quit|finished|married|converted|arrested|dropped out|moved out|started|began|"
        r"arrived|came here)(?: (?:school|home|work|college|here|boxing|drinking|of school))? at "
        r"(?:1\d|2[0-4]|{words})(?=[.,;]| and )|(?:aged|at the age of|age of|"
        r"age)[: ]{1,2}(?:\d{1,2}|{words})(?![\w%-]| (?:to|and|or|up|upwards) (?:\d|over|under|"
        r"above|older|{words})| and over| ?[\u2013+-] ?\d)|"
        r"(?:\d{1,2}|{words})[ -]?(?:years?|yrs?|y)[ -/]?(?:old|"
        r"o)(?!s? (?:and|to|or) \d)(?![\w])|(?:\d{1,2}|{words}) years of age|"
        r"(?:his|her) (?:own )?(?:\d{1,2}(?:st|nd|rd|th)|{ordinals}) birthday|"
        r"(?:his|her) (?:(?:early|late|mid)[ -])?(?:teens|twenties|thirties|forties|fifties|"
        r"sixties|seventies|eighties|[1-9]0s)|(?<=[.!?\n] ){words}(?=,? (?:now|then|at the time|"
        r"years? old)\b)|(?i:just|barely|only|now|nearly|almost|not yet|turned|turning|"
        r"turns) (?:1\d|2[0-4]|{words})(?=[.,;:)]| (?:when|at|"
        r"and (?:he|she|has|had|was|is|already|still)|he|she|then|now|in|last|this)(?! \w+ out))|"
        r"(?:[Aa]t|[Ww]hen) (?:1\d|{words})(?=,? (?:he|she)\b)|"
        r"(?<=[^\W\d_], )(?:{words})(?=, (?:who|had|has|was|is|a|an|the|came|told|from|lives|"
        r"lived|works|now|and (?:had|was|has|is))\b)|(?:first|second|third|fourth|fifth|"
        r"final)-year (?:student|pupil|apprentice)(?!s)|"
        r"(?:fresher|sixth-former|sixth former|Transition Year student|Leaving Cert student)(?!s)"
    ),
    "nl": dutch_times.AGES,
    "fr": french_days.AGES,
    "de": (
        r"(?:Jahrgang|Geburtsjahr|geboren|geb\.|Jg\.) ?(?:im Jahr )?(?:19|20)\d\d|"
        r"(?:Klasse |Klasse)(?:[1-9]|1[0-3]) ?[a-f]?(?!\w)|"
        r"(?<![\w.])(?:[1-9]|1[0-3])[a-f](?= (?:der|des|am|an|im|in|und|kam|ging|ist|hat|war))|"
        r"(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|elfte|"
        r"zwölfte)[nrs]? (?:Klasse|Schulstufe|Jahrgangsstufe)(?!\w)|"
        r"(?:[1-9]|1[0-3])\. (?:Klasse|Schulstufe|Jahrgangsstufe)(?!\w)|"
        r"(?:im Alter von|mit) (?:\d{1,2}|{words})(?: Jahren)(?!\w)|"
        r"(?:\d{1,2}|{words}) Jahre(?: alt)?(?=[,.;)])|(?:\d{1,2}|{words})-?[Jj]ährige[rnsm]?|"
        r"(?:erstes|zweites|drittes|ersten|zweiten|dritten) Lehrjahr(?! \w+en)"
    ),
}

# A class at school is somebody's where a verb or "in" stands before it and no group behind it.
_ENGLISH_CLASS: Final = re.compile(
    r"(?<!\w)(?:in|into|a|an|now|repeating|repeats|starts?|started|finished|left|doing|his|her|"
    r"through|entered|entering|(?:is|was|went|goes|moved|moving) (?:in|into|to)|pupil in|"
    r"student in) (?:(?:his|her|my|lower|upper|year) )?(?P<age>(?:[Yy]ear|[Ff]orm|[Gg]rade|"
    r"[Pp]rimary|[Ss]econdary|Class) ?(?:1[0-3]|[1-9])[A-Za-z]?|[PS][1-7]|"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|final|"
    r"[1-9](?:st|nd|rd|th)|1[0-2]th|(?i:transition|leaving cert|junior cert)|TY)[ -](?:year|"
    r"class|form|grade)|Transition Year|TY|(?:Junior|Senior) Infants|"
    r"(?:lower |upper )?sixth(?: form)?|[Rr]eception(?: class)?|kindergarten|nursery school|"
    r"Leaving Cert(?: year)?|Junior Cert(?: year)?)(?! (?:of (?!secondary|primary|school|college|"
    r"university)|in a row|running|classes|groups?|pupils|students|programme|modules?|"
    r"half))(?! (?:and|or|to) (?:[Yy]ear|[Ff]orm|[Gg]rade|first|second|third|fourth|fifth|sixth|"
    r"[\d]|TY|Transition))(?![\w/]|-(?:year|olds))"
)


_OWN: Final[Mapping[str, Callable[[str], Iterable[tuple[int, int]]]]] = {
    "nl": find_dutch_ages,
    "fr": find_french_ages,
    "de": find_german_ages,
    "en": find_english_ages,
}


def find_ages(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Yield where the age of one person is told.

    Args:
        plain: Canonical text.
        language: Primary subtag of its language.
    """
    yield from (found.span() for found in _BESIDE.finditer(plain))
    if language == "en":
        classes = (found.span("age") for found in _ENGLISH_CLASS.finditer(plain))
        yield from (span for span in classes if is_somebodys(plain, *span))
    own = _OWN.get(language)
    if own is not None:
        yield from own(plain)
    if language != "de":  # All ages of German are among its own.
        yield from _by_pattern(plain, language=language)


def _by_pattern(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    told, others = _patterns(language)
    for found in told.finditer(plain) if told else ():
        if not _is_group(plain, found, language=language):
            yield found.span("age")
    for found in others.finditer(plain) if others else ():
        if not _is_group(plain, found, language=language):
            yield found.span()


def _is_group(plain: str, found: re.Match[str], *, language: str) -> bool:
    if language == "en":
        return is_range(plain, *found.span())
    return language == "nl" and dutch_times.is_group(plain, *found.span())


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what tells an age behind a person, and by itself."""
    if language not in _OTHERS:
        return None, None
    words = "|".join(sorted(NUMBER_WORDS[language], key=len, reverse=True))
    told = (
        rf"(?<!\w){_PRONOUN[language]} "
        rf"(?P<age>(?:[5-9]|[1-9]\d|{words})(?: {_YEARS[language]})?){_ENDS}"
    )
    anyhow = f"(?i:{words})" if language == "en" else f"(?:{words})"
    others = _OTHERS[language].replace("{words}", anyhow).replace("{ordinals}", _ORDINALS)
    return re.compile(told, re.IGNORECASE), re.compile(rf"(?<![\w-])(?:{others})")
