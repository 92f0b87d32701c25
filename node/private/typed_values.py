"""Days and revisions as forms and workbooks spell them, within bounds that can be reckoned with.

A day at the far end of the calendar is good until an hour is added to it, and a number of thousands
of digits until it is counted: both are refused where they come in.
"""

from datetime import date
from typing import Final

from node.language import gettext as _
from node.screens.form import Form

__all__ = ["FIRST_YEAR", "LAST_YEAR", "parse_day", "read_day", "read_revision"]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_MOST_DIGITS: Final = 9


def parse_day(text: str) -> date:
    """Return the day that a text spells in ISO 8601.

    Raises:
        ValueError: It spells none, or one that is out of bounds.
    """
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("this year cannot be right")
    return day


def read_day(
    form: Form, name: str, *, sentence: str | None = None, since: int = FIRST_YEAR
) -> date | None:
    """Return the day of a field, None if it is empty; anything else is a fault on the form.

    Args:
        form: The form.
        name: Which field.
        sentence: What is said of what is no day; None for the usual words.
        since: First year that can be right.
    """
    text = form.text(name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        form.fault(name, sentence or _("Write a day such as 2026-05-04."))
        return None
    if not since <= day.year <= LAST_YEAR:
        form.fault(name, _("This year cannot be right."))
        return None
    return day


def read_revision(form: Form, name: str = "revision") -> int:
    """Return the revision a page showed; 0, which is none, for anything but a number of sense."""
    text = form.text(name)
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else 0
