"""Addresses of records on the screens: which town, and which of its records.

A town stands in an address as the base64url of its entity identifier: the same on every node, and
nothing has to be looked up to understand it.
"""

from uuid import UUID

from federation.base64url import dump_base64url, parse_base64url
from node.errors import NotFoundError
from node.language import gettext as _
from schemas.entry import Kind

__all__ = ["origin_of", "origin_word", "record_address"]


def origin_word(origin: str) -> str:
    """Return how a town stands in an address.

    Args:
        origin: Its entity identifier.
    """
    return dump_base64url(origin.encode()).decode()


def origin_of(word: str) -> str:
    """Return the entity identifier of a town that stands in an address.

    Raises:
        NotFoundError: No address of ours.
    """
    try:
        return parse_base64url(word.encode()).decode()
    except ValueError as exc:
        raise NotFoundError(_("There is no such town here.")) from exc


def record_address(kind: Kind, *, origin: str, record_id: UUID) -> str:
    """Return the path of a record's page, without the node's own address.

    Args:
        kind: Practices and colleagues have pages of their own.
        origin: Entity identifier of the town.
        record_id: The record's identifier there.
    """
    room = "practices" if kind is Kind.PRACTICE_SUMMARY else "colleagues"
    return f"/{room}/{origin_word(origin)}/{record_id}"
