"""What of meetings is worth doing today, as candidates for the few lines of the first page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day, local_moment
from node.private.meetings.meetings import list_meetings
from node.private.meetings.models import MeetingRow
from node.private.meetings.sharing import is_late
from node.private.meetings.town_time import spoken_time
from node.private.meetings.words import MeetingState

__all__ = ["MeetingLine", "todays_meetings"]

_AHEAD: Final = timedelta(days=14)
_BACK: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """One thing worth doing about a meeting.

    Attributes:
        text: What it is, in one sentence.
        why: Why it stands here.
        endpoint: Page on which it is done.
        values: Parts of its address.
        action: What the way there is called.
        quoted: What the meeting is called, in the coordinator's own words.
    """

    text: str
    why: str
    endpoint: str
    values: Mapping[str, UUID]
    action: str
    quoted: str = field(repr=False)


def todays_meetings(session: Session, *, node: Node, person: Person) -> tuple[MeetingLine, ...]:
    """Return what is to be done: who was there, take-aways to send, the next meeting."""
    return tuple(_lines(session, node, person, local_day(node)))


def _lines(session: Session, node: Node, person: Person, today: date) -> Iterator[MeetingLine]:
    now = node.clock()
    near = list_meetings(
        session,
        node=node,
        person=person,
        where=[
            MeetingRow.starts_at.between(now - _BACK, now + _AHEAD),
            MeetingRow.state != MeetingState.CANCELLED,
        ],
    )
    for meeting in near:
        values = {"meeting_id": meeting.meeting_id}
        held_on = local_moment(node, meeting.starts_at).date()
        if meeting.ends_at < now and meeting.state is not MeetingState.HELD:
            yield MeetingLine(
                text=_("Say who was there."),
                why=_("This meeting is over."),
                endpoint="meeting_attendance.show",
                values=values,
                action=_("Tick who came"),
                quoted=meeting.title,
            )
        elif meeting.state is MeetingState.HELD and is_late(
            held_on=held_on, shared_on=meeting.shared_on, today=today
        ):
            yield MeetingLine(
                text=_("Send the take-aways to those who were there."),
                why=_("Five working days have gone by since the meeting."),
                endpoint="take_aways.show",
                values=values,
                action=_("Open the draft"),
                quoted=meeting.title,
            )
    coming = next((each for each in near if each.ends_at >= now), None)
    if coming is not None:
        yield MeetingLine(
            text=_("Your next meeting is near."),
            why=spoken_time(node, coming.starts_at, coming.ends_at),
            endpoint="meetings.show",
            values={"meeting_id": coming.meeting_id},
            action=_("Open the run sheet"),
            quoted=coming.title,
        )
