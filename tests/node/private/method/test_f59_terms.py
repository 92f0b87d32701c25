"""F59: what a panel is called elsewhere, out of the vocabulary; off at first."""

from tests.node.private.method.test_f15_facts import NEW, fields
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/terms"


def test_names_elsewhere_have_no_page_until_they_are_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404
    refused = stage.post(NEW, fields(stage, kind="country"), page=NEW)
    assert refused.status_code == 422


def test_a_panel_is_found_by_its_name_with_those_alike(stage: NetworkStage) -> None:
    stage.switch_on("F59")
    page = stage.text(f"{PAGE}?name=LIVC-R")
    for name in ("CMER", "Info-House", "SSP"):
        assert f">{name}</bdi></h2>" in page
    assert "No body with this name is known." in stage.text(f"{PAGE}?name=voetbal")


def test_a_safety_house_finds_no_cell_that_is_none(stage: NetworkStage) -> None:
    stage.switch_on("F59")
    page = stage.text(f"{PAGE}?name=safety house")
    assert ">Zorg- en Veiligheidshuis</bdi></h2>" in page
    assert ">SSP</bdi></h2>" not in page


def test_notes_about_a_country_stand_beside_the_names(stage: NetworkStage) -> None:
    stage.switch_on("F59")
    note = fields(stage, kind="country", statement="A law of 2018 rules it.", number="")
    assert stage.post(NEW, note, page=NEW).status_code == 303
    assert "A law of 2018 rules it." in stage.text(PAGE)
