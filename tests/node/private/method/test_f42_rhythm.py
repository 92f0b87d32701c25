"""F42: who was not spoken to for long is to be called, until the next contact."""

from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

EMPTY = "Nobody is left alone. Next look on Monday."
WHY = "Last contact 104 days ago, you said every 90."


def test_who_was_left_alone_is_to_be_called_until_the_next_contact(stage: NetworkStage) -> None:
    assert EMPTY in words(stage, "/network/care")
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WAS_THERE, number, days_ago=104)
    page = words(stage, "/network/care")
    assert WHY in page
    assert "1 to call, 0 to leave in peace." in page
    stage.line(LogKind.THEY_ASKED, number)
    assert EMPTY in words(stage, "/network/care")


def test_an_organisation_has_its_own_rhythm(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", min_days=30)
    stage.line(LogKind.WAS_THERE, number, days_ago=31)
    assert "Last contact 31 days ago, you said every 30." in words(stage, "/network/care")


def test_an_introduction_is_a_contact_with_both(stage: NetworkStage) -> None:
    one, two = stage.organisation("Zonnehof"), stage.organisation("Akker")
    for each in (one, two):
        stage.line(LogKind.WAS_THERE, each, days_ago=100)
    assert "2 to call" in words(stage, "/network/care")
    stage.line(LogKind.LINKED, one, other_id=two)
    assert EMPTY in words(stage, "/network/care")


def test_who_is_paused_or_was_put_off_is_not_named(stage: NetworkStage) -> None:
    paused = stage.organisation("Zonnehof", is_paused=True)
    put_off = stage.organisation("Akker")
    for each in (paused, put_off):
        stage.line(LogKind.WAS_THERE, each, days_ago=100)
    assert "1 to call" in words(stage, "/network/care")
    assert stage.post(f"/network/care/{put_off}/snooze", {"days": "7"}).status_code == 303
    page = words(stage, "/network/care")
    assert EMPTY in page
    assert "It is not named here for 7 days." in page
    assert stage.post(f"/network/care/{put_off}/snooze", {"days": "9"}).status_code == 422


def test_what_is_anothers_alone_is_not_counted(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", is_mine=True)
    stage.line(LogKind.WAS_THERE, number, days_ago=104)
    assert WHY in words(stage, "/network/care")
    assert EMPTY in words(stage, "/network/care", "co")
    assert (
        stage.post(f"/network/care/{number}/snooze", {"days": "7"}, handle="co").status_code == 404
    )
