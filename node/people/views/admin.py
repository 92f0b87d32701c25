"""Who works here, for the administrator: accounts, roles, second steps, invitations.

No contact, practice or note of anybody is on these pages.
"""

from uuid import UUID

from flask import Response, url_for

from node.database import db
from node.errors import ConflictError, InputRefusedError
from node.extensions import current_node
from node.language import gettext as _
from node.people.invitations import INVITATION_LIFE, invite
from node.people.models import PersonRole
from node.people.role_words import role_options, role_word
from node.people.roles import (
    Colleague,
    change_roles,
    hand_over,
    list_colleagues,
    reopen,
    suspend,
)
from node.people.service import CLOSED_DAYS, Person, add_person, get_person_by_id
from node.people.signed_in import current_person
from node.people.views.answers import prove_first
from node.people.views.blueprint import admin_people
from node.queues import QueueName, wake
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__: list[str] = []

_FIELDS = ("handle", "name", "mailbox")


@admin_people.get("")
def index() -> Response:
    """List every account."""
    colleagues = list_colleagues(db.session(), node=current_node())
    return render_page("people/admin/list.html", colleagues=colleagues, role_word=role_word)


@admin_people.get("/invite")
def new() -> Response:
    """Ask who is invited."""
    return prove_first() or _invite_page(blank_form())


@admin_people.post("/invite")
def invite_person() -> Response:
    """Open an account and show the link to hand over, once."""
    asked = prove_first(back=url_for("admin_people.new"))
    if asked is not None:
        return asked
    form = read_form(single=_FIELDS, many=("roles",))
    node, session = current_node(), db.session()
    roles = _roles(form)
    if not roles:
        form.fault("roles", _("Tick at least one role."))
    try:
        if form.is_good:
            person = add_person(
                session,
                node=node,
                handle=form.text("handle"),
                name=form.text("name"),
                mailbox=form.text("mailbox"),
                roles=roles,
                actor=_me(),
            )
            code = invite(session, person, node=node, actor=_me())
    except InputRefusedError as error:
        form.take(error, at="handle")
    except ConflictError as error:
        form.fault("handle", str(error))
    if not form.is_good:
        session.rollback()
        if (invited := _just_invited(form, roles)) is not None:
            return _say_already_invited(invited)
        return _invite_page(form, status=422)
    session.commit()
    return _link_page(person, code)


def _just_invited(form: Form, roles: frozenset[PersonRole]) -> Person | None:
    """Return whom this very form invited before: a button that was pressed twice."""
    typed = (*(form.text(name) for name in _FIELDS), roles)
    for each in list_colleagues(db.session(), node=current_node()):
        known = each.person
        if (known.handle, known.name, known.mailbox, known.roles) == typed:
            return known if _waits(each) else None
    return None


def _is_waited_for(account_id: UUID) -> bool:
    """Say whether an account was opened again before: a button that was pressed twice."""
    everybody = list_colleagues(db.session(), node=current_node())
    return any(_waits(each) for each in everybody if each.person.account_id == account_id)


def _waits(colleague: Colleague) -> bool:
    return colleague.invited_until is not None and not colleague.has_password


def _say_already_invited(invited: Person) -> Response:
    notice(
        _(
            "%(handle)s is invited already. The link was shown once; if you missed it, make a new "
            "one here."
        )
        % {"handle": invited.handle}
    )
    return see_other("admin_people.person", account_id=invited.account_id)


@admin_people.get("/<uuid:account_id>")
def person(account_id: UUID) -> Response:
    """Show one account and what can be done with it."""
    asked = prove_first()
    if asked is not None:
        return asked
    found = _get(account_id)
    form = blank_form({"roles": sorted(role.value for role in found.roles)})
    return _person_page(found, form)


@admin_people.post("/<uuid:account_id>/roles")
def roles(account_id: UUID) -> Response:
    """Give and take roles."""
    asked = prove_first(back=_page_of(account_id))
    if asked is not None:
        return asked
    form = read_form(many=("roles",))
    node, session, found = current_node(), db.session(), _get(account_id)
    try:
        change_roles(session, found, node=node, roles=_roles(form), actor=_me())
    except (InputRefusedError, ConflictError) as error:
        session.rollback()
        form.fault("roles", str(error))
        return _person_page(found, form, status=422)
    session.commit()
    _let_entries_lapse()
    notice(_("Saved. %(handle)s signs in again.") % {"handle": found.handle})
    return see_other("admin_people.person", account_id=account_id)


@admin_people.post("/<uuid:account_id>/suspend")
def suspend_person(account_id: UUID) -> Response:
    """Close an account."""
    asked = prove_first(back=_page_of(account_id))
    if asked is not None:
        return asked
    read_form()
    node, session, found = current_node(), db.session(), _get(account_id)
    suspend(session, found, node=node, actor=_me())
    session.commit()
    _let_entries_lapse()
    notice(_("%(handle)s is suspended and signed out everywhere.") % {"handle": found.handle})
    return see_other("admin_people.index")


@admin_people.post("/<uuid:account_id>/reopen")
def reopen_person(account_id: UUID) -> Response:
    """Open a suspended account again, with a new invitation."""
    asked = prove_first(back=_page_of(account_id))
    if asked is not None:
        return asked
    read_form()
    node, session, found = current_node(), db.session(), _get(account_id)
    try:
        code = reopen(session, found, node=node, actor=_me())
    except ConflictError:
        session.rollback()
        if not _is_waited_for(account_id):
            raise
        return _say_already_invited(found)
    session.commit()
    return _link_page(found, code)


@admin_people.post("/<uuid:account_id>/invite")
def invite_again(account_id: UUID) -> Response:
    """Make a new invitation: the first was lost, or somebody cannot sign in any more."""
    asked = prove_first(back=_page_of(account_id))
    if asked is not None:
        return asked
    read_form()
    node, session, found = current_node(), db.session(), _get(account_id)
    code = invite(session, found, node=node, actor=_me())
    session.commit()
    return _link_page(found, code)


@admin_people.get("/<uuid:account_id>/hand-over")
def handing_over(account_id: UUID) -> Response:
    """Ask who takes over from somebody who leaves."""
    return prove_first() or _hand_over_page(_get(account_id), blank_form())


@admin_people.post("/<uuid:account_id>/hand-over")
def hand_over_to(account_id: UUID) -> Response:
    """Open an account for the successor and close this one."""
    asked = prove_first(back=url_for("admin_people.handing_over", account_id=account_id))
    if asked is not None:
        return asked
    form = read_form(single=_FIELDS)
    node, session, found = current_node(), db.session(), _get(account_id)
    try:
        successor, code = hand_over(
            session,
            found,
            node=node,
            handle=form.text("handle"),
            name=form.text("name"),
            mailbox=form.text("mailbox"),
            actor=_me(),
        )
    except (InputRefusedError, ConflictError) as error:
        session.rollback()
        invited = _just_invited(form, found.roles) if found.disabled_at is not None else None
        if invited is not None:
            return _say_already_invited(invited)
        if isinstance(error, InputRefusedError):
            form.take(error, at="handle")
        else:
            form.fault("handle", str(error))
        return _hand_over_page(found, form, status=422)
    session.commit()
    _let_entries_lapse()
    return _link_page(successor, code)


def _let_entries_lapse() -> None:
    """Wake the sealer, which withdraws the directory entry of who has not the role any more."""
    wake(current_node().settings, QueueName.SEALER)


def _link_page(found: Person, code: str) -> Response:
    """Show the link of an invitation: the only time that anybody sees it."""
    node = current_node()
    return render_page(
        "people/admin/link.html",
        person=found,
        link=f"{node.settings.people_url}/invitation/{code}",
        days=INVITATION_LIFE.days,
    )


def _invite_page(form: Form, *, status: int = 200) -> Response:
    return render_page(
        "people/admin/invite.html", status=status, form=form, role_options=role_options()
    )


def _person_page(found: Person, form: Form, *, status: int = 200) -> Response:
    everybody = list_colleagues(db.session(), node=current_node())
    colleague = next(each for each in everybody if each.person.account_id == found.account_id)
    return render_page(
        "people/admin/person.html",
        status=status,
        form=form,
        colleague=colleague,
        role_options=role_options(),
        role_word=role_word,
        closed_days=CLOSED_DAYS,
    )


def _hand_over_page(found: Person, form: Form, *, status: int = 200) -> Response:
    return render_page(
        "people/admin/hand_over.html",
        status=status,
        form=form,
        person=found,
        closed_days=CLOSED_DAYS,
    )


def _page_of(account_id: UUID) -> str:
    return url_for("admin_people.person", account_id=account_id)


def _get(account_id: UUID) -> Person:
    return get_person_by_id(db.session(), node=current_node(), account_id=account_id)


def _roles(form: Form) -> frozenset[PersonRole]:
    words = {role.value: role for role in PersonRole}
    return frozenset(words[word] for word in form.all("roles") if word in words)


def _me() -> str:
    return str(current_person().account_id)
