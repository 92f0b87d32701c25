"""Values of form fields that are no free texts: days, hours, numbers, words, identifiers."""

import re
from datetime import date, time
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from node.language import gettext as _
from node.private import typed_values
from node.screens.form import Form

__all__ = ["read_day", "read_hour", "read_number", "read_uuid", "read_word"]

W = TypeVar("W", bound=StrEnum)

_HOUR: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)(?::00)?")
_MOST_DIGITS: Final = 9
_FIRST_YEAR: Final = 2000
"""No meeting and nothing that is due is older than this."""


def read_day(form: Form, name: str) -> date | None:
    """Return the day of a field, None if it is empty; anything else is a fault on the form."""
    return typed_values.read_day(form, name, since=_FIRST_YEAR)


def read_hour(form: Form, name: str) -> time | None:
    """Return the hour of a field, None if it is empty; anything else is a fault on the form."""
    text = form.text(name)
    if not text:
        return None
    found = _HOUR.fullmatch(text)
    if found is None:
        form.fault(name, _("Write an hour such as 14:30."))
        return None
    return time(int(found[1]), int(found[2]))


def read_number(form: Form, name: str, *, least: int, most: int) -> int | None:
    """Return the whole number of a field, None if it is empty; a fault if it is out of bounds."""
    text = form.text(name)
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        number = int(text)
        if least <= number <= most:
            return number
    form.fault(
        name,
        _("Write a number from %(least)d to %(most)d.") % {"least": least, "most": most},
    )
    return None


def read_word(form: Form, name: str, words: type[W], *, sentence: str) -> W | None:
    """Return the word of a field; one that is none of the list is a fault that says `sentence`."""
    try:
        return words(form.text(name))
    except ValueError:
        form.fault(name, sentence)
        return None


def read_uuid(form: Form, name: str) -> UUID | None:
    """Return the identifier of a field, None if it is empty; anything else is a fault."""
    text = form.text(name)
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        form.fault(name, _("Choose one of the list."))
        return None
