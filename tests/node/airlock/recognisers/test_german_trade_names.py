"""German firms, counselling centres and houses that any words name, and nouns in their places."""

from time import process_time

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.german.trade_names import find_trade_names
from node.airlock.scanning import Line, scan

_FOUND = (
    ("Die Brote kamen von der Bäckerei Zeitlos 7.", "Bäckerei Zeitlos 7"),
    ("Den Flügel lieh Musikhaus Kessel am Wehr.", "Musikhaus Kessel am Wehr"),
    (
        "Eine Vermittlung an Schuldnerberatung Ankerplatz ist erfolgt.",
        "Schuldnerberatung Ankerplatz",
    ),
    ("Er lernt bei Tischlerei Bretterwelt 3 in Linz.", "Tischlerei Bretterwelt 3"),
    ("Gefahren sind wir mit Ruhmann Transporte.", "Ruhmann Transporte"),
    ("Die Halle gehört Gattinger Metallbau.", "Gattinger Metallbau"),
    ("Wir treffen uns im Haus Zusammen wachsen.", "Haus Zusammen wachsen"),
    ("Gemacht in Mannheim, Haus Quellgrund, im Winter.", "Haus Quellgrund"),
    ("Gestern rief sie an, die von Herz über Kopf, ihr wisst schon.", "Herz über Kopf"),
    ("Gestern rief sie an, die von Viele Töne, ihr wisst schon.", "Viele Töne"),
    ("Top 3: Blauer Faden bittet um ein Schreiben.", "Blauer Faden"),
    ("Top 2: Anstoß bittet um ein Schreiben.", "Anstoß"),
    (
        "Name | Einrichtung | Tag\nEva | Laute Mütter | Montag\nUwe | Anstoß | Freitag",
        "Laute Mütter",
    ),
    ("Name | Einrichtung | Tag\nEva | Laute Mütter | Montag\nUwe | Anstoß | Freitag", "Anstoß"),
    ("Träger: Blauer Faden\nOrt: Kassel", "Blauer Faden"),
    ("Dort gibt es eine Bühne namens Los! mit Bar.", "Los!"),
    ("Der Raum gehört der St. Vitus am Rain-Gemeinde.", "St. Vitus am Rain-Gemeinde"),
    ("Das Essen lieferte Feinkost Silbermond 24.", "Feinkost Silbermond 24"),
    ("Er lernt in der Apotheke zum goldenen Hirsch.", "Apotheke zum goldenen Hirsch"),
    ("Die Leute von Brot und Sterne kamen.", "Brot und Sterne"),
    ("Sie kam aus der Haus der Stille-Gemeinde.", "Haus der Stille-Gemeinde"),
    ("Bis bald, das wird gut.\n\nHerzlich\ndeine K.", "K."),
)
_LEFT = (
    "In der Bäckerei Anfang Mai gab es Kaffee.",
    "Die Frauenberatung Linz ist zuständig.",
    "Heute bietet die Jugendberatung Workshops an.",
    "Günstige Transporte gab es nicht.",
    "Die Menschen, die von Angst und Hass leben, kamen nicht.",
    "Top 3: Jugendamt bittet um Geduld.",
    "Name | Einrichtung\nFehlt | Grundschule\nOffen | Polizei Graz",
    "Träger: Stadt Kassel\nOrt: Kassel",
    "Wir haben im Haus Kaffee.",
    "Die Fachstelle Extremismusprävention berät.",
    "3. Elternbrief kommt später",
    "Manche, die von Armut, Hunger und Angst reden, kommen.",
)


@pytest.mark.parametrize(("text", "words"), _FOUND)
def test_a_trade_a_house_or_an_item_is_named_by_any_words(text: str, words: str) -> None:
    covered = {
        at
        for each in scan(Line(line_id="a", language="de", text=text))
        for at in range(each.start, each.end)
    }
    start = text.index(words)
    assert [at for at in range(start, start + len(words)) if at not in covered] == []


@pytest.mark.parametrize("text", _LEFT)
def test_a_noun_beside_a_trade_that_is_no_name_is_left_alone(text: str) -> None:
    assert list(find_trade_names(text)) == []


def test_no_line_finds_an_organisation_where_a_public_body_stands() -> None:
    found = scan(Line(line_id="a", language="de", text="Top 3: Jugendamt bittet um Geduld."))
    assert not [each for each in found if each.type is FindingType.ORG]


@pytest.mark.parametrize(
    "piece",
    ["Bäckerei A ", "A | ", "die von Herz über ", "Haus A ", "Aa Bau ", "Top 3: A 1 ", "A ", "a|"],
)
def test_a_long_text_of_any_kind_is_read_quickly(piece: str) -> None:
    began = process_time()
    list(find_trade_names(piece * (50_000 // len(piece))))
    assert process_time() - began < 2
