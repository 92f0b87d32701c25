"""The demo's directory entries and searches, checked against the records and the vocabulary."""

from typing import Final, cast

import pytest

from schemas import strict_json
from schemas.directory_entry import dump_directory_entry, parse_directory_entry
from schemas.vocabulary import load_vocabulary
from tests.node.demo.content_files import (
    TOWNS,
    Record,
    concepts_of,
    read_directory,
    read_list,
    read_practices,
    words_of,
)

__all__: list[str] = []

QUERIES: Final = [
    pytest.param(query, id=f"{query['language']}-{query['query']}")
    for query in read_list("queries.json")
]
DERIVED: Final[Record] = {
    "schema": "directory-entry/1",
    "place": {"country": "be"},
    "confirmed": "2026-11",
}
FIRST_LANGUAGE: Final = {"vilvoorde": "nl", "rotterdam": "nl", "sarcelles": "fr", "ran": "en"}


@pytest.mark.parametrize("town", TOWNS)
def test_an_entry_is_a_directory_entry_once_the_node_adds_what_it_derives(town: str) -> None:
    body = strict_json.dump({**DERIVED, **read_directory(town)})

    assert dump_directory_entry(parse_directory_entry(body)) == body


@pytest.mark.parametrize("town", TOWNS)
def test_an_entry_leaves_what_is_derived_to_the_node_and_names_no_person(town: str) -> None:
    assert not {*DERIVED, "name"} & set(read_directory(town))


@pytest.mark.parametrize("town", TOWNS)
def test_the_mailbox_is_that_of_a_role_at_a_domain_nobody_has(town: str) -> None:
    local, _, domain = str(read_directory(town)["mailbox"]).partition("@")

    assert local in {"preventie", "prevention", "local"}
    assert domain == f"{town}.example"


@pytest.mark.parametrize("town", TOWNS)
def test_titles_of_the_role_exist_in_the_language_of_the_town_and_in_english(town: str) -> None:
    entry = read_directory(town)

    for member in ("role", "organisation", "unit"):
        assert {FIRST_LANGUAGE[town], "en"} <= set(cast("Record", entry[member])), member


@pytest.mark.parametrize("town", TOWNS)
def test_every_concept_of_an_entry_stands_in_the_vocabulary(town: str) -> None:
    entry = read_directory(town)
    named = {
        str(each["concept"])
        for member in ("can_talk_about", "looking_for", "structures")
        for each in cast("list[Record]", entry.get(member, []))
    }

    assert named <= set(load_vocabulary().concepts)


@pytest.mark.parametrize("town", TOWNS)
def test_a_town_has_done_or_teaches_what_its_own_practices_are_about(town: str) -> None:
    topics = cast("list[Record]", read_directory(town)["can_talk_about"])
    themes = {
        theme
        for each, practice in read_practices()
        for theme in concepts_of(practice)
        if each == town
    }

    assert {str(topic["concept"]) for topic in topics} & themes


def test_there_are_twelve_searches_in_six_languages() -> None:
    queries = read_list("queries.json")

    assert len(queries) == 12
    assert {query["language"] for query in queries} == {"nl", "fr", "en", "de", "es", "it"}


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_is_understood_as_its_concepts_in_its_own_language(query: Record) -> None:
    found = load_vocabulary().find_concepts(str(query["query"]), language=str(query["language"]))

    assert set(found) == set(words_of(query, "concepts"))


@pytest.mark.parametrize("query", QUERIES)
def test_the_titles_a_search_expects_are_tagged_with_its_first_concept(query: Record) -> None:
    first, *_ = words_of(query, "concepts")
    tagged = {
        str(practice["title"]) for _, practice in read_practices() if first in concepts_of(practice)
    }

    assert set(words_of(query, "expected")) == tagged
    assert 1 <= len(tagged) <= 3
