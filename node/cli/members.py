"""`linkpin members`: whom this node vouches for, as a national network or as RAN's desk."""

from collections.abc import Mapping
from typing import BinaryIO

import click

from node.audit import record_action
from node.cli.every_command import say
from node.cli.opening import as_json_option, opened
from node.cli.output import write_result, write_rows
from node.errors import NotAllowedError
from node.language import gettext as _
from node.queues import QueueName, wake
from node.settings import Role, Settings
from node.trust.members import Member, add_member, list_members, remove_member
from node.trust.pinned import read_keys

__all__ = ["members"]

_COLUMNS = ("entity", "country", "may_vouch", "thumbprints", "since")
_MAX_FILE_BYTES = 65_537


@click.group("members")
def members() -> None:
    """Vouch for the nodes below this one."""


@members.command("add")
@click.argument("entity_id")
@click.option(
    "--keys",
    "file",
    type=click.File("rb"),
    required=True,
    help='Its federation keys, as its "keys show --json" writes them. "-" reads standard input.',
)
@click.option("--country", help="The only country it may claim: two letters, such as nl.")
@click.option("--may-vouch", is_flag=True, help="It may have members of its own.")
@click.option("--replace", is_flag=True, help="Take these keys in the place of other ones.")
@click.pass_obj
def add(
    environment: Mapping[str, str],
    /,
    entity_id: str,
    *,
    file: BinaryIO,
    country: str | None,
    may_vouch: bool,
    replace: bool,
) -> None:
    """Vouch for the node at ENTITY_ID, an https address, from now on.

    Compare the thumbprint that is shown with its people, by phone, before they rely on it.

    Exit status: 0 if it is a member, 1 if this node has no members, 2 if the keys or the address
    cannot be used, 3 if it is a member with other keys.
    """
    keys = read_keys(file.read(_MAX_FILE_BYTES), about=entity_id)
    with opened(environment) as (node, session):
        _check_may_vouch(node.settings)
        member = add_member(
            session,
            entity_id=entity_id,
            keys=keys,
            country=country,
            may_vouch=may_vouch,
            clock=node.clock,
            replace=replace,
        )
        session.commit()
        record_action(
            session,
            actor="command",
            action="member_added",
            about=entity_id,
            keyring=node.data_key,
            clock=node.clock,
        )
        session.commit()
        wake(node.settings, QueueName.SEALER)
    write_result(_row(member, as_json=True), lines=[f"{entity_id}\t{kid}" for kid in member.keys])
    say(
        _("%(entity)s is a member. Compare the thumbprint with its people.") % {"entity": entity_id}
    )


@members.command("remove")
@click.argument("entity_id")
@click.pass_obj
def remove(environment: Mapping[str, str], /, entity_id: str) -> None:
    """Vouch for the node at ENTITY_ID no more.

    It is dropped from the list at once; its neighbours notice when they look next, within the hour.

    Exit status: 0 if it is removed, 1 if it is no member.
    """
    with opened(environment) as (node, session):
        remove_member(session, entity_id=entity_id, clock=node.clock)
        session.commit()
        record_action(
            session,
            actor="command",
            action="member_removed",
            about=entity_id,
            keyring=node.data_key,
            clock=node.clock,
        )
        session.commit()
        wake(node.settings, QueueName.SEALER)
    write_result({"entity": entity_id, "member": False}, lines=())
    say(_("%(entity)s is no member any more.") % {"entity": entity_id})


@members.command("list")
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, as_json: bool) -> None:
    """List every member: address, country, whether it may vouch, thumbprints, since when.

    Exit status: 0, also if there is none.
    """
    with opened(environment) as (_node, session):
        rows = [_row(member, as_json=as_json) for member in list_members(session)]
    write_rows(rows, columns=_COLUMNS, as_json=as_json)


def _check_may_vouch(settings: Settings) -> None:
    if settings.role is Role.LEAF:
        raise NotAllowedError(
            _("This node is a municipality and vouches for nobody. Its superior has members.")
        )


def _row(member: Member, *, as_json: bool) -> dict[str, object]:
    return {
        "entity": member.entity_id,
        "country": member.country,
        "may_vouch": member.may_vouch if as_json else _word(member),
        "thumbprints": list(member.keys) if as_json else " ".join(member.keys),
        "since": member.added_at.date(),
    }


def _word(member: Member) -> str | None:
    return _("may vouch") if member.may_vouch else None
