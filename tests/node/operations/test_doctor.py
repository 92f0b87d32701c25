"""The doctor: each thing that is wrong is a remark with its code, and stops no other check."""

from datetime import timedelta
from pathlib import Path

import pytest

from node.database import Zone
from node.extensions import Node, current_node
from node.operations.doctor import Level, Remark, examine
from node.settings import Settings
from tests.node.published.released import put, release
from tests.nodes import NOON, FixedClock, opened, set_up


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = set_up(tmp_path)
    for path in made.data_folder.glob("*.sqlite*"):
        path.chmod(0o600)
    return made


def remarks_on(settings: Settings, code: str, *, clock: FixedClock | None = None) -> list[Remark]:
    """Return what the doctor says under one code."""
    with opened(settings, clock=clock) as (_app, session):
        node: Node = current_node()
        return [each for each in examine(session, node=node) if each.code == code]


@pytest.mark.parametrize("zone", ["private", "published", "received"])
def test_a_damaged_database_is_a_remark_and_stops_no_other_check(
    settings: Settings, zone: str
) -> None:
    file = settings.data_folder / f"{Zone(zone)}.sqlite"
    for path in settings.data_folder.glob(f"{zone}.sqlite-*"):
        path.unlink()
    file.write_bytes(b"no database at all " * 100)

    (remark,) = remarks_on(settings, "databases")
    assert remark.level is Level.MUST_FIX
    assert [each.level for each in remarks_on(settings, "keys")] == [Level.FINE]


@pytest.mark.parametrize("name", [".", "private.sqlite"])
def test_data_that_others_can_read_must_be_closed(settings: Settings, name: str) -> None:
    assert [each.level for each in remarks_on(settings, "files")] == [Level.FINE]
    (settings.data_folder / name).chmod(0o755)

    (remark,) = remarks_on(settings, "files")
    assert remark.level is Level.MUST_FIX
    assert "chmod -R go=" in remark.sentence


def test_a_log_that_was_signed_in_the_future_is_named(settings: Settings) -> None:
    release(settings, put("Koffie"), clock=FixedClock(NOON + timedelta(days=400)))

    (remark,) = remarks_on(settings, "own_log")
    assert remark.level is Level.MUST_FIX
    assert "2027-04-06" in remark.sentence


def test_a_queue_that_does_not_answer_must_be_mended(settings: Settings) -> None:
    assert [each.level for each in remarks_on(settings, "queue")] == [Level.FINE]
    (settings.data_folder / "queue-sealer.sqlite").unlink()
    (settings.data_folder / "queue-sealer.sqlite").mkdir()

    (remark,) = remarks_on(settings, "queue")
    assert remark.level is Level.MUST_FIX
