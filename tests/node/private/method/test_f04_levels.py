"""F04: partners are known at several levels, because the top has to carry what the floor does."""

import pytest

from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.words import ContactKind, WorkLevel
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

FLOOR, ABOVE = "on the floor but nobody above", "above but nobody on the floor"


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((WorkLevel.OPERATIONAL,), FLOOR),
        ((WorkLevel.STRATEGIC,), ABOVE),
        ((WorkLevel.TACTICAL,), ABOVE),
        ((WorkLevel.OPERATIONAL, WorkLevel.TACTICAL), None),
        ((), None),
    ],
    ids=["floor", "top", "middle", "both", "nobody"],
)
def test_the_page_warns_when_a_level_is_missing(
    stage: NetworkStage, levels: tuple[WorkLevel, ...], said: str | None
) -> None:
    stage.switch_on("F04")
    number = stage.organisation("Zonnehof")
    for level in levels:
        content = ContactContent(function="Secretariaat", mailbox="info@zonnehof.example")
        draft = ContactDraft(
            organisation_id=number, kind=ContactKind.ROLE_MAILBOX, level=level, content=content
        )
        add_contact(stage.session, node=stage.node, actor=stage.person(), draft=draft)
        stage.commit()
    page = stage.text(f"/network/{number}")
    assert "Contacts at each level" in page
    assert [each for each in (FLOOR, ABOVE) if each in page] == ([said] if said else [])


def test_nothing_of_it_shows_while_it_is_off(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert "Contacts at each level" not in stage.text(f"/network/{number}")
    assert "At which level" not in stage.text(f"/network/{number}/contacts/new")
