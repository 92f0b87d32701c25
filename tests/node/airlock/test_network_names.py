"""The airlock knows every name of the network, and an approval ends when one of them changes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from node.airlock.binding import current_register_version, load_context
from node.private.network.group import GroupContent, GroupDraft
from node.private.network.groups import add_group
from node.private.network.organisations import (
    change_organisation,
    get_organisation,
    snooze_organisation,
)
from node.private.network.words import GroupKind
from tests.node.private.network_stage import NetworkStage, network_stage

__all__: list[str] = []


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[NetworkStage]:
    with network_stage(tmp_path) as found:
        yield found


def known(stage: NetworkStage) -> set[str]:
    register = load_context(stage.session, node=stage.node, language="nl").register
    return {text for each in register.entries for text in (each.text, *each.aliases)}


def version(stage: NetworkStage) -> str:
    return current_register_version(stage.session, node=stage.node)


def test_names_aliases_places_contacts_and_mailboxes_are_known(stage: NetworkStage) -> None:
    number = stage.organisation(
        "Vzw Zonnehof",
        content={"aliases": ("Het Hof",), "place": "Lindelaan 4", "area": "Kassei"},
    )
    stage.contact(number, "Quillon Ofrane")
    assert known(stage) >= {
        "Vzw Zonnehof",
        "Het Hof",
        "Lindelaan 4",
        "Kassei",
        "Quillon Ofrane",
        "office@organisation.example",
    }


def test_a_name_that_only_a_colleague_sees_is_known_too(stage: NetworkStage) -> None:
    stage.organisation("Vzw Zonnehof", is_mine=True, handle="co")
    assert "Vzw Zonnehof" in known(stage)


def test_a_network_without_a_name_changes_no_version(stage: NetworkStage) -> None:
    before = version(stage)
    assert before.count("-") == 1
    stage.organisation("Vzw Zonnehof")
    assert version(stage).startswith(f"{before}-")


def test_the_version_changes_with_a_name_and_with_nothing_else(stage: NetworkStage) -> None:
    number = stage.organisation("Vzw Zonnehof")
    first, person = version(stage), stage.person()

    def change(**content: str) -> None:
        shown = get_organisation(
            stage.session, node=stage.node, person=person, organisation_id=number
        )
        draft = replace(shown.draft, content=replace(shown.content, **content))  # type: ignore[arg-type] # texts by name
        change_organisation(
            stage.session,
            node=stage.node,
            actor=person,
            organisation_id=number,
            draft=draft,
            revision=shown.revision,
        )
        stage.commit()

    change(aim="Jongeren een plek geven")
    snooze_organisation(
        stage.session, node=stage.node, actor=person, organisation_id=number, days=7
    )
    stage.commit()
    assert version(stage) == first
    change(name="Vzw Maanhof")
    assert version(stage) != first


def test_what_is_known_is_not_opened_anew_while_nothing_changed(stage: NetworkStage) -> None:
    stage.organisation("Vzw Zonnehof")

    def register() -> object:
        return load_context(stage.session, node=stage.node, language="nl").register

    assert register() is register()


def test_a_group_is_known_by_a_name_and_not_by_an_everyday_word(stage: NetworkStage) -> None:
    for name in ("Jeugdwerk", "Wijktafel Kassei"):
        draft = GroupDraft(content=GroupContent(name=name), kind=GroupKind.SIMILAR)
        add_group(stage.session, node=stage.node, actor=stage.person(), draft=draft)
        stage.commit()
    assert "Wijktafel Kassei" in known(stage)
    assert "Jeugdwerk" not in known(stage)
