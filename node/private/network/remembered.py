"""What was read from many rows, kept in memory until anything in the network changes.

Every change of the network has a number (`changes.py`), so that a result is as good as new while
the number is the same. It is kept for each person apart, because the query that gave it asked what
they may see. Once something was erased, everything kept is thrown away.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session

from node.database import is_writing
from node.people.service import Person
from node.private.network.changes import change_state

__all__ = ["remember"]

T = TypeVar("T")

_EXTENSION: Final = "linkpin_network_remembered"


@dataclass(frozen=True, slots=True)
class _Result:
    """What was read once.

    Attributes:
        number: Number of the last change it knows.
        on: What else it rests on.
        value: What was read.
    """

    number: int
    on: object
    value: object = field(repr=False)


@dataclass(slots=True)
class _Kept:
    """What one process keeps.

    Attributes:
        erasures: How often something was erased when it began.
        results: What was read, by what was asked and for whom.
    """

    erasures: int
    results: dict[tuple[str, UUID], _Result] = field(default_factory=dict, repr=False)


def remember(
    session: Session,
    *,
    person: Person,
    asked: str,
    read: Callable[[], T],
    on: object = None,
) -> T:
    """Return what `read` returns, from memory if nothing changed since.

    In a transaction that writes it is read anew and not kept: what was written may be rolled back,
    and another change would have its number.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        asked: What is asked, in a word of the caller's own.
        read: Asks the database, what this person may see alone; what it returns is not changed.
        on: What the result rests on beside the network, such as the day; with another it is read
            anew.
    """
    if is_writing(session):
        return read()
    number, erasures = change_state(session)
    kept = cast("_Kept | None", current_app.extensions.get(_EXTENSION))
    if kept is None or kept.erasures != erasures:
        kept = current_app.extensions[_EXTENSION] = _Kept(erasures)
    found = kept.results.get((asked, person.account_id))
    if found is not None and (found.number, found.on) == (number, on):
        return cast("T", found.value)
    value = read()
    kept.results[asked, person.account_id] = _Result(number, on, value)
    return value
