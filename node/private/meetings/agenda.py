"""Agendas that each format begins with, and what a good one has."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.meetings.meeting import AgendaItem
from node.private.meetings.words import AgendaKind, Format

__all__ = ["agenda_for", "checklist_for", "lacks_introductions", "minutes_of"]

_Line = tuple[int, AgendaKind, str]

_AGENDAS: Final[Mapping[Format, Sequence[_Line]]] = MappingProxyType(
    {
        Format.SIMILAR: (
            (10, AgendaKind.WELCOME, mark("Why we are together, and what leaves this room")),
            (20, AgendaKind.INTRODUCTIONS, mark("Name, function, organisation, tasks")),
            (40, AgendaKind.EXCHANGE, mark("What works, and what is hard")),
            (20, AgendaKind.ACTIONS, mark("What we take away")),
            (30, AgendaKind.CLOSE, ""),
        ),
        Format.PROBLEM: (
            (10, AgendaKind.WELCOME, mark("Why we are together, and what leaves this room")),
            (20, AgendaKind.INTRODUCTIONS, mark("Name, function, organisation, tasks")),
            (20, AgendaKind.PROBLEM, mark("What is the matter, without a case")),
            (30, AgendaKind.EXCHANGE, mark("What each of us can do about it")),
            (20, AgendaKind.ACTIONS, mark("One shared aim, and who does what by when")),
            (20, AgendaKind.CLOSE, ""),
        ),
        Format.KICK_OFF: (
            (15, AgendaKind.WELCOME, mark("The mayor or an alderman opens")),
            (15, AgendaKind.TALK, mark("The facts of our town, with their sources")),
            (60, AgendaKind.SPEED_DATES, mark("Name, function, organisation, tasks")),
            (15, AgendaKind.PAUSE, ""),
            (60, AgendaKind.BREAK_OUTS, mark("One theme at each table")),
            (20, AgendaKind.ACTIONS, mark("What each table takes away")),
            (30, AgendaKind.CLOSE, ""),
        ),
        Format.PANEL: (
            (10, AgendaKind.WELCOME, mark("Who is at the table, and under which agreement")),
            (30, AgendaKind.EXCHANGE, mark("How the work together went; no case")),
            (15, AgendaKind.ACTIONS, mark("What we do differently")),
            (5, AgendaKind.CLOSE, ""),
        ),
        Format.TRAINING: (
            (10, AgendaKind.WELCOME, mark("What you can do after today")),
            (20, AgendaKind.INTRODUCTIONS, mark("Name, function, organisation, tasks")),
            (40, AgendaKind.TALK, mark("What helps, and what harms")),
            (15, AgendaKind.PAUSE, ""),
            (60, AgendaKind.PRACTISE, mark("In small groups, with invented examples")),
            (20, AgendaKind.ACTIONS, mark("What we do tomorrow")),
            (15, AgendaKind.CLOSE, ""),
        ),
        Format.STUDY_VISIT: (
            (15, AgendaKind.WELCOME, mark("What the guests want to know")),
            (20, AgendaKind.INTRODUCTIONS, mark("Name, function, organisation, tasks")),
            (45, AgendaKind.TALK, mark("How it began, what was hard, what it costs")),
            (60, AgendaKind.VISIT, mark("See it at work, with those who do it")),
            (15, AgendaKind.PAUSE, ""),
            (30, AgendaKind.ACTIONS, mark("What fits at home, and what does not")),
        ),
    }
)

_CHECKLISTS: Final[Mapping[Format, Sequence[str]]] = MappingProxyType(
    {
        Format.STUDY_VISIT: (
            mark("Ask those who are visited whether they agree, and thank them with something."),
            mark("Ask the guests beforehand what they want to know."),
            mark("Say which languages are spoken, and who interprets."),
            mark("Say what may be photographed: rooms, no faces."),
            mark("Name somebody who writes the report; it becomes a practice."),
        ),
        Format.TRAINING: (
            mark("One kind of organisation at a time: their questions are alike."),
            mark("Invented examples alone, never somebody they know."),
            mark("Ask who has taught it before; it may be a partner."),
        ),
        Format.KICK_OFF: (
            mark("Ask the mayor early: it shows that the town means it."),
            mark("Ask three partners to help organise it."),
            mark("Print badges and the sheet of who came."),
            mark("Keep time at the end to talk on; that is where people meet."),
        ),
    }
)


def agenda_for(word: Format) -> tuple[AgendaItem, ...]:
    """Return the agenda a format begins with, in the language spoken now."""
    return tuple(
        AgendaItem(minutes=minutes, kind=kind, text=_(text) if text else "")
        for minutes, kind, text in _AGENDAS[word]
    )


def checklist_for(word: Format) -> tuple[str, ...]:
    """Return what is to be thought of before, in the language spoken now."""
    return tuple(_(line) for line in _CHECKLISTS.get(word, ()))


def minutes_of(agenda: Sequence[AgendaItem]) -> int:
    """Return how long an agenda takes."""
    return sum(item.minutes for item in agenda)


def lacks_introductions(word: Format, agenda: Sequence[AgendaItem]) -> bool:
    """Say whether people would talk about a problem before they know who is in the room."""
    if word is not Format.PROBLEM:
        return False
    return all(item.kind is not AgendaKind.INTRODUCTIONS for item in agenda)
