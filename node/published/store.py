"""The doors through which something gets out: a release, and the node's own control entries.

`append_release` puts or withdraws a record; only `node.airlock.release` may call it.
`append_control` writes `key` and `control` entries; only the sealer may call it. Each runs in the
caller's writing transaction, so that entry, tree, body, record state and outcome are committed
together or not at all. A body is deleted in the transaction that corrects or withdraws it.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from federation.keys import SigningKey
from federation.signing import commit_body
from node.database import Zone, start_writing
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.published.appending import (
    Position,
    append_entry,
    get_collection,
    next_change_number,
    open_log,
)
from node.published.models import (
    CollectionRow,
    EntryBody,
    EntryRow,
    OutcomeWord,
    PublishedRecord,
    ReleaseOutcome,
)
from schemas.entry import EntryClaims, Kind, Operation

__all__ = [
    "Position",
    "Put",
    "Withdraw",
    "append_control",
    "append_release",
    "ensure_collections",
    "find_outcome",
    "list_last_released",
    "list_outcomes",
    "record_refusal",
]

SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """One revision of one record, approved by a second reader.

    Attributes:
        audience: Word of the collection: `ran`, or the node's country.
        kind: Practice summary or directory entry.
        record_id: Random identifier, the same for every revision.
        rev: Higher than every revision before.
        body: The exact bytes that peers will store and pass on.
        request_id: The release request, so that a second attempt finds the first.
        approved_hash: What the second reader's approval is bound to; stays in the node.
    """

    audience: str
    kind: Kind
    record_id: UUID
    rev: int
    body: bytes
    request_id: UUID
    approved_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """The end of one record, all revisions of it; final for its identifier."""

    record_id: UUID


def ensure_collections(session: Session, *, node: Node) -> None:
    """Make the collections this node keeps, at size 0. The caller commits."""
    known = set(session.scalars(select(CollectionRow.audience)))
    missing = [audience for audience in node.settings.audiences if audience not in known]
    if missing:
        start_writing(session, Zone.PUBLISHED)
        session.add_all(
            CollectionRow(url=node.settings.collection_url(audience), audience=audience)
            for audience in missing
        )
        session.flush()


def append_release(
    session: Session,
    command: Put | Withdraw,
    *,
    node: Node,
    key: SigningKey,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> Position:
    """Carry out a release or a withdrawal in the caller's writing transaction.

    Doing it again finds what was done and returns its position.

    Args:
        session: Session that writes to the published database.
        command: What to do.
        node: This node.
        key: The record key.
        random_bytes: Source of salts.

    Returns:
        The place of the entry.

    Raises:
        ConflictError: The record was withdrawn, stands in another collection, or has this revision.
        NotFoundError: There is no such record to withdraw, or no such collection.
    """
    start_writing(session, Zone.PUBLISHED)
    if isinstance(command, Withdraw):
        return _withdraw(session, command, node=node, key=key)
    return _put(session, command, node=node, key=key, salt=random_bytes(SALT_BYTES))


def append_control(
    session: Session,
    *,
    node: Node,
    key: SigningKey,
    audience: str,
    keys: tuple[Mapping[str, str], ...] = (),
    control: Mapping[str, str | int] | None = None,
) -> Position:
    """Append a `key` or a `control` entry in the caller's writing transaction.

    Args:
        session: Session that writes to the published database.
        node: This node.
        key: The record key that signs; for a new key, the old one.
        audience: Word of the collection.
        keys: All record keys from now on, for a `key` entry.
        control: The control member, for a `control` entry.
    """
    start_writing(session, Zone.PUBLISHED)
    row = get_collection(session, node.settings.collection_url(audience))
    issuer = node.settings.entity_id
    open_log(session, row, issuer=issuer, key=key, clock=node.clock)
    op = Operation.KEY if keys else Operation.CONTROL
    claims = EntryClaims(iss=issuer, aud=row.url, op=op, iat=0, keys=keys, control=control)
    return append_entry(session, row, claims=claims, key=key, clock=node.clock)


def find_outcome(session: Session, request_id: UUID) -> ReleaseOutcome | None:
    """Return what was done with a request; None if nothing yet."""
    return session.get(ReleaseOutcome, request_id)


def list_outcomes(session: Session) -> dict[UUID, tuple[OutcomeWord, bytes]]:
    """Return for every request that was looked at what was done, and for which approval."""
    rows = session.execute(
        select(ReleaseOutcome.request_id, ReleaseOutcome.outcome, ReleaseOutcome.approved_hash)
    )
    return {request_id: (outcome, approved) for request_id, outcome, approved in rows}


def list_last_released(session: Session, *, most: int) -> dict[UUID, bytes]:
    """Return the requests that were released last, with the approval that each was released for."""
    rows = session.execute(
        select(ReleaseOutcome.request_id, ReleaseOutcome.approved_hash)
        .where(ReleaseOutcome.outcome == OutcomeWord.RELEASED)
        .order_by(ReleaseOutcome.at.desc(), ReleaseOutcome.request_id)
        .limit(most)
    )
    return {row.request_id: row.approved_hash for row in rows}


def record_refusal(
    session: Session, *, request_id: UUID, approved_hash: bytes, code: str, node: Node
) -> None:
    """Note that an approved request was refused, and why. The caller commits.

    A refusal stands for one approval: a new approval has another hash and is looked at again.
    """
    start_writing(session, Zone.PUBLISHED)
    session.merge(
        ReleaseOutcome(
            request_id=request_id,
            outcome=OutcomeWord.REFUSED,
            code=code,
            collection=None,
            position=None,
            approved_hash=approved_hash,
            at=node.clock(),
        )
    )
    session.flush()


def _put(session: Session, command: Put, *, node: Node, key: SigningKey, salt: bytes) -> Position:
    done = find_outcome(session, command.request_id)
    if done is not None and done.outcome is OutcomeWord.RELEASED:
        return Position(collection=str(done.collection), index=int(done.position or 0))
    row = get_collection(session, node.settings.collection_url(command.audience))
    record = _check_put(session.get(PublishedRecord, command.record_id), command, row)
    open_log(session, row, issuer=node.settings.entity_id, key=key, clock=node.clock)
    claims = EntryClaims(
        iss=node.settings.entity_id,
        aud=row.url,
        op=Operation.PUT,
        iat=0,
        kind=command.kind,
        id=command.record_id,
        rev=command.rev,
        digest=commit_body(command.body, salt=salt),
        size=len(command.body),
    )
    position = append_entry(session, row, claims=claims, key=key, clock=node.clock)
    _erase_bodies(session, command.record_id)
    session.add(
        EntryBody(collection=row.url, position=position.index, salt=salt, body=command.body)
    )
    _record_change(session, record, claims=claims, row=row, position=position)
    session.merge(
        ReleaseOutcome(
            request_id=command.request_id,
            outcome=OutcomeWord.RELEASED,
            code=None,
            collection=row.url,
            position=position.index,
            approved_hash=command.approved_hash,
            at=node.clock(),
        )
    )
    session.flush()
    return position


def _check_put(
    record: PublishedRecord | None, command: Put, row: CollectionRow
) -> PublishedRecord | None:
    """Refuse what would give a record two audiences, an older revision, or a second life."""
    if record is None:
        return None
    if not record.live:
        raise ConflictError(_("This record was withdrawn. Release it again as a new record."))
    if record.collection != row.url:
        raise ConflictError(_("To change who reads a record, withdraw it and release it anew."))
    if command.rev <= record.rev:
        raise ConflictError(_("This revision, or a later one, was released before."))
    return record


def _withdraw(session: Session, command: Withdraw, *, node: Node, key: SigningKey) -> Position:
    record = session.get(PublishedRecord, command.record_id)
    if record is None:
        raise NotFoundError(_("No record of this number was ever released."))
    if not record.live:
        return Position(collection=record.collection, index=record.position)
    row = get_collection(session, record.collection)
    claims = EntryClaims(
        iss=node.settings.entity_id,
        aud=row.url,
        op=Operation.WITHDRAW,
        iat=0,
        kind=Kind(record.kind),
        id=record.record_id,
        rev=record.rev,
    )
    position = append_entry(session, row, claims=claims, key=key, clock=node.clock)
    _erase_bodies(session, command.record_id)
    _record_change(session, record, claims=claims, row=row, position=position)
    session.flush()
    return position


def _erase_bodies(session: Session, record_id: UUID) -> None:
    """Delete body and salt of every revision so far; the commitments left say nothing."""
    places = session.execute(
        select(EntryRow.collection, EntryRow.position).where(EntryRow.record_id == record_id)
    )
    for collection, position in places.all():
        session.execute(
            delete(EntryBody).where(
                EntryBody.collection == collection, EntryBody.position == position
            )
        )


def _record_change(
    session: Session,
    record: PublishedRecord | None,
    *,
    claims: EntryClaims,
    row: CollectionRow,
    position: Position,
) -> None:
    """Keep the present state of the record, under the next change number."""
    number = next_change_number(session)
    if record is None:
        record = PublishedRecord(record_id=claims.id, kind=str(claims.kind), collection=row.url)
        session.add(record)
    record.position, record.rev = position.index, int(claims.rev or 0)
    record.day, record.live = row.last_day, claims.op is Operation.PUT
    record.change_number = number
