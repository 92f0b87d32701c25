"""How much came in: numbers over received records, for people who look after the whole."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.received.models import ReceivedRecord, RecordState
from schemas.entry import Kind

__all__ = ["MonthCount", "count_since"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """What happened to practice summaries since a day.

    Attributes:
        new: First revisions released since and still to be read.
        changed: Later revisions released since.
        withdrawn: Withdrawals since.
    """

    new: int
    changed: int
    withdrawn: int


def count_since(session: Session, since: datetime) -> MonthCount:
    """Count practice summaries of other towns by their newest entry's day.

    Args:
        session: Session that reads the received database.
        since: First day that counts.
    """
    is_first = ReceivedRecord.rev == 1
    rows = session.execute(
        select(ReceivedRecord.state, is_first, func.count())
        .where(ReceivedRecord.kind == Kind.PRACTICE_SUMMARY.value)
        .where(ReceivedRecord.day >= int(since.timestamp()))
        .group_by(ReceivedRecord.state, is_first)
    )
    counted: dict[tuple[RecordState, bool], int] = {
        (state, bool(first)): number for state, first, number in rows
    }
    return MonthCount(
        new=counted.get((RecordState.LIVE, True), 0),
        changed=counted.get((RecordState.LIVE, False), 0),
        withdrawn=sum(
            number for (state, _), number in counted.items() if state is RecordState.WITHDRAWN
        ),
    )
