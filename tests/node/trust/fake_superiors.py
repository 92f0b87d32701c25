"""A federation of superiors and towns whose statements stand in a FakeFederation."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from federation.constraints import Constraints
from federation.endpoints import FETCH_PATH, JSON_TYPE, LIST_PATH, configuration_url
from federation.entity_statement import (
    ENTITY_STATEMENT_TYPE,
    sign_entity_configuration,
    sign_subordinate_statement,
)
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.metadata_policy import MetadataPolicy
from schemas.node_metadata import ENTITY_TYPE, NodeMetadata, Role, dump_node_metadata
from schemas.strict_json import JsonValue
from tests.fake_federation import FakeFederation
from tests.nodes import NOON

__all__ = ["BE", "NL", "RAN", "ROTTERDAM", "VILVOORDE", "ZELE", "Entity", "Superiors"]

RAN, BE, NL = "https://ran.example", "https://be.example", "https://nl.example"
VILVOORDE, ZELE = "https://vilvoorde.example", "https://zele.example"
ROTTERDAM = "https://rotterdam.example"


@dataclass(slots=True, kw_only=True)
class Entity:
    """One entity of the fake federation; change it, then publish again.

    Attributes:
        entity_id: Who it is.
        above: Its superiors.
        role: What it says it is.
        country: What it says its country is, and its superior fixes; None for no node.
        endpoints_at: Where it says it answers as a superior; itself when None.
        exchange: Where it says its exchange stands.
        key: Signs its statements.
        members: Whom it lists.
        may_vouch: Whether its superior lets it have members.
        is_node: Whether it publishes itself as a node.
    """

    entity_id: str
    above: tuple[str, ...] = ()
    role: Role = Role.LEAF
    country: str | None = "be"
    endpoints_at: str | None = None
    exchange: str | None = None
    key: SigningKey = field(default_factory=lambda: generate_signing_key("ES256"))
    node_key: SigningKey = field(default_factory=lambda: generate_signing_key("Ed25519"))
    members: list[str] = field(default_factory=list)
    may_vouch: bool = True
    is_node: bool = True

    @property
    def keys(self) -> KeySet:
        """Its federation keys."""
        return KeySet([self.key.public])


class Superiors:
    """RAN, BE and NL with Zele, Vilvoorde and Rotterdam below them.

    Attributes:
        federation: What answers.
        entities: By identifier.
    """

    def __init__(self) -> None:
        self.federation = FakeFederation()
        self.entities: dict[str, Entity] = {}
        self.add(RAN, role=Role.ANCHOR, country="eu")
        self.add(BE, RAN, role=Role.SUPERIOR)
        self.add(NL, RAN, role=Role.SUPERIOR, country="nl")
        self.add(VILVOORDE, BE)
        self.add(ZELE, BE)
        self.add(ROTTERDAM, NL, country="nl")
        self.publish()

    def __getitem__(self, entity_id: str) -> Entity:
        return self.entities[entity_id]

    def add(
        self, entity_id: str, *above: str, role: Role = Role.LEAF, country: str = "be"
    ) -> Entity:
        """Let an entity belong below `above`; publish afterwards."""
        entity = Entity(entity_id=entity_id, above=above, role=role, country=country)
        self.entities[entity_id] = entity
        for superior in above:
            self.entities[superior].members.append(entity_id)
        return entity

    def publish(self, now: datetime = NOON) -> None:
        """Sign and publish every statement anew."""
        for entity in self.entities.values():
            self.publish_configuration(entity, now)
            self.publish_listing(entity)
            for member in entity.members:
                if member in self.entities:
                    self.publish_statement(entity, self.entities[member], now)

    def publish_configuration(self, entity: Entity, now: datetime = NOON) -> None:
        """Sign and publish what an entity says about itself."""
        token = sign_entity_configuration(
            entity_id=entity.entity_id,
            metadata=_metadata(entity),
            keys=entity.keys,
            key=entity.key,
            now=now,
            authority_hints=entity.above,
        )
        self._put(configuration_url(entity.entity_id), token)

    def publish_listing(self, entity: Entity) -> None:
        """Publish whom an entity lists."""
        if entity.role is not Role.LEAF:
            listing = json.dumps(entity.members).encode()
            url = entity.entity_id + LIST_PATH
            self.federation.publish(url, listing, content_type=JSON_TYPE)

    def publish_statement(self, superior: Entity, member: Entity, now: datetime = NOON) -> None:
        """Sign and publish what a superior says about a member."""
        token = sign_subordinate_statement(
            issuer=superior.entity_id,
            subject=member.entity_id,
            subject_keys=member.keys,
            key=superior.key,
            now=now,
            metadata_policy=_country_policy(member.country),
            constraints=Constraints(max_path_length=None if member.may_vouch else 0),
        )
        self._put(f"{superior.entity_id}{FETCH_PATH}?sub={member.entity_id}", token)

    def _put(self, url: str, token: bytes) -> None:
        self.federation.publish(url, token, content_type=ENTITY_STATEMENT_TYPE)


def _country_policy(country: str | None) -> MetadataPolicy | None:
    if country is None:
        return None
    return {ENTITY_TYPE: {"country": {"one_of": [country], "essential": True}}}


def _metadata(entity: Entity) -> dict[str, dict[str, JsonValue]]:
    about_entity: dict[str, JsonValue] = {"organization_name": entity.entity_id}
    if entity.role is not Role.LEAF:
        place = entity.endpoints_at or entity.entity_id
        about_entity["federation_fetch_endpoint"] = place + FETCH_PATH
        about_entity["federation_list_endpoint"] = place + LIST_PATH
    if not entity.is_node or entity.country is None:
        return {"federation_entity": about_entity}
    keys = KeySet([entity.node_key.public]).dump()
    about_node = NodeMetadata(
        name={"nl": "Stad"},
        country=entity.country,
        languages=("nl",),
        record_keys=keys,
        request_keys=keys,
        exchange=entity.exchange or f"{entity.entity_id}/exchange",
        role=entity.role,
        version="1",
    )
    return {"federation_entity": about_entity, ENTITY_TYPE: dump_node_metadata(about_node)}
