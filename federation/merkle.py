"""Hashes and proofs of an append-only tree: what a reader needs to check a log.

A leaf and an inner node are hashed with different first bytes, so neither can pass for the
other. Everything here works on hashes of 32 bytes and on sizes; how a log stores its tree is in
``federation.merkle_tree``. A proof about an empty tree says nothing and is refused.

Source: RFC 6962, section 2.1; RFC 9162, section 2.1.
"""

from collections.abc import Sequence
from hashlib import sha256

from federation.errors import ForkError, InclusionError

__all__ = [
    "EMPTY_ROOT",
    "HASH_BYTES",
    "check_consistency",
    "check_inclusion",
    "leaf_hash",
    "node_hash",
]

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()

_LEAF = b"\x00"
_NODE = b"\x01"


def leaf_hash(entry: bytes) -> bytes:
    """Return the hash under which ``entry`` stands in the tree.

    Source: RFC 9162, section 2.1.1.

    Args:
        entry: The entry as received, not re-encoded.
    """
    return sha256(_LEAF + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above two subtrees.

    Source: RFC 9162, section 2.1.1.

    Args:
        left: Hash of the subtree with the earlier entries.
        right: Hash of the subtree with the later entries.
    """
    return sha256(_NODE + left + right).digest()


def check_inclusion(
    leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes, about: str
) -> None:
    """Check that ``leaf`` stands at ``index`` of the tree of ``size`` leaves under ``root``.

    Walks from the leaf to the root. ``position`` and ``last`` are the places of our subtree and
    of the rightmost subtree on the current level.

    Source: RFC 9162, section 2.1.3.2.

    Args:
        leaf: The leaf's hash, from ``leaf_hash``.
        index: Its place, counted from 0.
        size: Number of leaves under ``root``.
        proof: Sibling hashes from the leaf upwards; 32 bytes each.
        root: Root hash of a checkpoint that is already trusted.
        about: URL of the collection, for the error.

    Raises:
        InclusionError: The proof does not lead from the leaf to the root hash.
    """
    if not 0 <= index < size:
        raise InclusionError(f"no entry {index} among {size}", about=about)
    if any(len(each) != HASH_BYTES for each in (leaf, *proof)):
        raise InclusionError(f"a hash is not {HASH_BYTES} bytes long", about=about)
    position, last, subtree = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise InclusionError("the proof is too long", about=about)
        if position % 2 == 1 or position == last:
            subtree = node_hash(sibling, subtree)
            position, last = _skip_levels_without_sibling(position, last)
        else:
            subtree = node_hash(subtree, sibling)
        position, last = position // 2, last // 2
    if last != 0 or subtree != root:
        raise InclusionError(f"entry {index} is not under the root hash", about=about)


def check_consistency(
    *,
    first: int,
    second: int,
    first_root: bytes,
    second_root: bytes,
    proof: Sequence[bytes],
    about: str,
) -> None:
    """Check that the tree of ``second`` leaves begins with the tree of ``first`` leaves.

    The proof rebuilds both roots from the same hashes, so it can only hold when the first
    leaves are the same in both.

    Source: RFC 9162, section 2.1.4.2.

    Args:
        first: Number of leaves of the shorter tree; at least 1.
        second: Number of leaves of the longer tree.
        first_root: Root hash at ``first``.
        second_root: Root hash at ``second``.
        proof: Hashes in the order of the standard; empty exactly when the sizes are equal.
        about: URL of the collection, for the error.

    Raises:
        ForkError: The proof does not hold, or no proof can exist for these sizes.
    """
    if not 1 <= first <= second:
        raise ForkError(f"no proof leads from size {first} to size {second}", about=about)
    if first == second:
        if proof:
            raise ForkError("a proof between equal sizes is not empty", about=about)
        if first_root != second_root:
            raise ForkError(f"two root hashes at size {first}", about=about)
        return
    if any(len(each) != HASH_BYTES for each in (first_root, *proof)):
        raise ForkError(f"a hash is not {HASH_BYTES} bytes long", about=about)
    # The standard leaves out a hash the reader has: a first tree that is one complete subtree.
    is_complete = first.bit_count() == 1
    _climb(
        [first_root, *proof] if is_complete else proof,
        first=first,
        second=second,
        roots=(first_root, second_root),
        about=about,
    )


def _climb(
    path: Sequence[bytes], *, first: int, second: int, roots: tuple[bytes, bytes], about: str
) -> None:
    """Rebuild both roots from ``path``; its first hash is a subtree common to both trees."""
    if not path:
        raise ForkError("the proof is empty", about=about)
    position, last = first - 1, second - 1
    while position % 2 == 1:
        position, last = position // 2, last // 2
    shorter = longer = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ForkError("the proof is too long", about=about)
        if position % 2 == 1 or position == last:
            shorter, longer = node_hash(sibling, shorter), node_hash(sibling, longer)
            position, last = _skip_levels_without_sibling(position, last)
        else:
            longer = node_hash(longer, sibling)
        position, last = position // 2, last // 2
    if last != 0 or (shorter, longer) != roots:
        raise ForkError(f"size {second} does not contain size {first}", about=about)


def _skip_levels_without_sibling(position: int, last: int) -> tuple[int, int]:
    """Return both places on the next level where the subtree at ``position`` has a sibling.

    The rightmost subtree of an incomplete tree rises through levels that add no hash to it.
    """
    while position % 2 == 0 and position != 0:
        position, last = position // 2, last // 2
    return position, last
