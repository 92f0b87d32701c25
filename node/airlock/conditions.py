"""What must hold before a text is asked about, approved and released.

Each is checked three times, but for the town whose practice is adapted: that is checked when a
reader is asked, and what was asked about cannot change before it leaves.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from node.airlock.findings import Finding
from node.airlock.group_figures import Groups
from node.airlock.models import ReleaseRequest
from node.airlock.policy import with_policy
from node.airlock.subjects import Subject
from node.errors import ConflictError, InputRefusedError, LeakError, NotAllowedError
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.language import ngettext
from node.private.directory.consent import CONSENT_VERSION
from node.private.practices.practice import PracticeContent
from node.settings import Audience
from node.trust.service import find_peer
from schemas.entry import Kind

__all__ = ["check_adapted", "check_audience", "check_groups", "check_no_open", "check_subject"]


def check_audience(session: Session, audience: str, *, node: Node) -> None:
    """Check that this node lets something leave for `audience` at all.

    Args:
        session: Session that reads the private database, where the policy stands.
        audience: Its word.
        node: This node.

    Raises:
        InputRefusedError: There is no such audience.
        NotAllowedError: It is wider than the node's policy allows.
    """
    settings = with_policy(session, node.settings)
    if audience not in settings.audiences:
        raise InputRefusedError(
            _("There is no audience %(audience)s here. Choose one of: %(audiences)s.")
            % {"audience": audience, "audiences": ", ".join(settings.audiences)}
        )
    ceiling = settings.audience_ceiling
    if ceiling is Audience.NOBODY or (ceiling is Audience.COUNTRY and audience == Audience.RAN):
        raise NotAllowedError(
            _("This node's policy does not let anything leave for %(audience)s.")
            % {"audience": audience}
        )


def check_no_open(findings: Sequence[Finding], *, look: str | None = None) -> None:
    """Check that nothing stands against a release.

    Args:
        findings: What is open.
        look: The command that shows them, for whoever may look.

    Raises:
        LeakError: Says how many findings are open, and whether somebody may decide them.
    """
    if not findings:
        return
    message = ngettext(
        "%(number)d finding is open.", "%(number)d findings are open.", len(findings)
    ) % {"number": len(findings)}
    if stuck := sum(not finding.dismissable for finding in findings):
        message += " " + ngettext(
            "Nobody may wave %(number)d of them through; its words must change.",
            "Nobody may wave %(number)d of them through; their words must change.",
            stuck,
        ) % {"number": stuck}
    if look is not None:
        # It comes last: nothing that follows may look like a part of the command.
        message += " " + _("Look with: %(command)s") % {"command": look}
    raise LeakError(message)


def check_groups(groups: Groups) -> None:
    """Check that no group a summary is about has fewer people than the minimum group size.

    Raises:
        LeakError: One has, by the figures of this town; the ticks must be wider.
    """
    number = len(groups.too_small)
    if number:
        raise LeakError(
            ngettext(
                "By the figures of this town, %(number)d group this is about is too small. Tick"
                " wider groups, leave one tick out, or write wider ages.",
                "By the figures of this town, %(number)d groups this is about are too small. Tick"
                " wider groups, leave some ticks out, or write wider ages.",
                number,
            )
            % {"number": number}
        )


def check_adapted(session: Session, subject: Subject, *, node: Node) -> None:
    """Check that the practice it adapts is of a town this node has met.

    A file that is imported may say any name of a computer there, which no recogniser reads.

    Args:
        session: Session that reads the received database, where the other towns stand.
        subject: What the request was made from.
        node: This node.

    Raises:
        ConflictError: Nothing is known of that town.
    """
    content = subject.content
    if not isinstance(content, PracticeContent) or content.adapts is None:
        return
    origin = content.adapts.origin
    if origin != node.settings.entity_id and find_peer(session, entity_id=origin) is None:
        raise ConflictError(
            _(
                "This practice says that it adapts one of %(town)s, and this node knows no such"
                " town. Import the practice again without that line, or add the town first."
            )
            % {"town": origin}
        )


def check_subject(row: ReleaseRequest, subject: Subject) -> None:
    """Check that what a request was made from is still the same, and may leave.

    For a directory entry consent stands where anonymisation stands for a practice.

    Raises:
        ConflictError: It was changed since, or the person in the role has not agreed to it.
    """
    if subject.revision != row.subject_revision:
        raise ConflictError(
            _("What the request was made from was changed. Begin with the new version: %(check)s")
            % {"check": node_command("airlock", "check", str(row.subject_id), acts=True)}
        )
    if subject.kind is not Kind.DIRECTORY_ENTRY:
        return
    if subject.consent is None or subject.consent.version != CONSENT_VERSION:
        raise ConflictError(
            _("The person in the role has not agreed to this entry. Ask them, and note the day.")
        )
