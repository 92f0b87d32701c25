"""Why a line is not strict JSON has words for every reason that reading can give."""

import pytest

from node.language import speak
from node.private.json_reasons import explain_json
from schemas import strict_json
from schemas.errors import JsonInvalidError


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"a": 1, "a": 2}', id="a member twice"),
        pytest.param(b'{"a": 1.5}', id="a fraction"),
        pytest.param(b'{"a": 99999999999999999999}', id="too large"),
        pytest.param(b'{"a": -0}', id="minus zero"),
        pytest.param(b'{"a": "\xff"}', id="not UTF-8"),
        pytest.param(b'{"a": "\\ud800"}', id="half a character"),
        pytest.param(b'{"a": ' + b"[" * 20 + b"]" * 20 + b"}", id="nested"),
        pytest.param(b"\xef\xbb\xbf{}", id="a byte order mark"),
        pytest.param(b" " * 200, id="too long"),
    ],
)
def test_every_reason_is_said_in_the_language_of_the_reader(data: bytes) -> None:
    with pytest.raises(JsonInvalidError) as caught:
        strict_json.parse_object(data, max_bytes=100)
    with speak("nl"):
        dutch = explain_json(caught.value)
    assert str(caught.value) not in dutch
    assert dutch != explain_json(caught.value)


def test_a_reason_of_a_later_version_is_shown_as_it_is() -> None:
    assert "something new" in explain_json(JsonInvalidError("something new"))
