"""German names that a word beside them points at, and nouns in the same places."""

from time import process_time

import pytest

from node.airlock.recognisers.german.pointed_names import find_pointed_names

_FOUND = (
    ("Der junge Hollbruck ist wieder da.", "Hollbruck"),
    ("Dann rief der ältere Hebenstreit an.", "Hebenstreit"),
    ("Nicht wegen des Kurses, sondern wegen Nele. Der ist neu.", "Nele"),
    ("Bitte bei Süß nachhaken.", "Süß"),
    ('Leitung: Eckhard \u201eEcki" Kohlhuber, seit Mai.', 'Eckhard \u201eEcki" Kohlhuber'),
    ("Die Datei hollbruckl_verlauf_v3.docx liegt dort.", "hollbruckl"),
)
_LEFT = (
    "Der junge Koch ist neu, die junge Frau auch.",
    "Die junge Generation und der junge Sportverein sind dabei.",
    "Das ging nicht wegen Regen.",
    "Das ging nicht wegen Corona.",
    "Bitte bei Bedarf nachhaken.",
    "Die Datei vorlage_protokoll_v3.docx liegt dort.",
    "Die alte Mühle und der kleine Garten sind offen.",
)


@pytest.mark.parametrize(("text", "name"), _FOUND)
def test_a_name_is_found_where_a_word_points_at_it(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in find_pointed_names(text)]


@pytest.mark.parametrize("text", _LEFT)
def test_a_noun_that_is_young_or_a_cause_is_left_alone(text: str) -> None:
    assert [text[start:end] for start, end in find_pointed_names(text)] == []


@pytest.mark.parametrize("piece", ["der junge A", "wegen A ", "aaaa_", 'A "A" ', "bei A a ", "a-"])
def test_a_long_text_of_names_and_signs_is_read_quickly(piece: str) -> None:
    began = process_time()
    list(find_pointed_names(piece * (50_000 // len(piece))))
    assert process_time() - began < 2
