"""The rules about what a wheel must hold, on a small checkout of their own."""

import zipfile
from pathlib import Path

import pytest

from deploy.wheel import find_missing

FILES = (
    "schemas/vocabulary.yaml",
    "schemas/json/entry.json",
    "federation/errors.py",
    "node/migrations/private/versions/0001_first_tables.py",
    "node/demo/content/vilvoorde/practices.jsonl",
    "node/translations/nl/LC_MESSAGES/linkpin.po",
    "node/translations/nl/LC_MESSAGES/linkpin.mo",
    "node/templates/screens/layout.html",
    "node/static/linkpin.css",
    "node/static/fonts/inter-latin-400.woff2",
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in (*FILES, "node/__pycache__/settings.pyc", "tests/test_notes.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def wheel(house: Path, *, without: str = "", extra: str = "linkpin-1.dist-info/METADATA") -> Path:
    path = house / "linkpin-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name in {*FILES, extra} - {without}:
            archive.writestr(name, name)
    return path


def test_a_wheel_with_every_file_has_no_faults(house: Path) -> None:
    assert find_missing(house, wheel(house)) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_left_out_is_a_fault(house: Path, name: str) -> None:
    assert f"not in the wheel: {name}" in find_missing(house, wheel(house, without=name))


def test_a_file_that_only_the_wheel_holds_is_a_fault(house: Path) -> None:
    packed = wheel(house, extra="tests/test_notes.py")
    assert find_missing(house, packed) == ["only in the wheel: tests/test_notes.py"]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        pytest.param(FILES[0], "the wheel holds no vocabulary", id="vocabulary"),
        pytest.param(FILES[1], "the wheel holds no JSON Schemas", id="JSON Schemas"),
        pytest.param(FILES[3], "the wheel holds no migrations", id="migrations"),
        pytest.param(FILES[4], "the wheel holds no content of the demo", id="demo"),
        pytest.param(FILES[6], "the wheel holds no compiled translation for nl", id="translation"),
        pytest.param(FILES[7], "the wheel holds no templates of the screens", id="templates"),
        pytest.param(FILES[8], "the wheel holds no stylesheets of the screens", id="stylesheets"),
        pytest.param(FILES[9], "the wheel holds no fonts of the screens", id="fonts"),
    ],
)
def test_what_checkout_and_wheel_both_lost_is_a_fault(house: Path, name: str, fault: str) -> None:
    (house / name).unlink()
    (found,) = find_missing(house, wheel(house, without=name))
    assert found.startswith(fault)
