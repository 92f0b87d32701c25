"""The smaller answers; see also the golden documents."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.answers import (
    CollectionInfo,
    Ping,
    Problem,
    dump_collections,
    dump_ping,
    dump_problem,
    dump_proof,
    parse_collections,
    parse_ping,
    parse_problem,
    parse_proof,
)
from schemas.errors import RecordInvalidError

SIZES = st.integers(0, 2**53 - 1)
URLS = st.from_regex(r"https://[a-z]{1,9}\.example/exchange/[a-z]{2,5}", fullmatch=True)


@given(st.builds(Ping, collection=URLS, size=SIZES))
def test_a_ping_comes_back_unchanged(ping: Ping) -> None:
    assert parse_ping(dump_ping(ping)) == ping


@given(
    st.lists(
        st.builds(
            CollectionInfo, url=URLS, audience=st.sampled_from(["ran", "be", "nl"]), size=SIZES
        ),
        max_size=4,
        unique_by=repr,
    ).map(tuple)
)
def test_a_listing_comes_back_unchanged(collections: tuple[CollectionInfo, ...]) -> None:
    assert parse_collections(dump_collections(collections)) == collections


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=64).map(tuple))
def test_a_proof_comes_back_unchanged(hashes: tuple[bytes, ...]) -> None:
    assert parse_proof(dump_proof(hashes)) == hashes


@given(st.sampled_from([400, 401, 503]), st.none() | st.just("More about it."))
def test_a_problem_comes_back_unchanged(status: int, detail: str | None) -> None:
    problem = Problem(status=status, code="caller_unknown", title="Not listed.", detail=detail)
    assert parse_problem(dump_problem(problem)) == problem


def test_a_problem_has_the_type_of_a_problem_without_one() -> None:
    # RFC 9457, section 4.2.1: about:blank says nothing beyond the status.
    problem = Problem(status=401, code="caller_unknown", title="Not listed.")
    assert dump_problem(problem) == (
        b'{"code":"caller_unknown","status":401,"title":"Not listed.","type":"about:blank"}'
    )


def test_members_of_other_profiles_are_skipped_in_a_problem() -> None:
    # RFC 9457, section 3.2: consumers ignore extensions they do not recognise.
    instance = f"urn:uuid:{UUID(int=7)}"
    data = (
        b'{"type":"https://proxy.example/busy","status":503,"code":"busy","title":"Busy.",'
        b'"instance":"%s","balance":30}' % instance.encode()
    )
    assert parse_problem(data) == Problem(status=503, code="busy", title="Busy.")


def test_a_problem_that_is_none_is_not_written() -> None:
    with pytest.raises(RecordInvalidError):
        dump_problem(Problem(status=200, code="fine", title="Fine."))
