"""What each process begins with: its databases, its rights, and whether it holds the data key."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from node.database import Access, Zone, db, start_writing
from node.errors import SealedFieldError
from node.extensions import ACCESS, HOLDS_DATA_KEY, Process, current_node, open_node
from tests.nodes import opened, set_up

# The table of "four processes, four databases", written down a second time.
EXPECTED = {
    "coordinator": {"private": "write", "published": "read", "received": "write", "inbox": "read"},
    "command": {"private": "write", "published": "read", "received": "write", "inbox": "read"},
    "sealer": {"private": "read", "published": "write", "received": "read"},
    "syncer": {"published": "read", "received": "write", "inbox": "read"},
    "peer": {"published": "read", "received": "read", "inbox": "write"},
}
CELLS = [(process, zone) for process in Process for zone in Zone]


def test_each_process_has_the_rights_of_the_table() -> None:
    assert {
        process.value: {zone.value: right.value for zone, right in zones.items()}
        for process, zones in ACCESS.items()
    } == EXPECTED


def test_one_process_alone_writes_what_is_published_and_one_the_inbox() -> None:
    writers = {
        zone: {process for process, zones in ACCESS.items() if zones.get(zone) is Access.WRITE}
        for zone in Zone
    }

    assert writers[Zone.PUBLISHED] == {Process.SEALER}
    assert writers[Zone.INBOX] == {Process.PEER}


@pytest.mark.parametrize(("process", "zone"), CELLS)
def test_a_process_opens_writes_and_is_refused_as_the_table_says(
    tmp_path: Path, process: Process, zone: Zone
) -> None:
    right = EXPECTED[process.value].get(zone.value)
    with opened(set_up(tmp_path), process=process) as (_app, session):
        if right is None:
            with pytest.raises(KeyError):
                start_writing(session, zone)
            assert zone.value not in db.engines
            return
        bind = {"bind": db.engines[zone.value]}
        assert session.scalar(text("SELECT 1"), bind_arguments=bind) == 1
        if right == "write":
            start_writing(session, zone).execute(text("CREATE TABLE planted (x INTEGER)"))
            return
        with pytest.raises(PermissionError, match=zone.value):
            start_writing(session, zone)
        # The engine refuses too, should a statement go round the rule.
        with pytest.raises(DBAPIError, match="readonly"):
            session.execute(text("CREATE TABLE planted (x INTEGER)"), bind_arguments=bind)


def test_processes_that_face_peers_hold_no_data_key(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    assert {Process.PEER, Process.SYNCER} & HOLDS_DATA_KEY == set()

    for process in Process:
        with opened(settings, process=process):
            if process in HOLDS_DATA_KEY:
                assert current_node().data_key is current_node().keyring
            else:
                assert current_node().keyring is None
                with pytest.raises(PermissionError):
                    _ = current_node().data_key


def test_a_process_that_needs_the_data_key_does_not_start_without(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    (settings.keys_folder / "data.json").unlink()

    with pytest.raises(SealedFieldError):
        open_node(settings, process=Process.SEALER)
    open_node(settings, process=Process.PEER)


def test_a_process_knows_its_node_and_its_clock(tmp_path: Path) -> None:
    settings = set_up(tmp_path)
    with opened(settings, process=Process.SYNCER):
        node = current_node()

    assert (node.settings, node.process) == (settings, Process.SYNCER)
    assert node.clock().tzinfo is not None
