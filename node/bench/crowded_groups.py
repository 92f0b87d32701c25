"""What the organisations of a large town do together, invented: groups, meetings, tasks, facts."""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.bench.stored_rows import invented_name, numbers, sealed, store_rows
from node.extensions import Node
from node.private.local_time import local_day
from node.private.meetings.meeting import CONTENT as MEETING
from node.private.meetings.meeting import AgendaItem, MeetingContent
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskRow
from node.private.meetings.task import CONTENT as TASK
from node.private.meetings.task import TaskContent
from node.private.meetings.words import AgendaKind, Attendance, Format, MeetingState
from node.private.network.fact import CONTENT as FACT
from node.private.network.fact import FactContent
from node.private.network.group import CONTENT as GROUP
from node.private.network.group import GroupContent
from node.private.network.group_models import FactRow, GroupRow, MemberRow, StepRow
from node.private.network.words import FactKind, GroupKind, State
from schemas.practice_words import NetworkStep, Sector

__all__ = ["fill_groups"]

_GROUPS: Final = 200
_MEMBERS: Final = 25
_MEETINGS: Final = 300
_CHAIRS: Final = 60
_TASKS: Final = 3
_FACTS: Final = 50
_YEAR: Final = 365
_COMING: Final = 30
"""Meetings that are still to come."""

_THEMES: Final = ("mentoring", "media-literacy")


def fill_groups(
    session: Session, *, node: Node, organisations: Sequence[UUID], chance: random.Random
) -> tuple[tuple[UUID, ...], tuple[UUID, ...]]:
    """Let organisations meet in groups; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The node.
        organisations: Those of the network.
        chance: Draws who is where.

    Returns:
        The numbers of the groups and of the meetings.
    """
    groups = tuple(numbers(chance, _GROUPS))
    meetings = tuple(numbers(chance, _MEETINGS))
    store_rows(session, GroupRow, _groups(chance, node, groups))
    store_rows(session, MemberRow, _members(chance, groups, organisations))
    store_rows(session, StepRow, _steps(node, groups))
    store_rows(session, MeetingRow, _meetings(node, meetings, groups))
    store_rows(session, ParticipantRow, _chairs(chance, meetings, organisations))
    store_rows(session, TaskRow, _tasks(chance, node, meetings, organisations))
    store_rows(session, FactRow, _facts(chance, node))
    return groups, meetings


def _groups(
    chance: random.Random, node: Node, groups: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    kinds = [kind for kind in GroupKind if kind is not GroupKind.PANEL]
    for place, number in enumerate(groups):
        kind = GroupKind.PANEL if place % 40 == 1 else kinds[place % len(kinds)]
        content = GroupContent(
            name=f"Groep {invented_name(place * 11)}",
            goal="Samen een avond maken.",
            themes=_THEMES,
        )
        yield {
            "group_id": number,
            "kind": kind,
            "sector": chance.choice(list(Sector)) if kind is GroupKind.SIMILAR else None,
            "state": State.OPEN if place % 10 else State.DONE,
            "is_pilot": False,
            "review_on": local_day(node) + timedelta(days=chance.randrange(-30, _YEAR)),
            "sealed_content": sealed(GROUP, content, GroupRow, number, node),
            **_stamped(node),
        }


def _members(
    chance: random.Random, groups: Sequence[UUID], organisations: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    for place, number in enumerate(groups):
        wanted = _MEMBERS if place == 0 else chance.randint(3, _MEMBERS)
        for each in chance.sample(organisations, min(wanted, len(organisations))):
            yield {"group_id": number, "organisation_id": each}


def _steps(node: Node, groups: Sequence[UUID]) -> Iterator[Mapping[str, object]]:
    today, steps = local_day(node), list(NetworkStep)
    for place, number in enumerate(groups):
        for taken, step in enumerate(steps[: place % len(steps) + 1]):
            since = today - timedelta(days=_YEAR - 30 * taken)
            yield {"group_id": number, "since": since, "step": step}


def _meetings(
    node: Node, meetings: Sequence[UUID], groups: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    formats = list(Format)
    for place, number in enumerate(meetings):
        content = MeetingContent(
            title=f"Avond {invented_name(place * 13)}",
            purpose="Elkaar leren kennen.",
            place="Buurthuis",
            agenda=(AgendaItem(minutes=30, kind=AgendaKind.TALK, text="De wijk"),),
            themes=_THEMES,
            problem="Jongeren vinden geen plek." if place % 2 else "",
            shared_aim="Een plek in elke wijk." if place % 2 else "",
        )
        # The first ones are still to come; the others were held within a year.
        days = place + 1 if place < _COMING else _COMING - 1 - place
        yield {
            "meeting_id": number,
            "format": formats[place % len(formats)],
            "state": MeetingState.PLANNED if place < _COMING else MeetingState.HELD,
            "group_id": groups[place % len(groups)] if place % 3 else None,
            "starts_at": node.clock() + timedelta(days=days),
            "minutes": 90,
            "sealed_content": sealed(MEETING, content, MeetingRow, number, node),
            **_stamped(node),
        }


def _chairs(
    chance: random.Random, meetings: Sequence[UUID], organisations: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    for place, number in enumerate(meetings):
        wanted = _CHAIRS if place == 0 else chance.randint(8, 30)
        sitting = chance.sample(organisations, min(wanted, len(organisations)))
        for seat, each in enumerate(sitting, start=1):
            yield {
                "participant_id": UUID(int=chance.getrandbits(128), version=4),
                "meeting_id": number,
                "organisation_id": each,
                "seat": seat,
                "attendance": Attendance.COMES
                if place < _COMING
                else Attendance.ABSENT
                if seat % 5 == 0
                else Attendance.CAME,
            }


def _tasks(
    chance: random.Random, node: Node, meetings: Sequence[UUID], organisations: Sequence[UUID]
) -> Iterator[Mapping[str, object]]:
    today = local_day(node)
    for place, meeting in enumerate(meetings):
        for number in numbers(chance, _TASKS if place >= _COMING else 0):
            is_open = chance.randrange(5) == 0
            yield {
                "task_id": number,
                "meeting_id": meeting,
                "organisation_id": chance.choice([None, *organisations[:_YEAR]]),
                "state": State.OPEN if is_open else State.DONE,
                "due_on": today + timedelta(days=chance.randrange(-60, 60)),
                "settled_on": None if is_open else today,
                "sealed_content": sealed(
                    TASK, TaskContent(text="Een zaal vragen"), TaskRow, number, node
                ),
                **_stamped(node),
            }


def _facts(chance: random.Random, node: Node) -> Iterator[Mapping[str, object]]:
    for place, number in enumerate(numbers(chance, _FACTS)):
        content = FactContent(
            statement=f"In {invented_name(place)} zijn zoveel verenigingen.",
            number=str(100 + place),
            source="Stadsmonitor",
        )
        yield {
            "fact_id": number,
            "kind": FactKind.FIGURE,
            "dated_on": local_day(node) - timedelta(days=chance.randrange(_YEAR)),
            "sealed_content": sealed(FACT, content, FactRow, number, node),
            **_stamped(node),
        }


def _stamped(node: Node) -> Mapping[str, object]:
    now = node.clock()
    return {"revision": 1, "change_number": 0, "created_at": now, "changed_at": now}
