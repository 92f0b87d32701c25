"""Encodings: what a program would read and a person not, made plain, with the way back."""

import base64

import pytest

from node.textguard.encodings import Encoding, decode


def read(text: str) -> tuple[str, list[Encoding]] | None:
    """Return how a text reads and what was undone in it."""
    decoded = decode(text)
    return None if decoded is None else (decoded.text, [kind for _s, _e, kind in decoded.undone])


@pytest.mark.parametrize(
    ("text", "plain", "kind"),
    [
        pytest.param("Ma<b>rie</b>ke", "Marieke", Encoding.MARKUP, id="tags inside a name"),
        pytest.param("x <!-- Marieke --> y", "x  y", Encoding.MARKUP, id="a comment"),
        pytest.param("x <i class='n'>a</i> y", "x  y", Encoding.MARKUP, id="what a style may hide"),
        pytest.param("Andr&eacute; kwam", "André kwam", Encoding.ENCODED, id="an entity"),
        pytest.param("&#74;an kwam", "Jan kwam", Encoding.ENCODED, id="a numbered entity"),
        pytest.param("J%61n kwam", "Jan kwam", Encoding.ENCODED, id="a percent sign"),
        pytest.param("\u202eekeiraM\u202c", "Marieke", Encoding.TURNED, id="turned round"),
        pytest.param("M4r13ke kwam", "Marieke kwam", Encoding.DIGITS, id="digits for letters"),
        pytest.param("4nna kwam", "anna kwam", Encoding.DIGITS, id="a digit at the beginning"),
        pytest.param(
            base64.b64encode(b"Marieke kwam").decode(),
            "Marieke kwam",
            Encoding.ENCODED,
            id="base64",
        ),
        pytest.param("id=TWFyaWU=", "id=Marie", Encoding.ENCODED, id="behind an equals sign"),
        pytest.param("J0hn-M4r13 kwam", "John-Marie kwam", Encoding.DIGITS, id="a double name"),
        pytest.param(b"Marieke".hex(), "Marieke", Encoding.ENCODED, id="hexadecimal"),
        pytest.param("0x" + b"Marieke".hex(), "Marieke", Encoding.ENCODED, id="marked hexadecimal"),
    ],
)
def test_what_was_encoded_reads_as_it_was_meant_and_is_reported(
    text: str, plain: str, kind: Encoding
) -> None:
    answer = read(text)

    assert answer is not None
    assert answer[0] == plain
    assert set(answer[1]) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Marieke kwam gisteren binnen", id="words"),
        pytest.param("H1N1, 1-ABC-234, A4", id="diseases and plates"),
        pytest.param("12e, 3rd, 15-jarige, 20h", id="numbers with endings"),
        pytest.param("covid19 en klas7", id="a number behind a word"),
        pytest.param("5 < 7 en 8 > 6", id="signs that are no tag"),
        pytest.param("50% van 20%", id="shares"),
        pytest.param("deadbeefdeadbeef", id="letters that may be hexadecimal"),
        pytest.param("Verantwoordelijkheid", id="letters that may be base64"),
        pytest.param("%FF%FE", id="bytes that are no text"),
    ],
)
def test_what_encodes_no_words_stays_as_it_is(text: str) -> None:
    assert decode(text) is None


def test_what_a_browser_leaves_behind_is_made_plain_and_not_reported() -> None:
    assert read("Brood &amp; spelen") == ("Brood & spelen", [])


def test_every_letter_knows_what_it_was_made_of() -> None:
    text = "a J%61n b"
    decoded = decode(text)

    assert decoded is not None
    assert decoded.text == "a Jan b"
    assert len(decoded.starts) == len(decoded.ends) == len(decoded.text)
    at = decoded.text.index("n")
    assert text[decoded.starts[at] : decoded.ends[at]] == "n"
    assert text[decoded.starts[at - 1] : decoded.ends[at - 1]] == "%61"
    assert decoded.undone == [(3, 6, Encoding.ENCODED)]


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<b x>", "&#1;", "%41", "\u202e", "4a", "QUJD", "ab12", "a<"]
)
def test_long_repetitions_are_read_in_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    decoded = decode(text)

    assert decoded is None or len(decoded.text) <= len(text)
