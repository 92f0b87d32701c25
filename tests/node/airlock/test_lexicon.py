"""The lists: a filter that never forgets a word, compounds, and what anybody may name."""

import pytest

from node.airlock.lexicon.allowed import allowed_names, allowed_words
from node.airlock.lexicon.lists import (
    given_names,
    has_dictionary,
    is_calendar_word,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.lexicon.word_filter import WordFilter

WORDS = [f"word{number}" for number in range(2_000)]


def test_a_filter_never_forgets_a_word() -> None:
    made = WordFilter.of(WORDS)

    assert all(word in made for word in WORDS)


def test_a_filter_takes_few_other_words_for_its_own() -> None:
    made = WordFilter.of(WORDS)

    assert sum(f"other{number}" in made for number in range(2_000)) < 60


def test_the_same_words_in_any_order_are_the_same_bytes() -> None:
    assert WordFilter.of(WORDS[::-1] * 2).dump() == WordFilter.of(WORDS).dump()


def test_a_filter_is_read_as_it_was_written() -> None:
    data = WordFilter.of(WORDS).dump()
    read = WordFilter.load(data)

    assert read.dump() == data
    assert all(word in read for word in WORDS)


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda _data: b"", id="empty"),
        pytest.param(lambda data: data[:5], id="the head cut"),
        pytest.param(lambda data: data[:-1], id="the end cut"),
        pytest.param(lambda data: data + b"\0", id="a byte too many"),
        pytest.param(lambda data: b"X" + data[1:], id="another form"),
        pytest.param(lambda data: data[:5] + b"\0" + data[6:], id="no bit for a word"),
    ],
)
def test_damaged_bytes_are_refused(damaged: object) -> None:
    assert callable(damaged)
    with pytest.raises(ValueError, match="no list of words"):
        WordFilter.load(damaged(WordFilter.of(WORDS).dump()))


def test_a_word_that_no_text_may_hold_is_asked_for_without_an_error() -> None:
    assert "\ud800" not in WordFilter.of(["word"])


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "teacher"), ("nl", "leerling"), ("fr", "eleve"), ("de", "schuler")],
)
def test_ordinary_words_are_words(language: str, word: str) -> None:
    assert is_word(word, language)
    assert is_word_somewhere(word)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        pytest.param("de", "gartenlehrer", id="with nothing between"),
        pytest.param("de", "arbeitskoffer", id="with an s between"),
        pytest.param("nl", "buurtkoffer", id="in Dutch"),
    ],
)
def test_compounds_of_words_are_words(language: str, word: str) -> None:
    assert is_word(word, language)


def test_a_compound_is_a_word_where_the_language_has_compounds() -> None:
    assert not is_word("buurtkoffer", "en")


def test_a_very_long_row_of_letters_is_no_compound() -> None:
    assert not is_word("schule" * 5_000, "de")


def test_a_language_without_a_dictionary_has_the_words_of_the_others() -> None:
    assert not has_dictionary("es")
    assert has_dictionary("nl")
    assert is_word("teacher", "es")


def test_names_towns_and_days_are_known_folded() -> None:
    assert "marieke" in given_names()
    assert "peeters" in surnames()
    assert {"brussels", "den haag"} <= municipalities()
    assert is_calendar_word("dinsdag")
    assert not is_calendar_word("feest")


def test_what_anybody_may_name_is_found_in_a_row_of_words() -> None:
    assert "amnesty international" in allowed_names()
    assert allowed_words(["then", "amnesty", "international", "came"]) == {1, 2}
    assert allowed_words([]) == frozenset()


@pytest.mark.parametrize("name", ["martin", "veerle", "julia", "joe"])
def test_a_given_name_is_no_municipality_though_one_is_called_so(name: str) -> None:
    assert name in given_names()
    assert name not in municipalities()


@pytest.mark.parametrize("name", ["berlin", "leiden", "florence", "pau", "halle"])
def test_a_town_that_texts_speak_of_stays_one_though_people_are_called_so(name: str) -> None:
    assert name in municipalities()
