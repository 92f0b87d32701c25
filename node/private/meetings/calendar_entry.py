"""A meeting as an entry for a calendar (RFC 5545), its time in UTC.

The entry is published, not asked for: nobody has to answer a machine, and no address of anybody who
is invited stands in it.
"""

from datetime import timedelta
from typing import Final
from uuid import UUID

from icalendar import Calendar, Event

from node.extensions import Node
from node.private.meetings.meeting import Meeting
from node.private.meetings.words import MeetingState

__all__ = ["calendar_of", "entry_number"]

_PRODUCT: Final = "-//Linkpin//Meetings//EN"


def calendar_of(meeting: Meeting, *, node: Node) -> bytes:
    """Return the calendar file of a meeting.

    Sent again after a change it replaces the entry: the number stays and the sequence rises.
    """
    event = Event()
    event.add("uid", entry_number(meeting.meeting_id, node=node))
    event.add("dtstamp", node.clock())
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + timedelta(minutes=meeting.draft.minutes))
    event.add("sequence", meeting.revision - 1)
    is_off = meeting.state is MeetingState.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("summary", meeting.title)
    if meeting.content.place:
        event.add("location", meeting.content.place)
    if meeting.content.purpose:
        event.add("description", meeting.content.purpose)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def entry_number(meeting_id: UUID, *, node: Node) -> str:
    """Return the number of a meeting in calendars: always the same, and no key to this node."""
    secret = node.data_key.blind_index(str(meeting_id), purpose="number in calendars")
    return f"{secret[:16].hex()}@{node.settings.entity_id.partition('://')[2]}"
