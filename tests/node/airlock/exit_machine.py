"""What a sequence of steps at the exit keeps in mind, and how it judges what left.

The judgement knows nothing of recognisers, of bindings and of the exit's own tables: it looks at
the bytes that stand in the published database, at what was shown to whoever approved, and at what
was true at that moment.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine, invariant
from sqlalchemy.orm import Session

from node.airlock.findings import Finding
from node.airlock.models import RequestState
from node.airlock.requests import get_request
from node.airlock.review import FinalText, final_text, review
from node.errors import NodeError
from node.settings import Audience
from schemas.errors import SchemaError
from schemas.strict_json import dump
from tests.node.airlock.exit_stage import KNOWN, SAME_PERSON, ExitStage, Left

__all__ = ["HIDING", "Approval", "ExitMachine", "Facts"]

HIDING: Final = (
    "\u200b",
    "\u202e",
    "\u00ad",
    "Qu\u0430sten",
    "Q u a s t",
    "Q-u-a-s-t",
    "<b>",
    "&#81;",
    "SWx2YXJh",
)
"""What the tests hide words with; no text that left may hold any of it."""

_T = TypeVar("_T")
_WIDENING: Final = (Audience.NOBODY, Audience.COUNTRY, Audience.RAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What whoever approves relies on besides the text.

    Attributes:
        names: What the register holds.
        gate: How often the checks were renewed.
        edits: How often the practice was changed.
    """

    names: frozenset[str]
    gate: int
    edits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """What somebody approved.

    Attributes:
        handle: Who.
        body: The bytes they were shown.
        audience: For whom.
        facts: What was true then.
    """

    handle: str
    body: bytes
    audience: str
    facts: Facts


class ExitMachine(RuleBasedStateMachine):
    """A try at getting something out; the rules are what people do.

    Args:
        stage: The node, which is put back.
        counted: What happened over all tries; shows that things do leave, and are refused.
    """

    def __init__(self, stage: ExitStage, counted: Counter[str]) -> None:
        super().__init__()
        self.stage, self.node, self.counted = stage, stage.node, counted
        stage.put_back()
        counted["tries"] += 1
        self.requests = list(stage.requests)
        self.subjects = dict(zip(stage.requests, stage.subjects, strict=True))
        self.writers = dict(zip(stage.subjects, ("an", "an", "ev"), strict=True))
        self.askers = {each: self.author_of(each) for each in stage.requests}
        self.approvals: dict[UUID, Approval] = {}
        self.shown: dict[UUID, FinalText] = {}
        self.edits = Counter[UUID]()
        self.names = frozenset(KNOWN)
        self.gate = 0
        self.closed: set[str] = set()
        self.ceiling = Audience.RAN
        self.patches = ExitStack()
        self._judged: set[tuple[str, int]] = set()

    def teardown(self) -> None:
        """Give the checks their version back."""
        self.patches.close()

    def request(self, which: int) -> UUID:
        """Return one of the requests there are."""
        return self.requests[which % len(self.requests)]

    def requests_of(self, record_id: UUID) -> frozenset[UUID]:
        """Return the requests of one record."""
        session = self.stage.session
        return frozenset(
            each for each in self.requests if get_request(session, each).record_id == record_id
        )

    def author_of(self, request_id: UUID) -> str:
        """Return who wrote what a request was made from."""
        return self.writers[self.subjects[request_id]]

    def attempt(self, act: Callable[[Session], _T]) -> _T | None:
        """Do what may be refused; a refusal leaves nothing behind."""
        session = self.stage.session
        try:
            done = act(session)
            session.commit()
        except (NodeError, SchemaError) as error:
            session.rollback()
            self.counted[error.code] += 1
            return None
        return done

    def findings(self, request_id: UUID) -> tuple[Finding, ...]:
        """Return what the author is shown."""
        found = review(self.stage.session, node=self.node, request_id=request_id).findings
        self.stage.session.rollback()
        return found

    def facts(self, request_id: UUID) -> Facts:
        """Return what an approval of now would rely on."""
        edits = self.edits[self.subjects[request_id]]
        return Facts(names=self.names, gate=self.gate, edits=edits)

    def look(self, request_id: UUID, handle: str) -> FinalText | None:
        """Let somebody open the text they are asked about; None if they may not."""
        reader = self.stage.people[handle]
        return self.attempt(
            lambda session: final_text(
                session, node=self.node, reader=reader, request_id=request_id
            )
        )

    def asking(self, request_id: UUID, act: Callable[[], object]) -> None:
        """Let somebody ask for a reader; what was approved before is answered anew."""
        before = self._stands(request_id)[1]
        act()
        if self._stands(request_id)[1] != before:
            self.approvals.pop(request_id, None)
            self.counted["asked"] += 1

    def deciding(
        self, request_id: UUID, handle: str, act: Callable[[], object], text: FinalText | None
    ) -> None:
        """Let somebody decide; keep what was approved as they were shown it."""
        before = self._stands(request_id)[0]
        act()
        after = self._stands(request_id)[0]
        if after == before:
            return
        self.approvals.pop(request_id, None)
        if after is RequestState.APPROVED:
            self.counted["approved"] += 1
            self.approvals[request_id] = Approval(
                handle=handle,
                body=b"" if text is None else dump(text.body),
                audience="" if text is None else text.audience,
                facts=self.facts(request_id),
            )

    def _stands(self, request_id: UUID) -> tuple[RequestState, int]:
        row = get_request(self.stage.session, request_id)
        found = (row.state, row.times_asked)
        self.stage.session.rollback()
        return found

    @invariant()
    def only_what_may_leave_has_left(self) -> None:
        """Judge whatever is new in the published database."""
        for left in self.stage.left():
            if left.place not in self._judged:
                self._judged.add(left.place)
                self.counted["left"] += 1
                self._check_names_nobody(left)
                self._check_approved(left)

    def _check_names_nobody(self, left: Left) -> None:
        words = "\n".join(_texts(json.loads(left.body)))
        for name in self.names:
            parts = name.casefold().split()
            assert not all(part in words.casefold() for part in parts), f"{name} left"
        for hidden in HIDING:
            assert hidden not in words, f"{hidden!r} left"

    def _check_approved(self, left: Left) -> None:
        mine = self.requests_of(left.record_id)
        fitting = [
            request_id
            for request_id, approval in self.approvals.items()
            if request_id in mine
            and approval.body == left.body
            and approval.audience == left.audience
            and approval.facts == self.facts(request_id)
            and approval.handle not in self.closed
            and _person(approval.handle)
            not in {_person(self.author_of(request_id)), _person(self.askers[request_id])}
        ]
        assert fitting, "something left that no second person approved as it is"
        # An approval lets one thing out, once.
        del self.approvals[fitting[0]]
        allowed = _WIDENING[: _WIDENING.index(self.ceiling) + 1]
        assert Audience(_word(left.audience)) in allowed, "something left that no policy allows"


def _texts(value: object) -> Iterator[str]:
    """Yield every text in what left, also in members that nobody thought of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _word(audience: str) -> str:
    return audience if audience == Audience.RAN else Audience.COUNTRY


def _person(handle: str) -> str:
    return SAME_PERSON.get(handle, handle)
