"""The letter “what we keep about you”: everything about one contact, in words they can check.

It has what is stored and nothing made of it. Its source is articles 14 and 15 of Regulation (EU)
2016/679: what is kept, from where, on what it rests, how long, and what they may ask for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.contact import Contact
from node.private.network.contacts import get_contact
from node.private.network.organisation_texts import asked_label
from node.private.network.organisations import get_organisation
from node.private.network.rules import Rules, read_rules
from node.private.network.word_labels import label
from node.private.packs.contact_names import Naming, seen_naming
from node.private.packs.contact_traces import Chair, chairs_of
from node.private.town_moment import town_day
from node.screens.formats import day

__all__ = ["ContactLetter", "letter_text", "write_letter"]

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLetter:
    """A letter, ready to be printed.

    Attributes:
        town: Who writes.
        written_on: On which day.
        to: Whom it is for.
        facts: What is kept, each with what it is.
        meetings: Meetings, each in a sentence.
        notes: Notes that name them, each with its day or what it is about.
        rights: What they may ask for, and what happens to it, in sentences.
        address: Where they write; None if the town has no mailbox for it.
    """

    town: str
    written_on: date
    to: str = field(repr=False)
    facts: tuple[Fact, ...] = field(repr=False)
    meetings: tuple[str, ...] = field(repr=False)
    notes: tuple[str, ...] = field(repr=False)
    rights: tuple[str, ...] = field(repr=False)
    address: str | None


def write_letter(
    session: Session, *, node: Node, person: Person, contact_id: UUID
) -> ContactLetter:
    """Return the letter about a contact, in the language spoken now.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    contact = get_contact(session, node=node, person=person, contact_id=contact_id)
    organisation = get_organisation(
        session, node=node, person=person, organisation_id=contact.draft.organisation_id
    )
    chairs = chairs_of(session, node=node, person=person, contact_id=contact_id)
    return ContactLetter(
        town=node.settings.name,
        written_on=local_day(node),
        to=contact.content.name or contact.content.function,
        facts=tuple(_facts(contact, organisation=organisation.name)),
        meetings=tuple(_chair(each) for each in chairs),
        notes=tuple(
            note
            for each in seen_naming(session, node=node, person=person, contacts=[contact])
            for note in _notes(each, contact)
        ),
        rights=_rights(read_rules(session)),
        address=node.settings.contact_mailbox,
    )


def letter_text(letter: ContactLetter) -> str:
    """Return a letter as plain text, each part under its heading."""
    parts: list[str] = [
        f"{letter.town}, {day(letter.written_on)}",
        _("What we keep about you: %(name)s") % {"name": letter.to},
        "\n".join(f"{words}: {text}" for words, text in letter.facts),
        _part(_("Meetings"), letter.meetings, none=_("No meeting is kept with your name.")),
        _part(_("Notes that name you"), letter.notes, none=_("No note names you.")),
        _part(_("What you may ask"), letter.rights, none=""),
    ]
    if letter.address:
        parts.append(_("Write to: %(address)s") % {"address": letter.address})
    return "\n\n".join(parts) + "\n"


def _facts(contact: Contact, *, organisation: str) -> Iterator[Fact]:
    draft, content = contact.draft, contact.content
    told: tuple[tuple[str, str], ...] = (
        (_("Organisation"), organisation),
        (_("Name"), content.name),
        (_("Function or role"), content.function),
        (_("Mailbox at work"), content.mailbox),
        (_("Telephone at work"), content.phone),
        (_("Sort of contact"), label(draft.kind)),
        (_("Level"), label(draft.level) if draft.level else ""),
        (_("From where we know this"), content.source or _origin(contact)),
        (_("On what it rests"), label(draft.basis) if draft.basis else ""),
        (_("You were told on"), _day(draft.notice_on)),
        (_("You agreed on"), _day(draft.consent_on)),
        (_("To the wording"), draft.consent_text or ""),
        (_("You agreed to stand on who-is-who sheets on"), _day(draft.sheet_consent_on)),
        (_("To the wording for these sheets"), content.sheet_text),
        (_("Entered on"), town_day(contact.created_at)),
        (_("Last changed on"), town_day(contact.changed_at)),
    )
    yield from ((words, text) for words, text in told if text)


def _origin(contact: Contact) -> str:
    return _("A list that was brought in") if contact.import_id else ""


def _chair(chair: Chair) -> str:
    sentence = (
        _("%(day)s: you were at a meeting.") if chair.came else _("%(day)s: you were invited.")
    )
    return sentence % {"day": day(chair.day)}


def _notes(naming: Naming, contact: Contact) -> Iterator[str]:
    """Yield each text that names a contact, with its day or what it is about."""
    noted = naming.noted
    for member, text in naming.texts:
        if noted.happened_on is not None:
            yield f"{day(noted.happened_on)}: {text}"
        elif noted.record_id == contact.draft.organisation_id:
            yield f"{asked_label(member)}: {text}"
        else:
            yield f"{_(noted.table.words)}: {text}"


def _rights(rules: Rules) -> tuple[str, ...]:
    return (
        _("You may ask us to correct this, to restrict it or to erase it, and you may object."),
        _("If it rests on your consent, you may take that back at any time; then it is erased."),
        ngettext(
            "Who was at a meeting is forgotten after %(days)d day.",
            "Who was at a meeting is forgotten after %(days)d days.",
            rules.attendance_days,
        )
        % {"days": rules.attendance_days},
        ngettext(
            "The text of a note is erased %(months)d month after what it tells of happened, was "
            "written down or was settled, whichever came last.",
            "The text of a note is erased %(months)d months after what it tells of happened, was "
            "written down or was settled, whichever came last.",
            rules.log_months,
        )
        % {"months": rules.log_months},
        _("The coordinators of this town alone keep it. It goes to no other town and is not sold."),
        _("You may complain to the data protection authority of your country."),
    )


def _part(title: str, lines: tuple[str, ...], *, none: str) -> str:
    return "\n".join((title, *(f"- {line}" for line in lines))) if lines else f"{title}\n{none}"


def _day(when: date | None) -> str:
    return day(when) if when else ""
