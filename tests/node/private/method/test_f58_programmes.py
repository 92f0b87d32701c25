"""F58: programme lines with pilots; a finished one becomes a practice, names left out."""

from uuid import uuid4

from node.private.practices.service import list_practices
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/programmes"


def line(town: NetworkStage, name: str, **fields: str | list[str]) -> str:
    number = str(uuid4())
    form: dict[str, str | list[str]] = {"group_id": number, "kind": "programme", "name": name}
    answer = town.post(
        "/network/groups/new",
        {**form, "state": "open", **fields},
        page="/network/groups/new?kind=programme",
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return number


def test_it_is_not_there_until_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404
    assert 'value="programme"' not in stage.get("/network/groups/new").get_data(as_text=True)
    stage.switch_on("F58")
    number = line(stage, "Mentoren")
    assert stage.get(f"/network/groups/{number}").status_code == 200


def test_a_pilot_whose_day_has_come_waits_to_be_evaluated(stage: NetworkStage) -> None:
    stage.switch_on("F58")
    line(stage, "Mentoren", is_pilot="yes", stage="running", review_on="2026-03-01")
    line(stage, "Opleiding", is_pilot="yes", stage="evaluated", review_on="2026-03-01")
    line(stage, "Debat", is_pilot="yes", stage="running", review_on="2026-04-01")
    page = stage.text(PAGE)
    assert "1 pilot waits to be evaluated." in page


def test_a_finished_line_becomes_a_practice_without_names(stage: NetworkStage) -> None:
    stage.switch_on("F58")
    club = stage.organisation("FC Quillonveld", sector=Sector.SPORT)
    stage.contact(club, "Quillon Ofrane")
    number = line(
        stage,
        "Mentoren bij FC Quillonveld",
        state="done",
        organisation=[str(club)],
        training="Quillon Ofrane van fc quillonveld leidt mentoren op.",
    )
    answer = stage.post(f"{PAGE}/{number}/practice", page=PAGE)
    assert answer.status_code == 303
    assert "/practices/mine/" in answer.headers["Location"]
    made = list_practices(stage.session, node=stage.node)[0].content
    written = made.title + made.approach + made.partners + made.aim
    assert "uillonveld" not in written
    assert "Ofrane" not in written
    assert made.partner_sectors == (Sector.SPORT,)
    assert "leidt mentoren op" in made.approach


def test_a_line_that_goes_on_is_no_practice_yet(stage: NetworkStage) -> None:
    stage.switch_on("F58")
    number = line(stage, "Mentoren")
    answer = stage.post(f"{PAGE}/{number}/practice", page=PAGE)
    assert answer.status_code == 422
    assert list_practices(stage.session, node=stage.node) == ()
