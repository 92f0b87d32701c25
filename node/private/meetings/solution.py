"""From a problem by a shared aim to actions: what is missing, and who carries too much."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

__all__ = ["carries_too_much", "coordinator_share", "lacks_action"]

_TOO_MUCH: Final = 0.5


def lacks_action(*, problem: str, notes: str, actions: int) -> bool:
    """Say whether a problem was written down and nobody does anything about it.

    Args:
        problem: What is the matter.
        notes: What came up.
        actions: How many take-aways there are, open or done.
    """
    return bool(problem or notes) and actions == 0


def coordinator_share(owners: Sequence[UUID | None]) -> float:
    """Return which share of actions the coordinator does; 0 if there are none.

    Args:
        owners: The organisation responsible for each action; None for the coordinator.
    """
    return owners.count(None) / len(owners) if owners else 0.0


def carries_too_much(owners: Sequence[UUID | None]) -> bool:
    """Say whether the coordinator does more than half: they coordinate, and do not do it all."""
    return coordinator_share(owners) > _TOO_MUCH
