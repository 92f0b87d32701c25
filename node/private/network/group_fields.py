"""Single fields of the forms of groups and panels: texts, days, numbers of organisations."""

from datetime import date
from uuid import UUID

from node.language import gettext as _
from node.private import typed_values
from node.private.network.group import (
    MAX_GOAL_CHARACTERS,
    MAX_NAME_CHARACTERS,
    MAX_NOTE_CHARACTERS,
)
from node.private.typed_text import TextField, read_text
from node.screens.form import Form

__all__ = ["read_day", "read_goal", "read_ids", "read_line", "read_note"]


def read_line(form: Form, name: str, label: str) -> str:
    """Return a text of one line; what is wrong with it is put on the form."""
    return read_text(
        form, TextField(name=name, label=label, max_characters=MAX_NAME_CHARACTERS, lines=False)
    )


def read_goal(form: Form, name: str, label: str) -> str:
    """Return a short text; what is wrong with it is put on the form."""
    return read_text(form, TextField(name=name, label=label, max_characters=MAX_GOAL_CHARACTERS))


def read_note(form: Form, name: str, label: str) -> str:
    """Return a text of several lines; what is wrong with it is put on the form."""
    return read_text(form, TextField(name=name, label=label, max_characters=MAX_NOTE_CHARACTERS))


def read_day(form: Form, name: str) -> date | None:
    """Return a day, None if none was given; what is none is put on the form."""
    sentence = _("Write the day as year, month and day, such as 2026-05-04.")
    return typed_values.read_day(form, name, sentence=sentence)


def read_ids(form: Form, name: str) -> tuple[UUID, ...]:
    """Return the numbers that were ticked, each once; what is none is put on the form."""
    found: dict[UUID, None] = {}
    for text in form.all(name):
        try:
            found[UUID(text)] = None
        except ValueError:
            form.fault(name, _("Choose from the list."))
    return tuple(found)
