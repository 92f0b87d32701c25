"""Towns that are nobody's and the desk that vouches for them, as a network without a network.

Each town has keys, a configuration, a statement of the desk about it, and a log. A node reads them
through the transport by which it reads any peer, so that every chain, signature and proof is
verified and every record is judged before a row of it is stored: the receiving side has one way in,
and this is at its other end. Nobody approved these records, because nobody released them.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Final
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

from federation.endpoints import (
    FETCH_PATH,
    LIST_PATH,
    checkpoint_url,
    collections_url,
    configuration_url,
)
from federation.entity_statement import sign_entity_configuration, sign_subordinate_statement
from federation.errors import PeerUnreachableError
from federation.jwk import KeyAlgorithm
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.transport import Answer, Request, peer_of
from node.airlock.drafting import draft_entry, draft_summary
from node.bench.invented_log import InventedLog
from node.bench.invented_texts import SEED, invented_lines
from node.private.directory.content import FORM, DirectoryContent
from node.private.lines import MAX_LINES, load_lines, load_object
from node.private.practices.practice import IMPORT_LINE, PracticeContent
from node.settings import Settings, read_settings
from schemas.entry import Kind
from schemas.node_metadata import ENTITY_TYPE, NodeMetadata, Role, dump_node_metadata
from schemas.page import CollectionInfo, dump_collections
from schemas.strict_json import JsonInput, JsonValue, dump

__all__ = ["DESK", "InventedNetwork"]

DESK: Final = "https://desk.example"
"""Entity identifier of the anchor above everybody."""

_AUDIENCE = "ran"
_NAMES = ("Brakelmonde", "Torvaux", "Quillham", "Zwirnfeld", "Oestakker", "Pleurville", "Wexbury")
_COUNTRIES = {"nl": ("be", "nl"), "fr": ("be", "fr"), "en": ("ie", "mt")}
_LANGUAGES = tuple(_COUNTRIES)
_BANDS = ("p2", "p3", "p4", "p5")
_AREAS = ("city", "town_or_suburb", "rural_area")
_ROLES = {
    "nl": ("Coördinator preventie", "Stad"),
    "fr": ("Coordination de la prévention", "Ville"),
    "en": ("Prevention coordinator", "Town"),
}


class InventedNetwork:
    """PeerTransport over invented towns.

    Args:
        towns: How many.
        records: Practice summaries of all of them together; each has a directory entry besides.
        now: Time of signing (UTC).
    """

    def __init__(self, *, towns: int, records: int, now: datetime) -> None:
        self._random = Random(f"{SEED}/network")  # noqa: S311 - the same towns each time; nothing secret
        self._now = now
        self._answers: dict[str, bytes] = {}
        self._logs: dict[str, InventedLog] = {}
        self._desk_key = self._new_key("ES256")
        self.records: dict[str, list[UUID]] = {}
        """Record identifiers by town: its directory entry first, then its summaries."""
        for number in range(towns):
            share = range(records * number // towns, records * (number + 1) // towns)
            self._found_town(number, share=share)
        self._found_desk()

    @property
    def desk_keys(self) -> KeySet:
        """Federation keys of the desk, to be trusted."""
        return KeySet([self._desk_key.public])

    def configuration(self, entity_id: str) -> bytes:
        """Return what a town says about itself, signed."""
        return self._answers[configuration_url(entity_id)]

    def fetch(self, request: Request) -> Answer:
        """Answer as a peer would; see `federation.transport.PeerTransport`."""
        parts = urlsplit(request.url)
        collection = request.url.partition("/entries?")[0]
        if request.url in self._answers:
            body = self._answers[request.url]
        elif collection in self._logs:
            asked = {name: int(values[0]) for name, values in parse_qs(parts.query).items()}
            log = self._logs[collection]
            body = log.page(start=asked["from"], limit=asked["limit"], size=asked["size"])
        else:
            raise PeerUnreachableError("no such address", about=peer_of(request.url))
        return Answer(status=200, headers={}, body=body, etag=None)

    def _found_town(self, number: int, *, share: range) -> None:
        """Give a town its keys, its statements and its log."""
        settings = _settings(number)
        entity_id, exchange = settings.entity_id, f"{settings.entity_id}/exchange"
        collection = f"{exchange}/{_AUDIENCE}"
        key, record_key = self._new_key("ES256"), self._new_key("Ed25519")
        metadata = self._metadata(settings, exchange, record_key=record_key)
        log = InventedLog(entity_id, collection, key=record_key, random=self._random, now=self._now)
        self.records[entity_id] = self._fill(log, settings, share)
        self._logs[collection] = log
        keys = KeySet([key.public])
        statements = {
            configuration_url(entity_id): sign_entity_configuration(
                entity_id=entity_id,
                metadata=metadata,
                keys=keys,
                key=key,
                now=self._now,
                authority_hints=(DESK,),
            ),
            f"{DESK}{FETCH_PATH}?sub={entity_id}": sign_subordinate_statement(
                issuer=DESK, subject=entity_id, subject_keys=keys, key=self._desk_key, now=self._now
            ),
            collections_url(exchange): dump_collections(
                (CollectionInfo(url=collection, audience=_AUDIENCE, size=log.size),)
            ),
            checkpoint_url(collection): log.checkpoint(),
        }
        self._say(statements)

    def _found_desk(self) -> None:
        metadata = {
            "federation_entity": {
                "organization_name": "Desk",
                "federation_fetch_endpoint": DESK + FETCH_PATH,
                "federation_list_endpoint": DESK + LIST_PATH,
            }
        }
        configuration = sign_entity_configuration(
            entity_id=DESK,
            metadata=metadata,
            keys=self.desk_keys,
            key=self._desk_key,
            now=self._now,
        )
        self._say(
            {configuration_url(DESK): configuration, DESK + LIST_PATH: dump(sorted(self.records))}
        )

    def _say(self, answers: Mapping[str, bytes]) -> None:
        for url, body in answers.items():
            self._answers[url] = body

    def _metadata(
        self, settings: Settings, exchange: str, *, record_key: SigningKey
    ) -> dict[str, dict[str, JsonValue]]:
        about = NodeMetadata(
            name={settings.language: settings.name},
            country=settings.country,
            languages=(settings.language,),
            record_keys=KeySet([record_key.public]).dump(),
            request_keys=KeySet([self._new_key("Ed25519").public]).dump(),
            exchange=exchange,
            role=Role.LEAF,
            version="0",
            population_band=settings.population_band,
            urbanisation=settings.urbanisation,
        )
        return {
            "federation_entity": {"organization_name": settings.name},
            ENTITY_TYPE: dump_node_metadata(about),
        }

    def _fill(self, log: InventedLog, settings: Settings, share: range) -> list[UUID]:
        """Append the town's directory entry and its summaries; return what they are called."""
        record_ids = [self._new_id() for _ in range(len(share) + 1)]
        entry = draft_entry(_entry(settings), settings=settings, now=self._now)
        log.put(record_ids[0], dump(entry), kind=Kind.DIRECTORY_ENTRY)
        contents = _contents(share)
        for record_id, content in zip(record_ids[1:], contents, strict=True):
            draft = draft_summary(content, settings=settings, now=self._now, contact=record_ids[0])
            log.put(record_id, dump(draft), kind=Kind.PRACTICE_SUMMARY)
        return record_ids

    def _new_key(self, algorithm: KeyAlgorithm) -> SigningKey:
        return generate_signing_key(algorithm, random_bytes=self._random.randbytes)

    def _new_id(self) -> UUID:
        return UUID(bytes=self._random.randbytes(16), version=4)


def _settings(number: int) -> Settings:
    """Return what a town would have in its settings file."""
    turn, place = divmod(number, len(_NAMES))
    language = _LANGUAGES[number % len(_LANGUAGES)]
    countries = _COUNTRIES[language]
    name = f"{_NAMES[place]} {turn + 1}"
    members = {
        "entity_id": f"https://{name.lower().replace(' ', '-')}.example",
        "name": name,
        "country": countries[number % len(countries)],
        "language": language,
        "data_folder": "/nowhere",
        "population_band": _BANDS[number % len(_BANDS)],
        "urbanisation": _AREAS[number % len(_AREAS)],
    }
    return read_settings({f"LINKPIN_{key.upper()}": value for key, value in members.items()})


def _contents(share: range) -> Sequence[PracticeContent]:
    found: list[PracticeContent] = []
    for first in range(share.start, share.stop, MAX_LINES):
        lines = invented_lines(first, min(first + MAX_LINES, share.stop))
        found.extend(load_lines(lines, schema=IMPORT_LINE, record=PracticeContent))
    return found


def _entry(settings: Settings) -> DirectoryContent:
    """Return the directory entry of a town; it names a role and nobody."""
    tag = settings.language
    role, organisation = _ROLES[tag]
    host = settings.entity_id.removeprefix("https://")
    members: Mapping[str, JsonInput] = {
        "role": {tag: role},
        "organisation": {tag: f"{organisation} {settings.name}"},
        "mailbox": f"prevention@{host}",
        "languages": [{"tag": tag, "use": "talks"}],
    }
    return load_object(dump(members), schema=FORM, record=DirectoryContent)
