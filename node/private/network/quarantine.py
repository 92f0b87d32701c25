"""Names out of lists that wait until the person was told that they are kept here.

Where a name rests on consent, being told is not enough: it waits until the person agreed.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.contact import Contact, ContactDraft
from node.private.network.contact_consent import (
    CONTACT_CONSENT_VERSION,
    asks_consent,
    kept_version,
)
from node.private.network.contacts import change_contact, get_contact, open_contact
from node.private.network.models import ContactRow, OrganisationRow
from node.private.network.visible import visible_to
from node.private.network.words import ContactKind, LawfulBasis

__all__ = [
    "WAITING_ON_PAGE",
    "asking_consent",
    "confirm_agreed",
    "confirm_told",
    "count_waiting",
    "list_waiting",
]

WAITING_ON_PAGE: Final = 30
"""Names on one page, each with its small form."""


def count_waiting(session: Session, *, person: Person) -> int:
    """Return how many names wait that somebody may see."""
    counted = select(func.count()).select_from(ContactRow)
    return (
        session.scalar(
            counted.where(ContactRow.is_quarantined, visible_to(person, ContactRow.owner_id))
        )
        or 0
    )


def list_waiting(
    session: Session, *, node: Node, person: Person, page: int = 1
) -> tuple[Contact, ...]:
    """Return a page of the names that wait, those that came first at its top."""
    rows = session.scalars(
        select(ContactRow)
        .where(ContactRow.is_quarantined, visible_to(person, ContactRow.owner_id))
        .order_by(ContactRow.created_at, ContactRow.contact_id)
        .limit(WAITING_ON_PAGE)
        .offset((page - 1) * WAITING_ON_PAGE)
    )
    return tuple(open_contact(row, node=node) for row in rows)


def asking_consent(
    session: Session, *, person: Person, organisation_ids: Collection[UUID]
) -> frozenset[UUID]:
    """Return which of some organisations somebody may see ask for the consent of who is named."""
    found = session.execute(
        select(OrganisationRow.organisation_id, OrganisationRow.sector, OrganisationRow.part).where(
            OrganisationRow.organisation_id.in_(organisation_ids),
            visible_to(person, OrganisationRow.owner_id),
        )
    )
    return frozenset(
        number for number, sector, part in found if asks_consent(sector=sector, part=part)
    )


def confirm_told(
    session: Session, *, node: Node, actor: Person, contact_id: UUID, told_on: date
) -> Contact:
    """Let a name out of quarantine, because its person was told; the caller commits.

    A list says nothing of the basis, so it is the town's public task unless somebody chose another.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: The day is yet to come, consent is asked there, or something else is
            missing.
    """
    stored = get_contact(session, node=node, person=actor, contact_id=contact_id)
    draft = replace(
        stored.draft, notice_on=told_on, basis=stored.draft.basis or LawfulBasis.PUBLIC_TASK
    )
    return _let_out(session, stored, node=node, actor=actor, draft=draft, day=told_on)


def confirm_agreed(
    session: Session, *, node: Node, actor: Person, contact_id: UUID, agreed_on: date
) -> Contact:
    """Let a name out of quarantine, because its person agreed to the wording; the caller commits.

    A list makes everybody it names somebody at work; whoever agreed is somebody of a community.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: The day is yet to come, or something else is missing.
    """
    stored = get_contact(session, node=node, person=actor, contact_id=contact_id)
    draft = replace(
        stored.draft,
        kind=ContactKind.COMMUNITY if stored.content.name else stored.draft.kind,
        basis=LawfulBasis.CONSENT,
        consent_on=agreed_on,
        consent_text=kept_version(
            CONTACT_CONSENT_VERSION,
            agreed_on=agreed_on,
            stored_on=stored.draft.consent_on,
            stored=stored.draft.consent_text,
        ),
    )
    return _let_out(session, stored, node=node, actor=actor, draft=draft, day=agreed_on)


def _let_out(
    session: Session, stored: Contact, *, node: Node, actor: Person, draft: ContactDraft, day: date
) -> Contact:
    if day > local_day(node):
        raise InputRefusedError(_("That day is yet to come."))
    return change_contact(
        session,
        node=node,
        actor=actor,
        contact_id=stored.contact_id,
        draft=draft,
        revision=stored.revision,
    )
