"""The small sums behind the pages: each at its edges."""

from datetime import date, timedelta

import pytest

from node.private.network.bar_chart import CHART_HEIGHT, lay_out_bars
from node.private.network.care import advice_for
from node.private.network.encouraging import is_encouraged
from node.private.network.give_and_ask import describe_exchange
from node.private.network.load import days_silent, load_of
from node.private.network.outreach import Stage, days_waiting, stage_of
from node.private.network.pause import needs_pause
from node.private.network.politics import expires_on, promises_without_owner
from node.private.network.presence import month_bounds
from node.private.network.promises import days_overdue
from node.private.network.proposals import days_unanswered
from node.private.network.refusals import share_of_refusals
from node.private.network.trust_rhythm import days_after, is_only_after_incidents, share_in_crisis
from node.private.network.words import State

__all__: list[str] = []

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("asks", "crisis", "most", "load"),
    [(0, 0, 3, 0), (2, 0, 4, 0.5), (3, 0, 3, 1), (2, 1, 3, 1), (1, 0, 0, 1)],
    ids=["nothing", "half", "all", "one counts double", "bears nothing"],
)
def test_load_is_the_weight_of_asks_by_what_is_borne(
    asks: int, crisis: int, most: int, load: float
) -> None:
    assert load_of(asks=asks, crisis_asks=crisis, most_asks=most) == load


def test_silence_counts_from_the_last_contact_or_from_the_day_it_was_entered() -> None:
    assert days_silent(last_on=ago(7), entered_on=ago(1), today=TODAY) == 7
    assert days_silent(last_on=None, entered_on=ago(40), today=TODAY) == 40
    assert days_silent(last_on=None, entered_on=TODAY + timedelta(days=1), today=TODAY) == 0


def test_peace_goes_before_a_call() -> None:
    assert advice_for(days=90, min_days=90, load=0.9) == "call"
    assert advice_for(days=89, min_days=90, load=0.9) is None
    assert advice_for(days=90, min_days=90, load=1) == "leave"


@pytest.mark.parametrize(
    ("contacts", "met", "lately", "stage"),
    [
        (0, 0, 0, Stage.KNOWN),
        (4, 0, 4, Stage.CONTACTED),
        (4, 1, 2, Stage.MET),
        (4, 1, 3, Stage.ACTIVE),
    ],
)
def test_a_stage_follows_from_counts(contacts: int, met: int, lately: int, stage: Stage) -> None:
    assert stage_of(is_paused=False, contacts=contacts, met=met, lately=lately) == stage
    assert stage_of(is_paused=True, contacts=contacts, met=met, lately=lately) == Stage.PAUSED


def test_only_who_was_contacted_waits() -> None:
    assert days_waiting(stage=Stage.CONTACTED, last_on=ago(31), today=TODAY) == 31
    assert days_waiting(stage=Stage.MET, last_on=ago(31), today=TODAY) == 0


def test_a_promise_without_a_day_is_never_late() -> None:
    assert days_overdue(due_on=None, today=TODAY) == 0
    assert days_overdue(due_on=TODAY, today=TODAY) == 0
    assert days_overdue(due_on=ago(1), today=TODAY) == 1


def test_a_settled_proposal_waits_for_nothing() -> None:
    assert days_unanswered(happened_on=ago(31), state=State.OPEN, today=TODAY) == 31
    assert days_unanswered(happened_on=ago(30), state=State.OPEN, today=TODAY) == 0
    assert days_unanswered(happened_on=ago(31), state=State.DONE, today=TODAY) == 0


def test_nothing_asked_and_nothing_given_is_no_line() -> None:
    assert describe_exchange(asked=0, gave=0) is None
    assert describe_exchange(asked=1, gave=2) == "In the last year we asked 1 time, gave 2 times."


def test_shares_of_nothing_are_nothing() -> None:
    assert share_of_refusals(refused=0, asked=0) == 0
    assert share_of_refusals(refused=1, asked=3) == 33
    assert share_in_crisis(outside=0, because=0) == 0
    assert share_in_crisis(outside=2, because=1) == 33


def test_stretches_after_incidents_that_touch_are_one() -> None:
    first, second, third = date(2026, 1, 1), date(2026, 1, 16), date(2026, 2, 1)
    assert days_after([third, first, second]) == (
        (first, date(2026, 1, 30)),
        (third, date(2026, 2, 15)),
    )
    assert days_after([]) == ()


def test_from_one_contact_nothing_follows() -> None:
    assert not is_only_after_incidents(contacts=1, after=1)
    assert is_only_after_incidents(contacts=2, after=2)
    assert not is_only_after_incidents(contacts=3, after=2)


def test_an_incident_is_fresh_for_fourteen_days() -> None:
    assert needs_pause(incident_on=ago(14), noted_on=None, today=TODAY)
    assert not needs_pause(incident_on=ago(15), noted_on=None, today=TODAY)
    assert not needs_pause(incident_on=ago(3), noted_on=ago(3), today=TODAY)
    assert needs_pause(incident_on=ago(3), noted_on=ago(4), today=TODAY)
    assert not needs_pause(incident_on=None, noted_on=None, today=TODAY)


def test_support_ends_on_the_first_of_its_days() -> None:
    assert expires_on(due_on=None, elections=None) is None
    assert expires_on(due_on=ago(1), elections=TODAY) == ago(1)
    assert expires_on(due_on=None, elections=TODAY) == TODAY


def test_a_department_of_spaces_owns_nothing() -> None:
    owners = [("done", " "), ("done", "Sport"), ("open", "")]
    assert promises_without_owner(owners) == 1


def test_who_bears_no_more_is_not_encouraged() -> None:
    assert is_encouraged(linked_on=None, load_after=1, today=TODAY)
    assert not is_encouraged(linked_on=None, load_after=1.01, today=TODAY)
    assert not is_encouraged(linked_on=ago(180), load_after=0, today=TODAY)
    assert is_encouraged(linked_on=ago(181), load_after=0, today=TODAY)


def test_a_month_ends_on_its_last_day() -> None:
    assert month_bounds("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    with pytest.raises(ValueError, match="nonsense"):
        month_bounds("nonsense")


def test_the_tallest_bar_is_as_high_as_the_chart() -> None:
    one, two, none = lay_out_bars([(3, 1), (1, 0), (0, 0)])
    assert (one.lower, one.upper, one.upper_y) == (120, 40, 0)
    assert (two.lower, two.lower_y) == (40, CHART_HEIGHT - 40)
    assert (none.lower, none.upper) == (0, 0)
    assert lay_out_bars([(0, 0)])[0].lower == 0
