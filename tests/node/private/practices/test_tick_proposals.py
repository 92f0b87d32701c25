"""Ticks that a text makes likely: the same text, the same ticks, in four languages."""

from pathlib import Path

import pytest
import yaml

from node.private.practices import tick_proposals
from node.private.practices.practice import PracticeContent
from node.private.practices.tick_proposals import propose_lessons, propose_ticks
from schemas.practice_parts import Period
from schemas.practice_words import (
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)

WORDS = Path(tick_proposals.__file__).with_name("tick_words.yaml")
LISTS = {
    "kind": PracticeKind,
    "target_groups": TargetGroup,
    "settings": Setting,
    "level": Level,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "extremism_form": ExtremismForm,
    "partner_sectors": Sector,
    "evidence": EvidenceLevel,
    "lesson_kind": LessonKind,
    "dont": DontCode,
}


def test_every_list_names_codes_that_exist_with_words_in_four_languages() -> None:
    lists = yaml.safe_load(WORDS.read_text(encoding="utf-8"))

    assert set(lists) == set(LISTS)
    for name, codes in lists.items():
        for code, by_language in codes.items():
            assert LISTS[name](code) == code
            assert set(by_language) == {"nl", "fr", "de", "en"}
            assert all(by_language.values())


@pytest.mark.parametrize(
    ("language", "approach", "partners"),
    [
        pytest.param(
            "nl", "Een vorming voor leerkrachten in de school.", "De politie en een vzw.", id="nl"
        ),
        pytest.param(
            "fr", "Une formation des enseignants à l'école.", "La police, une association.", id="fr"
        ),
        pytest.param(
            "de", "Eine Fortbildung für Lehrkräfte in der Schule.", "Polizei, ein Verein.", id="de"
        ),
        pytest.param(
            "en", "A training for teachers at school.", "The police, an association.", id="en"
        ),
    ],
)
def test_a_training_for_teachers_is_seen_in_every_language(
    language: str, approach: str, partners: str
) -> None:
    found = propose_ticks(PracticeContent(language=language, approach=approach, partners=partners))

    assert found.kind is PracticeKind.TRAINING
    assert TargetGroup.SCHOOLS_TEACHERS in found.target_groups
    assert Setting.SCHOOL in found.settings
    assert found.partner_sectors == (Sector.POLICE, Sector.ASSOCIATION)
    assert found.network_part is NetworkPart.BOTH
    assert "training" in found.themes


def test_case_and_accents_make_no_difference() -> None:
    loud = PracticeContent(language="fr", partners="LA PRÉFECTURE")
    plain = PracticeContent(language="fr", partners="la prefecture")

    assert propose_ticks(loud).partner_sectors == propose_ticks(plain).partner_sectors
    assert propose_ticks(loud).partner_sectors == (Sector.NATIONAL_AUTHORITY,)


def test_a_word_inside_another_word_is_not_found() -> None:
    found = propose_ticks(PracticeContent(language="en", partners="We impressed depressed people."))

    assert Sector.MEDIA not in found.partner_sectors


def test_a_text_that_says_nothing_proposes_only_what_is_always_so() -> None:
    found = propose_ticks(PracticeContent(language="en"))

    assert (found.evidence, found.rights) == (EvidenceLevel.DESCRIBED, Rights.ASK_BEFORE_CITING)
    assert (found.kind, found.level, found.period, found.extremism_form) == (None,) * 4
    assert (found.themes, found.target_groups, found.settings, found.lessons) == ((),) * 4


def test_at_most_five_themes_are_proposed_those_named_most_often() -> None:
    found = propose_ticks(
        PracticeContent(
            language="en",
            title="Mentoring",
            aim="Mentoring, school, sport, parents, police, residents, evaluation, training.",
            approach="Training with residents.",
        )
    )

    assert len(found.themes) == 5
    assert {"mentoring", "training", "residents"} <= set(found.themes)


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        pytest.param("nl", "Vanaf mei 2015.", Period(start="2015-05"), id="one month"),
        pytest.param(
            "fr",
            "De février 2014 à août 2016.",
            Period(start="2014-02", end="2016-08"),
            id="two months with accents",
        ),
        pytest.param("en", "In 2015, in May.", None, id="a year and a month apart"),
        pytest.param("xx", "Mai 2015", None, id="a language nobody knows"),
    ],
)
def test_months_named_with_their_year_are_the_period(
    language: str, text: str, period: Period | None
) -> None:
    assert propose_ticks(PracticeContent(language=language, situation=text)).period == period


def test_each_paragraph_of_the_sixth_question_is_a_lesson_with_its_kind() -> None:
    text = (
        "We came too late and under pressure.\n\nTea worked well.\n"
        "Do not label people.\nBring time."
    )

    lessons = propose_lessons(PracticeContent(language="en", differently=text))

    assert [(each.kind, each.dont) for each in lessons] == [
        (LessonKind.DID_NOT_WORK, DontCode.ACT_UNDER_PRESSURE),
        (LessonKind.WORKED, None),
        (LessonKind.DONT, DontCode.POLARISING_LABELS),
        (LessonKind.TIP, None),
    ]
    assert lessons[1].text == "Tea worked well."


def test_a_language_without_a_list_is_read_with_the_words_of_all() -> None:
    found = propose_ticks(
        PracticeContent(language="es", partners="policía y escuela, football club")
    )

    assert Sector.SPORT in found.partner_sectors
