"""F50: who was asked as often as they bear is left in peace, with the numbers; never blocked."""

from node.private.network.load import load_warning
from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage
from tests.screens import form_of

__all__: list[str] = []

WHY = "Asked 4 times in 90 days, 3 is what they bear."


def test_who_was_asked_enough_is_left_in_peace_until_the_asks_are_old(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    for days_ago in (1, 20, 40, 89, 91):
        stage.line(LogKind.WE_ASKED, number, days_ago=days_ago)
    page = words(stage, "/network/care")
    assert WHY in page
    assert "0 to call, 1 to leave in peace." in page


def test_two_asks_of_three_leave_room_for_one(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    for days_ago in (1, 20):
        stage.line(LogKind.WE_ASKED, number, days_ago=days_ago)
    assert "Leave in peace:" not in words(stage, f"/log?organisation={number}")


def test_an_ask_because_of_an_incident_counts_double(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WE_ASKED, number, days_ago=5)
    stage.line(LogKind.WE_ASKED, number, days_ago=4, is_crisis=True)
    assert (
        "Asked 2 times in 90 days, 3 is what they bear. "
        "1 ask was because of an incident and counts double."
    ) in words(stage, "/network/care")


def test_the_log_warns_before_the_next_ask_and_takes_it_all_the_same(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", most_asks=1)
    stage.line(LogKind.WE_ASKED, number, days_ago=5)
    url = f"/log?organisation={number}&kind=we_asked"
    assert "Leave in peace: Asked 1 time in 90 days, 1 is what they bear." in words(stage, url)
    form = form_of(stage.get(url))
    fields = {name: form[name] for name in ("line_id", "back", "happened_on")}
    fields |= {"kind": "we_asked", "organisation": str(number), "text": "Een zaal"}
    assert stage.post("/log", fields).status_code == 303


def test_others_can_ask_before_they_invite(stage: NetworkStage) -> None:
    asked, calm = stage.organisation("Zonnehof", most_asks=1), stage.organisation("Akker")
    stage.line(LogKind.WE_ASKED, asked)
    found = load_warning(
        stage.session, node=stage.node, person=stage.person(), organisation_ids=(asked, calm)
    )
    assert [*found] == [asked]
