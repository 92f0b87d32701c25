"""The rooms of My network and Meetings, put under the application."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from node.private.packs import export_views, import_views

__all__ = ["NETWORK_ROOMS"]

_ORGANISATIONS: Final[Sequence[Blueprint]] = ()

_LOG: Final[Sequence[Blueprint]] = ()

_GROUPS: Final[Sequence[Blueprint]] = ()

_CARDS: Final[Sequence[Blueprint]] = ()

_MEETINGS: Final[Sequence[Blueprint]] = ()

_IMPORT: Final[Sequence[Blueprint]] = (import_views.bp,)

_EXPORT: Final[Sequence[Blueprint]] = (export_views.bp,)

_PICTURES: Final[Sequence[Blueprint]] = ()

_SEARCH: Final[Sequence[Blueprint]] = ()

NETWORK_ROOMS: Final[Sequence[Blueprint]] = (
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
"""Every blueprint of both rooms."""
