"""The groups that may meet, by name."""

import json
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.group_models import GroupRow
from node.private.network.visible import visible_to
from node.private.network.words import State

__all__ = ["name_open_groups"]


def name_open_groups(session: Session, *, node: Node, person: Person) -> Mapping[UUID, str]:
    """Return what the groups somebody may see are called, by name; those that ended are left out.

    Only their names are looked at: a list of groups needs nothing else of them.
    """
    rows = session.execute(
        select(GroupRow.group_id, GroupRow.sealed_content).where(
            visible_to(person, GroupRow.owner_id), GroupRow.state == State.OPEN
        )
    )
    names = {group_id: _name(node, group_id, sealed) for group_id, sealed in rows}
    return dict(sorted(names.items(), key=lambda each: (each[1].casefold(), each[0])))


def _name(node: Node, group_id: UUID, sealed: bytes) -> str:
    text = node.data_key.open(
        sealed, table=GroupRow.__tablename__, column="sealed_content", row=group_id
    )
    return str(json.loads(text)["name"])
