"""A demo's folder keeps its ports, and is cleared when other software made it."""

import json
from pathlib import Path

import pytest

from node.demo.cast import CAST, FIRST_PORT
from node.demo.ground import keep_ground, software_word, take_ground
from node.errors import ConflictError


def make_nodes(folder: Path, *, first_port: int) -> None:
    """Let a folder look as if a demo had made its nodes there."""
    keep_ground(folder, first_port=first_port)
    for key in CAST:
        (folder / key).mkdir()


def made_by(folder: Path, word: str) -> None:
    """Let a folder look as if software of this word had made it."""
    ground = {"first_port": 21_000, "software": word}
    (folder / "ground.json").write_text(json.dumps(ground))
    (folder / "playbill.json").write_text("{}")
    for key in CAST:
        (folder / key).mkdir()
    (folder / "mine.txt").write_text("not the demo's")


def test_a_new_folder_takes_the_ports_it_is_given_or_the_usual_ones(tmp_path: Path) -> None:
    assert take_ground(tmp_path / "a", first_port=None) == FIRST_PORT
    assert take_ground(tmp_path / "b", first_port=21_000) == 21_000


@pytest.mark.parametrize("asked", [None, 21_000], ids=["not said", "said again"])
def test_a_prepared_folder_keeps_its_ports(tmp_path: Path, asked: int | None) -> None:
    make_nodes(tmp_path, first_port=21_000)
    assert take_ground(tmp_path, first_port=asked) == 21_000


def test_a_prepared_folder_does_not_move_to_other_ports(tmp_path: Path) -> None:
    make_nodes(tmp_path, first_port=21_000)
    with pytest.raises(ConflictError, match="21000"):
        take_ground(tmp_path, first_port=22_000)


@pytest.mark.parametrize("noted", [False, True], ids=["nothing noted", "ports noted"])
def test_a_folder_without_nodes_may_still_take_other_ports(tmp_path: Path, *, noted: bool) -> None:
    assert take_ground(tmp_path, first_port=21_000) == 21_000
    if noted:
        keep_ground(tmp_path, first_port=21_000)
    assert take_ground(tmp_path, first_port=22_000) == 22_000


def test_what_the_same_software_made_is_kept(tmp_path: Path) -> None:
    made_by(tmp_path, software_word())
    take_ground(tmp_path, first_port=None)
    assert (tmp_path / "playbill.json").exists()
    assert all((tmp_path / key).exists() for key in CAST)


def test_what_other_software_made_is_cleared_and_nothing_else_is(tmp_path: Path) -> None:
    made_by(tmp_path, "other")
    assert take_ground(tmp_path, first_port=None) == FIRST_PORT
    assert not (tmp_path / "playbill.json").exists()
    assert not any((tmp_path / key).exists() for key in CAST)
    assert (tmp_path / "mine.txt").exists()
