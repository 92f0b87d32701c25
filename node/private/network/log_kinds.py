"""Which kinds of lines are about two organisations, wait to be settled, or are a contact."""

from typing import Final

from node.private.network.words import LogKind

__all__ = ["CONTACT_KINDS", "DUE_KINDS", "PAIR_KINDS"]

PAIR_KINDS: Final = frozenset({LogKind.LINKED, LogKind.TOLD_LINK})
"""Lines about two organisations."""

DUE_KINDS: Final = frozenset(
    {
        LogKind.WE_PROMISED,
        LogKind.THEY_PROMISED,
        LogKind.LINKED,
        LogKind.PROPOSED,
        LogKind.EXPECTED,
        LogKind.USEFUL,
        LogKind.LEGAL_DEMAND,
    }
)
"""Lines of something that is open until it is settled."""

CONTACT_KINDS: Final = frozenset(
    {
        LogKind.WAS_THERE,
        LogKind.THEY_ASKED,
        LogKind.WE_ASKED,
        LogKind.WE_PROMISED,
        LogKind.THEY_PROMISED,
        LogKind.LINKED,
        LogKind.WE_GAVE,
        LogKind.THEY_GAVE,
        LogKind.REFUSED,
        LogKind.PROPOSED,
    }
)
"""Lines after which an organisation counts as spoken to."""
