"""The form of the log: what stands in its fields, and the line it spells.

It asks as little as it can: what happened, with whom, one line, which day. What only some lines
need stands behind what was chosen; a form sent without it comes back asking for it, with everything
that was typed.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID, uuid4

from node.language import gettext as _
from node.private.network.log_kinds import DUE_KINDS, PAIR_KINDS
from node.private.network.log_line import (
    MAX_LOG_CHARACTERS,
    LogContent,
    LogDraft,
    LogLine,
    PauseNote,
)
from node.private.network.words import LogKind, RefusalReason, State
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_day
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form

__all__ = [
    "BIG_KINDS",
    "ELSE",
    "NAMED",
    "NEW",
    "NOBODY",
    "PAUSE_FIELDS",
    "fill_line",
    "fill_settling",
    "note_conflict",
    "read_identifier",
    "read_kind",
    "read_line",
    "read_log_form",
    "start_form",
]

BIG_KINDS: Final = (
    LogKind.WAS_THERE,
    LogKind.THEY_ASKED,
    LogKind.WE_ASKED,
    LogKind.WE_PROMISED,
    LogKind.LINKED,
)
"""What is offered first."""

ELSE: Final = "else"
"""What stands for every other kind."""

NOBODY, NAMED, NEW = "nobody", "named", "new"
"""Choices beside organisations: none, one that is typed, one that is entered now."""

PAUSE_FIELDS: Final = ("aim", "harm", "alternatives", "agreed_with")
"""The four questions."""

_MAX_LINE: Final = 200
_SINGLE: Final = (
    *("line_id", "revision", "back", "kind", "else_kind", "text", "place", "happened_on"),
    *("organisation", "organisation_name", "organisation_sector", "organisation_part"),
    *("other", "other_name", "other_sector", "other_part"),
    *("meeting", "due_on", "department", "else_due_on", "else_department"),
    *("reason", *PAUSE_FIELDS),
)
_MANY: Final = ("is_crisis", "is_mine", "agreed", "other_agreed", "themes")


def read_log_form() -> Form:
    """Read the form that came with the request."""
    return read_form(single=_SINGLE, many=_MANY)


def start_form(asked: Mapping[str, str], *, today: date, back: str) -> Form:
    """Return the form before anything was typed.

    Args:
        asked: What the way here says already: organisation, kind, meeting, place.
        today: The town's day.
        back: Where one came from.
    """
    kind = asked.get("kind", LogKind.WAS_THERE)
    values = {
        "line_id": str(uuid4()),
        "back": back,
        "happened_on": today.isoformat(),
        "organisation": asked.get("organisation", ""),
        "meeting": asked.get("meeting", ""),
        "place": asked.get("place", "")[:_MAX_LINE],
    }
    return blank_form(values | _kind_fields(kind if kind in set(LogKind) else LogKind.WAS_THERE))


def fill_line(draft: LogDraft, *, line_id: UUID, revision: int, back: str) -> Form:
    """Return the form that shows a stored line."""
    content = draft.content
    values: dict[str, str | tuple[str, ...]] = {
        "line_id": str(line_id),
        "revision": str(revision),
        "back": back,
        "text": content.text,
        "place": content.place,
        "happened_on": draft.happened_on.isoformat(),
        **dict.fromkeys(("department", "else_department"), content.department),
        **dict.fromkeys(
            ("due_on", "else_due_on"), "" if draft.due_on is None else draft.due_on.isoformat()
        ),
        "organisation": _said(draft.organisation_id) or NOBODY,
        "other": _said(draft.other_id),
        "meeting": _said(draft.meeting_id),
        "reason": draft.reason or "",
        "themes": content.themes,
        **_kind_fields(draft.kind),
    }
    for name in ("is_crisis", "is_mine", "agreed", "other_agreed"):
        values[name] = ("yes",) if getattr(draft, name) else ()
    if content.pause is not None:
        values |= {name: getattr(content.pause, name) for name in PAUSE_FIELDS}
    return blank_form(values)


def fill_settling(line: LogLine) -> Form:
    """Return the form that asks where a line stands and what came of it."""
    return blank_form(
        {
            "state": line.draft.state.value,
            "outcome": line.content.outcome,
            "revision": str(line.revision),
        }
    )


def note_conflict(form: Form, *, revision: int) -> None:
    """Say on a form that somebody was first; saving again keeps what was typed.

    Args:
        form: The form.
        revision: Which one stands beside it now.
    """
    form.fault(
        WHOLE_FORM,
        _(
            "Somebody changed this line meanwhile. What you typed is still here: save again to "
            "keep it, or open the line anew."
        ),
    )
    form.values = {**form.values, "revision": (str(revision),)}


def read_kind(form: Form) -> LogKind | None:
    """Return what happened by the form; None, and a fault, if nothing is chosen."""
    said = form.text("kind")
    name = "kind"
    if said == ELSE:
        said, name = form.text("else_kind"), "else_kind"
    if said not in set(LogKind):
        form.fault(name, _("Choose what happened."))
        return None
    return LogKind(said)


def read_line(
    form: Form,
    *,
    organisation_id: UUID | None,
    other_id: UUID | None,
    stored: LogDraft | None = None,
) -> LogDraft | None:
    """Return the line a form spells; None if something of it is refused.

    Args:
        form: The form; faults are put on it.
        organisation_id: Which organisation it means.
        other_id: Which second one.
        stored: What the line says so far; its state stays, and what the form does not ask.
    """
    kind = read_kind(form)
    day = _read_day(form, "happened_on", required=True)
    due_on = _read_day(form, _behind(form, "due_on"))
    content = _read_content(form, kind, stored.content if stored else LogContent())
    reason = form.text("reason")
    if kind is LogKind.REFUSED and reason not in set(RefusalReason):
        form.fault("reason", _("Choose why you could not give it."))
    if kind is None or day is None or not form.is_good:
        return None
    is_pair = kind in PAIR_KINDS
    return LogDraft(
        kind=kind,
        happened_on=day,
        content=content,
        organisation_id=organisation_id,
        other_id=other_id if is_pair else None,
        meeting_id=read_identifier(form.text("meeting")),
        group_id=stored.group_id if stored else None,
        is_mine=bool(form.all("is_mine")),
        is_crisis=bool(form.all("is_crisis")),
        reason=RefusalReason(reason) if kind is LogKind.REFUSED else None,
        due_on=due_on if kind in DUE_KINDS or kind is LogKind.SUPPORT else None,
        agreed=is_pair and bool(form.all("agreed")),
        other_agreed=is_pair and bool(form.all("other_agreed")),
        state=_state_of(kind, stored),
    )


def read_identifier(text: str) -> UUID | None:
    """Return the number that stands in a field; None if it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _state_of(kind: LogKind, stored: LogDraft | None) -> State:
    """Return where a line stands; a new one is opened by who writes it."""
    if stored is None or stored.kind is kind:
        return State.NONE if stored is None else stored.state
    return State.OPEN if kind in DUE_KINDS else State.NONE


def _behind(form: Form, name: str) -> str:
    """Return the field of a name that stands behind what was chosen."""
    return f"else_{name}" if form.text("kind") == ELSE else name


def _kind_fields(kind: str) -> dict[str, str]:
    if kind in BIG_KINDS:
        return {"kind": kind}
    return {"kind": ELSE, "else_kind": kind}


def _read_content(form: Form, kind: LogKind | None, stored: LogContent) -> LogContent:
    return replace(
        stored,
        text=_read(form, "text", _("What happened"), lines=True),
        place=_read(form, "place", _("Where")),
        department=_read(form, _behind(form, "department"), _("Department")),
        themes=form.all("themes"),
        pause=_read_pause(form) if kind is LogKind.PAUSE else None,
    )


def _read_pause(form: Form) -> PauseNote | None:
    told = {name: _read(form, name, _("An answer"), lines=True) for name in PAUSE_FIELDS}
    for name, said in told.items():
        if not said:
            form.fault(name, _("Answer this question too."))
    return PauseNote(**told) if all(told.values()) else None


def _read(form: Form, name: str, label: str, *, lines: bool = False) -> str:
    most = MAX_LOG_CHARACTERS if lines else _MAX_LINE
    return read_text(form, TextField(name=name, label=label, max_characters=most, lines=lines))


def _read_day(form: Form, name: str, *, required: bool = False) -> date | None:
    sentence = _("Write the day as year, month, day, such as 2026-05-04.")
    if required:
        form.require(name, sentence)
    return read_day(form, name, sentence=sentence)


def _said(number: UUID | None) -> str:
    return "" if number is None else str(number)
