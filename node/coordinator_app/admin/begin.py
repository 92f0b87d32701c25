"""The first steps of a new node: what is still to do before its people can work with others."""

from dataclasses import dataclass

from flask import Response, url_for
from sqlalchemy.orm import Session

from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.second_step import find_second_step
from node.people.service import Person, list_people
from node.people.signed_in import current_person
from node.screens.page import render_page
from node.settings import Role
from node.trust.members import list_members
from node.trust.service import PeerState, list_peers

__all__ = ["FirstStep", "first_steps"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """One step.

    Attributes:
        text: What is to do, and why.
        done: Whether it is done.
        address: Where it is done.
        link: What the way there is called.
        detail: More about it; empty where the text says all.
    """

    text: str
    done: bool
    address: str
    link: str
    detail: str = ""


@admin.get("/begin")
def begin() -> Response:
    """Show what is done and what is left."""
    steps = first_steps(db.session(), node=current_node(), person=current_person())
    return render_page("coordinator_app/admin/begin.html", steps=steps)


def first_steps(session: Session, *, node: Node, person: Person) -> tuple[FirstStep, ...]:
    """Return the first steps of this node, in the order in which they make sense."""
    roles = {role for each in list_people(session, node=node) for role in each.roles}
    proof = FirstStep(
        text=_("Set up a second proof for yourself: an administrator signs in with two."),
        done=find_second_step(session, person).is_set_up,
        address=url_for("people.second_step"),
        link=_("Choose one"),
    )
    network = FirstStep(
        text=_("Join your national network, which lets other towns know this one."),
        done=node.settings.role is Role.ANCHOR or _is_known(session),
        address=url_for("admin.network"),
        link=_("Join a network"),
    )
    if node.settings.role is not Role.LEAF:
        members = FirstStep(
            text=_("Invite the first member, for whom this node vouches."),
            done=bool(list_members(session)),
            address=url_for("admin.members"),
            link=_("Invite a member"),
        )
        return (proof, network, members)
    people = url_for("admin_people.new")
    return (
        proof,
        network,
        FirstStep(
            text=_("Invite the coordinator."),
            done=PersonRole.COORDINATOR in roles,
            address=people,
            link=_("Invite somebody"),
        ),
        FirstStep(
            text=_("Invite a second reader: nothing leaves before a second person has read it."),
            done=PersonRole.SECOND_READER in roles,
            address=people,
            link=_("Invite somebody"),
        ),
    )


def _is_known(session: Session) -> bool:
    return any(peer.state is PeerState.ADMITTED for peer in list_peers(session))
