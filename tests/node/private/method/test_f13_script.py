"""F13: a script per language and audience, looked at for plain words and labels; off at first."""

from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

EDIT, PAGE = "/network/mandate/edit", "/network/mandate/script"
LONG = "Nous " + "voulons réunir toutes les personnes du quartier " * 3 + "ici."


def test_a_script_that_is_off_has_no_page(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404
    assert "A script to introduce yourself" not in stage.text("/network/mandate")


def test_it_is_composed_in_its_language_for_its_audience(stage: NetworkStage) -> None:
    stage.switch_on("F13")
    said = {"focus_nl": "Wij brengen buren samen.", "focus_en": "We bring neighbours together."}
    stage.post(EDIT, {**said, "revision": "0"}, page=EDIT)
    residents = stage.text(f"{PAGE}?language=en&audience=residents")
    assert "We bring neighbours together." in residents
    assert "Wij brengen buren samen." not in residents
    assert "matters in your neighbourhood" in residents
    assert "what you are there for" in stage.text(f"{PAGE}?language=en&audience=institutions")
    assert "Wij brengen buren samen." in stage.text(f"{PAGE}?language=nl")


def test_long_sentences_and_labels_of_it_are_shown(stage: NetworkStage) -> None:
    stage.switch_on("F13")
    said = {"focus_fr": LONG, "focus_en": "We reach out to returnees."}
    stage.post(EDIT, {**said, "revision": "0"}, page=EDIT)
    assert "23 words. Make two sentences of it." in stage.text(f"{PAGE}?language=fr")
    assert "people who came back" in stage.text(f"{PAGE}?language=en")


def test_a_language_or_audience_that_is_none_is_the_usual_one(stage: NetworkStage) -> None:
    stage.switch_on("F13")
    assert "matters in your neighbourhood" in stage.text(f"{PAGE}?language=xx&audience=all")
