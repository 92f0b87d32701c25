"""A card follows RFC 6350, and nothing in an entry can begin another property."""

from dataclasses import replace

import pytest

from node.search.vcard import dump_vcard
from schemas.directory_entry import DirectoryEntry, LanguageSkill, LanguageUse
from schemas.place import Place

ENTRY = DirectoryEntry(
    role={"nl": "Coördinator", "fr": "Coordinatrice"},
    organisation={"nl": "Stad Vilvoorde"},
    mailbox="preventie@town.example",
    languages=(
        LanguageSkill(tag="fr", use=LanguageUse.READS),
        LanguageSkill(tag="nl", use=LanguageUse.TALKS),
    ),
    place=Place(country="be"),
    confirmed="2026-01",
)


def card(entry: DirectoryEntry, *, language: str = "nl") -> bytes:
    return dump_vcard(
        entry,
        uid="urn:uuid:1",
        language=language,
        source="https://vilvoorde.example/x",
        note="Taken on 2 March 2026.",
    )


def lines(data: bytes) -> list[str]:
    """Return the unfolded lines, as section 3.2 says: a line break and one space go away."""
    return data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_card_holds_what_the_entry_says() -> None:
    assert lines(card(ENTRY)) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        "UID:urn:uuid:1",
        "FN:Coördinator\\, Stad Vilvoorde",
        "ORG:Stad Vilvoorde",
        "TITLE:Coördinator",
        "EMAIL;TYPE=work:preventie@town.example",
        "LANG;TYPE=work:nl",
        "LANG;TYPE=work:fr",
        "SOURCE:https://vilvoorde.example/x",
        "NOTE:Taken on 2 March 2026.",
        "END:VCARD",
    ]


def test_a_person_who_agreed_to_be_named_is_a_person() -> None:
    named = lines(card(replace(ENTRY, name="Nele Voorbeeld", direct_line="+33199004455")))
    assert "KIND:individual" in named
    assert "FN:Nele Voorbeeld" in named
    assert "TEL;TYPE=work;VALUE=uri:tel:+33199004455" in named


def test_texts_are_in_the_readers_language_if_the_town_wrote_them() -> None:
    assert "TITLE:Coordinatrice" in lines(card(ENTRY, language="fr"))
    assert "TITLE:Coördinator" in lines(card(ENTRY, language="de"))


@pytest.mark.parametrize(
    "text", ["a\r\nEMAIL:evil@x.example", "a;b,c\\d", "a\nEND:VCARD\nBEGIN:VCARD"]
)
def test_no_text_begins_another_property_or_card(text: str) -> None:
    found = lines(card(replace(ENTRY, role={"nl": text}, unit={"nl": text})))
    assert len(found) == len(lines(card(ENTRY)))
    assert [line for line in found if line.startswith("EMAIL")] == [
        "EMAIL;TYPE=work:preventie@town.example"
    ]
    assert found.count("END:VCARD") == 1


def test_signs_that_part_values_are_escaped() -> None:
    found = lines(card(replace(ENTRY, unit={"nl": "a;b,c\\d\ne"})))
    assert "ORG:Stad Vilvoorde;a\\;b\\,c\\\\d\\ne" in found


@pytest.mark.parametrize("sign", ["x", "é", "漢", "\U0001f5dd"])
def test_no_line_is_longer_than_75_bytes_and_no_character_is_cut(sign: str) -> None:
    data = card(replace(ENTRY, role={"nl": sign * 140}))
    pieces = data.split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    for piece in pieces:
        piece.decode()
    assert f"TITLE:{sign * 140}" in lines(data)
