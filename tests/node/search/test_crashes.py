"""An update of the index that is killed: searches go on, the next update forgets what it must."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from node.received.models import RecordState
from tests.node.killed import IS_LONG, kill_at, kill_points
from tests.node.search.town import Town, practice
from tests.nodes import make_settings, set_up

MODULE = "tests.node.search.crashing_update"
ERASED = "quillonword"
PARTS = 2
EVERY = 1 if IS_LONG else 8


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index that owes an erasure, a correction and a new record."""
    folder = tmp_path_factory.mktemp("prepared")
    town = Town(set_up(folder))
    town.release(practice("Koken"))
    withdrawn, corrected = UUID(int=1), UUID(int=2)
    town.change(withdrawn, RecordState.LIVE, body=practice(ERASED))
    town.change(corrected, RecordState.LIVE, body=practice("Schaken"))
    town.update()
    town.change(withdrawn, RecordState.WITHDRAWN)
    town.change(corrected, RecordState.LIVE, body=practice("Dammen"))
    town.receive(practice("Dansen"))
    return folder


@pytest.fixture(scope="module")
def without_index(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same town before it had an index."""
    folder = tmp_path_factory.mktemp("without_index")
    shutil.copytree(prepared, folder, dirs_exist_ok=True)
    shutil.rmtree(make_settings(folder).index_folder)
    return folder


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("start", ["prepared", "without_index"])
def test_an_update_killed_at_a_barrier_or_between_is_finished_by_the_next(
    request: pytest.FixtureRequest, tmp_path: Path, start: str, part: int
) -> None:
    before: Path = request.getfixturevalue(start)
    rehearsal = tmp_path / "rehearsal"
    shutil.copytree(before, rehearsal)
    points = kill_points(MODULE, str(rehearsal))
    assert len(points) >= 30
    for point in points[::EVERY][part::PARTS]:
        folder = tmp_path / f"{point[0]}{point[1]}"
        shutil.copytree(before, folder)
        kill_at(point, MODULE, str(folder))
        check_finished(Town(make_settings(folder)), f"killed at {point}")


def check_finished(town: Town, when: str) -> None:
    """Check that people find what is live at once, and that an update leaves nothing else."""
    assert set(town.titles()) <= {"Koken", "Dammen", "Dansen"}, when
    town.update()
    assert sorted(town.titles()) == ["Dammen", "Dansen", "Koken"], when
    assert not town.index_holds(ERASED), when
    generations = [path for path in town.index_folder.iterdir() if path.is_dir()]
    assert len(generations) == 1, when


def test_the_uninterrupted_update_erases_corrects_and_adds(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    shutil.copytree(prepared, folder)
    town = Town(make_settings(folder))
    assert town.index_holds(ERASED)

    assert town.update() == 3
    check_finished(town, "not killed")
