"""Findings: what several matches say together, and the two names of a finding."""

from itertools import pairwise, permutations

import pytest

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.fusion import fuse

TEXT = "Toen kwam Jan Peeters binnen."


def match(
    place: tuple[int, int],
    *,
    rule: str = "register.surname",
    score: float = 0.5,
    kind: FindingType = FindingType.PERSON,
    severity: Severity = Severity.HIGH,
    dismissable: bool = True,
    explanation: str = "register.part",
    about: tuple[str, ...] = (),
) -> Match:
    return Match(
        start=place[0],
        end=place[1],
        type=kind,
        score=score,
        rule=rule,
        explanation=explanation,
        severity=severity,
        dismissable=dismissable,
        about=about,
    )


def test_overlapping_matches_are_one_finding_over_all_their_words() -> None:
    [finding] = fuse([match((14, 21)), match((10, 17), rule="b")], member="m", original=TEXT)

    assert (finding.start, finding.end, finding.excerpt) == (10, 21, "Jan Peeters")
    assert finding.rules == ("b", "register.surname")


def test_matches_that_only_touch_are_two_findings() -> None:
    findings = fuse([match((0, 4)), match((4, 9))], member="m", original=TEXT)

    assert [finding.excerpt for finding in findings] == ["Toen", " kwam"]


def test_a_short_match_inside_a_long_one_does_not_end_it() -> None:
    findings = fuse(
        [match((0, 21), rule="a"), match((5, 9), rule="b"), match((14, 21), rule="c")],
        member="m",
        original=TEXT,
    )

    assert [finding.rules for finding in findings] == [("a", "b", "c")]


@pytest.mark.parametrize(
    ("scores", "together"),
    [
        pytest.param([("a", 0.5)], 0.5, id="one"),
        pytest.param([("a", 0.5), ("b", 0.5)], 0.75, id="two rules"),
        pytest.param([("a", 0.5), ("b", 0.5), ("c", 0.2)], 0.8, id="three rules"),
        pytest.param([("a", 0.5), ("a", 0.4)], 0.5, id="a rule does not confirm itself"),
    ],
)
def test_scores_are_combined_as_independent_doubts(
    scores: list[tuple[str, float]], together: float
) -> None:
    [finding] = fuse(
        [match((0, 4), rule=rule, score=score) for rule, score in scores], member="m", original=TEXT
    )

    assert finding.score == pytest.approx(together)


def test_the_heaviest_match_decides_what_the_finding_is() -> None:
    [finding] = fuse(
        [
            match((10, 21), severity=Severity.MEDIUM, explanation="names.perhaps"),
            match((14, 21), dismissable=False, explanation="register.person", about=("2",)),
            match((10, 13), about=("1",)),
        ],
        member="m",
        original=TEXT,
    )

    assert finding.type is FindingType.PERSON
    assert finding.severity is Severity.HIGH
    assert not finding.dismissable
    assert finding.about == ("1", "2")
    assert finding.why.startswith("This is the full name of a person in your register.")


def test_what_overlaps_is_one_finding_for_each_kind_of_thing() -> None:
    findings = fuse(
        [
            match((0, 21), severity=Severity.MEDIUM, kind=FindingType.ROLE, rule="roles.chair"),
            match((10, 21), kind=FindingType.ORG, rule="organisations.named"),
            match((10, 13), rule="names.given"),
        ],
        member="m",
        original=TEXT,
    )

    assert [(each.type, each.excerpt) for each in findings] == [
        (FindingType.ROLE, TEXT[:10].rstrip()),
        (FindingType.ORG, "Jan Peeters"),
    ]
    assert findings[1].rules == ("names.given", "organisations.named")


def test_no_letter_of_a_match_is_lost_and_no_two_findings_overlap() -> None:
    matches = [
        match((0, 13), kind=FindingType.DATE, rule="a"),
        match((5, 17), kind=FindingType.ORG, rule="b"),
        match((14, 21), rule="c", dismissable=False),
        match((3, 19), kind=FindingType.HIDDEN, rule="d", dismissable=False),
    ]
    for order in permutations(matches):
        findings = fuse(order, member="m", original=TEXT)
        covered = {at for each in findings for at in range(each.start, each.end)}
        assert {at for at in range(21) if not TEXT[at].isspace()} <= covered
        for one, other in pairwise(findings):
            assert one.end <= other.start


def test_a_disguise_is_the_second_reason_and_forbids_dismissal() -> None:
    [finding] = fuse(
        [
            match(
                (10, 21),
                kind=FindingType.HIDDEN,
                score=0.99,
                dismissable=False,
                explanation="hidden.text",
                rule="hidden.spaced",
            ),
            match((14, 21)),
        ],
        member="m",
        original=TEXT,
    )

    assert finding.type is FindingType.PERSON
    assert not finding.dismissable
    assert finding.why.endswith("hide something from a reader or a program.")


def test_the_same_draft_gives_the_same_identifiers() -> None:
    one = fuse([match((14, 21))], member="texts.nl.title", original=TEXT)
    other = fuse([match((14, 21))], member="texts.nl.title", original=TEXT)

    assert one == other
    assert one[0].finding_id == other[0].finding_id
    assert len(one[0].finding_id) == 6
    assert int(one[0].finding_id, 16) >= 0


def test_identifier_and_key_depend_on_the_member_and_the_rules() -> None:
    findings = [
        fuse([match((14, 21))], member="texts.nl.title", original=TEXT)[0],
        fuse([match((14, 21))], member="texts.nl.aim", original=TEXT)[0],
        fuse([match((14, 21), rule="other")], member="texts.nl.title", original=TEXT)[0],
    ]

    assert len({finding.finding_id for finding in findings}) == 3
    assert len({finding.key for finding in findings}) == 3


def test_the_key_survives_a_change_elsewhere_and_the_identifier_does_not() -> None:
    [before] = fuse([match((14, 21))], member="m", original=TEXT)
    [after] = fuse([match((16, 23))], member="m", original="Daarna" + TEXT[4:])

    assert before.excerpt == after.excerpt
    assert before.key == after.key
    assert before.finding_id != after.finding_id


def test_the_key_changes_with_the_words() -> None:
    [one] = fuse([match((14, 21))], member="m", original=TEXT)
    [other] = fuse([match((10, 21))], member="m", original=TEXT)

    assert one.key != other.key


def test_the_words_are_in_no_repr() -> None:
    [finding] = fuse([match((10, 21))], member="m", original=TEXT)

    assert finding.excerpt == "Jan Peeters"
    assert "Peeters" not in repr(finding)


def test_a_lone_surrogate_gets_an_identifier_too() -> None:
    [finding] = fuse([match((0, 1))], member="m", original="\ud800")

    assert len(finding.finding_id) == 6
