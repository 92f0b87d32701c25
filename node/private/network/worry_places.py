"""What a page of this room says of a text that reads as a worry about one person."""

from collections.abc import Callable

from node.database import db
from node.extensions import current_node
from node.private.lawful_route.service import route_text
from node.private.worries import WorryFoundError, WorryPlace

__all__ = ["worry_place"]


def worry_place(error: WorryFoundError, *, label_of: Callable[[str], str]) -> WorryPlace:
    """Return where such a text stands on the page, and where a worry goes in this town.

    Args:
        error: The refusal of the service.
        label_of: What the field of a member is called on the page.
    """
    places = {member: label_of(member) for member in error.members}
    return WorryPlace(places=places, route=route_text(db.session(), node=current_node()))
