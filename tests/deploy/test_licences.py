"""The rules about licences of packages."""

from pathlib import Path

import pytest

from deploy.licences import Licence, check, read_licences, table, write
from tests.boundaries.source_files import ROOT


def licence(expression: str) -> Licence:
    return Licence(package="acorn", version="1", expression=expression, source="a test")


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        pytest.param("MIT", True, id="permissive"),
        pytest.param("LGPL-3.0-only", True, id="a library under the LGPL"),
        pytest.param("Proprietary OR Apache-2.0", True, id="one of the choices fits"),
        pytest.param("MIT AND Zlib", True, id="all fit"),
        pytest.param("MIT AND Proprietary", False, id="one of all does not fit"),
        pytest.param("AGPL-3.0-only", False, id="reaches over the network"),
        pytest.param("GPL-2.0-only", False, id="without the later versions"),
        pytest.param("", False, id="nothing stated"),
    ],
)
def test_a_licence_fits_when_every_part_of_one_choice_does(expression: str, fits: bool) -> None:  # noqa: FBT001 - a column of the table above
    assert licence(expression).is_compatible is fits


def test_the_committed_page_is_what_the_lock_says() -> None:
    assert check(ROOT) == []


def test_every_package_of_the_runtime_lock_is_on_the_page() -> None:
    licences = read_licences(ROOT / "deploy" / "requirements" / "runtime.txt")
    assert {"flask", "psycopg", "async-timeout"} <= {each.package for each in licences}
    assert "| flask | " in table(licences)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    lock = tmp_path / "deploy" / "requirements" / "runtime.txt"
    lock.parent.mkdir(parents=True)
    lock.write_text("flask==3.1.3 \\\n    --hash=sha256:00\n    # via linkpin\n")
    write(tmp_path)
    return tmp_path


def test_a_written_page_passes(house: Path) -> None:
    assert check(house) == []


def test_a_page_that_lags_behind_the_lock_is_a_fault(house: Path) -> None:
    lock = house / "deploy" / "requirements" / "runtime.txt"
    lock.write_text(lock.read_text() + "click==8.5.1 \\\n    --hash=sha256:00\n")
    assert check(house) == [
        "deploy/LICENCES.md is not what the lock says; run ./linkpin check licences --write"
    ]


def test_a_package_that_states_nothing_is_a_fault(house: Path) -> None:
    lock = house / "deploy" / "requirements" / "runtime.txt"
    lock.write_text("acorn==1 \\\n    --hash=sha256:00\n")
    write(house)
    assert check(house) == ["acorn 1: no licence stated (not installed on this system)"]


def test_a_licence_read_by_a_person_is_read_again_at_the_next_version(house: Path) -> None:
    lock = house / "deploy" / "requirements" / "runtime.txt"
    lock.write_text("huey==9.9.9 \\\n    --hash=sha256:00\n")
    write(house)
    assert check(house) == ["huey 9.9.9: no licence stated (its classifiers)"]
