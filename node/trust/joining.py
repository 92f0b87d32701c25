"""Joining a network: the superiors this node was invited by, and how far it has come with each.

Accepting an invitation is a decision of people here: they compare the words of the anchor's keys
before anything of that network is believed. From then on the node names the superior in what it
says about itself, and the syncer shows the code there until somebody answers.

A superior that was joined counts like one of the settings, after those.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.errors import FederationError
from federation.keys import KeySet, parse_key_set
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.settings import Role, Settings
from node.trust.joining_models import JoiningState, OwnSuperior
from node.trust.pinned import check_entity_id
from node.trust.service import add_anchor, remove_anchor
from node.trust.spoken_keys import speak_keys
from schemas.enrolment import Invitation, parse_invitation
from schemas.errors import SchemaError

__all__ = [
    "Joining",
    "accept_invitation",
    "forget_superior",
    "list_joining",
    "read_invitation",
    "superior_rows",
    "with_superiors",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A superior this node was invited by.

    Attributes:
        entity_id: Who it is.
        name: What its people call it.
        anchor: The anchor above it.
        state: How far this node has come.
        asked_at: When it was asked last.
        answered_at: When it answered last.
        code: Why the last answer was no yes; None if it was, or nobody asked yet.
        detail: The same in technical English.
    """

    entity_id: str
    name: str
    anchor: str
    state: JoiningState
    asked_at: datetime | None
    answered_at: datetime | None
    code: str | None
    detail: str | None


def read_invitation(text: str) -> tuple[Invitation, KeySet]:
    """Return what somebody pasted, and the keys of the anchor in it.

    Raises:
        InputRefusedError: It is no invitation; says what to do.
    """
    try:
        invitation = parse_invitation(text)
        keys = parse_key_set(_members(invitation.anchor_keys), about=invitation.anchor)
    except (SchemaError, FederationError) as exc:
        raise InputRefusedError(
            _(
                "This is no invitation, or a part of it is missing. Copy the whole line that your "
                "national network sent; it begins with linkpin-invitation:"
            )
        ) from exc
    return invitation, keys


def accept_invitation(
    session: Session, *, node: Node, text: str, words: tuple[str, ...]
) -> Joining:
    """Trust the anchor of an invitation and ask its superior from now on; the caller commits.

    Args:
        session: Session that writes to the received database.
        node: This node.
        text: The invitation, as it was pasted.
        words: The words of the anchor's keys that a person compared.

    Raises:
        InputRefusedError: It is no invitation, or one of this very node.
        NotAllowedError: This node is an anchor and has nobody above it.
        ConflictError: Other words than those that were compared, or the anchor is trusted with
            other keys.
    """
    if node.settings.role is Role.ANCHOR:
        raise NotAllowedError(_("This node is an anchor and has nobody above it."))
    invitation, keys = read_invitation(text)
    check_entity_id(invitation.superior)
    if invitation.superior == node.settings.entity_id:
        raise InputRefusedError(_("This invitation was made by this very node. Hand it to others."))
    if speak_keys(keys) != words:
        raise ConflictError(_("These are not the words you compared. Paste the invitation again."))
    start_writing(session, Zone.RECEIVED)
    add_anchor(session, entity_id=invitation.anchor, keys=keys, clock=node.clock)
    row = OwnSuperior(
        entity_id=invitation.superior,
        name=invitation.superior_name,
        anchor=invitation.anchor,
        code=invitation.code,
        state=JoiningState.ASKING,
        added_at=node.clock(),
        asked_at=None,
        answered_at=None,
        last_code=None,
        last_detail=None,
    )
    merged = session.merge(row)
    session.flush()
    return _joining(merged)


def list_joining(session: Session) -> tuple[Joining, ...]:
    """Return every superior this node was invited by, the first one first."""
    return tuple(_joining(row) for row in superior_rows(session))


def forget_superior(session: Session, *, node: Node, entity_id: str) -> None:
    """Name a superior no more in what this node says about itself; the caller commits.

    The anchor that came with it is trusted no more either, unless another superior needs it: a
    mistaken invitation must not be believed for ever.

    Raises:
        NotFoundError: This node was not invited by it.
    """
    start_writing(session, Zone.RECEIVED)
    row = session.get(OwnSuperior, entity_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("%(entity)s did not invite this node.") % {"entity": entity_id})
    anchor = row.anchor
    session.delete(row)
    session.flush()
    is_needed = any(each.anchor == anchor for each in superior_rows(session))
    if not is_needed and not node.settings.authority_hints:
        remove_anchor(session, entity_id=anchor)


def with_superiors(session: Session, settings: Settings) -> Settings:
    """Return the settings with the superiors that were joined after those of the operator."""
    joined = [row.entity_id for row in superior_rows(session)]
    hints = tuple(dict.fromkeys((*settings.authority_hints, *joined)))
    return (
        settings if hints == settings.authority_hints else replace(settings, authority_hints=hints)
    )


def superior_rows(session: Session) -> list[OwnSuperior]:
    """Return the rows of the superiors that invited this node, the first one first."""
    query = select(OwnSuperior).order_by(OwnSuperior.added_at, OwnSuperior.entity_id)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def _members(keys: Mapping[str, object]) -> dict[str, object]:
    members: dict[str, object] = json.loads(json.dumps(keys))
    return members


def _joining(row: OwnSuperior) -> Joining:
    return Joining(
        entity_id=row.entity_id,
        name=row.name,
        anchor=row.anchor,
        state=row.state,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        code=row.last_code,
        detail=row.last_detail,
    )
