"""German names made of any words: told by kind, legal form, place in a line, and not by a list."""

from collections.abc import Callable, Iterable
from time import process_time

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.german.few import find_german_few
from node.airlock.recognisers.german.listed_names import find_listed_names
from node.airlock.recognisers.german.name_beginnings import find_name_beginnings
from node.airlock.recognisers.german.named_organisations import find_named_organisations
from node.airlock.recognisers.german.placed_organisations import find_placed_organisations
from node.airlock.recognisers.german.places import find_german_streets
from node.airlock.recognisers.german.quarters import find_german_quarters
from node.airlock.scanning import Line, scan

_ORGANISATIONS = (
    ("Die 8c der Wiesengrund-Schule kam.", "Wiesengrund-Schule"),
    ("Das lief an der Birkenried-Oberschule gut.", "Birkenried-Oberschule"),
    ("Sie betet in der Madrid-Moschee.", "Madrid-Moschee"),
    ("Das war in der St.-Notburga-Schule.", "St.-Notburga-Schule"),
    ("Der Leiter der Dr.-Karl-Huber-Schule rief an.", "Dr.-Karl-Huber-Schule"),
    ("Die Klasse der Am Stadtwall-Oberschule fehlte.", "Am Stadtwall-Oberschule"),
    ("Betrieben wird er von Oma liest vor e.V., glaube ich.", "Oma liest vor e.V."),
    ("Licht aufs Leben e. V. war dabei.", "Licht aufs Leben e. V."),
    ("Die Vorsitzende von Brücken bauen e.V. kam.", "Brücken bauen e.V."),
    ("Partner: Verein Leute im Gespräch, Jugendamt", "Verein Leute im Gespräch"),
    ("Das Konto des Vereins Den Faden finden wurde geprüft.", "Vereins Den Faden finden"),
    ("Wir gaben es an den Verein Stopp!, später.", "Verein Stopp!"),
    ("Die Theatergruppe im Jugendclub Väter mit Herz probt.", "Jugendclub Väter mit Herz"),
    ("Wir fragten die Firma Fensterreinigung Klarblick.", "Firma Fensterreinigung Klarblick"),
    ("Er arbeitet bei Getränke Huber im Lager.", "Getränke Huber"),
    ("Sie lernt bei Apotheke am Tor und schweigt.", "Apotheke am Tor"),
    ("Er fährt für Polsterei Nadelkissen.", "Polsterei Nadelkissen"),
    ("Das Spendenkonto bei Gespräch am Ufer: leer.", "Gespräch am Ufer"),
    ("Bei Mütter ohne Grenzen wird gekocht.", "Mütter ohne Grenzen"),
    ("Das Stück lief im Pfarrsaal von Verklärung.", "Verklärung"),
    ("Die Fassade der Kirche Allerseelen war beschmiert.", "Kirche Allerseelen"),
    ("Auf dem Platz des SG Untere Wiese war es voll.", "SG Untere Wiese"),
    ("Der NK Adria Nord stellte Bänke auf.", "NK Adria Nord"),
    ("Der S V R o t - G o l d 0 9 verlangt es.", "S V R o t - G o l d 0 9"),
)
_PLACED = (
    ("Die Kantine der Firma Werkstatt 12 war zu.", "Firma Werkstatt 12"),
    ("Der Name der Firma, Laubwerk, und ein Foto.", "Laubwerk"),
    ("Die Suppe der Dar al-Huda-Moschee war gut.", "Dar al-Huda-Moschee"),
    ("Ein Trainer der Handballfreunde Moorkrug kam.", "Handballfreunde Moorkrug"),
    ("Der Stand des Cafés Den Faden finden war leer.", "Cafés Den Faden finden"),
    ("Die Schule an der Lauterach rief an.", "Schule an der Lauterach"),
    ("Der Gasthof Zum wilden Eber ist zu.", "Gasthof Zum wilden Eber"),
    ("Im JUZ Kessel gab es Graffiti.", "JUZ Kessel"),
    ("Im AWO-Treff Erlenhof saßen wir.", "AWO-Treff Erlenhof"),
    ("Der Chor Regenklang sang zum Schluss.", "Chor Regenklang"),
    ("Die Initiative Gemeinsam statt einsam hat eröffnet.", "Initiative Gemeinsam statt einsam"),
    ("Sie treffen sich bei Pizza Napoli um die Ecke.", "Pizza Napoli"),
)
_MORE_PERSONS = (
    ("Es schneite. von der Heide erzählte davon.", "von der Heide"),
    ("Man kennt ihn als Horbi, auf dem Amt nicht.", "Horbi"),
    ("Ablage: Kornapfel_Erstgespraech_Entwurf2.docx", "Kornapfel"),
    ("Schlagworte: #HartmutLange #Ausstieg", "HartmutLange"),
)
_PERSONS = (
    *_MORE_PERSONS,
    ("Betroffener: Petrenko, Zoran, geb. 12.05.2008", "Petrenko, Zoran"),
    ("vom Stein, Birgit \u2013 Schulsozialarbeit", "vom Stein, Birgit"),
    ("Kornblum, Sepp \u2013 Verein", "Kornblum, Sepp"),
    ("1. Ben Salah, Hicham", "Ben Salah, Hicham"),
    ("Bearbeitung: Sturm, Benali, Kowalska", "Sturm"),
    ("\u00bbGerne.\u00ab \u2013 Owusu, zur Linde, Kovalenko", "zur Linde"),
    ("Klingel \u00bbKrause\u00ab (Altmieter)", "Krause"),
    ("Ein Mann, den hier alle nur Mo nennen, kam.", "Mo"),
    ("Er nannte sich nur Korni. Mehr nicht.", "Korni"),
    ("In der Kurve kennt man ihn als Geri, sonst nicht.", "Geri"),
    ("hi Gundi,\n\nsorry fürs späte melden", "Gundi"),
    ("Für das Protokoll: F. v.", "F. v."),
    ("H. v. kümmert sich darum.", "H. v."),
    ("Das Konto gehört wohl sepp kornapfel, der schwieg.", "sepp kornapfel"),
    ("Betroffen ist kwame ngo bitoï, 24.", "kwame ngo bitoï"),
    ("Ablage: von und zu Steinfels_Entwurf2.docx", "von und zu Steinfels"),
    ("Eine Familie, die Bensalahs, wurde beschimpft.", "Bensalahs"),
    ("Mehr nicht. Pia hatte recht.", "Pia"),
    ("Er steht unter N'Diaye im Buch.", "N'Diaye"),
    ("Stichworte: Jugend, k\u0131v\u0131rc\u0131koğlu, Demokratie", "k\u0131v\u0131rc\u0131koğlu"),
)
_BEGUN = (
    ("Ich habe mit Martin gesprochen.", "Martin"),
    ("Wir trafen Axel, Elena und Malte dort.", "Malte"),
    ("Seit Ben weg ist, ist Ruhe.", "Ben"),
    ("Van den Berg kam später.", "Van den Berg"),
    ("El-Sayed nicht, sein Bruder schon.", "El-Sayed"),
    ("Dann kam PHK Wiesner dazu.", "Wiesner"),
    ("Bauer war dabei, sonst niemand.", "Bauer"),
    ("Familie Stein zog um; Steins wohnen jetzt hier.", "Steins"),
    ("Unterzeichnet: Klein, Groß, Lange", "Groß"),
    ("Für Rückfragen: Vogel, Tel. 0351 4455667", "Vogel"),
    ('Unter dem Nick "greylion88" schrieb er.', "greylion88"),
    ("Viele teilten #prayforleyla im Netz.", "leyla"),
)
_OTHERS = (
    ("ADDRESS", "Er wohnt in der Dr.-Moosböck-Straße 17.", "Dr.-Moosböck-Straße 17"),
    ("ADDRESS", "Der wohnt schräg gegenüber, Karmeliterplatz, oben.", "Karmeliterplatz"),
    ("ID", "Der Wagen (H-B-\u2013-Z-N-4-4-9-0) stand da.", "H-B-\u2013-Z-N-4-4-9-0"),
    ("ID", "Darunter war H H X Y 4 5 1 2.", "H H X Y 4 5 1 2"),
    ("PLACE", "Ein Umzug nach Eulenhalde steht an.", "Eulenhalde"),
    ("PLACE", "Es gab Boxtraining im Eulenhalde.", "Eulenhalde"),
    ("PLACE", "Die Stimmung in der Fuchsgrube ist gut.", "Fuchsgrube"),
    ("PLACE", "Eine Tischlerei in Weststadt II fiel auf.", "Weststadt II"),
    ("PLACE", "Ort: Dessau-Roßlau, Krähenberg", "Krähenberg"),
    ("PLACE", "Außensprechstunde Feldsiedlung", "Feldsiedlung"),
    ("PLACE", "sie wohnt hinten in rabenfels-süd, oder?", "rabenfels-süd"),
    ("COUNT", "Erreicht: 31, abgebrochen: 5", "5"),
    ("COUNT", "Fälle: 47\ndavon Islamismus: 9\n", "9"),
    ("COUNT", "Drei kamen dazu, später waren es fünf.", "fünf"),
    ("COUNT", "Alle ausser einer wollen weitermachen.", "ausser einer"),
    ("ADDRESS", "Die Bank steht Ecke Mozartstraße/Beethovenweg.", "Beethovenweg"),
    ("ADDRESS", "Er schläft in der Unterführung Neckarufer.", "Neckarufer"),
    ("PLACE", "Die Jugendlichen aus Hinterfeld und Obermoos kamen.", "Obermoos"),
    ("COUNT", "Neu aufgenommen: 3, laufend: 6", "6"),
    ("COUNT", "m: 4, w: 3", "3"),
    ("AGE", "Er erzählte, wie er mit siebzehn beinahe gegangen wäre.", "siebzehn"),
    ("DATE", "Nachgespräch 21.11., 16 Uhr.", "21.11."),
    ("DATE", "Zeit bleibt: heute, 19.30 Uhr.", "heute"),
    ("DATE", "Am Tag nach der Hausdurchsuchung war Ruhe.", "Am Tag nach der Hausdurchsuchung"),
    ("EVENT", "Seit dem Rohrbruch im Saal im Mai war zu.", "Rohrbruch im Saal im Mai"),
    ("ROLE", "Er ist der einzige Kader im Bezirk, der redet.", "der einzige Kader im Bezirk"),
)
_LEFT = (
    ("ORG", "Die Online-Schule, die Hinterhof-Moschee und die UNESCO-Schule blieben."),
    ("ORG", "Wir luden ins World-Café und ins Erzähl-Café."),
    ("ORG", "Kann der Verein Frauen mit Kindern helfen?"),
    ("ORG", "Wir arbeiten mit Schulen im Bezirk und mit Vätern im Gespräch."),
    ("ORG", "Das Geld war für Fleisch und Gemüse und für Getränke."),
    ("ORG", "Das Café hat offen. Ein Café mit Herz. Eine Idee. Der Club hat zu."),
    ("ORG", "Die Schule am Wochenende, die Kita am Morgen, das Gymnasium am Standort."),
    ("ORG", "Das Haus war leer, die Gruppe Jugendliche blieb, das Theater ist zu."),
    ("PERSON", "Aus Verona und Valencia kamen Gäste, aus dem Kreis Borken auch."),
    ("PERSON", "Von der Stadt kam Hilfe. Die Er-Form und das An-Institut blieben."),
    ("ORG", "Die Schule, Jugendhilfe, und die Polizei berieten sich."),
    ("PERSON", "Siehe Vorlage_Bericht.docx und #JugendDemokratie."),
    ("PERSON", "Den Saal schloss jemand auf. Der Test VERA kam."),
    ("COUNT", "Fälle gab es keine, davon Schulen: 4, Kurse: 3, Erwachsene: 5 Euro."),
    ("PERSON", "Themen: Musik, Sport, Kunst. Mit Vertrauen, Geduld, Humor."),
    ("PERSON", "Leitung: Jugendamt. Kontakt: Beratungsstelle. Protokoll: Kanzlei."),
    ("PERSON", "Wirkung hatte das. Lage war ruhig. Mut ist nötig."),
    ("PERSON", "Z. B. gilt das, d. h. meistens."),
    ("PERSON", "Kein Hahn kräht danach, der steinerne Löwe schwieg, deren Iris klemmte."),
    ("PERSON", "Fünftens: ein Vormittag mit dem Bauhof, ab Jänner in Kraft."),
    ("PERSON", "Die Influencerin-Figur war ein Wolf im Schafspelz."),
    ("ADDRESS", "Im Ganzen 22 Anmeldungen, im Schnitt 19."),
    ("PLACE", "Wir waren im Stadtpark, im Skatepark und in der Altstadt."),
    ("PLACE", "In Südtirol und in Vorarlberg ist es anders."),
    ("PERSON", "In Südtirol und in Ostbelgien ist es anders."),
    ("AGE", "Dienstags, 19.30 Uhr im Saal."),
    ("AGE", "Er sprach mit siebzehn Jugendlichen."),
    ("DATE", "Das steht in Kapitel 2.1. und in Version 3.2. so."),
    (
        "QUOTE",
        "\u00bbGefährder\u00ab klingt nach Polizei, sagen wir, \u00bbRatsuchende\u00ab nicht.",
    ),
)


def _covered(text: str) -> set[int]:
    return {
        at
        for each in scan(Line(line_id="a", language="de", text=text))
        for at in range(each.start, each.end)
    }


@pytest.mark.parametrize(("text", "words"), _ORGANISATIONS)
def test_an_organisation_called_by_any_words_is_found_to_its_last_letter(
    text: str, words: str
) -> None:
    _assert_whole(text, words)


@pytest.mark.parametrize(("text", "words"), _PLACED)
def test_an_organisation_told_by_its_place_in_a_sentence_is_found(text: str, words: str) -> None:
    _assert_whole(text, words)


@pytest.mark.parametrize(("text", "words"), _BEGUN)
def test_a_name_told_by_its_beginning_or_its_company_is_found(text: str, words: str) -> None:
    _assert_whole(text, words)


@pytest.mark.parametrize(("text", "words"), _PERSONS)
def test_a_name_in_a_list_a_form_or_a_greeting_is_found_to_its_last_letter(
    text: str, words: str
) -> None:
    _assert_whole(text, words)


@pytest.mark.parametrize(("kind", "text", "words"), _OTHERS)
def test_what_its_shape_or_its_place_in_a_line_tells_is_found(
    kind: str, text: str, words: str
) -> None:
    if kind in {"ADDRESS", "ID"}:
        _assert_whole(text, words)
    else:
        start = text.index(words)
        assert any(at in _covered(text) for at in range(start, start + len(words)))


def _assert_whole(text: str, words: str) -> None:
    start, covered = text.index(words), _covered(text)
    missing = [at for at in range(start, start + len(words)) if text[at].isalnum()]
    assert [text[at] for at in missing if at not in covered] == []


@pytest.mark.parametrize(("kind", "text"), _LEFT)
def test_what_only_looks_like_a_name_of_any_words_is_left_alone(kind: str, text: str) -> None:
    found = scan(Line(line_id="a", language="de", text=text))
    assert [text[each.start : each.end] for each in found if each.type is FindingType[kind]] == []


def _few(plain: str) -> Iterable[object]:
    return find_german_few(plain, under=10)


@pytest.mark.parametrize(
    "find",
    [
        find_named_organisations,
        find_placed_organisations,
        find_listed_names,
        find_name_beginnings,
        find_german_streets,
        find_german_quarters,
        _few,
    ],
)
@pytest.mark.parametrize(
    "piece", ["A-B-", "Aa ", "Aa, ", "Aa mit ", "Aa e.V. ", "von der ", "Ort: Aa, ", "'A'Aa", "a. "]
)
def test_fifty_thousand_characters_are_read_in_time(
    find: Callable[[str], Iterable[object]], piece: str
) -> None:
    text = (piece * 50_000)[:50_000]
    begun = process_time()
    list(find(text))
    assert process_time() - begun < 2
