"""What a thief with write access does: moves a sealed field from one row to another."""

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from node.database import Zone, start_writing

__all__ = ["exchange"]


def exchange(session: Session, column: InstrumentedAttribute[bytes]) -> None:
    """Exchange one column between the two rows of a table, below the mapper, and commit."""
    key = inspect(column.class_).primary_key[0]
    rows = session.execute(select(key, column)).all()
    assert len(rows) == 2
    connection = start_writing(session, Zone.PRIVATE)
    for (place, _mine), (_other, taken) in zip(rows, reversed(rows), strict=True):
        connection.execute(update(column.class_).where(key == place).values({column: taken}))
    session.commit()
    session.expire_all()
