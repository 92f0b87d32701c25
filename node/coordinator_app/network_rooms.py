"""The rooms of My network and Meetings, put under the application."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from node.private.packs import handover_views, picture_views, report_views, trend_views

__all__ = ["NETWORK_ROOMS"]

_ORGANISATIONS: Final[Sequence[Blueprint]] = ()

_LOG: Final[Sequence[Blueprint]] = ()

_GROUPS: Final[Sequence[Blueprint]] = ()

_CARDS: Final[Sequence[Blueprint]] = ()

_MEETINGS: Final[Sequence[Blueprint]] = ()

_IMPORT: Final[Sequence[Blueprint]] = ()

_EXPORT: Final[Sequence[Blueprint]] = ()

_PICTURES: Final[Sequence[Blueprint]] = (
    picture_views.bp,
    trend_views.bp,
    report_views.bp,
    handover_views.bp,
)

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
