"""Small numbers of people are found in figures and in sentences, and nothing else is."""

import pytest

from node.private.network.fact import Counted, FactContent
from node.private.network.fact_rules import faults_of_fact, small_number_of

__all__: list[str] = []


@pytest.mark.parametrize(
    ("number", "small"),
    [
        *(("9", 9), ("0", 0), ("10", None), ("1240", None), ("1 240", None), ("1.240", None)),
        *(("1\u202f240", None), ("3 %", None), ("9 of 100", 9), ("3 procent", None)),
    ],
)
def test_a_figure_about_people_is_small_below_the_least(number: str, small: int | None) -> None:
    content = FactContent(statement="So.", number=number, counted=Counted.PEOPLE, source="S")
    assert small_number_of(content, minimum=10) == small


def test_a_figure_about_something_else_may_be_small() -> None:
    assert faults_of_fact(FactContent(statement="So.", number="3", source="S"), minimum=10) == ()


@pytest.mark.parametrize(
    ("statement", "small"),
    [
        ("In total 3 boys left.", 3),
        ("Drie jongeren bleven thuis.", 3),
        ("Trois jeunes sont partis.", 3),
        ("Fünf junge Menschen kamen.", 5),
        ("There are 0 families.", 0),
        ("In 3 schools 400 pupils learn.", None),
        ("Wij spraken 1 400 mensen.", None),
        ("De stad telt 42 000 inwoners.", None),
        ("La ville compte 60\u202f000 habitants.", None),
        ("5 % van de jongeren.", None),
        ("Nobody left.", None),
        ("Zero people left.", None),
        ("Since 2 years 12 people come.", None),
    ],
)
def test_a_sentence_with_a_small_number_of_people_is_found(
    statement: str, small: int | None
) -> None:
    assert small_number_of(FactContent(statement=statement), minimum=10) == small


def test_the_least_is_the_town_s_own() -> None:
    content = FactContent(statement="12 boys left.")
    assert small_number_of(content, minimum=10) is None
    assert small_number_of(content, minimum=20) == 12


def test_a_number_without_digits_or_source_is_told_both() -> None:
    content = FactContent(statement="So.", number="many")
    assert len(faults_of_fact(content, minimum=10)) == 2
