"""Days that are named and not written out: weekdays, feasts, yesterday, the week after.

A day that comes back ("every Monday", "maandags", "le lundi") singles nothing out and is passed.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from babel.dates import get_day_names

from node.airlock.recognisers.dutch import times as dutch_times
from node.airlock.recognisers.dutch.named_days import find_named_days
from node.airlock.recognisers.english.days import find_english_days, is_any_feast
from node.airlock.recognisers.french import days as french_days
from node.airlock.recognisers.german.times import find_german_days
from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_days"]

_SHORTEST_MONTH: Final = 3
_LONGEST_EVERY: Final = 24
_LANGUAGES: Final = ("en", "nl", "fr", "de")
_EVERY: Final = re.compile(
    r"(?:every|each|most|any|elke|iedere|om de|chaque|tous les|toutes les|jeden?|jedem|jede[rs]?|"
    r"jeweils|immer|per|always|altijd|toujours)(?: (?:other|second|first|last|third|andere|"
    r"eerste|tweede|laatste|derde|premiers?|deuxième|derniers?|zweiten?|ersten?|letzten?|"
    r"dritten?))? \Z",
    re.IGNORECASE,
)
_BEFORE: Final = {
    "en": r"(?:last|next|this|that|the following|the previous|the|past|a week last|early|late)",
    "nl": r"(?:vorige|volgende|afgelopen|komende|aankomende|deze|die|verleden|de|vorig)",
    "fr": r"(?:ce|cette|le|la)",
    "de": (
        r"(?:letzten?|nächsten?|vergangene[nmr]?|kommenden?|folgenden?|diesen?|vorigen?|"
        r"vorletzten?)"
    ),
}
_BEHIND: Final = {
    "en": r"(?: (?:morning|afternoon|evening|night|before|after|last|next))*",
    "nl": (
        r"(?:ochtend|voormiddag|middag|namiddag|avond|"
        r"nacht)?(?: (?:ervoor|erna|daarvoor|daarna|laatst|jongstleden|jl\.))?"
    ),
    "fr": (
        r"(?: (?:matin|après-midi|soir|dernier|prochain|suivant|passé|précédent|d'après|"
        r"d['\u2019]avant))*"
    ),
    "de": (
        r"(?:morgen|vormittag|mittag|nachmittag|abend|"
        r"nacht)?(?: (?:früh|vormittag|nachmittag|abend|davor|danach))?"
    ),
}
_RELATIVE: Final = {
    "en": (
        r"yesterday(?: (?:morning|afternoon|evening|night))?|the day before(?: yesterday)?|"
        r"the day after(?: tomorrow)?|tomorrow(?: (?:morning|afternoon|evening|night))?|"
        r"last night|tonight|this (?:morning|afternoon|evening)|"
        r"(?:the )?(?:same|next|following|previous) (?:day|evening|morning|afternoon|night|week)|"
        r"(?:last|next) (?:week|weekend)|(?:a|one|two|three|four|five|six|ten|\d{1,2}) (?:days?|"
        r"weeks?) (?:ago|earlier|later|before|after)|a fortnight ago|"
        r"that (?:same )?(?:day|evening|morning|afternoon|night|week|weekend)|"
        r"this (?:week|weekend)|the other (?:day|night|evening|morning)|"
        r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:nights?|"
        r"fortnights?) (?:ago|earlier|later|before|after)|"
        r"(?:a couple of|a few|several) (?:days|nights) (?:ago|earlier|later|before|after)|"
        r"the (?:week|day|night|evening|weekend|Friday|Sunday) (?:before|after) (?:last|that|"
        r"next)|the eve of (?:the )?[\w'\u2019-]+|a week (?:last|ago|on|from) (?:Monday|Tuesday|"
        r"Wednesday|Thursday|Friday|Saturday|Sunday)|(?:Monday|Tuesday|Wednesday|Thursday|Friday|"
        r"Saturday|Sunday) week|(?:on )?the (?:\d{1,2}(?:st|nd|rd|th)|"
        r"(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
        r"tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|"
        r"thirtieth) of (?:the|this|that|last|next|the same|the following) month|"
        r"(?<=on )the \d{1,2}(?:st|nd|rd|th)(?=[.,;:)])|"
        r"the (?:bank holiday|long weekend)(?: (?:weekend|Monday))?|"
        r"the (?:first|last) (?:day|night|evening|morning) of (?:term|school|the holidays|"
        r"Ramadan|Lent|Eid|the year)|the (?:day|week|morning|evening|night) (?:before|after|"
        r"of) (?:the )?[\w'\u2019-]+"
    ),
    "nl": dutch_times.RELATIVE,
    "fr": french_days.RELATIVE,
    "de": (
        r"(?:vor)?gestern(?: (?:früh|abend|Abend|morgen|Morgen|nachmittag|Nachmittag|Nacht))?|"
        r"übermorgen|heute (?:abend|Abend|Morgen|morgen|früh|Nachmittag|Nacht)|"
        r"morgen (?:früh|abend|Abend|Vormittag|Nachmittag)|"
        r"(?:(?:am|in der|den|noch am) )?(?:selben|gleichen|nächsten|folgenden|vorigen|"
        r"darauffolgenden) (?:Tag|Abend|Morgen|Nachmittag|Nacht|Woche)|"
        r"(?:letzte|vorige|vergangene|nächste|kommende|folgende)[rns]? (?:Woche|Wochenende|"
        r"Nacht)|(?:am )?Tag (?:davor|danach|darauf|vor|nach)(?: (?:der|dem|den|des) [\w-]+)?|"
        r"am Vorabend(?: (?:der|des) [\w-]+)?|am Abend (?:davor|danach|zuvor|vor|"
        r"nach)(?: (?:der|dem) [\w-]+)?|tags (?:darauf|zuvor)|"
        r"vor (?:einem|einer|zwei|drei|vier|fünf|zehn|\d{1,2}) (?:Tag|Tagen|Woche|Wochen)|"
        r"(?:zwei|drei|vier|fünf|zehn|\d{1,2}) (?:Tage|Wochen) (?:später|zuvor|danach|davor)"
    ),
}
_FEASTS: Final = (
    rf"Easter(?: (?:Sunday|Monday|Saturday))?|Good Friday|Christmas(?: (?:Eve|Day))?|Boxing Day|"
    rf"New Year['\u2019]s (?:Eve|Day)|Hallowe['\u2019]?en|"
    rf"(?:St\.?|Saint) (?:Patrick|Stephen|Brigid|George|Andrew|David|Valentine|Nicholas|John|"
    rf"Martin)['\u2019]s (?:Day|Eve|Night)|Whit (?:Sunday|Monday)|(?:Palm|Mothering|Low) Sunday|"
    rf"(?:Holy|Maundy) Thursday|Ash Wednesday|(?:Shrove|Pancake) Tuesday|Holy Saturday|Holy Week|"
    rf"Easter Week|Ascension Day|All Saints['\u2019]? Day|All Souls['\u2019]? (?:Day|Night)|"
    rf"Guy Fawkes Night|Burns Night|(?:August|May|June|October|February|Spring|"
    rf"Easter) bank holiday(?: (?:Monday|weekend))?|(?:Mother|Father|Valentine|New Year|Women|"
    rf"International Women)['\u2019]?s['\u2019]? Day|Culture Night|Nowruz|Newroz|Ashura|Mawlid|"
    rf"Laylat al-Qadr|Diwali|Vaisakhi|Yom Kippur|Rosh Hashanah|Passover|Hanukkah|Purim|"
    rf"Thanksgiving|Epiphany|Little Christmas|Nollaig na mBan|Orthodox (?:Easter|Christmas)|"
    rf"the Twelfth(?! \w)|Halloween night|Christmas night|Pentecost|Bonfire Night|"
    rf"Eid(?: al-(?:Fitr|Adha))?|Armistice Day|Remembrance Sunday|May Day|"
    rf"(?:tweede |eerste )?(?:Pasen|paasdag|paasmaandag|Paasmaandag|Pinksteren|pinkstermaandag|"
    rf"Pinkstermaandag|pinksterdag|Kerstmis|kerstdag|Kerst|kerst)|kerstavond|Kerstavond|Oudjaar|"
    rf"oudejaarsavond|Nieuwjaar|nieuwjaarsdag|Sinterklaas|sinterklaasavond|Koningsdag|koningsdag|"
    rf"Bevrijdingsdag|Hemelvaart|Hemelvaartsdag|Allerheiligen|Suikerfeest|suikerfeest|Offerfeest|"
    rf"offerfeest|Wapenstilstand|Driekoningen|Goede Vrijdag|{french_days.FEASTS}|Ostern|"
    rf"Oster(?:sonntag|montag|samstag)|Karfreitag|Gründonnerstag|Pfingsten|"
    rf"Pfingst(?:sonntag|montag)|Weihnachten|Heiligabend|Heiliger Abend|"
    rf"(?:ersten?|zweiten?) (?:Weihnachts|Oster|Pfingst)(?:feier)?tag|Silvester|Neujahr|"
    rf"Nikolaus(?:tag)?|Fronleichnam|Christi Himmelfahrt|Mariä Himmelfahrt|Rosenmontag|"
    rf"Faschingsdienstag|Aschermittwoch|Zuckerfest|Opferfest|Fastenbrechen|"
    rf"Tag der (?:Deutschen Einheit|Arbeit)|Sankt Martin|Buß- und Bettag|Totensonntag"
)


def find_days(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Yield where days are named; a text of another language is read as each of the four.

    Args:
        plain: Canonical text.
        language: Primary subtag of its language.
    """
    if language == "de":
        yield from find_german_days(plain)
        return
    if language == "nl":
        yield from find_named_days(plain)
    if language == "en":
        yield from find_english_days(plain)
    for pattern in _patterns(language):
        for found in pattern.finditer(plain):
            is_any = language == "en" and is_any_feast(plain, *found.span())
            if not is_any and not _comes_back(plain, *found.span(), language=language):
                yield found.span()


def _comes_back(plain: str, start: int, end: int, *, language: str) -> bool:
    """Say whether a day is one of many: "every Monday"."""
    if _EVERY.search(plain, max(0, start - _LONGEST_EVERY), start):
        return True
    return language == "nl" and dutch_times.comes_back(plain, start, end)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    languages = (language,) if language in _RELATIVE else _LANGUAGES
    patterns = [re.compile(rf"(?<![\w-])(?:{_FEASTS})(?![\w-])")]
    for each in languages:
        patterns += (
            re.compile(_weekday(each), re.IGNORECASE),
            re.compile(rf"(?<![\w-])(?:{_RELATIVE[each]})(?![\w-])", re.IGNORECASE),
            re.compile(_week_of_month(each), re.IGNORECASE),
        )
    return tuple(patterns)


def _weekday(language: str) -> str:
    days = "|".join(get_day_names("wide", locale=language).values())
    ordinal = (
        r"(?:(?:first|second|third|last|eerste|tweede|derde|laatste|premier|deuxième|dernier|"
        r"erste[nrm]?|zweite[nrm]?|letzte[nrm]?) )?"
    )
    more = (
        rf"(?: (?:{_FEASTS}|nach \w+|after \w+|na \w+|après \w+|voor \w+|vor \w+|before \w+|"
        rf"avant \w+))?"
    )
    date = (
        rf"(?:,? (?:den |the |le )?\d{{1,2}}(?:st|nd|rd|th|er|e|\.)? (?:{_months()})(?: \d{{4}})?)?"
    )
    if language == "fr":
        return french_days.weekday(days, date=date, feasts=_FEASTS)
    return (
        rf"(?<![\w-])(?:{_BEFORE[language]} )?{ordinal}(?:{days}){_BEHIND[language]}(?![\w-])"
        rf"(?!s\b){date}{more}"
    )


def _week_of_month(language: str) -> str:
    months = _months()
    return {
        "en": (
            rf"(?:the )?(?:first|second|third|fourth|last) (?:week|weekend|days?|"
            rf"half) of (?:{months})(?: \d{{4}})?(?!\w)"
        ),
        "nl": (
            rf"(?:de |het )?(?:eerste|tweede|derde|vierde|laatste) (?:week|weekend|helft|"
            rf"dag) van (?:{months})(?: \d{{4}})?(?!\w)"
        ),
        "fr": (
            rf"(?:la |le )?(?:première|deuxième|troisième|quatrième|dernière|premier|dernier|"
            rf"deuxième) (?:semaine|week-end|quinzaine|jour) (?:de |"
            rf"d['\u2019])(?:{months})(?: \d{{4}})?(?!\w)"
        ),
        "de": (
            rf"(?:der |die |den |das )?(?:erste|zweite|dritte|vierte|"
            rf"letzte)[nrs]? (?:(?:{months})woche|(?:Woche|Wochenende|Hälfte) (?:im |"
            rf"des )?(?:{months})s?)(?: \d{{4}})?(?!\w)"
        ),
    }[language]


@cache
def _months() -> str:
    return "|".join(
        sorted(
            (re.escape(name) for name in MONTHS if len(name) >= _SHORTEST_MONTH),
            key=len,
            reverse=True,
        )
    )
