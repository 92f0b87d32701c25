"""The smaller answers and questions of the exchange: listing, proof, ping and problem.

None of them is signed. A peer can lie in each, and gains nothing: a size here is a hint,
a proof is checked against a signed checkpoint, and a problem only explains a refusal.
"""

from dataclasses import dataclass
from typing import Final

from marshmallow import EXCLUDE

from schemas import strict_json
from schemas.wire_fields import Digest, HttpsUrl, Shape, StrictInteger, Text
from schemas.wire_records import ListOf, Nested, RecordSchema, dump_record, load_record

__all__ = [
    "MAX_PROOF_HASHES",
    "CollectionInfo",
    "Ping",
    "Problem",
    "dump_collections",
    "dump_ping",
    "dump_problem",
    "dump_proof",
    "parse_collections",
    "parse_ping",
    "parse_problem",
    "parse_proof",
]

MAX_PROOF_HASHES: Final = 64
"""More than any consistency proof of a log with 2^53 entries needs."""

_MAX_COLLECTIONS = 64
_MAX_BYTES = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionInfo:
    """One collection the caller may read.

    Attributes:
        url: URL of the collection.
        audience: ``ran``, or a country in lower case such as ``nl``.
        size: Entries ever appended, as far as the answering node knows.
    """

    url: str
    audience: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """A hint that a collection has grown; it may be lost, and it may be a lie.

    Attributes:
        collection: URL of the collection.
        size: Its entries now.
    """

    collection: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a request was not answered (RFC 9457).

    Attributes:
        status: HTTP status, repeated.
        code: Stable word of `federation.errors`; what a program reads.
        title: One line in technical English, the same for each problem of this code.
        detail: What is particular to this one; never a person's text.
    """

    status: int
    code: str
    title: str
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Collections:
    collections: tuple[CollectionInfo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Proof:
    proof: tuple[bytes, ...]


class CollectionInfoSchema(RecordSchema):
    """One line of the listing."""

    record = CollectionInfo

    url = HttpsUrl(required=True)
    audience = Shape(r"[a-z][a-z0-9-]{1,31}", max_characters=32, required=True)
    size = StrictInteger(required=True)


class CollectionsSchema(RecordSchema):
    """The listing of collections."""

    record = _Collections

    collections = ListOf(Nested(CollectionInfoSchema), maximum=_MAX_COLLECTIONS, required=True)


class ProofSchema(RecordSchema):
    """The answer to a question for a consistency proof."""

    record = _Proof

    proof = ListOf(Digest(), maximum=MAX_PROOF_HASHES, unique=False, required=True)


class PingSchema(RecordSchema):
    """The body of a ping."""

    record = Ping

    collection = HttpsUrl(required=True)
    size = StrictInteger(required=True)


class ProblemSchema(RecordSchema):
    """A problem document; members of other profiles are skipped, as RFC 9457, section 3.2, asks."""

    record = Problem

    class Meta:
        """Skip unknown members: a proxy in between may answer with a problem of its own."""

        unknown = EXCLUDE

    status = StrictInteger(minimum=400, maximum=599, required=True)
    code = Shape(r"[a-z][a-z0-9_]*", max_characters=64, required=True)
    title = Text(max_characters=200, lines=False, required=True)
    detail = Text(max_characters=1_000)


def parse_collections(data: bytes) -> tuple[CollectionInfo, ...]:
    """Read the listing of collections.

    Args:
        data: The whole answer.

    Returns:
        The collections in the order they came.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not a listing.
    """
    members = strict_json.parse_object(data, max_bytes=_MAX_BYTES)
    return load_record(_COLLECTIONS, members, record=_Collections).collections


def dump_collections(collections: tuple[CollectionInfo, ...]) -> bytes:
    """Write the listing of collections.

    Args:
        collections: Those the caller may read.

    Returns:
        The answer.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return strict_json.dump(dump_record(_COLLECTIONS, _Collections(collections=collections)))


def parse_proof(data: bytes) -> tuple[bytes, ...]:
    """Read a consistency proof.

    Args:
        data: The whole answer.

    Returns:
        The hashes in the order of RFC 9162, 32 bytes each.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not a proof.
    """
    members = strict_json.parse_object(data, max_bytes=_MAX_BYTES)
    return load_record(_PROOF, members, record=_Proof).proof


def dump_proof(hashes: tuple[bytes, ...]) -> bytes:
    """Write a consistency proof.

    Args:
        hashes: In the order of RFC 9162, 32 bytes each.

    Returns:
        The answer.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return strict_json.dump(dump_record(_PROOF, _Proof(proof=hashes)))


def parse_ping(data: bytes) -> Ping:
    """Read a ping.

    Args:
        data: The body of the request.

    Returns:
        The hint.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not a ping.
    """
    return load_record(_PING, strict_json.parse_object(data, max_bytes=_MAX_BYTES), record=Ping)


def dump_ping(ping: Ping) -> bytes:
    """Write a ping.

    Args:
        ping: The hint.

    Returns:
        The body of the request.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return strict_json.dump(dump_record(_PING, ping))


def parse_problem(data: bytes) -> Problem:
    """Read a problem document.

    Args:
        data: The whole answer.

    Returns:
        What this profile knows of it.

    Raises:
        JsonInvalidError: Not strict JSON.
        RecordInvalidError: Not a problem of this profile.
    """
    members = strict_json.parse_object(data, max_bytes=_MAX_BYTES)
    return load_record(_PROBLEM, members, record=Problem)


def dump_problem(problem: Problem) -> bytes:
    """Write a problem document.

    Args:
        problem: What to say.

    Returns:
        The answer; its type is ``about:blank``, for the code word says it all.

    Raises:
        RecordInvalidError: A reader would refuse it.
    """
    return strict_json.dump({"type": "about:blank", **dump_record(_PROBLEM, problem)})


_COLLECTIONS = CollectionsSchema()
_PROOF = ProofSchema()
_PING = PingSchema()
_PROBLEM = ProblemSchema()
