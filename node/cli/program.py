"""The `linkpin` program: which command stands in which module, and how errors become answers.

A command's module is loaded when the command is used, so that `linkpin search` does not wait for
the airlock. Results go to standard output, as JSON with `--json`; everything else goes to standard
error, without how it goes with `--quiet`. Every command takes both.

Exit statuses: 0 done; 1 not done, or something must be fixed; 2 the command line or its input is
wrong; 3 a person must decide first (findings are open, an approval is missing, the state moved on);
4 something the node needs does not answer.
"""

import importlib
import os
import sys
from collections.abc import Sequence
from types import MappingProxyType

import click

from node.cli.every_command import equipped
from node.cli.spoken import click_speaking, translated
from node.errors import (
    ConflictError,
    InputRefusedError,
    LeakError,
    NodeError,
    ServiceMissingError,
    SettingsError,
)
from node.follow_up import keep_node, started_as
from node.language import gettext as _
from node.language import speak

__all__ = ["COMMANDS", "EXIT_STATUSES", "Program", "main", "program"]

COMMANDS = MappingProxyType(
    {
        "init": "node.cli.init:init",
        "serve": "node.cli.serve:serve",
        "demo": "node.cli.demo:demo",
        "bench": "node.cli.bench:bench",
        "people": "node.cli.people:people",
        "members": "node.cli.members:members",
        "peers": "node.cli.peers:peers",
        "keys": "node.cli.keys:keys",
        "register": "node.cli.register:register",
        "practices": "node.cli.practices:practices",
        "airlock": "node.cli.airlock:airlock",
        "releases": "node.cli.releases:releases",
        "directory": "node.cli.directory:directory",
        "search": "node.cli.search:search",
        "left": "node.cli.left:left",
        "doctor": "node.cli.doctor:doctor",
    }
)
"""Every command with its module and the name of its function there."""

EXIT_STATUSES = MappingProxyType(
    {
        InputRefusedError: 2,
        SettingsError: 2,
        ConflictError: 3,
        LeakError: 3,
        ServiceMissingError: 4,
    }
)
"""Exit status of each branch of the error tree; any other error is 1."""


class Program(click.Group):
    """A group that loads a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command, in the order of the walk."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command of this name; None if there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        return translated(equipped(command)) if isinstance(command, click.Command) else None


@click.command(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--node",
    "folder",
    type=click.Path(file_okay=False),
    help="Folder of the node; it holds linkpin.toml. Also: LINKPIN_SETTINGS names the file.",
)
@click.pass_context
def program(ctx: click.Context, folder: str | None) -> None:
    """Exchange prevention practices between municipalities."""
    # What the command keeps ends with it, also where a program calls several one after the other.
    ctx.with_resource(started_as(os.environ.get("LINKPIN_PROGRAM")))
    environment = dict(os.environ)
    if folder is not None:
        keep_node(folder)
        environment["LINKPIN_SETTINGS"] = os.path.join(folder, "linkpin.toml")  # noqa: PTH118 - text in, text out
    ctx.obj = environment


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    # What a command or a process under `serve` writes is for this user alone.
    os.umask(0o077)
    tongue = (
        os.environ.get("LINKPIN_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    )
    begun = started_as(os.environ.get("LINKPIN_PROGRAM"))
    with begun, speak(tongue) as language, click_speaking(language):
        try:
            translated(program).main(arguments, prog_name="linkpin")
        except NodeError as error:
            _explain(error)
            sys.exit(exit_status(error))
        except OSError as error:
            # A full disk, a folder of somebody else: the operator's to put right, not a fault here.
            missing = ServiceMissingError(_system_said(error))
            _explain(missing)
            sys.exit(exit_status(missing))


def _system_said(error: OSError) -> str:
    about = f"{error.filename}: " if error.filename is not None else ""
    return _("The system refuses: %(reason)s.") % {"reason": f"{about}{error.strerror or error}"}


def exit_status(error: NodeError) -> int:
    """Return the exit status that tells a script what to do about `error`."""
    for branch, status in EXIT_STATUSES.items():
        if isinstance(error, branch):
            return status
    return 1


def _explain(error: NodeError) -> None:
    """Write an error as a person reads it: what is wrong, every fault, every difference."""
    click.echo(_("Not done: %(reason)s") % {"reason": error}, err=True)
    if isinstance(error, InputRefusedError):
        for fault in error.faults:
            click.echo(f"  {fault}", err=True)
    if isinstance(error, ConflictError):
        for line in error.differences:
            click.echo(f"  {line}", err=True)
