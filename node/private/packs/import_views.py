"""The pages on which a list is brought: upload, what its columns are, what would happen, done.

Nothing is stored before the last step, and that one stores everything or nothing. A list can be
taken back afterwards; what a person edited since is kept and listed.
"""

from typing import Final
from uuid import UUID

from flask import Blueprint, Response, render_template, request

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.network.organisations import name_organisations
from node.private.network.overview import last_days
from node.private.packs.any_list import check_upload, read_list
from node.private.packs.book import is_book, read_book
from node.private.packs.columns import COLUMNS, is_refused, propose_columns, why_left_out
from node.private.packs.file_name import plain_name
from node.private.packs.list_writer import Choice, Plan
from node.private.packs.packed_file import is_packed
from node.private.packs.restoring import plan_book, restore_book
from node.private.packs.staging import (
    UNDO_DAYS,
    Staged,
    choose_columns,
    get_import,
    is_too_late_to_undo,
    list_imports,
    open_staged,
    stage_book,
    stage_list,
)
from node.private.packs.storing import plan_import, store_list
from node.private.packs.template_file import template_rows
from node.private.packs.undoing import Undone, undo_import
from node.private.packs.wanted import later_day
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.spreadsheet import answer_table

__all__ = ["UPLOAD_ENDPOINT", "bp"]

bp = Blueprint("network_import", __name__, url_prefix="/network/import")

UPLOAD_ENDPOINT: Final = "network_import.upload"
"""The one form that may be as large as a list."""

_MOST_SHOWN: Final = 100
_MOST_FAULTS: Final = 50
_CHOICE: Final = "choice_"
_COLUMN: Final = "column_"
_OTHERS: Final = "others"


@bp.get("")
def index() -> Response:
    """Show how a list is brought, and the lists that were."""
    return _show_index(blank_form())


@bp.get("/template")
def template() -> Response:
    """Give a list to fill in."""
    return answer_table(template_rows(), name="linkpin-list.csv")


@bp.post("")
def upload() -> Response:
    """Take a list in; it waits until its columns are known."""
    form = read_form()
    sent = request.files.get("file")
    data = sent.read() if sent else b""
    name = (sent.filename or "") if sent else ""
    try:
        check_upload(data)
        import_id = _stage(data, name=plain_name(name) or _("List"))
    except InputRefusedError as error:
        db.session.rollback()
        form.take(error, at="file")
        return _show_index(form, status=422)
    db.session.commit()
    return see_other("network_import.columns", import_id=import_id)


@bp.get("/<uuid:import_id>")
def columns(import_id: UUID) -> Response:
    """Show what each column seems to be."""
    staged = _staged(import_id)
    if staged.sheet is None:
        return see_other("network_import.preview", import_id=import_id)
    proposed = staged.columns or propose_columns(staged.sheet.header)
    form = blank_form({f"{_COLUMN}{at}": field for at, field in enumerate(proposed)})
    return _show_columns(import_id, staged, form)


@bp.post("/<uuid:import_id>")
def choose(import_id: UUID) -> Response:
    """Take what each column is."""
    staged = _staged(import_id)
    header = staged.sheet.header if staged.sheet else ()
    form = read_form(single=[f"{_COLUMN}{at}" for at in range(len(header))])
    chosen = tuple(
        "" if is_refused(title) else form.text(f"{_COLUMN}{at}") for at, title in enumerate(header)
    )
    _check_columns(form, chosen)
    if not form.is_good:
        return _show_columns(import_id, staged, form, status=422)
    choose_columns(
        db.session(),
        node=current_node(),
        actor=current_person(),
        import_id=import_id,
        columns=chosen,
    )
    db.session.commit()
    return see_other("network_import.preview", import_id=import_id)


@bp.get("/<uuid:import_id>/preview")
def preview(import_id: UUID) -> Response:
    """Show what storing the list would do."""
    staged = _staged(import_id)
    if staged.book is not None:
        return _show_book(import_id, staged)
    if staged.columns is None:
        return see_other("network_import.columns", import_id=import_id)
    return _show_preview(import_id, staged, _plan(import_id), blank_form({_OTHERS: Choice.KEEP}))


@bp.post("/<uuid:import_id>/preview")
def store(import_id: UUID) -> Response:
    """Store the list, all of it or nothing."""
    staged = _staged(import_id)
    if staged.book is not None:
        return _restore(import_id)
    plan = _plan(import_id)
    lines = list(plan.matches)[:_MOST_SHOWN]
    form = read_form(
        single=[*(f"{_CHOICE}{line}" for line in lines), _OTHERS], many=("leave_out", "is_mine")
    )
    others = _choice(form.text(_OTHERS))
    choices = {line: _choice(form.text(f"{_CHOICE}{line}")) for line in lines}
    if plan.wishes.faults and not form.all("leave_out"):
        form.fault("leave_out", _("Correct the list and bring it again, or leave these lines out."))
        return _show_preview(import_id, staged, plan, form, status=422)
    numbers = store_list(
        db.session(),
        node=current_node(),
        actor=current_person(),
        import_id=import_id,
        choices={line: choices.get(line, others) for line in plan.matches},
        plan=plan,
        is_mine=bool(form.all("is_mine")),
        leave_out_faulty=bool(form.all("leave_out")),
    )
    db.session.commit()
    made = numbers["made"]
    notice(
        ngettext("%(num)d organisation was added.", "%(num)d organisations were added.", made)
        % {"num": made}
    )
    if numbers["names"]:
        notice(
            ngettext(
                "%(num)d name waits until that person was told.",
                "%(num)d names wait until those people were told.",
                numbers["names"],
            )
            % {"num": numbers["names"]}
        )
    return see_other("network_import.index")


@bp.get("/<uuid:import_id>/undo")
def ask_to_undo(import_id: UUID) -> Response:
    """Ask whether a list is to be taken back."""
    row = get_import(db.session(), person=current_person(), import_id=import_id)
    return render_page(
        "private/packs/import_undo.html",
        row=row,
        undone=None,
        is_too_late=is_too_late_to_undo(row, node=current_node()),
        days=UNDO_DAYS,
    )


@bp.post("/<uuid:import_id>/undo")
def undo(import_id: UUID) -> Response:
    """Take a list back, and say what stays."""
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    undone = undo_import(session, node=node, actor=person, import_id=import_id)
    session.commit()
    if undone.kept:
        return _show_kept(undone)
    notice(_("The list was taken back; nothing of it is left."))
    return see_other("network_import.index")


def _stage(data: bytes, *, name: str) -> UUID:
    session, node, person = db.session(), current_node(), current_person()
    if is_packed(data) and is_book(data):
        return stage_book(session, node=node, actor=person, name=name, book=read_book(data))
    return stage_list(session, node=node, actor=person, name=name, sheet=read_list(data))


def _staged(import_id: UUID) -> Staged:
    return open_staged(
        db.session(), node=current_node(), person=current_person(), import_id=import_id
    )


def _plan(import_id: UUID) -> Plan:
    return plan_import(
        db.session(), node=current_node(), person=current_person(), import_id=import_id
    )


def _check_columns(form: Form, chosen: tuple[str, ...]) -> None:
    if "name" not in chosen:
        form.fault(WHOLE_FORM, _("Say which column names the organisation."))
    for at, field in enumerate(chosen):
        if field and field not in COLUMNS:
            form.fault(f"{_COLUMN}{at}", _("Choose one of the list."))
        elif field and field in chosen[:at]:
            form.fault(f"{_COLUMN}{at}", _("Another column is this already. Choose one of them."))


def _choice(said: str) -> Choice:
    return Choice(said) if said in set(Choice) else Choice.KEEP


def _restore(import_id: UUID) -> Response:
    read_form()
    numbers = restore_book(
        db.session(), node=current_node(), actor=current_person(), import_id=import_id
    )
    db.session.commit()
    total = sum(numbers.values())
    notice(
        ngettext("%(num)d record was brought back.", "%(num)d records were brought back.", total)
        % {"num": total}
    )
    return see_other("network_import.index")


def _show_index(form: Form, *, status: int = 200) -> Response:
    node = current_node()
    brought = list_imports(db.session(), node=node, person=current_person())
    return render_page(
        "private/packs/import.html",
        status=status,
        form=form,
        brought=brought,
        too_late={row.import_id for row, *_ in brought if is_too_late_to_undo(row, node=node)},
        days=UNDO_DAYS,
    )


def _show_columns(import_id: UUID, staged: Staged, form: Form, *, status: int = 200) -> Response:
    assert staged.sheet is not None  # noqa: S101 - workbooks of everything have no such page
    first = next(iter(staged.sheet.lines.values()), ())
    rows = [
        (
            f"{_COLUMN}{at}",
            title,
            first[at] if at < len(first) else "",
            is_refused(title),
            why_left_out(title),
        )
        for at, title in enumerate(staged.sheet.header)
    ]
    options = [("", _("Leave out")), *((field, _(title)) for field, title in COLUMNS.items())]
    return render_page(
        "private/packs/import_columns.html",
        status=status,
        form=form,
        import_id=import_id,
        name=staged.name,
        rows=rows,
        options=options,
        lines=len(staged.sheet.lines),
    )


def _show_preview(
    import_id: UUID, staged: Staged, plan: Plan, form: Form, *, status: int = 200
) -> Response:
    assert staged.sheet is not None  # noqa: S101 - workbooks of everything have a page of their own
    assert staged.columns is not None  # noqa: S101 - asked before
    left_out = [
        (title, why_left_out(title))
        for title, field in zip(staged.sheet.header, staged.columns, strict=True)
        if not field
    ]
    people = sum(bool(c.content.name) for each in plan.wishes.wanted for c in each.contacts)
    here = [match.here.organisation_id for match in plan.matches.values()]
    spoken = last_days(db.session(), current_person(), here)
    return render_page(
        "private/packs/import_preview.html",
        status=status,
        form=form,
        import_id=import_id,
        name=staged.name,
        plan=plan,
        new=plan.new,
        matches=list(plan.matches.values())[:_MOST_SHOWN],
        more_matches=max(0, len(plan.matches) - _MOST_SHOWN),
        faults=plan.wishes.faults[:_MOST_FAULTS],
        notes=plan.wishes.notes[:_MOST_FAULTS],
        left_out=left_out,
        people=people,
        spoken=spoken,
        has_later=any(
            later_day(known := spoken.get(match.here.organisation_id), match.wanted.last_on)
            != known
            for match in plan.matches.values()
        ),
        route=route_text(db.session(), node=current_node()),
        choices=[
            (Choice.KEEP.value, _("Keep what is here")),
            (Choice.FILL.value, _("Fill what is empty")),
            (Choice.NEW.value, _("It is another one: add it")),
        ],
    )


def _show_book(import_id: UUID, staged: Staged) -> Response:
    plan = plan_book(
        db.session(), node=current_node(), person=current_person(), import_id=import_id
    )
    return render_page(
        "private/packs/import_book.html",
        form=blank_form(),
        import_id=import_id,
        name=staged.name,
        plan=plan,
    )


def _show_kept(undone: Undone) -> Response:
    names = name_organisations(
        db.session(),
        node=current_node(),
        person=current_person(),
        ids=[record for kind, record in undone.kept if kind == "organisation"],
    )
    others = sum(kind != "organisation" for kind, _record in undone.kept)
    return Response(
        render_template(
            "private/packs/import_undo.html", row=None, undone=undone, names=names, others=others
        ),
        content_type="text/html; charset=utf-8",
    )
