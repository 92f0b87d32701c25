"""Who is who in a group: contacts who agreed to stand on the sheet, and nobody else.

It is sent to the members so that they find each other without the coordinator. The node sends
nothing: the mail is a draft for the coordinator's own program.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.mail_draft import MailDraft, draft_file, is_mailbox
from node.private.network.contact import ContactContent
from node.private.network.contact_consent import SHEET_CONSENT_VERSION
from node.private.network.contacts import list_contacts
from node.private.network.group import Group
from node.private.network.group_members import list_members
from node.private.network.held_organisations import held_organisations
from node.private.network.models import ContactRow
from node.private.network.named import Named, name_them

__all__ = ["Listed", "Sheet", "list_who", "sheet_mail"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An organisation on the sheet.

    Attributes:
        organisation: Which one.
        contacts: Who of it agreed.
    """

    organisation: Named
    contacts: tuple[ContactContent, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A who-is-who sheet.

    Attributes:
        listed: Organisations of which somebody agreed, by name.
        silent: Organisations of which nobody did, by name.
    """

    listed: tuple[Listed, ...] = field(repr=False)
    silent: tuple[Named, ...] = field(repr=False)

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """Where the sheet goes, each mailbox once."""
        found = (each.mailbox for line in self.listed for each in line.contacts)
        return tuple(dict.fromkeys(each for each in found if is_mailbox(each)))


def list_who(session: Session, *, node: Node, person: Person, group_id: UUID) -> Sheet:
    """Return the sheet of a group somebody may see.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who looks.
        group_id: Which group.
    """
    members = [
        each.organisation_id
        for each in list_members(session, person=person, group_ids=(group_id,))[group_id]
    ]
    contacts = list_contacts(
        session,
        node=node,
        person=person,
        where=(
            ContactRow.organisation_id.in_(members),
            ContactRow.sheet_consent_on.is_not(None),
            ContactRow.is_quarantined.is_(False),
        ),
    )
    agreed: dict[UUID, list[ContactContent]] = {}
    for each in contacts:
        agreed.setdefault(each.draft.organisation_id, []).append(_agreed_to(each.content))
    organisations = held_organisations(session, node=node, person=person)
    named = name_them(organisations, members)
    return Sheet(
        listed=tuple(
            Listed(organisation=each, contacts=tuple(agreed[each.organisation_id]))
            for each in named
            if each.organisation_id in agreed
        ),
        silent=tuple(each for each in named if each.organisation_id not in agreed),
    )


def _agreed_to(content: ContactContent) -> ContactContent:
    """Return what somebody agreed to have on a sheet; earlier wordings named no telephone."""
    return content if content.sheet_text == SHEET_CONSENT_VERSION else replace(content, phone="")


def sheet_mail(group: Group, sheet: Sheet) -> bytes:
    """Return the sheet as a file that mail programs open as a draft (RFC 5322)."""
    return draft_file(
        MailDraft(
            hidden=sheet.mailboxes,
            subject=_("Who is who: %(group)s") % {"group": group.name},
            text="\n".join(_lines(group, sheet)),
        )
    )


def _lines(group: Group, sheet: Sheet) -> Sequence[str]:
    lines = [
        _("Who is who: %(group)s") % {"group": group.name},
        "",
        _("Everybody below agreed to stand on this sheet. Call each other."),
    ]
    for listed in sheet.listed:
        lines += ["", listed.organisation.name]
        for each in listed.contacts:
            parts = (each.name, each.function, each.mailbox, each.phone)
            lines.append("- " + ", ".join(part for part in parts if part))
    return lines
