"""What a signed entry claims; see also the golden documents."""

from dataclasses import replace

import pytest
from hypothesis import given

from schemas.entry import (
    MAX_CLAIMS_BYTES,
    ControlKind,
    EntryClaims,
    Kind,
    Operation,
    dump_entry_claims,
    parse_entry_claims,
)
from schemas.errors import JsonInvalidError, RecordInvalidError
from tests.schemas.invented_records import entry_claims

ORIGIN = "https://linden.example"


@given(entry_claims())
def test_claims_come_back_unchanged(claims: EntryClaims) -> None:
    data = dump_entry_claims(claims)
    assert parse_entry_claims(data) == claims
    assert dump_entry_claims(parse_entry_claims(data)) == data


def test_the_words_are_those_of_the_specification() -> None:
    assert list(Operation) == ["put", "withdraw", "key", "control"]
    assert list(Kind) == ["practice-summary", "directory-entry"]
    assert list(ControlKind) == [
        "suspend",
        "revoke",
        "restore",
        "succeeded_by",
        "closed",
        "own_restore",
    ]


@given(entry_claims())
def test_claims_a_reader_would_refuse_are_not_written(claims: EntryClaims) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        dump_entry_claims(replace(claims, iat=claims.iat + 60))
    assert refused.value.reasons["iat"] == ("not_midnight",)


def test_claims_have_a_greatest_length() -> None:
    with pytest.raises(JsonInvalidError):
        parse_entry_claims(b" " * (MAX_CLAIMS_BYTES + 1))


@pytest.mark.parametrize("word", ControlKind)
def test_a_control_word_alone_is_never_enough(word: ControlKind) -> None:
    claims = EntryClaims(
        iss=ORIGIN,
        aud=f"{ORIGIN}/exchange/ran",
        op=Operation.CONTROL,
        iat=0,
        control={"control": word.value},
    )
    with pytest.raises(RecordInvalidError) as refused:
        dump_entry_claims(claims)
    assert set(refused.value.reasons.values()) == {("missing",)}
