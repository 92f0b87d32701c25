"""`linkpin bench`: how fast this machine is, beside what the design asks.

By itself it measures how fast a node reads what another one released, beside the bare work;
`linkpin bench pages` measures how fast people get their pages, and `linkpin bench network` those of
a network that has grown large.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from click.core import ParameterSource

from node.bench.crowded_network import Sizes
from node.bench.filled_node import FIRST_PORT as FIRST_PAGES_PORT
from node.bench.filled_node import FilledNode
from node.bench.machine import machine_facts
from node.bench.network_report import document as network_document
from node.bench.network_report import table as network_table
from node.bench.network_run import run_network
from node.bench.page_report import document as pages_document
from node.bench.page_report import table as pages_table
from node.bench.page_run import run_pages
from node.bench.pair import FIRST_PORT, Pair
from node.bench.report import document, table
from node.bench.run import Say, compare, prepare
from node.cli.bench_airlock import airlock_figures
from node.cli.opening import quiet_option
from node.cli.output import write_document
from node.clock import system_clock
from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["LATEST", "NETWORK", "PAGES", "bench"]

_FOLDER = Path(__file__).parents[2] / "tests" / "benchmarks"

LATEST = _FOLDER / "latest.md"
"""Where `--write` keeps the table."""

PAGES = _FOLDER / "pages.md"
"""Where `pages --write` keeps its table."""

NETWORK = _FOLDER / "network.md"
"""Where `network --write` keeps its table."""


@click.group("bench", invoke_without_command=True)
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
@click.pass_context
def bench(
    ctx: click.Context,
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
    if ctx.invoked_subcommand is not None:
        _refuse_options(ctx)
        return
    say = _speaker(quiet=quiet)
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
        _keep(LATEST, lines)


@bench.command("pages")
@click.option("--records", type=click.IntRange(100, 100_000), default=10_000, show_default=True)
@click.option(
    "--repeat", "repeats", type=click.IntRange(2, 1_000), default=21, show_default=True, metavar="N"
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the node stands, and stays; a new folder that is removed otherwise.",
)
@click.option("--port", type=int, default=FIRST_PAGES_PORT, show_default=True)
@click.option("--write", "is_kept", is_flag=True, help="Keep the table in tests/benchmarks.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@quiet_option
def pages(
    *,
    records: int,
    repeats: int,
    folder: Path | None,
    port: int,
    is_kept: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Measure how long each page of the coordinators' application takes, and what it weighs.

    A node is filled with verified summaries of invented towns and with work of its own, served as
    usual, and asked for every page by everybody who may open it. Only figures of one run can be
    compared.

    Exit status: 0 when measured, whatever the figures; 4 if the node did not start, or a page
    failed.
    """
    say = _speaker(quiet=quiet)
    with _emptied(folder) as place:
        node = FilledNode(folder=place, port=port)
        run = run_pages(node, records=records, repeats=repeats, say=say)
    facts, now = machine_facts(), system_clock()
    lines = list(pages_table(run, machine=facts, at=now))
    write_document(pages_document(run, machine=facts, at=now), as_json=as_json, lines=lines)
    if is_kept:
        _keep(PAGES, lines)


@bench.command("network")
@click.option("--organisations", type=click.IntRange(100, 20_000), default=5_000, show_default=True)
@click.option("--lines", type=click.IntRange(100, 1_000_000), default=100_000, show_default=True)
@click.option(
    "--repeat", "repeats", type=click.IntRange(2, 1_000), default=21, show_default=True, metavar="N"
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the node stands, and stays; a new folder that is removed otherwise.",
)
@click.option("--port", type=int, default=FIRST_PAGES_PORT, show_default=True)
@click.option("--write", "is_kept", is_flag=True, help="Keep the table in tests/benchmarks.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@quiet_option
def network(
    *,
    organisations: int,
    lines: int,
    repeats: int,
    folder: Path | None,
    port: int,
    is_kept: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Measure how long each page of a network takes that holds thousands of organisations.

    A node is filled with as many contacts, with groups and meetings and with a year of log lines,
    every part of the method on, and served as usual. Only figures of one run can be compared.

    Exit status: 0 when measured, whatever the figures; 4 if the node did not start, or a page
    failed.
    """
    sizes = Sizes(organisations=organisations, lines=lines)
    with _emptied(folder) as place:
        node = FilledNode(folder=place, port=port)
        run = run_network(node, sizes=sizes, repeats=repeats, say=_speaker(quiet=quiet))
    facts, now = machine_facts(), system_clock()
    rows = list(network_table(run, machine=facts, at=now))
    write_document(network_document(run, machine=facts, at=now), as_json=as_json, lines=rows)
    if is_kept:
        _keep(NETWORK, rows)


bench.add_command(airlock_figures)


def _refuse_options(ctx: click.Context) -> None:
    """Refuse what was typed before the name of another measurement, where it would do nothing.

    Raises:
        UsageError: An option stands there.
    """
    for parameter in ctx.command.params:
        if ctx.get_parameter_source(str(parameter.name)) is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                _("Type %(option)s behind the name of the measurement.")
                % {"option": parameter.opts[0]}
            )


def _speaker(*, quiet: bool) -> Say:
    """Return what tells on standard error how it goes."""

    def say(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    return say


def _keep(file: Path, lines: list[str]) -> None:
    """Keep a table with the tests."""
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


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
