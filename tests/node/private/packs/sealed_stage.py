"""Groups and meetings put straight into the tables of a test's town."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from node.database import Zone, db, start_writing
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.words import Attendance, Format, MeetingState
from node.private.network.group_models import GroupRow, OwnCardRow, StepRow
from node.private.network.words import GroupKind
from schemas.practice_words import NetworkStep
from tests.node.private.network_stage import NetworkStage

__all__ = ["put_card", "put_group", "put_meeting"]


def put_group(
    stage: NetworkStage,
    name: str,
    *steps: tuple[date, NetworkStep],
    kind: GroupKind = GroupKind.SIMILAR,
    owner_id: UUID | None = None,
) -> UUID:
    """Enter a group with its steps and commit it."""
    number, now = uuid4(), stage.node.clock()
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.add(
        GroupRow(
            group_id=number,
            owner_id=owner_id,
            kind=kind,
            sealed_content=_seal(stage, {"name": name}, "network_group", number),
            change_number=1,
            created_at=now,
            changed_at=now,
        )
    )
    session.flush()
    session.add_all(StepRow(group_id=number, since=since, step=step) for since, step in steps)
    db.session.commit()
    return number


def put_meeting(
    stage: NetworkStage,
    title: str,
    starts_at: datetime,
    *organisations: UUID,
    state: MeetingState = MeetingState.PLANNED,
    attendance: Attendance = Attendance.INVITED,
) -> UUID:
    """Enter a meeting with its chairs and commit it."""
    number, now = uuid4(), stage.node.clock()
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.add(
        MeetingRow(
            meeting_id=number,
            format=Format.SIMILAR,
            state=state,
            starts_at=starts_at,
            minutes=90,
            sealed_content=_seal(
                stage, {"title": title, "purpose": "", "place": "Markt"}, "meeting", number
            ),
            change_number=1,
            created_at=now,
            changed_at=now,
        )
    )
    session.flush()
    session.add_all(
        ParticipantRow(
            meeting_id=number, organisation_id=organisation, seat=seat, attendance=attendance
        )
        for seat, organisation in enumerate(organisations, start=1)
    )
    db.session.commit()
    return number


def put_card(stage: NetworkStage, members: Mapping[str, object], **columns: date) -> None:
    """Enter the coordinator's own card and commit it."""
    person = stage.person()
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.add(
        OwnCardRow(
            one=1,
            sealed_content=_seal(stage, members, "own_card", 1),
            changed_by=person.account_id,
            changed_at=stage.node.clock(),
            **columns,
        )
    )
    db.session.commit()


def _seal(stage: NetworkStage, members: Mapping[str, object], table: str, row: UUID | int) -> bytes:
    kept = {name: value for name, value in members.items() if value != ""}
    return stage.node.data_key.seal(json.dumps(kept), table=table, column="sealed_content", row=row)
