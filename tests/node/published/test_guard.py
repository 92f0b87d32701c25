"""The high-water mark: what holds releasing, and what a crash leaves that does not."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from node.database import Zone, start_writing
from node.errors import HeldError
from node.published.guard import HighWaterMark, advance_mark, check_not_held, read_mark
from node.published.models import CollectionRow, TreeNodeRow
from node.settings import Settings
from tests.node.published.released import Sealing, carry_out, put, release, sealing

RAN = "https://vilvoorde.example/exchange/ran"


def is_held(settings: Settings) -> bool:
    with sealing(settings) as sealer:
        try:
            check_not_held(sealer.session, node=sealer.node)
        except HeldError:
            return True
        return False


def change_mark(settings: Settings, **members: object) -> None:
    path = settings.mark_folder / "ran.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | members))


def test_a_mark_is_read_as_it_was_written(tmp_path: Path) -> None:
    mark = HighWaterMark(collection=RAN, size=7, root_hash=bytes(range(32)))
    advance_mark(tmp_path, "ran", mark)

    assert read_mark(tmp_path, "ran") == mark
    assert read_mark(tmp_path, "be") is None


def test_a_mark_that_was_being_written_leaves_the_one_before(tmp_path: Path) -> None:
    mark = HighWaterMark(collection=RAN, size=7, root_hash=bytes(32))
    advance_mark(tmp_path, "ran", mark)
    (tmp_path / "ran.json.new").write_text('{"coll')

    assert read_mark(tmp_path, "ran") == mark


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("[]", id="no object"),
        pytest.param('{"collection": "x", "size": 1}', id="without a root"),
        pytest.param(
            '{"collection": "x", "size": "1", "root": "%s"}' % ("A" * 43 + "="), id="text"
        ),
        pytest.param('{"collection": "x", "size": -1, "root": "%s"}' % ("A" * 43 + "="), id="less"),
        pytest.param('{"collection": "x", "size": 1, "root": "AAAA"}', id="a short root"),
        pytest.param('{"collection": "x", "size": 1, "root": "?"}', id="no base64"),
    ],
)
def test_a_damaged_mark_holds_releasing(tmp_path: Path, text: str) -> None:
    (tmp_path / "ran.json").write_text(text)

    with pytest.raises(HeldError):
        read_mark(tmp_path, "ran")


def test_an_untouched_node_is_not_held(settings: Settings) -> None:
    assert not is_held(settings)
    release(settings, put(), put())
    assert not is_held(settings)


def test_entries_that_were_committed_and_never_sealed_do_not_hold(settings: Settings) -> None:
    carry_out(settings, put())
    assert not is_held(settings)
    release(settings)
    carry_out(settings, put(), put())
    assert not is_held(settings)


def test_a_mark_ahead_of_the_checkpoint_does_not_hold(settings: Settings) -> None:
    # The crash between the mark on disk and the commit of the checkpoint.
    release(settings, put())
    old = settings.data_folder / "published.sqlite"
    carry_out(settings, put())
    shutil.copy(old, old.with_suffix(".before"))
    release(settings)
    shutil.copy(old.with_suffix(".before"), old)

    assert not is_held(settings)


def test_a_database_put_back_from_a_backup_holds(settings: Settings) -> None:
    release(settings, put())
    file = settings.data_folder / "published.sqlite"
    shutil.copy(file, file.with_suffix(".backup"))
    release(settings, put())
    shutil.copy(file.with_suffix(".backup"), file)

    assert is_held(settings)


def test_a_database_that_grew_another_way_since_the_backup_holds(settings: Settings) -> None:
    release(settings, put())
    file = settings.data_folder / "published.sqlite"
    shutil.copy(file, file.with_suffix(".backup"))
    release(settings, put())
    shutil.copy(file.with_suffix(".backup"), file)
    carry_out(settings, put(), put(), put())

    assert is_held(settings)


def test_a_new_database_beside_an_old_mark_holds(settings: Settings) -> None:
    release(settings, put())
    with sealing(settings) as sealer:
        start_writing(sealer.session, Zone.PUBLISHED)
        sealer.session.execute(delete(CollectionRow))
        sealer.session.commit()

    assert is_held(settings)


def test_a_mark_that_went_missing_holds_what_was_served(settings: Settings) -> None:
    release(settings, put())
    (settings.mark_folder / "ran.json").unlink()

    assert is_held(settings)


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"collection": "https://other.example/exchange/ran"}, id="of another node"),
        pytest.param({"size": 1}, id="of an older state"),
        pytest.param({"size": 99}, id="ahead of the log"),
        pytest.param({"root": "A" * 43 + "="}, id="with another root"),
        pytest.param({"size": "many"}, id="damaged"),
    ],
)
def test_a_mark_that_tells_another_story_holds(
    settings: Settings, members: dict[str, object]
) -> None:
    release(settings, put())
    change_mark(settings, **members)

    assert is_held(settings)


def test_a_tree_with_nodes_missing_holds(settings: Settings) -> None:
    release(settings, put(), put())
    carry_out(settings, put())
    with sealing(settings) as sealer:
        start_writing(sealer.session, Zone.PUBLISHED)
        sealer.session.execute(delete(TreeNodeRow))
        sealer.session.commit()

    assert is_held(settings)


def test_an_edge_that_is_none_holds(settings: Settings) -> None:
    release(settings, put(), put())
    with sealing(settings) as sealer:
        start_writing(sealer.session, Zone.PUBLISHED)
        sealer.session.execute(update(CollectionRow).values(edge=b"short"))
        sealer.session.commit()

    assert is_held(settings)


def test_while_held_nothing_is_sealed(settings: Settings, sealer: Sealing) -> None:
    sealer.carry_out(put())
    sealer.seal()
    sealer.carry_out(put())
    change_mark(settings, size=99)

    with pytest.raises(HeldError):
        sealer.seal()
    assert sealer.session.get_one(CollectionRow, RAN).served_size == 2
