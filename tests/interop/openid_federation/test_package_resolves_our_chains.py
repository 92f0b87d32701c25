"""Another implementation resolves our federation, and refuses it with one byte changed.

The npm package `@openid-federation/core` fetches, verifies and applies policies by itself;
`resolve.mjs` only hands it the answers. It is put in place with `npm ci --ignore-scripts`
in this folder.
"""

import base64
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from federation.constraints import Constraints
from federation.entity_statement import sign_entity_configuration, sign_subordinate_statement
from federation.keys import KeySet
from federation.metadata_policy import Metadata, MetadataPolicy
from federation.trust_chain import verify_trust_chain
from tests.federation.sample_federation import NL, RAN, ROTTERDAM, fixed_key
from tests.requirements import require

FOLDER: Final = Path(__file__).parent
NODE: Final = shutil.which("node")
KEYS: Final = {entity_id: fixed_key(entity_id) for entity_id in (RAN, NL, ROTTERDAM)}
WELL_KNOWN: Final = "/.well-known/openid-federation"

LINKPIN_POLICY: MetadataPolicy = {
    "linkpin_node": {
        "country": {"one_of": ["nl"], "essential": True},
        "languages": {"subset_of": ["nl", "en"]},
    },
    "federation_entity": {"contacts": {"subset_of": ["desk@rotterdam.example"]}},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the package made of the answers.

    Attributes:
        paths: Issuer and subject of each statement, per chain found.
        metadata: Of the first chain, after its policies.
        failed: Issuer and subject of each statement whose signature did not hold.
    """

    paths: list[list[tuple[str, str]]]
    metadata: dict[str, dict[str, object]]
    failed: list[tuple[str, str]]


def _answers(policy: MetadataPolicy) -> dict[str, bytes]:
    """Return every document of the federation by its URL, as three nodes would serve it."""
    # The package reads the machine's clock and takes no other.
    now = datetime.now(tz=UTC)
    superiors: dict[str, tuple[str, ...]] = {RAN: (), NL: (RAN,), ROTTERDAM: (NL,)}
    answers: dict[str, bytes] = {}
    for entity_id, hints in superiors.items():
        answers[entity_id + WELL_KNOWN] = sign_entity_configuration(
            entity_id=entity_id,
            metadata=_metadata(entity_id),
            keys=KeySet([KEYS[entity_id].public]),
            key=KEYS[entity_id],
            now=now,
            authority_hints=hints,
        )
        for superior in hints:
            url = f"{superior}/fetch?iss={_escaped(superior)}&sub={_escaped(entity_id)}"
            answers[url] = sign_subordinate_statement(
                issuer=superior,
                subject=entity_id,
                subject_keys=KeySet([KEYS[entity_id].public]),
                key=KEYS[superior],
                now=now,
                metadata_policy=policy if superior == NL else None,
                constraints=Constraints(max_path_length=1, permitted=(".example",)),
            )
    return answers


def _metadata(entity_id: str) -> Metadata:
    if entity_id != ROTTERDAM:
        return {"federation_entity": {"federation_fetch_endpoint": f"{entity_id}/fetch"}}
    return {
        "federation_entity": {
            "organization_name": "Rotterdam",
            "contacts": ["desk@rotterdam.example", "press@rotterdam.example"],
        },
        "linkpin_node": {"country": "nl", "languages": ["nl", "en", "tr"]},
    }


def _escaped(url: str) -> str:
    return url.replace(":", "%3A").replace("/", "%2F")


def _resolve(answers: dict[str, bytes], *, entity_types: tuple[str, ...] = ()) -> Outcome:
    """Let the package resolve Rotterdam's chains to RAN."""
    require(NODE is not None, "node is not installed")
    installed = (FOLDER / "node_modules" / "@openid-federation" / "core").is_dir()
    require(installed, f"the package is absent; run `npm ci --ignore-scripts` in {FOLDER.name}")
    question = {
        "answers": {url: token.decode() for url, token in answers.items()},
        "entity_id": ROTTERDAM,
        "anchors": [RAN],
        "entity_types": entity_types,
    }
    finished = subprocess.run(  # noqa: S603 - our own script, run by the node of this machine
        [str(NODE), "resolve.mjs"],
        cwd=FOLDER,
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    outcome = json.loads(finished.stdout)
    chains = outcome["chains"]
    return Outcome(
        paths=[[(iss, sub) for iss, sub in chain["path"]] for chain in chains],
        metadata=chains[0]["metadata"] if chains else {},
        failed=[(iss, sub) for iss, sub in outcome["failed"]],
    )


def _parties(token: bytes) -> tuple[str, str]:
    claims = json.loads(_payload(token))
    return claims["iss"], claims["sub"]


def _payload(token: bytes) -> bytes:
    segment = token.split(b".")[1]
    return base64.urlsafe_b64decode(segment + b"=" * (-len(segment) % 4))


def _one_byte_later(token: bytes) -> bytes:
    """Return a token whose `iat` differs in its last digit; all else is as it was."""
    head, _, signature = token.split(b".")
    payload = _payload(token)
    place = re.search(rb'"iat":\d+', payload)
    assert place is not None
    last = place.end() - 1
    digit = b"0" if payload[last : last + 1] != b"0" else b"1"
    changed = payload[:last] + digit + payload[last + 1 :]
    assert len(changed) == len(payload)
    return b".".join([head, base64.urlsafe_b64encode(changed).rstrip(b"="), signature])


EXPECTED_PATH: Final = [(ROTTERDAM, ROTTERDAM), (NL, ROTTERDAM), (RAN, NL), (RAN, RAN)]


def test_the_package_resolves_rotterdam_to_ran_as_we_do() -> None:
    answers = _answers(LINKPIN_POLICY)
    theirs = _resolve(answers, entity_types=("linkpin_node",))
    by_parties = {_parties(token): token for token in answers.values()}
    ours = verify_trust_chain(
        [by_parties[parties] for parties in EXPECTED_PATH],
        entity_id=ROTTERDAM,
        anchors={RAN: KeySet([KEYS[RAN].public])},
        now=datetime.now(tz=UTC),
    )
    assert theirs.failed == []
    assert theirs.paths == [EXPECTED_PATH]
    assert theirs.metadata == ours.metadata
    assert theirs.metadata["linkpin_node"] == {"country": "nl", "languages": ["nl", "en"]}
    assert theirs.metadata["federation_entity"]["contacts"] == ["desk@rotterdam.example"]


@pytest.mark.parametrize("url", sorted(_answers(LINKPIN_POLICY)))
def test_the_package_refuses_any_statement_with_one_byte_changed(url: str) -> None:
    answers = _answers(LINKPIN_POLICY)
    changed = answers | {url: _one_byte_later(answers[url])}
    outcome = _resolve(changed, entity_types=("linkpin_node",))
    assert outcome.paths == []
    assert set(outcome.failed) == {_parties(answers[url])}


def test_the_package_refuses_metadata_outside_our_policy() -> None:
    belgian: MetadataPolicy = {"federation_entity": {"organization_name": {"one_of": ["Gent"]}}}
    outcome = _resolve(_answers(belgian))
    assert (outcome.paths, outcome.failed) == ([], [])


def test_the_package_as_it_comes_drops_our_entity_type() -> None:
    # Known limit of 0.2.1: an essential parameter of a type it has not heard of is missing
    # to it. When this fails, the words about unknown types in resolve.mjs may go.
    assert _resolve(_answers(LINKPIN_POLICY)).paths == []
    plain = _resolve(_answers({"linkpin_node": {"country": {"one_of": ["nl"]}}}))
    assert plain.paths == [EXPECTED_PATH]
    assert "linkpin_node" not in plain.metadata
