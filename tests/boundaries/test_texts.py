"""The project speaks of itself alone: no path of a machine it was written on."""

import re

import pytest

from tests.boundaries.source_files import ROOT, texts

MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+|Users/\w+|opt/pypi)(?:/|\b)")


def test_no_text_names_a_path_of_one_machine() -> None:
    found = []
    for path in texts():
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [
            f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, start=1)
            if MACHINE_PATH.search(line)
        ]
    assert found == []


@pytest.mark.parametrize("folder", ["work", "home/anna", "Users/anna"])
def test_the_rule_sees_a_path(folder: str) -> None:
    assert MACHINE_PATH.search(f"see /{folder}/linkpin")


@pytest.mark.parametrize("text", ["https://example.org/work/plan", "social/work/"])
def test_the_rule_lets_an_address_pass(text: str) -> None:
    assert not MACHINE_PATH.search(text)


def test_the_rule_has_texts_of_every_kind_to_look_at() -> None:
    names = {str(path.relative_to(ROOT)) for path in texts()}
    assert {"README.md", "linkpin", "pyproject.toml", "deploy/requirements/README.md"} <= names
