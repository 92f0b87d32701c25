"""The page of one practice: what a town did, how we know it is from there, and whom to call.

It joins what came in, or went out, with who vouches for the town; for an own practice also with the
way to its history. What is withdrawn, unknown, or not here yet is told on a page of its own, which
says what may have happened; nothing of a withdrawn text is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from flask import Blueprint, Response, current_app, request, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest

from node.coordinator_app.incoming import IncomingNotice, incoming_notice
from node.coordinator_app.practice_text import PracticeText, practice_text
from node.coordinator_app.provenance import Step, read_provenance
from node.database import db
from node.errors import ConflictError, ServiceMissingError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import spoken
from node.people.models import PersonRole
from node.people.signed_in import current_person
from node.private.practices.practice import Adapted, Practice, PracticeContent
from node.private.practices.service import list_practices, save_practice
from node.received.reading import Received
from node.screens.code_words import label
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other
from node.search.addresses import register_origins
from node.search.cards import PRACTICE_MONTHS, ColleagueCard, colleague_card, is_older
from node.search.contact_links import letter_link
from node.search.hits import Hit
from node.search.lookup import Stored, entries_of_town, find_record, look_up, related_to
from node.trust.towns import host_of, name_towns
from schemas.entry import Kind
from schemas.errors import SchemaError
from schemas.practice_summary import PracticeSummary, Relation, parse_practice_summary

__all__ = ["PracticePage", "Related", "bp", "live_body", "show_gone"]

bp = Blueprint("practice_page", __name__)
bp.record_once(register_origins)

_HISTORY = "airlock.history"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One practice that another one owes something to.

    Attributes:
        text: What it is to the other one, in words; empty for one that builds on it.
        outcome: How it went, in words; empty if nobody says.
        hit: The practice, if it can be read here.
        town: What its town is called; empty if that is not known.
    """

    text: str
    outcome: str
    hit: Hit | None
    town: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage:
    """Everything the page shows.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The practice's identifier there.
        town: What the town is called.
        is_own: Whether it is this one.
        text: The practice; None if the stored bytes cannot be read.
        is_old: Whether nobody confirmed it for long.
        steps: How we know where it comes from.
        builds_on: What it adapts or draws together.
        built_on_by: What adapts it or draws on it.
        colleagues: Whom to call: who is named in it, else who stands for that town.
        awaits_index: Whether the search index is being made, without which nobody knows yet who
            builds on it and who stands for that town.
        letter: Link that begins a letter to the first of them; empty if there is none.
        history: Address of an own practice's history; None if there is none.
        new_id: Number of the practice that trying this one begins; None if it cannot be tried here.
        incoming: What a coordinator is told if it may name somebody; None if there is nothing.
    """

    origin: str
    record_id: UUID
    town: str
    is_own: bool
    text: PracticeText | None
    is_old: bool
    steps: tuple[Step, ...]
    builds_on: tuple[Related, ...]
    built_on_by: tuple[Related, ...]
    colleagues: tuple[ColleagueCard, ...]
    awaits_index: bool
    letter: str
    history: str | None
    new_id: UUID | None
    incoming: IncomingNotice | None


@bp.get("/practices/<origin:origin>/<uuid:record_id>")
def show(origin: str, record_id: UUID) -> Response:
    """Show one practice."""
    node, session = current_node(), db.session()
    record = find_record(session, node=node, origin=origin, record_id=record_id)
    body = live_body(record, kind=Kind.PRACTICE_SUMMARY)
    if record is None or body is None:
        return show_gone(session, record, node=node, origin=origin, kind=Kind.PRACTICE_SUMMARY)
    page = _compose(session, record, body, node=node, origin=origin)
    return render_page("coordinator_app/practice.html", page=page)


@bp.get("/practices/<origin:origin>/<uuid:record_id>.json")
def text(origin: str, record_id: UUID) -> Response:
    """Hand out the exact bytes that the town signed for."""
    node, session = current_node(), db.session()
    record = find_record(session, node=node, origin=origin, record_id=record_id)
    body = live_body(record, kind=Kind.PRACTICE_SUMMARY)
    if body is None:
        return show_gone(session, record, node=node, origin=origin, kind=Kind.PRACTICE_SUMMARY)
    name = f"practice-{host_of(origin).replace(':', '-').replace('/', '-')}-{record_id}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, content_type="application/json", headers=headers)


@bp.post("/practices/<origin:origin>/<uuid:record_id>/try")
def try_it(origin: str, record_id: UUID) -> Response:
    """Begin a practice of one's own that says which one it adapts; pressed again, lead to it."""
    form = read_form(single=("practice_id",))
    node, session = current_node(), db.session()
    record = find_record(session, node=node, origin=origin, record_id=record_id)
    if record is None or live_body(record, kind=Kind.PRACTICE_SUMMARY) is None:
        return show_gone(session, record, node=node, origin=origin, kind=Kind.PRACTICE_SUMMARY)
    if origin == node.settings.entity_id:
        raise ConflictError(_("This is a practice of your own town. Correct it instead."))
    try:
        practice_id = UUID(form.text("practice_id"))
    except ValueError as exc:
        raise BadRequest from exc
    begun = _begun_before(session, node=node, origin=origin, record_id=record_id)
    if begun is not None:
        notice(_("You began this before. Here is what you have of it; it stays at this node."))
        return see_other("practices.edit", practice_id=begun.practice_id)
    adapts = Adapted(origin=origin, id=record_id, rev=record.rev)
    practice = save_practice(
        session,
        node=node,
        actor=current_person(),
        practice_id=practice_id,
        content=PracticeContent(language=spoken(), adapts=adapts),
        revision=0,
    )
    session.commit()
    notice(_("A practice of your own has begun. It stays at this node."))
    return see_other("practices.edit", practice_id=practice.practice_id)


def _begun_before(session: Session, *, node: Node, origin: str, record_id: UUID) -> Practice | None:
    """Return the reader's own practice that tries this record already, whatever revision of it."""
    mine = current_person().account_id
    for practice in list_practices(session, node=node):
        adapts = practice.content.adapts
        is_of_it = adapts is not None and (adapts.origin, adapts.id) == (origin, record_id)
        if is_of_it and practice.author_id == mine:
            return practice
    return None


def live_body(record: Stored | None, *, kind: Kind) -> bytes | None:
    """Return the bytes of a record that may be shown; None if there is nothing to show.

    Args:
        record: What is known; None if nothing is.
        kind: What the page shows.
    """
    if record is None or not record.live or record.kind is not kind:
        return None
    return record.body


def show_gone(
    session: Session, record: Stored | None, *, node: Node, origin: str, kind: Kind
) -> Response:
    """Answer that a record is not to be read here, and what may have happened.

    Args:
        session: Session that reads the received database.
        record: What is known of it; None if nothing is.
        node: This node.
        origin: Entity identifier of the town.
        kind: What was looked for.
    """
    towns = name_towns(session, [origin], settings=node.settings, language=spoken())
    was_here = record is not None and record.kind is kind
    return render_page(
        "coordinator_app/record_gone.html",
        status=404,
        is_practice=kind is Kind.PRACTICE_SUMMARY,
        was_here=was_here,
        town=towns[origin] if was_here else None,
    )


def _compose(
    session: Session, record: Stored, body: bytes, *, node: Node, origin: str
) -> PracticePage:
    now = node.clock()
    summary = _parse(body)
    relations = summary.relations if summary else ()
    keys = [(each.origin, each.id) for each in relations if each.origin and each.id]
    contact = [(origin, summary.contact)] if summary and summary.contact else []
    known = look_up(session, [*keys, *contact], node=node)
    called = [known[key] for key in contact if key in known]
    others: tuple[Hit, ...] = ()
    awaits_index = False
    try:
        others = related_to(session, node=node, origin=origin, record_id=record.record_id)
        called = called or list(entries_of_town(session, node=node, origin=origin))
    except ServiceMissingError:
        awaits_index = True  # The practice itself is read without it.
    named = {origin, *(each for each, _record in keys), *(hit.origin for hit in others)}
    towns = name_towns(session, named, settings=node.settings, language=spoken())
    text = practice_text(summary, wanted=_wanted()) if summary else None
    return PracticePage(
        origin=origin,
        record_id=record.record_id,
        town=towns[origin],
        is_own=origin == node.settings.entity_id,
        text=text,
        is_old=text is not None and is_older(text.confirmed, months=PRACTICE_MONTHS, now=now),
        steps=read_provenance(session, record, node=node, now=now),
        builds_on=tuple(_related(each, known=known, towns=towns) for each in relations),
        built_on_by=tuple(
            Related(text="", outcome="", hit=hit, town=towns[hit.origin]) for hit in others
        ),
        colleagues=tuple(
            colleague_card(hit, town=towns[hit.origin], now=now, settings=node.settings)
            for hit in called
        ),
        awaits_index=awaits_index,
        letter=_letter(called, text),
        history=_history(record.record_id) if origin == node.settings.entity_id else None,
        new_id=uuid4() if _may_try(origin, node=node) else None,
        incoming=_incoming(session, record, summary, node=node, town=towns[origin], called=called),
    )


def _incoming(
    session: Session,
    record: Stored,
    summary: PracticeSummary | None,
    *,
    node: Node,
    town: str,
    called: list[Hit],
) -> IncomingNotice | None:
    is_coordinator = PersonRole.COORDINATOR in current_person().roles
    if summary is None or not isinstance(record, Received) or not is_coordinator:
        return None
    return incoming_notice(
        session,
        summary,
        record=record,
        node=node,
        town=town,
        language=practice_text(summary, wanted=_wanted()).language,
        called=called,
    )


def _may_try(origin: str, *, node: Node) -> bool:
    is_own = origin == node.settings.entity_id
    return not is_own and PersonRole.COORDINATOR in current_person().roles


def _parse(body: bytes) -> PracticeSummary | None:
    try:
        return parse_practice_summary(body)
    except SchemaError:
        # It was read when it came; what stands here now is not what came.
        return None


def _wanted() -> tuple[str, ...]:
    """Return the languages the reader wants: one that they chose on the page comes first."""
    chosen = request.args.get("language")
    return (chosen, spoken()) if chosen else (spoken(),)


def _related(
    relation: Relation, *, known: Mapping[tuple[str, UUID], Hit], towns: Mapping[str, str]
) -> Related:
    hit = None
    if relation.origin is not None and relation.id is not None:
        hit = known.get((relation.origin, relation.id))
        hit = hit if hit is not None and hit.kind is Kind.PRACTICE_SUMMARY else None
    return Related(
        text=label(relation.type),
        outcome=label(relation.outcome) if relation.outcome else "",
        hit=hit,
        town=towns.get(relation.origin, "") if relation.origin else "",
    )


def _letter(called: list[Hit], text: PracticeText | None) -> str:
    if not called or called[0].mailbox is None:
        return ""
    title = text.title if text else ""
    return letter_link(called[0].mailbox, subject=_("Your practice “%(title)s”") % {"title": title})


def _history(record_id: UUID) -> str | None:
    rules = current_app.url_map.iter_rules(_HISTORY) if _has_history() else ()
    return next(
        (url_for(_HISTORY, record_id=record_id) for rule in rules if "record_id" in rule.arguments),
        None,
    )


def _has_history() -> bool:
    return _HISTORY in current_app.view_functions
