"""The pages of My network and Meetings: every one of them is for coordinators alone.

Whose organisation, line or meeting it is, is asked by the service that loads it, in the same query.
"""

from typing import Final

__all__ = ["NETWORK_ENDPOINTS"]

_ORGANISATIONS: Final[tuple[str, ...]] = ()

_LOG: Final[tuple[str, ...]] = ()

_GROUPS: Final[tuple[str, ...]] = ()

_CARDS: Final[tuple[str, ...]] = ()

_MEETINGS: Final[tuple[str, ...]] = ()

_IMPORT: Final[tuple[str, ...]] = (
    "network_import.index",
    "network_import.template",
    "network_import.upload",
    "network_import.columns",
    "network_import.choose",
    "network_import.preview",
    "network_import.store",
    "network_import.ask_to_undo",
    "network_import.undo",
)

_EXPORT: Final[tuple[str, ...]] = (
    "network_export.index",
    "network_export.download",
    "network_export.ask",
    "network_export.answer_request",
)

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
