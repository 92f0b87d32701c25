"""The page of one organisation: what was agreed, what happened, and the meetings it was asked to.

It belongs to the pages of `node/private/network/views/organisations.py`, which know no meetings.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from flask import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import db
from node.extensions import Node, current_node
from node.people.service import Person
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.meetings.meeting import Meeting
from node.private.meetings.meetings import list_meetings
from node.private.meetings.models import MeetingRow, ParticipantRow
from node.private.meetings.town_time import spoken_time
from node.private.meetings.words import MeetingState
from node.private.network.give_and_ask import give_and_ask
from node.private.network.group_models import GroupRow
from node.private.network.groups import name_groups
from node.private.network.mandates import Side
from node.private.network.optional_rows import is_on
from node.private.network.organisation_page import read_organisation_page
from node.private.network.own_cards import find_own_card
from node.private.network.umbrellas import role_wording
from node.private.network.views.organisations import bp
from node.screens.page import render_page

__all__ = ["MOST_MEETINGS", "bp"]

MOST_MEETINGS: Final = 20
"""Meetings on the page, the latest first."""

_PARTS: Final = ("F04", "F08", "F14", "F51", "F54")


@bp.get("/<uuid:organisation_id>")
def show(organisation_id: UUID) -> Response:
    """Show what was agreed with an organisation and what happened since."""
    session, node, person = db.session(), current_node(), current_person()
    page = read_organisation_page(
        session, node=node, person=person, organisation_id=organisation_id
    )
    exchanged = give_and_ask(session, node=node, person=person, organisation_ids=(organisation_id,))
    meetings = _meetings(session, node=node, person=person, organisation_id=organisation_id)
    return render_page(
        "private/network/organisations/show.html",
        page=page,
        shows={code: is_on(session, code) for code in _PARTS},
        us=_our_side(session, node=node),
        exchange=exchanged.get(organisation_id),
        group_names=_name_groups(
            session, node=node, person=person, ids=[each.group_id for each in page.groups]
        ),
        meetings=[(each, spoken_time(node, each.starts_at, each.ends_at)) for each in meetings],
        role_wording=role_wording(),
        today=local_day(node),
    )


def _name_groups(
    session: Session, *, node: Node, person: Person, ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """Return what some groups are called; those of a part that is switched off are not there."""
    where = [GroupRow.group_id.in_(ids)]
    return name_groups(session, node=node, person=person, where=where) if ids else {}


def _our_side(session: Session, *, node: Node) -> Side:
    content = find_own_card(session, node=node).content
    return Side(mandate=content.legal_basis, aim=content.aim, limits=content.limits)


def _meetings(
    session: Session, *, node: Node, person: Person, organisation_id: UUID
) -> tuple[Meeting, ...]:
    """Return the meetings to which an organisation was asked, the latest first."""
    asked = select(ParticipantRow.meeting_id).where(
        ParticipantRow.organisation_id == organisation_id
    )
    where = [MeetingRow.meeting_id.in_(asked), MeetingRow.state != MeetingState.CANCELLED]
    return list_meetings(
        session, node=node, person=person, where=where, latest_first=True, limit=MOST_MEETINGS
    )
