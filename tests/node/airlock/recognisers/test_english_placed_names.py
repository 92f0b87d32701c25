"""English names that only their place in a text tells to be names, and what company tells."""

from collections.abc import Iterator
from time import perf_counter

import pytest

from node.airlock.recognisers.english.placed_names import find_placed_names
from node.airlock.recognisers.english.positions import find_by_position
from node.airlock.recognisers.english.traits import find_english_traits
from node.airlock.recognisers.names import Names
from node.textguard.canonical import canonicalise
from tests.node.airlock.invented_register import context


def words(text: str, spans: Iterator[tuple[int, int]]) -> list[str]:
    return sorted({text[start:end] for start, end in spans})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We asked Principal Gravel about it.", "Gravel"),
        ("The form went to Sgt. Lantern.", "Lantern"),
        ("Our neighbour Thistle saw it.", "Thistle"),
        ("Little Pebble slept.", "Pebble"),
        ("The Thrushes next door heard it.", "Thrushes"),
        ("The Gravel family moved.", "Gravel"),
        ("The minutes were taken by Gravel and typed.", "Gravel"),
        ("Ask Thistle for the key.", "Thistle"),
    ],
)
def test_who_stands_behind_a_title_or_a_function_is_a_person(text: str, name: str) -> None:
    assert name in words(text, find_placed_names(text))


def test_two_who_stand_behind_a_function_of_several_are_both_persons() -> None:
    assert words("The officers Gravel and Thistle came.", find_placed_names("")) == []
    text = "The officers Gravel and Thistle came."
    assert words(text, find_placed_names(text)) == ["Gravel", "Thistle"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was T. Gravel who rang.", "T. Gravel"),
        ("Gravel, T. was late.", "Gravel, T."),
        ("QUARVEN, DARRO was late.", "QUARVEN, DARRO"),
    ],
)
def test_an_initial_makes_a_word_a_surname(text: str, name: str) -> None:
    assert words(text, find_placed_names(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Plan B. Then we went home.",
        "We walked from A to B. Nobody came.",
        "A. Welcome\nB. Minutes\nC. Any business",
        "ETB, NEPS and HSE came.",
    ],
)
def test_a_letter_that_counts_is_no_initial(text: str) -> None:
    assert words(text, find_placed_names(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Present: Quarven, Stellick and Brunnow.", ["Brunnow", "Quarven", "Stellick"]),
        ("Present: Quarven and Stellick. Apologies: Gravel.", ["Gravel", "Quarven", "Stellick"]),
        ("Present: Quarven; Apologies: Gravel", ["Gravel", "Quarven"]),
        ("Coach: Gravel (Monday)", ["Gravel"]),
        ("- Quarven: brings cake", ["Quarven"]),
    ],
)
def test_who_is_listed_as_present_or_excused_is_a_person(text: str, names: list[str]) -> None:
    assert words(text, find_placed_names(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Pebble,\nthe room is free.", "Pebble"),
        ("Dear all, the room is free.\nRegards\nT. Gravel\n", "T. Gravel"),
        ("Dear all, the room is free.\nGravel", "Gravel"),
        ("It is done.\nQuarven\nSecretary\n", "Quarven"),
        ("She left, and Quarven did not.", "Quarven"),
    ],
)
def test_who_is_greeted_who_signs_and_who_acts_is_a_person(text: str, name: str) -> None:
    assert name in words(text, find_placed_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Parents,\nthe room is free.",
        "Dear Residents, dear all.",
        "To: All Staff",
        "Contact: Reception",
        "Minutes: Ghent, Oldham",
        "Teacher Training Day is on Monday.",
        "It was late, and Parliament did not agree.",
        "- Chairs: brought by the school",
    ],
)
def test_functions_bodies_and_towns_are_no_persons_by_their_place(text: str) -> None:
    assert words(text, find_placed_names(text)) == []


def test_a_given_name_on_the_map_is_a_town_where_the_text_says_so() -> None:
    assert words("Florence rang.", find_placed_names("Florence rang.")) == ["Florence"]
    text = "We met in Florence. Florence was hot."
    assert words(text, find_placed_names(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Senka runs Busy Buckets on the hill.", "Busy Buckets"),
        ("We began a circle together with Lumorra and two carers.", "Lumorra"),
        ("The machines came from Suds Up & Spin, which closed.", "Suds Up & Spin"),
        ("That is what made Common Ladle take us seriously.", "Common Ladle"),
    ],
)
def test_who_is_run_gives_and_is_persuaded_is_an_organisation(text: str, name: str) -> None:
    assert name in words(text, find_by_position(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bread came from Ghent.",
        "It made Parliament listen.",
        "Together with the Council we met.",
        "She runs Monday evenings.",
    ],
)
def test_a_town_and_a_public_body_are_no_organisation_of_somebody(text: str) -> None:
    assert words(text, find_by_position(text)) == []


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("The young man you read about is Kurdish; he left.", "Kurdish"),
        ("My neighbour is a Chechen.", "a Chechen"),
        ("(b) New arrival, Kurdish, will not share.", "Kurdish"),
        ("His brother, a Seventh-day Adventist until lately, came.", "Adventist"),
    ],
)
def test_the_origin_or_belief_of_one_person_is_found_as_a_predicate(text: str, trait: str) -> None:
    assert any(trait in found for found in words(text, find_english_traits(text)))


@pytest.mark.parametrize("text", ["The menu is Turkish.", "Two of the films were Danish."])
def test_the_origin_of_a_thing_is_nobodys(text: str) -> None:
    assert words(text, find_english_traits(text)) == []


@pytest.mark.parametrize(
    "piece",
    ["A. ", "Aa-", "Present: Aa, ", "Dear A", "by X ", "Quarven rang. ", "\nA. Gravel then "],
)
def test_a_long_text_of_one_piece_is_soon_read_for_english_names(piece: str) -> None:
    text = canonicalise((piece * 50_000)[:50_000])
    begun = perf_counter()

    found = list(Names().recognise(text, context("en")))

    # About five times what it takes: a scan from the first letter for each name took a minute.
    assert perf_counter() - begun < 6, len(found)
