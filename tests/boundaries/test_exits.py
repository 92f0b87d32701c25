"""What leaves a node leaves by one of three doors, and each door has one user."""

import ast
from collections.abc import Iterator

import pytest

from tests.boundaries.source_files import ROOT, SourceFile, packaged

STORE = "node.published.store"
DOORS = {
    "append_release": {"node.airlock.release"},
    "append_control": {"node.sealer"},
    "readopt": {"node.sealer", "node.operations.restore"},
}
"""Writers' doors of the published database, with the modules that may name them."""


def names_in(tree: ast.AST) -> Iterator[str]:
    """Yield every name a program uses, also when it is only asked for by its text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def users_of(door: str, files: list[SourceFile]) -> set[str]:
    return {file.name for file in files if door in names_in(file.tree)} - {STORE}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_of_the_published_store_is_used_by_its_owner_alone(door: str) -> None:
    assert users_of(door, packaged()) <= DOORS[door]


@pytest.mark.parametrize("door", ["append_release", "append_control"])
def test_a_door_stands_where_the_rule_looks_for_it(door: str) -> None:
    store = SourceFile(path=ROOT / "node" / "published" / "store.py")
    assert door in {node.name for node in store.tree.body if isinstance(node, ast.FunctionDef)}


def test_what_is_released_goes_through_its_door() -> None:
    assert users_of("append_release", packaged()) == DOORS["append_release"]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("from node.published.store import append_release as send", id="renamed"),
        pytest.param("import node.published.store as s\ns.append_release()", id="as an attribute"),
        pytest.param("getattr(store, 'append_release')()", id="by its text"),
    ],
)
def test_a_use_is_seen_however_it_is_spelt(code: str) -> None:
    assert "append_release" in names_in(ast.parse(code))
