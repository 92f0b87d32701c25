"""French: what its grammar and its endings tell about people, and what they leave alone."""

import pytest

from node.airlock.findings import FindingType
from node.airlock.recognisers.contract import Recogniser
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.events import Events
from node.airlock.recognisers.french.few_people import is_people
from node.airlock.recognisers.french.organisations import find_small
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.roles import Roles
from tests.node.airlock.invented_register import context, register, spans


def found(recogniser: Recogniser, text: str) -> list[tuple[str, FindingType]]:
    matches = spans(recogniser, text, context("fr", known=register()))
    return [(words, match.type) for words, match in matches]


def small_organisations(text: str) -> list[str]:
    return [text[start:end] for start, end in find_small(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Une élève nommée Mirabelle est venue.", "Mirabelle", id="behind 'nommée'"),
        pytest.param("Rose explique que tout va bien.", "Rose", id="a word that speaks"),
        pytest.param("La famille Courtebotte a ri.", "Courtebotte", id="a family"),
        pytest.param(
            "Mirandine de la Fontenelle a ri.", "Mirandine de la Fontenelle", id="particles"
        ),
    ],
)
def test_a_name_is_found_by_what_stands_beside_it(text: str, name: str) -> None:
    assert (name, FindingType.PERSON) in found(Names(), text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Elle explique que tout va bien.", id="a pronoun that speaks"),
        pytest.param("Petit à petit, le groupe avance.", id="a word that begins a sentence"),
        pytest.param("Tous demandent la même chose.", id="all of them"),
    ],
)
def test_a_word_that_names_nobody_is_left_alone(text: str) -> None:
    assert found(Names(), text) == []


@pytest.mark.parametrize(
    ("text", "covered", "kind"),
    [
        ("L'oncle est passé au local.", "L'oncle", FindingType.ROLE),
        ("Son frère aîné a téléphoné.", "Son frère aîné", FindingType.ROLE),
        ("Un Tchétchène de passage a parlé.", "Un Tchétchène", FindingType.DEMOG),
        ("Une jeune convertie a parlé.", "Une jeune convertie", FindingType.DEMOG),
        (
            "Un jeune d'origine arménienne a parlé.",
            "Un jeune d'origine arménienne",
            FindingType.DEMOG,
        ),
    ],
)
def test_a_relative_or_a_trait_of_one_person_is_found(
    text: str, covered: str, kind: FindingType
) -> None:
    assert (covered, kind) in found(Roles(), text)


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("La présidente du club de pétanque.", "La présidente du club"),
        ("La seule élève qui parle.", "La seule élève qui"),
        ("La doyenne du quartier.", "La doyenne du quartier"),
    ],
)
def test_the_only_one_and_the_chair_of_a_club_are_found_with_where(
    text: str, beginning: str
) -> None:
    assert any(
        words.startswith(beginning) and kind is FindingType.ROLE
        for words, kind in found(Roles(), text)
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le rôle du père est un thème.", id="a theme"),
        pytest.param("Un père de famille peut venir.", id="anybody"),
        pytest.param("Le directeur du service jeunesse a parlé.", id="a public function"),
        pytest.param("La seule solution est de parler.", id="the only thing"),
    ],
)
def test_themes_public_functions_and_things_are_no_roles(text: str) -> None:
    assert found(Roles(), text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Trois lycéens sont partis.", "Trois lycéens"),
        ("Deux marionnettistes sont venus.", "Deux marionnettistes"),
        ("Tous sauf deux sont venus.", "Tous sauf deux"),
        ("Ils étaient quatre autour de la table.", "Ils étaient quatre"),
        ("Un petit groupe de six a parlé.", "Un petit groupe de six"),
        ("Nous en suivons trois.", "trois"),
        ("Nous en accompagnons quatre, depuis peu.", "quatre"),
    ],
)
def test_few_people_are_counted_with_a_noun_by_its_ending_or_with_none(
    text: str, count: str
) -> None:
    assert found(SmallCounts(), text) == [(count, FindingType.COUNT)]


@pytest.mark.parametrize(
    "text", ["Trois ateliers et deux soirées ont suivi.", "Quatre heures et deux listes."]
)
def test_things_with_the_endings_of_people_are_no_count(text: str) -> None:
    assert found(SmallCounts(), text) == []


def test_a_plural_means_people_by_its_ending_unless_it_is_listed_as_a_thing() -> None:
    assert is_people("danseurs")
    assert is_people("réfugiées")
    assert is_people("grands-mères")
    assert not is_people("heures")
    assert not is_people("activités")
    assert not is_people("monuments")


@pytest.mark.parametrize(
    ("text", "covered", "kind"),
    [
        ("Il est en terminale.", "en terminale", FindingType.AGE),
        ("Un garçon de quinze ans est parti.", "de quinze ans", FindingType.AGE),
        ("Elle est née en 2007.", "née en 2007", FindingType.AGE),
        ("Lundi dernier, le local a fermé.", "Lundi dernier", FindingType.DATE),
        ("Il est venu la veille de la rentrée.", "la veille de la rentrée", FindingType.DATE),
        ("Le lendemain matin, il a rappelé.", "Le lendemain matin", FindingType.DATE),
        ("Il est venu à la Pentecôte.", "Pentecôte", FindingType.DATE),
    ],
)
def test_a_day_or_an_age_told_without_a_date_is_found(
    text: str, covered: str, kind: FindingType
) -> None:
    assert (covered, kind) in found(DatesAndAges(), text)


@pytest.mark.parametrize(
    "text", ["Le lundi, le local est ouvert.", "Un projet de dix ans se termine."]
)
def test_a_day_of_every_week_and_the_age_of_a_thing_are_left_alone(text: str) -> None:
    assert found(DatesAndAges(), text) == []


def test_an_event_is_found_by_where_it_was_and_one_that_may_be_any_is_not() -> None:
    assert ("L'agression de la gare", FindingType.EVENT) in found(
        Events(), "L'agression de la gare a marqué le quartier."
    )
    assert found(Events(), "Une agression peut arriver partout.") == []


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Il joue au fc bellecombe.", "fc bellecombe"),
        ("il va à la mosquée bilal. il y reste.", "mosquée bilal"),
        ("Il travaille chez Ferrandot et Fils.", "Ferrandot et Fils"),
    ],
)
def test_a_club_in_small_letters_and_a_firm_behind_chez_are_found(
    text: str, organisation: str
) -> None:
    assert small_organisations(text) == [organisation]


@pytest.mark.parametrize(
    "text",
    ["La mosquée est un lieu de prière.", "Le lycée organise un débat.", "Il reste chez Madame."],
)
def test_a_kind_without_a_name_is_no_organisation(text: str) -> None:
    assert small_organisations(text) == []
