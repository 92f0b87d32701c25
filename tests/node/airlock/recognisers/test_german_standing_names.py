"""German names told by where they stand, and nouns that stand in the same places."""

from time import process_time

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.german.standing_names import find_standing_names
from node.airlock.scanning import Line, scan

_FOUND = (
    ("Sozialarbeiterin Riegel bleibt dran.", "Riegel"),
    ("Unser Kollege Silberbach hilft.", "Silberbach"),
    ("Polizist Riegel ermittelt weiter.", "Riegel"),
    ("Familie vom Bruch zieht weg.", "vom Bruch"),
    ("Zuständig ist vom Bruch, Durchwahl folgt.", "vom Bruch"),
    ("Klassenlehrerin ist Silberbach.", "Silberbach"),
    ("Entschuldigt: Silberbach", "Silberbach"),
    ("Antrag Kaltenbach: Coaching für sechs Monate.", "Kaltenbach"),
    ("Rückfragen an Silberbach.", "Silberbach"),
    ("Bitte bei Drechsler nachhaken.", "Drechsler"),
    ("Silberbach hat zugesagt.", "Silberbach"),
    ("Drechsler fehlte unentschuldigt.", "Drechsler"),
    ("Die Notiz heißt Gespräch_ouzrani_Teil2.mp3.", "ouzrani"),
    ("Die Datei heißt Gespräch_el ouzrani_Teil2.mp3.", "el ouzrani"),
    ("Das war laut. Augusts Handy liegt da.", "Augusts"),
    ("Das war laut. Holgers Handy liegt da.", "Holgers"),
    ("Dann kam Edi dazu.", "Edi"),
    ("Der Ak\u0131n-Bericht fehlt noch.", "Ak\u0131n"),
    ("Die Lehrstelle bei Grünspecht wackelt.", "Grünspecht"),
)
_LEFT = (
    "Die Mutter Brot kaufen lassen, das ging nicht.",
    "Der Lehrer vom Gymnasium half.",
    "Nationaler Aktionsplan zur Verhinderung von Gewalt",
    "Bitte bei Bedarf melden.",
    "Zuständig: Jugendamt",
    "Rückfragen an Lehrkräfte.",
    "Der Jahres-Bericht fehlt noch.",
    "Lesehilfe zu Bautzen: siehe unten.",
    "Die Ausbildung bei Betrieben dauert.",
    "Die Datei heißt Bericht_Vorlage_neu.pdf.",
)


@pytest.mark.parametrize(("text", "words"), _FOUND)
def test_a_name_is_found_where_a_noun_would_have_an_article(text: str, words: str) -> None:
    covered = {
        at
        for each in scan(Line(line_id="a", language="de", text=text))
        for at in range(each.start, each.end)
    }
    start = text.index(words)
    assert [at for at in range(start, start + len(words)) if at not in covered] == []


@pytest.mark.parametrize("text", _LEFT)
def test_a_noun_in_the_same_place_is_left_alone(text: str) -> None:
    found = scan(Line(line_id="a", language="de", text=text))
    direct = {FindingType.PERSON, FindingType.ORG}
    assert [text[each.start : each.end] for each in found if each.type in direct] == []


@pytest.mark.parametrize(
    "piece", ["Aa ", "a-", "bei Aa ", "Lehrer vom ", "bericht_a", "Leitung ist ", "Ab-", "Aas "]
)
def test_fifty_thousand_characters_are_read_for_standing_names_in_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    begun = process_time()
    assert list(find_standing_names(text)) is not None
    assert process_time() - begun < 2
