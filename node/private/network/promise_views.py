"""The pages of what was said and what came of it: promises both ways, proposals of partners."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.addresses import organisation_address
from node.private.network.log import list_lines
from node.private.network.log_line import LogLine
from node.private.network.models import LogRow
from node.private.network.organisations import name_organisations
from node.private.network.paging import read_page
from node.private.network.promises import (
    count_promises,
    days_overdue,
    describe_due,
    list_promises,
)
from node.private.network.proposals import ANSWER_DAYS, count_answered, days_unanswered
from node.private.network.word_labels import label
from node.private.network.words import LogKind, State
from node.screens.page import render_page

__all__ = ["bp", "names_of"]

bp = Blueprint("promises", __name__, url_prefix="/network")

_PER_PAGE: Final = 25


@bp.get("/promises")
def index() -> Response:
    """Show open promises both ways, what is overdue first."""
    session, node, person = db.session(), current_node(), current_person()
    today, page = local_day(node), read_page()
    ours, theirs = (
        list_promises(
            session,
            node=node,
            person=person,
            kind=kind,
            limit=_PER_PAGE + 1,
            offset=page * _PER_PAGE,
        )
        for kind in (LogKind.WE_PROMISED, LogKind.THEY_PROMISED)
    )
    return render_page(
        "private/network/promises.html",
        ours=ours[:_PER_PAGE],
        theirs=theirs[:_PER_PAGE],
        overdue=count_promises(session, person=person, today=today),
        names=names_of((*ours, *theirs)),
        due=lambda line: describe_due(due_on=line.draft.due_on, today=today),
        is_late=lambda line: days_overdue(due_on=line.draft.due_on, today=today) > 0,
        page=page,
        has_more=len(ours) > _PER_PAGE or len(theirs) > _PER_PAGE,
        address_of=organisation_address,
    )


@bp.get("/proposals")
def proposals() -> Response:
    """Show what partners proposed and what was done with it."""
    session, node, person = db.session(), current_node(), current_person()
    today, page = local_day(node), read_page()
    is_open = LogRow.state == State.OPEN
    waiting, answered = (
        list_lines(
            session,
            node=node,
            person=person,
            where=(LogRow.kind == LogKind.PROPOSED, condition),
            limit=_PER_PAGE + 1,
            offset=page * _PER_PAGE,
        )
        for condition in (is_open, ~is_open)
    )
    return render_page(
        "private/network/proposals.html",
        # Who has waited longest for an answer stands first on this page.
        waiting=sorted(waiting[:_PER_PAGE], key=lambda line: line.draft.happened_on),
        answered=answered[:_PER_PAGE],
        counts=count_answered(session, person=person),
        names=names_of((*waiting, *answered)),
        late=lambda line: days_unanswered(
            happened_on=line.draft.happened_on, state=line.draft.state, today=today
        ),
        answer_days=ANSWER_DAYS,
        word=label,
        page=page,
        has_more=len(waiting) > _PER_PAGE or len(answered) > _PER_PAGE,
    )


def names_of(lines: Collection[LogLine]) -> Mapping[UUID, str]:
    """Return what the organisations of lines are called, for who is signed in."""
    numbers = {each.draft.organisation_id for each in lines}
    numbers |= {each.draft.other_id for each in lines}
    return name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        ids=[each for each in numbers if each is not None],
    )
