"""Number words: each language counts to ninety-nine in its own way."""

import pytest

from node.textguard.number_words import NUMBER_WORDS


@pytest.mark.parametrize(
    ("language", "word", "number"),
    [
        ("en", "twenty-five", 25),
        ("nl", "vijfentwintig", 25),
        ("nl", "tweeëndertig", 32),
        ("nl", "één", 1),
        ("fr", "vingt-cinq", 25),
        ("fr", "soixante-dix-sept", 77),
        ("fr", "quatre-vingt-dix-neuf", 99),
        ("fr", "septante", 70),
        ("de", "einundzwanzig", 21),
        ("de", "dreißig", 30),
        ("es", "veintiuno", 21),
        ("es", "treinta y cinco", 35),
        ("it", "ventuno", 21),
        ("it", "trentotto", 38),
        ("it", "quarantacinque", 45),
    ],
)
def test_a_word_stands_for_its_number(language: str, word: str, number: int) -> None:
    assert NUMBER_WORDS[language][word] == number


def test_an_article_is_no_number_in_dutch() -> None:
    assert "een" not in NUMBER_WORDS["nl"]
