"""Who might want something useful: organisations that like to hear about what it is about.

Nobody is to sit on information. An item is offered to everybody interested until it was shared with
them. Sharing is a gift and is logged as one, under a number that follows from item and organisation
so that nothing is given twice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.held_organisations import HeldOrganisation
from node.private.network.log import get_line, write_line
from node.private.network.log_line import LogContent, LogDraft, LogLine
from node.private.network.models import LogRow
from node.private.network.visible import visible_to
from node.private.network.words import LogKind

__all__ = ["MOST_SUGGESTED", "Suggestion", "interested_in", "share_item", "suggest_recipients"]

MOST_SUGGESTED: Final = 8
"""Organisations suggested for one item."""

_MOST_LOOKED_AT: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An organisation that may want an item.

    Attributes:
        organisation_id: Which one.
        name: What it is called.
        themes: What it likes to hear about and the item is about.
    """

    organisation_id: UUID
    name: str = field(repr=False)
    themes: tuple[str, ...]


def interested_in(*, themes: Collection[str], interests: Collection[str]) -> tuple[str, ...]:
    """Return about which themes of an item an organisation likes to hear."""
    return tuple(each for each in themes if each in interests)


def suggest_recipients(
    session: Session,
    *,
    person: Person,
    items: Sequence[LogLine],
    interested: Collection[HeldOrganisation],
) -> dict[UUID, tuple[Suggestion, ...]]:
    """Return for each item to whom it may be offered, who shares most themes with it first.

    Args:
        session: Session that reads the private database.
        person: Who looks.
        items: What is useful.
        interested: Who likes to hear about what, of those the reader may see.
    """
    wanted = {item.line_id: _wanted_by(item, interested) for item in items}
    numbers = [
        _gift_number(item_id, each.organisation_id)
        for item_id, found in wanted.items()
        for each in found
    ]
    given = frozenset(
        session.scalars(
            select(LogRow.line_id).where(
                LogRow.line_id.in_(numbers), visible_to(person, LogRow.owner_id)
            )
        )
    )
    return {
        item_id: tuple(
            each for each in found if _gift_number(item_id, each.organisation_id) not in given
        )[:MOST_SUGGESTED]
        for item_id, found in wanted.items()
    }


def share_item(
    session: Session, *, node: Node, actor: Person, item_id: UUID, organisation_id: UUID
) -> None:
    """Log that something useful was shared with an organisation; the caller commits.

    The text stays in the item alone: a copy with the day of today would be kept longer than it.

    Raises:
        NotFoundError: Item or organisation is none that the actor may see.
        ConflictError: It was shared with them already.
        InputRefusedError: The line is about nothing useful, or its text is gone.
    """
    item = get_line(session, node=node, person=actor, line_id=item_id)
    if item.draft.kind is not LogKind.USEFUL or not item.content.text:
        raise InputRefusedError(_("This is nothing that can be shared any more."))
    write_line(
        session,
        node=node,
        actor=actor,
        line_id=_gift_number(item_id, organisation_id),
        draft=LogDraft(
            kind=LogKind.WE_GAVE,
            happened_on=local_day(node),
            organisation_id=organisation_id,
            is_mine=item.draft.is_mine,
            content=LogContent(themes=item.content.themes),
        ),
    )


def _wanted_by(item: LogLine, interested: Collection[HeldOrganisation]) -> tuple[Suggestion, ...]:
    found = [
        Suggestion(organisation_id=each.organisation_id, name=each.name, themes=common)
        for each in interested
        if (common := interested_in(themes=item.content.themes, interests=each.interests))
        and each.organisation_id != item.draft.organisation_id
    ]
    # A few more than are shown, since some may have it already.
    return tuple(sorted(found, key=lambda each: -len(each.themes)))[:_MOST_LOOKED_AT]


def _gift_number(item_id: UUID, organisation_id: UUID) -> UUID:
    return uuid5(item_id, str(organisation_id))
