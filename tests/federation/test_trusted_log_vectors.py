"""The golden notes, entries and pages of version 1, which stay valid for ever."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from federation.checkpoint import check_successor, verify_checkpoint
from federation.errors import FederationError
from federation.keys import parse_key_set
from federation.log_state import new_log_state
from federation.signing import verify_entry
from federation.trusted_log import TrustedLog
from schemas.page import parse_page
from tests.federation.fake_reader import nothing_known
from tests.vectors.federation.log.generate import build

FOLDER = Path(__file__).parents[1] / "vectors" / "federation" / "log"


def load(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / name).read_text())
    return content


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in load(name)["cases"]]


def refusal(context: dict[str, Any], case: dict[str, Any]) -> str | None:
    """Return the code with which this version of the software refuses a case."""
    collection, issuer = context["collection"], context["issuer"]
    now = datetime.fromisoformat(context["now"])
    keys = parse_key_set(context["vouched"], about=issuer)
    try:
        if "note" in case:
            note = case["note"].encode()
            candidate = verify_checkpoint(note, collection=collection, keys=keys)
            check_successor(candidate, trusted=None, now=now)
        elif "entry" in case:
            verify_entry(case["entry"].encode(), issuer=issuer, collection=collection, keys=keys)
        else:
            log = TrustedLog(new_log_state(collection), issuer=issuer, keys=keys)
            log.accept_checkpoint(context["checkpoint"].encode(), now=now)
            result = log.read_page(parse_page(case["page"].encode()), find_head=nothing_known)
            assert [record.outcome.value for record in result.records] == case["records"].split()
    except FederationError as error:
        return error.code
    return None


@pytest.mark.parametrize("case", cases("notes.json"))
def test_golden_notes_are_answered_as_promised(case: dict[str, Any]) -> None:
    assert refusal(load("notes.json"), case) == case["refused"]


@pytest.mark.parametrize("case", cases("entries.json"))
def test_golden_entries_are_answered_as_promised(case: dict[str, Any]) -> None:
    assert refusal(load("entries.json"), case) == case["refused"]


@pytest.mark.parametrize("case", cases("pages.json"))
def test_golden_pages_are_answered_as_promised(case: dict[str, Any]) -> None:
    assert refusal(load("pages.json"), case) == case["refused"]


@pytest.mark.parametrize("name", ["notes.json", "entries.json", "pages.json"])
def test_golden_files_are_still_what_this_software_writes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == build()[name]
