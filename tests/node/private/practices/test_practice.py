"""The form of a practice: complete, bounded, the same after a round trip."""

import json

import pytest

from node.private.lines import load_lines
from node.private.practices.practice import (
    ANSWERS,
    IMPORT_LINE,
    PracticeContent,
    dump_content,
    empty_members,
    parse_content,
)
from schemas.errors import RecordInvalidError
from schemas.practice_parts import Period
from schemas.wire_records import load_record
from tests.node.private.lines import ANSWERED, TICKED, line, lines


def load(members: dict[str, object]) -> PracticeContent:
    """Return the content of one import line."""
    return load_lines(lines(members), schema=IMPORT_LINE, record=PracticeContent)[0]


@pytest.mark.parametrize(
    "members", [pytest.param(ANSWERED, id="answers alone"), pytest.param(TICKED, id="all members")]
)
def test_a_line_comes_back_as_it_went_in(members: dict[str, object]) -> None:
    content = load(members)

    assert json.loads(dump_content(content)) == dict(members)
    assert parse_content(dump_content(content)) == content


def test_a_period_says_from_and_to_on_the_line() -> None:
    assert load(dict(TICKED)).period == Period(start="2014-02", end="2016-06")
    assert load(line(period={"from": "2014-02"})).period == Period(start="2014-02")


def test_no_text_of_a_practice_is_in_its_repr() -> None:
    shown = repr(load(dict(TICKED)))

    for name in ("title", "situation", "aim", "approach", "result", "needs_first"):
        assert str(TICKED[name]) not in shown
    assert "Langsgaan" not in shown


@pytest.mark.parametrize(
    ("changes", "path", "word"),
    [
        pytest.param({"aim": ...}, "aim", "missing", id="an answer is missing"),
        pytest.param({"aim": " "}, "aim", "text_blank", id="an answer is blank"),
        pytest.param({"aim": None}, "aim", "null", id="an answer is null"),
        pytest.param({"aim": "x" * 4001}, "aim", "too_long", id="an answer of 4,001"),
        pytest.param({"title": "x" * 201}, "title", "too_long", id="a title of 201"),
        pytest.param({"title": "x\ny"}, "title", "text_control", id="a title of two lines"),
        pytest.param({"aim": "a\x00"}, "aim", "text_control", id="a NUL"),
        pytest.param({"aim": "e\u0301"}, "aim", "text_not_nfc", id="an accent apart"),
        pytest.param({"aim": "a\u200bb"}, "aim", "text_invisible", id="something invisible"),
        pytest.param({"language": "Dutch"}, "language", "wrong_shape", id="a language in words"),
        pytest.param({"themes": []}, "themes", "too_few", id="an empty list"),
        pytest.param({"themes": ["parents"] * 2}, "themes", "repeated", id="a theme twice"),
        pytest.param({"themes": ["no-such-thing"]}, "themes.0", "not_one_of", id="no concept"),
        pytest.param(
            {"themes": ["parents", "sport", "training", "mentoring", "mandate", "evaluation"]},
            "themes",
            "too_many",
            id="six themes",
        ),
        pytest.param({"kind": "party"}, "kind", "not_one_of", id="a word not on the list"),
        pytest.param(
            {"period": {"from": "2014-13"}}, "period.from", "wrong_shape", id="a thirteenth month"
        ),
        pytest.param(
            {"period": {"from": "2014-02", "to": "2014-01"}},
            "period.to",
            "ends_before_start",
            id="it ends before it starts",
        ),
        pytest.param({"period": {"to": "2014-01"}}, "period.from", "missing", id="no start"),
        pytest.param(
            {"lessons": [{"kind": "worked", "text": "x", "dont": "D01"}]},
            "lessons.0.dont",
            "not_allowed_here",
            id="a mistake that worked",
        ),
        pytest.param({"case_number": "7"}, "case_number", "unknown_member", id="a case number"),
    ],
)
def test_a_line_wrong_in_one_way_is_refused_for_that_alone(
    changes: dict[str, object], path: str, word: str
) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        load_record(IMPORT_LINE, line(**changes), record=PracticeContent)

    assert refused.value.reasons == {path: (word,)}


def test_the_longest_texts_are_kept() -> None:
    content = load(line(title="t" * 200, aim="a" * 4000))

    assert parse_content(dump_content(content)) == content


def test_a_stored_practice_may_name_a_concept_the_vocabulary_no_longer_has() -> None:
    stored = json.dumps(line(themes=["once-there-was"]))

    assert parse_content(stored).themes == ("once-there-was",)


def test_an_answer_that_is_still_empty_is_left_out_and_comes_back_empty() -> None:
    started = PracticeContent(language="nl", differently="Eerder beginnen.")

    text = dump_content(started)

    assert json.loads(text) == {"language": "nl", "differently": "Eerder beginnen."}
    assert parse_content(text) == started


@pytest.mark.parametrize("name", ["title", *ANSWERS])
def test_an_import_line_has_every_answer(name: str) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        load_record(IMPORT_LINE, line(**{name: ...}), record=PracticeContent)

    assert refused.value.reasons == {name: ("missing",)}


def test_what_a_release_needs_and_a_practice_lacks_is_listed() -> None:
    assert empty_members(load(dict(TICKED))) == ()
    assert empty_members(load(dict(ANSWERED))) == (
        *("kind", "themes", "target_groups", "settings", "level", "partner_sectors", "period"),
    )
    assert empty_members(PracticeContent(language="nl"))[:3] == ("title", "situation", "aim")
