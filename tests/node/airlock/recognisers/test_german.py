"""German: nouns have capitals as names have, so each rule is shown with what it leaves alone."""

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.organisations import is_public
from node.airlock.recognisers.german.traits import is_public_office
from node.airlock.recognisers.german.words import is_german_word
from node.airlock.recognisers.german.works import is_work
from node.airlock.scanning import Line, scan


def found(text: str) -> list[tuple[str, FindingType]]:
    """Return the words found in a German text, each with its type."""
    findings = scan(Line(line_id="a", language="de", text=text))
    return [(text[each.start : each.end], each.type) for each in findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Frau zu Lindwurm rief an.", "Frau zu Lindwurm"),
        ("Wir trafen Frau Dr. Hagedorn.", "Frau Dr. Hagedorn"),
        ("Er heißt Veit Brombeer.", "Veit Brombeer"),
        ("Sie kam, geb. Klein, allein.", "Klein"),
        ("Am Tisch saß auch Kathi.", "Kathi"),
    ],
)
def test_a_noun_is_a_name_behind_a_title_a_given_name_or_an_announcement(
    text: str, name: str
) -> None:
    assert found(text) == [(name, FindingType.PERSON)]


def test_a_surname_that_is_a_word_is_found_again_where_it_stands_alone() -> None:
    assert found("Anna Klein sprach. Später weinte Klein lange.") == [
        ("Anna Klein", FindingType.PERSON),
        ("Klein", FindingType.PERSON),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Der Ernst der Lage war klar.",
        "Die Rose im Garten blüht.",
        "Schulsozialarbeit hilft Mitschülern.",
    ],
)
def test_a_noun_that_is_a_given_name_elsewhere_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("word", ["schulsozialarbeit", "mitschulern", "elternabend"])
def test_a_compound_is_a_word_if_all_its_parts_are(word: str) -> None:
    assert is_german_word(word)


@pytest.mark.parametrize(
    ("text", "excerpt", "kind"),
    [
        ("Sie wohnt in der Fliederstraße 12.", "Fliederstraße 12", FindingType.ADDRESS),
        ("Am Erlenbruch 7 wohnt er.", "Am Erlenbruch 7", FindingType.ADDRESS),
        ("Er wohnt im Stadtteil Möwenhang.", "Möwenhang", FindingType.PLACE),
    ],
)
def test_a_street_and_a_quarter_are_found_with_what_belongs_to_them(
    text: str, excerpt: str, kind: FindingType
) -> None:
    assert found(text) == [(excerpt, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Wir trafen uns am Sportplatz.",
        "Die Nebenstraße war gesperrt.",
        "Ein Viertel der Gruppe fehlte.",
    ],
)
def test_a_street_or_square_like_any_other_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er arbeitet in der Tischlerei Morgentau.", "Tischlerei Morgentau"),
        ("Der Turnverein Luvoria lud ein.", "Turnverein Luvoria"),
        ("Sie besucht die Luvora-Schule.", "Luvora-Schule"),
    ],
)
def test_an_organisation_is_its_kind_with_its_name(text: str, name: str) -> None:
    assert found(text) == [(name, FindingType.ORG)]


@pytest.mark.parametrize(
    "text", ["Dort bietet die Schule Räume an.", "Die Musik-Schule ist offen."]
)
def test_what_a_school_gives_or_teaches_is_not_its_name(text: str) -> None:
    assert found(text) == []


def test_only_a_large_foundation_may_be_named_by_anybody() -> None:
    assert is_public("Robert Bosch Stiftung")
    assert not is_public("Luvora-Stiftung")
    assert not is_public("Robert-Bosch-Schule")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Es war in der Nacht auf Sonntag.", "in der Nacht auf Sonntag"),
        ("Am Karfreitag fehlte er.", "Am Karfreitag"),
        ("Er ging vor drei Wochen.", "vor drei Wochen"),
    ],
)
def test_a_day_that_was_once_is_found(text: str, day: str) -> None:
    assert found(text) == [(day, FindingType.DATE)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Er ist 17.", "17"),
        ("Sie geht in die 8c.", "in die 8c"),
        ("Er ist Jahrgang 2006.", "Jahrgang 2006"),
    ],
)
def test_the_age_or_class_of_one_is_found(text: str, age: str) -> None:
    assert found(text) == [(age, FindingType.AGE)]


@pytest.mark.parametrize(
    "text", ["Wir treffen uns jeden Montag.", "Das Angebot gilt ab 14 Jahren."]
)
def test_a_day_that_comes_back_and_the_age_of_a_group_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "excerpt", "kind"),
    [
        ("Er stammt aus Eritrea.", "Er stammt aus Eritrea", FindingType.DEMOG),
        ("Als Konvertitin fiel sie auf.", "Als Konvertitin", FindingType.DEMOG),
        (
            "Sie ist die einzige Frau im Team.",
            "die einzige Frau im Team",
            FindingType.ROLE,
        ),
        (
            "Der älteste Schüler der Klasse ging.",
            "Der älteste Schüler der Klasse",
            FindingType.ROLE,
        ),
    ],
)
def test_what_is_true_of_one_person_is_found(text: str, excerpt: str, kind: FindingType) -> None:
    assert found(text) == [(excerpt, kind)]


@pytest.mark.parametrize(
    "text", ["Die Muslime der Stadt feiern.", "Das einzige Problem war die Zeit."]
)
def test_a_plural_and_a_thing_are_no_trait_of_a_person(text: str) -> None:
    assert found(text) == []


def test_an_office_is_public_if_its_body_is() -> None:
    assert is_public_office("Leiterin des Jugendamts")
    assert not is_public_office("Leiterin der Tischlerei")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Nach dem Brandanschlag auf das Bürgerhaus redeten alle.",
            "dem Brandanschlag auf das Bürgerhaus",
        ),
        ("Alle sahen den Überfall am Bahnhof.", "den Überfall am Bahnhof"),
    ],
)
def test_an_attack_is_found_with_its_place(text: str, event: str) -> None:
    assert found(text) == [(event, FindingType.EVENT)]


@pytest.mark.parametrize("text", ["Ein Streit ist normal.", "Wir reden über Gewalt."])
def test_a_quarrel_without_place_or_time_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("Alle bis auf zwei kamen.", "Alle bis auf zwei"),
        ("Drei von ihnen gingen.", "Drei von ihnen"),
        ("Sie kamen zu dritt.", "zu dritt"),
        ("Zwei Bäckerinnen halfen.", "Zwei Bäckerinnen"),
        ("Eine kleine Handvoll Jugendliche blieb.", "Eine kleine Handvoll Jugendliche"),
    ],
)
def test_few_people_are_found_with_and_without_a_noun(text: str, few: str) -> None:
    assert found(text) == [(few, FindingType.COUNT)]


@pytest.mark.parametrize(
    "text", ["Die Kinder üben zu zweit oder zu dritt.", "Es kamen drei Fenster dazu."]
)
def test_a_way_to_work_and_a_number_of_things_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("word", ["Bäckerinnen", "Lehrlinge", "Vorfälle", "Konsumenten"])
def test_a_noun_for_people_or_cases_is_told_by_its_end(word: str) -> None:
    assert is_people(word)


@pytest.mark.parametrize("word", ["Fenster", "Stunden", "Wasserfälle", "Dokumenten", "Listen"])
def test_a_thing_that_ends_as_people_do_is_none(word: str) -> None:
    assert not is_people(word)


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Wir lasen den Roman ", True),
        ("Gezeigt wurden die Filme „Nachtbus“ und ", True),
        ("Das Projekt heißt ", True),
        ("Er sagte: ", False),
        ("Sie rief „Halt“ und ", False),
    ],
)
def test_a_quotation_is_a_title_if_the_words_before_it_say_so(before: str, *, title: bool) -> None:
    assert is_work(f"{before}„Das stille Haus“", len(before)) is title
