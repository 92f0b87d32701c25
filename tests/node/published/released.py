"""Builders of what a node released: bodies, commands, and the sealer's steps on a real node."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from federation.keys import SigningKey
from node.clock import Clock
from node.database import Zone, start_writing
from node.extensions import Node, Process, current_node
from node.published.seal import seal_collections
from node.published.store import (
    Position,
    Put,
    Withdraw,
    append_release,
    ensure_collections,
)
from node.settings import Settings
from node.trust.own_keys import KeyUse, get_own_key
from schemas.bodies import dump_body
from schemas.entry import Kind
from schemas.place import Place
from schemas.practice_summary import (
    Evidence,
    EvidenceLevel,
    Lesson,
    LessonKind,
    Level,
    Period,
    PracticeKind,
    PracticeSummary,
    Rights,
    Setting,
    SummaryText,
    TargetGroup,
)
from tests.nodes import opened

__all__ = ["Sealing", "carry_out", "make_body", "put", "release", "sealing"]

_SUMMARY = PracticeSummary(
    language="nl",
    texts={
        "nl": SummaryText(
            title="Koffie",
            teaser="Koffie voor ouders",
            situation="Ouders kenden elkaar niet.",
            aim="Elkaar leren kennen.",
            approach="Elke maand koffie.",
            result="Zij bellen elkaar nu.",
        )
    },
    lessons=(Lesson(kind=next(iter(LessonKind)), text={"nl": "Begin klein."}),),
    kind=next(iter(PracticeKind)),
    themes=("family-support",),
    target_groups=(next(iter(TargetGroup)),),
    settings=(next(iter(Setting)),),
    level=next(iter(Level)),
    partners=(),
    place=Place(country="be"),
    period=Period(start="2019-03"),
    evidence=Evidence(level=next(iter(EvidenceLevel))),
    rights=next(iter(Rights)),
    confirmed="2026-02",
)


class Sealing:
    """A node opened as its sealer.

    Attributes:
        session: Writes to the published database.
        node: The node.
        key: Its record key.
    """

    def __init__(self, session: Session, node: Node, key: SigningKey) -> None:
        self.session = session
        self.node = node
        self.key = key

    def carry_out(self, *commands: Put | Withdraw) -> list[Position]:
        """Append each command and commit them together; nothing is sealed."""
        start_writing(self.session, Zone.PUBLISHED)
        positions = [
            append_release(self.session, command, node=self.node, key=self.key)
            for command in commands
        ]
        self.session.commit()
        return positions

    def seal(self) -> int:
        """Seal what is due."""
        return seal_collections(self.session, node=self.node, key=self.key)


@contextmanager
def sealing(settings: Settings, *, clock: Clock | None = None) -> Iterator[Sealing]:
    """Open a node as its sealer, with its collections made."""
    with opened(settings, process=Process.SEALER, clock=clock) as (_app, session):
        node = current_node()
        ensure_collections(session, node=node)
        session.commit()
        yield Sealing(session, node, get_own_key(settings.keys_folder, KeyUse.RECORD))


def carry_out(settings: Settings, *commands: Put | Withdraw) -> list[Position]:
    """Append commands at a node without sealing them."""
    with sealing(settings) as sealer:
        return sealer.carry_out(*commands)


def release(
    settings: Settings, *commands: Put | Withdraw, clock: Clock | None = None
) -> list[Position]:
    """Append commands at a node and seal them."""
    with sealing(settings, clock=clock) as sealer:
        positions = sealer.carry_out(*commands) if commands else []
        sealer.seal()
        return positions


def make_body(title: str = "Koffie") -> bytes:
    """Return the bytes of a practice summary with this title."""
    text = replace(_SUMMARY.texts["nl"], title=title)
    return dump_body(replace(_SUMMARY, texts={"nl": text}))


def put(
    title: str = "Koffie",
    *,
    audience: str = "ran",
    record_id: UUID | None = None,
    rev: int = 1,
    body: bytes | None = None,
    request_id: UUID | None = None,
) -> Put:
    """Return the command that releases one revision of a practice summary."""
    return Put(
        audience=audience,
        kind=Kind.PRACTICE_SUMMARY,
        record_id=record_id or uuid4(),
        rev=rev,
        body=make_body(title) if body is None else body,
        request_id=request_id or uuid4(),
        approved_hash=bytes(32),
    )
