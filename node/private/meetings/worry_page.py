"""What a page of meetings says of a text that reads as a worry about one person."""

from node.database import db
from node.extensions import current_node
from node.private.lawful_route.service import route_text
from node.private.meetings.meeting_form import field_label
from node.private.worries import WorryFoundError, WorryPlace

__all__ = ["worry_place"]


def worry_place(error: WorryFoundError, *, take_away: str = "text") -> WorryPlace:
    """Return where such a text stands on the page, and where a worry goes in this town.

    Args:
        error: The refusal of the service.
        take_away: Field of a take-away on the page.
    """
    fields = {"agenda": "text_0", "text": take_away}
    return WorryPlace(
        places={fields.get(member, member): field_label(member) for member in error.members},
        route=route_text(db.session(), node=current_node()),
    )
