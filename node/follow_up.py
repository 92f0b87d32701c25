"""The commands that a sentence tells its reader to type next, as they can be pasted.

A reader who typed `./linkpin --node .demo/vilvoorde airlock check …` gets the next command with the
same beginning, and with the same account where the account was typed too. What stands in the
environment, as `LINKPIN_SETTINGS` and `LINKPIN_ACCOUNT` do, is there for the next command as well
and is not repeated.
"""

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

__all__ = ["keep_account", "keep_node", "node_command", "program_command", "started_as"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """How the present command was begun.

    Attributes:
        program: What was typed to start the program.
        folder: Folder of the node, if it was typed.
        account: Handle of the account, if it was typed.
    """

    program: str = "linkpin"
    folder: str | None = None
    account: str | None = None


_NOTHING = _Typed()
_typed: ContextVar[_Typed] = ContextVar("typed")


@contextmanager
def started_as(program: str | None) -> Iterator[None]:
    """Begin every command with `program` for the length of a block; `linkpin` when it is None."""
    token = _typed.set(_Typed(program=program or "linkpin"))
    try:
        yield
    finally:
        _typed.reset(token)


def keep_node(folder: str | os.PathLike[str]) -> None:
    """Name the node's folder in the commands that follow."""
    _typed.set(replace(_typed.get(_NOTHING), folder=os.fspath(folder)))


def keep_account(handle: str) -> None:
    """Name the account in the commands that follow."""
    _typed.set(replace(_typed.get(_NOTHING), account=handle))


def program_command(*words: str) -> str:
    """Return a command that needs no node, such as `init`."""
    return shlex.join((_typed.get(_NOTHING).program, *words))


def node_command(*words: str, acts: bool = False) -> str:
    """Return a command at the node of the present one.

    Args:
        words: What follows the node.
        acts: Whether it is the same person who types it, by an account.
    """
    typed = _typed.get(_NOTHING)
    node = () if typed.folder is None else ("--node", typed.folder)
    account = ("--as", typed.account) if acts and typed.account is not None else ()
    return program_command(*node, *words, *account)
