"""A part is switched on with a reason and an advice, shown with both, and off keeps what it has."""

from node.private.network.optional_rows import is_on
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

LIST, PART = "/network/optional", "/network/optional/F13"
GOOD = {"reason": "Er beginnen nieuwe mensen.", "advice": "Gevraagd op 1 maart, geen bezwaar."}


def test_a_part_is_switched_on_by_somebody_for_a_reason(stage: NetworkStage) -> None:
    assert stage.get("/network/mandate/script").status_code == 404
    assert stage.post(PART, GOOD, page=PART).status_code == 303
    page = stage.text(LIST)
    for said in (*GOOD.values(), stage.person().name, "2 March 2026"):
        assert said in page
    assert stage.get("/network/mandate/script").status_code == 200


def test_without_reason_or_advice_it_stays_off(stage: NetworkStage) -> None:
    for name in GOOD:
        assert stage.post(PART, {**GOOD, name: ""}, page=PART).status_code == 422
    assert not is_on(stage.session, "F13")


def test_a_reason_about_a_person_is_not_kept(stage: NetworkStage) -> None:
    worry = "I am worried about a boy in class 3B who wants to leave for Syria."
    answer = stage.post(PART, {**GOOD, "reason": worry}, page=PART)
    assert answer.status_code == 422
    assert "worry about one person" in answer.get_data(as_text=True)


def test_switched_off_it_has_no_page_and_on_again_shows_what_it_had(stage: NetworkStage) -> None:
    stage.post("/network/mandate/edit", {"focus_en": "We meet.", "revision": "0"})
    stage.post(PART, GOOD, page=PART)
    assert stage.post(f"{PART}/off", page=LIST).status_code == 303
    assert stage.get("/network/mandate/script").status_code == 404
    stage.post(PART, GOOD, page=PART)
    assert "We meet." in stage.text("/network/mandate/script?language=en")


def test_a_part_that_is_none_is_not_found(stage: NetworkStage) -> None:
    assert stage.get("/network/optional/F99").status_code == 404
    assert stage.post("/network/optional/F99/off").status_code == 404
