"""Explanations: whole sentences, two per finding, none of them about the words found."""

import pytest

from node.airlock.explanations import EXPLANATIONS, explain


@pytest.mark.parametrize("key", sorted(EXPLANATIONS))
def test_each_explanation_is_two_sentences(key: str) -> None:
    explanation = explain(key)

    for sentence in (explanation.why, explanation.outsider):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "%" not in sentence


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        explain("no.such")
