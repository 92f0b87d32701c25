"""What the demo's towns do with their partners: groups, meetings, cards, parts switched on.

One file a town, `together.json`, told in days before and after today like the rest of the network.
Everything takes the way a coordinator's own entries take, in the transaction of the organisations:
a town has all of it or nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import speak
from node.people.service import Person
from node.private.local_time import local_day, utc_of
from node.private.meetings.agenda import agenda_for, minutes_of
from node.private.meetings.attendance import record_attendance
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.participants import invite, list_participants
from node.private.meetings.round_making import make_speed_dates
from node.private.meetings.rounds import OddRule
from node.private.meetings.take_aways import mark_shared
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task
from node.private.meetings.words import Format, TaskRole
from node.private.network.fact import Counted, FactContent, FactDraft
from node.private.network.facts import add_fact
from node.private.network.group import GroupContent, GroupDraft, Member
from node.private.network.group_members import change_members, take_step
from node.private.network.group_words import PilotStage, ProcessCheck
from node.private.network.groups import add_group
from node.private.network.optional_rows import switch_on
from node.private.network.own_card import Milestone, OwnCardContent, VisitOffer
from node.private.network.own_cards import confirm_firewall, save_own_card
from node.private.network.words import FactKind, GroupKind, GroupRole, State
from schemas.practice_words import NetworkStep, Sector

__all__ = ["load_together"]

_SATURDAY: Final = 5
_OWN_TEXTS: Final = ("focus", "legal_basis", "aim", "limits", "adopted_by", "firewall", "clarity")
_GROUP_TEXTS: Final = (
    *("name", "goal", "note", "place", "training"),
    *("legal_basis", "covenant", "agenda", "quorum"),
)
_MEETING_TEXTS: Final = (
    *("title", "purpose", "place", "problem", "shared_aim", "notes", "process_check"),
)


@dataclass(slots=True, kw_only=True)
class _Loading:
    """One town being loaded: who writes, where, and what was entered under which key."""

    session: Session
    node: Node
    author: Person
    today: date
    numbers: Mapping[str, UUID]
    groups: dict[str, UUID] = field(default_factory=dict)

    def day(self, days: int | None) -> date | None:
        """Return the day that is so many days from today; None if none is told."""
        return None if days is None else self.today + timedelta(days=days)

    def working_day(self, days: int) -> date:
        """Return a day so many days from today, or the next working day further from today."""
        day = self.today + timedelta(days=days)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1 if days > 0 else -1)
        return day


def load_together(
    session: Session, *, node: Node, author: Person, file: Path, numbers: Mapping[str, UUID]
) -> None:
    """Enter what a town does together with its partners; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: The town's node.
        author: Its coordinator.
        file: What is told, `together.json` of the town.
        numbers: Its organisations by their key.
    """
    told: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    loading = _Loading(
        session=session, node=node, author=author, today=local_day(node), numbers=numbers
    )
    for part in told["switched_on"]:
        switch_on(session, node=node, actor=author, **part)
    _write_card(loading, told["own_card"])
    for fact in told["facts"]:
        _enter_fact(loading, fact)
    for group in told["groups"]:
        loading.groups[group["key"]] = _enter_group(loading, group)
    # A format's agenda is proposed in the language of whoever plans; here that is the town's.
    with speak(node.settings.language):
        for meeting in told["meetings"]:
            _hold(loading, meeting)


def _write_card(loading: _Loading, told: Mapping[str, Any]) -> None:
    visits = told.get("visits")
    content = OwnCardContent(
        **{name: told[name] for name in _OWN_TEXTS if name in told},
        strategy_on=loading.day(told.get("strategy_in_days")),
        objectives=tuple(told.get("objectives", ())),
        milestones=tuple(
            Milestone(text=each["text"], month=f"{loading.day(each['in_days']):%Y-%m}")
            for each in told.get("milestones", ())
        ),
        visits=VisitOffer(**{**visits, "months": tuple(visits["months"])}) if visits else None,
    )
    save_own_card(
        loading.session,
        node=loading.node,
        actor=loading.author,
        content=content,
        review_on=loading.day(told.get("review_in_days")),
        elections_on=None,
        revision=0,
    )
    if content.firewall:
        confirm_firewall(loading.session, node=loading.node, actor=loading.author)


def _enter_fact(loading: _Loading, told: Mapping[str, Any]) -> None:
    draft = FactDraft(
        kind=FactKind.FIGURE,
        dated_on=date.fromisoformat(told["dated_on"]),
        content=FactContent(
            statement=told["statement"],
            number=told.get("number", ""),
            counted=Counted(told.get("counted", Counted.OTHER)),
            source=told["source"],
        ),
    )
    add_fact(loading.session, node=loading.node, actor=loading.author, draft=draft)


def _enter_group(loading: _Loading, told: Mapping[str, Any]) -> UUID:
    content = GroupContent(
        **{name: told[name] for name in _GROUP_TEXTS if name in told},
        themes=tuple(told.get("themes", ())),
        stage=PilotStage(told["stage"]) if "stage" in told else None,
        checks=tuple(ProcessCheck(each) for each in told.get("checks", ())),
        checked_on=loading.day(told.get("checked_in_days")),
    )
    draft = GroupDraft(
        content=content,
        kind=GroupKind(told["kind"]),
        sector=Sector(told["sector"]) if "sector" in told else None,
        state=State(told.get("state", State.OPEN)),
        is_pilot=told.get("is_pilot", False),
        review_on=loading.day(told.get("review_in_days")),
    )
    session, node, author = loading.session, loading.node, loading.author
    group_id = add_group(session, node=node, actor=author, draft=draft)
    change_members(
        session,
        node=node,
        actor=author,
        group_id=group_id,
        members=[
            Member(
                organisation_id=loading.numbers[key],
                role=GroupRole(role),
                agreed_on=loading.day(told.get("agreed_in_days", {}).get(key)),
            )
            for key, role in told["members"].items()
        ],
    )
    for step in told.get("steps", ()):
        take_step(
            session,
            node=node,
            actor=author,
            group_id=group_id,
            step=NetworkStep(step["step"]),
            since=loading.day(step["in_days"]),
        )
    return group_id


def _hold(loading: _Loading, told: Mapping[str, Any]) -> None:
    """Plan a meeting with its chairs; hold it and write down what was agreed, if it is over."""
    word = Format(told["format"])
    agenda = agenda_for(word)
    draft = MeetingDraft(
        content=MeetingContent(
            **{name: told[name] for name in _MEETING_TEXTS if name in told},
            agenda=agenda,
            themes=tuple(told.get("themes", ())),
        ),
        format=word,
        starts_at=utc_of(
            loading.node, loading.working_day(told["in_days"]), time.fromisoformat(told["at"])
        ),
        minutes=minutes_of(agenda),
        group_id=loading.groups[told["group"]] if "group" in told else None,
    )
    session, node, author = loading.session, loading.node, loading.author
    meeting_id = add_meeting(session, node=node, actor=author, draft=draft)
    for seats, keys in told["chairs"].items():
        invite(
            session,
            node=node,
            actor=author,
            meeting_id=meeting_id,
            organisations=[loading.numbers[key] for key in keys],
            seats=int(seats),
        )
    if rounds := told.get("speed_dates"):
        make_speed_dates(
            session,
            node=node,
            actor=author,
            meeting_id=meeting_id,
            odd=OddRule.THREE,
            **rounds,
        )
    if told["in_days"] < 0:
        _look_back(loading, told, meeting_id=meeting_id)


def _look_back(loading: _Loading, told: Mapping[str, Any], *, meeting_id: UUID) -> None:
    session, node, author = loading.session, loading.node, loading.author
    absent = {loading.numbers[key] for key in told.get("absent", ())}
    chairs = list_participants(session, person=author, meeting_id=meeting_id)
    record_attendance(
        session,
        node=node,
        actor=author,
        meeting_id=meeting_id,
        came=[each.participant_id for each in chairs if each.organisation_id not in absent],
        walked_in={},
    )
    for task in told.get("tasks", ()):
        draft = TaskDraft(
            content=TaskContent(text=task["text"]),
            meeting_id=meeting_id,
            organisation_id=loading.numbers[task["by"]] if "by" in task else None,
            state=State(task.get("state", State.OPEN)),
            due_on=loading.day(task.get("due_in_days")),
            parts={loading.numbers[key]: TaskRole.CONTRIBUTES for key in task.get("with", ())},
        )
        add_task(session, node=node, actor=author, draft=draft)
    mark_shared(session, node=node, actor=author, meeting_id=meeting_id)
