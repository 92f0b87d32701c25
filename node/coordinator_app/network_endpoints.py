"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = ()

_GROUPS: Final = (
    *("groups.index", "groups.new", "groups.create", "groups.show", "groups.edit"),
    *("groups.change", "groups.members", "groups.change_them", "groups.enter_names"),
    *("groups.step", "groups.who", "groups.who_mail"),
    *("introductions.index", "introductions.confirm", "introductions.make"),
    *("introductions.agreed", "introductions.outcome", "introductions.settle"),
    *("independence.index", "offers.index"),
    *("panels.index", "panels.new", "panels.create", "panels.show", "panels.edit"),
    "panels.change",
    *("programmes.index", "programmes.turn_into_practice"),
)

_CARDS: Final[tuple[str, ...]] = ()

_MEETINGS: Final[tuple[str, ...]] = ()

_IMPORT: Final[tuple[str, ...]] = ()

_EXPORT: Final[tuple[str, ...]] = ()

_PICTURES: Final[tuple[str, ...]] = ()

_SEARCH: Final[tuple[str, ...]] = ()

NETWORK_ENDPOINTS: Final[tuple[str, ...]] = (
    *_ORGANISATIONS,
    *_LOG,
    *_GROUPS,
    *_CARDS,
    *_MEETINGS,
    *_IMPORT,
    *_EXPORT,
    *_PICTURES,
    *_SEARCH,
)
"""Every endpoint of both rooms."""
