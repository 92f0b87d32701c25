"""The trust core of reading a log: bytes either move a state forward, or raise.

No network and no database: ``TrustedLog`` takes a stored state, notes and pages, and gives back
the next state to store, together with the records of the page, in one transaction of the caller.
Whatever is refused leaves the state as it was.

**A longer log must contain the shorter one.** What proves it is not a hash that a peer computes
but the entries themselves:

1. A reader finishes what it accepted. While its prefix is shorter than the accepted checkpoint,
   a larger candidate is checked against it and waits; pages are read under the accepted one.
   (A peer can give the proof to any size it has.)
2. When the prefix reaches the size of the accepted checkpoint, its root hash is computed from
   the entries that were read and must equal the accepted one.
3. Only then is a larger checkpoint taken on. Its first page continues the very edge of 2, and the
   page's proof leads from there to the new root. It becomes the accepted checkpoint together
   with this page, not before: a fork is refused while the old checkpoint still stands.

So the accepted checkpoint always contains the prefix, each accepted checkpoint contains the one
before, and at most one promise is open at a time. The price: a reader that lags learns of newer
entries only after those it was promised. Keeping every promise open in a list would avoid that,
and a peer could make that list grow.

**What refuses a page, and what refuses a record.** A wrong position, signature or proof refuses
the page, and says nothing yet about the origin: a mirror may have made it, so another source is
tried. Evidence against an origin is two of its own signed notes. An entry that is in its place
and signed, and still wrong (claims of another form or place, a revision that goes back, a body
that does not fit), is for ever part of the log. It is returned as refused, with its error, and
the page goes on. A body that is missing or does not fit may come later (`federation.late_body`).
Withdrawals are always honoured.

**Keys.** The first entry lists the origin's record keys and is signed by one of them; later
`key` entries are signed by a key listed before and add theirs. These keys verify entries, also
after a rotation and after the node is gone. They vouch for nothing by themselves: the checkpoint
that covers them is signed by a key the origin's superior vouches for now.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from federation.checkpoint import Checkpoint, check_successor, verify_checkpoint
from federation.errors import (
    BodyRefusedError,
    ClaimsRefusedError,
    JsonRefusedError,
    KeyRefusedError,
    PageRefusedError,
    PeerRejectedError,
    PositionError,
    QuotaError,
)
from federation.keys import KeySet
from federation.log_state import MAX_HISTORY_KEYS, LogState
from federation.merkle import check_consistency, leaf_hash
from federation.merkle_tree import TreeNode, append_leaf
from federation.signing import (
    SignedEntry,
    check_body,
    listed_keys,
    read_claims,
    verify_entry_signature,
    verify_first_entry,
)
from schemas.entry import EntryClaims, Operation
from schemas.page import Page, PageLine

__all__ = [
    "FindHead",
    "PageResult",
    "ReadRecord",
    "RecordHead",
    "RecordOutcome",
    "TrustedLog",
]


class RecordOutcome(StrEnum):
    """What reading one entry came to."""

    VERIFIED = "verified"
    PENDING = "pending"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """What the prefix says of one record.

    Attributes:
        rev: Highest revision put so far, whether its body was delivered or not.
        is_withdrawn: Whether it was withdrawn, which is final.
    """

    rev: int
    is_withdrawn: bool


FindHead = Callable[[UUID], RecordHead | None]
"""Finds what the stored prefix of this collection says of a record; None if nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRecord:
    """One entry of a page, in its place and signed.

    Attributes:
        index: Its place in the log, counted from 0.
        entry: The exact bytes.
        kid: Thumbprint of the key that signed.
        outcome: ``PENDING`` is a `put` whose body was not delivered: a later entry explains
            it, or the collection is incomplete.
        claims: None if they were refused.
        salt: 16 bytes; only with a body.
        body: The exact bytes, verified; None if absent, or if they did not fit.
        error: Why it was refused; None otherwise.
    """

    index: int
    entry: bytes
    kid: str
    outcome: RecordOutcome
    claims: EntryClaims | None = None
    salt: bytes | None = None
    body: bytes | None = None
    error: PeerRejectedError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageResult:
    """What one page came to; to be stored as a whole or not at all.

    Attributes:
        records: One for each entry of the page, in order.
        nodes: Complete nodes of the tree that the page added, for those who pass it on.
        state: What to go on from.
    """

    records: tuple[ReadRecord, ...]
    nodes: tuple[TreeNode, ...]
    state: LogState


class TrustedLog:
    """One collection of one origin, as far as it was verified.

    Args:
        state: Where reading stopped last time.
        issuer: Entity identifier of the origin.
        keys: Record keys the origin's superior vouches for now; they sign checkpoints.
    """

    def __init__(self, state: LogState, *, issuer: str, keys: KeySet) -> None:
        self._state = state
        self._issuer = issuer
        self._keys = keys
        self._reading = state

    @property
    def state(self) -> LogState:
        """The last verified state; what to store."""
        return self._state

    def accept_checkpoint(self, note: bytes, *, now: datetime) -> Checkpoint:
        """Verify a checkpoint that a peer serves, and say under which one to read.

        A checkpoint of the size already accepted refreshes the state at once. A larger one is
        only remembered: the first page read under it proves it and puts it into the state.

        Args:
            note: As received.
            now: Current time (UTC).

        Returns:
            The checkpoint that pages are to be asked for. While entries under the accepted
            checkpoint are unread, that is the accepted one, although ``note`` may be larger.

        Raises:
            CheckpointRefusedError: Not a note of this profile.
            MixAndMatchError: The checkpoint of another collection.
            KeyUnknownError: Signed by no vouched key.
            SignatureError: A signature does not hold.
            BehindError: Smaller and signed earlier; ignore it.
            RollbackError: Smaller and signed later.
            EquivocationError: Equal size, different root hash.
            FrozenError: Signed too long ago.
            ExpiredError: Signed in the future.
        """
        collection = self._state.collection
        candidate = verify_checkpoint(note, collection=collection, keys=self._keys)
        known = self._reading.checkpoint
        check_successor(candidate, trusted=known, now=now)
        if known is None or candidate.size > known.size:
            return self._take_on(candidate, note=note)
        if candidate.signed_at <= known.signed_at:
            return known
        is_proven = known == self._state.checkpoint
        self._reading = replace(self._reading, checkpoint=candidate, note=note)
        if is_proven:
            self._state = self._reading
        return candidate

    def read_page(self, page: Page, *, find_head: FindHead) -> PageResult:
        """Verify a page that continues the prefix, and move the state forward.

        Args:
            page: Parsed, nothing in it verified.
            find_head: Looks up records of the stored prefix; those of this page are added here.

        Returns:
            The records and the state to store with them.

        Raises:
            PageRefusedError: No entries, a proof for other sizes, a body where none belongs,
                or without its salt.
            PositionError: Entries that do not continue the prefix, or go beyond the checkpoint.
            HeaderRefusedError: The header of an entry is not the expected object.
            KeyRefusedError: The first entry lists a key that is not of this profile.
            KeyUnknownError: An entry is signed by a key not listed before.
            SignatureError: The signature of an entry does not hold.
            JsonRefusedError: An entry is too large, or the first one not strict JSON.
            ClaimsRefusedError: The first entry does not list keys, or is of another place.
            ForkError: The entries do not lead to the root hash of the checkpoint.
            RuntimeError: No checkpoint was accepted; a mistake of the caller.
        """
        before = self._reading
        if before.checkpoint is None:
            raise RuntimeError("accept a checkpoint before reading a page")
        _check_positions(page, state=before, checkpoint=before.checkpoint)
        reader = _PageReader(before, issuer=self._issuer, find_head=find_head)
        for line in page.lines:
            reader.read(line)
        check_consistency(
            first=reader.edge.size,
            second=before.checkpoint.size,
            first_root=reader.edge.root,
            second_root=before.checkpoint.root_hash,
            proof=page.proof.hashes,
            about=before.collection,
        )
        self._state = self._reading = replace(before, edge=reader.edge, keys=reader.keys)
        return PageResult(
            records=tuple(reader.records), nodes=tuple(reader.nodes), state=self._state
        )

    def _take_on(self, candidate: Checkpoint, *, note: bytes) -> Checkpoint:
        """Read under a larger checkpoint from now on, or finish the accepted one first."""
        accepted = self._state.checkpoint
        if accepted is not None and not self._state.is_complete:
            return accepted
        self._reading = replace(self._state, checkpoint=candidate, note=note)
        if self._reading.is_complete:
            # An empty log: nothing will be read that could prove more.
            self._state = self._reading
        return candidate


def _check_positions(page: Page, *, state: LogState, checkpoint: Checkpoint) -> None:
    """Check that the page continues the prefix and speaks of this checkpoint."""
    name, start = state.collection, state.edge.size
    end = start + len(page.lines)
    if not page.lines:
        raise PageRefusedError("a page without entries", about=name)
    for expected, line in enumerate(page.lines, start):
        if line.index != expected:
            raise PositionError(f"entry {line.index} in the place of {expected}", about=name)
    if end > checkpoint.size:
        raise PositionError(f"entries beyond the size {checkpoint.size}", about=name)
    if (page.proof.start, page.proof.end) != (end, checkpoint.size):
        raise PageRefusedError(
            f"the proof is not from size {end} to size {checkpoint.size}", about=name
        )


class _PageReader:
    """The state while one page is read; thrown away if anything in it is refused."""

    def __init__(self, state: LogState, *, issuer: str, find_head: FindHead) -> None:
        self.edge = state.edge
        self.keys = state.keys
        self.records: list[ReadRecord] = []
        self.nodes: list[TreeNode] = []
        self._collection = state.collection
        self._issuer = issuer
        self._find_head = find_head
        self._heads: dict[UUID, RecordHead] = {}

    def read(self, line: PageLine) -> None:
        """Verify one entry, judge its record, and append it to the prefix."""
        self._check_pair(line)
        signed = self._verify_signature(line)
        self.edge, completed = append_leaf(self.edge, leaf_hash(line.entry))
        self.nodes.extend(completed)
        try:
            claims = read_claims(signed, issuer=self._issuer, collection=self._collection)
        except (ClaimsRefusedError, JsonRefusedError) as error:
            self._keep(line, signed, outcome=RecordOutcome.REFUSED, error=error)
            return
        if line.body is not None and claims.op is not Operation.PUT:
            # Unsigned bytes that were added on the way; the entry itself must stay honoured.
            raise PageRefusedError(
                f"a body stands beside the {claims.op} entry {line.index}", about=self._collection
            )
        try:
            self._judge(claims, line)
        except (PositionError, BodyRefusedError, KeyRefusedError, QuotaError) as error:
            self._keep(line, signed, outcome=RecordOutcome.REFUSED, claims=claims, error=error)
            return
        is_pending = claims.op is Operation.PUT and line.body is None
        outcome = RecordOutcome.PENDING if is_pending else RecordOutcome.VERIFIED
        self._keep(line, signed, outcome=outcome, claims=claims)

    def _check_pair(self, line: PageLine) -> None:
        """Check that a body came with its salt: without it nothing could be verified."""
        if (line.salt is None) != (line.body is None):
            raise PageRefusedError(
                f"salt without body, or body without salt, at {line.index}", about=self._collection
            )

    def _verify_signature(self, line: PageLine) -> SignedEntry:
        """Return the entry once its signature holds under a key of this log."""
        keys = self.keys
        if line.index == 0:
            first = verify_first_entry(line.entry, issuer=self._issuer, collection=self._collection)
            keys = listed_keys(first.claims, about=self._collection)
        return verify_entry_signature(line.entry, keys=keys, about=self._collection)

    def _judge(self, claims: EntryClaims, line: PageLine) -> None:
        """Check what an entry means after those before it, and remember what it changes."""
        if claims.op is Operation.KEY:
            self._add_keys(claims)
        if claims.id is None or claims.rev is None:
            return
        head = self._heads.get(claims.id) or self._find_head(claims.id)
        if claims.op is Operation.PUT and head is not None:
            if head.is_withdrawn:
                raise PositionError("a record returns after its withdrawal", about=self._collection)
            if claims.rev <= head.rev:
                raise PositionError(
                    f"revision {claims.rev} follows revision {head.rev}", about=self._collection
                )
        is_withdrawal = claims.op is Operation.WITHDRAW
        self._heads[claims.id] = RecordHead(rev=claims.rev, is_withdrawn=is_withdrawal)
        if line.salt is not None and line.body is not None:
            check_body(claims, salt=line.salt, body=line.body, about=self._collection)

    def _add_keys(self, claims: EntryClaims) -> None:
        """Let the keys a `key` entry lists verify what follows."""
        listed = listed_keys(claims, about=self._collection)
        keys = KeySet([*self.keys.values(), *listed.values()])
        if len(keys) > MAX_HISTORY_KEYS:
            raise QuotaError(f"more than {MAX_HISTORY_KEYS} record keys", about=self._collection)
        self.keys = keys

    def _keep(
        self,
        line: PageLine,
        signed: SignedEntry,
        *,
        outcome: RecordOutcome,
        claims: EntryClaims | None = None,
        error: PeerRejectedError | None = None,
    ) -> None:
        """Add a record; a body only goes on if it was verified."""
        is_verified = outcome is RecordOutcome.VERIFIED
        self.records.append(
            ReadRecord(
                index=line.index,
                entry=line.entry,
                kid=signed.kid,
                outcome=outcome,
                claims=claims,
                salt=line.salt if is_verified else None,
                body=line.body if is_verified else None,
                error=error,
            )
        )
