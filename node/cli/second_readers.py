"""Who is asked to read: said to the author who just asked, and listed with since when."""

from collections.abc import Mapping
from uuid import UUID

import click
from sqlalchemy.orm import Session

from node.airlock.asking import Waiting, carry_on_asking, look_at_waiting
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.requests import list_requests
from node.airlock.subjects import subject_of
from node.cli.every_command import say
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_rows
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role, get_person, list_people

__all__ = ["list_asked", "say_who_decides"]

_COLUMNS = ("request_id", "kind", "waits_since", "asked_of", "asked_on", "reminded_on")

_ANYBODY = "HANDLE"


def say_who_decides(session: Session, *, node: Node, author: Person, request_id: UUID) -> None:
    """Tell the author with which command a second reader decides, or that nobody can."""
    handles = [
        person.handle
        for person in list_people(session, node=node)
        if PersonRole.SECOND_READER in person.roles
        and person.disabled_at is None
        and person.account_id != author.account_id
    ]
    if not handles:
        said = _("Nobody else here is a second reader. Open an account with: %(command)s") % {
            "command": node_command("people", "add", "--help")
        }
    else:
        handle = handles[0] if len(handles) == 1 else _ANYBODY
        said = _("A second reader can decide now with: %(command)s") % {
            "command": node_command("airlock", "read", str(request_id), "--as", handle)
        }
    say(said)


@click.command("asked")
@acting_option
@as_json_option
@click.pass_obj
def list_asked(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """List who is asked to read each request that waits, since when, and when reminded.

    A request of which nobody may be asked has a line without a name. Whoever was asked two working
    days ago is reminded, and five working days after the last was asked the next one is asked too.

    Exit status: 0, also if nothing waits; 1 if the account is no coordinator.
    """
    rows = []
    with opened(environment) as (node, session):
        check_role(get_person(session, node=node, handle=handle), PersonRole.COORDINATOR)
        carry_on_asking(session, node=node)
        session.commit()
        for row in list_requests(session, state=RequestState.ASKED):
            subject = subject_of(session, row, node=node)
            waiting = look_at_waiting(session, node=node, row=row, subject=subject)
            rows += _lines(row, waiting)
            if waiting.is_stuck:
                say(
                    _("Nobody else may read %(request)s. Invite one more second reader.")
                    % {"request": row.request_id}
                )
    write_rows(rows, columns=_COLUMNS, as_json=as_json)
    if not rows:
        say(_("Nothing waits for a second reader."))


def _lines(row: ReleaseRequest, waiting: Waiting) -> list[dict[str, object]]:
    members: dict[str, object] = {
        "request_id": row.request_id,
        "kind": row.kind,
        "waits_since": row.asked_at.date() if row.asked_at else None,
    }
    if not waiting.asked:
        return [members | dict.fromkeys(("asked_of", "asked_on", "reminded_on"))]
    return [
        members
        | {
            "asked_of": each.reader.handle,
            "asked_on": each.asked_at.date(),
            "reminded_on": each.reminded_at.date() if each.reminded_at else None,
        }
        for each in waiting.asked
    ]
