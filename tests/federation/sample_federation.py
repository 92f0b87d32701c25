"""A small federation with fixed keys: RAN above NL above Rotterdam.

Tokens are made below the signing functions under test, so that each can be wrong in one
way: any header, any claims, any key.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Final

from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry

from federation.jwk import KeyAlgorithm
from federation.keys import KeySet, SigningKey, generate_signing_key

__all__ = [
    "DAY",
    "NL",
    "NOW",
    "RAN",
    "ROTTERDAM",
    "STRANGER",
    "Claims",
    "anchor",
    "base64url",
    "by_nl",
    "by_ran",
    "configuration_claims",
    "encode_claims",
    "fixed_key",
    "leaf",
    "long_chain",
    "make_token",
    "rotterdam_chain",
    "subordinate_claims",
]

RAN: Final = "https://ran.example"
NL: Final = "https://nl.example"
ROTTERDAM: Final = "https://rotterdam.example"
STRANGER: Final = "https://stranger.example"
NOW: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAY: Final = 86_400

Claims = dict[str, object]


def fixed_key(name: str, algorithm: KeyAlgorithm = "ES256") -> SigningKey:
    """Return the same key for the same name, always."""
    secret = hashlib.sha256(f"{algorithm} {name}".encode()).digest()
    return generate_signing_key(algorithm, random_bytes=lambda _size: secret)


def base64url(data: bytes) -> bytes:
    """Encode as JOSE does."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def encode_claims(claims: Mapping[str, object]) -> bytes:
    """Return claims as JSON, strict or not."""
    return json.dumps(claims, sort_keys=True).encode()


def make_token(
    claims: Mapping[str, object] | bytes,
    key: SigningKey,
    header: Mapping[str, object] | bytes | None = None,
) -> bytes:
    """Sign anything with a valid signature.

    Args:
        claims: Members, or the exact payload.
        key: Signs with its own algorithm, whatever the header says.
        header: Members or exact bytes; by default the header of this profile.
    """
    if header is None:
        header = {"alg": key.algorithm, "typ": "entity-statement+jwt", "kid": key.kid}
    head = header if isinstance(header, bytes) else encode_claims(header)
    payload = claims if isinstance(claims, bytes) else encode_claims(claims)
    signed = base64url(head) + b"." + base64url(payload)
    members = json.loads(key.dump())
    private = ECKey.import_key(members) if key.algorithm == "ES256" else OKPKey.import_key(members)
    signature = JWSRegistry(algorithms=[key.algorithm]).get_alg(key.algorithm).sign(signed, private)
    return signed + b"." + base64url(signature)


def configuration_claims(entity_id: str, key: SigningKey, /, **changes: object) -> Claims:
    """Return the claims of a good configuration; a change to None takes the claim away."""
    claims: Claims = {
        "iss": entity_id,
        "sub": entity_id,
        "iat": int(NOW.timestamp()) - DAY,
        "exp": int(NOW.timestamp()) + 29 * DAY,
        "jwks": KeySet([key.public]).dump(),
        "metadata": {
            "federation_entity": {"organization_name": entity_id.removeprefix("https://")},
            "linkpin_node": {"country": "nl", "languages": ["nl", "en"]},
        },
    }
    return _changed(claims, changes)


def subordinate_claims(
    issuer: str, subject: str, subject_key: SigningKey, /, **changes: object
) -> Claims:
    """Return the claims of a good subordinate statement; a change to None takes one away."""
    claims: Claims = {
        "iss": issuer,
        "sub": subject,
        "iat": int(NOW.timestamp()) - DAY,
        "exp": int(NOW.timestamp()) + 13 * DAY,
        "jwks": KeySet([subject_key.public]).dump(),
    }
    return _changed(claims, changes)


def leaf(key: SigningKey = fixed_key(ROTTERDAM), /, **changes: object) -> bytes:  # noqa: B008 - a key is a constant
    """Return Rotterdam's configuration, with claims changed."""
    return make_token(
        configuration_claims(ROTTERDAM, key, **({"authority_hints": [NL]} | changes)), key
    )


def by_nl(subject_key: SigningKey = fixed_key(ROTTERDAM), /, **changes: object) -> bytes:  # noqa: B008 - a key is a constant
    """Return what NL says about Rotterdam, with claims changed."""
    policy = {"linkpin_node": {"country": {"one_of": ["nl"], "essential": True}}}
    claims = subordinate_claims(
        NL, ROTTERDAM, subject_key, **({"metadata_policy": policy} | changes)
    )
    return make_token(claims, fixed_key(NL))


def by_ran(**changes: object) -> bytes:
    """Return what RAN says about NL, with claims changed."""
    defaults: Claims = {
        "constraints": {"max_path_length": 1},
        "metadata_policy": {"linkpin_node": {"languages": {"subset_of": ["nl", "fr", "en"]}}},
    }
    claims = subordinate_claims(RAN, NL, fixed_key(NL), **(defaults | changes))
    return make_token(claims, fixed_key(RAN))


def anchor(**changes: object) -> bytes:
    """Return RAN's configuration, with claims changed."""
    key = fixed_key(RAN)
    return make_token(configuration_claims(RAN, key, **changes), key)


def rotterdam_chain(**changes: bytes) -> list[bytes]:
    """Return a chain in which everything is right, but for the statements given.

    Args:
        changes: Tokens to put in, as `leaf`, `by_nl`, `by_ran` or `anchor`.
    """
    chain = {"leaf": leaf(), "by_nl": by_nl(), "by_ran": by_ran(), "anchor": anchor()}
    assert chain.keys() >= changes.keys()
    return [*(chain | changes).values()]


def long_chain(*, intermediates: int) -> list[bytes]:
    """Return a chain Rotterdam → region 1 → region 2 … → RAN."""
    regions = [f"https://region-{number}.example" for number in range(1, intermediates + 1)]
    path = [ROTTERDAM, *regions, RAN]
    links = [
        make_token(subordinate_claims(superior, subject, fixed_key(subject)), fixed_key(superior))
        for subject, superior in pairwise(path)
    ]
    return [leaf(authority_hints=[path[1]]), *links, anchor()]


def _changed(claims: Claims, changes: Claims) -> Claims:
    merged = claims | changes
    return {name: value for name, value in merged.items() if value is not None}
