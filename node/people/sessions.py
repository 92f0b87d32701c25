"""Sessions of browsers, kept at the node: the cookie is a random token and nothing else.

Of the token only a hash is stored, so that whoever reads the database cannot act as anybody; what a
session remembers is sealed for its row. A session is stored when there is something to remember. It
gets a new token when somebody signs in, so that a token planted before is worth nothing after.

Signed-in sessions end 12 hours after their last use and 7 days after signing in, others after an
hour. Of a token that signing in replaced it is known for half a minute that it was, and nothing
else: a form that was sent twice then ends no session. Two requests of one browser may run at once:
each writes only what it changed, so that what one used up does not come back with the other. Rows
that expired are deleted in passing.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final, cast
from uuid import UUID, uuid4

from flask import Flask, Request, Response, request
from flask import session as flask_session
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from werkzeug.datastructures import CallbackDict

from node.database import Zone, db, start_writing
from node.errors import SealedFieldError
from node.extensions import Node, current_node
from node.people.browsers import browser_family
from node.people.sign_in_models import WebSession

__all__ = [
    "ANONYMOUS_LIFE",
    "IDLE_LIFE",
    "WHOLE_LIFE",
    "NodeSession",
    "NodeSessions",
    "begin_session",
    "cookie_name",
    "session_id_now",
    "was_replaced_lately",
]

ANONYMOUS_LIFE: Final = timedelta(hours=1)
IDLE_LIFE: Final = timedelta(hours=12)
WHOLE_LIFE: Final = timedelta(days=7)
_REPLACED_LIFE: Final = timedelta(seconds=30)
_REPLACED: Final = "replaced"
_TOUCH_AFTER: Final = timedelta(minutes=1)
_TOKEN_BYTES: Final = 32
_WITHOUT_SESSION: Final = ("/static/", "/theme.css", "/healthz", "/readyz")

_serializer = TaggedJSONSerializer()


class NodeSession(CallbackDict[str, Any], SessionMixin):
    """What the node remembers of one browser for the length of a request.

    Attributes:
        row: The stored session; None while there is none.
        account_id: Whose session it is; None before signing in.
        begins: Whether it gets a new token when it is stored.
        modified: Whether anything was remembered or forgotten in this request.
        is_missing: Whether the database did not answer; nothing is then stored, and nobody is
            known.
    """

    def __init__(self, *, row: WebSession | None = None, data: str = "{}") -> None:
        super().__init__(_serializer.loads(data), _note_change)
        self.row = row
        self.account_id = row.account_id if row else None
        self.begins = row is None
        self.modified = False
        self.is_missing = False
        self._loaded = {name: _serializer.dumps(value) for name, value in self.items()}

    def __repr__(self) -> str:
        """Say nothing of what is remembered."""
        return "<NodeSession>"

    def merged_into(self, data: str) -> str:
        """Return `data` with what this request changed, and nothing else."""
        now = {name: _serializer.dumps(value) for name, value in self.items()}
        merged = cast("dict[str, object]", _serializer.loads(data))
        for name in self._loaded.keys() - now.keys():
            merged.pop(name, None)
        merged |= {name: self[name] for name in now if self._loaded.get(name) != now[name]}
        return _serializer.dumps(merged)


def _note_change(changed: Any) -> None:  # noqa: ANN401 - called back with the session itself
    changed.modified = True


class NodeSessions(SessionInterface):
    """Opens and stores the sessions of one node."""

    pickle_based = False

    def open_session(self, app: Flask, request: Request) -> NodeSession:
        """Return the session that the cookie names, or an empty one."""
        del app
        node = current_node()
        token = request.cookies.get(cookie_name(node))
        if not token or request.path.startswith(_WITHOUT_SESSION):
            return NodeSession()
        try:
            return _read(node, token)
        except (DBAPIError, PoolTimeoutError):
            # Flask has no answer yet to a fault at this place; `load_visitor` gives one.
            unread = NodeSession()
            unread.is_missing = True
            return unread

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Store what changed, and tell the browser its token when it has a new one."""
        del app
        if request.path.startswith(_WITHOUT_SESSION):
            return
        mine = cast("NodeSession", session)
        response.vary.add("Cookie")
        if mine.is_missing:
            return
        try:
            _store(current_node(), mine, response)
        except (DBAPIError, PoolTimeoutError):
            # The page that says so is stored by the same door, and must not fail there as well.
            mine.is_missing = True
            raise


def begin_session(account_id: UUID | None) -> None:
    """Make this browser's session that of an account, under a new token and with nothing else.

    Args:
        account_id: Whose it is; None for somebody who is not, or no longer, signed in.

    What was remembered before signing in is forgotten; the old row goes when the new one is stored.
    """
    mine = cast("NodeSession", flask_session)
    mine.clear()
    mine.account_id = account_id
    mine.begins = True


def session_id_now() -> UUID | None:
    """Return the identifier of the session of this request; None if it is not stored."""
    row = cast("NodeSession", flask_session).row
    return row.session_id if row else None


def was_replaced_lately() -> bool:
    """Say whether the token of this request was replaced seconds ago, as somebody signed in.

    It is asked anew: another request of this browser may have signed in while this one ran.
    """
    node = current_node()
    token = request.cookies.get(cookie_name(node))
    if not token:
        return False
    with _database() as session:
        data = _data_of(node, _find(session, token_hash=_hash(token)))
    return bool(data) and _REPLACED in _serializer.loads(data)


def cookie_name(node: Node) -> str:
    """Return the name of the cookie; cookies are not told apart by port, so nodes are."""
    prefix = "__Host-" if _is_secure(node) else ""
    return f"{prefix}lp_{node.settings.short_name}"


def _read(node: Node, token: str) -> NodeSession:
    """Return the session of a token, an empty one if it names none that counts."""
    with _database() as session:
        row = _find(session, token_hash=_hash(token))
        data = _data_of(node, row)
        if row is None or not data or _REPLACED in _serializer.loads(data):
            return NodeSession()
        return NodeSession(row=row, data=data)


def _data_of(node: Node, row: WebSession | None) -> str:
    """Return what a stored session remembers; nothing at all if it does not count."""
    if row is None or row.expires_at <= node.clock():
        return ""
    try:
        return _open(node, row)
    except SealedFieldError:
        # The key changed or the row was tampered with; the person signs in again.
        return ""


def _store(node: Node, mine: NodeSession, response: Response) -> None:
    if not mine:
        if mine.row is not None:
            _forget(mine.row.session_id)
            response.delete_cookie(cookie_name(node), **_cookie_rules(node))
    elif mine.begins:
        token = _store_new(node, mine)
        response.set_cookie(cookie_name(node), token, **_cookie_rules(node))
    elif mine.modified or _is_due(mine, node.clock()):
        _store_again(node, mine)


def _cookie_rules(node: Node) -> Any:  # noqa: ANN401 - keyword arguments of two methods
    # `__Host-` asks for exactly this: secure, the whole host, no domain.
    return {"secure": _is_secure(node), "httponly": True, "samesite": "Lax", "path": "/"}


def _is_secure(node: Node) -> bool:
    return node.settings.people_url.startswith("https:")


def _store_new(node: Node, mine: NodeSession) -> str:
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    now = node.clock()
    row = WebSession(
        session_id=uuid4(),
        token_hash=_hash(token),
        account_id=mine.account_id,
        browser=browser_family(request.user_agent.string),
        created_at=now,
        used_at=now,
        expires_at=_end(mine.account_id, created_at=now, now=now),
    )
    row.sealed_data = _seal(node, row, _serializer.dumps(dict(mine)))
    with _writing() as session:
        session.execute(delete(WebSession).where(WebSession.expires_at <= now))
        if mine.row is not None:
            _replace(session, node, mine.row)
        session.add(row)
        session.commit()
    return token


def _replace(session: Session, node: Node, old: WebSession) -> None:
    """Delete a session; of one that nobody was signed in with, remember that it was replaced."""
    same = (WebSession.session_id == old.session_id) | (WebSession.token_hash == old.token_hash)
    session.execute(delete(WebSession).where(same))
    if old.account_id is not None:
        return
    now = node.clock()
    # A row of its own, so that a request that still runs cannot write into it.
    gone = WebSession(
        session_id=uuid4(),
        token_hash=old.token_hash,
        account_id=None,
        browser=old.browser,
        created_at=now,
        used_at=now,
        expires_at=now + _REPLACED_LIFE,
    )
    gone.sealed_data = _seal(node, gone, _serializer.dumps({_REPLACED: True}))
    session.add(gone)


def _store_again(node: Node, mine: NodeSession) -> None:
    """Write what this request changed; a session that was ended meanwhile stays ended."""
    now = node.clock()
    with _writing() as session:
        row = session.get(WebSession, cast("WebSession", mine.row).session_id)
        if row is None:
            return
        if mine.modified:
            row.sealed_data = _seal(node, row, mine.merged_into(_open(node, row)))
        row.used_at = now
        row.expires_at = _end(row.account_id, created_at=row.created_at, now=now)
        session.commit()


def _forget(session_id: UUID) -> None:
    with _writing() as session:
        session.execute(delete(WebSession).where(WebSession.session_id == session_id))
        session.commit()


def _is_due(mine: NodeSession, now: datetime) -> bool:
    return mine.row is not None and now - mine.row.used_at >= _TOUCH_AFTER


def _end(account_id: UUID | None, *, created_at: datetime, now: datetime) -> datetime:
    if account_id is None:
        return now + ANONYMOUS_LIFE
    return min(now + IDLE_LIFE, created_at + WHOLE_LIFE)


def _database() -> Session:
    """Open a session of its own, so that the view's rows and faults do not mix with it."""
    return Session(db.engines[Zone.PRIVATE.value], expire_on_commit=False)


def _writing() -> Session:
    # What a view left unfinished is thrown away at the end of the request; done now, because
    # two writers of one request would wait for each other.
    db.session.rollback()
    session = _database()
    start_writing(session, Zone.PRIVATE)
    return session


def _find(session: Session, *, token_hash: bytes) -> WebSession | None:
    return session.scalars(select(WebSession).where(WebSession.token_hash == token_hash)).first()


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _seal(node: Node, row: WebSession, data: str) -> bytes:
    return node.data_key.seal(
        data, table=WebSession.__tablename__, column="sealed_data", row=row.session_id
    )


def _open(node: Node, row: WebSession) -> str:
    return node.data_key.open(
        row.sealed_data, table=WebSession.__tablename__, column="sealed_data", row=row.session_id
    )
