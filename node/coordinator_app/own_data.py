"""What this node keeps about one person, put together as a file for them.

The file is one JSON object, a member for each sort of thing, made while it is sent: a text is
opened when its turn comes, so that no more than one is held. Nothing that opens an account is in
it, and nothing of anybody else: where a line names another account, it says only that one did.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from node.airlock.models import (
    DecisionRow,
    GroupFigureRow,
    PolicyRow,
    ReaderAsked,
    ReleaseRequest,
    RequestState,
    WithdrawalOrder,
)
from node.audit import AuditRow
from node.coordinator_app.own_data_asked import Asked, Item
from node.coordinator_app.own_network_data import NETWORK_COUNTS, NETWORK_SECTIONS
from node.extensions import Node
from node.people.kept import read_kept
from node.people.outside_identities import list_outside_identities
from node.people.passkeys import list_passkeys
from node.people.service import BY_COMMAND, Person, list_people
from node.people.sessions_of_account import list_sessions
from node.private.directory.content import dump_content as dump_entry
from node.private.directory.service import find_draft_of
from node.private.lawful_route.models import LawfulRouteRow
from node.private.practices.models import PracticeRow
from node.private.practices.practice import dump_content as dump_practice
from node.private.practices.service import get_practice
from node.private.saved_searches.service import list_searches

__all__ = ["COUNTS", "FORMAT", "SECTIONS", "own_file"]

FORMAT: Final = "linkpin-own-data/1"
"""Name and version of the form of the file."""

_ROWS_AT_ONCE: Final = 500
_ANOTHER: Final = "another account of this node"


def own_file(session: Session, *, node: Node, person: Person) -> Iterator[str]:
    """Yield the file of a person piece by piece; it is whole only if its last member is there.

    Args:
        session: Session that reads the private database.
        node: This node.
        person: Whose file it is.
    """
    asked = Asked(session=session, node=node, person=person)
    head = {
        "format": FORMAT,
        "node": asked.node.settings.entity_id,
        "made_at": _plain(asked.node.clock()),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1]
    for name, items in SECTIONS.items():
        yield f",\n{json.dumps(name)}: ["
        for place, item in enumerate(items(asked)):
            text = json.dumps(item, ensure_ascii=False, default=_plain)
            yield f",\n{text}" if place else f"\n{text}"
            # Whoever reads slowly must not hold a transaction open meanwhile.
            asked.session.rollback()
        yield "]"
    yield ',\n"complete": true}\n'


def _plain(value: object) -> str:
    """Return what JSON has no form for as text."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in the file")


def _account(asked: Asked) -> Iterator[Item]:
    person, kept = asked.person, read_kept(asked.session, asked.person)
    yield {
        "account_id": person.account_id,
        "handle": person.handle,
        "name": person.name,
        "mailbox": person.mailbox,
        "roles": sorted(person.roles),
        "opened_at": kept.created_at,
        "language": kept.language,
        "signed_in_at": kept.signed_in_at,
        "told_of_invitations_up_to": kept.told_at,
    }


def _ways_in(asked: Asked) -> Iterator[Item]:
    kept = read_kept(asked.session, asked.person)
    passkeys = list_passkeys(asked.session, asked.person, node=asked.node)
    outside = list_outside_identities(asked.session, asked.person, node=asked.node)
    yield {"way": "password", "set_at": kept.password_changed_at}
    if kept.has_codes:
        yield {"way": "authenticator app"}
    for created_at, used_at in kept.recovery_codes:
        yield {"way": "recovery code", "made_at": created_at, "used_at": used_at}
    for key in passkeys:
        yield {
            "way": "passkey",
            "label": key.label,
            "made_at": key.created_at,
            "used_at": key.used_at,
        }
    for each in outside:
        yield {
            "way": "sign-in of the town",
            "issuer": each.issuer,
            "connected_at": each.created_at,
            "used_at": each.used_at,
        }
    for link in kept.invitations:
        yield {
            "way": "invitation",
            "purpose": link.purpose,
            "made_at": link.created_at,
            "expires_at": link.expires_at,
            "used_at": link.used_at,
        }


def _sessions(asked: Asked) -> Iterator[Item]:
    found = list_sessions(asked.session, node=asked.node, account_id=asked.person.account_id)
    for each in found:
        yield {"browser": each.browser, "since": each.created_at, "used_at": each.used_at}


def _practices(asked: Asked) -> Iterator[Item]:
    numbers = asked.session.scalars(
        select(PracticeRow.practice_id)
        .where(PracticeRow.author_id == asked.person.account_id)
        .order_by(PracticeRow.created_at, PracticeRow.practice_id)
    ).all()
    for practice_id in numbers:
        practice = get_practice(asked.session, node=asked.node, practice_id=practice_id)
        yield {
            "practice_id": practice_id,
            "revision": practice.revision,
            "created_at": practice.created_at,
            "changed_at": practice.changed_at,
            "content": json.loads(dump_practice(practice.content)),
        }


def _entry(asked: Asked) -> Iterator[Item]:
    draft = find_draft_of(asked.session, node=asked.node, author=asked.person)
    if draft is not None:
        consent = draft.consent
        yield {
            "draft_id": draft.draft_id,
            "revision": draft.revision,
            "created_at": draft.created_at,
            "changed_at": draft.changed_at,
            "consent": {"wording": consent.version, "given_on": consent.given_on}
            if consent
            else None,
            "content": json.loads(dump_entry(draft.content)),
        }


def _searches(asked: Asked) -> Iterator[Item]:
    for each in list_searches(asked.session, node=asked.node, person=asked.person):
        yield {
            "asked": each.asked,
            "saved_at": each.created_at,
            "feed_address_made_at": each.address_made_at,
        }


def _requests(asked: Asked) -> Iterator[Item]:
    """Yield the releases they asked for and those they read, without any text."""
    me = asked.person.account_id
    rows = asked.session.scalars(
        select(ReleaseRequest)
        .where(or_(ReleaseRequest.author_id == me, ReleaseRequest.reader_id == me))
        .order_by(ReleaseRequest.created_at, ReleaseRequest.request_id)
    ).all()
    for row in rows:
        is_mine = row.author_id == me
        decided = row.state if row.state in {RequestState.APPROVED, RequestState.REFUSED} else None
        yield {
            "request_id": row.request_id,
            "part": "author" if is_mine else "second reader",
            "kind": row.kind,
            "record_id": row.record_id,
            "revision": row.rev,
            "audience": row.audience,
            "state": row.state,
            "begun_at": row.created_at,
            "asked_at": row.asked_at,
            "decision": decided,
            "decided_at": row.decided_at,
        }


def _asked_to_read(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(ReaderAsked)
        .where(ReaderAsked.reader_id == asked.person.account_id)
        .order_by(ReaderAsked.asked_at, ReaderAsked.request_id)
    ).all()
    for row in rows:
        yield {
            "request_id": row.request_id,
            "asked_at": row.asked_at,
            "reminded_at": row.reminded_at,
        }


def _findings(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(DecisionRow)
        .where(DecisionRow.decided_by == asked.person.account_id)
        .order_by(DecisionRow.decided_at, DecisionRow.decision_id)
    ).all()
    for row in rows:
        yield {
            "request_id": row.request_id,
            "reason": row.reason,
            "rules": row.rules,
            "decided_at": row.decided_at,
        }


def _withdrawals(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(WithdrawalOrder)
        .where(WithdrawalOrder.ordered_by == asked.person.account_id)
        .order_by(WithdrawalOrder.ordered_at, WithdrawalOrder.record_id)
    ).all()
    for row in rows:
        yield {"record_id": row.record_id, "ordered_at": row.ordered_at}


def _policies(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(PolicyRow)
        .where(PolicyRow.set_by == asked.person.account_id)
        .order_by(PolicyRow.number)
    ).all()
    for row in rows:
        yield {
            "ceiling": row.audience_ceiling,
            "smallest_group": row.minimum_group_size,
            "set_at": row.set_at,
        }


def _routes(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(LawfulRouteRow)
        .where(LawfulRouteRow.set_by == asked.person.account_id)
        .order_by(LawfulRouteRow.number)
    ).all()
    for row in rows:
        yield {"number": row.number, "set_at": row.set_at}


def _figures(asked: Asked) -> Iterator[Item]:
    rows = asked.session.scalars(
        select(GroupFigureRow)
        .where(GroupFigureRow.set_by == asked.person.account_id)
        .order_by(GroupFigureRow.set_at, GroupFigureRow.figure_id)
    ).all()
    for row in rows:
        yield {"figure_id": row.figure_id, "set_at": row.set_at}


def _audit(asked: Asked) -> Iterator[Item]:
    """Yield what the audit log says about them, a few rows at a time; others are not named."""
    me = str(asked.person.account_id)
    people = list_people(asked.session, node=asked.node)
    others = [str(each.account_id) for each in people if str(each.account_id) != me]
    last = 0
    while rows := asked.session.scalars(_audit_rows(asked, after=last)).all():
        for row in rows:
            yield {
                "number": row.number,
                "at": row.at,
                "actor": row.actor if row.actor in {me, "node", BY_COMMAND} else _ANOTHER,
                "action": row.action,
                "about": _without(row.about, others),
            }
        last = rows[-1].number


def _audit_rows(asked: Asked, *, after: int) -> Select[AuditRow]:
    return (
        select(AuditRow)
        .where(_is_about(asked), AuditRow.number > after)
        .order_by(AuditRow.number)
        .limit(_ROWS_AT_ONCE)
    )


def _is_about(asked: Asked) -> ColumnElement[bool]:
    me = str(asked.person.account_id)
    return or_(AuditRow.actor == me, AuditRow.about.contains(me, autoescape=True))


def _count_audit(asked: Asked) -> int:
    counted = select(func.count()).select_from(AuditRow).where(_is_about(asked))
    return asked.session.scalar(counted) or 0


def _without(about: str, others: Iterable[str]) -> str:
    for account_id in others:
        about = about.replace(account_id, _ANOTHER)
    return about


SECTIONS: Mapping[str, Callable[[Asked], Iterator[Item]]] = {
    "account": _account,
    "ways_to_sign_in": _ways_in,
    "sessions": _sessions,
    "practices": _practices,
    "directory_entry": _entry,
    "saved_searches": _searches,
    "release_requests": _requests,
    "asked_to_read": _asked_to_read,
    "decisions_about_findings": _findings,
    "withdrawals_ordered": _withdrawals,
    "policies_set": _policies,
    "routes_set": _routes,
    "group_figures_entered": _figures,
    **NETWORK_SECTIONS,
    "audit_log": _audit,
}
"""Members of the file, in its order, and what makes the lines of each."""

COUNTS: Mapping[str, Callable[[Asked], int]] = {"audit_log": _count_audit, **NETWORK_COUNTS}
"""How many lines a member has, where it is long and making each only to count them takes long."""
