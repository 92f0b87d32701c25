"""What the four cards of the tour say, and where each of their steps leads."""

import json
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from node.demo.cast import AUTHOR, CAST, DESK, READER
from node.demo.loading import CONTENT
from node.demo.playbill import Playbill
from node.demo.stage import Stage
from node.language import gettext as _
from node.private.practices.service import list_practices
from node.screens.record_addresses import record_address
from schemas.entry import Kind

__all__ = ["TOUR_PRACTICE", "Card", "Step", "list_cards"]

TOUR_PRACTICE: Final = CONTENT / "vilvoorde" / "tour.jsonl"
"""The practice that waits in Vilvoorde, with invented names in it, to be released by a visitor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a card.

    Attributes:
        text: What to do there and what to look for.
        link: What its link is called; empty for a step that is done on the tour's own page.
        address: Where the link leads.
    """

    text: str
    link: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card.

    Attributes:
        title: What it shows.
        text: Why it is worth seeing.
        steps: What to do, in order.
        cuts: Whether it has the button that cuts a town off.
    """

    title: str
    text: str
    steps: tuple[Step, ...]
    cuts: bool = False


def list_cards(stage: Stage) -> tuple[Card, ...]:
    """Return the cards, in the language spoken now."""
    return (_monday(stage), _release(stage), _cut(stage), _desk(stage))


def _monday(stage: Stage) -> Card:
    walk = Playbill.read(stage.folder).walk_record
    origin = stage.settings("vilvoorde").entity_id
    practice = record_address(Kind.PRACTICE_SUMMARY, origin=origin, record_id=UUID(walk))
    return Card(
        title=_("A coordinator's Monday"),
        text=_("You coordinate in Rotterdam. Somebody asks you about young supporters."),
        steps=(
            Step(
                text=_("See what is worth doing today."),
                link=_("Open Rotterdam"),
                address=_as(stage, "rotterdam", AUTHOR, "/"),
            ),
            Step(
                text=_(
                    "Search in your own language; towns that write in another one are found too."
                ),
                link=_("Search for “supporters”"),
                address=_as(
                    stage, "rotterdam", AUTHOR, "/practices?" + urlencode({"q": "supporters"})
                ),
            ),
            Step(
                text=_(
                    "Read what Vilvoorde tried, and see how you know that it is from Vilvoorde."
                ),
                link=_("Open the practice"),
                address=_as(stage, "rotterdam", AUTHOR, practice),
            ),
            Step(
                text=_("Find the colleague to call."),
                link=_("Open the colleagues"),
                address=_as(stage, "rotterdam", AUTHOR, "/colleagues"),
            ),
            Step(
                text=_("See which partner to call, and write down in the log what you agreed."),
                link=_("Open your network"),
                address=_as(stage, "rotterdam", AUTHOR, "/network/care"),
            ),
        ),
    )


def _release(stage: Stage) -> Card:
    practice = _tour_practice(stage)
    title = str(json.loads(TOUR_PRACTICE.read_bytes())["title"])
    word = title.split(maxsplit=1)[0]
    return Card(
        title=_("Release a practice, and watch it arrive in Rotterdam"),
        text=_("You coordinate in Vilvoorde. A practice is written down, with names still in it."),
        steps=(
            Step(
                text=_(
                    "Open the practice and choose “Make it safe to share”. Take all proposals, see "
                    "exactly what leaves, and ask a second reader."
                ),
                link=_("Open the practice in Vilvoorde"),
                address=_as(stage, "vilvoorde", AUTHOR, f"/practices/mine/{practice}"),
            ),
            Step(
                text=_(
                    "Now you are the second reader: read it, answer the two questions, approve."
                ),
                link=_("Read it in Vilvoorde"),
                address=_as(stage, "vilvoorde", READER, "/airlock/read"),
            ),
            Step(
                text=_("A few seconds later it is in Rotterdam, verified and searchable."),
                link=_("Search in Rotterdam for “%(word)s”") % {"word": word},
                address=_as(stage, "rotterdam", AUTHOR, "/practices?" + urlencode({"q": word})),
            ),
        ),
    )


def _cut(stage: Stage) -> Card:
    return Card(
        title=_("Cut a town off"),
        text=_(
            "A line is down. What Rotterdam has of that town stays readable and says how old it is."
        ),
        cuts=True,
        steps=(
            Step(text=_("Cut Sarcelles off with the button below.")),
            Step(
                text=_(
                    "Search in Rotterdam: it still answers, and says when Sarcelles was last heard."
                ),
                link=_("Search for “prévention”"),
                address=_as(
                    stage, "rotterdam", AUTHOR, "/practices?" + urlencode({"q": "prévention"})
                ),
            ),
            Step(text=_("Connect Sarcelles again with the same button.")),
        ),
    )


def _desk(stage: Stage) -> Card:
    return Card(
        title=_("What do the towns share?"),
        text=_("You work at the desk of %(network)s.") % {"network": CAST["ran"].name},
        steps=(
            Step(
                text=_("See the newest practices, the towns that are silent, and what recurs."),
                link=_("Open the desk"),
                address=_as(stage, "ran", DESK, "/desk"),
            ),
        ),
    )


def _as(stage: Stage, key: str, handle: str, address: str) -> str:
    """Return the address at which a visitor becomes somebody invented and goes on to `address`."""
    port = CAST[key].people_port(stage.first_port)
    return f"http://127.0.0.1:{port}/demo/as/{handle}?" + urlencode({"next": address})


def _tour_practice(stage: Stage) -> UUID:
    title = json.loads(TOUR_PRACTICE.read_bytes())["title"]
    with stage.opened("vilvoorde") as (node, session):
        return next(
            practice.practice_id
            for practice in list_practices(session, node=node)
            if practice.content.title == title
        )
