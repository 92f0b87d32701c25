"""`linkpin peers`, as an admin types it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from federation.errors import ForkError
from node.database import Zone, start_writing
from node.received.models import Evidence, Quarantined
from node.settings import read_settings
from node.trust.reasons import explain
from node.trust.schedule import lease_due, settle
from node.trust.service import PeerState
from tests.node.cli.audited import audited
from tests.node.cli.key_files import key_file, new_keys
from tests.node.cli.typed import Linkpin
from tests.node.trust.peer_rows import RAN, store_peer
from tests.nodes import NOON, FixedClock, opened

BE, ZELE = "https://be.example", "https://zele.example"
FAR = NOON + timedelta(days=36_500)


def know(
    linkpin: Linkpin, entity_id: str, *above: str, state: PeerState = PeerState.ADMITTED
) -> None:
    """Let the node know a peer, as a refresh would have left it."""
    settings = read_settings({"LINKPIN_SETTINGS": str(linkpin.folder / "linkpin.toml")})
    with opened(settings) as (_app, session):
        store_peer(session, entity_id, *above, state=state, chain="[]", chain_expires_at=FAR)


def fail(linkpin: Linkpin, entity_id: str) -> None:
    """Let one look at a peer end with two stories."""
    settings = read_settings({"LINKPIN_SETTINGS": str(linkpin.folder / "linkpin.toml")})
    with opened(settings) as (_app, session):
        lease_due(session, owner="a", clock=FixedClock(), limit=1)
        settle(
            session,
            entity_id=entity_id,
            owner="a",
            error=ForkError("not the log of before", about=entity_id),
            clock=FixedClock(),
            poll_seconds=60,
            jitter=lambda: 0.0,
        )


def test_an_anchor_is_shown_with_the_thumbprint_to_compare(linkpin: Linkpin) -> None:
    keys = new_keys()

    added = linkpin("peers", "add", RAN, "--keys", key_file(linkpin, keys))

    (thumbprint,) = keys
    assert (added.status, added.lines) == (0, [f"{RAN}\t{thumbprint}"])
    assert linkpin("peers", "list").lines == [f"{RAN}\tcandidate\tanchor\t\t{thumbprint}"]
    assert audited(linkpin) == [("command", "anchor_added", RAN)]
    assert (linkpin.folder / "queue-syncer.sqlite").exists()


def test_other_keys_of_an_anchor_are_taken_only_when_asked_for(linkpin: Linkpin) -> None:
    old, new = new_keys(), new_keys()
    linkpin("peers", "add", RAN, "--keys", key_file(linkpin, old))
    other = key_file(linkpin, new, "other.json")

    refused = linkpin("peers", "add", RAN, "--keys", other)
    assert refused.status == 3
    assert all(kid in refused.err for kid in [*old, *new])

    assert linkpin("peers", "add", RAN, "--keys", other, "--replace").status == 0
    assert linkpin("peers", "list").lines[0].endswith(next(iter(new)))


def test_without_keys_only_somebody_listed_is_looked_at(linkpin: Linkpin) -> None:
    unknown = linkpin("peers", "add", ZELE)
    assert (unknown.status, unknown.out) == (1, "")
    assert "superior must list it" in unknown.err

    know(linkpin, ZELE, BE, RAN)
    assert linkpin("peers", "add", ZELE).status == 0


@pytest.mark.parametrize("typed", ["zele.example", "https://zele.example/", "HTTPS://zele.example"])
def test_an_address_peers_would_not_write_is_refused(linkpin: Linkpin, typed: str) -> None:
    assert linkpin("peers", "add", typed).status == 2
    assert linkpin("peers", "block", typed, "--note", "x").status == 2


def test_a_block_is_noted_audited_and_ended(linkpin: Linkpin) -> None:
    know(linkpin, ZELE, BE, RAN)

    assert linkpin("peers", "block", ZELE, "--note", "their key was stolen").status == 0
    assert linkpin("peers", "list").lines == [f"{ZELE}\tblocked\tleaf\tnl\t"]
    assert linkpin("peers", "add", ZELE).status == 3

    assert linkpin("peers", "unblock", ZELE).status == 0
    assert linkpin("peers", "list").lines == [f"{ZELE}\tadmitted\tleaf\tnl\t"]
    assert linkpin("peers", "unblock", ZELE).status == 1
    assert audited(linkpin) == [
        ("command", "peer_blocked", ZELE),
        ("command", "peer_unblocked", ZELE),
    ]


def test_the_status_says_why_a_peer_is_not_read_and_names_the_code(linkpin: Linkpin) -> None:
    know(linkpin, ZELE, BE, RAN)
    fail(linkpin, ZELE)

    answer = linkpin("peers", "status")

    (line,) = answer.lines
    why = [explain("fork"), "fork", f"{ZELE}: not the log of before"]
    assert line.split("\t") == [ZELE, "admitted", "", "0", "", *why]
    assert linkpin.begun("peers sync") in answer.err


def test_the_status_is_json_with_the_detail_for_a_program(linkpin: Linkpin) -> None:
    know(linkpin, ZELE, BE, RAN)
    fail(linkpin, ZELE)

    status = json.loads(linkpin("peers", "status", "--json").out)

    assert (status["entity"], status["code"], status["failures"]) == (ZELE, "fork", 1)
    assert status["detail"] == f"{ZELE}: not the log of before"
    assert (status["frozen"], status["incomplete"], status["quarantined"]) == (False, False, 0)


def refuse(linkpin: Linkpin, entity_id: str) -> None:
    """Let a record of a peer be in quarantine, and one contradiction be kept."""
    settings = read_settings({"LINKPIN_SETTINGS": str(linkpin.folder / "linkpin.toml")})
    url = f"{entity_id}/exchange/ran"
    about = {"origin": entity_id, "collection": url, "at": NOON}
    with opened(settings) as (_app, session):
        start_writing(session, Zone.RECEIVED)
        session.add_all(
            [
                Quarantined(**about, position=7, code="body_refused", detail="not the digest"),
                Evidence(**about, code="equivocation", digest=bytes(32), shown=b"a", accepted=b"b"),
            ]
        )
        session.commit()


def test_the_status_says_of_each_refused_record_where_it_is_and_why(linkpin: Linkpin) -> None:
    know(linkpin, ZELE, BE, RAN)
    refuse(linkpin, ZELE)

    peer, refused, evidence = (line.split("\t") for line in linkpin("peers", "status").lines)

    at, url = NOON.isoformat(), f"{ZELE}/exchange/ran"
    assert peer[:2] == [ZELE, "admitted"]
    assert "evidence is kept" in peer[4]
    sentence = explain("body_refused")
    assert refused == [
        ZELE,
        "quarantined",
        at,
        "7",
        url,
        sentence,
        "body_refused",
        "not the digest",
    ]
    sentence = explain("equivocation")
    assert evidence == [ZELE, "evidence", at, "", url, sentence, "equivocation", ""]


def test_the_refused_records_and_the_evidence_stand_in_the_json(linkpin: Linkpin) -> None:
    know(linkpin, ZELE, BE, RAN)
    refuse(linkpin, ZELE)

    status = json.loads(linkpin("peers", "status", "--json").out)

    assert status["quarantined"] == 1
    (refused,), (evidence,) = status["refused"], status["evidence"]
    assert (refused["position"], refused["code"]) == (7, "body_refused")
    assert (refused["detail"], refused["reason"]) == ("not the digest", explain("body_refused"))
    assert (evidence["collection"], evidence["code"]) == (f"{ZELE}/exchange/ran", "equivocation")


def test_a_sync_of_nobody_is_done_at_once(linkpin: Linkpin) -> None:
    answer = linkpin("peers", "sync", "--quiet")

    assert (answer.status, answer.out) == (0, "")
    assert "Syncing peers" not in answer.err


def test_a_peer_nobody_lists_is_skipped_with_its_code(linkpin: Linkpin) -> None:
    answer = linkpin("peers", "sync", ZELE)

    assert (answer.status, answer.lines) == (
        1,
        [f"{ZELE}\t{explain('chain_refused')}\tchain_refused"],
    )
    assert "Syncing peers" not in answer.out


def test_a_peer_that_is_no_longer_listed_is_nobodys_failure_unless_it_is_named(
    linkpin: Linkpin,
) -> None:
    know(linkpin, ZELE, BE, RAN, state=PeerState.UNLISTED)

    of_all, by_name = linkpin("peers", "sync"), linkpin("peers", "sync", ZELE)

    skipped = f"{ZELE}\t{explain('chain_refused')}\tchain_refused"
    assert of_all.lines == by_name.lines == [skipped]
    assert (of_all.status, by_name.status) == (0, 1)


@pytest.mark.enable_socket
def test_a_silent_anchor_is_told_on_standard_error_and_skipped(
    linkpin: Linkpin, tmp_path: Path
) -> None:
    linkpin.folder = tmp_path / "demo"
    address = ("--entity-id", "http://127.0.0.1:9", "--demo", "--name", "Zele", "--country", "be")
    assert linkpin("init", str(linkpin.folder), *address, "--language", "nl").status == 0
    nobody = "http://127.0.0.1:1"
    linkpin("peers", "add", nobody, "--keys", key_file(linkpin, new_keys()))

    answer = linkpin("peers", "sync")

    said = explain("peer_unreachable")
    assert (answer.status, answer.lines) == (1, [f"{nobody}\t{said}\tpeer_unreachable"])
    assert f"{nobody}: {said} (peer_unreachable)" in answer.err
    assert "{" not in answer.err
