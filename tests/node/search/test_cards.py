"""How old a confirmation is, in what towns are alike, and how a passage is cut."""

from pathlib import Path

import pytest

from node.language import speak
from node.search.cards import Piece, cut_pieces, is_older, likeness
from node.search.snippets import Snippet
from tests.nodes import NOON, make_settings


@pytest.mark.parametrize(
    ("month", "is_old"),
    [("2026-03", False), ("2024-03", False), ("2024-02", True), ("1999-12", True), ("", False)],
)
def test_a_practice_is_old_after_two_years(month: str, *, is_old: bool) -> None:
    assert is_older(month, months=24, now=NOON) is is_old


def test_pieces_put_together_are_the_passage_and_matches_are_marked() -> None:
    snippet = Snippet(text="een kampvuur hier", matches=((4, 12),))
    assert cut_pieces(snippet) == (
        Piece(text="een ", is_match=False),
        Piece(text="kampvuur", is_match=True),
        Piece(text=" hier", is_match=False),
    )


def test_a_match_at_an_end_leaves_no_empty_piece() -> None:
    assert cut_pieces(Snippet(text="kampvuur", matches=((0, 8),))) == (
        Piece(text="kampvuur", is_match=True),
    )


def test_a_town_is_like_this_one_in_size_in_area_and_in_country(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, population_band="p2", urbanisation="city")
    alike = {"population_band": ("p2",), "urbanisation": ("city",), "country": ("be",)}
    with speak("en"):
        assert likeness(alike, settings=settings) == (
            "As many inhabitants: 20,000 to 50,000 inhabitants",
            "The same kind of area: City",
            "The same country",
        )
        assert likeness({"country": ("fr",)}, settings=settings) == ()


def test_a_node_that_does_not_say_how_large_it_is_is_like_nobody_in_size(tmp_path: Path) -> None:
    assert likeness({"population_band": ("p2",)}, settings=make_settings(tmp_path)) == ()
