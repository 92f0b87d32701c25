"""Which notes are kept: nothing about a person at risk, no opinion about anybody, no faith.

Whoever writes such a note is told why it is not kept, and where the town takes a worry. In this
room nobody can say that it is a practice after all: a network is about organisations.
"""

from collections.abc import Mapping

from node.private.worries import check_worries

__all__ = ["check_notes"]


def check_notes(texts: Mapping[str, str], *, stored: Mapping[str, str] | None = None) -> None:
    """Check that texts may be kept in this room.

    Args:
        texts: Text by member, in the order people write them.
        stored: What is kept already; its sentences are not looked at again.

    Raises:
        WorryFoundError: One is about a person at risk.
    """
    check_worries(texts, stored=stored, is_practice=False)
