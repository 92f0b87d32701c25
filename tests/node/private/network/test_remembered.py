"""What is kept in memory is for one person, and only until anything changes."""

from datetime import timedelta

from node.database import db
from node.private.network.care import list_care
from node.private.network.changes import next_change
from node.private.network.held_organisations import held_organisations
from node.private.network.remembered import remember
from node.private.network.rules import Rules, change_rules
from node.private.network.tally import count_contacts
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_it_is_read_anew_for_somebody_else_and_after_a_change(stage: NetworkStage) -> None:
    asked = []

    def ask(handle: str) -> int:
        person = stage.person(handle)
        return remember(
            stage.session,
            person=person,
            asked="a question",
            read=lambda: asked.append(handle) or len(asked),  # type: ignore[func-returns-value] # counts what it is asked
        )

    assert (ask("an"), ask("an"), ask("co")) == (1, 1, 2)
    stage.organisation("Akker")
    assert ask("an") == 3


def test_it_is_read_anew_on_another_day_and_while_something_is_written(stage: NetworkStage) -> None:
    session, person = db.session(), stage.person()

    def read(result: str, on: int) -> str:
        return remember(session, person=person, asked="it", read=lambda: result, on=on)

    assert [read("first", 1), read("second", 1), read("third", 2)] == ["first", "first", "third"]
    next_change(session)
    assert read("not yet", 2) == "not yet"
    session.rollback()
    assert read("fifth", 2) == "third"


def test_rules_days_and_lines_change_whom_to_call_at_once(stage: NetworkStage) -> None:
    number = stage.organisation("Akker")
    stage.line(LogKind.WAS_THERE, number, days_ago=20)

    def calls() -> int:
        counted = count_contacts(stage.session, node=stage.node, person=stage.person())
        return len(list_care(counted))

    assert calls() == 0
    actor = stage.person()
    change_rules(db.session(), node=stage.node, actor=actor, rules=Rules(min_days=14))
    stage.commit()
    assert calls() == 1
    stage.line(LogKind.WAS_THERE, number)
    assert calls() == 0
    stage.clock.now += timedelta(days=15)
    assert calls() == 1


def test_what_one_looked_at_is_not_seen_by_a_colleague(stage: NetworkStage) -> None:
    stage.organisation("Akker", is_mine=True)
    stage.organisation("Beemd")
    seen = held_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in seen.values()] == ["Akker", "Beemd"]
    other = held_organisations(stage.session, node=stage.node, person=stage.person("co"))
    assert [each.name for each in other.values()] == ["Beemd"]
