"""What coordinators do with fact cards: enter, change, take away, read.

Cards belong to the town and are nobody's alone.
"""

from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import next_change, note_erasure, record_change
from node.private.network.fact import CONTENT, Fact, FactContent, FactDraft
from node.private.network.fact_rules import faults_of_fact
from node.private.network.free_texts import free_texts
from node.private.network.group_models import FactRow
from node.private.network.notes import check_notes
from node.private.network.words import FactKind
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = ["MOST_FACTS", "add_fact", "change_fact", "erase_fact", "get_fact", "list_facts"]

MOST_FACTS: Final = 200
"""Cards of one kind that are shown; a sheet with more of them is no sheet."""

_TABLE: Final = FactRow.__tablename__


def add_fact(
    session: Session, *, node: Node, actor: Person, draft: FactDraft, fact_id: UUID | None = None
) -> UUID:
    """Enter a card; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        draft: What it says.
        fact_id: Number the page brought along, so that a form sent twice is one card.

    Returns:
        Its number.

    Raises:
        NotAllowedError: The actor is no coordinator.
        ConflictError: It was stored already.
        InputRefusedError: It may not stand on a card; faults say why.
        WorryFoundError: It is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft, node=node)
    check_notes(_texts_of(draft.content))
    number = next_change(session)
    if fact_id is not None and session.get(FactRow, fact_id) is not None:
        raise ConflictError(_("This was stored already."))
    row = FactRow(fact_id=fact_id or uuid4(), created_at=node.clock(), revision=0)
    _fill(row, draft, node=node, number=number)
    session.add(row)
    session.flush()
    record_change(session, node=node, actor=actor, action="fact_added", about=row.fact_id)
    return row.fact_id


def change_fact(
    session: Session,
    *,
    node: Node,
    actor: Person,
    fact_id: UUID,
    draft: FactDraft,
    revision: int,
) -> Fact:
    """Let a card say something else; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: It may not stand on a card; faults say why.
        WorryFoundError: It is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    _check(draft, node=node)
    number = next_change(session)
    row = _get_row(session, fact_id)
    if row.revision != revision:
        raise ConflictError(_("Somebody changed this fact meanwhile."))
    check_notes(_texts_of(draft.content), stored=_texts_of(_opened(row, node=node).content))
    _fill(row, draft, node=node, number=number)
    session.flush()
    record_change(session, node=node, actor=actor, action="fact_changed", about=fact_id)
    return _opened(row, node=node)


def erase_fact(session: Session, *, node: Node, actor: Person, fact_id: UUID) -> None:
    """Take a card away for good; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number.
    """
    check_role(actor, PersonRole.COORDINATOR)
    note_erasure(session)
    session.delete(_get_row(session, fact_id))
    session.flush()
    record_change(session, node=node, actor=actor, action="fact_erased", about=fact_id)


def get_fact(session: Session, *, node: Node, person: Person, fact_id: UUID) -> Fact:
    """Return one card.

    Raises:
        NotAllowedError: The person is no coordinator.
        NotFoundError: There is none of this number.
    """
    check_role(person, PersonRole.COORDINATOR)
    return _opened(_get_row(session, fact_id), node=node)


def list_facts(session: Session, *, node: Node, person: Person, kind: FactKind) -> tuple[Fact, ...]:
    """Return the cards of a kind, the newest day first.

    Raises:
        NotAllowedError: The person is no coordinator.
    """
    check_role(person, PersonRole.COORDINATOR)
    rows = session.scalars(
        select(FactRow)
        .where(FactRow.kind == kind)
        .order_by(FactRow.dated_on.desc(), FactRow.fact_id)
        .limit(MOST_FACTS)
    )
    return tuple(_opened(row, node=node) for row in rows)


def _check(draft: FactDraft, *, node: Node) -> None:
    check_record(CONTENT, draft.content)
    faults = faults_of_fact(draft.content, minimum=node.settings.minimum_group_size)
    if draft.dated_on > local_day(node):
        faults = (*faults, _("That day is yet to come."))
    if faults:
        raise InputRefusedError(_("Nothing was stored."), faults=faults)


def _texts_of(content: FactContent) -> dict[str, str]:
    return free_texts(CONTENT, content)


def _get_row(session: Session, fact_id: UUID) -> FactRow:
    row = session.get(FactRow, fact_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no such fact. It may have been erased."))
    return row


def _fill(row: FactRow, draft: FactDraft, *, node: Node, number: int) -> None:
    row.kind, row.dated_on = draft.kind, draft.dated_on
    row.sealed_content = seal_record(
        CONTENT, draft.content, node=node, table=_TABLE, column="sealed_content", row=row.fact_id
    )
    row.revision += 1
    row.change_number, row.changed_at = number, node.clock()


def _opened(row: FactRow, *, node: Node) -> Fact:
    content = open_record(
        CONTENT,
        row.sealed_content,
        record=FactContent,
        node=node,
        table=_TABLE,
        column="sealed_content",
        row=row.fact_id,
    )
    draft = FactDraft(kind=row.kind, dated_on=row.dated_on, content=content)
    return Fact(fact_id=row.fact_id, draft=draft, revision=row.revision, changed_at=row.changed_at)
