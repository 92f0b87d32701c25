"""What is stored of the records of one origin, as the trust core asks for it.

A page of a thousand entries would be a thousand queries; so the identifiers in it are looked up
beforehand, a few hundred at a time. They are read from bytes nobody verified yet: an identifier
that was missed there is looked up by itself, one too many costs nothing.
"""

import re
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.base64url import parse_base64url
from federation.trusted_log import RecordHead
from node.received.models import AwaitedBody, ReceivedRecord, RecordState
from schemas.page import Page

__all__ = ["HeadFinder"]

_MOST_PARAMETERS = 300
_IDENTIFIER = re.compile(rb'"id":"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')


class HeadFinder:
    """Looks up what is stored of the records of one origin; a `FindHead` of the trust core.

    Args:
        session: Session that reads the received database.
        origin: Entity identifier of the origin.
        page: Its page, whose records are looked up beforehand; nothing in it is believed.
    """

    def __init__(self, session: Session, *, origin: str, page: Page) -> None:
        self._session = session
        self._origin = origin
        self._heads: dict[UUID, RecordHead | None] = dict.fromkeys(_identifiers(page))
        wanted = list(self._heads)
        for at in range(0, len(wanted), _MOST_PARAMETERS):
            self._heads.update(self._read(wanted[at : at + _MOST_PARAMETERS]))

    def __call__(self, record_id: UUID) -> RecordHead | None:
        """Return the head of a record, or None if nothing is known of it."""
        if record_id not in self._heads:
            self._heads[record_id] = self._read([record_id]).get(record_id)
        return self._heads[record_id]

    def _read(self, record_ids: list[UUID]) -> dict[UUID, RecordHead]:
        rows = self._session.execute(
            select(
                ReceivedRecord.record_id, ReceivedRecord.rev, ReceivedRecord.state, AwaitedBody.rev
            )
            .outerjoin(
                AwaitedBody,
                (AwaitedBody.origin == ReceivedRecord.origin)
                & (AwaitedBody.record_id == ReceivedRecord.record_id),
            )
            .where(ReceivedRecord.origin == self._origin, ReceivedRecord.record_id.in_(record_ids))
        )
        # A revision that was signed for counts, although the one before it is still shown.
        return {
            record_id: RecordHead(
                rev=max(rev, awaited or 0), is_withdrawn=state is RecordState.WITHDRAWN
            )
            for record_id, rev, state, awaited in rows
        }


def _identifiers(page: Page) -> list[UUID]:
    """Return the record identifiers that the entries seem to hold."""
    found: list[UUID] = []
    for line in page.lines:
        try:
            payload = parse_base64url(line.entry.split(b".")[1])
        except (IndexError, ValueError):
            continue
        found += [UUID(each.decode("ascii")) for each in _IDENTIFIER.findall(payload)]
    return found
