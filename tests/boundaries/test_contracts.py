"""The import contracts of pyproject.toml hold, and each of them can be broken."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.boundaries.source_files import PACKAGES, ROOT

LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own literal
        [sys.executable, "-c", LINT], cwd=root, capture_output=True, text=True, check=False
    )


def test_every_contract_holds() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert " 0 broken" in result.stdout


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the packages, in which a test may plant what is forbidden."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        ignore = shutil.ignore_patterns("__pycache__", "*.mo", "*.json", "*.po")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignore)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        pytest.param("schemas/planted", "import federation.errors", "packages", id="packages"),
        pytest.param("node/planted", "", "layers of node", id="a module without a layer"),
        pytest.param("node/trust/planted", "import node.search", "layers of node", id="upwards"),
        pytest.param("node/private/planted", "import node.published", "zones", id="zones"),
        pytest.param(
            "node/search/planted",
            "import node.people.models",
            "search and what peers reach",
            id="people in search",
        ),
        pytest.param("schemas/planted", "import flask", "schemas are pure", id="web in schemas"),
        pytest.param(
            "federation/planted", "import sqlalchemy", "federation knows no", id="a database"
        ),
        pytest.param("node/trust/planted", "import requests", "one socket", id="a second socket"),
        pytest.param(
            "node/trust/planted",
            "import federation.pinned_connection",
            "one socket",
            id="round the limits",
        ),
        pytest.param(
            "federation/errors", "import federation.keys", "no cycles in any", id="a cycle"
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    house: Path, module: str, planted: str, contract: str
) -> None:
    path = (house / module).with_suffix(".py")
    with path.open("a") as handle:
        handle.write(f"\n{planted}\n")
    result = lint(house)
    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert result.returncode == 1
    assert [line for line in broken if line.startswith(contract)], result.stdout + result.stderr


@pytest.mark.parametrize("process", ["node.peer_app", "node.syncer"])
def test_processes_that_meet_peers_are_sources_of_the_contract_about_private_code(
    process: str,
) -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    (contract,) = [each for each in contracts if each["name"].startswith("search and what peers")]
    assert process in contract["source_modules"]
    assert set(contract["forbidden_modules"]) == {"node.private", "node.airlock", "node.people"}
