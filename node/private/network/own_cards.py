"""What coordinators do with their card: read it, change it, confirm what stays where."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from node.errors import ConflictError
from node.extensions import Node
from node.language import gettext as _
from node.people.models import PersonRole
from node.people.service import Person, check_role
from node.private.local_time import local_day
from node.private.network.changes import next_change, record_change
from node.private.network.group_models import OwnCardRow
from node.private.network.notes import check_notes
from node.private.network.own_card import CONTENT, OwnCard, OwnCardContent
from node.private.sealed_record import check_record, open_record, seal_record

__all__ = [
    "confirm_firewall",
    "find_own_card",
    "objective_choices",
    "save_own_card",
    "texts_of_card",
]

_TABLE: Final = OwnCardRow.__tablename__


def find_own_card(session: Session, *, node: Node) -> OwnCard:
    """Return the card; an empty one while nobody has written it."""
    row = session.get(OwnCardRow, 1, populate_existing=True)
    if row is None:
        return OwnCard()
    return OwnCard(
        content=open_record(
            CONTENT,
            row.sealed_content,
            record=OwnCardContent,
            node=node,
            table=_TABLE,
            column="sealed_content",
            row=1,
        ),
        review_on=row.review_on,
        elections_on=row.elections_on,
        firewall_confirmed_on=row.firewall_confirmed_on,
        revision=row.revision,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def save_own_card(
    session: Session,
    *,
    node: Node,
    actor: Person,
    content: OwnCardContent,
    review_on: date | None,
    elections_on: date | None,
    revision: int,
) -> OwnCard:
    """Let the card say this from now on; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who changes it.
        content: Its texts; on which day the goals were set is found out here.
        review_on: When the mandate is looked at again.
        elections_on: When the council is elected next.
        revision: Revision the page showed; 0 for a card that was empty.

    Raises:
        NotAllowedError: The actor is no coordinator.
        ConflictError: Somebody changed it meanwhile.
        InputRefusedError: A text cannot be stored.
        WorryFoundError: A text is about a person at risk.
    """
    check_role(actor, PersonRole.COORDINATOR)
    check_record(CONTENT, content)
    next_change(session)
    before = find_own_card(session, node=node)
    if before.revision != revision:
        raise ConflictError(_("Somebody changed the mandate meanwhile."))
    check_notes(_texts_by_heading(content), stored=texts_of_card(before.content))
    content = replace(
        content, goals_on=_goals_day(content, before=before.content, today=local_day(node))
    )
    card = replace(before, content=content, review_on=review_on, elections_on=elections_on)
    return _store(session, card, node=node, actor=actor, action="own_card_changed")


def confirm_firewall(session: Session, *, node: Node, actor: Person) -> OwnCard:
    """Note that colleagues confirmed today what stays where; the caller commits.

    Raises:
        NotAllowedError: The actor is no coordinator.
        ConflictError: Nothing is written yet that could be confirmed.
    """
    check_role(actor, PersonRole.COORDINATOR)
    next_change(session)
    card = find_own_card(session, node=node)
    if not card.content.firewall:
        raise ConflictError(_("Write first what stays between prevention and intervention."))
    card = replace(card, firewall_confirmed_on=local_day(node))
    return _store(session, card, node=node, actor=actor, action="firewall_confirmed")


def objective_choices(card: OwnCard) -> tuple[tuple[str, str], ...]:
    """Return the objectives as options of a form: their place from 1, and their text."""
    return tuple((str(at), text) for at, text in enumerate(card.content.objectives, start=1))


def texts_of_card(content: OwnCardContent) -> Mapping[str, str]:
    """Return every text that stands on a card, by the name of its field."""
    texts = {f"focus_{language}": text for language, text in content.focus.items()}
    for name in ("legal_basis", "aim", "limits", "adopted_by", "firewall", "clarity"):
        texts[name] = getattr(content, name)
    texts |= {f"objective_{at}": text for at, text in enumerate(content.objectives)}
    texts |= {f"milestone_text_{at}": each.text for at, each in enumerate(content.milestones)}
    if content.visits is not None:
        texts |= {"visit_hosts": content.visits.hosts, "visit_about": content.visits.about}
    return {name: text for name, text in texts.items() if text}


def _texts_by_heading(content: OwnCardContent) -> Mapping[str, str]:
    """Return texts as they are looked at: a page may leave rows out, so the first means all."""
    texts: dict[str, str] = {}
    for name, text in texts_of_card(content).items():
        stem, _mark, last = name.rpartition("_")
        first = f"{stem}_0" if last.isdigit() else name
        texts[first] = f"{texts[first]}\n{text}" if first in texts else text
    return texts


def _goals_day(content: OwnCardContent, *, before: OwnCardContent, today: date) -> date | None:
    if not content.aim and not content.objectives:
        return None
    same = (content.aim, content.objectives) == (before.aim, before.objectives)
    return before.goals_on if same and before.goals_on is not None else today


def _store(session: Session, card: OwnCard, *, node: Node, actor: Person, action: str) -> OwnCard:
    sealed = seal_record(
        CONTENT, card.content, node=node, table=_TABLE, column="sealed_content", row=1
    )
    session.merge(
        OwnCardRow(
            one=1,
            review_on=card.review_on,
            elections_on=card.elections_on,
            firewall_confirmed_on=card.firewall_confirmed_on,
            sealed_content=sealed,
            revision=card.revision + 1,
            changed_by=actor.account_id,
            changed_at=node.clock(),
        )
    )
    session.flush()
    record_change(session, node=node, actor=actor, action=action, about="own_card")
    return find_own_card(session, node=node)
