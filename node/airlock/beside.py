"""What this node knows besides a draft: the texts it is compared with, read from where they stand.

Directory entries are compared with nothing: who is in the role agreed to every word of them.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.comparing.known import NOTHING, Comparison, Earlier, Note
from node.airlock.draft_texts import language_of, text_members
from node.airlock.drafting import Draft, draft_summary
from node.airlock.models import ReleaseRequest
from node.airlock.requests import (
    draft_of,
    language_of_draft,
    list_requests,
    note_of,
    open_sealed_draft,
)
from node.airlock.subjects import subject_of
from node.extensions import Node
from node.private.practices.practice import PracticeContent
from node.private.practices.service import private_texts
from node.published.models import OutcomeWord
from node.published.reading import find_released
from node.published.store import list_outcomes
from schemas.entry import Kind
from schemas.strict_json import JsonValue, parse_object

__all__ = ["load_comparison"]

_PERIOD = ("start", "end")


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
    requests = list_requests(session)
    return Comparison(
        original=_original(session, row, node=node),
        notes=(
            *_other_practices(session, row.subject_id, node=node),
            *_notes_of_readers(requests, row.subject_id, node=node),
        ),
        earlier=tuple(_earlier(session, row, requests, node=node)),
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
    for each in private_texts(session, node=node):
        if each.practice_id != subject_id:
            yield Note(text=each.text, language=each.language, is_to_leave=True)


def _notes_of_readers(
    requests: tuple[ReleaseRequest, ...], subject_id: UUID, *, node: Node
) -> Iterator[Note]:
    """Yield what second readers wrote about other texts; about this one they may quote it."""
    for row in requests:
        text = note_of(row, node=node) if row.subject_id != subject_id else None
        if text is not None:
            yield Note(text=text, language=node.settings.language)


def _earlier(
    session: Session, row: ReleaseRequest, requests: tuple[ReleaseRequest, ...], *, node: Node
) -> Iterator[Earlier]:
    """Yield every text that left before, whatever became of it since."""
    draft = draft_of(row, node=node)
    outcomes = list_outcomes(session)
    for each in requests:
        outcome, approved = outcomes.get(each.request_id, (None, b""))
        is_other = each.request_id != row.request_id and each.kind == row.kind
        if each.sealed_asked is None or not is_other or outcome is not OutcomeWord.RELEASED:
            continue
        left = _what_left(session, each, approved, node=node)
        yield Earlier(
            members=text_members(left),
            language=language_of_draft(left, node=node),
            # Withdrawn and released anew, a practice is another record and the same people.
            is_same=row.record_id == each.record_id or row.subject_id == each.subject_id,
            is_near=_is_near(draft, left),
        )


def _what_left(session: Session, row: ReleaseRequest, approved: bytes, *, node: Node) -> Draft:
    """Return the text that left; what was asked about since then is another one."""
    released = find_released(session, row.record_id)
    is_newest = released is not None and released.rev == row.rev
    if row.asked_hash != approved and is_newest and released is not None and released.body:
        return parse_object(released.body, max_bytes=len(released.body))
    return open_sealed_draft(row, row.sealed_asked or b"", node=node, column="sealed_asked")


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
