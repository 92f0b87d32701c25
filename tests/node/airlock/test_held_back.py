"""Everything the sealer may refuse for is explained to its author."""

import re
from pathlib import Path

import pytest

from node.airlock.held_back import REASONS, explain_code
from node.language import speak

__all__: list[str] = []

README = (Path(__file__).parents[3] / "node" / "airlock" / "README.md").read_text(encoding="utf-8")


def codes_of_the_table() -> set[str]:
    table = README.split("## What the sealer refuses")[1].split("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| `")]
    return {code for row in rows for code in re.findall(r"`(\w+)`", row.split("|")[1])}


def test_every_code_of_the_table_is_explained_and_no_other() -> None:
    assert set(REASONS) == codes_of_the_table()


@pytest.mark.parametrize("code", [*REASONS, "something_new", None])
def test_every_refusal_says_why_and_what_to_do(code: str | None) -> None:
    with speak("en"):
        told = explain_code(code)
    assert told.why.endswith(".")
    assert told.next_step.endswith(".")
    assert "_" not in told.why + told.next_step


def test_a_code_nobody_knows_is_told_without_a_guess() -> None:
    with speak("en"):
        assert explain_code("something_new").why == "The part of this node that signs refused it."
