"""The locks hold what pyproject.toml asks for, hashed, and name no place to get it from."""

import re
import tomllib

import pytest

from tests.boundaries.source_files import ROOT

LOCKS = ROOT / "deploy" / "requirements"
NAMES = ("build", "model", "runtime", "develop")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
GROUPS = PROJECT["dependency-groups"]


def pins(name: str) -> dict[str, str]:
    """Return every package of a lock with its version."""
    found = re.findall(r"^([a-z0-9.-]+)==(\S+)", (LOCKS / f"{name}.txt").read_text(), re.MULTILINE)
    return dict(found)


def asked(requirements: list[object]) -> set[str]:
    """Return the normal names in a list of requirements, without those of included groups."""
    written = [line for line in requirements if isinstance(line, str)]
    return {re.split(r"[\s\[<>=!~;]", line)[0].lower().replace("_", "-") for line in written}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        pytest.param("build", GROUPS["build"], id="build"),
        pytest.param("model", GROUPS["model"], id="model"),
        pytest.param("runtime", PROJECT["project"]["dependencies"], id="runtime"),
        pytest.param("develop", PROJECT["project"]["dependencies"], id="runtime in develop"),
        pytest.param("develop", [*GROUPS["build"], *GROUPS["dev"]], id="develop"),
    ],
)
def test_everything_that_is_asked_for_is_locked(lock: str, requirements: list[object]) -> None:
    assert requirements
    assert asked(requirements) - pins(lock).keys() == set()


def test_the_build_system_is_in_the_build_lock() -> None:
    assert asked(PROJECT["build-system"]["requires"]) - pins("build").keys() == set()


def test_the_model_is_locked_without_what_its_package_would_bring() -> None:
    # Its own dependencies are a client of somebody's cloud.
    assert pins("model").keys() == asked(GROUPS["model"])


@pytest.mark.parametrize("smaller", ["build", "runtime"])
def test_the_developers_lock_holds_the_same_versions(smaller: str) -> None:
    assert pins(smaller).items() <= pins("develop").items()


@pytest.mark.parametrize("name", NAMES)
def test_a_lock_names_no_address_and_gives_no_option(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text()
    assert "://" not in text
    assert " @ " not in text
    assert re.findall(r"^\s*-.*$", text.replace("    --hash=", "    hash="), re.MULTILINE) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_package_of_a_lock_has_its_hashes(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(name)) > 0
    assert [
        entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)
    ] == []
