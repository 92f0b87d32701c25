"""The page on which somebody reads what this node keeps about them, and takes all of it along.

Whoever sits down at a browser that was left open finds no file here: the password is typed first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, stream_with_context, url_for

from node.audit import record_action
from node.coordinator_app.own_data import COUNTS, SECTIONS, own_file
from node.coordinator_app.own_data_asked import Asked
from node.database import Zone, db, start_writing
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.people.views.answers import prove_first
from node.screens.form import read_form
from node.screens.page import render_page

__all__ = ["Kept", "bp"]

bp = Blueprint("own_data", __name__, url_prefix="/account/data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One sort of thing that is kept.

    Attributes:
        what: What it is, in words.
        number: How many there are.
    """

    what: str
    number: int


@bp.get("")
def show() -> Response:
    """Say what is kept, and how much of each; hand out nothing."""
    return prove_first() or render_page("coordinator_app/own_data.html", kept=tuple(_kept()))


@bp.post("")
def download() -> Response:
    """Hand everything out as one file, and note that it was."""
    unproved = prove_first(back=url_for("own_data.show"))
    if unproved is not None:
        return unproved
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    start_writing(session, Zone.PRIVATE)
    me = str(person.account_id)
    record_action(
        session,
        actor=me,
        action="own_data_downloaded",
        about=me,
        keyring=node.data_key,
        clock=node.clock,
    )
    session.commit()
    name = f"{node.settings.short_name}-{person.handle}.json"
    return Response(
        stream_with_context(own_file(session, node=node, person=person)),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _kept() -> Iterator[Kept]:
    asked = Asked(session=db.session(), node=current_node(), person=current_person())
    words = {
        "account": _("Your account: handle, name, e-mail address, roles, language"),
        "ways_to_sign_in": _("How you sign in: kinds and days, never a password or a key"),
        "sessions": _("Browsers in which you are signed in"),
        "practices": _("Practices you wrote, with every answer"),
        "directory_entry": _("Your directory entry, with your consent"),
        "saved_searches": _("Searches you saved"),
        "release_requests": _("Releases you asked for or read: numbers, days, decisions"),
        "asked_to_read": _("Releases you were asked to read: days"),
        "decisions_about_findings": _("Findings you said identify nobody: reasons and days"),
        "withdrawals_ordered": _("Withdrawals you ordered"),
        "policies_set": _("Policies you set for this node"),
        "routes_set": _("Words you set for where a worry about a person goes"),
        "group_figures_entered": _("Figures of groups of the town you entered: days"),
        "network_log": _("Lines of the log you wrote"),
        "network_mine_only": _("What of the network only you see"),
        "network_lists_brought": _("Lists you brought into the network: days"),
        "network_parts_switched_on": _("Parts of the method you switched on: days"),
        "network_mandate_changed": _("The mandate, if you changed it last: the day"),
        "audit_log": _("Lines about you in the audit log"),
    }
    for name, items in SECTIONS.items():
        count = COUNTS.get(name)
        number = count(asked) if count else sum(1 for _item in items(asked))
        yield Kept(what=words[name], number=number)
