"""A company in which everything private is marked and taken as far through the house as it may go.

The walk is real: five nodes with processes of their own, driven by commands, over loopback. What
only pages of people set is kept by the services that those pages call.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

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
from node.airlock.group_figures import add_figure
from node.airlock.review import review
from node.clock import system_clock
from node.demo.loopback import is_served, raw_answer
from node.extensions import Node
from node.people.models import PersonRole
from node.people.outside_identities import connect_identity
from node.people.service import Person, add_person, get_person
from node.people.sign_in_models import Passkey, WebSession
from node.private.lawful_route.service import save_route
from node.private.saved_searches.service import save_search
from node.received.asking import Asker
from node.received.reading import changes_since
from node.trust.own_keys import KeyUse, get_own_key
from schemas.page import MAX_LINES
from tests.boundaries.canaries import HANDLE, Canaries
from tests.boundaries.walked_network import fill_marked_network
from tests.journeys.cast import READER, SUPERIORS, Company, await_true
from tests.node.airlock.town import ENTRY, PRACTICE, practice_line

__all__ = ["Walked"]

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

PEOPLES_PATHS = (
    "/",
    "/sign-in",
    "/account/data",
    "/practices/mine",
    "/airlock/read",
    "/admin/audit.csv",
    "/left/list.csv",
    "/feeds/nothing.atom",
    "/invitation/nothing",
    "/demo/as/nobody",
    "/nothing",
    "/healthz",
    "/readyz",
)
"""What anybody may ask the process that serves people."""

PATHS = ("/exchange/collections", "/exchange/ran/entries?start=0", "/exchange/x/y", "/nothing")


class Walked:
    """The company after the walk, and what was put where.

    Attributes:
        company: Five nodes that run.
        canaries: What may not be found.
        answers: Every byte that any node answered, with where it came from.
        keys: What decisions about findings are kept under; made of few private words.
        proposals: Words that were proposed for private ones.
    """

    def __init__(self, company: Company, folder: Path) -> None:
        self.company = company
        self.canaries = Canaries()
        self.answers: list[tuple[str, bytes]] = []
        self.keys: set[str] = set()
        self.proposals: set[str] = set()
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
        self._signing_in()
        self.import_practice(**self._marked("practice that stays"))
        self._faulty_import()
        self._directory()
        self._network()
        self._found()
        self._refused()
        self._released()
        self._answers()

    def _marked(self, home: str) -> dict[str, object]:
        words = {name: self.canaries.text(f"{home}: {name}", words=45) for name in ANSWERS[1:]}
        lessons = [{"kind": "tip", "text": self.canaries.text(f"{home}: lesson", words=20)}]
        return {**words, "title": self.canaries.word(f"{home}: title"), "lessons": lessons}

    def _people(self) -> None:
        with self.company.opened("vilvoorde") as (node, session):
            roles = ("coordinator", "coordinator", "admin")
            for handle, role in zip((HANDLE, f"{HANDLE}2", f"{HANDLE}3"), roles, strict=True):
                add_person(
                    session,
                    node=node,
                    handle=handle,
                    name=f"{self.canaries.word('account: name')} Jansen",
                    mailbox=f"{self.canaries.word('account: mailbox')}@town.example",
                    roles=[PersonRole(role)],
                )
            session.commit()

    def _signing_in(self) -> None:
        """Keep what only pages set: devices, an outside sign-in, a search, a route, a form."""
        with self.company.opened("vilvoorde") as (node, session):
            person = get_person(session, node=node, handle=HANDLE)
            word = self.canaries.word
            save_search(session, node=node, person=person, asked={"q": [word("saved search")]})
            add_figure(
                session,
                node=node,
                actor=person,
                conditions={"settings": "prison", "month": "1999-01"},
                people=3,
                source=word("figure of a group: source"),
            )
            admin = get_person(session, node=node, handle=f"{HANDLE}3")
            save_route(session, node=node, person=admin, text=word("lawful route"))
            connect_identity(
                session,
                person,
                node=node,
                issuer=f"https://{word('outside identity: issuer')}.example",
                subject=word("outside identity: subject"),
            )
            self._add_passkey(session, node, person)
            self._add_session(session, node, person)
            session.commit()

    def _add_passkey(self, session: Session, node: Node, person: Person) -> None:
        passkey = Passkey(
            passkey_id=uuid4(),
            account_id=person.account_id,
            credential_id=b"invented",
            sign_count=0,
            created_at=node.clock(),
        )
        for column, text in (
            ("sealed_label", self.canaries.word("passkey: label")),
            ("sealed_public_key", "invented"),
        ):
            sealed = node.data_key.seal(
                text, table="passkey", column=column, row=passkey.passkey_id
            )
            setattr(passkey, column, sealed)
        session.add(passkey)

    def _add_session(self, session: Session, node: Node, person: Person) -> None:
        """Keep a browser in which a notice waits for the next page."""
        now, session_id = node.clock(), uuid4()
        text = json.dumps({"notice": self.canaries.word("session: notice")})
        session.add(
            WebSession(
                session_id=session_id,
                token_hash=bytes(32),
                account_id=person.account_id,
                sealed_data=node.data_key.seal(
                    text, table="web_session", column="sealed_data", row=session_id
                ),
                browser="Firefox",
                created_at=now,
                used_at=now,
                expires_at=now + timedelta(days=1),
            )
        )

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
        # A name that is entered before it is signed takes the approval away: it was not looked for.
        await_true(lambda: self._arrived() == 1, what="entry in Rotterdam")

    def _network(self) -> None:
        """Keep a network of which every text is marked, some of it one coordinator's alone."""
        with self.company.opened("vilvoorde") as (node, session):
            person = get_person(session, node=node, handle=HANDLE)
            fill_marked_network(session, node=node, actor=person, word=self.canaries.word)

    def _found(self) -> None:
        """Let the author look at findings of every weight, decide about one, and take proposals."""
        homes = self.canaries.homes.items()
        known = next(word for word, home in homes if home == "register: person")
        half = next(word for word, home in homes if home == "account: name")
        hidden = self.canaries.word("disguised")
        practice = self.import_practice(
            situation=f"We met {known} there, and {half} too.",
            result=f"Then &#113;{hidden[1:]} came with 3 young people on 12 March 2025.",
        )
        found = json.loads(self.command("airlock", "check", practice, "--json", status=3))
        self._note_findings(UUID(found["request_id"]))
        (mine,) = (each["finding_id"] for each in found["findings"] if each["words"] == half)
        reason = ("--not-identifying", "other_meaning")
        self.command("airlock", "resolve", practice, mine, *reason, "--json", status=3)
        self.command("airlock", "resolve", practice, "--accept")

    def _note_findings(self, request_id: UUID) -> None:
        with self.company.opened("vilvoorde") as (node, session):
            for finding in review(session, node=node, request_id=request_id).findings:
                self.keys.add(finding.key)
                if finding.proposal is not None:
                    self.proposals.add(finding.proposal)

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
        people_url = self.company.settings("vilvoorde").people_url
        self.company.run("vilvoorde", "coordinator")
        await_true(lambda: is_served(f"{people_url}/healthz"), what="the people's process answers")
        for path in PEOPLES_PATHS:
            self.answers.append((f"people{path}", raw_answer(f"{people_url}{path}")))
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
