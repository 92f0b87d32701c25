"""The practices of the demo: complete, coded, and fit to be released as they stand."""

import re
from enum import StrEnum
from typing import Final, cast

import pytest

from node.private.lines import load_lines
from node.private.practices.practice import IMPORT_LINE, PracticeContent
from schemas.practice_summary import (
    MAX_ANSWER_CHARACTERS,
    MAX_TEASER_CHARACTERS,
    MAX_THEMES,
    CostBand,
    DontCode,
    Evidence,
    EvidenceLevel,
    ExtremismForm,
    Lesson,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    Period,
    Place,
    PracticeKind,
    PracticeSummary,
    Rights,
    Sector,
    Setting,
    SummaryText,
    TargetGroup,
    dump_practice_summary,
    parse_practice_summary,
)
from schemas.vocabulary import load_vocabulary
from tests.node.demo.content_files import (
    ANSWERS,
    CONTENT,
    TOWNS,
    Record,
    concepts_of,
    read_practices,
    read_walk,
    texts_of,
    words_of,
)

__all__: list[str] = []

PRACTICES: Final = [
    pytest.param(practice, id=f"{town}-{place}")
    for place, (town, practice) in enumerate(read_practices())
]
ALL_LINES: Final = [*PRACTICES, pytest.param(read_walk(), id="private-walk")]

ONE_WORD: Final[dict[str, type[StrEnum]]] = {
    "kind": PracticeKind,
    "level": Level,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "extremism_form": ExtremismForm,
    "evidence": EvidenceLevel,
    "rights": Rights,
}
SEVERAL_WORDS: Final[dict[str, type[StrEnum]]] = {
    "target_groups": TargetGroup,
    "settings": Setting,
    "partner_sectors": Sector,
}
OTHER_MEMBERS: Final = {"language", "themes", "period", "resources", "lessons"}
TICKED_FOR_A_RELEASE: Final = {"kind", "themes", "level", "period", "evidence", "rights", "lessons"}

# What a released text must not hold, written for these files alone and apart from the
# recognisers of the airlock, so that the one cannot hide a fault of the other.
GIVES_AWAY: Final = {
    "mailbox": r"\S@\S",
    "address of a page": r"https?:|www\.",
    "telephone": r"\+?\d[\d ./-]{6,}\d",
    "day": r"\b\d{1,2}(?:er|st|nd|rd|th)?(?: of)? (?:jan|feb|f[ée]v|m[aä]|mei|mrt|avr|apr|jui|jun"
    r"|jul|ao|aug|sep|o[ck]t|nov|d[eé]c)\w*",
    "numeric date": r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    "age": r"\b\w+[ -]?(?:jarige|jaar oud|ans? d'âge|years?[ -]old)\b|\bâgée?s? de\b|\baged\b",
    "small count": r"\b(?:[1-9]|two|three|four|five|six|seven|eight|nine|both|twee|drie|vier|vijf"
    r"|zes|zeven|acht|negen|beide|deux|trois|quatre|cinq|sept|huit|neuf)\s+(?:\w+\s+)?(?:people"
    r"|persons?|residents|parents?|young|girls|boys|sisters|brothers|families|teachers|cases"
    r"|mensen|personen|inwoners|ouders|jongeren|meisjes|jongens|zussen|broers|gezinnen"
    r"|leerkrachten|dossiers|personnes|habitants|jeunes|filles|garçons|s[œo]+eurs|frères"
    r"|familles|enseignants|élèves)\b",
    "quotation": '[\u00ab\u00bb\u201c\u201d\u201e"]',
    "house number": r"(?:straat|laan|plein|dreef|street|road|avenue) \d|\d (?:rue|allée)\b",
}
WOULD_GIVE_AWAY: Final = {
    "mailbox": "Schrijf naar kring@lindekroes.example.",
    "address of a page": "See https://lindekroes.example for more.",
    "telephone": "Bel 02 555 01 47.",
    "day": "Le 3 mars, nous avons ouvert.",
    "numeric date": "It began on 1/5/2015.",
    "age": "Een zestienjarige kwam langs.",
    "small count": "Drie van slag geraakte ouders; vier ouders bleven.",
    "quotation": "Il a dit « non » et il est parti.",
    "house number": "Op de Pannenhoekdreef 388.",
}
PROPER_NOUNS: Final = {"SPIOR", "Veiligheidshuis", "Europa", "République"}


@pytest.mark.parametrize("practice", ALL_LINES)
def test_a_line_has_the_members_of_an_import_line_and_no_other(practice: Record) -> None:
    members = set(practice)

    assert {"language", *ANSWERS} <= members
    assert members - {*ANSWERS, *ONE_WORD, *SEVERAL_WORDS} <= OTHER_MEMBERS


@pytest.mark.parametrize("town", TOWNS)
def test_the_import_of_practices_takes_every_line(town: str) -> None:
    data = (CONTENT / town / "practices.jsonl").read_bytes()

    taken = load_lines(data, schema=IMPORT_LINE, record=PracticeContent)

    assert [content.title for content in taken] == [
        practice["title"] for each, practice in read_practices() if each == town
    ]


@pytest.mark.parametrize("practice", ALL_LINES)
def test_every_code_is_a_word_of_its_list(practice: Record) -> None:
    for member, words in ONE_WORD.items():
        if member in practice:
            assert practice[member] in list(words), member
    for member, words in SEVERAL_WORDS.items():
        ticked = words_of(practice, member)
        assert ticked, member
        assert set(ticked) <= set(words), member
        assert len(set(ticked)) == len(ticked), member


@pytest.mark.parametrize("practice", ALL_LINES)
def test_what_a_release_needs_is_ticked(practice: Record) -> None:
    assert set(practice) >= TICKED_FOR_A_RELEASE


@pytest.mark.parametrize("practice", ALL_LINES)
def test_themes_are_one_to_five_concepts_of_the_vocabulary(practice: Record) -> None:
    themes = concepts_of(practice)

    assert 1 <= len(themes) <= MAX_THEMES
    assert len(set(themes)) == len(themes)
    assert set(themes) <= set(load_vocabulary().concepts)


@pytest.mark.parametrize("practice", ALL_LINES)
def test_resources_say_cost_or_hours(practice: Record) -> None:
    if "resources" in practice:
        resources = cast("Record", practice["resources"])
        assert set(resources) <= {"cost_band", "hours_per_week"}
        assert resources.get("cost_band", CostBand.NONE) in list(CostBand)
        assert isinstance(resources.get("hours_per_week", 1), int)


@pytest.mark.parametrize("practice", ALL_LINES)
def test_answers_are_long_enough_to_be_worth_reading(practice: Record) -> None:
    for member in ANSWERS[1:]:
        assert 250 <= len(str(practice[member])) <= MAX_ANSWER_CHARACTERS, member


@pytest.mark.parametrize("practice", ALL_LINES)
def test_a_practice_can_be_written_as_a_summary_and_read_back(practice: Record) -> None:
    summary = _summary(practice)

    assert parse_practice_summary(dump_practice_summary(summary)) == summary


@pytest.mark.parametrize("practice", PRACTICES)
@pytest.mark.parametrize("pattern", GIVES_AWAY.values(), ids=GIVES_AWAY.keys())
def test_a_text_to_be_released_gives_nobody_away(practice: Record, pattern: str) -> None:
    for place, text in texts_of(practice).items():
        assert re.search(pattern, text, re.IGNORECASE) is None, place


@pytest.mark.parametrize("name", GIVES_AWAY)
def test_what_gives_away_would_be_seen(name: str) -> None:
    assert re.search(GIVES_AWAY[name], WOULD_GIVE_AWAY[name], re.IGNORECASE)


@pytest.mark.parametrize("practice", PRACTICES)
def test_the_only_names_within_sentences_are_known_ones(practice: Record) -> None:
    for place, text in texts_of(practice).items():
        found = set(re.findall(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ]\w+", text))
        assert found <= PROPER_NOUNS, place


def test_the_demo_has_the_practices_of_three_towns_and_the_desk() -> None:
    titles = [str(practice["title"]) for _, practice in read_practices()]
    towns = [town for town, _ in read_practices()]

    assert {town: towns.count(town) for town in towns} == {
        "vilvoorde": 5,
        "rotterdam": 4,
        "sarcelles": 5,
        "ran": 2,
    }
    assert len(set(titles)) == len(titles)
    assert {practice["language"] for _, practice in read_practices()} == {"nl", "fr", "en"}


def test_every_known_mistake_is_a_lesson_somewhere() -> None:
    lessons = [
        lesson
        for _, practice in read_practices()
        for lesson in cast("list[Record]", practice["lessons"])
    ]

    assert {lesson["dont"] for lesson in lessons if "dont" in lesson} == set(DontCode)


def _summary(practice: Record) -> PracticeSummary:
    language = str(practice["language"])
    period = cast("dict[str, str]", practice["period"])
    text = {member: str(practice[member]) for member in ANSWERS}
    return PracticeSummary(
        language=language,
        texts={
            language: SummaryText(
                title=text["title"],
                teaser=text["aim"][:MAX_TEASER_CHARACTERS].strip(),
                situation=text["situation"],
                aim=text["aim"],
                approach=text["approach"],
                result=text["result"],
            )
        },
        lessons=tuple(
            Lesson(
                kind=LessonKind(lesson["kind"]),
                text={language: lesson["text"]},
                dont=DontCode(lesson["dont"]) if "dont" in lesson else None,
            )
            for lesson in cast("list[dict[str, str]]", practice["lessons"])
        ),
        kind=PracticeKind(str(practice["kind"])),
        themes=tuple(concepts_of(practice)),
        target_groups=tuple(TargetGroup(word) for word in words_of(practice, "target_groups")),
        settings=tuple(Setting(word) for word in words_of(practice, "settings")),
        level=Level(str(practice["level"])),
        partners=tuple(Sector(word) for word in words_of(practice, "partner_sectors")),
        place=Place(country="be"),
        period=Period(start=period["from"], end=period.get("to")),
        evidence=Evidence(level=EvidenceLevel(str(practice["evidence"]))),
        rights=Rights(str(practice["rights"])),
        confirmed="2026-11",
        needs_first={language: text["needs_first"]},
    )
