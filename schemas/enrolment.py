"""Joining a network by invitation: what a superior hands over, and what a newcomer asks with it.

An invitation is a line of text that people hand over however they like. It names the superior and
the anchor above it with the anchor's keys, which both sides compare by telephone, and holds a code
that lets one newcomer ask once. It vouches for nobody: a person at the superior still compares the
newcomer's keys and decides.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from schemas import strict_json
from schemas.errors import Reason, RecordInvalidError
from schemas.wire_fields import EntityId, Shape, Text
from schemas.wire_records import ListOf, Nested, RecordSchema, dump_record, load_record

__all__ = [
    "INVITATION_MARK",
    "MAX_ENROLMENT_BYTES",
    "EnrolmentRequest",
    "Invitation",
    "dump_enrolment",
    "dump_invitation",
    "parse_enrolment",
    "parse_invitation",
]

INVITATION_MARK: Final = "linkpin-invitation:"
"""What an invitation begins with, so that people and forms recognise one."""

MAX_ENROLMENT_BYTES: Final = 65_536
"""Longest request for enrolment; most of it is the newcomer's own statement."""

_MAX_INVITATION_BYTES = 16_384
_MAX_NAME_CHARACTERS = 150
_CODE = r"[A-Za-z0-9_-]{43}"
_TOKEN = r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"  # noqa: S105 - the shape of a JWS
_COORDINATE = r"[A-Za-z0-9_-]{43}"
_MAX_KEYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a superior hands to somebody who shall join below it.

    Attributes:
        superior: Entity identifier of the superior.
        superior_name: What its people call it.
        anchor: Entity identifier of the anchor above it; the superior itself if it is one.
        anchor_keys: JWK Set of the anchor's federation keys.
        code: 256 random bits in base64url; whoever shows it may ask, once.
    """

    superior: str
    superior_name: str
    anchor: str
    anchor_keys: Mapping[str, object]
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRequest:
    """What a newcomer asks of a superior.

    Attributes:
        code: Of its invitation.
        entity_configuration: What the newcomer says about itself, signed by itself (a JWS in
            compact form); it proves that the newcomer holds its keys.
    """

    code: str = field(repr=False)
    entity_configuration: str


class FederationKeySchema(RecordSchema):
    """A public federation key as a JWK: P-256 (RFC 7518, section 6.2) or Ed25519 (RFC 8037)."""

    record = dict

    kty = Shape("EC|OKP", max_characters=3, required=True)
    crv = Shape("P-256|Ed25519", max_characters=7, required=True)
    x = Shape(_COORDINATE, max_characters=43, required=True)
    y = Shape(_COORDINATE, max_characters=43)
    kid = Shape(r"[A-Za-z0-9_-]+", max_characters=128, required=True)
    alg = Shape("ES256|Ed25519|EdDSA", max_characters=7)
    use = Shape("sig", max_characters=3)


def _key_set(*, keys: tuple[Mapping[str, str], ...]) -> dict[str, object]:
    return {"keys": list(keys)}


class FederationKeySetSchema(RecordSchema):
    """A JWK Set (RFC 7517, section 5) of public federation keys, kept as JSON."""

    record = staticmethod(_key_set)

    keys = ListOf(Nested(FederationKeySchema), minimum=1, maximum=_MAX_KEYS, required=True)


class InvitationSchema(RecordSchema):
    """Form of an invitation, before it is written as one line."""

    record = Invitation

    superior = EntityId(required=True)
    superior_name = Text(max_characters=_MAX_NAME_CHARACTERS, lines=False, required=True)
    anchor = EntityId(required=True)
    anchor_keys = Nested(FederationKeySetSchema, required=True)
    code = Shape(_CODE, max_characters=43, required=True)


class EnrolmentRequestSchema(RecordSchema):
    """Body of the request for enrolment."""

    record = EnrolmentRequest

    code = Shape(_CODE, max_characters=43, required=True)
    entity_configuration = Shape(_TOKEN, max_characters=MAX_ENROLMENT_BYTES - 100, required=True)


def parse_invitation(text: str) -> Invitation:
    """Read an invitation as somebody pasted it.

    Args:
        text: With whatever space and line ends a mail program put into it.

    Raises:
        RecordInvalidError: It is none, or a part of it is missing.
        JsonInvalidError: Likewise.
    """
    line = "".join(text.split())
    folded = line.removeprefix(INVITATION_MARK)
    if folded == line or len(folded) > _MAX_INVITATION_BYTES:
        raise RecordInvalidError({"invitation": (Reason.WRONG_SHAPE,)})
    try:
        data = base64.b64decode(folded + "=" * (-len(folded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as exc:
        raise RecordInvalidError({"invitation": (Reason.WRONG_SHAPE,)}) from exc
    members = strict_json.parse_object(data, max_bytes=_MAX_INVITATION_BYTES)
    return load_record(_INVITATION, members, record=Invitation)


def dump_invitation(invitation: Invitation) -> str:
    """Write an invitation as one line.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    data = strict_json.dump(dump_record(_INVITATION, invitation))
    return INVITATION_MARK + base64.urlsafe_b64encode(data).decode().rstrip("=")


def parse_enrolment(data: bytes) -> EnrolmentRequest:
    """Read the body of a request for enrolment.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not a request.
    """
    members = strict_json.parse_object(data, max_bytes=MAX_ENROLMENT_BYTES)
    return load_record(_REQUEST, members, record=EnrolmentRequest)


def dump_enrolment(request: EnrolmentRequest) -> bytes:
    """Write the body of a request for enrolment.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return strict_json.dump(dump_record(_REQUEST, request))


_INVITATION = InvitationSchema()
_REQUEST = EnrolmentRequestSchema()
