"""A practice summary leaves and comes back unchanged, and nothing rides along."""

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from schemas import practice_words
from schemas.errors import RecordInvalidError, SchemaError
from schemas.practice_summary import (
    Lesson,
    LessonKind,
    PracticeSummary,
    PracticeSummarySchema,
    dump_practice_summary,
    parse_practice_summary,
)
from tests.schemas.invented_records import practice_summaries

VALID = Path(__file__).parents[1] / "vectors" / "schemas" / "practice-summary" / "valid"
EVERY_MEMBER = (VALID / "every-member.json").read_bytes()
REQUIRED = json.loads((VALID / "required-members-alone.json").read_bytes())

# The words of the design, written down here a second time.
WORDS = {
    "Level": "for_everyone for_groups_at_risk for_people_involved",
    "LessonKind": "worked did_not_work tip dont",
    "NetworkPart": "formal informal both",
    "NetworkStep": "step1_outreach step2_similar step3_same_goal independence maintenance",
    "ExtremismForm": (
        "right_wing left_wing islamist religious_other anti_government single_issue misogynist "
        "mixed_unclear"
    ),
    "PracticeKind": (
        "network training family_support mentoring exit dialogue campaign panel strategy tool "
        "event other"
    ),
    "TargetGroup": (
        "general_public youth at_risk_youth parents_family women schools_teachers first_line "
        "faith_communities newcomers prison_probation returnees_family local_officials "
        "politicians volunteers police"
    ),
    "Setting": (
        "school youth_work sport faith neighbourhood family online prison health workplace "
        "municipality"
    ),
    "EvidenceLevel": (
        "idea described participants_feedback own_evaluation outside_evaluation comparison"
    ),
    "RelationType": "adapts synthesises",
    "Outcome": "better same worse too_early",
    "Rights": "network_only ask_before_citing cite_named cite_without_town",
    "DontCode": " ".join(f"D{number:02}" for number in range(1, 18)),
}


@given(practice_summaries())
@settings(max_examples=60)
def test_what_leaves_comes_back_unchanged(summary: PracticeSummary) -> None:
    data = dump_practice_summary(summary)
    assert parse_practice_summary(data) == summary
    assert dump_practice_summary(parse_practice_summary(data)) == data


@pytest.mark.parametrize("name", sorted(WORDS))
def test_the_closed_words_are_those_of_the_specification(name: str) -> None:
    assert [word.value for word in getattr(practice_words, name)] == WORDS[name].split()


@pytest.mark.parametrize("member", sorted(REQUIRED))
def test_a_summary_without_a_required_member_is_refused(member: str) -> None:
    rest = {name: value for name, value in REQUIRED.items() if name != member}
    with pytest.raises(RecordInvalidError) as refused:
        parse_practice_summary(json.dumps(rest).encode())
    assert refused.value.reasons == {member: ("missing",)}


@pytest.mark.parametrize("member", sorted(json.loads(EVERY_MEMBER)))
def test_null_is_no_value_of_any_member(member: str) -> None:
    members = {**json.loads(EVERY_MEMBER), member: None}
    with pytest.raises(RecordInvalidError) as refused:
        parse_practice_summary(json.dumps(members).encode())
    assert refused.value.reasons == {member: ("null",)}


def _objects(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [found for n, inner in enumerate(value) for found in _objects(inner, (*path, n))]
    if isinstance(value, dict):
        inside = [found for name in value for found in _objects(value[name], (*path, name))]
        return [path, *inside]
    return []


@pytest.mark.parametrize(
    "path",
    _objects(json.loads(EVERY_MEMBER)),
    ids=lambda path: ".".join(map(str, path)) or "outermost",
)
def test_an_unknown_member_is_refused_at_every_level(path: tuple[str | int, ...]) -> None:
    members = json.loads(EVERY_MEMBER)
    place = members
    for step in path:
        place = place[step]
    place["case_number"] = "2026/118"
    with pytest.raises(SchemaError) as refused:
        parse_practice_summary(json.dumps(members).encode())
    assert "2026/118" not in str(refused.value)


def test_every_member_of_the_type_is_on_the_list_and_no_other() -> None:
    wire = set(PracticeSummarySchema().fields) - {"schema"}
    assert wire == {member.name for member in fields(PracticeSummary)}


def test_the_document_with_every_member_leaves_none_out() -> None:
    summary = parse_practice_summary(EVERY_MEMBER)
    empty = [
        member.name for member in fields(summary) if getattr(summary, member.name) in (None, (), {})
    ]
    assert empty == []


def test_a_summary_a_reader_would_refuse_is_not_written() -> None:
    summary = parse_practice_summary(EVERY_MEMBER)
    with pytest.raises(RecordInvalidError) as refused:
        dump_practice_summary(replace(summary, themes=()))
    assert refused.value.reasons == {"themes": ("too_few",)}


def test_a_summary_longer_than_a_body_may_be_is_not_written() -> None:
    summary = parse_practice_summary(EVERY_MEMBER)
    lessons = tuple(
        Lesson(kind=LessonKind.TIP, text={"nl": f"{number:02}" + "漢" * 1_498})
        for number in range(20)
    )
    with pytest.raises(RecordInvalidError) as refused:
        dump_practice_summary(replace(summary, lessons=lessons))
    assert refused.value.reasons == {"": ("too_long",)}


def test_a_summary_cannot_be_changed() -> None:
    summary = parse_practice_summary(EVERY_MEMBER)
    assert is_dataclass(summary)
    with pytest.raises(AttributeError):
        summary.language = "fr"  # type: ignore[misc]  # the very thing that must fail
