"""What is worth knowing before an organisation is asked for something: warns, never blocks."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.load import load_warning
from node.private.network.promises import promise_warnings

__all__ = ["warn_before_asking"]


def warn_before_asking(
    session: Session, *, node: Node, person: Person, organisation_ids: Collection[UUID]
) -> Mapping[UUID, tuple[str, ...]]:
    """Return what stands between us and each organisation: promises overdue, asked enough.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Who is about to ask.
        organisation_ids: Whom.
    """
    ids = frozenset(organisation_ids)
    promised = promise_warnings(session, node=node, person=person, organisation_ids=ids)
    asked = load_warning(session, node=node, person=person, organisation_ids=ids)
    return {
        number: tuple(said[number] for said in (promised, asked) if number in said)
        for number in ids
        if number in promised or number in asked
    }
