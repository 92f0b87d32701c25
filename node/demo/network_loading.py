"""The networks of the demo's towns: invented organisations, a year of log, what they do together.

What happened is told in days before today, so that the demo is as alive in a year as it is now.
Everything takes the way a coordinator's own entries take; there is no other way in. Persons occur
nowhere in it: of every organisation stands the mailbox of a role.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from node.demo.together_loading import load_together
from node.extensions import Node
from node.people.service import Person
from node.private.local_time import local_day
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.log import settle_line, write_line
from node.private.network.log_line import LogContent, LogDraft
from node.private.network.organisation import Offer, OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation, name_organisations
from node.private.network.words import ContactKind, Door, LogKind, Part, RefusalReason, State
from schemas.practice_words import Sector

__all__ = ["load_network"]

_TEXTS = (
    *("name", "area", "mandate", "aim", "tasks"),
    *("can_share", "cannot_share", "agreed_role"),
)
_ROLE = {"fr": "Boîte de la fonction"}
"""What the mailbox of a role is called, by the language of the town; in Dutch elsewhere."""


def load_network(session: Session, *, node: Node, author: Person, folder: Path) -> None:
    """Enter a town's whole network in one transaction, unless it has one; commits.

    Args:
        session: Session of a process that may write the private database.
        node: The town's node.
        author: Its coordinator.
        folder: Where `organisations.jsonl`, `log.jsonl` and `together.json` stand.
    """
    if name_organisations(session, node=node, person=author):
        return
    today = local_day(node)
    numbers: dict[str, UUID] = {}
    for told in _lines(folder / "organisations.jsonl"):
        numbers[told["key"]] = _enter(session, node, author, told, numbers=numbers, today=today)
    for told in _lines(folder / "log.jsonl"):
        _log(session, node, author, told, numbers=numbers, today=today)
    load_together(session, node=node, author=author, file=folder / "together.json", numbers=numbers)
    session.commit()


def _enter(
    session: Session,
    node: Node,
    author: Person,
    told: Mapping[str, Any],
    *,
    numbers: Mapping[str, UUID],
    today: date,
) -> UUID:
    content = OrganisationContent(
        **{name: told[name] for name in _TEXTS if name in told},
        needs=tuple(told.get("needs", ())),
        interests=tuple(told.get("interests", ())),
        offers=tuple(Offer(**offer) for offer in told.get("offers", ())),
    )
    draft = OrganisationDraft(
        content=content,
        sector=Sector(told["sector"]),
        part=Part(told["part"]),
        door=Door(told["door"]) if "door" in told else None,
        umbrella_id=numbers[told["umbrella"]] if "umbrella" in told else None,
        confirmed_on=_before(today, told.get("confirmed_days_ago")),
        agreement_until=_before(today, told.get("agreement_in_days"), sign=1),
    )
    number = add_organisation(session, node=node, actor=author, draft=draft)
    role = _ROLE.get(node.settings.language, "Mailbox van de functie")
    reached = ContactDraft(
        organisation_id=number,
        kind=ContactKind.ROLE_MAILBOX,
        content=ContactContent(function=role, mailbox=told["mailbox"]),
    )
    add_contact(session, node=node, actor=author, draft=reached)
    return number


def _log(
    session: Session,
    node: Node,
    author: Person,
    told: Mapping[str, Any],
    *,
    numbers: Mapping[str, UUID],
    today: date,
) -> None:
    day = today - timedelta(days=told["days_ago"])
    draft = LogDraft(
        kind=LogKind(told["kind"]),
        happened_on=day,
        organisation_id=numbers[told["organisation"]] if "organisation" in told else None,
        other_id=numbers[told["other"]] if "other" in told else None,
        is_crisis=told.get("is_crisis", False),
        reason=RefusalReason(told["reason"]) if "reason" in told else None,
        due_on=_before(today, told.get("due_days_ago")),
        agreed=told.get("agreed", False),
        other_agreed=told.get("other_agreed", False),
        content=LogContent(
            text=told["text"],
            place=told.get("place", ""),
            department=told.get("department", ""),
            themes=tuple(told.get("themes", ())),
        ),
    )
    line = write_line(session, node=node, actor=author, draft=draft)
    if told.get("state") == State.DONE:
        settle_line(session, node=node, actor=author, line_id=line, state=State.DONE, revision=1)


def _before(today: date, days: int | None, *, sign: int = -1) -> date | None:
    return None if days is None else today + timedelta(days=sign * days)


def _lines(file: Path) -> Iterator[Mapping[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        told: Mapping[str, Any] = json.loads(line)
        yield told
