"""English texts: capitals, counts, ages, roles and days that are of anybody, or of one."""

from collections.abc import Iterator

import pytest

from node.airlock.recognisers.english.ages import find_english_ages
from node.airlock.recognisers.english.days import find_english_days
from node.airlock.recognisers.english.events import find_english_events
from node.airlock.recognisers.english.few_people import find_english_few
from node.airlock.recognisers.english.names import passed_in_english
from node.airlock.recognisers.english.people import find_english_people
from node.airlock.recognisers.english.public_names import find_public_names, is_slip
from node.airlock.recognisers.english.relations import find_english_relations
from node.airlock.recognisers.english.traits import find_english_traits


def words(text: str, spans: Iterator[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Asked by Ghent, Graz, Biel, Cork and Oldham so far.", "Biel"),
        ("Under the General Data Protection Regulation we may.", "General"),
        ("The Law on Personal Data Protection follows.", "Law"),
        ("Avoid the weeks of Bayram.", "Bayram"),
        ("The four levels of the Kirkpatrick model.", "Kirkpatrick"),
        ("Funded by the Arts Office and others.", "Arts"),
        ("- MARAC and the DPIA by spring", "DPIA"),
        ("A workshop called Down the Well and Back.", "Back"),
        ("Forums of the Incel kind.", "Incel"),
        ("Closed on Good Friday and after.", "Good"),
        ("The course covers the Johari Window too.", "Johari"),
        ("Lent out. Radio: The Long View.", "Long"),
        ("Paid by Interreg North-West Europe.", "West"),
    ],
)
def test_capitals_that_anybody_may_write_are_passed(text: str, word: str) -> None:
    assert text.index(word) in passed_in_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Present: Anna, Biel, Cem, Dora and Emil.",
        "The Amina method is what we call it.",
        "A boy called Down came.",
    ],
)
def test_a_list_of_people_and_a_given_name_are_not_passed(text: str) -> None:
    assert words(text, find_public_names(text)) == []


@pytest.mark.parametrize("word", ["kettel", "ministery", "loggo", "figurs", "thats"])
def test_a_slip_of_the_pen_is_the_word_it_was_meant_to_be(word: str) -> None:
    assert is_slip(word)


@pytest.mark.parametrize("word", ["brian", "quarnel", "yusuf", "ahmed", "serife"])
def test_a_name_is_no_slip_of_the_pen(word: str) -> None:
    assert not is_slip(word)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Situation: Dušan, seventeen, ran a channel.", "seventeen"),
        ("Met him outside. 18, sleeps in a garage.", "18"),
        ("He is in Transition Year now.", "Transition Year"),
    ],
)
def test_an_age_beside_a_name_and_a_class_of_somebody_are_told(text: str, age: str) -> None:
    assert age in words(text, find_english_ages(text))


@pytest.mark.parametrize(
    "text",
    [
        "Most of them are 14 to 17 years old.",
        "Aged 13+ only, and the only one.",
        "We give talks in Transition Year and in centres.",
        "Hostility between newcomers in the reception centre and others.",
    ],
)
def test_a_range_of_ages_and_a_class_without_anybody_are_left_alone(text: str) -> None:
    assert words(text, find_english_ages(text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It received 26 calls, of which 9 concerned a worry.", "9"),
        ("She did not call ten. She called 1. It helped.", "1"),
        ("He asked the boys, and one of them cried.", "one of them"),
    ],
)
def test_few_people_are_counted_without_a_word_for_them(text: str, count: str) -> None:
    assert count in words(text, find_english_few(text, under=10))


@pytest.mark.parametrize(
    "text",
    [
        "Three versions of the plan, one of them readable.",
        "Three clubs and two libraries took part; four more are waiting.",
        "71 per cent rated the session 4 or 5.",
        "The forms gave it 4 out of 5.",
    ],
)
def test_points_and_things_are_no_people(text: str) -> None:
    assert words(text, find_english_few(text, under=10)) == []


def test_a_former_leader_is_one_and_a_remainder_is_nobody() -> None:
    text = "The former leader of the gang in the town came; the rest in kind, its first number too."

    found = [text[start:end] for _rule, start, end in find_english_relations(text)]

    assert found
    assert all(each.startswith("The former leader of the gang") for each in found)


@pytest.mark.parametrize(
    "text", ["An aunt who is listened to helps.", "The imam and the parish priest are asked."]
)
def test_a_relative_or_an_office_of_any_family_and_parish_is_nobody(text: str) -> None:
    assert list(find_english_relations(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The law follows the European one.",
        "The European model differs.",
        "Schools use the Dutch one.",
    ],
)
def test_a_law_or_a_model_of_one_people_is_no_person(text: str) -> None:
    assert list(find_english_people(text)) == []
    assert words(text, find_english_traits(text)) == []


def test_one_of_the_boys_is_a_person() -> None:
    text = "Of the boys the Chechen one stayed."

    assert any(text[start:end] == "the Chechen one" for *_, start, end in find_english_people(text))


def test_what_a_form_calls_a_faith_is_one() -> None:
    text = "School: none\nFaith/belief: convert to Quarnism\nReason: worry"

    assert "convert to Quarnism" in words(text, find_english_traits(text))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("No tags since the scrubbing day at the gym.", "the scrubbing day at the gym"),
        ("He is quiet since the closing of the mill.", "the closing of the mill"),
    ],
)
def test_a_day_or_a_closing_that_came_once_is_an_event(text: str, event: str) -> None:
    assert event in words(text, find_english_events(text))


@pytest.mark.parametrize(
    "text",
    [
        "They found themselves talked about rather than talked to.",
        "It says more about the adults around the case, who need time.",
        "After the closing of the project we rest.",
    ],
)
def test_what_people_feel_and_the_end_of_a_project_are_no_event(text: str) -> None:
    assert words(text, find_english_events(text)) == []


@pytest.mark.parametrize(
    "text", ["Dropped from version 2.4. Then.", "Avoid the first days of the school year."]
)
def test_a_version_and_many_days_are_no_day(text: str) -> None:
    assert words(text, find_english_days(text)) == []
