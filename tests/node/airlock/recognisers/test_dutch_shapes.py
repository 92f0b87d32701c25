"""Dutch: names, bodies and streets told by a label, a column, a position or their form.

Everybody and everything here is invented.
"""

from time import process_time

import pytest

from node.airlock.recognisers import Recogniser
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.listed_people import find_listed_people
from node.airlock.recognisers.dutch.proper_bodies import find_proper_bodies, find_told_bodies
from node.airlock.recognisers.dutch.street_shapes import find_shaped_streets
from node.airlock.recognisers.events import Events
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.organisations import Organisations
from node.airlock.recognisers.patterns import Patterns
from node.airlock.recognisers.places import Places
from node.airlock.recognisers.quotes import Quotes
from node.airlock.recognisers.roles import Roles
from tests.node.airlock.invented_register import context, register, spans

NOBODY = register()


def found(recogniser: Recogniser, text: str) -> list[str]:
    return [words for words, _match in spans(recogniser, text, context("nl", known=NOBODY))]


def bodies(text: str) -> list[str]:
    spans_of = (*find_proper_bodies(text), *find_told_bodies(text))
    return [text[start:end] for start, end in spans_of]


def people(text: str) -> list[str]:
    return [text[start:end] for start, end, _is_sure in find_listed_people(text)]


def streets(text: str) -> list[str]:
    return [text[start:end] for start, end in find_shaped_streets(text)]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Zij belde met vzw Buren zonder Muren gisteren.", "vzw Buren zonder Muren"),
        ("Het was bij bakkerij Om de Hoek van Alles te doen.", "bakkerij Om de Hoek van Alles"),
        ("We zaten op obs Sint-Quackel samen.", "obs Sint-Quackel"),
        ("De klas van GO! Het Zwaluwnest kwam.", "GO! Het Zwaluwnest"),
        ("Hij leert bij Glazenier Zwirbel & Zn. het vak.", "Glazenier Zwirbel & Zn."),
        ("Ze werken voor Sloopwerken Gruis & Zo mee.", "Sloopwerken Gruis & Zo"),
        ("Ze hielden het in de kantine van Zaalvoetbal De Zwaan 3.", "Zaalvoetbal De Zwaan 3"),
        ("Het gesprek bij Niemand Achterlaten liep goed.", "Niemand Achterlaten"),
        ("Contact via Go Fast Quackel, trainer onbekend.", "Go Fast Quackel"),
        ("Hij is werkzaam bij Hoveniers Groenvinger.", "Hoveniers Groenvinger"),
        ("De klas van de Al-Zwirbel basisschool kwam.", "Al-Zwirbel basisschool"),
        ("We zaten bij het speeltuintje De Zwaan.", "speeltuintje De Zwaan"),
        ("bestand: auteur = x, bedrijf = Dakgoot Zwirbel", "Dakgoot Zwirbel"),
    ],
)
def test_a_body_is_found_to_the_end_of_its_name_by_what_stands_before_it(
    text: str, body: str
) -> None:
    assert body in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "De school Antwerpen bestaat niet.",
        "De middelen komen uit het Fonds voor Interne Veiligheid.",
        "De training Omgaan met Extreme Meningen duurt een dag.",
        "We reisden naar Luik en naar Eindhoven.",
        "Het stond op Google Forms en in Canva.",
        "Een hogeschool uit Gent hielp.",
        "Afdeling Zorg & Welzijn las mee.",
    ],
)
def test_towns_funds_courses_and_programmes_are_no_body(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Verontschuldigd: de Wijs (OCMW).", "de Wijs"),
        ("Aanwezig: Zwaantje Quackel, van der Zwirbel en Bix Zwaluw, de politie.", "Bix Zwaluw"),
        ("Van: in 't Quackel\nAan: Bix Zwaluw; iedereen", "in 't Quackel"),
        ("* naam tolk: Zwirbelina", "Zwirbelina"),
        ("Gids was van den Zwirbel, K. en niemand anders.", "van den Zwirbel, K."),
        ("Daarna splitste Bix D'Hoogheyde de groep.", "Bix D'Hoogheyde"),
        ("Het is bekend bij in 't Quackel.", "in 't Quackel"),
        ("Zie huisbezoek_zwirbelmans_def2.docx voor meer.", "zwirbelmans"),
        ("Ze vroeg het aan Lie A Quack-Zwaluw toen.", "Lie A Quack-Zwaluw"),
        ("Toen trok Zwirbğa een kaart.", "Zwirbğa"),
        ("ik heb fatma gesproken over het kamp", "fatma"),
        ('"Dat mag hier wel", lacht Zwirbelina, en ze kookt.', "Zwirbelina"),
        ("Bij ons gaf Femke Zwirbel-Quackman les.", "Femke Zwirbel-Quackman"),
        ("cc: mohamed, het team", "mohamed"),
        ("Alvast bedankt,\nmvg\nZwirbelina", "Zwirbelina"),
        ("Aanwezig: Lies v/d Quack, de politie", "Lies v/d Quack"),
        ("Beste Zwirbel, beste onder de Quack,", "onder de Quack"),
        ("Zwirbelina, hun dochtertje, praat er over.", "Zwirbelina"),
    ],
)
def test_a_name_is_found_in_lists_files_and_other_places_without_a_sentence(
    text: str, name: str
) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Aanwezig: politie, OCMW, de burgemeester en het CLB.",
        "Naam: onbekend",
        "Zie verslag_vergadering_concept_v3.docx voor meer.",
        "In Gent, B. staat in de lijst.",
        "ik heb mensen gesproken over het kamp",
        "Het was in 't stad te doen.",
        "Aan: alle collega's",
        "Met vriendelijke groet,\nTeam Jeugd",
        "Beste Ouders, welkom.",
    ],
)
def test_offices_bodies_and_ordinary_words_in_a_list_are_nobody(text: str) -> None:
    assert people(text) == []


def test_a_column_of_a_table_is_what_its_head_says_however_it_is_written() -> None:
    text = "naam;straat;leeftijd;soort\nqwirbel z;achterom 5;31;intake\n-;;;\nEinde van de lijst."
    kinds = ("person", "street", "age")
    values = {kind: [text[a:b] for a, b in find_fields(text, kind)] for kind in kinds}
    assert values == {"person": ["qwirbel z"], "street": ["achterom 5"], "age": ["31"]}


def test_a_sentence_with_labels_and_commas_is_no_head_of_a_table() -> None:
    text = "Vraag naar naam, adres en leeftijd.\nSchrijf rustig, kort en helder."
    assert list(find_fields(text, "person", "street", "age")) == []


def test_a_field_for_a_quarter_names_one_and_no_town() -> None:
    text = "* wijk: De Zwaluwhuizen\n* plaats: Gent"
    assert [text[a:b] for a, b in find_fields(text, "place")] == ["De Zwaluwhuizen"]


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Ze staat ingeschreven op zwaluwstraat 9 bus 3 daar.", "zwaluwstraat 9 bus 3"),
        ("Hij woont op bij de quackel 9 bus 3.", "bij de quackel 9 bus 3"),
        ("Het pand op burgemeester zwirbellaan 12 brandde.", "burgemeester zwirbellaan 12"),
        ("We zagen elkaar op 1 Meiplein 33A toen.", "1 Meiplein 33A"),
        ("Kom naar ACHTSTE DWARSPAD 7 HUIS dan.", "ACHTSTE DWARSPAD 7 HUIS"),
        ("De loods aan Vier Morgen stond leeg.", "Vier Morgen"),
        ("De hoek Quackeldries was leeg.", "Quackeldries"),
        ("Het huisbezoek is Het Quackelrijk 44, om negen.", "Het Quackelrijk 44"),
        ("Kom naar Zwaluwlaan 5-0-2 dan.", "Zwaluwlaan 5-0-2"),
        ("We fietsten langs Achter de Quackel terug.", "Achter de Quackel"),
        ("Het gezin, Zes Morgen 8A, tweede verdieping, las.", "Zes Morgen 8A, tweede verdieping"),
    ],
)
def test_a_street_is_found_by_its_number_its_door_or_what_stands_there(
    text: str, street: str
) -> None:
    assert street in streets(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dat duurde in totaal 9 weken.",
        "We gingen op weg 5 keer.",
        "Dat was op 1 mei een feest.",
        "Zie hoofdstuk 3, tweede deel.",
        "De zaal in Gent was vol.",
    ],
)
def test_numbers_of_weeks_and_halls_in_a_town_are_no_street(text: str) -> None:
    assert streets(text) == []


@pytest.mark.parametrize(
    ("recogniser", "text", "words"),
    [
        (SmallCounts(), "Van de jongens, waarvan vijf over geld en twee over ruzie.", "twee"),
        (SmallCounts(), "Daarna belandde een tweetal bij de reclassering.", "een tweetal"),
        (SmallCounts(), "Eén leerling wilde niet mee.", "Eén leerling"),
        (Roles(), "De oudste wil kok worden, de jongste kreeg een schorsing.", "de jongste"),
        (Roles(), "Ze stapten op, de drummer met de pet voorop.", "de drummer met de pet"),
        (Roles(), "Zij is een tolk die zelf uit Rwanda komt, zei ze.", "uit Rwanda komt"),
        (Roles(), "De man op de foto, 34 en alevitisch, deed aangifte.", "alevitisch"),
        (DatesAndAges(), "De man op de foto, 34 en alevitisch, deed aangifte.", "34"),
        (DatesAndAges(), "Hij gebruikt een tweede account en is negentien.", "negentien"),
        (
            DatesAndAges(),
            "Het duurde van 12 tot en met 15 januari.",
            "van 12 tot en met 15 januari",
        ),
        (DatesAndAges(), "Laten we elkaar op de 28e weer zien.", "op de 28e"),
        (DatesAndAges(), "Il est parti depuis vendredi dernier, zei hij.", "vendredi dernier"),
        (
            Events(),
            "Het gevecht op het perron in november was vroeger.",
            "Het gevecht op het perron in november",
        ),
        (Places(), "#samen #zwaluwendorp", "zwaluwendorp"),
        (Places(), "Hij woont in Zwaluwenbuurt sinds kort.", "Zwaluwenbuurt"),
        (Names(), "#samen #zwirbğa", "#zwirbğa"),
        (Patterns(), "Op dat forum heette hij zwaan_onzichtbaar03, zei ze.", "zwaan_onzichtbaar03"),
        (Patterns(), "De auto (2 qzx 041) stond er.", "2 qzx 041"),
        (Patterns(), "De klacht draagt nummer C/19/14207 KL 24-118.", "C/19/14207 KL 24-118"),
    ],
)
def test_more_ways_to_single_somebody_out_are_found(
    recogniser: Recogniser, text: str, words: str
) -> None:
    assert words in found(recogniser, text)


@pytest.mark.parametrize(
    ("recogniser", "text"),
    [
        (Names(), "## Wettelijk Kader En Financiering"),
        (Names(), "Harm reduction noemen ze dat."),
        (Names(), "Er is haat tegen Roma en anderen."),
        (Names(), "Antimoslimhaat kreeg een eigen workshop."),
        (Names(), "Campagne #SamenTegenHaat en #ikmeldhet liep goed."),
        (Places(), "Dat staat in het Handvest en alle Presentiebenadering."),
        (Quotes(), 'Een spel dat "Wie trekt aan de touwtjes" heet.'),
        (Roles(), "De meeste van hun vragen waren gewoon."),
        (Patterns(), "Een begroting van tussen 60.000 en 80.000 euro."),
        (DatesAndAges(), "We spraken met drie sportclubs en een garage."),
        (DatesAndAges(), "Er is kinderopvang van 19.00 tot 21.30 uur."),
    ],
)
def test_headings_terms_mottos_titles_and_amounts_are_left_alone(
    recogniser: Recogniser, text: str
) -> None:
    assert found(recogniser, text) == []


@pytest.mark.parametrize(
    "piece", ["bij Abc en ", "naam: Abc, ", "op bij de a ", "Abc & ", "x_y", "zaal van abc "]
)
def test_a_long_text_of_one_piece_is_read_in_seconds(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    for recogniser in (Organisations(), Places(), Names(), Patterns()):
        began = process_time()
        found(recogniser, text)
        assert process_time() - began < 8
