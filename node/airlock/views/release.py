"""Exactly this leaves: the page as towns will read it, and the asking for a second reader.

What the services would refuse is told here beforehand, each with the way to where it is solved, so
that nobody learns it from a refusal.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from flask import Response, url_for
from sqlalchemy.orm import Session

from node.airlock.body_card import body_card
from node.airlock.conditions import check_groups, check_subject
from node.airlock.differences import differences_since_asked
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.policy import with_policy
from node.airlock.recipients import Recipients, may_leave_for, recipients_of
from node.airlock.requests import get_own_request, get_request, language_of_draft
from node.airlock.review import Review, review
from node.airlock.review import ask as ask_reader
from node.airlock.second_person import list_possible_readers
from node.airlock.standing import Standing
from node.airlock.subjects import Subject, subject_of
from node.airlock.views.blueprint import bp
from node.airlock.views.check_page import list_missing
from node.airlock.views.subject_titles import stands
from node.database import db
from node.errors import ConflictError, InputRefusedError, LeakError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import ngettext
from node.people.service import Person
from node.people.signed_in import current_person
from node.screens.form import WHOLE_FORM, Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from schemas.entry import Kind
from schemas.strict_json import dump

__all__ = ["ask", "release"]

STAYS: Final = "stays"
_CLOSED = frozenset({Standing.CANCELLED, Standing.RELEASED, Standing.REPLACED, Standing.WITHDRAWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """One thing that keeps a reader from being asked.

    Attributes:
        sentence: What it is.
        address: Where it is solved; None where only the button on the page helps.
        way: Words of the link there.
    """

    sentence: str
    address: str | None = None
    way: str = ""


@bp.get("/<uuid:request_id>/release")
def release(request_id: UUID) -> Response:
    """Show exactly what would leave, and for whom."""
    return _page(request_id, blank_form({"audience": STAYS}))


@bp.post("/<uuid:request_id>/release")
def ask(request_id: UUID) -> Response:
    """Ask for a second reader, for the readers that were chosen."""
    form = read_form(single=("audience",))
    session, node, author = db.session(), current_node(), current_person()
    row = get_own_request(session, author=author, request_id=request_id)
    audience = form.text("audience")
    if audience in {"", STAYS}:
        form.fault("audience", _("It stays here, so nobody is asked. Choose who may read it."))
        return _page(request_id, form, status=422)
    if _is_asked_already(session, row, audience=audience, node=node):
        return see_other("airlock.status", request_id=request_id)
    try:
        ask_reader(session, node=node, author=author, request_id=request_id, audience=audience)
    except InputRefusedError as error:
        form.take(error, at="audience" if not error.faults else WHOLE_FORM)
    except (ConflictError, LeakError):
        # The page says what stands against it, with the way to each.
        form.fault(WHOLE_FORM, _("It cannot be asked for yet. Below stands why."))
    if not form.is_good:
        return _page(request_id, form, status=422)
    session.commit()
    notice(_("A second reader is asked. You see here when they have decided."))
    return see_other("airlock.status", request_id=request_id)


def _is_asked_already(session: Session, row: ReleaseRequest, *, audience: str, node: Node) -> bool:
    """Say whether exactly this was asked for: a button pressed twice asks once."""
    if row.state is not RequestState.ASKED or row.audience != audience:
        return False
    subject = subject_of(session, row, node=node)
    return not differences_since_asked(
        session, node=node, row=row, subject=subject, with_words=False
    )


def _page(request_id: UUID, form: Form, *, status: int = 200) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    session.rollback()
    row = get_request(session, request_id)
    if stands(session, row) in _CLOSED:
        return see_other("airlock.status", request_id=request_id)
    found = review(session, node=node, request_id=request_id)
    subject = subject_of(session, row, node=node)
    settings = with_policy(session, node.settings)
    audiences = recipients_of(session, settings=settings, now=node.clock())
    allowed = [each for each in audiences.values() if may_leave_for(settings, each.audience)]
    readers = list_possible_readers(session, node=node, row=row, subject=subject)
    body = dump(found.draft)
    return render_page(
        "airlock/release.html",
        status=status,
        form=form,
        request_id=request_id,
        card=body_card(found.draft),
        body=body.decode(),
        size=len(body),
        audiences=allowed,
        forbidden=[each.words for each in audiences.values() if each not in allowed],
        options=[
            (STAYS, _("It stays here"), _("Nobody outside this node reads it.")),
            *((each.audience, each.words, _count_words(len(each.towns))) for each in allowed),
        ],
        readers=[reader.name for reader in readers],
        obstacles=[
            *_ceiling_obstacles(allowed),
            *_obstacles(found, row, subject=subject, person=person, node=node),
        ],
        is_changed=subject.revision != row.subject_revision,
        is_mine=row.author_id == person.account_id,
        is_asked=row.state is RequestState.ASKED,
        worth=len(found.worth_a_look),
        kind=row.kind,
        subject_id=row.subject_id,
        rev=row.rev,
    )


def _count_words(number: int) -> str:
    return ngettext(
        "%(number)d town reads it today, named above.",
        "%(number)d towns read it today, named above.",
        number,
    ) % {"number": number}


def _ceiling_obstacles(allowed: list[Recipients]) -> list[Obstacle]:
    if allowed:
        return []
    return [Obstacle(sentence=_("The policy of this node lets nothing leave. An admin sets it."))]


def _obstacles(
    found: Review, row: ReleaseRequest, *, subject: Subject, person: Person, node: Node
) -> list[Obstacle]:
    check = url_for("airlock.check", request_id=row.request_id)
    obstacles = []
    if row.author_id != person.account_id:
        obstacles.append(Obstacle(sentence=_("Only the author asks for a second reader.")))
    if found.open:
        number = len(found.open)
        obstacles.append(
            Obstacle(
                sentence=ngettext(
                    "%(number)d finding has to be solved.",
                    "%(number)d findings have to be solved.",
                    number,
                )
                % {"number": number},
                address=check,
                way=_("Make it safe"),
            )
        )
    try:
        check_groups(found.groups)
    except LeakError as error:
        # Nobody may wave a group through, so the page of the check says which ticks to change.
        obstacles.append(
            Obstacle(
                sentence=str(error), address=f"{check}#small-groups", way=_("Change the ticks")
            )
        )
    obstacles += _missing_obstacles(found, person=person, node=node)
    return obstacles + _subject_obstacles(row, subject)


def _missing_obstacles(found: Review, *, person: Person, node: Node) -> list[Obstacle]:
    request_id, obstacles = found.request.request_id, []
    is_mine = found.request.author_id == person.account_id
    for each in list_missing(found, language=language_of_draft(found.draft, node=node)):
        sentence = f"{each.name}: {' '.join(each.sentences)}"
        if _is_entry(found.request) or not is_mine:
            obstacles.append(Obstacle(sentence=sentence))
            continue
        endpoint = "airlock.text" if each.is_text else "airlock.tick"
        address = url_for(endpoint, request_id=request_id, member=each.member)
        obstacles.append(Obstacle(sentence=sentence, address=address, way=_("Fill it in")))
    return obstacles


def _is_entry(row: ReleaseRequest) -> bool:
    """Say whether it is about a directory entry, which is changed where somebody agrees to it."""
    return row.kind == Kind.DIRECTORY_ENTRY


def _subject_obstacles(row: ReleaseRequest, subject: Subject) -> list[Obstacle]:
    if subject.revision != row.subject_revision:
        # The button on the page begins anew; there is no other way.
        return [Obstacle(sentence=_("What this was made from was changed since."))]
    try:
        check_subject(row, subject)
    except ConflictError as error:
        return [Obstacle(sentence=str(error))]
    return []
