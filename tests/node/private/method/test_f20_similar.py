"""F20: similar organisations that have not met are brought together, five to fifteen of them."""

from dataclasses import replace
from uuid import UUID

from node.database import db
from node.private.network.contacts import change_contact, get_contact
from node.private.network.words import WorkLevel
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def schools(stage: NetworkStage, count: int) -> list[UUID]:
    return [stage.organisation(f"School {number:02}") for number in range(count)]


def give_level(stage: NetworkStage, organisation_id: UUID, level: WorkLevel) -> None:
    contact_id = stage.contact(organisation_id, "Quillon Ofrane")
    person = stage.person()
    known = get_contact(stage.session, node=stage.node, person=person, contact_id=contact_id)
    change_contact(
        db.session(),
        node=stage.node,
        actor=person,
        contact_id=contact_id,
        draft=replace(known.draft, level=level),
        revision=known.revision,
    )
    stage.commit()


def test_five_of_one_sector_are_suggested_and_four_are_not(stage: NetworkStage) -> None:
    schools(stage, 4)
    assert "it takes five organisations of one sector" in stage.text("/network/groups")
    stage.organisation("Zonnehof")
    stage.organisation("FC Quil", sector=Sector.SPORT)
    page = stage.text("/network/groups")
    assert "Schools: 5 organisations" in page
    assert "FC Quil" not in page.split("Similar organisations")[1]


def test_who_stands_in_one_group_already_is_not_suggested_again(stage: NetworkStage) -> None:
    found = schools(stage, 5)
    stage.post(
        "/network/groups/new",
        {
            "kind": "similar",
            "name": "Scholen",
            "state": "open",
            "organisation": [str(each) for each in found],
        },
        page="/network/groups/new",
    )
    assert "Schools: 5 organisations" not in stage.text("/network/groups")


def test_the_suggestion_fills_the_form_of_a_group(stage: NetworkStage) -> None:
    found = schools(stage, 5)
    numbers = "&".join(f"organisation={each}" for each in found)
    page = stage.text(f"/network/groups/new?kind=similar&sector=school&{numbers}")
    assert all(f"School {number:02}" in page for number in range(5))


def test_mixed_levels_are_warned_of(stage: NetworkStage) -> None:
    found = schools(stage, 5)
    assert "Mixed levels" not in stage.text("/network/groups")
    give_level(stage, found[0], WorkLevel.STRATEGIC)
    give_level(stage, found[1], WorkLevel.OPERATIONAL)
    assert "Mixed levels: At the top, On the floor." in stage.text("/network/groups")
