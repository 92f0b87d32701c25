"""`linkpin register`: every name, place and address the node knows, for the airlock to find."""

from collections.abc import Mapping
from typing import BinaryIO

import click

from node.cli.every_command import say, wants_json
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_result, write_rows
from node.language import gettext as _
from node.language import ngettext
from node.people.models import PersonRole
from node.people.service import check_role, get_person
from node.private.lines import MAX_FILE_BYTES
from node.private.register.known import Known
from node.private.register.models import KnownKind
from node.private.register.service import add_known, import_known, list_known

__all__ = ["register"]

_COLUMNS = ("kind", "text", "aliases", "may_be_named")


@click.group("register")
def register() -> None:
    """Enter what the node knows by name, so that it is found before anything leaves."""


@register.command("add")
@click.argument("kind", type=click.Choice([kind.value for kind in KnownKind]))
@click.argument("text")
@click.option(
    "--alias", "aliases", multiple=True, help="Another way to say it; may be given several times."
)
@click.option(
    "--may-be-named",
    is_flag=True,
    help="This organisation gave permission to be named in what is released.",
)
@acting_option
@click.pass_obj
def add(
    environment: Mapping[str, str],
    /,
    kind: str,
    text: str,
    *,
    aliases: tuple[str, ...],
    may_be_named: bool,
    handle: str,
) -> None:
    """Enter one name, address or number: KIND says what it is, TEXT is all of it.

    Entering it again adds the aliases to those it has, and says anew whether it may be named.

    Exit status: 0 if it is in the register, 1 if the account may not do this, 2 if it cannot be
    stored.
    """
    with opened(environment) as (node, session):
        actor = get_person(session, node=node, handle=handle)
        known = add_known(
            session,
            node=node,
            actor=actor,
            kind=KnownKind(kind),
            text=text,
            aliases=aliases,
            publishable=may_be_named,
        )
        session.commit()
    write_result(_row(known, as_json=True), lines=[known.entry_id])


@register.command("import")
@click.argument("file", type=click.File("rb"))
@acting_option
@click.pass_obj
def import_(environment: Mapping[str, str], /, file: BinaryIO, *, handle: str) -> None:
    """Enter every line of FILE, or none. "-" reads standard input.

    A line is {"kind", "text"} and may have "aliases" and "publishable".

    Exit status: 0 if all lines are in the register, 1 if the account may not do this, 2 if a line
    is refused; then nothing was stored, and each fault is named.
    """
    data = file.read(MAX_FILE_BYTES + 1)
    with opened(environment) as (node, session):
        actor = get_person(session, node=node, handle=handle)
        entries = import_known(session, node=node, actor=actor, data=data)
        session.commit()
    rows = [_row(entry, as_json=True) for entry in entries]
    write_rows(rows, columns=("entry_id",), as_json=wants_json())
    said = ngettext(
        "%(number)d entry is in the register.",
        "%(number)d entries are in the register.",
        len(entries),
    )
    say(said % {"number": len(entries)})


@register.command("list")
@acting_option
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """List every entry: kind, text, aliases, and whether it may be named.

    Exit status: 0, also if there is none; 1 if the account may not do this.
    """
    with opened(environment) as (node, session):
        check_role(get_person(session, node=node, handle=handle), PersonRole.COORDINATOR)
        rows = [_row(known, as_json=as_json) for known in list_known(session, node=node)]
    write_rows(rows, columns=_COLUMNS, as_json=as_json)


def _row(known: Known, *, as_json: bool) -> dict[str, object]:
    return {
        "entry_id": known.entry_id,
        "kind": known.kind.value,
        "text": known.text,
        "aliases": known.aliases if as_json else "; ".join(known.aliases),
        "may_be_named": known.publishable if as_json else _word(known),
    }


def _word(known: Known) -> str | None:
    return _("may be named") if known.publishable else None
