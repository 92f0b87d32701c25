"""A person's own account: what they are called, their language, their ways in, their sessions."""

from uuid import UUID

from flask import Response, current_app
from werkzeug.exceptions import NotFound

from node.audit import record_action
from node.database import db
from node.errors import InputRefusedError
from node.extensions import current_node
from node.language import LANGUAGES
from node.language import gettext as _
from node.people.datastore import ensure_sign_in
from node.people.entering import renew_session
from node.people.outside_identities import list_outside_identities
from node.people.role_words import role_word
from node.people.second_step import find_second_step
from node.people.service import rename_person
from node.people.sessions import session_id_now
from node.people.sessions_of_account import end_all_sessions, end_session, list_sessions
from node.people.signed_in import current_person
from node.people.views.blueprint import people
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other
from node.screens.visitor import visitor

__all__: list[str] = []


@people.get("/account")
def account() -> Response:
    """Show the account of who is signed in."""
    me = visitor()
    return _page(blank_form({"name": me.name, "language": me.language or ""}))


@people.post("/account")
def change_account() -> Response:
    """Take a new name and the language of the screens."""
    form = read_form(single=("name", "language"))
    node, session, person = current_node(), db.session(), current_person()
    language = form.text("language")
    if language and language not in LANGUAGES:
        form.fault("language", _("Choose one of these languages."))
    try:
        if form.text("name") != person.name:
            rename_person(session, person, node=node, name=form.text("name"))
    except InputRefusedError as error:
        form.take(error, at="name")
    if not form.is_good:
        session.rollback()
        return _page(form, status=422)
    ensure_sign_in(session, person).language = language or None
    session.commit()
    notice(_("Saved."))
    return see_other("people.account")


@people.post("/account/sessions/end")
def end_sessions() -> Response:
    """End one session of this account, or every other one."""
    form = read_form(single=("session",))
    node, session, person = current_node(), db.session(), current_person()
    if form.text("session") == "others":
        end_all_sessions(session, account_id=person.account_id)
        _note(action="sessions_ended")
        session.commit()
        renew_session(session, person, node=node)
        notice(_("You are signed out everywhere else."))
        return see_other("people.account", _anchor="sessions")
    session_id = _identifier(form.text("session"))
    end_session(session, account_id=person.account_id, session_id=session_id)
    _note(action="session_ended")
    session.commit()
    notice(_("You are signed out there."))
    return see_other("people.account", _anchor="sessions")


def _page(form: Form, *, status: int = 200) -> Response:
    node, session, person = current_node(), db.session(), current_person()
    return render_page(
        "people/account.html",
        status=status,
        form=form,
        person=person,
        roles=sorted(person.roles),
        role_word=role_word,
        ways=find_second_step(session, person),
        sessions=list_sessions(session, node=node, account_id=person.account_id),
        this_session=session_id_now(),
        outside=current_app.extensions.get("linkpin_outside"),
        outside_identities=list_outside_identities(session, person, node=node),
    )


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as exc:
        raise NotFound from exc


def _note(*, action: str) -> None:
    me = str(current_person().account_id)
    record_action(
        db.session(),
        actor=me,
        action=action,
        about=me,
        keyring=current_node().data_key,
        clock=current_node().clock,
    )
