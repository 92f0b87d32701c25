"""The register as a list that coordinators keep: look up, add, paste, change, remove, undo.

Names stand in no address, because addresses end up in the logs of whatever stands before this node;
so looking something up is a form that is sent. What was removed last can be put back for as long as
the browser stays signed in: it waits sealed in its session and nowhere else.
"""

import json
from typing import Final
from uuid import UUID

from flask import Blueprint, Response
from flask import session as browser

from node.airlock.models import RequestState
from node.airlock.requests import list_requests
from node.coordinator_app.register_form import (
    GROUP_WORDS,
    fill_entry,
    kind_options,
    read_entry,
    read_entry_form,
)
from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.register.changing import (
    change_known,
    find_known,
    get_known,
    paste_known,
    put_back,
    remove_known,
)
from node.private.register.known import CAN_BE_NAMED, LINE, KnownLine
from node.private.register.models import KnownKind
from node.private.register.service import list_known
from node.published.store import list_outcomes
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from schemas.wire_records import dump_record, load_record

__all__ = ["MOST_SHOWN", "bp"]

bp = Blueprint("register", __name__, url_prefix="/register")

MOST_SHOWN: Final = 200
"""Entries on one page; of more, the beginning of a name leaves fewer."""

_REMOVED: Final = "register_removed"


@bp.get("")
def index() -> Response:
    """Show what the register holds."""
    return _list(blank_form())


@bp.post("/find")
def find() -> Response:
    """Show what in the register begins like this."""
    return _list(read_form(single=("beginning",)))


@bp.get("/add")
def adding() -> Response:
    """Show the form for new names."""
    return _show_adding(blank_form({"kind": KnownKind.PERSON.value}))


@bp.post("/add")
def add() -> Response:
    """Enter one name a line, or none of them."""
    form = read_form(single=("kind", "names"))
    form.require("names", _("Write at least one name."))
    if form.text("kind") not in set(KnownKind):
        form.fault("kind", _("Choose what they are."))
    if not form.is_good:
        return _show_adding(form, status=422)
    session = db.session()
    try:
        pasted = paste_known(
            session,
            node=current_node(),
            actor=current_person(),
            kind=KnownKind(form.text("kind")),
            # Lines are counted as they were typed.
            text=form.typed("names"),
        )
    except InputRefusedError as error:
        session.rollback()
        form.fault("names", str(error))
        return _show_adding(form, faults=error.faults, status=422)
    session.commit()
    _tell_entered(pasted.entered)
    if pasted.passed_over:
        lines = ", ".join(map(str, pasted.passed_over))
        notice(
            _("Passed over, because it stands there already: line %(lines)s.") % {"lines": lines}
        )
    return see_other("register.index")


@bp.get("/<uuid:entry_id>")
def entry(entry_id: UUID) -> Response:
    """Show one entry, to be changed."""
    node = current_node()
    known = get_known(db.session(), node=node, entry_id=entry_id)
    return _show_entry(entry_id, fill_entry(known, today=node.clock().date()))


@bp.post("/<uuid:entry_id>")
def change(entry_id: UUID) -> Response:
    """Let an entry say something else."""
    session, node = db.session(), current_node()
    get_known(session, node=node, entry_id=entry_id)
    form = read_entry_form()
    line = read_entry(form, today=node.clock().date())
    if line is None:
        return _show_entry(entry_id, form, status=422)
    try:
        change_known(session, node=node, actor=current_person(), entry_id=entry_id, line=line)
    except ConflictError as error:
        session.rollback()
        form.fault("text", str(error))
        return _show_entry(entry_id, form, status=409)
    session.commit()
    notice(_("The register is changed."))
    return see_other("register.index")


@bp.post("/<uuid:entry_id>/remove")
def remove(entry_id: UUID) -> Response:
    """Take an entry out; it can be put back."""
    read_form()
    session = db.session()
    removed = remove_known(session, node=current_node(), actor=current_person(), entry_id=entry_id)
    session.commit()
    browser[_REMOVED] = json.dumps(dump_record(LINE, removed.line))
    return see_other("register.index")


@bp.post("/undo")
def undo() -> Response:
    """Put back what was removed last."""
    read_form()
    line = _removed()
    if line is not None:
        session = db.session()
        put_back(session, node=current_node(), actor=current_person(), line=line)
        session.commit()
        browser.pop(_REMOVED, None)
        notice(_("It stands in the register again."))
    return see_other("register.index")


def _list(form: Form) -> Response:
    session, node = db.session(), current_node()
    everything = list_known(session, node=node)
    beginning = form.text("beginning")
    found = find_known(session, node=node, beginning=beginning) if beginning else everything
    shown = found[:MOST_SHOWN]
    groups = [
        (_(words), [each for each in shown if each.kind is kind])
        for kind, words in GROUP_WORDS.items()
    ]
    return render_page(
        "coordinator_app/register/list.html",
        form=form,
        total=len(everything),
        found=len(found),
        groups=[(words, entries) for words, entries in groups if entries],
        is_cut=len(found) > len(shown),
        removed=_removed(),
        waiting=_count_waiting(),
    )


def _show_adding(form: Form, *, faults: tuple[str, ...] = (), status: int = 200) -> Response:
    return render_page(
        "coordinator_app/register/add.html",
        status=status,
        form=form,
        faults=faults,
        kinds=kind_options(),
        waiting=_count_waiting(),
    )


def _show_entry(entry_id: UUID, form: Form, *, status: int = 200) -> Response:
    return render_page(
        "coordinator_app/register/entry.html",
        status=status,
        form=form,
        entry_id=entry_id,
        kinds=kind_options(),
        can_be_named=form.text("kind") in CAN_BE_NAMED or bool(form.all("may_be_named")),
        waiting=_count_waiting(),
    )


def _count_waiting() -> int:
    """Return how many releases a change would send back to their authors."""
    session = db.session()
    done = {
        request_id: approved for request_id, (_word, approved) in list_outcomes(session).items()
    }
    asked = list_requests(session, state=RequestState.ASKED)
    approved = list_requests(session, state=RequestState.APPROVED)
    return len(asked) + sum(done.get(row.request_id) != row.approved_hash for row in approved)


def _removed() -> KnownLine | None:
    """Return what was removed last in this browser and not put back."""
    kept = browser.get(_REMOVED)
    return None if kept is None else load_record(LINE, json.loads(kept), record=KnownLine)


def _tell_entered(number: int) -> None:
    if number:
        notice(
            ngettext(
                "%(number)d name was added to the register.",
                "%(number)d names were added to the register.",
                number,
            )
            % {"number": number}
        )
