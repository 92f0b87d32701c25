"""Golden trust chains: each file is accepted, or refused with the code it names."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from federation.errors import PeerRejectedError
from federation.keys import parse_key_set
from federation.trust_chain import TrustChain, verify_trust_chain
from tests.federation.sample_federation import RAN, ROTTERDAM, STRANGER
from tests.vectors.federation.statements.produce import accepted, produce
from tests.vectors.federation.statements.refusals import refused

FOLDER = Path(__file__).parents[1] / "vectors" / "federation" / "statements"


def _verify(path: Path) -> TrustChain:
    vector = json.loads(path.read_bytes())
    return verify_trust_chain(
        [token.encode() for token in vector["statements"]],
        entity_id=vector["entity_id"],
        anchors={name: parse_key_set(jwks, about=name) for name, jwks in vector["anchors"].items()},
        now=datetime.fromisoformat(vector["now"]),
    )


def _files(kind: str) -> list[Path]:
    return sorted((FOLDER / kind).glob("*.json"))


def _stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", _files("accepted"), ids=_stem)
def test_a_good_chain_leads_from_rotterdam_to_ran(path: Path) -> None:
    chain = _verify(path)
    assert (chain.entity_id, chain.path[0], chain.path[-1], chain.anchor) == (
        ROTTERDAM,
        ROTTERDAM,
        RAN,
        RAN,
    )


@pytest.mark.parametrize("path", _files("refused"), ids=_stem)
def test_a_chain_wrong_in_one_way_is_refused_with_its_code(path: Path) -> None:
    with pytest.raises(PeerRejectedError) as refusal:
        _verify(path)
    assert refusal.value.code == json.loads(path.read_bytes())["code"]


def test_every_case_has_its_golden_file_and_every_file_its_case() -> None:
    assert {path.stem for path in _files("accepted")} == {name for name, _ in accepted()}
    assert {path.stem for path in _files("refused")} == {name for name, _, _ in refused()}
    assert len(_files("refused")) > 100


def _fresh(folder: Path) -> Iterator[Path]:
    produce(folder)
    yield from sorted(folder.glob("*/*.json"))


def test_a_fresh_set_differs_from_the_golden_one_in_signatures_only(tmp_path: Path) -> None:
    for path in _fresh(tmp_path):
        fresh = json.loads(path.read_bytes())
        golden = json.loads((FOLDER / path.relative_to(tmp_path)).read_bytes())
        assert _unsigned(fresh) == _unsigned(golden), path.stem


def test_an_existing_file_is_never_written_again(tmp_path: Path) -> None:
    kept = tmp_path / "accepted" / "rotterdam.json"
    kept.parent.mkdir()
    kept.write_text(STRANGER)
    produce(tmp_path)
    assert kept.read_text() == STRANGER


def _unsigned(vector: dict[str, object]) -> dict[str, object]:
    tokens = vector["statements"]
    assert isinstance(tokens, list)
    return vector | {"statements": [token.split(".")[:2] for token in tokens]}
