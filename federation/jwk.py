"""What a public JSON Web Key must be before this profile lets it vouch for anything.

Two kinds are accepted, P-256 and Ed25519, each with its one algorithm. A `kid` is
always the RFC 7638 thumbprint, so that two keys never share a name.

Source: RFC 7517, section 4; RFC 7518, section 6.2; RFC 8037, section 2; RFC 7638.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from federation.base64url import parse_base64url
from federation.ed25519_point import check_point
from federation.errors import KeyRefusedError

__all__ = ["ALGORITHM_NAMES", "KeyAlgorithm", "algorithm_of", "parse_public_jwk"]

KeyAlgorithm: TypeAlias = Literal["ES256", "Ed25519"]

ALGORITHM_NAMES: Final[Mapping[KeyAlgorithm, frozenset[str]]] = {
    "ES256": frozenset({"ES256"}),
    "Ed25519": frozenset({"Ed25519", "EdDSA"}),
}
"""Words that name each algorithm; EdDSA is what Ed25519 was called before RFC 9864."""

_COORDINATE_BYTES = 32
_PRIVATE_MEMBERS = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})


def algorithm_of(key: ECKey | OKPKey) -> KeyAlgorithm:
    """Return the one algorithm a key of an accepted kind works with."""
    return "ES256" if isinstance(key, ECKey) else "Ed25519"


def parse_public_jwk(members: object, *, about: str) -> ECKey | OKPKey:
    """Return one public JWK as a key of the library.

    Members this profile does not know are ignored, as RFC 7517 asks, and not carried on.

    Args:
        members: What stood in the key set.
        about: Entity the key would speak for.

    Raises:
        KeyRefusedError: A private member, another type or curve, a point that is not
            fit, a `kid` that is not the thumbprint, or another `use`, `alg` or
            `key_ops` than verifying.
    """
    if not isinstance(members, dict):
        raise KeyRefusedError("a key is not an object", about=about)
    if private := _PRIVATE_MEMBERS.intersection(members):
        raise KeyRefusedError(f"a private member was sent: {min(private)}", about=about)
    try:
        key = _import_point(members)
    except (ValueError, JoseError) as error:
        raise KeyRefusedError(f"a key is refused: {error}", about=about) from error
    if members.get("kid") != key.thumbprint():
        raise KeyRefusedError("a kid is not the key's thumbprint", about=about)
    if members.get("use", "sig") != "sig" or members.get("key_ops", ["verify"]) != ["verify"]:
        raise KeyRefusedError("a key is not meant for verifying", about=about)
    algorithm = algorithm_of(key)
    if str(members.get("alg", algorithm)) not in ALGORITHM_NAMES[algorithm]:
        raise KeyRefusedError("a key is meant for another algorithm", about=about)
    return key


def _import_point(members: Mapping[str, object]) -> ECKey | OKPKey:
    """Return the key at the point that the members describe.

    Raises:
        ValueError: Another type or curve, a coordinate that is not 32 bytes of canonical
            base64url, or a point off the curve or not fit.
    """
    kind = (members.get("kty"), members.get("crv"))
    if kind == ("OKP", "Ed25519"):
        x = _coordinate(members, "x")
        check_point(parse_base64url(x.encode()))
        return OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x})
    if kind == ("EC", "P-256"):
        x, y = _coordinate(members, "x"), _coordinate(members, "y")
        return ECKey.import_key({"kty": "EC", "crv": "P-256", "x": x, "y": y})
    raise ValueError("only P-256 and Ed25519 are accepted")


def _coordinate(members: Mapping[str, object], name: str) -> str:
    """Return a coordinate that is 32 bytes long, still encoded."""
    value = members.get(name)
    if not isinstance(value, str) or len(parse_base64url(value.encode())) != _COORDINATE_BYTES:
        raise ValueError(f"{name} is not {_COORDINATE_BYTES} bytes long")
    return value
