"""The few members of a sealed text that a picture or a pack shows: names, titles, the own mandate.

Each of these texts has its own form, which its own service checks when it is written. Here it is
only read, member by member, so that a member that was left out is an empty text.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.group_models import GroupRow
from node.private.network.visible import visible_to
from schemas import strict_json

__all__ = ["members_of", "name_groups", "text_of"]

_MAX_BYTES: Final = 1024 * 1024


def members_of(
    sealed: bytes, *, node: Node, table: str, row: UUID | int, column: str = "sealed_content"
) -> Mapping[str, object]:
    """Return the members of a sealed column.

    Raises:
        SealedFieldError: Wrong key, damaged, or sealed for another place.
    """
    text = node.data_key.open(sealed, table=table, column=column, row=row)
    return strict_json.parse_object(text.encode(), max_bytes=_MAX_BYTES)


def text_of(members: Mapping[str, object], name: str) -> str:
    """Return a member that is a text; an empty one if it was left out."""
    value = members.get(name, "")
    return value if isinstance(value, str) else ""


def name_groups(
    session: Session, *, node: Node, person: Person, ids: Collection[UUID]
) -> Mapping[UUID, str]:
    """Return what groups are called that somebody may see, in the order of their names."""
    found = session.execute(
        select(GroupRow.group_id, GroupRow.sealed_content).where(
            GroupRow.group_id.in_(ids), visible_to(person, GroupRow.owner_id)
        )
    )
    table = GroupRow.__tablename__
    names = {
        number: text_of(members_of(sealed, node=node, table=table, row=number), "name")
        for number, sealed in found
    }
    return dict(sorted(names.items(), key=lambda each: (each[1].casefold(), each[0])))
