"""F09: what was promised comes back overdue first, and before that partner is asked again."""

from datetime import timedelta

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def test_what_is_overdue_stands_first_with_its_days(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WE_PROMISED, number, text="Zonder dag")
    due = TODAY + timedelta(days=3)
    stage.line(LogKind.WE_PROMISED, number, text="Binnenkort", due_on=due)
    late = TODAY - timedelta(days=12)
    stage.line(LogKind.WE_PROMISED, number, text="Parkeren", due_on=late, days_ago=30)
    page = words(stage, "/network/promises")
    assert "12 days overdue" in page
    assert "1 promise of ours is overdue." in page
    assert page.index("Parkeren") < page.index("Binnenkort") < page.index("Zonder dag")
    assert "Due in 3 days" in page


def test_an_overdue_promise_is_shown_before_they_are_asked(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    late = TODAY - timedelta(days=1)
    line = stage.line(LogKind.WE_PROMISED, number, text="Parkeren", due_on=late, days_ago=9)
    said = "1 promise to them is overdue. Keep it before you ask."
    url = f"/log?organisation={number}&kind=we_asked"
    assert said in words(stage, url)
    assert said in words(stage, "/log")
    answer = stage.settle(line, "done", back="/network/promises")
    assert answer.location == "/network/promises"
    assert said not in words(stage, url)
    assert "Parkeren" not in words(stage, "/network/promises")


def test_promises_to_us_stand_apart(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    late = TODAY - timedelta(days=1)
    stage.line(LogKind.THEY_PROMISED, number, text="Een spreker", due_on=late, days_ago=9)
    page = words(stage, "/network/promises")
    assert "1 promise to us is overdue." in page
    assert "promise of ours" not in page


def test_a_promise_that_is_due_today_is_not_overdue(stage: NetworkStage) -> None:
    stage.line(LogKind.WE_PROMISED, stage.organisation("Zonnehof"), text="Zaal", due_on=TODAY)
    page = words(stage, "/network/promises")
    assert "Due today" in page
    assert "overdue" not in page
