"""What coordinators do at the tables of a meeting: make rounds, make break-outs, print cards."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.meetings.breakouts import (
    Theme,
    Wisher,
    allocate,
    count_first_wishes,
    most_first_wishes,
    wishes_of,
)
from node.private.meetings.encounters import find_encounters
from node.private.meetings.meetings import get_meeting_row
from node.private.meetings.round_bound import most_new_pairs
from node.private.meetings.round_plan import (
    BreakOuts,
    SpeedDates,
    Table,
    chairs_of,
    keep_break_outs,
    keep_speed_dates,
)
from node.private.meetings.round_seats import (
    Sitter,
    list_seats,
    organisations_at,
)
from node.private.meetings.rounds import OddRule, Seat, count_new_pairs, make_rounds, new_graph
from node.private.network.changes import next_change, record_change
from node.private.network.organisation import Organisation
from schemas.vocabulary import load_vocabulary

__all__ = ["card_lines", "make_break_outs", "make_speed_dates", "suggest_themes"]


def make_speed_dates(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    rounds: int,
    minutes: int,
    odd: OddRule,
    seed: int,
) -> SpeedDates:
    """Make the rounds of a meeting, in place of those it had; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who makes them.
        meeting_id: Which meeting.
        rounds: How many there is time for.
        minutes: How long each takes.
        odd: What is done when one person is left over.
        seed: Number of the draw.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such meeting that the actor may see.
        InputRefusedError: There is nobody to meet, or a number is out of bounds.
    """
    check_role(actor, PersonRole.COORDINATOR)
    get_meeting_row(session, actor, meeting_id)
    seats = list_seats(session, person=actor, meeting_id=meeting_id)
    met = find_encounters(
        session,
        person=actor,
        organisations={seat.organisation_id for seat in seats},
        before=meeting_id,
    )
    known = frozenset(met)
    made = make_rounds(seats, rounds=rounds, known=known, odd=odd, seed=seed)
    speed_dates = SpeedDates(
        seed=seed,
        minutes=minutes,
        asked=rounds,
        odd=odd,
        new_pairs=count_new_pairs(made, seats=seats, known=known),
        bound=most_new_pairs(new_graph(seats, known), rounds=rounds, threes=odd is OddRule.THREE),
        chairs=chairs_of(seats),
        rounds=made,
    )
    # Nobody waits for a plan to be computed: the writing transaction begins only now.
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    keep_speed_dates(row, node=node, number=number, speed_dates=speed_dates)
    session.flush()
    record_change(session, node=node, actor=actor, action="rounds_made", about=meeting_id)
    return speed_dates


def make_break_outs(
    session: Session,
    *,
    node: Node,
    actor: Person,
    meeting_id: UUID,
    themes: Sequence[Theme],
    least: int,
) -> BreakOuts:
    """Make the tables of a meeting, in place of those it had; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who makes them.
        meeting_id: Which meeting.
        themes: The tables.
        least: How few a table can be.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such meeting that the actor may see.
        InputRefusedError: There is nobody, or there are too few places.
    """
    check_role(actor, PersonRole.COORDINATOR)
    get_meeting_row(session, actor, meeting_id)
    seats = list_seats(session, person=actor, meeting_id=meeting_id)
    organisations = organisations_at(session, node=node, person=actor, seats=seats)
    people = _wishers(seats, organisations, themes=themes)
    seated = allocate(people, themes=themes)
    break_outs = BreakOuts(
        least=least,
        first=count_first_wishes(people, seated=seated),
        most_first=most_first_wishes(people, themes=themes),
        chairs=chairs_of(seats),
        tables=tuple(
            Table(
                theme=theme.concept,
                most=theme.most,
                seats=tuple(seat for seat, concept in seated.items() if concept == theme.concept),
            )
            for theme in themes
        ),
    )
    # Nobody waits for a plan to be computed: the writing transaction begins only now.
    number = next_change(session)
    row = get_meeting_row(session, actor, meeting_id)
    keep_break_outs(row, node=node, number=number, break_outs=break_outs)
    session.flush()
    record_change(session, node=node, actor=actor, action="breakouts_made", about=meeting_id)
    return break_outs


def suggest_themes(organisations: Iterable[Organisation], *, number: int) -> tuple[str, ...]:
    """Return what most organisations like to hear about, the most wanted first."""
    wanted = Counter(
        interest for each in organisations for interest in dict.fromkeys(each.content.interests)
    )
    ranked = sorted(wanted.items(), key=lambda each: (-each[1], each[0]))
    return tuple(concept for concept, _times in ranked[:number])


def card_lines(sitter: Sitter) -> tuple[str, str, str, str]:
    """Return what stands on a card: name, function, organisation, tasks, and nothing else.

    What is not known is empty, and is written in by hand.
    """
    contact = sitter.contact.content if sitter.contact else None
    organisation = sitter.organisation.content
    return (
        contact.name if contact else "",
        contact.function if contact else "",
        organisation.name,
        organisation.tasks,
    )


def _wishers(
    seats: Sequence[Seat], organisations: Mapping[UUID, Organisation], *, themes: Sequence[Theme]
) -> list[Wisher]:
    """Return who sits down, with what their organisations like of the themes."""
    concepts = [theme.concept for theme in themes]
    if not load_vocabulary().concepts.keys() >= set(concepts):
        raise InputRefusedError(_("Choose themes of the list."))
    return [
        Wisher(
            seat=seat.number,
            part=seat.part,
            wishes=wishes_of(
                organisations[seat.organisation_id].content.interests, themes=concepts
            ),
        )
        for seat in seats
    ]
