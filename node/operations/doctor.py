"""What is well with this node and what is not: must fix, advice, fine, each with what to do.

Looks, and changes nothing. No text that a person wrote is read, so a node admin may run it.
"""

import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from node.audit import check_audit_chain
from node.database import Zone, db, sqlite_version
from node.errors import ConflictError, HeldError, NodeError
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.operations.migrate import current_revision, head_revision
from node.published.guard import check_not_held
from node.published.seal import check_clock
from node.queues import QueueName, answers
from node.received.reading import list_collections, list_quarantined
from node.supervisor import read_processes
from node.trust.joining import with_superiors
from node.trust.own_keys import get_own_public_keys
from node.trust.reasons import explain
from node.trust.service import list_anchors, list_peers
from schemas.node_metadata import Role

__all__ = ["CHECKS", "Level", "Remark", "examine"]

SAFE_SQLITE = (3, 51, 3)
"""First version without the WAL-reset bug, which can corrupt a database with several writers."""


class Level(StrEnum):
    """How much a remark weighs."""

    MUST_FIX = "must_fix"
    ADVICE = "advice"
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing the doctor saw.

    Attributes:
        level: How much it weighs.
        code: Stable word of the check.
        sentence: What was seen and what to do, in the reader's language.
    """

    level: Level
    code: str
    sentence: str


def examine(session: Session, *, node: Node) -> tuple[Remark, ...]:
    """Return every remark; a check that cannot be made is itself something to fix."""
    remarks: list[Remark] = []
    for code, check in CHECKS.items():
        try:
            remarks += [
                Remark(level=level, code=code, sentence=sentence)
                for level, sentence in check(session, node)
            ]
        except (NodeError, OSError) as error:
            remarks.append(Remark(level=Level.MUST_FIX, code=code, sentence=str(error)))
        except (DBAPIError, PoolTimeoutError) as error:
            session.rollback()
            sentence = _(
                "A database that is needed for this check does not answer or is damaged: "
                "%(reason)s."
            ) % {"reason": type(error).__name__}
            remarks.append(Remark(level=Level.MUST_FIX, code=code, sentence=sentence))
    order = [*Level]
    return tuple(sorted(remarks, key=lambda remark: order.index(remark.level)))


_Seen = Iterator[tuple[Level, str]]


def _databases(session: Session, node: Node) -> _Seen:
    del node
    behind = []
    for zone in Zone:
        connection = session.connection(bind_arguments={"bind": db.engines[zone.value]})
        if current_revision(connection) != head_revision(zone):
            behind.append(zone.value)
    if behind:
        yield (
            Level.MUST_FIX,
            _("Databases of another version: %(zones)s. They are renewed by: %(command)s")
            % {"zones": ", ".join(behind), "command": node_command("serve")},
        )
    else:
        yield Level.FINE, _("The four databases are at the newest version.")


def _engine(session: Session, node: Node) -> _Seen:
    del session
    if not node.settings.private_database_url.startswith("sqlite"):
        return
    if sqlite_version() < SAFE_SQLITE:
        yield (
            Level.ADVICE,
            _("SQLite %(version)s can damage a database with several writers. Install pysqlite3.")
            % {"version": ".".join(map(str, sqlite_version()))},
        )
    else:
        yield Level.FINE, _("The SQLite engine is new enough.")


def _keys(session: Session, node: Node) -> _Seen:
    del session
    folder = node.settings.keys_folder
    get_own_public_keys(folder)
    loose = [path.name for path in sorted(folder.glob("*.json")) if _is_loose(path)]
    if loose:
        yield (
            Level.MUST_FIX,
            _("Others on this machine can read these keys: %(files)s. Run: chmod 600")
            % {"files": ", ".join(loose)},
        )
    else:
        yield Level.FINE, _("The keys are there and only this node reads them.")


def _is_loose(path: Path) -> bool:
    others = stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH
    return path.name != "public.json" and bool(path.stat().st_mode & others)


def _files(session: Session, node: Node) -> _Seen:
    del session
    folder = node.settings.data_folder
    loose = [path for path in (folder, *sorted(folder.glob("*.sqlite*"))) if _is_loose(path)]
    if loose:
        yield (
            Level.MUST_FIX,
            _(
                "Others on this machine can read this node's data: %(files)s. "
                "Run: chmod -R go= %(folder)s"
            )
            % {"files": ", ".join(path.name for path in loose), "folder": folder},
        )
    else:
        yield Level.FINE, _("Only this node's user reads its folder and its databases.")


def _own_log(session: Session, node: Node) -> _Seen:
    try:
        check_not_held(session, node=node)
        check_clock(session, node=node)
    except HeldError as error:
        yield Level.MUST_FIX, str(error)
    else:
        yield Level.FINE, _("Our own log is the one that was signed last.")


def _audit(session: Session, node: Node) -> _Seen:
    try:
        last = check_audit_chain(session, keyring=node.data_key)
    except ConflictError as error:
        yield Level.MUST_FIX, str(error)
    else:
        yield (
            Level.FINE,
            _("The audit log is whole. Its last line has the mark %(mark)s.")
            % {"mark": last.hex()[:16]},
        )


def _processes(session: Session, node: Node) -> _Seen:
    del session
    running = read_processes(node.settings.data_folder)
    if running:
        names = ", ".join(f"{name} ({pid})" for name, pid in sorted(running.items()))
        yield Level.FINE, _("Running: %(processes)s.") % {"processes": names}
    else:
        yield (
            Level.ADVICE,
            _("No process of this node runs. Nothing is signed or fetched until: %(command)s")
            % {"command": node_command("serve")},
        )


def _queue(session: Session, node: Node) -> _Seen:
    del session
    if all(answers(node.settings, name) for name in QueueName):
        yield Level.FINE, _("The queue of wake-ups answers.")
    else:
        yield (
            Level.MUST_FIX,
            _(
                "The queue of wake-ups does not answer; what is due is done later. "
                "Check LINKPIN_QUEUE_URL."
            ),
        )


def _superiors(session: Session, node: Node) -> _Seen:
    if node.settings.role is Role.ANCHOR:
        return
    if not with_superiors(session, node.settings).authority_hints:
        yield Level.MUST_FIX, _("No national network vouches for this node: set a superior.")
    if not list_anchors(session):
        yield (
            Level.MUST_FIX,
            _("No trust anchor is known. Add one with: %(command)s")
            % {"command": node_command("peers", "add", "URL", "--keys", "FILE")},
        )


def _peers(session: Session, node: Node) -> _Seen:
    troubled = [peer for peer in list_peers(session) if peer.last_code]
    for peer in troubled:
        yield Level.ADVICE, f"{peer.entity_id}: {explain(str(peer.last_code))}"
    stale = [each for each in list_collections(session, now=node.clock()) if each.is_frozen]
    for collection in stale:
        yield (
            Level.ADVICE,
            _("%(collection)s was not signed for a day; what is here stays readable.")
            % {"collection": collection.url},
        )
    if troubled or stale:
        return
    if list_peers(session):
        yield Level.FINE, _("Every other node answers.")
    else:
        yield Level.FINE, _("No other node is known yet.")


def _quarantine(session: Session, node: Node) -> _Seen:
    del node
    if count := len(list_quarantined(session)):
        yield (
            Level.ADVICE,
            _("%(number)d received records were refused. See: %(command)s")
            % {"number": count, "command": node_command("peers", "status")},
        )


CHECKS: dict[str, Callable[[Session, Node], _Seen]] = {
    "databases": _databases,
    "engine": _engine,
    "keys": _keys,
    "files": _files,
    "own_log": _own_log,
    "audit": _audit,
    "processes": _processes,
    "queue": _queue,
    "superiors": _superiors,
    "peers": _peers,
    "quarantine": _quarantine,
}
"""Every check by its code, in the order they are made."""
