"""The audit log: a chain in which every change shows."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from node.audit import FIRST_HASH, AuditRow, check_audit_chain, record_action
from node.database import Zone, start_writing
from node.errors import ConflictError
from tests.nodes import NOON, FixedClock, opened, set_up

ROWS = 12


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session on a node whose log has a dozen rows."""
    with opened(set_up(tmp_path)) as (_app, opened_session):
        for number in range(1, ROWS + 1):
            record_action(
                opened_session,
                actor=f"actor {number}",
                action="practice_imported",
                about=f"practice {number}",
                clock=FixedClock(),
            )
        opened_session.commit()
        opened_session.expire_all()
        yield opened_session


def change(session: Session, number: int, /, **values: object) -> None:
    """Change columns of one row, below the service."""
    start_writing(session, Zone.PRIVATE).execute(
        update(AuditRow).where(AuditRow.number == number).values(**values)
    )
    session.commit()
    session.expire_all()


def found_at(session: Session) -> str:
    """Return what the check says of a log that was changed."""
    with pytest.raises(ConflictError) as changed:
        check_audit_chain(session)
    return str(changed.value)


def test_a_log_that_nobody_changed_passes_and_gives_its_last_hash(session: Session) -> None:
    last = session.scalars(select(AuditRow).where(AuditRow.number == ROWS)).one()

    assert check_audit_chain(session) == last.row_hash
    assert len(last.row_hash) == 32


def test_an_empty_log_gives_the_first_hash(tmp_path: Path) -> None:
    with opened(set_up(tmp_path)) as (_app, session):
        assert check_audit_chain(session) == FIRST_HASH


def test_rows_are_numbered_from_one_and_name_the_row_before(session: Session) -> None:
    rows = session.scalars(select(AuditRow).order_by(AuditRow.number)).all()

    assert [row.number for row in rows] == list(range(1, ROWS + 1))
    assert rows[0].previous_hash == FIRST_HASH
    assert all(after.previous_hash == before.row_hash for before, after in pairwise(rows))
    assert {row.at for row in rows} == {NOON}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("actor", "nobody", id="actor"),
        pytest.param("action", "nothing", id="action"),
        pytest.param("about", "another", id="about"),
        pytest.param("at", NOON.replace(day=1), id="at"),
        pytest.param("row_hash", bytes(32), id="row hash"),
        pytest.param("previous_hash", b"\x01" * 32, id="previous hash"),
    ],
)
def test_a_row_that_was_edited_is_found(session: Session, column: str, value: object) -> None:
    for number in range(1, ROWS + 1):
        before = getattr(session.get_one(AuditRow, number), column)
        change(session, number, **{column: value})

        assert f"row {number}." in found_at(session)
        change(session, number, **{column: before})
    check_audit_chain(session)


def test_a_row_that_was_deleted_is_found(session: Session) -> None:
    # From the end, so that the rows before stay whole; what follows a gap is missing too.
    for number in range(ROWS - 1, 0, -1):
        connection = start_writing(session, Zone.PRIVATE)
        connection.execute(delete(AuditRow).where(AuditRow.number == number))
        session.commit()

        assert f"row {number}." in found_at(session)


def test_rows_that_changed_places_are_found(session: Session) -> None:
    for number in range(1, ROWS):
        exchange_places(session, number)
        assert f"row {number}." in found_at(session)
        exchange_places(session, number)
    check_audit_chain(session)


def exchange_places(session: Session, number: int) -> None:
    """Give a row and the next one each other's number."""
    for place, other in ((number, -1), (number + 1, number), (-1, number + 1)):
        change(session, place, number=other)


def test_a_row_that_was_inserted_is_found_at_the_next_one(session: Session) -> None:
    for number in range(ROWS, 0, -1):
        # The later rows make room, and the forged row fits the one before, as by a careful forger.
        for place in range(ROWS, number - 1, -1):
            change(session, place, number=place + 1)
        insert_forged(session, number)
        assert f"row {number + 1}." in found_at(session)

        connection = start_writing(session, Zone.PRIVATE)
        connection.execute(delete(AuditRow).where(AuditRow.number == number))
        session.commit()
        session.expunge_all()
        for place in range(number, ROWS + 1):
            change(session, place + 1, number=place)
    check_audit_chain(session)


def insert_forged(session: Session, number: int) -> None:
    """Insert a row whose hashes are right for its place."""
    before = session.scalars(select(AuditRow.row_hash).where(AuditRow.number == number - 1)).first()
    members = [number, NOON.isoformat(), "forger", "account_opened", "x"]
    previous = before or FIRST_HASH
    start_writing(session, Zone.PRIVATE).execute(
        insert(AuditRow).values(
            number=number,
            at=NOON,
            actor="forger",
            action="account_opened",
            about="x",
            previous_hash=previous,
            row_hash=sha256(previous + json.dumps(members).encode()).digest(),
        )
    )
    session.commit()


def test_a_log_cut_off_at_its_end_shows_by_the_hash_that_was_written_down(
    session: Session,
) -> None:
    written_down = check_audit_chain(session)
    start_writing(session, Zone.PRIVATE).execute(delete(AuditRow).where(AuditRow.number == ROWS))
    session.commit()

    assert check_audit_chain(session) != written_down


def test_a_log_changed_elsewhere_is_found_by_who_read_it_before(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, here):
        record_action(here, actor="a", action="b", about="c", clock=FixedClock())
        here.commit()
        rows = here.scalars(select(AuditRow)).all()
        check_audit_chain(here)
        here.commit()
        with opened(settings) as (_other_app, there):
            change(there, 1, actor="nobody")

        assert "row 1." in found_at(here)
        assert len(rows) == 1


def test_an_action_that_is_undone_leaves_no_row(session: Session) -> None:
    record_action(session, actor="a", action="b", about="c", clock=FixedClock())
    session.rollback()

    assert session.scalar(select(func.count()).select_from(AuditRow)) == ROWS
    check_audit_chain(session)


def test_processes_one_after_the_other_extend_one_chain(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    for actor in ("first", "second", "first"):
        with opened(settings) as (_app, session):
            record_action(session, actor=actor, action="b", about="c", clock=FixedClock())
            session.commit()
    with opened(settings) as (_app, session):
        check_audit_chain(session)
        actors = session.scalars(select(AuditRow.actor).order_by(AuditRow.number)).all()
        assert actors == ["first", "second", "first"]
