"""The rooms of My network and Meetings, put under the application."""

from collections.abc import Sequence
from typing import Final

from flask import Blueprint

from node.coordinator_app import milestones_page
from node.private.network import (
    check_page,
    facts_page,
    mandate_page,
    optional_page,
    rules_page,
)
from node.private.packs import own_year_page, retention_page

__all__ = ["NETWORK_ROOMS"]

_ORGANISATIONS: Final[Sequence[Blueprint]] = ()

_LOG: Final[Sequence[Blueprint]] = ()

_GROUPS: Final[Sequence[Blueprint]] = ()

_CARDS: Final[Sequence[Blueprint]] = (
    mandate_page.bp,
    check_page.bp,
    facts_page.bp,
    rules_page.bp,
    retention_page.bp,
    optional_page.bp,
    own_year_page.bp,
    milestones_page.bp,
)

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
