"""The language a person reads."""

import contextvars

import pytest

from node.language import LANGUAGES, gettext, language_from, mark, ngettext, speak, spoken


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        pytest.param("nl", "nl", id="a language"),
        pytest.param("nl-BE", "nl", id="with a country"),
        pytest.param("fr_FR.UTF-8", "fr", id="a locale"),
        pytest.param("de.UTF-8", "de", id="a locale without a country"),
        pytest.param("FR", "fr", id="in capitals"),
        pytest.param("C.UTF-8", "en", id="no language"),
        pytest.param("it", "en", id="a language the screens do not speak"),
        pytest.param("", "en", id="nothing"),
        pytest.param(None, "en", id="none"),
    ],
)
def test_the_language_that_fits_best_is_spoken(tag: str | None, language: str) -> None:
    assert language_from(tag) == language
    with speak(tag) as now:
        assert now == spoken() == language


def test_a_language_is_spoken_for_the_length_of_a_block() -> None:
    with speak("nl"):
        with speak("fr"):
            assert spoken() == "fr"
        assert spoken() == "nl"
    assert spoken() == "en"


def test_a_block_that_fails_gives_the_language_back() -> None:
    with pytest.raises(ValueError, match="x"), speak("nl"):
        raise ValueError("x")

    assert spoken() == "en"


def test_two_readers_at_once_have_each_their_language() -> None:
    other = contextvars.copy_context()
    with speak("nl"):
        assert other.run(spoken) == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_without_a_translation_is_shown_in_english(language: str) -> None:
    with speak(language):
        assert gettext("Quillon has no translation.") == "Quillon has no translation."


@pytest.mark.parametrize(("number", "form"), [(0, "many"), (1, "one"), (2, "many")])
def test_a_sentence_fits_its_number(number: int, form: str) -> None:
    assert ngettext("one", "many", number) == form


def test_a_marked_sentence_is_unchanged() -> None:
    assert mark("A sentence.") == "A sentence."
