"""At which meeting something happened, by its day alone: what was said there is the meetings' own.

Meetings build upon this room, so that their table is named here and their code is not.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, Table, or_, select
from sqlalchemy.orm import Session

from node.database import PrivateModel
from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_moment
from node.private.network.models import LogRow

__all__ = ["check_meeting", "late_meetings"]

_DAYS: Final = 14
_MOST: Final = 8
_PRIVATE: Final = {"mapper": LogRow.__mapper__}
"""A bare table does not say in which database it stands."""


def late_meetings(session: Session, *, node: Node, person: Person) -> Mapping[UUID, datetime]:
    """Return when the meetings of the last two weeks began, the latest first."""
    meeting = _table()
    now = node.clock()
    found = session.execute(
        _visible(person)
        .where(meeting.c.starts_at.between(now - timedelta(days=_DAYS), now))
        .order_by(meeting.c.starts_at.desc())
        .limit(_MOST),
        bind_arguments=_PRIVATE,
    )
    return {number: local_moment(node, starts_at) for number, starts_at in found}


def check_meeting(session: Session, *, node: Node, person: Person, meeting_id: UUID) -> datetime:
    """Return when a meeting began.

    Raises:
        NotFoundError: There is none of this number that the person may see.
    """
    found = session.execute(
        _visible(person).where(_table().c.meeting_id == meeting_id), bind_arguments=_PRIVATE
    ).first()
    if found is None:
        raise NotFoundError(_("There is no such meeting. It may have been erased."))
    return local_moment(node, found.starts_at)


def _visible(person: Person) -> Select[UUID, datetime]:
    check_role(person, PersonRole.COORDINATOR)
    owner = _table().c.owner_id
    return select(_table().c.meeting_id, _table().c.starts_at).where(
        or_(owner.is_(None), owner == person.account_id)
    )


def _table() -> Table:
    return PrivateModel.metadata.tables["meeting"]
