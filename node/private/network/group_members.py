"""The organisations in a group, and at which step the group is.

A step may go back: one that was taken again is as good as one that is new. Of one day the last word
counts. What somebody may not see is no member for them, and stays one when they change the others.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import next_change, record_change
from node.private.network.group import Member, Step
from node.private.network.group_models import GroupRow, MemberRow, StepRow
from node.private.network.groups import find_group_row
from node.private.network.models import OrganisationRow
from node.private.network.visible import visible_to
from schemas.practice_words import NetworkStep

__all__ = [
    "MAX_MEMBERS",
    "add_members",
    "change_members",
    "current_step",
    "has_gone_back",
    "list_members",
    "list_steps",
    "take_step",
]

MAX_MEMBERS: Final = 200
"""Most organisations in one group."""

_ORDER: Final = tuple(NetworkStep)


def change_members(
    session: Session, *, node: Node, actor: Person, group_id: UUID, members: Collection[Member]
) -> None:
    """Let a group have exactly these members, of those the actor sees; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: The group, or an organisation, is none that the actor may see.
        InputRefusedError: There are too many, or a colleague could not see one of them.
    """
    check_role(actor, PersonRole.COORDINATOR)
    number = next_change(session)
    row = find_group_row(session, actor, group_id)
    wanted = {each.organisation_id: each for each in members}
    _check_members(session, actor, row, wanted)
    seen = [each.organisation_id for each in _members(session, actor, (group_id,))[group_id]]
    session.execute(
        delete(MemberRow).where(MemberRow.group_id == group_id, MemberRow.organisation_id.in_(seen))
    )
    session.add_all(
        MemberRow(
            group_id=group_id,
            organisation_id=each.organisation_id,
            role=each.role,
            agreed_on=each.agreed_on,
        )
        for each in wanted.values()
    )
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(session, node=node, actor=actor, action="group_members", about=group_id)


def add_members(
    session: Session,
    *,
    node: Node,
    actor: Person,
    group_id: UUID,
    organisation_ids: Collection[UUID],
) -> None:
    """Let organisations be members too; who is one already stays as it is.

    Raises:
        NotFoundError: The group, or an organisation, is none that the actor may see.
        InputRefusedError: There are too many, or a colleague could not see one of them.
    """
    start_writing(session, Zone.PRIVATE)
    before = list_members(session, person=actor, group_ids=(group_id,))[group_id]
    known = {each.organisation_id: each for each in before}
    added = {each: Member(organisation_id=each) for each in organisation_ids if each not in known}
    change_members(
        session,
        node=node,
        actor=actor,
        group_id=group_id,
        members=[*known.values(), *added.values()],
    )


def list_members(
    session: Session, *, person: Person, group_ids: Collection[UUID]
) -> Mapping[UUID, tuple[Member, ...]]:
    """Return the members somebody may see of each group; in one query, however many groups."""
    return _members(session, person, group_ids)


def take_step(
    session: Session,
    *,
    node: Node,
    actor: Person,
    group_id: UUID,
    step: NetworkStep,
    since: date | None = None,
) -> None:
    """Say from when on a group is at a step, be it ahead or back; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who says so.
        group_id: Which group.
        step: Which step.
        since: First day of it, for what was not written down then; None for today.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such group that the actor may see.
        InputRefusedError: The day is yet to come.
    """
    check_role(actor, PersonRole.COORDINATOR)
    today = local_day(node)
    if since is not None and since > today:
        raise InputRefusedError(_("That day is yet to come."))
    number = next_change(session)
    row = find_group_row(session, actor, group_id)
    session.merge(StepRow(group_id=group_id, since=since or today, step=step))
    row.change_number, row.changed_at = number, node.clock()
    session.flush()
    record_change(session, node=node, actor=actor, action="group_step", about=group_id)


def list_steps(
    session: Session, *, person: Person, group_ids: Collection[UUID]
) -> Mapping[UUID, tuple[Step, ...]]:
    """Return the steps of each group somebody may see, the first one first."""
    rows = session.scalars(
        select(StepRow)
        .join(GroupRow, GroupRow.group_id == StepRow.group_id)
        .where(StepRow.group_id.in_(group_ids), visible_to(person, GroupRow.owner_id))
        .order_by(StepRow.since)
    )
    found: dict[UUID, list[Step]] = {group_id: [] for group_id in group_ids}
    for row in rows:
        found[row.group_id].append(Step(since=row.since, step=row.step))
    return {group_id: tuple(steps) for group_id, steps in found.items()}


def current_step(steps: Sequence[Step]) -> NetworkStep | None:
    """Return at which step a group is now: the last one it took, ahead or back."""
    return max(steps, key=lambda each: each.since).step if steps else None


def has_gone_back(steps: Sequence[Step]) -> bool:
    """Say whether the last step was one back."""
    if len(steps) < 2:  # noqa: PLR2004 - a way back has two ends
        return False
    return _ORDER.index(steps[-1].step) < _ORDER.index(steps[-2].step)


def _members(
    session: Session, person: Person, group_ids: Collection[UUID]
) -> Mapping[UUID, tuple[Member, ...]]:
    # Looked up for each member: joined, every organisation would be looked for in every group.
    is_seen = exists().where(
        OrganisationRow.organisation_id == MemberRow.organisation_id,
        visible_to(person, OrganisationRow.owner_id),
    )
    rows = session.scalars(
        select(MemberRow)
        .join(GroupRow, GroupRow.group_id == MemberRow.group_id)
        .where(
            MemberRow.group_id.in_(group_ids),
            is_seen,
            visible_to(person, GroupRow.owner_id),
        )
        .order_by(MemberRow.organisation_id)
    )
    found: dict[UUID, list[Member]] = {group_id: [] for group_id in group_ids}
    for row in rows:
        found[row.group_id].append(
            Member(organisation_id=row.organisation_id, role=row.role, agreed_on=row.agreed_on)
        )
    return {group_id: tuple(members) for group_id, members in found.items()}


def _check_members(
    session: Session, actor: Person, row: GroupRow, wanted: Mapping[UUID, Member]
) -> None:
    if len(wanted) > MAX_MEMBERS:
        raise InputRefusedError(
            _("A group has at most %(most)d organisations.") % {"most": MAX_MEMBERS}
        )
    found = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.owner_id).where(
            OrganisationRow.organisation_id.in_(wanted),
            visible_to(actor, OrganisationRow.owner_id),
        )
    ).all()
    if len(found) != len(wanted):
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    if row.owner_id is None and any(each[1] is not None for each in found):
        raise InputRefusedError(
            _("What all coordinators see cannot lean on an organisation that only you see.")
        )
