"""The private search finds what stands in the network, for those who may see it."""

from dataclasses import replace

import pytest
from sqlalchemy import delete

from node.database import Zone, db, start_writing
from node.errors import NotAllowedError
from node.private.network.changes import note_erasure
from node.private.network.models import LogRow
from node.private.network.organisations import change_organisation, get_organisation
from node.private.network.words import LogKind
from node.private.packs import finding_views
from node.private.packs.finding import PAGE_HITS, Hits, look_up
from node.private.packs.index import TABLES, private_index
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/find"


def found(stage: NetworkStage, text: str, handle: str = "an", page: int = 1) -> Hits:
    person = stage.person(handle)
    return look_up(stage.session, node=stage.node, person=person, text=text, page=page)


def titles(stage: NetworkStage, text: str, handle: str = "an") -> list[str]:
    return [each.title for each in found(stage, text, handle).shown]


def test_every_word_has_to_stand_in_it_without_regard_to_case_and_accents(
    stage: NetworkStage,
) -> None:
    stage.organisation("École du Zonnehof", content={"aim": "Des jeunes à leur place"})
    stage.organisation("Zonnebloem")
    assert titles(stage, "ecole zonne") == ["École du Zonnehof"]
    assert titles(stage, "PLACE") == ["École du Zonnehof"]
    assert sorted(titles(stage, "zonne")) == ["Zonnebloem", "École du Zonnehof"]
    assert titles(stage, "zonne maan") == []
    assert titles(stage, "   ") == []


def test_words_around_a_hit_are_those_that_were_written(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WE_PROMISED, number, text="Wij zoeken een ruime zaal voor Élodie's koor.")
    hit = found(stage, "elodie").shown[0]
    assert (hit.kind, hit.match) == ("log", "Élodie")
    assert hit.title.startswith("Wij zoeken")
    assert hit.before.endswith("voor ")
    assert hit.after == "'s koor."


def test_what_one_coordinator_keeps_for_herself_is_no_hit_for_another(
    stage: NetworkStage,
) -> None:
    number = stage.organisation("Zonnehof", is_mine=True)
    stage.line(LogKind.WE_ASKED, number, text="Zonnehof wil een zaal")
    assert found(stage, "zonnehof").total == 2
    assert found(stage, "zonnehof", "co").total == 0


def test_what_becomes_mine_only_is_no_hit_for_others_any_more(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.WE_ASKED, number, text="Zonnehof wil een zaal")
    assert found(stage, "zonnehof", "co").total == 2
    person = stage.person()
    shown = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)
    change_organisation(
        db.session(),
        node=stage.node,
        actor=person,
        organisation_id=number,
        draft=replace(shown.draft, is_mine=True),
        revision=shown.revision,
    )
    stage.commit()
    assert found(stage, "zonnehof", "co").total == 0
    assert found(stage, "zonnehof").total == 2


def test_what_is_erased_is_gone_from_memory_too(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_ASKED, number, text="Quillonveld")
    assert found(stage, "quillonveld").total == 1
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.execute(delete(LogRow).where(LogRow.line_id == line))
    note_erasure(session)
    stage.commit()
    assert found(stage, "quillonveld").total == 0
    assert repr(private_index()) == "<PrivateIndex 1 texts>"


def test_nobody_but_coordinators_searches(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof")
    with pytest.raises(NotAllowedError):
        found(stage, "zonnehof", "ad")
    assert stage.browsers["an"].get(PAGE).status_code == 200


def test_more_hits_than_a_page_holds_are_parted_and_counted(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    for at in range(PAGE_HITS + 2):
        stage.line(LogKind.WE_ASKED, number, text=f"zaal {at}")
    first, last = found(stage, "zaal"), found(stage, "zaal", page=99)
    assert (first.total, first.pages, len(first.shown)) == (PAGE_HITS + 2, 2, PAGE_HITS)
    assert (last.page, len(last.shown)) == (2, 2)
    assert first.counts == {"log": PAGE_HITS + 2}


def test_the_question_stands_in_no_address_and_the_page_marks_the_hit(
    stage: NetworkStage,
) -> None:
    stage.organisation("Zonnehof", content={"aim": "Een plek voor jongeren"})
    answer = stage.post(PAGE, {"words": "plek"}, page=PAGE)
    assert answer.status_code == 200
    assert "<mark>plek</mark>" in answer.get_data(as_text=True)
    assert stage.post(PAGE, {"words": " "}, page=PAGE).status_code == 422


def test_every_table_with_texts_of_the_network_is_looked_through() -> None:
    searched = {table.name for table in TABLES}
    with_texts = {
        mapper.class_.__tablename__
        for mapper in LogRow.registry.mappers
        if hasattr(mapper.class_, "change_number") and hasattr(mapper.class_, "sealed_content")
    }
    assert with_texts == searched


def test_every_hit_but_a_task_leads_to_its_page(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.contact(number, "Zonne Ofrane")
    stage.line(LogKind.WE_ASKED, number, text="Zonne")
    page = stage.post(PAGE, {"words": "zonne"}, page=PAGE).get_data(as_text=True)
    for address in (f"/network/{number}", "/network/contacts/", "/log/"):
        assert f'class="govuk-link" href="{address}' in page
    assert all(
        endpoint in stage.app.view_functions for endpoint, _name in finding_views.PAGES.values()
    )


def test_letters_with_a_stroke_are_found_as_people_type_them(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof", content={"aim": "Vrienden uit Łódź en Århus ontvangen"})
    hit = found(stage, "lodz").shown[0]
    assert (hit.match, hit.after) == ("Łódź", " en Århus ontvangen")
