"""F33: independence rises with partners' own links, and not with the coordinator's."""

from node.database import db
from node.private.network.changes import note_erasure
from node.private.network.models import LogRow
from node.private.network.words import LogKind
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []

PAGE = "/network/independence"


def test_it_is_not_there_until_it_is_switched_on(stage: NetworkStage) -> None:
    assert stage.get(PAGE).status_code == 404
    stage.switch_on("F33")
    assert "Nothing to count yet." in stage.text(PAGE)


def test_it_rises_with_two_links_of_partners_and_returns_after_one_of_ours(
    stage: NetworkStage,
) -> None:
    stage.switch_on("F33")
    one, two, three = (stage.organisation(name) for name in ("Akker", "Beemd", "Cirkel"))
    stage.line(LogKind.WE_ASKED, one, text="Een zaal")
    stage.line(LogKind.WE_ASKED, two, text="Een zaal")
    assert "0 % of all links do not pass through the coordinator." in stage.text(PAGE)
    stage.line(LogKind.TOLD_LINK, one, other_id=two)
    stage.line(LogKind.TOLD_LINK, two, other_id=three)
    page = stage.text(PAGE)
    assert "50 % of all links do not pass through the coordinator." in page
    assert "3 organisations" in page
    added = stage.line(LogKind.WE_ASKED, three, text="Een zaal")
    assert "40 % of all links" in stage.text(PAGE)
    session = db.session()
    note_erasure(session)
    session.delete(session.get_one(LogRow, added))
    stage.commit()
    assert "50 % of all links do not pass through the coordinator." in stage.text(PAGE)


def test_a_link_told_twice_and_from_both_sides_counts_once(stage: NetworkStage) -> None:
    stage.switch_on("F33")
    one, two = stage.organisation("Akker"), stage.organisation("Beemd")
    stage.line(LogKind.WE_ASKED, one, text="Een zaal")
    stage.line(LogKind.TOLD_LINK, one, other_id=two)
    stage.line(LogKind.TOLD_LINK, two, other_id=one)
    assert "50 % of all links" in stage.text(PAGE)
