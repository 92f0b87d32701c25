"""Whom this node vouches for: inviting, comparing, admitting, removing; for superiors alone."""

from uuid import UUID

from flask import Response
from werkzeug.exceptions import NotFound

from node.coordinator_app.admin.audited import note_action
from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.errors import InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.queues import QueueName, wake
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.settings import Role
from node.trust.inviting import (
    Invited,
    admit_newcomer,
    end_invitation,
    invite_member,
    list_invited,
)
from node.trust.members import list_members, remove_member
from node.trust.spoken_keys import speak_keys

__all__: list[str] = []


@admin.get("/members")
def members() -> Response:
    """Show members, open invitations and who asked."""
    return _page(blank_form({"country": _own_country()}))


@admin.post("/members/invite")
def invite() -> Response:
    """Make an invitation and show its line, this once."""
    _check_superior()
    form = read_form(single=("label", "country"), many=("may_vouch",))
    form.require("label", _("Say whom the invitation is for."))
    if not form.is_good:
        return _page(form, status=422)
    session, node = db.session(), current_node()
    try:
        line = invite_member(
            session,
            node=node,
            label=form.text("label"),
            country=form.text("country").lower() or None,
            may_vouch=bool(form.all("may_vouch")),
        )
    except InputRefusedError as error:
        form.take(error, at="label")
        return _page(form, status=422)
    session.commit()
    note_action("member_invited", form.text("country") or "any")
    return render_page("coordinator_app/admin/invitation.html", line=line, label=form.text("label"))


@admin.get("/members/<uuid:invitation_id>")
def newcomer(invitation_id: UUID) -> Response:
    """Show who asked, with the words to compare."""
    return _newcomer_page(invitation_id, blank_form())


@admin.post("/members/<uuid:invitation_id>/admit")
def admit(invitation_id: UUID) -> Response:
    """Vouch for who asked, because the words were compared."""
    _check_superior()
    form = read_form(single=("words",), many=("compared",))
    if not form.all("compared"):
        form.fault("compared", _("Compare the words by telephone first, then tick this."))
        return _newcomer_page(invitation_id, form, status=422)
    session, node = db.session(), current_node()
    member = admit_newcomer(
        session, node=node, invitation_id=invitation_id, words=tuple(form.text("words").split())
    )
    session.commit()
    note_action("member_added", member.entity_id)
    wake(node.settings, QueueName.SEALER)
    notice(_("It is a member now. Its neighbours notice within the hour, mostly sooner."))
    return see_other("admin.members")


@admin.post("/members/<uuid:invitation_id>/end")
def end(invitation_id: UUID) -> Response:
    """Take an invitation back."""
    _check_superior()
    read_form()
    session, node = db.session(), current_node()
    end_invitation(session, node=node, invitation_id=invitation_id)
    session.commit()
    note_action("invitation_ended", str(invitation_id))
    notice(_("The invitation is worth nothing any more."))
    return see_other("admin.members")


@admin.get("/members/remove/<origin:entity_id>")
def ask_to_remove(entity_id: str) -> Response:
    """Say what removing means before it is done."""
    _check_superior()
    if all(member.entity_id != entity_id for member in list_members(db.session())):
        raise NotFoundError(_("%(entity)s is no member here.") % {"entity": entity_id})
    return render_page("coordinator_app/admin/remove_member.html", entity_id=entity_id)


@admin.post("/members/remove/<origin:entity_id>")
def remove(entity_id: str) -> Response:
    """Vouch for a member no more."""
    _check_superior()
    read_form()
    session, node = db.session(), current_node()
    remove_member(session, entity_id=entity_id, clock=node.clock)
    session.commit()
    note_action("member_removed", entity_id)
    wake(node.settings, QueueName.SEALER)
    notice(_("It is no member any more. Its neighbours notice within the hour."))
    return see_other("admin.members")


def _page(form: Form, *, status: int = 200) -> Response:
    _check_superior()
    session, node = db.session(), current_node()
    invited = list_invited(session, node=node)
    return render_page(
        "coordinator_app/admin/members.html",
        status=status,
        form=form,
        is_anchor=node.settings.role is Role.ANCHOR,
        members=[(each, speak_keys(each.keys)) for each in list_members(session)],
        asking=[each for each in invited if each.ended_at is None and each.newcomer],
        waiting=[each for each in invited if _is_open(each)],
    )


def _is_open(invited: Invited) -> bool:
    now = current_node().clock()
    return invited.ended_at is None and invited.newcomer is None and invited.expires_at > now


def _newcomer_page(invitation_id: UUID, form: Form, *, status: int = 200) -> Response:
    _check_superior()
    invited = next(
        (
            each
            for each in list_invited(db.session(), node=current_node())
            if each.invitation_id == invitation_id
        ),
        None,
    )
    if invited is None or invited.newcomer is None:
        raise NotFound
    return render_page(
        "coordinator_app/admin/newcomer.html",
        status=status,
        form=form,
        invited=invited,
        newcomer=invited.newcomer,
        words=speak_keys(invited.newcomer.keys),
    )


def _own_country() -> str:
    settings = current_node().settings
    return settings.country if settings.role is Role.SUPERIOR else ""


def _check_superior() -> None:
    """A municipality has no members, and so it has no such page.

    Raises:
        NotFound: This node is one.
    """
    if current_node().settings.role is Role.LEAF:
        raise NotFound
