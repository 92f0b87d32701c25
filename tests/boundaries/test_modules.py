"""A module is named, sized and opened so that it can be found and read."""

import ast
import symtable
from collections.abc import Iterator

import pytest

from tests.boundaries.source_files import ROOT, SourceFile, packaged, written

VAGUE_NAMES = frozenset(
    {"base", "common", "core", "helper", "helpers", "main", "manager", "misc", "util", "utils"}
)
MAX_MODULE_LINES = 400
MAX_FUNCTION_LINES = 60  # docstring included

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def by_path(file: SourceFile) -> str:
    return str(file.path.relative_to(ROOT))


def functions(file: SourceFile) -> Iterator[tuple[str, int]]:
    for node in ast.walk(file.tree):
        if isinstance(node, type_of_function):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def is_alembics(file: SourceFile) -> bool:
    """Say whether Alembic loads the file by its path; it has no importer to be public for."""
    return file.name.startswith("node.migrations.")


def top_level_names(file: SourceFile) -> set[str]:
    """Return every name that the module binds when it is loaded."""
    table = symtable.symtable(file.text, str(file.path), "exec")
    return {
        each.get_name() for each in table.get_symbols() if each.is_assigned() | each.is_imported()
    }


def declared_names(file: SourceFile) -> list[str] | None:
    for node in file.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert node.value is not None
            return list(ast.literal_eval(node.value))
    return None


def only_opens(file: SourceFile) -> bool:
    """Say whether the file opens a package or starts a program, and defines nothing to import."""
    kinds = (*type_of_function, ast.ClassDef)
    defines = any(isinstance(node, kinds) for node in file.tree.body)
    return file.path.stem in {"__init__", "__main__"} and not defines


@pytest.mark.parametrize("file", written(), ids=by_path)
def test_a_module_is_named_and_sized_to_be_found_and_read(file: SourceFile) -> None:
    assert not VAGUE_NAMES & set(file.name.split("."))
    assert len(file.text.splitlines()) <= MAX_MODULE_LINES
    if is_alembics(file):
        # A migration is a record of tables in one function, which Alembic asks for.
        return
    assert [name for name, lines in functions(file) if lines > MAX_FUNCTION_LINES] == []


@pytest.mark.parametrize("file", packaged(), ids=by_path)
def test_a_module_says_what_it_knows_and_what_is_public(file: SourceFile) -> None:
    assert ast.get_docstring(file.tree)
    if is_alembics(file) or only_opens(file):
        return
    declared = declared_names(file)
    assert declared is not None, "no __all__"
    assert len(declared) == len(set(declared))
    assert set(declared) <= top_level_names(file)


def test_the_rules_have_files_to_look_at() -> None:
    names = {file.name for file in written()}
    assert {"linkpin", "node.settings", "federation.errors", "tests.conftest"} <= names
