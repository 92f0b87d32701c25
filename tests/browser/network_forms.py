"""Every form of My network and Meetings, sent with everything wrong that can be wrong in it."""

from collections.abc import Mapping
from typing import Final

from tests.browser.sent_wrongly import Wrong

__all__ = ["NETWORK_BUTTONS", "NETWORK_WRONG"]

NETWORK_WRONG: Final[Mapping[str, Wrong]] = {
    "organisations.create": Wrong(page="organisations.new", values={"min_days": "often"}),
    "organisations.change": Wrong(page="organisations.edit", values={"most_asks": "many"}),
    "contacts.create": Wrong(page="contacts.new", values={"mailbox": "x"}),
    "contacts.change": Wrong(page="contacts.edit"),
    "quarantine.confirm": Wrong(page="quarantine.index"),
    "log.write": Wrong(page="log.index"),
    "log.change": Wrong(page="log.edit"),
    "introductions.settle": Wrong(page="introductions.outcome"),
    "groups.create": Wrong(page="groups.new"),
    "groups.change": Wrong(page="groups.edit"),
    "panels.create": Wrong(page="panels.new", values={"quorum": "many"}),
    "panels.change": Wrong(page="panels.edit", values={"quorum": "many"}),
    "mandate.change": Wrong(page="mandate.edit", values={"aim": "te lang " * 700}),
    "text_check.look": Wrong(page="text_check.show"),
    "facts.create": Wrong(page="facts.new", values={"number": "12"}),
    "facts.change": Wrong(page="facts.edit", values={"number": "12"}),
    "network_rules.change": Wrong(page="network_rules.show", values={"log_months": "13"}),
    "optional.begin": Wrong(page="optional.part"),
    "meetings.create": Wrong(page="meetings.new"),
    "meetings.change": Wrong(page="meetings.edit", values={"minutes": "many"}),
    "meeting_guests.add": Wrong(page="meeting_guests.show"),
    "meeting_attendance.tick": Wrong(
        page="meeting_attendance.show",
        values={"walk_in_0": "An organisation that nobody entered"},
    ),
    "after_meeting.save": Wrong(page="after_meeting.show", values={"problem": "te lang " * 700}),
    "after_meeting.change": Wrong(page="after_meeting.task"),
    "meeting_rounds.make": Wrong(page="meeting_rounds.rounds", values={"rounds": "many"}),
    "meeting_rounds.allocate": Wrong(page="meeting_rounds.breakouts", values={"least": "few"}),
    "network_import.upload": Wrong(page="network_import.index"),
    "network_export.answer_request": Wrong(page="network_export.ask"),
    "private_finding.find": Wrong(page="private_finding.ask"),
}
"""Forms in which something can be wrong."""

NETWORK_BUTTONS: Final = frozenset(
    {
        "care.snooze",
        "contacts.leave_sheets",
        "erasing.contact",
        "erasing.organisation",
        "facts.erase",
        "groups.change_them",
        "groups.enter_names",
        "groups.step",
        "introductions.agreed",
        "introductions.make",
        "log.erase",
        "log.settle",
        "log.undo",
        "mandate.confirm",
        "meeting_guests.find",
        "meeting_guests.invited",
        "meeting_guests.remove",
        "meeting_guests.seat",
        "meeting_practice.make",
        "meetings.cancel",
        "network_export.download",
        "network_import.choose",
        "network_import.store",
        "network_import.undo",
        "optional.end",
        "organisations.find",
        "programmes.turn_into_practice",
        "retention.run",
        "take_aways.shared",
        "useful.share",
    }
)
"""Forms of buttons, ticks and choices alone, and fields in which anything may be looked for."""
