"""What patterns find in practice summaries that came in: noted by codes, and nothing withheld.

Every summary is looked at once for each revision, and again when the patterns know more. Looking
takes no lock; what was found is written only if the summary is still the one that was looked at. A
note has the member, the rule and a number, never a word of the text, and goes with the record.
"""

import json
import logging
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.received.models import IncomingReport, ReceivedRecord, RecordState
from node.textguard.report import REPORT_VERSION, TextNote, note_texts
from schemas.entry import Kind
from schemas.errors import SchemaError
from schemas.free_texts import free_texts
from schemas.practice_summary import parse_practice_summary
from schemas.strict_json import parse_object

__all__ = ["find_notes", "forget_notes", "note_incoming"]

_log = logging.getLogger("node.received")

_BATCH: Final = 20


def note_incoming(session: Session, *, now: datetime, most: int) -> int:
    """Look at summaries that nobody looked at yet, the oldest first; commits in batches.

    Args:
        session: Session that writes to the received database, without open changes.
        now: Time of the look.
        most: Summaries that are looked at now; the others wait for the next time.

    Returns:
        How many were looked at.
    """
    looked_at = 0
    while looked_at < most:
        rows = _unread(session, limit=min(_BATCH, most - looked_at))
        session.rollback()  # Looking takes its time, and nobody waits for it.
        if not rows:
            break
        found = [(row, _notes_of(row[3])) for row in rows]
        start_writing(session, Zone.RECEIVED)
        for (origin, record_id, change_number, _body), notes in found:
            _keep(session, origin, record_id, change_number, notes=notes, now=now)
        session.commit()
        looked_at += len(rows)
    return looked_at


def find_notes(session: Session, *, origin: str, record_id: UUID) -> tuple[TextNote, ...]:
    """Return what was noted about a record as it is now; nothing if nobody looked at it yet."""
    row = session.execute(
        select(IncomingReport.noted)
        .join(
            ReceivedRecord,
            (ReceivedRecord.origin == IncomingReport.origin)
            & (ReceivedRecord.record_id == IncomingReport.record_id)
            & (ReceivedRecord.change_number == IncomingReport.change_number),
        )
        .where(IncomingReport.origin == origin, IncomingReport.record_id == record_id)
    ).first()
    return () if row is None else _parsed(row.noted)


def forget_notes(session: Session, *, origin: str, record_id: UUID) -> None:
    """Take away what was noted about a record that is another one from now on."""
    session.execute(
        delete(IncomingReport).where(
            IncomingReport.origin == origin, IncomingReport.record_id == record_id
        )
    )


_Unread = tuple[str, UUID, int, bytes]


def _unread(session: Session, *, limit: int) -> list[_Unread]:
    """Return live summaries that changed since the last that was looked at."""
    last = session.scalar(
        select(func.max(IncomingReport.change_number)).where(
            IncomingReport.version == REPORT_VERSION
        )
    )
    rows = session.execute(
        select(
            ReceivedRecord.origin,
            ReceivedRecord.record_id,
            ReceivedRecord.change_number,
            ReceivedRecord.body,
        )
        .where(
            ReceivedRecord.change_number > (last or 0),
            ReceivedRecord.kind == Kind.PRACTICE_SUMMARY.value,
            ReceivedRecord.state == RecordState.LIVE,
        )
        .order_by(ReceivedRecord.change_number)
        .limit(limit)
    )
    return [(row[0], row[1], row[2], row[3] or b"") for row in rows]


def _notes_of(body: bytes) -> tuple[TextNote, ...]:
    try:
        summary = parse_practice_summary(body)
    except SchemaError:
        # It could be read when it came; whoever opens it is told that it is damaged.
        return ()
    members = parse_object(body, max_bytes=len(body))
    return note_texts(free_texts(members), country=summary.place.country)


def _keep(
    session: Session,
    origin: str,
    record_id: UUID,
    change_number: int,
    *,
    notes: tuple[TextNote, ...],
    now: datetime,
) -> None:
    row = session.get(ReceivedRecord, (origin, record_id), populate_existing=True)
    if row is None or row.change_number != change_number:
        return  # It changed meanwhile, or is gone; what stands now is looked at again.
    session.merge(
        IncomingReport(
            origin=origin,
            record_id=record_id,
            change_number=change_number,
            version=REPORT_VERSION,
            noted=json.dumps([[each.member, each.kind, each.rule, each.number] for each in notes]),
            at=now,
        )
    )
    if notes:
        rules = " ".join(sorted({each.rule for each in notes}))
        _log.info("incoming_noted", extra={"origin": origin, "about": record_id, "code": rules})


def _parsed(noted: str) -> tuple[TextNote, ...]:
    return tuple(
        TextNote(member=member, kind=kind, rule=rule, number=number)
        for member, kind, rule, number in json.loads(noted)
    )
