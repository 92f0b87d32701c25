"""F10: support of mayor and council lasts until its day, or the elections if they come first."""

from datetime import date, timedelta

from node.database import Zone, db, start_writing
from node.private.network.group_models import OwnCardRow
from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def elections(stage: NetworkStage, day: date) -> None:
    person = stage.person()
    session = db.session()
    start_writing(session, Zone.PRIVATE)
    session.merge(
        OwnCardRow(
            one=1,
            elections_on=day,
            sealed_content=b"",
            revision=1,
            changed_by=person.account_id,
            changed_at=stage.clock.now,
        )
    )
    stage.commit()


def test_support_ends_at_the_elections_or_on_its_day(stage: NetworkStage) -> None:
    stage.line(LogKind.SUPPORT, text="De burgemeester steunt ons", days_ago=10)
    assert "No end is known" in words(stage, "/network/politics")
    elections(stage, TODAY + timedelta(days=40))
    page = words(stage, "/network/politics")
    assert "Ends in 40 days" in page
    assert "Elections are on 11 April 2026." in page
    due = TODAY + timedelta(days=7)
    stage.line(LogKind.SUPPORT, text="Budget", days_ago=10, due_on=due)
    assert "Ends in 7 days" in words(stage, "/network/politics")


def test_support_from_before_the_elections_has_ended_after_them(stage: NetworkStage) -> None:
    elections(stage, TODAY - timedelta(days=1))
    stage.line(LogKind.SUPPORT, text="Voor", days_ago=10)
    assert "Ended" in words(stage, "/network/politics")


def test_the_note_for_a_new_mayor_has_counts_and_no_name(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WAS_THERE, number, is_crisis=True)
    page = words(stage, "/network/politics/new-mayor")
    assert "1 formal and 0 informal organisations work together." in page
    assert "In the last year 1 things were logged with them, 1 of them" in page
    assert "Zonnehof" not in page


def test_a_legal_demand_says_when_it_went_to_the_mayor(stage: NetworkStage) -> None:
    stage.line(LogKind.LEGAL_DEMAND, text="Rechtbank", days_ago=1)
    assert "It went to the mayor on 1 March 2026" in words(stage, "/network/politics")
