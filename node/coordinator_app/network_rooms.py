"""The rooms of My network and Meetings, put under the application."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from node.private.network import (
    independence_pages,
    introduction_pages,
    offer_pages,
    panel_pages,
)
from node.private.packs import group_overview, programme_pages

__all__ = ["NETWORK_ROOMS"]

_ORGANISATIONS: Final[Sequence[Blueprint]] = ()

_LOG: Final[Sequence[Blueprint]] = ()

_GROUPS: Final[Sequence[Blueprint]] = (
    group_overview.bp,
    introduction_pages.bp,
    independence_pages.bp,
    offer_pages.bp,
    panel_pages.bp,
    programme_pages.bp,
)

_CARDS: Final[Sequence[Blueprint]] = ()

_MEETINGS: Final[Sequence[Blueprint]] = ()

_IMPORT: Final[Sequence[Blueprint]] = ()

_EXPORT: Final[Sequence[Blueprint]] = ()

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
