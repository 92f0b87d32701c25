"""An outside implementation of RFC 9421 accepts our requests and no altered one.

Runtime: Node.js, and `npm ci --ignore-scripts` in this folder.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from federation.keys import generate_signing_key
from federation.request_signature import SignableRequest, sign_request
from tests.requirements import require

FOLDER = Path(__file__).parent
ALDER = "https://alder.example"
KEY = generate_signing_key("Ed25519")
Sent = Mapping[str, object]


def signed(method: str, url: str, *, body: str = "", nonce: str | None = None) -> Sent:
    # The library under test reads the machine's clock, so the request is signed by it as well.
    request = SignableRequest(method=method, url=url, headers={}, body=body.encode())
    headers = sign_request(request, entity_id=ALDER, key=KEY, now=datetime.now(UTC), nonce=nonce)
    return {"method": method, "url": url, "headers": dict(headers), "body": body}


def get() -> Sent:
    return signed("GET", "https://birch.example/exchange/ran/entries?from=0&limit=500&size=7")


def post() -> Sent:
    return signed(
        "POST",
        "https://birch.example/exchange/ping",
        body='{"collection":"https://alder.example/exchange/ran","size":7}',
        nonce="AAECAwQFBgcICQoLDA0ODw",
    )


def altered(request: Sent, member: str) -> Sent:
    """Return ``request`` with one byte changed in a member or, by its name, in a header."""
    headers = request["headers"]
    assert isinstance(headers, dict)
    value = headers[member] if member in headers else str(request[member])
    place = len(value) // 2
    flipped = value[:place] + ("A" if value[place] != "A" else "B") + value[place + 1 :]
    if member in headers:
        return {**request, "headers": {**headers, member: flipped}}
    return {**request, member: flipped}


def verdicts(*requests: Sent) -> list[str]:
    node = shutil.which("node")
    require(node is not None, "Node.js is not installed")
    require(
        (FOLDER / "node_modules").is_dir(),
        "run `npm ci --ignore-scripts` in tests/interop/http_signatures",
    )
    asked = json.dumps({"jwk": dict(KEY.public.jwk), "requests": requests})
    answer = subprocess.run(  # noqa: S603 - our own script under the machine's Node.js
        [str(node), str(FOLDER / "verify.mjs")],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    verdict: list[str] = json.loads(answer.stdout)
    return verdict


@pytest.mark.parametrize("request_", [pytest.param(get, id="GET"), pytest.param(post, id="POST")])
def test_an_outside_implementation_accepts_our_requests(request_: Callable[[], Sent]) -> None:
    assert verdicts(request_()) == ["accepted"]


@pytest.mark.parametrize(
    ("request_", "member"),
    [
        pytest.param(get, "method", id="GET, method"),
        pytest.param(get, "url", id="GET, URL"),
        pytest.param(get, "linkpin-entity", id="GET, caller"),
        pytest.param(get, "signature", id="GET, signature"),
        pytest.param(get, "signature-input", id="GET, signature input"),
        pytest.param(post, "method", id="POST, method"),
        pytest.param(post, "url", id="POST, URL"),
        pytest.param(post, "linkpin-entity", id="POST, caller"),
        pytest.param(post, "content-digest", id="POST, digest"),
        pytest.param(post, "body", id="POST, body"),
        pytest.param(post, "signature", id="POST, signature"),
    ],
)
def test_it_refuses_the_same_request_with_one_byte_changed(
    request_: Callable[[], Sent], member: str
) -> None:
    whole = request_()
    accepted, refused = verdicts(whole, altered(whole, member))
    assert accepted == "accepted"
    assert refused != "accepted"
