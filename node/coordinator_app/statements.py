"""What anybody may know about this node without signing in: two statements, and whom to write to.

The statement on accessibility follows the model that European law gives public bodies, the one on
privacy says what is kept about whom; both say what is true of this version, limits included.

Source: Commission Implementing Decision (EU) 2018/1523, annex; RFC 9116 for `security.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from flask import Blueprint, Response, url_for

from node.errors import NotFoundError
from node.extensions import current_node
from node.language import LANGUAGES
from node.language import gettext as _
from node.screens.page import render_page

__all__ = ["STATED_ON", "KeptAbout", "bp"]

bp = Blueprint("statements", __name__)

STATED_ON: Final = date(2026, 11, 28)
"""Day on which both statements were last compared with what the screens do."""

_SECURITY_LIFE: Final = timedelta(days=180)
"""How long a copy of `security.txt` may be relied on; RFC 9116 advises less than a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAbout:
    """What is kept about one group of people.

    Attributes:
        who: Whom it is about.
        what: What is kept.
        how_long: For how long.
        seen_by: Who sees it.
    """

    who: str
    what: str
    how_long: str
    seen_by: str


@bp.get("/accessibility")
def accessibility() -> Response:
    """Show how accessible the screens are, and whom to tell where they are not."""
    return render_page("coordinator_app/accessibility.html", stated_on=STATED_ON)


@bp.get("/privacy")
def privacy() -> Response:
    """Show what is kept about whom, for how long, and what one may ask for."""
    kept = tuple(_kept())
    return render_page("coordinator_app/privacy.html", kept=kept, stated_on=STATED_ON)


@bp.get("/.well-known/security.txt")
def security() -> Response:
    """Say where to report a hole; a node without a contact has no such file."""
    node = current_node()
    mailbox = node.settings.contact_mailbox
    if mailbox is None:
        raise NotFoundError(_("This node names no contact."))
    midnight = datetime.combine(node.clock().astimezone(UTC).date(), datetime.min.time(), UTC)
    fields = (
        ("Contact", f"mailto:{mailbox}"),
        ("Expires", f"{midnight + _SECURITY_LIFE:%Y-%m-%dT%H:%M:%SZ}"),
        ("Preferred-Languages", ", ".join(LANGUAGES)),
        ("Canonical", f"{node.settings.people_url}{url_for('statements.security')}"),
    )
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    return Response(text, content_type="text/plain; charset=utf-8")


def _kept() -> Iterator[KeptAbout]:
    yield KeptAbout(
        who=_("People who work with this node"),
        what=_(
            "Handle, name, work e-mail address, roles, language, how they sign in, when they last "
            "did, and in which browsers. Passwords, recovery codes and the codes of invitations "
            "are kept only as hashes. The secret of an authenticator app is kept encrypted, "
            "because the node needs it to check a code."
        ),
        how_long=_(
            "As long as the account exists. A browser is forgotten after 12 hours without use, and "
            "after 7 days in any case."
        ),
        seen_by=_(
            "They themselves. The administrators see handle, name, work e-mail address and roles, "
            "whether an invitation is open, which kind of second step is set up, and the last "
            "sign-in; never a password, a code or a secret. Colleagues see the handle or the name "
            "beside what somebody did here."
        ),
    )
    yield KeptAbout(
        who=_("Coordinators in the directory"),
        what=_(
            "Role, organisation and mailbox of the role; name and direct line only with consent."
        ),
        how_long=_("Until they take it back. After a year they are asked to confirm it."),
        seen_by=_("The towns for which it was released, once a second person has read it."),
    )
    yield KeptAbout(
        who=_("People named in notes of the town"),
        what=_(
            "Names that a coordinator wrote into a practice that is not released yet, and names "
            "that the check of texts looks for. Stored encrypted."
        ),
        how_long=_("Until the coordinator erases the practice or takes the name off the list."),
        seen_by=_("The coordinators of this town, nobody else; not the administrators."),
    )
    yield KeptAbout(
        who=_("People at risk"),
        what=_("Nothing. There is no record, no field and no number about a person at risk."),
        how_long=_("Not at all."),
        seen_by=_("Nobody."),
    )
    yield KeptAbout(
        who=_("Whoever signs in or tries to"),
        what=_(
            "How often something was tried wrongly, in a form that does not say who or from where. "
            "Who did what is kept in the audit log, as numbers and never with a text."
        ),
        how_long=_("Tries: about 15 minutes. The audit log: as long as the node exists."),
        seen_by=_("The administrators, in the audit log."),
    )
