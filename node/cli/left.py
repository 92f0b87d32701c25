"""`linkpin left`: everything that ever left this node, to the byte."""

from collections.abc import Mapping

import click

from node.cli.every_command import say
from node.cli.opening import as_json_option, opened
from node.cli.output import write_rows
from node.errors import NotFoundError
from node.language import gettext as _
from node.published.reading import SentEntry, entries_sent

__all__ = ["left"]

_COLUMNS = ("audience", "position", "op", "record_id", "rev", "bytes", "served")


@click.command("left")
@click.option("--audience", help="Of this collection only: ran, or your country.")
@click.option(
    "--bytes", "place", type=int, metavar="POSITION", help="Write the exact bytes of one."
)
@as_json_option
@click.pass_obj
def left(
    environment: Mapping[str, str],
    /,
    *,
    audience: str | None,
    place: int | None,
    as_json: bool,
) -> None:
    """List what left this node: collection, position, what it did, record, revision, bytes.

    With --bytes POSITION and --audience, the signed entry is written and, while it is live, the
    body after it, exactly as towns have them.

    Exit status: 0, also if nothing has left; 1 if there is no such entry.
    """
    with opened(environment) as (_node, session):
        sent = [
            each for each in entries_sent(session) if audience is None or each.audience == audience
        ]
        if place is not None:
            _write_bytes(sent, place=place)
            return
        write_rows([_row(each) for each in sent], columns=_COLUMNS, as_json=as_json)
    if not sent:
        say(_("Nothing has left this node."))


def _row(sent: SentEntry) -> dict[str, object]:
    return {
        "collection": sent.collection,
        "audience": sent.audience,
        "position": sent.position,
        "op": sent.op,
        "record_id": sent.record_id,
        "rev": sent.rev,
        "bytes": len(sent.entry) + len(sent.body or b""),
        "served": sent.served,
        "entry": sent.entry.decode(),
        "body": sent.body.decode() if sent.body is not None else None,
    }


def _write_bytes(sent: list[SentEntry], *, place: int) -> None:
    found = [each for each in sent if each.position == place]
    if len(found) != 1:
        raise NotFoundError(
            _("Name one entry: its position, and --audience if there are several collections.")
        )
    click.echo(found[0].entry)
    if found[0].body is not None:
        click.echo(found[0].body)
