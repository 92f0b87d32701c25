"""Who is signed in at this request, for services, pages and everything between.

The account is read anew for every request: a role that was taken away or an account that was
disabled a moment ago counts at once, whatever the session still says.
"""

from typing import TYPE_CHECKING, cast

from flask import g, session
from flask_security import current_user

from node.errors import NotAllowedError, ServiceMissingError
from node.language import gettext as _
from node.people.datastore import AccountUser
from node.people.service import Person
from node.screens.visitor import Visitor, set_visitor

if TYPE_CHECKING:
    from node.people.sessions import NodeSession

__all__ = ["current_person", "find_current_person", "load_visitor"]


def load_visitor() -> None:
    """Say who looks; runs before each request, ahead of everything that asks.

    Raises:
        ServiceMissingError: The database that knows does not answer, so nobody is taken for nobody.
    """
    if cast("NodeSession", session).is_missing:
        raise ServiceMissingError(_("A database of this node does not answer."))
    person = find_current_person()
    if person is None:
        set_visitor(None)
        return
    set_visitor(
        Visitor(
            account_id=person.account_id,
            handle=person.handle,
            name=person.name,
            roles=frozenset(role.value for role in person.roles),
            language=g.linkpin_language,
        )
    )


def find_current_person() -> Person | None:
    """Return who is signed in; None if nobody is."""
    if "linkpin_person" not in g:
        user = cast("AccountUser | None", current_user._get_current_object())  # noqa: SLF001 - the public door of a werkzeug proxy
        known = isinstance(user, AccountUser) and user.active
        g.linkpin_person = user.person if known and user else None
        g.linkpin_language = user.language if known and user else None
    return cast("Person | None", g.linkpin_person)


def current_person() -> Person:
    """Return who is signed in.

    Raises:
        NotAllowedError: Nobody is.
    """
    person = find_current_person()
    if person is None:
        raise NotAllowedError(_("Sign in first."))
    return person
