"""The compact edge of a growing tree, and proofs computed from stored nodes.

A log of any length grows from its **edge**: the hashes of the complete subtrees it falls into
from left to right, one for each bit of its size. Appending a leaf completes one or more nodes;
a complete node never changes again, so a store writes each once, under its level (0 for leaves)
and its index on that level (from 0). Roots and proofs at any size are computed from those nodes
alone; the hash of an incomplete subtree is derived and never stored.

Source: RFC 9162, sections 2.1.2, 2.1.3.1 and 2.1.4.1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce

from federation.merkle import EMPTY_ROOT, HASH_BYTES, node_hash

__all__ = [
    "EMPTY_EDGE",
    "FindNode",
    "TreeEdge",
    "TreeNode",
    "append_leaf",
    "consistency_proof",
    "edge_at",
    "inclusion_proof",
    "root_at",
]

FindNode = Callable[[int, int], bytes]
"""Returns the hash of a complete node by level and index; raises if it was never stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """One complete node, which no later leaf can change.

    Attributes:
        level: Height above the leaves; a leaf is on level 0.
        index: Place on its level, counted from 0; it covers the leaves from
            ``index << level`` to ``(index + 1) << level``, the last one excluded.
        node_hash: 32 bytes.
    """

    level: int
    index: int
    node_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeEdge:
    """All that is needed to go on appending to a tree.

    Attributes:
        size: Number of leaves.
        hashes: Hashes of the complete subtrees from left to right, the largest first; as many
            as ``size`` has bits set.
    """

    size: int
    hashes: tuple[bytes, ...]

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.hashes) != self.size.bit_count():
            raise ValueError(f"{len(self.hashes)} hashes are not the edge of size {self.size}")
        if any(len(each) != HASH_BYTES for each in self.hashes):
            raise ValueError(f"a hash of the edge is not {HASH_BYTES} bytes long")

    @property
    def root(self) -> bytes:
        """Root hash over all leaves; 32 bytes."""
        if not self.hashes:
            return EMPTY_ROOT
        return reduce(lambda right, left: node_hash(left, right), reversed(self.hashes))


EMPTY_EDGE = TreeEdge(size=0, hashes=())


def append_leaf(edge: TreeEdge, leaf: bytes) -> tuple[TreeEdge, tuple[TreeNode, ...]]:
    """Return the edge with one more leaf, and the nodes this completes.

    Args:
        edge: The tree so far.
        leaf: Hash of the new leaf, from ``federation.merkle.leaf_hash``; 32 bytes.

    Returns:
        The new edge and the nodes to store, the leaf first, each above the one before it.
    """
    index, level = edge.size, 0
    hashes = list(edge.hashes)
    completed = [TreeNode(level=0, index=index, node_hash=leaf)]
    # An odd index is a right child: its parent is complete now.
    while index % 2 == 1:
        level, index = level + 1, index // 2
        parent = node_hash(hashes.pop(), completed[-1].node_hash)
        completed.append(TreeNode(level=level, index=index, node_hash=parent))
    hashes.append(completed[-1].node_hash)
    return TreeEdge(size=edge.size + 1, hashes=tuple(hashes)), tuple(completed)


def edge_at(size: int, *, nodes: FindNode) -> TreeEdge:
    """Return the edge of the first ``size`` leaves of a stored tree.

    Args:
        size: Number of leaves, at most as many as are stored.
        nodes: Finds a complete node.
    """
    hashes, start = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            hashes.append(nodes(level, start >> level))
            start += 1 << level
    return TreeEdge(size=size, hashes=tuple(hashes))


def root_at(size: int, *, nodes: FindNode) -> bytes:
    """Return the root hash of the first ``size`` leaves of a stored tree.

    Args:
        size: Number of leaves, at most as many as are stored; 0 gives ``EMPTY_ROOT``.
        nodes: Finds a complete node.
    """
    return edge_at(size, nodes=nodes).root


def inclusion_proof(index: int, size: int, *, nodes: FindNode) -> tuple[bytes, ...]:
    """Return the proof that leaf ``index`` is among the first ``size`` leaves.

    Source: RFC 9162, section 2.1.3.1.

    Args:
        index: Place of the leaf, counted from 0.
        size: Number of leaves of the tree the proof is for.
        nodes: Finds a complete node.

    Returns:
        Sibling hashes from the leaf upwards.

    Raises:
        ValueError: There is no such leaf in a tree of that size.
    """
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} among {size}")
    siblings: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _largest_power_below(end - start)
        if index < middle:
            siblings.append(_range_hash(middle, end, nodes))
            end = middle
        else:
            siblings.append(_range_hash(start, middle, nodes))
            start = middle
    return tuple(reversed(siblings))


def consistency_proof(first: int, second: int, *, nodes: FindNode) -> tuple[bytes, ...]:
    """Return the proof that the first ``second`` leaves begin with the first ``first``.

    Source: RFC 9162, section 2.1.4.1.

    Args:
        first: Number of leaves of the shorter tree; at least 1.
        second: Number of leaves of the longer tree.
        nodes: Finds a complete node.

    Returns:
        Hashes in the order of the standard; empty when the sizes are equal.

    Raises:
        ValueError: No proof leads from one size to the other.
    """
    if not 1 <= first <= second:
        raise ValueError(f"no proof leads from size {first} to size {second}")
    hashes: list[bytes] = []
    start, end = 0, second
    while first != end:
        middle = start + _largest_power_below(end - start)
        if first <= middle:
            hashes.append(_range_hash(middle, end, nodes))
            end = middle
        else:
            hashes.append(_range_hash(start, middle, nodes))
            start = middle
    # The reader has the hash of the shorter tree when that is one complete subtree.
    if start > 0:
        hashes.append(_range_hash(start, end, nodes))
    return tuple(reversed(hashes))


def _largest_power_below(count: int) -> int:
    """Return the largest power of two smaller than ``count``; where the standard splits."""
    return 1 << ((count - 1).bit_length() - 1)


def _range_hash(start: int, end: int, nodes: FindNode) -> bytes:
    """Return the hash over the leaves from ``start`` to ``end``, a subtree of the standard's."""
    count = end - start
    if count.bit_count() == 1:
        level = count.bit_length() - 1
        return nodes(level, start >> level)
    middle = start + _largest_power_below(count)
    return node_hash(_range_hash(start, middle, nodes), _range_hash(middle, end, nodes))
