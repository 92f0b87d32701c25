"""Links that begin a letter or a call, with nothing of another town able to change what they do.

A mailbox may hold signs that mean something in a link, such as `?` and `&`: each is written so that
it stays part of the address.

Source: RFC 6068 (`mailto`), sections 2 and 5; RFC 3966 (`tel`).
"""

from urllib.parse import quote

__all__ = ["call_link", "letter_link"]


def letter_link(mailbox: str, *, subject: str = "", body: str = "") -> str:
    """Return the link that opens a letter in the reader's mail program.

    Args:
        mailbox: Plain address.
        subject: What it is about; one line.
        body: What the letter begins with; lines end with a line feed.
    """
    link = f"mailto:{quote(mailbox, safe='@')}"
    said = {
        "subject": quote(" ".join(subject.split()), safe=""),
        "body": quote(body.replace("\n", "\r\n"), safe=""),
    }
    members = "&".join(f"{name}={value}" for name, value in said.items() if value)
    return f"{link}?{members}" if members else link


def call_link(number: str) -> str:
    """Return the link that calls an international number."""
    return f"tel:{quote(number, safe='+')}"
