"""Numbers of files, papers and plates: found in every country's form, quiet on what looks alike."""

import pytest

from node.textguard.patterns import find_patterns


def found(text: str, *, country: str = "IE") -> list[str]:
    return [text[each.start : each.end] for each in find_patterns(text, country=country)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The file is SSP-2024-000417.", "SSP-2024-000417"),
        ("stored as GNT-PREV-0092", "GNT-PREV-0092"),
        ("under PULSE 7719-04-55.", "PULSE 7719-04-55"),
        ("use KOR-B-17 in mails", "KOR-B-17"),
        ("onder RON-JW/118 al", "RON-JW/118"),
        ("de melding 24-07719 en", "24-07719"),
        ("wird unter SG-P/31-25 geführt", "SG-P/31-25"),
        ("numéro (lire F-2024-0093-B)", "F-2024-0093-B"),
        ("procès-verbal (00417/01522/2024)", "00417/01522/2024"),
        ("DE.69.L2.004417/24", "DE.69.L2.004417/24"),
        ("see 25/0138/BV there", "25/0138/BV"),
        ("Kenmerk 2 0 2 4 - 1 1 3 8", "2 0 2 4 - 1 1 3 8"),
        ("Kennzeichen, darunter L - K M 2 0 8.", "L - K M 2 0 8"),
        ("their car (L-9-0-2-H-K)", "L-9-0-2-H-K"),
        ("card J K 4 8 2 7 1 6 C;", "J K 4 8 2 7 1 6 C"),
        ("Aktenzeichen: 5 1 - 4 2 / 0 9 B", "5 1 - 4 2 / 0 9 B"),
        ("they drive (AB l2 3O7)", "AB l2 3O7"),
        ("parquet : LI45.LI.oo7I2/2O23.", "LI45.LI.oo7I2/2O23"),
        ("passport number 88214417", "88214417"),
        ("his passport is PK4471290", "PK4471290"),
        ("IRP card: 004471829", "004471829"),
        ("crime number 5502118", "5502118"),
        ("paspoortnummer NX7740B13", "NX7740B13"),
        ("v-nummer 2871134409", "2871134409"),
        ("Ausweisnummer L01X00T47", "L01X00T47"),
        ("titre de séjour n° 9923847711", "9923847711"),
        ("le parquet : n° 71.B.9/2025.", "n° 71.B.9/2025"),
        ("una demanda (no 20417/91) contra", "no 20417/91"),
        ("numéro étranger 7503001234", "7503001234"),
        ("dossiernummer 4471", "4471"),
        ("signalement n° 4471", "4471"),
        ("Tagebuchnummer 88123", "88123"),
    ],
)
def test_a_number_of_a_file_or_paper_is_found_whole(text: str, number: str) -> None:
    assert any(number in each for each in found(text))


@pytest.mark.parametrize(
    ("text", "country", "plate"),
    [
        ("white van reg 191-d-40718.", "IE", "191-d-40718"),
        ("a grey Golf, 12 KE 4471, waited", "IE", "12 KE 4471"),
        ("came in 231-C-90362", "NL", "231-C-90362"),
        ("picture of her car (LX19 KDV)", "IE", "LX19 KDV"),
        ("the plate SN68HWE", "DE", "SN68HWE"),
        ("the jeep YKZ 4821 again", "IE", "YKZ 4821"),
        ("reg. ABC 123 in Sliema", "MT", "ABC 123"),
        ("parked: KSX 417", "MT", "KSX 417"),
        ("Wagen M\u2013TR 9061", "DE", "M\u2013TR 9061"),
        ("GU 417 FT", "AT", "GU 417 FT"),
        ("W-48213 K", "AT", "W-48213 K"),
        ("HH XY 4512", "DE", "HH XY 4512"),
        ("B-UF 3390H", "DE", "B-UF 3390H"),
        ("matrícula 4471 BKC", "ES", "4471 BKC"),
        ("targa FT 204 KX", "IT", "FT 204 KX"),
        ("voiture KX 1234", "LU", "KX 1234"),
        ("EW627DL", "FR", "EW627DL"),
        ("4817 XRW 59", "FR", "4817 XRW 59"),
        ("came in KP 54 FJM", "IE", "KP 54 FJM"),
        ("KX-482-P", "NL", "KX-482-P"),
        ("kenteken 8-khl-02", "NL", "8-khl-02"),
        ("1 TRB 902", "BE", "1 TRB 902"),
        ("zwarte Golf met plaat 2-AHW-184", "BE", "2-AHW-184"),
        ("the number plate was KP54 FJM", "IE", "KP54 FJM"),
    ],
)
def test_a_plate_is_found_in_the_form_of_its_country(text: str, country: str, plate: str) -> None:
    assert any(plate in each for each in found(text, country=country))


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("at 35.87641 N, 14.49377 E, is dark", "35.87641 N, 14.49377 E"),
        ("Fundort: 50.8803, 12.0829.", "50.8803, 12.0829"),
        ("vers 48.93871, 2.52604. Puis", "48.93871, 2.52604"),
        ("50,8803° N; 12,0829° O", "50,8803° N; 12,0829° O"),
        ("lat 51.8021 lon 4.6893", "51.8021 lon 4.6893"),
        ("N 51° 48.126' E 004° 41.358'", "N 51° 48.126' E 004° 41.358'"),
        ("53.3498/-6.2603", "53.3498/-6.2603"),
        ("grid ref TQ 300 804", "TQ 300 804"),
        ("at O 15904 34671 there", "O 15904 34671"),
        ("///filled.count.soap", "///filled.count.soap"),
        ("flat at D02 X285", "D02 X285"),
        ("to BT48 7NX", "BT48 7NX"),
        ("Heights, ĦMR 1409", "ĦMR 1409"),
    ],
)
def test_a_spot_is_found_in_every_notation(text: str, excerpt: str) -> None:
    assert any(excerpt in each for each in found(text))


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("on oh eight five, triple five, oh one seven three", "oh eight five"),
        ("Telefon O172 \u2013 99 68 S32)", "O172 \u2013 99 68 S32"),
        ("un numéro, o6.39.98.I7.4Z.", "o6.39.98.I7.4Z"),
        ("an anna punkt bauer ät villach minus haus punkt example", "anna punkt bauer ät villach"),
        ("anna underscore b at club dash hall dot example", "anna underscore b at club dash"),
        ("ring him on 2122 4471", "2122 4471"),
        ("his insta is yung_lion99", "yung_lion99"),
        ("on TikTok as r4ven.x", "r4ven.x"),
        ("write to jan.p at stad.be", "jan.p at stad.be"),
    ],
)
def test_a_contact_is_found_however_it_is_said(text: str, excerpt: str) -> None:
    assert any(excerpt in each for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "VERA-2R, TRAP-18, COVID-19 and AES-256.",
        "Directive 2016/680 and Regulation (EU) 2021/1149; COM/2020/795.",
        "Directive 2017/541/EU, S/RES/2396, ISO/IEC 27001-2022.",
        "between 2014-2020 and 2021-2027, aged 12-15 and 16-18.",
        "Scale 1 2 3 4 5, levels A B C D E.",
        "U-16/U-18, B1/B2, P1-P7, S4-S6.",
        "From 09.00-12.30 and 10:00-16:00, pages 132-145.",
        "EUR 4200, ISF 2021, RAN 2019, ĦMR.",
        "articles 132-5 and 226-13 of the code, section 12(3).",
        "case 3, file 12 and report 2024.",
        "The number 2024 was drawn 12,500 times; 3,4 of 5.",
        "In the report of 2023 we count 120 pupils.",
        "Under 18 and under 25 years, under 1000 euro.",
        "Students 1200, pupils 3400 and staff 120 answered.",
        "a grey Golf and a Ford Transit; the car stayed",
        "We met on 17/01/2024 and 24-02-2025.",
        "The budget was 12.345, 67.890 and 3.141 thousand.",
        "Our text on Instagram as planned; the account is closed.",
        "We meet at 5.30 at youthhub and call at two.",
    ],
)
def test_numbers_that_everybody_may_name_are_left_alone(text: str) -> None:
    assert found(text) == []
