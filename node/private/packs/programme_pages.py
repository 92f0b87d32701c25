"""The programme board: lines with partners, training and pilots, and which to look back on."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, Response

from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.local_time import local_day
from node.private.network.group import Group
from node.private.network.group_members import list_members
from node.private.network.group_models import GroupRow
from node.private.network.group_words import STAGE_LABELS
from node.private.network.groups import list_groups
from node.private.network.held_organisations import held_organisations
from node.private.network.named import name_them
from node.private.network.optional_rows import check_on
from node.private.network.programmes import pilots_to_evaluate
from node.private.network.words import GroupKind, State
from node.private.packs.programme_practice import make_practice
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp"]

bp = Blueprint("programmes", __name__, url_prefix="/network/programmes")

_STATES: Final = (State.OPEN, State.DONE, State.DROPPED)


@bp.get("")
def index() -> Response:
    """Show the programme lines by where they stand."""
    return _show()


@bp.post("/<uuid:group_id>/practice")
def turn_into_practice(group_id: UUID) -> Response:
    """Begin a practice with a finished line, names left out, and lead to it."""
    session = db.session()
    check_on(session, "F58")
    read_form()
    try:
        practice_id = make_practice(
            session, node=current_node(), actor=current_person(), group_id=group_id
        )
    except InputRefusedError as error:
        session.rollback()
        return _show(str(error), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    session.commit()
    notice(_("A practice was begun, with names left out. Read every sentence before you go on."))
    return see_other("practices.edit", practice_id=practice_id)


def _show(refused: str = "", *, status: int = HTTPStatus.OK) -> Response:
    session, node, person = db.session(), current_node(), current_person()
    check_on(session, "F58")
    groups = list_groups(
        session, node=node, person=person, where=(GroupRow.kind == GroupKind.PROGRAMME,)
    )
    members = list_members(session, person=person, group_ids=[each.group_id for each in groups])
    organisations = held_organisations(session, node=node, person=person)
    return render_page(
        "private/network/programmes.html",
        status=status,
        refused=refused,
        by_state=[(state, _in_state(groups, state)) for state in _STATES],
        members={
            each: name_them(organisations, [one.organisation_id for one in found])
            for each, found in members.items()
        },
        to_evaluate=pilots_to_evaluate(groups, today=local_day(node)),
        state_words={
            State.OPEN: _("Going on"),
            State.DONE: _("Finished"),
            State.DROPPED: _("Dropped"),
        },
        stage_words={each: _(text) for each, text in STAGE_LABELS.items()},
        is_empty=not groups,
        State=State,
    )


def _in_state(groups: Sequence[Group], state: State) -> list[Group]:
    return [each for each in groups if each.draft.state is state]
