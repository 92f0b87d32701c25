"""What is invented is the same everywhere, and passes for what a town writes."""

import json
from collections.abc import Sequence
from uuid import UUID

import pytest

from node.airlock.findings import Severity
from node.airlock.recognisers import Context, Register, RegisterEntry, recognise
from node.airlock.recognisers.register import EntryKind
from node.bench.invented_texts import invented_lines, invented_queries
from node.bench.words import COINED, LEXICONS, coined_word
from node.private.lines import load_lines
from node.private.practices.practice import IMPORT_LINE, PracticeContent
from node.textguard.canonical import canonicalise
from schemas.vocabulary import load_vocabulary

ACCOUNT = RegisterEntry(entry_id=UUID(int=1), kind=EntryKind.PERSON, text="Quirine Vandeloreil")


def contents(first: int, last: int) -> Sequence[PracticeContent]:
    return load_lines(invented_lines(first, last), schema=IMPORT_LINE, record=PracticeContent)


def test_every_line_is_a_line_that_may_be_imported() -> None:
    assert len(contents(0, 90)) == 90


def test_a_record_follows_from_its_number_alone() -> None:
    assert invented_lines(5, 8).splitlines() == invented_lines(0, 8).splitlines()[5:]


def test_another_seed_tells_other_practices() -> None:
    assert invented_lines(0, 1, seed="another") != invented_lines(0, 1)


def test_no_two_records_are_the_same() -> None:
    assert len(set(invented_lines(0, 300).splitlines())) == 300


def test_the_three_languages_take_turns() -> None:
    assert [each.language for each in contents(0, 6)] == ["nl", "fr", "en", "nl", "fr", "en"]


def test_a_record_is_as_long_as_real_ones() -> None:
    sizes = [len(line) for line in invented_lines(0, 90).splitlines()]
    assert min(sizes) > 1_200
    assert max(sizes) < 4_500


@pytest.mark.parametrize("language", LEXICONS)
def test_the_airlock_finds_nothing_in_the_words_of(language: str) -> None:
    lexicon = LEXICONS[language]
    context = Context(
        language=language,
        country="be",
        minimum_group_size=10,
        register=Register(entries=(ACCOUNT,), version="1"),
        municipality="Origin",
    )
    coined = [coined_word(place) for place in range(0, COINED, 97)]
    words = [*lexicon.nouns, *lexicon.adjectives, *lexicon.verbs, *lexicon.manners, *coined]
    found = recognise(canonicalise(". ".join(words)), context=context)
    # Only what is high holds a release up.
    assert [match for match in found if match.severity is Severity.HIGH] == []


def test_coined_words_are_as_many_as_they_are_counted() -> None:
    assert len({coined_word(place) for place in range(COINED)}) == COINED


def test_questions_are_the_same_each_time() -> None:
    assert list(invented_queries(40)) == list(invented_queries(40))


def test_questions_are_of_every_kind() -> None:
    queries = list(invented_queries(8))
    labels = load_vocabulary().concepts.values()
    assert any(query.text.startswith('"') for query in queries)
    assert any(not query.text for query in queries)
    assert any(query.text and query.narrowed_by for query in queries)
    assert any(query.text in each.labels.values() for query in queries for each in labels)


def test_a_question_asks_for_twenty_hits() -> None:
    assert {query.limit for query in invented_queries(16)} == {20}


def test_the_words_of_a_line_are_those_of_its_language() -> None:
    (line,) = [json.loads(each) for each in invented_lines(1, 2).splitlines()]
    assert line["title"].startswith("Les ")
