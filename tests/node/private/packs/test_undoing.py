"""What a list did is taken back, whatever age, erasing, another list or a colleague did since."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from node.coordinator_app.forgetting import forget
from node.database import db
from node.private.meetings.meeting import MeetingContent, MeetingDraft
from node.private.meetings.meetings import add_meeting
from node.private.meetings.participants import give_seats, invite, list_participants
from node.private.meetings.words import Format
from node.private.network.contacts import list_contacts
from node.private.network.log import count_lines, list_lines
from node.private.network.models import LogRow
from node.private.network.organisations import (
    change_organisation,
    get_organisation,
    list_organisations,
    snooze_organisation,
)
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage, network_stage
from tests.node.private.packs.ageing import old_line
from tests.node.private.packs.bringing import bring, number_of, store, through
from tests.node.private.writers import text_of

__all__: list[str] = []

NOTHING = "The list was taken back; nothing of it is left."


def undo(stage: NetworkStage, preview: str) -> str:
    """Take a list back and return what the page then says."""
    answer = stage.post(preview.replace("/preview", "/undo"))
    if answer.status_code == 303:
        return stage.text(answer.headers["Location"])
    assert answer.status_code == 200, text_of(answer)
    return text_of(answer)


def names(stage: NetworkStage, handle: str = "an") -> list[str]:
    found = list_organisations(stage.session, node=stage.node, person=stage.person(handle))
    return [each.name for each in found]


def test_a_last_contact_that_is_old_already_goes_with_its_list(stage: NetworkStage) -> None:
    preview = through(stage, "Organisatie;Laatste contact\nZonnehof;10.2.2024\n")
    store(stage, preview)
    assert not forget(stage.app)
    assert NOTHING in undo(stage, preview)
    assert names(stage) == []
    assert count_lines(stage.session, person=stage.person()) == 0


def test_a_restored_workbook_goes_though_texts_went_by_age(tmp_path: Path) -> None:
    with network_stage(tmp_path / "one") as stage:
        number = stage.organisation("Zonnehof")
        old_line(stage, LogKind.WE_GAVE, number, days_ago=400, text="Een zaal")
        taken = stage.post("/network/export", {"what": "everything"}).get_data()
    with network_stage(tmp_path / "two") as other:
        preview = number_of(bring(other, taken, name="everything.xlsx")) + "/preview"
        assert other.post(preview).status_code == 303
        assert forget(other.app)
        assert NOTHING in undo(other, preview)
        assert other.session.scalar(select(func.count()).select_from(LogRow)) == 0


def filled(stage: NetworkStage, organisation_id: UUID, column: str, said: str) -> str:
    """Let a list fill a column of Zonnehof and return the address of its preview."""
    stage.clock.now += timedelta(minutes=1)
    preview = through(stage, f"Organisatie;{column}\nZonnehof;{said}\n")
    store(stage, preview, {"choice_2": "fill"})
    assert said in texts_of(stage, organisation_id)
    return preview


def texts_of(stage: NetworkStage, organisation_id: UUID) -> tuple[str, str]:
    found = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=organisation_id
    )
    return found.content.area, found.content.aim


def test_lists_taken_back_the_last_first_leave_everything_as_it_was(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    first = filled(stage, number, "Wijk", "Noord")
    last = filled(stage, number, "Doel", "Samen")
    stage.clock.now += timedelta(minutes=1)
    assert NOTHING in undo(stage, last)
    assert texts_of(stage, number) == ("Noord", "")
    assert NOTHING in undo(stage, first)
    assert texts_of(stage, number) == ("", "")


def test_what_a_list_made_goes_after_the_list_that_filled_it(stage: NetworkStage) -> None:
    first = through(stage, "Organisatie\nZonnehof\n")
    store(stage, first)
    (made,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    last = filled(stage, made.organisation_id, "Doel", "Samen")
    stage.clock.now += timedelta(minutes=1)
    assert NOTHING in undo(stage, last)
    assert NOTHING in undo(stage, first)
    assert names(stage) == []


def test_what_somebody_put_off_between_two_lists_stays(stage: NetworkStage) -> None:
    first = through(stage, "Organisatie\nZonnehof\n")
    store(stage, first)
    (made,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    number = made.organisation_id
    stage.clock.now += timedelta(minutes=1)
    snooze_organisation(
        db.session(), node=stage.node, actor=stage.person(), organisation_id=number, days=5
    )
    stage.commit()
    last = filled(stage, number, "Doel", "Samen")
    assert NOTHING in undo(stage, last)
    assert "What stays" in undo(stage, first)


def test_what_a_name_was_erased_from_stays_and_is_listed(stage: NetworkStage) -> None:
    contact = stage.contact(stage.organisation("De Akker"), "Quillon Ofrane")
    here = stage.organisation("Zonnehof", content={"mandate": "Jeugd, zegt Quillon Ofrane"})
    preview = through(
        stage,
        "Organisatie;Mandaat;Wijk\nDe Beek;Zaal via Quillon Ofrane geregeld;\nZonnehof;;Noord\n",
    )
    store(stage, preview, {"choice_3": "fill"})
    assert stage.post(f"/network/contacts/{contact}/erase").status_code == 303
    page = undo(stage, preview)
    kept = page[page.index("What stays") :]
    assert "De Beek" in kept
    assert "Zonnehof" in kept
    assert names(stage) == ["De Akker", "De Beek", "Zonnehof"]
    assert texts_of(stage, here) == ("Noord", "")


def brought(stage: NetworkStage) -> tuple[str, UUID]:
    """Bring Zonnehof with a contact; return the address of the preview and its number."""
    preview = through(stage, "Organisatie;Mail\nZonnehof;info@zonnehof.example\n")
    store(stage, preview)
    (made,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    return preview, made.organisation_id


def test_a_record_of_a_colleagues_own_is_neither_told_of_nor_destroyed(
    stage: NetworkStage,
) -> None:
    preview, number = brought(stage)
    line = stage.line(LogKind.WE_ASKED, number, text="Een zaal", is_mine=True, handle="co")
    stage.clock.now += timedelta(minutes=1)
    assert NOTHING in undo(stage, preview)
    assert names(stage) == []
    assert stage.get(f"/network/{number}").status_code == 404
    assert names(stage, "co") == ["Zonnehof"]
    shown = stage.text(f"/log/{line}", "co")
    assert "Zonnehof" in shown
    assert "Een zaal" in shown
    person = stage.person("co")
    assert list_contacts(stage.session, node=stage.node, person=person) == ()


def test_what_a_colleagues_own_meeting_leans_on_is_left_to_them_too(stage: NetworkStage) -> None:
    preview, number = brought(stage)
    (contact,) = list_contacts(stage.session, node=stage.node, person=stage.person())
    co = stage.person("co")
    draft = MeetingDraft(
        content=MeetingContent(title="Overleg"),
        format=Format.SIMILAR,
        starts_at=stage.clock.now,
        minutes=60,
        is_mine=True,
    )
    meeting = add_meeting(db.session(), node=stage.node, actor=co, draft=draft)
    invite(db.session(), node=stage.node, actor=co, meeting_id=meeting, organisations=[number])
    (chair,) = list_participants(db.session(), person=co, meeting_id=meeting)
    give_seats(
        db.session(),
        node=stage.node,
        actor=co,
        meeting_id=meeting,
        contacts={chair.participant_id: contact.contact_id},
    )
    stage.commit()
    assert NOTHING in undo(stage, preview)
    assert list_contacts(stage.session, node=stage.node, person=stage.person()) == ()
    (left,) = list_contacts(stage.session, node=stage.node, person=stage.person("co"))
    assert left.contact_id == contact.contact_id
    assert names(stage, "co") == ["Zonnehof"]


def test_what_something_seen_leans_on_too_stays_for_everybody(stage: NetworkStage) -> None:
    preview, number = brought(stage)
    stage.line(LogKind.WE_ASKED, number, text="Een zaal", is_mine=True, handle="co")
    stage.line(LogKind.WE_GAVE, number, text="Een bus")
    assert "Zonnehof" in undo(stage, preview)
    assert names(stage) == names(stage, "co") == ["Zonnehof"]


def test_what_a_colleague_made_their_own_is_not_listed(stage: NetworkStage) -> None:
    preview, number = brought(stage)
    co = stage.person("co")
    here = get_organisation(db.session(), node=stage.node, person=co, organisation_id=number)
    change_organisation(
        db.session(),
        node=stage.node,
        actor=co,
        organisation_id=number,
        draft=replace(here.draft, is_mine=True),
        revision=here.revision,
    )
    stage.commit()
    assert NOTHING in undo(stage, preview)
    assert names(stage, "co") == ["Zonnehof"]


def test_what_was_erased_since_is_not_listed(stage: NetworkStage) -> None:
    preview = through(stage, "Organisatie;Laatste contact\nZonnehof;10.2.2026\n")
    store(stage, preview)
    (line,) = list_lines(stage.session, node=stage.node, person=stage.person())
    assert stage.post(f"/log/{line.line_id}/erase").status_code == 303
    assert NOTHING in undo(stage, preview)
