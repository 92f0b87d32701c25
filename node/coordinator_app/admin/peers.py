"""Other towns: how it goes with each, looking again, pausing, blocking with a note."""

from functools import partial

from flask import Response

from node.airlock.recipients import audience_words
from node.coordinator_app.admin.audited import note_action
from node.coordinator_app.admin.blueprint import admin
from node.coordinator_app.peer_cards import list_cards, view_peer
from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.language import spoken
from node.queues import QueueName, wake
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.trust.pausing import pause, resume
from node.trust.schedule import bring_forward
from node.trust.service import block, get_peer, unblock

__all__: list[str] = []

MAX_NOTE_CHARACTERS = 400


@admin.get("/peers")
def peers() -> Response:
    """Show every other node that is known."""
    cards = list_cards(db.session(), node=current_node(), language=spoken())
    return render_page("coordinator_app/admin/peers.html", cards=cards)


@admin.get("/peers/<origin:entity_id>")
def peer(entity_id: str) -> Response:
    """Show one of them: how far the acquaintance goes and what is in the way."""
    return _peer_page(entity_id, blank_form())


@admin.post("/peers/<origin:entity_id>/look")
def look_at_peer(entity_id: str) -> Response:
    """Look at a peer now, and not when it is due."""
    read_form()
    session, node = db.session(), current_node()
    get_peer(session, entity_id=entity_id)
    bring_forward(session, entity_id=entity_id, clock=node.clock)
    session.commit()
    wake(node.settings, QueueName.SYNCER)
    notice(_("The node looks now. Load this page again in a few seconds."))
    return see_other("admin.peer", entity_id=entity_id)


@admin.post("/peers/<origin:entity_id>/block")
def block_peer(entity_id: str) -> Response:
    """Neither read a peer nor answer it; a note says why."""
    form = read_form(single=("note",))
    note = form.require("note", _("Say why, for your colleagues; nobody elsewhere reads it."))
    if len(note) > MAX_NOTE_CHARACTERS:
        form.fault(
            "note", _("A note has at most %(most)d characters.") % {"most": MAX_NOTE_CHARACTERS}
        )
    if not form.is_good:
        return _peer_page(entity_id, form, status=422)
    session, node = db.session(), current_node()
    block(session, entity_id=entity_id, note=note, clock=node.clock)
    sentence = _("It is blocked. What was read before stays readable.")
    return _done("peer_blocked", entity_id, sentence)


@admin.post("/peers/<origin:entity_id>/unblock")
def unblock_peer(entity_id: str) -> Response:
    """Let a peer's signatures decide again."""
    read_form()
    session, node = db.session(), current_node()
    unblock(session, entity_id=entity_id, clock=node.clock)
    return _done("peer_unblocked", entity_id, _("It is no longer blocked."), is_due=True)


@admin.post("/peers/<origin:entity_id>/pause")
def pause_peer(entity_id: str) -> Response:
    """Look at a peer no more for a while; it may still read this node."""
    read_form()
    session, node = db.session(), current_node()
    pause(session, entity_id=entity_id, clock=node.clock)
    sentence = _("It is paused. This node looks at it again when you end the pause.")
    return _done("peer_paused", entity_id, sentence)


@admin.post("/peers/<origin:entity_id>/resume")
def resume_peer(entity_id: str) -> Response:
    """Look at a peer again."""
    read_form()
    session, node = db.session(), current_node()
    resume(session, entity_id=entity_id, clock=node.clock)
    sentence = _("The pause is over. The node looks now.")
    return _done("peer_resumed", entity_id, sentence, is_due=True)


def _done(action: str, entity_id: str, sentence: str, *, is_due: bool = False) -> Response:
    """Store a change, note who made it, and say on the peer's page what was done."""
    db.session().commit()
    note_action(action, entity_id)
    if is_due:
        wake(current_node().settings, QueueName.SYNCER)
    notice(sentence)
    return see_other("admin.peer", entity_id=entity_id)


def _peer_page(entity_id: str, form: Form, *, status: int = 200) -> Response:
    view = view_peer(db.session(), node=current_node(), language=spoken(), entity_id=entity_id)
    return render_page(
        "coordinator_app/admin/peer.html",
        status=status,
        view=view,
        form=form,
        audience_words=partial(audience_words, settings=current_node().settings),
    )
