"""The pages from which the network is taken along, or answered for: files, never a feed.

What a colleague keeps for themselves is in none of them.
"""

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, render_template

from node.database import Zone, db, start_writing
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.network.changes import record_change
from node.private.network.organisations import name_organisations
from node.private.packs.everything import everything_book
from node.private.packs.plain_tables import Table, read_table, tables_book
from node.private.packs.third_parties import mark_of
from node.private.packs.topic import Topic, find_held
from node.private.packs.topic_files import held_document, held_rows
from node.private.packs.typed_day import parse_day
from node.private.packs.visiting_cards import write_cards
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.formats import concept as concept_words
from node.screens.formats import day as day_words
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table
from schemas.vocabulary import load_vocabulary

__all__ = ["bp"]

bp = Blueprint("network_export", __name__, url_prefix="/network/export")

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIELDS: Final = ("words", "concept", "organisation", "since", "until", "format")
_MOST_WORDS: Final = 300


@bp.get("")
def index() -> Response:
    """Show what can be taken along."""
    return render_page("private/packs/export.html", form=blank_form())


@bp.post("")
def download() -> Response:
    """Give a file."""
    form = read_form(single=("what",))
    what = form.text("what")
    if what in set(Table):
        answer = _table(Table(what))
    elif what in _FILES:
        answer = _FILES[what]()
    else:
        form.fault("what", _("Choose what to take along."))
        return render_page("private/packs/export.html", status=422, form=form)
    _record(what)
    return answer


@bp.get("/request")
def ask() -> Response:
    """Show the form for a request for information."""
    return _show_request(blank_form({"format": "docx"}))


@bp.post("/request")
def answer_request() -> Response:
    """Give what the node holds on a topic."""
    form = read_form(single=_FIELDS)
    topic = _read_topic(form)
    if topic is None:
        return _show_request(form, status=422)
    held = find_held(db.session(), node=current_node(), person=current_person(), topic=topic)
    title, asked = _("What this town holds on a topic"), _asked(topic)
    match form.text("format"):
        case "csv":
            answer = answer_table(held_rows(held), name="request.csv")
        case "html":
            page = render_template(
                "private/packs/topic_file.html",
                held=held,
                title=title,
                asked=asked,
                mark_of=mark_of,
            )
            answer = _file(page.encode(), name="request.html", kind="text/html; charset=utf-8")
        case _:
            document = held_document(held, title=title, asked=asked)
            answer = _file(document, name="request.docx", kind=_DOCX)
    _record("request")
    return answer


def _table(table: Table) -> Response:
    rows = list(read_table(db.session(), table, node=current_node(), person=current_person()))
    return answer_table(rows, name=f"{table.value}.csv")


def _workbook() -> Response:
    data = tables_book(db.session(), node=current_node(), person=current_person())
    return _file(data, name="network.xlsx", kind=_XLSX)


def _cards() -> Response:
    data = write_cards(db.session(), node=current_node(), person=current_person())
    return _file(data, name="contacts.vcf", kind="text/vcard; charset=utf-8")


def _everything() -> Response:
    data = everything_book(db.session(), node=current_node(), person=current_person())
    return _file(data, name="everything.xlsx", kind=_XLSX)


_FILES: Final[dict[str, Callable[[], Response]]] = {
    "workbook": _workbook,
    "cards": _cards,
    "everything": _everything,
}


def _file(data: bytes, *, name: str, kind: str) -> Response:
    answer = Response(data, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _record(what: str) -> None:
    session = db.session()
    start_writing(session, Zone.PRIVATE)
    record_change(
        session, node=current_node(), actor=current_person(), action="network_exported", about=what
    )
    session.commit()


def _read_topic(form: Form) -> Topic | None:
    words = tuple(each.strip() for each in form.text("words")[:_MOST_WORDS].split(","))
    concept = form.text("concept")
    if concept and concept not in load_vocabulary().concepts:
        form.fault("concept", _("Choose one of the list."))
    organisation_id = _organisation(form)
    since, until = _day(form, "since"), _day(form, "until")
    if since and until and since > until:
        form.fault("until", _("The last day cannot be before the first."))
    if not any(words) and not concept and organisation_id is None:
        form.fault(WHOLE_FORM, _("Write a word, or choose a theme or an organisation."))
    if not form.is_good:
        return None
    return Topic(
        words=tuple(each for each in words if each),
        concept=concept,
        organisation_id=organisation_id,
        since=since,
        until=until,
    )


def _organisation(form: Form) -> UUID | None:
    said = form.text("organisation")
    if not said:
        return None
    try:
        number = UUID(said)
    except ValueError:
        form.fault("organisation", _("Choose one of the list."))
        return None
    if not name_organisations(
        db.session(), node=current_node(), person=current_person(), ids=[number]
    ):
        form.fault("organisation", _("Choose one of the list."))
    return number


def _day(form: Form, name: str) -> date | None:
    said = form.text(name)
    day = parse_day(said) if said else None
    if said and day is None:
        form.fault(name, _("This is no day. Write it like 2026-03-04 or 4.3.2026."))
    return day


def _asked(topic: Topic) -> str:
    names = name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        ids=[topic.organisation_id] if topic.organisation_id else [],
    )
    parts = [
        ", ".join(topic.words),
        concept_words(topic.concept) if topic.concept else "",
        *names.values(),
        _period(topic),
    ]
    return _("Asked for: %(what)s") % {"what": "; ".join(part for part in parts if part)}


def _period(topic: Topic) -> str:
    if topic.since and topic.until:
        days = {"first": day_words(topic.since), "last": day_words(topic.until)}
        return _("%(first)s to %(last)s") % days
    if topic.since:
        return _("from %(day)s") % {"day": day_words(topic.since)}
    return _("until %(day)s") % {"day": day_words(topic.until)} if topic.until else ""


def _show_request(form: Form, *, status: int = 200) -> Response:
    names = name_organisations(db.session(), node=current_node(), person=current_person())
    concepts = sorted(
        ((each, concept_words(each)) for each in load_vocabulary().concepts),
        key=lambda each: each[1].casefold(),
    )
    return render_page(
        "private/packs/request.html",
        status=status,
        form=form,
        organisations=[("", _("None")), *((str(each), name) for each, name in names.items())],
        concepts=[("", _("None")), *concepts],
        formats=[
            ("docx", _("A document (DOCX)")),
            ("html", _("A page (HTML)")),
            ("csv", _("A table (CSV)")),
        ],
    )
