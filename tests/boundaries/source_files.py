"""What stands in the checkout: the modules of each package, read once and parsed.

The rules of this folder are about every file, so each takes its files from here and none can
overlook a folder that was added later.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

__all__ = ["PACKAGES", "ROOT", "SourceFile", "packaged", "texts", "written"]

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("schemas", "federation", "node")

_OURS = (*PACKAGES, "deploy", "tests", ".ci")
_MADE = {"__pycache__", "node_modules", ".hypothesis"}
_PICTURES_AND_FONTS = {".png", ".ico", ".woff2", ".gz", ".mo", ".pyc"}


@dataclass(frozen=True, slots=False, kw_only=True)
class SourceFile:
    """One Python file.

    Attributes:
        path: Where it stands.
    """

    path: Path

    @cached_property
    def text(self) -> str:
        """The file as it is read."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file as it is parsed."""
        return ast.parse(self.text, filename=str(self.path))

    @property
    def name(self) -> str:
        """The dotted name under which it is imported."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def imports(self) -> frozenset[str]:
        """Every module named in an import, wherever in the file; `a.b` for `from a import b`."""
        found: set[str] = set()
        for statement in ast.walk(self.tree):
            if isinstance(statement, ast.Import):
                found |= {alias.name for alias in statement.names}
            elif isinstance(statement, ast.ImportFrom) and statement.module:
                found |= {f"{statement.module}.{alias.name}" for alias in statement.names}
        return frozenset(found)

    def does_import(self, module: str) -> bool:
        """Say whether `module` or anything in it is imported."""
        return any(name == module or name.startswith(f"{module}.") for name in self.imports)


def packaged() -> list[SourceFile]:
    """Return the Python files of the three packages."""
    return [file for file in written() if file.path.relative_to(ROOT).parts[0] in PACKAGES]


def written() -> list[SourceFile]:
    """Return every Python file that people wrote: packages, tests, tools and the bootstrap."""
    files = [path for path in _paths() if path.suffix == ".py"]
    return [SourceFile(path=path) for path in [*files, ROOT / "linkpin"]]


def texts() -> list[Path]:
    """Return every file that a person can read, of whatever kind."""
    at_the_top = (path for path in ROOT.iterdir() if path.is_file())
    names = [*at_the_top, *_paths()]
    return sorted(path for path in names if path.suffix not in _PICTURES_AND_FONTS)


def _paths() -> Iterator[Path]:
    for folder in _OURS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and not _MADE & set(path.relative_to(ROOT).parts):
                yield path
