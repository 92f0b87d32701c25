"""The first page of a new node: its first administrator, opened by a one-time link.

Name, country and address of the node were chosen when it was made and stand in its settings file;
the page shows them, because whoever sets a node up should see at once whose it is. What comes after
the first account is a list of first steps (`admin/begin`), each on the page where it is done later
too, so that nothing has to be learnt twice.
"""

from uuid import uuid4

from flask import Blueprint, Response, url_for

from node.database import Zone, db, start_writing
from node.errors import InputRefusedError, NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.datastore import ensure_sign_in, user_of
from node.people.models import PersonRole
from node.people.passwords import MIN_CHARACTERS, check_password, set_password
from node.people.proof import Proof
from node.people.service import Person, add_person, find_account_faults
from node.people.setup_code import check_setup_code, needs_setup, use_setup_code
from node.people.views.answers import enter
from node.screens.form import Form, blank_form, read_form
from node.screens.page import notice, render_page, see_other

__all__ = ["bp", "show_again"]

bp = Blueprint("setup", __name__, url_prefix="/setup")


@bp.get("/<code>")
def begin(code: str) -> Response:
    """Show whose node this is, and ask for its first administrator; looking uses nothing up."""
    check_setup_code(db.session(), node=current_node(), code=code)
    return _page(blank_form())


@bp.post("/<code>")
def open_first_account(code: str) -> Response:
    """Open the first administrator's account, use the link up, and sign them in."""
    form = read_form(single=("handle", "name", "mailbox", "password"))
    session, node = db.session(), current_node()
    if not needs_setup(session):
        # A button pressed twice: the account is there, whoever pressed it.
        notice(_("This node has its first account. Sign in with it."))
        return see_other("people.sign_in")
    check_setup_code(session, node=node, code=code)
    _check_typed(form, node)
    if not form.is_good:
        return _page(form, status=422)
    start_writing(session, Zone.PRIVATE)
    # A link opens the set-up while nobody has an account, so it is used up before somebody has.
    use_setup_code(session, node=node, code=code)
    person = add_person(session, node=node, roles=[PersonRole.ADMIN], **_words(form))
    set_password(session, person, form.typed("password"), node=node)
    session.commit()
    user = user_of(session, ensure_sign_in(session, person))
    if user is None:
        raise NotFoundError(_("There is no such account at this node."))
    return enter(user, proofs=(Proof.INVITATION,), then=url_for("people.second_step"))


def show_again(code: str, form: Form) -> Response:
    """Return the page with what was typed before.

    Raises:
        NotFoundError: The link does not open the set-up.
    """
    check_setup_code(db.session(), node=current_node(), code=code)
    return _page(form)


def _words(form: Form) -> dict[str, str]:
    return {name: form.text(name) for name in ("handle", "name", "mailbox")}


def _check_typed(form: Form, node: Node) -> None:
    """Say everything that is wrong at once, each beside its field."""
    form.require("name", _("Type your name, as colleagues call you."))
    form.require("handle", _("Choose a handle: small letters, such as an or a.peeters."))
    form.require("mailbox", _("Type your e-mail address at work."))
    words = _words(form)
    for name, sentence in find_account_faults(**words).items():
        form.fault(name, sentence)
    if not form.typed("password"):
        form.fault("password", _("Choose a password."))
    nobody_yet = Person(
        account_id=uuid4(),
        handle=words["handle"],
        name=words["name"],
        mailbox=words["mailbox"],
        mailbox_index=b"",
        roles=frozenset({PersonRole.ADMIN}),
    )
    try:
        check_password(form.typed("password"), person=nobody_yet, node=node)
    except InputRefusedError as error:
        form.take(error, at="password")


def _page(form: Form, *, status: int = 200) -> Response:
    settings = current_node().settings
    return render_page(
        "coordinator_app/setup.html",
        status=status,
        form=form,
        settings=settings,
        least=MIN_CHARACTERS,
    )
