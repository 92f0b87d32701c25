"""The closed words of meetings as people read them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.meetings.words import AgendaKind, Attendance, Format, MeetingState, TaskRole
from node.private.network.words import State

__all__ = ["about_format", "label", "options"]

_WORDS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = MappingProxyType(
    {
        Format: {
            Format.SIMILAR: mark("Similar people together"),
            Format.PROBLEM: mark("One problem, everybody in one room"),
            Format.KICK_OFF: mark("“Together we prevent”"),
            Format.PANEL: mark("Meeting of a panel"),
            Format.TRAINING: mark("Training"),
            Format.STUDY_VISIT: mark("Study visit"),
        },
        MeetingState: {
            MeetingState.PLANNED: mark("Planned"),
            MeetingState.INVITED: mark("Invitations sent"),
            MeetingState.HELD: mark("Held"),
            MeetingState.CANCELLED: mark("Cancelled"),
        },
        Attendance: {
            Attendance.INVITED: mark("On the list"),
            Attendance.COMES: mark("Comes"),
            Attendance.CAME: mark("Was there"),
            Attendance.ABSENT: mark("Was not there"),
        },
        TaskRole: {
            TaskRole.RESPONSIBLE: mark("Responsible"),
            TaskRole.CONTRIBUTES: mark("Contributes"),
            TaskRole.INFORMED: mark("Is kept informed"),
        },
        AgendaKind: {
            AgendaKind.WELCOME: mark("Welcome"),
            AgendaKind.INTRODUCTIONS: mark("Round of introductions"),
            AgendaKind.TALK: mark("Talk"),
            AgendaKind.EXCHANGE: mark("Exchange of experiences"),
            AgendaKind.SPEED_DATES: mark("Speed-dates"),
            AgendaKind.BREAK_OUTS: mark("Break-outs"),
            AgendaKind.PROBLEM: mark("The problem, in words all share"),
            AgendaKind.PRACTISE: mark("Practise"),
            AgendaKind.VISIT: mark("Look around"),
            AgendaKind.ACTIONS: mark("Who does what by when"),
            AgendaKind.PAUSE: mark("Break"),
            AgendaKind.CLOSE: mark("Close, and time to talk on"),
        },
        State: {
            State.OPEN: mark("Open"),
            State.DONE: mark("Done"),
            State.DROPPED: mark("Dropped"),
        },
    }
)
"""Words by their list, since two lists may spell a word alike."""

_ABOUT: Final[Mapping[Format, str]] = MappingProxyType(
    {
        Format.SIMILAR: mark(
            "Five to fifteen organisations of one kind, such as schools, exchange what they do."
        ),
        Format.PROBLEM: mark(
            "A specific problem brings all who can do something about it into one room. Everybody "
            "introduces themselves first."
        ),
        Format.KICK_OFF: mark(
            "Formal and informal partners meet: speed-dates, then break-outs by theme."
        ),
        Format.PANEL: mark("The partners of a panel look at how they work, never at a case."),
        Format.TRAINING: mark("One kind of organisation learns together."),
        Format.STUDY_VISIT: mark("Look at how another town or organisation does it."),
    }
)


def label(word: StrEnum) -> str:
    """Return a word as people read it.

    Raises:
        KeyError: No word of meetings.
    """
    return _(_WORDS[type(word)][word])


def about_format(word: Format) -> str:
    """Return what a format is for, in a sentence."""
    return _(_ABOUT[word])


def options(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return words as options of a form, in the language spoken now."""
    return [(word.value, label(word)) for word in words]
