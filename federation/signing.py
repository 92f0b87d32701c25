"""Signed entries of a log, and bodies that fit the digest an entry commits to.

An entry is a compact JWS whose header is exactly ``{alg, typ, kid}``. Its identity is a hash of
its exact bytes, so it is never written again from what was read. Checks run in a fixed order:
size, header, key, signature, then the claims, then their place; nothing inside an entry counts
before its signature holds.

The one exception is the first entry of a log. It lists the origin's record keys and is signed by
one of them, so its keys are read before its signature. That proves nothing about who made it:
those keys count only once a checkpoint signed by a vouched key covers the entry, which
``federation.trusted_log`` sees to.

A body is committed to together with 16 salt bytes. Once salt and body are erased, the digest
that stays in the log says nothing about the body, not even to somebody who guesses it.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from federation.base64url import parse_base64url
from federation.errors import (
    BodyRefusedError,
    ClaimsRefusedError,
    HeaderRefusedError,
    JsonRefusedError,
    KeyRefusedError,
)
from federation.keys import (
    ENTRY_ALGORITHMS,
    KeySet,
    SigningKey,
    parse_key_set,
    sign_compact,
    verify_compact,
)
from schemas.entry import EntryClaims, Operation, dump_entry_claims, parse_entry_claims
from schemas.errors import JsonInvalidError, SchemaError
from schemas.page import SALT_BYTES
from schemas.strict_json import parse_object

__all__ = [
    "ENTRY_TYPE",
    "MAX_ENTRY_BYTES",
    "SignedEntry",
    "VerifiedEntry",
    "check_body",
    "commit_body",
    "listed_keys",
    "read_claims",
    "sign_entry",
    "verify_entry",
    "verify_entry_signature",
    "verify_first_entry",
]

ENTRY_TYPE: Final = "linkpin-entry+jwt"
MAX_ENTRY_BYTES: Final = 32_768


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedEntry:
    """An entry whose signature holds and whose claims have not been read.

    Attributes:
        entry: The exact bytes.
        kid: Thumbprint of the key that signed.
        payload: The signed claims, as bytes.
    """

    entry: bytes
    kid: str
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedEntry:
    """An entry of the collection it came with, signed by a trusted key.

    Attributes:
        entry: The exact bytes.
        kid: Thumbprint of the key that signed.
        claims: What it says.
    """

    entry: bytes
    kid: str
    claims: EntryClaims


def sign_entry(claims: EntryClaims, *, key: SigningKey) -> bytes:
    """Return the signed entry; these bytes are what is stored, hashed and served.

    Args:
        claims: What the entry says.
        key: A record key of this node, Ed25519.

    Raises:
        KeyRefusedError: The key is of another kind.
        RecordInvalidError: A reader would refuse the claims (``schemas.errors``).
    """
    if key.algorithm not in ENTRY_ALGORITHMS:
        raise KeyRefusedError("entries are signed with Ed25519", about=claims.aud)
    return sign_compact(dump_entry_claims(claims), typ=ENTRY_TYPE, key=key)


def verify_entry(entry: bytes, *, issuer: str, collection: str, keys: KeySet) -> VerifiedEntry:
    """Return what ``entry`` says once it is signed, strict and of this collection.

    Args:
        entry: As received, not re-encoded.
        issuer: Entity identifier of the origin.
        collection: URL of the collection it came with.
        keys: Record keys that may have signed it.

    Raises:
        JsonRefusedError: Too large, or the payload is not strict JSON.
        HeaderRefusedError: The header is not the expected object.
        KeyUnknownError: Signed by a key outside ``keys``.
        SignatureError: The signature does not hold.
        ClaimsRefusedError: Not the claims of an entry, or of another issuer or collection.
    """
    signed = verify_entry_signature(entry, keys=keys, about=collection)
    claims = read_claims(signed, issuer=issuer, collection=collection)
    return VerifiedEntry(entry=entry, kid=signed.kid, claims=claims)


def verify_entry_signature(entry: bytes, *, keys: KeySet, about: str) -> SignedEntry:
    """Return the payload of ``entry`` once its signature holds; its claims are not read.

    Apart from ``read_claims``, because a reader treats the two differently: without a signature
    nothing is known, whereas claims that were signed and are wrong are the origin's own mistake.

    Args:
        entry: As received, not re-encoded.
        keys: Record keys that may have signed it.
        about: URL of the collection, for the error.

    Raises:
        JsonRefusedError: Too large, or the payload is not strict base64url.
        HeaderRefusedError: The header is not the expected object.
        KeyUnknownError: Signed by a key outside ``keys``.
        SignatureError: The signature does not hold.
    """
    _check_size(entry, about=about)
    payload = verify_compact(
        entry, typ=ENTRY_TYPE, algorithms=ENTRY_ALGORITHMS, keys=keys, about=about
    )
    return SignedEntry(entry=entry, kid=_kid_of(entry), payload=payload)


def read_claims(signed: SignedEntry, *, issuer: str, collection: str) -> EntryClaims:
    """Return the claims of a signed entry once they are strict and bound to their place.

    Args:
        signed: An entry whose signature holds.
        issuer: Entity identifier of the origin.
        collection: URL of the collection it came with.

    Raises:
        JsonRefusedError: The payload is not strict JSON.
        ClaimsRefusedError: Not the claims of an entry, or of another issuer or collection.
    """
    claims = _parse_claims(signed.payload, about=collection)
    if claims.iss != issuer:
        raise ClaimsRefusedError("the entry names another issuer", about=collection)
    if claims.aud != collection:
        raise ClaimsRefusedError("the entry names another collection", about=collection)
    return claims


def verify_first_entry(entry: bytes, *, issuer: str, collection: str) -> VerifiedEntry:
    """Return the entry a log begins with: record keys, signed by one of them.

    Args:
        entry: As received, not re-encoded.
        issuer: Entity identifier of the origin.
        collection: URL of the collection it came with.

    Raises:
        JsonRefusedError: Too large, or the payload is not strict JSON.
        HeaderRefusedError: The header is not the expected object.
        KeyRefusedError: A listed key is not one of this profile.
        KeyUnknownError: Signed by a key it does not list.
        SignatureError: The signature does not hold.
        ClaimsRefusedError: It lists no keys, or is of another issuer or collection.
    """
    _check_size(entry, about=collection)
    try:
        unverified = parse_base64url(entry.split(b".")[1])
    except (IndexError, ValueError) as error:
        raise HeaderRefusedError("not a compact JWS", about=collection) from error
    claims = _parse_claims(unverified, about=collection)
    if claims.op is not Operation.KEY:
        raise ClaimsRefusedError("the log does not begin with its keys", about=collection)
    keys = listed_keys(claims, about=collection)
    return verify_entry(entry, issuer=issuer, collection=collection, keys=keys)


def listed_keys(claims: EntryClaims, *, about: str) -> KeySet:
    """Return the record keys that a `key` entry lists.

    Args:
        claims: Of a `key` entry.
        about: URL of the collection, for the error.

    Raises:
        KeyRefusedError: None, too many, a duplicate, or a key that is not of this profile.
    """
    return parse_key_set({"keys": [dict(key) for key in claims.keys]}, about=about)


def commit_body(body: bytes, salt: bytes) -> bytes:
    """Return the digest by which an entry commits to a body; 32 bytes.

    Args:
        body: The exact bytes of the record.
        salt: 16 random bytes, new for every revision.

    Raises:
        ValueError: The salt has another length, which would leave open where the body begins.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"a salt is {SALT_BYTES} bytes long")
    return sha256(salt + body).digest()


def check_body(claims: EntryClaims, *, salt: bytes, body: bytes, about: str) -> None:
    """Check that ``body`` is the one the entry commits to.

    Args:
        claims: Of a verified `put`.
        salt: As delivered beside the body.
        body: As delivered, not re-encoded.
        about: URL of the collection, for the error.

    Raises:
        BodyRefusedError: Another size or digest, another length of salt, or not a `put`.
    """
    if claims.op is not Operation.PUT:
        raise BodyRefusedError(f"no body belongs to a {claims.op} entry", about=about)
    if len(body) != claims.size:
        raise BodyRefusedError(
            f"the body has {len(body)} bytes, the entry says {claims.size}", about=about
        )
    if len(salt) != SALT_BYTES or commit_body(body, salt) != claims.digest:
        raise BodyRefusedError("body and salt do not give the signed digest", about=about)


def _check_size(entry: bytes, *, about: str) -> None:
    if len(entry) > MAX_ENTRY_BYTES:
        raise JsonRefusedError(f"an entry of more than {MAX_ENTRY_BYTES} bytes", about=about)


def _kid_of(entry: bytes) -> str:
    """Return the `kid` of an entry whose header has been compared already."""
    header = parse_base64url(entry.partition(b".")[0])
    return str(parse_object(header, max_bytes=len(header))["kid"])


def _parse_claims(payload: bytes, *, about: str) -> EntryClaims:
    """Return the claims of a payload, in this package's errors."""
    try:
        return parse_entry_claims(payload)
    except JsonInvalidError as error:
        raise JsonRefusedError(f"the claims: {error}", about=about) from error
    except SchemaError as error:
        raise ClaimsRefusedError(f"the claims: {error}", about=about) from error
