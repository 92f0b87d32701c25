"""What the network puts on the first page: few lines, each with its reason, at most five."""

from datetime import timedelta

from node.private.network.today import lines_of_today
from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def said(stage: NetworkStage, handle: str = "an") -> list[tuple[str, str]]:
    found = lines_of_today(stage.session, node=stage.node, person=stage.person(handle))
    return [(each.text, each.quoted) for each in found]


def fill(stage: NetworkStage) -> None:
    """Let four be left alone, three promises be late, and two introductions be old."""
    late = TODAY - timedelta(days=1)
    for name in ("Akker", "Beek", "Cirkel", "Duin"):
        number = stage.organisation(name)
        stage.line(LogKind.WAS_THERE, number, days_ago=120)
        if name != "Duin":
            stage.line(LogKind.WE_PROMISED, number, days_ago=100, due_on=late)
    eik, fort = stage.organisation("Eik"), stage.organisation("Fort")
    for days_ago in (30, 31):
        stage.line(LogKind.LINKED, eik, other_id=fort, days_ago=days_ago)


def test_two_promises_two_calls_and_one_introduction_are_five(stage: NetworkStage) -> None:
    fill(stage)
    assert [text for text, _name in said(stage)] == [
        "A promise is overdue.",
        "A promise is overdue.",
        "Call:",
        "Call:",
        "Ask what came of an introduction.",
    ]


def test_a_promise_is_named_three_days_before_it_is_due(stage: NetworkStage) -> None:
    number = stage.organisation("Akker")
    stage.line(LogKind.WE_PROMISED, number, due_on=TODAY + timedelta(days=4))
    assert said(stage) == []
    stage.line(LogKind.WE_PROMISED, number, due_on=TODAY + timedelta(days=3))
    assert said(stage) == [("A promise is due.", "Akker")]


def test_an_introduction_is_asked_about_after_thirty_days(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    line = stage.line(LogKind.LINKED, one, other_id=two, days_ago=29)
    assert said(stage) == []
    stage.line(LogKind.LINKED, one, other_id=two, days_ago=30)
    assert said(stage) == [("Ask what came of an introduction.", "Akker")]
    assert line


def test_what_is_mine_alone_is_on_my_page_alone(stage: NetworkStage) -> None:
    number = stage.organisation("Akker", is_mine=True)
    stage.line(LogKind.WAS_THERE, number, days_ago=120)
    assert said(stage) == [("Call:", "Akker")]
    assert said(stage, "co") == []


def test_the_first_page_has_five_lines_at_the_most_and_the_way_to_the_log(
    stage: NetworkStage,
) -> None:
    fill(stage)
    page = stage.get("/").get_data(as_text=True)
    assert 0 < page.count('class="lp-lines__line"') <= 5
    assert 'href="/log"' in page
    text = words(stage, "/")
    assert text.count("A promise is overdue.") >= 2


def test_a_call_is_logged_from_the_first_page_in_two_taps(stage: NetworkStage) -> None:
    number = stage.organisation("Akker")
    stage.line(LogKind.WAS_THERE, number, days_ago=120)
    address = f"/log?organisation={number}&amp;kind=was_there"
    assert address in stage.get("/").get_data(as_text=True)
    form = stage.get(address.replace("&amp;", "&")).get_data(as_text=True)
    assert f'value="{number}" checked' in form
