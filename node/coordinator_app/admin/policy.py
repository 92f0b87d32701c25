"""What the admins decide for everybody: how far anything may go, and where a worry goes."""

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
from node.private.lawful_route.service import (
    MAX_ROUTE_CHARACTERS,
    find_route,
    route_text,
    save_route,
)
from node.private.typed_text import TextField, read_text
from node.screens.form import Form, blank_form, read_form
from node.screens.formats import country_name
from node.screens.page import notice, render_page, see_other
from node.settings import Audience, Settings

__all__: list[str] = []

_MOST_DIGITS = 9


@admin.get("/policy")
def policy() -> Response:
    """Show what counts now, and since when."""
    return _page(_policy_form())


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


@admin.post("/policy/route")
def change_route() -> Response:
    """Tell people from now on where a worry about a person goes."""
    form = read_form(single=("route",))
    session, node = db.session(), current_node()
    field = TextField(
        name="route",
        label=_("Where a worry about a person goes"),
        max_characters=MAX_ROUTE_CHARACTERS,
    )
    text = read_text(form, field)
    if not form.is_good:
        return _page(_policy_form(), route=form, status=422)
    save_route(session, node=node, person=current_person(), text=text)
    session.commit()
    notice(_("It is saved. People see it when what they write looks like a worry about a person."))
    return see_other("admin.policy")


def _policy_form() -> Form:
    counts = with_policy(db.session(), current_node().settings)
    return blank_form(
        {"ceiling": counts.audience_ceiling.value, "group": str(counts.minimum_group_size)}
    )


def _page(form: Form, *, route: Form | None = None, status: int = 200) -> Response:
    session, node = db.session(), current_node()
    found = find_policy(session)
    own = find_route(session, node=node)
    return render_page(
        "coordinator_app/admin/policy.html",
        status=status,
        form=form,
        route=route or blank_form({"route": own.text if own else ""}),
        told=route_text(session, node=node),
        most_route=MAX_ROUTE_CHARACTERS,
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
