"""Where a request stands, as people and the sealer left it."""

import pytest

from node.airlock.models import ReleaseRequest
from node.airlock.orders import order_withdrawal
from node.airlock.standing import Standing, standing_of
from node.published.reading import find_released
from node.published.store import list_outcomes
from tests.node.airlock.town import Town

__all__: list[str] = []


def now(town: Town, row: ReleaseRequest) -> Standing:
    town.session.rollback()
    return standing_of(
        row,
        released=find_released(town.session, row.record_id),
        outcome=list_outcomes(town.session).get(row.request_id),
    )


def test_a_request_stands_where_people_left_it(town: Town) -> None:
    row = town.open(town.record())
    assert now(town, row) is Standing.DRAFTING
    assert now(town, town.ask(row)) is Standing.ASKED
    assert now(town, town.read(row, approve=False)) is Standing.REFUSED
    assert now(town, town.read(town.ask(row))) is Standing.APPROVED


def test_what_left_is_released_then_replaced_then_withdrawn(town: Town) -> None:
    practice = town.record()
    first = town.approve(practice)
    town.seal()
    assert now(town, first) is Standing.RELEASED
    second = town.approve(practice)
    assert now(town, first) is Standing.RELEASED
    town.seal()
    assert (now(town, first), now(town, second)) == (Standing.REPLACED, Standing.RELEASED)
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=first.record_id)
    town.session.commit()
    town.seal()
    assert now(town, second) is Standing.WITHDRAWN


@pytest.mark.parametrize("asked_again", [False, True])
def test_a_refusal_stands_until_there_is_another_approval(town: Town, *, asked_again: bool) -> None:
    row = town.approve(town.record())
    town.know("Ilvara Quastenborg")
    town.seal()
    if asked_again:
        town.read(town.ask(row))
    expected = Standing.APPROVED if asked_again else Standing.HELD_BACK
    assert now(town, row) is expected
