"""The lists: enough of them, each word once, each with another one and one sentence why."""

import re
from collections import Counter
from importlib.resources import files

import pytest

from node.textguard import labels
from node.textguard.labels import LANGUAGES, find_labels, labels_of
from schemas.vocabulary import load_vocabulary

__all__: list[str] = []

LEAST = 40
LONGEST_REASON = 120
LONGEST_OTHER = 80

SENTENCES = {
    "en": "Last year we met {} twice.",
    "nl": "Vorig jaar was er sprake van {} in de gesprekken.",
    "fr": "L'an dernier il était question de {} dans les échanges.",
    "de": "Im letzten Jahr ging es um {} in den Gesprächen.",
}

OF_THE_VOCABULARY = {"en": {"returnee"}, "nl": {"terugkeerder"}, "fr": {"revenant"}} | {
    "de": {"Rückkehrer"}
}
"""Themes whose name in administrations is a label of people; said of a person it is explained."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_at_least_forty_labels(language: str) -> None:
    assert len(labels_of(language)) >= LEAST


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_stands_in_a_list_once(language: str) -> None:
    forms = Counter(form.casefold() for each in labels_of(language) for form in each.forms)
    assert [form for form, times in forms.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_says_in_one_short_sentence_why_and_what_else(language: str) -> None:
    for each in labels_of(language):
        assert re.fullmatch(r"[^.!?]+\.", each.why), each.why
        assert len(each.why) <= LONGEST_REASON
        assert 0 < len(each.other) <= LONGEST_OTHER
        assert not each.other.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_is_found_in_a_sentence_whole(language: str) -> None:
    for each in labels_of(language):
        for form in each.forms:
            found = find_labels(SENTENCES[language].format(form), language=language)
            assert [(one.excerpt, one.other) for one in found] == [(form, each.other)], form


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_word_and_no_reason_is_a_label_itself(language: str) -> None:
    for each in labels_of(language):
        assert find_labels(each.other, language=language) == (), each.other
        assert find_labels(each.why, language=language) == (), each.why


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_in_which_a_word_is_in_order_holds_that_word_and_is_not_flagged(
    language: str,
) -> None:
    for each in labels_of(language):
        for phrase in each.unless:
            assert any(form.casefold() in phrase.casefold() for form in each.forms), phrase
            assert find_labels(SENTENCES[language].format(phrase), language=language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vocabulary_of_the_network_is_not_flagged(language: str) -> None:
    flagged = {
        concept.labels[language]
        for concept in load_vocabulary().concepts.values()
        if find_labels(concept.labels[language], language=language)
    }
    assert flagged <= OF_THE_VOCABULARY[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_says_under_which_licence_it_stands(language: str) -> None:
    text = (files(labels) / f"words.{language}.toml").read_text(encoding="utf-8")
    assert "EUPL-1.2" in text.partition("[[label]]")[0]
