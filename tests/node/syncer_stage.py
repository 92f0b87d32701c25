"""Rotterdam's syncer amid two towns that answer it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from node import syncer
from node.database import Zone, db, start_writing
from node.extensions import Process, current_node
from node.published.statements import sign_statements
from node.received.models import ReceivedRecord
from node.settings import Settings
from node.syncer import Syncer, create_app
from node.trust.enrolment import TrustReport
from node.trust.inbox import Ping
from node.trust.members import Member
from node.trust.own_keys import KeyUse, get_own_key, get_own_public_keys
from node.trust.service import get_peer
from tests.fake_federation import FakeFederation
from tests.node.published.released import put, release, sealing
from tests.node.received.towns import introduce, served
from tests.nodes import FixedClock, opened, set_up

__all__ = ["Stage", "ping", "staged"]


@dataclass
class Stage:
    """Rotterdam's syncer with two towns it knows.

    Attributes:
        rotterdam: Who reads.
        vilvoorde: Who is read.
        clock: Everybody's time.
        federation: What Rotterdam reaches.
        syncer: Under test.
        asked: Whether each refresh of trust was forced.
        again: Whose chains each refresh was to ask for out of turn.
        report: What the next refresh of trust comes to.
    """

    rotterdam: Settings
    vilvoorde: Settings
    clock: FixedClock
    federation: FakeFederation
    syncer: Syncer
    asked: list[bool]
    again: list[frozenset[str]]
    report: TrustReport

    def vouch_for(self, entity_id: str) -> None:
        """Let Rotterdam's sealer say of somebody that it is a member."""
        keys = get_own_public_keys(self.rotterdam.keys_folder)
        member = Member(
            entity_id=entity_id,
            keys=keys.federation,
            country=None,
            may_vouch=False,
            added_at=self.clock(),
        )
        with sealing(self.rotterdam, clock=self.clock) as sealer:
            sign_statements(
                sealer.session,
                node=sealer.node,
                key=get_own_key(self.rotterdam.keys_folder, KeyUse.FEDERATION),
                keys=keys,
                members=[member],
            )

    def learn_each_minute(self, minutes: int) -> list[int]:
        """Return the minutes at which superiors are asked; a whole turn would take long."""
        asked_at = []
        for minute in range(1, minutes + 1):
            self.clock.now += timedelta(minutes=1)
            before = len(self.asked)
            with self.syncer.app.app_context():
                self.syncer._learn(db.session(), current_node())  # noqa: SLF001 - one step of a turn
            asked_at += [minute] * (len(self.asked) - before)
        return asked_at

    def records(self) -> int:
        """Return how many records were received."""
        with self.syncer.app.app_context():
            return len(db.session.scalars(select(ReceivedRecord.record_id)).all())

    def code_of(self, entity_id: str) -> str | None:
        """Return what ails one peer."""
        with self.syncer.app.app_context():
            return get_peer(db.session(), entity_id=entity_id).last_code


@contextmanager
def staged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Let two towns release one record each, and open the syncer of a third."""
    vilvoorde, sarcelles = set_up(tmp_path, "vilvoorde"), set_up(tmp_path, "sarcelles")
    rotterdam = set_up(tmp_path, "rotterdam")
    for town in (vilvoorde, sarcelles):
        introduce(rotterdam, town)
        introduce(town, rotterdam)
        release(town, put(town.name))
    clock, federation = FixedClock(), FakeFederation()
    app = create_app(rotterdam, clock=clock)
    asked: list[bool] = []
    report = TrustReport()

    asked_again: list[frozenset[str]] = []

    def refresh(
        *_args: object,
        force: bool = False,
        again: frozenset[str] = frozenset(),
        **_kwargs: object,
    ) -> TrustReport:
        asked.append(force)
        asked_again.append(again)
        return report

    # Enrolment has tests of its own; here it is asked at the right time.
    monkeypatch.setattr(syncer, "refresh_trust", refresh)
    with served(vilvoorde, federation, clock=clock), served(sarcelles, federation, clock=clock):
        yield Stage(
            rotterdam=rotterdam,
            vilvoorde=vilvoorde,
            clock=clock,
            federation=federation,
            syncer=Syncer(app=app, transport=federation),
            asked=asked,
            again=asked_again,
            report=report,
        )
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def ping(stage: Stage, origin: str, size: int) -> None:
    """Let a town tell Rotterdam of so many entries."""
    with opened(stage.rotterdam, process=Process.PEER) as (_app, session):
        start_writing(session, Zone.INBOX)
        url = f"{origin}/exchange/ran"
        session.merge(Ping(collection=url, origin=origin, size=size, at=stage.clock()))
        session.commit()
