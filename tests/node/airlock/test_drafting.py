"""What is taken over from the author, what is derived, and what is proposed."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from node.airlock.completeness import missing_members, parse_draft
from node.airlock.drafting import Draft, draft_entry, draft_summary, propose_teaser
from node.private.directory.content import parse_content as parse_entry
from node.private.practices.practice import PracticeContent, parse_content
from schemas.bodies import dump_body
from schemas.entry import Kind
from schemas.strict_json import dump
from tests.node.airlock.town import ENTRY, practice_line
from tests.nodes import make_settings

__all__: list[str] = []

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
CONTACT = UUID(int=7)


def summary(contact: UUID | None = None, **changes: object) -> Draft:
    """Return the draft of a practice with some members changed."""
    return draft_summary(
        parse_content(practice_line(**changes).decode()),
        settings=make_settings(Path("/srv"), population_band="p2", urbanisation="town_or_suburb"),
        now=NOW,
        contact=contact,
    )


def test_a_draft_with_every_tick_is_a_record_to_the_byte() -> None:
    draft = summary(
        contact=CONTACT,
        network_step="step2_similar",
        network_part="informal",
        extremism_form="mixed_unclear",
        resources={"cost_band": "none", "hours_per_week": 4},
    )

    assert missing_members(Kind.PRACTICE_SUMMARY, draft) == {}
    assert dump_body(parse_draft(Kind.PRACTICE_SUMMARY, draft)) == dump(draft)


def test_country_size_month_and_colleague_are_derived() -> None:
    draft = summary(contact=CONTACT)

    assert draft["place"] == {
        "country": "be",
        "population_band": "p2",
        "urbanisation": "town_or_suburb",
    }
    assert draft["confirmed"] == "2026-03"
    assert draft["contact"] == str(CONTACT)
    assert "contact" not in summary()


def test_who_was_at_the_table_leaves_in_codes_and_not_in_words() -> None:
    draft = summary(partners="Ilvara Quastenborg and others", partner_sectors=["sport"])

    assert draft["partners"] == ["sport"]
    assert "Quastenborg" not in str(draft)


def test_what_one_would_do_differently_is_the_last_lesson_and_a_tip() -> None:
    given = [
        {"kind": "dont", "text": "Come late.", "dont": "D17"},
        {"kind": "worked", "text": "Soup."},
    ]

    draft = summary(lessons=given, differently="Begin earlier.")

    assert draft["lessons"] == [
        {"kind": "dont", "text": {"en": "Come late."}, "dont": "D17"},
        {"kind": "worked", "text": {"en": "Soup."}},
        {"kind": "tip", "text": {"en": "Begin earlier."}},
    ]


def test_no_lesson_is_left_out_silently() -> None:
    given = [{"kind": "worked", "text": f"Lesson {number}."} for number in range(20)]

    draft = summary(lessons=given)

    assert missing_members(Kind.PRACTICE_SUMMARY, draft) == {"lessons": ("too_many",)}


def test_what_was_not_ticked_is_missing_and_not_made_up() -> None:
    draft = summary(kind=None, level=None, period=None, target_groups=None, settings=None)

    assert set(missing_members(Kind.PRACTICE_SUMMARY, draft)) == {
        "kind",
        "level",
        "period",
        "target_groups",
        "settings",
    }


def test_themes_are_proposed_from_the_text_where_none_is_ticked() -> None:
    ticked, proposed = summary(themes=["sport"]), summary(themes=None)

    assert ticked["themes"] == ["sport"]
    themes = proposed["themes"]
    assert isinstance(themes, list)
    assert 1 <= len(themes) <= 5


@pytest.mark.parametrize(
    ("approach", "teaser"),
    [
        pytest.param("One. Two.", "One. Two.", id="short"),
        pytest.param("One.\n\nTwo  things.", "One. Two things.", id="on one line"),
        pytest.param("A" * 200 + ". " + "B" * 200 + ".", "A" * 200 + ".", id="whole sentences"),
        pytest.param("word " * 100 + "end.", "word " * 58 + "word…", id="one long sentence"),
        pytest.param("w" * 400, "…", id="one long word"),
    ],
)
def test_a_teaser_is_as_many_sentences_as_fit(approach: str, teaser: str) -> None:
    assert propose_teaser(approach) == teaser
    assert len(teaser) <= 300


def test_an_entry_is_what_was_filled_in_with_place_and_month() -> None:
    content = parse_entry(dump(ENTRY).decode())  # type: ignore[arg-type] # JSON members

    draft = draft_entry(content, settings=make_settings(Path("/srv")), now=NOW)

    assert draft == {
        **ENTRY,
        "schema": "directory-entry/1",
        "place": {"country": "be"},
        "confirmed": "2026-03",
    }
    assert missing_members(Kind.DIRECTORY_ENTRY, draft) == {}


def test_a_practice_that_is_not_finished_is_a_draft_that_says_what_is_missing() -> None:
    started = PracticeContent(language="nl", title="Een middag", situation="Er was iets.")

    draft = draft_summary(started, settings=make_settings(Path("/srv")), now=NOW, contact=None)

    missing = missing_members(Kind.PRACTICE_SUMMARY, draft)
    assert {"texts.nl.aim", "texts.nl.approach", "texts.nl.result", "texts.nl.teaser"} <= set(
        missing
    )
    assert missing["lessons"] == ("missing",)
    assert "texts.nl.title" not in missing
    assert "needs_first" not in draft


def test_what_became_a_lesson_of_its_own_is_not_told_twice() -> None:
    given = [{"kind": "did_not_work", "text": "We came too late. It hurt."}]

    draft = summary(lessons=given, differently="We came\ntoo late. Next time earlier.")

    assert draft["lessons"] == [
        {"kind": "did_not_work", "text": {"en": "We came too late. It hurt."}}
    ]


def test_the_teaser_of_an_answer_that_is_still_empty_is_empty() -> None:
    assert propose_teaser("") == ""


def test_which_practice_it_adapts_is_a_relation_and_nothing_else_is_said_of_it() -> None:
    adapted = {"origin": "https://sarcelles.example", "id": str(CONTACT), "rev": 3}

    draft = summary(adapts=adapted)

    assert draft["relations"] == [{"type": "adapts", **adapted}]
    assert parse_draft(Kind.PRACTICE_SUMMARY, draft).relations  # type: ignore[union-attr] # of a practice
    assert "relations" not in summary()
