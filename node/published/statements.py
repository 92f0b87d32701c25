"""The entity statements this node signs ahead: about itself, and about its members.

Peers are served the stored bytes; the process that serves them holds no key. Statements are signed
anew every day, long before they expire, so that a broken sealer or a long weekend stops nobody.

Each statement stands alone. One that cannot be made (a setting that metadata cannot carry, a member
whose row is damaged) is logged and looked at again at the next turn; what was said before stays.
"""

import json
import logging
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from federation.constraints import Constraints
from federation.endpoints import FETCH_PATH, LIST_PATH
from federation.entity_statement import (
    CONFIGURATION_LIFETIME,
    SUBORDINATE_LIFETIME,
    sign_entity_configuration,
    sign_subordinate_statement,
)
from federation.errors import FederationError
from federation.keys import SigningKey
from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.extensions import Node
from node.published.models import StatementRow
from node.trust.members import Member, UnreadableMember
from node.trust.own_keys import OwnPublicKeys
from schemas.errors import SchemaError
from schemas.node_metadata import ENTITY_TYPE, NodeMetadata, Role, dump_node_metadata
from schemas.strict_json import JsonValue

__all__ = [
    "get_statement",
    "list_subjects",
    "own_metadata",
    "sign_statements",
]

_log = logging.getLogger(__name__)

RENEWAL = timedelta(days=1)
"""Age at which a statement is signed anew."""


def own_metadata(node: Node, keys: OwnPublicKeys) -> dict[str, dict[str, JsonValue]]:
    """Return the metadata this node publishes about itself, by entity type."""
    settings = node.settings
    about_node = NodeMetadata(
        name={settings.language: settings.name},
        country=settings.country,
        languages=(settings.language,),
        record_keys=keys.record.dump(),
        request_keys=keys.request.dump(),
        exchange=f"{settings.entity_id}/exchange",
        role=settings.role,
        version=software_version(),
        population_band=settings.population_band,
        urbanisation=settings.urbanisation,
    )
    about_entity: dict[str, JsonValue] = {"organization_name": settings.name}
    if settings.role is not Role.LEAF:
        about_entity["federation_fetch_endpoint"] = settings.entity_id + FETCH_PATH
        about_entity["federation_list_endpoint"] = settings.entity_id + LIST_PATH
    return {"federation_entity": about_entity, ENTITY_TYPE: dump_node_metadata(about_node)}


def software_version() -> str:
    """Return the version of this software; `0` when it runs from a folder."""
    try:
        return version("linkpin")
    except PackageNotFoundError:
        return "0"


def sign_statements(
    session: Session,
    *,
    node: Node,
    key: SigningKey,
    keys: OwnPublicKeys,
    members: Iterable[Member | UnreadableMember],
) -> int:
    """Sign the statements that are due, and drop those about former members; commits once.

    Args:
        session: Session that writes to the published database.
        node: This node.
        key: The federation key.
        keys: This node's public keys.
        members: Whom this node vouches for; empty for a municipality. What was said about one
            whose row is damaged stays as it is.

    Returns:
        How many were signed.
    """
    own = node.settings.entity_id
    subjects: dict[str, Member | UnreadableMember | None] = {own: None}
    subjects |= {member.entity_id: member for member in members if member.entity_id != own}
    start_writing(session, Zone.PUBLISHED)
    former = set(session.scalars(select(StatementRow.subject))) - subjects.keys()
    for subject in former:
        session.execute(delete(StatementRow).where(StatementRow.subject == subject))
    signed = sum(
        _renew(session, subject, member=member, node=node, key=key, keys=keys)
        for subject, member in subjects.items()
    )
    session.commit()
    return signed


def get_statement(session: Session, subject: str) -> bytes:
    """Return the signed bytes about `subject`.

    Raises:
        NotFoundError: This node says nothing about it.
    """
    row = session.get(StatementRow, subject)
    if row is None:
        raise NotFoundError(f"nothing is said here about {subject}")
    return row.token


def list_subjects(session: Session, *, own: str) -> tuple[str, ...]:
    """Return the entity identifiers of everybody this node vouches for, in order."""
    subjects = session.scalars(select(StatementRow.subject).order_by(StatementRow.subject))
    return tuple(subject for subject in subjects if subject != own)


def _renew(
    session: Session,
    subject: str,
    *,
    member: Member | UnreadableMember | None,
    node: Node,
    key: SigningKey,
    keys: OwnPublicKeys,
) -> bool:
    """Sign one statement if it is due; one that cannot be made keeps no other waiting."""
    if isinstance(member, UnreadableMember):
        _log.error("statement_not_signed", extra={"entity": subject, "code": member.code})
        return False
    try:
        content = _content(node, key, keys, member)
        if not _is_due(session, node=node, subject=subject, content=content):
            return False
        token = _vouch(node, key, member) if member else _configuration(node, key, keys)
    except (SchemaError, FederationError) as error:
        _log.error("statement_not_signed", extra={"entity": subject, "code": error.code})
        return False
    _store(session, subject, token=token, content=content, node=node)
    return True


def _content(node: Node, key: SigningKey, keys: OwnPublicKeys, member: Member | None) -> object:
    """Return what a statement rests on; another content makes another statement due."""
    if member is not None:
        return [key.kid, member.keys.dump(), member.country, member.may_vouch]
    return [own_metadata(node, keys), keys.federation.dump(), node.settings.authority_hints]


def _configuration(node: Node, key: SigningKey, keys: OwnPublicKeys) -> bytes:
    return sign_entity_configuration(
        entity_id=node.settings.entity_id,
        metadata=own_metadata(node, keys),
        keys=keys.federation,
        key=key,
        now=node.clock(),
        authority_hints=node.settings.authority_hints,
    )


def _vouch(node: Node, key: SigningKey, member: Member) -> bytes:
    """Say which keys are the member's, in which country it is, and whether it may vouch."""
    policy: dict[str, dict[str, dict[str, JsonValue]]] = {}
    if member.country is not None:
        rule: dict[str, JsonValue] = {"one_of": [member.country], "essential": True}
        policy = {ENTITY_TYPE: {"country": rule}}
    return sign_subordinate_statement(
        issuer=node.settings.entity_id,
        subject=member.entity_id,
        subject_keys=member.keys,
        key=key,
        now=node.clock(),
        metadata_policy=policy or None,
        constraints=Constraints(max_path_length=None if member.may_vouch else 0),
    )


def _is_due(session: Session, *, node: Node, subject: str, content: object) -> bool:
    """Say whether a statement is missing, a day old, or says something else than it should.

    One from the future was signed by a clock that has been put back; peers refuse it.
    """
    row = session.get(StatementRow, subject, populate_existing=True)
    if row is None or row.content_digest != _digest(content):
        return True
    return not timedelta(0) <= node.clock() - row.issued_at < RENEWAL


def _store(session: Session, subject: str, *, token: bytes, content: object, node: Node) -> None:
    own = subject == node.settings.entity_id
    life = CONFIGURATION_LIFETIME if own else SUBORDINATE_LIFETIME
    session.merge(
        StatementRow(
            subject=subject,
            token=token,
            content_digest=_digest(content),
            issued_at=node.clock(),
            expires_at=node.clock() + life,
        )
    )
    session.flush()


def _digest(content: object) -> bytes:
    return sha256(json.dumps(content, sort_keys=True, default=str).encode()).digest()
