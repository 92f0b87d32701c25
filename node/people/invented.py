"""Which accounts are invented: those of the demo, told by their mailbox.

They count as invented only where the demo's setting is on, which is refused on any address but this
machine's own; a real node has no such account, whatever a mailbox says.
"""

from typing import Final

from node.people.service import Person
from node.settings import Settings

__all__ = ["MAILBOX_MARK", "is_invented"]

MAILBOX_MARK: Final = ".demo@"
"""Stands in the mailbox of every invented account of the demo."""


def is_invented(person: Person, *, settings: Settings) -> bool:
    """Say whether nobody is behind an account, so that nothing has to be kept from anybody."""
    return settings.demo and MAILBOX_MARK in person.mailbox
