"""Keys, key sets and what they sign: compact JWS tokens and raw messages.

A key is named by its RFC 7638 thumbprint (SHA-256, base64url) and by nothing else, so a
`kid` is also what people compare. Two kinds exist: ES256 (P-256) for federation
statements and Ed25519 for entries, checkpoints and requests.

A token never chooses how it is verified. Its header is compared whole with the object
expected, `{alg, typ, kid}`; the key comes by `kid` from a set that was verified before,
and the algorithm comes from that key.
"""

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey
from joserfc.jws import JWSRegistry

from federation.base64url import dump_base64url, parse_base64url
from federation.errors import (
    HeaderRefusedError,
    JsonRefusedError,
    KeyRefusedError,
    KeyUnknownError,
    SignatureError,
)
from federation.jwk import ALGORITHM_NAMES, KeyAlgorithm, algorithm_of, parse_public_jwk
from schemas.errors import SchemaError
from schemas.strict_json import parse_object

__all__ = [
    "ENTRY_ALGORITHMS",
    "MAX_KEYS",
    "STATEMENT_ALGORITHMS",
    "KeySet",
    "SigningKey",
    "VerificationKey",
    "generate_signing_key",
    "load_signing_key",
    "parse_key_set",
    "sign_compact",
    "sign_raw",
    "verify_compact",
    "verify_raw",
]

MAX_KEYS: Final = 10
"""Keys one set may hold; a rotation needs two or three."""

ENTRY_ALGORITHMS: Final = frozenset({"Ed25519"})
"""Words allowed as `alg` of an entry."""

STATEMENT_ALGORITHMS: Final = frozenset({"ES256", "Ed25519", "EdDSA"})
"""Words allowed as `alg` of a federation statement; EdDSA is the name before RFC 9864."""

_MAX_HEADER_BYTES = 512
_MAX_KEY_FILE_BYTES = 4096
_SECRET_BYTES = 32
_P256_ORDER = 0xFFFFFFFF_00000000_FFFFFFFF_FFFFFFFF_BCE6FAAD_A7179E84_F3B9CAC2_FC632551


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationKey:
    """A public key that passed every check of this profile.

    Attributes:
        kid: RFC 7638 thumbprint; SHA-256, base64url.
        algorithm: The one algorithm it verifies.
    """

    kid: str
    algorithm: KeyAlgorithm
    _public: ECKey | OKPKey = field(repr=False, compare=False)

    @property
    def jwk(self) -> Mapping[str, str]:
        """Public members, with `kid`, `use` and `alg`; fit to publish."""
        members = {name: str(value) for name, value in self._public.as_dict(private=False).items()}
        return members | {"kid": self.kid, "use": "sig", "alg": self.algorithm}


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key with its public half; only `dump` shows the private part.

    Attributes:
        public: What others verify with.
    """

    public: VerificationKey
    _private: ECKey | OKPKey = field(repr=False, compare=False)

    @property
    def kid(self) -> str:
        """Thumbprint of the public half."""
        return self.public.kid

    @property
    def algorithm(self) -> KeyAlgorithm:
        """The one algorithm it signs with."""
        return self.public.algorithm

    def dump(self) -> bytes:
        """Return the private JWK as JSON, for a file that only this node reads."""
        members = self._private.as_dict(private=True) | dict(self.public.jwk)
        return json.dumps(members, sort_keys=True).encode()


class KeySet(Mapping[str, VerificationKey]):
    """Verified keys by `kid`; never changes after it was made."""

    __slots__ = ("_keys",)

    def __init__(self, keys: Iterable[VerificationKey]) -> None:
        self._keys: Mapping[str, VerificationKey] = {key.kid: key for key in keys}

    def __getitem__(self, kid: str) -> VerificationKey:
        return self._keys[kid]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __repr__(self) -> str:
        return f"KeySet({', '.join(self._keys)})"

    def get_key(self, kid: str, *, about: str) -> VerificationKey:
        """Return the key named ``kid``.

        Args:
            kid: Thumbprint of the key.
            about: Entity or collection the key would speak for.

        Raises:
            KeyUnknownError: The set does not hold it.
        """
        key = self._keys.get(kid)
        if key is None:
            raise KeyUnknownError(f"no vouched key has kid {kid!r}", about=about)
        return key

    def dump(self) -> dict[str, list[dict[str, str]]]:
        """Return the JWK Set with public members only."""
        return {"keys": [dict(key.jwk) for key in self._keys.values()]}


def generate_signing_key(
    algorithm: KeyAlgorithm, *, random_bytes: Callable[[int], bytes] = secrets.token_bytes
) -> SigningKey:
    """Make a new key.

    Args:
        algorithm: What it will sign with.
        random_bytes: Source of secret bytes; tests that need fixed keys pass their own.
    """
    secret = random_bytes(_SECRET_BYTES)
    # FIPS 186-5, A.2.2: numbers outside 1 … n-1 are thrown away, so that none is likelier.
    while algorithm == "ES256" and not 1 <= int.from_bytes(secret) < _P256_ORDER:
        secret = random_bytes(_SECRET_BYTES)
    return _signing_key(algorithm, secret)


def load_signing_key(data: bytes, *, about: str = "this node") -> SigningKey:
    """Return the key that `SigningKey.dump` wrote.

    Args:
        data: A private JWK as JSON.
        about: Whose key it is.

    Raises:
        KeyRefusedError: Not a private key of this profile, or its halves do not fit.
    """
    try:
        members = parse_object(data, max_bytes=_MAX_KEY_FILE_BYTES, max_depth=1)
        secret = parse_base64url(str(members.pop("d", "")).encode())
        public = parse_public_jwk(members, about=about)
        key = _signing_key(algorithm_of(public), secret)
    except (SchemaError, ValueError) as error:
        raise KeyRefusedError("not a private key of this profile", about=about) from error
    if key.kid != public.thumbprint():
        raise KeyRefusedError("private and public half do not belong together", about=about)
    return key


def parse_key_set(members: Mapping[str, object], *, about: str) -> KeySet:
    """Return the keys of a JWK Set, each checked.

    Members of a key that this profile does not know are ignored, as RFC 7517 asks, and
    are not carried on.

    Args:
        members: The JWK Set, `{"keys": […]}`.
        about: Entity the keys would speak for.

    Raises:
        KeyRefusedError: Empty, more than ``MAX_KEYS``, a duplicate, a private member,
            another type or curve, a point that is not fit, a `kid` that is not the
            thumbprint, or another `use`, `alg` or `key_ops` than verifying.
    """
    listed = members.get("keys")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MAX_KEYS:
        raise KeyRefusedError(f"a key set holds 1 to {MAX_KEYS} keys", about=about)
    keys = [_verification_key(parse_public_jwk(key, about=about)) for key in listed]
    if len({key.kid for key in keys}) != len(keys):
        raise KeyRefusedError("a key stands twice in the set", about=about)
    return KeySet(keys)


def sign_raw(key: SigningKey, message: bytes) -> bytes:
    """Return the 64 bytes of an Ed25519 signature over ``message``.

    Raises:
        KeyRefusedError: The key is not an Ed25519 key.
    """
    native = key._private.private_key  # noqa: SLF001 - the same module's own field
    if not isinstance(native, ed25519.Ed25519PrivateKey):
        raise KeyRefusedError("raw messages are signed with Ed25519", about=key.kid)
    return native.sign(message)


def verify_raw(key: VerificationKey, message: bytes, *, signature: bytes, about: str) -> bytes:
    """Return ``message`` once its Ed25519 signature holds.

    Args:
        key: From a set that was verified before.
        message: The signed bytes.
        signature: 64 bytes.
        about: Entity or collection the message speaks for.

    Raises:
        KeyRefusedError: The key is not an Ed25519 key.
        SignatureError: The signature does not hold.
    """
    native = key._public.public_key  # noqa: SLF001 - the same module's own field
    if not isinstance(native, ed25519.Ed25519PublicKey):
        raise KeyRefusedError("raw messages are verified with Ed25519", about=about)
    try:
        native.verify(signature, message)
    except InvalidSignature as error:
        raise SignatureError("the signature does not hold", about=about) from error
    return message


def sign_compact(payload: bytes, *, typ: str, key: SigningKey) -> bytes:
    """Return a compact JWS over the exact bytes of ``payload``.

    The header is `{alg, typ, kid}`, in this order; `alg` and `kid` follow from the key.

    Args:
        payload: What is signed.
        typ: Kind of the token, such as `linkpin-entry+jwt`.
        key: Signs, and names itself in the header.
    """
    header = json.dumps(
        {"alg": key.algorithm, "typ": typ, "kid": key.kid}, separators=(",", ":")
    ).encode()
    signing_input = dump_base64url(header) + b"." + dump_base64url(payload)
    jws = JWSRegistry(algorithms=[key.algorithm]).get_alg(key.algorithm)
    signature = jws.sign(signing_input, key._private)  # noqa: SLF001 - own module
    return signing_input + b"." + dump_base64url(signature)


def verify_compact(
    token: bytes, *, typ: str, algorithms: Collection[str], keys: KeySet, about: str
) -> bytes:
    """Return the exact payload of a compact JWS once its signature holds.

    Header first, then key, then signature: nothing of the payload is read before.

    Args:
        token: Three base64url segments, as received.
        typ: The one kind expected here.
        algorithms: Words allowed as `alg` here; the key's own algorithm must fit too.
        keys: Verified before; the only keys that count.
        about: Entity or collection the token speaks for.

    Raises:
        HeaderRefusedError: Not three parts, or the header is not exactly
            `{alg, typ, kid}` with the expected values.
        JsonRefusedError: The payload is not strict base64url.
        KeyUnknownError: No key of ``keys`` has the `kid`.
        SignatureError: The signature does not hold.
    """
    parts = token.split(b".")
    if len(parts) != 3:  # noqa: PLR2004 - header, payload, signature
        raise HeaderRefusedError("not a compact JWS of three parts", about=about)
    header = _parse_header(parts[0], about=about)
    alg, kid = str(header.get("alg")), str(header.get("kid"))
    if header != {"alg": alg, "typ": typ, "kid": kid} or alg not in algorithms:
        raise HeaderRefusedError("the header is not the one expected", about=about)
    key = keys.get_key(kid, about=about)
    if alg not in ALGORITHM_NAMES[key.algorithm]:
        raise HeaderRefusedError("the header names another algorithm than the key's", about=about)
    _check_signature(parts, key=key, about=about)
    try:
        return parse_base64url(parts[1])
    except ValueError as error:
        raise JsonRefusedError("the payload is not base64url", about=about) from error


def _check_signature(parts: list[bytes], *, key: VerificationKey, about: str) -> None:
    """Check the third part over the first two, with the key's own algorithm."""
    jws = JWSRegistry(algorithms=[key.algorithm]).get_alg(key.algorithm)
    try:
        signature = parse_base64url(parts[2])
        holds = jws.verify(parts[0] + b"." + parts[1], signature, key._public)  # noqa: SLF001 - own module
    except (ValueError, JoseError) as error:
        raise SignatureError("the signature cannot be read", about=about) from error
    if not holds:
        raise SignatureError("the signature does not hold", about=about)


def _parse_header(segment: bytes, *, about: str) -> Mapping[str, object]:
    """Return the members of a JOSE header."""
    try:
        return parse_object(parse_base64url(segment), max_bytes=_MAX_HEADER_BYTES, max_depth=1)
    except (ValueError, SchemaError) as error:
        raise HeaderRefusedError("the header is not strict JSON", about=about) from error


def _verification_key(public: ECKey | OKPKey) -> VerificationKey:
    return VerificationKey(kid=public.thumbprint(), algorithm=algorithm_of(public), _public=public)


def _signing_key(algorithm: KeyAlgorithm, secret: bytes) -> SigningKey:
    """Return the key whose private part is ``secret``.

    Raises:
        ValueError: Not 32 bytes, or outside the range of the curve.
    """
    if len(secret) != _SECRET_BYTES:
        raise ValueError(f"the private part is not {_SECRET_BYTES} bytes long")
    private: ECKey | OKPKey
    public: ECKey | OKPKey
    if algorithm == "Ed25519":
        edwards = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
        private, public = OKPKey.import_key(edwards), OKPKey.import_key(edwards.public_key())
    else:
        scalar = ec.derive_private_key(int.from_bytes(secret), ec.SECP256R1())
        private, public = ECKey.import_key(scalar), ECKey.import_key(scalar.public_key())
    return SigningKey(public=_verification_key(public), _private=private)
