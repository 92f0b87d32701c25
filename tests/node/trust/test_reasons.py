"""Every code word has a sentence that tells people what it means and what to do."""

from collections.abc import Iterator
from typing import TypeAlias

import pytest

from federation.errors import FederationError
from node.trust.reasons import SENTENCES, describe, explain
from schemas.errors import SchemaError

Coded: TypeAlias = type[FederationError] | type[SchemaError]


def family(error: Coded) -> Iterator[Coded]:
    yield error
    for below in error.__subclasses__():
        yield from family(below)


CODES = {error.code for root in (FederationError, SchemaError) for error in family(root)}


def test_no_code_is_without_a_sentence_and_no_sentence_without_its_code() -> None:
    assert len(CODES) > 40
    assert set(SENTENCES) == CODES


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_is_whole_and_names_no_code(code: str) -> None:
    sentence = explain(code)

    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "_" not in sentence


def test_a_code_of_a_later_version_is_answered_honestly() -> None:
    assert "no words" in explain("a_code_of_tomorrow")


def test_what_a_peer_chose_cannot_paint_on_a_terminal() -> None:
    error = FederationError(
        "issued by \x1b[2J\u202ehttps://evil.example\n", about="https://a.example"
    )

    assert describe(error) == "https://a.example: issued by ?[2J?https://evil.example?"


def test_a_long_detail_is_cut() -> None:
    assert len(describe(FederationError("x" * 5_000, about="https://a.example"))) == 400
