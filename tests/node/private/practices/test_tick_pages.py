"""The page of ticks: proposed from the text, kept as the author changed them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from schemas.practice_parts import Period
from schemas.practice_words import DontCode, LessonKind, Rights, Sector, TargetGroup
from tests.node.private.writers import ANSWERS, browser, edit, stored, text_of, write, writing_app
from tests.screens import form_of, post


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with writing_app(tmp_path) as process:
        yield process


@pytest.fixture
def an(app: Flask) -> FlaskClient:
    """A coordinator's browser."""
    return browser(app, "an")


def test_ticks_are_proposed_from_the_text_and_marked(an: FlaskClient) -> None:
    practice_id = write(an)
    said = text_of(an.get(f"/practices/mine/{practice_id}/ticks"))

    assert "Proposed from your text" in said
    for name, value in (("partner_sectors", "school"), ("target_groups", "youth")):
        assert f'name="{name}" type="checkbox" value="{value}" checked' in " ".join(said.split())
    assert "We kwamen te laat." in said
    assert stored(practice_id).content.target_groups == ()


def test_ticks_are_kept_as_the_author_changed_them(an: FlaskClient) -> None:
    practice_id = write(an)
    address = f"/practices/mine/{practice_id}/ticks"

    answer = post(
        an,
        address,
        {
            "revision": "1",
            "kind": "network",
            "level": "for_everyone",
            "network_step": "",
            "themes": ["parents", "school"],
            "target_groups": ["women"],
            "settings": ["school"],
            "partner_sectors": ["school"],
            "period_from": "2024-03",
            "period_running": "yes",
            "period_to": "",
            "evidence": "idea",
            "rights": "cite_named",
            "cost_band": "none",
            "hours_per_week": "4",
            "lesson_kind_0": "did_not_work",
            "lesson_text_0": "Te laat.",
            "lesson_dont_0": "D08",
            "lesson_kind_1": "",
            "lesson_text_1": "Dit niet.",
            "lesson_dont_1": "",
            "lesson_kind_2": "tip",
            "lesson_text_2": "",
            "lesson_dont_2": "",
        },
    )

    content = stored(practice_id).content
    assert answer.status_code == 303
    assert content.themes == ("parents", "school")
    assert content.target_groups == (TargetGroup.WOMEN,)
    assert content.partner_sectors == (Sector.SCHOOL,)
    assert content.period == Period(start="2024-03")
    assert content.rights is Rights.CITE_NAMED
    assert content.resources is not None
    assert content.resources.hours_per_week == 4
    assert [(each.kind, each.text, each.dont) for each in content.lessons] == [
        (LessonKind.DID_NOT_WORK, "Te laat.", DontCode.ACT_UNDER_PRESSURE)
    ]
    assert content.situation == ANSWERS["situation"]
    again = " ".join(text_of(an.get(address)).split())
    assert 'value="women" checked' in again
    assert 'value="youth" checked' not in again


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        pytest.param(
            {"themes": ["parents", "school", "sport", "police", "training", "mentoring"]},
            "themes",
            "Choose at most five themes",
            id="six themes",
        ),
        pytest.param(
            {"period_from": "March 2024"},
            "period_from",
            "like this: 2024-03",
            id="a month in words",
        ),
        pytest.param(
            {"period_from": "2024-03", "period_to": "2024-01"},
            "period_to",
            "before the first one",
            id="ends before it starts",
        ),
        pytest.param(
            {"period_from": "2024-03", "period_to": "2025-01", "period_running": "yes"},
            "period_to",
            "Choose one",
            id="ended and running",
        ),
        pytest.param({"period_to": "2024-03"}, "period_from", "first month too", id="no start"),
        pytest.param({"kind": "party"}, "kind", "not on the list", id="a word of no list"),
        pytest.param(
            {"hours_per_week": "many"}, "hours_per_week", "whole number", id="hours in words"
        ),
        pytest.param(
            {"lesson_kind_1": "worked", "lesson_text_1": "Thee.", "lesson_dont_1": "D01"},
            "lesson_dont_1",
            "does not go together",
            id="a mistake that worked",
        ),
    ],
)
def test_a_tick_that_cannot_be_is_said_at_its_field(
    an: FlaskClient, changes: Mapping[str, str], field: str, said: str
) -> None:
    practice_id = write(an)

    answer = post(an, f"/practices/mine/{practice_id}/ticks", {"revision": "1", **changes})

    shown = text_of(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in shown
    assert f'id="{field}"' in shown
    assert said in shown
    assert stored(practice_id).revision == 1


def test_ticks_that_are_sent_twice_are_saved_once_and_said_to_be(an: FlaskClient) -> None:
    practice_id = write(an)
    address = f"/practices/mine/{practice_id}/ticks"
    ticked = {"revision": "1", "target_groups": "women"}

    answers = [post(an, address, ticked) for _time in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert stored(practice_id).content.target_groups == (TargetGroup.WOMEN,)
    assert stored(practice_id).revision == 2


def test_ticks_of_an_older_window_are_kept_on_the_page_and_not_stored(an: FlaskClient) -> None:
    practice_id = write(an)
    edit(an, practice_id, {"aim": "Eerste venster"})
    address = f"/practices/mine/{practice_id}/ticks"

    answer = post(an, address, {"revision": "1", "target_groups": "women"})

    assert answer.status_code == 409
    assert 'value="women" checked' in " ".join(text_of(answer).split())
    assert stored(practice_id).content.target_groups == ()
    again = {"revision": form_of(answer)["revision"], "target_groups": "women"}
    assert post(an, address, again).status_code == 303
    assert stored(practice_id).content.aim == "Eerste venster"
