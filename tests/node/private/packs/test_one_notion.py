"""Whom to call and whom to leave in peace is the same on the list, before an ask and on the map."""

import random

from node.private.network.care import list_care
from node.private.network.load import load_warning
from node.private.network.tally import count_contacts
from node.private.network.words import LogKind
from node.private.packs.butterfly import Standing, list_spots
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

KINDS = (LogKind.WE_ASKED, LogKind.WE_ASKED, LogKind.WAS_THERE, LogKind.WE_GAVE)


def test_the_list_and_the_map_say_the_same_of_every_organisation(stage: NetworkStage) -> None:
    chance = random.Random(7)  # noqa: S311 - a test that is the same each time
    made = [
        stage.organisation(
            f"Huis {number}",
            min_days=chance.choice([None, 1, 30]),
            most_asks=chance.choice([None, 1, 2]),
            is_paused=chance.random() < 0.15,
        )
        for number in range(40)
    ]
    for _each in range(90):
        stage.line(
            chance.choice(KINDS),
            chance.choice(made),
            days_ago=chance.choice([0, 1, 29, 30, 89, 90, 91, 200]),
            is_crisis=chance.random() < 0.2,
        )
    session, node, person = stage.session, stage.node, stage.person()
    care = list_care(count_contacts(session, node=node, person=person))
    listed = {each.organisation_id: str(each.advice) for each in care}
    spots = {each.organisation_id: each for each in list_spots(session, node=node, person=person)}
    words = {Standing.CALL: "call", Standing.PEACE: "leave"}
    drawn = {
        number: words[each.standing] for number, each in spots.items() if each.standing in words
    }
    assert listed == drawn
    assert set(listed.values()) == {"call", "leave"}
    warned = load_warning(session, node=node, person=person, organisation_ids=made)
    paused = {number for number, each in spots.items() if each.standing is Standing.PAUSED}
    assert set(warned) - paused == {n for n, advice in listed.items() if advice == "leave"}
