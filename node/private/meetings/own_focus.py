"""The coordinator's focus sentence, as it stands on top of an invitation."""

from sqlalchemy.orm import Session

from node.extensions import Node

__all__ = ["focus_sentence"]


def focus_sentence(session: Session, *, node: Node, language: str) -> str:
    """Return the sentence in a language; empty as long as nobody wrote one."""
    del session, node, language
    return ""
