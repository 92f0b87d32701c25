"""Sealing: the signed checkpoint that makes committed entries servable.

Order: the entries are committed; then the high-water mark is put on disk; then the checkpoint is
signed and committed. A crash between two of these steps leaves entries that nobody was served, and
the next run finishes. All collections are sealed in one transaction, so that a peer that asks for
the list in the first second does not take half of it for the whole. When nothing is new the
checkpoint is signed again every six hours, so that peers can tell a quiet town from a frozen one.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.checkpoint import MAX_CLOCK_AHEAD, Checkpoint, sign_checkpoint
from federation.keys import SigningKey
from node.database import Zone, start_writing
from node.errors import HeldError
from node.extensions import Node
from node.language import gettext as _
from node.published.appending import edge_of
from node.published.guard import HighWaterMark, advance_mark, check_not_held
from node.published.models import CollectionRow

__all__ = ["HEARTBEAT", "check_clock", "seal_collections"]

HEARTBEAT = timedelta(hours=6)
"""How often an idle collection's checkpoint is signed again."""


def seal_collections(session: Session, *, node: Node, key: SigningKey) -> int:
    """Sign the checkpoints that are due, in one transaction; commits.

    Args:
        session: Session that writes to the published database, without open changes.
        node: This node.
        key: The record key.

    Returns:
        How many checkpoints were signed.

    Raises:
        HeldError: Marks and database disagree, or the clock is far behind the last checkpoint;
            nothing was signed.
    """
    check_not_held(session, node=node)
    check_clock(session, node=node)
    if not any(_is_due(row, node) for row in _collections(session)):
        return 0
    start_writing(session, Zone.PUBLISHED)
    due = [row for row in _collections(session) if _is_due(row, node)]
    for row in due:
        _seal(row, node=node, key=key)
    session.commit()
    return len(due)


def check_clock(session: Session, *, node: Node) -> None:
    """Check that no checkpoint was signed in what is the future now.

    A clock that was ahead would otherwise go on in every later checkpoint, which peers refuse.

    Raises:
        HeldError: One was, by more than peers allow clocks to differ.
    """
    latest = max((row.signed_at for row in _collections(session) if row.signed_at), default=None)
    if latest is not None and latest - node.clock() > MAX_CLOCK_AHEAD:
        raise HeldError(
            _(
                "Releasing is held: this log was signed at %(signed)s, which is still to come. "
                "A clock was wrong: put this one right, or wait until then."
            )
            % {"signed": f"{latest:%Y-%m-%d %H:%M} UTC"}
        )


def _collections(session: Session) -> Sequence[CollectionRow]:
    query = select(CollectionRow).order_by(CollectionRow.url)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def _is_due(row: CollectionRow, node: Node) -> bool:
    if row.note is None or row.signed_at is None or row.served_size < row.size:
        return True
    return node.clock() - row.signed_at >= HEARTBEAT


def _seal(row: CollectionRow, *, node: Node, key: SigningKey) -> None:
    root = edge_of(row).root
    mark = HighWaterMark(collection=row.url, size=row.size, root_hash=root)
    advance_mark(node.settings.mark_folder, row.audience, mark)
    # A clock that was put back must not make the newest checkpoint look older than the last.
    signed_at = max(node.clock(), row.signed_at or node.clock())
    checkpoint = Checkpoint(collection=row.url, size=row.size, root_hash=root, signed_at=signed_at)
    row.note = sign_checkpoint(checkpoint, key=key)
    row.served_size, row.signed_at = row.size, signed_at
