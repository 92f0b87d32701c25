"""The author's last step, kept so that it can be taken back: draft, decisions, how far they were.

It is sealed as the draft is. Only one step is kept: more of a private text than needed to undo a
slip would be a second archive of it.
"""

from sqlalchemy.orm import Session

from node.airlock.decisions import decisions_of, restore_decisions
from node.airlock.drafting import Draft
from node.airlock.findings import DismissalReason
from node.airlock.models import DraftStep, ReleaseRequest
from node.airlock.requests import draft_of
from node.errors import ConflictError
from node.extensions import Node
from node.language import gettext as _
from schemas.strict_json import JsonValue, dump, parse_object

__all__ = ["can_undo", "count_settled", "keep_step", "restore_step"]

_MAX_BYTES = 2 * 1024 * 1024


def can_undo(session: Session, row: ReleaseRequest) -> bool:
    """Say whether there is a step of the author to take back."""
    step = _find(session, row)
    return step is not None and step.sealed_previous is not None


def count_settled(session: Session, row: ReleaseRequest) -> int:
    """Return how many findings stood open once and do not any more."""
    step = _find(session, row)
    return step.settled if step is not None else 0


def keep_step(session: Session, row: ReleaseRequest, *, node: Node) -> DraftStep:
    """Keep how a request is before a step is taken, in the caller's writing transaction.

    Returns:
        What counts the settled findings; the caller adds those that the step settled.
    """
    decided = decisions_of(session, row.request_id, node=node)
    step = _find(session, row) or DraftStep(request_id=row.request_id, settled=0)
    before: dict[str, JsonValue] = {
        "draft": draft_of(row, node=node),
        "decided": {key: decision.reason.value for key, decision in decided.items()},
        "settled": step.settled,
    }
    step.sealed_previous = node.data_key.seal(
        dump(before).decode(),
        table=DraftStep.__tablename__,
        column="sealed_previous",
        row=row.request_id,
    )
    session.add(step)
    return step


def restore_step(session: Session, row: ReleaseRequest, *, node: Node) -> Draft:
    """Put the decisions back as they were and return the draft as it was; the caller stores it.

    Raises:
        ConflictError: There is no step to take back.
    """
    step = _find(session, row)
    if step is None or step.sealed_previous is None:
        raise ConflictError(_("There is nothing to undo."))
    text = node.data_key.open(
        step.sealed_previous,
        table=DraftStep.__tablename__,
        column="sealed_previous",
        row=row.request_id,
    )
    before = parse_object(text.encode(), max_bytes=_MAX_BYTES)
    draft, decided, settled = before["draft"], before["decided"], before["settled"]
    assert isinstance(draft, dict)  # noqa: S101 - written above, and sealed since
    assert isinstance(decided, dict)  # noqa: S101 - as before
    assert isinstance(settled, int)  # noqa: S101 - as before
    restore_decisions(
        session,
        row.request_id,
        node=node,
        decided={key: DismissalReason(str(reason)) for key, reason in decided.items()},
    )
    step.settled, step.sealed_previous = settled, None
    return draft


def _find(session: Session, row: ReleaseRequest) -> DraftStep | None:
    return session.get(DraftStep, row.request_id, populate_existing=True)
