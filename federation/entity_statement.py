"""Entity statements: what an entity says about itself, and a superior about an entity.

One form, two uses. An entity configuration has `iss` equal to `sub` and is signed with a
key of its own `jwks`; a subordinate statement is signed by a superior and its `jwks` are
the keys that the superior vouches for.

This profile is narrower than the standard: superiors only restrict, so a subordinate
statement carries no `metadata` and no policy operator that sets a value; `crit` is
refused, because nothing critical is defined here.

Source: OpenID Federation 1.1, section 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from federation.base64url import parse_base64url
from federation.constraints import Constraints, parse_constraints
from federation.errors import (
    ClaimsRefusedError,
    ExpiredError,
    JsonRefusedError,
    KeyRefusedError,
    StatementError,
)
from federation.keys import (
    STATEMENT_ALGORITHMS,
    KeySet,
    SigningKey,
    parse_key_set,
    sign_compact,
    verify_compact,
)
from federation.metadata_policy import (
    Metadata,
    MetadataPolicy,
    check_profile_policy,
    parse_policy,
)
from federation.statement_claims import StatementClaims
from schemas.errors import SchemaError
from schemas.strict_json import JsonInput, dump, parse_object

__all__ = [
    "CLOCK_SKEW",
    "CONFIGURATION_LIFETIME",
    "ENTITY_STATEMENT_TYP",
    "ENTITY_STATEMENT_TYPE",
    "MAX_LIFETIME",
    "MAX_STATEMENT_BYTES",
    "SUBORDINATE_LIFETIME",
    "EntityStatement",
    "read_unverified_subject",
    "sign_entity_configuration",
    "sign_subordinate_statement",
    "verify_entity_configuration",
    "verify_subordinate_statement",
]

ENTITY_STATEMENT_TYPE: Final = "application/entity-statement+jwt"
"""Media type of every statement; sent without charset."""

ENTITY_STATEMENT_TYP: Final = "entity-statement+jwt"
"""The header member `typ`."""

CONFIGURATION_LIFETIME: Final = timedelta(days=30)
SUBORDINATE_LIFETIME: Final = timedelta(days=14)
"""Both are signed again every day: a long weekend or a broken superior stops nobody."""

MAX_LIFETIME: Final = timedelta(days=30)
"""Longest life a statement may give itself; a longer one is refused."""

CLOCK_SKEW: Final = timedelta(minutes=5)
"""How far two clocks may differ, at either end of a life."""

MAX_STATEMENT_BYTES: Final = 65_536

_MAX_DEPTH = 12
_ONLY_IN_SUBORDINATE = ("metadata_policy", "metadata_policy_crit", "constraints", "source_endpoint")
_ONLY_IN_CONFIGURATION = ("authority_hints", "metadata")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityStatement:
    """One verified statement.

    Attributes:
        iss: Entity identifier of who says it.
        sub: Entity identifier of whom it is about.
        iat: When it was signed.
        exp: When it stops counting.
        jwks: Federation keys of the subject; vouched for when `iss` is a superior.
        authority_hints: Superiors the subject names; empty in subordinate statements.
        metadata: What the subject publishes about itself, before any policy.
        metadata_policy: What the issuer demands of everybody below; only restrictions.
        constraints: What the issuer demands of chains through the subject.
        token: The exact bytes, to be passed on.
    """

    iss: str
    sub: str
    iat: datetime
    exp: datetime
    jwks: KeySet
    authority_hints: tuple[str, ...] = ()
    metadata: Metadata
    metadata_policy: MetadataPolicy
    constraints: Constraints
    token: bytes


def sign_entity_configuration(
    *,
    entity_id: str,
    metadata: Metadata,
    keys: KeySet,
    key: SigningKey,
    now: datetime,
    authority_hints: tuple[str, ...] = (),
) -> bytes:
    """Return what an entity publishes about itself.

    The result is verified before it is returned: what peers would refuse is not signed.

    Args:
        entity_id: Whom it is about.
        metadata: By entity type.
        keys: Federation keys to publish; ``key`` is among them.
        key: Signs; ES256, which outside implementations accept.
        now: Time of signing (UTC).
        authority_hints: Superiors; empty for an anchor.

    Raises:
        FederationError: As `verify_entity_configuration`.
    """
    claims = _new_claims(entity_id, entity_id, keys=keys, now=now, life=CONFIGURATION_LIFETIME)
    claims["metadata"] = metadata
    if authority_hints:
        claims["authority_hints"] = authority_hints
    token = _sign(claims, key=key, about=entity_id)
    return verify_entity_configuration(token, entity_id=entity_id, now=now).token


def sign_subordinate_statement(
    *,
    issuer: str,
    subject: str,
    subject_keys: KeySet,
    key: SigningKey,
    now: datetime,
    metadata_policy: MetadataPolicy | None = None,
    constraints: Constraints | None = None,
) -> bytes:
    """Return what a superior says about an entity.

    The result is verified before it is returned: what peers would refuse is not signed.

    Args:
        issuer: The superior.
        subject: The entity below it.
        subject_keys: Federation keys of the subject that the superior vouches for.
        key: Signs for the issuer; ES256.
        now: Time of signing (UTC).
        metadata_policy: Restrictions on everybody below.
        constraints: Restrictions on chains through the subject.

    Raises:
        FederationError: As `verify_subordinate_statement`.
    """
    claims = _new_claims(issuer, subject, keys=subject_keys, now=now, life=SUBORDINATE_LIFETIME)
    if metadata_policy:
        claims["metadata_policy"] = metadata_policy
    if constraints is not None and (limits := constraints.dump()):
        claims["constraints"] = limits
    token = _sign(claims, key=key, about=issuer)
    return verify_subordinate_statement(
        token, issuer=issuer, subject=subject, keys=KeySet([key.public]), now=now
    ).token


def verify_entity_configuration(
    token: bytes, *, entity_id: str, now: datetime, keys: KeySet | None = None
) -> EntityStatement:
    """Return what an entity says about itself, once it is sure that it says so.

    Args:
        token: As received.
        entity_id: Whose configuration was asked for.
        now: Current time (UTC).
        keys: The keys that count: vouched for by a superior, or pinned. Without them the
            configuration only proves that whoever made it holds its keys.

    Raises:
        HeaderRefusedError: Another header than `{alg, typ, kid}` of a statement.
        JsonRefusedError: Too large, or not strict JSON.
        KeyRefusedError: A key in `jwks` is not of this profile.
        KeyUnknownError: Signed with a key outside ``keys`` or outside its own `jwks`.
        SignatureError: The signature does not hold.
        ClaimsRefusedError: About another entity.
        StatementError: The claims break the standard or this profile.
        ExpiredError: Past its `exp`, or from the future.
    """
    if keys is None:
        keys = _own_keys(token, about=entity_id)
    claims = _verify_claims(token, keys=keys, about=entity_id)
    statement = _parse_statement(claims, token=token)
    _check_parties(statement, issuer=entity_id, subject=entity_id)
    claims.check_absent(*_ONLY_IN_SUBORDINATE)
    # Its own set must name the key too, or a key it has dropped could speak for it.
    _verify(token, keys=statement.jwks, about=entity_id)
    _check_life(statement, now=now, about=entity_id)
    return statement


def verify_subordinate_statement(
    token: bytes, *, issuer: str, subject: str, keys: KeySet, now: datetime
) -> EntityStatement:
    """Return what a superior says about an entity.

    Args:
        token: As received.
        issuer: The superior that was asked.
        subject: The entity that was asked about.
        keys: Verified federation keys of the issuer.
        now: Current time (UTC).

    Raises:
        HeaderRefusedError: Another header than `{alg, typ, kid}` of a statement.
        JsonRefusedError: Too large, or not strict JSON.
        KeyRefusedError: A key in `jwks` is not of this profile.
        KeyUnknownError: Signed with a key outside ``keys``.
        SignatureError: The signature does not hold.
        ClaimsRefusedError: By another issuer or about another subject.
        StatementError: The claims break the standard or this profile.
        PolicyError: A policy that is malformed, or that does more than restrict.
        ExpiredError: Past its `exp`, or from the future.
    """
    claims = _verify_claims(token, keys=keys, about=issuer)
    statement = _parse_statement(claims, token=token)
    _check_parties(statement, issuer=issuer, subject=subject)
    claims.check_absent(*_ONLY_IN_CONFIGURATION)
    check_profile_policy(statement.metadata_policy, about=issuer)
    _check_life(statement, now=now, about=issuer)
    return statement


def read_unverified_subject(token: bytes, *, about: str) -> str:
    """Return `sub` before anything is verified.

    Only to choose what to verify against; the choice is confirmed by verifying.

    Args:
        token: As received.
        about: Entity whose chain or statement this is.

    Raises:
        JsonRefusedError: Too large, or not strict JSON.
        StatementError: There is no `sub`.
    """
    return _unverified_claims(token, about=about).get_identifier("sub")


def _new_claims(
    issuer: str, subject: str, *, keys: KeySet, now: datetime, life: timedelta
) -> dict[str, JsonInput]:
    issued = int(now.timestamp())
    return {
        "iss": issuer,
        "sub": subject,
        "iat": issued,
        "exp": issued + int(life.total_seconds()),
        "jwks": keys.dump(),
    }


def _sign(claims: Mapping[str, JsonInput], *, key: SigningKey, about: str) -> bytes:
    if key.algorithm != "ES256":
        raise KeyRefusedError("statements are signed with ES256", about=about)
    return sign_compact(dump(claims), typ=ENTITY_STATEMENT_TYP, key=key)


def _verify(token: bytes, *, keys: KeySet, about: str) -> bytes:
    return verify_compact(
        token, typ=ENTITY_STATEMENT_TYP, algorithms=STATEMENT_ALGORITHMS, keys=keys, about=about
    )


def _verify_claims(token: bytes, *, keys: KeySet, about: str) -> StatementClaims:
    _check_size(token, about=about)
    return _parse_claims(_verify(token, keys=keys, about=about), about=about)


def _own_keys(token: bytes, *, about: str) -> KeySet:
    """Return the keys inside a configuration that proves nothing but holding them."""
    return parse_key_set(_unverified_claims(token, about=about).get_object("jwks"), about=about)


def _unverified_claims(token: bytes, *, about: str) -> StatementClaims:
    _check_size(token, about=about)
    try:
        payload = parse_base64url(token.split(b".")[1])
    except (IndexError, ValueError) as error:
        raise JsonRefusedError("the payload is not base64url", about=about) from error
    return _parse_claims(payload, about=about)


def _check_size(token: bytes, *, about: str) -> None:
    if len(token) > MAX_STATEMENT_BYTES:
        raise JsonRefusedError(f"a statement is longer than {MAX_STATEMENT_BYTES}", about=about)


def _parse_claims(payload: bytes, *, about: str) -> StatementClaims:
    try:
        members = parse_object(payload, max_bytes=MAX_STATEMENT_BYTES, max_depth=_MAX_DEPTH)
    except SchemaError as error:
        raise JsonRefusedError("the claims are not strict JSON", about=about) from error
    return StatementClaims(members=members, about=about)


def _parse_statement(claims: StatementClaims, *, token: bytes) -> EntityStatement:
    """Return verified claims as a statement; claims it does not know are ignored."""
    claims.check_absent("crit")
    return EntityStatement(
        iss=claims.get_identifier("iss"),
        sub=claims.get_identifier("sub"),
        iat=claims.get_time("iat"),
        exp=claims.get_time("exp"),
        jwks=parse_key_set(claims.get_object("jwks"), about=claims.about),
        authority_hints=claims.list_authority_hints(),
        metadata=claims.get_metadata(),
        metadata_policy=parse_policy(
            claims.members.get("metadata_policy", {}),
            critical=claims.list_texts("metadata_policy_crit"),
            about=claims.about,
        ),
        constraints=parse_constraints(claims.members.get("constraints", {}), about=claims.about),
        token=token,
    )


def _check_parties(statement: EntityStatement, *, issuer: str, subject: str) -> None:
    if statement.iss != issuer:
        raise ClaimsRefusedError(f"issued by {statement.iss}", about=issuer)
    if statement.sub != subject:
        raise ClaimsRefusedError(f"about {statement.sub} instead of {subject}", about=issuer)


def _check_life(statement: EntityStatement, *, now: datetime, about: str) -> None:
    if not timedelta(0) < statement.exp - statement.iat <= MAX_LIFETIME:
        raise StatementError(f"a life is not within {MAX_LIFETIME.days} days", about=about)
    if now - statement.exp >= CLOCK_SKEW:
        raise ExpiredError(f"expired {statement.exp:%Y-%m-%dT%H:%MZ}", about=about)
    if statement.iat - now > CLOCK_SKEW:
        raise ExpiredError(f"issued in the future, {statement.iat:%Y-%m-%dT%H:%MZ}", about=about)
