"""`linkpin demo`: seven nodes on this machine, a walk through them, facts one can break."""

import signal
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import click

from node.cli.output import write_document
from node.demo.cast import CAST, FIRST_PORT
from node.demo.facts import Outcome
from node.demo.performance import check, lines, prepare
from node.demo.stage import Stage
from node.language import gettext as _

__all__ = ["demo"]


@click.command("demo")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the nodes stand; a new folder for --check, .demo otherwise.",
)
@click.option("--port", "first_port", type=int, default=FIRST_PORT, show_default=True)
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
    first_port: int,
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

    Exit status: 0 if every fact holds, 1 if one does not, 4 if a node did not start.
    """
    if (break_number is not None or killed is not None) and not is_check:
        raise click.UsageError(_("--break and --kill go with --check."))
    with _staged(folder, first_port, is_check=is_check, quiet=quiet) as stage:
        if is_check:
            outcomes = check(stage, break_number=break_number, killed=killed)
            _write(stage, outcomes, as_json=as_json)
        else:
            _invite(stage)
            _wait()
            return
    if not all(outcome.holds for outcome in outcomes):
        raise SystemExit(1)


@contextmanager
def _staged(
    folder: Path | None, first_port: int, *, is_check: bool, quiet: bool
) -> Iterator[Stage]:
    """Give a stage that plays: one that runs already, or one that is started and stopped here."""
    with tempfile.TemporaryDirectory(prefix="linkpin-demo-") as new:
        chosen = folder or (Path(new) if is_check else Path(".demo"))
        stage = Stage(folder=chosen.absolute(), first_port=first_port)
        if is_check and stage.is_running():
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
            "depends_on": [each.describe(stage) for each in outcome.fact.evidence],
            "peers": sorted({e.town for e in outcome.fact.evidence if e.process == "peer"}),
        }
        for outcome in outcomes
    ]
    write_document(document, as_json=as_json, lines=lines(stage, outcomes))


def _invite(stage: Stage) -> None:
    """Say what can be tried now."""
    click.echo(_("The federation is up. In another terminal, try:"))
    for key, command in (
        ("rotterdam", "search jongeren netwerk"),
        ("ran", "search training"),
        ("rotterdam", "peers status"),
        ("vilvoorde", "left"),
        ("vilvoorde", "doctor"),
    ):
        click.echo(f"  ./linkpin --node {stage.folder / key} {command}")
    click.echo(f"  ./linkpin demo --check --folder {stage.folder}")
    click.echo(_("Everybody in it is invented. Ctrl-C stops it; the next start takes seconds."))


def _wait() -> None:
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()
