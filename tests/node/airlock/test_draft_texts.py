"""Every free text of a body is read by the recognisers, under a name by which it is replaced."""

import pytest

from node.airlock.draft_texts import replace_member, replace_words, text_members
from node.airlock.drafting import Draft
from node.errors import NotFoundError
from schemas.bodies import parse_body
from schemas.entry import Kind
from schemas.strict_json import JsonValue, dump, parse_object

__all__: list[str] = []

SUMMARY: Draft = {
    "schema": "practice-summary/1",
    "language": "nl",
    "texts": {
        "nl": {
            "aim": "TEXT aim",
            "approach": "TEXT approach",
            "result": "TEXT result",
            "situation": "TEXT situation",
            "teaser": "TEXT teaser",
            "title": "TEXT title",
        },
    },
    "lessons": [
        {"kind": "worked", "text": {"nl": "TEXT first lesson"}},
        {"kind": "dont", "dont": "D17", "text": {"nl": "TEXT second lesson"}},
    ],
    "needs_first": {"nl": "TEXT needs"},
    "kind": "network",
    "themes": ["sport"],
    "target_groups": ["youth"],
    "settings": ["sport"],
    "level": "for_everyone",
    "partners": ["sport"],
    "named_partners": [{"sector": "sport", "name": "TEXT named partner"}],
    "place": {"country": "be"},
    "period": {"start": "2024-01"},
    "evidence": {
        "level": "described",
        "note": {"nl": "TEXT note"},
        "harm_noticed": {"nl": "TEXT harm"},
    },
    "rights": "network_only",
    "confirmed": "2026-03",
}
ENTRY: Draft = {
    "schema": "directory-entry/1",
    "role": {"nl": "TEXT role"},
    "organisation": {"nl": "TEXT organisation"},
    "unit": {"nl": "TEXT unit"},
    "name": "Somebody who agreed",
    "mailbox": "prevention@town.example",
    "languages": [{"tag": "nl", "use": "talks"}],
    "looking_for": [{"concept": "sport", "text": {"nl": "TEXT looking for"}}],
    "place": {"country": "be"},
    "confirmed": "2026-03",
}


def marked(value: JsonValue) -> set[str]:
    """Return every text marked TEXT, found by walking the whole value."""
    if isinstance(value, str):
        return {value} if value.startswith("TEXT") else set()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {text for each in inner for text in marked(each)}


@pytest.mark.parametrize(
    ("kind", "draft"),
    [
        pytest.param(Kind.PRACTICE_SUMMARY, SUMMARY, id="practice summary"),
        pytest.param(Kind.DIRECTORY_ENTRY, ENTRY, id="directory entry"),
    ],
)
def test_every_free_text_of_a_record_is_read_and_no_code_is(kind: Kind, draft: Draft) -> None:
    parse_body(kind, dump(draft))  # what it is about can leave

    assert set(text_members(draft).values()) == marked(draft)


def test_texts_are_read_as_people_read_them_whatever_their_order_at_rest() -> None:
    names = list(text_members(parse_object(dump(SUMMARY), max_bytes=100_000)))

    assert names == [
        "texts.nl.title",
        "texts.nl.teaser",
        "texts.nl.situation",
        "texts.nl.aim",
        "texts.nl.approach",
        "texts.nl.result",
        "lessons.0.nl",
        "lessons.1.nl",
        "needs_first.nl",
        "named_partners.0.name",
        "evidence.harm_noticed.nl",
        "evidence.note.nl",
    ]


def test_a_second_language_is_read_too_each_language_by_itself() -> None:
    texts = SUMMARY["texts"]
    assert isinstance(texts, dict)
    both: Draft = {**SUMMARY, "texts": {**texts, "en": texts["nl"]}}

    names = [name for name in text_members(both) if name.startswith("texts.")]

    assert [name.split(".")[1] for name in names] == ["en"] * 6 + ["nl"] * 6


@pytest.mark.parametrize("draft", [SUMMARY, ENTRY], ids=["summary", "entry"])
def test_every_text_is_replaced_under_the_name_it_is_read_by(draft: Draft) -> None:
    for name in text_members(draft):
        changed = replace_member(draft, member=name, value="Other words")

        assert text_members(changed) == text_members(draft) | {name: "Other words"}
    assert "Other words" not in str(draft)


def test_words_that_are_left_out_leave_no_gap() -> None:
    draft = replace_member(SUMMARY, member="texts.nl.aim", value="Ask Jo, our host (Jo), or me.")

    once = replace_words(draft, member="texts.nl.aim", start=18, end=20, words="")

    assert text_members(once)["texts.nl.aim"] == "Ask Jo, our host, or me."


@pytest.mark.parametrize(
    "member", ["texts.fr.title", "lessons.2.nl", "lessons.x.nl", "kind.x", "nothing.here"]
)
def test_a_name_that_leads_nowhere_is_refused(member: str) -> None:
    with pytest.raises(NotFoundError):
        replace_member(SUMMARY, member=member, value="x")
    with pytest.raises(NotFoundError):
        replace_words(SUMMARY, member=member, start=0, end=1, words="x")


def test_a_lesson_is_taken_out_whole() -> None:
    changed = replace_member(SUMMARY, member="lessons.0", value=None)

    assert [name for name in text_members(changed) if name.startswith("lessons")] == [
        "lessons.0.nl"
    ]
    assert text_members(changed)["lessons.0.nl"] == "TEXT second lesson"
