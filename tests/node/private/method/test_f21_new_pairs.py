"""F21: the pages of a meeting say who has met whom and how many pairs meet for the first time."""

import re

from node.private.meetings.encounters import count_new_pairs
from tests.node.private.meetings.planned import hold, plan
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_pairs_that_were_at_a_meeting_together_are_not_new(stage: NetworkStage) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beek", "Cirkel"))
    hold(stage, [one, two])
    meeting = plan(stage, [one, two, three])
    assert "2 pairs meet for the first time." in stage.text(f"/meetings/{meeting}/invite")
    assert "2 pairs meet for the first time." in stage.text(f"/meetings/{meeting}")


def test_who_was_invited_and_did_not_come_has_met_nobody(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    plan(stage, [one, two], days=-7)
    meeting = plan(stage, [one, two])
    assert "1 pair meets for the first time." in stage.text(f"/meetings/{meeting}/invite")


def test_a_meeting_of_a_colleague_alone_counts_for_nobody_else(stage: NetworkStage) -> None:
    one, two = stage.organisation("Akker"), stage.organisation("Beek")
    hold(stage, [one, two], is_mine=True)
    meeting = plan(stage, [one, two])
    assert "0 pairs meet" in stage.text(f"/meetings/{meeting}")
    assert "1 pair meets" in stage.text(f"/meetings/{meeting}", "co")


def test_the_list_says_with_how_many_each_has_met(stage: NetworkStage) -> None:
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beek", "Cirkel"))
    hold(stage, [one, two])
    meeting = plan(stage, [one, two, three])
    row = stage.text(f"/meetings/{meeting}/invite").partition("Akker</bdi></th>")[2]
    assert re.findall(r"<td[^>]*>(\d+)</td>", row)[:3] == ["1", "1", "1"]


def test_pairs_are_counted_without_order() -> None:
    assert count_new_pairs([], []) == 0
