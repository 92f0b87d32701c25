"""Migrations on PostgreSQL, with data: there and back, and the lock of the audit log."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from node.database import Zone, db
from node.operations.migrate import downgrade, upgrade
from tests.journeys.throw_away import throw_away_database
from tests.node.operations.rows import insert_a_row_into_each_table
from tests.node.operations.test_migrate import check_audit_lock, writing
from tests.nodes import opened, set_up
from tests.requirements import require

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Mapping[Zone, Engine]]:
    """Yield the four databases of a new node on PostgreSQL."""
    url = os.environ.get("LINKPIN_TEST_POSTGRES_URL", "")
    require(bool(url), "a PostgreSQL server; LINKPIN_TEST_POSTGRES_URL says where it is")
    with (
        throw_away_database(url, nodes=["vilvoorde"], queue_url=None) as services,
        opened(set_up(tmp_path, "vilvoorde", **services("vilvoorde"))),
    ):
        yield {zone: db.engines[zone.value] for zone in Zone}


@pytest.mark.parametrize("zone", list(Zone))
def test_a_database_with_data_goes_down_to_nothing_and_up_again(
    engines: Mapping[Zone, Engine], zone: Zone
) -> None:
    engine = engines[zone]
    there = set(inspect(engine).get_table_names())
    with writing(engine) as connection:
        insert_a_row_into_each_table(connection, zone)

    downgrade(engine, zone, revision="base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine, zone)
    assert set(inspect(engine).get_table_names()) == there


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit", "TRUNCATE audit"],
    ids=["an edit", "a removal", "a removal of everything"],
)
def test_the_audit_log_is_locked_with_its_rows_and_unlocked_on_the_way_back(
    engines: Mapping[Zone, Engine], statement: str
) -> None:
    engine = engines[Zone.PRIVATE]
    downgrade(engine, Zone.PRIVATE, revision="base")

    check_audit_lock(engine, statement)
