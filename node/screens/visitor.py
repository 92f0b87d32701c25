"""Who looks at a page: an account and its roles, for the length of one request.

The room that signs people in sets the visitor before each request; every other room asks here, so
that rooms which must not load accounts can still say who looks.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import cast
from uuid import UUID

from flask import g

from node.errors import NotAllowedError
from node.language import gettext as _

__all__ = ["Visitor", "find_visitor", "set_visitor", "visitor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """A signed-in person.

    Attributes:
        account_id: Identifier of the account.
        handle: What the person types to sign in.
        name: How colleagues call them.
        roles: Words of their roles.
        language: The language they chose; None if they chose none.
    """

    account_id: UUID
    handle: str
    name: str = field(repr=False)
    roles: frozenset[str]
    language: str | None = None

    def has_role(self, roles: AbstractSet[str]) -> bool:
        """Say whether one of `roles` is theirs."""
        return not self.roles.isdisjoint(roles)


def set_visitor(person: Visitor | None) -> None:
    """Say who looks, for the rest of this request."""
    g.linkpin_visitor = person


def find_visitor() -> Visitor | None:
    """Return who looks; None if nobody is signed in."""
    return cast("Visitor | None", g.get("linkpin_visitor"))


def visitor() -> Visitor:
    """Return who looks.

    Raises:
        NotAllowedError: Nobody is signed in.
    """
    person = find_visitor()
    if person is None:
        raise NotAllowedError(_("Sign in first."))
    return person
