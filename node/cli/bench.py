"""`linkpin bench`: how fast this machine reads what another node released, beside the bare work."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from node.bench.machine import machine_facts
from node.bench.pair import FIRST_PORT, Pair
from node.bench.report import document, table
from node.bench.run import compare, prepare
from node.cli.opening import quiet_option
from node.cli.output import write_document
from node.clock import system_clock
from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["LATEST", "bench"]

LATEST = Path(__file__).parents[2] / "tests" / "benchmarks" / "latest.md"
"""Where `--write` keeps the table."""


@click.command("bench")
@click.option("--records", type=click.IntRange(1, 100_000), default=10_000, show_default=True)
@click.option(
    "--repeat", "repeats", type=click.IntRange(1, 25), default=3, show_default=True, metavar="N"
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the nodes stand, and stay; a new folder that is removed otherwise.",
)
@click.option("--port", "first_port", type=int, default=FIRST_PORT, show_default=True)
@click.option("--write", "is_kept", is_flag=True, help="Keep the table in tests/benchmarks.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@quiet_option
def bench(
    *,
    records: int,
    repeats: int,
    folder: Path | None,
    first_port: int,
    is_kept: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Measure how fast a node reads another one, from the first byte until all can be found.

    Two invented accounts prepare the summaries by the ordinary services: each is checked, read by a
    second person and released, which takes most of the time and is not part of the figures. Then
    another node pulls, verifies, stores and indexes them, and a bare program without the product
    does the same with the same bytes. Only figures of one run can be compared.

    Exit status: 0 when measured, whatever the figures; 4 if a node did not start.
    """

    def say(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    with _emptied(folder) as place:
        pair = Pair(folder=place, first_port=first_port)
        say(_("Recording, asking, reading and releasing; not part of the figures …"))
        with click.progressbar(length=records, file=sys.stderr, hidden=quiet) as progress:
            prepared = prepare(pair, records=records, advance=progress.update)
        comparison = compare(pair, prepared, repeats=repeats, say=say)
    facts, now = machine_facts(), system_clock()
    lines = list(table(comparison, machine=facts, at=now))
    write_document(document(comparison, machine=facts, at=now), as_json=as_json, lines=lines)
    if is_kept:
        LATEST.parent.mkdir(exist_ok=True)
        LATEST.write_text("\n".join(lines) + "\n", encoding="utf-8")


@contextmanager
def _emptied(folder: Path | None) -> Iterator[Path]:
    """Yield an empty folder for the nodes."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="linkpin-bench-") as made:
            yield Path(made)
        return
    if folder.exists() and any(folder.iterdir()):
        raise InputRefusedError(
            _("The folder %(folder)s is not empty. Name another one.") % {"folder": folder}
        )
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
