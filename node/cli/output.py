"""How commands write results: lines with tabs for a pipe, or JSON."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from node.cli.every_command import wants_json

__all__ = ["write_document", "write_result", "write_rows"]


def write_rows(
    rows: Iterable[Mapping[str, object]], *, columns: Sequence[str], as_json: bool
) -> None:
    """Write one line per row to standard output.

    A terminal gets a table with headings; anything else gets tabs and no heading, so that it can be
    taken apart by a program.

    Args:
        rows: Members by column name; JSON carries all of them.
        columns: What the tab-separated form shows, in this order.
        as_json: One JSON object per line instead.
    """
    if as_json:
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
        return
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    if cells and sys.stdout.isatty():
        headed = [[column.replace("_", " ") for column in columns], *cells]
        widths = [max(map(len, column)) for column in zip(*headed, strict=True)]
        for line in headed:
            padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            click.echo("  ".join(padded).rstrip())
        return
    for line in cells:
        click.echo("\t".join(line))


def write_document(document: object, *, as_json: bool, lines: Iterable[str]) -> None:
    """Write one result: `document` as indented JSON, or `lines` for a person."""
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        for line in lines:
            click.echo(line)


def write_result(members: Mapping[str, object], *, lines: Iterable[object]) -> None:
    """Write what one step came to: `members` as JSON if that is wanted, else `lines`."""
    write_document(members, as_json=wants_json(), lines=map(str, lines))


def _cell(value: object) -> str:
    """Keep a cell on its line, whatever text it holds."""
    if value is None:
        return ""
    return " ".join(str(value).split())
