"""Which pages belong to a part of the method that may be switched off."""

from collections.abc import Mapping
from typing import Final

from node.database import db
from node.private.network.optional_rows import is_on

__all__ = ["PAGES", "switched_off_pages"]

PAGES: Final[Mapping[str, str]] = {
    "/network/panels": "F53",
    "/network/presence": "F56",
    "/network/programmes": "F58",
    "/network/mandate/script": "F13",
    "/network/terms": "F59",
    "/network/objectives": "F45",
    "/network/milestones": "F46",
    "/network/yearly": "F49",
}
"""The code of its part by the address of each page; menus leave it out while that is off."""


def switched_off_pages() -> frozenset[str]:
    """Return the addresses that no menu names now."""
    session = db.session()
    return frozenset(address for address, code in PAGES.items() if not is_on(session, code))
