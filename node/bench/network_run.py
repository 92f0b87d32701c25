"""One run over the pages of a crowded network: fill it, serve the node, ask every page of it."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.bench.crowded_network import Crowd, Sizes, fill_crowd
from node.bench.filled_node import FilledNode
from node.bench.network_samples import CROWD_SAMPLES, FILES, NETWORK_SAMPLES
from node.bench.network_work import NetworkThings, do_network_work
from node.bench.page_samples import list_visits
from node.bench.page_timing import PageFigures, measure, serving
from node.bench.run import Say
from node.coordinator_app import create_app
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, add_person
from node.private.meetings.round_making import make_speed_dates
from node.private.meetings.rounds import Measured, OddRule, Seat
from node.private.meetings.rounds import measure as measure_rounds
from node.private.meetings.task import TaskContent, TaskDraft
from node.private.meetings.tasks import add_task
from node.private.network.words import Part

__all__ = ["NetworkRun", "run_network"]

PEOPLE: Final = 60
ROUNDS: Final = 8
_SEED: Final = 2_026
_AUTHOR: Final = "author"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRun:
    """What one run found.

    Attributes:
        sizes: How large the network was.
        repeats: Answers measured for each page.
        pages: What each page cost.
        files: What each file cost that is saved.
        speed_dates: What the rounds of `PEOPLE` people are worth.
        preparing: Seconds it took to fill the node.
    """

    sizes: Sizes
    repeats: int
    pages: Sequence[PageFigures]
    files: Sequence[PageFigures]
    speed_dates: Measured
    preparing: float


def run_network(node: FilledNode, *, sizes: Sizes, repeats: int, say: Say) -> NetworkRun:
    """Measure every page of the network of a node that is made for it.

    Args:
        node: Its folder must be empty.
        sizes: How large the network is.
        repeats: How often each page is measured.
        say: Takes lines of progress.

    Raises:
        ServiceMissingError: The node did not start, or a page answers with an error.
    """
    node.set_up()
    say(
        _("Filling a network with %(organisations)d organisations and %(lines)d log lines …")
        % {"organisations": sizes.organisations, "lines": sizes.lines}
    )
    begun = time.perf_counter()
    with node.as_command() as (opened, session):
        things = _fill(session, opened, sizes)
    preparing = time.perf_counter() - begun
    cookies = node.sign_in({PersonRole.COORDINATOR: _AUTHOR})
    app = create_app(node.settings)
    samples = [
        replace(sample, asked_by=PersonRole.COORDINATOR)
        for sample in (*CROWD_SAMPLES, *NETWORK_SAMPLES)
    ]
    pages = [
        *list_visits(app, things, samples=[each for each in samples if each.endpoint not in FILES])
    ]
    files = [
        *list_visits(app, things, samples=[each for each in samples if each.endpoint in FILES])
    ]
    with serving(node.people_url, environment=node.environment) as server:
        say(_("Asking %(number)d pages …") % {"number": len(pages) + len(files)})
        return NetworkRun(
            sizes=sizes,
            repeats=repeats,
            pages=tuple(measure(server, pages, cookies=cookies, repeats=repeats)),
            files=tuple(measure(server, files, cookies=cookies, repeats=repeats)),
            speed_dates=measure_speed_dates(),
            preparing=preparing,
        )


def measure_speed_dates() -> Measured:
    """Return what the rounds of sixty people of as many organisations are worth."""
    chance = random.Random(_SEED)  # noqa: S311 - invented data, the same each time
    seats = [
        Seat(
            number=number,
            organisation_id=UUID(int=chance.getrandbits(128), version=4),
            part=Part.FORMAL if number % 2 else Part.INFORMAL,
        )
        for number in range(1, PEOPLE + 1)
    ]
    return measure_rounds(seats, rounds=ROUNDS, seed=_SEED)


def _fill(session: Session, node: Node, sizes: Sizes) -> NetworkThings:
    author = add_person(
        session,
        node=node,
        handle=_AUTHOR,
        name="Quirine Vandeloreil",
        mailbox="author.demo@quistwijk.example",
        roles=[PersonRole.COORDINATOR],
    )
    session.commit()
    things = do_network_work(session, node=node, actor=author)
    crowd = fill_crowd(session, node=node, author=author, sizes=sizes)
    task_id = _meet(session, node, author, crowd.meetings[0])
    return replace(_busiest(things, crowd), task_id=str(task_id))


def _meet(session: Session, node: Node, author: Person, meeting_id: UUID) -> UUID:
    """Make the rounds of a meeting and note what was agreed; return its number."""
    make_speed_dates(
        session,
        node=node,
        actor=author,
        meeting_id=meeting_id,
        rounds=ROUNDS,
        minutes=5,
        odd=OddRule.PAUSE,
        seed=_SEED,
    )
    task_id = add_task(
        session,
        node=node,
        actor=author,
        draft=TaskDraft(content=TaskContent(text="Een zaal vragen"), meeting_id=meeting_id),
    )
    session.commit()
    return task_id


def _busiest(things: NetworkThings, crowd: Crowd) -> NetworkThings:
    """Return what the pages are asked of: the organisation, group and meeting that hold most."""
    return replace(
        things,
        organisation_id=str(crowd.organisations[0]),
        other_id=str(crowd.organisations[1]),
        contact_id=str(crowd.contacts[0]),
        group_id=str(crowd.groups[0]),
        meeting_id=str(crowd.meetings[0]),
    )
