"""The pages of what goes round: who might want something, and what could not be given."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import LANGUAGES, language_from, spoken
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.held_organisations import held_organisations
from node.private.network.log import count_lines, list_lines
from node.private.network.log_form import read_identifier
from node.private.network.models import LogRow
from node.private.network.paging import read_page
from node.private.network.promise_views import names_of
from node.private.network.refusals import count_refusals, reply_text, share_of_refusals
from node.private.network.useful import share_item, suggest_recipients
from node.private.network.word_labels import label
from node.private.network.words import LogKind, RefusalReason, State
from node.screens.form import read_form
from node.screens.formats import language_name
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("useful", __name__, url_prefix="/network")

_PER_PAGE: Final = 10
_YEAR_DAYS: Final = 365
_ASKED: Final = (LogKind.THEY_ASKED, LogKind.REFUSED)


@bp.get("/useful")
def index() -> Response:
    """Show what others may want, and who that may be."""
    session, node, person = db.session(), current_node(), current_person()
    page = read_page()
    found = list_lines(
        session,
        node=node,
        person=person,
        where=(LogRow.kind == LogKind.USEFUL, LogRow.state == State.OPEN),
        limit=_PER_PAGE + 1,
        offset=page * _PER_PAGE,
    )
    items = found[:_PER_PAGE]
    held = held_organisations(session, node=node, person=person) if items else {}
    interested = [each for each in held.values() if each.interests and not each.is_paused]
    return render_page(
        "private/network/useful.html",
        items=items,
        suggestions=suggest_recipients(session, person=person, items=items, interested=interested),
        names=names_of(items),
        page=page,
        has_more=len(found) > _PER_PAGE,
    )


@bp.post("/useful/<uuid:line_id>/share")
def share(line_id: UUID) -> Response:
    """Log that something was shared with an organisation."""
    form = read_form(single=("organisation",))
    organisation_id = read_identifier(form.text("organisation"))
    if organisation_id is None:
        raise InputRefusedError(_("Choose an organisation."))
    session = db.session()
    try:
        share_item(
            session,
            node=current_node(),
            actor=current_person(),
            item_id=line_id,
            organisation_id=organisation_id,
        )
    except ConflictError:
        session.rollback()
        notice(_("It was shared with them already."))
        return see_other("useful.index")
    session.commit()
    notice(_("Logged as shared. Now send it from your own mail program."))
    return see_other("useful.index")


@bp.get("/refusals")
def refusals() -> Response:
    """Show how to say that something cannot be given, and how often it could not."""
    session, person = db.session(), current_person()
    language = language_from(request.args.get("language") or spoken())
    since = local_day(current_node()) - timedelta(days=_YEAR_DAYS)
    counts = count_refusals(session, person=person, since=since)
    asked = count_lines(
        session, person=person, where=(LogRow.kind.in_(_ASKED), LogRow.happened_on > since)
    )
    return render_page(
        "private/network/refusals.html",
        replies=[(label(each), reply_text(each, language=language)) for each in RefusalReason],
        counts=[(label(reason), number) for reason, number in counts.items()],
        refused=sum(counts.values()),
        asked=asked,
        percent=share_of_refusals(refused=sum(counts.values()), asked=asked),
        reply_language=language,
        languages=[(each, language_name(each)) for each in LANGUAGES],
    )
