"""The page of the airlock names what the airlock does."""

from pathlib import Path

import pytest

from node.airlock.findings import RecogniserFailedError
from node.airlock.models import RequestState
from node.airlock.recognisers import RECOGNISERS
from node.airlock.release import VoidedApprovalError
from node.errors import ConflictError, LeakError, NotAllowedError, NotFoundError, SealedFieldError
from schemas.errors import JsonInvalidError, RecordInvalidError

__all__: list[str] = []

README = (Path(__file__).parents[3] / "node" / "airlock" / "README.md").read_text(encoding="utf-8")
REFUSALS = (
    VoidedApprovalError,
    NotAllowedError,
    LeakError,
    RecogniserFailedError,
    RecordInvalidError,
    JsonInvalidError,
    ConflictError,
    SealedFieldError,
    NotFoundError,
)


@pytest.mark.parametrize("code", [error.code for error in REFUSALS])
def test_every_refusal_of_the_sealer_is_explained(code: str) -> None:
    assert f"`{code}`" in README.split("## What the sealer refuses")[1].split("\n## ")[0]


@pytest.mark.parametrize("state", list(RequestState))
def test_every_state_of_a_request_stands_in_the_table(state: RequestState) -> None:
    assert state.value in README.split("## The states of a release request")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", [each.name for each in RECOGNISERS])
def test_every_recogniser_says_what_it_finds(name: str) -> None:
    assert f"| {name} |" in README.split("## What this version recognises")[1]
