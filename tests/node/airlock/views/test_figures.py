"""The page on which a coordinator enters what only this town counts, and what it changes."""

from collections.abc import Mapping

import pytest

from node.airlock.group_figures import list_figures
from tests.node.airlock.views.walk import Walk, text_of

__all__: list[str] = []

GOOD: Mapping[str, str] = {
    "target_groups": "parents_family",
    "settings": "sport",
    "people": "7",
    "source": "count of the clubs, 2025",
}


def enter(walk: Walk, **changes: str) -> None:
    answer = walk.post("an", "/airlock/figures", {**GOOD, **changes})
    assert answer.status_code == 303


def test_the_page_says_what_figures_are_for_before_there_is_one(walk: Walk) -> None:
    page = text_of(walk.get("/airlock/figures"))
    assert "No figure is entered yet" in page
    assert "nothing is estimated" in page


def test_a_figure_is_shown_with_its_source_and_can_be_taken_out(walk: Walk) -> None:
    enter(walk)
    page = text_of(walk.get("/airlock/figures"))
    assert "7 people too few to share" in page
    assert "count of the clubs, 2025" in page
    (entered,) = list_figures(walk.session, node=walk.node)
    walk.post("an", f"/airlock/figures/{entered.figure_id}/remove")
    assert list_figures(walk.session, node=walk.node) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"people": ""}, "Write how many people that is."),
        ({"people": "a few"}, "Write a whole number"),
        ({"people": "1.200"}, "Write a whole number"),
        ({"source": ""}, "Write where the figure is from"),
        ({"target_groups": "", "settings": ""}, "Choose one to three things"),
        ({"age_band": "young"}, "such as 12-17"),
        ({"month": "spring"}, "such as 2025-03"),
        ({"age_band": "12-17", "month": "2025-03"}, "Choose one to three things"),
    ],
)
def test_a_wrong_figure_is_explained_and_what_was_typed_is_kept(
    walk: Walk, changes: dict[str, str], sentence: str
) -> None:
    answer = walk.post("an", "/airlock/figures", {**GOOD, **changes})
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    typed = {**GOOD, **changes}["source"]
    assert f'value="{typed}"' in answer.get_data(as_text=True)
    assert list_figures(walk.session, node=walk.node) == ()


def test_the_check_names_the_group_that_is_too_small_and_leads_to_its_ticks(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    enter(walk)
    answer = walk.get(f"/airlock/{request_id}/check")
    page = text_of(answer)
    assert "Groups that are too small" in page
    assert "7 people" in page
    assert "Nothing holds it up" not in page
    assert f"/airlock/{request_id}/tick/target_groups" in answer.get_data(as_text=True)
    assert "this is about is too small" in text_of(walk.ask(request_id, "ran"))

    walk.post("an", f"/airlock/{request_id}/tick/target_groups", {"chosen": ["youth"]})
    assert "Groups that are too small" not in text_of(walk.get(f"/airlock/{request_id}/check"))
    assert walk.ask(request_id, "ran").status_code == 303


def test_the_check_says_what_is_not_computable(walk: Walk) -> None:
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/check"))
    assert "are not computable" in page
