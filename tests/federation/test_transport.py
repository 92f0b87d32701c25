"""Every way a peer can answer ends in one kind of error, within time and memory."""

import tracemalloc
from collections.abc import Iterator

import pytest

from federation.errors import (
    AnswerStatusError,
    AnswerTooLargeError,
    AnswerTooSlowError,
    ContentTypeError,
    FederationError,
    PeerUnreachableError,
    RedirectRefusedError,
)
from federation.transport import FetchLimits, HttpsTransport, Request
from tests.hostile_answers import ANSWERS, BODY, MEDIA_TYPE
from tests.hostile_peer import HostilePeer

pytestmark = pytest.mark.enable_socket

MAX_BYTES = 64 * 1024
HURRIED = FetchLimits(
    max_bytes=MAX_BYTES, connect_seconds=2.0, read_seconds=0.25, total_seconds=0.75
)
PATIENT = FetchLimits(max_bytes=MAX_BYTES, connect_seconds=5.0, read_seconds=5.0)

TOO_SLOW = {
    "silent",
    "slow_status_line",
    "slow_headers",
    "drips_the_body",
    "drips_chunks",
    "silent_after_the_head",
    "silent_inside_the_body",
    "answers_after_a_second",
    "drips_a_gzip_body",
}
TOO_LARGE = {
    "endless_body",
    "endless_chunks",
    "endless_trailers",
    "endless_tiny_chunks",
    "endless_headers",
    "endless_header_line",
    "endless_status_line",
    "interim_answers_for_ever",
    "announces_a_terabyte",
    "gzip_bomb",
}
UNUSABLE = {
    "closes_at_once",
    "closes_inside_the_head",
    "endless_chunk_size",
    "length_too_long",
    "length_negative",
    "length_signed",
    "length_no_number",
    "length_twice",
    "length_and_chunks",
    "interim_headers_for_ever",
    "chunk_size_garbage",
    "chunk_size_negative",
    "chunks_break_off",
    "gzip_breaks_off",
    "gzip_with_a_tail",
    "gzip_twice",
    "gzip_is_no_gzip",
    "gzip_with_a_wrong_checksum",
    "coding_unknown",
    "coding_twice",
    "type_twice",
    "tag_twice",
    "not_modified_with_another_tag",
    "status_no_number",
    "http_0_9",
    "not_http",
    "tls_alert",
    "headers_not_ascii",
    "header_with_a_bell",
    "header_without_a_colon",
    "header_folded",
    "hundred_and_one_headers",
}
WRONG_TYPE = {"type_other", "type_without_charset", "type_missing"}
REDIRECTS = {
    "gzip_bomb_behind_a_redirect",
    "redirect_to_the_metadata_service",
    "redirect_to_itself",
    "redirect_without_a_target",
}
WRONG_STATUS = {
    "drips_a_problem": 500,
    "gzip_bomb_as_problem": 500,
    "huge_problem": 500,
    "not_found": 404,
    "partial": 206,
    "no_content": 204,
    "switches_protocols": 101,
    "early_hints": 103,
    "status_out_of_range": 999,
    "refuses_with_its_word": 401,
    "problem_of_another_type": 401,
    "problem_is_no_json": 500,
    "problem_breaks_off": 500,
}
BODIES = {
    "honest": BODY,
    "honest_gzip": BODY,
    "honest_chunks": BODY,
    "honest_until_the_end": BODY,
    "honest_after_an_interim_answer": BODY,
    "honest_type_in_capitals": BODY,
    "sets_a_cookie": BODY,
    "weak_tag": BODY,
    "tag_with_a_line_of_text": BODY,
    "garbage_after_the_body": BODY,
    "length_too_short": BODY[:5],
    "empty_body": b"",
}
EXPECTED: dict[str, type[FederationError]] = {
    **dict.fromkeys(TOO_SLOW, AnswerTooSlowError),
    **dict.fromkeys(TOO_LARGE, AnswerTooLargeError),
    **dict.fromkeys(UNUSABLE, PeerUnreachableError),
    **dict.fromkeys(WRONG_TYPE, ContentTypeError),
    **dict.fromkeys(REDIRECTS, RedirectRefusedError),
    **dict.fromkeys(WRONG_STATUS, AnswerStatusError),
    "not_modified_unasked": AnswerStatusError,
}
BOUNDED = sorted(
    name for name in EXPECTED if {"endless", "bomb", "huge", "ever"} & {*name.split("_")}
)


@pytest.fixture
def peer() -> Iterator[HostilePeer]:
    with HostilePeer(ANSWERS) as hostile:
        yield hostile


def transport(limits: FetchLimits = PATIENT) -> HttpsTransport:
    return HttpsTransport(limits, allow_loopback_http=True)


def limits_for(behaviour: str) -> FetchLimits:
    """Return little time for what is slow, and for all else more than a busy machine needs."""
    return HURRIED if behaviour in TOO_SLOW | {"drips_a_problem"} else PATIENT


def get(peer: HostilePeer, behaviour: str, *, etag: str | None = None) -> Request:
    return Request(method="GET", url=peer.url(behaviour), accept=MEDIA_TYPE, etag=etag)


def test_every_behaviour_has_its_expected_end() -> None:
    assert len(EXPECTED) >= 60
    assert ANSWERS.keys() == EXPECTED.keys() | BODIES.keys() | {"not_modified", "accepted"}


@pytest.mark.parametrize("behaviour", sorted(EXPECTED))
def test_a_bad_answer_ends_in_the_error_that_names_it(peer: HostilePeer, behaviour: str) -> None:
    etag = '"7"' if behaviour == "not_modified_with_another_tag" else None
    with pytest.raises(FederationError) as caught:
        transport(limits_for(behaviour)).fetch(get(peer, behaviour, etag=etag))
    assert type(caught.value) is EXPECTED[behaviour]
    assert caught.value.about == f"http://127.0.0.1:{peer.port}"


@pytest.mark.parametrize(("behaviour", "status"), sorted(WRONG_STATUS.items()))
def test_an_error_answer_keeps_its_status(peer: HostilePeer, behaviour: str, status: int) -> None:
    with pytest.raises(AnswerStatusError) as caught:
        transport(limits_for(behaviour)).fetch(get(peer, behaviour))
    assert caught.value.status == status
    expected = "caller_unknown" if behaviour == "refuses_with_its_word" else None
    assert caught.value.problem == expected


@pytest.mark.parametrize(("behaviour", "body"), sorted(BODIES.items()))
def test_an_odd_but_complete_answer_is_handed_over(
    peer: HostilePeer, behaviour: str, body: bytes
) -> None:
    answer = transport().fetch(get(peer, behaviour))
    assert answer.body == body
    assert answer.status == 200
    assert answer.etag == ('"7"' if behaviour == "honest" else None)


@pytest.mark.parametrize("behaviour", BOUNDED)
def test_memory_stays_bounded_whatever_is_sent(peer: HostilePeer, behaviour: str) -> None:
    fetch = transport().fetch
    tracemalloc.start()
    try:
        with pytest.raises(FederationError):
            fetch(get(peer, behaviour))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The server is in the same process and holds a mebibyte or two of its own.
    assert peak < 4 * 1024 * 1024


def test_one_silence_may_not_outlast_the_whole(peer: HostilePeer) -> None:
    limits = FetchLimits(read_seconds=5.0, total_seconds=0.3)
    with pytest.raises(AnswerTooSlowError):
        transport(limits).fetch(get(peer, "answers_after_a_second"))


def test_what_is_unchanged_is_not_sent_again(peer: HostilePeer) -> None:
    answer = transport().fetch(get(peer, "not_modified", etag='"7"'))
    assert (answer.status, answer.body, answer.etag) == (304, b"", '"7"')
    assert b'\r\nif-none-match: "7"\r\n' in peer.requests[0].lower()


def test_nothing_of_one_answer_reaches_the_next_request(peer: HostilePeer) -> None:
    patient = transport()
    patient.fetch(get(peer, "sets_a_cookie"))
    patient.fetch(get(peer, "garbage_after_the_body"))
    assert patient.fetch(get(peer, "honest")).body == BODY
    assert not [head for head in peer.requests if b"\r\ncookie:" in head.lower()]


def test_a_request_carries_what_it_was_given_and_little_else(
    peer: HostilePeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    url = f"{peer.url('accepted')}?from=0&limit=5"
    answer = transport().fetch(
        Request(method="POST", url=url, headers={"signature": "linkpin=:AA==:"}, body=b"{}")
    )
    assert answer.status == 202
    head, _, _ = peer.requests[0].partition(b"\r\n\r\n")
    first, *rest = head.decode().split("\r\n")
    assert first == "POST /accepted?from=0&limit=5 HTTP/1.1"
    assert sorted(line.lower() for line in rest) == [
        "accept-encoding: gzip",
        "connection: close",
        "content-length: 2",
        f"host: 127.0.0.1:{peer.port}",
        "signature: linkpin=:aa==:",
        "user-agent: linkpin-exchange/1",
    ]


def test_a_request_that_has_little_time_left_is_given_no_more(peer: HostilePeer) -> None:
    transport = HttpsTransport(PATIENT, allow_loopback_http=True)
    url = peer.url("drips_the_body")
    with pytest.raises(AnswerTooSlowError):
        transport.fetch(Request(method="GET", url=url, accept=MEDIA_TYPE, seconds=0.3))


def test_a_request_without_time_left_is_not_sent(peer: HostilePeer) -> None:
    transport = HttpsTransport(PATIENT, allow_loopback_http=True)
    url = peer.url("honest")
    with pytest.raises(AnswerTooSlowError):
        transport.fetch(Request(method="GET", url=url, accept=MEDIA_TYPE, seconds=0.0))
    assert peer.requests == []
