"""The walk in README.md, typed: it prints what stands there, identifiers and the day apart."""

import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

import node.demo
from tests.node.cli.desk import Desk
from tests.node.cli.test_releases import seal
from tests.node.cli.typed import Linkpin

__all__: list[str] = []

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
REGISTER = Path(node.demo.__file__).parent / "content" / "vilvoorde" / "register.jsonl"
FOLDER = ".demo/vilvoorde"
LEFT_OUT = "…"
IDENTIFIER = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[0-9a-f]{6,8}\b")
DAY = re.compile(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")


def block(language: str) -> str:
    """Return the first block of a language."""
    return README.partition(f"```{language}\n")[2].partition("```")[0]


def steps() -> Iterator[tuple[list[str], list[str]]]:
    """Yield each command of the walk, as words, with the lines under it."""
    lines = block("console").splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in pairwise([*starts, len(lines)]):
        yield shlex.split(lines[start][2:], comments=True), lines[start + 1 : end]


def shape(line: str) -> str:
    """Return a line without what differs each time."""
    return DAY.sub("DAY", IDENTIFIER.sub("ID", line))


class Walk:
    """What was typed so far, and which identifier stands here for one of the README."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def compare(self, stated: list[str], shown: list[str]) -> None:
        """Check that the lines shown are those stated, and keep the identifiers in them."""
        at = 0
        for number, line in enumerate(stated):
            if line == LEFT_OUT:
                following = shape(stated[number + 1])
                at = next(n for n in range(at, len(shown)) if shape(shown[n]) == following)
                continue
            assert shape(shown[at]) == shape(line)
            for here, there in zip(
                IDENTIFIER.findall(shown[at]), IDENTIFIER.findall(line), strict=True
            ):
                self.known[there[:8]] = here[:8]
            at += 1
        assert shown[at:] == []


def test_the_walk_prints_what_the_readme_says(
    linkpin: Linkpin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linkpin.open_account("coordinator")
    linkpin.open_account("reader", "second_reader")
    desk = Desk(linkpin=linkpin)
    known = linkpin.file("register.jsonl", REGISTER.read_bytes())
    assert desk("register", "import", known, who="coordinator").status == 0
    (tmp_path / "evening.jsonl").write_text(block("json"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINKPIN_PROGRAM", "./linkpin")
    walk = Walk()

    for words, stated in steps():
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("="))
            continue
        program, option, _folder, *typed = words
        assert (program, option) == ("./linkpin", "--node")
        if typed[0] == "search":
            # What arrives in another town is looked at by the journeys; here the town looks itself.
            seal(desk)
        answer = linkpin(*(walk.known.get(word, word) for word in typed))
        shown = (answer.out + answer.err).replace(str(linkpin.folder), FOLDER)
        walk.compare(stated, shown.splitlines())

    assert len(walk.known) > 4
