"""The text of the protocol names what the code can answer, and its limits are the code's."""

import re
from pathlib import Path

import pytest

from federation import checkpoint, entity_statement, errors, log_state, pinned_connection, signing
from federation import request_signature as requests_
from federation import transport as fetching
from federation.endpoints import CHECKPOINT_TYPE, ENTRIES_TYPE, JSON_TYPE, PROBLEM_TYPE
from federation.keys import MAX_KEYS
from federation.metadata_policy import PROFILE_OPERATORS
from federation.signed_note import MAX_NOTE_BYTES, MAX_SIGNATURES
from federation.statement_claims import MAX_AUTHORITY_HINTS
from federation.trust_chain import MAX_STATEMENTS
from schemas.entry import MAX_BODY_BYTES, MAX_CLAIMS_BYTES, ControlKind, Kind, Operation
from schemas.node_metadata import NodeMetadataSchema, Role
from schemas.page import MAX_LINES, MAX_PAGE_BYTES, SALT_BYTES

README = (Path(errors.__file__).parent / "README.md").read_text()
CODES = sorted(
    kind.code
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.FederationError)
)
ERROR_TABLE = README.partition("## 12. Error codes")[2].partition("## 13.")[0]
KIB = 1024


def rows(table: str) -> list[str]:
    """Return the first cell of each row that holds a code word."""
    return re.findall(r"^\| `([a-z_]+)` \|", table, flags=re.MULTILINE)


def test_every_error_code_has_its_row_and_every_row_a_code() -> None:
    assert sorted(rows(ERROR_TABLE)) == CODES


def test_no_code_word_stands_for_two_errors() -> None:
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("row", re.findall(r"^\| `.*", ERROR_TABLE, flags=re.MULTILINE))
def test_every_row_says_where_and_what_to_do(row: str) -> None:
    code, where, move = (cell.strip() for cell in row.strip("|").split("|"))
    assert code
    assert where
    assert move


@pytest.mark.parametrize(
    "word",
    [
        *Operation,
        *Kind,
        *ControlKind,
        *Role,
        *PROFILE_OPERATORS,
        *NodeMetadataSchema().fields,
        CHECKPOINT_TYPE,
        ENTRIES_TYPE,
        JSON_TYPE,
        PROBLEM_TYPE,
        entity_statement.ENTITY_STATEMENT_TYPE,
        requests_.ENTITY_HEADER,
        requests_.TAG,
        signing.ENTRY_TYPE,
    ],
)
def test_every_word_that_crosses_the_border_is_explained(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(str(word))}(?![\w-])", README)


@pytest.mark.parametrize(
    ("limit", "value", "text"),
    [
        pytest.param(fetching.FetchLimits().max_bytes, 8 * KIB * KIB, "8 MiB", id="answer"),
        pytest.param(MAX_PAGE_BYTES, 8 * KIB * KIB, "at most 8 MiB", id="page"),
        pytest.param(fetching.FetchLimits().connect_seconds, 5, "5 s; 5 s;", id="connect"),
        pytest.param(fetching.FetchLimits().read_seconds, 20, "20 s;", id="silence"),
        pytest.param(fetching.FetchLimits().total_seconds, 30, "30 s |", id="whole"),
        pytest.param(pinned_connection.MAX_HEAD_BYTES, 64 * KIB, "64 KiB, 100", id="head"),
        pytest.param(fetching.MAX_PROBLEM_BYTES, 64 * KIB, "problem document", id="problem"),
        pytest.param(fetching.MAX_REQUEST_BYTES, 64 * KIB, "body of a request", id="request"),
        pytest.param(fetching.MAX_URL_CHARACTERS, 2048, "2,048 characters", id="URL"),
        pytest.param(requests_.MAX_SIGNATURE_HEADER_BYTES, 8 * KIB, "8 KiB together", id="headers"),
        pytest.param(requests_.LIFETIME.total_seconds(), 60, "1 to 60 seconds", id="lifetime"),
        pytest.param(requests_.ALLOWED_SKEW.total_seconds(), 60, "60\nseconds", id="skew"),
        pytest.param(entity_statement.MAX_LIFETIME.days, 30, "at most 30 days", id="statement"),
        pytest.param(entity_statement.CLOCK_SKEW.seconds, 300, "five minutes", id="clock"),
        pytest.param(entity_statement.MAX_STATEMENT_BYTES, 64 * KIB, "64 KiB; 10; 10; 6", id="JWS"),
        pytest.param((MAX_KEYS, MAX_AUTHORITY_HINTS, MAX_STATEMENTS), (10, 10, 6), "6", id="chain"),
        pytest.param(checkpoint.FROZEN_AFTER.total_seconds(), 86400, "24 hours", id="frozen"),
        pytest.param(checkpoint.MAX_CLOCK_AHEAD.seconds, 300, "5 minutes ahead", id="ahead"),
        pytest.param((MAX_NOTE_BYTES, MAX_SIGNATURES), (64 * KIB, 16), "64 KiB; 16", id="note"),
        pytest.param(signing.MAX_ENTRY_BYTES, 32 * KIB, "at most 32 KiB", id="entry"),
        pytest.param(MAX_CLAIMS_BYTES, 16 * KIB, "at most 16 KiB", id="claims"),
        pytest.param((MAX_BODY_BYTES, SALT_BYTES), (65536, 16), "65,536; exactly 16", id="body"),
        pytest.param(MAX_LINES, 1000, "at\nmost 1,000", id="entries on a page"),
        pytest.param(log_state.MAX_HISTORY_KEYS, 256, "At most 256", id="record keys"),
    ],
)
def test_a_limit_in_the_text_is_the_limit_in_the_code(
    limit: object, value: object, text: str
) -> None:
    assert limit == value
    assert text in README
