"""Whole members of a draft, one page each: a text written anew, or a choice that is missing.

They change the draft and not the practice behind it: a practice that changes begins its release
anew, and what was solved in the draft would have to be solved again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from flask import Response, request, url_for
from werkzeug.exceptions import NotFound

from node.airlock.completeness import missing_members, sentences_of
from node.airlock.draft_texts import replace_member, text_members
from node.airlock.drafting import Draft
from node.airlock.member_names import TEXT_LIMITS, is_text, member_name, member_of_path
from node.airlock.models import ReleaseRequest
from node.airlock.requests import draft_of, get_own_request, get_request, language_of_draft
from node.airlock.resolving import rewrite_members
from node.airlock.text_digest import seen_of
from node.airlock.views.blueprint import bp
from node.airlock.views.looking import look_at_fields, show_piece, status_of
from node.airlock.word_differences import compare_words
from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import spoken
from node.people.signed_in import current_person
from node.screens.code_words import label
from node.screens.form import Form, blank_form, read_form
from node.screens.looked import Looked, wants_piece
from node.screens.page import notice, render_page, see_other
from schemas.entry import Kind
from schemas.practice_summary import MAX_ANSWER_CHARACTERS, MAX_THEMES
from schemas.practice_words import (
    EvidenceLevel,
    ExtremismForm,
    Level,
    NetworkPart,
    NetworkStep,
    PracticeKind,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)
from schemas.strict_json import JsonValue
from schemas.vocabulary import load_vocabulary

__all__ = ["look_at_text", "rewrite", "set_tick", "text", "tick"]

_ONE: Final[dict[str, type[StrEnum]]] = {
    "kind": PracticeKind,
    "level": Level,
    "rights": Rights,
    "evidence": EvidenceLevel,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "extremism_form": ExtremismForm,
}
_SEVERAL: Final[dict[str, type[StrEnum]]] = {
    "target_groups": TargetGroup,
    "settings": Setting,
    "partners": Sector,
}
_OPTIONAL: Final = frozenset({"network_step", "network_part", "extremism_form", "partners"})
_OPTIONAL_TEXTS: Final = frozenset({"needs_first", "note", "harm_noticed", "named_partners"})
_MOST_CHARACTERS = 50_000
_MONTH: Final = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """One text of a request, as its page needs it."""

    row: ReleaseRequest
    draft: Draft
    member: str
    now: str
    language: str


@bp.get("/<uuid:request_id>/text/<member>")
def text(request_id: UUID, member: str) -> Response:
    """Show one text of a draft to be written anew."""
    found = _get_text(request_id, member)
    return _text_page(found, blank_form({"text": found.now}))


@bp.post("/<uuid:request_id>/text/<member>")
def rewrite(request_id: UUID, member: str) -> Response:
    """Write one text of a draft anew, or leave a lesson out."""
    form = read_form(single=("text", "seen", "leave_out"))
    found = _get_text(request_id, member)
    if form.text("seen") != seen_of(found.now):
        form.fault("text", _("This text was changed in another window. Nothing was stored yet."))
        return _text_page(found, form, status=409, is_changed=True)
    path, value = _wanted(found, form)
    if value is not None:
        _check_text(found, form, value=value)
    elif path == member:
        form.fault("text", _("Write what shall stand here."))
    if not form.is_good:
        return _text_page(found, form, status=422)
    try:
        return _store(request_id, {path: value})
    except (ConflictError, InputRefusedError) as error:
        _take(form, error, at="text", hint=_("Copy it before you leave this page."))
        return _text_page(found, form, status=error.status)


@bp.post("/<uuid:request_id>/text/<member>/look")
def look_at_text(request_id: UUID, member: str) -> Response:
    """Say what would be found in a text as it is written now; nothing is stored by that."""
    form = read_form(single=("text", "seen", "leave_out", "look"))
    found = _get_text(request_id, member)
    is_piece = wants_piece(request)
    looks = look_at_fields(
        {"text": form.typed("text")}, language=_written_in(found), is_live=is_piece
    )
    if is_piece:
        return show_piece("text", looks["text"])
    return _text_page(found, form, status=status_of(looks), looked=looks["text"])


@bp.get("/<uuid:request_id>/tick/<member>")
def tick(request_id: UUID, member: str) -> Response:
    """Show one choice of a draft."""
    row = _get_practice(request_id)
    return _tick_page(row, member, _present(draft_of(row, node=current_node()), member))


@bp.post("/<uuid:request_id>/tick/<member>")
def set_tick(request_id: UUID, member: str) -> Response:
    """Choose one member of a draft."""
    row = _get_practice(request_id)
    form = read_form(single=("start", "end"), many=("chosen",))
    value = _chosen(form, member)
    if not form.is_good:
        return _tick_page(row, member, form, status=422)
    path = "evidence.level" if member == "evidence" else member
    try:
        return _store(request_id, {path: value})
    except (ConflictError, InputRefusedError) as error:
        _take(form, error, at="start" if member == "period" else "chosen")
        return _tick_page(row, member, form, status=error.status)


def _get_practice(request_id: UUID) -> ReleaseRequest:
    row = get_own_request(db.session(), author=current_person(), request_id=request_id)
    if row.kind != Kind.PRACTICE_SUMMARY:
        # Somebody agreed to the entry as it is; its words change where they agree.
        raise NotFound
    return row


def _get_text(request_id: UUID, member: str) -> _Text:
    row = _get_practice(request_id)
    if not is_text(member):
        raise NotFound
    node = current_node()
    draft = draft_of(row, node=node)
    language = language_of_draft(draft, node=node)
    now = text_members(draft).get(member)
    if now is None and member.partition(".")[0] not in {"texts", "needs_first"}:
        raise NotFound
    return _Text(row=row, draft=draft, member=member, now=now or "", language=language)


def _wanted(found: _Text, form: Form) -> tuple[str, JsonValue]:
    """Return what is set, and to what; a member that may be missing goes when it is emptied."""
    first, *rest = found.member.split(".")
    if first in {"lessons", "named_partners"} and form.text("leave_out"):
        return f"{first}.{rest[0]}", None
    words = form.text("text")
    if words:
        return found.member, words
    optional = next((part for part in (first, *rest) if part in _OPTIONAL_TEXTS), None)
    if optional in {"note", "harm_noticed"}:
        return f"evidence.{optional}", None
    return (optional or found.member), None


def _check_text(found: _Text, form: Form, *, value: JsonValue) -> None:
    """Say what a reader would refuse this one text for."""
    if len(str(value)) > _MOST_CHARACTERS:
        form.fault("text", _("This is far too long for one text."))
        return
    changed = replace_member(_with_place(found), member=found.member, value=value)
    kind = Kind(found.row.kind)
    for path, words in missing_members(kind, changed).items():
        if member_of_path(path) == found.member:
            form.fault("text", " ".join(sentences_of(kind, path, words, draft=changed)))


def _with_place(found: _Text) -> Draft:
    """Return the draft with room for the text: what another town needs may not be there yet."""
    if found.member.startswith("needs_first.") and "needs_first" not in found.draft:
        return {**found.draft, "needs_first": {}}
    return found.draft


def _store(request_id: UUID, members: dict[str, JsonValue]) -> Response:
    session, node = db.session(), current_node()
    draft = draft_of(get_request(session, request_id), node=node)
    first = next(iter(members))
    if first.startswith("needs_first.") and "needs_first" not in draft:
        members = {"needs_first": {first.partition(".")[2]: members[first]}}
    if first == "evidence.level" and "evidence" not in draft:
        members = {"evidence": {"level": members[first]}}
    rewrite_members(
        session, node=node, author=current_person(), request_id=request_id, members=members
    )
    session.commit()
    notice(_("Saved. Everything was checked again."))
    return see_other("airlock.check", request_id=request_id)


def _take(form: Form, error: ConflictError | InputRefusedError, *, at: str, hint: str = "") -> None:
    """Say beside what was typed why it was not stored; nobody else has kept it."""
    db.session.rollback()
    if isinstance(error, InputRefusedError):
        form.take(error, at=at)
    else:
        # The request may have closed for good while they wrote.
        form.fault(at, f"{error} {hint}".strip())


def _text_page(
    found: _Text,
    form: Form,
    *,
    status: int = 200,
    is_changed: bool = False,
    looked: Looked | None = None,
) -> Response:
    request_id, member = found.row.request_id, found.member
    name = found.member.rpartition(".")[2] if found.member.startswith("texts") else ""
    first = found.member.partition(".")[0]
    return render_page(
        "airlock/text.html",
        status=status,
        form=form,
        request_id=request_id,
        member=member,
        come_back_to=url_for("airlock.text", request_id=request_id, member=member),
        look_address=url_for("airlock.look_at_text", request_id=request_id, member=member),
        looked=looked,
        name=member_name(found.member, language=found.language),
        written_in=_written_in(found),
        most=TEXT_LIMITS.get(name, MAX_ANSWER_CHARACTERS),
        is_short=name in {"title", "teaser"},
        can_leave_out=first in {"lessons", "named_partners"},
        # A look must not pass over what another window changed: the page keeps what it has seen.
        seen=form.text("seen") if looked else seen_of(found.now),
        differences=compare_words(form.typed("text"), found.now) if is_changed else (),
    )


def _written_in(found: _Text) -> str:
    """Return the language of a text: its own, where the draft has several."""
    parts = found.member.split(".")[1:]
    return next((part for part in parts if part in _tags(found.draft)), found.language)


def _tags(draft: Draft) -> Iterable[str]:
    texts = draft.get("texts")
    return texts if isinstance(texts, dict) else ()


def _tick_page(row: ReleaseRequest, member: str, form: Form, *, status: int = 200) -> Response:
    return render_page(
        "airlock/tick.html",
        status=status,
        form=form,
        request_id=row.request_id,
        name=member_name(member),
        member=member,
        options=_options(member),
        is_one=member in _ONE,
        most=MAX_THEMES if member == "themes" else None,
    )


def _options(member: str) -> list[tuple[str, str]]:
    if member == "period":
        return []
    if member == "themes":
        concepts = load_vocabulary().concepts.values()
        named = [(each.id, each.labels[spoken()]) for each in concepts]
        return sorted(named, key=lambda pair: pair[1].casefold())
    words = _ONE.get(member) or _SEVERAL.get(member)
    if words is None:
        raise NotFound
    return [(word.value, label(word)) for word in words]


def _present(draft: Draft, member: str) -> Form:
    """Return a form filled with what is chosen now."""
    value = draft.get(member)
    if member == "period":
        period = value if isinstance(value, dict) else {}
        return blank_form({name: str(period.get(name, "")) for name in ("start", "end")})
    if member == "evidence" and isinstance(value, dict):
        value = value.get("level")
    words = value if isinstance(value, list) else [value]
    return blank_form({"chosen": [str(word) for word in words if word]})


def _chosen(form: Form, member: str) -> JsonValue:
    """Return what a form chose, and say what is wrong with it."""
    if member == "period":
        start = form.require("start", _("Write the month it began, such as 2025-03."))
        end = form.text("end")
        for name, typed in (("start", start), ("end", end)):
            if typed and not _MONTH.fullmatch(typed):
                form.fault(name, _("Write a month as year and month, such as 2025-03."))
        if form.is_good and end and end < start:
            form.fault("end", _("It ends before it starts."))
        return {"start": start, "end": end} if end else {"start": start}
    known = {value for value, _name in _options(member)}
    chosen = [word for word in form.all("chosen") if word in known]
    if not chosen and member not in _OPTIONAL:
        form.fault("chosen", _("Choose at least one."))
    if member == "themes" and len(chosen) > MAX_THEMES:
        form.fault("chosen", _("Choose at most %(most)d themes.") % {"most": MAX_THEMES})
    if member in _ONE:
        return chosen[0] if chosen else None
    return [*chosen]
