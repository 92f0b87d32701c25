"""A node with records of its own and of others, and what a search there answers."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import func, select

from node.clock import Clock
from node.database import Zone, start_writing
from node.extensions import Process, current_node
from node.published.store import Put, Withdraw, append_release, ensure_collections
from node.received.models import ReceivedCollection, ReceivedRecord, RecordState
from node.search.folder import open_index
from node.search.index import update_index
from node.search.question import SearchQuery
from node.search.service import SearchResult, search
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from schemas.bodies import parse_body
from schemas.entry import Kind
from tests.nodes import NOON, opened

__all__ = ["OTHER_TOWN", "Town", "entry", "practice"]

OTHER_TOWN = "https://sarcelles.example"


def practice(title: str, *, language: str = "nl", **changes: object) -> bytes:
    """Return the body of a practice summary; `situation` and the like change its texts."""
    texts = {
        member: str(changes.pop(member, filler))
        for member, filler in {
            "teaser": "Xenon.",
            "situation": "Argon.",
            "aim": "Krypton.",
            "approach": "Neon.",
            "result": "Radon.",
        }.items()
    }
    members = {
        "schema": "practice-summary/1",
        "language": language,
        "texts": {language: {"title": title, **texts}},
        "lessons": [{"kind": "tip", "text": {language: str(changes.pop("lesson", "Helium."))}}],
        "kind": "network",
        "themes": ["mentoring"],
        "target_groups": ["youth"],
        "settings": ["school"],
        "level": "for_everyone",
        "partners": ["school"],
        "place": {"country": "be"},
        "period": {"start": "2024-01"},
        "evidence": {"level": "described"},
        "rights": "ask_before_citing",
        "confirmed": "2026-01",
        **changes,
    }
    return _checked(Kind.PRACTICE_SUMMARY, members)


def entry(role: str, *, language: str = "nl", **changes: object) -> bytes:
    """Return the body of a directory entry."""
    members = {
        "schema": "directory-entry/1",
        "role": {language: role},
        "organisation": {language: "Stad"},
        "mailbox": "preventie@town.example",
        "languages": [{"tag": language, "use": "talks"}],
        "place": {"country": "be"},
        "confirmed": "2026-01",
        **changes,
    }
    return _checked(Kind.DIRECTORY_ENTRY, members)


def _checked(kind: Kind, members: Mapping[str, object]) -> bytes:
    body = json.dumps(members, ensure_ascii=False).encode()
    parse_body(kind, body)
    return body


class Town:
    """One node, used through the doors its processes use.

    Args:
        settings: Settings of a node that was set up.
        clock: The present time; tests may put another one in its place.
    """

    def __init__(self, settings: Settings, *, clock: Clock = lambda: NOON) -> None:
        self.settings = settings
        self.clock = clock

    @property
    def index_folder(self) -> Path:
        return self.settings.index_folder

    def release(
        self, body: bytes, *, record_id: UUID | None = None, rev: int = 1, kind: Kind | None = None
    ) -> UUID:
        """Release a record, or another revision of it."""
        record_id = record_id or uuid4()
        command = Put(
            audience="ran",
            kind=kind or Kind.PRACTICE_SUMMARY,
            record_id=record_id,
            rev=rev,
            body=body,
            request_id=uuid4(),
            approved_hash=bytes(32),
        )
        self._append(command)
        return record_id

    def withdraw(self, record_id: UUID) -> None:
        """Withdraw a released record."""
        self._append(Withdraw(record_id=record_id))

    def _append(self, command: Put | Withdraw) -> None:
        key = get_own_key(self.settings.keys_folder, KeyUse.RECORD)
        with opened(self.settings, process=Process.SEALER, clock=self.clock) as (_app, session):
            ensure_collections(session, node=current_node())
            append_release(session, command, node=current_node(), key=key)
            session.commit()

    def receive(
        self,
        *bodies: bytes,
        kind: Kind = Kind.PRACTICE_SUMMARY,
        origin: str = OTHER_TOWN,
        day: datetime = NOON,
    ) -> tuple[UUID, ...]:
        """Store records of another town."""
        record_ids = tuple(uuid4() for _body in bodies)
        for record_id, body in zip(record_ids, bodies, strict=True):
            self.change(record_id, RecordState.LIVE, body=body, kind=kind, origin=origin, day=day)
        return record_ids

    def change(
        self,
        record_id: UUID,
        state: RecordState,
        *,
        body: bytes | None = None,
        kind: Kind = Kind.PRACTICE_SUMMARY,
        origin: str = OTHER_TOWN,
        day: datetime = NOON,
        follow: bool = True,
    ) -> None:
        """Store the present state of a record; `follow` says whether the index is to hear of it."""
        with opened(self.settings, process=Process.SYNCER) as (_app, session):
            start_writing(session, Zone.RECEIVED)
            known = session.get(ReceivedRecord, (origin, record_id))
            number = session.scalar(select(func.max(ReceivedRecord.change_number))) or 0
            if known is not None and not follow:
                number = known.change_number - 1
            session.merge(
                ReceivedRecord(
                    origin=origin,
                    record_id=record_id,
                    kind=kind.value,
                    collection=f"{origin}/exchange/ran",
                    position=number + 1,
                    rev=1,
                    day=int(day.replace(hour=0).timestamp()),
                    state=state,
                    salt=None,
                    body=body,
                    change_number=number + 1,
                    received_at=datetime(2026, 3, 2, tzinfo=UTC),
                )
            )
            session.commit()

    def read_collection(
        self, origin: str = OTHER_TOWN, *, pending: int = 0, signed_at: datetime = NOON
    ) -> None:
        """Note how far the collection of another town was read."""
        with opened(self.settings, process=Process.SYNCER) as (_app, session):
            start_writing(session, Zone.RECEIVED)
            url = f"{origin}/exchange/ran"
            session.add(
                ReceivedCollection(
                    url=url,
                    origin=origin,
                    audience="ran",
                    log_state=b"",
                    listed_at=NOON,
                    pending=pending,
                    etag=None,
                    signed_at=signed_at,
                    heard_at=signed_at,
                )
            )
            session.commit()

    def update(self) -> int:
        """Bring the index up to date, as the syncer does."""
        with opened(self.settings, process=Process.SYNCER, clock=self.clock) as (_app, session):
            return update_index(session, node=current_node())

    def search(self, text: str = "", **members: object) -> SearchResult:
        """Search as a command does."""
        query = SearchQuery(**{"text": text, "language": "nl", **members})  # type: ignore[arg-type] # members of many types
        with opened(self.settings, clock=self.clock) as (_app, session):
            return search(session, node=current_node(), query=query)

    def titles(self, text: str = "", **members: object) -> list[str]:
        """Return the titles of what is found, in order."""
        return [hit.title for hit in self.search(text, **members).hits]

    def index_holds(self, word: str) -> bool:
        """Say whether the index knows a word, deleted or not, in use or not.

        The dictionaries of terms are compressed, so the engine is asked for those; stored and
        counted words stand in the files as bytes.
        """
        files = [path for path in self.index_folder.rglob("*") if path.is_file()]
        searchers = [
            open_index(path.parent).searcher() for path in files if path.name == "meta.json"
        ]
        return any(word.encode() in path.read_bytes() for path in files) or any(
            searcher.doc_freq("words", word) > 0 for searcher in searchers
        )
