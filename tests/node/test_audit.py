"""The audit log: the database refuses to change it, and a change made all the same shows."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from node.audit import (
    FIRST_HASH,
    AuditRow,
    check_audit_chain,
    cover_plain_rows,
    record_action,
)
from node.database import Zone, start_writing
from node.errors import ConflictError
from node.extensions import current_node
from node.keyring import Keyring
from tests.nodes import NOON, FixedClock, opened, set_up

ROWS = 12


def data_key() -> Keyring:
    """Return the data key of the node that is open."""
    return current_node().data_key


def take_the_locks_off(session: Session) -> None:
    """Drop what keeps rows as they are; whoever owns the database can."""
    connection = start_writing(session, Zone.PRIVATE)
    for event in ("update", "delete", "insert"):
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS audit_never_{event}")
    session.commit()


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
                keyring=data_key(),
                clock=FixedClock(),
            )
        opened_session.commit()
        opened_session.expire_all()
        yield opened_session


@pytest.fixture
def unlocked(session: Session) -> Session:
    """The same log in the hands of who owns the database."""
    take_the_locks_off(session)
    return session


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
        check_audit_chain(session, keyring=data_key())
    return str(changed.value)


def test_a_log_that_nobody_changed_passes_and_gives_its_last_hash(session: Session) -> None:
    last = session.scalars(select(AuditRow).where(AuditRow.number == ROWS)).one()

    assert check_audit_chain(session, keyring=data_key()) == last.row_hash
    assert len(last.row_hash) == 32


def test_an_empty_log_gives_the_first_hash(tmp_path: Path) -> None:
    with opened(set_up(tmp_path)) as (_app, session):
        assert check_audit_chain(session, keyring=data_key()) == FIRST_HASH


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
def test_a_row_that_was_edited_is_found(unlocked: Session, column: str, value: object) -> None:
    for number in range(1, ROWS + 1):
        before = getattr(unlocked.get_one(AuditRow, number), column)
        change(unlocked, number, **{column: value})

        assert f"row {number}." in found_at(unlocked)
        change(unlocked, number, **{column: before})
    check_audit_chain(unlocked, keyring=data_key())


def test_a_row_that_was_deleted_is_found(unlocked: Session) -> None:
    # From the end, so that the rows before stay whole; what follows a gap is missing too.
    for number in range(ROWS - 1, 0, -1):
        connection = start_writing(unlocked, Zone.PRIVATE)
        connection.execute(delete(AuditRow).where(AuditRow.number == number))
        unlocked.commit()

        assert f"row {number}." in found_at(unlocked)


def test_rows_that_changed_places_are_found(unlocked: Session) -> None:
    for number in range(1, ROWS):
        exchange_places(unlocked, number)
        assert f"row {number}." in found_at(unlocked)
        exchange_places(unlocked, number)
    check_audit_chain(unlocked, keyring=data_key())


def exchange_places(session: Session, number: int) -> None:
    """Give a row and the next one each other's number."""
    for place, other in ((number, -1), (number + 1, number), (-1, number + 1)):
        change(session, place, number=other)


def test_a_row_that_was_inserted_is_found(unlocked: Session) -> None:
    for number in range(ROWS, 0, -1):
        # The later rows make room, and the forged row fits the one before, as by a careful forger.
        for place in range(ROWS, number - 1, -1):
            change(unlocked, place, number=place + 1)
        insert_forged(unlocked, number)
        # A first row may be of the first version; then the next one does not fit.
        assert f"row {max(number, 2)}." in found_at(unlocked)

        connection = start_writing(unlocked, Zone.PRIVATE)
        connection.execute(delete(AuditRow).where(AuditRow.number == number))
        unlocked.commit()
        unlocked.expunge_all()
        for place in range(number, ROWS + 1):
            change(unlocked, place + 1, number=place)
    check_audit_chain(unlocked, keyring=data_key())


def insert_forged(session: Session, number: int) -> None:
    """Insert a row with the best hashes that can be made without the key."""
    before = session.scalars(select(AuditRow.row_hash).where(AuditRow.number == number - 1)).first()
    insert_plain(session, number, previous=before or FIRST_HASH, actor="forger")


def insert_plain(session: Session, number: int, *, previous: bytes, actor: str) -> bytes:
    """Insert a row as the first version wrote it; return its hash."""
    members = [number, NOON.isoformat(), actor, "account_opened", "x"]
    row_hash = sha256(previous + json.dumps(members).encode()).digest()
    start_writing(session, Zone.PRIVATE).execute(
        insert(AuditRow).values(
            number=number,
            at=NOON,
            actor=actor,
            action="account_opened",
            about="x",
            previous_hash=previous,
            row_hash=row_hash,
        )
    )
    session.commit()
    return row_hash


def rewrite_without_the_key(session: Session, *, from_row: int) -> None:
    """Give every row from one on the hashes that fit its changed content."""
    kept = session.scalars(select(AuditRow.row_hash).where(AuditRow.number == from_row - 1)).first()
    start_writing(session, Zone.PRIVATE).execute(
        delete(AuditRow).where(AuditRow.number >= from_row)
    )
    session.commit()
    session.expunge_all()
    previous = kept or FIRST_HASH
    for number in range(from_row, ROWS + 1):
        previous = insert_plain(session, number, previous=previous, actor="forger")


@pytest.mark.parametrize("from_row", [2, 7, ROWS])
def test_rows_rewritten_with_hashes_that_fit_are_found(unlocked: Session, from_row: int) -> None:
    rewrite_without_the_key(unlocked, from_row=from_row)

    assert f"row {from_row}." in found_at(unlocked)


def test_a_whole_log_rewritten_with_hashes_that_fit_is_found(unlocked: Session) -> None:
    rewrite_without_the_key(unlocked, from_row=1)

    assert f"No key covers the {ROWS} rows" in found_at(unlocked)


def test_a_row_of_another_node_does_not_fit(unlocked: Session) -> None:
    start_writing(unlocked, Zone.PRIVATE).execute(delete(AuditRow).where(AuditRow.number == ROWS))
    unlocked.commit()
    unlocked.expunge_all()
    other = Keyring({1: bytes(32)})
    record_action(unlocked, actor="a", action="b", about="c", keyring=other, clock=FixedClock())
    unlocked.commit()

    assert f"row {ROWS}." in found_at(unlocked)


@pytest.fixture
def old_log(tmp_path: Path) -> Iterator[Session]:
    """A log of the first version."""
    with opened(set_up(tmp_path)) as (_app, opened_session):
        previous = FIRST_HASH
        for number in range(1, ROWS + 1):
            previous = insert_plain(opened_session, number, previous=previous, actor="before")
        yield opened_session


def test_a_log_of_the_first_version_holds_once_a_row_with_the_key_covers_it(
    old_log: Session,
) -> None:
    assert f"No key covers the {ROWS} rows" in found_at(old_log)

    cover_plain_rows(old_log, keyring=data_key(), clock=FixedClock())
    old_log.commit()

    last = old_log.get_one(AuditRow, ROWS + 1)
    assert (last.actor, last.action, last.about) == ("node", "audit_keyed", f"rows 1 to {ROWS}")
    assert check_audit_chain(old_log, keyring=data_key()) == last.row_hash


def test_what_is_covered_is_covered_once(old_log: Session) -> None:
    for _again in range(2):
        cover_plain_rows(old_log, keyring=data_key(), clock=FixedClock())
        old_log.commit()

    assert old_log.scalar(select(func.count()).select_from(AuditRow)) == ROWS + 1


def test_a_new_log_needs_no_cover(tmp_path: Path) -> None:
    with opened(set_up(tmp_path)) as (_app, session):
        cover_plain_rows(session, keyring=data_key(), clock=FixedClock())
        assert session.scalar(select(func.count()).select_from(AuditRow)) == 0


@pytest.mark.parametrize("number", [1, 5, ROWS])
def test_covered_rows_that_were_changed_with_hashes_that_fit_are_found(
    old_log: Session, number: int
) -> None:
    record_action(old_log, actor="a", action="b", about="c", keyring=data_key(), clock=FixedClock())
    old_log.commit()
    take_the_locks_off(old_log)
    row = old_log.get_one(AuditRow, number)
    previous = row.previous_hash
    start_writing(old_log, Zone.PRIVATE).execute(
        delete(AuditRow).where(AuditRow.number.between(number, ROWS))
    )
    old_log.commit()
    old_log.expunge_all()
    for place in range(number, ROWS + 1):
        previous = insert_plain(old_log, place, previous=previous, actor="forger")

    assert f"row {ROWS + 1}." in found_at(old_log)


def test_a_row_of_the_first_version_after_one_with_the_key_is_found(session: Session) -> None:
    last = session.get_one(AuditRow, ROWS)
    insert_plain(session, ROWS + 1, previous=last.row_hash, actor="before")

    assert f"row {ROWS + 1}." in found_at(session)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE audit SET actor = 'nobody' WHERE number = 3", id="an edit"),
        pytest.param("DELETE FROM audit WHERE number = 12", id="a removal"),
        pytest.param("DELETE FROM audit", id="a removal of everything"),
        pytest.param(
            "INSERT OR REPLACE INTO audit SELECT number, at, 'nobody', action, about, "
            "previous_hash, row_hash FROM audit WHERE number = 3",
            id="a row in the place of another",
        ),
        pytest.param(
            "INSERT INTO audit SELECT 0, at, actor, action, about, previous_hash, row_hash "
            "FROM audit WHERE number = 3",
            id="a row before the last",
        ),
    ],
)
def test_the_database_refuses_to_change_a_row(session: Session, statement: str) -> None:
    connection = start_writing(session, Zone.PRIVATE)
    with pytest.raises(IntegrityError, match="append-only"):
        connection.exec_driver_sql(statement)
    session.rollback()

    check_audit_chain(session, keyring=data_key())
    assert session.scalar(select(func.count()).select_from(AuditRow)) == ROWS


def test_a_log_cut_off_at_its_end_shows_by_the_hash_that_was_written_down(
    unlocked: Session,
) -> None:
    written_down = check_audit_chain(unlocked, keyring=data_key())
    start_writing(unlocked, Zone.PRIVATE).execute(delete(AuditRow).where(AuditRow.number == ROWS))
    unlocked.commit()

    assert check_audit_chain(unlocked, keyring=data_key()) != written_down


def test_a_log_changed_elsewhere_is_found_by_who_read_it_before(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, here):
        record_action(
            here, actor="a", action="b", about="c", keyring=data_key(), clock=FixedClock()
        )
        here.commit()
        rows = here.scalars(select(AuditRow)).all()
        check_audit_chain(here, keyring=data_key())
        here.commit()
        with opened(settings) as (_other_app, there):
            take_the_locks_off(there)
            change(there, 1, actor="nobody")

        assert "row 1." in found_at(here)
        assert len(rows) == 1


def test_an_action_that_is_undone_leaves_no_row(session: Session) -> None:
    record_action(session, actor="a", action="b", about="c", keyring=data_key(), clock=FixedClock())
    session.rollback()

    assert session.scalar(select(func.count()).select_from(AuditRow)) == ROWS
    check_audit_chain(session, keyring=data_key())


def test_processes_one_after_the_other_extend_one_chain(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    for actor in ("first", "second", "first"):
        with opened(settings) as (_app, session):
            record_action(
                session, actor=actor, action="b", about="c", keyring=data_key(), clock=FixedClock()
            )
            session.commit()
    with opened(settings) as (_app, session):
        check_audit_chain(session, keyring=data_key())
        actors = session.scalars(select(AuditRow.actor).order_by(AuditRow.number)).all()
        assert actors == ["first", "second", "first"]
