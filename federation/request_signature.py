"""Signatures on requests: who asks, for exactly what, and until when.

One profile of RFC 9421, compared whole; what differs in any member is not signed as far
as this exchange is concerned:

* one signature, under any label;
* components `@method`, `@target-uri`, `linkpin-entity` and, with a body,
  `content-digest`, in this order and without parameters;
* parameters `created`, `expires` (at most 60 seconds later), `keyid` (RFC 7638
  thumbprint), `alg` always `ed25519`, `tag` always `linkpin-exchange/1`, and `nonce`
  on POST and nowhere else;
* one `sha-256` digest (RFC 9530) of the body as sent.

`alg` adds nothing to the key, which has one algorithm; it is asked for so that two
implementations sign the same parameters.

Clocks of two towns may differ by `ALLOWED_SKEW` in either direction. A request is thus
accepted for at most three minutes, and its nonce must be remembered for as long.

Order of the server: `claimed_caller` reads the header; the caller's keys are looked up;
`verify_request` checks shape, signature, profile, time, then the digest of the body.
Nothing here reads a clock, keeps a nonce or decides whether the caller is admitted.

Source: RFC 9421, sections 2 and 3; RFC 9530, section 2; RFC 7638.
"""

import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from http_message_signatures import (
    ContentDigest,
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    VerifyResult,
)
from http_message_signatures.algorithms import ED25519

from federation.errors import (
    ContentDigestError,
    FederationError,
    RequestExpiredError,
    RequestSignatureError,
    SignatureMissingError,
)
from federation.keys import KeySet, SigningKey, VerificationKey, sign_raw, verify_raw
from schemas.errors import RecordInvalidError
from schemas.wire_fields import check_url

__all__ = [
    "ALLOWED_SKEW",
    "ENTITY_HEADER",
    "LIFETIME",
    "MAX_SIGNATURE_HEADER_BYTES",
    "TAG",
    "SignableRequest",
    "VerifiedRequest",
    "claimed_caller",
    "sign_request",
    "verify_request",
]

TAG: Final = "linkpin-exchange/1"
"""What the signature is for; a signature made for anything else does not count."""

LIFETIME: Final = timedelta(seconds=60)
"""Longest time between `created` and `expires`."""

ALLOWED_SKEW: Final = timedelta(seconds=60)
"""How far two clocks may differ, in either direction."""

ENTITY_HEADER: Final = "linkpin-entity"
"""Header that names the caller by its entity identifier."""

MAX_SIGNATURE_HEADER_BYTES: Final = 8 * 1024
"""Most bytes the headers of one signature may have together."""

_SIGNATURE_HEADERS = (ENTITY_HEADER, "signature", "signature-input", "content-digest")
_LABEL = "linkpin"
_NONCE = re.compile(r"[A-Za-z0-9_-]{22,64}")
_URL = re.compile(r'https?://[A-Za-z0-9.\[\]:-]{1,255}(?:[/?][!-"$-~]{0,4096})?')
_METHODS = frozenset({"GET", "POST"})
_PARAMETERS = frozenset({"created", "expires", "keyid", "alg", "tag"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SignableRequest:
    """What of a request is signed.

    Attributes:
        method: `GET` or `POST`.
        url: The exact URL the server is reached by, with its query as sent. A server
            builds it from its own configured identifier, never from a `Host` header.
        headers: As sent or received; names in any case.
        body: The body as sent, before any coding is undone; empty if there is none.
    """

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedRequest:
    """A request whose signature holds.

    Attributes:
        entity_id: Entity identifier of the caller.
        keyid: Thumbprint of the key that signed.
        nonce: To be kept until ``expires_at`` and refused when it comes again; None for GET.
        expires_at: Time (UTC) after which this request is refused as expired,
            ``ALLOWED_SKEW`` included.
    """

    entity_id: str
    keyid: str
    nonce: str | None
    expires_at: datetime


def sign_request(
    request: SignableRequest, *, entity_id: str, key: SigningKey, now: datetime, nonce: str | None
) -> Mapping[str, str]:
    """Return the headers that sign ``request``; the rest of it stays as it is.

    Args:
        request: What will be sent, byte for byte.
        entity_id: Entity identifier of this node.
        key: Request key of this node, Ed25519.
        now: Current time (UTC).
        nonce: For POST 22 to 64 base64url characters never used before; None for GET.

    Returns:
        `linkpin-entity`, `signature-input`, `signature` and, with a body, `content-digest`.

    Raises:
        ValueError: Method, URL, identifier or nonce does not fit the profile.
    """
    _check_signable(request, entity_id=entity_id, nonce=nonce)
    headers = {ENTITY_HEADER: entity_id}
    message = _Message(method=request.method, url=request.url, headers=headers)
    signer = HTTPMessageSigner(signature_algorithm=ED25519)
    prepared = signer.prepare(
        message,
        key_id=key.kid,
        created=now,
        expires=now + LIFETIME,
        nonce=nonce,
        label=_LABEL,
        tag=TAG,
        covered_component_ids=_components(has_body=bool(request.body)),
        body=request.body or None,
    )
    signer.apply(message, prepared, sign_raw(key, prepared.signature_base))
    return {name.lower(): value for name, value in headers.items()}


def claimed_caller(headers: Mapping[str, str]) -> str:
    """Return the entity identifier that a request claims to come from.

    It is only a claim, fit for looking up keys and for nothing else.

    Raises:
        SignatureMissingError: Absent, repeated, too long, or no entity identifier.
    """
    entity_id = _signature_headers(headers, about="an unnamed caller").get(ENTITY_HEADER, "")
    try:
        check_url(entity_id)
    except RecordInvalidError as error:
        raise SignatureMissingError(
            f"{ENTITY_HEADER} names no entity identifier", about="an unnamed caller"
        ) from error
    return entity_id


def verify_request(
    request: SignableRequest,
    *,
    keys: KeySet,
    now: datetime,
    read_body: Callable[[], bytes] | None = None,
) -> VerifiedRequest:
    """Return who sent ``request``, once its signature holds.

    Args:
        request: As received; ``url`` as this server is reached by.
        keys: Request keys of the claimed caller, verified before.
        now: Current time (UTC).
        read_body: Reads the body that the request announces, in place of its ``body``;
            asked only once everything else holds, so that nobody else is waited for.

    Raises:
        SignatureMissingError: Not signed as this profile asks.
        RequestSignatureError: No key of ``keys`` made this signature over this request.
        RequestExpiredError: ``now`` is outside its time, or it claims too much of it.
        ContentDigestError: The body is not the one that was signed.
    """
    caller = claimed_caller(request.headers)
    headers = _signature_headers(request.headers, about=caller)
    if not {"signature", "signature-input"} <= headers.keys():
        raise SignatureMissingError("the request carries no signature", about=caller)
    if request.method not in _METHODS or _URL.fullmatch(request.url) is None:
        raise SignatureMissingError("no request of this exchange", about=caller)
    message = _Message(method=request.method, url=request.url, headers=headers)
    verifier = _Verifier(signature_algorithm=_RawEd25519, key_resolver=_Resolver(keys, caller))
    try:
        (verified,) = verifier.verify(message, max_age=None)
    except (HTTPMessageSignaturesException, FederationError, ValueError) as error:
        raise RequestSignatureError("the signature does not hold", about=caller) from error
    has_body = read_body is not None or bool(request.body)
    _check_profile(verified, method=request.method, has_body=has_body, about=caller)
    expires = _check_time(verified.parameters, now=now, about=caller)
    if has_body:
        body = request.body if read_body is None else read_body()
        _check_digest(headers["content-digest"], body=body, about=caller)
    return VerifiedRequest(
        entity_id=caller,
        keyid=str(verified.parameters["keyid"]),
        nonce=verified.nonce,
        expires_at=expires + ALLOWED_SKEW,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    """The three members that the signature library reads; only it writes ``headers``."""

    method: str
    url: str
    headers: dict[str, str]


class _RawEd25519(ED25519):
    """The library's algorithm over this package's checked keys instead of PEM."""

    def __init__(self, public_key: "_CallerKey") -> None:
        self._caller_key = public_key

    def verify(self, signature: bytes, message: bytes) -> None:
        """Raise unless ``signature`` over ``message`` holds."""
        verify_raw(self._caller_key.key, message, signature=signature, about=self._caller_key.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CallerKey:
    """One key of the caller, with whom to name in an error."""

    key: VerificationKey
    about: str


class _Resolver(HTTPSignatureKeyResolver):
    """Keys of one caller; the key identifier of a request chooses only among them."""

    def __init__(self, keys: KeySet, about: str) -> None:
        self._keys = keys
        self._about = about

    def resolve_public_key(self, key_id: str) -> _CallerKey:
        """Return the caller's key named ``key_id``, or raise."""
        return _CallerKey(key=self._keys.get_key(key_id, about=self._about), about=self._about)


class _Verifier(HTTPMessageVerifier):
    """The library's verifier without its clock."""

    def validate_created_and_expires(self, sig_input: object, max_age: object = None) -> None:
        """Check nothing: time is an argument of ours and is checked in `_check_time`."""


def _components(*, has_body: bool) -> tuple[str, ...]:
    """Return the components that a signature over a request covers, in order."""
    always = ("@method", "@target-uri", ENTITY_HEADER)
    return (*always, "content-digest") if has_body else always


def _check_signable(request: SignableRequest, *, entity_id: str, nonce: str | None) -> None:
    """Check what our own code asks to sign.

    Raises:
        ValueError: It does not fit the profile.
    """
    if request.method not in _METHODS or _URL.fullmatch(request.url) is None:
        raise ValueError("only GET and POST of an absolute http(s) URL are signed")
    try:
        check_url(entity_id)
    except RecordInvalidError as error:
        raise ValueError("not an entity identifier") from error
    if (nonce is not None) != (request.method == "POST"):
        raise ValueError("a nonce belongs to POST and to nothing else")
    if nonce is not None and _NONCE.fullmatch(nonce) is None:
        raise ValueError("a nonce has 22 to 64 base64url characters")


def _signature_headers(headers: Mapping[str, str], *, about: str) -> dict[str, str]:
    """Return the headers of the signature under their lower-case names.

    Raises:
        SignatureMissingError: One stands there twice or is not ASCII, or they are too
            long together.
    """
    found: dict[str, str] = {}
    for name, value in headers.items():
        if name.lower() not in _SIGNATURE_HEADERS:
            continue
        if name.lower() in found:
            raise SignatureMissingError(f"{name.lower()} stands there twice", about=about)
        if not value.isascii():
            raise SignatureMissingError(f"{name.lower()} is not ASCII", about=about)
        found[name.lower()] = value
    if sum(len(value) for value in found.values()) > MAX_SIGNATURE_HEADER_BYTES:
        raise SignatureMissingError("the signature's headers are too long", about=about)
    return found


def _check_profile(verified: VerifyResult, *, method: str, has_body: bool, about: str) -> None:
    """Check components and parameters of a signature that holds.

    Raises:
        SignatureMissingError: Something else was signed than this profile asks for.
    """
    expected = [f'"{name}"' for name in _components(has_body=has_body)]
    if list(verified.covered_components) != [*expected, '"@signature-params"']:
        raise SignatureMissingError("other components are signed", about=about)
    nonce = {"nonce"} if method == "POST" else set()
    parameters = verified.parameters
    if parameters.keys() != _PARAMETERS | nonce:
        raise SignatureMissingError("other parameters are signed", about=about)
    # The library has compared `alg` with the one algorithm it was given.
    if parameters["tag"] != TAG:
        raise SignatureMissingError("signed for another purpose", about=about)
    if nonce and _NONCE.fullmatch(str(parameters["nonce"])) is None:
        raise SignatureMissingError("the nonce has another form", about=about)


def _check_time(parameters: Mapping[str, int | str], *, now: datetime, about: str) -> datetime:
    """Return `expires` of a request whose time it is.

    Raises:
        RequestExpiredError: Too early, too late, or made for too long.
    """
    # Seconds are compared as integers: a structured field may hold a year no datetime has.
    created, expires = int(parameters["created"]), int(parameters["expires"])
    skew = int(ALLOWED_SKEW.total_seconds())
    if not 0 < expires - created <= LIFETIME.total_seconds():
        raise RequestExpiredError("made for too long a time, or for none", about=about)
    if created > now.timestamp() + skew:
        raise RequestExpiredError("signed in the future; compare the clocks", about=about)
    if expires < now.timestamp() - skew:
        raise RequestExpiredError("past its time; compare the clocks", about=about)
    return datetime.fromtimestamp(expires, tz=UTC)


def _check_digest(value: str, *, body: bytes, about: str) -> None:
    """Check that ``value`` is the one digest this profile asks for.

    Raises:
        ContentDigestError: Another form, or another body.
    """
    if not hmac.compare_digest(value.encode(), ContentDigest.create(body).encode()):
        raise ContentDigestError("the body is not the one that was signed", about=about)
