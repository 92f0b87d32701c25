"""Patterns: what has a form is found whole, and what only looks like it is left alone.

The national numbers are examples from the issuing authorities' descriptions or computed by hand
from the published check-digit rules; the telephone numbers are from ranges of real length.
"""

import pytest

from node.textguard.contacts import read_email
from node.textguard.patterns import PatternKind, find_patterns


def found(text: str, *, country: str = "BE") -> set[tuple[str, str]]:
    return {
        (text[match.start : match.end], match.kind.value)
        for match in find_patterns(text, country=country)
    }


@pytest.mark.parametrize(
    ("text", "excerpt", "kind"),
    [
        ("Mail jan.p@stad.be snel.", "jan.p@stad.be", PatternKind.EMAIL),
        ("mail jan(at)stad(dot)be", "jan(at)stad(dot)be", PatternKind.EMAIL),
        ("mail jan [at] stad [dot] be", "jan [at] stad [dot] be", PatternKind.EMAIL),
        ("mail jan at stad dot be", "jan at stad dot be", PatternKind.EMAIL),
        ("jan apenstaartje stad punt be", "jan apenstaartje stad punt be", PatternKind.EMAIL),
        ("jan punt p apenstaartje stad.be", "jan punt p apenstaartje stad.be", PatternKind.EMAIL),
        ("marie arobase ville point fr", "marie arobase ville point fr", PatternKind.EMAIL),
        ("marie chez ville point fr", "marie chez ville point fr", PatternKind.EMAIL),
        ("udo Klammeraffe amt Punkt de", "udo Klammeraffe amt Punkt de", PatternKind.EMAIL),
        ("luz arroba villa punto es", "luz arroba villa punto es", PatternKind.EMAIL),
        ("ugo chiocciola citta punto it", "ugo chiocciola citta punto it", PatternKind.EMAIL),
        ("zie https://x.be/a?b=1.", "https://x.be/a?b=1", PatternKind.URL),
        ("zie hxxps://x.be/a", "hxxps://x.be/a", PatternKind.URL),
        ("zie www.krant.be, daar", "www.krant.be", PatternKind.URL),
        ("(krant.be/stuk)", "krant.be/stuk", PatternKind.URL),
        ("via t.me/groep12", "t.me/groep12", PatternKind.URL),
        ("volg @jan_p nu", "@jan_p", PatternKind.HANDLE),
        ("volg @jan@masto.social", "@jan@masto.social", PatternKind.HANDLE),
        ("Insta: jan.p_99", "Insta: jan.p_99", PatternKind.HANDLE),
        ("bel 0475 12 34 56.", "0475 12 34 56", PatternKind.PHONE),
        ("bel 02/251.23.45", "02/251.23.45", PatternKind.PHONE),
        ("bel (0475 12 34 56)", "0475 12 34 56", PatternKind.PHONE),
        ("bel (02) 251 23 45", "(02) 251 23 45", PatternKind.PHONE),
        ("bel +31 6 12345678", "+31 6 12345678", PatternKind.PHONE),
        ("bel 0 4 7 5 1 2 3 4 5 6", "0 4 7 5 1 2 3 4 5 6", PatternKind.PHONE),
        ("tél. 12 34 56", "tél. 12 34 56", PatternKind.PHONE),
        (
            "nul vier zeven vijf een twee drie vier vijf zes",
            "nul vier zeven vijf een twee drie vier vijf zes",
            PatternKind.PHONE,
        ),
        (
            "zéro six vingt-trois quarante-cinq soixante-sept dix",
            "zéro six vingt-trois quarante-cinq soixante-sept dix",
            PatternKind.PHONE,
        ),
        ("op BE71 0961 2345 6769 graag", "BE71 0961 2345 6769", PatternKind.IBAN),
        ("op nl91abna0417164300", "nl91abna0417164300", PatternKind.IBAN),
        ("rr 85.07.30-033 28.", "85.07.30-033 28", PatternKind.NATIONAL_NUMBER),
        ("bsn 111222333", "111222333", PatternKind.NATIONAL_NUMBER),
        ("nir 2 95 10 99 126 111 93", "2 95 10 99 126 111 93", PatternKind.NATIONAL_NUMBER),
        ("IdNr 36 574 261 809", "36 574 261 809", PatternKind.NATIONAL_NUMBER),
        ("DNI 54362315K", "54362315K", PatternKind.NATIONAL_NUMBER),
        ("NIE X-2482300W", "X-2482300W", PatternKind.NATIONAL_NUMBER),
        ("CF RCCMNL83S18D969H", "RCCMNL83S18D969H", PatternKind.NATIONAL_NUMBER),
        ("auto 1-ABC-234", "1-ABC-234", PatternKind.PLATE),
        ("auto 12-ab-34", "12-ab-34", PatternKind.PLATE),
        ("voiture AB-123-CD", "AB-123-CD", PatternKind.PLATE),
        ("auto (2 xyz 041)", "2 xyz 041", PatternKind.PLATE),
        ("van reg yxz 4821", "yxz 4821", PatternKind.PLATE),
        ("heette witte_wolf_15 daar", "witte_wolf_15", PatternKind.HANDLE),
        ("est jean_invisible08.", "jean_invisible08", PatternKind.HANDLE),
        (
            "son numéro : zéro quatre cent nonante-cinq, onze, douze, zéro trois",
            "zéro quatre cent nonante-cinq, onze, douze, zéro trois",
            PatternKind.PHONE,
        ),
        ("dossier 2024/123", "dossier 2024/123", PatternKind.CASE_NUMBER),
        ("zaaknummer 12345", "zaaknummer 12345", PatternKind.CASE_NUMBER),
        ("Aktenzeichen 12 Js 345/24", "12 Js 345/24", PatternKind.CASE_NUMBER),
        ("bij 50.9281, 4.4244", "50.9281, 4.4244", PatternKind.COORDINATES),
        ("50°55'41\"N", "50°55'41\"N", PatternKind.COORDINATES),
        ("8FVC9G8F+6X", "8FVC9G8F+6X", PatternKind.COORDINATES),
        ("postcode 3011 AB", "3011 AB", PatternKind.POSTCODE),
        ("te B-1800", "B-1800", PatternKind.POSTCODE),
        ("Kerkstraat 12 daar", "Kerkstraat 12", PatternKind.STREET),
        ("au 12 rue de la Gare", "12 rue de la Gare", PatternKind.STREET),
        ("Hauptstraße 5a", "Hauptstraße 5a", PatternKind.STREET),
        ("at 14 High Street", "14 High Street", PatternKind.STREET),
    ],
)
def test_what_has_a_form_is_found_whole(text: str, excerpt: str, kind: PatternKind) -> None:
    assert (excerpt, kind.value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2023, 2024 en 2025 kregen we 12.500 euro.", id="years and amounts"),
        pytest.param("Het kostte 12 500 000 euro.", id="an amount with spaces"),
        pytest.param("Op 02/03/2024 en 12-03-2024 en 2024-03-12.", id="dates"),
        pytest.param("Tussen 2020-2024 en 2014/2019.", id="periods"),
        pytest.param("We kijken at home point by point.", id="at and point apart"),
        pytest.param("Il n'y a pas de point commun chez nous.", id="chez and point apart"),
        pytest.param("Op dat punt de zaak bekijken.", id="punt before an article"),
        pytest.param("dossier 2024 en case 3", id="a year and a list"),
        pytest.param("LIVC-R 2024, COVID-19, EU-27", id="abbreviations with numbers"),
        pytest.param("2024 EU en 2021 BE", id="year and abbreviation"),
        pytest.param("Rue des Lilas, Kerkstraat", id="street without number"),
        pytest.param("samen. De rest volgt.Daarna", id="missing space after a full stop"),
        pytest.param("85.07.30-033 29", id="Belgian number with wrong check digits"),
        pytest.param("111222334", id="Dutch number with wrong check digit"),
        pytest.param("BE72 0961 2345 6769", id="IBAN with wrong check digits"),
        pytest.param("36 574 261 808", id="German number with wrong check digit"),
        pytest.param("54362315L", id="Spanish number with wrong letter"),
        pytest.param("one, two, three", id="counting"),
        pytest.param("een plaat van 2012, plate the 2012", id="a plate and a year"),
        pytest.param("zie plan_overzicht_2024 en lijst_namen_2.docx", id="names of files"),
        pytest.param("via Vilvoorde 2024", id="a town and a year"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert found(text) == set()


def test_a_date_is_no_telephone_even_where_its_digits_could_be_dialled() -> None:
    assert found("Am 02/03/2024 und 03.04.2024.", country="DE") == set()
    assert found("Ruf 0203 2024 55 an.", country="DE") == {("0203 2024 55", "phone")}


def test_a_german_plate_needs_a_german_text_or_a_vehicle() -> None:
    assert found("Vermerk: B-MW 1234", country="DE") == {("B-MW 1234", "plate")}
    assert found("Vermerk: B-MW 1234", country="BE") == set()
    assert found("Auto B-MW 1234", country="BE") == {("B-MW 1234", "plate")}


def test_a_short_number_is_a_telephone_only_where_it_can_be_dialled() -> None:
    assert found("612 34 56 78", country="ES") == {("612 34 56 78", "phone")}
    assert found("612 34 56 78", country="BE") == set()


@pytest.mark.parametrize(
    ("excerpt", "address"),
    [
        ("Jan.P @ stad . be", "jan.p@stad.be"),
        ("jan punt p apenstaartje stad punt be", "jan.p@stad.be"),
        ("jan(at)stad(dot)be", "jan@stad.be"),
        ("marie chez ville point fr", "marie@ville.fr"),
    ],
)
def test_a_spelled_out_address_is_read_as_the_plain_one(excerpt: str, address: str) -> None:
    assert read_email(excerpt) == address


@pytest.mark.parametrize(
    "piece",
    ["a.", "a at ", "0 ", "1234 ", "één twee ", "AB12", "@a", "(0", "12, ", "a-", "rue de la "],
)
def test_repetitive_text_of_the_longest_size_is_read_to_its_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + " jan@stad.be"

    assert any(excerpt.endswith("jan@stad.be") for excerpt, _kind in found(text))
