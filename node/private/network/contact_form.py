"""The form of a contact: who or which mailbox, and on what keeping it rests."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID, uuid4

from node.language import gettext as _
from node.language import mark
from node.private.network.contact import Contact, ContactContent, ContactDraft, reach_faults
from node.private.network.contact_consent import (
    CONTACT_CONSENT_VERSION,
    SHEET_CONSENT_VERSION,
    kept_version,
)
from node.private.network.words import ContactKind, LawfulBasis, WorkLevel
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_day, read_revision
from node.screens.form import Form, blank_form, read_form

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ContactForm",
    "blank_contact_form",
    "contact_label",
    "fill_contact_form",
    "read_contact",
    "read_contact_form",
]

T = TypeVar("T", bound=StrEnum)

_MAX_CHARACTERS: Final = 200
_LINES: Final = {
    "function": mark("Function or role"),
    "name": mark("Name"),
    "mailbox": mark("Mailbox at work"),
    "phone": mark("Telephone at work"),
    "source": mark("From where you know this"),
}
_DAYS: Final = ("notice_on", "consent_on", "sheet_consent_on")
_SINGLE: Final = ("contact_id", "revision", "kind", "level", "basis", *_LINES, *_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactForm:
    """A page of one contact.

    Attributes:
        form: Its fields.
        contact_id: Which one; a page for a new one brings its number along.
        revision: The one the page shows; 0 for a new one.
    """

    form: Form
    contact_id: UUID
    revision: int = 0


def blank_contact_form() -> ContactForm:
    """Return the page for a contact that nobody has entered; the mailbox of a role is offered."""
    number = uuid4()
    values = {"contact_id": str(number), "revision": "0", "kind": ContactKind.ROLE_MAILBOX.value}
    return ContactForm(form=blank_form(values), contact_id=number)


def fill_contact_form(stored: Contact) -> ContactForm:
    """Return the page that shows what is stored."""
    draft, content = stored.draft, stored.content
    values: dict[str, str | Sequence[str]] = {name: getattr(content, name) for name in _LINES}
    values |= {name: _day_text(getattr(draft, name)) for name in _DAYS}
    values |= {
        "contact_id": str(stored.contact_id),
        "revision": str(stored.revision),
        "kind": draft.kind.value,
        "level": draft.level.value if draft.level else "",
        "basis": draft.basis.value if draft.basis else "",
    }
    return ContactForm(
        form=blank_form(values), contact_id=stored.contact_id, revision=stored.revision
    )


def contact_label(member: str) -> str:
    """Return what the field of a text is called."""
    return _(_LINES[member])


def read_contact_form(contact_id: UUID | None = None) -> ContactForm:
    """Read the page that came with the request.

    Args:
        contact_id: Which one the address names; None for a new one.

    Raises:
        BadRequest: It has fields that the page does not have.
    """
    form = read_form(single=_SINGLE)
    return ContactForm(
        form=form,
        contact_id=contact_id or _number_of(form),
        revision=read_revision(form),
    )


def read_contact(
    page: ContactForm,
    *,
    organisation_id: UUID,
    stored: ContactDraft | None,
    today: date,
    asks_level: bool,
) -> ContactDraft | None:
    """Return what a page says of a contact; None if something of it is refused.

    Args:
        page: The page; faults are put on its form.
        organisation_id: Where the contact works.
        stored: What is stored; None for a new one.
        today: Nothing was said or agreed later.
        asks_level: Whether the page asks at which level they work.
    """
    form = page.form
    form.require("function", _("Write what they do, or which role the mailbox has."))
    kind = _word(form, "kind", ContactKind)
    if kind is None:
        form.fault("kind", _("Choose whom this contact names."))
    lines = {name: read_text(form, _field(name)) for name in _LINES}
    days = {name: _day(form, name, today=today) for name in _DAYS}
    sheet_text = kept_version(
        SHEET_CONSENT_VERSION,
        agreed_on=days["sheet_consent_on"],
        stored_on=stored.sheet_consent_on if stored else None,
        stored=stored.content.sheet_text if stored else None,
    )
    content = ContactContent(**lines, sheet_text=sheet_text or "")
    faults = reach_faults(content, stored=stored.content if stored else None)
    for member, sentence in faults.items():
        form.fault(member, sentence)
    if not form.is_good or kind is None:
        return None
    stored_level = stored.level if stored else None
    return ContactDraft(
        content=content,
        organisation_id=organisation_id,
        kind=kind,
        level=_word(form, "level", WorkLevel) if asks_level else stored_level,
        basis=LawfulBasis.CONSENT
        if kind is ContactKind.COMMUNITY
        else _word(form, "basis", LawfulBasis),
        consent_text=kept_version(
            CONTACT_CONSENT_VERSION,
            agreed_on=days["consent_on"],
            stored_on=stored.consent_on if stored else None,
            stored=stored.consent_text if stored else None,
        ),
        **days,
    )


def _field(name: str) -> TextField:
    return TextField(
        name=name, label=contact_label(name), max_characters=_MAX_CHARACTERS, lines=False
    )


def _word(form: Form, name: str, words: type[T]) -> T | None:
    word = form.text(name)
    return words(word) if word in {each.value for each in words} else None


def _day(form: Form, name: str, *, today: date) -> date | None:
    day = read_day(form, name)
    if day is not None and day > today:
        form.fault(name, _("That day is yet to come."))
    return day


def _number_of(form: Form) -> UUID:
    """Return the number a new page brought along, or another if that is none."""
    try:
        return UUID(form.text("contact_id"))
    except ValueError:
        return uuid4()


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""
