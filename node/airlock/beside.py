"""What this node knows besides a draft: the texts it is compared with, read from where they stand.

Directory entries are compared with nothing: who is in the role agreed to every word of them. What
is compared is bounded, so that a check takes as long in a town with ten thousand practices as in
one with two hundred; everything that was ever released of the same practice is always among it.
What was opened is kept in the process: a practice by its revision, a release for good.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.comparing.known import NOTHING, Comparison, Earlier, Note
from node.airlock.draft_texts import language_of, text_members
from node.airlock.drafting import Draft, draft_summary
from node.airlock.models import ReleaseRequest
from node.airlock.requests import draft_of, language_of_draft, note_of, open_sealed_draft
from node.airlock.subjects import subject_of
from node.extensions import Node
from node.private.practices.practice import PracticeContent
from node.private.practices.service import list_revisions, private_texts
from node.published.models import OutcomeWord
from node.published.reading import find_released
from node.published.store import find_outcome, list_last_released
from schemas.entry import Kind
from schemas.strict_json import JsonValue, parse_object

__all__ = ["MOST_NOTES", "MOST_PRACTICES", "MOST_RELEASES", "load_comparison"]

MOST_PRACTICES: Final = 200
"""Other practices that a draft is compared with: those that were changed last."""

MOST_NOTES: Final = 200
"""Notes of second readers that a draft is compared with: the newest."""

MOST_RELEASES: Final = 300
"""Releases of other practices that a draft is compared with: the newest."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_PERIOD: Final = ("start", "end")
_MOST_KEPT: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """A text that left."""

    draft: Draft = field(repr=False)
    members: Mapping[str, str] = field(repr=False)
    language: str


_NOTES: OrderedDict[tuple[UUID, int], tuple[Note, ...]] = OrderedDict()
_LEFT: OrderedDict[tuple[UUID, bytes], _Left] = OrderedDict()


def load_comparison(session: Session, row: ReleaseRequest, *, node: Node) -> Comparison:
    """Return what the draft of a request is compared with.

    Args:
        session: Session that reads the private and the published database.
        row: The request.
        node: This node, with its data key.

    Raises:
        NotFoundError: What it was made from is not here any more.
        SealedFieldError: A text does not open where it stands.
    """
    if row.kind != Kind.PRACTICE_SUMMARY:
        return NOTHING
    return Comparison(
        original=_original(session, row, node=node),
        notes=(
            *_other_practices(session, row.subject_id, node=node),
            *_notes_of_readers(session, row.subject_id, node=node),
        ),
        earlier=tuple(_earlier(session, row, node=node)),
    )


def _original(session: Session, row: ReleaseRequest, *, node: Node) -> Mapping[str, Note]:
    """Return the texts as the author wrote them, under the members that a draft makes of them."""
    content = subject_of(session, row, node=node).content
    if not isinstance(content, PracticeContent):
        return {}
    draft = draft_summary(content, settings=node.settings, now=node.clock(), contact=None)
    return {
        member: Note(text=text, language=language_of(member, default=content.language))
        for member, text in text_members(draft).items()
    }


def _other_practices(session: Session, subject_id: UUID, *, node: Node) -> Iterator[Note]:
    for stamp in list_revisions(session, besides=subject_id, most=MOST_PRACTICES):
        if stamp not in _NOTES:
            texts = private_texts(session, node=node, practice_id=stamp[0])
            _NOTES[stamp] = tuple(
                Note(text=each.text, language=each.language, is_to_leave=True) for each in texts
            )
            _forget(_NOTES)
        yield from _NOTES[stamp]


def _notes_of_readers(session: Session, subject_id: UUID, *, node: Node) -> Iterator[Note]:
    """Yield what second readers wrote about other texts; about this one they may quote it."""
    rows = session.scalars(
        select(ReleaseRequest)
        .where(ReleaseRequest.sealed_note.is_not(None))
        .where(ReleaseRequest.subject_id != subject_id)
        .order_by(ReleaseRequest.decided_at.desc(), ReleaseRequest.request_id)
        .limit(MOST_NOTES)
    )
    for row in rows:
        text = note_of(row, node=node)
        if text is not None:
            yield Note(text=text, language=node.settings.language)


def _earlier(session: Session, row: ReleaseRequest, *, node: Node) -> Iterator[Earlier]:
    """Yield texts that left before, whatever became of them since."""
    draft = draft_of(row, node=node)
    last = list_last_released(session, most=MOST_RELEASES)
    rows = session.scalars(
        select(ReleaseRequest)
        .where(ReleaseRequest.request_id.in_(last) | (ReleaseRequest.subject_id == row.subject_id))
        .where(ReleaseRequest.request_id != row.request_id)
        .where(ReleaseRequest.kind == row.kind)
        .order_by(ReleaseRequest.created_at, ReleaseRequest.request_id)
    ).all()
    for each in rows:
        approved = last.get(each.request_id) or _approval_released(session, each)
        if approved is None or each.sealed_asked is None:
            continue
        left = _what_left(session, each, approved, node=node)
        yield Earlier(
            members=left.members,
            language=left.language,
            # Withdrawn and released anew, a practice is another record and the same people.
            is_same=row.record_id == each.record_id or row.subject_id == each.subject_id,
            is_near=_is_near(draft, left.draft),
        )


def _approval_released(session: Session, row: ReleaseRequest) -> bytes | None:
    outcome = find_outcome(session, row.request_id)
    is_released = outcome is not None and outcome.outcome is OutcomeWord.RELEASED
    return outcome.approved_hash if outcome is not None and is_released else None


def _what_left(session: Session, row: ReleaseRequest, approved: bytes, *, node: Node) -> _Left:
    key = row.request_id, approved
    if key not in _LEFT:
        draft = _draft_that_left(session, row, approved, node=node)
        language = language_of_draft(draft, node=node)
        _LEFT[key] = _Left(draft=draft, members=text_members(draft), language=language)
        _forget(_LEFT)
    return _LEFT[key]


def _draft_that_left(
    session: Session, row: ReleaseRequest, approved: bytes, *, node: Node
) -> Draft:
    """Return the text that left; what was asked about since then is another one."""
    if row.asked_hash != approved:
        released = find_released(session, row.record_id)
        if released is not None and released.rev == row.rev and released.body:
            return parse_object(released.body, max_bytes=len(released.body))
    return open_sealed_draft(row, row.sealed_asked or b"", node=node, column="sealed_asked")


def _forget(kept: OrderedDict[_Key, _Value]) -> None:
    """Let go of what was opened first when much was."""
    if len(kept) > _MOST_KEPT:
        kept.popitem(last=False)


def _is_near(draft: Draft, left: Draft) -> bool:
    """Say whether two summaries count the same people: same groups, same setting, same time."""
    shared = all(
        _words(draft.get(name)) & _words(left.get(name)) for name in ("target_groups", "settings")
    )
    return shared and _overlap(draft.get("period"), left.get("period"))


def _words(value: JsonValue) -> set[str]:
    return {str(each) for each in value} if isinstance(value, list) else set()


def _overlap(one: JsonValue, other: JsonValue) -> bool:
    """Say whether two periods share a month; a period without an end goes on."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    starts, ends = ([str(each.get(name, "9999")) for each in (one, other)] for name in _PERIOD)
    return max(starts) <= min(ends)
