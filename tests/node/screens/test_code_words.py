"""No coded word of a record is ever shown as a code."""

from enum import StrEnum

import pytest

from node.language import speak
from node.screens.code_words import FILTER_NAMES, explain, label, label_of_code, label_of_filter
from node.search.record_parts import FILTERS
from schemas import practice_words
from schemas.directory_entry import Experience, LanguageUse, StructureType
from schemas.place import PopulationBand, Urbanisation
from schemas.practice_words import PracticeKind, Rights, Sector, Setting

LISTS: list[type[StrEnum]] = [
    *(getattr(practice_words, name) for name in practice_words.__all__),
    Experience,
    LanguageUse,
    PopulationBand,
    StructureType,
    Urbanisation,
]


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_every_word_of_a_list_has_words_of_its_own(words: type[StrEnum]) -> None:
    labels = [label(word) for word in words]
    assert len(set(labels)) == len(labels)
    assert all(text[:1].isupper() or text[:1].isdigit() for text in labels)
    assert not any("_" in text for text in labels)


def test_two_lists_that_spell_a_word_alike_are_told_apart() -> None:
    assert label(Setting.SCHOOL) == "School"
    assert label(Sector.SCHOOL) == "Schools"


@pytest.mark.parametrize("rights", Rights)
def test_what_a_reader_may_do_is_a_sentence(rights: Rights) -> None:
    assert explain(rights).endswith(".")


def test_every_filter_that_people_see_has_a_name() -> None:
    assert set(FILTERS) - FILTER_NAMES.keys() == {"relates_to"}
    assert label_of_filter("offers") == "Can talk about"


@pytest.mark.parametrize(
    ("name", "code", "text"),
    [
        ("kind", "training", "Training"),
        ("themes", "mentoring", "mentoring"),
        ("country", "be", "Belgium"),
        ("contact_language", "fr", "French"),
        ("population_band", "p0", "Fewer than 5,000 inhabitants"),
    ],
)
def test_a_code_of_a_filter_is_put_in_words(name: str, code: str, text: str) -> None:
    with speak("en"):
        assert label_of_code(name, code) == text


@pytest.mark.parametrize(("name", "code"), [("kind", "dance"), ("themes", "x"), ("origin", "y")])
def test_a_code_of_a_newer_version_is_shown_as_it_stands(name: str, code: str) -> None:
    assert label_of_code(name, code) == code


def test_no_label_is_asked_for_a_word_of_no_record() -> None:
    class Other(StrEnum):
        WORD = PracticeKind.TRAINING.value

    with pytest.raises(KeyError):
        label(Other.WORD)
