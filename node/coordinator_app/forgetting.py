"""What the node forgets though nobody opens a page: looked for when it starts, and every hour.

A town that promised to keep the text of its log for a year keeps that promise over a summer without
a coordinator. Whether something is due passes every old line, which no page should wait for, so a
thread of the process for people does it: no other process may write the private database.
"""

import logging
from datetime import timedelta
from threading import Event, Thread
from typing import Final

from flask import Flask

from node.database import db
from node.extensions import current_node
from node.private.packs.closed_accounts import forget_closed_accounts
from node.private.packs.retention import carry_on_forgetting
from node.private.packs.staging import forget_staged, forget_what_stood_before

__all__ = ["begin_forgetting", "forget"]

_REST: Final = timedelta(hours=1)
"""An hour that the machine slept through is made up for as soon as it wakes."""

_log = logging.getLogger(__name__)


def forget(app: Flask) -> bool:
    """Let go what has stood or waited long enough.

    Returns:
        Whether something was due; nothing is written when nothing is.
    """
    with app.app_context():
        session, node = db.session(), current_node()
        try:
            done = (
                carry_on_forgetting(session, node=node),
                forget_staged(session, node=node) > 0,
                forget_what_stood_before(session, node=node) > 0,
                forget_closed_accounts(session, node=node) > 0,
            )
            session.commit()
        finally:
            db.session.remove()
    return any(done)


def begin_forgetting(app: Flask, *, stop: Event | None = None, rest: timedelta = _REST) -> Thread:
    """Forget now, and again after each rest, until the process ends or is told to stop."""
    told = stop or Event()
    thread = Thread(target=_go_on, args=(app, told, rest), name="forgetting", daemon=True)
    thread.start()
    return thread


def _go_on(app: Flask, told: Event, rest: timedelta) -> None:
    while True:
        try:
            forget(app)
        except Exception:  # noqa: BLE001 - a full disk today must not end all forgetting
            _log.exception("not_forgotten")
        if told.wait(rest.total_seconds()):
            return
