"""Days, births and ages: time fine enough to single out an event or a person.

A month, a quarter, a year and a band of ages pass. "15 years" is as often a length of time as an
age, so it counts only where the words around it say that somebody is that old.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.dates import get_month_names

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.recognisers.ages import find_ages
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.days import find_days
from node.airlock.recognisers.english.ages import is_range
from node.airlock.recognisers.french.passing import is_no_day
from node.airlock.recognisers.french.single_days import find_single_days
from node.airlock.recognisers.german.ages import is_group_age
from node.airlock.recognisers.month_names import MONTHS
from node.textguard.canonical import CanonicalText
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["DatesAndAges"]


_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# The word before a day goes with it: "op 12 maart" becomes "in maart" as a whole.
_ON_BEFORE = re.compile(r"(?<!\w)(?:on|op|am|den|le) \Z", re.IGNORECASE)
_ON = r"(?:(?<!\w)(?:on(?: the)?|op|le|am|den|el|il) )?"

_DAY_MONTH = re.compile(
    rf"{_ON}(?<![\w.,/-])(?P<day>{_DAY})(?:st|nd|rd|th|e|er|ste|de|\.|º|o)?(?: of| de| d')? ?"
    rf"(?P<month>{_MONTH})(?!\w)(?:\.(?= \d))?(?:,? (?:de |del )?(?P<year>{_YEAR})(?!\w))?",
    re.IGNORECASE,
)
# Only English writes the month first, with a capital: "they may 5 times" is no date.
_ENGLISH_MONTH = "|".join(
    name.rstrip(".")
    for width in ("wide", "abbreviated")
    for name in get_month_names(width, locale="en").values()
)
_MONTH_DAY = re.compile(
    rf"{_ON}(?<!\w)(?P<month>{_ENGLISH_MONTH})\.? (?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w.-])"
    rf"(?:,? (?P<year>{_YEAR})(?!\w))?"
)
_NUMERIC = re.compile(
    rf"{_ON}(?<![\w./-])(?:(?P<day>{_DAY})(?P<sep>[./-]) ?(?P<month>0?[1-9]|1[0-2])(?P=sep) ?"
    rf"(?P<year>{_YEAR}|\d{{2}})|(?P<iso>{_YEAR})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_DATES = (("dates.day", _DAY_MONTH), ("dates.day", _MONTH_DAY), ("dates.day", _NUMERIC))

_BIRTH = re.compile(
    rf"(?<!\w)(?:born|date of birth|dob|geboren|geboortedatum|geboortejaar|née?s?|"
    rf"date de naissance|geburtsdatum|geburtsjahr|nacid[oa]s?|fecha de nacimiento|nat[oai]|"
    rf"data di nascita)(?: (?:on|in|op|le|en|am|im jahr|el|il|nel))?(?: the)?[ :]{{1,2}}"
    rf"(?:{_DAY}[. /-]{{0,2}}(?:(?:de )?(?:{_MONTH})|\d{{1,2}})?[. /-]{{0,2}}(?:de )?)?"
    rf"{_YEAR}(?!\w)|(?<!\w)° ?(?:{_DAY}[./-]\d{{1,2}}[./-])?{_YEAR}(?!\w)|"
    rf"(?<!\w){_YEAR} geboren(?!\w)",
    re.IGNORECASE,
)

_AGE_WORDS = sorted(
    {word for words in NUMBER_WORDS.values() for word in words}, key=len, reverse=True
)
_AGE = rf"(?P<age>\d{{1,3}}|{'|'.join(map(re.escape, _AGE_WORDS))})"
_FRENCH_PERSON = "(?:fille|garçon|jeune|élève|homme|femme|fils|enfant)"
_SPANISH_PERSON = "(?:niñ[oa]|chic[oa]|joven|alumn[oa]|hombre|mujer)"
_ITALIAN_PERSON = "(?:ragazz[oa]|giovane|bambin[oa]|alunn[oa]|uomo|donna)"
# Each with small letters that stand in all it finds: looking for them spares most texts the rest.
_AGES = tuple(
    (word, re.compile(pattern, re.IGNORECASE))
    for word, pattern in (
        ("year", rf"(?<![\w.,/\u2013-]){_AGE}[ -]years?[ -]old(?!\w)"),
        (
            "age",
            (
                rf"(?<!\w)aged? (?:of )?{_AGE}(?![\w%-]| (?:to|and|or) (?:\d|over|under|above|"
                rf"older|up))"
            ),
        ),
        # "12- tot 15-jarigen" are a band, and "15-jarigen" never one person.
        (
            "jarige",
            rf"(?<![\w.,/\u2013-])(?<!tot )(?<!t/m )(?<!- en )(?<!- of ){_AGE}[ -]?jarige(?!\w)",
        ),
        (" jaar oud", rf"(?<![\w.,/\u2013-]){_AGE} jaar oude?(?!\w)"),
        (
            " jaar",
            (
                rf"(?<!\w)(?:van|is|was|werd|wordt) {_AGE} jaar(?!\w| (?:geleden|lang|"
                rf"later|ervaring|(?:en|of) (?:ouder|jonger)|tot|t/m))"
            ),
        ),
        (
            " ans",
            (
                rf"(?<!\w)(?:âgée?s? de|(?<!y )(?:a|avait)|{_FRENCH_PERSON} de) {_AGE} ans(?!\w|"
                rf" d['\u2019])"
            ),
        ),
        (" jahre alt", rf"(?<![\w.,/\u2013-]){_AGE} jahre alt(?!\w)"),
        ("jährige", rf"(?<![\w.,/\u2013-]){_AGE}[ -]?jährige[rnsm]?(?!\w)"),
        (" años", rf"(?<!\w)(?:tiene|tenía|{_SPANISH_PERSON} de) {_AGE} años(?!\w)"),
        (" anni", rf"(?<!\w)(?:ha|aveva|{_ITALIAN_PERSON} di) {_AGE} anni(?!\w)"),
    )
)
_OLDEST = 120
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DatesAndAges:
    """Reports exact days and single ages (medium) and births (high)."""

    name: str = "dates"
    version: int = 5

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield days, births and ages in all six languages, whatever the language of the text."""
        plain = text.text
        language = context.language.partition("-")[0].lower()
        for start, end in _outermost(_named_days(plain, language=language)):
            yield _place(text, start, end, rule="dates.named")
        for start, end in _outermost(find_ages(plain, language=language)):
            yield _place(text, start, end, rule="dates.age")
        # A day and a year are written in digits, an age may be a word.
        if _DIGIT.search(plain):
            yield from _days_and_births(text, language=language)
        lowered = plain.lower()
        for word, pattern in _AGES:
            for found in pattern.finditer(plain) if word in lowered else ():
                age = found["age"]
                if (language == "de" and is_group_age(plain, found.start())) or (
                    language == "en" and is_range(plain, *found.span())
                ):
                    continue
                if not age.isdigit() or 0 < int(age) <= _OLDEST:
                    yield _match(text, found, rule="dates.age")


def _outermost(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans that stand in no other, each once."""
    last = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > last:
            yield start, end
            last = end


def _named_days(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    for start, end in find_days(plain, language=language):
        if language != "fr" or not is_no_day(plain, start, end):
            yield _with_preposition(plain, start), end
    if language == "fr":
        yield from find_single_days(plain)


def _with_preposition(plain: str, start: int) -> int:
    """Return where a named day begins with the small word before it, which goes when it goes."""
    found = _ON_BEFORE.search(plain, max(0, start - 4), start)
    return start if found is None else found.start()


def _days_and_births(text: CanonicalText, *, language: str) -> Iterator[Match]:
    for rule, pattern in _DATES:
        for found in pattern.finditer(text.text):
            if language == "fr" and is_no_day(text.text, *found.span()):
                continue
            yield _match(text, found, rule=rule)
    for found in _BIRTH.finditer(text.text):
        yield _match(text, found, rule="dates.birth")


def _match(text: CanonicalText, found: re.Match[str], *, rule: str) -> Match:
    return _place(text, found.start(), found.end(), rule=rule)


def _place(text: CanonicalText, low: int, high: int, *, rule: str) -> Match:
    start, end = text.to_original(low, high)
    birth = rule == "dates.birth"
    age = rule == "dates.age"
    return Match(
        start=start,
        end=end,
        type=FindingType.AGE if age else FindingType.DATE,
        score=0.9 if birth else 0.7,
        rule=rule,
        explanation="date.birth" if birth else "age.single" if age else "date.exact",
        severity=Severity.HIGH if birth else Severity.MEDIUM,
    )
