"""Small counts: people and cases under the minimum group size, and nothing else."""

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.recognisers.counts import SmallCounts
from tests.node.airlock.invented_register import context, spans


def found(text: str, language: str, *, minimum: int = 10) -> list[str]:
    return [
        excerpt
        for excerpt, _match in spans(SmallCounts(), text, context(language, minimum=minimum))
    ]


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("en", "We met two brothers there.", "two brothers"),
        ("en", "The two young brothers came.", "The two young brothers"),
        ("en", "Both sisters came.", "Both sisters"),
        ("en", "In 2024 7 pupils left.", "7 pupils"),
        ("en", "seven young people came", "seven young people"),
        ("en", "between 5 to 9 pupils", "5 to 9 pupils"),
        ("en", "one of the boys left", "one of the boys"),
        ("en", "a 15-year-old girl spoke", "a 15-year-old girl"),
        ("en", "two Turkish families", "two Turkish families"),
        ("en", "three cases of this", "three cases"),
        ("en", "the twins came", "twins"),
        ("en", "one brother came", "one brother"),
        ("en", "one of the people left", "one of the people"),
        ("nl", "We spraken beide zussen.", "beide zussen"),
        ("nl", "Er waren 7 jongeren.", "7 jongeren"),
        ("nl", "één leerling bleef", "één leerling"),
        ("nl", "een jong meisje sprak", "een jong meisje"),
        ("nl", "de twee Turkse broers", "de twee Turkse broers"),
        ("nl", "zeven van de leerlingen", "zeven van de leerlingen"),
        ("nl", "drie basisschoolkinderen", "drie basisschoolkinderen"),
        ("nl", "twee meldingen", "twee meldingen"),
        ("fr", "C'était une élève.", "une élève"),
        ("fr", "les deux frères", "les deux frères"),
        ("fr", "deux jeunes filles", "deux jeunes filles"),
        ("fr", "un des jeunes", "un des jeunes"),
        ("fr", "quatre signalements", "quatre signalements"),
        ("de", "Es kamen drei Jugendliche.", "drei Jugendliche"),
        ("de", "eine Schülerin sprach", "eine Schülerin"),
        ("de", "zwei der Jugendlichen", "zwei der Jugendlichen"),
        ("de", "zwei junge Männer", "zwei junge Männer"),
        ("de", "fünf Grundschulkinder", "fünf Grundschulkinder"),
        ("de", "mit beiden Brüdern", "beiden Brüdern"),
        ("es", "dos hermanos", "dos hermanos"),
        ("es", "una niña habló", "una niña"),
        ("it", "due fratelli", "due fratelli"),
        ("it", "uno dei ragazzi", "uno dei ragazzi"),
        ("nl-BE", "twee broers", "twee broers"),
    ],
)
def test_a_small_count_of_people_or_cases_is_found(language: str, text: str, excerpt: str) -> None:
    assert found(text, language) == [excerpt]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "twelve young people and 10 pupils", id="the minimum and over"),
        pytest.param("en", "two thousand young people", id="a bigger number"),
        pytest.param("en", "one hundred and five pupils", id="the end of a bigger number"),
        pytest.param("en", "twenty-five pupils", id="a hyphenated number"),
        pytest.param("en", "5 to 15 pupils", id="a range over the minimum"),
        pytest.param("en", "7% of pupils, 1.7 children", id="shares and averages"),
        pytest.param("en", "three schools and two mosques", id="organisations"),
        pytest.param("en", "two meetings with parents", id="meetings"),
        pytest.param("en", "three hours, two weeks", id="hours"),
        pytest.param("en", "a pupil may ask, a young person too", id="anybody"),
        pytest.param("en", "do not lean on one person", id="somebody"),
        pytest.param("nl", "alles rust op één persoon", id="somebody in Dutch"),
        pytest.param("en", "inform both parents", id="parents of any child"),
        pytest.param("en", "a man-made problem", id="part of another word"),
        pytest.param("nl", "vijfentwintig jongeren, 12 000 leerlingen", id="Dutch numbers"),
        pytest.param("nl", "twee bijeenkomsten met jongeren", id="Dutch meetings"),
        pytest.param("nl", "een leerling, een jongere", id="anybody in Dutch"),
        pytest.param("nl", "twee zaken vielen op", id="things"),
        pytest.param("fr", "vingt et un élèves, cent deux élèves", id="French numbers"),
        pytest.param("fr", "un élève, une jeune équipe", id="anybody in French"),
        pytest.param("fr", "trois réunions avec des parents", id="French meetings"),
        pytest.param("de", "drei weitere Treffen mit Jugendlichen", id="German meetings"),
        pytest.param("de", "ein Zufall, ein Jugendlicher", id="anybody in German"),
        pytest.param("es", "treinta y cinco alumnos", id="Spanish numbers"),
        pytest.param("it", "tre incontri", id="Italian meetings"),
    ],
)
def test_other_numbers_are_no_counts_of_people(language: str, text: str) -> None:
    assert found(text, language) == []


def test_the_minimum_group_size_is_the_node_s() -> None:
    assert found("seven pupils", "en", minimum=5) == []
    assert found("four pupils", "en", minimum=5) == ["four pupils"]
    assert found("twelve pupils", "en", minimum=20) == ["twelve pupils"]


def test_a_count_is_high_and_a_person_may_decide() -> None:
    [(_excerpt, match)] = spans(SmallCounts(), "two brothers", context("en"))

    assert match.type is FindingType.COUNT
    assert match.severity is Severity.HIGH
    assert match.dismissable


def test_a_text_in_a_language_that_is_not_known_is_read_as_each_of_the_six() -> None:
    assert "drei Jugendliche" in found("drei Jugendliche", "pl")
