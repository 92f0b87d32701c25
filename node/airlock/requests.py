"""Release requests as the airlock's steps share them: opened, sealed, looked up, told apart.

A request is one revision of one record on its way out. Its draft is sealed at rest like every
private text, and so is what the second reader was asked about, to show a difference if there is
one. Whoever wrote the subject begins its request; a colleague may only when that account is closed.
"""

from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.airlock.drafting import Draft, draft_entry, draft_summary
from node.airlock.models import ReleaseRequest, RequestState, WithdrawalOrder
from node.airlock.subjects import Subject, get_subject
from node.audit import record_action
from node.database import Zone, start_writing
from node.errors import ConflictError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person_by_id
from node.private.directory.service import find_draft_of
from node.private.practices.practice import PracticeContent
from node.published.reading import find_released
from schemas.entry import Kind
from schemas.strict_json import dump, parse_object

__all__ = [
    "check_open",
    "close_requests",
    "draft_of",
    "find_request",
    "get_own_request",
    "get_request",
    "is_open",
    "language_of_draft",
    "list_requests",
    "note_of",
    "open_request",
    "open_sealed_draft",
    "record_step",
    "seal_draft",
]

_TABLE = "release_request"
_MAX_DRAFT_BYTES = 1024 * 1024


def open_request(
    session: Session, *, node: Node, author: Person, kind: Kind, subject_id: UUID
) -> ReleaseRequest:
    """Return the open request for a subject, or begin one; the caller commits.

    A request made from an older revision of the subject is cancelled and begun anew: nobody should
    release what its author has changed since. A record that was released before keeps its
    identifier and gets the next revision; one that was withdrawn begins anew.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        author: The coordinator who asks for it. A colleague gets the open request to look at.
        kind: Which kind of record it shall become.
        subject_id: The practice, or the draft of a directory entry.

    Raises:
        NotAllowedError: The author is no coordinator, or somebody else wrote the subject.
        NotFoundError: There is no such subject.
    """
    check_role(author, PersonRole.COORDINATOR)
    start_writing(session, Zone.PRIVATE)
    subject = get_subject(session, node=node, kind=kind, subject_id=subject_id)
    rows = _requests_for(session, subject_id)
    # Closing one before the next is begun, this keeps at most one open for a subject.
    present = next((row for row in rows if is_open(session, row)), None)
    mine = author.account_id in {subject.author_id, present.author_id if present else None}
    if present is not None and present.subject_revision == subject.revision:
        left = _is_disabled(session, node, present.author_id)
        if not left:
            return present
    if not mine and not _is_disabled(session, node, subject.author_id):
        raise NotAllowedError(_("Only the person who wrote this may begin its release."))
    if present is not None:
        _close(session, node, present, person=author)
    row = _new_request(session, node, subject=subject, author=author, rows=rows)
    record_step(session, node, person=author, action="request_opened", row=row)
    return row


def find_request(session: Session, request_id: UUID) -> ReleaseRequest | None:
    """Return a request as it stands now; None if there is none of this number."""
    return session.get(ReleaseRequest, request_id, populate_existing=True)


def get_request(session: Session, request_id: UUID) -> ReleaseRequest:
    """Return a request as it stands now.

    Raises:
        NotFoundError: There is none of this number.
    """
    row = find_request(session, request_id)
    if row is None:
        raise NotFoundError(_("There is no release request %(request)s.") % {"request": request_id})
    return row


def get_own_request(session: Session, *, author: Person, request_id: UUID) -> ReleaseRequest:
    """Return a request as it stands now, for who is about to change it.

    Raises:
        NotAllowedError: The person is no coordinator, or the request is a colleague's.
        NotFoundError: There is none of this number.
    """
    check_role(author, PersonRole.COORDINATOR)
    row = get_request(session, request_id)
    if row.author_id != author.account_id:
        raise NotAllowedError(_("Only the author of a request may change it or ask a reader."))
    return row


def list_requests(
    session: Session, *, state: RequestState | None = None
) -> tuple[ReleaseRequest, ...]:
    """Return every request, or those in one state, the oldest first."""
    wanted = select(ReleaseRequest).order_by(
        ReleaseRequest.created_at, ReleaseRequest.rev, ReleaseRequest.request_id
    )
    if state is not None:
        wanted = wanted.where(ReleaseRequest.state == state)
    return tuple(session.scalars(wanted.execution_options(populate_existing=True)))


def draft_of(row: ReleaseRequest, *, node: Node) -> Draft:
    """Return the draft of a request, opened."""
    return open_sealed_draft(row, row.sealed_draft, node=node, column="sealed_draft")


def open_sealed_draft(row: ReleaseRequest, sealed: bytes, *, node: Node, column: str) -> Draft:
    """Return a draft that stands sealed in `column` of a request."""
    text = node.data_key.open(sealed, table=_TABLE, column=column, row=row.request_id)
    return parse_object(text.encode(), max_bytes=_MAX_DRAFT_BYTES)


def note_of(row: ReleaseRequest, *, node: Node) -> str | None:
    """Return what the second reader wrote to the author, opened; None if nothing."""
    if row.sealed_note is None:
        return None
    return node.data_key.open(
        row.sealed_note, table=_TABLE, column="sealed_note", row=row.request_id
    )


def seal_draft(row: ReleaseRequest, draft: Draft, *, node: Node, column: str) -> bytes:
    """Return a draft sealed for `column` of a request."""
    text = dump(draft).decode()
    return node.data_key.seal(text, table=_TABLE, column=column, row=row.request_id)


def language_of_draft(draft: Draft, *, node: Node) -> str:
    """Return the language of a draft; a directory entry has the node's."""
    return str(draft.get("language", node.settings.language))


def check_open(session: Session, row: ReleaseRequest) -> None:
    """Check that a request can still be changed.

    Raises:
        ConflictError: It was released or cancelled, or its record was withdrawn.
    """
    if not is_open(session, row):
        raise ConflictError(_("This request is closed. Begin a correction of the record instead."))


def close_requests(session: Session, *, node: Node, record_id: UUID, person: Person) -> None:
    """Cancel what is still open for a record that is to be withdrawn; the caller commits."""
    for row in session.scalars(
        select(ReleaseRequest)
        .where(ReleaseRequest.record_id == record_id)
        .execution_options(populate_existing=True)
    ).all():
        if row.state is not RequestState.CANCELLED and not _is_released(session, row):
            _close(session, node, row, person=person)


def record_step(
    session: Session, node: Node, *, person: Person, action: str, row: ReleaseRequest
) -> None:
    """Note in the audit log who took which step with a request; identifiers only."""
    session.flush()
    record_action(
        session,
        actor=str(person.account_id),
        action=action,
        about=str(row.request_id),
        keyring=node.data_key,
        clock=node.clock,
    )


def _new_request(
    session: Session,
    node: Node,
    *,
    subject: Subject,
    author: Person,
    rows: list[ReleaseRequest],
) -> ReleaseRequest:
    record_id, rev = _next_revision(session, rows)
    row = ReleaseRequest(
        request_id=uuid4(),
        kind=subject.kind,
        record_id=record_id,
        rev=rev,
        subject_id=subject.subject_id,
        subject_revision=subject.revision,
        author_id=author.account_id,
        state=RequestState.DRAFTING,
        times_asked=0,
        created_at=node.clock(),
    )
    draft = _first_draft(session, node, subject=subject, author=author)
    row.sealed_draft = seal_draft(row, draft, node=node, column="sealed_draft")
    session.add(row)
    return row


def _first_draft(session: Session, node: Node, *, subject: Subject, author: Person) -> Draft:
    settings, now = node.settings, node.clock()
    if isinstance(subject.content, PracticeContent):
        contact = _find_contact(session, node, author)
        return draft_summary(subject.content, settings=settings, now=now, contact=contact)
    return draft_entry(subject.content, settings=settings, now=now)


def _find_contact(session: Session, node: Node, author: Person) -> UUID | None:
    """Return the record of the author's own directory entry while towns can read it."""
    entry = find_draft_of(session, node=node, author=author)
    rows = _requests_for(session, entry.draft_id) if entry is not None else []
    for record_id in dict.fromkeys(row.record_id for row in rows):
        released = find_released(session, record_id)
        if released is not None and released.live and not _is_ended(session, record_id):
            return record_id
    return None


def _requests_for(session: Session, subject_id: UUID) -> list[ReleaseRequest]:
    return list(
        session.scalars(
            select(ReleaseRequest)
            .where(ReleaseRequest.subject_id == subject_id)
            .order_by(ReleaseRequest.created_at, ReleaseRequest.rev)
            .execution_options(populate_existing=True)
        )
    )


def _next_revision(session: Session, rows: list[ReleaseRequest]) -> tuple[UUID, int]:
    """Return the record's identifier and next revision; a withdrawn record begins anew."""
    for row in reversed(rows):
        if not _is_ended(session, row.record_id):
            revisions = [each.rev for each in rows if each.record_id == row.record_id]
            return row.record_id, max(revisions) + 1
    return uuid4(), 1


def is_open(session: Session, row: ReleaseRequest) -> bool:
    """Say whether a request can still be changed, read or released."""
    if row.state is RequestState.CANCELLED:
        return False
    released = find_released(session, row.record_id)
    if released is not None and (released.rev >= row.rev or not released.live):
        return False
    return not _is_ordered(session, row.record_id)


def _is_released(session: Session, row: ReleaseRequest) -> bool:
    released = find_released(session, row.record_id)
    return released is not None and released.rev >= row.rev


def _is_ended(session: Session, record_id: UUID) -> bool:
    """Say whether a record was withdrawn, or somebody ordered it and the sealer comes to it."""
    released = find_released(session, record_id)
    return _is_ordered(session, record_id) or (released is not None and not released.live)


def _is_ordered(session: Session, record_id: UUID) -> bool:
    return session.get(WithdrawalOrder, record_id) is not None


def _is_disabled(session: Session, node: Node, account_id: UUID) -> bool:
    return get_person_by_id(session, node=node, account_id=account_id).disabled_at is not None


def _close(session: Session, node: Node, row: ReleaseRequest, *, person: Person) -> None:
    row.state = RequestState.CANCELLED
    record_step(session, node, person=person, action="request_cancelled", row=row)
