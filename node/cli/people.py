"""`linkpin people`: the accounts of those who work at this node.

Opening and closing accounts is the node admin's work, so no account acts here: whoever may run
commands on the node's machine may do it, and the audit log names the actor `command`.
"""

from collections.abc import Mapping

import click

from node.cli.every_command import say
from node.cli.opening import as_json_option, opened
from node.cli.output import write_result, write_rows
from node.language import gettext as _
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.service import (
    BY_COMMAND,
    Person,
    add_person,
    disable_person,
    get_person,
    list_people,
)
from node.queues import QueueName, wake

__all__ = ["people"]

_COLUMNS = ("handle", "roles", "name", "mailbox", "disabled_on")


@click.group("people")
def people() -> None:
    """Open, invite, list and disable accounts."""


@people.command("add")
@click.argument("handle")
@click.option("--name", required=True, help="How colleagues call this person.")
@click.option("--mailbox", required=True, help="Where the node writes to this person.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in PersonRole]),
    help="What this person may do; may be given several times.",
)
@click.pass_obj
def add(environment: Mapping[str, str], /, handle: str, **members: object) -> None:
    """Open an account for the person who will act under HANDLE.

    The handle is shown beside what this person does; it should not be a full name. Name and mailbox
    are stored encrypted and stay in the node.

    Exit status: 0 if the account is open, 2 if something about it cannot be stored, 3 if the
    handle is taken.
    """
    with opened(environment) as (node, session):
        person = add_person(
            session,
            node=node,
            handle=handle,
            name=str(members["name"]),
            mailbox=str(members["mailbox"]),
            roles=_roles(members["roles"]),
        )
        session.commit()
    write_result(_row(person), lines=[person.account_id])
    say(_("The account %(handle)s is open.") % {"handle": handle})


@people.command("list")
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, as_json: bool) -> None:
    """List every account: handle, roles, name, mailbox, and the day it was disabled.

    Exit status: 0, also if there is none.
    """
    with opened(environment) as (node, session):
        rows = [_row(person) for person in list_people(session, node=node)]
    write_rows(rows, columns=_COLUMNS, as_json=as_json)


@people.command("invite")
@click.argument("handle")
@click.pass_obj
def invite_(environment: Mapping[str, str], /, handle: str) -> None:
    """Make a link with which the person of the account HANDLE sets a password.

    It works once, for seven days, and ends the links before it. Where the person had a password,
    every way in they had ends when the link is used. Hand it over yourself; every coordinator is
    told that it was made. The only administrator of a node who is locked out comes back this way.

    Exit status: 0 if the link was made, 1 if there is no such account or it is disabled.
    """
    with opened(environment) as (node, session):
        person = get_person(session, node=node, handle=handle)
        code = invite(session, person, node=node, actor=BY_COMMAND)
        session.commit()
        link = f"{node.settings.people_url}/invitation/{code}"
    write_result(_row(person) | {"link": link}, lines=[link])
    say(_("Whoever has this link becomes %(handle)s. Hand it over in person.") % {"handle": handle})


@people.command("disable")
@click.argument("handle")
@click.pass_obj
def disable(environment: Mapping[str, str], /, handle: str) -> None:
    """Close the account HANDLE: nobody can act as it from now on. What it did stays.

    Only a directory entry of theirs is withdrawn: whoever has the role next fills in their own.
    After 90 days what they alone saw in My network is erased, for nobody else may read it.

    Exit status: 0 if it is closed, 1 if there is no such account or it was closed before.
    """
    with opened(environment) as (node, session):
        person = disable_person(session, node=node, handle=handle)
        session.commit()
        wake(node.settings, QueueName.SEALER)
    write_result(_row(person), lines=())
    say(_("The account %(handle)s is disabled.") % {"handle": handle})


def _roles(words: object) -> tuple[PersonRole, ...]:
    return tuple(PersonRole(word) for word in words) if isinstance(words, tuple) else ()


def _row(person: Person) -> dict[str, object]:
    return {
        "account_id": person.account_id,
        "handle": person.handle,
        "roles": " ".join(sorted(person.roles)),
        "name": person.name,
        "mailbox": person.mailbox,
        "disabled_on": person.disabled_at.date() if person.disabled_at else None,
    }
