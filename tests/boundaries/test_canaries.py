"""No private word leaves: marked words in every private column are found nowhere else.

The walk is real: five nodes with processes of their own, driven by commands, over loopback. After
it every file of every node is read raw, and everything any of them answers.
"""

import tempfile
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Table, Uuid, inspect, select
from sqlalchemy.orm import Session

import node.operations.migrate  # noqa: F401 - knows every table
from node.database import Moment, Word, Zone, db
from node.extensions import Node
from tests.boundaries.canaries import HANDLE, MARKER, finds_in, finds_under, spellings
from tests.boundaries.walked_company import Walked
from tests.journeys.cast import Company
from tests.node.demo.playing import free_ports

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

SEALED = {
    "account.sealed_mailbox",
    "account.sealed_name",
    "contact.sealed_content",
    "directory_draft.sealed_content",
    "draft_step.sealed_previous",
    "fact_card.sealed_content",
    "group_figure.sealed_figure",
    "import_effect.sealed_before",
    "lawful_route.sealed_text",
    "log_line.sealed_content",
    "meeting.sealed_content",
    "network_group.sealed_content",
    "network_import.sealed_content",
    "optional_row.sealed_content",
    "organisation.sealed_content",
    "outside_identity.sealed_issuer",
    "outside_identity.sealed_subject",
    "own_card.sealed_content",
    "passkey.sealed_label",
    "practice.sealed_content",
    "register_entry.sealed_text",
    "release_request.sealed_asked",
    "release_request.sealed_draft",
    "release_request.sealed_note",
    "saved_search.sealed_asked",
    "task.sealed_content",
    "web_session.sealed_data",
}
"""Columns that hold what people wrote; each must hold a canary when it is looked for."""

KEYS = {"finding_decision.sealed_finding_key"}
"""Columns that hold a hash of few private words, which could be guessed; each must hold one that
the walk made, and none of those may be found anywhere."""

IN_THE_CLEAR = {"account.handle"}
"""What people typed and stands unsealed; it must be found in the private database alone."""

NO_TEXT = {
    "account.mailbox_index": "keyed hash",
    "audit.about": "public identifiers",
    "audit.action": "closed words",
    "audit.actor": "account identifiers",
    "audit.previous_hash": "hash",
    "audit.row_hash": "hash",
    "contact.consent_text": "version of a wording",
    "directory_draft.consent_text": "version of a wording",
    "import_effect.kind": "names of tables",
    "finding_decision.reason": "closed words",
    "finding_decision.rules": "names of recognisers",
    "invitation.code_hash": "hash",
    "invitation.made_by": "account identifiers",
    "meeting.sealed_plan": "numbers of chairs, sealed",
    "one_time_setup.code_hash": "hash",
    "optional_row.code": "closed words",
    "organisation.name_index": "keyed hash",
    "outside_identity.subject_index": "keyed hash",
    "passkey.credential_id": "random bytes of a device",
    "passkey.sealed_public_key": "public key, sealed",
    "practice.language": "language tag",
    "recovery_code.code_hash": "keyed hash",
    "register_entry.text_index": "keyed hash",
    "release_request.approved_hash": "hash",
    "release_request.asked_hash": "hash",
    "release_request.audience": "closed words",
    "release_request.gate_version": "version",
    "release_request.kind": "closed words",
    "release_request.register_version": "version",
    "saved_search.secret_hash": "hash",
    "sign_in.fs_uniquifier": "random letters",
    "sign_in.language": "language tag",
    "sign_in.password_hash": "argon2id",
    "sign_in.sealed_totp_secret": "random secret, sealed",
    "throttle.subject_index": "keyed hash",
    "web_session.browser": "closed words",
    "web_session.token_hash": "hash",
}
"""Columns that could hold a text and do not, each with what it holds."""


def private_tables() -> Iterator[Table]:
    """Yield the tables of the private database."""
    yield from db.metadatas[Zone.PRIVATE.value].tables.values()


def test_every_private_column_that_could_hold_a_text_is_decided_about() -> None:
    numbers_and_closed_words = (Word, Uuid, Date)
    columns = {
        f"{table.name}.{column.name}"
        for table in private_tables()
        for column in table.columns
        if isinstance(column.type, String | LargeBinary)
        and not isinstance(column.type, numbers_and_closed_words)
    }
    assert columns == SEALED | KEYS | IN_THE_CLEAR | NO_TEXT.keys()


def test_every_other_private_column_can_hold_no_text() -> None:
    """A document, an array or a type of its own would hide texts from the test before."""
    could, cannot = String | LargeBinary, Boolean | Date | Integer | Moment | Uuid | Word
    others = {
        f"{table.name}.{column.name}"
        for table in private_tables()
        for column in table.columns
        if not isinstance(column.type, could | cannot)
    }
    assert others == set()


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """A company in which everything private was marked and walked as far as it may."""
    folder = tmp_path_factory.mktemp("canaries")
    (folder / "company").mkdir()
    (folder / "inputs").mkdir()
    temporary = folder / "company" / "temporary"
    temporary.mkdir()
    company = Company(folder=folder / "company", first_port=free_ports())
    with pytest.MonkeyPatch.context() as patch:
        # Where commands keep files for a moment is looked through as well, as for the processes.
        patch.setattr(tempfile, "tempdir", str(temporary))
        try:
            company.start()
            walk = Walked(company, folder / "inputs")
            walk.walk()
            yield walk
        except AssertionError as error:
            error.add_note(company.last_lines())
            raise
        finally:
            company.stop()


def test_more_than_two_thousand_words_are_marked(walked: Walked) -> None:
    assert len(walked.canaries.homes) >= 2000


@pytest.mark.parametrize("column", sorted(SEALED))
def test_every_sealed_column_holds_a_marked_word(walked: Walked, column: str) -> None:
    with walked.company.opened("vilvoorde") as (node, session):
        assert any(MARKER in text for text in texts_of(session, node, column))


@pytest.mark.parametrize("column", sorted(KEYS))
def test_the_keys_of_findings_stand_sealed_where_decisions_are(walked: Walked, column: str) -> None:
    with walked.company.opened("vilvoorde") as (node, session):
        assert set(texts_of(session, node, column)) & walked.keys


def test_no_key_of_a_finding_stands_in_any_file_or_answer(walked: Walked) -> None:
    assert len(walked.keys) >= 5
    for key in walked.keys:
        assert list(finds_under(walked.company.folder, word=key)) == []
        assert [where for where, body in walked.answers if finds_in(body, word=key)] == []
        assert finds_in("\n".join(walked.company.said).encode(), word=key) == []


def test_words_are_proposed_for_marked_words_and_for_disguised_ones(walked: Walked) -> None:
    """What is proposed is private too: for a disguise it is the plain word."""
    assert any(MARKER in proposal for proposal in walked.proposals)
    assert "a person involved" in walked.proposals


def texts_of(session: Session, node: Node, column: str) -> Iterator[str]:
    """Open every value of a sealed column."""
    table_name, _dot, name = column.partition(".")
    (table,) = [each for each in private_tables() if each.name == table_name]
    keys = list(inspect(table).primary_key)
    bind = {"bind": db.engines[Zone.PRIVATE.value]}
    for *parts, sealed in session.execute(select(*keys, table.c[name]), bind_arguments=bind):
        if sealed is not None:
            # A row of several keys is named by all of them.
            row = parts[0] if len(parts) == 1 else "|".join(map(str, parts))
            yield node.data_key.open(sealed, table=table_name, column=name, row=row)


def test_what_was_released_left(walked: Walked) -> None:
    served = b"".join(body for _where, body in walked.answers)
    assert b"a youth worker" in served
    assert b"prevention@vilvoorde.example" in served


def test_no_marked_word_stands_in_any_file_of_any_node(walked: Walked) -> None:
    assert list(finds_under(walked.company.folder)) == []


def test_the_handle_stands_in_the_private_database_alone(walked: Walked) -> None:
    places = {find.partition(":")[0] for find in finds_under(walked.company.folder, word=HANDLE)}
    assert {place.removesuffix("-wal") for place in places} == {"vilvoorde/private.sqlite"}


@pytest.mark.parametrize("word", [MARKER, HANDLE, "3225557731"])
def test_no_answer_of_any_node_holds_a_private_word(walked: Walked, word: str) -> None:
    assert len(walked.answers) > 100
    found = {where: finds_in(body, word=word) for where, body in walked.answers}
    assert {where: finds for where, finds in found.items() if finds} == {}


def test_no_remark_of_any_command_holds_a_marked_word(walked: Walked) -> None:
    assert any("line 1" in text.lower() for text in walked.company.said), "no refusal was seen"
    assert finds_in("\n".join(walked.company.said).encode()) == []


def test_the_telephone_number_that_was_left_out_stands_in_no_file(walked: Walked) -> None:
    assert list(finds_under(walked.company.folder, word="3225557731")) == []


@pytest.mark.parametrize(
    "planted",
    [
        pytest.param(MARKER.encode(), id="as it is"),
        pytest.param(MARKER.title().encode(), id="with a capital"),
        pytest.param(b64encode(b"in front " + MARKER.encode() + b"7 behind"), id="base64"),
        pytest.param(urlsafe_b64encode(b"\xff>" + MARKER.encode() + b"7??"), id="urlsafe base64"),
        pytest.param(b64encode(b"x" + MARKER.encode() + b"12"), id="base64, shifted"),
        pytest.param(MARKER.encode().hex().encode(), id="hex"),
        pytest.param(MARKER.encode("utf-16-le"), id="utf-16"),
        pytest.param("".join(f"\\u{ord(c):04x}" for c in MARKER).encode(), id="escaped in json"),
    ],
)
def test_the_search_finds_a_word_however_it_is_spelled(tmp_path: Path, planted: bytes) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file").write_bytes(b"\x00before" + planted + b"after\xff")
    assert len(list(finds_under(tmp_path))) == 1


def test_the_search_reads_names_of_files(tmp_path: Path) -> None:
    (tmp_path / f"{MARKER}1").touch()
    assert list(finds_under(tmp_path)) == [f"name of {MARKER}1"]


def test_no_spelling_is_so_short_that_it_is_found_by_chance() -> None:
    assert min(len(form) for form in spellings(MARKER)) >= 12
