"""The entity statements this node signs ahead: about itself, and about its members.

Peers are served the stored bytes; the process that serves them holds no key. Statements are signed
anew every day, long before they expire, so that a broken sealer or a long weekend stops nobody.
"""

import json
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
from federation.keys import SigningKey
from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.extensions import Node
from node.published.models import StatementRow
from node.trust.members import Member
from node.trust.own_keys import OwnPublicKeys
from schemas.node_metadata import ENTITY_TYPE, NodeMetadata, Role, dump_node_metadata
from schemas.strict_json import JsonValue

__all__ = [
    "get_statement",
    "list_subjects",
    "own_metadata",
    "sign_statements",
]

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
    members: Iterable[Member],
) -> int:
    """Sign the statements that are due, and drop those about former members; commits once.

    Args:
        session: Session that writes to the published database.
        node: This node.
        key: The federation key.
        keys: This node's public keys.
        members: Whom this node vouches for; empty for a municipality.

    Returns:
        How many were signed.
    """
    vouched = {member.entity_id: member for member in members}
    own = node.settings.entity_id
    contents: dict[str, object] = {
        subject: [key.kid, member.keys.dump(), member.country, member.may_vouch]
        for subject, member in vouched.items()
    }
    contents[own] = [
        own_metadata(node, keys),
        keys.federation.dump(),
        node.settings.authority_hints,
    ]
    start_writing(session, Zone.PUBLISHED)
    former = set(session.scalars(select(StatementRow.subject))) - contents.keys()
    for subject in former:
        session.execute(delete(StatementRow).where(StatementRow.subject == subject))
    due = [
        subject
        for subject, content in contents.items()
        if _is_due(session, node=node, subject=subject, content=content)
    ]
    for subject in due:
        member = vouched.get(subject) if subject != own else None
        token = _vouch(node, key, member) if member else _configuration(node, key, keys)
        _store(session, subject, token=token, content=contents[subject], node=node)
    session.commit()
    return len(due)


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
