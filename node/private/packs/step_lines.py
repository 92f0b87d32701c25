"""Since when each group is at which step, and its line on a sheet; a group may go back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.group_models import GroupRow, StepRow
from node.private.network.visible import visible_to
from node.private.packs.outlines import name_groups
from schemas.practice_words import NetworkStep

__all__ = [
    "LINE_PIXELS",
    "MOST_GROUPS",
    "DrawnGroup",
    "GroupSteps",
    "Stop",
    "draw_steps",
    "list_steps",
    "step_number",
]

LINE_PIXELS: Final = 48
"""Height of a row."""

MOST_GROUPS: Final = 100
"""Groups on the sheet, in the order of their names."""

_LEFT: Final = 232
_RIGHT: Final = 700
_APART: Final = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSteps:
    """The steps of a group.

    Attributes:
        group_id: Which one.
        name: What it is called.
        steps: Each step with its first day, the earliest first.
    """

    group_id: UUID
    name: str = field(repr=False)
    steps: tuple[tuple[date, NetworkStep], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step on the line of a group.

    Attributes:
        x: Middle of its sign, in pixels.
        number: Of the step, from 1.
        is_last: The group is there now.
    """

    x: int
    number: int
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnGroup:
    """The line of a group.

    Attributes:
        group: Whose.
        top: Upper end of its row, in pixels.
        stops: Its steps from left to right.
    """

    group: GroupSteps
    top: int
    stops: tuple[Stop, ...]


def step_number(step: NetworkStep) -> int:
    """Return which step it is, from 1."""
    return list(NetworkStep).index(step) + 1


def list_steps(session: Session, *, node: Node, person: Person) -> tuple[GroupSteps, ...]:
    """Return the groups that took a step, by name."""
    found = session.execute(
        select(StepRow.group_id, StepRow.since, StepRow.step)
        .join(GroupRow, GroupRow.group_id == StepRow.group_id)
        .where(visible_to(person, GroupRow.owner_id))
        .order_by(StepRow.since)
    )
    steps: dict[UUID, list[tuple[date, NetworkStep]]] = {}
    for number, since, step in found:
        steps.setdefault(number, []).append((since, step))
    names = name_groups(session, node=node, person=person, ids=tuple(steps))
    return tuple(
        GroupSteps(group_id=number, name=name, steps=tuple(steps[number]))
        for number, name in names.items()
    )


def draw_steps(groups: Sequence[GroupSteps], *, today: date) -> tuple[DrawnGroup, ...]:
    """Return the lines of groups, from the first step of all of them until today."""
    begin = min((group.steps[0][0] for group in groups), default=today)
    days = max(1, (today - begin).days)
    drawn = []
    for row, group in enumerate(groups[:MOST_GROUPS]):
        places = [
            _LEFT + (since - begin).days * (_RIGHT - _LEFT) // days for since, _step in group.steps
        ]
        stops = tuple(
            Stop(x=x, number=step_number(step), is_last=number == len(group.steps) - 1)
            for number, (x, (_since, step)) in enumerate(
                zip(_apart(places), group.steps, strict=True)
            )
        )
        drawn.append(DrawnGroup(group=group, top=row * LINE_PIXELS, stops=stops))
    return tuple(drawn)


def _apart(places: Sequence[int]) -> list[int]:
    """Return places from left to right, none of which touches the one before it."""
    apart: list[int] = []
    for place in places:
        apart.append(place if not apart else max(place, apart[-1] + _APART))
    return apart
