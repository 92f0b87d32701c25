"""What superiors say about whom they vouch for: fetched, bounded and verified; nothing is stored.

A walk begins at the anchors with the keys people here compared, asks each superior whom it lists,
and verifies a chain for each of those. It goes level by level, so that whoever hides a crowd behind
a member delays nobody who stands nearer to an anchor. Each superior has a bounded time; what is
left over is asked at the next walk.

A member's failure is its own: it is part of what the walk found, never an end of it.
"""

import re
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime

from federation.base64url import parse_base64url
from federation.constraints import parse_constraints
from federation.endpoints import JSON_TYPE, configuration_url
from federation.entity_statement import ENTITY_STATEMENT_TYPE
from federation.errors import ChainError, FederationError, JsonRefusedError, StatementError
from federation.keys import KeySet, parse_key_set
from federation.transport import PeerTransport, Request
from federation.trust_chain import TrustChain, verify_trust_chain
from node.errors import InputRefusedError
from node.trust.members import MAX_MEMBERS
from node.trust.pinned import check_entity_id
from schemas import strict_json
from schemas.errors import SchemaError
from schemas.node_metadata import ENTITY_TYPE, NodeMetadata, Role, parse_node_metadata

__all__ = ["MAX_LEVELS", "Asked", "Found", "Walk", "WalkLimits"]

MAX_LEVELS = 4
"""Levels that may stand below an anchor: country, region, district, town."""

_MAX_LISTING_BYTES = 1_048_576
_MAX_DEPTH = 12
_FEDERATION_ENTITY = "federation_entity"
# No query, no escape and no step upwards, with which a path would lead to a neighbour's.
_PLAIN_PATH = re.compile(r"[A-Za-z0-9._~/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkLimits:
    """What one walk may cost.

    Attributes:
        seconds: Longest time with one superior before the rest of its members is left over.
        total_seconds: Longest time after which no other superior is asked.
        entities: Listed entities after which no other superior is asked.
        at_once: Members asked at the same time.
        monotonic: Clock that time is taken with.
    """

    seconds: float = 60.0
    total_seconds: float = 300.0
    entities: int = 10_000
    at_once: int = 8
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the walk found about one entity.

    Attributes:
        entity_id: Who it is.
        chain: Verified up to an anchor; None if that failed.
        metadata: What the chain says of the node; None for an entity that only vouches.
        error: Why there is no chain; None for an entity that was left over, too.
    """

    entity_id: str
    chain: TrustChain | None = None
    metadata: NodeMetadata | None = None
    error: FederationError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one superior answered.

    Attributes:
        superior: Who was asked; None where the anchors themselves are found.
        listed: Whom it lists; empty if it did not answer.
        found: One per member that was asked for.
        error: Why it did not answer; None if it did.
    """

    superior: str | None
    listed: frozenset[str] = frozenset()
    found: tuple[Found, ...] = ()
    error: FederationError | None = None


@dataclass(slots=True, kw_only=True)
class Walk:
    """One walk from the anchors down.

    Attributes:
        transport: What crosses the network; used by several threads.
        anchors: Compared keys of each anchor.
        now: Current time (UTC).
        limits: What a superior may cost.
        is_wanted: Says of a listed entity whether its chain is asked for now.
        order: Key that says in which order members are asked for.
    """

    transport: PeerTransport
    anchors: Mapping[str, KeySet]
    now: datetime
    limits: WalkLimits = field(default_factory=WalkLimits)
    is_wanted: Callable[[str], bool]
    order: Callable[[str], tuple[float, str]]
    _answered: list[tuple[TrustChain, frozenset[str]]] = field(default_factory=list, init=False)

    def run(self) -> Iterator[Asked]:
        """Yield what each superior answered, the anchors first."""
        wanted = [anchor for anchor in self.anchors if self.is_wanted(anchor)]
        found = tuple(self._resolve(anchor, below=None) for anchor in wanted)
        yield Asked(superior=None, listed=frozenset(self.anchors), found=found)
        over = self.limits.monotonic() + self.limits.total_seconds
        listed = 0
        # First come, first asked: whoever stands nearer to an anchor has its turn before.
        waiting = deque(_superiors(found))
        while waiting and listed < self.limits.entities and self.limits.monotonic() < over:
            asked = self._ask(waiting.popleft())
            yield asked
            listed += len(asked.listed)
            waiting.extend(_superiors(asked.found))

    def ask_again(self, wanted: Collection[str]) -> Iterator[Asked]:
        """Yield what each superior that answered the walk says of those it lists among `wanted`.

        Args:
            wanted: Entities whose chains are asked for, whatever `is_wanted` says.
        """
        for superior, listed in self._answered:
            if found := self._resolve_all(listed.intersection(wanted), below=superior):
                yield Asked(superior=superior.entity_id, listed=listed, found=found)

    def _ask(self, superior: TrustChain) -> Asked:
        """Ask one superior whom it lists, and for a chain of each that is wanted."""
        name = superior.entity_id
        try:
            listed = self._listing(superior)
        except FederationError as error:
            return Asked(superior=name, error=error)
        self._answered.append((superior, listed))
        found = self._resolve_all(filter(self.is_wanted, listed), below=superior)
        return Asked(superior=name, listed=listed, found=found)

    def _resolve_all(self, wanted: Iterable[str], *, below: TrustChain) -> tuple[Found, ...]:
        """Return the chains of some members of one superior, as far as its time goes."""
        deadline = self.limits.monotonic() + self.limits.seconds

        def resolve(entity_id: str) -> Found:
            if self.limits.monotonic() > deadline:
                return Found(entity_id=entity_id)
            return self._resolve(entity_id, below=below)

        members = sorted(set(wanted) - set(below.path), key=self.order)
        with ThreadPoolExecutor(max_workers=self.limits.at_once) as pool:
            return tuple(pool.map(resolve, members))

    def _listing(self, superior: TrustChain) -> frozenset[str]:
        """Return whom a superior lists; identifiers nobody could call are passed over."""
        about = superior.entity_id
        url = _endpoint(superior, "federation_list_endpoint")
        answer = self._fetch(url, accept=JSON_TYPE)
        try:
            listed = strict_json.parse(answer, max_bytes=_MAX_LISTING_BYTES)
        except SchemaError as exc:
            raise JsonRefusedError("the listing is not strict JSON", about=about) from exc
        if not isinstance(listed, list) or len(listed) > MAX_MEMBERS:
            raise StatementError(f"no listing of at most {MAX_MEMBERS} entities", about=about)
        return frozenset(each for each in listed if isinstance(each, str) and _is_entity(each))

    def _resolve(self, entity_id: str, *, below: TrustChain | None) -> Found:
        """Return the verified chain of one entity, or why there is none."""
        try:
            statements = [self._fetch(configuration_url(entity_id), accept=ENTITY_STATEMENT_TYPE)]
            if below is not None:
                statements += [self._statement(entity_id, by=below), *_tail(below)]
            chain = verify_trust_chain(
                statements, entity_id=entity_id, anchors=self.anchors, now=self.now
            )
            return Found(entity_id=entity_id, chain=chain, metadata=_read_metadata(chain))
        except FederationError as error:
            return Found(entity_id=entity_id, error=error)

    def _statement(self, entity_id: str, *, by: TrustChain) -> bytes:
        # An identifier holds nothing that a query would have to escape.
        url = f"{_endpoint(by, 'federation_fetch_endpoint')}?sub={entity_id}"
        return self._fetch(url, accept=ENTITY_STATEMENT_TYPE)

    def _fetch(self, url: str, *, accept: str) -> bytes:
        return self.transport.fetch(Request(method="GET", url=url, accept=accept)).body


def _superiors(found: Sequence[Found]) -> list[TrustChain]:
    """Return the chains of those who may vouch for others and say where they do."""
    return [
        each.chain
        for each in found
        if each.chain is not None
        and (each.metadata is None or each.metadata.role is not Role.LEAF)
        and len(each.chain.path) <= MAX_LEVELS
        and _may_have_members(each.chain)
    ]


def _may_have_members(chain: TrustChain) -> bool:
    """Say whether those above let anybody stand below the subject; else it is not even asked."""
    for height, token in enumerate(chain.statements[1:-1], start=1):
        payload = parse_base64url(token.split(b".")[1])
        claims = strict_json.parse_object(payload, max_bytes=len(payload), max_depth=_MAX_DEPTH)
        limits = parse_constraints(claims.get("constraints", {}), about=chain.path[height])
        if limits.max_path_length is not None and height > limits.max_path_length:
            return False
    return True


def _tail(superior: TrustChain) -> tuple[bytes, ...]:
    """Return what stands above the statement about a member: an anchor's word stands last."""
    is_anchor = len(superior.statements) == 1
    return superior.statements if is_anchor else superior.statements[1:]


def _endpoint(superior: TrustChain, name: str) -> str:
    """Return where a superior answers: below its own identifier, for nothing else is enrolled.

    Raises:
        StatementError: It names no such place, or one elsewhere.
    """
    url = superior.metadata.get(_FEDERATION_ENTITY, {}).get(name)
    if not isinstance(url, str) or not _is_below(url, superior.entity_id):
        raise StatementError(f"names no {name} of its own", about=superior.entity_id)
    return url


def _read_metadata(chain: TrustChain) -> NodeMetadata | None:
    """Return what the chain says of the node; None for an entity that only vouches.

    Raises:
        StatementError: It is neither a node nor a superior, or its exchange is elsewhere.
        KeyRefusedError: One of its keys is not of this profile.
        ChainError: It claims to be an anchor and is none of ours.
    """
    about = chain.entity_id
    members = chain.metadata.get(ENTITY_TYPE)
    if members is None:
        _endpoint(chain, "federation_list_endpoint")
        return None
    try:
        metadata = parse_node_metadata(members)
    except SchemaError as exc:
        raise StatementError(f"its metadata is refused: {exc}", about=about) from exc
    for keys in (metadata.record_keys, metadata.request_keys):
        parse_key_set(keys, about=about)
    if metadata.exchange != f"{about}/exchange":
        raise StatementError("its exchange does not stand below its identifier", about=about)
    if metadata.role is Role.ANCHOR and len(chain.path) > 1:
        raise ChainError("claims to be an anchor below another", about=about)
    return metadata


def _is_below(url: str, entity_id: str) -> bool:
    """Say whether a URL stands below an identifier; one host may be shared by several entities."""
    above, path = url[: len(entity_id) + 1], url[len(entity_id) + 1 :]
    is_plain = _PLAIN_PATH.fullmatch(path) is not None and not {".", ".."} & set(path.split("/"))
    return above == f"{entity_id}/" and is_plain


def _is_entity(listed: str) -> bool:
    try:
        check_entity_id(listed)
    except InputRefusedError:
        return False
    return True
