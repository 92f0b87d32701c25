"""Names are held in memory for as long as they stand, and for those who may see them."""

from dataclasses import replace
from typing import Any

from node.database import db
from node.private.network.held_cards import begins_with, find_called, hold_cards
from node.private.network.organisations import change_organisation, get_organisation
from node.private.packs.erasing import erase_organisation
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def _names(stage: NetworkStage, handle: str = "an") -> list[str]:
    person = stage.person(handle)
    return [each.name for each in hold_cards(stage.session, node=stage.node, person=person)]


def _held(stage: NetworkStage) -> Any:  # noqa: ANN401 - what the module keeps is its own
    return stage.app.extensions["linkpin_network_remembered"]


def test_names_come_in_their_order_and_for_their_reader(stage: NetworkStage) -> None:
    stage.organisation("zonnehof", is_mine=True)
    stage.organisation("De Akker")
    assert _names(stage) == ["De Akker", "zonnehof"]
    assert _names(stage, "co") == ["De Akker"]


def test_what_was_taken_back_before_it_was_kept_is_not_held(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert _names(stage) == ["Zonnehof"]
    person = stage.person()
    stored = get_organisation(stage.session, node=stage.node, person=person, organisation_id=number)
    draft = replace(stored.draft, content=replace(stored.content, name="Maneschijn"))
    change_organisation(
        stage.session,
        node=stage.node,
        actor=person,
        organisation_id=number,
        draft=draft,
        revision=1,
    )
    db.session.rollback()
    assert _names(stage) == ["Zonnehof"]


def test_nothing_erased_stays_in_memory(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    stage.organisation("De Akker")
    _names(stage)
    before = _held(stage)
    erase_organisation(stage.session, node=stage.node, actor=stage.person(), organisation_id=number)
    stage.commit()
    assert _names(stage) == ["De Akker"]
    assert _held(stage) is not before
    kept = [each for held in _held(stage).results.values() for each in held.value.values()]
    assert [each.name for each in kept] == ["De Akker"]


def test_a_beginning_finds_words_and_other_names(stage: NetworkStage) -> None:
    stage.organisation("Sportclub Zonnehof", content={"aliases": ("ZH Oost",)})
    (card,) = hold_cards(stage.session, node=stage.node, person=stage.person())
    assert [begins_with(card, each) for each in ("zonne", "SPORT", "oo", "onne")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_whole_name_is_meant_before_a_beginning(stage: NetworkStage) -> None:
    short, long = stage.organisation("Zonnehof"), stage.organisation("Zonnehof Oost")

    def found(called: str) -> set[object]:
        person = stage.person()
        return set(find_called(stage.session, node=stage.node, person=person, called=called))

    assert found("zonnehof") == {short}
    assert found("Zonnehof O") == {long}
    assert found("Zonne") == {short, long}
    assert found("Maan") == set()
    wide = stage.organisation("De  Wijde Akker")
    assert found("De  Wijde Akker") == found("de wijde akker") == {wide}
