"""`linkpin releases`: what was asked, approved, released, refused; and withdrawal."""

from collections.abc import Mapping

import click
from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.orders import order_withdrawal
from node.airlock.requests import list_requests
from node.airlock.review import differences_since_approval
from node.cli.identifiers import get_identifier
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_rows
from node.extensions import Node
from node.language import gettext as _
from node.people.service import get_person
from node.published.models import OutcomeWord
from node.published.reading import find_released, list_released
from node.published.store import find_outcome
from node.queues import QueueName, wake

__all__ = ["releases"]

_COLUMNS = ("record_id", "rev", "kind", "audience", "state", "request_id", "why")


@click.group("releases")
def releases() -> None:
    """See what was released or waits to be, and withdraw what should no longer be read."""


@releases.command("list")
@acting_option
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, handle: str, as_json: bool) -> None:
    """List every request: record, revision, kind, audience, state, request, reason of a refusal.

    States: drafting, asked, approved, refused, cancelled as people left it; released, withdrawn
    and held back as the sealer did.

    Exit status: 0, also if there is none.
    """
    with opened(environment) as (node, session):
        get_person(session, node=node, handle=handle)
        for row in list_requests(session):
            state, why, differences = _state(session, node, row)
            members = _row(row) | {"state": state, "why": why, "differences": differences}
            write_rows([members], columns=_COLUMNS, as_json=as_json)
            for line in differences:
                click.echo(f"  {line}", err=True)


@releases.command("withdraw")
@click.argument("identifier", metavar="RECORD")
@acting_option
@click.pass_obj
def withdraw(environment: Mapping[str, str], /, identifier: str, *, handle: str) -> None:
    """Withdraw RECORD from every town, all revisions of it. One person is enough; it is final.

    Towns delete it when they next look, within minutes; what somebody copied elsewhere cannot be
    called back.

    Exit status: 0 if the order was given, 1 if nothing of this number was released.
    """
    with opened(environment) as (node, session):
        person = get_person(session, node=node, handle=handle)
        among = [each.record_id for each in list_released(session)]
        record_id = get_identifier(identifier, among=among)
        order_withdrawal(session, node=node, person=person, record_id=record_id)
        session.commit()
        wake(node.settings, QueueName.SEALER)
        click.echo(str(record_id))
    click.echo(_("Ordered. It leaves this node within a moment."), err=True)


def _row(row: ReleaseRequest) -> dict[str, object]:
    return {
        "record_id": row.record_id,
        "rev": row.rev,
        "kind": row.kind,
        "audience": row.audience,
        "request_id": row.request_id,
    }


def _state(
    session: Session, node: Node, row: ReleaseRequest
) -> tuple[str, str | None, tuple[str, ...]]:
    """Return what people left it as, or what the sealer did with it, and why."""
    released = find_released(session, row.record_id)
    if released is not None and released.rev >= row.rev:
        newest = "released" if released.rev == row.rev else "replaced"
        return (newest if released.live else "withdrawn"), None, ()
    done = find_outcome(session, row.request_id)
    if (
        done is not None
        and row.state is RequestState.APPROVED
        and (done.outcome, done.approved_hash) == (OutcomeWord.REFUSED, row.approved_hash)
    ):
        changed = differences_since_approval(session, node=node, row=row)
        return "held_back", done.code, changed
    return row.state.value, None, ()
