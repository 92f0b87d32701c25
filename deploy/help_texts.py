"""The sentences that readers meet beside calls of gettext: help of commands, and click's own.

Help stands as plain English in the docstrings of commands and in the options of `node/cli`. It is
found by reading the source, not by loading the program, so that it can be found in any checkout; a
test compares what is found with the program as it is loaded.
"""

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_file

from node.cli.spoken import paragraphs

__all__ = ["find_click_sentences", "find_help"]

_COMMANDS = frozenset({"command", "group"})
_PARAMETERS = frozenset({"argument", "option"})
_HELPS = frozenset({"help", "short_help", "epilog"})
_CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
"""Modules of click whose sentences a command of ours can show."""


def find_help(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every paragraph of help under `folder`, with the file it stands in."""
    for file in sorted(folder.rglob("*.py")):
        for text in _texts(ast.parse(file.read_bytes())):
            for paragraph in paragraphs(text):
                yield file, paragraph


def find_click_sentences() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the sentences of click itself, of the version that is installed, with their module."""
    for name in _CLICK_MODULES:
        spec = importlib.util.find_spec(f"click.{name}")
        if spec is None or spec.origin is None:
            continue
        for _line, message, _comments, _context in extract_from_file("python", spec.origin):
            yield f"click/{name}.py", message


def _texts(tree: ast.Module) -> Iterator[str]:
    for part in ast.walk(tree):
        if isinstance(part, ast.FunctionDef) and _called(part.decorator_list) & _COMMANDS:
            yield ast.get_docstring(part) or ""
        if isinstance(part, ast.Call) and _called([part]) & (_COMMANDS | _PARAMETERS):
            for keyword in part.keywords:
                if keyword.arg in _HELPS and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)


def _called(expressions: list[ast.expr]) -> set[str]:
    """Return the last name of each call: `command` for `@peers.command("add")`."""
    calls = (each.func for each in expressions if isinstance(each, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute)}
