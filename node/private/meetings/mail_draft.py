"""A mail that a coordinator sends with their own program: the node writes it and sends nothing."""

import re
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import quote

__all__ = ["Attached", "MailDraft", "draft_file", "is_mailbox", "mail_link"]

_PART: Final = r"[^\s@<>\"(),;:\\\[\]]"
_MAILBOX: Final = re.compile(rf"{_PART}{{1,64}}@{_PART}{{1,200}}\.{_PART}{{2,63}}")

_MOST_LINK_CHARACTERS: Final = 1_900
"""Longer links are cut short by mail programs without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A calendar file that goes with a mail.

    Attributes:
        name: Of the file.
        data: Its bytes.
    """

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailDraft:
    """One mail before it is sent.

    Attributes:
        sender: The coordinator's mailbox, to whom it also goes.
        hidden: Mailboxes of those who get it without seeing each other.
        subject: One line.
        text: What it says.
        calendar: What is attached; None for nothing.
    """

    sender: str = field(repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    calendar: Attached | None = None


def draft_file(draft: MailDraft) -> bytes:
    """Return a mail as a file that mail programs open as a draft (RFC 5322)."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(draft.subject)
    message["From"] = draft.sender
    message["To"] = draft.sender
    if draft.hidden:
        message["Bcc"] = ", ".join(draft.hidden)
    # Tells the common mail programs that this is still to be sent.
    message["X-Unsent"] = "1"
    message.set_content(draft.text)
    if draft.calendar is not None:
        message.add_attachment(
            draft.calendar.data,
            maintype="text",
            subtype="calendar",
            filename=draft.calendar.name,
            params={"method": "PUBLISH", "charset": "utf-8"},
        )
    return message.as_bytes()


def is_mailbox(text: str) -> bool:
    """Say whether a text is one address, so that it changes nothing of those beside it."""
    return _MAILBOX.fullmatch(text) is not None


def mail_link(draft: MailDraft) -> str | None:
    """Return a link that opens a mail in the mail program; None if it would be too long."""
    parts = (
        ("bcc", ",".join(draft.hidden)),
        ("subject", _one_line(draft.subject)),
        ("body", draft.text.replace("\n", "\r\n")),
    )
    asked = "&".join(f"{name}={quote(text, safe='@,')}" for name, text in parts if text)
    link = f"mailto:{quote(draft.sender, safe='@')}?{asked}"
    return link if len(link) <= _MOST_LINK_CHARACTERS else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
