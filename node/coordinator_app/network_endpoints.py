"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = ()

_GROUPS: Final[tuple[str, ...]] = ()

_CARDS: Final[tuple[str, ...]] = ()

_MEETINGS: Final[tuple[str, ...]] = (
    "meetings.index",
    "meetings.new",
    "meetings.create",
    "meetings.show",
    "meetings.edit",
    "meetings.change",
    "meetings.cancelling",
    "meetings.cancel",
    "meetings.calendar",
    "meeting_guests.show",
    "meeting_guests.find",
    "meeting_guests.add",
    "meeting_guests.remove",
    "meeting_guests.chairs",
    "meeting_guests.seat",
    "meeting_guests.invitation",
    "meeting_guests.draft",
    "meeting_guests.invited",
    "meeting_attendance.show",
    "meeting_attendance.tick",
    "meeting_attendance.sheet",
    "after_meeting.show",
    "after_meeting.save",
    "after_meeting.task",
    "after_meeting.change",
    "solution_board.board",
    "take_aways.show",
    "take_aways.draft",
    "take_aways.shared",
    "meeting_practice.ask",
    "meeting_practice.make",
    "trainings.training",
)

_IMPORT: Final[tuple[str, ...]] = ()

_EXPORT: Final[tuple[str, ...]] = ()

_PICTURES: Final[tuple[str, ...]] = ()

_SEARCH: Final[tuple[str, ...]] = ()

NETWORK_ENDPOINTS: Final[tuple[str, ...]] = (
    *_ORGANISATIONS,
    *_LOG,
    *_GROUPS,
    *_CARDS,
    *_MEETINGS,
    *_IMPORT,
    *_EXPORT,
    *_PICTURES,
    *_SEARCH,
)
"""Every endpoint of both rooms."""
