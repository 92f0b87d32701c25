"""Sixty ways for a peer to answer badly, and a few to answer oddly but well.

Each function is a behaviour of `tests.hostile_peer`; its name is the path it answers. The
table at the end holds them all.
"""

import zlib
from collections.abc import Iterator, Mapping
from itertools import chain, count, repeat
from typing import Final

from tests.hostile_peer import Behaviour

__all__ = ["ANSWERS", "BODY", "MEDIA_TYPE"]

MEDIA_TYPE: Final = "text/plain; charset=utf-8"
"""The content type that an honest answer here has."""

BODY: Final = b"birch.example/exchange/ran\n7\n"
"""The body of an honest answer here."""

_TYPE = f"Content-Type: {MEDIA_TYPE}"
_PROBLEM = "Content-Type: application/problem+json"
_FOREVER = 3600.0
_A_MOMENT = 0.02
_MEBIBYTE = bytes(1024 * 1024)


def _head(*headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode("latin-1")


def _answer(*headers: str, body: bytes = BODY, status: str = "200 OK") -> Behaviour:
    """Return a behaviour with a true length and nothing slow about it."""

    def behaviour() -> Iterator[bytes | float]:
        yield _head(*headers, f"Content-Length: {len(body)}", status=status) + body

    return behaviour


def _raw(*pieces: bytes | float) -> Behaviour:
    """Return a behaviour that sends exactly these pieces."""
    return lambda: iter(pieces)


def _drip(data: bytes) -> Iterator[bytes | float]:
    """Send one byte at a time, each before a reader would call it silence."""
    for byte in data:
        yield bytes([byte])
        yield _A_MOMENT


def _chunked(*chunks: bytes) -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return _head(_TYPE, "Transfer-Encoding: chunked") + framed


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


def _bomb(head: bytes) -> Behaviour:
    """Return a behaviour that packs a gibibyte of zeros into one mebibyte."""

    def behaviour() -> Iterator[bytes | float]:
        packer = zlib.compressobj(9, wbits=31)
        yield head
        for _ in range(1024):
            yield packer.compress(_MEBIBYTE)
        yield packer.flush()

    return behaviour


_GZIP_HEAD = _head(_TYPE, "Content-Encoding: gzip", "Connection: close")
_PACKED = _packed(BODY)

_SLOW: dict[str, Behaviour] = {
    "silent": _raw(_FOREVER),
    "closes_at_once": _raw(),
    "closes_inside_the_head": _raw(b"HTTP/1.1 200 OK\r\nContent-Type: te"),
    "slow_status_line": lambda: _drip(b"HTTP/1.1 200 " + b"O" * 10_000),
    "slow_headers": lambda: chain([b"HTTP/1.1 200 OK\r\n"], _drip(b"X-A: 1\r\n" * 10_000)),
    "drips_the_body": lambda: chain([_head(_TYPE, "Content-Length: 9999")], _drip(bytes(9999))),
    "drips_chunks": lambda: chain([_chunked()], _drip(b"1\r\nx\r\n" * 9999)),
    "silent_after_the_head": _raw(_head(_TYPE, "Content-Length: 9"), _FOREVER),
    "silent_inside_the_body": _raw(_head(_TYPE, "Content-Length: 9") + b"x", _FOREVER),
    "answers_after_a_second": _raw(1.0, _head(_TYPE, "Content-Length: 29") + BODY),
    "drips_a_gzip_body": lambda: chain([_GZIP_HEAD], _drip(_PACKED * 9999)),
    "drips_a_problem": lambda: chain([_head(_PROBLEM, status="500 No")], _drip(bytes(9999))),
}

_ENDLESS: dict[str, Behaviour] = {
    "endless_body": lambda: chain([_head(_TYPE)], repeat(_MEBIBYTE)),
    "endless_chunks": lambda: chain([_chunked()], repeat(b"1000\r\n%s\r\n" % bytes(4096))),
    "endless_chunk_size": lambda: chain([_chunked()], repeat(b"0" * 4096)),
    "endless_trailers": lambda: chain([_chunked(BODY), b"0\r\n"], repeat(b"X-A: 1\r\n" * 512)),
    "endless_tiny_chunks": lambda: chain([_chunked()], repeat(b"1\r\nx\r\n" * 512)),
    "endless_headers": lambda: chain(
        [b"HTTP/1.1 200 OK\r\n"], (b"X-%d: %s\r\n" % (n, b"x" * 4000) for n in count())
    ),
    "endless_header_line": lambda: chain([b"HTTP/1.1 200 OK\r\nX-A: "], repeat(b"x" * 4096)),
    "endless_status_line": lambda: chain([b"HTTP/1.1 200 "], repeat(b"x" * 4096)),
    "interim_answers_for_ever": lambda: repeat(b"HTTP/1.1 100 Continue\r\n\r\n" * 64),
    "interim_headers_for_ever": lambda: chain(
        [b"HTTP/1.1 100 Continue\r\n"], repeat(b"X-A: 1\r\n" * 64)
    ),
    "announces_a_terabyte": _raw(_head(_TYPE, f"Content-Length: {10**12}"), _FOREVER),
    "gzip_bomb": _bomb(_GZIP_HEAD),
    "gzip_bomb_as_problem": _bomb(_head(_PROBLEM, "Content-Encoding: gzip", status="500 No")),
    "gzip_bomb_behind_a_redirect": _bomb(
        _head("Location: /honest", "Content-Encoding: gzip", status="302 Found")
    ),
    "huge_problem": lambda: chain([_head(_PROBLEM, status="500 No")], repeat(_MEBIBYTE)),
}

_LYING: dict[str, Behaviour] = {
    "length_too_long": _raw(_head(_TYPE, "Content-Length: 99") + BODY),
    "length_too_short": _raw(_head(_TYPE, "Content-Length: 5") + BODY),
    "length_negative": _raw(_head(_TYPE, "Content-Length: -5") + BODY),
    "length_signed": _raw(_head(_TYPE, f"Content-Length: +{len(BODY)}") + BODY),
    "length_no_number": _raw(_head(_TYPE, "Content-Length: many") + BODY),
    "length_twice": _raw(_head(_TYPE, "Content-Length: 5", "Content-Length: 29") + BODY),
    "length_and_chunks": _raw(
        _head(_TYPE, "Content-Length: 5", "Transfer-Encoding: chunked") + b"5\r\nbirch\r\n0\r\n\r\n"
    ),
    "chunk_size_garbage": _raw(_chunked() + b"zz\r\nbirch\r\n0\r\n\r\n"),
    "chunk_size_negative": lambda: chain([_chunked() + b"-5\r\n"], repeat(_MEBIBYTE)),
    "chunks_break_off": _raw(_chunked(BODY)),
    "gzip_breaks_off": _raw(_GZIP_HEAD + _PACKED[:-4]),
    "gzip_with_a_tail": _raw(_GZIP_HEAD + _PACKED + b"tail"),
    "gzip_twice": _raw(_GZIP_HEAD + _PACKED + _PACKED),
    "gzip_is_no_gzip": _raw(_GZIP_HEAD + BODY),
    "gzip_with_a_wrong_checksum": _raw(_GZIP_HEAD + _PACKED[:-8] + bytes(8)),
    "coding_unknown": _answer(_TYPE, "Content-Encoding: br"),
    "coding_twice": _answer(_TYPE, "Content-Encoding: gzip, gzip", body=_packed(_PACKED)),
    "type_other": _answer("Content-Type: text/html; charset=utf-8"),
    "type_without_charset": _answer("Content-Type: text/plain"),
    "type_missing": _answer(),
    "type_twice": _answer(_TYPE, "Content-Type: text/html"),
    "tag_twice": _answer(_TYPE, 'ETag: "a"', 'ETag: "b"'),
}

_ODD: dict[str, Behaviour] = {
    "redirect_to_the_metadata_service": _answer(
        "Location: http://169.254.169.254/latest/meta-data/", status="302 Found"
    ),
    "redirect_to_itself": _answer("Location: /redirect_to_itself", status="307 Temporary Redirect"),
    "redirect_without_a_target": _answer(status="301 Moved Permanently"),
    "not_found": _answer(_TYPE, status="404 Not Found"),
    "partial": _answer(_TYPE, "Content-Range: bytes 0-28/99", status="206 Partial Content"),
    "no_content": _raw(_head(status="204 No Content")),
    "not_modified_unasked": _raw(_head(status="304 Not Modified")),
    "not_modified_with_another_tag": _raw(_head('ETag: "other"', status="304 Not Modified")),
    "switches_protocols": _raw(_head("Upgrade: x", status="101 Switching Protocols"), _FOREVER),
    "early_hints": _raw(_head(status="103 Early Hints") + _head(_TYPE)),
    "status_no_number": _raw(b"HTTP/1.1 OK\r\n\r\n"),
    "status_out_of_range": _answer(_TYPE, status="999 Odd"),
    "http_0_9": _raw(BODY),
    "not_http": _raw(b"220 mail.example ESMTP\r\n", _FOREVER),
    "tls_alert": _raw(b"\x15\x03\x01\x00\x02\x02\x16"),
    "headers_not_ascii": _answer(_TYPE, "X-Name: caf\xe9"),
    "header_with_a_bell": _answer(_TYPE, "X-Name: \x07"),
    "header_without_a_colon": _answer(_TYPE, "nonsense"),
    "header_folded": _answer(_TYPE, "X-Name: a\r\n  b"),
    "hundred_and_one_headers": _answer(_TYPE, *(f"X-{n}: 1" for n in range(101))),
    "refuses_with_its_word": _answer(
        _PROBLEM,
        body=b'{"type":"about:blank","title":"Not known","status":401,"code":"caller_unknown"}',
        status="401 Unauthorized",
    ),
    "problem_of_another_type": _answer(
        "Content-Type: application/json",
        body=b'{"type":"about:blank","title":"Not known","status":401,"code":"caller_unknown"}',
        status="401 Unauthorized",
    ),
    "problem_is_no_json": _answer(_PROBLEM, body=b"{", status="500 No"),
    "problem_breaks_off": _raw(_head(_PROBLEM, "Content-Length: 99", status="500 No") + b"{"),
}

_HONEST: dict[str, Behaviour] = {
    "honest": _answer(_TYPE, 'ETag: "7"'),
    "honest_gzip": _answer(_TYPE, "Content-Encoding: gzip", body=_PACKED),
    "honest_chunks": _raw(_chunked(BODY[:10], BODY[10:]) + b"0\r\n\r\n"),
    "honest_until_the_end": _raw(_head(_TYPE) + BODY),
    "honest_after_an_interim_answer": _raw(
        b"HTTP/1.1 100 Continue\r\n\r\n", _head(_TYPE, "Content-Length: 29") + BODY
    ),
    "honest_type_in_capitals": _answer("content-type: TEXT/PLAIN; CHARSET=UTF-8"),
    "sets_a_cookie": _answer(_TYPE, "Set-Cookie: a=1", "Set-Cookie: b=2"),
    "weak_tag": _answer(_TYPE, 'ETag: W/"7"'),
    "tag_with_a_line_of_text": _answer(_TYPE, "ETag: not a tag"),
    "garbage_after_the_body": _raw(_head(_TYPE, "Content-Length: 29") + BODY + b"HTTP/1.1 200"),
    "empty_body": _answer(_TYPE, body=b""),
    "not_modified": _raw(_head('ETag: "7"', status="304 Not Modified")),
    "accepted": _answer(status="202 Accepted", body=b""),
}

ANSWERS: Final[Mapping[str, Behaviour]] = _SLOW | _ENDLESS | _LYING | _ODD | _HONEST
"""Every behaviour by its name."""
