"""`linkpin bench airlock`: what the gate finds, and what it takes for something it is not."""

import secrets
from pathlib import Path
from typing import Final

import click

from node.bench.court_documents import DOCUMENTS, measure_documents
from node.bench.gate_report import document, table
from node.bench.gate_run import TEXTS, measure_gate
from node.bench.machine import machine_facts
from node.cli.output import write_document
from node.clock import system_clock
from node.errors import InputRefusedError
from node.language import gettext as _

__all__ = ["airlock_figures"]

_MOST_SEED: Final = 10**6


@click.command("airlock")
@click.option("--seed", type=int, help="Names are drawn from it; another one at each run.")
@click.option(
    "--texts",
    "folder",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help="Folder of the measuring texts; those of the checkout otherwise.",
)
@click.option("--whole", is_flag=True, help="Not each recogniser alone and left out as well.")
@click.option("--missed", is_flag=True, help="Show what was missed in the open texts.")
@click.option("--write", "is_kept", is_flag=True, help="Keep the table in tests/benchmarks.")
@click.option(
    "--documents",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    envvar="LINKPIN_VECTORS",
    help="Folder with court documents that others annotated; they are measured as well.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
def airlock_figures(
    *,
    seed: int | None,
    folder: Path | None,
    whole: bool,
    missed: bool,
    is_kept: bool,
    documents: Path | None,
    as_json: bool,
) -> None:
    """Measure what the airlock's recognisers find in invented texts, by kind, language, disguise.

    Every name is drawn anew. A third of the texts is held back: rules are made without looking at
    them. Nothing is stored.

    Exit status: 0 when measured, whatever the figures; 2 if the texts cannot be read.
    """
    seed = secrets.randbelow(_MOST_SEED) if seed is None else seed
    try:
        figures = measure_gate(seed=seed, folder=folder or TEXTS, each=not whole)
        if documents is not None:
            figures.documents = measure_documents(documents / DOCUMENTS)
    except (ValueError, OSError) as error:
        raise InputRefusedError(
            _("The measuring texts cannot be read: %(fault)s") % {"fault": error}
        ) from error
    facts, now = machine_facts(), system_clock()
    lines = list(table(figures, machine=facts, at=now))
    write_document(document(figures, machine=facts, at=now), as_json=as_json, lines=lines)
    if missed:
        for text, span in figures.open.missed:
            words = text.text[span.start : span.end]
            click.echo(f"{text.id}\t{span.type.value}\t{'+'.join(span.attacks)}\t{words}")
        for text, found in figures.open.alarms:
            words = text.text[found.start : found.end]
            click.echo(f"{text.id}\talarm\t{found.severity.value}\t{words}")
    if is_kept:
        target = TEXTS.parents[2] / "benchmarks" / "airlock.md"
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
