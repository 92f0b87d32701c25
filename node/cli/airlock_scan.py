"""`linkpin airlock scan`: the recognisers on a file of texts, without a node."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from node.airlock.scanning import MAX_FILE_BYTES, dump_findings, read_lines, scan
from node.cli.every_command import say
from node.language import ngettext

__all__ = ["scan_file"]


@click.command("scan")
@click.option(
    "--input",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="Lines of JSON: id, lang, text, and register, a list of names that a node would know.",
)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="Where the findings of each line are written, in the same order.",
)
@click.option("--progress", is_flag=True, help="Show how far it is.")
def scan_file(*, source: Path, target: Path, progress: bool) -> None:
    """Look for what identifies people in texts of a file, without a node.

    Each line of the output has the id of a line and its spans: start and end (Unicode code points
    of the text, from 0), type, kind (direct or quasi), severity, rule, and proposal, words to write
    instead or null. Nothing is stored or sent.

    Exit status: 0 when every line was looked at; 1 if a check could not finish; 2 if a line is
    refused, named by its number. The output then is as it was before.
    """
    with source.open("rb") as file:
        lines = read_lines(file.read(MAX_FILE_BYTES + 1))
    with (
        _written_whole(target) as output,
        click.progressbar(lines, file=sys.stderr, hidden=not progress) as shown,
    ):
        for line in shown:
            output.write(dump_findings(line, scan(line)) + "\n")
    said = ngettext(
        "%(number)d text was looked at.", "%(number)d texts were looked at.", len(lines)
    )
    say(said % {"number": len(lines)})


@contextmanager
def _written_whole(target: Path) -> Iterator[TextIO]:
    """Give a file that takes the place of `target` when all of it is written, and not before."""
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
