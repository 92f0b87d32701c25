"""No private word leaves: marked words in every private column are found nowhere else.

The walk is real: five nodes with processes of their own, driven by commands, over loopback. After
it every file of every node is read raw, and everything any of them answers.
"""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Date, LargeBinary, String, Table, Uuid, inspect, select
from sqlalchemy.orm import Session

import node.operations.migrate  # noqa: F401 - knows every table
from federation.endpoints import (
    CHECKPOINT_TYPE,
    ENTRIES_TYPE,
    JSON_TYPE,
    checkpoint_url,
    collections_url,
    configuration_url,
    entries_url,
)
from federation.errors import AnswerStatusError
from federation.transport import FetchLimits, HttpsTransport
from node.clock import system_clock
from node.database import Word, Zone, db
from node.demo.loopback import raw_answer
from node.extensions import Node
from node.people.models import PersonRole
from node.people.service import add_person
from node.received.asking import Asker
from node.received.reading import changes_since
from node.trust.own_keys import KeyUse, get_own_key
from schemas.page import MAX_LINES
from tests.boundaries.canaries import HANDLE, MARKER, Canaries, finds_in, finds_under, spellings
from tests.journeys.cast import READER, SUPERIORS, Company, await_true
from tests.node.airlock.town import ENTRY, PRACTICE, practice_line
from tests.node.demo.playing import free_ports

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

SEALED = {
    "account.sealed_mailbox",
    "account.sealed_name",
    "directory_draft.sealed_content",
    "practice.sealed_content",
    "register_entry.sealed_text",
    "release_request.sealed_asked",
    "release_request.sealed_draft",
    "release_request.sealed_note",
}
"""Columns that hold what people wrote; each must hold a canary when it is looked for."""

IN_THE_CLEAR = {"account.handle"}
"""What people typed and stands unsealed; it must be found in the private database alone."""

NO_TEXT = {
    "account.mailbox_index": "keyed hash",
    "audit.about": "public identifiers",
    "audit.action": "closed words",
    "audit.actor": "account identifiers",
    "audit.previous_hash": "hash",
    "audit.row_hash": "hash",
    "directory_draft.consent_text": "version of a wording",
    "finding_decision.reason": "closed words",
    "finding_decision.rules": "names of recognisers",
    "finding_decision.sealed_finding_key": "hash of words, sealed",
    "practice.language": "language tag",
    "register_entry.text_index": "keyed hash",
    "release_request.approved_hash": "hash",
    "release_request.asked_hash": "hash",
    "release_request.audience": "closed words",
    "release_request.gate_version": "version",
    "release_request.kind": "closed words",
    "release_request.register_version": "version",
}
"""Columns that could hold a text and do not, each with what it holds."""

ANSWERS = (
    "title",
    "situation",
    "aim",
    "partners",
    "approach",
    "result",
    "differently",
    "needs_first",
)
"""What people answer in an import line."""

PATHS = ("/exchange/collections", "/exchange/ran/entries?start=0", "/exchange/x/y", "/nothing")


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
    assert columns == SEALED | IN_THE_CLEAR | NO_TEXT.keys()


class Walked:
    """The company after the walk, and what was put where.

    Attributes:
        company: Five nodes that run.
        canaries: What may not be found.
        answers: Every byte that any node answered, with where it came from.
    """

    def __init__(self, company: Company, folder: Path) -> None:
        self.company = company
        self.canaries = Canaries()
        self.answers: list[tuple[str, bytes]] = []
        self._folder = folder

    def command(self, *arguments: str, handle: str = HANDLE, status: int = 0) -> str:
        """Let somebody in Vilvoorde type a command."""
        return self.company.command("vilvoorde", *arguments, "--as", handle, status=status).strip()

    def file(self, name: str, data: bytes) -> str:
        """Write an input file outside every node; return its path."""
        path = self._folder / name
        path.write_bytes(data)
        return str(path)

    def import_practice(self, **changes: object) -> str:
        """Record a practice; return its number."""
        return self.command(
            "practices", "import", self.file("practice.jsonl", practice_line(**changes)), "--quiet"
        )

    def walk(self) -> None:
        """Take everything private through the house."""
        self._people()
        self._register()
        self.import_practice(**self._marked("practice that stays"))
        self._faulty_import()
        self._directory()
        self._refused()
        self._released()
        self._answers()

    def _marked(self, home: str) -> dict[str, object]:
        words = {name: self.canaries.text(f"{home}: {name}", words=45) for name in ANSWERS[1:]}
        lessons = [{"kind": "tip", "text": self.canaries.text(f"{home}: lesson", words=20)}]
        return {**words, "title": self.canaries.word(f"{home}: title"), "lessons": lessons}

    def _people(self) -> None:
        with self.company.opened("vilvoorde") as (node, session):
            for handle, role in ((HANDLE, "coordinator"), (f"{HANDLE}2", "coordinator")):
                add_person(
                    session,
                    node=node,
                    handle=handle,
                    name=f"{self.canaries.word('account: name')} Jansen",
                    mailbox=f"{self.canaries.word('account: mailbox')}@town.example",
                    roles=[PersonRole(role)],
                )
            session.commit()

    def _register(self) -> None:
        lines = [
            {
                "kind": kind,
                "text": self.canaries.word(f"register: {kind}"),
                "aliases": [self.canaries.word(f"register: alias of {kind}") for _n in range(25)],
            }
            for kind in ("person", "organisation", "place", "address", "alias")
            for _number in range(15)
        ]
        data = "\n".join(json.dumps(line) for line in lines).encode()
        self.command("register", "import", self.file("register.jsonl", data), "--quiet")

    def _faulty_import(self) -> None:
        word = self.canaries.word("refused import line")
        data = practice_line(situation=word, kind=word, themes=[word])
        self.command("practices", "import", self.file("faulty.jsonl", data), status=2)

    def _directory(self) -> None:
        marked = {
            **ENTRY,
            "name": self.canaries.word("directory: name"),
            "unit": {"en": self.canaries.word("directory: unit")},
            "direct_line": "+3225557731",
        }
        file = self.file("entry.json", json.dumps(marked).encode())
        consent = ("--consent-given-on", "2026-01-05")
        self.command("directory", "edit", file, *consent, "--quiet", handle=f"{HANDLE}2")
        self.command("directory", "edit", file, *consent, "--quiet")
        file = self.file("entry.json", json.dumps(ENTRY).encode())
        self.command("directory", "edit", file, *consent, "--quiet")
        request = self.command("directory", "ask", "--audience", "ran")
        self.command("airlock", "read", request, "--approve", handle=READER)

    def _refused(self) -> None:
        """Ask for a text that nobody has in the register; its reader refuses, and says why."""
        word = self.canaries.word("refused practice")
        practice = self.import_practice(situation=f"Songs about {word} became harsher.")
        request = self.command("airlock", "ask", practice, "--audience", "ran")
        note = self.canaries.text("note of a refusal", words=10)
        self.command("airlock", "read", request, "--refuse", "--note", note, handle=READER)

    def _released(self) -> None:
        """Release a text that named somebody in every answer, when nobody is named any more."""
        known = [word for word, home in self.canaries.homes.items() if home == "register: person"]
        changes: dict[str, object] = {
            name: f"{PRACTICE[name]} It began with {word}."
            for name, word in zip(ANSWERS, known, strict=False)
        }
        changes["title"] = f"Evenings with {known[0]} for parents"
        practice = self.import_practice(**changes)
        found = json.loads(self.command("airlock", "check", practice, "--json", status=3))
        named = [each["finding_id"] for each in found["findings"] if each["words"] in known]
        self.command("airlock", "resolve", practice, *named, "--replace", "a youth worker")
        request = self.command("airlock", "ask", practice, "--audience", "ran")
        note = self.canaries.text("note of an approval", words=10)
        self.command("airlock", "read", request, "--approve", "--note", note, handle=READER)
        self.company.command("vilvoorde", "left")
        await_true(lambda: self._arrived() == 2, what="practice and entry in Rotterdam")

    def _arrived(self) -> int:
        with self.company.opened("rotterdam") as (_node, session):
            return sum(each.live for each in changes_since(session, 0, limit=100))

    def _answers(self) -> None:
        """Ask every node, as everybody and as nobody, for what is there and what is not."""
        for key in SUPERIORS:
            entity_id = self.company.settings(key).entity_id
            for path in PATHS:
                self.answers.append((f"{key}{path}", raw_answer(f"{entity_id}{path}")))
            self.answers.append((key, raw_answer(configuration_url(entity_id))))
            for reader in SUPERIORS:
                self.answers += self._answers_to(reader, key)

    def _answers_to(self, reader: str, key: str) -> Iterator[tuple[str, bytes]]:
        settings = self.company.settings(reader)
        asker = Asker(
            entity_id=settings.entity_id,
            key=get_own_key(settings.keys_folder, KeyUse.REQUEST),
            transport=HttpsTransport(FetchLimits(), allow_loopback_http=True),
            clock=system_clock,
        )
        node_settings = self.company.settings(key)
        exchange = f"{node_settings.entity_id}/exchange"
        yield self._answer(asker, collections_url(exchange), JSON_TYPE)
        for audience in ("ran", "be", "x"):
            collection = node_settings.collection_url(audience)
            url = checkpoint_url(collection)
            where, note = self._answer(asker, url, CHECKPOINT_TYPE)
            yield where, note
            size = int(note.split(b"\n")[1]) if note.startswith(collection.encode()) else 1
            for asked in (size, size + 1):
                url = entries_url(collection, start=0, limit=MAX_LINES, size=asked)
                yield self._answer(asker, url, ENTRIES_TYPE)

    def _answer(self, asker: Asker, url: str, accept: str) -> tuple[str, bytes]:
        """Return one answer to a signed question, a refusal as its code word."""
        try:
            body = asker.get(url, accept=accept).body
        except AnswerStatusError as error:
            body = f"{error.status} {error.problem} {error}".encode()
        return f"{url} to {asker.entity_id}", body


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """A company in which everything private was marked and walked as far as it may."""
    folder = tmp_path_factory.mktemp("canaries")
    (folder / "company").mkdir()
    (folder / "inputs").mkdir()
    company = Company(folder=folder / "company", first_port=free_ports())
    try:
        company.start()
        walk = Walked(company, folder / "inputs")
        walk.walk()
        yield walk
    finally:
        company.stop()


def test_more_than_two_thousand_words_are_marked(walked: Walked) -> None:
    assert len(walked.canaries.homes) >= 2000


@pytest.mark.parametrize("column", sorted(SEALED))
def test_every_sealed_column_holds_a_marked_word(walked: Walked, column: str) -> None:
    with walked.company.opened("vilvoorde") as (node, session):
        assert any(MARKER in text for text in texts_of(session, node, column))


def texts_of(session: Session, node: Node, column: str) -> Iterator[str]:
    """Open every value of a sealed column."""
    table_name, _dot, name = column.partition(".")
    (table,) = [each for each in private_tables() if each.name == table_name]
    (key,) = inspect(table).primary_key
    bind = {"bind": db.engines[Zone.PRIVATE.value]}
    for row_id, sealed in session.execute(select(key, table.c[name]), bind_arguments=bind):
        if sealed is not None:
            yield node.data_key.open(sealed, table=table_name, column=name, row=row_id)


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
