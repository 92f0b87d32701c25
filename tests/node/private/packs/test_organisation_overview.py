"""The page of one organisation shows both sides, the groups and meetings, and give and ask."""

import pytest

from node.database import db
from node.private.network.group import GroupContent, GroupDraft
from node.private.network.group_members import add_members
from node.private.network.groups import add_group
from node.private.network.own_card import OwnCardContent
from node.private.network.own_cards import save_own_card
from node.private.network.words import GroupKind, LogKind
from tests.node.private.meetings.planned import hold, plan
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_our_own_mandate_stands_beside_theirs(stage: NetworkStage) -> None:
    school = stage.organisation("Akker", content={"mandate": "Leerplicht"})
    page = stage.text(f"/network/{school}")
    assert "Them and us" in page
    assert page.count("Not written yet") == 3
    content = OwnCardContent(
        legal_basis="Besluit van 12 mei", aim="Niemand valt uit", limits="Geen dossiers"
    )
    actor = stage.person()
    save_own_card(
        db.session(),
        node=stage.node,
        actor=actor,
        content=content,
        review_on=None,
        elections_on=None,
        revision=0,
    )
    stage.commit()
    page = stage.text(f"/network/{school}")
    for text in ("Leerplicht", "Besluit van 12 mei", "Niemand valt uit", "Geen dossiers"):
        assert text in page
    assert "Not written yet" not in page


def test_give_and_ask_of_the_year_stand_in_one_line(stage: NetworkStage) -> None:
    school = stage.organisation("Akker")
    assert "In the last year" not in stage.text(f"/network/{school}")
    stage.line(LogKind.WE_ASKED, school, days_ago=3)
    stage.line(LogKind.WE_GAVE, school, days_ago=2)
    assert "In the last year we asked 1 time, gave 1 time." in stage.text(f"/network/{school}")


def test_the_meetings_of_an_organisation_lead_to_their_page(stage: NetworkStage) -> None:
    school, club = stage.organisation("Akker"), stage.organisation("Beek")
    held = hold(stage, [school, club], title="Kennismaking")
    coming = plan(stage, [school], title="Volgende keer")
    hidden = plan(stage, [school], title="Zonder collega", handle="co", is_mine=True)
    elsewhere = plan(stage, [club], title="Elders")
    called_off = plan(stage, [school], title="Afgelast")
    stage.post(f"/meetings/{called_off}/cancel")
    page = stage.text(f"/network/{school}")
    assert page.index("Volgende keer") < page.index("Kennismaking")
    for meeting in (held, coming):
        assert f'href="/meetings/{meeting}"' in page
    for meeting in (hidden, elsewhere, called_off):
        assert str(meeting) not in page
    assert f"/meetings/{hidden}" in stage.text(f"/network/{school}", "co")


@pytest.mark.parametrize(
    ("kind", "is_shown"), [(GroupKind.SIMILAR, True), (GroupKind.PANEL, False)]
)
def test_a_group_has_its_name_unless_its_part_is_off(
    stage: NetworkStage, *, kind: GroupKind, is_shown: bool
) -> None:
    school = stage.organisation("Akker")
    stage.switch_on("F53")
    draft = GroupDraft(content=GroupContent(name="Schoolteam"), kind=kind)
    actor = stage.person()
    group = add_group(db.session(), node=stage.node, actor=actor, draft=draft)
    add_members(
        db.session(), node=stage.node, actor=actor, group_id=group, organisation_ids=[school]
    )
    stage.commit()
    stage.post("/network/optional/F53/off")
    assert ("Schoolteam" in stage.text(f"/network/{school}")) is is_shown
