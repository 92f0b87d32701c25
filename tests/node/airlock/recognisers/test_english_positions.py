"""English texts: names and addresses told by where they stand."""

from collections.abc import Iterator

import pytest

from node.airlock.recognisers.english.addresses import find_english_addresses
from node.airlock.recognisers.english.capitals import is_name_of_kind
from node.airlock.recognisers.english.names import passed_in_english
from node.airlock.recognisers.english.organisations import find_english_organisations
from node.airlock.recognisers.english.positions import (
    find_by_position,
    find_places_by_position,
)
from node.airlock.recognisers.english.public_names import find_public_names
from node.airlock.recognisers.english.small_letters import names_without_capitals
from node.airlock.recognisers.english.told_names import find_told_names


def words(text: str, spans: Iterator[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met in the rooms of Fathers by the Fire, as usual.", "Fathers by the Fire"),
        ("The noise in the hall of Lantern and over the wall.", "Lantern"),
        ("That was the back office of Ibn Tumart al-Quill.", "Ibn Tumart al-Quill"),
        ("Try the shop, Bolt & Bramble, he is there.", "Bolt & Bramble"),
        ("Not on the night of a Quillworks home match.", "Quillworks"),
        ("An invoice of Snip & Snap for the evening.", "Snip & Snap"),
        ("His placement at Thread by Thread starts soon.", "Thread by Thread"),
        ("Zorvan from Harbour of Lights knows him.", "Harbour of Lights"),
        ("Ode Quarn (born 1971), formerly of Quill Cobblers.", "Quill Cobblers"),
        ("We found a bed through Bright Quay Malta, near the bus.", "Bright Quay Malta"),
        ("It went to a travel firm Bright Quay Cruises, whose", "travel firm Bright Quay Cruises"),
        ("The women from Quarnside rang.", "Quarnside"),
        ("In the kitchen of Common Table we cooked.", "Common Table"),
        ("The cake was baked by Crumb & Daughters in Cork.", "Crumb & Daughters"),
        ("The choir is at our lady of the quay chapel.", "our lady of the quay chapel"),
        ("The bakery next to Quill & Thistle is closed.", "Quill & Thistle"),
        ("They have a table at Chapter of Quarn on Tuesdays.", "Chapter of Quarn"),
        ("Ode volunteers with Feet of Clay on Tuesdays.", "Feet of Clay"),
        ("A deacon in Rivers of Quarn said so.", "Rivers of Quarn"),
        ("We heard of it from Dads Onward, a group that meets.", "Dads Onward"),
        ("cc: Tariq (Wolves in Woolwear), me", "Wolves in Woolwear"),
        ("Partners: Kids Onward, Quarn Elders, the police.", "Quarn Elders"),
        ("Please write to Paws for Pause today.", "Paws for Pause"),
    ],
)
def test_an_organisation_is_told_by_where_its_name_stands(text: str, name: str) -> None:
    assert name in words(text, find_by_position(text))


@pytest.mark.parametrize(
    "text",
    [
        "Volunteers from Cork and the staff of Youth Services came.",
        "In the office of the Home Office we waited for the HSE.",
        "A letter from Year 9 and an invoice of January.",
        "A lad from Friday's group, and people from Eastern Europe.",
        "The head of Prevention and the director of Education spoke.",
        "The kitchen of a club, the hall of a school.",
        "Thanks to everyone in Malta and a teacher in Cork.",
        "Partners: Police, County Council, Youth Services.",
    ],
)
def test_towns_bodies_and_words_of_forms_are_no_organisation_wherever_they_stand(
    text: str,
) -> None:
    assert words(text, find_by_position(text)) == []


@pytest.mark.parametrize(
    ("name", "is_start", "begins"),
    [
        ("New Vine", False, 0),
        ("Youth Onward", False, 0),
        ("Our Lady Queen of the Quay", True, 0),
        ("Every Harbour", True, 6),
        ("The Harbour", False, 4),
        ("Catholic", False, None),
        ("Parking at the Leisure", True, None),
        ("Meeting at Quarn", True, 11),
        ("SLA WITH NHS", True, None),
    ],
)
def test_a_capital_that_no_sentence_asks_for_is_part_of_the_name(
    name: str, *, is_start: bool, begins: int | None
) -> None:
    assert is_name_of_kind(name, is_start=is_start) == begins


def test_a_trade_or_old_boys_make_a_name_of_a_firm_or_a_team() -> None:
    text = "We rang Quarn Locksmiths and Harbour Old Boys, not Animal Farm."

    names = [text[start:end] for start, end, _sure in find_english_organisations(text)]

    assert {"Quarn Locksmiths", "Harbour Old Boys"} <= set(names)
    assert "Animal Farm" not in names


def test_a_name_over_small_words_is_one_organisation_and_no_two_persons() -> None:
    text = "But not the guy from Christ the King assembly, said the coach of Sarah Quarn."

    assert {text.index("Christ"), text.index("King")} <= passed_in_english(text)
    assert text.index("Sarah") not in passed_in_english(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Walked her home as far as Quarn Brow; it was late.", "Quarn Brow"),
        ("He knows every staircase in Upper Quarn.", "Upper Quarn"),
        ("She moved out of Quarn Moss after that.", "Quarn Moss"),
        ("A man on Old Sawpit invited us in.", "Old Sawpit"),
        ("The ring stands in Quarnside now.", "Quarnside"),
    ],
)
def test_a_quarter_is_told_by_who_lives_or_stands_there(text: str, name: str) -> None:
    assert name in words(text, find_places_by_position(text))


@pytest.mark.parametrize("text", ["He moved to Cork.", "Kids on Facebook. A man in March."])
def test_a_town_a_month_and_a_medium_are_no_quarter(text: str) -> None:
    assert words(text, find_places_by_position(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I did not go in.\ncheers\nDeeb", "Deeb"),
        ("See you.\n\nThanks a million,\nQuarny\nq@club.example", "Quarny"),
        ("Sorry it is late.\nRegards,\nNí Chuarn", "Ní Chuarn"),
        ("It was cold. Love from Malmö, Q.", "Q."),
        ("then Una Quarn, née Ní Chuarn, who sang", "Una Quarn, née Ní Chuarn"),
        ("3. Action: Q.Z. to arrange it.", "Q.Z."),
        ("I asked Obi wa Quarn about it.", "Obi wa Quarn"),
        ("The eldest, QQ to his friends, left.", "QQ"),
        ("On a good night, and Quarno, who was older.", "Quarno"),
        ("Everybody calls him Spud in there.", "Spud"),
        ("Met Nancy outside the shop.", "Nancy"),
        ("Present: Quarn, T.; Brae, S.; me", "Quarn, T."),
        ("Present: Zs. K. and me", "Zs. K."),
        ("Hi, its Quarno. can you ring", "Quarno"),
    ],
)
def test_who_signs_is_called_or_was_born_so_is_told_by_the_place(text: str, name: str) -> None:
    assert name in words(text, find_told_names(text))


@pytest.mark.parametrize(
    "text",
    [
        "Best regards,\nYouth Team",
        "We visited Cork and Nancy in spring.",
        "The U.K. and the E.U. agreed on P.E. lessons.",
    ],
)
def test_a_team_a_town_and_a_body_in_short_sign_nothing(text: str) -> None:
    assert words(text, find_told_names(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ask Q-u-a-r-n---O-d-e about it.", "Q-u-a-r-n---O-d-e"),
        ("Then J0hn turned up.", "J0hn"),
        ("the channel #quarn_patches is gone", "#quarn_patches"),
        ("the file meeting_ode zorvanq_final.mp3 is", "ode zorvanq"),
        ("alias=RGFyYQ; joined=2023", "RGFyYQ"),
        ("Ring + 4 4 ( 0 ) 1 4 1 4 9 6 0 0 0 0, after six.", "+ 4 4 ( 0 ) 1 4 1 4 9 6 0 0 0 0"),
    ],
)
def test_what_stands_between_letters_or_for_them_hides_no_name(text: str, name: str) -> None:
    assert name in [each.strip() for each in words(text, names_without_capitals(text))]


@pytest.mark.parametrize(
    "text", ["Sheet 3 is A4, v2.4.", "A-B testing in 2 x 90 minutes.", "/Plan_v7_FINAL_final.docx"]
)
def test_sheets_and_versions_hide_no_name(text: str) -> None:
    assert words(text, names_without_capitals(text)) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Year 12\nAddress: 3 Brae of Quarn\nSchool", "3 Brae of Quarn"),
        ("to rehearsal, at Quarnwalk 5, and I", "Quarnwalk 5"),
        ("I saw them at Quarn Steps 9/14 and was fed.", "Quarn Steps 9/14"),
        ("The address is The Quarnery 5 B, there.", "The Quarnery 5 B"),
        ("visit, Ffordd y Cwarn, at two", "Ffordd y Cwarn"),
        ("named him and the block, NINE QUARN TERRACE.", "NINE QUARN TERRACE"),
        ("at the corner where Brae of Quarn meets the wall.", "the corner where Brae of Quarn"),
    ],
)
def test_a_label_a_number_behind_or_a_word_of_another_tongue_tells_an_address(
    text: str, address: str
) -> None:
    assert any(address in each for each in words(text, find_english_addresses(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Address: to be confirmed\n",
        "We met at Level 2 and at Stage 3.",
        "A HIGH STREET shop.",
        "The Head of Service.",
    ],
)
def test_a_level_a_stage_and_an_empty_label_are_no_address(text: str) -> None:
    assert words(text, find_english_addresses(text)) == []


@pytest.mark.parametrize(
    "piece", ["Aa ", "hall of Aa and ", "A-", "a-", "1 ", "Aa, ", "Aa of the ", "thaats ", "AA "]
)
def test_a_long_text_of_one_piece_is_soon_read(piece: str) -> None:
    text = piece * (50_000 // len(piece))

    for find in (
        find_by_position,
        find_places_by_position,
        find_public_names,
        find_told_names,
        names_without_capitals,
        find_english_addresses,
    ):
        assert isinstance(list(find(text)), list)
