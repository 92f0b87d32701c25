"""Migrations: up, down, with data; what they make is what the models say."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, Engine, insert, inspect, select
from sqlalchemy.exc import DBAPIError

from node.audit import AuditRow
from node.database import Zone, db
from node.keyring import create_keyring
from node.operations.migrate import current_revision, downgrade, head_revision, upgrade
from tests.node.operations.rows import insert_a_row_into_each_table, rows_of_each_table
from tests.nodes import NOON, make_settings, opened


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Mapping[Zone, Engine]]:
    """Yield the four databases of a node, empty, as a process of the node opens them."""
    settings = make_settings(tmp_path)
    settings.keys_folder.mkdir(parents=True)
    create_keyring(settings.keys_folder / "data.json")
    with opened(settings):
        yield {zone: db.engines[zone.value] for zone in Zone}


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that writes, below the services."""
    with engine.execution_options(linkpin_writes=True).begin() as connection:
        yield connection


def tables(engine: Engine) -> set[str]:
    """Return the names of the tables that are there, without Alembic's own."""
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


@pytest.mark.parametrize("zone", list(Zone))
def test_a_migrated_database_is_what_the_models_say(
    engines: Mapping[Zone, Engine], zone: Zone
) -> None:
    engine = engines[zone]
    upgrade(engine, zone)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, db.metadatas[zone.value]) == []
        assert current_revision(connection) == head_revision(zone)


@pytest.mark.parametrize("zone", list(Zone))
def test_every_rule_of_a_table_has_its_name_in_the_database(
    engines: Mapping[Zone, Engine], zone: Zone
) -> None:
    engine = engines[zone]
    upgrade(engine, zone)

    for table in db.metadatas[zone.value].sorted_tables:
        checks = {check["name"] for check in inspect(engine).get_check_constraints(table.name)}
        wanted = {
            engine.dialect.identifier_preparer.format_constraint(rule)
            for rule in table.constraints
            if isinstance(rule, CheckConstraint)
        }
        assert checks == wanted, table.name


@pytest.mark.parametrize("zone", list(Zone))
def test_an_upgrade_of_a_database_in_use_keeps_every_row(
    engines: Mapping[Zone, Engine], zone: Zone
) -> None:
    engine = engines[zone]
    upgrade(engine, zone)
    with writing(engine) as connection:
        insert_a_row_into_each_table(connection, zone)
        before = rows_of_each_table(connection, zone)

    upgrade(engine, zone)

    with engine.connect() as connection:
        assert rows_of_each_table(connection, zone) == before
    assert all(len(rows) == 1 for rows in before.values())


@pytest.mark.parametrize("zone", list(Zone))
def test_a_database_with_data_goes_down_to_nothing_and_up_again(
    engines: Mapping[Zone, Engine], zone: Zone
) -> None:
    engine = engines[zone]
    upgrade(engine, zone)
    there = tables(engine)
    with writing(engine) as connection:
        insert_a_row_into_each_table(connection, zone)

    downgrade(engine, zone, revision="base")
    assert tables(engine) == set()
    with engine.connect() as connection:
        assert current_revision(connection) is None

    upgrade(engine, zone)
    assert tables(engine) == there
    with engine.connect() as connection:
        assert not any(rows_of_each_table(connection, zone).values())


@pytest.mark.parametrize("zone", list(Zone))
def test_a_zone_has_one_line_of_revisions(zone: Zone) -> None:
    assert head_revision(zone) is not None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"],
    ids=["an edit", "a removal"],
)
def test_the_audit_log_is_locked_with_its_rows_and_unlocked_on_the_way_back(
    engines: Mapping[Zone, Engine], statement: str
) -> None:
    engine = engines[Zone.PRIVATE]
    check_audit_lock(engine, statement)


def check_audit_lock(engine: Engine, statement: str) -> None:
    """Go from the first tables to the lock and back, with a row that outlives both."""
    upgrade(engine, Zone.PRIVATE, revision="0001")
    row = {"number": 1, "at": NOON, "previous_hash": bytes(32), "row_hash": bytes(32)}
    with writing(engine) as connection:
        connection.execute(insert(AuditRow).values(**row, actor="a", action="b", about="c"))
        before = connection.execute(select(AuditRow.__table__)).all()

    upgrade(engine, Zone.PRIVATE, revision="0002")
    with pytest.raises(DBAPIError, match="append-only"), writing(engine) as connection:
        connection.exec_driver_sql(statement)

    downgrade(engine, Zone.PRIVATE, revision="0001")
    with engine.connect() as connection:
        assert connection.execute(select(AuditRow.__table__)).all() == before
    with writing(engine) as connection:
        connection.exec_driver_sql(statement)


def test_an_empty_database_has_no_revision(engines: Mapping[Zone, Engine]) -> None:
    with engines[Zone.PRIVATE].connect() as connection:
        assert current_revision(connection) is None


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    engines: Mapping[Zone, Engine],
) -> None:
    engine = engines[Zone.PRIVATE]
    with writing(engine) as connection:
        # The name is taken, so the migration breaks off in the middle.
        connection.exec_driver_sql("CREATE TABLE practice (x INTEGER)")

    with pytest.raises(Exception, match="practice"):
        upgrade(engine, Zone.PRIVATE)

    assert tables(engine) == {"practice"}
