"""The pages on which a practice is written down: six questions, then the ticks.

Nothing typed is lost. A page that is sent twice makes one practice, because it brings its own
identifier; a page that shows an older version than the stored one is answered with both versions
side by side. Autosave is the same step without a page, and leaves the reader where they are. A text
that reads as a worry about one person is answered with where such a worry goes, and not kept. The
list, the page that shows one practice, and erasing also look at what left, so `coordinator_app`
adds them to these.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, url_for

from node.database import db
from node.errors import ConflictError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.practices.draft_form import (
    DraftForm,
    compare_versions,
    fill_draft_form,
    language_options,
    new_draft_form,
    read_content,
    read_draft_form,
)
from node.private.practices.practice import MAX_ANSWER_CHARACTERS, Practice, PracticeContent
from node.private.practices.questions import QUESTIONS, question_label, text_fields
from node.private.practices.service import change_practice, get_own_practice, save_practice
from node.private.practices.tick_choices import choices_for
from node.private.practices.tick_form import TickForm, fill_tick_form, read_tick_form, read_ticks
from node.private.practices.tick_proposals import propose_ticks
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.assets import asset
from node.screens.form import WHOLE_FORM
from node.screens.looked import Looked
from node.screens.page import notice, render_page, see_other
from schemas.practice_parts import MAX_ANSWER_CHARACTERS as MAX_RELEASED_CHARACTERS

__all__ = [
    "KEEP",
    "REFUSED_HEADER",
    "REVISION_HEADER",
    "WORRY",
    "bp",
    "find_own",
    "show_draft",
]

bp = Blueprint("practices", __name__, url_prefix="/practices")

REVISION_HEADER: Final = "Linkpin-Revision"
"""Header by which autosave tells the page which revision it shows from now on."""

REFUSED_HEADER: Final = "Linkpin-Refused"
"""Header by which autosave tells the page why nothing was kept; `WORRY` is one reason."""

WORRY: Final = "worry"

KEEP: Final = "keep"
"""What the button sends that says: this describes a practice."""

_AUTOSAVE_SCRIPT: Final = "autosave.js"


@bp.get("/new")
def new() -> Response:
    """Show the six questions, empty."""
    return show_draft(new_draft_form(), stored=None)


@bp.post("/new")
def create() -> Response:
    """Keep a new practice; sent again, keep what changed in it."""
    return _save(read_draft_form())


@bp.get("/mine/<uuid:practice_id>/edit")
def edit(practice_id: UUID) -> Response:
    """Show the six questions with the answers that are stored."""
    practice = _own(practice_id)
    return show_draft(fill_draft_form(practice), stored=practice.content)


@bp.post("/mine/<uuid:practice_id>/edit")
def change(practice_id: UUID) -> Response:
    """Keep the answers of a practice."""
    find_own(practice_id)  # a colleague's is refused before anything that was typed is looked at
    draft = read_draft_form()
    return _save(DraftForm(form=draft.form, practice_id=practice_id, revision=draft.revision))


@bp.post("/mine/<uuid:practice_id>/autosave")
def autosave(practice_id: UUID) -> Response:
    """Keep the answers while somebody writes: 204, or 409 when another page did meanwhile.

    422 says that something cannot be stored, or reads as a worry about one person; the page says
    what when it is sent by its button.
    """
    stored = find_own(practice_id)
    sent = read_draft_form()
    draft = DraftForm(form=sent.form, practice_id=practice_id, revision=sent.revision)
    content = read_content(draft, stored=stored.content if stored else None)
    if not draft.form.is_good:
        return Response(status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        practice = _keep(draft, content)
    except WorryFoundError:
        db.session.rollback()
        refused = HTTPStatus.UNPROCESSABLE_ENTITY
        return Response(status=refused, headers={REFUSED_HEADER: WORRY})
    except (ConflictError, NotFoundError):
        db.session.rollback()
        return Response(status=HTTPStatus.CONFLICT)
    return Response(status=HTTPStatus.NO_CONTENT, headers={REVISION_HEADER: str(practice.revision)})


@bp.get("/mine/<uuid:practice_id>/ticks")
def ticks(practice_id: UUID) -> Response:
    """Show the ticks that are stored, or those that the text makes likely."""
    practice = _own(practice_id)
    page = fill_tick_form(
        practice.content, proposals=propose_ticks(practice.content), revision=practice.revision
    )
    return _show_ticks(page, practice=practice)


@bp.post("/mine/<uuid:practice_id>/ticks")
def tick(practice_id: UUID) -> Response:
    """Keep the ticks of a practice."""
    page = read_tick_form()
    practice = _own(practice_id)
    content = read_ticks(page, stored=practice.content)
    if not page.form.is_good:
        return _show_ticks(page, practice=practice, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        change_practice(
            session,
            node=current_node(),
            actor=current_person(),
            practice_id=practice_id,
            content=content,
            revision=page.revision,
            is_practice=page.form.text("then") == KEEP,
        )
    except WorryFoundError as error:
        session.rollback()
        practice = _own(practice_id)
        refused = HTTPStatus.UNPROCESSABLE_ENTITY
        return _show_ticks(page, practice=practice, status=refused, worry=_worry(error))
    except ConflictError:
        session.rollback()
        return _show_tick_conflict(page, practice_id)
    session.commit()
    notice(_("Your ticks are saved. Nothing has left this node."))
    return see_other("practices.show", practice_id=practice_id)


def _own(practice_id: UUID) -> Practice:
    return get_own_practice(
        db.session(), node=current_node(), actor=current_person(), practice_id=practice_id
    )


def find_own(practice_id: UUID) -> Practice | None:
    """Return a practice of who is signed in; None if nothing is stored under the number.

    Raises:
        NotAllowedError: A colleague wrote it.
    """
    try:
        return _own(practice_id)
    except NotFoundError:
        return None


def _keep(draft: DraftForm, content: PracticeContent) -> Practice:
    session = db.session()
    practice = save_practice(
        session,
        node=current_node(),
        actor=current_person(),
        practice_id=draft.practice_id,
        content=content,
        revision=draft.revision,
        is_practice=draft.form.text("then") == KEEP,
    )
    session.commit()
    return practice


def _save(draft: DraftForm) -> Response:
    stored = find_own(draft.practice_id)
    content = read_content(draft, stored=stored.content if stored else None)
    if not draft.form.is_good:
        return show_draft(
            draft,
            stored=stored.content if stored else None,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    try:
        practice = _keep(draft, content)
    except WorryFoundError as error:
        db.session.rollback()
        stored = find_own(draft.practice_id)
        return show_draft(
            draft,
            stored=stored.content if stored else None,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
            worry=_worry(error),
        )
    except ConflictError:
        db.session.rollback()
        return _show_versions(draft, mine=content)
    except NotFoundError:
        db.session.rollback()
        return _show_erased(draft)
    notice(_("Saved. It stays at this node."))
    wants_ticks = draft.form.text("then") == "ticks"
    where = "practices.ticks" if wants_ticks else "practices.show"
    return see_other(where, practice_id=practice.practice_id)


def _worry(error: WorryFoundError) -> WorryPlace:
    """Return what a page says of a worry: where it stands, and where it can go."""
    # The rows of lessons may have gaps, so all of them are named by their heading.
    places = {
        member.partition(".")[0]: _("What can others learn?")
        if member.startswith("lessons.")
        else question_label(member)
        for member in error.members
    }
    return WorryPlace(places=places, route=route_text(db.session(), node=current_node()))


def show_draft(
    draft: DraftForm,
    *,
    stored: PracticeContent | None,
    status: int = 200,
    worry: WorryPlace | None = None,
    looks: Mapping[str, Looked] | None = None,
) -> Response:
    """Return the page of six questions with what stands in its fields.

    Args:
        draft: The page.
        stored: What is stored; None for a practice that is not.
        status: 200, or what the page is refused with.
        worry: Where the answers read as a worry about one person; None if they do not.
        looks: What was found in the fields as they are, by their names; None if nobody looked.
    """
    is_new = draft.revision == 0 and stored is None
    own = url_for("practices.change", practice_id=draft.practice_id)
    return render_page(
        "private/practices/edit.html",
        status=status,
        form=draft.form,
        draft=draft,
        worry=worry,
        is_new=is_new,
        action=url_for("practices.create") if is_new else own,
        autosave_address=url_for("practices.autosave", practice_id=draft.practice_id),
        autosave_script=_script(),
        look_address=url_for("practices.look", practice_id=draft.practice_id),
        looks=looks or {},
        fields=[(each.name, each.label) for each in text_fields()],
        come_back_to=url_for("practices.new")
        if is_new
        else url_for("practices.edit", practice_id=draft.practice_id),
        questions=QUESTIONS,
        languages=language_options(stored),
        most=MAX_ANSWER_CHARACTERS,
        most_released=MAX_RELEASED_CHARACTERS,
    )


def _show_versions(draft: DraftForm, *, mine: PracticeContent) -> Response:
    stored = _own(draft.practice_id)
    return render_page(
        "private/practices/two_versions.html",
        status=HTTPStatus.CONFLICT,
        form=draft.form,
        draft=draft.at(stored.revision),
        stored=stored,
        versions=compare_versions(mine=mine, stored=stored.content),
        languages=(mine.language, stored.content.language),
    )


def _show_erased(draft: DraftForm) -> Response:
    """Show the page again for what was erased while somebody wrote on, so that nothing is lost."""
    draft.form.fault(
        WHOLE_FORM,
        _("This practice was erased meanwhile. Save this page to keep it as a new practice."),
    )
    return show_draft(draft.for_new(), stored=None, status=HTTPStatus.CONFLICT)


def _show_ticks(
    page: TickForm, *, practice: Practice, status: int = 200, worry: WorryPlace | None = None
) -> Response:
    content = practice.content
    return render_page(
        "private/practices/ticks.html",
        status=status,
        form=page.form,
        page=page,
        practice=practice,
        worry=worry,
        choices=choices_for(
            content, proposals=propose_ticks(content), ticked=page.form.all("themes")
        ),
    )


def _show_tick_conflict(page: TickForm, practice_id: UUID) -> Response:
    practice = _own(practice_id)
    page.form.fault(
        WHOLE_FORM,
        _(
            "This practice was changed in another window meanwhile. What you ticked is still here: "
            "save again to keep it, or open the page anew to see what is stored."
        ),
    )
    shown = TickForm(form=page.form, revision=practice.revision, lessons=page.lessons)
    return _show_ticks(shown, practice=practice, status=HTTPStatus.CONFLICT)


def _script() -> str | None:
    """Return the address of the script that saves by itself; every page works without it."""
    try:
        return asset(_AUTOSAVE_SCRIPT)
    except KeyError:
        return None
