"""Members of a draft are called by the question that was asked, never by their path."""

import pytest

from node.airlock.member_names import is_text, member_name, member_of_path
from node.language import speak
from schemas.directory_entry import DirectoryEntrySchema
from schemas.practice_summary import PracticeSummarySchema

__all__: list[str] = []


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("texts.nl.situation", "What was going on?"),
        ("texts.fr.title", "Title (French)"),
        ("lessons.2.nl", "Lesson 3"),
        ("lessons.0.fr", "Lesson 1 (French)"),
        ("needs_first.nl", "What another town needs first"),
        ("evidence.note.nl", "What stands behind how you know"),
        ("period.start", "From when to when"),
        ("role.fr", "Role (French)"),
        ("looking_for.0.nl", "Looking for, number 1"),
        ("named_partners.0.name", "Named organisation 1"),
        ("quite.unknown", "quite.unknown"),
    ],
)
def test_a_member_is_called_by_its_question(member: str, name: str) -> None:
    with speak("en"):
        assert member_name(member, language="nl") == name


@pytest.mark.parametrize("schema", [PracticeSummarySchema(), DirectoryEntrySchema()])
def test_every_member_of_a_record_has_a_name(
    schema: PracticeSummarySchema | DirectoryEntrySchema,
) -> None:
    with speak("en"):
        nameless = [
            name for name in schema.fields if name != "texts" and member_name(f"{name}.0") == name
        ]
    assert nameless == []


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("texts.nl.title", True),
        ("lessons.0.nl", True),
        ("needs_first.nl", True),
        ("evidence.note.nl", True),
        ("evidence.level", False),
        ("lessons", False),
        ("texts.nl", False),
        ("kind", False),
        ("period.start", False),
    ],
)
def test_words_are_told_from_choices(member: str, *, words: bool) -> None:
    assert is_text(member) is words


def test_a_fault_and_a_text_are_called_alike() -> None:
    assert member_of_path("lessons.0.text.nl") == "lessons.0.nl"
