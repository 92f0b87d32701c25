"""Dates, numbers and names of languages and countries, as the reader's language writes them.

A day is the day of Coordinated Universal Time, and a moment says so: a node does not know where its
reader sits. Everything here is a filter of the templates under its own name.
"""

from datetime import UTC, date, datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.numbers import format_decimal

from node.language import spoken
from schemas.errors import ConceptUnknownError
from schemas.vocabulary import load_vocabulary

__all__ = [
    "FILTERS",
    "concept",
    "country_name",
    "day",
    "language_name",
    "moment",
    "month",
    "number",
    "paragraphs_of",
    "weekday",
]

# What the reader's country writes; English dates are day first, as everywhere in Europe.
_LOCALES = {"en": "en_GB", "nl": "nl", "fr": "fr", "de": "de"}


def day(when: date) -> str:
    """Return a date in words, such as “4 May 2026”; of a moment its day in UTC."""
    return format_date(_in_utc(when), format="long", locale=_locale())


def moment(when: datetime) -> str:
    """Return day and time in UTC, and that it is UTC."""
    shown = format_datetime(_in_utc(when), "d MMMM y, HH:mm", locale=_locale())
    return f"{shown} UTC"


def month(text: str) -> str:
    """Return a month such as `2026-05` in words.

    Raises:
        ValueError: It is not of the form YYYY-MM.
    """
    first = date.fromisoformat(f"{text}-01")
    return format_skeleton("yMMMM", first, locale=_locale())


def number(value: float) -> str:
    """Return a number with the reader's marks for thousands and decimals."""
    return format_decimal(value, locale=_locale())


def weekday(when: date) -> str:
    """Return a date with its day of the week, such as “Monday 4 May 2026”; of a moment in UTC."""
    return format_date(_in_utc(when), format="full", locale=_locale())


def language_name(tag: str) -> str:
    """Return what a language is called, such as “Dutch” for `nl`; the tag if nobody knows it."""
    try:
        return Locale.parse(tag, sep="-").get_language_name(_locale()) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def country_name(code: str) -> str:
    """Return what a country is called; `code` is ISO 3166-1 alpha-2 in any case."""
    return str(_locale().territories.get(code.upper(), code))


def concept(concept_id: str) -> str:
    """Return what a concept of the vocabulary is called; its identifier if it is unknown here.

    A town with a newer vocabulary may use a concept that this node has not learned yet.
    """
    try:
        return load_vocabulary().get_concept(concept_id).labels[spoken()]
    except ConceptUnknownError:
        return concept_id


def paragraphs_of(text: str) -> list[list[str]]:
    """Return the lines of each paragraph; an empty line ends a paragraph."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


FILTERS = {
    each.__name__: each
    for each in (
        concept,
        country_name,
        day,
        language_name,
        moment,
        month,
        number,
        paragraphs_of,
        weekday,
    )
}
"""The filters of the templates, by name."""


def _locale() -> Locale:
    return Locale.parse(_LOCALES[spoken()])


def _in_utc(when: date) -> date:
    return when.astimezone(UTC) if isinstance(when, datetime) else when
