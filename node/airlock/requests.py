"""Release requests as the airlock's steps share them: opened, sealed, looked up, told apart.

A request is one revision of one record on its way out. Its draft is sealed at rest like every
private text, and so is what the second reader approved, to show a difference if there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.drafting import Draft, draft_entry, draft_summary
from node.airlock.findings import Decision, DismissalReason
from node.airlock.models import DecisionRow, ReleaseRequest, RequestState
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.directory.service import get_draft
from node.private.practices.service import get_practice
from node.published.reading import find_live, find_released
from schemas.bodies import Body, parse_body
from schemas.entry import Kind
from schemas.errors import RecordInvalidError, SchemaError
from schemas.strict_json import dump, parse_object

__all__ = [
    "Subject",
    "check_open",
    "decisions_of",
    "draft_of",
    "get_request",
    "list_requests",
    "missing_members",
    "open_request",
    "parse_draft",
    "seal_draft",
    "subject_of",
]

_TABLE = "release_request"
_MAX_DRAFT_BYTES = 1024 * 1024
_OPEN = (RequestState.DRAFTING, RequestState.ASKED, RequestState.APPROVED, RequestState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a request is made from.

    Attributes:
        subject_id: The practice or directory draft; stays in the node.
        kind: Which kind of record it becomes.
        revision: Its revision now.
        language: Language of its texts.
        draft: The body as it would leave, before anybody changed it.
    """

    subject_id: UUID
    kind: Kind
    revision: int
    language: str
    draft: Draft = field(repr=False)


def subject_of(session: Session, *, node: Node, kind: Kind, subject_id: UUID) -> Subject:
    """Return what a request is, or would be, made from.

    Raises:
        NotFoundError: There is no such practice or directory draft.
    """
    settings, now = node.settings, node.clock()
    if kind is Kind.PRACTICE_SUMMARY:
        practice = get_practice(session, node=node, practice_id=subject_id)
        contact = find_live(session, Kind.DIRECTORY_ENTRY)
        return Subject(
            subject_id=subject_id,
            kind=kind,
            revision=practice.revision,
            language=practice.content.language,
            draft=draft_summary(
                practice.content,
                settings=settings,
                now=now,
                contact=contact.record_id if contact else None,
            ),
        )
    entry = get_draft(session, node=node, draft_id=subject_id)
    return Subject(
        subject_id=subject_id,
        kind=kind,
        revision=entry.revision,
        language=settings.language,
        draft=draft_entry(entry.content, settings=settings, now=now),
    )


def open_request(
    session: Session, *, node: Node, author: Person, kind: Kind, subject_id: UUID
) -> ReleaseRequest:
    """Return the open request for a subject, or begin one; the caller commits.

    A request made from an older revision of the subject is cancelled and begun anew: nobody should
    release what its author has changed since. A record that was released before keeps its
    identifier and gets the next revision.

    Raises:
        NotAllowedError: The author is no coordinator.
        NotFoundError: There is no such subject.
    """
    check_role(author, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    subject = subject_of(session, node=node, kind=kind, subject_id=subject_id)
    rows = _requests_for(session, subject_id)
    newest = rows[-1] if rows else None
    released = {row.request_id: _is_released(session, row) for row in rows}
    if newest is not None and newest.state in _OPEN and not released[newest.request_id]:
        if newest.subject_revision == subject.revision:
            return newest
        newest.state = RequestState.CANCELLED
    record_id, rev = _next_revision(session, rows)
    row = ReleaseRequest(
        request_id=uuid4(),
        kind=kind,
        record_id=record_id,
        rev=rev,
        subject_id=subject_id,
        subject_revision=subject.revision,
        author_id=author.account_id,
        state=RequestState.DRAFTING,
        created_at=node.clock(),
    )
    seal_draft(row, subject.draft, node=node)
    session.add(row)
    session.flush()
    record_action(
        session,
        actor=str(author.account_id),
        action="request_opened",
        about=str(row.request_id),
        clock=node.clock,
    )
    return row


def get_request(session: Session, request_id: UUID) -> ReleaseRequest:
    """Return a request as it stands now.

    Raises:
        NotFoundError: There is none of this number.
    """
    row = session.get(ReleaseRequest, request_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no release request %(request)s.") % {"request": request_id})
    return row


def list_requests(session: Session) -> tuple[ReleaseRequest, ...]:
    """Return every request, the oldest first."""
    return tuple(
        session.scalars(
            select(ReleaseRequest)
            .order_by(ReleaseRequest.created_at, ReleaseRequest.request_id)
            .execution_options(populate_existing=True)
        )
    )


def draft_of(row: ReleaseRequest, *, node: Node) -> Draft:
    """Return the draft of a request, opened."""
    text = node.data_key.open(
        row.sealed_draft, table=_TABLE, column="sealed_draft", row=row.request_id
    )
    return parse_object(text.encode(), max_bytes=_MAX_DRAFT_BYTES)


def seal_draft(row: ReleaseRequest, draft: Draft, *, node: Node) -> None:
    """Put `draft` into the request, sealed."""
    row.sealed_draft = node.data_key.seal(
        dump(draft).decode(), table=_TABLE, column="sealed_draft", row=row.request_id
    )


def parse_draft(row: ReleaseRequest, draft: Draft) -> Body:
    """Return the body that a draft spells.

    Raises:
        RecordInvalidError: Something is missing or too long; names every member.
        JsonInvalidError: The draft is longer than a body may be.
    """
    return parse_body(Kind(row.kind), dump(draft))


def missing_members(row: ReleaseRequest, draft: Draft) -> Mapping[str, tuple[str, ...]]:
    """Return what a reader would refuse the draft for: members with the reasons' words."""
    try:
        parse_draft(row, draft)
    except RecordInvalidError as exc:
        return exc.reasons
    except SchemaError as exc:
        return {"": (exc.code,)}
    return {}


def decisions_of(session: Session, request_id: UUID) -> dict[str, Decision]:
    """Return what was decided to identify nobody, by `Finding.key`."""
    rows = session.scalars(select(DecisionRow).where(DecisionRow.request_id == request_id))
    return {row.finding_key: Decision(reason=DismissalReason(str(row.reason))) for row in rows}


def _requests_for(session: Session, subject_id: UUID) -> list[ReleaseRequest]:
    return list(
        session.scalars(
            select(ReleaseRequest)
            .where(ReleaseRequest.subject_id == subject_id)
            .order_by(ReleaseRequest.created_at, ReleaseRequest.rev)
            .execution_options(populate_existing=True)
        )
    )


def _is_released(session: Session, row: ReleaseRequest) -> bool:
    released = find_released(session, row.record_id)
    return released is not None and released.rev >= row.rev


def _next_revision(session: Session, rows: list[ReleaseRequest]) -> tuple[UUID, int]:
    """Return the record's identifier and next revision; a withdrawn record begins anew."""
    if not rows:
        return uuid4(), 1
    last = rows[-1]
    released = find_released(session, last.record_id)
    if released is not None and not released.live:
        return uuid4(), 1
    return last.record_id, max(row.rev for row in rows if row.record_id == last.record_id) + 1


def check_open(session: Session, row: ReleaseRequest) -> None:
    """Check that a request can still be changed.

    Raises:
        ConflictError: It was released or cancelled.
    """
    if row.state is RequestState.CANCELLED or _is_released(session, row):
        raise ConflictError(_("This request is closed. Begin a correction of the record instead."))
