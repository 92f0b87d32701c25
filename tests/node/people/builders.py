"""Accounts for tests, opened through the ordinary service."""

from sqlalchemy.orm import Session

from node.extensions import current_node
from node.people.models import PersonRole
from node.people.service import Person, add_person

__all__ = ["add_admin", "add_coordinator"]


def add_coordinator(
    session: Session, handle: str = "jessika", *, mailbox: str | None = None
) -> Person:
    """Open the account of a coordinator and commit it."""
    return _add(session, handle, mailbox, PersonRole.COORDINATOR)


def add_admin(session: Session, handle: str = "bram", *, mailbox: str | None = None) -> Person:
    """Open the account of a node admin and commit it."""
    return _add(session, handle, mailbox, PersonRole.ADMIN)


def _add(session: Session, handle: str, mailbox: str | None, role: PersonRole) -> Person:
    person = add_person(
        session,
        node=current_node(),
        handle=handle,
        name=f"Quillon {handle.title()}",
        mailbox=mailbox or f"{handle}@town.example",
        roles=[role],
    )
    session.commit()
    return person
