"""What of the network somebody may see: asked in every query, so that no count tells of the rest.

Coordinators of a node share its network. What one of them marked *mine only* is as if it were not
there for everybody else, and so is everything that hangs on it. Nobody else sees any of it.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, ColumnElement, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from node.people.models import PersonRole
from node.people.service import Person, check_role

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import InstrumentedAttribute

__all__ = ["mostly", "visible_to"]


def visible_to(person: Person, owner: "InstrumentedAttribute[UUID | None]") -> ColumnElement[bool]:
    """Return the condition under which somebody sees a row.

    Args:
        person: Who looks.
        owner: Column `owner_id` of the table that is asked.

    Raises:
        NotAllowedError: They are no coordinator.
    """
    check_role(person, PersonRole.COORDINATOR)
    return or_(owner.is_(None), owner == person.account_id)


class _Mostly(FunctionElement[bool]):
    """A condition that most rows fulfil."""

    type = Boolean()
    inherit_cache = True


def mostly(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell the database that most rows fulfil a condition, so that it looks for them in order.

    Without it SQLite takes any index on the column and reads the table row by row in that order,
    which takes several times as long as reading it once. Other databases count for themselves.
    """
    return _Mostly(condition)


@compiles(_Mostly)
def _condition_alone(element: _Mostly, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as the library hands it on
    return f"({compiler.process(element.clauses, **how)})"


@compiles(_Mostly, "sqlite")
def _condition_likely(element: _Mostly, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - as the library hands it on
    return f"likely({compiler.process(element.clauses, **how)})"
