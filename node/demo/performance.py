"""The demo from start to end: set up, start, introduce, load, walk; then look at the facts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from federation.transport import FetchLimits, HttpsTransport
from node.clock import system_clock
from node.demo.breaks import broken
from node.demo.cast import CAST, TOWNS
from node.demo.cutting import connect, cut_off
from node.demo.fact_list import list_facts
from node.demo.facts import Outcome, examine
from node.demo.ground import keep_ground
from node.demo.loading import load_town
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.demo.walk import Say, take_walk
from node.errors import InputRefusedError
from node.language import gettext as _
from node.queues import QueueName, wake
from node.trust.enrolment import refresh_trust

__all__ = ["check", "check_number", "introduce", "lines", "prepare", "without_peer"]


def prepare(stage: Stage, say: Say) -> None:
    """Bring a stage up and play until the facts can be looked at; a second time takes seconds."""
    stage.check_ports()
    keep_ground(stage.folder, first_port=stage.first_port)
    say(_("Setting up seven nodes, each with its own databases and keys …"))
    stage.set_up()
    say(_("Starting their processes …"))
    stage.start()
    say(_("Introducing them: each verifies the others up to the desk …"))
    introduce(stage)
    for key in TOWNS:
        approved = load_town(stage, key)
        if approved:
            say(
                _("%(town)s: %(number)d records were read by a second person and released.")
                % {"town": CAST[key].name, "number": approved}
            )
    if not Playbill.is_written(stage.folder):
        take_walk(stage, say)
    stage.await_coordinators()


def introduce(stage: Stage) -> None:
    """Let every node ask its superiors who belongs, now and not at its next look."""
    transport = HttpsTransport(FetchLimits(), allow_loopback_http=True)
    for key, player in CAST.items():
        with stage.opened(key) as (node, session):
            refresh_trust(
                session,
                transport=transport,
                settings=node.settings,
                clock=system_clock,
                force=True,
            )
            if "syncer" in player.processes:
                wake(node.settings, QueueName.SYNCER)


def check(
    stage: Stage, *, break_number: int | None = None, killed: str | None = None
) -> tuple[Outcome, ...]:
    """Look at every fact, with one broken or one peer process killed if that is asked for.

    Raises:
        InputRefusedError: There is no fact of this number.
    """
    facts = list_facts()
    if break_number is not None:
        check_number(break_number)
        name = facts[break_number - 1].name
        with broken(stage, name):
            return examine(stage, facts)
    if killed is not None:
        with without_peer(stage, killed):
            return examine(stage, facts)
    return examine(stage, facts)


def check_number(number: int) -> None:
    """Check that there is a fact of this number.

    Raises:
        InputRefusedError: There is none.
    """
    last = len(list_facts())
    if not 1 <= number <= last:
        raise InputRefusedError(
            _("There is no fact %(number)d; they go from 1 to %(last)d.")
            % {"number": number, "last": last}
        )


@contextmanager
def without_peer(stage: Stage, key: str) -> Iterator[None]:
    """Cut one node off for the length of a block, then connect it again."""
    cut_off(stage, key)
    try:
        yield
    finally:
        connect(stage, key)


def lines(stage: Stage, outcomes: Sequence[Outcome]) -> list[str]:
    """Return the outcomes as lines: number, verdict, sentence, what was seen, what it rests on."""
    written = []
    for outcome in outcomes:
        verdict = _("holds") if outcome.holds else _("DOES NOT HOLD")
        fact = outcome.fact
        said = _("%(verdict)s: %(fact)s") % {"verdict": verdict, "fact": fact.sentence}
        written.append(f"{fact.number:2} {said} [{outcome.seen}]")
        written += [f"     {evidence.describe(stage)}" for evidence in fact.evidence]
    return written
