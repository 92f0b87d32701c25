"""Days as English texts name them, from Cork to Kaunas: "the 2nd Wednesday in Advent", "Fri 17/01".

A day is finer than a month and comes once: "every Monday", "Easter: closed" and "the weeks of
Bayram"
single nothing out.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_english_days", "is_any_feast"]

_ORDINAL: Final = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"final|last|1st|2nd|3rd|[4-9]th|1[0-2]th)"
)
_MONTH: Final = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_DAY: Final = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_NUMBER: Final = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_M: Final = r"(?:0?[1-9]|1[0-2])"
_PERIOD: Final = (
    rf"(?:{_MONTH}|Advent|Lent|Ramadan|Easter|term|the (?:month|term|holidays|school year|"
    r"new (?:term|year|school year)|summer holidays|strike|trial|course|year|new year|midterm|"
    r"mid-term)|that (?:month|term)|this (?:month|term)|last (?:month|term|year)|next "
    r"(?:month|term))"
)
_FEASTS: Final = (
    r"(?:Midsummer(?:['\u2019]s)? (?:Eve|Day|Night)|St\.? ?(?:John|Lucy|Martin|Nicholas|Joseph"
    r"|Paul|"
    r"Brigid|Stephen|George|Andrew|David|Anthony|Peter|Michael|James|Catherine|Barbara|Sava|"
    r"Nicholas)(?:['\u2019]s)?(?:['\u2019])? (?:Eve|Day|Night)|(?:the )?(?:eve|feast|day before"
    r"|day after|"
    r"day|night|week after|week before|weekend after|weekend before|Sunday after|Sunday before|"
    r"Saturday before|Saturday after|morning after|evening before|vigil) (?:of )?(?:the )?"
    r"(?:Saint|St\.?|Santa|San|Our Lady|Assumption|Epiphany|Mid-Autumn|Mnarja|Imnarja|Carnival|"
    r"Eid|Bayram|Ashura|Passover|Diwali|[A-Z][a-z]+ (?:Day|Feast))(?:[ -][A-Z][\w'\u2019]+)?|"
    r"Freedom Day|Sette Giugno|Republic Day|"
    r"Independence Day|Bastille Day|King['\u2019]s Day|Liberation Day|Bloomsday|Three Kings"
    r"|Twelfth "
    r"Night|Candlemas|Michaelmas|Walpurgis Night|Reformation Day|Corpus Christi|Carnival "
    r"(?:Sunday|Monday|Tuesday|Saturday)|Rose Monday|Shrove Monday|Eleventh Night|Black Friday|"
    r"Mayday|May Day|Whit(?:sun|[ -]Monday|[ -]Sunday)|Trinity Sunday|Easter Saturday|Santa Lucia|"
    r"Lucia Day|Constitution Day|National Day|Unity Day|Kurban Bayram|Eid night|Chaand Raat|"
    r"Europe Day|Darkness Into Light|Mandela Day|Burns Supper)"
)


def _day_patterns() -> Iterator[str]:
    numeral = r"(?:XII|XI|IX|IV|VIII|VII|VI|V|III|II|I|X)"
    yield rf"(?<![\w./])(?P<day>{_D}[./ -]{numeral}[./ -](?:(?:19|20)\d\d|['\u2019]?\d\d))(?![\w/])"
    yield (
        rf"(?<!\w)(?P<day>(?i:{_SHORT_DAY}|{_DAY})\.?,? (?:the )?{_D}(?:st|nd|rd"
        rf"|th)?[/.-]? ?(?:{_M}(?:[/.-]"
        rf"(?:\d\d){{1,2}})?|(?:of )?(?:{_MONTH}))\.?)(?![\w/])"
    )
    yield (
        rf"(?<!\w)(?P<day>(?i:on|last|next|this|since|until|till|by|from"
        rf"|coming) {_SHORT_DAY})(?![\w'])(?! ?[-\u2013/]| (?:and|to|or)\b)"
    )
    # Short days with the month in digits: behind a word that asks for a day, or with its stops.
    yield (
        r"(?<!\w)(?i:on|of|by|since|until|till|from|before|after|dated?|meeting|letter|mail|call"
        r"|call of|"
        r"session|visit|night of|around|and|due|for|starting|talk)(?: the)? "
        rf"(?P<day>{_D}/{_M})(?![\w/%.]\d|\w|/)(?! (?:of|pupils|people|agreed|cup|time|price"
        rf"|points))"
    )
    yield (
        r"(?<!\w)(?i:reviewed|seen|signed|updated|closed|opened|received|done|sent|spoke|spoken"
        r"|visited|"
        r"called|rang|met|agreed|due|phoned|written|noted|arrived|left|returned|reported|checked|"
        rf"absent since|since|from|started|ended|logged|filed|meeting) (?P<day>{_D}[/.-](?:{_M}"
        rf"|{numeral}))(?![\w/%-]|\.\d)(?! (?:of|pupils|people))"
    )
    yield (
        rf"(?<![\w./-])(?P<day>{_D}[-./]{numeral})(?![\w/-]|\.\d)(?= (?:at|by|in|on|from|\u2013|-)"
        rf"|[.,;:)])"
    )
    yield (
        rf"(?<!\w)(?P<day>(?i:on|last|next|this|by|til|till|until|since"
        rf"|from) (?i:{_SHORT_DAY})(?: (?i:am|pm|morning|eve|evening|night|afternoon"
        rf"|lunch))?)(?![\w'])(?! ?[-\u2013/]| (?:and|to|or)\b)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:on |by |since |until |of )?the {_D}(?:st|nd|rd|th)(?:,? (?:before"
        rf"|after|at|in the|around|just) [\w]+(?: [\w]+)?)?)"
        r"(?=[.,;:)\n]|$)(?<!the 1st)"
    )
    yield (
        rf"(?<![\w./-])(?<![Vv]ersion )(?<!section )(?<!chapter )(?<!item )(?P<day>{_D}\. ?{_M}\.)"
        r"(?![\w.])(?! ?\d)"
    )
    yield rf"(?:^|\n)[-\u2022* ]{{0,3}}(?P<day>{_D}[/.]{_M})(?=[:,]? |[:,])(?! ?%)"
    yield (
        rf"(?<!\w)(?P<day>(?:the )?night (?:of|from) (?:the )?{_D}(?:st|nd|rd"
        rf"|th)?(?: (?:of )?(?:{_MONTH}))? (?:to|on|into) (?:the )?{_D}(?:st|nd|rd"
        rf"|th)?(?: (?:of )?(?:{_MONTH}))?)(?!\w)"
    )
    yield from _more_day_patterns()


def _more_day_patterns() -> Iterator[str]:
    yield (
        rf"(?<!\w)(?P<day>(?i:the )?(?:{_ORDINAL}|second last|penultimate) (?:{_DAY}|week|weekend"
        rf"|day|evening|night|school "
        rf"day|working day|half|morning) (?:in|of|after|before|into) {_PERIOD}(?: (?:of )?(?:19"
        rf"|20)\d\d)?)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:a|one|two|three) (?:fortnights?|weeks?|months?|days?) (?:from|after"
        rf"|before|"
        rf"since) (?:today|now|tomorrow|yesterday|this|next|last)?(?: ?{_DAY})?(?: today)?)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>in (?:a fortnight|a week|{_NUMBER} (?:days|weeks)"
        rf"|a few days)['\u2019]?s?['\u2019]?"
        r" time|in a fortnight)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:{_DAY}|today|tomorrow|yesterday|this day) (?:week|fortnight)|"
        rf"(?:a|one) week (?:today|tomorrow|yesterday|(?:on |last |from |past )?{_DAY})|"
        rf"(?:the )?{_DAY} (?:coming|just gone|past|last|next|before last|after next|week|gone|"
        rf"following|after|before)(?: (?:the )?[a-z-]+)?|(?:the )?{_DAY} (?:of|in|after|before|"
        rf"following) (?:the|that|his|her|our|last|this|next|mid-?term|half-?term|half term|term|"
        r"Easter|Christmas|Advent|Lent|Ramadan|Eid|exam|school"
        r"|carnival)[\w' -]{0,24}?)(?=[.,;:)\n]|$| (?:we|he|she|the|I|they|a|in|at|and|when|was"
        r"|is)\b)"
    )
    yield (
        r"(?<!\w)(?P<day>the (?:day|night|evening|morning|weekend|week|afternoon) (?:before|after"
        r"|of) "
        r"(?:the |his |her |our |their )?(?:[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)?|(?:exam"
        r"|exams|wedding|"
        r"funeral|match|derby|final|trial|hearing|arrest|raid|march|attack|fire|burial|feast|"
        r"fast|results|trip|elections?|referendum|vote|strike|break-?up|prom|debs|graduation"
        r"|communion|"
        r"confirmation|baptism|christening|birthday|anniversary|verdict|sentence|storm|concert"
        r"|fair)))(?!\w)"
    )
    yield r"(?<!\w)(?P<day>day (?:before|after) (?:the )?[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)?)"
    yield rf"(?<!\w)(?P<day>{_FEASTS})(?!\w)"
    yield (
        rf"(?<!\w)(?P<day>(?:midnight|noon|midday|dawn|dusk|lunchtime"
        rf"|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?) "
        rf"on (?:the )?(?:{_DAY}|{_D}(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))))(?!\w)"
    )
    yield from _further_day_patterns()


def _further_day_patterns() -> Iterator[str]:
    yield (
        r"(?<!\w)(?P<day>calendar week \d{1,2}(?:[ /](?:20)?\d\d)?|CW ?\d{1,2}"
        r"|week \d{1,2}[ /](?:of )?20\d\d)(?!\w)"
    )
    yield (
        r"(?<!\w)(?P<day>(?:earlier|later) (?:today|this week|that (?:day|evening|night|week))"
        r"|first thing "
        r"(?:tomorrow|this morning)|(?:the )?(?:early|small|wee) hours of (?:the )?[\w' ]{3,24}|"
        rf"(?:over|at) the weekend(?= (?:he|she|the|we|I|they|a)\b|[.,])|overnight on {_DAY}"
        rf"|the (?:very )?same "
        r"(?:day|evening|night|morning|week|weekend)|(?:the )?(?:last|first) (?:day|night|evening"
        r"|morning|"
        r"Friday|Saturday|Sunday|Monday) (?:of|before|after"
        r"|in) (?:the )?[\w'\u2019]+(?: [a-z]+)?)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:early|late|mid)[ -](?:on )?(?:{_DAY})(?: (?:morning|evening|afternoon"
        rf"|night))?)(?!\w)"
    )


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in _day_patterns())


_LOG_DAY: Final = re.compile(rf"(?:^|\n)[-\u2022* ]{{0,3}}(?P<day>{_SHORT_DAY}\.?)(?= ?[-\u2013:])")
_RECURS: Final = re.compile(r"(?i:every|each|most|any|always|usually) (?:\w+ )?(?:the )?\Z")
_LONGEST_EVERY: Final = 24


def find_english_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield days that come once; "every Monday" and "the first Friday of each month" do not."""
    dated = False
    for pattern in _days():
        for found in pattern.finditer(plain):
            dated = True
            start, end = found.span("day")
            is_many = _RECURS.search(plain, max(0, start - _LONGEST_EVERY), start) is not None
            if not is_many and not is_any_feast(plain, start, end):
                yield start, end
    for found in _LOG_DAY.finditer(plain) if dated else ():
        yield found.span("day")


_ASKS_FOR_DAY: Final = re.compile(
    r"(?i:on|at|after|before|since|until|till|by|from|over|around|last|this|next|of|day|the|for"
    r"|and|about|past|"
    r"week|weekend|night|eve|between|to|through|[a-z]+day,) \Z"
)
_ANY_YEAR: Final = re.compile(
    r":| (?:is|has|falls|moves|are|closed|works|means|has no)\b| (?:and|or) [A-Z]\w+ (?:are|fall)"
)
_MANY_WEEKS: Final = re.compile(
    r"(?i:weeks|avoid|avoid:|season|holidays|calendar|around|during)(?: of"
    r"| the)?(?: [A-Z]\w+,? (?:and )?(?:of )?){0,2} ?\Z"
)
_FEAST_REACH: Final = 40


def is_any_feast(plain: str, start: int, end: int) -> bool:
    """Say whether a feast is one of every year: "Easter: closed", "the weeks of Bayram"."""
    if re.fullmatch(r"[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,2}", plain[start:end]) is None:
        return False
    if re.match(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ \d", plain[start:end]):
        return False
    before = plain[max(0, start - _FEAST_REACH) : start]
    is_asked = _ASKS_FOR_DAY.search(before) is not None
    return (
        not is_asked
        or _ANY_YEAR.match(plain, end) is not None
        or _MANY_WEEKS.search(before) is not None
    )
