"""`linkpin members`, as a national network types it."""

import json
from pathlib import Path

import pytest

from tests.node.cli.audited import audited
from tests.node.cli.key_files import key_file, new_keys
from tests.node.cli.typed import Linkpin

ROTTERDAM = "https://rotterdam.example"


@pytest.fixture
def superior(linkpin: Linkpin, tmp_path: Path) -> Linkpin:
    """The program with the node of a national network."""
    linkpin.folder = tmp_path / "nl"
    answer = linkpin(
        "init", str(linkpin.folder), "--entity-id", "https://nl.example", "--name", "Nederland",
        "--country", "nl", "--language", "nl", "--role", "superior",
    )  # fmt: skip
    assert answer.status == 0, answer.err
    return linkpin


def test_a_member_is_shown_with_the_thumbprint_to_compare(superior: Linkpin) -> None:
    keys = new_keys()

    added = superior(
        "members", "add", ROTTERDAM, "--keys", key_file(superior, keys), "--country", "nl"
    )

    (thumbprint,) = keys
    assert (added.status, added.lines) == (0, [f"{ROTTERDAM}\t{thumbprint}"])
    (listed,) = superior("members", "list").lines
    assert listed.split("\t")[:4] == [ROTTERDAM, "nl", "", thumbprint]


def test_adding_and_removing_are_audited(superior: Linkpin) -> None:
    superior("members", "add", ROTTERDAM, "--keys", key_file(superior, new_keys()))
    assert superior("members", "remove", ROTTERDAM).status == 0

    assert audited(superior) == [
        ("command", "member_added", ROTTERDAM),
        ("command", "member_removed", ROTTERDAM),
    ]
    assert superior("members", "list").lines == []


def test_the_sealer_is_woken(superior: Linkpin) -> None:
    superior("members", "add", ROTTERDAM, "--keys", key_file(superior, new_keys()))

    assert (superior.folder / "queue-sealer.sqlite").exists()


def test_the_list_is_json_for_a_program(superior: Linkpin) -> None:
    keys = new_keys()
    superior("members", "add", ROTTERDAM, "--keys", key_file(superior, keys), "--may-vouch")

    listed = json.loads(superior("members", "list", "--json").out)

    assert (listed["entity"], listed["country"]) == (ROTTERDAM, None)
    assert (listed["may_vouch"], listed["thumbprints"]) == (True, list(keys))


def test_other_keys_are_taken_only_when_asked_for(superior: Linkpin) -> None:
    old, new = new_keys(), new_keys()
    superior("members", "add", ROTTERDAM, "--keys", key_file(superior, old))
    other = key_file(superior, new, "other.json")

    refused = superior("members", "add", ROTTERDAM, "--keys", other)
    assert refused.status == 3
    assert all(kid in refused.err for kid in [*old, *new])

    replaced = superior("members", "add", ROTTERDAM, "--keys", other, "--replace")
    assert (replaced.status, replaced.lines) == (0, [f"{ROTTERDAM}\t{kid}" for kid in new])


def test_a_municipality_vouches_for_nobody(linkpin: Linkpin) -> None:
    answer = linkpin("members", "add", ROTTERDAM, "--keys", key_file(linkpin, new_keys()))

    assert (answer.status, answer.out) == (1, "")
    assert audited(linkpin) == []


def test_who_is_no_member_cannot_be_removed(superior: Linkpin) -> None:
    assert superior("members", "remove", ROTTERDAM).status == 1
    assert audited(superior) == []


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"[]", id="no key set"),
        pytest.param(b'{"keys": []}', id="no keys"),
        pytest.param(b'{"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]}', id="other kind"),
        pytest.param(b'{"keys": [], "keys": []}', id="a member twice"),
        pytest.param(b" " * 70_000, id="too long"),
    ],
)
def test_a_file_without_usable_keys_is_refused(superior: Linkpin, data: bytes) -> None:
    answer = superior("members", "add", ROTTERDAM, "--keys", superior.file("bad.json", data))

    assert (answer.status, answer.out) == (2, "")
    assert superior("members", "list").lines == []
