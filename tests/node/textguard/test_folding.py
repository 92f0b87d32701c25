"""Folding: spellings that are the same name."""

import pytest

from node.textguard.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ÉTIENNE", "etienne", id="accents and capitals"),
        pytest.param("Straße", "STRASSE", id="sharp s"),
        pytest.param("Łukasz", "lukasz", id="stroke"),
        pytest.param("Søren", "soren", id="slash"),
        pytest.param("Çelik", "celik", id="cedilla"),
        pytest.param("\u0130lker", "ilker", id="dotted capital i"),
        pytest.param("Y\u0131ld\u0131z", "yildiz", id="dotless i"),
        pytest.param("Bœuf", "boeuf", id="ligature"),
    ],
)
def test_two_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_letters_stay_different() -> None:
    assert fold("Peeters") != fold("Pieters")
