"""What is worth doing today: at most five lines, each with its reason and one way to do it.

Not a list of everything: what waits for this person comes first, what they might like to know
after it, and what does not fit is left for tomorrow. For somebody for whom nothing waits it is the
practices of towns like this one, because giving comes before asking.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from node.airlock.asking import Asked, find_asked, look_at_waiting
from node.airlock.differences import differences_since_asked
from node.airlock.held_back import explain_code
from node.airlock.models import ReleaseRequest
from node.airlock.requests import list_requests
from node.airlock.review import list_waiting
from node.airlock.sealer_state import look_at_sealer
from node.airlock.standing import Standing, standing_of
from node.airlock.subjects import subject_of
from node.coordinator_app.admin.begin import first_steps
from node.coordinator_app.news import (
    MOST_NEWS,
    find_news,
    newest_practices,
    search_practices,
)
from node.coordinator_app.practice_stages import Stage, progress_of
from node.coordinator_app.today_line import Line
from node.coordinator_app.today_network import how_to_begin, network_lines
from node.extensions import Node
from node.language import gettext as _
from node.language import ngettext
from node.operations.doctor import Level, examine
from node.people.models import PersonRole
from node.people.service import Person
from node.private.directory.service import find_draft_of
from node.private.local_time import local_moment
from node.private.network.today import has_network
from node.private.practices.practice import Practice
from node.private.practices.service import list_practices
from node.published.reading import find_many
from node.published.store import find_outcome, list_outcomes
from node.screens.formats import moment, month, weekday
from node.search.cards import ENTRY_MONTHS, is_older
from node.search.hits import Hit
from node.search.question import SearchQuery
from node.search.record_parts import read_parts

__all__ = ["MOST_LINES", "Line", "Today", "todays_page"]

MOST_LINES: Final = 5
"""As many as a person takes in at one look."""

_PRACTICES_SHOWN: Final = MOST_LINES - MOST_NEWS
"""Of towns like this one; what is new stands above them, and both together are five."""

_BEGUN: Final = frozenset({Stage.WRITING, Stage.READY, Stage.CHECKING})
"""How far a practice is whose author has the next step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The first page.

    Attributes:
        lines: What is worth doing, the most pressing first.
        like_here: Practices of towns like this one, for somebody for whom nothing waits or who has
            no network yet; then they come first.
        begin: How to begin with one's network.
        is_beginning: There is no network yet.
    """

    lines: tuple[Line, ...]
    like_here: tuple[Hit, ...] = ()
    begin: tuple[Line, ...] = ()
    is_beginning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What a coordinator has at this node.

    Attributes:
        practices: Theirs, the oldest first.
        requests: The releases they asked for, each with where it stands.
    """

    practices: tuple[Practice, ...]
    requests: tuple[tuple[ReleaseRequest, Standing], ...]


def todays_page(session: Session, *, node: Node, person: Person, language: str) -> Today:
    """Return what is worth doing today for `person`.

    Args:
        session: Session that reads every database.
        node: This node.
        person: Who looks; their roles decide what is looked at.
        language: Language they read.
    """
    own = _own(session, node, person)
    waiting = tuple(islice(_what_waits(session, node, person, own), MOST_LINES))
    if person.roles.isdisjoint({PersonRole.COORDINATOR, PersonRole.DESK}):
        return Today(lines=waiting)
    is_coordinator = PersonRole.COORDINATOR in person.roles
    is_beginning = is_coordinator and not has_network(session, person=person)
    asks = tuple(_own_entry(session, node, person, own)) if is_coordinator else ()
    asks = asks[: MOST_LINES - len(waiting)]
    room = MOST_LINES - len(waiting) - len(asks)
    news = _new_elsewhere(session, node, person, own, language=language)[:room] if room else ()
    lines = waiting + (news + asks if is_beginning else asks + news)
    room = MOST_LINES - len(lines)
    like_here = _like_here(session, node, language) if is_beginning or lines == news else ()
    told = {line.address for line in news}
    untold = tuple(hit for hit in like_here if _address_of(hit) not in told)
    begin = how_to_begin()[: room - bool(untold)] if is_beginning and room else ()
    return Today(
        lines=lines,
        like_here=untold[: min(room - len(begin), _PRACTICES_SHOWN)],
        begin=begin,
        is_beginning=is_beginning,
    )


def _what_waits(session: Session, node: Node, person: Person, own: _Own) -> Iterator[Line]:
    if PersonRole.ADMIN in person.roles:
        yield from _to_look_after(session, node, person)
    if PersonRole.SECOND_READER in person.roles:
        yield from _to_read(session, node, person)
    if PersonRole.COORDINATOR in person.roles:
        yield from _stopped(session, node, own)
        yield from network_lines(session, node, person)
        yield from _begun(session, own)


def _to_look_after(session: Session, node: Node, person: Person) -> Iterator[Line]:
    left = [step for step in first_steps(session, node=node, person=person) if not step.done]
    if left:
        yield Line(
            text=left[0].text,
            why=_("One of the first steps of a new node."),
            address=url_for("admin.begin"),
            action=_("First steps"),
        )
    wrong = [each for each in examine(session, node=node) if each.level is Level.MUST_FIX]
    if wrong:
        yield Line(
            text=_("Something at this node must be fixed."),
            why=wrong[0].sentence,
            address=url_for("admin.index"),
            action=_("Look at it"),
        )


def _to_read(session: Session, node: Node, person: Person) -> Iterator[Line]:
    rows = list_waiting(session, node=node, reader=person)
    found = (find_asked(session, row, reader=person) for row in rows)
    waiting = [each for each in found if each is not None]
    if waiting:
        yield Line(
            text=ngettext(
                "%(number)d text waits for your three minutes.",
                "%(number)d texts wait for your three minutes.",
                len(waiting),
            )
            % {"number": len(waiting)},
            why=_why_read(waiting),
            address=url_for("airlock.queue"),
            action=_("Read it now"),
        )


def _why_read(waiting: list[Asked]) -> str:
    reminded = [each for each in waiting if each.reminded_at is not None]
    if not reminded:
        return _("Nothing leaves this node before a second person has read it.")
    # One sentence for all of them: what waits longest is what a colleague waits for.
    return _("A colleague waits for it since %(day)s. Read it, or tell them that you cannot.") % {
        "day": weekday(min(each.asked_at for each in reminded))
    }


def _stopped(session: Session, node: Node, own: _Own) -> Iterator[Line]:
    """Yield a line for each release that does not go on by itself."""
    practices = {each.practice_id: each for each in own.practices}
    for row, standing in own.requests:
        line = None
        if standing is Standing.REFUSED:
            line = (
                _("Your second reader sent a text back."),
                _("They left you a note, or a finding to look at again."),
                url_for("airlock.check", request_id=row.request_id),
            )
        elif standing is Standing.ASKED:
            line = _while_asked(session, node, row)
        elif standing is Standing.HELD_BACK:
            outcome = find_outcome(session, row.request_id)
            line = (
                _("A text of yours was approved, but it was held back."),
                explain_code(outcome.code if outcome else None).why,
                url_for("airlock.status", request_id=row.request_id),
            )
        elif standing is Standing.APPROVED and row.decided_at is not None:
            sealer = look_at_sealer(session, node=node, waits_since=row.decided_at)
            if sealer.held is not None or sealer.silent_since is not None:
                line = (
                    _("A text of yours waits to be signed since %(moment)s.")
                    % {"moment": moment(row.decided_at)},
                    _("The part of this node that signs does not take it up."),
                    url_for("airlock.status", request_id=row.request_id),
                )
        if line is not None:
            yield _about(line, practices.get(row.subject_id))


def _while_asked(session: Session, node: Node, row: ReleaseRequest) -> tuple[str, str, str] | None:
    """Return what keeps a second reader from deciding; None while they can."""
    subject = subject_of(session, row, node=node)
    where = url_for("airlock.status", request_id=row.request_id)
    changed = differences_since_asked(
        session, node=node, row=row, subject=subject, with_words=False
    )
    if changed:
        return _("A text of yours has to be asked for again."), changed[0], where
    if not look_at_waiting(session, node=node, row=row, subject=subject).is_stuck:
        return None
    since = weekday(local_moment(node, row.asked_at or row.created_at).date())
    return (
        _("A text of yours waits for a second reader since %(day)s.") % {"day": since},
        _("Nobody else may read it. Ask the administrator to invite one."),
        where,
    )


def _about(said: tuple[str, str, str], practice: Practice | None) -> Line:
    """Return a line about a practice; about one's directory entry where there is none."""
    text, why, address = said
    return Line(
        text=text,
        why=why,
        address=address,
        action=_("Look at it"),
        quoted=practice.content.title if practice else "",
        language=practice.content.language if practice else None,
    )


def _begun(session: Session, own: _Own) -> Iterator[Line]:
    progress = progress_of(session, own.practices)
    for practice in reversed(own.practices):
        stage = progress[practice.practice_id].stage
        if stage not in _BEGUN or progress[practice.practice_id].is_readable:
            continue
        is_shared = stage is Stage.CHECKING
        yield Line(
            text=_("You began to share this.") if is_shared else _("You began to write this down."),
            why=_("Other towns can read it once it is finished and a second person has read it."),
            address=url_for("practices.show", practice_id=practice.practice_id),
            action=_("Go on"),
            quoted=practice.content.title,
            language=practice.content.language,
        )


def _own_entry(session: Session, node: Node, person: Person, own: _Own) -> Iterator[Line]:
    draft = find_draft_of(session, node=node, author=person)
    if draft is None:
        yield Line(
            text=_("Colleagues in other towns cannot find you yet."),
            why=_("Your entry says what you can talk about and how to reach your role."),
            address=url_for("directory.edit"),
            action=_("Write your entry"),
        )
        return
    mine = [(row, at) for row, at in own.requests if row.subject_id == draft.draft_id]
    confirmed = _confirmed(session, [row.record_id for row, _at in mine])
    is_on_its_way = any(at in {Standing.ASKED, Standing.APPROVED} for _row, at in mine)
    # A month before the sealer withdraws it, so that nobody is taken by surprise.
    is_due = is_older(confirmed, months=ENTRY_MONTHS - 1, now=node.clock())
    if is_due and not is_on_its_way:
        yield Line(
            text=_("You last confirmed your entry in the directory in %(month)s.")
            % {"month": month(confirmed)},
            why=_("After a year it leaves the directory by itself. Say whether it is still true."),
            address=url_for("directory.edit"),
            action=_("Look at it"),
        )


def _confirmed(session: Session, record_ids: list[UUID]) -> str:
    """Return the month in which what towns can read of an entry was confirmed; else nothing."""
    months = [
        read_parts(record.kind, record.body).confirmed
        for record in find_many(session, record_ids).values()
        if record.live and record.body is not None
    ]
    return max(months, default="")


def _new_elsewhere(
    session: Session, node: Node, person: Person, own: _Own, *, language: str
) -> tuple[Line, ...]:
    found = find_news(session, node=node, person=person, language=language, practices=own.practices)
    return tuple(
        Line(
            text=_("New from another town:"),
            why=_("%(town)s, %(country)s. %(why)s")
            % {"town": each.town, "country": each.country, "why": each.why},
            address=_address_of(each.hit),
            action=_("Read it"),
            quoted=each.hit.title,
            language=each.hit.language,
        )
        for each in found
    )


def _like_here(session: Session, node: Node, language: str) -> tuple[Hit, ...]:
    """Return practices of towns of this size, or the newest; some may be told as new already."""
    band = node.settings.population_band
    filters: Mapping[str, tuple[str, ...]] = {"population_band": (band.value,)} if band else {}
    query = SearchQuery(language=language, filters=filters, limit=MOST_LINES)
    found = search_practices(session, node=node, query=query)
    return found or newest_practices(session, node=node, language=language, limit=MOST_LINES)


def _address_of(hit: Hit) -> str:
    return url_for("practice_page.show", origin=hit.origin, record_id=hit.record_id)


def _own(session: Session, node: Node, person: Person) -> _Own:
    if PersonRole.COORDINATOR not in person.roles:
        return _Own(practices=(), requests=())
    practices = list_practices(session, node=node)
    rows = [row for row in list_requests(session) if row.author_id == person.account_id]
    released = find_many(session, [row.record_id for row in rows])
    outcomes = list_outcomes(session)
    return _Own(
        practices=tuple(each for each in practices if each.author_id == person.account_id),
        requests=tuple(
            (
                row,
                standing_of(
                    row,
                    released=released.get(row.record_id),
                    outcome=outcomes.get(row.request_id),
                ),
            )
            for row in rows
        ),
    )
