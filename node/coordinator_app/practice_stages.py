"""How far each practice of this node is, in one word: from being written to read elsewhere.

What was written stands in the private zone and what left in the published one; here both are read.
The newest request that was not cancelled counts, and what towns can read now counts before it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.airlock.requests import list_requests
from node.airlock.standing import Standing, standing_of
from node.language import gettext as _
from node.language import mark
from node.private.practices.practice import Practice, empty_members
from node.published.reading import Released, find_many
from node.published.store import list_outcomes

__all__ = ["Progress", "Stage", "progress_of"]


class Stage(StrEnum):
    """How far a practice is."""

    WRITING = "writing"
    READY = "ready"
    CHECKING = "checking"
    ASKED = "asked"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


_WORDS: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.WRITING: mark("Being written"),
        Stage.READY: mark("Ready to be made safe"),
        Stage.CHECKING: mark("Being made safe"),
        Stage.ASKED: mark("A second reader is asked"),
        Stage.APPROVED: mark("Approved, about to leave"),
        Stage.SENT_BACK: mark("Sent back to its author"),
        Stage.RELEASED: mark("Other towns can read it"),
        Stage.WITHDRAWN: mark("Withdrawn"),
    }
)

_STAGE_OF: Final[Mapping[Standing, Stage]] = MappingProxyType(
    {
        Standing.DRAFTING: Stage.CHECKING,
        Standing.ASKED: Stage.ASKED,
        Standing.APPROVED: Stage.APPROVED,
        Standing.REFUSED: Stage.SENT_BACK,
        Standing.HELD_BACK: Stage.SENT_BACK,
        Standing.RELEASED: Stage.RELEASED,
        Standing.REPLACED: Stage.RELEASED,
        Standing.WITHDRAWN: Stage.WITHDRAWN,
    }
)


# A request, where it stands, and its record as towns have it.
_Seen = tuple[ReleaseRequest, Standing, Released | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one practice is.

    Attributes:
        stage: The word.
        request_id: The newest request made from it; None before the first.
        was_released: Other towns can read it, or could once.
        is_readable: Other towns can read it now.
    """

    stage: Stage
    request_id: UUID | None
    was_released: bool
    is_readable: bool

    @property
    def words(self) -> str:
        """The stage as people read it; what towns read now, before a correction on its way."""
        said = _(_WORDS[self.stage])
        if self.is_readable and self.stage is not Stage.RELEASED:
            return _("Other towns can read it. Correction: %(stage)s") % {"stage": said}
        return said

    @property
    def is_erasable(self) -> bool:
        """Whether nothing of it left, or is about to."""
        return not self.was_released and self.stage is not Stage.APPROVED


def progress_of(session: Session, practices: Iterable[Practice]) -> Mapping[UUID, Progress]:
    """Return how far each practice is, by its identifier.

    Args:
        session: Session that reads the private and the published database.
        practices: Practices of this node.
    """
    rows = list_requests(session)
    released = find_many(session, [row.record_id for row in rows])
    outcomes = list_outcomes(session)
    by_subject: dict[UUID, list[_Seen]] = {}
    for row in rows:
        record = released.get(row.record_id)
        standing = standing_of(row, released=record, outcome=outcomes.get(row.request_id))
        by_subject.setdefault(row.subject_id, []).append((row, standing, record))
    return {
        practice.practice_id: _progress(practice, by_subject.get(practice.practice_id, []))
        for practice in practices
    }


def _progress(practice: Practice, seen: list[_Seen]) -> Progress:
    records = [record for _row, _standing, record in seen if record is not None]
    counted = [each for each in seen if each[1] is not Standing.CANCELLED]
    unsent = Stage.WRITING if empty_members(practice.content) else Stage.READY
    return Progress(
        stage=_STAGE_OF[counted[-1][1]] if counted else unsent,
        request_id=counted[-1][0].request_id if counted else None,
        was_released=bool(records),
        is_readable=any(record.live for record in records),
    )
