"""The process that signs: releases, withdrawals, checkpoints and statements. It opens no socket.

One turn does all that is due, in an order in which nothing waits for what comes after: statements,
withdrawals and their checkpoint, releases and theirs. Statements are signed even while releasing is
held: they say nothing about the log. A turn that is interrupted is finished by the next. One sealer
per node: an exclusive lock on a file beside the high-water mark is held as long as it runs.
"""

import fcntl
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event

from flask import Flask

from node.airlock.release import release_due, withdraw_due
from node.clock import Clock, system_clock
from node.database import db
from node.errors import HeldError, NodeError
from node.extensions import Node, Process, current_node, open_node
from node.logs import log_crashes, set_up_logs
from node.process_life import end_with_parent
from node.published.guard import check_not_held
from node.published.seal import check_clock, seal_collections
from node.published.statements import sign_statements
from node.published.store import ensure_collections
from node.queues import QueueName, attend
from node.settings import Settings, read_settings
from node.trust.joining import with_superiors
from node.trust.members import read_members
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys

__all__ = ["create_app", "main", "turn"]

LONGEST_REST = timedelta(seconds=30)
"""Time after which the sealer looks again even if nobody woke it."""

_log = logging.getLogger("node.sealer")


def create_app(settings: Settings, *, clock: Clock = system_clock) -> Flask:
    """Return the application, without routes, in which the sealer works."""
    return open_node(settings, process=Process.SEALER, clock=clock)


def turn() -> int:
    """Do everything that is due.

    Returns:
        How many things were signed.
    """
    node, session = current_node(), db.session()
    try:
        signed = _sign_statements(node)
        ensure_collections(session, node=node)
        session.commit()
        check_not_held(session, node=node)
        # Before anything is appended: an entry's day never goes back either.
        check_clock(session, node=node)
        key = get_own_key(node.settings.keys_folder, KeyUse.RECORD)
        if withdrawn := withdraw_due(session, node=node, key=key):
            # At once: a release that takes long or fails must not keep a withdrawal waiting.
            signed += len(withdrawn) + seal_collections(session, node=node, key=key)
        signed += len(release_due(session, node=node, key=key))
        signed += seal_collections(session, node=node, key=key)
    except HeldError as error:
        _log.error("releasing_held", extra={"code": error.code})
        return 0
    else:
        return signed
    finally:
        session.rollback()
        db.session.remove()


def _sign_statements(node: Node) -> int:
    """Sign the statements that are due; what cannot be said must not keep a withdrawal waiting."""
    session, folder = db.session(), node.settings.keys_folder
    try:
        return sign_statements(
            session,
            node=replace(node, settings=with_superiors(session, node.settings)),
            key=get_own_key(folder, KeyUse.FEDERATION),
            keys=get_own_public_keys(folder),
            members=read_members(session),
        )
    except NodeError as error:
        session.rollback()
        _log.error("statements_not_signed", extra={"code": error.code})
        return 0


@contextmanager
def _only_sealer(settings: Settings) -> Iterator[None]:
    """Hold the lease: two sealers of one node would tell two stories.

    Raises:
        SystemExit: Another sealer of this node is at work.
    """
    with (settings.mark_folder / "sealer.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            _log.error("sealer_already_at_work")
            sys.exit(1)
        yield


def main() -> None:
    """Seal until told to stop."""
    os.umask(0o077)
    end_with_parent()
    settings = read_settings(os.environ)
    set_up_logs("sealer", level=settings.log_level)
    log_crashes()
    app = create_app(settings)
    looked_at: list[datetime] = []

    def run() -> None:
        looked_at[:] = [system_clock()]
        with app.app_context():
            signed = turn()
        if signed:
            _log.info("sealed", extra={"count": signed})

    def is_due() -> bool:
        return not looked_at or system_clock() - looked_at[0] >= LONGEST_REST

    with _only_sealer(settings):
        attend(settings, QueueName.SEALER, run=run, is_due=is_due, stop=Event())


if __name__ == "__main__":
    main()
