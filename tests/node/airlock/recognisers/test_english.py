"""English texts: what names or shows somebody, and the many capitals that name nobody."""

import pytest

from node.airlock.findings import FindingType
from node.airlock.lexicon.lists import is_word
from node.airlock.recognisers.english.capitals import is_name_of_kind, named_by_capital
from node.airlock.recognisers.english.names import passed_in_english, title_lines, told_persons
from node.airlock.recognisers.english.people import find_english_people, is_no_chair
from node.airlock.recognisers.english.people_words import person_noun
from node.airlock.recognisers.english.small_letters import (
    names_without_capitals,
    organisations_without_capitals,
)

SMALL = "so i sat down with a cup of tea and we talked for an hour about what had happened, and "


def by_capital(text: str) -> list[str]:
    return [text[start:end] for start, end in named_by_capital(text, allowed=frozenset())]


def said_of_one(text: str) -> list[tuple[str, FindingType, str]]:
    return [(rule, kind, text[start:end]) for rule, kind, start, end in find_english_people(text)]


def without_capitals(text: str) -> list[str]:
    return [text[start:end] for start, end in names_without_capitals(text)]


@pytest.fixture(scope="module", autouse=True)
def _lists_are_read() -> None:
    assert is_word("table", "en")
    by_capital("She works at Copper Kettle.")
    said_of_one("She wears a headscarf.")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        pytest.param("She works at Copper Kettle now.", "Copper Kettle", id="an employer"),
        pytest.param("He has a job as a cook at Anvil.", "Anvil", id="a job"),
        pytest.param("He played hurling with Silver Oaks.", "Silver Oaks", id="a team"),
        pytest.param("The desks were a gift from Copper Kettle.", "Copper Kettle", id="a giver"),
        pytest.param("With the help of Anvil he passed.", "Anvil", id="a helper"),
        pytest.param("We asked Copper Kettle to cater.", "Copper Kettle", id="somebody asked"),
        pytest.param("Through Copper Kettle she found work.", "Copper Kettle", id="a way in"),
        pytest.param("A volunteer from Silver Oaks rang.", "Silver Oaks", id="a volunteer's own"),
        pytest.param("The flats in Silver Oaks are damp.", "Silver Oaks", id="an estate"),
        pytest.param("Anvil lent us the van.", "Anvil", id="a lender"),
    ],
)
def test_a_capital_names_somebody_where_the_words_speak_of_belonging(
    text: str, excerpt: str
) -> None:
    assert by_capital(text) == [excerpt]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("May Cox came with her sister.", id="a month and a surname"),
        pytest.param("Then May Cox came with her sister.", id="inside a sentence"),
    ],
)
def test_two_words_listed_as_names_are_somebody(text: str) -> None:
    assert by_capital(text) == ["May Cox"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The schools work with Ropes and Ladders.", id="a programme"),
        pytest.param("At the Lantern Festival the choir sang.", id="a festival"),
        pytest.param("In Circle Time everybody speaks.", id="a lesson"),
        pytest.param("She read from A week on the island.", id="a title in sentence case"),
        pytest.param("Our method: Look, Wait, Speak.", id="a list"),
        pytest.param("What works: Patience", id="a heading in sentence case"),
        pytest.param("How to Begin a Hard Conversation", id="a heading"),
        pytest.param("The unit Calm Corners belongs to Strand Two.", id="a unit of a course"),
        pytest.param("We used the Iceberg and the Fishbowl.", id="exercises"),
        pytest.param("The Talking Stick goes round.", id="a thing"),
        pytest.param("Staff worked with Story Cubes cards.", id="cards of a maker"),
        pytest.param("The class watched Salt and Bread.", id="a film"),
        pytest.param("With the help of Art Therapy he spoke.", id="a kind of help"),
        pytest.param("He grew up in Care.", id="one word of the dictionary"),
        pytest.param("Through Sport we reach many boys.", id="no person behind it"),
        pytest.param("At Halloween the hall is full.", id="a feast"),
        pytest.param("She works at the County Council.", id="a public body"),
        pytest.param("They live in Limerick and in Cork.", id="towns"),
    ],
)
def test_a_capital_alone_names_nobody(text: str) -> None:
    assert by_capital(text) == []


def test_what_anybody_may_name_is_no_finding_even_where_somebody_works() -> None:
    text = "She works at Copper Kettle."

    allowed = frozenset({text.index("Copper"), text.index("Kettle")})

    assert list(named_by_capital(text, allowed=allowed)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("The Bulgarian teacher came.", "Bulgarian", id="a people"),
        pytest.param("The film Broken Bridges was shown.", "Broken", id="a title behind its kind"),
        pytest.param("The Youth Officer opened it.", "Youth", id="an office"),
        pytest.param("The Department of Housing paid.", "Housing", id="a department"),
        pytest.param("The River Moyle rose.", "Moyle", id="a river"),
        pytest.param("They live in Sligo.", "Sligo", id="a county"),
    ],
)
def test_capitals_of_what_is_public_are_passed(text: str, word: str) -> None:
    assert text.index(word) in passed_in_english(text)


def test_a_county_that_is_a_given_name_is_passed_only_beside_a_place() -> None:
    alone, beside = "Then Clare left early.", "Then County Clare voted."

    assert alone.index("Clare") not in passed_in_english(alone)
    assert beside.index("Clare") in passed_in_english(beside)


def test_a_heading_is_a_line_of_capitals() -> None:
    assert title_lines("We sat down and Orla spoke.") == []
    assert title_lines("What We Did And Why\nnothing here") == [(0, len("What We Did And Why"))]


@pytest.mark.parametrize(
    "text", ["Hi Pip, thanks.", "I talked to Pip there.", "Pip, who was late."]
)
def test_a_greeting_a_talk_or_a_clause_tells_a_person(text: str) -> None:
    assert text.index("Pip") in told_persons(text)


@pytest.mark.parametrize(
    ("text", "rule", "excerpt"),
    [
        ("She was the only girl in the club.", "roles.unique", "the only girl in the club"),
        ("It was the youngest of the brothers.", "roles.unique", "the youngest of the brothers"),
        ("We rang the boy's aunt.", "roles.kin", "the boy's aunt"),
        ("I met her cousins there.", "roles.kin", "her cousins"),
        ("A Chechen boy came in.", "roles.origin", "A Chechen boy"),
        ("He is of Syrian descent.", "roles.origin", "of Syrian descent"),
        ("A former prisoner spoke.", "roles.belief", "A former prisoner"),
        ("Later she converted to Islam.", "roles.belief", "she converted to Islam"),
        ("He was diagnosed with epilepsy.", "roles.belief", "He was diagnosed with epilepsy"),
        ("She wears a headscarf.", "roles.belief", "She wears a headscarf"),
    ],
)
def test_what_is_said_of_one_person_is_found(text: str, rule: str, excerpt: str) -> None:
    kind = FindingType.DEMOG if rule in {"roles.origin", "roles.belief"} else FindingType.ROLE
    assert (rule, kind, excerpt) in said_of_one(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The only condition is patience.", id="the only thing"),
        pytest.param("The manager at Cork County Council agreed.", id="an office of a county"),
        pytest.param("The Turkish language is taught.", id="a language"),
        pytest.param("People from many countries came.", id="many people"),
        pytest.param("Children's parents were invited.", id="parents of anybody"),
        pytest.param("A refugee centre opened.", id="a kind of house"),
    ],
)
def test_what_is_true_of_many_is_left_alone(text: str) -> None:
    assert said_of_one(text) == []


def test_the_chair_of_a_meeting_is_no_chair_of_a_small_body() -> None:
    assert is_no_chair("the chair of the meeting")
    assert not is_no_chair("the chair of the boxing club")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        pytest.param("Tags: youth, dialogue, zorvandar", "zorvandar", id="a tag"),
        pytest.param(SMALL + "zorvandar came in.", "zorvandar", id="a text in small letters"),
        pytest.param(
            "A wall said #justiceforzorvandar today.", "#justiceforzorvandar", id="a call"
        ),
        pytest.param("The user z0rv4nd left.", "z0rv4nd", id="digits for letters"),
    ],
)
def test_a_name_without_a_capital_is_found(text: str, excerpt: str) -> None:
    assert excerpt in without_capitals(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tags: youth, dialogue, school", id="plain tags"),
        pytest.param("We used #justiceforall today.", id="a call for everybody"),
        pytest.param("We used #safeschool today.", id="words written together"),
        pytest.param("The 3rd meeting of 2024 was in room b2.", id="numbers"),
    ],
)
def test_plain_words_without_a_capital_are_left_alone(text: str) -> None:
    assert without_capitals(text) == []


def test_in_a_text_without_capitals_the_place_behind_at_is_found() -> None:
    text = SMALL + "then he began at copper kettle, and then at school."

    found = [text[start:end] for start, end in organisations_without_capitals(text)]

    assert found == ["copper kettle"]


def test_a_kind_behind_an_article_alone_has_no_name() -> None:
    assert is_name_of_kind("The Catholic") is None
    assert is_name_of_kind("The Copper") == len("The ")


@pytest.mark.parametrize(("word", "is_people"), [("pupils", True), ("posters", False)])
def test_an_ending_tells_people_unless_the_word_is_a_thing(word: str, *, is_people: bool) -> None:
    assert person_noun(word) is is_people
