"""One spelling for each value."""

import pytest

from federation.base64url import dump_base64url, parse_base64url

# RFC 4648, section 10, without the padding.
RFC_4648 = [
    (b"", b""),
    (b"f", b"Zg"),
    (b"fo", b"Zm8"),
    (b"foo", b"Zm9v"),
    (b"foob", b"Zm9vYg"),
    (b"fooba", b"Zm9vYmE"),
    (b"foobar", b"Zm9vYmFy"),
    (b"\xfb\xff", b"-_8"),
]


@pytest.mark.parametrize(("data", "text"), RFC_4648)
def test_the_examples_of_the_standard_are_written_and_read(data: bytes, text: bytes) -> None:
    assert dump_base64url(data) == text
    assert parse_base64url(text) == data


@pytest.mark.parametrize(
    "text",
    [
        b"Zg==",
        b"Zm8=",
        b"+/8",
        b"Zg\n",
        b" Zg",
        b"Z",
        b"Zm9vY",
        b"Zh",
        b"Zm9",
        b"Zg.",
        b"Z\xc3\xa9",
    ],
    ids=repr,
)
def test_any_other_spelling_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match="base64url"):
        parse_base64url(text)
