"""The growing edge and the proofs a store computes, against the recursive definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation.merkle import EMPTY_ROOT, check_consistency, check_inclusion, leaf_hash
from federation.merkle_tree import (
    EMPTY_EDGE,
    TreeEdge,
    append_leaf,
    consistency_proof,
    edge_at,
    inclusion_proof,
    root_at,
)
from tests.federation.test_merkle import LARGEST, entry, path_of, root_of, subproof_of

NAME = "https://birch.example/exchange/ran"


class Store:
    """Complete nodes as a database keeps them: each written once, under level and index."""

    def __init__(self) -> None:
        self.hashes: dict[tuple[int, int], bytes] = {}
        self.edge = EMPTY_EDGE

    def append(self, entry_bytes: bytes) -> None:
        """Append one entry and keep the nodes it completes."""
        self.edge, completed = append_leaf(self.edge, leaf_hash(entry_bytes))
        for node in completed:
            assert (node.level, node.index) not in self.hashes
            self.hashes[node.level, node.index] = node.node_hash

    def find(self, level: int, index: int) -> bytes:
        """Return a stored hash; see ``federation.merkle_tree.FindNode``."""
        return self.hashes[level, index]


def store_of(size: int) -> Store:
    store = Store()
    for index in range(size):
        store.append(entry(index))
    return store


STORE = store_of(LARGEST)


@pytest.mark.parametrize("size", range(LARGEST + 1))
def test_the_root_follows_the_recursive_definition(size: int) -> None:
    assert store_of(size).edge.root == root_of(0, size)
    assert root_at(size, nodes=STORE.find) == root_of(0, size)


@pytest.mark.parametrize("size", range(LARGEST + 1))
def test_an_edge_is_found_again_in_the_stored_nodes(size: int) -> None:
    assert edge_at(size, nodes=STORE.find) == store_of(size).edge


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_inclusion_proofs_follow_the_recursive_definition(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(index, size, nodes=STORE.find)
        assert list(proof) == path_of(index, 0, size)


@pytest.mark.parametrize("second", range(1, LARGEST + 1))
def test_consistency_proofs_follow_the_recursive_definition(second: int) -> None:
    for first in range(1, second + 1):
        proof = consistency_proof(first, second, nodes=STORE.find)
        assert list(proof) == subproof_of(first, 0, second)


def test_a_node_is_stored_when_its_last_leaf_arrives() -> None:
    edge = EMPTY_EDGE
    completed = []
    for index in range(4):
        edge, nodes = append_leaf(edge, leaf_hash(entry(index)))
        completed.append([(node.level, node.index) for node in nodes])

    assert completed == [[(0, 0)], [(0, 1), (1, 0)], [(0, 2)], [(0, 3), (1, 1), (2, 0)]]


def test_an_empty_tree_has_the_empty_root() -> None:
    assert EMPTY_EDGE.root == EMPTY_ROOT
    assert root_at(0, nodes=STORE.find) == EMPTY_ROOT


def test_appending_leaves_the_old_edge_as_it_was() -> None:
    before = store_of(5).edge

    append_leaf(before, leaf_hash(b"one more"))

    assert before.root == root_of(0, 5)


@given(size=st.integers(1, 600), data=st.data())
def test_proofs_of_a_longer_log_are_accepted(size: int, data: st.DataObject) -> None:
    store = store_of(size)
    index = data.draw(st.integers(0, size - 1))

    check_inclusion(
        leaf_hash(entry(index)),
        index=index,
        size=size,
        proof=inclusion_proof(index, size, nodes=store.find),
        root=store.edge.root,
        about=NAME,
    )
    check_consistency(
        first=index + 1,
        second=size,
        first_root=root_at(index + 1, nodes=store.find),
        second_root=store.edge.root,
        proof=consistency_proof(index + 1, size, nodes=store.find),
        about=NAME,
    )


@pytest.mark.parametrize(
    ("size", "hashes"),
    [
        pytest.param(-1, (), id="less than nothing"),
        pytest.param(3, (b"\x00" * 32,), id="a hash missing"),
        pytest.param(4, (b"\x00" * 32,) * 2, id="a hash too many"),
        pytest.param(1, (b"\x00" * 31,), id="a short hash"),
    ],
)
def test_an_edge_that_fits_no_tree_is_refused(size: int, hashes: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError, match="edge"):
        TreeEdge(size=size, hashes=hashes)


@pytest.mark.parametrize(
    ("index", "size"),
    [
        pytest.param(0, 0, id="empty tree"),
        pytest.param(5, 5, id="behind the last"),
        pytest.param(-1, 5, id="before the first"),
    ],
)
def test_there_is_no_inclusion_proof_for_a_leaf_outside(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion_proof(index, size, nodes=STORE.find)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(0, 0, id="nothing from nothing"),
        pytest.param(0, 5, id="from nothing"),
        pytest.param(6, 5, id="backwards"),
    ],
)
def test_there_is_no_consistency_proof_from_nothing_or_backwards(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="no proof"):
        consistency_proof(first, second, nodes=STORE.find)
