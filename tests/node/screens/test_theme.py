"""Every pair of colours that meets on a page can be told apart, and a node's colour is checked."""

import re

import pytest

from node.errors import InputRefusedError
from node.screens.theme import COLOURS, DEFAULT_COLOUR, PAIRS, Pair, contrast, read_theme


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        # Values of the contrast checker of WebAIM, which cuts behind two places.
        pytest.param("#000000", "#ffffff", 21.0, id="black on white"),
        pytest.param("#777777", "#ffffff", 4.47, id="the grey that just fails"),
        pytest.param("#767676", "#ffffff", 4.54, id="the grey that just passes"),
        pytest.param("#0000ff", "#ffffff", 8.59, id="blue"),
        pytest.param("#ff0000", "#ffffff", 3.99, id="red"),
        pytest.param("#123456", "#123456", 1.0, id="the same twice"),
    ],
)
def test_contrast_is_what_others_compute(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.front} on {pair.back}")
def test_a_pair_that_meets_on_a_page_can_be_told_apart(pair: Pair) -> None:
    assert contrast(COLOURS[pair.front], COLOURS[pair.back]) >= pair.least


def test_every_colour_of_words_and_signs_is_in_a_pair() -> None:
    # White, paper and sand are grounds; a line only separates what space separates already.
    named = {name for pair in PAIRS for name in (pair.front, pair.back)}
    assert set(COLOURS) - named == {"line"}


def test_the_colour_of_a_node_that_chose_none_is_taken() -> None:
    theme = read_theme(DEFAULT_COLOUR)
    assert theme.primary == DEFAULT_COLOUR
    assert contrast(theme.primary_tint, COLOURS["ink"]) >= 4.5


@pytest.mark.parametrize("colour", ["#0b4f5c", "#7A1F3D", "#003399", "#000000", "#767676"])
def test_white_can_be_read_on_everything_mixed_from_a_colour(colour: str) -> None:
    theme = read_theme(colour)
    for shade in (theme.primary, theme.primary_dark, theme.primary_shade):
        assert contrast(shade, "#ffffff") >= 4.5
    assert contrast(theme.primary_tint, COLOURS["ink"]) >= 4.5
    assert contrast(theme.primary, COLOURS["paper"]) >= 3


@pytest.mark.parametrize(
    ("colour", "told"),
    [("#777777", "4.4 to 1"), ("#ffc94d", "1.5 to 1"), ("#ffffff", "1.0 to 1")],
)
def test_a_colour_on_which_white_cannot_be_read_is_refused_with_the_ratio(
    colour: str, told: str
) -> None:
    with pytest.raises(InputRefusedError, match=re.escape(told)):
        read_theme(colour)


@pytest.mark.parametrize(
    "colour",
    [
        "",
        "teal",
        "#0b4",
        "0b4f5c",
        "#0b4f5c;}",
        "#0b4f5c\n",
        "#0b4f5g",
        "#\u0660\u0660\u0660\u0660\u0660\u0660",
    ],
)
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(InputRefusedError, match="six digits"):
        read_theme(colour)


def test_the_stylesheet_holds_properties_alone() -> None:
    sheet = read_theme("#7A1F3D").stylesheet()
    assert re.fullmatch(r":root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\n", sheet)
    assert "--lp-primary:#7a1f3d" in sheet
