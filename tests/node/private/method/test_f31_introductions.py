"""F31: two organisations are introduced, both are asked, and the outcome is asked for."""

from node.private.network.log import list_lines
from node.private.network.organisation import Offer
from node.private.network.words import LogKind, State
from tests.node.private.network_stage import NetworkStage
from tests.node.private.room import hidden_fields

__all__: list[str] = []

PAGE = "/network/introductions"


def test_an_empty_desk_shows_an_example_pair(stage: NetworkStage) -> None:
    assert "Example: a school looks for help with mentoring" in stage.text(PAGE)


def test_need_and_offer_on_one_topic_are_a_pair_until_they_are_introduced(
    stage: NetworkStage,
) -> None:
    school = stage.organisation("Akker", content={"needs": ("mentoring",)})
    club = stage.organisation("FC Quil", content={"offers": (Offer(topic="mentoring"),)})
    stage.organisation("Beemd", content={"offers": (Offer(topic="parents"),)})
    assert "1 pair shares a need and an offer" in stage.text(PAGE)
    confirm = f"{PAGE}/introduce?organisation={school}&other={club}&topic=mentoring"
    assert "No person is named." in stage.text(confirm)
    answer = stage.post(
        f"{PAGE}/introduce",
        {
            "organisation": str(school),
            "other": str(club),
            "topic": "mentoring",
            "agreed": "organisation",
        },
        page=confirm,
    )
    assert answer.status_code == 303
    page = stage.text(PAGE)
    assert "1 pair shares" not in page
    assert "Akker agreed." in page
    assert "FC Quil agreed." not in page


def settling(stage: NetworkStage, page: str, outcome: str) -> dict[str, str]:
    return {**hidden_fields(stage.text(page)), "state": "done", "outcome": outcome}


def test_who_tells_the_outcome_second_is_shown_what_the_first_told(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    line = stage.line(LogKind.LINKED, one, other_id=two)
    page = f"{PAGE}/{line}/outcome"
    first, second = (settling(stage, page, text) for text in ("Ze koken samen.", "Niets."))
    assert stage.post(page, first, handle="co").status_code == 303
    answer = stage.post(page, {**second, "state": "dropped"})
    assert answer.status_code == 409
    told = answer.get_data(as_text=True)
    assert "Ze koken samen." in told
    assert "Niets." in told
    again = {**second, **hidden_fields(told)}
    assert stage.post(page, again).status_code == 303
    assert "Niets." in stage.text(PAGE)


def test_what_came_of_an_introduction_stands_ready_to_be_changed(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    page = f"{PAGE}/{stage.line(LogKind.LINKED, one, other_id=two)}/outcome"
    stage.post(page, settling(stage, page, "Ze koken samen."))
    assert "Ze koken samen.</textarea>" in stage.get(page).get_data(as_text=True)
    assert stage.post(page, settling(stage, page, "")).status_code == 303
    assert "Ze koken samen." not in stage.text(PAGE)


def test_consent_of_both_and_the_outcome_are_noted(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    line = stage.line(LogKind.LINKED, one, other_id=two)
    stage.post(f"{PAGE}/{line}/agreed", {"side": "organisation"}, page=f"{PAGE}/{line}/outcome")
    stage.post(f"{PAGE}/{line}/agreed", {"side": "other"}, page=f"{PAGE}/{line}/outcome")
    assert "Both agreed to be introduced." in stage.text(PAGE)
    outcome = f"{PAGE}/{line}/outcome"
    assert stage.post(outcome, {"outcome": "Iets"}, page=outcome).status_code == 422
    assert stage.post(outcome, settling(stage, outcome, "Ze delen een zaal.")).status_code == 303
    assert "Ze delen een zaal." in stage.text(PAGE)
    kept = list_lines(stage.session, node=stage.node, person=stage.person())[0]
    assert kept.draft.state is State.DONE


def test_after_thirty_days_the_outcome_is_asked_for(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    stage.line(LogKind.LINKED, one, other_id=two, days_ago=29)
    assert "outcome to ask for" not in stage.text(PAGE)
    stage.line(LogKind.LINKED, two, other_id=one, days_ago=30)
    assert "1 outcome to ask for" in stage.text(PAGE)


def test_a_worry_in_an_outcome_is_answered_and_not_kept(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    line = stage.line(LogKind.LINKED, one, other_id=two)
    outcome = f"{PAGE}/{line}/outcome"
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    answer = stage.post(outcome, settling(stage, outcome, worry))
    assert answer.status_code == 422
    assert "This looks like a worry about one person." in answer.get_data(as_text=True)
    assert "in class 3B" not in stage.text(PAGE)


def test_nobody_introduces_an_organisation_of_a_colleague_alone(stage: NetworkStage) -> None:
    mine = stage.organisation("Akker", is_mine=True)
    other = stage.organisation("Beemd")
    answer = stage.get(f"{PAGE}/introduce?organisation={mine}&other={other}", "co")
    assert answer.status_code == 404
