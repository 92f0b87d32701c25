"""What may leave this node at all: a ceiling of readers and a smallest group, set by its admins."""

from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from node.airlock.policy import LARGEST_GROUP, WIDENING, find_policy, save_policy, with_policy
from node.coordinator_app.admin.blueprint import admin
from node.database import db
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.service import get_person_by_id
from node.people.signed_in import current_person
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import country_name
from node.screens.page import notice, render_page, see_other
from node.settings import Audience, Settings

__all__: list[str] = []

_MOST_DIGITS = 9


@admin.get("/policy")
def policy() -> Response:
    """Show what counts now, and since when."""
    counts = with_policy(db.session(), current_node().settings)
    return _page(
        blank_form(
            {
                "ceiling": counts.audience_ceiling.value,
                "group": str(counts.minimum_group_size),
            }
        )
    )


@admin.post("/policy")
def change_policy() -> Response:
    """Let another policy count from now on."""
    form = read_form(single=("ceiling", "group"))
    session, node = db.session(), current_node()
    ceiling = next((each for each in Audience if each.value == form.text("ceiling")), None)
    if ceiling is None:
        form.fault("ceiling", _("Choose how far anything may go."))
    size = form.text("group")
    if not (size.isascii() and size.isdecimal() and len(size) <= _MOST_DIGITS):
        form.fault("group", _group_fault(node.settings))
    if ceiling is None or not form.is_good:
        return _page(form, status=422)
    try:
        save_policy(
            session,
            node=node,
            person=current_person(),
            ceiling=ceiling,
            minimum_group_size=int(size),
        )
    except InputRefusedError as error:
        form.take(error, at="group" if ceiling in _allowed(node.settings) else "ceiling")
        return _page(form, status=422)
    session.commit()
    notice(_("The policy is saved. It counts from now on, for what waits to leave too."))
    return see_other("admin.policy")


def _page(form: Form, *, status: int = 200) -> Response:
    session, node = db.session(), current_node()
    found = find_policy(session)
    return render_page(
        "coordinator_app/admin/policy.html",
        status=status,
        form=form,
        ceilings=_ceilings(node.settings),
        least=node.settings.minimum_group_size,
        most=LARGEST_GROUP,
        is_narrowed=node.settings.audience_ceiling is not Audience.RAN,
        set_at=found.set_at if found else None,
        set_by=_handle(session, node, found.set_by) if found else "",
    )


def _handle(session: Session, node: Node, account_id: UUID) -> str:
    try:
        return get_person_by_id(session, node=node, account_id=account_id).handle
    except NotFoundError:
        return str(account_id)


def _allowed(settings: Settings) -> tuple[Audience, ...]:
    """Return the ceilings that the settings leave to choose from, the narrowest first."""
    return WIDENING[: WIDENING.index(settings.audience_ceiling) + 1]


def _ceilings(settings: Settings) -> list[tuple[str, str, str]]:
    words = {
        Audience.NOBODY: (
            _("Nothing leaves"),
            _("People here write and search; nothing of it goes to another town."),
        ),
        Audience.COUNTRY: (
            _("Towns in %(country)s") % {"country": country_name(settings.country)},
            _("A coordinator may choose these towns and no others."),
        ),
        Audience.RAN: (
            _("All towns of %(network)s") % {"network": settings.network_name},
            _("A coordinator chooses each time: the towns of the country, or all of them."),
        ),
    }
    return [(each.value, *words[each]) for each in _allowed(settings)]


def _group_fault(settings: Settings) -> str:
    return _("The smallest group is a whole number from %(least)d to %(most)d.") % {
        "least": settings.minimum_group_size,
        "most": LARGEST_GROUP,
    }
