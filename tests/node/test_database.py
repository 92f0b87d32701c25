"""Four databases: a write is announced, lands in one of them, and survives."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, StatementError, UnboundExecutionError
from sqlalchemy.orm import Session

from node.audit import AuditRow
from node.database import (
    Moment,
    PrivateModel,
    Word,
    Zone,
    db,
    is_alive,
    sqlite_version,
    start_writing,
)
from node.people.models import Account
from node.private.register.models import KnownKind, RegisterRow, RegisterVersion
from node.trust.models import AnchorRow
from tests.nodes import NOON, opened, set_up


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Yield a session of the command's process on a new node."""
    with opened(set_up(tmp_path)) as (_app, opened_session):
        yield opened_session


def account(handle: str = "quil") -> Account:
    """Return a row that can be stored."""
    return Account(
        handle=handle,
        sealed_name=b"",
        sealed_mailbox=b"",
        mailbox_index=bytes(32),
        created_at=NOON,
    )


@pytest.mark.parametrize("zone", list(Zone))
def test_every_connection_of_sqlite_is_set_up_to_keep_what_it_acknowledged(
    session: Session, zone: Zone
) -> None:
    bind = {"bind": db.engines[zone.value]}
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 15_000,
    }

    for pragma, value in expected.items():
        assert session.scalar(text(f"PRAGMA {pragma}"), bind_arguments=bind) == value


def test_a_write_that_was_not_announced_is_refused_by_the_engine(session: Session) -> None:
    session.add(account())

    with pytest.raises(DBAPIError, match="readonly"):
        session.commit()
    session.rollback()
    assert session.scalars(select(Account)).all() == []


def test_a_write_that_was_announced_is_kept(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account())
    session.commit()

    assert [row.handle for row in session.scalars(select(Account))] == ["quil"]


def test_the_right_to_write_ends_with_the_transaction(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account("first"))
    session.commit()

    session.add(account("second"))
    with pytest.raises(DBAPIError, match="readonly"):
        session.commit()


def test_announcing_twice_changes_nothing(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account())
    session.flush()
    start_writing(session, Zone.PRIVATE)
    session.commit()

    assert len(session.scalars(select(Account)).all()) == 1


def test_a_clean_reading_transaction_is_ended_before_a_write(session: Session) -> None:
    session.scalars(select(Account)).all()

    start_writing(session, Zone.PRIVATE)
    session.add(account())
    session.commit()

    assert len(session.scalars(select(Account)).all()) == 1


def test_one_transaction_writes_one_database(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)

    with pytest.raises(RuntimeError, match="received"):
        start_writing(session, Zone.RECEIVED)


def test_changes_that_wait_are_not_carried_into_another_transaction(session: Session) -> None:
    session.add(account())

    with pytest.raises(RuntimeError, match="private"):
        start_writing(session, Zone.PRIVATE)


def test_a_row_of_another_zone_does_not_ride_along(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account())
    session.add(AnchorRow(entity_id="https://ran.example", keys="[]", place=1, added_at=NOON))

    with pytest.raises(DBAPIError, match="readonly"):
        session.commit()
    session.rollback()
    assert session.scalars(select(Account)).all() == []


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings) as (_app, first):
        start_writing(first, Zone.PRIVATE)
        first.add(account("first"))
        with opened(settings) as (_other_app, second):
            # The lock is taken when the transaction begins, so the second is refused there.
            with db.engines[Zone.PRIVATE.value].connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=1")
            with pytest.raises(DBAPIError, match="locked"):
                start_writing(second, Zone.PRIVATE)
            second.rollback()
            assert second.scalars(select(Account)).all() == []
        first.commit()
        with opened(settings) as (_third_app, third):
            start_writing(third, Zone.PRIVATE)
            third.add(account("third"))
            third.commit()
            assert len(third.scalars(select(Account)).all()) == 2


def test_there_is_no_default_database(session: Session) -> None:
    with pytest.raises(UnboundExecutionError):
        session.execute(text("SELECT 1"))
    assert db.engines.keys() == {zone.value for zone in Zone}


def test_every_table_names_the_zone_of_its_base() -> None:
    for zone in Zone:
        tables = db.metadatas[zone.value].tables
        assert tables
        for table in tables.values():
            assert {key.column.table.name for key in table.foreign_keys} <= tables.keys()
    assert PrivateModel.__bind_key__ == "private"


def test_every_relationship_must_be_loaded_on_purpose() -> None:
    for mapper in Account.registry.mappers:
        assert {each.lazy for each in mapper.relationships} <= {"raise"}


@pytest.mark.parametrize("zone", list(Zone))
def test_a_database_that_answers_is_alive(session: Session, zone: Zone) -> None:
    assert is_alive(session, zone)


def test_moments_come_back_in_utc(session: Session) -> None:
    brussels = NOON.astimezone(timezone(timedelta(hours=1)))
    start_writing(session, Zone.PRIVATE)
    row = account()
    row.created_at = brussels
    session.add(row)
    session.commit()
    session.expire_all()

    stored = session.scalars(select(Account.created_at)).one()
    assert stored == NOON
    assert stored.tzinfo is UTC


def test_a_moment_without_its_time_zone_is_refused(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    row = account()
    row.created_at = datetime(2026, 3, 2)  # noqa: DTZ001 - the missing zone is what is under test
    session.add(row)

    with pytest.raises(StatementError, match="time zone"):
        session.flush()


class Colour(StrEnum):
    """Two words for the test below."""

    RED = "red"
    BLUE = "blue"


def test_a_word_is_one_of_its_list_on_the_way_in_and_out(session: Session) -> None:
    dialect = session.get_bind(Account).dialect
    word = Word(Colour)

    assert word.process_bind_param(Colour.RED, dialect) == "red"
    assert word.process_result_value("blue", dialect) is Colour.BLUE
    assert word.process_bind_param(None, dialect) is None
    assert word.process_result_value(None, dialect) is None
    with pytest.raises(ValueError, match="green"):
        word.process_result_value("green", dialect)
    with pytest.raises(ValueError, match="alias"):
        word.process_bind_param(KnownKind.ALIAS, dialect)


def test_rules_of_the_tables_hold_below_the_services(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(RegisterVersion(one=2, number=1))
    with pytest.raises(DBAPIError, match="only_one_row"):
        session.flush()
    session.rollback()

    start_writing(session, Zone.PRIVATE)
    for entry_id in (UUID(int=1), UUID(int=2)):
        session.add(
            RegisterRow(
                entry_id=entry_id,
                kind=KnownKind.PLACE,
                sealed_text=b"",
                text_index=bytes(32),
                created_at=NOON,
            )
        )
    with pytest.raises(DBAPIError, match="UNIQUE"):
        session.flush()


def test_an_error_of_the_database_quotes_no_parameter(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account("quillonhandle"))
    session.add(account("quillonhandle"))

    with pytest.raises(DBAPIError) as failed:
        session.flush()
    assert "quillonhandle" not in str(failed.value)


def test_the_engine_is_newer_than_the_one_that_could_corrupt_a_log() -> None:
    assert sqlite_version() > (3, 51, 2)


def test_rows_read_before_a_commit_stay_usable(session: Session) -> None:
    start_writing(session, Zone.PRIVATE)
    session.add(account())
    session.commit()
    row = session.scalars(select(Account)).one()
    session.commit()

    assert row.handle == "quil"
    assert session.scalars(select(AuditRow)).all() == []


def test_a_moment_is_a_type_of_its_own() -> None:
    assert isinstance(Account.__table__.c.created_at.type, Moment)
