"""What only a closed account could see goes after a term, and nothing that others see."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select

from node.audit import AuditRow
from node.coordinator_app.forgetting import forget
from node.database import db
from node.people.roles import reopen, suspend
from node.people.service import CLOSED_DAYS, get_person_by_id
from node.private.meetings.models import MeetingRow, ParticipantRow, TaskRow
from node.private.network.changes import change_state
from node.private.network.group_models import GroupRow, MemberRow
from node.private.network.log import get_line
from node.private.network.models import ContactRow, LogRow, OrganisationRow
from node.private.network.words import LogKind
from node.private.packs import closed_accounts
from node.private.packs.contact_names import ERASED_MARK
from tests.node.private.meetings.planned import plan, take_away
from tests.node.private.network.test_shared_work import group
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

TABLES = (*(OrganisationRow, ContactRow, LogRow, GroupRow), *(MeetingRow, TaskRow))


@pytest.fixture
def shared(stage: NetworkStage) -> UUID:
    """Return a line that all see; `an` alone sees something of each sort, and is closed now."""
    school = stage.organisation("Akker")
    own = stage.organisation("Zonnehof", is_mine=True, umbrella_id=school)
    stage.contact(own, "Quillon Ofrane")
    meeting = plan(stage, [own, school], is_mine=True, group_id=group(stage, own, is_mine=True))
    take_away(stage, meeting, "Zaal vastleggen", own)
    stage.line(LogKind.WAS_THERE, own, meeting_id=meeting)
    line = stage.line(LogKind.WAS_THERE, school, text="Met Quillon Ofrane", meeting_id=meeting)
    close(stage)
    return line


def close(stage: NetworkStage) -> None:
    suspend(stage.session, stage.person(), node=stage.node, actor="command")
    stage.commit()


def days_later(stage: NetworkStage, days: int) -> None:
    stage.clock.now += timedelta(days=days)


def kept(stage: NetworkStage) -> list[int]:
    """Count what somebody alone sees, table by table."""
    session = stage.session
    return [
        session.scalar(select(func.count()).where(table.owner_id.is_not(None))) or 0
        for table in TABLES
    ]


@pytest.mark.usefixtures("shared")
def test_what_a_closed_account_alone_saw_is_erased_after_its_term(stage: NetworkStage) -> None:
    before = kept(stage)
    assert all(before)
    days_later(stage, CLOSED_DAYS)
    forget(stage.app)
    assert kept(stage) == before
    days_later(stage, 1)
    assert forget(stage.app)
    assert kept(stage) == [0] * len(TABLES)
    for part in (ParticipantRow, MemberRow):
        assert stage.session.scalar(select(func.count()).select_from(part)) == 0
    rows = stage.session.scalars(select(AuditRow.actor).where(AuditRow.action.like("closed_%")))
    assert rows.all() == ["node"]


def test_what_colleagues_see_stays_without_the_names_that_were_erased(
    stage: NetworkStage, shared: UUID
) -> None:
    days_later(stage, CLOSED_DAYS + 1)
    forget(stage.app)
    line = get_line(stage.session, node=stage.node, person=stage.person("co"), line_id=shared)
    assert line.content.text == f"Met {ERASED_MARK}"
    assert line.draft.meeting_id is None
    before = change_state(stage.session)
    assert not forget(stage.app)
    assert change_state(stage.session) == before


@pytest.mark.usefixtures("shared")
def test_an_account_that_is_opened_again_has_everything_still(stage: NetworkStage) -> None:
    before = kept(stage)
    days_later(stage, CLOSED_DAYS - 1)
    owner = stage.session.scalars(
        select(OrganisationRow.owner_id).where(OrganisationRow.owner_id.is_not(None))
    ).one()
    assert owner is not None
    person = get_person_by_id(stage.session, node=stage.node, account_id=owner)
    reopen(db.session(), person, node=stage.node, actor="command")
    stage.commit()
    days_later(stage, 30)
    forget(stage.app)
    assert kept(stage) == before


def test_many_contacts_go_a_few_at_a_time(
    stage: NetworkStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed_accounts, "_AT_ONCE", 2)
    own = stage.organisation("Zonnehof", is_mine=True)
    for name in ("Quillon Ofrane", "Berte Vlinder", "Wobbe Frankenhoef"):
        stage.contact(own, name)
    close(stage)
    days_later(stage, CLOSED_DAYS + 1)
    assert forget(stage.app)
    assert kept(stage)[:2] == [1, 1]
    assert forget(stage.app)
    assert kept(stage)[:2] == [0, 0]
