"""Signed requests for tests, made by hand and made by the code.

The former are signed from the text of RFC 9421, section 2.5, so that the code under test is
never the only witness of its own signatures.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from federation.keys import KeySet, generate_signing_key
from federation.request_signature import SignableRequest, sign_request

__all__ = [
    "ALDER",
    "BODY",
    "CHECKPOINT",
    "CREATED",
    "GET",
    "GET_COMPONENTS",
    "GET_PARAMETERS",
    "KEY",
    "KEYS",
    "NONCE",
    "NOON",
    "PING",
    "POST",
    "POST_COMPONENTS",
    "POST_PARAMETERS",
    "SECRET",
    "changed",
    "digest",
    "posted_by_hand",
    "signed",
    "signed_by_hand",
    "without",
]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
CREATED = 1772366400  # NOON
ALDER = "https://alder.example"
CHECKPOINT = "https://birch.example/exchange/ran/checkpoint"
PING = "https://birch.example/exchange/ping"
NONCE = "AAECAwQFBgcICQoLDA0ODw"
BODY = b'{"collection":"https://alder.example/exchange/ran","size":7}'

# The key pair of RFC 9421, appendix B.1.4: published, so that it can protect nothing.
SECRET = base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU=")
KEY = generate_signing_key("Ed25519", random_bytes=lambda _: SECRET)
KEYS = KeySet([KEY.public])
GET_COMPONENTS = ('"@method"', '"@target-uri"', '"linkpin-entity"')
POST_COMPONENTS = (*GET_COMPONENTS, '"content-digest"')
GET_PARAMETERS = {
    "created": str(CREATED),
    "keyid": f'"{KEY.kid}"',
    "alg": '"ed25519"',
    "expires": str(CREATED + 60),
    "tag": '"linkpin-exchange/1"',
}
POST_PARAMETERS = GET_PARAMETERS | {"nonce": f'"{NONCE}"'}


def digest(body: bytes) -> str:
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signed_by_hand(
    components: tuple[str, ...] = GET_COMPONENTS,
    parameters: Mapping[str, str] = GET_PARAMETERS,
    *,
    method: str = "GET",
    url: str = CHECKPOINT,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    label: str = "sig1",
) -> SignableRequest:
    """Sign whatever is asked for, as RFC 9421 builds a signature base."""
    sent = {"linkpin-entity": ALDER} | ({"content-digest": digest(body)} if body else {})
    sent |= headers or {}
    values = sent | {"@method": method, "@target-uri": url, "@authority": "birch.example"}
    params = f"({' '.join(components)})" + "".join(f";{n}={v}" for n, v in parameters.items())
    values["linkpin-entity;bs"] = f":{base64.b64encode(sent['linkpin-entity'].encode()).decode()}:"
    lines = [f"{name}: {values[name.replace(chr(34), '')]}" for name in components]
    signing_input = "\n".join([*lines, f'"@signature-params": {params}'])
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(signing_input.encode())
    sent["signature-input"] = f"{label}={params}"
    sent["signature"] = f"{label}=:{base64.b64encode(signature).decode()}:"
    return SignableRequest(method=method, url=url, headers=sent, body=body)


def posted_by_hand(
    components: tuple[str, ...] = POST_COMPONENTS,
    parameters: Mapping[str, str] = POST_PARAMETERS,
    *,
    body: bytes = BODY,
    headers: Mapping[str, str] | None = None,
) -> SignableRequest:
    return signed_by_hand(
        components, parameters, method="POST", url=PING, body=body, headers=headers
    )


def signed(request: SignableRequest, *, nonce: str | None = None) -> SignableRequest:
    headers = sign_request(request, entity_id=ALDER, key=KEY, now=NOON, nonce=nonce)
    return replace(request, headers={**request.headers, **headers})


def changed(request: SignableRequest, **headers: str) -> SignableRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replace(request, headers={**request.headers, **named})


GET = signed(SignableRequest(method="GET", url=CHECKPOINT, headers={"accept": "text/plain"}))
POST = signed(SignableRequest(method="POST", url=PING, headers={}, body=BODY), nonce=NONCE)


def without(*names: str, parameters: Mapping[str, str] = GET_PARAMETERS) -> dict[str, str]:
    return {name: value for name, value in parameters.items() if name not in names}
