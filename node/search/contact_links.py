"""Links that begin a letter or a call, with nothing of another town able to change what they do.

A mailbox may hold signs that mean something in a link, such as `?` and `&`: each is written so that
it stays part of the address.

Source: RFC 6068 (`mailto`), sections 2 and 5; RFC 3966 (`tel`).
"""

from urllib.parse import quote

__all__ = ["call_link", "letter_link"]


def letter_link(mailbox: str, *, subject: str = "") -> str:
    """Return the link that opens a letter in the reader's mail program.

    Args:
        mailbox: Plain address.
        subject: What it is about; one line.
    """
    link = f"mailto:{quote(mailbox, safe='@')}"
    return f"{link}?subject={quote(' '.join(subject.split()), safe='')}" if subject else link


def call_link(number: str) -> str:
    """Return the link that calls an international number."""
    return f"tel:{quote(number, safe='+')}"
