"""A line of a day to come, however it got in, breaks no page."""

from datetime import date, timedelta

from sqlalchemy import update

from node.database import Zone, db, start_writing
from node.private.network.models import LogRow
from node.private.network.outreach import contacts_by_week
from node.private.network.words import LogKind
from tests.node.private.network_stage import TODAY, NetworkStage

__all__: list[str] = []


def test_weeks_count_no_contact_of_a_week_to_come(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WE_ASKED, number, text="Een zaal")
    ahead = stage.line(LogKind.WE_ASKED, number, text="Nog een zaal")
    start_writing(db.session(), Zone.PRIVATE)
    days = TODAY + timedelta(days=9)
    db.session.execute(update(LogRow).where(LogRow.line_id == ahead).values(happened_on=days))
    stage.commit()
    weeks = contacts_by_week(stage.session, person=stage.person(), today=TODAY)
    assert weeks[-1] == (date(2026, 3, 2), 1)
    assert sum(count for _monday, count in weeks) == 1
