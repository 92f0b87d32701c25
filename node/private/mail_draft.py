"""A mail that a coordinator sends with their own program: the node writes it and sends nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import quote

__all__ = ["Attached", "MailDraft", "draft_file", "is_mailbox", "mail_link"]

_PART: Final = r"[^\s\x00-\x20\x7f@<>\"(),;:\\\[\]]"
_MAILBOX: Final = re.compile(rf"{_PART}{{1,64}}@{_PART}{{1,200}}\.{_PART}{{2,63}}")

_ENCODED: Final = "=?"
"""How an encoded word begins (RFC 2047)."""

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")

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
        sender: The coordinator's mailbox, to whom it also goes; empty if nobody is named.
        hidden: Mailboxes of those who get it without seeing each other.
        subject: One line.
        text: What it says.
        calendar: What is attached; None for nothing.
    """

    sender: str = field(default="", repr=False)
    hidden: tuple[str, ...] = field(default=(), repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    calendar: Attached | None = None


def draft_file(draft: MailDraft) -> bytes:
    """Return a mail as a file that mail programs open as a draft (RFC 5322).

    Mailboxes that are not one plain address are left out.

    Raises:
        ValueError: A header would become several.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _as_header(draft.subject)
    if is_mailbox(draft.sender):
        message["From"] = draft.sender
        message["To"] = draft.sender
    hidden = [each for each in draft.hidden if is_mailbox(each)]
    if hidden:
        message["Bcc"] = ", ".join(hidden)
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
    written = message.as_bytes()
    _check_headers(written, message.keys())
    return written


def is_mailbox(text: str) -> bool:
    """Say whether a text is one address, so that it changes nothing of those beside it.

    One in other signs than ASCII is none here, since not all mail programs take it.
    """
    is_plain = text.isascii() and _ENCODED not in text
    return is_plain and _MAILBOX.fullmatch(text) is not None


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
    return " ".join(_CONTROLS.sub(" ", text).split())


def _as_header(text: str) -> str:
    """Return a text as one header that says what was typed.

    An encoded word (RFC 2047) is decoded where it is assigned, line feeds and all, so that a title
    could bring a header of its own.
    """
    return _one_line(text).replace(_ENCODED, "= ?")


def _check_headers(written: bytes, names: Sequence[str]) -> None:
    """Refuse a mail whose headers are not those that were set, whatever made them so."""
    head = written.split(b"\r\n\r\n", 1)[0]
    lines = [line for line in _LINE_END.split(head) if not line.startswith((b" ", b"\t"))]
    found = [line.split(b":", 1)[0].decode("ascii", "replace") for line in lines]
    if found != list(names):
        raise ValueError("a text of this mail became a header of its own")
