"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = (
    "organisations.index",
    "organisations.find",
    "organisations.new",
    "organisations.create",
    "organisations.show",
    "organisations.lines",
    "organisations.edit",
    "organisations.change",
    "contacts.new",
    "contacts.create",
    "contacts.edit",
    "contacts.change",
    "contacts.leave_sheets",
    "contact_letter.show",
    "contact_letter.download",
    "erasing.ask_contact",
    "erasing.contact",
    "erasing.ask_organisation",
    "erasing.organisation",
    "quarantine.index",
    "quarantine.confirm",
    "doors.index",
    "leads.index",
)

_LOG: Final[tuple[str, ...]] = (
    "log.index",
    "log.write",
    "log.everything",
    "log.show",
    "log.edit",
    "log.change",
    "log.settle",
    "log.ask_to_erase",
    "log.erase",
    "log.undo",
    # what follows from it
    "care.index",
    "care.snooze",
    "care.outreach",
    "promises.index",
    "promises.proposals",
    "useful.index",
    "useful.share",
    "useful.refusals",
    "rhythm.index",
    "rhythm.table",
    "rhythm.presence",
    "politics.index",
    "politics.new_mayor",
    "politics.briefing",
)

_GROUPS: Final = (
    *("groups.index", "groups.new", "groups.create", "groups.show", "groups.edit"),
    *("groups.change", "groups.members", "groups.change_them", "groups.enter_names"),
    *("groups.step", "groups.who", "groups.who_mail"),
    *("introductions.index", "introductions.confirm", "introductions.make"),
    *("introductions.agreed", "introductions.outcome", "introductions.settle"),
    *("independence.index", "offers.index"),
    *("panels.index", "panels.new", "panels.create", "panels.show", "panels.edit"),
    "panels.change",
    *("programmes.index", "programmes.turn_into_practice"),
)

_CARDS: Final[tuple[str, ...]] = (
    "mandate.show",
    "mandate.edit",
    "mandate.change",
    "mandate.firewall",
    "mandate.confirm",
    "mandate.script",
    "text_check.show",
    "text_check.look",
    "facts.index",
    "facts.new",
    "facts.create",
    "facts.edit",
    "facts.change",
    "facts.erase",
    "facts.sheet",
    "facts.table",
    "facts.terms",
    "network_rules.show",
    "network_rules.change",
    "retention.preview",
    "retention.run",
    "optional.index",
    "optional.part",
    "optional.begin",
    "optional.end",
    "own_year.visits",
    "own_year.checklist",
    "own_year.objectives",
    "own_year.yearly",
    "milestones.index",
)

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
    # The hour at the tables.
    "meeting_rounds.rounds",
    "meeting_rounds.make",
    "meeting_rounds.cards",
    "meeting_rounds.breakouts",
    "meeting_rounds.allocate",
)

_IMPORT: Final[tuple[str, ...]] = (
    "network_import.index",
    "network_import.template",
    "network_import.upload",
    "network_import.columns",
    "network_import.choose",
    "network_import.preview",
    "network_import.store",
    "network_import.ask_to_undo",
    "network_import.undo",
)

_EXPORT: Final[tuple[str, ...]] = (
    "network_export.index",
    "network_export.download",
    "network_export.ask",
    "network_export.answer_request",
)

_PICTURES: Final[tuple[str, ...]] = (
    "network_handover.page",
    "network_handover.word",
    "network_pictures.butterfly",
    "network_pictures.butterfly_table",
    "network_report.page",
    "network_report.pdf",
    "network_report.table",
    "network_report.word",
    "network_trends.coverage",
    "network_trends.coverage_table",
    "network_trends.independence",
    "network_trends.independence_table",
    "network_trends.steps",
    "network_trends.steps_table",
)

_SEARCH: Final = ("private_finding.ask", "private_finding.find")

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
