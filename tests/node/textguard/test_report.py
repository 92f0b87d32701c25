"""A note about a text that came in has its place, kind and rule, and no word of it."""

import pytest

from node.textguard.report import HIDDEN, MAX_NOTES, note_texts


def test_a_mailbox_and_disguised_letters_are_noted_where_they_stand() -> None:
    # The third letter of the name is Cyrillic.
    texts = {"texts.nl.title": "Praten met J\u0430n", "texts.nl.aim": "Mail jan@town.example."}
    noted = note_texts(texts, country="be")

    assert [(each.member, each.kind, each.rule, each.number) for each in noted] == [
        ("texts.nl.title", HIDDEN, "hidden.lookalike", 1),
        ("texts.nl.aim", "email", noted[1].rule, 1),
    ]
    assert noted[1].rule.startswith("patterns.email")
    assert "jan" not in repr(noted)


def test_a_clean_text_has_no_notes() -> None:
    assert note_texts({"texts.nl.aim": "Ouders leren kennen."}, country="be") == ()


def test_the_country_says_which_short_numbers_are_telephones() -> None:
    texts = {"texts.nl.aim": "Bel 0470 12 34 56."}
    assert [each.kind for each in note_texts(texts, country="be")] == ["phone"]


def test_the_notes_about_one_body_are_bounded() -> None:
    texts = {f"lessons.{number}.nl": "Mail jan@town.example." for number in range(300)}
    assert len(note_texts(texts, country="be")) == MAX_NOTES


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e"])
def test_no_text_raises(text: str) -> None:
    note_texts({"texts.nl.aim": text}, country="be")
