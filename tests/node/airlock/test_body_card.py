"""What leaves is shown, all of it, in words."""

from collections.abc import Iterator

import pytest

from node.airlock.body_card import BodyCard, body_card
from node.airlock.drafting import Draft
from node.airlock.requests import draft_of
from node.language import speak
from schemas.entry import Kind
from schemas.strict_json import JsonValue, parse_object
from tests.node.airlock.town import ENTRY, Town

__all__: list[str] = []

FULL: Draft = {
    "schema": "practice-summary/1",
    "language": "nl",
    "texts": {
        "nl": {
            "title": "Titel",
            "teaser": "Kort",
            "situation": "Eerst",
            "aim": "Doel",
            "approach": "Aanpak",
            "result": "Gevolg",
        },
        "fr": {
            "title": "Titre",
            "teaser": "Bref",
            "situation": "Avant",
            "aim": "But",
            "approach": "Moyen",
            "result": "Effet",
        },
    },
    "lessons": [
        {"kind": "dont", "dont": "D07", "text": {"nl": "Niet te snel", "fr": "Pas trop vite"}}
    ],
    "needs_first": {"nl": "Een club", "fr": "Un club"},
    "evidence": {
        "level": "described",
        "note": {"nl": "Gesprekken"},
        "harm_noticed": {"nl": "Ruis"},
    },
    "named_partners": [{"sector": "sport", "name": "Invented FC"}],
    "place": {"country": "be", "population_band": "p2", "urbanisation": "city"},
    "resources": {"cost_band": "up_to_1000", "hours_per_week": 6},
    "relations": [{"type": "adapts", "origin": "https://gent.example", "outcome": "better"}],
}


def shown(card: BodyCard) -> str:
    words = [
        word
        for version in card.versions
        for word in (
            version.title,
            version.teaser,
            *(text for each in version.passages for text in (each.name, each.text)),
        )
    ]
    return "\n".join(words + [value for fact in card.facts for value in fact.values])


def free_texts(value: JsonValue, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield what somebody wrote by hand: everything in `texts` and its neighbours."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from free_texts(each, path)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in {"kind", "dont", "sector", "level"}:
                yield from free_texts(each, (*path, name))


@pytest.mark.parametrize(
    "member", ["texts", "lessons", "needs_first", "evidence", "named_partners"]
)
def test_no_text_that_leaves_is_left_out_in_any_language(member: str) -> None:
    with speak("en"):
        told = shown(body_card(FULL))
    for text in free_texts(FULL[member]):
        assert text in told


def test_the_original_comes_first() -> None:
    with speak("en"):
        card = body_card(FULL)
    assert [version.language for version in card.versions] == ["nl", "fr"]
    assert card.title == "Titel"


def test_no_code_is_shown_where_there_is_a_word_for_it() -> None:
    with speak("en"):
        told = shown(body_card(FULL))
    for code in ("up_to_1000", "p2", "D07", "described", "adapts"):
        assert code not in told.split()
    assert "Belgium" in told
    assert "6 hours a week" in told
    assert "https://gent.example" in told


def test_a_member_nobody_knows_is_shown_as_it_stands() -> None:
    with speak("en"):
        assert "brand new" in shown(body_card({**FULL, "later": {"x": "brand new"}}))


def test_a_code_nobody_knows_is_shown_as_it_stands() -> None:
    with speak("en"):
        assert "moonbase" in shown(body_card({**FULL, "settings": ["moonbase"]}))


@pytest.mark.parametrize("draft", [{}, {"texts": {}}, {"lessons": []}, {"period": {}}])
def test_a_draft_in_which_everything_is_missing_can_be_looked_at(draft: Draft) -> None:
    with speak("en"):
        assert body_card(draft).title == ""


def test_an_entry_shows_the_mailbox_people_will_write_to(town: Town) -> None:
    draft = town.fill_in(
        name="Role Holder", looking_for=[{"concept": "sport", "text": {"en": "A club abroad"}}]
    )
    body = draft_of(town.open(draft.draft_id, kind=Kind.DIRECTORY_ENTRY), node=town.node)
    with speak("en"):
        told = shown(body_card(body))
    for text in (str(ENTRY["mailbox"]), "Role Holder", "A club abroad", "Town of Vilvoorde"):
        assert text in told


def test_a_town_that_worked_alone_says_so() -> None:
    with speak("en"):
        body = parse_object(b'{"texts": {}, "partners": []}', max_bytes=99)
        assert "Nobody else: the town worked alone" in shown(body_card(body))
