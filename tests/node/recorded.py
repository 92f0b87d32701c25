"""Rows of the audit log for tests."""

from sqlalchemy.orm import Session

from node.audit import record_action
from node.extensions import Node

__all__ = ["record"]


def record(session: Session, node: Node, *, actor: str, action: str, about: str) -> None:
    """Append one row; the caller commits."""
    record_action(
        session, actor=actor, action=action, about=about, keyring=node.data_key, clock=node.clock
    )
