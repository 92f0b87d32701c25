"""What a signed entry claims: one leaf of a collection's log.

The claims name the record and commit to its bytes; they hold nothing about a person or
a town beyond the address of the node, because a leaf is never erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from marshmallow import validates_schema

from schemas import strict_json
from schemas.errors import Reason
from schemas.wire_fields import (
    Code,
    Digest,
    EntityId,
    HttpsUrl,
    Shape,
    StrictInteger,
    UuidField,
)
from schemas.wire_records import (
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
    refuse_members,
)

__all__ = [
    "MAX_BODY_BYTES",
    "MAX_CLAIMS_BYTES",
    "SECONDS_A_DAY",
    "ControlKind",
    "EntryClaims",
    "EntryClaimsSchema",
    "Kind",
    "Operation",
    "dump_entry_claims",
    "parse_entry_claims",
]

MAX_BODY_BYTES: Final = 65_536
MAX_CLAIMS_BYTES: Final = 16_384
SECONDS_A_DAY: Final = 86_400
_MAX_KEYS = 16
_BYTES_32 = r"[A-Za-z0-9_-]{43}"


class Operation(StrEnum):
    """What an entry does."""

    PUT = "put"
    WITHDRAW = "withdraw"
    KEY = "key"
    CONTROL = "control"


class Kind(StrEnum):
    """The two kinds of record that leave a node."""

    PRACTICE_SUMMARY = "practice-summary"
    DIRECTORY_ENTRY = "directory-entry"


class ControlKind(StrEnum):
    """What a control entry says; a closed list, partly reserved for later."""

    SUSPEND = "suspend"
    REVOKE = "revoke"
    RESTORE = "restore"
    SUCCEEDED_BY = "succeeded_by"
    CLOSED = "closed"
    OWN_RESTORE = "own_restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryClaims:
    """The claims of one entry, before or after its signature.

    Attributes:
        iss: Entity identifier of the origin.
        aud: URL of the collection; it is the audience.
        op: What the entry does.
        iat: Day of release: seconds since 1970 at UTC midnight. A minute would tell more
            than anybody needs.
        kind: `put` and `withdraw` only.
        id: `put` and `withdraw` only; random, so that it says nothing.
        rev: `put` and `withdraw` only; from 1, rising with gaps. Of a withdrawal: the
            highest revision it covers.
        digest: `put` only; SHA-256 of 16 salt bytes followed by the body, 32 bytes. Without
            the salt, which is erased with the body, it is linked to nothing.
        size: `put` only; length of the body in bytes.
        keys: `key` only; the origin's record keys as public JWKs.
        control: `control` only; its word under `control` and what that word needs.
    """

    iss: str
    aud: str
    op: Operation
    iat: int
    kind: Kind | None = None
    id: UUID | None = None
    rev: int | None = None
    digest: bytes | None = None
    size: int | None = None
    keys: tuple[Mapping[str, str], ...] = ()
    control: Mapping[str, str | int] | None = None


class ControlSchema(RecordSchema):
    """The claim `control`: its word, and whom and which state of a log it is about."""

    record = dict

    control = Code(ControlKind, required=True)
    entity = EntityId()
    collection = HttpsUrl()
    successor = HttpsUrl()
    size = StrictInteger()
    root = Shape(_BYTES_32, max_characters=43)

    @validates_schema
    def _check_members(self, members: Mapping[str, Any], **_: object) -> None:
        must, may = _CONTROL_MEMBERS[members["control"]]
        refuse_members(_misplaced(members, must=must, may=may, among=_CONTROL_ALL))


class PublicKeySchema(RecordSchema):
    """A public record key as a JWK (RFC 8037): Ed25519 and nothing else, no secret part."""

    record = dict

    kty = Shape("OKP", max_characters=3, required=True)
    crv = Shape("Ed25519", max_characters=7, required=True)
    x = Shape(_BYTES_32, max_characters=43, required=True)
    kid = Shape(r"[A-Za-z0-9_-]+", max_characters=128, required=True)
    alg = Shape("Ed25519|EdDSA", max_characters=7)
    use = Shape("sig", max_characters=3)


class EntryClaimsSchema(RecordSchema):
    """The claims of an entry; each operation has its own members and no others."""

    record = EntryClaims

    iss = EntityId(required=True)
    aud = HttpsUrl(required=True)
    op = Code(Operation, required=True)
    iat = StrictInteger(required=True)
    kind = Code(Kind)
    id = UuidField()
    rev = StrictInteger(minimum=1)
    digest = Digest()
    size = StrictInteger(minimum=1, maximum=MAX_BODY_BYTES)
    keys = ListOf(Nested(PublicKeySchema), maximum=_MAX_KEYS)
    control = Nested(ControlSchema)

    @validates_schema
    def _check_day(self, members: Mapping[str, Any], **_: object) -> None:
        if members["iat"] % SECONDS_A_DAY:
            refuse_members({"iat": Reason.NOT_MIDNIGHT})

    @validates_schema
    def _check_operation(self, members: Mapping[str, Any], **_: object) -> None:
        must = _OPERATION_MEMBERS[members["op"]]
        refuse_members(_misplaced(members, must=must, may=frozenset(), among=_OPERATION_ALL))


def parse_entry_claims(data: bytes) -> EntryClaims:
    """Read the payload of an entry whose signature holds.

    Args:
        data: The exact payload.

    Returns:
        The claims. That issuer, collection and position fit is for the caller to check.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not the claims of one of the four operations.
    """
    members = strict_json.parse_object(data, max_bytes=MAX_CLAIMS_BYTES)
    return load_record(_CLAIMS, members, record=EntryClaims)


def dump_entry_claims(claims: EntryClaims) -> bytes:
    """Write the payload to be signed.

    Args:
        claims: What the entry says.

    Returns:
        The payload; the same claims always give the same bytes.

    Raises:
        RecordInvalidError: A reader would refuse the claims.
    """
    return strict_json.dump(dump_record(_CLAIMS, claims))


_OPERATION_MEMBERS: Mapping[Operation, frozenset[str]] = {
    Operation.PUT: frozenset({"kind", "id", "rev", "digest", "size"}),
    Operation.WITHDRAW: frozenset({"kind", "id", "rev"}),
    Operation.KEY: frozenset({"keys"}),
    Operation.CONTROL: frozenset({"control"}),
}
_OPERATION_ALL = frozenset[str]().union(*_OPERATION_MEMBERS.values())

# For each word: the members it must have, and those it may have.
_LAST_GOOD_STATE = frozenset({"collection", "size", "root"})
_CONTROL_MEMBERS: Mapping[ControlKind, tuple[frozenset[str], frozenset[str]]] = {
    ControlKind.SUSPEND: (frozenset({"entity"}), frozenset()),
    ControlKind.REVOKE: (frozenset({"entity"}), _LAST_GOOD_STATE),
    ControlKind.RESTORE: (frozenset({"entity"}), frozenset()),
    ControlKind.SUCCEEDED_BY: (frozenset({"entity", "successor"}), _LAST_GOOD_STATE),
    ControlKind.CLOSED: (frozenset({"entity"}), frozenset()),
    ControlKind.OWN_RESTORE: (frozenset({"size", "root"}), frozenset()),
}
_CONTROL_ALL = frozenset({"entity", "successor"}) | _LAST_GOOD_STATE


def _misplaced(
    members: Mapping[str, object],
    *,
    must: frozenset[str],
    may: frozenset[str],
    among: frozenset[str],
) -> dict[str, Reason]:
    """Return what is wrong with the presence of each member of ``among``."""
    absent = dict.fromkeys(sorted(must - members.keys()), Reason.MISSING)
    extra = dict.fromkeys(sorted((among & members.keys()) - must - may), Reason.NOT_ALLOWED_HERE)
    return absent | extra


_CLAIMS = EntryClaimsSchema()
