"""The pages of My network and Meetings that are measured, with what their addresses hold.

The first list is asked of every node that is measured; the second one needs a network so large that
lists have more than one page.
"""

from typing import Final

from node.bench.visit import Sample, sample_of

__all__ = ["CROWD_SAMPLES", "FILES", "NETWORK_SAMPLES"]

_ORGANISATION: Final = "organisation_id"
_LINE: Final = "line_id"
_GROUP: Final = "group_id"
_MEETING: Final = "meeting_id"
_IMPORT: Final = "import_id"

_WITHOUT_PARTS: Final = (
    *("organisations.index", "organisations.new"),
    *("quarantine.index", "doors.index", "leads.index"),
    *("log.index", "log.everything"),
    *("care.index", "care.outreach"),
    *("promises.index", "promises.proposals"),
    *("useful.index", "useful.refusals"),
    *("rhythm.index", "rhythm.table", "rhythm.presence"),
    *("politics.index", "politics.new_mayor", "politics.briefing"),
    *("groups.index", "groups.new"),
    *("introductions.index", "independence.index", "offers.index"),
    *("panels.index", "panels.new", "programmes.index"),
    *("mandate.show", "mandate.edit", "mandate.firewall", "mandate.script"),
    *("text_check.show", "facts.index", "facts.new", "facts.sheet", "facts.table", "facts.terms"),
    *("network_rules.show", "retention.preview", "optional.index"),
    *("own_year.visits", "own_year.checklist", "own_year.objectives", "own_year.yearly"),
    "milestones.index",
    *("meetings.index", "meetings.new", "solution_board.board", "trainings.training"),
    *("network_import.index", "network_import.template"),
    *("network_export.index", "network_export.ask"),
    *("network_handover.page", "network_handover.word"),
    *("network_pictures.butterfly", "network_pictures.butterfly_table"),
    *("network_trends.coverage", "network_trends.coverage_table"),
    *("network_trends.independence", "network_trends.independence_table"),
    *("network_trends.steps", "network_trends.steps_table"),
    *("network_report.page", "network_report.pdf"),
    *("network_report.table", "network_report.word"),
    "private_finding.ask",
)

_OF_MEETINGS: Final = (
    *("meetings.show", "meetings.edit", "meetings.cancelling", "meetings.calendar"),
    *("meeting_guests.show", "meeting_guests.chairs"),
    *("meeting_guests.invitation", "meeting_guests.draft"),
    *("meeting_attendance.show", "meeting_attendance.sheet"),
    *("after_meeting.show", "take_aways.show", "take_aways.draft", "meeting_practice.ask"),
    *("meeting_rounds.rounds", "meeting_rounds.cards", "meeting_rounds.breakouts"),
)

NETWORK_SAMPLES: Final = (
    *(Sample(endpoint=endpoint) for endpoint in _WITHOUT_PARTS),
    *(
        sample_of(endpoint, _ORGANISATION, _ORGANISATION)
        for endpoint in (
            "organisations.show",
            "organisations.edit",
            "organisations.lines",
            "contacts.new",
            "erasing.ask_organisation",
        )
    ),
    *(
        sample_of(endpoint, "contact_id", "contact_id")
        for endpoint in (
            "contacts.edit",
            "erasing.ask_contact",
            "contact_letter.show",
            "contact_letter.download",
        )
    ),
    *(
        sample_of(endpoint, _LINE, _LINE)
        for endpoint in ("log.show", "log.edit", "log.ask_to_erase", "introductions.outcome")
    ),
    Sample(
        endpoint="introductions.confirm",
        # What the address has no part for goes behind the question mark.
        values={"organisation": _ORGANISATION, "other": "other_id", "topic": "=mentoring"},
    ),
    *(
        sample_of(endpoint, _GROUP, _GROUP)
        for endpoint in (
            "groups.show",
            "groups.edit",
            "groups.members",
            "groups.who",
            "groups.who_mail",
        )
    ),
    *(sample_of(endpoint, _GROUP, "panel_id") for endpoint in ("panels.show", "panels.edit")),
    sample_of("facts.edit", "fact_id", "fact_id"),
    sample_of("optional.part", "code", "=F04"),
    *(sample_of(endpoint, _MEETING, _MEETING) for endpoint in _OF_MEETINGS),
    Sample(endpoint="after_meeting.task", values={_MEETING: _MEETING, "task_id": "task_id"}),
    *(
        sample_of(endpoint, _IMPORT, _IMPORT)
        for endpoint in ("network_import.columns", "network_import.preview")
    ),
    sample_of("network_import.ask_to_undo", _IMPORT, "stored_import_id"),
)
"""Every page of both rooms once."""

CROWD_SAMPLES: Final = (
    Sample(endpoint="home.index"),
    Sample(endpoint="own_data.show"),
    Sample(endpoint="organisations.index", query={"page": "50"}),
    Sample(endpoint="organisations.index", query={"sector": "sport"}),
    Sample(endpoint="organisations.index", query={"advice": "call"}),
    Sample(endpoint="log.everything", query={"page": "2"}),
    Sample(endpoint="log.everything", query={"page": "1900"}),
    Sample(
        endpoint="organisations.lines", values={_ORGANISATION: _ORGANISATION}, query={"page": "9"}
    ),
    Sample(endpoint="groups.members", values={_GROUP: _GROUP}, query={"sector": "sport"}),
    Sample(endpoint="offers.index", query={"topic": "mentoring"}),
)
"""What is asked of a crowded network besides."""

FILES: Final = frozenset(
    {
        "contact_letter.download",
        "facts.table",
        "groups.who_mail",
        "meeting_guests.draft",
        "meetings.calendar",
        "network_handover.word",
        "network_import.template",
        "network_pictures.butterfly_table",
        "network_report.pdf",
        "network_report.table",
        "network_report.word",
        "network_trends.coverage_table",
        "network_trends.independence_table",
        "network_trends.steps_table",
        "rhythm.table",
        "take_aways.draft",
    }
)
"""What is saved as a file, and may take longer than a page."""
