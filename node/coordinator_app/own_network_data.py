"""What the network keeps about one coordinator: what they logged, and what only they see.

Texts are opened a few rows at a time, because a year of log is long. What they entered for all
coordinators is the town's and not theirs; the audit log in the same file says that they did.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast

from sqlalchemy import ColumnElement, and_, func, or_, select

from node.coordinator_app.own_data_asked import Asked, Item
from node.private.meetings.models import MeetingRow, TaskRow
from node.private.network.group_models import GroupRow, ImportRow, OptionalRow, OwnCardRow
from node.private.network.models import ContactRow, LogRow, OrganisationRow

__all__ = ["NETWORK_COUNTS", "NETWORK_SECTIONS"]

_ROWS_AT_ONCE: Final = 500
_Owned = OrganisationRow | ContactRow | GroupRow | MeetingRow | TaskRow
_OWNED: Final[tuple[type[_Owned], ...]] = (
    OrganisationRow,
    ContactRow,
    GroupRow,
    MeetingRow,
    TaskRow,
)


def _log(asked: Asked) -> Iterator[Item]:
    """Yield every line they logged or alone may see, the oldest first."""
    at = 0
    while rows := asked.session.scalars(
        select(LogRow)
        .where(_logged(asked))
        .order_by(LogRow.created_at, LogRow.line_id)
        .limit(_ROWS_AT_ONCE)
        .offset(at)
    ).all():
        for row in rows:
            yield {
                "line_id": row.line_id,
                "kind": row.kind,
                "happened_on": row.happened_on,
                "state": row.state,
                "due_on": row.due_on,
                "mine_only": row.owner_id is not None,
                "logged_at": row.created_at,
                "content": _opened(asked, row, key="line_id") if row.sealed_content else None,
            }
        at += len(rows)


def _logged(asked: Asked) -> ColumnElement[bool]:
    # What a colleague keeps for themselves alone is theirs, whoever began the line.
    me = asked.person.account_id
    is_shared = LogRow.owner_id.is_(None)
    return or_(LogRow.owner_id == me, and_(LogRow.author_id == me, is_shared))


def _count_log(asked: Asked) -> int:
    counted = select(func.count()).select_from(LogRow).where(_logged(asked))
    return asked.session.scalar(counted) or 0


def _mine_only(asked: Asked) -> Iterator[Item]:
    """Yield what they marked as theirs alone, table by table."""
    for table in _OWNED:
        key = table.__mapper__.primary_key[0].name
        rows = asked.session.scalars(
            select(table)
            .where(table.owner_id == asked.person.account_id)
            .order_by(table.created_at, table.__mapper__.primary_key[0])
        ).all()
        for row in cast("Sequence[_Owned]", rows):
            yield {
                "sort": table.__tablename__,
                key: getattr(row, key),
                "revision": row.revision,
                "changed_at": row.changed_at,
                "content": _opened(asked, row, key=key),
            }


def _imports(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(ImportRow)
        .where(ImportRow.author_id == asked.person.account_id)
        .order_by(ImportRow.made_at, ImportRow.import_id)
    ).all()
    for row in rows:
        yield {
            "import_id": row.import_id,
            "made_at": row.made_at,
            "stored_at": row.stored_at,
            "undone_at": row.undone_at,
        }


def _switched_on(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(OptionalRow)
        .where(OptionalRow.switched_on_by == asked.person.account_id)
        .order_by(OptionalRow.code)
    ).all()
    for row in rows:
        yield {"part": row.code, "switched_on_at": row.switched_on_at}


def _own_card(asked: Asked) -> Iterator[Item]:
    row = asked.session.scalars(
        select(OwnCardRow).where(OwnCardRow.changed_by == asked.person.account_id)
    ).first()
    if row is not None:
        yield {"revision": row.revision, "changed_at": row.changed_at}


def _opened(asked: Asked, row: LogRow | _Owned, *, key: str) -> object:
    sealed = row.sealed_content or b""
    text = asked.node.data_key.open(
        sealed, table=row.__tablename__, column="sealed_content", row=getattr(row, key)
    )
    return json.loads(text)


NETWORK_SECTIONS: Mapping[str, Callable[[Asked], Iterator[Item]]] = MappingProxyType(
    {
        "network_log": _log,
        "network_mine_only": _mine_only,
        "network_lists_brought": _imports,
        "network_parts_switched_on": _switched_on,
        "network_mandate_changed": _own_card,
    }
)
"""Members of the file about the network, and what makes the lines of each."""

NETWORK_COUNTS: Mapping[str, Callable[[Asked], int]] = MappingProxyType({"network_log": _count_log})
"""How many lines a member has, where counting them one by one would open each."""
