"""The policy engine against every published case of another implementation."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from federation.errors import PolicyError
from federation.metadata_policy import MetadataPolicy, apply_policy, merge_policies, parse_policy
from schemas.strict_json import JsonValue
from tests.requirements import require

ABOUT = "https://rp.example"
_FOLDER = os.environ.get("LINKPIN_VECTORS")
_MISSING = "the folder of published vectors is not named in LINKPIN_VECTORS"


@pytest.fixture(name="cases")
def _cases() -> list[dict[str, JsonValue]]:
    require(_FOLDER is not None, _MISSING)
    loaded = json.loads((Path(_FOLDER or "") / "metadata-policy.json").read_bytes())
    assert isinstance(loaded, list)
    return loaded


def _wrap(case: Mapping[str, JsonValue], member: str) -> JsonValue:
    """Put the parameters of a case under an entity type, where policies stand."""
    return {"openid_relying_party": case[member]}


def _merge(case: Mapping[str, JsonValue]) -> MetadataPolicy:
    superior = parse_policy(_wrap(case, "TA"), about=ABOUT)
    subordinate = parse_policy(_wrap(case, "INT"), about=ABOUT)
    return merge_policies(superior, subordinate, about=ABOUT)


def _unordered(value: object) -> object:
    """Lists of a policy are sets: their order is not defined."""
    if isinstance(value, Mapping):
        return {name: _unordered(inner) for name, inner in value.items()}
    return sorted(value, key=json.dumps) if isinstance(value, list) else value


def _outcome(case: Mapping[str, JsonValue]) -> tuple[str | None, object, object]:
    """Return error word, merged policy and resolved metadata, as the cases write them."""
    try:
        merged = _merge(case)
    except PolicyError:
        return "invalid_policy", None, None
    plain = _unordered(merged["openid_relying_party"])
    metadata = case["metadata"]
    assert isinstance(metadata, dict)
    try:
        resolved = apply_policy(merged, {"openid_relying_party": metadata}, about=ABOUT)
    except PolicyError:
        return "invalid_metadata", plain, None
    return None, plain, _unordered(resolved["openid_relying_party"])


def test_every_published_case_has_the_published_outcome(cases: list[dict[str, JsonValue]]) -> None:
    wrong = [
        case["n"]
        for case in cases
        if _outcome(case)
        != (case.get("error"), _unordered(case.get("merged")), _unordered(case.get("resolved")))
    ]
    assert wrong == []
    assert len(cases) == 2019
