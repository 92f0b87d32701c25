"""`linkpin releases`: what was asked, approved, released, refused; and withdrawal."""

from collections.abc import Mapping
from typing import TypedDict
from uuid import UUID

import click
from sqlalchemy.orm import Session

from node.airlock.differences import differences_since_asked
from node.airlock.models import ReleaseRequest
from node.airlock.orders import is_on_its_way, is_ordered, order_withdrawal
from node.airlock.requests import list_requests
from node.airlock.standing import Standing, standing_of
from node.airlock.subjects import subject_of
from node.cli.every_command import say
from node.cli.identifiers import find_whole_identifier, get_identifier
from node.cli.opening import acting_option, as_json_option, opened
from node.cli.output import write_result, write_rows
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import check_role, get_person
from node.published.reading import list_released
from node.published.store import find_outcome, list_outcomes
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

    States: drafting, asked, approved, refused, cancelled as people left it; released, replaced,
    withdrawn and held_back as the sealer did. What is held back was approved and may not leave as
    it is now; what changed since is written to standard error.

    Exit status: 0, also if there is none; 1 if the account is no coordinator.
    """
    with opened(environment) as (node, session):
        # Differences hold words of drafts, so they are for those who may read drafts.
        person = get_person(session, node=node, handle=handle)
        check_role(person, PersonRole.COORDINATOR)
        released = {each.record_id: each for each in list_released(session)}
        outcomes = list_outcomes(session)
        rows: list[_Row] = []
        for row in list_requests(session):
            state = standing_of(
                row,
                released=released.get(row.record_id),
                outcome=outcomes.get(row.request_id),
            )
            members = _row(row) | {"state": state.value}
            if state is Standing.HELD_BACK:
                members |= _reasons(session, node, row)
            rows.append(members)
    write_rows(rows, columns=_COLUMNS, as_json=as_json)
    for members in rows:
        for line in members["differences"]:
            click.echo(f"  {line}", err=True)
    if not rows:
        click.echo(_("Nothing was asked or released here yet."), err=True)


@releases.command("withdraw")
@click.argument("identifier", metavar="RECORD")
@acting_option
@click.pass_obj
def withdraw(environment: Mapping[str, str], /, identifier: str, *, handle: str) -> None:
    """Withdraw RECORD from every town, all revisions of it. One person is enough; it is final.

    Towns delete it when they next look, within minutes; what somebody copied elsewhere cannot be
    called back.

    What is asked or approved and not signed yet is called off.

    Exit status: 0 if the order was given, 1 if nothing of this number was released or is on its
    way, or the account is no coordinator.
    """
    with opened(environment) as (node, session):
        person = get_person(session, node=node, handle=handle)
        record_id = find_whole_identifier(identifier) or get_identifier(
            identifier, among=_can_be_ordered(session)
        )
        was_ordered = is_ordered(session, record_id)
        released = order_withdrawal(session, node=node, person=person, record_id=record_id)
        session.commit()
        wake(node.settings, QueueName.SEALER)
        write_result({"record_id": record_id, "state": "ordered"}, lines=[record_id])
    if released is None:
        said = _("Called off. If it was being signed just now, it is withdrawn at once.")
    elif not released.live:
        said = _("It was withdrawn before; nothing is left to do.")
    elif was_ordered:
        said = _("It was ordered before; the sealer has yet to carry it out.")
    else:
        said = _("Ordered. It leaves this node within a moment.")
    say(said)


def _can_be_ordered(session: Session) -> list[UUID]:
    """Return the records that were released, and those that are on their way."""
    left = [each.record_id for each in list_released(session)]
    coming = [row.record_id for row in list_requests(session) if is_on_its_way(row)]
    return list(dict.fromkeys([*left, *coming]))


class _Row(TypedDict, total=False):
    """Members of one line of the list."""

    record_id: UUID
    rev: int
    kind: str
    audience: str | None
    request_id: UUID
    state: str
    why: str | None
    differences: tuple[str, ...]


def _row(row: ReleaseRequest) -> _Row:
    return {
        "record_id": row.record_id,
        "rev": row.rev,
        "kind": row.kind,
        "audience": row.audience,
        "request_id": row.request_id,
        "why": None,
        "differences": (),
    }


def _reasons(session: Session, node: Node, row: ReleaseRequest) -> _Row:
    """Return why the sealer refused a request, and what changed since it was approved."""
    done = find_outcome(session, row.request_id)
    changed = differences_since_asked(
        session,
        node=node,
        row=row,
        subject=subject_of(session, row, node=node),
        with_words=True,
    )
    return {"why": done.code if done is not None else None, "differences": changed}
