"""Long sentences and long words are named, in the measure of their language, and no others."""

import pytest

from node.private.network.label_check import find_labelled_words
from node.private.network.plain_words import MOST_WORDS, find_hard_places

__all__: list[str] = []


def test_a_sentence_is_long_from_the_first_word_too_many() -> None:
    assert find_hard_places("we " * MOST_WORDS, language="en") == ()
    (found,) = find_hard_places("we " * (MOST_WORDS + 1), language="en")
    assert found.why == "21 words. Make two sentences of it."


def test_a_full_stop_or_a_line_ends_a_sentence_and_a_decimal_does_not() -> None:
    half = "we " * MOST_WORDS
    assert find_hard_places(f"{half}. {half}\n{half}", language="en") == ()
    assert find_hard_places(f"{'we ' * 15} 3.5 {'we ' * 15}", language="en") != ()


@pytest.mark.parametrize(
    ("word", "language", "is_hard"),
    [
        ("polarisations", "en", False),
        ("multidisciplinary", "en", True),
        ("samenwerkingspartner", "nl", True),
        ("preventiedienst", "nl", False),
        ("preventiedienst", "en", True),
        ("interinstitutionnel", "fr", True),
        ("Präventionsnetzwerk", "de", False),
    ],
)
def test_a_word_is_long_by_the_measure_of_its_language(
    word: str, language: str, *, is_hard: bool
) -> None:
    assert bool(find_hard_places(word, language=language)) is is_hard


def test_a_word_is_named_once() -> None:
    assert len(find_hard_places("Multidisciplinary, multidisciplinary.", language="en")) == 1
    assert len(find_labelled_words("Returnees and returnees.", language="en")) == 1


def test_a_text_without_end_takes_little_and_is_told_briefly() -> None:
    many = " ".join(f"multidisciplinary{chr(97 + at)}" for at in range(26))
    assert len(find_hard_places(many * 100, language="en")) == 20
    assert find_hard_places("x" * 1_000_000, language="en") != ()
