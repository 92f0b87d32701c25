"""What the rows of the yearly report are called, for readers who do not know this room."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.meetings.words import Format
from node.private.network.words import LogKind, Part, State

__all__ = ["report_word"]

_WORDS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = MappingProxyType(
    {
        Part: {
            Part.FORMAL: mark("Authorities and institutions"),
            Part.INFORMAL: mark("Associations and residents"),
        },
        LogKind: {
            LogKind.WAS_THERE: mark("Visits, events and conversations"),
            LogKind.THEY_ASKED: mark("Requests to the town"),
            LogKind.WE_ASKED: mark("Requests by the town"),
            LogKind.WE_PROMISED: mark("Promises by the town"),
            LogKind.LINKED: mark("Introductions"),
            LogKind.WE_GAVE: mark("Shared by the town"),
            LogKind.THEY_GAVE: mark("Shared with the town"),
            LogKind.THEY_PROMISED: mark("Promises to the town"),
            LogKind.TOLD_LINK: mark("Links that partners told of"),
            LogKind.REFUSED: mark("Requests the town could not meet"),
            LogKind.PROPOSED: mark("Proposals by partners"),
            LogKind.USEFUL: mark("Things others may want"),
            LogKind.SUPPORT: mark("Support from mayor or council"),
            LogKind.EXPECTED: mark("Expectations of politicians"),
            LogKind.PAUSE: mark("Pauses before acting in a crisis"),
            LogKind.BRIEFED: mark("Briefings of colleagues"),
            LogKind.LEGAL_DEMAND: mark("Legal demands, passed to the mayor"),
        },
        State: {
            State.DONE: mark("Kept"),
            State.OPEN: mark("Still open"),
            State.DROPPED: mark("Given up"),
        },
        Format: {
            Format.SIMILAR: mark("Meetings of similar organisations"),
            Format.PROBLEM: mark("Meetings about a problem"),
            Format.KICK_OFF: mark("Kick-offs"),
            Format.PANEL: mark("Panels"),
            Format.TRAINING: mark("Trainings"),
            Format.STUDY_VISIT: mark("Study visits"),
        },
    }
)


def report_word(word: StrEnum) -> str:
    """Return what a row is called.

    Raises:
        KeyError: The report has no such row.
    """
    return _(_WORDS[type(word)][word])
