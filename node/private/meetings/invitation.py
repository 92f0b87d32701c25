"""The invitation to a meeting, as a draft for the coordinator's own mail program.

It says what it is for, what happens there, what is kept about who comes, and whom to ask. Nobody
who gets it sees who else does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.language import speak
from node.people.service import Person
from node.private.mail_draft import Attached, MailDraft, is_mailbox
from node.private.meetings.calendar_entry import calendar_of
from node.private.meetings.meeting import AgendaItem, Meeting
from node.private.meetings.participants import Participant, organisations_of
from node.private.meetings.town_time import spoken_time
from node.private.meetings.word_labels import label
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.models import ContactRow
from node.private.network.own_cards import find_own_card
from node.private.network.words import ContactKind

__all__ = ["Invitation", "contacts_of", "mailboxes_of", "write_invitation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation that can be sent.

    Attributes:
        draft: The mail.
        unreached: Organisations of which no mailbox is known: somebody calls them.
        has_focus: Whether the coordinator's focus sentence stands on top.
    """

    draft: MailDraft = field(repr=False)
    unreached: tuple[UUID, ...]
    has_focus: bool


def write_invitation(
    session: Session,
    *,
    node: Node,
    person: Person,
    meeting: Meeting,
    chairs: Sequence[Participant],
    language: str,
) -> Invitation:
    """Return the invitation in a language of the screens.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who invites.
        meeting: To what.
        chairs: Who is on the list.
        language: In which language; the coordinator's own texts stay as they wrote them.
    """
    contacts = contacts_of(
        session, node=node, person=person, organisations=organisations_of(chairs)
    )
    mailboxes = mailboxes_of(chairs, contacts)
    focus = find_own_card(session, node=node).focus_in(language)
    with speak(language):
        text = _text(meeting, node=node, person=person, focus=focus)
        subject = _("Invitation: %(title)s") % {"title": meeting.title}
    hidden = {mailbox: None for found in mailboxes.values() for mailbox in found}
    return Invitation(
        draft=MailDraft(
            sender=person.mailbox,
            hidden=tuple(hidden),
            subject=subject,
            text=text,
            calendar=Attached(name="invitation.ics", data=calendar_of(meeting, node=node)),
        ),
        unreached=tuple(each for each, found in mailboxes.items() if not found),
        has_focus=bool(focus),
    )


def contacts_of(
    session: Session, *, node: Node, person: Person, organisations: Sequence[UUID]
) -> tuple[Contact, ...]:
    """Return whom one may write to at some organisations; names in quarantine are not used."""
    where = [ContactRow.organisation_id.in_(organisations), ContactRow.is_quarantined.is_(False)]
    return list_contacts(session, node=node, person=person, where=where)


def mailboxes_of(
    chairs: Sequence[Participant], contacts: Sequence[Contact]
) -> Mapping[UUID, tuple[str, ...]]:
    """Return where each organisation is written to: who sits on its chairs, or else its role.

    Args:
        chairs: Who is on the list.
        contacts: Those of the organisations.
    """
    found: dict[UUID, tuple[str, ...]] = {}
    for organisation_id in organisations_of(chairs):
        seated = {each.contact_id for each in chairs if each.organisation_id == organisation_id}
        theirs = [
            each
            for each in contacts
            if each.draft.organisation_id == organisation_id and is_mailbox(each.content.mailbox)
        ]
        named = [each for each in theirs if each.contact_id in seated]
        roles = [each for each in theirs if each.draft.kind is ContactKind.ROLE_MAILBOX]
        chosen = named or roles or theirs[:1]
        found[organisation_id] = tuple(dict.fromkeys(each.content.mailbox for each in chosen))
    return found


def _text(meeting: Meeting, *, node: Node, person: Person, focus: str) -> str:
    content = meeting.content
    parts = [
        focus,
        _("The town of %(town)s invites your organisation: %(title)s.")
        % {"town": node.settings.name, "title": content.title},
        _fact(_("When"), spoken_time(node, meeting.starts_at, meeting.ends_at)),
        _fact(_("Where"), content.place),
        _fact(_("What for"), content.purpose),
        _agenda(content.agenda),
        _fact(
            _("Your part"),
            _("You speak for your organisation, about its tasks and what it can do. No cases."),
        ),
        _fact(
            _("What is kept"),
            _(
                "The town notes which organisations were there, and what was agreed. Who came for "
                "an organisation is forgotten after 90 days at the latest. No opinion is noted."
            ),
        ),
        _fact(
            _("Questions, or rather not"),
            _("Write to %(name)s, %(mailbox)s. Coming is up to you.")
            % {"name": person.name, "mailbox": person.mailbox},
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _fact(name: str, text: str) -> str:
    return _("%(name)s: %(text)s") % {"name": name, "text": text} if text else ""


def _agenda(agenda: Sequence[AgendaItem]) -> str:
    if not agenda:
        return ""
    lines = [
        _("%(minutes)d min") % {"minutes": item.minutes}
        + "  "
        + label(item.kind)
        + (f": {item.text}" if item.text else "")
        for item in agenda
    ]
    return "\n".join([_("What happens"), *(f"- {line}" for line in lines)])
