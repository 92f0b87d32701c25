"""The pages for mayor and council: where their support stands, and what to give them to read."""

from flask import Blueprint, Response

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.log_line import LogLine
from node.private.network.politics import (
    EXPECTATION_WORDS,
    count_facts,
    describe_support,
    elections_on,
    lines_of_kind,
    promises_without_owner,
)
from node.private.network.word_labels import label
from node.private.network.words import LogKind
from node.screens.page import render_page

__all__ = ["bp"]

bp = Blueprint("politics", __name__, url_prefix="/network/politics")


@bp.get("")
def index() -> Response:
    """Show support, expectations and legal demands."""
    session, node, person = db.session(), current_node(), current_person()
    today, elections = local_day(node), elections_on(session)
    support, expected, demands = (
        lines_of_kind(session, node=node, person=person, kind=kind)
        for kind in (LogKind.SUPPORT, LogKind.EXPECTED, LogKind.LEGAL_DEMAND)
    )

    def lasts(line: LogLine) -> str:
        return describe_support(
            due_on=line.draft.due_on,
            happened_on=line.draft.happened_on,
            elections=elections,
            today=today,
        )

    return render_page(
        "private/network/politics.html",
        support=support,
        expected=expected,
        demands=demands,
        elections=elections,
        lasts=lasts,
        stands={state: _(words) for state, words in EXPECTATION_WORDS.items()},
        unowned=promises_without_owner(
            [(each.draft.state, each.content.department) for each in expected]
        ),
        word=label,
    )


@bp.get("/new-mayor")
def new_mayor() -> Response:
    """Show a note for a new mayor, in counts and without names, to be printed."""
    return _note("private/network/new_mayor.html")


@bp.get("/briefing")
def briefing() -> Response:
    """Show a note for politicians that says what they can expect, to be printed."""
    return _note("private/network/briefing.html")


def _note(template: str) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    today = local_day(node)
    expected = lines_of_kind(session, node=node, person=person, kind=LogKind.EXPECTED)
    counts = {
        words: sum(each.draft.state is state for each in expected)
        for state, words in EXPECTATION_WORDS.items()
    }
    return render_page(
        template,
        facts=count_facts(session, person=person, today=today),
        town=node.settings.name,
        today=today,
        elections=elections_on(session),
        expected=[(_(words), number) for words, number in counts.items()],
        support=len(lines_of_kind(session, node=node, person=person, kind=LogKind.SUPPORT)),
    )
