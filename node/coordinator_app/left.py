"""What left this node: every entry that was ever signed, to the byte, and who has it.

Combined here because it stands between three rooms: the entry is published, who asked and who read
is private, and who fetched it stands in the inbox. A town that was given an entry may keep it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from flask import Blueprint, Response, request
from sqlalchemy import select
from sqlalchemy.orm import Session

from federation.base64url import parse_base64url
from node.airlock.body_card import body_card
from node.airlock.models import ReleaseRequest, WithdrawalOrder
from node.airlock.recipients import audience_words, town_name
from node.airlock.requests import list_requests
from node.database import db
from node.errors import NotFoundError
from node.extensions import Node, current_node
from node.language import gettext as _
from node.language import mark
from node.people.service import list_people
from node.published.reading import SentEntry, entries_sent
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table
from node.trust.fetches import Fetched, list_fetches
from node.trust.service import list_peers
from schemas.entry import EntryClaims, Operation, parse_entry_claims
from schemas.strict_json import parse_object

__all__ = ["Line", "bp"]

bp = Blueprint("left", __name__, url_prefix="/left")

PAGE_LINES: Final = 50
_MAX_BODY_BYTES = 1024 * 1024

_WORDS: Final[Mapping[str, str]] = {
    "put/practice-summary": mark("A practice"),
    "put/directory-entry": mark("A directory entry"),
    "withdraw/practice-summary": mark("Withdrawal of a practice"),
    "withdraw/directory-entry": mark("Withdrawal of a directory entry"),
    "key/": mark("The keys that this node signs with"),
    "control/": mark("A note of this node about its own list"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry that left.

    Attributes:
        sent: The entry, to the byte.
        day: Day of release.
        what: What it is, in words.
        rev: Revision of the record; None for what is no record.
        audience: Who reads it, in words.
        asked: Who asked for it; None where the node signs by itself.
        read: Who read it as second reader; None where nobody has to.
        towns: Names of the towns that were given it.
        is_live: Whether its text can still be read.
    """

    sent: SentEntry
    day: datetime
    what: str
    rev: int | None
    audience: str
    asked: str | None
    read: str | None
    towns: tuple[str, ...]
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _People:
    """Who stands behind the entries of this node."""

    names: Mapping[UUID, str]
    requests: Mapping[tuple[UUID, int], ReleaseRequest]
    orders: Mapping[UUID, UUID]


@bp.get("")
def index() -> Response:
    """Show everything that ever left, the newest first."""
    lines = _lines(db.session(), node=current_node())
    page = max(1, request.args.get("page", 1, type=int))
    shown = lines[(page - 1) * PAGE_LINES : page * PAGE_LINES]
    if page > 1 and not shown:
        raise NotFoundError(_("There is no such page of the list."))
    return render_page(
        "coordinator_app/left.html",
        lines=shown,
        total=len(lines),
        days=_days(lines),
        page=page,
        has_more=len(lines) > page * PAGE_LINES,
    )


@bp.get("/<audience>-<int:position>")
def entry(audience: str, position: int) -> Response:
    """Show the exact bytes of one entry beside what they say."""
    line = _get_line(audience, position)
    body = line.sent.body
    members = parse_object(body, max_bytes=_MAX_BODY_BYTES) if body is not None else None
    return render_page(
        "coordinator_app/left_entry.html",
        line=line,
        entry=line.sent.entry.decode(),
        claims=_claims_text(line.sent),
        body=body.decode() if body is not None else None,
        card=body_card(members) if members is not None else None,
    )


@bp.get("/list.csv")
def table() -> Response:
    """Give the whole list as a table for a spreadsheet."""
    lines = _lines(db.session(), node=current_node())
    rows: list[Sequence[object]] = [
        (
            _("day"),
            _("what"),
            _("record"),
            _("version"),
            _("readers"),
            _("asked by"),
            _("read by"),
            _("bytes"),
            _("fetched by"),
        )
    ]
    rows += [
        (
            f"{line.day:%Y-%m-%d}",
            line.what,
            line.sent.record_id or "",
            line.rev or "",
            line.audience,
            line.asked or _("this node"),
            line.read or "",
            len(line.sent.entry) + len(line.sent.body or b""),
            "; ".join(line.towns),
        )
        for line in lines
    ]
    return answer_table(rows, name="left.csv")


def _lines(session: Session, *, node: Node) -> list[Line]:
    """Return every entry, the newest first."""
    people = _people(session, node=node)
    peers = {peer.entity_id: peer for peer in list_peers(session)}
    fetches = list_fetches(session)
    lines = []
    for sent in entries_sent(session):
        fetched = [each for each in fetches if _has(each, sent)]
        names = [town_name(peers.get(each.caller), entity_id=each.caller) for each in fetched]
        lines.append(_line(sent, people=people, towns=tuple(sorted(names)), node=node))
    return sorted(lines, key=lambda line: (line.day, line.sent.position), reverse=True)


def _has(fetched: Fetched, sent: SentEntry) -> bool:
    return fetched.collection == sent.collection and fetched.has(sent.position)


def _line(sent: SentEntry, *, people: _People, towns: tuple[str, ...], node: Node) -> Line:
    claims = _claims(sent)
    asked, read = _who(sent, people)
    return Line(
        sent=sent,
        day=datetime.fromtimestamp(claims.iat, tz=node.clock().tzinfo),
        what=_(_WORDS[f"{claims.op}/{claims.kind or ''}"]),
        rev=sent.rev,
        audience=audience_words(sent.audience, settings=node.settings),
        asked=asked,
        read=read,
        towns=towns,
        is_live=sent.body is not None,
    )


def _who(sent: SentEntry, people: _People) -> tuple[str | None, str | None]:
    """Return who asked and who read; the node itself signs keys and notes about its list."""
    if sent.record_id is None or sent.rev is None:
        return None, None
    if sent.op == Operation.WITHDRAW:
        ordered_by = people.orders.get(sent.record_id)
        return (people.names.get(ordered_by) if ordered_by else None), None
    row = people.requests.get((sent.record_id, sent.rev))
    if row is None:
        return None, None
    reader = people.names.get(row.reader_id) if row.reader_id else None
    return people.names.get(row.author_id), reader


def _people(session: Session, *, node: Node) -> _People:
    orders = session.scalars(select(WithdrawalOrder))
    return _People(
        names={each.account_id: each.name for each in list_people(session, node=node)},
        requests={(row.record_id, row.rev): row for row in list_requests(session)},
        orders={order.record_id: order.ordered_by for order in orders},
    )


def _claims(sent: SentEntry) -> EntryClaims:
    """Return what an entry of our own says; its signature is for those who receive it."""
    return parse_entry_claims(_payload(sent))


def _claims_text(sent: SentEntry) -> str:
    return json.dumps(json.loads(_payload(sent)), indent=2, ensure_ascii=False)


def _payload(sent: SentEntry) -> bytes:
    _header, payload, _signature = sent.entry.split(b".")
    return parse_base64url(payload)


def _days(lines: Sequence[Line]) -> list[tuple[datetime, int, int]]:
    """Return for each day how much was released and how much was withdrawn."""
    days: dict[datetime, list[int]] = {}
    for line in lines:
        counts = days.setdefault(line.day, [0, 0])
        if line.sent.op == Operation.PUT:
            counts[0] += 1
        elif line.sent.op == Operation.WITHDRAW:
            counts[1] += 1
    return [(day, put, withdrawn) for day, (put, withdrawn) in days.items()]


def _get_line(audience: str, position: int) -> Line:
    for line in _lines(db.session(), node=current_node()):
        if line.sent.audience == audience and line.sent.position == position:
            return line
    raise NotFoundError(_("Nothing of this number has left this node."))
