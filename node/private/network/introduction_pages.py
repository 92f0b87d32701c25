"""The broker desk: who could help whom, who was introduced, and what came of it.

An introduction is a line of the log. It is made by a button on a page that says what will be kept;
both sides are asked, and after thirty days the coordinator is asked what came of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Final
from uuid import UUID, uuid4

from flask import Blueprint, Response, request
from werkzeug.exceptions import BadRequest

from node.database import db
from node.errors import ConflictError, InputRefusedError, NotFoundError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.lawful_route.service import route_text
from node.private.local_time import local_day
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.introducing import (
    Side,
    introduce,
    list_introduced,
    list_open,
    list_settled,
    note_agreement,
)
from node.private.network.introductions import (
    asks_for_outcome,
    count_brokerage,
    never_introduced,
    suggest_matches,
)
from node.private.network.links import list_linked
from node.private.network.log import get_line, settle_line
from node.private.network.log_form import fill_settling, note_conflict
from node.private.network.log_line import MAX_LOG_CHARACTERS, LogLine
from node.private.network.named import Named, name_one, name_them
from node.private.network.optional_rows import is_on
from node.private.network.remembered import remember
from node.private.network.word_labels import label
from node.private.network.words import LogKind, State
from node.private.typed_text import TextField, read_text
from node.private.typed_values import read_revision
from node.private.worries import WorryFoundError, WorryPlace
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from schemas.vocabulary import load_vocabulary

__all__ = ["bp"]

bp = Blueprint("introductions", __name__, url_prefix="/network/introductions")

_MOST: Final = 10
_MOST_HINTS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """One introduction on the page.

    Attributes:
        line: Its line of the log.
        first: One organisation.
        second: The other one.
        topic: Concept on which they meet.
        is_due: It is time to ask what came of it.
    """

    line: LogLine
    first: Named
    second: Named
    topic: str | None = field(default=None)
    is_due: bool = False


@bp.get("")
def index() -> Response:
    """Show who could be introduced, and what came of those who were."""
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    linked = remember(
        session,
        person=person,
        asked="who was ever linked",
        read=lambda: list_linked(session, person=person, with_dropped=True),
    )
    matches = suggest_matches(organisations, linked, most=_MOST)
    today = local_day(node)
    waiting = _shown(list_open(session, node=node, person=person), organisations, today=today)
    never: tuple[UUID, ...] = ()
    if is_on(session, "F32"):
        introduced = remember(
            session,
            person=person,
            asked="who was introduced",
            read=lambda: list_introduced(session, person=person),
        )
        never = never_introduced(tuple(organisations), introduced)
    return render_page(
        "private/network/introductions/list.html",
        matches=[
            (name_one(organisations[each.needs]), name_one(organisations[each.offers]), each.topic)
            for each in matches
        ],
        brokerage=count_brokerage(organisations, linked),
        due=[each for each in waiting if each.is_due],
        waiting=[each for each in waiting if not each.is_due],
        settled=_shown(list_settled(session, node=node, person=person), organisations, today=today),
        has_hints=is_on(session, "F32"),
        has_independence=is_on(session, "F33"),
        never=name_them(organisations, never[:_MOST_HINTS]),
        never_count=len(never),
        has_organisations=bool(organisations),
        Side=Side,
        State=State,
    )


@bp.get("/introduce")
def confirm() -> Response:
    """Show what is kept of an introduction before it is made."""
    form = blank_form(
        {
            "organisation": request.args.get("organisation", ""),
            "other": request.args.get("other", ""),
            "topic": request.args.get("topic", ""),
            "line_id": str(uuid4()),
        }
    )
    return _show_confirm(form)


@bp.post("/introduce")
def make() -> Response:
    """Log that two organisations were introduced."""
    form = read_form(single=("organisation", "other", "topic", "line_id"), many=("agreed",))
    first, second, topic = _pair(form)
    session = db.session()
    try:
        introduce(
            session,
            node=current_node(),
            actor=current_person(),
            pair=(first.organisation_id, second.organisation_id),
            topic=topic,
            agreed=[side for side in Side if side in form.all("agreed")],
            line_id=_number(form.text("line_id")),
        )
    except ConflictError:
        session.rollback()
        return see_other("introductions.index")
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show_confirm(form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The introduction is logged. In 30 days you are asked what came of it."))
    return see_other("introductions.index")


@bp.post("/<uuid:line_id>/agreed")
def agreed(line_id: UUID) -> Response:
    """Log that one side agreed to be introduced."""
    form = read_form(single=("side",))
    if form.text("side") not in set(Side):
        raise BadRequest
    session = db.session()
    note_agreement(
        session,
        node=current_node(),
        actor=current_person(),
        line_id=line_id,
        side=Side(form.text("side")),
    )
    session.commit()
    notice(_("Their consent is noted."))
    return see_other("introductions.index")


@bp.get("/<uuid:line_id>/outcome")
def outcome(line_id: UUID) -> Response:
    """Ask what came of an introduction."""
    return _show_outcome(line_id)


@bp.post("/<uuid:line_id>/outcome")
def settle(line_id: UUID) -> Response:
    """Store what came of an introduction."""
    form = read_form(single=("state", "outcome", "revision"))
    if form.text("state") not in {State.DONE, State.DROPPED}:
        form.fault("state", _("Choose whether they are in touch now."))
    text = read_text(
        form,
        TextField(name="outcome", label=_("What came of it"), max_characters=MAX_LOG_CHARACTERS),
    )
    if not form.is_good:
        return _show_outcome(line_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session = db.session()
    try:
        settle_line(
            session,
            node=current_node(),
            actor=current_person(),
            line_id=line_id,
            state=State(form.text("state")),
            revision=read_revision(form),
            outcome=text,
        )
    except ConflictError:
        session.rollback()
        return _show_outcome(line_id, form, status=HTTPStatus.CONFLICT)
    except WorryFoundError:
        session.rollback()
        worry = WorryPlace(
            places={"outcome": _("What came of it")},
            route=route_text(db.session(), node=current_node()),
        )
        return _show_outcome(line_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY, worry=worry)
    except InputRefusedError as error:
        session.rollback()
        form.take(error)
        return _show_outcome(line_id, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("The outcome is stored."))
    return see_other("introductions.index")


def _show_confirm(form: Form, *, status: int = HTTPStatus.OK) -> Response:
    first, second, topic = _pair(form)
    return render_page(
        "private/network/introductions/confirm.html",
        status=status,
        form=form,
        first=first,
        second=second,
        topic=topic,
        Side=Side,
    )


def _show_outcome(
    line_id: UUID,
    form: Form | None = None,
    *,
    status: int = HTTPStatus.OK,
    worry: WorryPlace | None = None,
) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    line = get_line(session, node=node, person=person, line_id=line_id)
    shown = _shown((line,), organisations, today=local_day(node))
    if not shown or line.draft.kind is not LogKind.LINKED:
        raise NotFoundError(_("There is no such line. It may have been erased."))
    form = form or fill_settling(line)
    is_old = status == HTTPStatus.CONFLICT
    if is_old:
        note_conflict(form, revision=line.revision)
    return render_page(
        "private/network/introductions/outcome.html",
        status=status,
        form=form,
        is_old=is_old,
        word=label,
        shown=shown[0],
        worry=worry,
        states=[
            (State.DONE.value, _("They are in touch without me")),
            (State.DROPPED.value, _("Nothing came of it")),
        ],
    )


def _shown(
    lines: Sequence[LogLine], organisations: Mapping[UUID, HeldOrganisation], *, today: date
) -> list[_Shown]:
    """Return introductions with their organisations by name, what asks for its outcome marked."""
    found = []
    for line in lines:
        draft = line.draft
        pair = name_them(organisations, filter(None, (draft.organisation_id,)))
        others = name_them(organisations, filter(None, (draft.other_id,)))
        if not pair or not others:
            continue
        found.append(
            _Shown(
                line=line,
                first=pair[0],
                second=others[0],
                topic=next(iter(draft.content.themes), None),
                is_due=asks_for_outcome(draft.happened_on, state=draft.state, today=today),
            )
        )
    return found


def _pair(form: Form) -> tuple[Named, Named, str | None]:
    """Return the two organisations a form names, and the topic if the vocabulary has it.

    Raises:
        NotFoundError: One is none that may be seen.
    """
    session, node, person = db.session(), current_node(), current_person()
    organisations = held_organisations(session, node=node, person=person)
    found = [organisations.get(_number(form.text(each))) for each in Side]
    first, second = found
    if first is None or second is None:
        raise NotFoundError(_("There is no such organisation. It may have been erased."))
    topic = form.text("topic")
    is_known = topic in load_vocabulary().concepts
    return name_one(first), name_one(second), topic if is_known else None


def _number(text: str) -> UUID:
    """Return a number; for what is none, one that nothing has."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
