"""An origin in memory: appends, signs checkpoints and serves pages, and can lie if asked to.

Example:
    origin = FakeOrigin()
    origin.put(record=1, body=b"{}")
    page = origin.page(0, 2)
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from federation.checkpoint import Checkpoint, sign_checkpoint
from federation.keys import KeySet, SigningKey, generate_signing_key
from federation.merkle import leaf_hash
from federation.merkle_tree import EMPTY_EDGE, append_leaf, consistency_proof, root_at
from federation.signing import commit_body, sign_entry
from schemas.entry import EntryClaims, Kind, Operation
from schemas.page import Page, PageLine, PageProof

__all__ = [
    "COLLECTION",
    "DAY",
    "ISSUER",
    "NOON",
    "FakeOrigin",
    "fixed_key",
    "origin_with",
    "other_history",
    "record_id",
    "salt_of",
]

ISSUER = "https://birch.example"
COLLECTION = "https://birch.example/exchange/ran"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = int(datetime(2026, 3, 1, tzinfo=UTC).timestamp())


def fixed_key(byte: int) -> SigningKey:
    """Return the Ed25519 key whose secret is 32 times ``byte``."""
    return generate_signing_key("Ed25519", random_bytes=lambda count: bytes([byte]) * count)


def record_id(record: int) -> UUID:
    """Return a version 4 UUID that is the same in every run."""
    return UUID(int=record, version=4)


def salt_of(index: int) -> bytes:
    """Return the 16 salt bytes used for the entry at ``index``."""
    return index.to_bytes(16)


class FakeOrigin:
    """One log with one record key at a time.

    Args:
        key: Signs the first entry and what follows, until ``rotate``.
        collection: URL of the collection.
        is_founded: Whether the log begins with its `key` entry, as it should.
    """

    def __init__(
        self,
        key: SigningKey | None = None,
        *,
        collection: str = COLLECTION,
        is_founded: bool = True,
    ) -> None:
        self.key = key or fixed_key(1)
        self.collection = collection
        self.lines: list[PageLine] = []
        self._edge = EMPTY_EDGE
        self._nodes: dict[tuple[int, int], bytes] = {}
        if is_founded:
            self.list_keys(self.key)

    @property
    def size(self) -> int:
        """Number of entries appended."""
        return len(self.lines)

    @property
    def vouched(self) -> KeySet:
        """What the origin's superior vouches for now."""
        return KeySet([self.key.public])

    def claims(self, op: Operation, **members: object) -> EntryClaims:
        """Return claims of this log; ``members`` may overrule any of them."""
        fields: dict[str, object] = {"iss": ISSUER, "aud": self.collection, "iat": DAY, "op": op}
        return EntryClaims(**(fields | members))  # type: ignore[arg-type] # lies included

    def append(self, entry: bytes, *, body: bytes | None = None) -> None:
        """Append any bytes as an entry."""
        index = self.size
        self.lines.append(
            PageLine(
                index=index,
                entry=entry,
                salt=None if body is None else salt_of(index),
                body=body,
            )
        )
        self._edge, completed = append_leaf(self._edge, leaf_hash(entry))
        self._nodes |= {(node.level, node.index): node.node_hash for node in completed}

    def put(
        self, record: int, *, rev: int = 1, body: bytes = b'{"a":1}', deliver: bool = True
    ) -> None:
        """Release a revision of a record."""
        claims = self.claims(
            Operation.PUT,
            kind=Kind.PRACTICE_SUMMARY,
            id=record_id(record),
            rev=rev,
            digest=commit_body(body, salt_of(self.size)),
            size=len(body),
        )
        self.append(sign_entry(claims, key=self.key), body=body if deliver else None)

    def withdraw(self, record: int, *, rev: int = 1) -> None:
        """Withdraw a record."""
        claims = self.claims(
            Operation.WITHDRAW, kind=Kind.PRACTICE_SUMMARY, id=record_id(record), rev=rev
        )
        self.append(sign_entry(claims, key=self.key))

    def list_keys(self, *listed: SigningKey) -> None:
        """Append a `key` entry, signed by the present key."""
        claims = self.claims(Operation.KEY, keys=tuple(each.public.jwk for each in listed))
        self.append(sign_entry(claims, key=self.key))

    def rotate(self, key: SigningKey) -> None:
        """List a new key, signed by the old one, and sign with it from now on."""
        self.list_keys(key)
        self.key = key

    def checkpoint(self, size: int | None = None, *, age: timedelta = timedelta(0)) -> Checkpoint:
        """Return the state at ``size``, by default the present one."""
        wanted = self.size if size is None else size
        return Checkpoint(
            collection=self.collection,
            size=wanted,
            root_hash=root_at(wanted, nodes=self.find_node),
            signed_at=NOON - age,
        )

    def note(self, size: int | None = None, *, age: timedelta = timedelta(0)) -> bytes:
        """Return the signed checkpoint at ``size``."""
        return sign_checkpoint(self.checkpoint(size, age=age), key=self.key)

    def page(self, start: int, end: int, *, size: int | None = None) -> Page:
        """Return the entries from ``start`` to ``end``, proved to the state at ``size``."""
        to = self.size if size is None else size
        hashes = consistency_proof(end, to, nodes=self.find_node)
        return Page(
            lines=tuple(self.lines[start:end]), proof=PageProof(start=end, end=to, hashes=hashes)
        )

    def find_node(self, level: int, index: int) -> bytes:
        """Return a stored hash; see ``federation.merkle_tree.FindNode``."""
        return self._nodes[level, index]


def origin_with(records: int) -> FakeOrigin:
    """Return an origin whose log holds its keys and one revision of so many records."""
    origin = FakeOrigin()
    for record in range(1, records + 1):
        origin.put(record)
    return origin


def other_history(size: int, *, common: int) -> FakeOrigin:
    """Return the same origin, telling another story from entry ``common`` on."""
    origin = origin_with(common - 1)
    for record in range(common, size):
        origin.put(100 + record)
    return origin
