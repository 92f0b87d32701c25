"""A list is brought in three steps, stored all or nothing, and can be taken back."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event, func, select

from node.audit import AuditRow
from node.database import db
from node.errors import NotFoundError
from node.private.network.contacts import change_contact, list_contacts
from node.private.network.group_models import ImportEffect, ImportRow
from node.private.network.log import count_lines, list_lines
from node.private.network.organisations import (
    change_organisation,
    get_organisation,
    list_organisations,
)
from node.private.network.words import LogKind, Part
from node.private.packs.staging import forget_staged, open_staged
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.bringing import PAGE, bring, number_of, store, through
from tests.node.private.writers import text_of

__all__: list[str] = []

LIST = (
    "Organisatie;Sector;Contactpersoon;Functie;E-mail;Wijk\n"
    "Jeugdhuis De Brug;Youth work;Quillon Ofrane;Begeleider;quillon.ofrane@brug.example;Noord\n"
    "Zonnehof;Schools;;Onthaal;info@zonnehof.example;Zuid\n"
)


def names(stage: NetworkStage, handle: str = "an") -> list[str]:
    found = list_organisations(stage.session, node=stage.node, person=stage.person(handle))
    return [each.name for each in found]


def test_nothing_is_stored_before_the_last_step(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    assert "2 organisations are new." in stage.text(preview)
    assert names(stage) == []
    store(stage, preview)
    assert names(stage) == ["Jeugdhuis De Brug", "Zonnehof"]


def test_columns_and_words_are_known_in_several_languages(stage: NetworkStage) -> None:
    store(stage, through(stage, LIST))
    store(stage, through(stage, "Association,Secteur,Quartier\nLes Voisins,Sport,Centre\n"))
    found = {
        each.name: each
        for each in list_organisations(stage.session, node=stage.node, person=stage.person())
    }
    assert found["Jeugdhuis De Brug"].draft.sector is Sector.YOUTH_WORK
    assert found["Les Voisins"].draft.part is Part.INFORMAL
    assert found["Les Voisins"].content.area == "Centre"


def test_a_name_of_a_person_waits_and_a_mailbox_of_a_role_does_not(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    assert "1 name of a person will wait" in stage.text(preview)
    store(stage, preview)
    contacts = list_contacts(stage.session, node=stage.node, person=stage.person())
    waiting = {each.content.mailbox: each.is_quarantined for each in contacts}
    assert waiting == {"quillon.ofrane@brug.example": True, "info@zonnehof.example": False}


def test_a_mailbox_that_names_somebody_waits_like_a_name(stage: NetworkStage) -> None:
    store(stage, through(stage, "Organisatie;Mail\nZonnehof;quillon.ofrane@zonnehof.example\n"))
    (contact,) = list_contacts(stage.session, node=stage.node, person=stage.person())
    assert contact.is_quarantined


def test_a_column_about_faith_cannot_be_chosen_and_the_page_says_why(stage: NetworkStage) -> None:
    address = number_of(bring(stage, "Naam;Geloof;Mening;Kleur\nZonnehof;islam;tegen;rood\n"))
    page = stage.text(address)
    assert "faith, opinion, origin" in page
    assert "islam" not in page
    assert "tegen" not in page
    forced = stage.post(address, {"column_0": "name", "column_1": "mandate"})
    preview = stage.text(forced.headers["Location"])
    assert "Columns that are not imported" in preview
    assert "No column of this room" in preview
    store(stage, forced.headers["Location"])
    (found,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert found.content.mandate == ""


def test_one_organisation_on_two_lines_becomes_one_with_two_contacts(stage: NetworkStage) -> None:
    preview = through(
        stage,
        "Organisatie;Mail\nZonnehof;info@zonnehof.example\nZONNEHOF;post@zonnehof.example\n"
        "zonnehof;info@zonnehof.example\n",
    )
    assert "Says the same as line 2" in stage.text(preview)
    store(stage, preview)
    assert names(stage) == ["Zonnehof"]
    assert len(list_contacts(stage.session, node=stage.node, person=stage.person())) == 2


SPOKEN = "Organisatie;Laatste contact\nZonnehof;10.2.2026\nZonnehof;3 januari 2026\n"


def spoken_on(stage: NetworkStage) -> list[date]:
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    return [each.draft.happened_on for each in lines]


def test_the_last_contact_of_a_list_tells_whom_to_call(stage: NetworkStage) -> None:
    preview = through(stage, f"{SPOKEN}De Akker;01/08/2025\n")
    store(stage, preview)
    assert spoken_on(stage) == [date(2026, 2, 10), date(2025, 8, 1)]
    assert "10 February 2026" in stage.text("/network")
    to_call = stage.text("/network?advice=call")
    assert [name in to_call for name in ("Zonnehof", "De Akker")] == [False, True]
    undo(stage, preview)
    assert spoken_on(stage) == []


@pytest.mark.parametrize(("days_ago", "lines"), [(60, 2), (10, 1)])
def test_a_last_contact_is_logged_where_the_log_knows_no_later_one(
    stage: NetworkStage, days_ago: int, lines: int
) -> None:
    stage.line(LogKind.WAS_THERE, stage.organisation("Zonnehof"), days_ago=days_ago)
    preview = through(stage, SPOKEN)
    store(stage, preview, {"choice_2": "fill"})
    assert len(spoken_on(stage)) == lines


@pytest.mark.parametrize("column", ["Laatste contact", "Bevestigd op"])
def test_nothing_happened_in_days_to_come(stage: NetworkStage, column: str) -> None:
    assert "still to come" in stage.text(through(stage, f"Naam;{column}\nZonnehof;3.3.2026\n"))
    assert "still to come" not in stage.text(through(stage, f"Naam;{column}\nAkker;2.3.2026\n"))


@pytest.mark.parametrize("days_ago", [60, None, 10])
def test_the_preview_shows_the_last_contact_and_says_where_it_is_not_taken(
    stage: NetworkStage, days_ago: int | None
) -> None:
    here = stage.organisation("Zonnehof")
    if days_ago is not None:
        stage.line(LogKind.WAS_THERE, here, days_ago=days_ago)
    preview = through(stage, SPOKEN)
    page = stage.text(preview)
    assert "10 February 2026" in page
    assert ("1 January 2026" in page) == (days_ago == 60)
    assert ("does not take the last contact" in page) == (days_ago != 10)
    store(stage, preview)
    assert date(2026, 2, 10) not in spoken_on(stage)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("keep", (["Jeugdhuis De Brug"], "")),
        ("fill", (["Jeugdhuis De Brug"], "Noord")),
        ("new", (["Jeugdhuis De Brug", "Jeugdhuis de Brug"], "")),
    ],
)
def test_what_is_likely_here_is_kept_filled_or_added_as_somebody_says(
    stage: NetworkStage, choice: str, expected: tuple[list[str], str]
) -> None:
    here = stage.organisation("Jeugdhuis De Brug", content={"mandate": "Open deur"})
    preview = through(stage, "Organisatie;Wijk;Mandaat\nJeugdhuis de Brug;Noord;Iets anders\n")
    assert "The name is the same." in stage.text(preview)
    store(stage, preview, {"choice_2": choice})
    found = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=here
    )
    assert (sorted(names(stage)), found.content.area) == expected
    assert found.content.mandate == "Open deur"


def test_two_lines_that_fill_one_organisation_change_it_once(stage: NetworkStage) -> None:
    here = stage.organisation("Jeugdhuis De Brug")
    stage.contact(here)
    preview = through(
        stage,
        "Organisatie;Wijk;Doel;Mail\nJeugdhuis De Brugg;Noord;;office@organisation.example\n"
        "Jeugdhuis de Bruggg;Zuid;Samen;office@organisation.example\n",
    )
    store(stage, preview, {"choice_2": "fill", "choice_3": "fill"})
    found = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=here
    )
    assert (found.content.area, found.content.aim, found.revision) == ("Noord", "Samen", 2)
    assert len(list_contacts(stage.session, node=stage.node, person=stage.person())) == 1


def test_a_name_with_a_slip_of_the_pen_is_found(stage: NetworkStage) -> None:
    stage.organisation("Jeugdhuis De Brug")
    preview = through(stage, "Organisatie\nJeugdhuis De Brugg\n")
    assert "The names are alike." in stage.text(preview)


def test_a_mailbox_that_is_here_already_is_found(stage: NetworkStage) -> None:
    stage.contact(stage.organisation("Het Kasteel"))
    preview = through(stage, "Organisatie;Mail\nZonnehof;office@organisation.example\n")
    assert "A mailbox is the same." in stage.text(preview)


def test_what_a_colleague_keeps_for_themselves_is_no_duplicate(stage: NetworkStage) -> None:
    mine = stage.organisation("Jeugdhuis De Brug", is_mine=True)
    stage.contact(mine)
    sent = "Organisatie;Mail\nJeugdhuis De Brug;office@organisation.example\n"
    assert "1 organisation is new." in stage.text(through(stage, sent, handle="co"), "co")
    assert "1 is likely here already." in stage.text(through(stage, sent))


def test_a_colleague_does_not_see_a_list_that_waits(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    assert stage.get(preview, "co").status_code == 404
    assert "list.csv" not in stage.text(PAGE, "co")
    assert stage.post(preview, handle="co").status_code == 404


def test_a_fault_keeps_the_whole_list_out_until_somebody_leaves_its_line_out(
    stage: NetworkStage,
) -> None:
    preview = through(stage, LIST + "Akker;;;;geen adres;\n;;;;x@y.example;\n")
    page = stage.text(preview)
    assert "Write a mailbox, such as" in page
    assert "The name of the organisation is missing." in page
    assert stage.post(preview).status_code == 422
    assert names(stage) == []
    store(stage, preview, {"leave_out": "yes"})
    assert names(stage) == ["Jeugdhuis De Brug", "Zonnehof"]


def test_a_worry_about_a_person_is_a_fault_and_the_page_names_the_route(
    stage: NetworkStage,
) -> None:
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    preview = through(stage, f"Organisatie,Mandaat\nZonnehof,{worry}\n")
    page = stage.text(preview)
    assert "This looks like a worry about one person." in page
    assert "Where a worry goes in this town" in page
    assert worry not in page


def test_only_i_see_what_i_bring_for_myself(stage: NetworkStage) -> None:
    store(stage, through(stage, LIST), {"is_mine": "yes"})
    assert len(names(stage)) == 2
    assert names(stage, "co") == []
    assert list_contacts(stage.session, node=stage.node, person=stage.person("co")) == ()


def test_the_cells_go_when_a_list_is_stored_or_has_waited_for_a_day(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    store(stage, preview)
    assert stage.post(preview).status_code == 409
    waits = through(stage, LIST)
    stage.clock.now += timedelta(days=1, minutes=1)
    with pytest.raises(NotFoundError):
        open_staged(
            stage.session,
            node=stage.node,
            person=stage.person(),
            import_id=UUID(waits.split("/")[-2]),
        )
    forget_staged(stage.session, node=stage.node)
    stage.commit()
    kept = stage.session.scalars(select(ImportRow).order_by(ImportRow.made_at)).all()
    assert kept[1].sealed_content is None
    opened = stage.node.data_key.open(
        kept[0].sealed_content or b"",
        table="network_import",
        column="sealed_content",
        row=kept[0].import_id,
    )
    assert "Quillon" not in opened


def test_a_list_is_one_row_of_the_audit_log(stage: NetworkStage) -> None:
    store(stage, through(stage, LIST))
    actions = stage.session.scalars(select(AuditRow.action)).all()
    assert actions.count("list_stored") == 1
    assert "organisation_added" not in actions


def undo(stage: NetworkStage, preview: str) -> str:
    answer = stage.post(preview.replace("/preview", "/undo"))
    assert answer.status_code in {200, 303}, text_of(answer)
    return text_of(answer)


def test_a_list_taken_back_leaves_everything_as_it_was(stage: NetworkStage) -> None:
    here = stage.organisation("Zonnehof", sector=Sector.OTHER)
    before = list_organisations(stage.session, node=stage.node, person=stage.person())
    preview = through(stage, LIST)
    store(stage, preview, {"choice_3": "fill"})
    filled = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=here
    )
    assert (filled.content.area, filled.draft.sector) == ("Zuid", Sector.SCHOOL)
    undo(stage, preview)
    after = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.draft for each in after] == [each.draft for each in before]
    assert list_contacts(stage.session, node=stage.node, person=stage.person()) == ()
    assert stage.session.scalar(select(func.count()).select_from(ImportEffect)) == 0
    assert stage.post(preview.replace("/preview", "/undo")).status_code == 409


def test_what_somebody_edited_since_stays_and_is_listed(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    store(stage, preview)
    edited = list_organisations(stage.session, node=stage.node, person=stage.person())[0]
    change_organisation(
        stage.session,
        node=stage.node,
        actor=stage.person("co"),
        organisation_id=edited.organisation_id,
        draft=edited.draft,
        revision=edited.revision,
    )
    stage.commit()
    page = undo(stage, preview)
    assert "What stays" in page
    assert "Jeugdhuis De Brug" in page
    assert names(stage) == ["Jeugdhuis De Brug"]


def test_what_something_leans_on_stays(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    store(stage, preview)
    leaned_on = list_organisations(stage.session, node=stage.node, person=stage.person())[1]
    stage.line(LogKind.WE_ASKED, leaned_on.organisation_id, text="Een zaal")
    assert "Zonnehof" in undo(stage, preview)
    assert names(stage) == ["Zonnehof"]
    assert count_lines(stage.session, person=stage.person()) == 1


def test_a_contact_that_was_confirmed_keeps_its_organisation(stage: NetworkStage) -> None:
    preview = through(stage, LIST)
    store(stage, preview)
    waiting = next(
        each
        for each in list_contacts(stage.session, node=stage.node, person=stage.person())
        if each.is_quarantined
    )
    change_contact(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        contact_id=waiting.contact_id,
        draft=waiting.draft,
        revision=waiting.revision,
    )
    stage.commit()
    undo(stage, preview)
    assert names(stage) == ["Jeugdhuis De Brug"]


def test_the_template_is_a_list_that_can_be_brought(stage: NetworkStage) -> None:
    sent = stage.get(PAGE + "/template").get_data()
    store(stage, through(stage, sent))
    assert names(stage) == ["Example: youth centre De Brug"]


def test_only_coordinators_may_send_more_than_a_form(stage: NetworkStage) -> None:
    large = LIST + "\n" * (3 * 1024 * 1024)
    assert bring(stage, large).status_code == 303
    assert stage.post("/log", {"text": large}).status_code in {404, 413}


@pytest.mark.parametrize("choice", ["keep", "fill"])
def test_a_long_list_asks_the_database_as_often_as_a_short_one(
    stage: NetworkStage, choice: str
) -> None:
    counted = [statements_of(stage, number, choice) for number in (5, 80)]
    assert counted[1] <= counted[0] + 2


def statements_of(stage: NetworkStage, number: int, choice: str) -> int:
    """Return how many statements it takes to store a list of which all is here already."""
    bare = [f"Organisatie {number} nummer {at}" for at in range(number)]
    store(stage, through(stage, "Organisatie\n" + "\n".join(bare)))
    full = "\n".join(f"{name};Noord;info{at}@x.example" for at, name in enumerate(bare))
    preview = through(stage, "Organisatie;Wijk;Mail\n" + full)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    choices = {f"choice_{line}": choice for line in range(2, number + 2)}
    engine = db.engines["private"]
    event.listen(engine, "before_cursor_execute", note)
    store(stage, preview, choices)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)
