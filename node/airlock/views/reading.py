"""The second reader's pages: what waits for them, and one text to decide about in three minutes.

They see the final text and who will read it, no private name, no finding, nothing else of the node.
The form carries what stands for exactly this text, so that nobody approves what they did not read.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from flask import Response

from node.airlock.asking import carry_on_asking, find_asked
from node.airlock.body_card import body_card
from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.measured import MISSED_ONE_IN
from node.airlock.member_names import member_name
from node.airlock.models import RequestState
from node.airlock.recipients import audience_words, recipients_of
from node.airlock.requests import get_request
from node.airlock.review import MAX_NOTE_CHARACTERS, FinalText, final_text, list_waiting
from node.airlock.review import read as decide_as_reader
from node.airlock.text_digest import seen_of
from node.airlock.views.blueprint import bp
from node.database import db
from node.errors import ConflictError, InputRefusedError, LeakError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.worries import WorryFoundError, WorryPlace
from node.queues import QueueName, wake
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["decide", "queue", "read"]

APPROVE, SEND_BACK = "approve", "send_back"
_SAFE: Final[Mapping[str, str]] = {"resident": "no", "partners": "yes"}
_ANSWERS: Final = frozenset({"yes", "no", "unsure"})


@bp.get("/read")
def queue() -> Response:
    """Show what waits for a second reader."""
    session, node, reader = db.session(), current_node(), current_person()
    if carry_on_asking(session, node=node):
        session.commit()
    waiting = list_waiting(session, node=node, reader=reader)
    return render_page(
        "airlock/queue.html",
        waiting=[
            {
                "request_id": row.request_id,
                "kind": row.kind,
                "audience": audience_words(str(row.audience), settings=node.settings),
                "waits_since": row.asked_at,
                "asked": find_asked(session, row, reader=reader),
            }
            for row in waiting
        ],
    )


@bp.get("/read/<uuid:request_id>")
def read(request_id: UUID) -> Response:
    """Show one final text and who will read it."""
    try:
        text = _final(request_id)
    except ConflictError:
        return render_page("airlock/read_over.html", status=409)
    return _page(text, blank_form())


@bp.post("/read/<uuid:request_id>")
def decide(request_id: UUID) -> Response:
    """Approve a text, or send it back."""
    form = read_form(single=("resident", "partners", "note", "decision", "seen", "parts", "keep"))
    reader = current_person()
    row = get_request(db.session(), request_id)
    decided = row.state in {RequestState.APPROVED, RequestState.REFUSED}
    if decided and row.reader_id == reader.account_id:
        return _thank(approved=row.state is RequestState.APPROVED)
    try:
        text = _final(request_id)
    except ConflictError:
        return render_page("airlock/read_over.html", status=409)
    if text.seen != form.text("seen"):
        return _changed(text, form)
    return _decide(text, form, approve=form.text("decision") == APPROVE)


def _decide(text: FinalText, form: Form, *, approve: bool) -> Response:
    session, node, request_id = db.session(), current_node(), text.request_id
    _check_answers(form, approve=approve)
    if not form.is_good:
        return _page(text, form, status=422)
    try:
        decide_as_reader(
            session,
            node=node,
            reader=current_person(),
            request_id=request_id,
            approve=approve,
            note=_note(form, approve=approve),
            keeps_note=form.text("keep") == "yes",
            seen=form.text("seen"),
        )
    except WorryFoundError:
        session.rollback()
        worry = WorryPlace(
            places={"note": _("Words for the author")}, route=route_text(session, node=node)
        )
        return _page(text, form, status=422, worry=worry)
    except InputRefusedError as error:
        form.take(error, at="note")
        return _page(text, form, status=422)
    except (ConflictError, LeakError) as error:
        return _refused(request_id, form, error)
    session.commit()
    if approve:
        wake(node.settings, QueueName.SEALER)
    return _thank(approved=approve)


def _final(request_id: UUID) -> FinalText:
    return final_text(
        db.session(), node=current_node(), reader=current_person(), request_id=request_id
    )


def _thank(*, approved: bool) -> Response:
    notice(
        _("Thank you. It is approved and leaves this node within a moment.")
        if approved
        else _("Thank you. It went back to its author, and nothing leaves.")
    )
    return see_other("airlock.queue")


def _check_answers(form: Form, *, approve: bool) -> None:
    """Say what stands against a decision; approving needs both answers to be the safe ones."""
    if not approve:
        is_told = any(form.text(name) not in {"", safe} for name, safe in _SAFE.items())
        if not is_told:
            form.require("note", _("Say in a few words what troubles you, for the author."))
        return
    for name in _SAFE:
        if form.text(name) not in _ANSWERS:
            form.fault(name, _("Answer this question before you approve."))
    if form.is_good and form.text("resident") != _SAFE["resident"]:
        form.fault(
            "resident",
            _("It can be approved only if no resident could recognise anyone. Send it back."),
        )
    if form.is_good and form.text("partners") != _SAFE["partners"]:
        form.fault(
            "partners",
            _("It can be approved only if the partners would be comfortable. Send it back."),
        )


def _note(form: Form, *, approve: bool) -> str:
    """Return the words for the author: what the reader answered, and what they wrote."""
    told = []
    if not approve and form.text("resident") in {"yes", "unsure"}:
        told.append(_("A resident could recognise someone."))
    if not approve and form.text("partners") in {"no", "unsure"}:
        told.append(_("The partners might not be comfortable."))
    note = "\n".join([*told, form.text("note")]).strip()
    # What the reader typed is never cut; the sentences before it are, if there is no room.
    return note if len(note) <= MAX_NOTE_CHARACTERS else form.text("note")


def _changed(text: FinalText, form: Form) -> Response:
    """Show a text that is not the one the reader had before them, and where it differs."""
    read_before = dict(part.partition(":")[::2] for part in form.text("parts").split())
    now = _parts(text.body)
    changed = [
        member_name(member)
        for member in (*now, *(read_before.keys() - now.keys()))
        if now.get(member) != read_before.get(member)
    ]
    # The answers were about another text; only what the reader wrote is kept.
    fresh = blank_form({"note": form.typed("note")})
    fresh.fault(
        WHOLE_FORM, _("The text was changed since you read it. Read it again, then decide.")
    )
    return _page(text, fresh, status=409, changed=changed)


def _refused(request_id: UUID, form: Form, error: ConflictError | LeakError) -> Response:
    """Show the text again with why it cannot be decided about; its author has to ask again."""
    db.session.rollback()
    form.fault(WHOLE_FORM, _("It cannot be approved now: its author has to look and ask again."))
    lines = error.differences if isinstance(error, ConflictError) else ()
    try:
        return _page(_final(request_id), form, status=409, changed=list(lines))
    except ConflictError:
        return render_page("airlock/read_over.html", status=409)


def _page(
    text: FinalText,
    form: Form,
    *,
    status: int = 200,
    changed: list[str] | None = None,
    worry: WorryPlace | None = None,
) -> Response:
    session, node = db.session(), current_node()
    recipients = recipients_of(session, settings=node.settings, now=node.clock())
    return render_page(
        "airlock/read.html",
        missed_one_in=MISSED_ONE_IN,
        status=status,
        form=form,
        request_id=text.request_id,
        card=body_card(text.body),
        recipients=recipients.get(text.audience),
        seen=text.seen,
        parts=" ".join(f"{member}:{digest}" for member, digest in _parts(text.body).items()),
        findings_left=text.findings_left,
        loosened=text.loosened,
        changed=changed or [],
        worry=worry,
        most=MAX_NOTE_CHARACTERS,
    )


def _parts(body: Draft) -> dict[str, str]:
    """Return what stands for each text of a body, so that a later one can be compared."""
    return {member: seen_of(words) for member, words in text_members(body).items()}
