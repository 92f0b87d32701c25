"""What authors decided to identify nobody: the rules and the reason, never the words.

A decision is kept under `Finding.key`, a hash of member, rules and words. Few words can be guessed
from their hash, so the key is sealed; one decision for each key of a request is kept here, because
the database cannot see which keys are equal.
"""

from collections.abc import Mapping
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.findings import Decision, DismissalReason, Finding
from node.airlock.models import DecisionRow
from node.extensions import Node
from node.people.service import Person

__all__ = ["decisions_of", "keep_decision", "restore_decisions"]

_MAX_RULES_CHARACTERS = 400


def decisions_of(session: Session, request_id: UUID, *, node: Node) -> dict[str, Decision]:
    """Return what was decided about a request, by `Finding.key`.

    Raises:
        SealedFieldError: A decision was moved here from another row.
    """
    return {
        _open_key(row, node): Decision(reason=DismissalReason(row.reason))
        for row in _rows(session, request_id)
    }


def keep_decision(
    session: Session,
    finding: Finding,
    *,
    node: Node,
    request_id: UUID,
    reason: DismissalReason,
    author: Person,
) -> None:
    """Keep one decision, in place of an earlier one about the same words; the caller commits."""
    same = [row for row in _rows(session, request_id) if _open_key(row, node) == finding.key]
    if same:
        row = same[0]
    else:
        row = DecisionRow(decision_id=uuid4(), request_id=request_id)
        row.sealed_finding_key = node.data_key.seal(
            finding.key,
            table=DecisionRow.__tablename__,
            column="sealed_finding_key",
            row=row.decision_id,
        )
    row.reason = reason
    row.rules = " ".join(finding.rules)[:_MAX_RULES_CHARACTERS]
    row.decided_by, row.decided_at = author.account_id, node.clock()
    session.add(row)
    session.flush()


def restore_decisions(
    session: Session, request_id: UUID, *, node: Node, decided: Mapping[str, DismissalReason]
) -> None:
    """Take back what was decided since: by `Finding.key`, only `decided` stays."""
    for row in _rows(session, request_id):
        reason = decided.get(_open_key(row, node))
        if reason is None:
            session.delete(row)
        else:
            row.reason = reason
    session.flush()


def _rows(session: Session, request_id: UUID) -> list[DecisionRow]:
    return list(
        session.scalars(
            select(DecisionRow)
            .where(DecisionRow.request_id == request_id)
            .execution_options(populate_existing=True)
        )
    )


def _open_key(row: DecisionRow, node: Node) -> str:
    return node.data_key.open(
        row.sealed_finding_key,
        table=DecisionRow.__tablename__,
        column="sealed_finding_key",
        row=row.decision_id,
    )
