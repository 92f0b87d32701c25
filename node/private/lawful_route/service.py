"""Reading and setting where a worry about a person goes in this town.

Every node begins with words that name nobody. Its admins may write their own, because only a town
knows whom it has appointed; they are shown as they were written, in whatever language that is.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.lawful_route.models import LawfulRouteRow
from schemas.errors import TextRefusedError
from schemas.text_rules import check_text

__all__ = ["MAX_ROUTE_CHARACTERS", "LawfulRoute", "find_route", "route_text", "save_route"]

MAX_ROUTE_CHARACTERS: Final = 1_000
_TABLE: Final = LawfulRouteRow.__tablename__


@dataclass(frozen=True, slots=True, kw_only=True)
class LawfulRoute:
    """What was written last.

    Attributes:
        text: The admins' own words; empty if those count that every node begins with.
        set_by: Account of who wrote it.
        set_at: When.
    """

    text: str = field(repr=False)
    set_by: UUID
    set_at: datetime


def find_route(session: Session, *, node: Node) -> LawfulRoute | None:
    """Return what was written last; None if nobody ever wrote anything."""
    row = _newest(session)
    if row is None:
        return None
    text = ""
    if row.sealed_text is not None:
        text = node.data_key.open(
            row.sealed_text, table=_TABLE, column="sealed_text", row=row.number
        )
    return LawfulRoute(text=text, set_by=row.set_by, set_at=row.set_at)


def route_text(session: Session, *, node: Node) -> str:
    """Return what people are told: the town's own words, or those every node begins with."""
    own = find_route(session, node=node)
    if own is not None and own.text:
        return own.text
    return _(
        "Take it to the people your town has appointed for it: the case conference, the police, "
        "or the confidential adviser of the town. There the law says who may know what. "
        "If somebody is in danger now, call 112."
    )


def save_route(session: Session, *, node: Node, person: Person, text: str) -> None:
    """Let these words be told from now on; the caller commits.

    Args:
        session: Session that writes to the private database.
        node: This node.
        person: Who decides.
        text: The town's words; empty for those that every node begins with.

    Raises:
        NotAllowedError: They are no admin.
        InputRefusedError: The words cannot be stored.
    """
    check_role(person, PersonRole.ADMIN)
    if text:
        _check(text)
    start_writing(session, Zone.PRIVATE)
    before = _newest(session)
    number = before.number + 1 if before else 1
    sealed = None
    if text:
        sealed = node.data_key.seal(text, table=_TABLE, column="sealed_text", row=number)
    session.add(
        LawfulRouteRow(
            number=number, sealed_text=sealed, set_by=person.account_id, set_at=node.clock()
        )
    )
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action="route_changed",
        about=f"route {number}",
        keyring=node.data_key,
        clock=node.clock,
    )


def _check(text: str) -> None:
    try:
        check_text(text, max_characters=MAX_ROUTE_CHARACTERS, lines=True)
    except TextRefusedError as exc:
        raise InputRefusedError(
            _("The route has at most %(most)d visible characters.") % {"most": MAX_ROUTE_CHARACTERS}
        ) from exc


def _newest(session: Session) -> LawfulRouteRow | None:
    return session.scalars(
        select(LawfulRouteRow)
        .order_by(LawfulRouteRow.number.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).first()
