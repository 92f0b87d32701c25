"""A body that comes later than its entry: asked for again by its position, and judged alone.

The entry was verified when its page was read, and was stored. What comes now must stand beside the
very same bytes; nothing else of the answer is looked at, for nothing else is needed.
"""

from federation.errors import BodyRefusedError, PageRefusedError, PositionError
from federation.keys import KeySet
from federation.signing import check_body, verify_entry
from federation.trusted_log import ReadRecord, RecordOutcome
from schemas.page import Page

__all__ = ["read_late_body"]


def read_late_body(
    page: Page, *, entry: bytes, index: int, issuer: str, collection: str, keys: KeySet
) -> ReadRecord:
    """Return the record of an entry of the verified prefix, with the body that came now.

    Args:
        page: The answer; its first line is the entry that was asked for.
        entry: The exact bytes of that entry, as they were stored.
        index: Its place in the log, counted from 0.
        issuer: Entity identifier of the origin.
        collection: URL of the collection.
        keys: Record keys listed in the prefix.

    Returns:
        A record that is verified; pending, if there still is no body; or refused, if it still does
        not fit.

    Raises:
        PositionError: Another entry, or none.
        PageRefusedError: A body without its salt, or a salt without its body.
        PeerRejectedError: The stored entry is not one of this place; see `verify_entry`.
    """
    line = page.lines[0] if page.lines else None
    if line is None or (line.index, line.entry) != (index, entry):
        raise PositionError(f"not the entry {index} that was read before", about=collection)
    known = verify_entry(entry, issuer=issuer, collection=collection, keys=keys)
    outcome, error = RecordOutcome.PENDING, None
    if line.salt is not None and line.body is not None:
        outcome = RecordOutcome.VERIFIED
        try:
            check_body(known.claims, salt=line.salt, body=line.body, about=collection)
        except BodyRefusedError as refusal:
            outcome, error = RecordOutcome.REFUSED, refusal
    elif line.salt is not None or line.body is not None:
        raise PageRefusedError(
            f"salt without body, or body without salt, at {index}", about=collection
        )
    is_verified = outcome is RecordOutcome.VERIFIED
    return ReadRecord(
        index=index,
        entry=entry,
        kid=known.kid,
        outcome=outcome,
        claims=known.claims,
        salt=line.salt if is_verified else None,
        body=line.body if is_verified else None,
        error=error,
    )
