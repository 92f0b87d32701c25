"""Passages that answer, and which of their words do."""

import pytest

from node.search.question import read_question
from node.search.record_parts import Version
from node.search.snippets import Highlighter, Snippet

FILLER = "Er werd veel gepraat over van alles en nog wat. " * 20


def snippet_of(
    asked: str, *passages: str, language: str = "nl", widened: tuple[str, ...] = ()
) -> Snippet:
    """Return the snippet of a record with these passages."""
    version = Version(title="Titel", teaser="Kort gezegd.", passages=passages)
    return Highlighter(read_question(asked), widened=widened).cut_snippet(
        version, language=language
    )


def matched(snippet: Snippet) -> list[str]:
    """Return the words that are marked."""
    return [snippet.text[begin:end] for begin, end in snippet.matches]


@pytest.mark.parametrize(
    ("asked", "language", "text", "words"),
    [
        pytest.param("school", "nl", "Scholen en school.", ["Scholen", "school"], id="forms"),
        pytest.param("ecole", "fr", "À l'École !", ["École"], id="without accents"),
        pytest.param("de school", "nl", "De school.", ["school"], id="not what says nothing"),
        pytest.param("sport", "nl", "Sporthal, transport.", [], id="not inside words"),
        pytest.param('"open deuren"', "nl", "Deuren open.", ["Deuren", "open"], id="of a phrase"),
        pytest.param("gezinsondersteuning", "de", "Die Familienhilfe.", [], id="no such label"),
        pytest.param(
            "mediawijsheid", "de", "Mit Medienkompetenz.", ["Medienkompetenz"], id="label"
        ),
        pytest.param(
            "réseau informel", "nl", "Ons informeel  netwerk.", ["informeel  netwerk"], id="labels"
        ),
        pytest.param("świetlica", "pl", "Ta Świetlica.", ["Świetlica"], id="other language"),
        pytest.param("zwemmen", "nl", "Schaken.", [], id="nothing"),
    ],
)
def test_words_that_answer_are_marked(
    asked: str, language: str, text: str, words: list[str]
) -> None:
    snippet = snippet_of(asked, text, language=language)

    assert snippet.text == text
    assert matched(snippet) == words


def test_words_a_letter_away_are_marked_when_a_mistake_was_widened() -> None:
    assert matched(snippet_of("vertruwen", "Vertrouwen.", widened=("vertruwen",))) == ["Vertrouwen"]
    assert matched(snippet_of("vertruwen", "Vertrouwen.")) == []


def test_the_passage_with_the_most_different_answers_is_shown() -> None:
    snippet = snippet_of("thee schaken", "Schaken, schaken.", "Thee bij het schaken.", "Thee.")

    assert snippet.text == "Thee bij het schaken."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FILLER + "Daar was thee. " + FILLER, id="in the middle"),
        pytest.param("Daar was thee. " + FILLER, id="at the beginning"),
        pytest.param(FILLER + "Daar was thee", id="at the end"),
        pytest.param("x" * 900 + " thee " + "y" * 900, id="beside endless words"),
    ],
)
def test_a_long_passage_is_cut_around_the_answer(text: str) -> None:
    snippet = snippet_of("thee", text)

    assert matched(snippet) == ["thee"]
    assert len(snippet.text) <= 242
    inner = snippet.text.removeprefix("…").removesuffix("…")
    assert inner in text
    assert snippet.text.startswith("…") != text.startswith(inner)
    assert snippet.text.endswith("…") != text.endswith(inner)


def test_a_record_that_answers_by_its_title_shows_how_it_begins() -> None:
    snippet = snippet_of("titel", FILLER)

    assert snippet.matches == ()
    assert FILLER.startswith(snippet.text.removesuffix("…"))


def test_a_record_without_passages_shows_its_teaser() -> None:
    assert snippet_of("iets").text == "Kort gezegd."


def test_lines_are_joined_without_moving_a_match() -> None:
    snippet = snippet_of("thee", "Eerst\nkoffie,\ndan thee.")

    assert snippet.text == "Eerst koffie, dan thee."
    assert matched(snippet) == ["thee"]
