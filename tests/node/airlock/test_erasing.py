"""Erasing what was begun for the exit: everything of it, and never what could leave."""

import pytest
from sqlalchemy import select

from node.airlock.erasing import check_erasable, erase_requests
from node.airlock.models import DecisionRow, DraftStep, ReaderAsked, ReleaseRequest
from node.airlock.orders import is_ordered, order_withdrawal
from node.audit import AuditRow
from node.database import Zone, start_writing
from node.errors import ConflictError
from tests.node.airlock.town import Town


def rows(town: Town) -> list[ReleaseRequest]:
    """Return every request there is."""
    return list(town.session.scalars(select(ReleaseRequest)))


def decide_something(town: Town, row: ReleaseRequest) -> None:
    """Leave a decision and a step behind."""
    town.session.add(
        DecisionRow(
            request_id=row.request_id,
            sealed_finding_key=b"x",
            reason="public_office",
            rules="x",
            decided_by=town.author.account_id,
            decided_at=town.clock(),
        )
    )
    town.session.add(DraftStep(request_id=row.request_id, settled=1, sealed_previous=b"x"))


def erase(town: Town, row: ReleaseRequest) -> None:
    """Erase what was begun for the subject of a request, and commit."""
    erase_requests(town.session, node=town.node, person=town.author, subject_id=row.subject_id)
    town.session.commit()


def test_everything_begun_for_a_practice_is_erased_and_nothing_of_another(town: Town) -> None:
    mine, other = town.open(town.record()), town.open(town.record(title="Another"))
    start_writing(town.session, Zone.PRIVATE)
    decide_something(town, mine)
    decide_something(town, other)
    town.session.commit()

    erase(town, mine)

    assert [row.request_id for row in rows(town)] == [other.request_id]
    for table in (DecisionRow, DraftStep):
        left = town.session.scalars(select(table.request_id)).all()
        assert left == [other.request_id]


def test_every_erased_request_stands_in_the_log(town: Town) -> None:
    row = town.open(town.record())

    erase(town, row)

    last = town.session.scalars(select(AuditRow).order_by(AuditRow.number.desc())).first()
    assert last is not None
    assert (last.action, last.about) == ("request_erased", str(row.request_id))


def test_a_request_that_a_reader_was_asked_about_can_be_erased(town: Town) -> None:
    row = town.ask(town.open(town.record()))
    record_id = row.record_id

    assert town.session.scalars(select(ReaderAsked.reader_id)).all() == [town.reader.account_id]

    erase(town, row)

    assert rows(town) == []
    assert town.session.scalars(select(ReaderAsked)).all() == []
    assert is_ordered(town.session, record_id)


def test_what_was_held_back_can_be_erased_and_what_is_approved_anew_not(town: Town) -> None:
    row = town.approve(town.record())
    town.know("Zzorblax Qwimble")
    assert [each.code for each in town.seal()[0]] == ["voided_approval"]
    town.session.rollback()
    check_erasable(town.session, subject_id=row.subject_id)

    town.read(town.ask(row))
    with pytest.raises(ConflictError, match="about to leave"):
        check_erasable(town.session, subject_id=row.subject_id)
    town.know("Ilvara Quastenborg")
    town.seal()
    town.session.rollback()
    erase(town, row)

    assert rows(town) == []


def test_what_was_approved_is_about_to_leave_and_stays(town: Town) -> None:
    row = town.approve(town.record())

    with pytest.raises(ConflictError, match="about to leave"):
        erase(town, row)
    town.session.rollback()
    assert len(rows(town)) == 1


def test_what_towns_could_read_is_withdrawn_and_never_erased(town: Town) -> None:
    row = town.approve(town.record())
    town.seal()
    with pytest.raises(ConflictError, match="Withdraw it"):
        check_erasable(town.session, subject_id=row.subject_id)

    order_withdrawal(town.session, node=town.node, person=town.author, record_id=row.record_id)
    town.session.commit()
    town.seal()
    with pytest.raises(ConflictError, match="Withdraw it"):
        check_erasable(town.session, subject_id=row.subject_id)


def test_a_practice_that_nobody_began_to_share_is_erasable(town: Town) -> None:
    check_erasable(town.session, subject_id=town.record())
