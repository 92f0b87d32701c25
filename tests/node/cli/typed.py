"""Commands as a person types them, in this process: status, standard output, standard error."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from node.cli.program import main

__all__ = ["Answer", "Linkpin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one command answered.

    Attributes:
        status: Exit status.
        out: Standard output, the result.
        err: Standard error, everything else.
    """

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """Return the lines of the result."""
        return self.out.splitlines()


class Linkpin:
    """The program, with a node of its own.

    Args:
        folder: Folder of the node, which is made.
        capsys: Where pytest keeps what is written.
    """

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        address = ("--entity-id", "https://vilvoorde.example", "--name", "Vilvoorde")
        answer = self("init", str(folder), *address, "--country", "be", "--language", "nl")
        assert answer.status == 0, answer.err

    def __call__(self, *words: str) -> Answer:
        """Type one command at the node."""
        before = () if words[0] == "init" else ("--node", str(self.folder))
        with _logs_put_back(), pytest.raises(SystemExit) as left:
            main([*before, *words])
        written = self._capsys.readouterr()
        return Answer(status=int(left.value.code or 0), out=written.out, err=written.err)

    def begun(self, command: str) -> str:
        """Return a command at this node as the program shows it, to be typed next."""
        return f"linkpin --node {self.folder} {command}"

    def file(self, name: str, data: bytes) -> str:
        """Write a file beside the node and return its path."""
        path = self.folder.parent / name
        path.write_bytes(data)
        return str(path)

    def open_account(self, handle: str, role: str = "coordinator") -> None:
        """Open an account for a person of one role."""
        who = ("--name", f"Quillon {handle.title()}", "--mailbox", f"{handle}@town.example")
        answer = self("people", "add", handle, *who, "--role", role)
        assert answer.status == 0, answer.err


@contextmanager
def _logs_put_back() -> Iterator[None]:
    """Let a command set its logs up, and give the test's own back."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    mask = os.umask(0o077)
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        os.umask(mask)
