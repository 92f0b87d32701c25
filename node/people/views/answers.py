"""Answers that several pages about accounts give alike."""

from collections.abc import Iterable
from typing import Final

from flask import Response, request, session, url_for

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.datastore import AccountUser
from node.people.entering import is_proved_lately, open_session_for
from node.people.models import PersonRole
from node.people.proof import Proof
from node.people.throttle import TooManyTriesError
from node.people.tidings import Tiding, TidingKind
from node.screens.form import WHOLE_FORM, Form
from node.screens.formats import day
from node.screens.page import notice, render_page
from node.screens.return_address import local_address

__all__ = ["enter", "prove_first", "say_nothing_was_changed", "too_many_tries"]

_UNCHANGED: Final = "unchanged"


def enter(user: AccountUser, *, proofs: tuple[Proof, ...], then: str) -> Response:
    """Sign somebody in and lead them where they wanted to go."""
    tidings = open_session_for(db.session(), user, node=current_node(), proofs=proofs)
    _tell(tidings)
    return Response(status=303, headers={"Location": local_address(then)})


def prove_first(*, back: str | None = None) -> Response | None:
    """Lead to typing the password again if that was too long ago; None if it was not.

    What the form held is not kept: these are forms of a few letters. So that nobody takes a change
    for made, the page to which the password leads back says that it was not.

    Args:
        back: Page of the form that was sent; this page itself if none was, else one's account.
    """
    if is_proved_lately(current_node()):
        return None
    if request.method == "GET":
        where = request.path
        # A change that was given up is not spoken of on another page.
        session.pop(_UNCHANGED, None)
    else:
        where = back or url_for("people.account")
        session[_UNCHANGED] = where
    return Response(status=303, headers={"Location": url_for("people.prove", next=where)})


def say_nothing_was_changed(where: str) -> None:
    """Say it on the next page, if the form at `where` was sent before the password was typed."""
    if session.pop(_UNCHANGED, None) == where:
        notice(_("Nothing was changed yet; look at the form and press the button again."))


def too_many_tries(
    error: TooManyTriesError, template: str, form: Form, **context: object
) -> Response:
    """Show a form again with when it may be tried, and say so to machines."""
    form.fault(WHOLE_FORM, str(error))
    answer = render_page(template, status=error.status, form=form, **context)
    answer.headers["Retry-After"] = str(error.wait_seconds)
    return answer


def _tell(tidings: Iterable[Tiding]) -> None:
    """Tell a coordinator whose access was opened; one sentence for each."""
    for tiding in tidings:
        notice(
            (
                _sentence(tiding)
                + " "
                + _("If you did not expect this, ask your colleague in person.")
            )
            % {"day": day(tiding.at.date()), "handle": tiding.handle}
        )


def _sentence(tiding: Tiding) -> str:
    """Return what happened, with its day and its handle left open."""
    if tiding.kind is TidingKind.RESTORED:
        return _("On %(day)s the access of %(handle)s was restored by a new invitation.")
    coordinates = tiding.role is PersonRole.COORDINATOR
    if tiding.kind is TidingKind.INVITED:
        return (
            _("On %(day)s %(handle)s was invited as a coordinator.")
            if coordinates
            else _("On %(day)s %(handle)s was invited as a second reader.")
        )
    return (
        _("On %(day)s %(handle)s was given the role of coordinator.")
        if coordinates
        else _("On %(day)s %(handle)s was given the role of second reader.")
    )
