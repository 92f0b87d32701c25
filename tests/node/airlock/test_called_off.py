"""What a person calls off while the sealer works does not leave, or is withdrawn at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session

from federation.keys import SigningKey
from node.airlock.models import ReleaseRequest, WithdrawalOrder
from node.airlock.orders import order_withdrawal
from node.airlock.release import Outcome
from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import Node, Process, current_node
from node.published.reading import Released, find_released
from node.published.store import Position, Put, append_release
from tests.node.airlock.town import Town
from tests.nodes import opened

__all__: list[str] = []


def released(town: Town, row: ReleaseRequest) -> Released | None:
    town.session.rollback()
    return find_released(town.session, row.record_id)


def order(town: Town, row: ReleaseRequest) -> None:
    """Order a record withdrawn as somebody in another process would."""
    with opened(town.settings, process=Process.COMMAND, clock=town.clock) as (_app, session):
        order_withdrawal(session, node=current_node(), person=town.author, record_id=row.record_id)
        session.commit()


def seal_while(
    town: Town, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]
) -> tuple[Outcome, ...]:
    """Do a turn of the sealer in which somebody acts just before the first entry is appended."""
    acts = [act]

    def append(session: Session, command: Put, *, node: Node, key: SigningKey) -> Position:
        if acts:
            # Another process: its session and its node are its own.
            with ThreadPoolExecutor(max_workers=1) as pool:
                pool.submit(acts.pop()).result()
        return append_release(session, command, node=node, key=key)

    with monkeypatch.context() as patch:
        patch.setattr("node.airlock.release.append_release", append)
        return tuple(town.seal()[0])


def test_what_is_called_off_while_it_is_signed_is_withdrawn_by_the_next_turn(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = town.approve(town.record())

    (outcome,) = seal_while(town, monkeypatch, lambda: order(town, row))
    assert outcome.position is not None
    _outcomes, withdrawn = town.seal()

    assert len(withdrawn) == 1
    record = released(town, row)
    assert record is not None
    assert (record.live, record.body) == (False, None)


def test_what_is_called_off_after_a_turn_began_does_not_leave_in_it(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = town.approve(town.record()), town.approve(town.record())

    def both() -> None:
        order(town, first)
        order(town, second)

    outcomes = seal_while(town, monkeypatch, both)

    assert sorted((each.code or "") for each in outcomes) == ["", "conflict"]


def test_an_ordered_record_is_refused_though_its_request_is_approved(town: Town) -> None:
    row = town.approve(town.record())
    start_writing(town.session, Zone.PRIVATE)
    town.session.add(
        WithdrawalOrder(
            record_id=row.record_id, ordered_by=town.author.account_id, ordered_at=town.clock()
        )
    )
    town.session.commit()

    outcomes, _withdrawn = town.seal()

    assert [each.code for each in outcomes] == [ConflictError.code]
    assert released(town, row) is None
