"""The pack for a successor has what holds on the first day, and nothing its reader may not see."""

import io
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from docx import Document
from sqlalchemy import update

from node.database import Zone, db, start_writing
from node.private.meetings.words import MeetingState
from node.private.network.models import ContactRow
from node.private.network.words import LogKind, Part
from node.private.packs.butterfly import Spot, Standing
from node.private.packs.handover import call_first
from node.private.packs.holders import count_held, single_holder_warning
from schemas.practice_words import NetworkStep, Sector
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_card, put_group, put_meeting

__all__: list[str] = []

PACK = "/network/handover"


def _words(stage: NetworkStage, handle: str = "an") -> str:
    """Return the words of the document, cell by cell."""
    document = Document(io.BytesIO(stage.get(f"{PACK}.docx", handle).get_data()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_pack_works_on_the_first_day(stage: NetworkStage) -> None:
    page = stage.text(PACK)
    assert "Nobody has written the mandate down yet." in page
    assert "No promise is open." in page
    assert "Everybody is called after 90 days without a contact" in page
    assert "No meeting is planned." in page


def test_the_pack_has_all_a_successor_needs_on_page_and_in_the_document(
    stage: NetworkStage,
) -> None:
    put_card(
        stage,
        {"focus": {"nl": "Samen voor jongeren", "en": "Together for the young"}, "aim": "Rust"},
        review_on=date(2026, 9, 1),
    )
    akker = stage.organisation(
        "Akker",
        min_days=14,
        agreement_until=date(2026, 2, 1),
        content={"agreement": "Een convenant"},
    )
    stage.contact(akker, "Quillon Ofrane")
    stage.line(
        LogKind.WE_PROMISED, akker, days_ago=30, text="Een zaal", due_on=TODAY - timedelta(days=1)
    )
    stage.line(LogKind.THEY_PROMISED, akker, days_ago=30, text="Een spreker")
    put_meeting(stage, "Kick-off Noord", datetime(2026, 3, 9, 18, tzinfo=UTC), akker)
    put_meeting(stage, "Gisteren", datetime(2026, 3, 1, 18, tzinfo=UTC), akker)
    put_meeting(
        stage,
        "Afgelast",
        datetime(2026, 3, 9, 18, tzinfo=UTC),
        akker,
        state=MeetingState.CANCELLED,
    )
    put_group(stage, "Scholen", (date(2026, 1, 5), NetworkStep.STEP2_SIMILAR))
    put_group(stage, "Zonder stap")
    for text in (stage.text(PACK), _words(stage)):
        for said in (
            "Together for the young",
            "1 September 2026",
            "a promise of ours is overdue",
            "Quillon Ofrane, Head teacher, office@organisation.example",
            "Een zaal",
            "1 March 2026, overdue",
            "Een spreker",
            "no day",
            "14",
            "Een convenant",
            "1 February 2026, over",
            "Kick-off Noord",
            "9 March 2026 at 19:00",
            "Bringing similar people together",
            "no step yet",
        ):
            assert said in text, said
        assert "Gisteren" not in text
        assert "Afgelast" not in text


def test_a_colleague_reads_nothing_that_is_mine_only(stage: NetworkStage) -> None:
    mine = stage.organisation("Zonnehof", is_mine=True, min_days=7)
    stage.contact(mine, "Quillon Ofrane")
    stage.line(
        LogKind.WE_PROMISED, mine, text="Een zaal", due_on=TODAY - timedelta(days=1), days_ago=9
    )
    assert "Will you share them before that?" in stage.text(PACK)
    assert "Quillon" in _words(stage)
    for text in (stage.text(PACK, "co"), _words(stage, "co")):
        assert "Zonnehof" not in text
        assert "Quillon" not in text
        assert "Will you share them" not in text


def test_a_name_that_waits_in_quarantine_is_not_handed_over(stage: NetworkStage) -> None:
    akker = stage.organisation("Akker", min_days=7)
    stage.contact(akker, "Quillon Ofrane")
    stage.line(LogKind.WAS_THERE, akker, days_ago=40)
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.execute(update(ContactRow).values(is_quarantined=True))
    db.session.commit()
    assert "Akker" in _words(stage)
    assert "Quillon" not in _words(stage)


def _spot(months: int | None, standing: Standing = Standing.CALL) -> Spot:
    return Spot(
        organisation_id=uuid4(),
        sector=Sector.SCHOOL,
        part=Part.FORMAL,
        months=months,
        asks=0,
        standing=standing,
    )


def test_whoever_waits_for_a_promise_is_called_before_the_longest_silent() -> None:
    waits, silent, never, well = (
        _spot(1, Standing.WELL),
        _spot(11),
        _spot(None),
        _spot(12, Standing.PEACE),
    )
    spots = {each.organisation_id: each for each in (silent, well, never, waits)}
    first = call_first(spots, overdue=frozenset({waits.organisation_id}))
    assert first == tuple(each.organisation_id for each in (waits, never, silent))
    assert len(call_first(spots, overdue=frozenset(), most=1)) == 1


@pytest.mark.parametrize(
    ("most", "total", "said"),
    [
        pytest.param(0, 0, None, id="nobody logged anything"),
        pytest.param(1, 3, None, id="each holds a third"),
        pytest.param(1, 2, "1 of 2 links (50 %)", id="half of them"),
        pytest.param(2, 3, "2 of 3 links (67 %)", id="most of them"),
    ],
)
def test_one_colleague_who_holds_most_links_is_a_warning(
    most: int, total: int, said: str | None
) -> None:
    warning = single_holder_warning(most=most, total=total)
    assert (warning is None) if said is None else (said in (warning or ""))


def test_lines_older_than_a_year_hold_no_link_and_both_sides_of_a_pair_do(
    stage: NetworkStage,
) -> None:
    old, first, second, third = (
        stage.organisation(name) for name in ("Oud", "Akker", "Beek", "Dorp")
    )
    stage.line(LogKind.WAS_THERE, old, days_ago=365)
    stage.line(LogKind.LINKED, first, other_id=second)
    stage.line(LogKind.WAS_THERE, second, handle="co")
    stage.line(LogKind.WAS_THERE, third, handle="co")
    stage.line(LogKind.WAS_THERE, third, handle="co")
    assert count_held(stage.session, person=stage.person(), today=TODAY) == (1, 3)
