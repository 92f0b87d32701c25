"""F18: something useful is offered to who likes to hear about it, and sharing it is logged."""

from sqlalchemy import update

from node.database import Zone, db, start_writing
from node.private.network.log import list_lines
from node.private.network.models import LogRow
from node.private.network.words import LogKind
from tests.node.private.method.words import words
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_who_likes_to_hear_about_it_is_suggested_until_it_was_shared(stage: NetworkStage) -> None:
    wants = stage.organisation("Zonnehof", content={"interests": ("mentoring", "parents")})
    stage.organisation("Akker", content={"interests": ("parents",)})
    stage.organisation("Beek")
    item = stage.line(LogKind.USEFUL, text="Een gids", content={"themes": ("mentoring",)})
    page = words(stage, "/network/useful")
    assert "Zonnehof: likes to hear about" in page
    assert "Akker" not in page
    assert "Beek" not in page
    url = f"/network/useful/{item}/share"
    assert stage.post(url, {"organisation": str(wants)}).status_code == 303
    assert "Zonnehof: likes to hear about" not in words(stage, "/network/useful")
    gift = list_lines(stage.session, node=stage.node, person=stage.person(), limit=1)[0]
    assert (gift.draft.kind, gift.draft.organisation_id) == (LogKind.WE_GAVE, wants)
    # The text stays in the item alone, and goes with it.
    assert gift.content.text == ""
    assert gift.content.themes == ("mentoring",)


def test_nothing_is_given_twice(stage: NetworkStage) -> None:
    wants = stage.organisation("Zonnehof", content={"interests": ("mentoring",)})
    item = stage.line(LogKind.USEFUL, text="Een gids", content={"themes": ("mentoring",)})
    url = f"/network/useful/{item}/share"
    for _time in range(2):
        stage.post(url, {"organisation": str(wants)})
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    assert [each.draft.kind for each in lines].count(LogKind.WE_GAVE) == 1
    assert "It was shared with them already." in words(stage, "/network/useful")


def test_a_gift_that_a_colleague_keeps_to_themselves_tells_nobody_else(stage: NetworkStage) -> None:
    wants = stage.organisation("Zonnehof", content={"interests": ("mentoring",)})
    item = stage.line(LogKind.USEFUL, text="Een gids", content={"themes": ("mentoring",)})
    stage.post(f"/network/useful/{item}/share", {"organisation": str(wants)})
    owner = stage.person().account_id
    start_writing(stage.session, Zone.PRIVATE)
    db.session.execute(update(LogRow).where(LogRow.kind == LogKind.WE_GAVE).values(owner_id=owner))
    stage.commit()
    assert "Zonnehof: likes to hear about" not in words(stage, "/network/useful")
    assert "Zonnehof: likes to hear about" in words(stage, "/network/useful", "co")


def test_an_organisation_of_a_colleague_alone_is_not_suggested(stage: NetworkStage) -> None:
    stage.organisation("Zonnehof", content={"interests": ("mentoring",)}, is_mine=True)
    stage.line(LogKind.USEFUL, text="Een gids", content={"themes": ("mentoring",)})
    assert "Zonnehof" in words(stage, "/network/useful")
    assert "Zonnehof" not in words(stage, "/network/useful", "co")


def test_what_is_useful_and_about_nothing_is_asked_for_its_themes(stage: NetworkStage) -> None:
    stage.line(LogKind.USEFUL, text="Een gids")
    assert "Say what it is about" in words(stage, "/network/useful")


def test_a_line_that_is_nothing_useful_cannot_be_shared(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    line = stage.line(LogKind.WE_ASKED, number, text="Een zaal")
    url = f"/network/useful/{line}/share"
    assert stage.post(url, {"organisation": str(number)}).status_code == 422
    assert stage.post(url, {"organisation": "x"}).status_code == 422
