"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = ()

_GROUPS: Final[tuple[str, ...]] = ()

_CARDS: Final[tuple[str, ...]] = (
    "mandate.show",
    "mandate.edit",
    "mandate.change",
    "mandate.firewall",
    "mandate.confirm",
    "mandate.script",
    "text_check.show",
    "text_check.look",
    "facts.index",
    "facts.new",
    "facts.create",
    "facts.edit",
    "facts.change",
    "facts.erase",
    "facts.sheet",
    "facts.table",
    "facts.terms",
    "network_rules.show",
    "network_rules.change",
    "retention.preview",
    "retention.run",
    "optional.index",
    "optional.part",
    "optional.begin",
    "optional.end",
    "own_year.visits",
    "own_year.checklist",
    "own_year.objectives",
    "own_year.yearly",
    "milestones.index",
)

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
