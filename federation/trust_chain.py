"""Trust chains: from an entity up to an anchor this node trusts.

A chain is handed in as bytes and either becomes a `TrustChain` or is refused; nothing is
fetched here. Its order is the standard's: the subject's configuration, what each superior
says about the entity below it, and last the anchor's configuration.

It is verified from the anchor down. The anchor's configuration must be signed by a pinned
key, and every statement names the keys that count one level lower; so a key counts only
because somebody above vouches for it, and the subject's own word comes last.

Source: OpenID Federation 1.1, sections 4, 6.1.4, 6.2 and 10.2.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from federation.constraints import check_constraints
from federation.entity_statement import (
    EntityStatement,
    read_unverified_subject,
    verify_entity_configuration,
    verify_subordinate_statement,
)
from federation.errors import ChainError
from federation.keys import KeySet
from federation.metadata_policy import Metadata, MetadataPolicy, apply_policy, merge_policies

__all__ = ["MAX_STATEMENTS", "TrustChain", "choose_chain", "verify_trust_chain"]

MAX_STATEMENTS: Final = 6
"""Longest chain accepted: three intermediates between an entity and its anchor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustChain:
    """A verified chain and what follows from it.

    Attributes:
        entity_id: The subject.
        anchor: The anchor it ends at; the subject itself in a chain of one.
        path: Entity identifiers from the subject up to the anchor, both included.
        metadata: The subject's, after constraints and policies.
        jwks: Federation keys of the subject that it publishes and that are vouched for.
        expires_at: When the first statement of the chain expires (UTC).
        statements: The exact tokens, in the chain's order.
    """

    entity_id: str
    anchor: str
    path: tuple[str, ...]
    metadata: Metadata
    jwks: KeySet
    expires_at: datetime
    statements: tuple[bytes, ...]


def verify_trust_chain(
    statements: Sequence[bytes], *, entity_id: str, anchors: Mapping[str, KeySet], now: datetime
) -> TrustChain:
    """Return what follows from a chain once every link of it holds.

    Args:
        statements: The subject's configuration, a statement by each superior from the
            lowest up, the anchor's configuration. An anchor alone is one statement.
        entity_id: The subject.
        anchors: Pinned keys by entity identifier of the anchors this node trusts.
        now: Current time (UTC).

    Raises:
        ChainError: Wrong length, an anchor not trusted here, a superior the subject does
            not name, an entity that stands twice, or a constraint that is not met.
        PeerRejectedError: A statement of the chain is refused; see
            `verify_entity_configuration`, `verify_subordinate_statement`, `apply_policy`.
    """
    if not 1 <= len(statements) <= MAX_STATEMENTS or len(statements) == 2:  # noqa: PLR2004 - a leaf and an anchor with nothing between vouch for nothing
        raise ChainError(f"a chain has no {len(statements)} statements", about=entity_id)
    top = _verify_anchor(statements[-1], entity_id=entity_id, anchors=anchors, now=now)
    if len(statements) == 1:
        if top.sub != entity_id:
            raise ChainError(f"the chain is about {top.sub}", about=entity_id)
        return _conclude(top, links=[], top=top)
    links = _verify_links(statements[1:-1], entity_id=entity_id, top=top, now=now)
    subject = verify_entity_configuration(
        statements[0], entity_id=entity_id, now=now, keys=links[0].jwks
    )
    if links[0].iss not in subject.authority_hints:
        raise ChainError(f"does not name {links[0].iss} as its superior", about=entity_id)
    return _conclude(subject, links=links, top=top)


def choose_chain(chains: Iterable[TrustChain], *, anchor_order: Sequence[str]) -> TrustChain:
    """Return the chain every node with the same settings would choose.

    First by the configured order of anchors, then the shortest, then by the path's text;
    of two along one path, the one that lasts longer.

    Args:
        chains: Verified chains of one entity.
        anchor_order: Entity identifiers of the anchors, the preferred one first.

    Raises:
        ChainError: No chain ends at one of these anchors.
    """
    known = [chain for chain in chains if chain.anchor in anchor_order]
    if not known:
        raise ChainError("no chain ends at an anchor in the settings", about="this node")
    return min(
        known,
        key=lambda chain: (
            anchor_order.index(chain.anchor),
            len(chain.path),
            chain.path,
            -chain.expires_at.timestamp(),
            chain.statements,
        ),
    )


def _verify_anchor(
    token: bytes, *, entity_id: str, anchors: Mapping[str, KeySet], now: datetime
) -> EntityStatement:
    """Return the anchor's configuration, signed by a pinned key."""
    anchor = read_unverified_subject(token, about=entity_id)
    pinned = anchors.get(anchor)
    if pinned is None:
        raise ChainError(f"{anchor} is not an anchor of this node", about=entity_id)
    return verify_entity_configuration(token, entity_id=anchor, now=now, keys=pinned)


def _verify_links(
    tokens: Sequence[bytes], *, entity_id: str, top: EntityStatement, now: datetime
) -> list[EntityStatement]:
    """Return the statements of the superiors, lowest first, each verified by the one above."""
    links: list[EntityStatement] = []
    superior = top
    for token in reversed(tokens):
        subject = read_unverified_subject(token, about=entity_id)
        superior = verify_subordinate_statement(
            token, issuer=superior.sub, subject=subject, keys=superior.jwks, now=now
        )
        links.insert(0, superior)
    if links[0].sub != entity_id:
        raise ChainError(f"the chain is about {links[0].sub}", about=entity_id)
    return links


def _conclude(
    subject: EntityStatement, *, links: Sequence[EntityStatement], top: EntityStatement
) -> TrustChain:
    """Return what follows from statements that are all verified."""
    path = (subject.sub, *(link.iss for link in links))
    if len(set(path)) != len(path):
        raise ChainError("an entity stands twice in the chain", about=subject.sub)
    vouched = links[0].jwks if links else subject.jwks
    # An anchor alone is one statement, not its configuration twice.
    statements = [subject, *links, *([top] if links else [])]
    return TrustChain(
        entity_id=subject.sub,
        anchor=top.sub,
        path=path,
        metadata=_resolve_metadata(subject, links=links, path=path),
        jwks=KeySet(key for kid, key in subject.jwks.items() if kid in vouched),
        expires_at=min(statement.exp for statement in statements),
        statements=tuple(statement.token for statement in statements),
    )


def _resolve_metadata(
    subject: EntityStatement, *, links: Sequence[EntityStatement], path: Sequence[str]
) -> Metadata:
    """Return the subject's metadata after every superior's constraints and policies."""
    metadata = subject.metadata
    policy: MetadataPolicy = {}
    for height in range(len(links), 0, -1):
        link = links[height - 1]
        check_constraints(link.constraints, below=path[:height], about=link.iss)
        metadata = link.constraints.limit_metadata(metadata)
        policy = merge_policies(policy, link.metadata_policy, about=link.iss)
    return apply_policy(policy, metadata, about=subject.sub)
