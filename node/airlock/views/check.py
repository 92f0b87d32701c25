"""The page on which an author makes a text safe, and the steps taken on it.

Each step names the text as its page had it: pressed twice, or from a page that was open too long, a
step changes nothing and the page shows the text as it is now.
"""

import re
from uuid import UUID

from flask import Response, request
from werkzeug.exceptions import BadRequest

from node.airlock.draft_texts import text_members
from node.airlock.findings import DismissalReason, Finding
from node.airlock.last_step import can_undo
from node.airlock.models import RequestState
from node.airlock.requests import get_own_request, get_request
from node.airlock.resolving import Action, Resolution
from node.airlock.resolving import resolve as resolve_findings
from node.airlock.resolving import undo as undo_step
from node.airlock.review import Review, review
from node.airlock.standing import Standing
from node.airlock.subjects import subject_of
from node.airlock.text_digest import seen_of
from node.airlock.views.blueprint import bp
from node.airlock.views.check_page import REASON_WORDS, check_page
from node.airlock.views.subject_titles import stands, title_of
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import get_person_by_id
from node.people.signed_in import current_person
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from schemas.strict_json import dump

__all__ = ["accept", "check", "resolve", "undo"]

_FINDING_ID = re.compile(r"[0-9a-f]{6}")
_CLOSED = frozenset({Standing.CANCELLED, Standing.RELEASED, Standing.REPLACED, Standing.WITHDRAWN})


@bp.get("/<uuid:request_id>/check")
def check(request_id: UUID) -> Response:
    """Show what was found in a draft, and what can be done about it."""
    return _page(request_id, blank_form())


@bp.post("/<uuid:request_id>/check")
def resolve(request_id: UUID) -> Response:
    """Carry out one step about one finding."""
    session, node, author = db.session(), current_node(), current_person()
    get_own_request(session, author=author, request_id=request_id)
    finding_id = request.form.get("finding", "")
    if not _FINDING_ID.fullmatch(finding_id):
        raise BadRequest
    words, reason = f"words-{finding_id}", f"reason-{finding_id}"
    form = read_form(single=("finding", "action", "seen", words, reason))
    finding = _find(review(session, node=node, request_id=request_id), form)
    if finding is None:
        return _changed_meanwhile(request_id)
    step = _step(form, finding)
    if step is None:
        return _page(request_id, form, status=422)
    try:
        after = resolve_findings(
            session, node=node, author=author, request_id=request_id, resolutions=[step]
        )
    except InputRefusedError as error:
        form.take(error, at=words)
        return _page(request_id, form, status=422)
    session.commit()
    return _go_on(after)


@bp.post("/<uuid:request_id>/accept")
def accept(request_id: UUID) -> Response:
    """Take every proposal that nobody decided about."""
    form = read_form(single=("seen",))
    session, node, author = db.session(), current_node(), current_person()
    get_own_request(session, author=author, request_id=request_id)
    now = review(session, node=node, request_id=request_id)
    if form.text("seen") != seen_of(dump(now.draft).decode()):
        return _changed_meanwhile(request_id)
    steps = [
        Resolution(finding_id=each.finding_id, action=Action.PROPOSAL)
        for each in (*now.open, *now.worth_a_look)
        if each.proposal is not None
    ]
    if not steps:
        return _changed_meanwhile(request_id)
    after = resolve_findings(
        session, node=node, author=author, request_id=request_id, resolutions=steps
    )
    session.commit()
    return _go_on(after)


@bp.post("/<uuid:request_id>/undo")
def undo(request_id: UUID) -> Response:
    """Take the last step back."""
    read_form()
    session, node, author = db.session(), current_node(), current_person()
    row = get_own_request(session, author=author, request_id=request_id)
    if can_undo(session, row):
        undo_step(session, node=node, author=author, request_id=request_id)
        session.commit()
        notice(_("The last step was taken back."))
    return see_other("airlock.check", request_id=request_id)


def _page(request_id: UUID, form: Form, *, status: int = 200) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    # A step that was refused half way leaves nothing behind.
    session.rollback()
    row = get_request(session, request_id)
    if stands(session, row) in _CLOSED:
        return see_other("airlock.status", request_id=request_id)
    found = review(session, node=node, request_id=request_id)
    return render_page(
        "airlock/check.html",
        status=status,
        form=form,
        request_id=request_id,
        page=check_page(session, found, node=node),
        title=title_of(row, node=node),
        note=found.note if row.state is RequestState.REFUSED else None,
        seen=seen_of(dump(found.draft).decode()),
        is_asked=row.state in {RequestState.ASKED, RequestState.APPROVED},
        is_mine=row.author_id == person.account_id,
        author=get_person_by_id(session, node=node, account_id=row.author_id).name,
        is_changed=subject_of(session, row, node=node).revision != row.subject_revision,
        kind=row.kind,
        subject_id=row.subject_id,
        reasons=[(reason.value, _(words)) for reason, words in REASON_WORDS.items()],
    )


def _find(now: Review, form: Form) -> Finding | None:
    """Return the finding that a form is about, if its text is as the page had it."""
    for finding in now.findings:
        if finding.finding_id == form.text("finding"):
            text = text_members(now.draft)[finding.member]
            return finding if seen_of(text) == form.text("seen") else None
    return None


def _step(form: Form, finding: Finding) -> Resolution | None:
    """Return the step that a form asks for; None if something is wrong with it."""
    words, reason = f"words-{finding.finding_id}", f"reason-{finding.finding_id}"
    if form.text("action") not in set(Action):
        raise BadRequest
    action = Action(form.text("action"))
    if action is Action.REPLACE:
        form.require(words, _("Write the words that shall stand there instead."))
    if action is Action.NOT_IDENTIFYING and form.text(reason) not in set(DismissalReason):
        form.fault(reason, _("Choose why these words identify nobody."))
    if not form.is_good:
        return None
    return Resolution(
        finding_id=finding.finding_id,
        action=action,
        words=form.text(words),
        reason=DismissalReason(form.text(reason)) if form.text(reason) else None,
    )


def _go_on(after: Review) -> Response:
    """Go to the next finding that stands open, or to the top when none does."""
    left = len(after.open)
    if not left:
        notice(_("Nothing holds it up any more. Read it once as a journalist would."))
        return see_other("airlock.check", request_id=after.request.request_id)
    notice(
        ngettext("%(number)d finding is left.", "%(number)d findings are left.", left)
        % {"number": left}
    )
    anchor = f"finding-{after.open[0].finding_id}"
    return see_other("airlock.check", request_id=after.request.request_id, _anchor=anchor)


def _changed_meanwhile(request_id: UUID) -> Response:
    notice(
        _("The text is not as your page had it, so nothing was changed. Look at it as it is now.")
    )
    return see_other("airlock.check", request_id=request_id)
