"""`linkpin demo`: seven nodes on this machine, a walk through them, facts one can break."""

import signal
import sys
import webbrowser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import NoReturn

import click

from node.cli.output import write_document
from node.demo.cast import CAST
from node.demo.facts import Outcome
from node.demo.ground import DEFAULT_FOLDER, take_ground
from node.demo.performance import check, check_number, lines, prepare
from node.demo.stage import Stage
from node.demo.tour import serving_tour
from node.errors import ConflictError
from node.follow_up import program_command
from node.language import gettext as _

__all__ = ["demo"]


@click.command("demo")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the nodes stand; .demo if none is named.",
)
@click.option(
    "--port",
    "first_port",
    type=click.IntRange(1024, 65_500),
    help="First of the ports of a new folder; 8710 if none is named.",
)
@click.option("--check", "is_check", is_flag=True, help="Look at the facts, then stop.")
@click.option("--break", "break_number", type=int, metavar="N", help="With --check: break fact N.")
@click.option(
    "--kill",
    "killed",
    type=click.Choice([*CAST]),
    help="With --check: look while this node's peer process is dead.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the facts as JSON.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def demo(
    *,
    folder: Path | None,
    first_port: int | None,
    is_check: bool,
    break_number: int | None,
    killed: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Play the main job on this machine: Rotterdam, Vilvoorde, Sarcelles, three networks, the desk.

    Every node has its own processes, databases and keys; what they know of each other crosses
    loopback. With --check the facts are looked at and everything stops; nodes that --folder finds
    running are only looked at. What is broken or killed is mended after the look.

    Exit status: 0 if every fact holds, 1 if one does not, 2 if there is no such fact, 3 if the
    folder is in use or has other ports, 4 if a node did not start.
    """
    if (break_number is not None or killed is not None) and not is_check:
        raise click.UsageError(_("--break and --kill go with --check."))
    if break_number is not None:
        check_number(break_number)
    with _interruptible(), _staged(folder, first_port, is_check=is_check, quiet=quiet) as stage:
        if is_check:
            outcomes = check(stage, break_number=break_number, killed=killed)
            _write(stage, outcomes, as_json=as_json)
        else:
            with serving_tour(stage) as address:
                _invite(stage, address=address)
                _wait()
            click.echo(
                _("Stopping the nodes. What they hold is kept for the next start."), err=True
            )
            return
    if not all(outcome.holds for outcome in outcomes):
        raise SystemExit(1)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Treat being told to stop like Ctrl-C: both unwind, and what was started is stopped."""
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _staged(
    folder: Path | None, first_port: int | None, *, is_check: bool, quiet: bool
) -> Iterator[Stage]:
    """Give a stage that plays: one that runs already, or one that is started and stopped here."""
    chosen = (folder or DEFAULT_FOLDER).absolute()
    stage = Stage(folder=chosen, first_port=take_ground(chosen, first_port=first_port))
    if stage.is_running():
        if not is_check:
            raise ConflictError(
                _("The nodes in %(folder)s are running already.") % {"folder": chosen}
            )
        try:
            yield stage
        finally:
            stage.close()
        return
    try:
        prepare(stage, lambda line: None if quiet else click.echo(line, err=True))
        yield stage
    finally:
        stage.stop()


def _write(stage: Stage, outcomes: Sequence[Outcome], *, as_json: bool) -> None:
    document: list[Mapping[str, object]] = [
        {
            "number": outcome.fact.number,
            "name": outcome.fact.name,
            "holds": outcome.holds,
            "seen": outcome.seen,
            "sentence": outcome.fact.sentence,
            "depends_on": [each.members(stage) for each in outcome.fact.evidence],
            "peers": sorted({e.town for e in outcome.fact.evidence if e.process == "peer"}),
        }
        for outcome in outcomes
    ]
    write_document(document, as_json=as_json, lines=lines(stage, outcomes))


def _invite(stage: Stage, *, address: str) -> None:
    """Say what can be tried now, and open the tour where there is a screen to open it on."""
    click.echo(_("The federation is up. The tour is at %(address)s") % {"address": address})
    if sys.stdout.isatty():
        webbrowser.open(address)
    click.echo(_("By command, in another terminal:"))
    for key, command in (
        ("rotterdam", "search jongeren netwerk"),
        ("ran", "search training"),
        ("rotterdam", "peers status"),
        ("vilvoorde", "left"),
        ("vilvoorde", "doctor"),
    ):
        at_node = ("--node", str(stage.folder / key))
        click.echo(f"  {program_command(*at_node, *command.split())}")
    again = ("demo", "--check", "--folder", str(stage.folder))
    click.echo(f"  {program_command(*again)}")
    click.echo(_("Everybody in it is invented. Ctrl-C stops it; the next start takes seconds."))


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _wait() -> None:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()
