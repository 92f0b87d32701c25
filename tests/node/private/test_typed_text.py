"""Texts out of a form: one spelling, and every odd character named with its place."""

import pytest

from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form

FIELD = TextField(name="aim", label="What did you want?", max_characters=20)


def read(text: str, field: TextField = FIELD) -> tuple[str, Form]:
    """Return what was read, and the form with what is said about it."""
    form = blank_form({field.name: text})
    return read_text(form, field), form


def test_an_empty_field_is_no_fault() -> None:
    text, form = read(" \n ")

    assert (text, form.is_good) == ("", True)


def test_accents_stored_apart_are_put_together_and_tabs_are_spaces() -> None:
    text, form = read("cafe\u0301\tnoir")

    assert (text, form.is_good) == ("caf\u00e9 noir", True)


def test_a_text_that_is_too_long_is_told_its_field_length_and_limit_and_kept() -> None:
    text, form = read("x" * 50_000)

    assert form.typed("aim") == text == "x" * 50_000
    said = form.faults["aim"]
    assert "What did you want?" in said
    assert "50000" in said
    assert "at most 20" in said


@pytest.mark.parametrize(
    ("text", "place", "code", "where"),
    [
        pytest.param("Elkaar\u202eleren", 7, "U+202E", "after “Elkaar”", id="right-to-left"),
        pytest.param("a\nb\u200bc", 4, "U+200B", "after “b”", id="zero width, second line"),
        pytest.param("\u0007bel", 1, "U+0007", "at the start of a line", id="a bell"),
        pytest.param("ge\u00adduld", 3, "U+00AD", "after “ge”", id="a soft hyphen"),
        pytest.param("goed \u2067dus", 6, "U+2067", "after “goed”", id="an isolate left open"),
        pytest.param(
            "é\u2067a\u2069 \u200b", 6, "U+200B", "after “éa”", id="behind closed isolates"
        ),
    ],
)
def test_an_odd_character_is_named_with_its_place(
    text: str, place: int, code: str, where: str
) -> None:
    _text, form = read(text)

    said = form.faults["aim"]
    assert f"character {place}," in said
    assert code in said
    assert where in said


def test_what_has_no_one_place_is_said_without_one() -> None:
    _text, form = read("a" + "\u0338\u0337\u0336\u0335\u0334\u0333")

    assert form.faults["aim"] == (
        "“What did you want?”: The text has too many accents on one letter."
    )


def test_a_line_break_where_one_line_is_expected_is_a_fault() -> None:
    _text, form = read("one\ntwo", TextField(name="t", label="T", max_characters=9, lines=False))

    assert "control character, or a line break" in form.faults["t"]
