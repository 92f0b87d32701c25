"""The forms of the register: what stands in their fields, and the line they spell."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.register.known import (
    CAN_BE_NAMED,
    MAX_ALIASES,
    MAX_TEXT_CHARACTERS,
    Known,
    KnownLine,
    Permission,
)
from node.private.register.models import KnownKind
from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form, read_form

__all__ = [
    "GROUP_WORDS",
    "KIND_WORDS",
    "fill_entry",
    "kind_options",
    "read_entry",
    "read_entry_form",
]

KIND_WORDS: Final[Mapping[KnownKind, str]] = {
    KnownKind.PERSON: mark("A person"),
    KnownKind.ORGANISATION: mark("An organisation"),
    KnownKind.PLACE: mark("A place"),
    KnownKind.ADDRESS: mark("An address"),
    KnownKind.PHONE: mark("A telephone number"),
    KnownKind.MAILBOX: mark("A mailbox"),
    KnownKind.ALIAS: mark("Another name of somebody or something"),
}
"""What sorts of things the register knows, in words."""

GROUP_WORDS: Final[Mapping[KnownKind, str]] = {
    KnownKind.PERSON: mark("People"),
    KnownKind.ORGANISATION: mark("Organisations"),
    KnownKind.PLACE: mark("Places"),
    KnownKind.ADDRESS: mark("Addresses"),
    KnownKind.PHONE: mark("Telephone numbers"),
    KnownKind.MAILBOX: mark("Mailboxes"),
    KnownKind.ALIAS: mark("Other names"),
}
"""What several of a sort are called, in the order of the list."""

_FIELDS: Final = ("kind", "text", "aliases", "note", "given_on")


def kind_options() -> list[tuple[str, str]]:
    """Return the sorts as options of a form, in the language spoken now."""
    return [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]


def fill_entry(known: Known, *, today: date) -> Form:
    """Return the form that shows an entry.

    Args:
        known: The entry.
        today: Day that is offered for a permission.
    """
    given = known.permission
    return blank_form(
        {
            "kind": known.kind.value,
            "text": known.text,
            "aliases": "\n".join(known.aliases),
            "may_be_named": ("yes",) if known.publishable else (),
            "note": given.note if given else "",
            "given_on": (given.given_on if given else today).isoformat(),
        }
    )


def read_entry_form() -> Form:
    """Read the form that came with the request.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    return read_form(single=_FIELDS, many=("may_be_named",))


def read_entry(form: Form, *, today: date) -> KnownLine | None:
    """Return the line that a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        today: No permission was given later.
    """
    form.require("text", _("Write the name, the address or the number."))
    text = read_text(form, _field("text", _("Name")))
    aliases = _read_aliases(form)
    kind = form.text("kind")
    if kind not in set(KnownKind):
        form.fault("kind", _("Choose what it is."))
    permission = _read_permission(form, today=today)
    if not form.is_good:
        return None
    if permission is not None and KnownKind(kind) not in CAN_BE_NAMED:
        form.fault("may_be_named", _("Only an organisation or a place can be named."))
        return None
    return KnownLine(
        kind=KnownKind(kind),
        text=text,
        aliases=aliases,
        publishable=permission is not None,
        permission=permission,
    )


def _field(name: str, label: str) -> TextField:
    return TextField(name=name, label=label, max_characters=MAX_TEXT_CHARACTERS, lines=False)


def _read_aliases(form: Form) -> tuple[str, ...]:
    """Return the names of a field, one a line; one that stands there twice counts once."""
    aliases: dict[str, None] = {}
    for number, line in enumerate(form.text("aliases").split("\n"), start=1):
        label = _("Other names, line %(line)d") % {"line": number}
        one = blank_form({"aliases": line})
        if alias := read_text(one, _field("aliases", label)):
            aliases[alias] = None
        if "aliases" in one.faults:
            form.fault("aliases", one.faults["aliases"])
    if len(aliases) > MAX_ALIASES:
        form.fault(
            "aliases",
            _("There are %(number)d other names; at most %(most)d fit.")
            % {"number": len(aliases), "most": MAX_ALIASES},
        )
    return tuple(aliases)


def _read_permission(form: Form, *, today: date) -> Permission | None:
    if not form.all("may_be_named"):
        return None
    form.require("note", _("Write who said that it may be named, and how."))
    note = read_text(form, _field("note", _("Who said so")))
    try:
        day = date.fromisoformat(form.text("given_on"))
    except ValueError:
        form.fault("given_on", _("Write the day on which they said so, such as 2026-05-04."))
        return None
    if day > today:
        form.fault("given_on", _("That day is yet to come."))
    return Permission(note=note, given_on=day)
