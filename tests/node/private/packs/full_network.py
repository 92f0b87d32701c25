"""A network in which every table holds something, with texts that spreadsheets stumble over."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from node.database import Zone, db, start_writing
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskPart, TaskRow
from node.private.meetings.words import Attendance, Format, TaskRole
from node.private.network.group_models import FactRow, GroupRow, MemberRow, OwnCardRow, StepRow
from node.private.network.rules import Rules, change_rules
from node.private.network.words import FactKind, GroupKind, LogKind
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import TODAY, NetworkStage

__all__ = ["FORMULA", "fill"]

FORMULA: Final = '=HYPERLINK("http://evil.example")'
_LONG: Final = "ja " * 330
_SEATS: Final = range(10_001, 10_151)
_PLAN: Final = {
    "seed": 7,
    "minutes": 5,
    "asked": 20,
    "odd": "three",
    "new_pairs": 1,
    "bound": 1,
    "chairs": [{"seat": seat, "organisation_id": str(UUID(int=seat))} for seat in _SEATS],
    "rounds": [{"groups": [[seat, seat + 1] for seat in _SEATS[::2]]}] * 20,
}
"""Rounds of a large meeting: longer than a cell may be."""

_TEXTS: Final = {
    "network_group.sealed_content": {"name": "Bij de beek", "waiting": ["Boerenbond"]},
    "fact_card.sealed_content": {
        "statement": "Er wonen 1240 mensen",
        "number": "1240",
        "source": "Statbel",
    },
    "own_card.sealed_content": {
        "focus": {"nl": "Niemand valt uit"},
        "objectives": ["Elkaar kennen"],
    },
    "meeting.sealed_content": {"title": "Bij de beek", "purpose": FORMULA},
    "meeting.sealed_plan": {"speed_dates": _PLAN},
    "task.sealed_content": {"text": "De zaal bespreken"},
}
"""What each sealed column holds."""
_NOW: Final = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
_STAMPS: Final = {"change_number": 99, "created_at": _NOW, "changed_at": _NOW}


def fill(stage: NetworkStage) -> None:
    """Put something into every table; one organisation, Zonnehof, is somebody's own."""
    umbrella = stage.organisation(FORMULA, content={"aim": "+1", "mandate": _LONG, "tasks": "@x"})
    school = stage.organisation("Aan de Beek", umbrella_id=umbrella, confirmed_on=TODAY)
    mine = stage.organisation("Zonnehof", is_mine=True)
    contact = stage.contact(school, "Quillon Ofrane")
    stage.contact(mine)
    stage.line(LogKind.WE_PROMISED, school, text="-een zaal\n=2", due_on=TODAY, days_ago=3)
    stage.line(LogKind.WE_ASKED, mine, text="Iets")
    stage.switch_on("F04", "F54")
    change_rules(stage.session, node=stage.node, actor=stage.person(), rules=Rules(log_months=6))
    stage.commit()
    group = _fill_groups(stage, school, mine)
    _fill_meetings(stage, group, school, umbrella, contact)


def _fill_groups(stage: NetworkStage, school: UUID, mine: UUID) -> UUID:
    author = stage.person().account_id
    group, fact = uuid4(), uuid4()
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add_all(
        [
            GroupRow(
                group_id=group,
                kind=GroupKind.SIMILAR,
                sealed_content=_sealed(stage, "network_group", group),
                review_on=TODAY,
                **_STAMPS,
            ),
            MemberRow(group_id=group, organisation_id=school),
            MemberRow(group_id=group, organisation_id=mine),
            StepRow(group_id=group, since=date(2026, 1, 1), step=next(iter(NetworkStep))),
            FactRow(
                fact_id=fact,
                kind=FactKind.FIGURE,
                dated_on=TODAY,
                sealed_content=_sealed(stage, "fact_card", fact),
                **_STAMPS,
            ),
            OwnCardRow(
                one=1,
                sealed_content=_sealed(stage, "own_card", 1),
                changed_by=author,
                changed_at=_NOW,
            ),
        ]
    )
    stage.commit()
    return group


def _fill_meetings(
    stage: NetworkStage, group: UUID, school: UUID, umbrella: UUID, contact: UUID
) -> None:
    meeting, task = uuid4(), uuid4()
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(
        MeetingRow(
            meeting_id=meeting,
            format=Format.KICK_OFF,
            group_id=group,
            starts_at=_NOW + timedelta(days=2),
            minutes=90,
            sealed_content=_sealed(stage, "meeting", meeting),
            sealed_plan=_sealed(stage, "meeting", meeting, "sealed_plan"),
            **_STAMPS,
        )
    )
    db.session.flush()
    db.session.add_all(
        [
            ParticipantRow(
                meeting_id=meeting,
                organisation_id=school,
                contact_id=contact,
                seat=1,
                attendance=Attendance.COMES,
            ),
            TaskRow(
                task_id=task,
                meeting_id=meeting,
                organisation_id=school,
                due_on=TODAY,
                sealed_content=_sealed(stage, "task", task),
                **_STAMPS,
            ),
        ]
    )
    db.session.flush()
    db.session.add(TaskPart(task_id=task, organisation_id=umbrella, role=TaskRole.INFORMED))
    stage.commit()


def _sealed(stage: NetworkStage, table: str, row: object, column: str = "sealed_content") -> bytes:
    text = json.dumps(_TEXTS[f"{table}.{column}"], ensure_ascii=False, separators=(",", ":"))
    return stage.node.data_key.seal(text, table=table, column=column, row=row)
