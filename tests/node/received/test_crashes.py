"""A syncer that is killed while it writes: nothing lost, nothing twice, the log without a gap."""

import json
import shutil
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from federation.endpoints import entries_url
from federation.log_state import parse_log_state
from federation.merkle import leaf_hash
from federation.merkle_tree import EMPTY_EDGE, append_leaf
from node.published.pages import PageRequest, checkpoint_note, entries_page, list_served
from node.published.store import Withdraw
from node.received.models import (
    Quarantined,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
)
from node.settings import Settings
from schemas.answers import dump_collections
from tests.fake_federation import FakeFederation
from tests.node.killed import kill_at, kill_points
from tests.node.published.released import put, release, sealing
from tests.node.received.crashing_syncer import PAGE, work
from tests.node.received.towns import introduce, reading
from tests.nodes import FixedClock, make_settings, set_up

MODULE = "tests.node.received.crashing_syncer"
RAN = "https://vilvoorde.example/exchange/ran"
PARTS = 4


def record_answers(town: Settings, file: Path) -> None:
    """Write down what a town answers about its log, page by page."""
    answers: dict[str, str] = {}
    with sealing(town) as origin:
        (info,) = list_served(origin.session, ("ran",))
        listing = dump_collections((info,))
        answers["https://vilvoorde.example/exchange/collections"] = listing.decode()
        answers[f"{RAN}/checkpoint"] = checkpoint_note(origin.session, "ran").decode()
        for start in range(0, info.size, PAGE):
            wanted = PageRequest(start=start, limit=PAGE, size=info.size)
            page = entries_page(origin.session, "ran", wanted)
            answers[entries_url(RAN, start=start, limit=PAGE, size=info.size)] = page.decode()
    file.write_text(json.dumps(answers))


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a reader, and the recorded answers of a town it has not read yet."""
    origin, folder = tmp_path_factory.mktemp("origin"), tmp_path_factory.mktemp("prepared")
    town = set_up(origin, "vilvoorde")
    release(town, *(put(f"Nummer {n}", record_id=UUID(int=n)) for n in range(1, 6)))
    release(town, put("Beter", record_id=UUID(int=2), rev=2), put("?", body=b"{}"))
    release(town, Withdraw(record_id=UUID(int=3)))
    record_answers(town, folder / "answers.json")
    introduce(set_up(folder, "rotterdam"), town)
    return folder


def state_of(folder: Path) -> object:
    """Return everything that was read, the log checked against its own head."""
    settings = make_settings(folder, "rotterdam")
    with reading(settings, FakeFederation(), clock=FixedClock()) as reader:
        entries = reader.session.execute(
            select(ReceivedEntry.position, ReceivedEntry.entry).order_by(ReceivedEntry.position)
        ).all()
        assert [position for position, _entry in entries] == list(range(len(entries)))
        edge = EMPTY_EDGE
        for _position, entry in entries:
            edge, _nodes = append_leaf(edge, leaf_hash(entry))
        for row in reader.session.scalars(select(ReceivedCollection)):
            assert row.prefix_size == len(entries)
            assert parse_log_state(row.log_state, collection=RAN).edge == edge
        columns = (
            ReceivedRecord.record_id,
            ReceivedRecord.rev,
            ReceivedRecord.state,
            ReceivedRecord.position,
            ReceivedRecord.body,
            ReceivedRecord.change_number,
        )
        records = select(*columns).order_by(ReceivedRecord.record_id)
        refused = select(Quarantined.position, Quarantined.code)
        rows = [tuple(row) for row in reader.session.execute(records)]
        return entries, rows, [tuple(row) for row in reader.session.execute(refused)]


@pytest.mark.parametrize("part", range(PARTS))
def test_a_look_killed_at_a_barrier_or_between_is_finished_by_the_next(
    prepared: Path, tmp_path: Path, part: int
) -> None:
    rehearsal = tmp_path / "rehearsal"
    shutil.copytree(prepared, rehearsal)
    points = kill_points(MODULE, str(rehearsal))
    expected = state_of(rehearsal)
    assert len(points) >= 8
    for point in points[part::PARTS]:
        folder = tmp_path / f"{point[0]}{point[1]}"
        shutil.copytree(prepared, folder)
        kill_at(point, MODULE, str(folder))
        state_of(folder)
        work(folder)
        assert state_of(folder) == expected, f"killed at {point}"


def test_the_uninterrupted_look_reads_the_whole_log(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    shutil.copytree(prepared, folder)

    assert work(folder) == 9
    assert work(folder) == 0
