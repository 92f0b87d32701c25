"""How changes of the network are counted and noted.

Each change has a number, which its row keeps; what is held in memory reads on from the number it
knows. Erasing raises another count, at which everything held is thrown away. The audit log has who
did what to which identifier, and no word of it.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.audit import record_action
from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.private.network.models import NetworkState

__all__ = ["change_state", "next_change", "note_erasure", "record_change"]


def next_change(session: Session) -> int:
    """Return the number of the change that is being made, in the caller's writing transaction."""
    start_writing(session, Zone.PRIVATE)
    state = _state(session)
    state.change_number += 1
    session.flush()
    return state.change_number


def note_erasure(session: Session) -> None:
    """Say that something is erased, in the caller's writing transaction."""
    start_writing(session, Zone.PRIVATE)
    state = _state(session)
    state.erasures += 1
    state.change_number += 1
    session.flush()


def change_state(session: Session) -> tuple[int, int]:
    """Return the number of the last change, and how often something was erased."""
    found = session.execute(select(NetworkState.change_number, NetworkState.erasures)).first()
    return (0, 0) if found is None else (found[0], found[1])


def record_change(
    session: Session, *, node: Node, actor: Person, action: str, about: UUID | str
) -> None:
    """Append what somebody did to the audit log, in the caller's writing transaction."""
    record_action(
        session,
        actor=str(actor.account_id),
        action=action,
        about=str(about),
        keyring=node.data_key,
        clock=node.clock,
    )


def _state(session: Session) -> NetworkState:
    state = session.get(NetworkState, 1, populate_existing=True)
    if state is None:
        state = NetworkState(one=1, change_number=0, erasures=0)
        session.add(state)
    return state
