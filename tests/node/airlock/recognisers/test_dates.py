"""Days, births and ages: finer than a month, or one person's."""

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.recognisers.dates import DatesAndAges
from tests.node.airlock.invented_register import context, spans


def found(text: str) -> list[tuple[str, str]]:
    return [(excerpt, match.rule) for excerpt, match in spans(DatesAndAges(), text, context())]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Het was op 12 maart 2024 laat.", "op 12 maart 2024"),
        ("It was on the 3rd of March.", "on the 3rd of March"),
        ("March 12, 2024 was cold", "March 12, 2024"),
        ("C'était le 1er mars 2024.", "le 1er mars 2024"),
        ("Es war am 3. März 2024.", "am 3. März 2024"),
        ("fue el 3 de mayo de 2024", "el 3 de mayo de 2024"),
        ("era il 3 maggio 2024", "il 3 maggio 2024"),
        ("datum 12/03/2024 genoteerd", "12/03/2024"),
        ("datum 2024-03-12 genoteerd", "2024-03-12"),
        ("datum 12.3.24 genoteerd", "12.3.24"),
    ],
)
def test_an_exact_day_is_found(text: str, excerpt: str) -> None:
    assert found(text) == [(excerpt, "dates.day")]


@pytest.mark.parametrize(
    "text",
    [
        "geboren op 12 maart 2006",
        "born in 2006",
        "née le 3 mai 2001",
        "geboren am 3.5.2009",
        "geburtsjahr: 2009",
        "nacido en 2006",
        "° 2006",
    ],
)
def test_a_birth_is_found_and_high(text: str) -> None:
    births = [
        (excerpt, match.severity)
        for excerpt, match in spans(DatesAndAges(), text, context())
        if match.rule == "dates.birth"
    ]

    assert births == [(text, Severity.HIGH)]


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("a 15-year-old boy", "15-year-old"),
        ("he, aged 15, left", "aged 15"),
        ("een 15-jarige jongen", "15-jarige"),
        ("een vijftienjarige jongen", "vijftienjarige"),
        ("een jongen van 15 jaar", "van 15 jaar"),
        ("zij is 15 jaar oud", "15 jaar oud"),
        ("âgée de 15 ans", "âgée de 15 ans"),
        ("er ist 15 Jahre alt", "15 Jahre alt"),
        ("ein fünfzehnjähriger Junge", "fünfzehnjähriger"),
        ("tiene 15 años", "tiene 15 años"),
        ("una ragazza di 15 anni", "ragazza di 15 anni"),
    ],
)
def test_a_single_age_is_found_and_medium(text: str, excerpt: str) -> None:
    ages = [
        (found_excerpt, match.type, match.severity)
        for found_excerpt, match in spans(DatesAndAges(), text, context())
    ]

    assert (excerpt, FindingType.AGE, Severity.MEDIUM) in ages


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in maart 2024, in the spring of 2024", id="months and seasons"),
        pytest.param("we werken 15 jaar samen, depuis 15 ans", id="lengths of time"),
        pytest.param("aged 12 to 17, de 12 a 17 años", id="age bands"),
        pytest.param("they may 5 times a week", id="a verb that is a month"),
        pytest.param("op 12 scholen, am 3 Orten", id="a number that is no day"),
        pytest.param("versie 12.2 van 2024", id="a version"),
    ],
)
def test_coarser_time_passes(text: str) -> None:
    assert found(text) == []
