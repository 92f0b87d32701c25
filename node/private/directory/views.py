"""The page of one's own directory entry: fill it in, agree to it, see what towns will see.

Everybody in the role fills in their own; there is no page for another's. Asking a second reader and
taking consent back reach what left this node, so `coordinator_app` adds them to this room.
"""

from datetime import date
from http import HTTPStatus

from flask import Blueprint, Response, current_app

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.directory.consent import CONSENT_VERSION, Consent, consent_wording
from node.private.directory.content import DirectoryContent, looks_personal
from node.private.directory.entry_form import (
    EntryForm,
    Rows,
    fill_entry_form,
    read_entry,
    read_entry_form,
    rows_for,
)
from node.private.directory.entry_page import entry_choices, preview
from node.private.directory.service import Draft, edit_entry, find_draft_of
from node.screens.form import WHOLE_FORM, Form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("directory", __name__, url_prefix="/colleagues")

_CHECK = "airlock.check"


@bp.get("/mine")
def edit() -> Response:
    """Show one's own entry, filled in as it is stored."""
    draft = _find_own()
    page = fill_entry_form(
        draft.content if draft else None,
        rows=_rows(draft),
        revision=draft.revision if draft else 0,
        today=current_node().clock().date().isoformat(),
    )
    return _show(page, draft=draft)


@bp.post("/mine")
def change() -> Response:
    """Store one's own entry; nothing leaves by this."""
    draft = _find_own()
    rows = _rows(draft)
    page = read_entry_form(rows)
    content = read_entry(page.form, stored=draft.content if draft else None, rows=rows)
    consent = _read_consent(page.form)
    if content is not None:
        _check_mailbox(page.form, content, stored=draft)
    if content is None or not page.form.is_good:
        return _show(page, draft=draft, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _keep(content, consent=consent, revision=page.revision)
    except InputRefusedError as error:
        db.session.rollback()
        page.form.fault("consent", str(error))
        return _show(page, draft=draft, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    except ConflictError:
        db.session.rollback()
        return _show_conflict(page)
    notice(_("Your entry is saved. Nothing has left this node."))
    return see_other("directory.edit")


def _keep(content: DirectoryContent, *, consent: Consent | None, revision: int) -> None:
    session = db.session()
    edit_entry(
        session,
        node=current_node(),
        actor=current_person(),
        content=content,
        consent=consent,
        revision=revision,
    )
    session.commit()


def _read_consent(form: Form) -> Consent | None:
    """Return the consent that was ticked, with its day; None if it was not ticked."""
    if not form.all("consent"):
        return None
    try:
        day = date.fromisoformat(form.text("consent_day"))
    except ValueError:
        form.fault("consent_day", _("Write the day on which you agreed, such as 2026-05-04."))
        return None
    return Consent(version=CONSENT_VERSION, given_on=day)


def _check_mailbox(form: Form, content: DirectoryContent, *, stored: Draft | None) -> None:
    """Point a mailbox out that reads as a person's own, until they say that they want it."""
    if not looks_personal(content.mailbox) or form.all("keep_mailbox"):
        return
    if stored is None or stored.content.mailbox != content.mailbox:
        form.fault(
            "mailbox",
            _("This reads as a person's own mailbox. Write the role's, or say below to keep it."),
        )


def _find_own() -> Draft | None:
    return find_draft_of(db.session(), node=current_node(), author=current_person())


def _rows(draft: Draft | None) -> Rows:
    return rows_for(draft.content if draft else None, language=current_node().settings.language)


def _show(page: EntryForm, *, draft: Draft | None, status: int = 200) -> Response:
    content = draft.content if draft else None
    return render_page(
        "private/directory/edit.html",
        status=status,
        form=page.form,
        revision=page.revision,
        draft=draft,
        rows=_rows(draft),
        choices=entry_choices(content),
        preview=preview(content) if content else (),
        is_personal=looks_personal(page.form.text("mailbox")),
        consent_wording=consent_wording(),
        consent_is_old=bool(draft and draft.consent and draft.consent.version != CONSENT_VERSION),
        has_airlock=_CHECK in current_app.view_functions,
    )


def _show_conflict(page: EntryForm) -> Response:
    draft = _find_own()
    page.form.fault(
        WHOLE_FORM,
        _(
            "Your entry was changed in another window meanwhile. What you wrote is still here: "
            "save again to keep it, or open the page anew to see what is stored."
        ),
    )
    shown = EntryForm(form=page.form, revision=draft.revision if draft else 0)
    return _show(shown, draft=draft, status=HTTPStatus.CONFLICT)
