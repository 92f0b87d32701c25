"""Inviting others to join below this node, and deciding about those who ask: a superior's side.

An invitation lets one newcomer ask once, within two weeks. Whoever asks is shown with the words of
its keys; a person compares them by telephone and decides. Only then does this node vouch for it.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.entity_statement import EntityStatement, verify_entity_configuration
from federation.errors import FederationError
from federation.keys import KeySet
from node.clock import Clock
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.settings import Role
from node.trust.joining_models import EnrolmentRequestRow, MemberInvitation
from node.trust.members import Member, add_member
from node.trust.own_keys import get_own_public_keys
from node.trust.service import list_anchors
from node.trust.spoken_keys import speak_keys
from schemas.enrolment import Invitation, dump_invitation
from schemas.errors import TextRefusedError
from schemas.node_metadata import ENTITY_TYPE
from schemas.place import COUNTRIES
from schemas.text_rules import check_text

__all__ = [
    "INVITATION_LIFE",
    "Invited",
    "Newcomer",
    "admit_newcomer",
    "end_invitation",
    "find_invitation",
    "hash_code",
    "invite_member",
    "list_invited",
]

INVITATION_LIFE: Final = timedelta(days=14)
"""How long somebody may ask with an invitation."""

_CODE_BYTES = 32
_MAX_LABEL_CHARACTERS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who asked to join.

    Attributes:
        entity_id: Who it says it is; it holds the keys that say so.
        name: What it calls itself; empty if it does not say.
        keys: Its federation keys, to be compared.
        asked_at: When.
    """

    entity_id: str
    name: str
    keys: KeySet
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """One invitation that was made here.

    Attributes:
        invitation_id: Names it here.
        label: Whom it is meant for.
        country: The only country the newcomer may claim; None leaves it open.
        may_vouch: Whether the newcomer may have members of its own.
        expires_at: Until when somebody may ask.
        ended_at: When it was answered or taken back; None while it is open.
        newcomer: Who asked with it; None if nobody did, or what came does not hold.
    """

    invitation_id: UUID
    label: str
    country: str | None
    may_vouch: bool
    expires_at: datetime
    ended_at: datetime | None
    newcomer: Newcomer | None


def invite_member(
    session: Session, *, node: Node, label: str, country: str | None, may_vouch: bool
) -> str:
    """Make an invitation; the caller commits.

    Args:
        session: Session that writes to the received database.
        node: This node.
        label: Whom it is meant for, in the words of the people here.
        country: The only country the newcomer may claim.
        may_vouch: Whether the newcomer may have members of its own.

    Returns:
        The line to hand over; it is shown now and never again.

    Raises:
        NotAllowedError: This node is a municipality.
        InputRefusedError: Label or country cannot be used, or no anchor is known.
    """
    if node.settings.role is Role.LEAF:
        raise NotAllowedError(_("A municipality vouches for nobody. Its superior has members."))
    _check_input(label, country)
    anchor, anchor_keys = _anchor(session, node)
    code = secrets.token_urlsafe(_CODE_BYTES)
    line = dump_invitation(
        Invitation(
            superior=node.settings.entity_id,
            superior_name=node.settings.name,
            anchor=anchor,
            anchor_keys=anchor_keys.dump(),
            code=code,
        )
    )
    start_writing(session, Zone.RECEIVED)
    session.add(
        MemberInvitation(
            invitation_id=uuid4(),
            code_hash=hash_code(code),
            label=label,
            country=country,
            may_vouch=may_vouch,
            created_at=node.clock(),
            expires_at=node.clock() + INVITATION_LIFE,
            ended_at=None,
        )
    )
    session.flush()
    return line


def list_invited(session: Session, *, node: Node) -> tuple[Invited, ...]:
    """Return every invitation, the newest first, with who asked."""
    asked = {row.code_hash: row for row in session.scalars(select(EnrolmentRequestRow))}
    rows = session.scalars(
        select(MemberInvitation)
        .order_by(MemberInvitation.created_at.desc(), MemberInvitation.invitation_id)
        .execution_options(populate_existing=True)
    ).all()
    return tuple(_invited(row, asked.get(row.code_hash), clock=node.clock) for row in rows)


def find_invitation(session: Session, code: str, *, clock: Clock) -> MemberInvitation | None:
    """Return the open invitation of a code; None if there is none, or none any more."""
    row = session.scalars(
        select(MemberInvitation)
        .where(MemberInvitation.code_hash == hash_code(code))
        .execution_options(populate_existing=True)
    ).first()
    if row is None or row.ended_at is not None or row.expires_at <= clock():
        return None
    return row


def admit_newcomer(
    session: Session, *, node: Node, invitation_id: UUID, words: tuple[str, ...]
) -> Member:
    """Vouch for who asked, because a person compared its keys; the caller commits.

    Args:
        session: Session that writes to the received database and reads the inbox.
        node: This node.
        invitation_id: The invitation it asked with.
        words: The words of the keys that the person compared, so that nobody vouches for keys that
            took the place of those meanwhile.

    Raises:
        NotFoundError: There is no such invitation, or nobody asked with it.
        ConflictError: It was answered already, or other keys are there now.
    """
    start_writing(session, Zone.RECEIVED)
    row = _get_row(session, invitation_id)
    newcomer = _invited(row, _asked(session, row), clock=node.clock).newcomer
    if newcomer is None:
        raise NotFoundError(_("Nobody has asked with this invitation."))
    if speak_keys(newcomer.keys) != words:
        raise ConflictError(_("Other keys are there now. Compare the words again, then decide."))
    member = add_member(
        session,
        entity_id=newcomer.entity_id,
        keys=newcomer.keys,
        country=row.country,
        may_vouch=row.may_vouch,
        clock=node.clock,
    )
    row.ended_at = node.clock()
    session.flush()
    return member


def end_invitation(session: Session, *, node: Node, invitation_id: UUID) -> None:
    """Take an invitation back, whether or not somebody asked with it; the caller commits.

    Raises:
        NotFoundError: There is no such invitation.
        ConflictError: It was answered already.
    """
    start_writing(session, Zone.RECEIVED)
    row = _get_row(session, invitation_id)
    row.ended_at = node.clock()
    session.flush()


def hash_code(code: str) -> bytes:
    """Return what is stored of a code: 256 random bits need no salt and no slow hash."""
    return sha256(code.encode()).digest()


def _get_row(session: Session, invitation_id: UUID) -> MemberInvitation:
    row = session.get(MemberInvitation, invitation_id, populate_existing=True)
    if row is None:
        raise NotFoundError(_("There is no such invitation."))
    if row.ended_at is not None:
        raise ConflictError(_("This invitation was answered or taken back already."))
    return row


def _asked(session: Session, row: MemberInvitation) -> EnrolmentRequestRow | None:
    return session.get(EnrolmentRequestRow, row.code_hash, populate_existing=True)


def _check_input(label: str, country: str | None) -> None:
    faults = []
    try:
        check_text(label, max_characters=_MAX_LABEL_CHARACTERS, lines=False)
    except TextRefusedError:
        faults.append(_("Say in one line whom the invitation is for."))
    if country is not None and country not in COUNTRIES:
        faults.append(_("A country is two small letters, such as nl."))
    if faults:
        raise InputRefusedError(_("No invitation was made."), faults=faults)


def _anchor(session: Session, node: Node) -> tuple[str, KeySet]:
    if node.settings.role is Role.ANCHOR:
        own = get_own_public_keys(node.settings.keys_folder).federation
        return node.settings.entity_id, own
    anchors = list_anchors(session)
    if not anchors:
        raise InputRefusedError(
            _("This node trusts no anchor yet, so nobody could be verified below it. Join first.")
        )
    return anchors[0].entity_id, anchors[0].keys


def _invited(row: MemberInvitation, asked: EnrolmentRequestRow | None, *, clock: Clock) -> Invited:
    return Invited(
        invitation_id=row.invitation_id,
        label=row.label,
        country=row.country,
        may_vouch=row.may_vouch,
        expires_at=row.expires_at,
        ended_at=row.ended_at,
        newcomer=_newcomer(asked, clock=clock) if asked else None,
    )


def _newcomer(asked: EnrolmentRequestRow, *, clock: Clock) -> Newcomer | None:
    """Return who asked; verified again here, because the inbox is not trusted."""
    try:
        statement = verify_entity_configuration(
            asked.statement.encode(), entity_id=asked.entity_id, now=clock()
        )
    except FederationError:
        return None  # Its own statement ran out or was changed; it has to ask again.
    return Newcomer(
        entity_id=asked.entity_id,
        name=_own_name(statement),
        keys=statement.jwks,
        asked_at=asked.at,
    )


def _own_name(statement: EntityStatement) -> str:
    """Return what a newcomer calls itself, if that is a text fit to be shown."""
    members = statement.metadata.get(ENTITY_TYPE, {})
    names = members.get("name") if isinstance(members, dict) else None
    name = next(iter(names.values()), "") if isinstance(names, dict) else ""
    try:
        check_text(str(name), max_characters=_MAX_LABEL_CHARACTERS, lines=False)
    except TextRefusedError:
        return ""
    return str(name)
