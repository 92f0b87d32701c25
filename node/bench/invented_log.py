"""The log of one invented town: entries signed with its own key, its tree, its checkpoint.

It is what an honest origin serves, and nothing else: whoever reads it verifies every signature,
every commitment and every proof, and finds nothing to forgive.
"""

from datetime import datetime
from random import Random
from uuid import UUID

from federation.checkpoint import Checkpoint, sign_checkpoint
from federation.keys import SigningKey
from federation.merkle import leaf_hash
from federation.merkle_tree import EMPTY_EDGE, append_leaf, consistency_proof
from federation.signing import commit_body, sign_entry
from schemas.entry import EntryClaims, Kind, Operation
from schemas.page import SALT_BYTES, PageLine, PageProof, dump_page_line, dump_page_proof

__all__ = ["InventedLog"]


class InventedLog:
    """One collection of one origin, in memory.

    Args:
        issuer: Entity identifier of the origin.
        collection: URL of the collection.
        key: Its record key; the first entry lists it and it signs them all.
        random: Where salts come from, so that every run has the same log.
        now: Time of signing (UTC); entries say its day.
    """

    def __init__(
        self, issuer: str, collection: str, *, key: SigningKey, random: Random, now: datetime
    ) -> None:
        self._issuer = issuer
        self._collection = collection
        self._key = key
        self._random = random
        self._now = now
        self._day = int(now.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
        self._lines: list[PageLine] = []
        self._edge = EMPTY_EDGE
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._append(self._claims(Operation.KEY, keys=(key.public.jwk,)))

    @property
    def size(self) -> int:
        """Entries so far, with the one that lists the key."""
        return len(self._lines)

    def put(self, record_id: UUID, body: bytes, *, kind: Kind) -> None:
        """Append the first revision of a record."""
        salt = self._random.randbytes(SALT_BYTES)
        digest = commit_body(body, salt)
        claims = self._claims(
            Operation.PUT, kind=kind, id=record_id, rev=1, digest=digest, size=len(body)
        )
        self._append(claims, salt=salt, body=body)

    def checkpoint(self) -> bytes:
        """Return the signed state of the log."""
        state = Checkpoint(
            collection=self._collection,
            size=self.size,
            root_hash=self._edge.root,
            signed_at=self._now,
        )
        return sign_checkpoint(state, key=self._key)

    def page(self, *, start: int, limit: int, size: int) -> bytes:
        """Return entries from `start` on, at most `limit`, proved to the state at `size`."""
        lines = self._lines[start : min(start + limit, size)]
        end = start + len(lines)
        hashes = consistency_proof(end, size, nodes=lambda level, at: self._nodes[level, at])
        proof = dump_page_proof(PageProof(start=end, end=size, hashes=hashes))
        return b"".join([*map(dump_page_line, lines), proof])

    def _claims(self, op: Operation, **members: object) -> EntryClaims:
        fixed = {"iss": self._issuer, "aud": self._collection, "iat": self._day, "op": op}
        return EntryClaims(**(fixed | members))  # type: ignore[arg-type] # members of many types

    def _append(
        self, claims: EntryClaims, *, salt: bytes | None = None, body: bytes | None = None
    ) -> None:
        entry = sign_entry(claims, key=self._key)
        self._lines.append(PageLine(index=self.size, entry=entry, salt=salt, body=body))
        self._edge, completed = append_leaf(self._edge, leaf_hash(entry))
        self._nodes |= {(node.level, node.index): node.node_hash for node in completed}
