"""`linkpin peers`: whom this node exchanges with, and how it goes."""

import sys
from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO

import click
from sqlalchemy.orm import Session

from federation.transport import FetchLimits, HttpsTransport
from node.audit import record_action
from node.cli.every_command import say
from node.cli.opening import as_json_option, opened, quiet_option
from node.cli.output import write_result, write_rows
from node.cli.peer_status import list_lines, list_statuses
from node.cli.peer_sync import Looked, sync_peers
from node.errors import ConflictError, NotFoundError
from node.extensions import Node
from node.follow_up import node_command
from node.language import gettext as _
from node.language import ngettext
from node.queues import QueueName, wake
from node.search.index import update_index
from node.trust.enrolment import refresh_trust
from node.trust.pinned import check_entity_id, read_keys
from node.trust.reasons import explain
from node.trust.schedule import bring_forward
from node.trust.service import (
    Anchor,
    Peer,
    PeerState,
    add_anchor,
    block,
    find_peer,
    list_anchors,
    list_peers,
    unblock,
)

__all__ = ["peers"]

_LISTED = ("entity", "state", "role", "country", "thumbprints")
_STATUS = ("entity", "state", "heard_at", "entries", "remarks", "reason", "code", "detail")
_SYNCED = ("entity", "verdict", "code")
_MAX_FILE_BYTES = 65_537


@click.group("peers")
def peers() -> None:
    """Trust, block, read and watch other nodes."""


@peers.command("add")
@click.argument("entity_id", metavar="URL")
@click.option(
    "--keys",
    "file",
    type=click.File("rb"),
    help='Trust it as an anchor: its federation keys, as its "keys show --json" writes them.',
)
@click.option("--replace", is_flag=True, help="Take these keys in the place of other ones.")
@click.pass_obj
def add(
    environment: Mapping[str, str],
    /,
    entity_id: str,
    *,
    file: BinaryIO | None,
    replace: bool,
) -> None:
    """Trust the anchor at URL with its keys; or, without keys, look at a listed node now.

    Everybody whom an anchor, or a superior below it, lists becomes a peer by itself. Compare the
    thumbprint that is shown with the anchor's people, by phone.

    Exit status: 0; 1 if nobody lists the node; 2 if the keys or the address cannot be used; 3 if
    it is trusted with other keys, or blocked.
    """
    check_entity_id(entity_id)
    with opened(environment) as (node, session):
        if file is None:
            _look_now(session, entity_id, node=node)
        else:
            keys = read_keys(file.read(_MAX_FILE_BYTES), about=entity_id)
            anchor = add_anchor(
                session, entity_id=entity_id, keys=keys, clock=node.clock, replace=replace
            )
            session.commit()
            _audit(session, "anchor_added", entity_id, node=node)
            write_result(
                {"entity": entity_id, "thumbprints": list(anchor.keys)},
                lines=[f"{entity_id}\t{thumbprint}" for thumbprint in anchor.keys],
            )
        wake(node.settings, QueueName.SYNCER)
    if file is None:
        write_result({"entity": entity_id, "state": "due"}, lines=())
        say(_("%(entity)s is looked at now.") % {"entity": entity_id})


@peers.command("block")
@click.argument("entity_id", metavar="URL")
@click.option("--note", required=True, help="Why, for the people of this node.")
@click.pass_obj
def block_(environment: Mapping[str, str], /, entity_id: str, *, note: str) -> None:
    """Neither read the node at URL nor answer it. A blocked superior vouches for nobody here.

    What was read before stays readable.

    Exit status: 0 if it is blocked, 2 if the address cannot be used.
    """
    with opened(environment) as (node, session):
        block(session, entity_id=entity_id, note=note, clock=node.clock)
        session.commit()
        _audit(session, "peer_blocked", entity_id, node=node)
    write_result({"entity": entity_id, "blocked": True}, lines=())
    say(_("%(entity)s is blocked.") % {"entity": entity_id})


@peers.command("unblock")
@click.argument("entity_id", metavar="URL")
@click.pass_obj
def unblock_(environment: Mapping[str, str], /, entity_id: str) -> None:
    """Let the chain of the node at URL decide again.

    Exit status: 0 if it is no longer blocked, 1 if it was not.
    """
    with opened(environment) as (node, session):
        unblock(session, entity_id=entity_id, clock=node.clock)
        session.commit()
        _audit(session, "peer_unblocked", entity_id, node=node)
        wake(node.settings, QueueName.SYNCER)
    write_result({"entity": entity_id, "blocked": False}, lines=())
    say(_("%(entity)s is no longer blocked.") % {"entity": entity_id})


@peers.command("list")
@as_json_option
@click.pass_obj
def list_(environment: Mapping[str, str], /, *, as_json: bool) -> None:
    """List every other node that is known: address, state, role, country; anchors' thumbprints.

    Exit status: 0, also if there is none.
    """
    with opened(environment) as (_node, session):
        anchors = {anchor.entity_id: anchor for anchor in list_anchors(session)}
        known = {peer.entity_id: peer for peer in list_peers(session)}
    rows = [
        _listed(each, known.get(each), anchors.get(each)) for each in sorted({*anchors, *known})
    ]
    write_rows(rows, columns=_LISTED, as_json=as_json)


@peers.command("status")
@as_json_option
@click.pass_obj
def status(environment: Mapping[str, str], /, *, as_json: bool) -> None:
    """Show of every other node: state, last heard, entries read, remarks, reason, code, detail.

    Below a node stand its records in quarantine and the contradictions kept as evidence, with the
    state "quarantined" or "evidence": when it came, position, collection, reason and code.

    Exit status: 0, also if something is wrong with a peer.
    """
    with opened(environment) as (node, session):
        statuses = list_statuses(session, now=node.clock())
    rows: list[Mapping[str, object]] = []
    for each in statuses:
        rows += [each] if as_json else list_lines(each)
    write_rows(rows, columns=_STATUS, as_json=as_json)
    if not statuses:
        click.echo(_("No other node is known yet."), err=True)
    if any(each["code"] for each in statuses):
        again = _("The node looks again by itself. To look now: %(command)s")
        click.echo(again % {"command": node_command("peers", "sync")}, err=True)


@peers.command("sync")
@click.argument("entity_ids", nargs=-1, metavar="[PEER]...")
@as_json_option
@quiet_option
@click.pass_obj
def sync(
    environment: Mapping[str, str],
    /,
    entity_ids: tuple[str, ...],
    *,
    as_json: bool,
    quiet: bool,
) -> None:
    """Fetch and verify what each PEER (an https URL) has published; every peer if none is named.

    Superiors are asked first who belongs. Of a peer whose chain ran out, or that is no longer
    listed, only withdrawals are taken, and it counts as skipped.

    Exit status: 0 if every peer was synced, 1 if at least one was skipped; one that is no longer
    listed counts only if it was named.
    """
    with opened(environment) as (node, session):
        transport = HttpsTransport(FetchLimits(), allow_loopback_http=node.settings.demo)
        report = refresh_trust(
            session, transport=transport, settings=node.settings, clock=node.clock, force=True
        )
        _say_failures(report.failed, quiet=quiet)
        left = _no_longer_listed(session)
        wanted = entity_ids or tuple(sorted(_ours(session) | set(report.failed) | left))
        outcomes: list[Looked] = []
        with click.progressbar(
            sync_peers(session, wanted, node=node, transport=transport),
            length=len(wanted),
            label=_("Syncing peers"),
            file=sys.stderr,
            hidden=quiet,
            item_show_func=lambda looked: looked.entity_id if looked else None,
        ) as progress:
            outcomes.extend(progress)
        update_index(session, node=node)
    write_rows([_synced(each) for each in outcomes], columns=_SYNCED, as_json=as_json)
    if any(each.code and (entity_ids or each.entity_id not in left) for each in outcomes):
        raise SystemExit(1)


def _look_now(session: Session, entity_id: str, *, node: Node) -> None:
    """Bring a listed node forward.

    Raises:
        NotFoundError: Nobody lists it.
        ConflictError: It is blocked.
    """
    peer = find_peer(session, entity_id=entity_id)
    if peer is not None and peer.blocked:
        raise ConflictError(
            _("%(entity)s is blocked here. First: %(command)s")
            % {"entity": entity_id, "command": node_command("peers", "unblock", entity_id)}
        )
    if peer is None or peer.state is PeerState.UNLISTED:
        raise NotFoundError(
            _(
                "No superior trusted here lists %(entity)s. Its superior must list it; what is "
                "listed is found by: %(command)s"
            )
            % {"entity": entity_id, "command": node_command("peers", "sync")}
        )
    bring_forward(session, entity_id=entity_id, clock=node.clock)
    session.commit()


def _audit(session: Session, action: str, about: str, *, node: Node) -> None:
    record_action(
        session,
        actor="command",
        action=action,
        about=about,
        keyring=node.data_key,
        clock=node.clock,
    )
    session.commit()


def _ours(session: Session) -> frozenset[str]:
    """Return every peer that is admitted, or was until its chain ran out."""
    return _in_state(session, PeerState.ADMITTED, PeerState.EXPIRED)


def _no_longer_listed(session: Session) -> frozenset[str]:
    """Return the peers that may still withdraw what they released while they were listed."""
    return _in_state(session, PeerState.UNLISTED)


def _in_state(session: Session, *states: PeerState) -> frozenset[str]:
    return frozenset(
        peer.entity_id for peer in list_peers(session) if peer.state in states and not peer.blocked
    )


def _say_failures(failed: Mapping[str, str], *, quiet: bool) -> None:
    for entity_id, code in () if quiet else sorted(failed.items()):
        click.echo(f"{entity_id}: {explain(code)} ({code})", err=True)


def _synced(looked: Looked) -> dict[str, object]:
    return {
        "entity": looked.entity_id,
        "verdict": explain(looked.code) if looked.code else _entries(looked.entries),
        "code": looked.code,
        "entries": looked.entries,
        "refused": looked.refused,
        "received_bytes": looked.received_bytes,
    }


def _entries(number: int) -> str:
    said = ngettext("%(number)d new entry was read", "%(number)d new entries were read", number)
    return said % {"number": number}


def _listed(entity_id: str, peer: Peer | None, anchor: Anchor | None) -> dict[str, object]:
    metadata = peer.metadata if peer else None
    state = "blocked" if peer and peer.blocked else peer.state.value if peer else "candidate"
    return {
        "entity": entity_id,
        "state": state,
        "role": "anchor" if anchor else metadata.role.value if metadata else None,
        "country": metadata.country if metadata else None,
        "thumbprints": " ".join(anchor.keys) if anchor else None,
        "path": peer.path if peer else (),
        "verified_at": _iso(peer.verified_at) if peer else None,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
