"""F15: numbers have a source, small numbers of people are refused, old facts are flagged."""

import pytest

from tests.node.private.network_stage import NetworkStage
from tests.screens import form_of

__all__: list[str] = []

NEW = "/network/facts/new"
GOOD = {
    "statement": "Aantal verenigingen in de stad.",
    "number": "1240",
    "counted": "other",
    "source": "Jaarverslag 2025",
    "dated_on": "2026-01-15",
    "review_on": "",
}


def fields(stage: NetworkStage, page: str = NEW, **changes: str) -> dict[str, str]:
    """Return what a page of a card would send."""
    shown = form_of(stage.get(page))
    hidden = {name: shown[name] for name in ("fact_id", "revision")}
    return {**hidden, "kind": "figure", **GOOD, **changes}


def refusal(stage: NetworkStage, **changes: str) -> str:
    """Return the page of a card that is refused."""
    answer = stage.post(NEW, fields(stage, **changes), page=NEW)
    assert answer.status_code == 422
    page: str = answer.get_data(as_text=True)
    return page


def test_a_number_without_a_source_is_refused(stage: NetworkStage) -> None:
    assert "A number needs a source" in refusal(stage, source="")
    assert "There is no fact yet." in stage.text("/network/facts")


@pytest.mark.parametrize(
    "changes",
    [
        {"number": "9", "counted": "people"},
        {"statement": "Drie jongeren bleven thuis.", "number": "", "source": ""},
        {"statement": "There are 4 families.", "number": ""},
    ],
    ids=["number", "words", "digits"],
)
def test_a_small_number_of_people_is_refused(stage: NetworkStage, changes: dict[str, str]) -> None:
    assert "fewer than 10 can be recognised" in refusal(stage, **changes)


def test_that_there_is_nobody_is_said_in_words_alone(stage: NetworkStage) -> None:
    assert "Write in words that there is nobody" in refusal(stage, number="0", counted="people")
    words = fields(stage, number="", statement="Nobody left school without a diploma.")
    assert stage.post(NEW, words, page=NEW).status_code == 303


def test_as_many_people_as_may_be_told_are_kept(stage: NetworkStage) -> None:
    assert stage.post(NEW, fields(stage, number="10", counted="people"), page=NEW).status_code == (
        303
    )
    assert "Jaarverslag 2025" in stage.text("/network/facts")


@pytest.mark.parametrize(
    ("dated_on", "review_on", "is_old"),
    [
        ("2025-03-02", "", False),
        ("2025-03-01", "", True),
        ("2026-02-01", "2026-03-01", True),
        ("2026-02-01", "2026-03-02", False),
    ],
)
def test_a_fact_is_old_after_twelve_months_or_on_its_day(
    stage: NetworkStage, dated_on: str, review_on: str, *, is_old: bool
) -> None:
    stage.post(NEW, fields(stage, dated_on=dated_on, review_on=review_on), page=NEW)
    assert ("Old: look at it again" in stage.text("/network/facts")) is is_old
    sheet = stage.text("/network/facts/sheet")
    assert ("1 fact is old and left out." in sheet) is is_old
    assert ("1240" in sheet) is not is_old


def test_a_card_is_changed_compared_and_erased(stage: NetworkStage) -> None:
    sent = fields(stage)
    stage.post(NEW, sent, page=NEW)
    assert stage.post(NEW, sent, page=NEW).status_code == 409
    page = f"/network/facts/{sent['fact_id']}"
    changed = fields(stage, page, number="1300")
    assert stage.post(page, changed, page=page).status_code == 303
    late = stage.post(page, {**changed, "number": "99"}, page=page)
    assert late.status_code == 409
    assert "1300" in late.get_data(as_text=True)
    table = stage.get("/network/facts/sheet.csv").get_data(as_text=True)
    assert "1300" in table
    assert stage.post(f"{page}/erase", page=page).status_code == 303
    assert stage.get(page).status_code == 404


def test_a_worry_about_a_person_is_no_fact(stage: NetworkStage) -> None:
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    assert "worry about one person" in refusal(stage, statement=worry)
