"""Every name the network knows, for the register: what the airlock finds first.

Organisations with their other names, where they are and work, contacts with mailbox and telephone,
and groups whose name is more than one word. What one coordinator marked as theirs alone is in it
too: a name must not leave through a colleague who does not know it, and a finding does not say from
where a name is known.

Opening thousands of names at every look would cost more than the look, so the last ones are kept as
long as no row changed. Their version tells whether a name did, whatever else was changed.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.database import db
from node.extensions import Node
from node.private.network.group_models import GroupRow
from node.private.network.models import ContactRow, OrganisationRow
from node.private.register.models import KnownKind

__all__ = ["NetworkName", "network_names", "network_names_version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkName:
    """Something the network knows by name.

    Attributes:
        record_id: Identifier of the organisation, contact or group.
        kind: What sort of thing is named.
        text: The name.
        aliases: Other names of the same thing.
    """

    record_id: UUID
    kind: KnownKind
    text: str = field(repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What was opened last, and from which rows."""

    rows: tuple[object, ...]
    names: tuple[NetworkName, ...] = field(repr=False)
    version: str


_KEPT: Final[dict[Engine, _Kept]] = {}
_LOCK: Final = Lock()
_TABLES: Final = (OrganisationRow, ContactRow, GroupRow)


def network_names(session: Session, *, node: Node) -> tuple[NetworkName, ...]:
    """Return every name of the network; the same tuple as long as nothing changed.

    Args:
        session: Session of a process that reads the private database.
        node: This node, with its data key.
    """
    return _kept(session, node).names


def network_names_version(session: Session, *, node: Node) -> str:
    """Return what changes whenever a name of the network does, and only then."""
    return _kept(session, node).version


def _kept(session: Session, node: Node) -> _Kept:
    engine = db.engines[OrganisationRow.__bind_key__]
    with _LOCK:
        rows = _state_of_rows(session)
        kept = _KEPT.get(engine)
        if kept is None or kept.rows != rows:
            names = tuple(_open_names(session, node))
            told = [(str(each.record_id), each.text, *each.aliases) for each in names]
            digest = sha256(json.dumps(sorted(told)).encode()).hexdigest()
            kept = _Kept(rows=rows, names=names, version=digest[:12] if names else "")
            _KEPT[engine] = kept
        return kept


def _state_of_rows(session: Session) -> tuple[object, ...]:
    """Return what is another one after each change of a row that holds a name."""
    found: list[object] = []
    for table in _TABLES:
        asked = select(func.count(), func.sum(table.revision), func.max(table.changed_at))
        found += session.execute(asked.select_from(table)).one()
    return tuple(found)


def _open_names(session: Session, node: Node) -> Iterator[NetworkName]:
    yield from _organisations(session, node)
    yield from _contacts(session, node)
    key, sealed = GroupRow.group_id, GroupRow.sealed_content
    for number, content in _opened(session, node, key, sealed):
        # One word such as "Schools" describes a group; as a name it would stop every other text.
        if len(str(content.get("name", "")).split()) > 1:
            yield NetworkName(
                record_id=number, kind=KnownKind.ORGANISATION, text=str(content["name"])
            )


def _organisations(session: Session, node: Node) -> Iterator[NetworkName]:
    key, sealed = OrganisationRow.organisation_id, OrganisationRow.sealed_content
    for number, content in _opened(session, node, key, sealed):
        yield NetworkName(
            record_id=number,
            kind=KnownKind.ORGANISATION,
            text=content["name"],
            aliases=tuple(content.get("aliases", ())),
        )
        for member in ("place", "area"):
            if place := content.get(member):
                yield NetworkName(record_id=number, kind=KnownKind.PLACE, text=place)


def _contacts(session: Session, node: Node) -> Iterator[NetworkName]:
    kinds = {
        "name": KnownKind.PERSON,
        "mailbox": KnownKind.MAILBOX,
        "phone": KnownKind.PHONE,
    }
    for number, content in _opened(session, node, ContactRow.contact_id, ContactRow.sealed_content):
        for member, kind in kinds.items():
            if text := content.get(member):
                yield NetworkName(record_id=number, kind=kind, text=text)


def _opened(
    session: Session,
    node: Node,
    key: InstrumentedAttribute[UUID],
    sealed: InstrumentedAttribute[bytes],
) -> Iterator[tuple[UUID, dict[str, Any]]]:
    """Yield what was sealed in each row of a table, read as JSON alone, which is enough here."""
    table = str(key.class_.__tablename__)
    for number, content in session.execute(select(key, sealed)):
        text = node.data_key.open(content, table=table, column="sealed_content", row=number)
        yield number, json.loads(text)
