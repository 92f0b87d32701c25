"""Golden requests of version 1: what held once holds, and what was refused stays refused."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from federation.errors import CallerRefusedError
from federation.keys import parse_key_set
from federation.request_signature import SignableRequest, VerifiedRequest, verify_request

FOLDER = Path(__file__).parents[1] / "vectors" / "federation" / "requests"
FILES = sorted(FOLDER.glob("*.json"))
VALID = [path for path in FILES if "accepted" in json.loads(path.read_text())]
INVALID = [path for path in FILES if "refused" in json.loads(path.read_text())]


def verify_file(path: Path) -> VerifiedRequest:
    golden = json.loads(path.read_text())
    sent = golden["request"]
    return verify_request(
        SignableRequest(
            method=sent["method"],
            url=sent["url"],
            headers=sent["headers"],
            body=sent["body"].encode(),
        ),
        keys=parse_key_set(golden["keys"], about="https://alder.example"),
        now=datetime.fromisoformat(golden["now"]),
    )


def test_every_file_says_what_becomes_of_it() -> None:
    assert len(VALID) == 2
    assert len(INVALID) == 24
    assert len(FILES) == 26


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_golden_request_is_accepted(path: Path) -> None:
    expected = json.loads(path.read_text())["accepted"]
    verified = verify_file(path)
    assert {"entity_id": verified.entity_id, "nonce": verified.nonce} == expected


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_request_wrong_in_one_way_is_refused_with_its_word(path: Path) -> None:
    with pytest.raises(CallerRefusedError) as caught:
        verify_file(path)
    assert caught.value.code == json.loads(path.read_text())["refused"]
