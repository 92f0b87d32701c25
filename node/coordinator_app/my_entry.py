"""The steps with one's own directory entry that reach beyond the private zone.

Asking a second reader opens the airlock. Taking consent back is immediate: whatever towns can read
of the entry, and whatever is on its way, is ordered withdrawn in the same transaction, because it
rests on nothing any more.
"""

from flask import Response
from sqlalchemy.orm import Session

from node.airlock.orders import order_all
from node.airlock.requests import open_request
from node.database import db
from node.errors import NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.service import Person
from node.people.signed_in import current_person
from node.private.directory.service import Draft, find_draft_of, take_consent_back
from node.private.directory.views import bp
from node.queues import QueueName, wake
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other
from schemas.entry import Kind

__all__ = ["bp"]


@bp.post("/mine/share")
def share() -> Response:
    """Take one's own entry to the airlock, where a second reader is asked."""
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    draft = _own(session, node=node, person=person)
    request = open_request(
        session,
        node=node,
        author=person,
        kind=Kind.DIRECTORY_ENTRY,
        subject_id=draft.draft_id,
    )
    session.commit()
    return see_other("airlock.check", request_id=request.request_id)


@bp.get("/mine/consent")
def ask_to_take_back() -> Response:
    """Ask whether consent shall be taken back."""
    draft = _own(db.session(), node=current_node(), person=current_person())
    return render_page("private/directory/take_back.html", draft=draft)


@bp.post("/mine/consent")
def take_back() -> Response:
    """Take consent back, and withdraw what towns can read of the entry or soon could."""
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    draft = take_consent_back(session, node=node, actor=person)
    ordered = order_all(session, node=node, person=person, subject_id=draft.draft_id)
    session.commit()
    if ordered:
        wake(node.settings, QueueName.SEALER)
    if any(released is not None for released in ordered):
        notice(_("Your consent is taken back. Every town is told to erase your entry."))
    elif ordered:
        notice(_("Your consent is taken back. What was on its way to other towns is called off."))
    else:
        notice(_("Your consent is taken back. No town could read your entry."))
    return see_other("directory.edit")


def _own(session: Session, *, node: Node, person: Person) -> Draft:
    draft = find_draft_of(session, node=node, author=person)
    if draft is None:
        raise NotFoundError(_("You have not filled in an entry yet."))
    return draft
