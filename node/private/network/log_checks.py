"""What a line of the log has to say before it is kept, by its kind."""

from datetime import date

from node.errors import InputRefusedError
from node.language import gettext as _
from node.private.network.log_kinds import PAIR_KINDS
from node.private.network.log_line import CONTENT, LogDraft
from node.private.network.words import LogKind
from node.private.sealed_record import check_record

__all__ = ["check_line"]


def check_line(draft: LogDraft, *, today: date) -> None:
    """Check that a line says all that its kind needs, and of a day that was.

    Args:
        draft: What is to be logged.
        today: The town's day.

    Raises:
        InputRefusedError: It does not; faults say what is missing.
    """
    check_record(CONTENT, draft.content)
    faults = [*_missing(draft)]
    if draft.happened_on > today:
        faults.append(_("That day is yet to come. A meeting to come is planned under Meetings."))
    if draft.due_on is not None and draft.due_on < draft.happened_on:
        faults.append(_("It cannot be due before it was said."))
    if faults:
        raise InputRefusedError(_("Nothing was stored."), faults=faults)


def _missing(draft: LogDraft) -> list[str]:
    """Return what has to be said yet for a line of this kind."""
    if draft.kind in PAIR_KINDS:
        return _missing_of_pair(draft)
    if draft.other_id is not None:
        return [_("This is about one organisation.")]
    if draft.kind is LogKind.REFUSED and draft.reason is None:
        return [_("Choose why you could not give it.")]
    if draft.kind is LogKind.PAUSE and draft.content.pause is None:
        return [_("Answer the four questions.")]
    about = (draft.organisation_id, draft.meeting_id, draft.group_id)
    said = draft.content.place or draft.content.text or draft.content.pause
    if about == (None, None, None) and not said:
        return [_("Choose an organisation, or write where it was.")]
    return []


def _missing_of_pair(draft: LogDraft) -> list[str]:
    if draft.organisation_id is None or draft.other_id is None:
        return [_("Choose two organisations.")]
    if draft.organisation_id == draft.other_id:
        return [_("Choose two different organisations.")]
    return []
