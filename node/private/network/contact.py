"""What is kept about a contact: a name only where it may be, and always with its source."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from node.language import gettext as _
from node.private.directory.content import looks_personal
from node.private.mail_draft import is_mailbox
from node.private.network.words import ContactKind, LawfulBasis, WorkLevel
from node.private.sealed_record import OptionalText
from schemas.wire_fields import Text
from schemas.wire_records import RecordSchema

__all__ = ["CONTENT", "Contact", "ContactContent", "ContactDraft", "reach_faults"]

_MAX_LINE_CHARACTERS: Final = 200
_NUMBER: Final = r"[+(]?[0-9][0-9 \u00a0\u202f()/.\-\u2010-\u2013]{1,40}"
_EXTENSION: Final = (
    r"(?:[,;]? ?(?:ext|extension|toestel|tst|intern|poste|durchwahl|dw|app|x)[.:]? ?[0-9]{1,6})?"
)
# One number, or a second one beside it.
_PHONE: Final = re.compile(
    rf"{_NUMBER}{_EXTENSION}(?: ?[,;/|] ?{_NUMBER}{_EXTENSION})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactContent:
    """The texts of a contact, sealed together.

    Attributes:
        name: Of the person; empty for a mailbox of a role.
        function: What they do, or which role the mailbox has.
        mailbox: E-mail address.
        phone: Telephone number of the office.
        source: From where this is known.
        sheet_text: Version of the wording for who-is-who sheets they agreed to.
    """

    function: str = field(repr=False)
    name: str = field(default="", repr=False)
    mailbox: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    source: str = field(default="", repr=False)
    sheet_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """What a coordinator says of a contact, all of it.

    Attributes:
        content: Its texts.
        organisation_id: Where they work; a contact belongs to one organisation and to nobody.
        kind: Somebody at work, a mailbox of a role, or somebody of a community who agreed.
        level: At which level they work.
        basis: On what the name rests.
        notice_on: Day on which they were told what is kept.
        consent_on: Day on which they agreed.
        consent_text: Version of the wording they agreed to.
        sheet_consent_on: Day on which they agreed to stand on who-is-who sheets.
    """

    content: ContactContent = field(repr=False)
    organisation_id: UUID
    kind: ContactKind
    level: WorkLevel | None = None
    basis: LawfulBasis | None = None
    notice_on: date | None = None
    consent_on: date | None = None
    consent_text: str | None = None
    sheet_consent_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One stored contact, opened.

    Attributes:
        contact_id: Identifier inside this node; never released.
        draft: What a coordinator would enter to have the same.
        owner_id: Account that alone may see it; None for all coordinators.
        is_quarantined: The name came in with a list and waits until the person was told.
        revision: Counts changes, from 1.
        import_id: List it came in with.
        created_at: When it was entered.
        changed_at: When it was last changed.
    """

    contact_id: UUID
    draft: ContactDraft = field(repr=False)
    owner_id: UUID | None
    is_quarantined: bool
    revision: int
    import_id: UUID | None
    created_at: datetime
    changed_at: datetime

    @property
    def content(self) -> ContactContent:
        """Its texts."""
        return self.draft.content

    @property
    def lacks_consent(self) -> bool:
        """Whether it names somebody who is not known to have agreed."""
        is_named = bool(self.content.name) or looks_personal(self.content.mailbox)
        return is_named and (self.draft.consent_on is None or not self.draft.consent_text)


def reach_faults(
    content: ContactContent, *, stored: ContactContent | None = None
) -> Mapping[str, str]:
    """Return what is no address and no number, by member; else anything could be written there.

    Args:
        content: What is said of a contact.
        stored: What is kept already, which is not looked at again.
    """
    sentences = {}
    if not is_mailbox(content.mailbox):
        sentences["mailbox"] = _("Write a mailbox, such as prevention@town.example.")
    if not _PHONE.fullmatch(content.phone):
        sentences["phone"] = _(
            "Write the number in digits, such as +32 2 555 01 23, with an extension at most."
        )
    return {
        member: sentence
        for member, sentence in sentences.items()
        if (said := getattr(content, member))
        and (stored is None or said != getattr(stored, member))
    }


def _line() -> Text:
    return OptionalText(max_characters=_MAX_LINE_CHARACTERS, lines=False)


class ContactContentSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = ContactContent

    function = Text(max_characters=_MAX_LINE_CHARACTERS, lines=False, required=True)
    name = _line()
    mailbox = _line()
    phone = _line()
    source = _line()
    sheet_text = _line()


CONTENT: Final = ContactContentSchema()
"""The one schema of a contact's texts; loading does not change it."""
