"""What a node says about itself: the `linkpin_node` metadata of its entity configuration.

Superiors may restrict it by policy and never add to it. Members this version does not know
are skipped: metadata carries no version, and a node must stay readable for its neighbours
of the version before. It is no released record, and none of it is about a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from marshmallow import EXCLUDE

from schemas import strict_json
from schemas.entry import PublicKeySchema
from schemas.place import Country, PopulationBand, Urbanisation
from schemas.wire_fields import Code, HttpsUrl, LanguageTag, Shape, Text
from schemas.wire_records import (
    ByLanguage,
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
)

__all__ = [
    "ENTITY_TYPE",
    "NodeMetadata",
    "NodeMetadataSchema",
    "Role",
    "dump_node_metadata",
    "parse_node_metadata",
]

ENTITY_TYPE: Final = "linkpin_node"
"""Name of this metadata in an entity configuration."""

_MAX_KEYS = 16
_MAX_LANGUAGES = 12
_MAX_NAME_CHARACTERS = 150


class Role(StrEnum):
    """Where the node stands in the federation."""

    LEAF = "leaf"
    SUPERIOR = "superior"
    ANCHOR = "anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMetadata:
    """One node, as others know it.

    Attributes:
        name: Per language; the name of the town, country network or desk.
        country: ISO 3166-1 alpha-2, lower case; a superior fixes it with ``one_of``.
        languages: Languages its coordinator works in (BCP 47), the first one first.
        record_keys: JWK Set; keys that sign entries and checkpoints.
        request_keys: JWK Set; keys that sign requests, apart from the former.
        exchange: URL below which the endpoints of the exchange stand.
        role: Leaf, superior or anchor.
        version: Version of its software, for `doctor` and for nothing else.
        place: NUTS code (``BE241``), or LAU code after its country (``BE_23088``).
        population_band: Never a head count.
        urbanisation: Kind of area.
    """

    name: Mapping[str, str]
    country: str
    languages: tuple[str, ...]
    record_keys: Mapping[str, object]
    request_keys: Mapping[str, object]
    exchange: str
    role: Role
    version: str
    place: str | None = None
    population_band: PopulationBand | None = None
    urbanisation: Urbanisation | None = None


def parse_node_metadata(members: Mapping[str, strict_json.JsonValue]) -> NodeMetadata:
    """Read the metadata of a verified entity configuration, policy applied.

    Args:
        members: The object under `ENTITY_TYPE`.

    Returns:
        What this version knows of it.

    Raises:
        RecordInvalidError: A member is missing or has another shape.
    """
    return load_record(_METADATA, dict(members), record=NodeMetadata)


def dump_node_metadata(metadata: NodeMetadata) -> dict[str, strict_json.JsonValue]:
    """Write the metadata for an entity configuration.

    Args:
        metadata: What the node says about itself.

    Returns:
        The object under `ENTITY_TYPE`.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return dump_record(_METADATA, metadata)


def _jwk_set(*, keys: tuple[Mapping[str, str], ...]) -> dict[str, object]:
    # A list, because that is what readers of JWK Sets expect.
    return {"keys": list(keys)}


class JwkSetSchema(RecordSchema):
    """A JWK Set (RFC 7517, section 5) of public Ed25519 keys, kept as JSON."""

    record = staticmethod(_jwk_set)

    keys = ListOf(Nested(PublicKeySchema), minimum=1, maximum=_MAX_KEYS, required=True)


class NodeMetadataSchema(RecordSchema):
    """Wire form of the metadata."""

    record = NodeMetadata

    class Meta:
        """Skip unknown members: later versions add some."""

        unknown = EXCLUDE

    name = ByLanguage(Text(max_characters=_MAX_NAME_CHARACTERS, lines=False), required=True)
    country = Country(required=True)
    languages = ListOf(LanguageTag(), minimum=1, maximum=_MAX_LANGUAGES, required=True)
    record_keys = Nested(JwkSetSchema, required=True)
    request_keys = Nested(JwkSetSchema, required=True)
    exchange = HttpsUrl(required=True)
    role = Code(Role, required=True)
    version = Shape(r"[0-9A-Za-z][0-9A-Za-z.+-]*", max_characters=64, required=True)
    place = Shape(r"[A-Z]{2}[0-9A-Z]{0,3}|[A-Z]{2}_[0-9A-Z]{1,13}", max_characters=16)
    population_band = Code(PopulationBand)
    urbanisation = Code(Urbanisation)


_METADATA = NodeMetadataSchema()
