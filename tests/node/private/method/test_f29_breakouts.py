"""F29: break-outs by interest and size, with how many got their first wish."""

from tests.node.private.meetings.tables import seat_meeting
from tests.node.private.network_stage import NetworkStage

__all__: list[str] = []


def test_a_page_makes_tables_and_says_how_many_got_their_first_wish(stage: NetworkStage) -> None:
    likes = [("mentoring",), ("mentoring", "parents"), ("mentoring",), ("parents",)]
    towns = [
        stage.organisation(f"Huis {at}", content={"interests": each})
        for at, each in enumerate(likes)
    ]
    page = f"/meetings/{seat_meeting(stage, towns)}/breakouts"
    asked = stage.text(page)
    assert '<option value="mentoring" selected>' in asked, "what most like is filled in"
    form = {
        "theme_0": "mentoring",
        "places_0": "2",
        "theme_1": "parents",
        "places_1": "3",
        "least": "1",
    }
    assert stage.post(page, form).status_code == 303
    text = stage.text(page)
    assert "First wish: 3 of at most 3 people" in text
    assert "2 of 2 places" in text
    assert "Huis 3" in text


def test_too_few_places_are_said_and_what_was_typed_stays(stage: NetworkStage) -> None:
    page = f"/meetings/{seat_meeting(stage, [stage.organisation(name) for name in 'AB'])}/breakouts"
    answer = stage.post(page, {"theme_0": "mentoring", "places_0": "1", "least": "0"})
    assert answer.status_code == 422
    text = answer.get_data(as_text=True)
    assert "not enough places: 1 for 2 people" in text
    assert '<option value="mentoring" selected>' in text
    assert stage.post(page, {"least": "0"}).status_code == 422
    assert stage.post(page, {"theme_0": "x", "places_0": "4", "least": "0"}).status_code == 422


def test_an_empty_list_says_what_to_do_first(stage: NetworkStage) -> None:
    page = f"/meetings/{seat_meeting(stage, [])}/breakouts"
    assert "Put organisations on it first" in stage.text(page)
    assert (
        stage.post(page, {"theme_0": "mentoring", "places_0": "4", "least": "0"}).status_code == 422
    )
