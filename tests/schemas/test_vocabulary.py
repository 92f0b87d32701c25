"""The packaged vocabulary is whole, and finds concepts across six languages."""

from importlib import resources

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import ConceptUnknownError
from schemas.text_rules import check_text
from schemas.vocabulary import LANGUAGES, STRUCTURE_GROUP, load_vocabulary, parse_vocabulary
from schemas.wire_fields import ConceptId

SOURCE = resources.files("schemas").joinpath("vocabulary.yaml").read_bytes()
RAW = yaml.safe_load(SOURCE)
VOCABULARY = load_vocabulary()
CONCEPTS = VOCABULARY.concepts


def test_identifiers_are_unique_and_fit_on_the_wire() -> None:
    ids = [concept["id"] for concept in RAW["concepts"]]
    assert len(ids) == len(set(ids)) == len(CONCEPTS)
    assert [ConceptId().accept(concept_id) for concept_id in ids] == ids


def test_broader_and_related_concepts_exist() -> None:
    dangling = [
        (concept.id, other)
        for concept in CONCEPTS.values()
        for other in (*concept.broader, *concept.related)
        if other not in CONCEPTS
    ]
    assert dangling == []


def test_related_is_mutual_and_never_oneself() -> None:
    one_sided = [
        (concept.id, other)
        for concept in CONCEPTS.values()
        for other in concept.related
        if concept.id not in CONCEPTS[other].related or other == concept.id
    ]
    assert one_sided == []


def test_nothing_is_broader_than_itself() -> None:
    def above(concept_id: str, seen: frozenset[str]) -> bool:
        return concept_id in seen or any(
            above(broader, seen | {concept_id}) for broader in CONCEPTS[concept_id].broader
        )

    assert [concept_id for concept_id in CONCEPTS if above(concept_id, frozenset())] == []


def test_every_concept_has_a_preferred_label_in_six_languages_and_a_note() -> None:
    assert LANGUAGES == ("en", "nl", "fr", "de", "es", "it")
    for concept in CONCEPTS.values():
        assert tuple(concept.labels) == LANGUAGES, concept.id
        assert concept.note["en"], concept.id
        assert set(concept.alternatives) <= set(LANGUAGES), concept.id


def test_every_label_is_a_text_that_may_be_shown() -> None:
    for concept_id in CONCEPTS:
        for labels in VOCABULARY.labels_of(concept_id).values():
            assert len(set(labels)) == len(labels), concept_id
            for label in labels:
                check_text(label, max_characters=60, lines=False)


def test_every_group_is_declared() -> None:
    assert {concept.group for concept in CONCEPTS.values()} == set(RAW["groups"])


def test_every_label_is_found_in_its_own_language() -> None:
    missed = [
        (concept_id, language, label)
        for concept_id in CONCEPTS
        for language, labels in VOCABULARY.labels_of(concept_id).items()
        for label in labels
        if concept_id not in VOCABULARY.find_concepts(label, language=language)
    ]
    assert missed == []


def test_the_version_is_the_one_of_the_file() -> None:
    assert VOCABULARY.version == RAW["scheme"]["version"] == "1.0.0"
    assert parse_vocabulary(SOURCE).concepts == CONCEPTS
    assert load_vocabulary() is VOCABULARY


@pytest.mark.parametrize(
    ("text", "concept_id"),
    [
        pytest.param("We spraken over RONSELAARS op straat.", "recruitment", id="Dutch, capitals"),
        pytest.param("La captacion en redes", "recruitment", id="Spanish without its accent"),
        pytest.param("mit der Fanszene im Stadion", "football-supporters", id="German"),
        pytest.param("Fussballfans", "football-supporters", id="German with ss"),
        pytest.param("tra i tifosi, la domenica", "football-supporters", id="Italian"),
        pytest.param("the umbrella organization", "umbrella-organisation", id="American spelling"),
        pytest.param(
            "l\u2019extrémisme violent", "violent-extremism", id="French with an apostrophe"
        ),
        pytest.param("counter-narratives", "counter-narrative", id="hyphen"),
        pytest.param("een koepel", "umbrella-organisation", id="short word"),
    ],
)
def test_a_concept_is_found_in_any_language(text: str, concept_id: str) -> None:
    assert concept_id in VOCABULARY.find_concepts(text)


def test_a_dutch_question_and_a_german_practice_meet() -> None:
    question = VOCABULARY.find_concepts("voetbalsupporters", language="nl")
    practice = VOCABULARY.find_concepts("Gespräche mit Fußballfans", language="de")
    assert question == practice == ("football-supporters",)


def test_only_whole_words_are_found() -> None:
    assert "sport" not in VOCABULARY.find_concepts("transport")
    assert "school" not in VOCABULARY.find_concepts("preschooler")


def test_the_longest_label_wins() -> None:
    assert VOCABULARY.find_concepts("violent extremism", language="en") == ("violent-extremism",)
    assert VOCABULARY.find_concepts("primary prevention", language="en") == ("primary-prevention",)


def test_a_language_asked_for_is_the_only_one_searched() -> None:
    assert VOCABULARY.find_concepts("Jugendarbeit", language="fr") == ()
    assert VOCABULARY.find_concepts("Jugendarbeit", language="de") == ("youth-work",)
    assert VOCABULARY.find_concepts("jeugdwerk", language="nl-BE") == ("youth-work",)
    assert VOCABULARY.find_concepts("Jugendarbeit", language="nl-BE") == ()
    # A language without labels of its own is searched with those of all six.
    assert VOCABULARY.find_concepts("mentoring", language="pl") == ("mentoring",)


@pytest.mark.parametrize(
    ("name", "concept_id"),
    [
        ("LIVC-R", "livc-r"),
        ("CSIL-R", "livc-r"),
        ("CMER", "cmer"),
        ("CPRAF", "cpraf"),
        ("Zorg- en Veiligheidshuis", "zorg-en-veiligheidshuis"),
        ("Info-House", "info-house"),
        ("SSP", "ssp"),
        ("Ankkuri", "ankkuri"),
        ("Channel panel", "channel"),
        ("Fallkonferenz", "fallkonferenz"),
    ],
)
@pytest.mark.parametrize("language", [*LANGUAGES, None])
def test_a_national_name_finds_itself_and_panels_anywhere(
    name: str, concept_id: str, language: str | None
) -> None:
    found = VOCABULARY.find_concepts(name, language=language)
    assert concept_id in found
    assert "case-consultation" in found


def test_national_names_are_never_the_same_concept() -> None:
    structures = [c for c in CONCEPTS.values() if c.group == STRUCTURE_GROUP]
    assert len(structures) == 9
    for concept in structures:
        assert concept.broader, concept.id
        assert "Not the same legal thing" in concept.note["en"]
        assert not set(concept.labels.values()) & {
            label for other in structures if other is not concept for label in other.labels.values()
        }


@pytest.mark.parametrize(
    ("concept_id", "language", "warning"),
    [
        ("referral", "en", "signalement"),
        ("early-signs", "en", "signalement"),
        ("secondary-prevention", "en", "indizierte Prävention"),
        ("secondary-prevention", "de", "indizierte Prävention"),
        ("coordinator", "en", "Prevent coordinator"),
    ],
)
def test_false_friends_are_noted(concept_id: str, language: str, warning: str) -> None:
    note = VOCABULARY.get_concept(concept_id).note[language]
    assert warning.casefold() in note.casefold()


def test_an_unknown_concept_is_an_error_of_its_own() -> None:
    with pytest.raises(ConceptUnknownError) as unknown:
        VOCABULARY.get_concept("no-such-thing")
    assert unknown.value.code == "concept_unknown"
    with pytest.raises(ConceptUnknownError):
        VOCABULARY.labels_of("no-such-thing")


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    found = VOCABULARY.find_concepts(text)
    assert len(set(found)) == len(found)
    assert set(found) <= set(CONCEPTS)
