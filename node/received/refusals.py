"""Why a record was refused, beside its entry; the reason goes when it no longer says anything."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from federation.errors import PeerRejectedError
from node.received.models import Quarantined, ReceivedRecord, RecordState
from node.trust.reasons import describe
from schemas.errors import SchemaError

__all__ = ["Reason", "forget_refusal", "forget_refusals", "keep_refusals"]

Reason: TypeAlias = PeerRejectedError | SchemaError


def keep_refusals(
    session: Session,
    refused: Mapping[int, Reason],
    *,
    collection: str,
    origin: str,
    now: datetime,
) -> None:
    """Write why entries were refused, by position, without the records' texts."""
    rows = [
        {
            "collection": collection,
            "position": position,
            "origin": origin,
            "code": error.code,
            "detail": describe(error),
            "at": now,
        }
        for position, error in refused.items()
    ]
    if rows:
        session.execute(insert(Quarantined), rows)


def forget_refusal(session: Session, row: ReceivedRecord) -> None:
    """Delete the reason that stood beside a record's last entry; it no longer says anything."""
    if row.state in {RecordState.QUARANTINED, RecordState.WAITING}:
        forget_refusals(session, [row.position], collection=row.collection)


def forget_refusals(session: Session, positions: Iterable[int], *, collection: str) -> None:
    """Delete the reasons that stand beside some entries of a collection."""
    for position in positions:
        session.execute(
            delete(Quarantined).where(
                Quarantined.collection == collection, Quarantined.position == position
            )
        )
