"""Records that waited for newer software, read again after an upgrade.

A version of a schema that this software does not know is no fault of the sender: its bytes are kept
and it is not shown. Once a version knows the schema, the record is judged like one that came today.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.clock import Clock
from node.database import Zone, start_writing
from node.received.models import ReceivedRecord, RecordState
from node.received.reading import last_change
from node.received.refusals import forget_refusal
from node.received.store import apply_verdict, judge_body
from schemas.entry import Kind

__all__ = ["retry_waiting"]

_BATCH = 100


def retry_waiting(session: Session, *, clock: Clock) -> int:
    """Judge again what waited for newer software; commits in batches. Called after a start.

    Args:
        session: Session that writes to the received database, without open changes.
        clock: The present time.

    Returns:
        How many records became readable.
    """
    waiting = session.execute(
        select(ReceivedRecord.origin, ReceivedRecord.record_id).where(
            ReceivedRecord.state == RecordState.WAITING
        )
    ).all()
    readable = 0
    for at in range(0, len(waiting), _BATCH):
        start_writing(session, Zone.RECEIVED)
        for origin, record_id in waiting[at : at + _BATCH]:
            readable += _retry(session, origin, record_id, clock=clock)
        session.commit()
        session.expunge_all()
    return readable


def _retry(session: Session, origin: str, record_id: UUID, *, clock: Clock) -> bool:
    """Judge one record; say whether it can be read now."""
    row = session.get(ReceivedRecord, (origin, record_id), populate_existing=True)
    if row is None or row.state is not RecordState.WAITING or row.body is None:
        return False
    verdict = judge_body(Kind(row.kind), row.body)
    if verdict.state is RecordState.WAITING:
        return False
    forget_refusal(session, row)
    row.change_number = last_change(session) + 1
    apply_verdict(session, row, verdict, now=clock())
    session.flush()
    return verdict.state is RecordState.LIVE
