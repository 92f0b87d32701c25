"""What the author does about findings: other words, no words, or why they identify nobody.

Whatever changes here takes a request back to drafting, so that no approval outlives its text. A
decision that words identify nobody keeps the rules and the reason, never the words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.decisions import keep_decision
from node.airlock.draft_texts import replace_words, text_members
from node.airlock.drafting import Draft
from node.airlock.findings import DismissalReason, Finding
from node.airlock.last_step import keep_step, restore_step
from node.airlock.models import ReleaseRequest, RequestState
from node.airlock.recognisers import MAX_CHARACTERS
from node.airlock.requests import check_open, get_own_request, record_step, seal_draft
from node.airlock.review import Review, review
from node.airlock.setting import set_members
from node.database import Zone, start_writing
from node.errors import ConflictError, InputRefusedError, NotAllowedError, NotFoundError
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.people.service import Person
from schemas.entry import Kind
from schemas.errors import TextRefusedError
from schemas.strict_json import JsonValue
from schemas.text_rules import check_text

__all__ = ["Action", "Resolution", "resolve", "rewrite_members", "undo"]


class Action(StrEnum):
    """What the author does about one finding."""

    PROPOSAL = "proposal"
    REPLACE = "replace"
    REMOVE = "remove"
    NOT_IDENTIFYING = "not_identifying"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """One step of the author.

    Attributes:
        finding_id: The finding, as `review` names it now.
        action: What to do.
        words: The new words, for `REPLACE`.
        reason: Why the words identify nobody, for `NOT_IDENTIFYING`.
    """

    finding_id: str
    action: Action
    words: str = field(default="", repr=False)
    reason: DismissalReason | None = None


def resolve(
    session: Session,
    *,
    node: Node,
    author: Person,
    request_id: UUID,
    resolutions: Sequence[Resolution],
) -> Review:
    """Carry out the author's steps, all or none; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        author: The author of the request.
        request_id: Which request.
        resolutions: At most one for each finding, in any order.

    Returns:
        The request as it is afterwards.

    Raises:
        NotAllowedError: Not the author's request, or a finding nobody may wave through.
        NotFoundError: There is no such request, or no such finding in it now.
        ConflictError: The request is closed, or it is an entry to which somebody consented.
        InputRefusedError: A step lacks its words or its reason, or has no proposal.
    """
    start_writing(session, Zone.PRIVATE)
    row = _get_own(session, author=author, request_id=request_id)
    now = review(session, node=node, request_id=request_id)
    before = keep_step(session, row, node=node)
    steps = [(step, _find(now, step.finding_id)) for step in resolutions]
    draft = now.draft
    # From the end of each text to its beginning, so that earlier places stay where they are.
    for step, finding in sorted(steps, key=lambda pair: pair[1].start, reverse=True):
        if step.action is Action.NOT_IDENTIFYING:
            _decide(session, step, finding, row=row, author=author, node=node)
        else:
            _check_rewritable(row)
            draft = _apply(draft, step, finding)
    _keep(session, row, draft, node=node, author=author)
    after = review(session, node=node, request_id=request_id)
    before.settled += max(0, len(now.open) - len(after.open))
    return after


def rewrite_members(
    session: Session,
    *,
    node: Node,
    author: Person,
    request_id: UUID,
    members: Mapping[str, JsonValue],
) -> Review:
    """Set whole members of the draft: a text, or a tick; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        author: The author of the request.
        request_id: Which request.
        members: Value by path, such as `texts.nl.title` or `kind`; None takes a member out.

    Raises:
        NotAllowedError: Not the author's request.
        ConflictError: The request is closed, or it is an entry to which somebody consented.
        InputRefusedError: A member is derived or unknown, or a value breaks its rule; names all.
    """
    start_writing(session, Zone.PRIVATE)
    row = _get_own(session, author=author, request_id=request_id)
    _check_rewritable(row)
    now = review(session, node=node, request_id=request_id)
    changed = set_members(Kind(row.kind), now.draft, members)
    # What is as it was takes no request back from its reader.
    if changed == now.draft:
        return now
    before = keep_step(session, row, node=node)
    _keep(session, row, changed, node=node, author=author)
    after = review(session, node=node, request_id=request_id)
    before.settled += max(0, len(now.open) - len(after.open))
    return after


def undo(session: Session, *, node: Node, author: Person, request_id: UUID) -> Review:
    """Take the author's last step back, words and decisions alike; the caller commits.

    One step is kept: after an undo there is nothing to undo until the next step.

    Raises:
        NotAllowedError: Not the author's request.
        ConflictError: The request is closed, or there is no step to take back.
    """
    start_writing(session, Zone.PRIVATE)
    row = _get_own(session, author=author, request_id=request_id)
    draft = restore_step(session, row, node=node)
    _keep(session, row, draft, node=node, author=author)
    return review(session, node=node, request_id=request_id)


def _get_own(session: Session, *, author: Person, request_id: UUID) -> ReleaseRequest:
    row = get_own_request(session, author=author, request_id=request_id)
    check_open(session, row)
    return row


def _check_rewritable(row: ReleaseRequest) -> None:
    """Consent is to exactly the entry, so its words change where consent is given."""
    if row.kind == Kind.DIRECTORY_ENTRY:
        raise ConflictError(
            _("Somebody agreed to this entry as it is. Change it with: %(command)s")
            % {"command": node_command("directory", "edit", "--help")}
        )


def _find(now: Review, finding_id: str) -> Finding:
    for finding in now.findings:
        if finding.finding_id == finding_id:
            return finding
    raise NotFoundError(
        _("There is no finding %(finding)s now. Look again with: %(command)s")
        % {
            "finding": finding_id,
            "command": node_command("airlock", "check", str(now.request.request_id), acts=True),
        }
    )


def _apply(draft: Draft, step: Resolution, finding: Finding) -> Draft:
    words = step.words
    if step.action is Action.PROPOSAL:
        if finding.proposal is None:
            raise InputRefusedError(
                _("There is no proposal for %(finding)s. Write other words, or remove it.")
                % {"finding": finding.finding_id}
            )
        words = finding.proposal
    elif step.action is Action.REMOVE:
        words = ""
    elif not words.strip():
        raise InputRefusedError(
            _("Write the words that %(finding)s shall be replaced with.")
            % {"finding": finding.finding_id}
        )
    else:
        _check_words(words, finding)
    if text_members(draft).get(finding.member, "")[finding.start : finding.end] != finding.excerpt:
        raise ConflictError(_("Two steps change the same words. Do them one after the other."))
    return replace_words(
        draft, member=finding.member, start=finding.start, end=finding.end, words=words
    )


def _check_words(words: str, finding: Finding) -> None:
    """Check that words can stand in a text that leaves; their number is the member's own rule."""
    try:
        check_text(words, max_characters=MAX_CHARACTERS)
    except TextRefusedError as error:
        raise InputRefusedError(
            _(
                "Other words for %(finding)s hold characters that cannot be shown, or too many. "
                "Type them by hand."
            )
            % {"finding": finding.finding_id}
        ) from error


def _decide(
    session: Session,
    step: Resolution,
    finding: Finding,
    *,
    row: ReleaseRequest,
    author: Person,
    node: Node,
) -> None:
    if not finding.dismissable:
        raise NotAllowedError(
            _("Nobody may wave %(finding)s through; the words must change.")
            % {"finding": finding.finding_id}
        )
    if step.reason is None:
        raise InputRefusedError(
            _("Say why %(finding)s identifies nobody. Reasons: %(reasons)s.")
            % {"finding": finding.finding_id, "reasons": ", ".join(DismissalReason)}
        )
    keep_decision(
        session,
        finding,
        node=node,
        request_id=row.request_id,
        reason=step.reason,
        author=author,
    )


def _keep(
    session: Session, row: ReleaseRequest, draft: Draft, *, node: Node, author: Person
) -> None:
    """Store the draft; whatever was asked or approved before is void."""
    row.sealed_draft = seal_draft(row, draft, node=node, column="sealed_draft")
    row.state = RequestState.DRAFTING
    row.asked_hash = row.sealed_asked = row.approved_hash = row.reader_id = row.decided_at = None
    record_step(session, node, person=author, action="draft_changed", row=row)
