"""A network of which every text is marked, kept by the services that the pages of it call."""

from collections.abc import Callable
from uuid import uuid4

from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.group_models import ImportEffect
from node.private.network.organisation import CONTENT, OrganisationContent
from node.private.packs.effects import seal_before
from tests.node.coordinator_app.network_parts import Filling
from tests.node.coordinator_app.network_things import fill_for_all, fill_network

__all__ = ["fill_marked_network"]


def fill_marked_network(
    session: Session, *, node: Node, actor: Person, word: Callable[[str], str]
) -> None:
    """Enter one of everything, for all coordinators and for one alone; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The node.
        actor: Its coordinator.
        word: Makes a marked word for each text.
    """
    for is_mine in (False, True):
        filling = Filling(
            session=session,
            node=node,
            actor=actor,
            mark=lambda home: word(f"network: {home}"),
            is_mine=is_mine,
            today=local_day(node),
        )
        if not is_mine:
            fill_for_all(filling)
        thing = fill_network(filling)
    start_writing(session, Zone.PRIVATE)
    record_id = uuid4()
    before = seal_before(
        {},
        CONTENT,
        OrganisationContent(name=word("network: name before a list")),
        node=node,
        import_id=thing.import_id,
        kind="organisation",
        record_id=record_id,
    )
    session.add(
        ImportEffect(
            import_id=thing.import_id,
            kind="organisation",
            record_id=record_id,
            revision=2,
            sealed_before=before,
        )
    )
    session.commit()
