"""A text taken apart at its findings is still the text."""

import pytest

from node.airlock.findings import Finding, FindingType, Severity
from node.airlock.marking import mark_text, number_findings

__all__: list[str] = []

TEXT = "We met Ilvara Quastenborg\nand nobody else."


def finding(start: int, end: int) -> Finding:
    return Finding(
        finding_id=f"{start:03}{end:03}",
        member="texts.en.situation",
        start=start,
        end=end,
        excerpt=TEXT[start:end],
        type=FindingType.PERSON,
        severity=Severity.HIGH,
        score=1.0,
        dismissable=True,
        rules=("register.person",),
        why="",
        outsider="",
    )


@pytest.mark.parametrize(
    "found",
    [
        pytest.param([], id="nothing found"),
        pytest.param([(7, 25)], id="in the middle"),
        pytest.param([(0, 2), (3, 6)], id="at the beginning"),
        pytest.param([(26, len(TEXT))], id="up to the end"),
        pytest.param([(0, 3), (3, 6)], id="touching"),
        pytest.param([(0, len(TEXT))], id="all of it"),
    ],
)
def test_the_parts_joined_are_the_text(found: list[tuple[int, int]]) -> None:
    findings = [finding(*place) for place in found]

    parts = mark_text(TEXT, findings, numbers=number_findings(findings))

    assert "".join(part.text for part in parts) == TEXT
    marked = [part.text for part in parts if part.finding is not None]
    assert marked == [TEXT[start:end] for start, end in found]


def test_findings_are_numbered_in_the_order_they_are_given() -> None:
    late, early = finding(7, 25), finding(0, 2)
    parts = mark_text(TEXT, [late, early], numbers=number_findings([early, late]))
    assert [(part.number, part.text) for part in parts if part.finding] == [
        (1, "We"),
        (2, "Ilvara Quastenborg"),
    ]


def test_a_marked_name_across_two_lines_keeps_its_line_end() -> None:
    found = finding(14, 29)
    (_before, marked, _after) = mark_text(TEXT, [found], numbers=number_findings([found]))
    assert marked.lines == ["Quastenborg", "and"]


@pytest.mark.parametrize("places", [[(0, 5), (4, 8)], [(7, 99)]], ids=["overlap", "outside"])
def test_places_that_no_text_has_are_refused(places: list[tuple[int, int]]) -> None:
    findings = [finding(*place) for place in places]
    with pytest.raises(ValueError, match="overlap"):
        mark_text(TEXT, findings, numbers=number_findings(findings))


def test_words_of_a_text_are_not_in_what_is_logged() -> None:
    (part,) = mark_text(TEXT, [], numbers={})
    assert "Ilvara" not in repr(part)
