"""The rooms of My network and Meetings, put under the application."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from node.coordinator_app import milestones_page
from node.private.meetings import (
    after_views,
    attendance_views,
    guest_views,
    meeting_views,
    rounds_views,
    sharing_views,
)
from node.private.network import (
    care_views,
    check_page,
    facts_page,
    independence_pages,
    introduction_pages,
    log_views,
    mandate_page,
    offer_pages,
    optional_page,
    panel_pages,
    politics_views,
    promise_views,
    rhythm_views,
    useful_views,
)
from node.private.network.views import contacts, doors, leads, quarantine
from node.private.packs import (
    contact_letter_pages,
    erasing_pages,
    export_views,
    finding_views,
    group_overview,
    handover_views,
    import_views,
    organisation_overview,
    own_year_page,
    picture_views,
    programme_pages,
    report_views,
    retention_page,
    rules_page,
    trend_views,
)

__all__ = ["NETWORK_ROOMS"]

_ORGANISATIONS: Final[Sequence[Blueprint]] = (
    organisation_overview.bp,
    contacts.bp,
    quarantine.bp,
    doors.bp,
    leads.bp,
    contact_letter_pages.bp,
    erasing_pages.bp,
)

_LOG: Final[Sequence[Blueprint]] = (
    log_views.bp,
    care_views.bp,
    promise_views.bp,
    useful_views.bp,
    rhythm_views.bp,
    politics_views.bp,
)

_GROUPS: Final[Sequence[Blueprint]] = (
    group_overview.bp,
    introduction_pages.bp,
    independence_pages.bp,
    offer_pages.bp,
    panel_pages.bp,
    programme_pages.bp,
)

_CARDS: Final[Sequence[Blueprint]] = (
    mandate_page.bp,
    check_page.bp,
    facts_page.bp,
    rules_page.bp,
    retention_page.bp,
    optional_page.bp,
    own_year_page.bp,
    milestones_page.bp,
)

_MEETINGS: Final[Sequence[Blueprint]] = (
    after_views.board_bp,
    sharing_views.training_bp,
    meeting_views.bp,
    guest_views.bp,
    attendance_views.bp,
    after_views.bp,
    sharing_views.take_aways_bp,
    sharing_views.practice_bp,
    # The hour at the tables.
    rounds_views.bp,
)

_IMPORT: Final[Sequence[Blueprint]] = (import_views.bp,)

_EXPORT: Final[Sequence[Blueprint]] = (export_views.bp,)

_PICTURES: Final[Sequence[Blueprint]] = (
    picture_views.bp,
    trend_views.bp,
    report_views.bp,
    handover_views.bp,
)

_SEARCH: Final[Sequence[Blueprint]] = (finding_views.bp,)

NETWORK_ROOMS: Final[Sequence[Blueprint]] = (
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
"""Every blueprint of both rooms."""
