"""What one call may still cost, counted without a network."""

import socket
from collections.abc import Sequence
from http.client import HTTPMessage

import pytest

from federation.errors import (
    AnswerTooLargeError,
    AnswerTooSlowError,
    PeerUnreachableError,
    RedirectRefusedError,
)
from federation.pinned_connection import MAX_HEAD_BYTES, Call

BIRCH = "https://birch.example"


class NoDialler:
    """Dialler for calls that never dial."""

    def resolve(self, host: str, port: int, *, seconds: float) -> Sequence[str]:
        raise AssertionError((host, port, seconds))

    def connect(self, address: str, port: int, *, seconds: float) -> socket.socket:
        raise AssertionError((address, port, seconds))


def call(*, now: float = 0.0) -> Call:
    return Call(
        about=BIRCH,
        dialler=NoDialler(),
        clock=lambda: now,
        deadline=30.0,
        connect_seconds=5.0,
        read_seconds=20.0,
        max_wire_bytes=1000,
        loopback=False,
    )


def head(*lines: str) -> HTTPMessage:
    message = HTTPMessage()
    for line in lines:
        name, _, value = line.partition(": ")
        message.add_header(name, value)
    return message


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        pytest.param(0.0, 20.0, id="at first the step's own limit"),
        pytest.param(10.0, 20.0, id="still"),
        pytest.param(25.0, 5.0, id="near the end what is left of the whole"),
    ],
)
def test_a_step_may_take_no_longer_than_what_is_left(now: float, seconds: float) -> None:
    assert call(now=now).seconds_left(at_most=20.0) == seconds


@pytest.mark.parametrize("now", [30.0, 31.0])
def test_no_step_begins_when_the_time_is_up(now: float) -> None:
    with pytest.raises(AnswerTooSlowError):
        call(now=now).seconds_left(at_most=20.0)


def test_head_and_body_have_their_own_numbers_of_bytes() -> None:
    counted = call()
    counted.spend(MAX_HEAD_BYTES)
    counted.open_body(200, head("Content-Type: text/plain"))
    counted.spend(1000)
    with pytest.raises(AnswerTooLargeError):
        counted.spend(1)


def test_a_head_has_at_most_64_kibibytes() -> None:
    counted = call()
    with pytest.raises(AnswerTooLargeError):
        counted.spend(65537)


def test_a_head_that_ends_before_its_empty_line_is_no_head() -> None:
    counted = call()
    counted.spend(0)
    with pytest.raises(PeerUnreachableError):
        counted.open_body(200, head("Content-Length: 2"))


@pytest.mark.parametrize("status", [300, 301, 302, 303, 305, 307, 308, 399])
def test_a_redirect_is_refused_before_its_body_is_read(status: int) -> None:
    with pytest.raises(RedirectRefusedError):
        call().open_body(status, head("Location: /"))


def test_unchanged_is_no_redirect() -> None:
    call().open_body(304, head('ETag: "7"'))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Content-Length: 2", "content-length: 2"), id="length twice"),
        pytest.param(("Transfer-Encoding: chunked",) * 2, id="transfer coding twice"),
        pytest.param(("Content-Encoding: gzip",) * 2, id="content coding twice"),
        pytest.param(("Content-Type: a/b", "Content-Type: a/b"), id="type twice"),
        pytest.param(('ETag: "a"', 'ETag: "a"'), id="tag twice"),
        pytest.param(("Content-Length: 2", "Transfer-Encoding: chunked"), id="two lengths"),
        pytest.param(("X-A: caf\xe9",), id="not ASCII"),
        pytest.param(("X-A: \x00",), id="NUL"),
        pytest.param(("X-A: a\r\n b",), id="folded"),
        pytest.param(("X\xe9: a",), id="name not ASCII"),
    ],
)
def test_a_head_with_two_readings_is_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(PeerUnreachableError):
        call().open_body(200, head(*lines))
