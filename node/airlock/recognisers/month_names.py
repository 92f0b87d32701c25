"""Names of months in the six languages, and in Austria."""

from typing import Final

from babel.dates import get_month_names

from node.textguard.number_words import LANGUAGES

__all__ = ["MONTHS"]


def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for locale in (*LANGUAGES, "de_AT"):
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                names.setdefault(name.lower().rstrip("."), number)
    return names


MONTHS: Final = _months()
"""Number of the month behind its name or short name, in lower case."""
