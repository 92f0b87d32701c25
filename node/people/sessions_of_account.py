"""The browsers in which an account is signed in: shown to its owner, and ended.

Sessions end all at once when a password is changed, an account is disabled, its roles change or its
access is restored: their rows go, and the name by which sessions know the account changes, so that
a row that was being written at that moment is worth nothing either.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from node.database import Zone, start_writing
from node.errors import NotFoundError
from node.extensions import Node
from node.language import gettext as _
from node.people.sign_in_models import SignIn, WebSession
from node.people.uniquifier import new_uniquifier

__all__ = ["OpenSession", "end_all_sessions", "end_session", "list_sessions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """One browser that is signed in.

    Attributes:
        session_id: Identifier of the row; worth nothing as a token.
        browser: Browser and system in two words.
        created_at: When its owner signed in.
        used_at: When it was last used, to the minute.
    """

    session_id: UUID
    browser: str
    created_at: datetime
    used_at: datetime


def list_sessions(session: Session, *, node: Node, account_id: UUID) -> tuple[OpenSession, ...]:
    """Return where an account is signed in, the last used first."""
    rows = session.scalars(
        select(WebSession)
        .where(WebSession.account_id == account_id, WebSession.expires_at > node.clock())
        .order_by(WebSession.used_at.desc(), WebSession.session_id)
        .execution_options(populate_existing=True)
    )
    return tuple(
        OpenSession(
            session_id=row.session_id,
            browser=row.browser,
            created_at=row.created_at,
            used_at=row.used_at,
        )
        for row in rows
    )


def end_session(session: Session, *, account_id: UUID, session_id: UUID) -> None:
    """End one session of an account; the caller commits.

    Raises:
        NotFoundError: The account has no such session.
    """
    start_writing(session, Zone.PRIVATE)
    ended = session.scalars(
        delete(WebSession)
        .where(WebSession.session_id == session_id, WebSession.account_id == account_id)
        .returning(WebSession.session_id)
    ).first()
    if ended is None:
        raise NotFoundError(_("You are not signed in there any more."))


def end_all_sessions(session: Session, *, account_id: UUID) -> None:
    """End every session of an account in the caller's transaction; the caller commits."""
    start_writing(session, Zone.PRIVATE)
    session.execute(delete(WebSession).where(WebSession.account_id == account_id))
    row = session.get(SignIn, account_id, populate_existing=True)
    if row is not None:
        row.fs_uniquifier = new_uniquifier()
        session.flush()
