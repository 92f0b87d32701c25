"""F03: one focus statement in every language; whoever has none is told."""

from node.private.network.own_cards import find_own_card
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

EDIT = "/network/mandate/edit"


def test_without_any_focus_statement_the_page_says_so(stage: NetworkStage) -> None:
    assert "There is no focus statement yet." in stage.text("/network/mandate")


def test_the_languages_without_a_focus_statement_are_named(stage: NetworkStage) -> None:
    stage.post(EDIT, {"focus_nl": "Wij brengen buren samen.", "revision": "0"}, page=EDIT)
    page = stage.text("/network/mandate")
    assert "no focus statement in: English, French, German." in page
    assert "Wij brengen buren samen." in page


def test_invitations_find_the_statement_of_their_language_or_any(stage: NetworkStage) -> None:
    assert find_own_card(stage.session, node=stage.node).focus_in("nl") == ""
    said = {"focus_nl": "Wij brengen buren samen.", "focus_fr": "Nous relions les voisins."}
    stage.post(EDIT, {**said, "revision": "0"}, page=EDIT)
    card = find_own_card(stage.session, node=stage.node)
    assert card.focus_in("fr-BE") == "Nous relions les voisins."
    assert card.focus_in("de") in said.values()
