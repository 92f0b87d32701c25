"""Joining a network: pasting an invitation, comparing words, and how far it has come."""

from dataclasses import dataclass

from flask import Response
from sqlalchemy.orm import Session

from node.coordinator_app.admin.audited import note_action
from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.errors import InputRefusedError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import ngettext
from node.queues import QueueName, wake
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.settings import Role
from node.trust.joining import (
    Joining,
    accept_invitation,
    forget_superior,
    list_joining,
    read_invitation,
)
from node.trust.joining_models import JoiningState
from node.trust.own_keys import get_own_public_keys
from node.trust.reasons import explain
from node.trust.service import PeerState, list_peers
from node.trust.spoken_keys import speak_keys

__all__: list[str] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    text: str
    done: bool
    detail: str = ""
    address: str = ""
    link: str = ""


@admin.get("/network")
def network() -> Response:
    """Show the networks this node joined or is joining."""
    return _page(blank_form())


@admin.post("/network")
def paste() -> Response:
    """Show what an invitation says, with the words to compare; nothing is believed yet."""
    form = read_form(single=("invitation",))
    form.require("invitation", _("Paste the invitation that your national network sent you."))
    if not form.is_good:
        return _page(form, status=422)
    return _compare(form)


@admin.post("/network/accept")
def accept() -> Response:
    """Trust the anchor, because its words were compared, and ask the superior from now on."""
    form = read_form(single=("invitation", "words"), many=("compared",))
    if not form.all("compared"):
        form.fault("compared", _("Compare the words by telephone first, then tick this."))
        return _compare(form, status=422)
    session, node = db.session(), current_node()
    joining = accept_invitation(
        session,
        node=node,
        text=form.text("invitation"),
        words=tuple(form.text("words").split()),
    )
    session.commit()
    note_action("superior_joined", joining.entity_id)
    # The sealer says anew who is above us, and the syncer shows the code.
    wake(node.settings, QueueName.SEALER)
    wake(node.settings, QueueName.SYNCER)
    notice(_("The network is asked now. Its people have to compare your words and decide."))
    return see_other("admin.network")


@admin.post("/network/forget/<origin:entity_id>")
def forget(entity_id: str) -> Response:
    """Ask a superior no more, and name it no more."""
    read_form()
    session, node = db.session(), current_node()
    forget_superior(session, node=node, entity_id=entity_id)
    session.commit()
    note_action("superior_forgotten", entity_id)
    wake(node.settings, QueueName.SEALER)
    notice(_("This node names it no more."))
    return see_other("admin.network")


def _page(form: Form, *, status: int = 200) -> Response:
    session, node = db.session(), current_node()
    return render_page(
        "coordinator_app/admin/network.html",
        status=status,
        form=form,
        is_anchor=node.settings.role is Role.ANCHOR,
        from_settings=node.settings.authority_hints,
        networks=[(each, _steps(session, node, each)) for each in list_joining(session)],
        words=speak_keys(get_own_public_keys(node.settings.keys_folder).federation),
    )


def _compare(form: Form, *, status: int = 200) -> Response:
    try:
        invitation, keys = read_invitation(form.text("invitation"))
    except InputRefusedError as error:
        form.take(error, at="invitation")
        return _page(form, status=422)
    return render_page(
        "coordinator_app/admin/compare.html",
        status=status,
        form=form,
        invitation=invitation,
        words=speak_keys(keys),
    )


def _steps(session: Session, node: Node, joining: Joining) -> list[_Step]:
    """Return how far it has come, as both sides count it."""
    trouble = explain(joining.code) if joining.code else ""
    answered = joining.state in {JoiningState.WAITING, JoiningState.VOUCHED}
    vouched = joining.state is JoiningState.VOUCHED
    peers = [peer for peer in list_peers(session) if peer.state is PeerState.ADMITTED]
    heard = any(peer.heard_at is not None for peer in peers)
    return [
        _Step(text=_("You pasted the invitation and compared its words"), done=True),
        _Step(
            text=_("%(name)s has been asked") % {"name": joining.name},
            done=answered,
            detail="" if answered else trouble or _("This takes a few seconds."),
        ),
        _Step(
            text=_("%(name)s compared your words and vouches for you") % {"name": joining.name},
            done=vouched,
            detail="" if vouched else _("A person there has to call you. Have your words ready."),
        ),
        _Step(text=_("Other towns are known"), done=bool(peers)),
        _Step(
            text=_("The first of them was read"),
            done=heard,
            detail="" if heard else _until_read(node),
        ),
    ]


def _until_read(node: Node) -> str:
    minutes = max(1, node.settings.poll_seconds // 60)
    return ngettext(
        "It is looked at by itself, within %(number)d minute.",
        "It is looked at by itself, within %(number)d minutes.",
        minutes,
    ) % {"number": minutes}
