"""Proofs against the outside vectors and the recursive definition of the standard."""

import base64
import json
import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from federation.errors import ForkError, InclusionError
from federation.merkle import (
    EMPTY_ROOT,
    check_consistency,
    check_inclusion,
    leaf_hash,
    node_hash,
)
from tests.requirements import require

NAME = "https://birch.example/exchange/ran"
VECTORS = os.environ.get("LINKPIN_VECTORS")
MERKLE_VECTORS = Path(VECTORS) / "merkle" if VECTORS else None
LARGEST = 70


def entry(index: int) -> bytes:
    return b"entry %d" % index


@cache
def root_of(start: int, end: int) -> bytes:
    """The recursive definition of RFC 6962, section 2.1, over ``entry(start..end)``."""
    count = end - start
    if count == 0:
        return sha256(b"").digest()
    if count == 1:
        return sha256(b"\x00" + entry(start)).digest()
    middle = start + split(count)
    return sha256(b"\x01" + root_of(start, middle) + root_of(middle, end)).digest()


def split(count: int) -> int:
    half = 1
    while half * 2 < count:
        half *= 2
    return half


def path_of(index: int, start: int, end: int) -> list[bytes]:
    """PATH(m, D[n]) of RFC 6962, section 2.1.1."""
    if end - start == 1:
        return []
    middle = start + split(end - start)
    if index < middle:
        return [*path_of(index, start, middle), root_of(middle, end)]
    return [*path_of(index, middle, end), root_of(start, middle)]


def subproof_of(first: int, start: int, end: int, *, is_known: bool = True) -> list[bytes]:
    """SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2."""
    if first == end:
        return [] if is_known else [root_of(start, end)]
    middle = start + split(end - start)
    if first <= middle:
        return [*subproof_of(first, start, middle, is_known=is_known), root_of(middle, end)]
    return [*subproof_of(first, middle, end, is_known=False), root_of(start, middle)]


def vectors(kind: str) -> list[Any]:
    if MERKLE_VECTORS is None:
        return [pytest.param(None, id="LINKPIN_VECTORS is not set")]
    return [
        pytest.param(path, id=str(path.relative_to(MERKLE_VECTORS / kind)))
        for path in sorted((MERKLE_VECTORS / kind).rglob("*.json"))
    ]


def read_case(path: Path | None) -> dict[str, Any]:
    require(path is not None, "LINKPIN_VECTORS is not set")
    assert path is not None
    case: dict[str, Any] = json.loads(path.read_text())
    return case


def hashes(encoded: list[str] | None) -> list[bytes]:
    return [base64.b64decode(each) for each in encoded or []]


@pytest.mark.parametrize("path", vectors("inclusion"))
def test_inclusion_agrees_with_the_outside_vectors(path: Path | None) -> None:
    case = read_case(path)

    def check() -> None:
        check_inclusion(
            base64.b64decode(case["leafHash"]),
            index=case["leafIdx"],
            size=case["treeSize"],
            proof=hashes(case["proof"]),
            root=base64.b64decode(case["root"]),
            about=NAME,
        )

    if not case["wantErr"]:
        check()
        return
    with pytest.raises(InclusionError):
        check()


@pytest.mark.parametrize("path", vectors("consistency"))
def test_consistency_agrees_with_the_outside_vectors(path: Path | None) -> None:
    case = read_case(path)

    def check() -> None:
        check_consistency(
            first=case["size1"],
            second=case["size2"],
            first_root=base64.b64decode(case["root1"]),
            second_root=base64.b64decode(case["root2"]),
            proof=hashes(case["proof"]),
            about=NAME,
        )

    if not case["wantErr"]:
        check()
        return
    with pytest.raises(ForkError):
        check()


def test_the_outside_vectors_hold_good_and_bad_cases_of_both_kinds() -> None:
    require(MERKLE_VECTORS is not None, "LINKPIN_VECTORS is not set")
    assert MERKLE_VECTORS is not None
    outcomes = {
        (path.relative_to(MERKLE_VECTORS).parts[0], json.loads(path.read_text())["wantErr"])
        for path in MERKLE_VECTORS.rglob("*.json")
    }

    assert outcomes == {
        ("inclusion", True),
        ("inclusion", False),
        ("consistency", True),
        ("consistency", False),
    }


def test_leaves_and_nodes_are_hashed_apart() -> None:
    assert leaf_hash(b"") == sha256(b"\x00").digest()
    assert node_hash(b"l" * 32, b"r" * 32) == sha256(b"\x01" + b"l" * 32 + b"r" * 32).digest()
    assert leaf_hash(b"l" * 32 + b"r" * 32) != node_hash(b"l" * 32, b"r" * 32)


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_leaf_of_every_small_tree_is_proved_by_the_recursive_definition(size: int) -> None:
    for index in range(size):
        check_inclusion(
            leaf_hash(entry(index)),
            index=index,
            size=size,
            proof=path_of(index, 0, size),
            root=root_of(0, size),
            about=NAME,
        )


@pytest.mark.parametrize("second", range(1, LARGEST + 1))
def test_every_small_tree_is_proved_to_grow_by_the_recursive_definition(second: int) -> None:
    for first in range(1, second + 1):
        check_consistency(
            first=first,
            second=second,
            first_root=root_of(0, first),
            second_root=root_of(0, second),
            proof=subproof_of(first, 0, second),
            about=NAME,
        )


@st.composite
def places(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(1, LARGEST))
    return draw(st.integers(0, size - 1)), size


def flip(hash_: bytes, bit: int) -> bytes:
    return bytes([*hash_[: bit // 8], hash_[bit // 8] ^ 1 << bit % 8, *hash_[bit // 8 + 1 :]])


@given(place=places(), at=st.integers(0, 9), bit=st.integers(0, 255))
def test_one_flipped_bit_anywhere_breaks_an_inclusion(
    place: tuple[int, int], at: int, bit: int
) -> None:
    index, size = place
    parts = [leaf_hash(entry(index)), root_of(0, size), *path_of(index, 0, size)]
    parts[at % len(parts)] = flip(parts[at % len(parts)], bit)
    leaf, root, *proof = parts

    with pytest.raises(InclusionError):
        check_inclusion(leaf, index=index, size=size, proof=proof, root=root, about=NAME)


@given(place=places(), other=st.integers(-2, LARGEST + 2))
def test_a_leaf_is_proved_at_its_own_index_only(place: tuple[int, int], other: int) -> None:
    index, size = place
    if other == index:
        return

    with pytest.raises(InclusionError):
        check_inclusion(
            leaf_hash(entry(index)),
            index=other,
            size=size,
            proof=path_of(index, 0, size),
            root=root_of(0, size),
            about=NAME,
        )


@given(place=places(), at=st.integers(0, 9), bit=st.integers(0, 255))
def test_one_flipped_bit_anywhere_breaks_a_consistency(
    place: tuple[int, int], at: int, bit: int
) -> None:
    first, second = place[0] + 1, place[1]
    parts = [root_of(0, first), root_of(0, second), *subproof_of(first, 0, second)]
    parts[at % len(parts)] = flip(parts[at % len(parts)], bit)
    first_root, second_root, *proof = parts

    with pytest.raises(ForkError):
        check_consistency(
            first=first,
            second=second,
            first_root=first_root,
            second_root=second_root,
            proof=proof,
            about=NAME,
        )


@pytest.mark.parametrize(
    ("first", "second", "proof"),
    [
        pytest.param(0, 0, (), id="nothing from nothing"),
        pytest.param(0, 5, (), id="from nothing"),
        pytest.param(-1, 5, (), id="from less than nothing"),
        pytest.param(6, 5, (), id="backwards"),
        pytest.param(5, 5, (b"\x00" * 32,), id="equal sizes with a proof"),
        pytest.param(4, 5, (), id="no proof"),
        pytest.param(3, 5, (), id="no proof from an incomplete tree"),
        pytest.param(4, 5, (b"\x00" * 31,), id="a short hash"),
        pytest.param(4, 5, (b"\x00" * 33,), id="a long hash"),
    ],
)
def test_a_consistency_that_cannot_be_is_a_fork(
    first: int, second: int, proof: tuple[bytes, ...]
) -> None:
    with pytest.raises(ForkError) as caught:
        check_consistency(
            first=first,
            second=second,
            first_root=root_of(0, max(first, 0)),
            second_root=root_of(0, second),
            proof=proof,
            about=NAME,
        )

    assert caught.value.code == "fork"
    assert caught.value.about == NAME


LEAF, SIBLING = leaf_hash(entry(0)), leaf_hash(entry(1))
ABOVE = node_hash(LEAF, SIBLING)


@pytest.mark.parametrize(
    ("leaf", "size", "proof", "root"),
    [
        pytest.param(LEAF, 2, (), LEAF, id="stops below the root of its size"),
        pytest.param(LEAF, 1, (SIBLING,), node_hash(SIBLING, LEAF), id="goes on above the root"),
        pytest.param(LEAF[:31], 2, (LEAF[31:] + SIBLING,), ABOVE, id="cut elsewhere, leaf short"),
        pytest.param(LEAF + SIBLING[:1], 2, (SIBLING[1:],), ABOVE, id="cut elsewhere, leaf long"),
    ],
)
def test_a_proof_that_hashes_to_the_root_in_another_way_is_refused(
    leaf: bytes, size: int, proof: tuple[bytes, ...], root: bytes
) -> None:
    with pytest.raises(InclusionError):
        check_inclusion(leaf, index=0, size=size, proof=proof, root=root, about=NAME)


@pytest.mark.parametrize(
    ("sizes", "first_root", "proof", "second_root"),
    [
        pytest.param((1, 2), LEAF, (), LEAF, id="stops below the root of its size"),
        pytest.param(
            (3, 4),
            node_hash(SIBLING, root_of(0, 3)),
            (*subproof_of(3, 0, 4), SIBLING),
            node_hash(SIBLING, root_of(0, 4)),
            id="goes on above the root",
        ),
        pytest.param((1, 2), LEAF[:31], (LEAF[31:] + SIBLING,), ABOVE, id="cut elsewhere"),
    ],
)
def test_a_growth_that_hashes_to_the_root_in_another_way_is_refused(
    sizes: tuple[int, int], first_root: bytes, proof: tuple[bytes, ...], second_root: bytes
) -> None:
    with pytest.raises(ForkError):
        check_consistency(
            first=sizes[0],
            second=sizes[1],
            first_root=first_root,
            second_root=second_root,
            proof=proof,
            about=NAME,
        )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda proof: proof[:-1], id="last hash missing"),
        pytest.param(lambda proof: proof[1:], id="first hash missing"),
        pytest.param(lambda proof: [*proof, root_of(0, 1)], id="one hash more"),
        pytest.param(lambda proof: [root_of(0, 1), *proof], id="one hash before"),
        pytest.param(lambda proof: proof[::-1], id="turned round"),
    ],
)
def test_a_proof_of_another_shape_is_refused(
    change: Callable[[list[bytes]], list[bytes]],
) -> None:
    with pytest.raises(InclusionError):
        check_inclusion(
            leaf_hash(entry(3)),
            index=3,
            size=11,
            proof=change(path_of(3, 0, 11)),
            root=root_of(0, 11),
            about=NAME,
        )
    with pytest.raises(ForkError):
        check_consistency(
            first=7,
            second=11,
            first_root=root_of(0, 7),
            second_root=root_of(0, 11),
            proof=change(subproof_of(7, 0, 11)),
            about=NAME,
        )
