"""The page of one colleague: everything their town released about the role, and how we know it.

One card at a time may be taken along for the reader's address book. There is no list to take:
whoever stands in the directory agreed to be asked, not to be copied.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Blueprint, Response, url_for
from sqlalchemy.orm import Session

from node.coordinator_app.practice_page import live_body, show_gone
from node.coordinator_app.practice_text import Named, place_words
from node.coordinator_app.provenance import Step, read_provenance
from node.database import db
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import spoken
from node.published.reading import Released
from node.screens.code_words import label
from node.screens.formats import concept, day, language_name, month
from node.screens.page import render_page
from node.search.addresses import register_origins
from node.search.cards import ENTRY_MONTHS, SEEKING_DAYS, is_older, likeness
from node.search.contact_links import call_link, letter_link
from node.search.lookup import Stored, find_record
from node.search.record_parts import read_parts
from node.search.vcard import CONTENT_TYPE, dump_vcard
from node.trust.towns import name_towns
from schemas.directory_entry import DirectoryEntry, Visits, parse_directory_entry
from schemas.entry import Kind
from schemas.errors import SchemaError

__all__ = ["ColleaguePage", "Wish", "bp"]

bp = Blueprint("colleague_page", __name__)
bp.record_once(register_origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Something a town looks for.

    Attributes:
        theme: In words.
        text: As the town wrote it.
        language: Tag of the text.
    """

    theme: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleaguePage:
    """Everything the page shows.

    Attributes:
        origin: Entity identifier of the town.
        record_id: The entry's identifier there.
        town: What the town is called.
        is_own: Whether it is this one.
        entry: As it was released; None if the stored bytes cannot be read.
        language: Tag of the texts that are shown.
        role: Title of the role.
        organisation: Where it is, with the unit.
        letter: Link that begins a letter.
        call: Link that calls the direct line; empty without one.
        facts: What can be talked about and the like, in words.
        wishes: What the town looks for; none once that is too long ago.
        reasons: In what the town is like this one.
        is_old: Whether nobody confirmed the entry for long.
        steps: How we know where it comes from.
    """

    origin: str
    record_id: UUID
    town: str
    is_own: bool
    entry: DirectoryEntry | None
    language: str
    role: str
    organisation: str
    letter: str
    call: str
    facts: tuple[Named, ...]
    wishes: tuple[Wish, ...]
    reasons: tuple[str, ...]
    is_old: bool
    steps: tuple[Step, ...]


@bp.get("/colleagues/<origin:origin>/<uuid:record_id>")
def show(origin: str, record_id: UUID) -> Response:
    """Show one colleague."""
    node, session = current_node(), db.session()
    record = find_record(session, node=node, origin=origin, record_id=record_id)
    body = live_body(record, kind=Kind.DIRECTORY_ENTRY)
    if record is None or body is None:
        return show_gone(session, record, node=node, origin=origin, kind=Kind.DIRECTORY_ENTRY)
    page = _compose(session, record, body, node=node, origin=origin)
    return render_page("coordinator_app/colleague.html", page=page)


@bp.get("/colleagues/<origin:origin>/<uuid:record_id>.vcf")
def card(origin: str, record_id: UUID) -> Response:
    """Hand out one card for the reader's address book."""
    node, session = current_node(), db.session()
    record = find_record(session, node=node, origin=origin, record_id=record_id)
    body = live_body(record, kind=Kind.DIRECTORY_ENTRY)
    entry = _parse(body) if body else None
    if record is None or entry is None:
        return show_gone(session, record, node=node, origin=origin, kind=Kind.DIRECTORY_ENTRY)
    where = url_for("colleague_page.show", origin=origin, record_id=record_id)
    data = dump_vcard(
        entry,
        uid=f"urn:uuid:{record_id}",
        language=spoken(),
        source=f"{node.settings.people_url}{where}",
        note=_("Taken from the directory on %(day)s; it may have changed since.")
        % {"day": day(node.clock())},
    )
    headers = {"Content-Disposition": f'attachment; filename="colleague-{record_id}.vcf"'}
    return Response(data, content_type=CONTENT_TYPE, headers=headers)


def _compose(
    session: Session, record: Stored, body: bytes, *, node: Node, origin: str
) -> ColleaguePage:
    now = node.clock()
    towns = name_towns(session, [origin], settings=node.settings, language=spoken())
    entry = _parse(body)
    language = _language(entry) if entry else spoken()
    return ColleaguePage(
        origin=origin,
        record_id=record.record_id,
        town=towns[origin],
        is_own=origin == node.settings.entity_id,
        entry=entry,
        language=language,
        role=_in(entry.role, language) if entry else "",
        organisation=_organisation(entry, language) if entry else "",
        letter=letter_link(entry.mailbox) if entry else "",
        call=call_link(entry.direct_line) if entry and entry.direct_line else "",
        facts=tuple(_facts(entry)) if entry else (),
        wishes=tuple(_wishes(entry, record, language=language, now=now)) if entry else (),
        reasons=_reasons(record, body, node=node) if entry else (),
        is_old=entry is not None and is_older(entry.confirmed, months=ENTRY_MONTHS, now=now),
        steps=read_provenance(session, record, node=node, now=now),
    )


def _parse(body: bytes) -> DirectoryEntry | None:
    try:
        return parse_directory_entry(body)
    except SchemaError:
        # It was read when it came; what stands here now is not what came.
        return None


def _language(entry: DirectoryEntry) -> str:
    """Return the tag of the reader's language if the role is told in it, else the first."""
    for tag in entry.role:
        if tag.partition("-")[0] == spoken():
            return tag
    return next(iter(entry.role))


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _organisation(entry: DirectoryEntry, language: str) -> str:
    parts = [_in(entry.organisation, language), _in(entry.unit or {}, language)]
    return ", ".join(part for part in parts if part)


def _reasons(record: Stored, body: bytes, *, node: Node) -> tuple[str, ...]:
    if isinstance(record, Released):
        return ()
    return likeness(read_parts(record.kind, body).codes, settings=node.settings)


def _wishes(
    entry: DirectoryEntry, record: Stored, *, language: str, now: datetime
) -> Iterator[Wish]:
    if now - record.day > SEEKING_DAYS:
        return
    for each in entry.looking_for:
        tag = language if language in each.text else next(iter(each.text), language)
        yield Wish(theme=concept(each.concept), text=each.text.get(tag, ""), language=tag)


def _facts(entry: DirectoryEntry) -> Iterator[Named]:
    words = (
        (_("Languages"), tuple(f"{language_name(e.tag)}: {label(e.use)}" for e in entry.languages)),
        (
            _("Can talk about"),
            tuple(f"{concept(e.concept)}: {label(e.experience)}" for e in entry.can_talk_about),
        ),
        (
            _("Round tables and helplines"),
            tuple(f"{concept(e.concept)}: {label(e.type)}" for e in entry.structures),
        ),
        (_("Visits"), tuple(_visits(entry.visits))),
        (_("Kind of town"), tuple(place_words(entry.place))),
        (_("Last confirmed"), (month(entry.confirmed),)),
    )
    yield from (Named(name=name, values=values) for name, values in words if values)


def _visits(visits: Visits | None) -> Iterator[str]:
    if visits is None:
        return
    if visits.hosts:
        yield _("Receives visitors")
    if visits.would_visit:
        yield _("Would visit another town")
    if visits.online:
        yield _("Would meet on a screen")
    if visits.months:
        yield _("Best in %(months)s") % {"months": ", ".join(map(month, visits.months))}
