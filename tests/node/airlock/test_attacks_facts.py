"""Contacts, numbers, places, days, counts and roles in every dress: none passes unseen.

What identifies by itself holds a text up; what does so together with other things is shown to the
author and counted for the reader. Every case takes the way a draft takes.
"""

from time import process_time

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.leak_check import check_text_members, leak_check
from tests.node.airlock.invented_register import context, register

__all__: list[str] = []

NOBODY = register()
TYPES = FindingType


def shown(text: str, *, language: str, country: str = "BE") -> set[tuple[str, FindingType]]:
    where = context(language, known=NOBODY, country=country)
    return {(each.excerpt, each.type) for each in check_text_members({"a": text}, context=where)}


def held(text: str, *, language: str, country: str = "BE") -> set[tuple[str, FindingType]]:
    where = context(language, known=NOBODY, country=country)
    findings = leak_check({"a": text}, context=where, decided={})
    return {(each.excerpt, each.type) for each in findings}


@pytest.mark.parametrize(
    ("language", "text", "excerpt", "kind"),
    [
        pytest.param(
            "nl",
            "Mail jan punt p apenstaartje stad punt be.",
            "jan punt p apenstaartje stad punt be",
            TYPES.CONTACT,
            id="spelled-out e-mail in Dutch",
        ),
        pytest.param(
            "fr",
            "Écrire à marie arobase ville point fr.",
            "marie arobase ville point fr",
            TYPES.CONTACT,
            id="spelled-out e-mail in French",
        ),
        pytest.param(
            "de",
            "Schreiben an udo Klammeraffe amt Punkt de.",
            "udo Klammeraffe amt Punkt de",
            TYPES.CONTACT,
            id="spelled-out e-mail in German",
        ),
        pytest.param(
            "en",
            "Write to john dot smith at town dot org.",
            "john dot smith at town dot org",
            TYPES.CONTACT,
            id="spelled-out e-mail in English",
        ),
        pytest.param(
            "nl",
            "Bel nul vier zeven vijf een twee drie vier vijf zes.",
            "nul vier zeven vijf een twee drie vier vijf zes",
            TYPES.CONTACT,
            id="phone in words, Dutch",
        ),
        pytest.param(
            "fr",
            "Appeler le zéro six vingt-trois quarante-cinq soixante-sept dix.",
            "zéro six vingt-trois quarante-cinq soixante-sept dix",
            TYPES.CONTACT,
            id="phone in words, French",
        ),
        pytest.param(
            "de",
            "Anruf bei null eins sieben sechs eins zwei drei vier fünf sechs sieben.",
            "null eins sieben sechs eins zwei drei vier fünf sechs sieben",
            TYPES.CONTACT,
            id="phone in words, German",
        ),
        pytest.param(
            "en",
            "Ring zero four seven five one two three four five six.",
            "zero four seven five one two three four five six",
            TYPES.CONTACT,
            id="phone in words, English",
        ),
        pytest.param(
            "nl", "Bel O475 l2 34 56 nu.", "O475 l2 34 56", TYPES.CONTACT, id="number with letters"
        ),
        pytest.param(
            "nl",
            "Het geld ging naar BE71 0961 2345 6769.",
            "BE71 0961 2345 6769",
            TYPES.ID,
            id="IBAN with spaces",
        ),
        pytest.param(
            "nl",
            "Stort op B E 7 1 0 9 6 1 2 3 4 5 6 7 6 9 graag.",
            "B E 7 1 0 9 6 1 2 3 4 5 6 7 6 9",
            TYPES.ID,
            id="IBAN with a space behind every letter",
        ),
        pytest.param("nl", "De auto 1-ABC-234 stond er.", "1-ABC-234", TYPES.ID, id="plate"),
        pytest.param("fr", "La voiture AB-123-CD.", "AB-123-CD", TYPES.ID, id="plate in French"),
        pytest.param("de", "Das Auto K-AB 1234.", "K-AB 1234", TYPES.ID, id="plate in German"),
        pytest.param(
            "nl", "Bij 50.9281, 4.4244.", "50.9281, 4.4244", TYPES.ADDRESS, id="coordinates"
        ),
        pytest.param(
            "fr", "À 50°55'41\"N.", "50°55'41\"N", TYPES.ADDRESS, id="coordinates in degrees"
        ),
        pytest.param(
            "nl", "Zie krant.be/stuk daarover.", "krant.be/stuk", TYPES.CONTACT, id="press URL"
        ),
        pytest.param(
            "en",
            "See hxxps://paper.example/2024/fire now.",
            "hxxps://paper.example/2024/fire",
            TYPES.CONTACT,
            id="press URL made harmless",
        ),
        pytest.param(
            "nl", "Hij is geboren in 2006.", "geboren in 2006", TYPES.DATE, id="birth year, Dutch"
        ),
        pytest.param("fr", "Il est né en 2006.", "né en 2006", TYPES.DATE, id="birth year, French"),
        pytest.param(
            "de", "Er ist 2006 geboren.", "2006 geboren", TYPES.DATE, id="birth year, German"
        ),
        pytest.param("en", "He was born in 2006.", "born in 2006", TYPES.DATE, id="birth year"),
        pytest.param("nl", "Wij zagen twee broers.", "twee broers", TYPES.COUNT, id="count, nl"),
        pytest.param("fr", "Il y a deux frères.", "deux frères", TYPES.COUNT, id="count, fr"),
        pytest.param("de", "Es kamen drei Jugendliche.", "drei Jugendliche", TYPES.COUNT, id="de"),
        pytest.param("en", "Seven pupils left.", "Seven pupils", TYPES.COUNT, id="count, en"),
        pytest.param("en", "All but two came.", "All but two", TYPES.COUNT, id="complement, en"),
        pytest.param("fr", "Tous sauf deux.", "Tous sauf deux", TYPES.COUNT, id="complement, fr"),
        pytest.param(
            "nl", "Iedereen op twee na kwam.", "op twee na", TYPES.COUNT, id="complement, nl"
        ),
        pytest.param(
            "de", "Alle bis auf zwei kamen.", "Alle bis auf zwei", TYPES.COUNT, id="complement, de"
        ),
        pytest.param(
            "en",
            "He is the only baker in the village.",
            "the only baker in the village",
            TYPES.ROLE,
            id="unique role",
        ),
        pytest.param(
            "en",
            'He said: "I never wanted to leave."',
            "I never wanted to leave.",
            TYPES.QUOTE,
            id="findable quote",
        ),
        pytest.param(
            "en",
            "It was the fire at Larkspur Hall in March 2024.",
            "the fire at Larkspur Hall in March 2024",
            TYPES.EVENT,
            id="event and month",
        ),
    ],
)
def test_what_identifies_by_itself_holds_a_text_up(
    language: str, text: str, excerpt: str, kind: FindingType
) -> None:
    country = {"fr": "FR", "de": "DE", "en": "BE"}.get(language, "BE")

    assert any(
        excerpt in found and found_kind is kind
        for found, found_kind in held(text, language=language, country=country)
    ), held(text, language=language, country=country)


@pytest.mark.parametrize(
    ("language", "text", "excerpt", "kind"),
    [
        pytest.param("nl", "Zij kwam vorige dinsdag.", "vorige dinsdag", TYPES.DATE, id="day, nl"),
        pytest.param("fr", "Venue mardi dernier.", "mardi dernier", TYPES.DATE, id="day, fr"),
        pytest.param("de", "Sie kam letzten Dienstag.", "letzten Dienstag", TYPES.DATE, id="de"),
        pytest.param("en", "They came last Monday.", "last Monday", TYPES.DATE, id="day, en"),
        pytest.param("nl", "Het was eergisteren.", "eergisteren", TYPES.DATE, id="day before"),
        pytest.param("en", "She is in Year 9.", "Year 9", TYPES.AGE, id="school year, en"),
        pytest.param("de", "Er geht in die 7b.", "7b", TYPES.AGE, id="school year, de"),
        pytest.param("nl", "Hij zit in 3 vmbo.", "3 vmbo", TYPES.AGE, id="school year, nl"),
        pytest.param("fr", "Il est en 4e B.", "4e B", TYPES.AGE, id="school year, fr"),
        pytest.param("en", "Her older brother came.", "Her older brother", TYPES.ROLE, id="en"),
        pytest.param("nl", "Toen belde zijn oom.", "zijn oom", TYPES.ROLE, id="kinship, nl"),
        pytest.param("fr", "Sa tante est venue.", "Sa tante", TYPES.ROLE, id="kinship, fr"),
        pytest.param("de", "Ihr Bruder kam.", "Ihr Bruder", TYPES.ROLE, id="kinship, de"),
        pytest.param("en", "the wife of the imam", "the wife of the imam", TYPES.ROLE, id="wife"),
    ],
)
def test_what_identifies_with_other_things_is_shown(
    language: str, text: str, excerpt: str, kind: FindingType
) -> None:
    assert any(
        excerpt in found and found_kind is kind
        for found, found_kind in shown(text, language=language)
    ), shown(text, language=language)


@pytest.mark.parametrize("piece", ["J.", "a-", "1 ", "x@y.", "“", "&#1;", "van 't ", "\u0301"])
def test_no_rule_runs_away_on_a_text_that_only_repeats(piece: str) -> None:
    text = (piece * 4_000)[:4_000]
    begun = process_time()

    check_text_members({"a": text}, context=context("nl", known=NOBODY))

    assert process_time() - begun < 20


def test_a_finding_of_each_weight_is_told_apart() -> None:
    where = context("en", known=NOBODY)
    findings = check_text_members({"a": "All but two came last Monday."}, context=where)

    assert {each.severity for each in findings} == {Severity.HIGH, Severity.MEDIUM}
