"""Where a release stands, in words, and the beginning of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest

from node.airlock.asking import Waiting, carry_on_asking, look_at_waiting
from node.airlock.differences import differences_since_asked
from node.airlock.held_back import explain_code
from node.airlock.models import ReleaseRequest
from node.airlock.recipients import audience_words
from node.airlock.requests import get_request, open_request
from node.airlock.review import review
from node.airlock.sealer_state import SealerState, look_at_sealer
from node.airlock.standing import Standing
from node.airlock.subjects import subject_of
from node.airlock.views.blueprint import bp
from node.airlock.views.calling_off import STOPPABLE
from node.airlock.views.subject_titles import stands, title_of
from node.database import db
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import mark
from node.people.service import get_person_by_id
from node.people.signed_in import current_person
from node.published.reading import find_released
from node.published.store import find_outcome
from node.screens.form import read_form
from node.screens.page import render_page, see_other
from schemas.entry import Kind

__all__ = ["begin", "status"]

_HEADINGS: Final[Mapping[Standing, str]] = {
    Standing.DRAFTING: mark("It is being made safe"),
    Standing.ASKED: mark("A second reader is asked"),
    Standing.APPROVED: mark("Approved, and waiting to be signed"),
    Standing.REFUSED: mark("The second reader sent it back"),
    Standing.CANCELLED: mark("This release was called off"),
    Standing.HELD_BACK: mark("Approved, but it was held back"),
    Standing.RELEASED: mark("Released"),
    Standing.REPLACED: mark("Released, and corrected since"),
    Standing.WITHDRAWN: mark("Released, and withdrawn since"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step on the way out.

    Attributes:
        words: What it is.
        at: When it was done; None if it was not.
        state: `done`, `now`, `waits` or `broken`.
    """

    words: str
    at: datetime | None
    state: str


@bp.post("/begin")
def begin() -> Response:
    """Open the release request of a practice or a directory entry."""
    form = read_form(single=("kind", "subject_id"))
    try:
        kind, subject_id = Kind(form.text("kind")), UUID(form.text("subject_id"))
    except ValueError as exc:
        raise BadRequest from exc
    session, node = db.session(), current_node()
    row = open_request(
        session, node=node, author=current_person(), kind=kind, subject_id=subject_id
    )
    session.commit()
    return see_other("airlock.check", request_id=row.request_id)


@bp.get("/<uuid:request_id>")
def status(request_id: UUID) -> Response:
    """Show where a release stands, and since when."""
    session, node, person = db.session(), current_node(), current_person()
    if carry_on_asking(session, node=node):
        session.commit()
    row = get_request(session, request_id)
    standing = stands(session, row)
    released = find_released(session, row.record_id)
    outcome = find_outcome(session, request_id)
    is_settled = standing in {Standing.RELEASED, Standing.REPLACED, Standing.WITHDRAWN}
    return render_page(
        "airlock/status.html",
        request_id=request_id,
        record_id=row.record_id,
        title=title_of(row, node=node),
        standing=standing.value,
        heading=_(_HEADINGS[standing]),
        steps=_steps(row, standing, released_at=outcome.at if outcome and is_settled else None),
        audience=audience_words(row.audience, settings=node.settings) if row.audience else None,
        waiting=_waiting(session, row, node=node) if standing is Standing.ASKED else None,
        reader=_name(session, row.reader_id, node=node),
        author=_name(session, row.author_id, node=node),
        is_mine=row.author_id == person.account_id,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        note=_note(session, row, standing=standing, node=node),
        sealer=_sealer(session, row, standing=standing, node=node),
        held_back=explain_code(outcome.code if outcome else None)
        if standing is Standing.HELD_BACK
        else None,
        differences=_differences(session, row, standing=standing, node=node),
        released=released if is_settled else None,
        position=outcome.position if outcome and is_settled else None,
        is_first=row.rev == 1,
        can_call_off=standing in STOPPABLE,
    )


def _steps(row: ReleaseRequest, standing: Standing, *, released_at: datetime | None) -> list[Step]:
    """Return the four steps of a release; a refusal stands where it happened."""
    done = {
        Standing.DRAFTING: 0,
        Standing.ASKED: 1,
        Standing.REFUSED: 1,
        Standing.APPROVED: 2,
        Standing.HELD_BACK: 2,
    }.get(standing, 4 if released_at else 0)
    is_broken = standing in {Standing.REFUSED, Standing.HELD_BACK}
    named = (
        (_("Made safe and asked for"), row.asked_at),
        (_("Read by a second person"), row.decided_at),
        (_("Checked once more and signed"), released_at),
        (_("Open to other towns"), released_at),
    )
    return [
        Step(
            words=words,
            at=at if place < done else None,
            state=_state(place, done=done, is_broken=is_broken),
        )
        for place, (words, at) in enumerate(named)
    ]


def _state(place: int, *, done: int, is_broken: bool) -> str:
    if place < done:
        return "done"
    if place > done:
        return "waits"
    return "broken" if is_broken else "now"


def _waiting(session: Session, row: ReleaseRequest, *, node: Node) -> Waiting:
    subject = subject_of(session, row, node=node)
    return look_at_waiting(session, node=node, row=row, subject=subject)


def _name(session: Session, account_id: UUID | None, *, node: Node) -> str | None:
    if account_id is None:
        return None
    return get_person_by_id(session, node=node, account_id=account_id).name


def _note(session: Session, row: ReleaseRequest, *, standing: Standing, node: Node) -> str | None:
    """Return what the second reader wrote, as long as it is about the text as it is."""
    if standing not in {Standing.REFUSED, Standing.APPROVED, Standing.HELD_BACK}:
        return None
    return review(session, node=node, request_id=row.request_id).note


def _sealer(
    session: Session, row: ReleaseRequest, *, standing: Standing, node: Node
) -> SealerState:
    waits_since = row.decided_at if standing is Standing.APPROVED else None
    return look_at_sealer(session, node=node, waits_since=waits_since)


def _differences(
    session: Session, row: ReleaseRequest, *, standing: Standing, node: Node
) -> tuple[str, ...]:
    if standing not in {Standing.ASKED, Standing.APPROVED, Standing.HELD_BACK}:
        return ()
    subject = subject_of(session, row, node=node)
    return differences_since_asked(session, node=node, row=row, subject=subject, with_words=True)
