"""F38: the months in which colleagues are welcome, those still free, and a checklist for hosts."""

from datetime import UTC, datetime

import pytest

from node.database import Zone, db, start_writing
from node.private.meetings.models import MeetingRow
from node.private.meetings.words import Format, MeetingState
from node.private.network.own_card import VisitOffer
from node.private.packs.visits import free_months
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []

EDIT, PAGE = "/network/mandate/edit", "/network/visits"
OFFER = {"visit_months": ["3", "5", "9"], "visit_hosts": "Jeugdwerk", "visit_about": "De straat."}


def offer_visits(stage: NetworkStage) -> None:
    assert stage.post(EDIT, {**OFFER, "revision": "0"}, page=EDIT).status_code == 303


def plan(
    stage: NetworkStage,
    month: int,
    *,
    kind: Format = Format.STUDY_VISIT,
    state: MeetingState = MeetingState.PLANNED,
) -> None:
    """Store a meeting in a month of 2026."""
    now = stage.clock()
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(
        MeetingRow(
            format=kind,
            state=state,
            starts_at=datetime(2026, month, 20, 9, tzinfo=UTC),
            minutes=60,
            sealed_content=b"sealed",
            change_number=0,
            created_at=now,
            changed_at=now,
        )
    )
    stage.commit()


def test_nothing_is_offered_until_the_card_says_so(stage: NetworkStage) -> None:
    assert "No visit is offered yet." in stage.text(PAGE)


def test_the_calendar_counts_the_months_that_are_free(stage: NetworkStage) -> None:
    offer_visits(stage)
    assert "3 months of the next twelve are free" in stage.text(PAGE)
    plan(stage, 5)
    page = stage.text(PAGE)
    assert "2 months of the next twelve are free" in page
    assert "Taken" in page


@pytest.mark.parametrize(
    ("kind", "state"),
    [(Format.TRAINING, MeetingState.PLANNED), (Format.STUDY_VISIT, MeetingState.CANCELLED)],
)
def test_other_meetings_and_cancelled_ones_take_no_month(
    stage: NetworkStage, kind: Format, state: MeetingState
) -> None:
    offer_visits(stage)
    plan(stage, 5, kind=kind, state=state)
    assert "3 months of the next twelve are free" in stage.text(PAGE)


def test_a_month_that_is_past_is_the_one_of_next_year() -> None:
    assert free_months(VisitOffer(months=(1, 3)), {}, today=TODAY) == ("2026-03", "2027-01")
    assert free_months(None, {}, today=TODAY) == ()


def test_hosts_have_a_list_with_what_is_offered(stage: NetworkStage) -> None:
    offer_visits(stage)
    page = stage.text(f"{PAGE}/checklist")
    assert "Jeugdwerk" in page
    assert "A no is a no." in page


def test_an_offer_without_a_month_is_refused(stage: NetworkStage) -> None:
    answer = stage.post(EDIT, {"visit_hosts": "Jeugdwerk", "revision": "0"}, page=EDIT)
    assert answer.status_code == 422
    assert "Choose at least one month" in answer.get_data(as_text=True)
