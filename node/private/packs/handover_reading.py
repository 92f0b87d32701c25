"""What a successor has to know, read from where it stands; each list is one query with an end."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.meetings.models import MeetingRow
from node.private.meetings.words import MeetingState
from node.private.network.contact import Contact
from node.private.network.contacts import list_contacts
from node.private.network.group_models import GroupRow, OwnCardRow, StepRow
from node.private.network.log import open_line
from node.private.network.log_line import LogLine
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.organisation import Organisation
from node.private.network.organisations import open_organisation
from node.private.network.visible import visible_to
from node.private.network.words import LogKind, State
from node.private.packs.outlines import members_of, name_groups, text_of
from schemas.practice_words import NetworkStep

__all__ = [
    "MOST_ROWS",
    "GroupLine",
    "Mandate",
    "MeetingLine",
    "contacts_of",
    "list_agreements",
    "list_groups",
    "list_meetings",
    "list_mine",
    "list_promises",
    "list_rhythms",
    "read_mandate",
]

MOST_ROWS: Final = 50
"""Rows of each list; the most pressing ones come first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """What the coordinator may do, as it was written down.

    Attributes:
        focus: What the work is about, in one sentence.
        legal_basis: On what it rests.
        aim: What it is for.
        limits: What it is not for.
        adopted_by: Who agreed to it.
        review_on: Day on which it is looked at again.
    """

    focus: str = field(default="", repr=False)
    legal_basis: str = field(default="", repr=False)
    aim: str = field(default="", repr=False)
    limits: str = field(default="", repr=False)
    adopted_by: str = field(default="", repr=False)
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    """A meeting to come.

    Attributes:
        title: What it is called.
        place: Where it is.
        starts_at: When it begins.
    """

    title: str = field(repr=False)
    place: str = field(repr=False)
    starts_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group that is at work.

    Attributes:
        name: What it is called.
        step: At which step it is; None if it has not said.
        since: Since when.
        review_on: When what it agreed on is looked at again.
    """

    name: str = field(repr=False)
    step: NetworkStep | None
    since: date | None
    review_on: date | None


def read_mandate(session: Session, *, node: Node, language: str) -> Mandate:
    """Return the mandate; an empty one if nobody has written it down.

    Args:
        session: Session that reads the private database.
        node: This node.
        language: In which the focus is wanted; another one is better than none.
    """
    row = session.get(OwnCardRow, 1)
    if row is None:
        return Mandate()
    told = members_of(row.sealed_content, node=node, table=OwnCardRow.__tablename__, row=1)
    focus = told.get("focus")
    return Mandate(
        focus=_in_language(focus, language) if isinstance(focus, Mapping) else "",
        legal_basis=text_of(told, "legal_basis"),
        aim=text_of(told, "aim"),
        limits=text_of(told, "limits"),
        adopted_by=text_of(told, "adopted_by"),
        review_on=row.review_on,
    )


def list_promises(
    session: Session, *, node: Node, person: Person, kind: LogKind
) -> tuple[LogLine, ...]:
    """Return the promises that are open, the first due first; those without a day come last."""
    rows = session.scalars(
        select(LogRow)
        .where(LogRow.kind == kind, LogRow.state == State.OPEN, visible_to(person, LogRow.owner_id))
        .order_by(LogRow.due_on.is_(None), LogRow.due_on, LogRow.happened_on, LogRow.line_id)
        .limit(MOST_ROWS)
    )
    return tuple(open_line(row, node=node) for row in rows)


def list_rhythms(session: Session, *, node: Node, person: Person) -> tuple[Organisation, ...]:
    """Return the organisations that have a rhythm of their own, or are left alone."""
    row = OrganisationRow
    return _organisations(
        session,
        node=node,
        where=and_(
            visible_to(person, row.owner_id),
            or_(row.min_days.is_not(None), row.most_asks.is_not(None), row.is_paused),
        ),
    )


def list_agreements(session: Session, *, node: Node, person: Person) -> tuple[Organisation, ...]:
    """Return the organisations with an agreement that ends, the first to end first."""
    row = OrganisationRow
    return _organisations(
        session,
        node=node,
        where=and_(visible_to(person, row.owner_id), row.agreement_until.is_not(None)),
    )


def list_mine(session: Session, *, node: Node, person: Person) -> tuple[Organisation, ...]:
    """Return the organisations that only this person sees."""
    row = OrganisationRow
    return _organisations(
        session,
        node=node,
        where=and_(visible_to(person, row.owner_id), row.owner_id == person.account_id),
    )


def contacts_of(
    session: Session, *, node: Node, person: Person, ids: Collection[UUID]
) -> Mapping[UUID, tuple[Contact, ...]]:
    """Return the contacts of some organisations; a name that waits in quarantine is left out."""
    found: dict[UUID, tuple[Contact, ...]] = {}
    where = (ContactRow.organisation_id.in_(ids), ContactRow.is_quarantined.is_(False))
    for contact in list_contacts(session, node=node, person=person, where=where):
        number = contact.draft.organisation_id
        found[number] = (*found.get(number, ()), contact)
    return found


def list_meetings(session: Session, *, node: Node, person: Person) -> tuple[MeetingLine, ...]:
    """Return the meetings to come, the next one first."""
    rows = session.scalars(
        select(MeetingRow)
        .where(
            MeetingRow.starts_at >= node.clock(),
            MeetingRow.state.in_((MeetingState.PLANNED, MeetingState.INVITED)),
            visible_to(person, MeetingRow.owner_id),
        )
        .order_by(MeetingRow.starts_at, MeetingRow.meeting_id)
        .limit(MOST_ROWS)
    )
    lines = []
    for row in rows:
        told = members_of(
            row.sealed_content, node=node, table=MeetingRow.__tablename__, row=row.meeting_id
        )
        lines.append(
            MeetingLine(
                title=text_of(told, "title"),
                place=text_of(told, "place"),
                starts_at=row.starts_at,
            )
        )
    return tuple(lines)


def list_groups(session: Session, *, node: Node, person: Person) -> tuple[GroupLine, ...]:
    """Return the groups at work, by name, each with its last step."""
    last = (
        select(StepRow.group_id, func.max(StepRow.since).label("since"))
        .group_by(StepRow.group_id)
        .subquery()
    )
    found = session.execute(
        select(GroupRow.group_id, GroupRow.review_on, StepRow.step, StepRow.since)
        .outerjoin(last, last.c.group_id == GroupRow.group_id)
        .outerjoin(
            StepRow,
            and_(StepRow.group_id == last.c.group_id, StepRow.since == last.c.since),
        )
        .where(GroupRow.state == State.OPEN, visible_to(person, GroupRow.owner_id))
        .order_by(GroupRow.created_at.desc(), GroupRow.group_id)
        .limit(MOST_ROWS)
    )
    lines = {number: (review_on, step, since) for number, review_on, step, since in found}
    names = name_groups(session, node=node, person=person, ids=tuple(lines))
    return tuple(
        GroupLine(
            name=name, review_on=lines[number][0], step=lines[number][1], since=lines[number][2]
        )
        for number, name in names.items()
    )


def _in_language(focus: Mapping[object, object], language: str) -> str:
    return str(focus.get(language) or next(iter(focus.values()), ""))


def _organisations(
    session: Session, *, node: Node, where: ColumnElement[bool]
) -> tuple[Organisation, ...]:
    rows = session.scalars(
        select(OrganisationRow)
        .where(where)
        .order_by(
            OrganisationRow.agreement_until.is_(None),
            OrganisationRow.agreement_until,
            OrganisationRow.created_at,
            OrganisationRow.organisation_id,
        )
        .limit(MOST_ROWS)
    )
    return tuple(open_organisation(row, node=node) for row in rows)
