"""One of everything at a town of the running demo, so that every page has something to show.

It is written by the services that the pages call. A practice is being written, with names in it and
a word of ninety letters in its title; another waits for a second reader; one has left. Rotterdam is
filled, because the tour and the walk count on what stands in the other towns.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from node.airlock.models import ReleaseRequest
from node.airlock.requests import open_request
from node.airlock.review import ask
from node.demo.cast import AUTHOR
from node.demo.loading import CONTENT
from node.demo.stage import Stage
from node.extensions import Node
from node.people.invented import MAILBOX_MARK
from node.people.invitations import invite
from node.people.models import PersonRole
from node.people.service import Person, add_person, get_person, list_people
from node.private.practices.service import import_practices, list_practices
from node.private.register.models import KnownKind
from node.private.register.service import list_known
from node.published.reading import Released, list_released
from schemas.entry import Kind
from tests.browser.full_network import fill_network

__all__ = ["FULL", "LONG_WORD", "Full", "fill"]

FULL: Final = "rotterdam"
LONG_WORD: Final = (
    "Wijkveiligheidsoverlegvoorzittersvergaderingsnotulenarchiefbeheerdersopleidingscoördinator"
)
"""Ninety letters, as Dutch and German allow."""

_INVITED: Final = "stijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Full:
    """What was made, by the words that addresses have.

    Attributes:
        values: Value for each word, for pages of each blueprint or endpoint; the longer word wins.
    """

    values: Mapping[str, Mapping[str, object]]

    def arguments(self, endpoint: str) -> Mapping[str, object]:
        """Return the words of an endpoint's address; raises KeyError if it has no sample."""
        room = endpoint.partition(".")[0]
        return {**self.values.get(room, {}), **self.values.get(endpoint, {})}


def fill(stage: Stage) -> Full:
    """Fill the town and return what its pages are about; a second time changes nothing."""
    own = _released_elsewhere(stage)
    with stage.opened(FULL) as (node, session):
        author = get_person(session, node=node, handle=AUTHOR)
        writing, waiting = _practices(session, node, author)
        draft = _request(session, node, author, writing)
        asked = _request(session, node, author, waiting)
        if asked.asked_at is None:
            ask(session, node=node, author=author, request_id=asked.request_id, audience="ran")
        code = _invitation(session, node)
        session.commit()
        left = _left(session, Kind.PRACTICE_SUMMARY)
        peer = stage.settings("vilvoorde").entity_id
        known = next(
            each for each in list_known(session, node=node) if each.kind is KnownKind.ORGANISATION
        )
        record = {"record_id": left.record_id}
        network = fill_network(session, node=node, author=author, long_word=LONG_WORD)
        return Full(
            values={
                "practices": {"practice_id": writing},
                "airlock": {"request_id": draft.request_id},
                "airlock.text": {"member": "texts.nl.situation"},
                "airlock.tick": {"member": "period"},
                "airlock.read": {"request_id": asked.request_id},
                "airlock.calling_off": {"request_id": asked.request_id},
                "airlock.history": record,
                "airlock.withdrawal": record,
                "left.entry": {"audience": left.audience, "position": left.position},
                "practice_page": {"origin": peer, "record_id": own[Kind.PRACTICE_SUMMARY]},
                "colleague_page": {"origin": peer, "record_id": own[Kind.DIRECTORY_ENTRY]},
                "admin.peer": {"entity_id": peer},
                "admin.ask_to_remove": {"entity_id": stage.settings("be").entity_id},
                "admin_people": {"account_id": author.account_id},
                "people.invitation": {"code": code},
                "register.entry": {"entry_id": known.entry_id},
                **network,
            }
        )


def _released_elsewhere(stage: Stage) -> Mapping[Kind, UUID]:
    with stage.opened("vilvoorde") as (_node, session):
        return {kind: _left(session, kind).record_id for kind in Kind}


def _left(session: Session, kind: Kind) -> Released:
    """Return the record of a kind that left last and is still out."""
    return [each for each in list_released(session) if each.kind is kind and each.live][-1]


def _practices(session: Session, node: Node, author: Person) -> tuple[UUID, UUID]:
    """Return the practice that is being written, and the one that is ready."""
    lines = (CONTENT / FULL / "practices.jsonl").read_text(encoding="utf-8").splitlines()
    ready = json.loads(lines[0]) | {"title": "Koffie op de markt, elke eerste zaterdag"}
    person, mailbox = _names()
    writing = ready | {
        "title": f"Een titel met {LONG_WORD} erin",
        "situation": f"{ready['situation']}\n\n{person} belde ons, of mailde van {mailbox}.",
        "approach": f"{ready['approach']} Op 14 maart 2024 zaten er vier vaders in de zaal.",
    }
    known = {each.content.title: each.practice_id for each in list_practices(session, node=node)}
    for content in (writing, ready):
        if content["title"] not in known:
            data = json.dumps(content).encode()
            made = import_practices(session, node=node, author=author, data=data)
            known[content["title"]] = made[0]
            session.commit()
    return known[writing["title"]], known[ready["title"]]


def _names() -> tuple[str, str]:
    """Return a person and a mailbox that the town knows."""
    lines = (CONTENT / FULL / "register.jsonl").read_text(encoding="utf-8").splitlines()
    known = [json.loads(line) for line in lines]
    person, mailbox = (
        next(each["text"] for each in known if each["kind"] == kind)
        for kind in ("person", "mailbox")
    )
    return person, mailbox


def _request(session: Session, node: Node, author: Person, practice_id: UUID) -> ReleaseRequest:
    row = open_request(
        session, node=node, author=author, kind=Kind.PRACTICE_SUMMARY, subject_id=practice_id
    )
    session.commit()
    return row


def _invitation(session: Session, node: Node) -> str:
    """Return the code of an invitation that nobody has used."""
    if _INVITED not in {person.handle for person in list_people(session, node=node)}:
        add_person(
            session,
            node=node,
            handle=_INVITED,
            name="Stijn Hazelkruid",
            mailbox=f"{_INVITED}{MAILBOX_MARK}{FULL}.example",
            roles=[PersonRole.COORDINATOR],
        )
        session.commit()
    person = get_person(session, node=node, handle=_INVITED)
    return invite(session, person, node=node, actor="admin")
