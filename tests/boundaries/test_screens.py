"""No text reaches a page unescaped."""

import re
from pathlib import Path

import pytest

from tests.boundaries.source_files import ROOT, packaged

UNESCAPED = re.compile(r"\|\s*safe\b|\bautoescape\s+false\b|\bMarkup\(", re.IGNORECASE)
"""What turns escaping off in a template."""


def templates() -> list[Path]:
    return sorted(path for path in (ROOT / "node").rglob("templates/**/*") if path.is_file())


def test_no_template_turns_escaping_off() -> None:
    found = {
        str(path.relative_to(ROOT)): UNESCAPED.findall(path.read_text())
        for path in templates()
        if UNESCAPED.search(path.read_text())
    }
    assert found == {}


def test_no_code_calls_a_text_safe() -> None:
    marked = [
        file.name
        for file in packaged()
        if any(name.endswith((".Markup", ".Template")) for name in file.imports)
        or "autoescape=False" in file.text
    ]
    assert marked == []


@pytest.mark.parametrize(
    "line", ["{{ title|safe }}", "{{ title | safe }}", "{% autoescape false %}", "{{ Markup(t) }}"]
)
def test_the_rule_sees_every_spelling(line: str) -> None:
    assert UNESCAPED.search(line)


def test_the_rule_lets_ordinary_words_pass() -> None:
    assert not UNESCAPED.search("<p>Safe streets: a practice for safety houses</p>")
