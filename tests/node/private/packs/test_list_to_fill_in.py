"""The list that is given to be filled in, and what the page tells of lists that were brought."""

import pytest

from node.private.network.organisations import list_organisations
from node.private.network.words import Part
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.bringing import PAGE, store, through

__all__: list[str] = []

LIST = "Organisatie;Sector\nZonnehof;Schools\n"


@pytest.mark.parametrize("language", ["en", "nl", "fr", "de"])
def test_the_list_to_fill_in_is_understood_in_the_language_it_was_given_in(
    stage: NetworkStage, language: str
) -> None:
    given = stage.browsers["an"].get(
        "/network/import/template", headers={"Accept-Language": language}
    )
    told = given.get_data(as_text=True)
    assert {"en": "Youth work", "nl": "Jeugdwerk", "fr": "jeunesse", "de": "Jugendarbeit"}[
        language
    ] in told
    store(stage, through(stage, given.get_data()))
    (found,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert (found.draft.sector, found.draft.part) == (Sector.YOUTH_WORK, Part.FORMAL)


def test_a_list_is_told_by_the_clock_of_the_town(stage: NetworkStage) -> None:
    through(stage, LIST)
    told = stage.text(PAGE)
    assert "2 March 2026 at 13:00" in told
    assert "UTC" not in told
