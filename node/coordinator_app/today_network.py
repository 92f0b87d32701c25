"""What the network puts on the first page, and how somebody begins who has none yet."""

from collections.abc import Iterator
from typing import Final

from flask import url_for
from sqlalchemy.orm import Session

from node.coordinator_app.today_line import Line
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.network.today import lines_of_today
from node.screens.navigation import find_page

__all__ = ["how_to_begin", "network_lines"]

_NETWORK_SHOWN: Final = 3
"""So many that drafts and news have room beside them."""


def how_to_begin() -> tuple[Line, ...]:
    """Return the first steps of a network, of those that this node has a page for."""
    steps = (
        (
            _("Say in one sentence what you are there for."),
            _("It stands at the top of every invitation and introduction."),
            find_page("/network/mandate"),
            _("Your focus sentence"),
        ),
        (
            _("Enter ten organisations you work with."),
            _("Begin with the networks that are there already."),
            find_page("/network"),
            _("Ten organisations"),
        ),
    )
    return tuple(
        Line(text=text, why=why, address=address, action=action)
        for text, why, address, action in steps
        if address is not None
    )


def network_lines(session: Session, node: Node, person: Person) -> Iterator[Line]:
    """Yield what the network is worth doing for; a few lines, so that others have room."""
    for each in lines_of_today(session, node=node, person=person)[:_NETWORK_SHOWN]:
        yield Line(
            text=each.text,
            why=each.why,
            address=url_for(each.endpoint, **each.values),  # type: ignore[arg-type] # words
            action=each.action,
            quoted=each.quoted,
        )
