"""The history of a record: what each revision changed, who read it, and how it is called back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from node.airlock.draft_texts import text_members
from node.airlock.drafting import Draft
from node.airlock.member_names import member_name
from node.airlock.models import ReleaseRequest, WithdrawalOrder
from node.airlock.orders import is_on_its_way, order_withdrawal
from node.airlock.recipients import audience_words, town_name
from node.airlock.requests import draft_of, language_of_draft, list_requests
from node.airlock.sealer_state import look_at_sealer
from node.airlock.standing import Standing
from node.airlock.subjects import subject_of
from node.airlock.views.blueprint import bp
from node.airlock.views.calling_off import called_off_words
from node.airlock.views.subject_titles import stands, title_of
from node.airlock.word_differences import Run, compare_words
from node.database import db
from node.errors import NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.people.service import Person, get_person_by_id
from node.people.signed_in import current_person
from node.published.reading import Released, find_released
from node.published.store import find_outcome
from node.queues import QueueName, wake
from node.screens.form import read_form
from node.screens.page import notice, render_page, see_other
from node.trust.fetches import list_fetches
from node.trust.service import list_peers
from schemas.strict_json import dump

__all__ = ["history", "withdraw", "withdrawal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed in one member between two revisions."""

    name: str
    language: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One revision of a record.

    Attributes:
        request_id: Its release request.
        rev: Its number.
        standing: Where it stands.
        at: When it was signed; None if it was not.
        author: Who asked for it.
        reader: Who read it; None if nobody did yet.
        differences: What changed since the released revision before; none for the first.
        is_first: Whether no revision was released before it.
    """

    request_id: UUID
    rev: int
    standing: Standing
    at: datetime | None
    author: str
    reader: str | None
    differences: tuple[Difference, ...]
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town that fetched the record.

    Attributes:
        name: What it is called.
        day: Day on which it was given something last.
        knows: Whether it has been given the withdrawal.
    """

    name: str
    day: datetime
    knows: bool


@bp.get("/record/<uuid:record_id>/history")
def history(record_id: UUID) -> Response:
    """Show every revision of a record, and what became of a withdrawal."""
    session, node, person = db.session(), current_node(), current_person()
    rows = _rows_of(session, record_id)
    released = find_released(session, record_id)
    order = session.get(WithdrawalOrder, record_id, populate_existing=True)
    is_waiting = order is not None and released is not None and released.live
    return render_page(
        "airlock/history.html",
        record_id=record_id,
        title=title_of(rows[-1], node=node),
        kind=rows[-1].kind,
        subject_id=rows[-1].subject_id,
        revisions=tuple(reversed(_revisions(session, rows, node=node))),
        released=released,
        audience=audience_words(released.audience, settings=node.settings) if released else None,
        order=order,
        sealer=look_at_sealer(
            session, node=node, waits_since=order.ordered_at if order and is_waiting else None
        ),
        ordered_by=_person(session, order.ordered_by, node=node).name if order else None,
        towns=_towns(session, released, rows=rows) if released else (),
        may_correct=_may_correct(session, rows[-1], person=person, node=node),
    )


@bp.get("/record/<uuid:record_id>/withdraw")
def withdrawal(record_id: UUID) -> Response:
    """Show what a withdrawal does and cannot do, before it is ordered."""
    session, node = db.session(), current_node()
    rows = _rows_of(session, record_id)
    released = find_released(session, record_id)
    if session.get(WithdrawalOrder, record_id) is not None:
        return see_other("airlock.history", record_id=record_id)
    if released is None:
        return _to_call_off(rows[-1])
    if not released.live:
        return see_other("airlock.history", record_id=record_id)
    return render_page(
        "airlock/withdraw.html",
        record_id=record_id,
        title=title_of(rows[-1], node=node),
        audience=audience_words(released.audience, settings=node.settings),
        towns=_towns(session, released, rows=rows),
    )


@bp.post("/record/<uuid:record_id>/withdraw")
def withdraw(record_id: UUID) -> Response:
    """Order a record withdrawn; ordered twice it is withdrawn once."""
    read_form()
    session, node = db.session(), current_node()
    released = order_withdrawal(session, node=node, person=current_person(), record_id=record_id)
    session.commit()
    wake(node.settings, QueueName.SEALER)
    if released is None:
        notice(called_off_words())
    else:
        notice(
            _("Withdrawn. It leaves this node within a moment, and every town deletes its copy.")
        )
    return see_other("airlock.history", record_id=record_id)


def _to_call_off(row: ReleaseRequest) -> Response:
    """Lead to where something is stopped that has not left."""
    if not is_on_its_way(row):
        raise NotFoundError(_("Nothing of this number was released here."))
    return see_other("airlock.calling_off", request_id=row.request_id)


def _rows_of(session: Session, record_id: UUID) -> list[ReleaseRequest]:
    rows = [row for row in list_requests(session) if row.record_id == record_id]
    if not rows:
        raise NotFoundError(_("Nothing of this number was released here."))
    return rows


def _revisions(session: Session, rows: list[ReleaseRequest], *, node: Node) -> list[Revision]:
    revisions: list[Revision] = []
    before: Draft | None = None
    for row in sorted(rows, key=lambda row: row.rev):
        standing, draft = stands(session, row), draft_of(row, node=node)
        outcome = find_outcome(session, row.request_id)
        is_out = standing in {Standing.RELEASED, Standing.REPLACED, Standing.WITHDRAWN}
        reader = _person(session, row.reader_id, node=node).name if row.reader_id else None
        language = language_of_draft(draft, node=node)
        revisions.append(
            Revision(
                request_id=row.request_id,
                rev=row.rev,
                standing=standing,
                at=outcome.at if outcome is not None and is_out else None,
                author=_person(session, row.author_id, node=node).name,
                reader=reader,
                differences=_differences(before, draft, language=language) if before else (),
                is_first=before is None,
            )
        )
        if is_out:
            before = draft
    return revisions


def _differences(before: Draft, after: Draft, *, language: str) -> tuple[Difference, ...]:
    old, new = _flat(before), _flat(after)
    return tuple(
        Difference(
            name=member_name(member, language=language),
            language=language,
            runs=compare_words(old.get(member, ""), new.get(member, "")),
        )
        for member in dict.fromkeys((*new, *old))
        if old.get(member, "") != new.get(member, "")
    )


def _flat(draft: Draft) -> dict[str, str]:
    """Return every text by its path, and everything else as JSON by its member."""
    texts = text_members(draft)
    named = {member.partition(".")[0] for member in texts}
    return texts | {
        name: dump(value).decode() for name, value in draft.items() if name not in named
    }


def _person(session: Session, account_id: UUID, *, node: Node) -> Person:
    return get_person_by_id(session, node=node, account_id=account_id)


def _towns(session: Session, released: Released, *, rows: list[ReleaseRequest]) -> tuple[Town, ...]:
    """Return the towns that were given any revision of a record."""
    outcomes = (find_outcome(session, row.request_id) for row in rows)
    positions = [each.position for each in outcomes if each and each.position is not None]
    if not positions:
        return ()
    first = min(positions)
    peers = {peer.entity_id: peer for peer in list_peers(session)}
    return tuple(
        Town(
            name=town_name(peers.get(each.caller), entity_id=each.caller),
            day=each.day,
            knows=not released.live and each.has(released.position),
        )
        for each in list_fetches(session)
        if each.collection == released.collection and each.has(first)
    )


def _may_correct(session: Session, row: ReleaseRequest, *, person: Person, node: Node) -> bool:
    """Say whether a person may begin the next revision: it is theirs, or its author has left."""
    try:
        subject = subject_of(session, row, node=node)
    except NotFoundError:
        return False
    author = _person(session, subject.author_id, node=node)
    return author.account_id == person.account_id or author.disabled_at is not None
