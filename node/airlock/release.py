"""The last module that can say no: approved requests become entries, orders become withdrawals.

An entry that nobody stands for any more is withdrawn without an order (`lapsed`).

Runs in the sealer. The private database is only read: what marks a request as released is the
published database, so that running this again after a crash finds what was done. Every check of the
review is repeated here, because names may have been added and texts may have been touched since. A
refusal is noted as a code, and stands until there is another approval.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.keys import SigningKey
from node.airlock.beside import load_comparison
from node.airlock.binding import (
    binding_hash,
    current_register_version,
    in_language,
    load_context,
)
from node.airlock.completeness import parse_draft
from node.airlock.conditions import check_audience, check_groups, check_no_open
from node.airlock.decisions import decisions_of
from node.airlock.draft_texts import text_members
from node.airlock.group_figures import judge_groups, list_figures
from node.airlock.lapsed import is_held, list_lapsed
from node.airlock.leak_check import leak_check
from node.airlock.models import ReleaseRequest, RequestState, WithdrawalOrder
from node.airlock.orders import is_ordered
from node.airlock.recognisers import GATE_VERSION, Context
from node.airlock.requests import draft_of, find_request, language_of_draft
from node.airlock.second_person import check_second_person
from node.airlock.subjects import subject_of
from node.database import Zone, start_writing
from node.errors import ConflictError, NodeError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import get_person_by_id
from node.published.models import OutcomeWord
from node.published.reading import find_released
from node.published.store import (
    Position,
    Put,
    Withdraw,
    append_release,
    list_outcomes,
    record_refusal,
)
from schemas.bodies import dump_body
from schemas.entry import Kind
from schemas.errors import SchemaError
from schemas.strict_json import dump

__all__ = ["Outcome", "VoidedApprovalError", "release_due", "withdraw_due"]

_log = logging.getLogger(__name__)


class VoidedApprovalError(ConflictError):
    """What was approved is not what would leave."""

    code = "voided_approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one request.

    Attributes:
        request_id: The request.
        position: Where its entry stands; None if it was refused.
        code: Why it was refused; None if it was released.
    """

    request_id: UUID
    position: Position | None
    code: str | None


def release_due(session: Session, *, node: Node, key: SigningKey) -> tuple[Outcome, ...]:
    """Carry out every approved request that was not carried out yet; commits once for each.

    Each is read in a transaction of its own, so that what was called off since the turn began is
    seen. What is called off while it is checked may become an entry; the next turn withdraws it.

    Args:
        session: Session of the sealer: reads what is private, writes what is published.
        node: This node, with its data key.
        key: The record key.

    Returns:
        One outcome for each request that was looked at.
    """
    outcomes: list[Outcome] = []
    contexts: dict[str, Context] = {}
    for request_id in tuple(_due(session)):
        start_writing(session, Zone.PUBLISHED)
        row = find_request(session, request_id)
        if row is not None:
            outcomes.append(_release_one(session, row, node=node, key=key, contexts=contexts))
        session.commit()
    return tuple(outcomes)


def withdraw_due(session: Session, *, node: Node, key: SigningKey) -> tuple[Position, ...]:
    """Withdraw what somebody ordered withdrawn, and entries that lapsed; commits once for each.

    Args:
        session: Session of the sealer.
        node: This node.
        key: The record key.
    """
    ordered = session.scalars(select(WithdrawalOrder.record_id)).all()
    withdrawn = [*_withdraw(session, ordered, node=node, key=key)]
    # After them: what somebody ordered waits for no look at the entries.
    lapsed = list_lapsed(session, node=node)
    return (*withdrawn, *_withdraw(session, lapsed, node=node, key=key))


def check_release(session: Session, row: ReleaseRequest, *, node: Node, context: Context) -> bytes:
    """Return the bytes that an approved request lets out.

    Args:
        session: Session that reads the private database.
        row: The request.
        node: This node.
        context: What the recognisers may know, as it is now.

    Raises:
        ConflictError: Somebody called it off, or ordered its record withdrawn.
        VoidedApprovalError: Not approved, anything the approval is bound to changed, the
            reader's account was closed since, or nobody stands for the entry any more.
        NotAllowedError: Author and reader are one person, or the policy was narrowed since.
        LeakError: A finding that nobody decided, or a group that is too small.
        RecogniserFailedError: A recogniser did not finish.
        SchemaError: The draft is no longer a record of its schema.
    """
    if is_ordered(session, row.record_id):
        raise ConflictError(_("Somebody called this off before it was signed."))
    kind, draft = Kind(row.kind), draft_of(row, node=node)
    subject = subject_of(session, row, node=node)
    approved = dump(draft)
    is_bound = (
        row.state is RequestState.APPROVED
        and row.approved_hash == binding_hash(row, body=approved)
        and row.gate_version == GATE_VERSION
        and row.register_version == context.register.version
        and row.subject_revision == subject.revision
        and is_held(session, subject)
    )
    if not is_bound or row.reader_id is None:
        raise VoidedApprovalError(_("This is not what the second reader approved."))
    reader = get_person_by_id(session, node=node, account_id=row.reader_id)
    check_second_person(session, node=node, row=row, subject=subject, reader=reader)
    if reader.disabled_at is not None or PersonRole.SECOND_READER not in reader.roles:
        raise VoidedApprovalError(_("This is not what the second reader approved."))
    check_audience(session, str(row.audience), node=node)
    members, decided = text_members(draft), decisions_of(session, row.request_id, node=node)
    language = language_of_draft(draft, node=node)
    context = in_language(context, language)
    compared = load_comparison(session, row, node=node)
    check_no_open(leak_check(members, context=context, decided=decided, compared=compared))
    figures = list_figures(session, node=node)
    check_groups(judge_groups(draft, figures, under=context.minimum_group_size))
    body = dump_body(parse_draft(kind, draft))
    if body != approved:
        raise VoidedApprovalError(_("What would leave is not byte for byte what was approved."))
    return body


def _withdraw(
    session: Session, record_ids: Iterable[UUID], *, node: Node, key: SigningKey
) -> Iterator[Position]:
    for record_id in record_ids:
        released = find_released(session, record_id)
        if released is not None and released.live:
            start_writing(session, Zone.PUBLISHED)
            command = Withdraw(record_id=record_id)
            position = append_release(session, command, node=node, key=key)
            session.commit()
            _log.info("record_withdrawn", extra={"collection": released.collection})
            yield position


def _due(session: Session) -> Iterator[UUID]:
    """Yield approved requests in the order of approval that have no outcome for this approval."""
    approved = session.execute(
        select(ReleaseRequest.request_id, ReleaseRequest.approved_hash)
        .where(ReleaseRequest.state == RequestState.APPROVED)
        .order_by(ReleaseRequest.decided_at, ReleaseRequest.request_id)
    ).all()
    done = list_outcomes(session) if approved else {}
    for request_id, approved_hash in approved:
        outcome, looked_at = done.get(request_id, (None, b""))
        if outcome is None or (outcome is OutcomeWord.REFUSED and looked_at != approved_hash):
            yield request_id


def _release_one(
    session: Session,
    row: ReleaseRequest,
    *,
    node: Node,
    key: SigningKey,
    contexts: dict[str, Context],
) -> Outcome:
    """Release one request, or note why not; never stops the others."""
    approved_hash = row.approved_hash or b""
    try:
        body = check_release(session, row, node=node, context=_context(session, node, contexts))
        command = Put(
            audience=str(row.audience),
            kind=Kind(row.kind),
            record_id=row.record_id,
            rev=row.rev,
            body=body,
            request_id=row.request_id,
            approved_hash=approved_hash,
        )
        position = append_release(session, command, node=node, key=key)
    except (NodeError, SchemaError) as error:
        record_refusal(
            session,
            request_id=row.request_id,
            approved_hash=approved_hash,
            code=error.code,
            node=node,
        )
        _log.warning(
            "release_refused", extra={"request_id": str(row.request_id), "code": error.code}
        )
        return Outcome(request_id=row.request_id, position=None, code=error.code)
    _log.info("summary_released", extra={"request_id": str(row.request_id)})
    return Outcome(request_id=row.request_id, position=position, code=None)


def _context(session: Session, node: Node, contexts: dict[str, Context]) -> Context:
    """Return the present context; opened once for each version of the register in a turn."""
    version = current_register_version(session, node=node)
    if version not in contexts:
        contexts[version] = load_context(session, node=node, language=node.settings.language)
    return contexts[version]
