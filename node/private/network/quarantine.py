"""Names out of lists that wait until the person was told that they are kept here."""

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
from node.private.network.contact import Contact
from node.private.network.contacts import change_contact, get_contact, open_contact
from node.private.network.models import ContactRow
from node.private.network.visible import visible_to
from node.private.network.words import LawfulBasis

__all__ = ["WAITING_ON_PAGE", "confirm_told", "count_waiting", "list_waiting"]

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


def confirm_told(
    session: Session, *, node: Node, actor: Person, contact_id: UUID, told_on: date
) -> Contact:
    """Let a name out of quarantine, because its person was told; the caller commits.

    A list says nothing of the basis, so it is the town's public task unless somebody chose another.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is none of this number that the actor may see.
        InputRefusedError: The day is yet to come, or something else is missing.
    """
    if told_on > local_day(node):
        raise InputRefusedError(_("That day is yet to come."))
    stored = get_contact(session, node=node, person=actor, contact_id=contact_id)
    draft = replace(
        stored.draft, notice_on=told_on, basis=stored.draft.basis or LawfulBasis.PUBLIC_TASK
    )
    return change_contact(
        session,
        node=node,
        actor=actor,
        contact_id=contact_id,
        draft=draft,
        revision=stored.revision,
    )
