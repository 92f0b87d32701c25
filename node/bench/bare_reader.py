"""The bare floor: the same work by the same libraries with no product around it.

`python -m node.bench.bare_reader URL KEY FOLDER RECORDS QUERIES` fetches the same bytes over
loopback, verifies every signature and every commitment, stores entries and bodies under the same
pragmas, and stems and indexes the same texts. It knows no trust, no proof of the log, no strict
schema, no quarantine, no facet and no typing mistake: what it is faster by is what those cost.
"""

import base64
import http.client
import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

import tantivy
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from node.bench.figures import Figures, percentiles
from node.bench.invented_texts import invented_queries
from node.bench.machine import folder_bytes, peak_memory_bytes

try:
    import pysqlite3 as _pysqlite3
except ImportError:  # as in node.database: other platforms have the standard module
    _sqlite: ModuleType = sqlite3
else:
    _sqlite = _pysqlite3

__all__ = ["BareReader", "main"]

_STEMMED = {"nl": "dutch", "fr": "french", "en": "english"}
_TEXTS = ("situation", "aim", "approach", "result")
_WRITER_BYTES = 64_000_000
_TOP = 20
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
_TABLES = (
    "CREATE TABLE entry (position INTEGER PRIMARY KEY, entry BLOB NOT NULL)",
    "CREATE TABLE record (id TEXT PRIMARY KEY, position INTEGER NOT NULL, salt BLOB, body BLOB)",
)


class BareReader:
    """Reads the pages of one log.

    Args:
        folder: Where database and index are made.
        key: The origin's record key, 32 bytes.
    """

    def __init__(self, folder: Path, *, key: bytes) -> None:
        self._key = Ed25519PublicKey.from_public_bytes(key)
        self._folder = folder
        self._database = _sqlite.connect(str(folder / "bare.sqlite"), isolation_level=None)
        for statement in (*(f"PRAGMA {pragma}" for pragma in _PRAGMAS), *_TABLES):
            self._database.execute(statement)
        self._index = _new_index(folder / "index")

    def read(self, url: str) -> int:
        """Read every page from `url` on, until all of it can be found; return the records."""
        writer = self._index.writer(_WRITER_BYTES, 1)
        for page in _fetch_pages(url):
            rows = [self._verify(json.loads(line)) for line in page.splitlines()[:-1]]
            self._store(rows)
            for row in rows:
                if row[3] is not None:
                    writer.add_document(_document(row[3]))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def time_searches(self, queries: int) -> list[float]:
        """Return what each search for the best twenty took, without facets and snippets."""
        fields = [f"{name}_{tag}" for name in ("title", "body") for tag in _STEMMED]
        seconds = []
        for query in invented_queries(queries):
            begun = time.perf_counter()
            parsed, _errors = self._index.parse_query_lenient(query.text or "*", fields)
            searcher = self._index.searcher()
            for _score, address in searcher.search(parsed, _TOP).hits:
                searcher.doc(address)
            seconds.append(time.perf_counter() - begun)
        return seconds

    def close(self) -> None:
        """Close the database, so that its write-ahead log is part of its size."""
        self._database.close()

    def _verify(self, line: dict[str, str]) -> tuple[int, bytes, str | None, bytes | None, bytes]:
        """Return position, entry, record, body and salt of one line, all verified."""
        entry = line["entry"].encode("ascii")
        signed, _dot, signature = entry.rpartition(b".")
        self._key.verify(_decode(signature), signed)
        claims = json.loads(_decode(signed.partition(b".")[2]))
        if "body" not in line:
            return int(line["index"]), entry, None, None, b""
        body, salt = line["body"].encode(), _decode(line["salt"].encode("ascii"))
        if sha256(salt + body).digest() != _decode(claims["digest"].encode("ascii")):
            raise ValueError("a body that was not committed to")
        return int(line["index"]), entry, claims["id"], body, salt

    def _store(self, rows: list[tuple[int, bytes, str | None, bytes | None, bytes]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT INTO entry VALUES (?, ?)", [row[:2] for row in rows])
        self._database.executemany(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            [(name, place, salt, body) for place, _, name, body, salt in rows if name is not None],
        )
        self._database.execute("COMMIT")


def _fetch_pages(url: str) -> Iterator[bytes]:
    """Yield pages 0, 1, … below a URL until there is no next one."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    number = 0
    while True:
        connection.request("GET", f"{parts.path}/{number}")
        answer = connection.getresponse()
        data = answer.read()
        if answer.status != http.client.OK:
            connection.close()
            return
        yield data
        number += 1


def _new_index(folder: Path) -> tantivy.Index:
    folder.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for tag in _STEMMED:
        for name in ("title", "teaser", "body"):
            builder.add_text_field(f"{name}_{tag}", tokenizer_name=tag)
    index = tantivy.Index(builder.build(), path=str(folder))
    for tag, language in _STEMMED.items():
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        stemmed = words.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer(language))
        index.register_tokenizer(tag, stemmed.build())
    return index


def _document(body: bytes) -> tantivy.Document:
    members = json.loads(body)
    tag = members["language"]
    texts = members["texts"][tag]
    document = tantivy.Document()
    document.add_text(f"title_{tag}", texts["title"])
    document.add_text(f"teaser_{tag}", texts["teaser"])
    for name in _TEXTS:
        document.add_text(f"body_{tag}", texts[name])
    for lesson in members["lessons"]:
        document.add_text(f"body_{tag}", lesson["text"][tag])
    document.add_text(f"body_{tag}", members["needs_first"][tag])
    return document


def _decode(text: bytes) -> bytes:
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


def main() -> None:
    """Measure once, and write the figures on standard output."""
    url, key, folder, records, queries = sys.argv[1:]
    reader = BareReader(Path(folder), key=_decode(key.encode("ascii")))
    begun = time.perf_counter()
    found = reader.read(url)
    ended = time.perf_counter()
    if found != int(records):
        sys.exit(f"{found} records instead of {records}")
    peak = peak_memory_bytes()
    p50, p95 = percentiles(reader.time_searches(int(queries)))
    reader.close()
    figures = Figures(
        records=found,
        seconds=ended - begun,
        pull_seconds=None,
        peak_bytes=peak,
        database_bytes=folder_bytes(Path(folder), "bare.sqlite*"),
        index_bytes=folder_bytes(Path(folder) / "index"),
        search_p50=p50,
        search_p95=p95,
    )
    sys.stdout.write(f"{figures.dump()}\n")


if __name__ == "__main__":
    main()
