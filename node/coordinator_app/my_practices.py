"""The pages of practices that look at what stays and at what left: list, one practice, erasing.

They belong to the room of practices, whose other pages know the private zone alone. Colleagues read
each other's practices; only who wrote one is shown the ways to change it, and the services ask
again. Making a practice safe to share begins here, because it opens the airlock.
"""

from dataclasses import dataclass
from uuid import UUID

from flask import Response, current_app, request
from sqlalchemy.orm import Session

from node.airlock.erasing import check_erasable, erase_requests
from node.airlock.requests import open_request
from node.airlock.views.looking import look_at_fields, show_piece, status_of
from node.coordinator_app.practice_stages import Progress, progress_of
from node.database import db
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import spoken
from node.people.service import list_people
from node.people.signed_in import current_person
from node.private.practices.draft_form import DraftForm, read_draft_form
from node.private.practices.practice import ANSWERS, Practice, PracticeContent, empty_members
from node.private.practices.questions import QUESTIONS, question_label, text_fields
from node.private.practices.service import (
    erase_practice,
    get_own_practice,
    get_practice,
    list_practices,
)
from node.private.practices.tick_summary import lesson_lines, tick_summary
from node.private.practices.views import bp, find_own, show_draft
from node.screens.form import read_form
from node.screens.looked import wants_piece
from node.screens.page import notice, render_page, see_other
from node.search.hits import Hit
from node.search.lookup import look_up
from node.trust.towns import name_towns
from schemas.entry import Kind

__all__ = ["bp"]

_CHECK = "airlock.check"
_STATUS = "airlock.status"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One line of the list.

    Attributes:
        practice: The practice.
        progress: How far it is.
        author: Who wrote it, as colleagues call them.
    """

    practice: Practice
    progress: Progress
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptedHere:
    """The practice of another town that one of ours tries.

    Attributes:
        town: What that town is called.
        hit: The practice; None if it cannot be read here any more.
    """

    town: str
    hit: Hit | None


@bp.get("/mine")
def mine() -> Response:
    """Show my practices, then those of my colleagues; the newest change first."""
    session, node, person = db.session(), current_node(), current_person()
    practices = list_practices(session, node=node)
    progress = progress_of(session, practices)
    names = {each.account_id: each.name for each in list_people(session, node=node)}
    lines = [
        Listed(
            practice=each,
            progress=progress[each.practice_id],
            author=names.get(each.author_id, ""),
        )
        for each in sorted(practices, key=lambda each: each.changed_at, reverse=True)
    ]
    return render_page(
        "private/practices/mine.html",
        own=[each for each in lines if each.practice.author_id == person.account_id],
        others=[each for each in lines if each.practice.author_id != person.account_id],
    )


@bp.get("/mine/<uuid:practice_id>")
def show(practice_id: UUID) -> Response:
    """Show one practice as it was written, and its next step."""
    session, node, person = db.session(), current_node(), current_person()
    practice = get_practice(session, node=node, practice_id=practice_id)
    progress = progress_of(session, [practice])[practice_id]
    names = {each.account_id: each for each in list_people(session, node=node)}
    author = names[practice.author_id]
    return render_page(
        "private/practices/show.html",
        practice=practice,
        content=practice.content,
        progress=progress,
        author=author.name,
        is_mine=practice.author_id == person.account_id or author.disabled_at is not None,
        questions=QUESTIONS,
        ticks=tick_summary(practice.content),
        lessons=lesson_lines(practice.content),
        adapted=_adapted(session, practice.content, node=node),
        missing=[_member_label(each) for each in empty_members(practice.content)],
        next_step=_next_step(practice.content),
        has_airlock=_CHECK in current_app.view_functions,
        has_status=_STATUS in current_app.view_functions,
    )


@bp.post("/mine/<uuid:practice_id>/look")
def look(practice_id: UUID) -> Response:
    """Say what an outsider could recognise in answers as they stand now; nothing is stored."""
    stored = find_own(practice_id)  # a colleague's is refused before anything is looked at
    draft = read_draft_form()
    draft = DraftForm(form=draft.form, practice_id=practice_id, revision=draft.revision)
    names = [each.name for each in text_fields()]
    asked = draft.form.text("look")
    is_piece = wants_piece(request) and asked in names
    texts = {name: draft.form.typed(name) for name in ([asked] if is_piece else names)}
    language = draft.form.text("language") or spoken()
    looks = look_at_fields(texts, language=language, is_live=is_piece)
    if is_piece:
        return show_piece(asked, looks[asked])
    content = stored.content if stored else None
    return show_draft(draft, stored=content, looks=looks, status=status_of(looks))


@bp.post("/mine/<uuid:practice_id>/share")
def share(practice_id: UUID) -> Response:
    """Take a practice to the airlock, where it is made safe; nothing leaves by this."""
    read_form()
    session = db.session()
    request = open_request(
        session,
        node=current_node(),
        author=current_person(),
        kind=Kind.PRACTICE_SUMMARY,
        subject_id=practice_id,
    )
    session.commit()
    return see_other(_CHECK, request_id=request.request_id)


@bp.get("/mine/<uuid:practice_id>/erase")
def ask_to_erase(practice_id: UUID) -> Response:
    """Ask whether a practice shall be erased for good."""
    session = db.session()
    practice = get_own_practice(
        session, node=current_node(), actor=current_person(), practice_id=practice_id
    )
    check_erasable(session, subject_id=practice_id)
    return render_page("private/practices/erase.html", practice=practice)


@bp.post("/mine/<uuid:practice_id>/erase")
def erase(practice_id: UUID) -> Response:
    """Erase a practice that never left, with everything begun for its release."""
    read_form()
    session, node, person = db.session(), current_node(), current_person()
    get_own_practice(session, node=node, actor=person, practice_id=practice_id)
    erase_requests(session, node=node, person=person, subject_id=practice_id)
    erase_practice(session, node=node, actor=person, practice_id=practice_id)
    session.commit()
    notice(_("The practice is erased. Nothing of it is left at this node."))
    return see_other("practices.mine")


def _adapted(session: Session, content: PracticeContent, *, node: Node) -> AdaptedHere | None:
    adapts = content.adapts
    if adapts is None:
        return None
    key = (adapts.origin, adapts.id)
    towns = name_towns(session, [adapts.origin], settings=node.settings, language=spoken())
    return AdaptedHere(town=towns[adapts.origin], hit=look_up(session, [key], node=node).get(key))


def _next_step(content: PracticeContent) -> str:
    """Return the one button that stands out: write, tick, or share."""
    missing = empty_members(content)
    if not missing:
        return "share"
    return "write" if not {"title", *ANSWERS}.isdisjoint(missing) else "tick"


def _member_label(member: str) -> str:
    return {
        "kind": _("What sort of thing did you do?"),
        "themes": _("What is it about?"),
        "target_groups": _("For whom was it?"),
        "settings": _("Where did it take place?"),
        "level": _("How far along were they?"),
        "partner_sectors": _("Who was at the table?"),
        "period": _("When was it?"),
    }.get(member) or question_label(member)
