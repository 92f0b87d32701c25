"""Names taken out of every note: when contacts go, none is left in a text of the network.

It is done while the contacts still stand there, and what was noted otherwise stays.
"""

from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from node.extensions import Node
from node.private.network.contact import Contact
from node.private.network.contacts import open_contact
from node.private.network.group_models import ImportEffect
from node.private.network.models import ContactRow
from node.private.packs.contact_names import (
    Naming,
    effects_naming,
    records_naming,
    without_names,
)
from node.private.packs.effects import EDITED_SINCE
from node.private.packs.noted_texts import Key
from node.private.packs.slices import in_slices
from node.private.packs.wanted import folded
from schemas import strict_json

__all__ = ["forget_effects", "forget_names", "forget_names_undone"]


def forget_names(session: Session, contacts: Sequence[Contact], *, node: Node, number: int) -> None:
    """Put a mark where a text names one of some contacts; the caller commits.

    Args:
        session: Session that writes the private database.
        contacts: Who is going to be erased.
        node: This node.
        number: Number of the change.
    """
    if not contacts:
        return
    for effect in effects_naming(session, node=node, contacts=contacts):
        effect.sealed_before, effect.revision = None, EDITED_SINCE
    session.flush()
    cleaned = list(records_naming(session, node=node, contacts=contacts))
    for each in cleaned:
        _store(session, each, node=node, number=number)
    _forget_before(session, [each.noted.record_id for each in cleaned])


def forget_names_undone(
    session: Session, contact_ids: Collection[UUID], *, node: Node, number: int
) -> None:
    """Put a mark where a text names contacts that a list made and that go with it.

    Somebody of the same name who was here without the list stays, and so does their name: nobody
    asked that they be forgotten.

    Args:
        session: Session that writes the private database.
        contact_ids: Numbers of the contacts that go.
        node: This node.
        number: Number of the change.
    """
    if not contact_ids:
        return
    contacts = [open_contact(row, node=node) for row in session.scalars(select(ContactRow))]
    staying = {folded(each.content.name) for each in contacts if each.contact_id not in contact_ids}
    going = [
        each
        for each in contacts
        if each.contact_id in contact_ids
        and not (each.content.name and folded(each.content.name) in staying)
    ]
    forget_names(session, going, node=node, number=number)


def forget_effects(session: Session, record_ids: Sequence[Key]) -> None:
    """Take away what imports kept of records, to undo themselves."""
    for some in _slices(record_ids):
        session.execute(delete(ImportEffect).where(ImportEffect.record_id.in_(some)))


def _forget_before(session: Session, record_ids: Sequence[Key]) -> None:
    """Take away what imports kept of records, which could only put the name back.

    That they touched them is still known, so that whoever takes one back is told that they stay.
    """
    for some in _slices(record_ids):
        session.execute(
            update(ImportEffect)
            .where(ImportEffect.record_id.in_(some))
            .values(sealed_before=None, revision=EDITED_SINCE)
        )


def _slices(record_ids: Sequence[Key]) -> Iterator[list[UUID]]:
    return in_slices(each for each in record_ids if isinstance(each, UUID))


def _store(session: Session, naming: Naming, *, node: Node, number: int) -> None:
    noted, table = naming.noted, naming.noted.table
    model = table.key.class_
    text = strict_json.dump(without_names(naming)).decode()
    # The mandate, a reason and a list count no changes; a revision keeps a page that was open from
    # putting the name back.
    stamps = {"change_number": number, "changed_at": node.clock()}
    values = {name: value for name, value in stamps.items() if hasattr(model, name)}
    if hasattr(model, "revision"):
        values["revision"] = model.revision + 1
    values["sealed_content"] = node.data_key.seal(
        text, table=table.name, column=table.sealed.key, row=noted.record_id
    )
    session.execute(update(model).where(table.key == noted.record_id).values(**values))
