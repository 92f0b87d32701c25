"""The check that every row of the method is shown by a test that can fail.

The table in `node/private/README.md` names for each row of the founding paper's method the one
function that computes its number or warning, and its test. This command draws rows from a seed,
takes the computation out of a copy of the checkout, each at a time, and runs the row's test there:
it has to fail. Without a seed it draws one and prints it.

    ./linkpin test --rows                 ten rows
    ./linkpin test --rows --seed 7        the same ten again
    ./linkpin test --rows --all           every row
    ./linkpin test --rows F05 F27         these rows

Exit status 0 if every test noticed, 1 if one did not, 2 if the table or a row of it cannot be read.
"""

import argparse
import ast
import os
import random
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["MethodRow", "RowError", "main", "neutralise", "read_rows"]

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = Path("node/private/README.md")
CODE: Final = Path("node/private")
TESTS: Final = Path("tests/node/private")

_DRAWN: Final = 10
_ROW: Final = re.compile(
    r"^\| (F\d\d) \|[^|]*\| (core|opt-in) \| ([^|]+) \| `?([\w/.]+):([\w.]+)`? \| `?([\w/.]+)`? \|$"
)
_COPIED: Final = ("node", "federation", "schemas", "tests", "deploy", "pyproject.toml")
_NOT_COPIED: Final = shutil.ignore_patterns("__pycache__", "node_modules", "*.pyc")


class RowError(Exception):
    """The table, or what it names, cannot be used; the message says what to correct."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRow:
    """One row of the table.

    Attributes:
        code: Such as `F05`.
        is_core: On from the start, as opposed to switched on by a coordinator.
        screen: Address of the page that shows it.
        file: Module of the computation, from the checkout's folder.
        function: Name of the computation; with its class, if it has one.
        test: File of its test, from the checkout's folder.
    """

    code: str
    is_core: bool
    screen: str
    file: Path
    function: str
    test: Path


def read_rows(root: Path = ROOT) -> tuple[MethodRow, ...]:
    """Return the rows of the table, in their order.

    Raises:
        RowError: There is none, or one stands there twice.
    """
    rows = [
        MethodRow(
            code=found[1],
            is_core=found[2] == "core",
            screen=found[3].strip().strip("`"),
            file=_code(found[4]),
            function=found[5],
            test=TESTS / found[6],
        )
        for line in (root / TABLE).read_text(encoding="utf-8").splitlines()
        if (found := _ROW.match(line))
    ]
    codes = [row.code for row in rows]
    if not rows or len(set(codes)) != len(codes):
        raise RowError(f"{TABLE}: no row of the method, or one of them twice")
    return tuple(rows)


def neutralise(source: str, function: str) -> str:
    """Return a module in which one function computes nothing any more.

    Args:
        source: The module.
        function: Its name; `Class.name` for one of a class.

    Returns:
        The module, whose function returns nothing of the type it is annotated with.

    Raises:
        RowError: There is no such function, or its type has no such value.
    """
    tree = ast.parse(source)
    found = _find(tree.body, function.split("."))
    if found is None:
        raise RowError(f"there is no function {function}")
    empty = _empty_value(ast.unparse(found.returns) if found.returns else "")
    if empty is None:
        raise RowError(f"{function} returns neither a number, a text, a truth value nor a list")
    first, last = found.body[0], found.body[-1]
    lines = source.splitlines(keepends=True)
    indent = " " * first.col_offset
    lines[first.lineno - 1 : last.end_lineno] = [f"{indent}return {empty}\n"]
    return "".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw rows, take each computation out and see its test fail."""
    parser = argparse.ArgumentParser(prog="./linkpin test --rows")
    parser.add_argument("codes", nargs="*", metavar="ROW")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--all", action="store_true")
    chosen = parser.parse_args(arguments)
    try:
        rows = _choose(read_rows(), chosen)
        with tempfile.TemporaryDirectory(prefix="linkpin-rows-") as folder:
            return _run(rows, Path(folder))
    except RowError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command speaks
        return 2


def _code(named: str) -> Path:
    """Return a module as it is named: below the private room, or from the checkout's folder."""
    path = Path(named)
    return path if path.parts[0] == "node" else CODE / path


def _choose(rows: Sequence[MethodRow], chosen: argparse.Namespace) -> Sequence[MethodRow]:
    if chosen.all:
        return rows
    if chosen.codes:
        known = {row.code: row for row in rows}
        unknown = set(chosen.codes) - known.keys()
        if unknown:
            raise RowError(f"{TABLE} has no row {', '.join(sorted(unknown))}")
        return [known[code] for code in chosen.codes]
    seed = chosen.seed if chosen.seed is not None else secrets.randbelow(1_000_000)
    print(f"seed {seed}", flush=True)  # noqa: T201 - a command speaks
    drawn = random.Random(seed).sample(rows, min(_DRAWN, len(rows)))  # noqa: S311 - a draw, no secret
    return sorted(drawn, key=lambda row: row.code)


def _run(rows: Sequence[MethodRow], folder: Path) -> int:
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=_NOT_COPIED)
        else:
            shutil.copy(ROOT / name, folder / name)
    if not _passes(folder, {row.test for row in rows}):
        raise RowError("a test fails while nothing is taken out; mend that first")
    unnoticed = [row.code for row in rows if not _is_noticed(row, folder)]
    if unnoticed:
        print(f"not noticed: {', '.join(unnoticed)}")  # noqa: T201 - a command speaks
        return 1
    print(f"{len(rows)} of {len(rows)} were noticed")  # noqa: T201 - a command speaks
    return 0


def _is_noticed(row: MethodRow, folder: Path) -> bool:
    file = folder / row.file
    source = file.read_text(encoding="utf-8")
    try:
        file.write_text(neutralise(source, row.function), encoding="utf-8")
        noticed = not _passes(folder, [row.test])
    except RowError as error:
        raise RowError(f"{row.code}, {row.file}: {error}") from error
    finally:
        file.write_text(source, encoding="utf-8")
    word = "fails, as it must" if noticed else "STILL PASSES"
    where = f"{row.file}:{row.function}"
    print(f"{row.code}  without {where}, {row.test} {word}", flush=True)  # noqa: T201 - a command speaks
    return noticed


def _passes(folder: Path, tests: Iterable[Path]) -> bool:
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "no:randomly", "--no-header"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own tests
        [*command, *map(str, sorted(tests))],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RowError(f"the tests could not be run:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.returncode == 0


def _find(body: Sequence[ast.stmt], names: Sequence[str]) -> ast.FunctionDef | None:
    for node in body:
        if isinstance(node, ast.ClassDef) and len(names) > 1 and node.name == names[0]:
            return _find(node.body, names[1:])
        if isinstance(node, ast.FunctionDef) and [node.name] == list(names):
            return node
    return None


def _empty_value(annotation: str) -> str | None:
    """Return nothing, as a type has it; None for a type that has no such value."""
    plain = annotation.strip("\"'")
    if plain.endswith("| None"):
        return "None"
    head = plain.partition("[")[0]
    return {
        "int": "0",
        "float": "0.0",
        "str": '""',
        "bool": "False",
        "tuple": "()",
        "Sequence": "()",
        "list": "[]",
        "Mapping": "{}",
        "dict": "{}",
        "frozenset": "frozenset()",
        "Iterator": "iter(())",
    }.get(head)


if __name__ == "__main__":
    sys.exit(main())
