"""Questions as queries of the engine: by words in every language, and by concepts.

A word is looked up in each language as that language would cut it. One that stands nowhere, and
names nothing, is taken for a typing mistake and widened to words one letter away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

import tantivy
from tantivy import FieldType, Occur, Query

from node.search.analysis import FAMILIES, PLAIN, cut, fold, place_terms
from node.search.documents import TEXT_FIELDS, index_schema
from node.search.question import Question
from schemas.entry import Kind
from schemas.vocabulary import LANGUAGES

__all__ = ["Matching", "match", "narrow"]

_BOOSTS: Mapping[str, float] = MappingProxyType({"title": 3.0, "teaser": 1.5, "body": 1.0})
_CONCEPT_BOOSTS: Mapping[str, float] = MappingProxyType(
    {"themes": 3.0, "concepts": 1.0, "wider": 0.4}
)
_WRITTEN_BOOST = 0.5
_SHORTEST_MISTAKE: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """A question in the terms of one index.

    Attributes:
        by_words: Records that have the words; None when no word stands anywhere.
        by_concepts: Records about the concepts; None when the words name none.
        widened: Words that stand nowhere and were widened to similar ones.
        is_empty: Whether nothing was asked, so that everything matches.
    """

    by_words: Query | None
    by_concepts: Query | None
    widened: tuple[str, ...]
    is_empty: bool

    @property
    def either(self) -> Query:
        """Return the query of everything that matches in one way or the other."""
        if self.is_empty:
            return Query.all_query()
        ways = [way for way in (self.by_words, self.by_concepts) if way is not None]
        return _any_of(ways) if ways else Query.empty_query()


def match(question: Question, *, searcher: tantivy.Searcher) -> Matching:
    """Put a question in the terms of the index that `searcher` reads."""
    phrases = [phrase for text in question.phrases if (phrase := _phrase(text)) is not None]
    clauses: list[Query] = []
    widened: list[str] = []
    for word in question.words:
        found = list(_word(word, searcher=searcher))
        if not found and len(word) >= _SHORTEST_MISTAKE and not question.is_named(word):
            found = [Query.fuzzy_term_query(index_schema(), "words", fold(word), distance=1)]
            widened.append(word)
        clauses += found
    concepts = [_concept(concept_id) for concept_id in question.concepts]
    return Matching(
        by_words=_with_phrases(clauses, phrases) if clauses or phrases else None,
        by_concepts=_with_phrases(concepts, phrases) if concepts else None,
        widened=tuple(widened),
        is_empty=not question.words and not phrases,
    )


def narrow(
    query: Query,
    *,
    kinds: Sequence[Kind],
    filters: Mapping[str, Sequence[str]],
    since: datetime | None = None,
) -> Query:
    """Return what of `query` has one of the kinds, and any code of every filter.

    With `since` the records are of that day or later.
    """
    schema = index_schema()
    required = [Query.term_set_query(schema, name, list(codes)) for name, codes in filters.items()]
    if kinds:
        words = [kind.value for kind in kinds]
        required.append(Query.term_set_query(schema, "record_kind", words))
    if since is not None:
        first = max(0, int(since.timestamp()))
        required.append(Query.range_query(schema, "day", FieldType.Unsigned, first, None))
    if not required:
        return query
    # Scores stay those of the words: a filter says whether, not how well.
    silent = [(Occur.Must, Query.const_score_query(each, 0.0)) for each in required]
    return Query.boolean_query([(Occur.Must, query), *silent])


def _word(word: str, *, searcher: tantivy.Searcher) -> Iterator[Query]:
    """Yield a clause for each field where the word stands."""
    for family in FAMILIES:
        for term in cut(word, name=family):
            for name in TEXT_FIELDS:
                field = f"{name}_{family}"
                if searcher.doc_freq(field, term) > 0:
                    yield Query.boost_query(_term(field, term), _BOOSTS[name])
    # As it is written, because who types without accents is not always stemmed the same way.
    if len(word) >= _SHORTEST_MISTAKE and not _is_everywhere(word):
        for term in cut(word, name=PLAIN):
            if searcher.doc_freq("words", term) > 0:
                yield Query.boost_query(_term("words", term), _WRITTEN_BOOST)


def _is_everywhere(word: str) -> bool:
    """Say whether some language uses the word so often that it says nothing."""
    return any(not cut(word, name=language) for language in LANGUAGES)


def _phrase(text: str) -> Query | None:
    """Return the clause of a phrase: one language must have it; None if it has no words left."""
    clauses = []
    for family in FAMILIES:
        terms = place_terms(text, name=family)
        if terms:
            clauses += [_in_order(f"{name}_{family}", terms, _BOOSTS[name]) for name in TEXT_FIELDS]
    return _any_of(clauses) if clauses else None


def _in_order(field: str, terms: list[tuple[int, str]], boost: float) -> Query:
    if len(terms) == 1:
        return Query.boost_query(_term(field, terms[0][1]), boost)
    words: list[str | tuple[int, str]] = [*terms]
    return Query.boost_query(Query.phrase_query(index_schema(), field, words), boost)


def _concept(concept_id: str) -> Query:
    return _any_of(
        [
            Query.boost_query(_term(name, concept_id), boost)
            for name, boost in _CONCEPT_BOOSTS.items()
        ]
    )


def _with_phrases(clauses: Sequence[Query], phrases: Sequence[Query]) -> Query:
    """Return what has every phrase, and any of the clauses if there are no phrases."""
    required = [(Occur.Must, phrase) for phrase in phrases]
    wanted = [(Occur.Should, clause) for clause in clauses]
    return Query.boolean_query([*required, *wanted])


def _any_of(clauses: Sequence[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, clause) for clause in clauses])


def _term(field: str, term: str) -> Query:
    return Query.term_query(index_schema(), field, term)
