"""Words that stand inside a group: how far a pilot is, and what a process check asks."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import mark

__all__ = ["CHECK_QUESTIONS", "STAGE_LABELS", "PilotStage", "ProcessCheck"]


class PilotStage(StrEnum):
    """How far a pilot of a programme is."""

    PLANNED = "planned"
    RUNNING = "running"
    EVALUATED = "evaluated"


class ProcessCheck(StrEnum):
    """What a panel agrees on about its own working; never about anybody it speaks of."""

    SAME_AIM = "same_aim"
    COVENANT_KEPT = "covenant_kept"
    BOTH_HEARD = "both_heard"
    STAYS_INSIDE = "stays_inside"
    TOLD_WHY = "told_why"


STAGE_LABELS: Final[Mapping[PilotStage, str]] = MappingProxyType(
    {
        PilotStage.PLANNED: mark("It is being prepared"),
        PilotStage.RUNNING: mark("It is running"),
        PilotStage.EVALUATED: mark("It was evaluated"),
    }
)
"""Each stage in words."""

CHECK_QUESTIONS: Final[Mapping[ProcessCheck, str]] = MappingProxyType(
    {
        ProcessCheck.SAME_AIM: mark("All members say the same when asked what the panel is for"),
        ProcessCheck.COVENANT_KEPT: mark("What the covenant says about sharing is kept to"),
        ProcessCheck.BOTH_HEARD: mark(
            "Care and justice are both heard before something is decided"
        ),
        ProcessCheck.STAYS_INSIDE: mark("What is said at the table stays there"),
        ProcessCheck.TOLD_WHY: mark("Whoever may know why a decision was taken is told"),
    }
)
"""Each point of the process check, as a sentence that is ticked if it is so."""
