"""`linkpin init`: what is refused is named as it was typed; what comes next stands in order."""

import re
from pathlib import Path

import pytest

from tests.node.cli.typed import Answer, Linkpin

__all__: list[str] = []

ENTITY = "https://zele.example"


def init(linkpin: Linkpin, folder: Path, **changes: str) -> Answer:
    """Make a node, with some options changed."""
    options = {"entity_id": ENTITY, "name": "Zele", "country": "be", "language": "nl", **changes}
    words = [
        word for name, value in options.items() for word in ("--" + name.replace("_", "-"), value)
    ]
    return linkpin("init", str(folder), *words)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"country": "Belgium"}, "--country has .* such as be", id="a country"),
        pytest.param(
            {"superior": "http://foo.example"}, "--superior must be an https URL", id="a superior"
        ),
        pytest.param({"entity_id": "foo"}, "--entity-id must be an https URL", id="an address"),
        pytest.param({"peer_bind": "8471"}, "--peer-bind has .* 127.0.0.1:8470", id="a port"),
        pytest.param({"population_band": "p9"}, "--population-band must be one of", id="a band"),
        pytest.param(
            {"role": "anchor", "superior": ENTITY}, "leave --superior out", id="an anchor's"
        ),
    ],
)
def test_a_value_is_refused_by_the_option_it_was_typed_with(
    linkpin: Linkpin, tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    answer = init(linkpin, tmp_path / "zele", **changes)

    assert answer.status == 2
    assert re.search(said, answer.err)
    assert "LINKPIN_" not in answer.err


@pytest.mark.parametrize("role", ["leaf", "superior"])
def test_whoever_needs_a_superior_and_named_none_is_told(
    linkpin: Linkpin, tmp_path: Path, role: str
) -> None:
    without = init(linkpin, tmp_path / "a", role=role)
    named = init(linkpin, tmp_path / "b", role=role, superior="https://be.example")

    assert (without.status, named.status) == (0, 0)
    assert "Nobody vouches for this node yet" in without.err
    assert str(tmp_path / "a" / "linkpin.toml") in without.err
    assert "Nobody vouches" not in named.err


@pytest.mark.parametrize(
    ("role", "commands"),
    [
        pytest.param(
            "leaf", ["peers add", "keys show", "people add", "serve"], id="a municipality"
        ),
        pytest.param(
            "superior", ["peers add", "keys show", "members add", "serve"], id="a network"
        ),
        pytest.param("anchor", ["keys show", "members add", "serve"], id="the desk"),
    ],
)
def test_what_comes_next_is_named_in_its_order(
    linkpin: Linkpin, tmp_path: Path, role: str, commands: list[str]
) -> None:
    answer = init(linkpin, tmp_path / "zele", role=role)

    after = answer.err.partition("Without a browser, in this order:\n")[2].splitlines()
    steps = [line for line in after if line.startswith("  ")]
    begun = f"linkpin --node {tmp_path / 'zele'} "
    assert [" ".join(step.split(begun)[1].split()[:2]) for step in steps] == commands


def test_another_choice_for_the_same_folder_ends_with_three_as_the_help_says(
    linkpin: Linkpin, tmp_path: Path
) -> None:
    init(linkpin, tmp_path / "zele")

    assert init(linkpin, tmp_path / "zele", name="Zelle").status == 3
    assert "3 if the folder has a node" in " ".join(linkpin("init", "--help").out.split())
