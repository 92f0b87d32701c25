"""What stands in the words that people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from node.search.question import SearchQuery, read_question


@pytest.mark.parametrize(
    ("text", "words", "phrases"),
    [
        pytest.param("open deuren", ("open", "deuren"), (), id="words"),
        pytest.param('"open deuren"', (), ("open deuren",), id="a phrase"),
        pytest.param('thee "open deuren" erbij', ("thee", "erbij"), ("open deuren",), id="both"),
        pytest.param('"open deuren', ("open", "deuren"), (), id="a mark without its partner"),
        pytest.param('"" " " "!"', (), (), id="nothing in quotation marks"),
        pytest.param("thee thee", ("thee",), (), id="a word twice"),
        pytest.param("l'école d'été", ("l", "école", "d", "été"), (), id="apostrophes"),
        pytest.param("a\ud800b", ("a", "b"), (), id="half a character"),
    ],
)
def test_a_text_is_words_and_phrases(
    text: str, words: tuple[str, ...], phrases: tuple[str, ...]
) -> None:
    question = read_question(text)

    assert question.words == words
    assert question.phrases == phrases


def test_concepts_are_recognised_in_any_language_but_not_inside_a_phrase() -> None:
    assert read_question("mediawijsheid").concepts == ("media-literacy",)
    assert read_question("Medienkompetenz").concepts == ("media-literacy",)
    assert read_question('"mediawijsheid"').concepts == ()


def test_a_word_that_is_part_of_a_label_names_something() -> None:
    question = read_question("ons informeel netwerk")

    assert question.is_named("informeel")
    assert not question.is_named("ons")


@given(st.text(max_size=3_000))
def test_any_text_is_bounded_and_can_be_written(text: str) -> None:
    question = read_question(text)

    assert len(question.words) <= 24
    assert len(question.phrases) <= 4
    written = "".join((*question.words, *question.phrases))
    assert written.encode().decode() == written


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"limit": 0}, id="no hits"),
        pytest.param({"limit": 101}, id="too many hits"),
        pytest.param({"offset": -1}, id="before the first"),
    ],
)
def test_a_page_that_cannot_be_is_refused(members: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="limit"):
        SearchQuery(**members)  # type: ignore[arg-type] # limit or offset


def test_a_filter_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="extremism_form"):
        SearchQuery(filters={"extremism_form": ("islamist",)})
