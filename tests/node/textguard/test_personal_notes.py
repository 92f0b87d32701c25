"""What a note says of one person is told from ordinary lines of a log, in four languages."""

import time
import tomllib
from pathlib import Path

import pytest

from node.textguard.personal_notes import NoteKind, find_personal_notes
from node.textguard.worry_phrases import LANGUAGES

__all__: list[str] = []

TEXTS = Path(__file__).with_name("note_texts")


def texts(kind: str) -> list[tuple[str, str]]:
    return [
        (language, text)
        for language in LANGUAGES
        for text in tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))[kind]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_texts_of_each_language(language: str) -> None:
    lists = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    assert sum(len(lists[kind.value]) for kind in NoteKind) >= 30
    assert len(lists["keep"]) >= 60


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [(kind, language, text) for kind in NoteKind for language, text in texts(kind.value)],
)
def test_what_is_said_of_a_person_is_found(kind: NoteKind, language: str, text: str) -> None:
    assert kind in {found.kind for found in find_personal_notes(text)}, language


@pytest.mark.parametrize(("language", "text"), texts("keep"))
def test_an_ordinary_line_is_left_alone(language: str, text: str) -> None:
    assert find_personal_notes(text) == (), language


def test_the_words_are_named_and_no_others() -> None:
    text = "We meet on Mondays.\nI think he is very lazy. The room is warm."
    (found,) = find_personal_notes(text)
    assert text[found.start : found.end] == "he is very lazy"
    assert found.rule == "note.opinion"


def test_an_abbreviation_before_a_name_ends_no_sentence() -> None:
    assert find_personal_notes("Mr. Karga is unreliable.")
    assert find_personal_notes("Dhr. Karga is onbetrouwbaar.")


def test_a_number_of_a_file_is_ordinary_beside_money_and_permits() -> None:
    assert find_personal_notes("File no. 4471/25 is closed.")
    assert find_personal_notes("The grant, file no. 4471/25, is paid.") == ()


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\u0130\u0130", "he", "\n" * 9, "^ ^ $ (|)"])
def test_no_text_raises(text: str) -> None:
    assert find_personal_notes(text) == ()


def test_letters_of_another_case_and_without_accents_are_the_same() -> None:
    assert find_personal_notes("HIJ IS NAIEF")
    assert find_personal_notes("IL EST NAIF. Elle est la soeur de l'imam.")


def test_work_grows_with_the_length_of_a_text_and_not_faster() -> None:
    sentences = "he is the sister of the imam and Karim Karga knows of the case "
    find_personal_notes(sentences)  # the lists are read once

    def seconds(length: int) -> float:
        text = (sentences * (length // len(sentences) + 1))[:length]
        begun = time.process_time()
        find_personal_notes(text)
        return time.process_time() - begun

    short, long = min(seconds(6_000) for _ in range(3)), min(seconds(24_000) for _ in range(3))
    assert long < 3, "a quarter of a second on a machine that is not busy"
    assert long < 12 * max(short, 0.01)
