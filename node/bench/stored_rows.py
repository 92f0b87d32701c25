"""Rows sealed as the services seal them, put into the private database in batches."""

import random
from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from node.bench.words import COINED, coined_word
from node.database import PrivateModel, Zone, start_writing
from node.extensions import Node
from node.private.sealed_record import seal_record
from schemas.wire_records import RecordSchema

__all__ = ["invented_name", "numbers", "sealed", "store_rows"]

_BATCH: Final = 2_000


def store_rows(
    session: Session, table: type[PrivateModel], rows: Iterator[Mapping[str, object]]
) -> None:
    """Put rows into a table; commits."""
    start_writing(session, Zone.PRIVATE)
    for batch in _batches(rows):
        session.execute(insert(table), batch)
    session.commit()


def sealed(
    schema: RecordSchema, content: object, table: type[PrivateModel], number: UUID, node: Node
) -> bytes:
    """Return what stands in the sealed column of a row."""
    return seal_record(
        schema,
        content,
        node=node,
        table=str(table.__tablename__),
        column="sealed_content",
        row=number,
    )


def numbers(chance: random.Random, count: int) -> Iterator[UUID]:
    """Yield so many identifiers, the same each time."""
    for _number in range(count):
        yield UUID(int=chance.getrandbits(128), version=4)


def invented_name(place: int) -> str:
    """Return a word that names nobody."""
    return coined_word(place % COINED).title()


def _batches(rows: Iterator[Mapping[str, object]]) -> Iterator[list[Mapping[str, object]]]:
    batch: list[Mapping[str, object]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
