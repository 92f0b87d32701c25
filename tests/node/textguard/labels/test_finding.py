"""Labels are found where they are used, not where they are spoken about, in little time."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest

from node.textguard.labels import LANGUAGES, find_labels
from node.textguard.labels.finding import MAX_CHARACTERS

__all__: list[str] = []


def words(text: str, language: str) -> list[str]:
    return [each.excerpt for each in find_labels(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Returnees and hate preachers were feared.", ["Returnees", "hate preachers"]),
        ("en", "We asked vulnerable Muslims to join.", ["vulnerable Muslims"]),
        ("en", "Some call it a no-go area.", ["no-go area"]),
        ("en", "PROBLEM YOUTHS hung around.", ["PROBLEM YOUTHS"]),
        ("en", "He was an Islamist, they said.", ["an Islamist"]),
        (
            "nl",
            "Probleemjongeren uit achterstandswijken.",
            ["Probleemjongeren", "achterstandswijken"],
        ),
        ("nl", "De terugkeerders en IS-kinderen.", ["terugkeerders", "IS-kinderen"]),
        ("fr", "Dans un quartier sensible, des fichés S.", ["quartier sensible", "fichés S"]),
        (
            "fr",
            "DES PRECHEURS DE HAINE, DES PRÊCHEURS DE HAINE",
            ["PRECHEURS DE HAINE", "PRÊCHEURS DE HAINE"],
        ),
        ("fr", "les jeunes issus de l'immigration", ["jeunes issus de l'immigration"]),
        ("de", "Die Gefährderinnen und Hasspredigern.", ["Gefährderinnen", "Hasspredigern"]),
        ("nl-BE", "allochtone jongeren", ["allochtone jongeren"]),
    ],
)
def test_a_label_is_found_in_every_case_and_form(
    language: str, text: str, found: list[str]
) -> None:
    assert words(text, language) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Radicalisation prevention works best with schools and extremism with facts."),
        ("en", "The problem is families who were never asked; it is children who pay."),
        ("en", "Islamist extremism and jihadist propaganda were themes of the evening."),
        ("en", "An Islamist organisation was banned."),
        ("en", "We avoid the word returnee and the term hate preacher."),
        ("en", "Nobody said “problem youth” any more."),
        ("en", 'They discussed "vulnerable Muslims" as a phrase.'),
        ("en", "The Illegal Immigrants Act was debated."),
        ("en", "The Troubled Families Programme ended; free radicals are chemistry."),
        ("en", "Problem. Youths met on Friday."),
        ("nl", "Preventie van radicalisering en polarisatie in de wijk."),
        ("nl", "De Wet inburgering buitenlanders geldt hier."),
        ("nl", "Hij is kind van gescheiden ouders."),
        ("nl", "Het woord allochtoon gebruiken we niet, en ook \u2018probleemjongeren\u2019 niet."),
        ("nl", "Illegaal vuurwerk en islamistisch extremisme."),
        ("fr", "La prévention de la radicalisation dans le quartier prioritaire."),
        ("fr", "Il a assisté à la réunion en revenant du travail."),
        ("fr", "La propagande djihadiste et l'extrémisme islamiste."),
        ("fr", "Le terme « quartier sensible » n'est plus utilisé."),
        ("fr", "Les drogues, une fiche S et un caid."),
        ("fr", "La loi sur l'accueil des clandestins."),
        ("de", "Radikalisierungsprävention und islamistischer Extremismus."),
        ("de", "Die Gefährderansprache und die Ausländerbehörde."),
        ("de", "Der Begriff Gefährder wird erklärt, ebenso „Parallelgesellschaft“."),
        ("de", "Das Gesetz über Ausländer wurde geändert."),
        ("es", "Los retornados y un gueto."),
    ],
)
def test_ordinary_uses_are_not_flagged(language: str, text: str) -> None:
    assert words(text, language) == []


def test_a_law_or_a_quotation_elsewhere_in_the_text_excuses_nothing() -> None:
    assert words("The Act was passed. Returnees came. “No.” Nazis? “Why?”", "en") == ["Returnees"]
    assert words("“We met the returnees on a long and rainy evening,” she said.", "en") == [
        "returnees"
    ]


def test_the_longest_form_counts_and_labels_never_overlap() -> None:
    found = find_labels("second-generation immigrants, illegal immigrants", language="en")
    assert [each.excerpt for each in found] == [
        "second-generation immigrants",
        "illegal immigrants",
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


LONG: dict[str, Callable[[], str]] = {
    "labels": lambda: "ghetto " * 10_000,
    "quoted": lambda: '"ghetto" ' * 10_000,
    "quotes": lambda: '"' * 60_000,
    "open quotes": lambda: "“ghetto a " * 6_000,
    "laws": lambda: "Wet ghetto " * 6_000,
    "beginnings": lambda: "an islamist les jeune hard to reach " * 2_000,
    "one word": lambda: "a" * 60_000,
    "other words": lambda: " ".join(f"{chr(97 + at % 26)}{at:x}é" for at in range(10_000)),
    "spaces": lambda: " " * 60_000,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_no_text_takes_longer_than_the_gate_may(text: Callable[[], str], language: str) -> None:
    find_labels("", language=language)
    long = text()
    begun = time.process_time()
    find_labels(long, language=language)
    assert time.process_time() - begun < 5


def test_what_lies_beyond_the_budget_is_not_looked_at() -> None:
    assert words("x " * (MAX_CHARACTERS // 2) + "ghetto", "en") == []
