"""Corrections and withdrawals: what takes the place of a record, and what ends it."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.orders import call_off, is_ordered, order_all, order_withdrawal
from node.airlock.requests import get_request
from node.audit import AuditRow
from node.errors import ConflictError, NotAllowedError, NotFoundError
from node.people.models import PersonRole
from node.published.models import EntryBody
from node.published.reading import Released, find_released
from tests.node.airlock.town import Town

__all__: list[str] = []


def withdraw(town: Town, record_id: UUID) -> None:
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=record_id)
    town.session.commit()


def released(town: Town, row: ReleaseRequest) -> Released | None:
    town.session.rollback()
    return find_released(town.session, row.record_id)


def test_a_correction_keeps_the_record_and_erases_the_older_body(town: Town) -> None:
    first = town.approve(town.record())
    town.seal()
    town.session.rollback()
    town.change(first, result="It went on for years.")

    second = town.approve(first.subject_id)
    assert (second.record_id, second.rev) == (first.record_id, 2)
    town.seal()

    record = released(town, second)
    assert record is not None
    assert record.rev == 2
    assert b"for years" in (record.body or b"")
    bodies = town.session.scalars(select(EntryBody.body)).all()
    assert len(bodies) == 1


def test_a_withdrawal_needs_one_person_is_final_and_erases_the_body(town: Town) -> None:
    row = town.approve(town.record())
    town.seal()
    colleague = town.person("cleo", PersonRole.COORDINATOR)

    order_withdrawal(town.session, node=town.node, person=colleague, record_id=row.record_id)
    town.session.commit()
    _outcomes, withdrawn = town.seal()

    assert len(withdrawn) == 1
    record = released(town, row)
    assert record is not None
    assert (record.live, record.body) == (False, None)
    assert town.session.scalar(select(func.count()).select_from(EntryBody)) == 0
    assert town.seal() == ((), ())


def test_what_was_withdrawn_is_released_again_only_as_a_new_record(town: Town) -> None:
    row = town.approve(town.record())
    town.seal()
    town.session.rollback()
    withdraw(town, row.record_id)

    # The order stands; the sealer has not come to it yet.
    again = town.approve(row.subject_id)

    assert again.record_id != row.record_id
    assert again.rev == 1
    outcomes, withdrawn = town.seal()
    assert [each.code for each in outcomes] == [None]
    assert len(withdrawn) == 1
    assert town.open(row.subject_id).record_id == again.record_id


def test_a_correction_on_its_way_is_cancelled_by_a_withdrawal(town: Town) -> None:
    first = town.approve(town.record())
    town.seal()
    town.session.rollback()
    correction = town.approve(first.subject_id)

    withdraw(town, first.record_id)

    assert get_request(town.session, correction.request_id).state is RequestState.CANCELLED
    assert town.seal()[0] == ()
    record = released(town, first)
    assert record is not None
    assert (record.live, record.rev) == (False, 1)


def test_an_order_to_withdraw_is_of_a_coordinator_and_of_something_released(town: Town) -> None:
    row = town.open(town.record())
    with pytest.raises(NotFoundError):
        withdraw(town, row.record_id)
    town.read(town.ask(row))
    town.seal()
    town.session.rollback()

    with pytest.raises(NotAllowedError):
        order_withdrawal(town.session, node=town.node, person=town.reader, record_id=row.record_id)
    withdraw(town, row.record_id)
    withdraw(town, row.record_id)

    assert len(town.seal()[1]) == 1


def actions(town: Town) -> list[str]:
    """Return what the audit log says was done, the newest last."""
    return list(town.session.scalars(select(AuditRow.action).order_by(AuditRow.number)))


def stop(town: Town, row: ReleaseRequest) -> None:
    call_off(town.session, node=town.node, person=town.author, request_id=row.request_id)
    town.session.commit()


def test_what_was_approved_and_not_signed_is_called_off_by_any_one_coordinator(town: Town) -> None:
    row = town.approve(town.record())
    colleague = town.person("cleo", PersonRole.COORDINATOR)

    call_off(town.session, node=town.node, person=colleague, request_id=row.request_id)
    town.session.commit()

    assert is_ordered(town.session, row.record_id)
    assert get_request(town.session, row.request_id).state is RequestState.CANCELLED
    assert actions(town)[-2:] == ["release_called_off", "request_cancelled"]
    assert town.seal() == ((), ())
    assert released(town, row) is None
    assert town.open(row.subject_id).record_id != row.record_id


def test_what_a_reader_is_asked_about_is_called_off_once(town: Town) -> None:
    row = town.ask(town.open(town.record()))

    stop(town, row)
    said = actions(town)
    stop(town, row)
    withdraw(town, row.record_id)

    assert actions(town) == said
    with pytest.raises(ConflictError):
        town.read(row)


def test_calling_a_correction_off_leaves_what_towns_read(town: Town) -> None:
    first = town.approve(town.record())
    town.seal()
    town.session.rollback()
    correction = town.approve(first.subject_id)

    stop(town, correction)

    assert get_request(town.session, correction.request_id).state is RequestState.CANCELLED
    assert town.seal() == ((), ())
    record = released(town, first)
    assert record is not None
    assert (record.live, record.rev) == (True, 1)


def test_only_what_is_asked_and_has_not_left_is_called_off(town: Town) -> None:
    drafting = town.open(town.record())
    with pytest.raises(ConflictError, match="nothing to call off"):
        stop(town, drafting)
    row = town.approve(town.record())
    with pytest.raises(NotAllowedError):
        call_off(town.session, node=town.node, person=town.reader, request_id=row.request_id)
    town.seal()
    town.session.rollback()
    with pytest.raises(ConflictError, match="left already"):
        stop(town, row)


def test_everything_of_a_subject_is_ordered_and_nothing_of_another(town: Town) -> None:
    row, other = town.approve(town.record()), town.approve(town.record())

    ordered = order_all(town.session, node=town.node, person=town.author, subject_id=row.subject_id)
    town.session.commit()

    assert ordered == (None,)
    assert is_ordered(town.session, row.record_id)
    assert not is_ordered(town.session, other.record_id)
