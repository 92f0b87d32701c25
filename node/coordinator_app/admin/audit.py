"""The audit log: who did what about which identifier, whether it was changed, and a copy of it.

It holds identifiers and closed words, so nothing of a practice, a contact or a note is in it. The
mark of its last row, written down elsewhere, shows later whether the end was cut off.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Response, request
from sqlalchemy.orm import Session

from node.audit import check_audit_chain
from node.coordinator_app.admin.action_words import action_in_words
from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.errors import ConflictError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.operations.audit_log import Action, list_action_words, read_all, read_page
from node.people.service import BY_COMMAND, list_people
from node.screens.form import blank_form
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table

__all__: list[str] = []

_NODE: Final = "node"
_MARK_CHARACTERS: Final = 16
_MOST_DIGITS: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row as it is shown."""

    number: int
    at: datetime
    who: str
    what: str
    word: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the reader narrowed the log by.

    Attributes:
        action: The only word wanted; empty for all.
        handle: The only actor wanted, as it was typed; empty for all.
        actor: The same as it stands in the log; None if nobody has that handle, or all are wanted.
    """

    action: str
    handle: str
    actor: str | None

    @property
    def is_known(self) -> bool:
        """Whether somebody has the handle that was typed."""
        return not self.handle or self.actor is not None


@admin.get("/audit")
def audit() -> Response:
    """Show one page of the log, the newest first."""
    session, handles = db.session(), _handles(db.session(), node=current_node())
    asked = _read_asked(handles)
    page = (
        read_page(session, action=asked.action or None, actor=asked.actor, below=_below())
        if asked.is_known
        else None
    )
    return render_page(
        "coordinator_app/admin/audit.html",
        asked=asked,
        form=blank_form({"what": asked.action, "who": asked.handle}),
        lines=[_line(each, handles) for each in page.actions] if page else [],
        total=page.total if page else 0,
        older=page.older if page else None,
        is_first=_below() is None,
        action_options=_action_options(session),
        handle_options=_handle_options(handles),
    )


@admin.get("/audit/check")
def check_audit() -> Response:
    """Check every row against the one before it, now, and say what came out."""
    node = current_node()
    mark_of_last, fault = "", ""
    try:
        mark_of_last = check_audit_chain(db.session(), keyring=node.data_key).hex()[
            :_MARK_CHARACTERS
        ]
    except ConflictError as error:
        fault = str(error)
    return render_page(
        "coordinator_app/admin/audit_checked.html",
        fault=fault,
        mark=mark_of_last,
        total=read_page(db.session(), rows=1).total,
        checked_at=node.clock(),
    )


@admin.get("/audit.csv")
def audit_table() -> Response:
    """Give the log as a table for a spreadsheet, narrowed as the page is."""
    session, handles = db.session(), _handles(db.session(), node=current_node())
    asked = _read_asked(handles)
    found: Iterable[Action] = ()
    if asked.is_known:
        found = read_all(session, action=asked.action or None, actor=asked.actor)
    rows: list[Sequence[object]] = [
        (_("number"), _("time (UTC)"), _("who"), _("what"), _("word"), _("about"))
    ]
    for each in found:
        line = _line(each, handles)
        moment = f"{line.at:%Y-%m-%d %H:%M:%S}"
        rows.append((line.number, moment, line.who, line.what, line.word, line.about))
    return answer_table(rows, name="audit.csv")


def _handles(session: Session, *, node: Node) -> Mapping[str, str]:
    """Return the handle of each account, by its identifier as it stands in the log."""
    return {str(each.account_id): each.handle for each in list_people(session, node=node)}


def _read_asked(handles: Mapping[str, str]) -> _Asked:
    handle = request.args.get("who", "").strip()
    by_handle = {name: account for account, name in handles.items()}
    actors = {**by_handle, _NODE: _NODE, BY_COMMAND: BY_COMMAND}
    return _Asked(
        action=request.args.get("what", "").strip(), handle=handle, actor=actors.get(handle)
    )


def _below() -> int | None:
    text = request.args.get("below", "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


def _line(action: Action, handles: Mapping[str, str]) -> _Line:
    return _Line(
        number=action.number,
        at=action.at,
        who=_actor_in_words(action.actor, handles),
        what=action_in_words(action.action),
        word=action.action,
        about=handles.get(action.about, action.about),
    )


def _actor_in_words(actor: str, handles: Mapping[str, str]) -> str:
    if actor == _NODE:
        return _("this node")
    if actor == BY_COMMAND:
        return _("a command")
    return handles.get(actor, actor)


def _action_options(session: Session) -> list[tuple[str, str]]:
    words = [(word, action_in_words(word)) for word in list_action_words(session)]
    return [("", _("Everything")), *sorted(words, key=lambda pair: pair[1].casefold())]


def _handle_options(handles: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        ("", _("Everybody")),
        *((handle, handle) for handle in sorted(handles.values())),
        (_NODE, _("this node")),
        (BY_COMMAND, _("a command")),
    ]
