"""Signed states of a collection, and which state may follow which.

A checkpoint is a signed note of three lines: the collection's URL (its origin line), the number
of entries and the root hash. The record key signs it twice: plainly (type 0x01), as widely used
tools read it, and with a time (type 0x04). A reader of this profile requires both lines under
one vouched key. The key name on both is the collection's URL, so the four bytes that name the
key are bound to the collection, too. Signature lines under other names are ignored: they are
room for witnesses.

Extension lines are refused. A reader would have to carry signed text along that nobody defined,
and this profile defines none.

The three kinds of message a record key signs cannot pass for one another: an entry begins with
``eyJ``, the plain message with ``http``, the timed one with ``cosignature/v1``.

Source: C2SP signed-note, tlog-checkpoint, tlog-cosignature (all version 1).
"""

import base64
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from federation.base64url import parse_base64url
from federation.errors import (
    BehindError,
    CheckpointRefusedError,
    EquivocationError,
    ExpiredError,
    FrozenError,
    KeyUnknownError,
    MixAndMatchError,
    RollbackError,
)
from federation.keys import KeySet, SigningKey, VerificationKey, sign_raw, verify_raw
from federation.merkle import EMPTY_ROOT, HASH_BYTES
from federation.signed_note import (
    COSIGNATURE_TYPE,
    ED25519_TYPE,
    NoteSignature,
    SignedNote,
    check_key_name,
    dump_note,
    note_key_id,
    parse_base64,
    parse_note,
)

__all__ = [
    "FROZEN_AFTER",
    "MAX_CLOCK_AHEAD",
    "Checkpoint",
    "check_successor",
    "sign_checkpoint",
    "verify_checkpoint",
]

FROZEN_AFTER: Final = timedelta(hours=24)
"""Age from which a checkpoint no longer shows the present state; an origin signs every 6 hours."""

MAX_CLOCK_AHEAD: Final = timedelta(minutes=5)
"""How far an origin's clock may be ahead of ours."""

_TEXT_LINES = 3
_SIZE = re.compile("0|[1-9][0-9]{0,15}")
_MAX_SIZE = 2**53 - 1
_TIME_BYTES = 8
_MAX_TIME = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """State of one collection at one moment.

    Attributes:
        collection: URL of the collection; its origin line.
        size: Number of entries ever appended; withdrawals append, they never remove.
        root_hash: Root of the Merkle tree over all entries (RFC 9162, section 2.1.1); 32 bytes.
        signed_at: Time (UTC, whole seconds) in the timed signature line.
    """

    collection: str
    size: int
    root_hash: bytes
    signed_at: datetime


def sign_checkpoint(checkpoint: Checkpoint, *, key: SigningKey) -> bytes:
    """Return the signed note of ``checkpoint``, with the plain and the timed line.

    Args:
        checkpoint: State of an own collection; fractions of its second are dropped.
        key: The record key of this node, Ed25519.

    Raises:
        KeyRefusedError: The key is of another kind.
        ValueError: The collection's URL cannot stand on a signature line.
    """
    name = checkpoint.collection
    check_key_name(name)
    root = base64.b64encode(checkpoint.root_hash).decode()
    text = f"{name}\n{checkpoint.size}\n{root}\n".encode()
    time = int(checkpoint.signed_at.timestamp())
    timed = time.to_bytes(_TIME_BYTES) + sign_raw(key, _timed_message(text, time=time))
    return dump_note(
        text,
        [
            _sign_line(name, type_=ED25519_TYPE, key=key.public, signature=sign_raw(key, text)),
            _sign_line(name, type_=COSIGNATURE_TYPE, key=key.public, signature=timed),
        ],
    )


def verify_checkpoint(note: bytes, *, collection: str, keys: KeySet) -> Checkpoint:
    """Return what ``note`` says once both signatures hold under one vouched key.

    Order: size and form of the note, its three lines, the origin, the key, the signatures. The
    origin is compared before the signature, so that a note in the wrong place is called that.

    Args:
        note: As received.
        collection: URL of the collection that was asked for.
        keys: Record keys the origin's superior vouches for now.

    Raises:
        CheckpointRefusedError: Not a note of this profile.
        MixAndMatchError: The checkpoint of another collection.
        KeyUnknownError: Signed in the collection's name, by no vouched key.
        SignatureError: A signature does not hold.
    """
    parsed = parse_note(note, about=collection)
    size, root_hash = _parse_text(parsed.text, collection=collection)
    own_lines = [each for each in parsed.signatures if each.key_name == collection]
    key, plain, timed = _find_signer(own_lines, collection=collection, keys=keys)
    verify_raw(key, parsed.text, signature=plain, about=collection)
    signed_at = _verify_time(parsed, key=key, timed=timed, about=collection)
    return Checkpoint(collection=collection, size=size, root_hash=root_hash, signed_at=signed_at)


def check_successor(candidate: Checkpoint, *, trusted: Checkpoint | None, now: datetime) -> None:
    """Check that ``candidate`` may replace ``trusted``.

    A smaller size is only a rollback when it was signed *later*: an honest mirror that lags
    shows an older state with an older time, and that is no misdeed. Rollback and equivocation
    are reported even when the candidate's time is refused too, because they are evidence of
    misbehaviour and a wrong clock is not. That the larger log contains the smaller one is not
    known here; ``federation.trusted_log`` proves it from the entries.

    Args:
        candidate: Checkpoint whose signature has already been verified.
        trusted: The last checkpoint accepted for this collection; None on first contact.
        now: Current time (UTC).

    Raises:
        MixAndMatchError: The two are of different collections.
        BehindError: Smaller and signed earlier; ignore it.
        RollbackError: Smaller and signed later; keep it as evidence.
        EquivocationError: Equal size, different root hash.
        FrozenError: Signed more than ``FROZEN_AFTER`` ago.
        ExpiredError: Signed more than ``MAX_CLOCK_AHEAD`` in the future.
    """
    name = candidate.collection
    if trusted is not None:
        _check_history(candidate, trusted=trusted)
    if now - candidate.signed_at > FROZEN_AFTER:
        raise FrozenError(f"signed {candidate.signed_at:%Y-%m-%dT%H:%MZ}", about=name)
    if candidate.signed_at - now > MAX_CLOCK_AHEAD:
        raise ExpiredError(
            f"signed {candidate.signed_at:%Y-%m-%dT%H:%MZ}, which is still to come", about=name
        )


def _check_history(candidate: Checkpoint, *, trusted: Checkpoint) -> None:
    """Check what the two checkpoints alone can contradict."""
    name = candidate.collection
    if trusted.collection != name:
        raise MixAndMatchError(f"follows a checkpoint of {trusted.collection}", about=name)
    if candidate.size < trusted.size:
        shrunk = f"size fell from {trusted.size} to {candidate.size}"
        if candidate.signed_at <= trusted.signed_at:
            raise BehindError(shrunk, about=name)
        raise RollbackError(shrunk, about=name)
    if candidate.size == trusted.size and candidate.root_hash != trusted.root_hash:
        raise EquivocationError(f"two root hashes at size {candidate.size}", about=name)


def _parse_text(text: bytes, *, collection: str) -> tuple[int, bytes]:
    """Return size and root hash of a checkpoint's three lines."""
    lines = text.decode().removesuffix("\n").split("\n")
    if len(lines) != _TEXT_LINES:
        raise CheckpointRefusedError(f"not exactly {_TEXT_LINES} lines", about=collection)
    origin, size_line, root_line = lines
    if origin != collection:
        raise MixAndMatchError("the checkpoint names another collection", about=collection)
    if not _SIZE.fullmatch(size_line) or int(size_line) > _MAX_SIZE:
        raise CheckpointRefusedError("the size is not a plain number", about=collection)
    try:
        root_hash = parse_base64(root_line)
    except ValueError as error:
        raise CheckpointRefusedError("the root hash is not base64", about=collection) from error
    if len(root_hash) != HASH_BYTES:
        raise CheckpointRefusedError(f"the root is not {HASH_BYTES} bytes long", about=collection)
    size = int(size_line)
    if (size == 0) != (root_hash == EMPTY_ROOT):
        raise CheckpointRefusedError("size 0 and the empty root go together", about=collection)
    return size, root_hash


def _find_signer(
    lines: list[NoteSignature], *, collection: str, keys: KeySet
) -> tuple[VerificationKey, bytes, bytes]:
    """Return the one vouched key with its plain and its timed signature, not yet verified."""
    if not lines:
        raise CheckpointRefusedError("no signature in the collection's name", about=collection)
    signers = []
    for key in keys.values():
        if key.algorithm != "Ed25519":
            continue
        plain, timed = (
            [each.signature for each in lines if each.key_id == _key_id(collection, type_, key)]
            for type_ in (ED25519_TYPE, COSIGNATURE_TYPE)
        )
        if plain or timed:
            signers.append((key, plain, timed))
    if not signers:
        raise KeyUnknownError("signed by a key nobody vouches for", about=collection)
    # Two signers, or one that signed twice, would leave open which time counts.
    if len(signers) > 1:
        raise CheckpointRefusedError("signed by more than one record key", about=collection)
    key, plain, timed = signers[0]
    if len(plain) != 1 or len(timed) != 1:
        raise CheckpointRefusedError(
            "not exactly one plain and one timed signature", about=collection
        )
    return key, plain[0], timed[0]


def _verify_time(note: SignedNote, *, key: VerificationKey, timed: bytes, about: str) -> datetime:
    """Return the time of the timed line once its signature holds."""
    time = int.from_bytes(timed[:_TIME_BYTES])
    message = _timed_message(note.text, time=time)
    verify_raw(key, message, signature=timed[_TIME_BYTES:], about=about)
    if time > _MAX_TIME:
        raise CheckpointRefusedError("signed at a time no calendar has", about=about)
    return datetime.fromtimestamp(time, tz=UTC)


def _timed_message(text: bytes, *, time: int) -> bytes:
    """Return what a timed signature signs.

    Source: C2SP tlog-cosignature, "Ed25519 signed message".
    """
    return b"cosignature/v1\ntime %d\n" % time + text


def _sign_line(name: str, *, type_: int, key: VerificationKey, signature: bytes) -> NoteSignature:
    return NoteSignature(key_name=name, key_id=_key_id(name, type_, key), signature=signature)


def _key_id(name: str, signature_type: int, key: VerificationKey) -> bytes:
    public_key = parse_base64url(key.jwk["x"].encode())
    return note_key_id(name, signature_type=signature_type, public_key=public_key)
