"""Who asks for what is kept about them, and where it is looked up."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person

__all__ = ["Asked", "Item"]

Item = Mapping[str, object]
"""One line of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks, and where it is looked up.

    Attributes:
        session: Session that reads the private database.
        node: This node.
        person: Who asks.
    """

    session: Session
    node: Node
    person: Person
