"""The list of groups and the page of one: members, mix, step, next meeting, and what could be next.

No order is forced on a group: any step can be taken at any time, also one back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from flask import Response

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_moment
from node.private.network import member_pages
from node.private.network.existing_network import list_touched, untouched_of
from node.private.network.group import Group, Member, Step
from node.private.network.group_members import (
    current_step,
    has_gone_back,
    list_members,
    list_steps,
)
from node.private.network.group_pages import bp, group_or_panel
from node.private.network.group_words import STAGE_LABELS
from node.private.network.groups import get_group, list_groups
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.named import name_them
from node.private.network.remembered import remember
from node.private.network.suggestions import levels_apart
from node.private.network.word_labels import label
from node.private.network.words import GroupKind, Part
from node.private.packs.group_meetings import next_meetings
from node.private.packs.group_suggestions import (
    list_levels,
    suggest_similar,
    suggest_together,
)
from node.screens.code_words import label as code_label
from node.screens.page import render_page
from schemas.practice_words import NetworkStep

__all__ = ["bp"]

# Its pages belong to the same room; importing it adds them.
_PAGES: Final = member_pages.bp

_OWN_PAGES: Final = frozenset({GroupKind.PANEL, GroupKind.PROGRAMME})
"""Kinds of group with a list of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One group in the list.

    Attributes:
        group: Which one.
        kind: What holds it together, in words.
        formal: How many of its members are formal.
        informal: How many are informal.
        sectors: How many sectors they come from.
        step: At which step it is, in words; None if nobody said.
        meets_at: When it meets next, by the town's clock.
    """

    group: Group
    kind: str
    formal: int
    informal: int
    sectors: int
    step: str | None = field(default=None)
    meets_at: datetime | None = None


@bp.get("")
def index() -> Response:
    """Show all groups, and which could be made."""
    session, node, person = db.session(), current_node(), current_person()
    groups = [
        each
        for each in list_groups(session, node=node, person=person)
        if each.draft.kind not in _OWN_PAGES
    ]
    ids = [each.group_id for each in groups]
    members = list_members(session, person=person, group_ids=ids)
    steps = list_steps(session, person=person, group_ids=ids)
    meets = next_meetings(session, node=node, person=person, group_ids=ids)
    organisations = held_organisations(session, node=node, person=person)
    similar, together = remember(
        session,
        person=person,
        asked="groups that could be made",
        read=lambda: (
            suggest_similar(session, node=node, person=person, groups=groups, members=members),
            suggest_together(session, person=person, groups=groups, members=members),
        ),
    )
    return render_page(
        "private/network/groups/list.html",
        lines=[
            _line(each, members[each.group_id], steps[each.group_id], meets, organisations)
            for each in groups
        ],
        names={each.group_id: each.name for each in groups},
        similar=similar,
        together=together,
        sector_words={each.sector: code_label(each.sector) for each in similar},
        level_words=label,
        steps=[code_label(each) for each in NetworkStep],
    )


@bp.get("/<uuid:group_id>")
def show(group_id: UUID) -> Response:
    """Show one group."""
    session, node, person = db.session(), current_node(), current_person()
    group = get_group(session, node=node, person=person, group_id=group_id)
    if group.draft.kind is GroupKind.PANEL:
        return group_or_panel(group)
    members = list_members(session, person=person, group_ids=(group_id,))[group_id]
    steps = list_steps(session, person=person, group_ids=(group_id,))[group_id]
    organisations = held_organisations(session, node=node, person=person)
    ids = [each.organisation_id for each in members]
    touched = list_touched(session, person=person, organisation_ids=ids)
    levels = list_levels(session, person=person, organisation_ids=ids)
    meets = next_meetings(session, node=node, person=person, group_ids=(group_id,))
    return render_page(
        "private/network/groups/show.html",
        group=group,
        line=_line(group, members, steps, meets, organisations),
        members=name_them(organisations, ids),
        roles={each.organisation_id: label(each.role) for each in members},
        untouched=name_them(organisations, untouched_of(ids, touched)),
        levels=levels_apart({each: levels.get(each, frozenset()) for each in ids}),
        level_words=label,
        sector_label=code_label,
        part_words={Part.FORMAL: _("Formal"), Part.INFORMAL: _("Informal")},
        stage=_(STAGE_LABELS[group.content.stage]) if group.content.stage else None,
        steps=_dashboard(steps),
        gone_back=has_gone_back(steps),
        is_programme=group.draft.kind is GroupKind.PROGRAMME,
    )


def _line(
    group: Group,
    members: Sequence[Member],
    steps: Sequence[Step],
    meets: Mapping[UUID, datetime],
    organisations: Mapping[UUID, HeldOrganisation],
) -> _Line:
    found = [organisations[each.organisation_id] for each in members]
    step = current_step(steps)
    moment = meets.get(group.group_id)
    informal = sum(each.part is Part.INFORMAL for each in found)
    return _Line(
        group=group,
        kind=label(group.draft.kind),
        formal=len(found) - informal,
        informal=informal,
        sectors=len({each.sector for each in found}),
        step=code_label(step) if step else None,
        meets_at=local_moment(current_node(), moment) if moment else None,
    )


def _dashboard(steps: Sequence[Step]) -> list[tuple[NetworkStep, str, date | None, bool]]:
    """Return each step with its words, since when the group was there last, and if it is now."""
    now = current_step(steps)
    since = {each.step: each.since for each in steps}
    return [(each, code_label(each), since.get(each), each is now) for each in NetworkStep]
