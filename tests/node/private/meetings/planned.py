"""Meetings of a test: planned, held, with take-aways, through the pages people use."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from uuid import UUID, uuid4

from node.database import db
from node.private.local_time import utc_of
from node.private.meetings.attendance import record_attendance
from node.private.meetings.meeting import Meeting, MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting, get_meeting
from node.private.meetings.participants import invite, list_participants
from node.private.meetings.words import Format
from tests.node.private.network_stage import TODAY, NetworkStage

__all__ = ["FIELDS", "chairs_form", "fields_of", "hold", "plan", "stored_meeting", "take_away"]

FIELDS: Mapping[str, str] = {
    "revision": "0",
    "format": "problem",
    "title": "Rust op het plein",
    "purpose": "Samen het plein terugwinnen.",
    "place": "Zaal Zuid",
    "day": "2026-03-20",
    "hour": "14:30",
    "minutes": "120",
}
"""A form of a meeting that is good."""


def plan(
    stage: NetworkStage,
    organisations: Sequence[UUID] = (),
    *,
    days: int = 14,
    format_: Format = Format.SIMILAR,
    title: str = "Scholen samen",
    handle: str = "an",
    is_mine: bool = False,
    group_id: UUID | None = None,
    **texts: object,
) -> UUID:
    """Plan a meeting so many days from the day of the test, with a list, and commit it."""
    draft = MeetingDraft(
        content=MeetingContent(title=title, **texts),  # type: ignore[arg-type] # texts by name
        format=format_,
        starts_at=utc_of(stage.node, TODAY + timedelta(days=days), time(10, 0)),
        minutes=90,
        group_id=group_id,
        is_mine=is_mine,
    )
    actor = stage.person(handle)
    made = add_meeting(db.session(), node=stage.node, actor=actor, draft=draft)
    if organisations:
        invite(
            db.session(),
            node=stage.node,
            actor=actor,
            meeting_id=made,
            organisations=organisations,
        )
    stage.commit()
    return made


def hold(stage: NetworkStage, organisations: Sequence[UUID], **members: object) -> UUID:
    """Hold a meeting at which all came, so many days ago, and commit it."""
    members.setdefault("days", -7)
    made = plan(stage, organisations, **members)  # type: ignore[arg-type] # members by name
    actor = stage.person()
    chairs = list_participants(db.session(), person=actor, meeting_id=made)
    record_attendance(
        db.session(),
        node=stage.node,
        actor=actor,
        meeting_id=made,
        came=[each.participant_id for each in chairs],
        walked_in={},
    )
    stage.commit()
    return made


def stored_meeting(stage: NetworkStage, meeting_id: UUID) -> Meeting:
    """Return a meeting as it is stored now."""
    return get_meeting(stage.session, node=stage.node, person=stage.person(), meeting_id=meeting_id)


def take_away(
    stage: NetworkStage,
    meeting_id: UUID,
    text: str,
    owner: UUID | None = None,
    due: date | None = None,
) -> UUID:
    """Write a take-away down through the page after the meeting, and return its number."""
    meeting = stored_meeting(stage, meeting_id)
    task_id = uuid4()
    answer = stage.post(
        f"/meetings/{meeting_id}/after",
        {
            "revision": str(meeting.revision),
            "problem": meeting.content.problem,
            "shared_aim": meeting.content.shared_aim,
            "notes": meeting.content.notes,
            "task_id_0": str(task_id),
            "task_text_0": text,
            "owner_0": "" if owner is None else str(owner),
            "due_0": "" if due is None else due.isoformat(),
        },
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return task_id


def chairs_form(
    stage: NetworkStage, meeting_id: UUID, *chosen: UUID | str | None, handle: str = "an"
) -> dict[str, str]:
    """Return the form of who sits where, as a page shows it now, with who is chosen by chair."""
    page = stage.text(f"/meetings/{meeting_id}/chairs", handle)
    shown = re.findall(r'name="shown_([0-9a-f-]+)" value="([^"]*)"', page)
    form = {f"shown_{chair}": said for chair, said in shown}
    form |= {f"chair_{chair}": said for chair, said in shown}
    for (chair, _said), contact in zip(shown, chosen, strict=False):
        form[f"chair_{chair}"] = str(contact or "")
    return form


def fields_of(text: str, name: str) -> str:
    """Return what stands in a hidden field or input of a page."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', text)
    assert found is not None, name
    return found[1]
