"""What the admins of this node let leave: a ceiling of readers and a smallest group.

The settings of the operator are the outer frame. A policy narrows them and never widens them: the
narrower ceiling and the larger group count, whatever stands in the newest row, so a frame that is
drawn closer later holds at once. Who needs to know asks `with_policy` for the settings that count.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.models import PolicyRow
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.settings import Audience, Settings

__all__ = ["LARGEST_GROUP", "WIDENING", "Policy", "find_policy", "save_policy", "with_policy"]

WIDENING: Final = (Audience.NOBODY, Audience.COUNTRY, Audience.RAN)
"""Ceilings, the narrowest first."""

LARGEST_GROUP: Final = 1000
"""Largest group that may be asked for: with more, no figure could leave at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What was decided last.

    Attributes:
        audience_ceiling: The widest readers anything may leave for.
        minimum_group_size: Fewest people behind a released figure.
        set_by: Account of who decided.
        set_at: When.
    """

    audience_ceiling: Audience
    minimum_group_size: int
    set_by: UUID
    set_at: datetime


def find_policy(session: Session) -> Policy | None:
    """Return what was decided last; None if nobody ever decided anything."""
    row = _newest(session)
    if row is None:
        return None
    return Policy(
        audience_ceiling=row.audience_ceiling,
        minimum_group_size=row.minimum_group_size,
        set_by=row.set_by,
        set_at=row.set_at,
    )


def with_policy(session: Session, settings: Settings) -> Settings:
    """Return the settings that count: those of the operator, narrowed by the newest policy."""
    policy = find_policy(session)
    if policy is None:
        return settings
    return replace(
        settings,
        audience_ceiling=min(
            settings.audience_ceiling, policy.audience_ceiling, key=WIDENING.index
        ),
        minimum_group_size=max(settings.minimum_group_size, policy.minimum_group_size),
    )


def save_policy(
    session: Session, *, node: Node, person: Person, ceiling: Audience, minimum_group_size: int
) -> None:
    """Let this count from now on; the caller commits.

    Args:
        session: Session that writes to the private database.
        node: This node.
        person: Who decides.
        ceiling: The widest readers anything may leave for.
        minimum_group_size: Fewest people behind a released figure.

    Raises:
        NotAllowedError: They are no admin.
        InputRefusedError: It would be wider than the operator's settings allow.
    """
    check_role(person, PersonRole.ADMIN)
    faults = []
    if WIDENING.index(ceiling) > WIDENING.index(node.settings.audience_ceiling):
        faults.append(_("The settings of this node allow fewer readers than that."))
    least = node.settings.minimum_group_size
    if not least <= minimum_group_size <= LARGEST_GROUP:
        faults.append(
            _("The smallest group is a whole number from %(least)d to %(most)d.")
            % {"least": least, "most": LARGEST_GROUP}
        )
    if faults:
        raise InputRefusedError(_("The policy was not changed."), faults=faults)
    start_writing(session, Zone.PRIVATE)
    before = _newest(session)
    session.add(
        PolicyRow(
            number=before.number + 1 if before else 1,
            audience_ceiling=ceiling,
            minimum_group_size=minimum_group_size,
            set_by=person.account_id,
            set_at=node.clock(),
        )
    )
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action="policy_changed",
        about=f"ceiling {ceiling}, group {minimum_group_size}",
        keyring=node.data_key,
        clock=node.clock,
    )


def _newest(session: Session) -> PolicyRow | None:
    return session.scalars(
        select(PolicyRow)
        .order_by(PolicyRow.number.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).first()
