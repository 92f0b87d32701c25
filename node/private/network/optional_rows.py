"""The parts of the method that are off until a coordinator switches them on.

Whoever switches one on says why, and what the data protection officer was asked and said. A part
that is off has no page, stands in no menu and shows nothing; what was written with it stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.language import mark
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.network.changes import record_change
from node.private.network.free_texts import free_texts
from node.private.network.group_models import OptionalRow
from node.private.network.notes import check_notes
from node.private.sealed_record import open_record, seal_record
from schemas.wire_fields import Text
from schemas.wire_records import RecordSchema

__all__ = [
    "OPTIONAL",
    "SwitchedOn",
    "check_on",
    "is_on",
    "list_on",
    "switch_off",
    "switch_on",
]

OPTIONAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "F04": mark("Levels: who works at the top, in the middle and on the floor"),
        "F08": mark("Doors: through which settings you come in"),
        "F13": mark("A script to introduce yourself"),
        "F14": mark("Who pointed to whom, between organisations"),
        "F28": mark("Cards for speed-dates"),
        "F32": mark("Organisations that were never introduced to anybody"),
        "F33": mark("How far the network stands on its own"),
        "F34": mark("Reminders to let partners meet each other"),
        "F44": mark("A hint when one text goes to very different groups"),
        "F45": mark("Your objectives, beside what you do"),
        "F46": mark("Your own milestones, and what other towns wrote about time"),
        "F49": mark("A yearly check of the network"),
        "F51": mark("Who is asked again and again to speak"),
        "F53": mark("A panel, without its cases"),
        "F54": mark("Umbrella organisations and their members"),
        "F56": mark("Where you were present"),
        "F58": mark("Programme lines with pilots and training"),
        "F59": mark("What things are called in other countries"),
    }
)
"""What each part is, in words, by its code."""

_TABLE: Final = OptionalRow.__tablename__
_MAX_CHARACTERS: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a part was switched on, sealed.

    Attributes:
        reason: In the words of who switched it on.
        advice: What the data protection officer was asked and said.
    """

    reason: str = field(repr=False)
    advice: str = field(repr=False)


class ReasonSchema(RecordSchema):
    """Form of the sealed column; an unknown member is an error."""

    record = Reason

    reason = Text(max_characters=_MAX_CHARACTERS, required=True)
    advice = Text(max_characters=_MAX_CHARACTERS, required=True)


REASON: Final = ReasonSchema()
"""The one schema of a reason; loading does not change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchedOn:
    """A part that is on.

    Attributes:
        code: Which one.
        reason: Why, in the words of who switched it on.
        advice: What the data protection officer was asked and said.
        switched_on_by: Their account.
        switched_on_at: When.
    """

    code: str
    reason: str = field(repr=False)
    advice: str = field(repr=False)
    switched_on_by: UUID
    switched_on_at: datetime


def switch_on(
    session: Session, *, node: Node, actor: Person, code: str, reason: str, advice: str
) -> None:
    """Switch a part on; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who does it.
        code: Which part.
        reason: Why, in a sentence or two.
        advice: What the data protection officer was asked and said.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such part.
        InputRefusedError: Reason or advice is missing, or cannot be stored.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check_code(code)
    if not reason or not advice:
        raise InputRefusedError(
            _("Write why you need it, and what the data protection officer said.")
        )
    told = Reason(reason=reason, advice=advice)
    check_notes(free_texts(REASON, told))
    start_writing(session, Zone.PRIVATE)
    sealed = seal_record(
        REASON,
        told,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=code,
    )
    session.merge(
        OptionalRow(
            code=code,
            sealed_content=sealed,
            switched_on_by=actor.account_id,
            switched_on_at=node.clock(),
        )
    )
    session.flush()
    _forget()
    record_change(session, node=node, actor=actor, action="row_switched_on", about=code)


def switch_off(session: Session, *, node: Node, actor: Person, code: str) -> None:
    """Switch a part off again; what was written with it stays, and the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such part.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check_code(code)
    start_writing(session, Zone.PRIVATE)
    row = session.get(OptionalRow, code, populate_existing=True)
    if row is not None:
        session.delete(row)
        session.flush()
        _forget()
        record_change(session, node=node, actor=actor, action="row_switched_off", about=code)


def is_on(session: Session, code: str) -> bool:
    """Say whether a part is on; asked once for each request, however often a page wants to know."""
    if not g:
        return code in _codes(session)
    if "linkpin_optional_rows" not in g:
        g.linkpin_optional_rows = _codes(session)
    return code in g.linkpin_optional_rows


def check_on(session: Session, code: str) -> None:
    """Refuse a page of a part that is off.

    Raises:
        NotFoundError: It is off.
    """
    if not is_on(session, code):
        raise NotFoundError(_("This part of the method is switched off."))


def list_on(session: Session, *, node: Node) -> Mapping[str, SwitchedOn]:
    """Return the parts that are on, by code."""
    rows = session.scalars(select(OptionalRow).order_by(OptionalRow.code))
    return {row.code: _opened(row, node) for row in rows}


def _opened(row: OptionalRow, node: Node) -> SwitchedOn:
    told = open_record(
        REASON,
        row.sealed_content,
        record=Reason,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.code,
    )
    return SwitchedOn(
        code=row.code,
        reason=told.reason,
        advice=told.advice,
        switched_on_by=row.switched_on_by,
        switched_on_at=row.switched_on_at,
    )


def _check_code(code: str) -> None:
    if code not in OPTIONAL:
        raise NotFoundError(_("There is no such part of the method."))


def _codes(session: Session) -> frozenset[str]:
    return frozenset(session.scalars(select(OptionalRow.code)))


def _forget() -> None:
    """Ask anew within this request, because it changed."""
    if g:
        g.pop("linkpin_optional_rows", None)
