"""German names and places told by their company alone, and words that the same company leaves."""

from time import process_time

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.organisations import Organisations
from node.airlock.scanning import Line, scan
from tests.node.airlock.invented_register import context, register, spans

_DIRECT = frozenset({"ID", "ADDRESS", "ORG", "PERSON"})

_FOUND = (
    ("PERSON", "Als ich bei Schwarz klingelte, war niemand da.", "Schwarz"),
    ("PERSON", "Wir sprachen gestern mit Bauer darüber.", "Bauer"),
    ("PERSON", "Der Kollege von der Heide habe gekündigt.", "von der Heide"),
    ("PERSON", "Die Nachricht fand Frauke zum Felde am Abend.", "Frauke zum Felde"),
    ("PERSON", "Er nennt sich Abu Driss.", "Abu Driss"),
    ("PERSON", "Cricri, so wird das Mädchen gerufen, sprach.", "Cricri"),
    ("PERSON", "Sie stellte sie als 4l1 ins Netz.", "4l1"),
    ("PERSON", "Es war K4rl-H31nz, so sein Profilname.", "K4rl-H31nz"),
    ("PERSON", "Er hat geraten, und zwar Ak\u0131n. Stimmt.", "Ak\u0131n"),
    ("PERSON", "Betroffen ist yohannes koné, 24.", "yohannes koné"),
    ("PERSON", "Schlüssel bei Ousmane, er ist Ghanaer.", "Ousmane"),
    ("PERSON", "Gez. v. Arnim", "v. Arnim"),
    ("ORG", "Das Konto bei Stimme der Straße ist neu.", "Stimme der Straße"),
    ("ORG", "Es ging an den Verein Frauen stärken.", "Verein Frauen stärken"),
    ("ORG", "Sie besucht die Gottesdienste in Gethsemane.", "Gethsemane"),
    ("ORG", "Er betet in der Fatih Moschee.", "Fatih Moschee"),
    ("ORG", "Sie arbeitet im Haus Abendfrieden.", "Haus Abendfrieden"),
    ("ADDRESS", "Wohnung: Salzburger Straße 41, Hinterhaus", "Salzburger Straße 41, Hinterhaus"),
    ("ADDRESS", "Bahnhofstraße 118, 3. OG links", "Bahnhofstraße 118, 3. OG links"),
    ("ID", "Inventarnummer OÖLA-N-7743", "OÖLA-N-7743"),
    ("PLACE", "Ein Platz im Nordhang wäre frei.", "Nordhang"),
    ("PLACE", "Der Laden in der Lindenhof ist zu.", "Lindenhof"),
    ("PLACE", "Ein Umzug nach Grüne Lunge steht an.", "Grüne Lunge"),
    ("ROLE", "Die Älteste, zwölfjährig, erzählte davon.", "Die Älteste"),
    ("ROLE", "Der Boxlehrer des Vereins ging mit.", "Der Boxlehrer des Vereins"),
    ("ROLE", "Er sprach vom Tag X. Sein Schwiegersohn rief an.", "Sein Schwiegersohn"),
    ("AGE", "Die Älteste, zwölfjährig, erzählte davon.", "zwölfjährig"),
    ("AGE", "Manfred, der an die achtzig ist, kam.", "an die achtzig"),
    ("AGE", "Der Bub, 1\u03367\u0336, Träumer, kam.", "1\u03367"),
    ("DEMOG", "Er ist 29 Jahre alt, Tunesier, und schweigt.", "Tunesier"),
    ("EVENT", "Der Vorfall beim Sommerfest war schlimm.", "Der Vorfall beim Sommerfest"),
    ("EVENT", "Das war die Schlägerei nach dem Länderspiel.", "Schlägerei nach dem Länderspiel"),
    ("EVENT", "Seit den Festnahmen im Gemeindebau war Ruhe.", "Festnahmen im Gemeindebau"),
)
_LEFT = (
    ("PERSON", "Wir sprachen mit Bauern und mit Trainern."),
    ("PERSON", "Wir haben mit Gamern und Streamern gearbeitet."),
    ("PERSON", "Bei Wasser und Brot, mit Leder und von Dauer."),
    ("PERSON", "Mit ein paar hundert Mark wäre es gegangen."),
    ("ORG", "Kann der Verein Frauen stärken?"),
    ("COUNT", "Wir sprachen mit zwei Sozialarbeiterinnen und drei Lehrkräften."),
    ("COUNT", "Vier Streetworker und zwei Polizistinnen kamen."),
    ("DEMOG", "Es gab eine Erklärung tschetschenischer und afghanischer Jugendlicher."),
    ("EVENT", "Der Streit in der Gesellschaft nimmt zu."),
)


@pytest.mark.parametrize(("kind", "text", "words"), _FOUND)
def test_what_its_company_tells_is_found(kind: str, text: str, words: str) -> None:
    covered = {
        at
        for each in scan(Line(line_id="a", language="de", text=text))
        for at in range(each.start, each.end)
    }
    start = text.index(words)
    places = [at for at in range(start, start + len(words)) if text[at].isalnum()]
    share = sum(at in covered for at in places) / len(places)
    assert share == 1 if kind in _DIRECT else share >= 0.5


@pytest.mark.parametrize(("kind", "text"), _LEFT)
def test_words_in_the_same_company_are_left_alone(kind: str, text: str) -> None:
    found = scan(Line(line_id="a", language="de", text=text))
    assert [text[each.start : each.end] for each in found if each.type is FindingType[kind]] == []


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "nl"])
@pytest.mark.parametrize("piece", ["A-B-", "Aa-", "Ab. "])
def test_fifty_thousand_characters_are_read_for_organisations_in_time(
    language: str, piece: str
) -> None:
    text = (piece * 50_000)[:50_000]
    begun = process_time()
    spans(Organisations(), text, context(language, known=register()))
    assert process_time() - begun < 2
