"""The ways from every page: the few words at its top, and which of them the reader stands in.

The table is by address, as the plan of the screens is. A page that this node does not have yet, or
that the reader may not open, is no way; so a menu never leads to a refusal.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from flask import current_app, request, url_for
from werkzeug.routing import BuildError, Rule

from node.extensions import current_node
from node.language import gettext as _
from node.language import mark
from node.screens.visitor import find_visitor

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MAY_OPEN", "Way", "find_address", "find_page", "here", "here_is", "navigation"]

MAY_OPEN: Final = "linkpin_may_open"
"""Extension that tells whether the visitor may open an endpoint: a callable from word to bool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One word of the menu.

    Attributes:
        text: What it says.
        address: Where it leads.
        is_current: The reader is somewhere below it.
        is_here: The reader is on this very page.
    """

    text: str
    address: str
    is_current: bool
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    address: str
    text: str
    below: tuple[str, ...] = ()
    role: str | None = None


_ITEMS = (
    _Item(address="/", text=mark("Home")),
    _Item(address="/network", text=mark("My network"), below=("/log",)),
    _Item(address="/meetings", text=mark("Meetings")),
    _Item(address="/practices", text=mark("Practices"), below=("/airlock", "/register")),
    _Item(address="/colleagues", text=mark("Colleagues")),
    _Item(address="/left", text=mark("What left this node")),
    _Item(address="/airlock/read", text=mark("To read"), role="second_reader"),
    _Item(address="/admin", text=mark("This node"), role="admin"),
    _Item(address="/desk", text=mark("%(network)s desk"), role="desk"),
)


def navigation() -> list[Way]:
    """Return the ways of the visitor; none while nobody is signed in."""
    person = find_visitor()
    if person is None:
        return []
    shown = [
        (item, address)
        for item in _ITEMS
        if (item.role is None or item.role in person.roles)
        and (address := find_page(item.address)) is not None
    ]
    # Where one way leads below another, the reader stands in the nearer one alone.
    nearest = max((_nearness(item) for item, _address in shown), default=0)
    return [
        Way(
            text=_(item.text) % {"network": current_node().settings.network_name},
            address=address,
            is_current=0 < _nearness(item) == nearest,
            is_here=request.path == item.address,
        )
        for item, address in shown
    ]


def find_page(address: str) -> str | None:
    """Return the address of a page, None if this node has no such page for the visitor.

    Args:
        address: As it stands in the plan of the screens, without parts that vary.
    """
    rules = (rule for rule in current_app.url_map.iter_rules() if _is_page(rule, address))
    rule = next(rules, None)
    if rule is None or not _may_open(rule.endpoint):
        return None
    return url_for(rule.endpoint)


def find_address(endpoint: str) -> str | None:
    """Return where an endpoint without parts that vary is, None if this node has no such one."""
    if endpoint not in current_app.view_functions:
        return None
    try:
        return url_for(endpoint)
    except BuildError:
        return None


def here() -> str:
    """Return the address the reader is at, with its question, to come back to."""
    return request.full_path.removesuffix("?")


def here_is(address: str) -> bool:
    """Say whether the reader is at an address or below it; the first page has nothing below."""
    return request.path == address or (address != "/" and request.path.startswith(f"{address}/"))


def _nearness(item: _Item) -> int:
    """Return how much of the reader's address an item covers; 0 if they are elsewhere."""
    places = (item.address, *item.below)
    return max((len(place) for place in places if here_is(place)), default=0)


def _is_page(rule: Rule, address: str) -> bool:
    return rule.rule == address and "GET" in (rule.methods or ())


def _may_open(endpoint: str) -> bool:
    asked = current_app.extensions.get(MAY_OPEN)
    return asked is None or cast("Callable[[str], bool]", asked)(endpoint)
