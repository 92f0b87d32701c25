"""Dutch: names that are words, compounds or towns as well, where only somebody can stand.

Everybody here is invented.
"""

import pytest

from node.airlock.recognisers.names import Names
from tests.node.airlock.invented_register import context, register, spans

NOBODY = register()


def found(text: str) -> str:
    """Return all that is found as a name, in a row."""
    return " ".join(excerpt for excerpt, _ in spans(Names(), text, context("nl", known=NOBODY)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gebeld met mw. Kersensloot hierover.", "Kersensloot"),
        ("Ook dhr. onder de Wolken was er.", "onder de Wolken"),
        ("De brief van mevr. Houten ligt klaar.", "Houten"),
        ("Gisteren opende wethouder Roggebloem de avond.", "Roggebloem"),
        ("Toen kwam schepen van den Akker langs.", "van den Akker"),
    ],
)
def test_behind_a_title_any_word_is_a_name(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Daarna sprak de wethouder Onderwijs over het plan.",
        "Ook schepen Jeugd en Welzijn was er bij.",
        "Dat zei de directeur van de GGD vorig jaar.",
        "De burgemeester van Maaseik tekende het.",
    ],
)
def test_what_an_office_is_for_is_no_name(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize("name", ["Sneeuw", "Houten", "Kersensloot", "de Stille"])
def test_who_is_greeted_or_signs_is_somebody_whatever_the_word(name: str) -> None:
    assert name in found(f"dag {name},\n\nhet verslag volgt morgen.")
    assert name in found(f"het verslag volgt morgen.\ngr. {name}")
    assert name in found(f"het verslag volgt morgen.\nJ. {name}")


@pytest.mark.parametrize("greeting", ["Beste ouders,", "Beste Bewoners,"])
def test_a_group_that_is_greeted_is_nobody(greeting: str) -> None:
    assert found(f"{greeting}\n\nhet verslag volgt morgen.") == ""


@pytest.mark.parametrize("name", ["Sneeuw", "Kersensloot", "Wolkendijk", "van den Akker"])
def test_who_has_something_to_do_in_a_list_is_somebody(name: str) -> None:
    big = name[0].upper() + name[1:]
    assert big in found(f"Afspraken\n1. {big} belt de verhuurder.\n")
    assert big in found(f"Afspraken\n- {big} regelt de zaal.\n")
    assert name in found(f"Afspraken\nActie: {name}\n")
    assert name in found(f"Vergadering van mei, aanwezig: {name}, twee tolken.")


@pytest.mark.parametrize(
    "text",
    [
        "Afspraken\n1. Politie belt de verhuurder.\n2. School regelt de zaal.\n",
        "Aanwezig: Politie, Jeugdwerk, Voorzitter en Leerkracht.",
        "Afspraken\n- Gemeente maakt een plan.\n- Iedereen vraagt rond.\n",
    ],
)
def test_a_body_that_has_something_to_do_is_nobody(text: str) -> None:
    assert found(text) == ""


@pytest.mark.parametrize("name", ["Kersensloot", "Sneeuw", "van den Akker"])
def test_a_dossier_may_be_called_after_somebody(name: str) -> None:
    assert name in found(f"Sinds mei loopt het dossier {name}, zei ze.")
    assert name in found(f"Ze zei dat de zaak-{name} is gesloten.")
