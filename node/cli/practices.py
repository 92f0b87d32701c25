"""`linkpin practices`: what coordinators recorded, with everything still in it."""

from collections.abc import Mapping
from typing import BinaryIO

import click

from node.cli.every_command import say, wants_json
from node.cli.identifiers import get_identifier
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_document, write_rows
from node.cli.plain_members import in_order_of, plain_members
from node.language import gettext as _
from node.language import ngettext
from node.people.models import PersonRole
from node.people.service import check_role, get_person
from node.private.lawful_route.service import route_text
from node.private.lines import MAX_FILE_BYTES
from node.private.practices.practice import Practice, PracticeContent, dump_content
from node.private.practices.service import import_practices, list_practices
from node.private.worries import WorryFoundError

__all__ = ["practices"]

_COLUMNS = ("practice_id", "language", "state", "revision", "day", "title")


@click.group("practices")
def practices() -> None:
    """Import, list and show practices. They stay in the node."""


@practices.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--describes-practice",
    "are_practices",
    is_flag=True,
    help="Keep lines too that read as a worry about one person.",
)
@acting_option
@click.pass_obj
def import_(
    environment: Mapping[str, str], /, file: BinaryIO, *, are_practices: bool, handle: str
) -> None:
    """Store every line of FILE as a practice, or none. "-" reads standard input.

    A line is a JSON object with language, title, situation, aim, partners, approach, result,
    differently and needs_first, and may have ticks and lessons. Writes the identifiers of the
    practices in the order of the lines.

    Before a release the ticks kind, target_groups, settings, level, partner_sectors and period are
    needed. They may be set later by linkpin airlock resolve --set, which calls partner_sectors
    partners.

    A line that reads as a worry about one person is refused, and where such a worry goes is said.
    If it describes what the town did after all, --describes-practice keeps it.

    Exit status: 0 if all lines were stored, 1 if the account may not do this, 2 if a line is
    refused; then nothing was stored, and each fault is named by line and member.
    """
    data = file.read(MAX_FILE_BYTES + 1)
    with opened(environment) as (node, session):
        author = get_person(session, node=node, handle=handle)
        try:
            stored = import_practices(
                session, node=node, author=author, data=data, are_practices=are_practices
            )
        except WorryFoundError as error:
            session.rollback()
            route = _("Where a worry goes in this town: %(route)s") % {
                "route": route_text(session, node=node)
            }
            overrule = _("If it describes a practice, add --describes-practice.")
            raise WorryFoundError((), faults=(*error.faults, route, overrule)) from error
        session.commit()
    rows = [{"practice_id": practice_id} for practice_id in stored]
    write_rows(rows, columns=("practice_id",), as_json=wants_json())
    said = ngettext(
        "%(number)d practice was imported. It stays in this node.",
        "%(number)d practices were imported. They stay in this node.",
        len(stored),
    )
    say(said % {"number": len(stored)})


@practices.command("list")
@acting_option
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """List every practice: identifier, language, state, revision, day of the last change, title.

    Exit status: 0, also if there is none; 1 if the account may not do this.
    """
    with opened(environment) as (node, session):
        check_role(get_person(session, node=node, handle=handle), PersonRole.COORDINATOR)
        rows = [_row(practice) for practice in list_practices(session, node=node)]
    write_rows(rows, columns=_COLUMNS, as_json=as_json)


@practices.command("show")
@click.argument("practice", metavar="ID")
@acting_option
@as_json_option
@click.pass_obj
def show(environment: Mapping[str, str], /, practice: str, *, handle: str, as_json: bool) -> None:
    """Show all of the practice ID. The beginning of an identifier is enough.

    Exit status: 0; 1 if there is no such practice or the account may not do this; 2 if several
    identifiers begin like ID.
    """
    with opened(environment) as (node, session):
        check_role(get_person(session, node=node, handle=handle), PersonRole.COORDINATOR)
        by_id = {each.practice_id: each for each in list_practices(session, node=node)}
        found = by_id[get_identifier(practice, among=by_id)]
    content = in_order_of(PracticeContent, dump_content(found.content))
    write_document(
        _row(found) | {"content": content},
        as_json=as_json,
        lines=plain_members(_row(found) | content),
    )


def _row(practice: Practice) -> dict[str, object]:
    return {
        "practice_id": practice.practice_id,
        "language": practice.content.language,
        "state": practice.state.value,
        "revision": practice.revision,
        "day": practice.changed_at.date(),
        "title": practice.content.title,
    }
