"""What a reader has stored, to be compared before and after."""

from typing import cast

from sqlalchemy import Table, select

from node.database import db
from node.received.models import (
    Quarantined,
    ReceivedCollection,
    ReceivedEntry,
    ReceivedRecord,
)
from tests.node.received.towns import Reader

__all__ = ["stored"]


def stored(reader: Reader) -> list[object]:
    """Return everything the received database holds of logs, records and states."""
    reader.session.rollback()
    found: list[object] = []
    with db.engines["received"].connect() as connection:
        for model in (ReceivedCollection, ReceivedEntry, ReceivedRecord, Quarantined):
            table = cast("Table", model.__table__)
            columns = [column for column in table.columns if column.name != "heard_at"]
            rows = connection.execute(select(*columns).order_by(*table.primary_key))
            found += [tuple(row) for row in rows]
    return found
