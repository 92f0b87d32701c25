"""A network in which every text holds a marked word: something of each author that only they see.

What `an` marked as hers alone is not there for `co`, and the other way round; what both see is read
by nobody else. So one walk over all pages shows what somebody reads who should not.
"""

from dataclasses import dataclass
from uuid import UUID

from node.private.network.optional_rows import OPTIONAL, switch_on
from node.private.network.own_card import Milestone, OwnCardContent, VisitOffer
from node.private.network.own_cards import find_own_card, save_own_card
from node.private.network.words import (
    GroupKind,
)
from tests.node.coordinator_app.network_parts import (
    Filling,
    enter_contact,
    enter_fact,
    enter_group,
    enter_import,
    enter_meeting,
    enter_organisation,
    enter_task,
    log_everything,
)

__all__ = ["SHARED", "NetworkThing", "fill_for_all", "fill_network"]


SHARED = (
    "advice on a part",
    "aim of the town",
    "firewall",
    "focus",
    "hosts",
    "legal basis",
    "limits of the mandate",
    "milestone",
    "objective",
    "reason of a part",
    "source of a fact",
    "statement of a fact",
    "what a visit is about",
    "what happens with it",
    "who adopted the mandate",
)
"""Texts of the network that nobody can keep for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkThing:
    """What one coordinator has in the network that only they see.

    Attributes:
        organisation_id: An organisation.
        contact_id: Somebody who works there, whose name still waits until they are told.
        line_id: An introduction that nobody has settled.
        group_id: A programme line with this organisation in it.
        panel_id: A panel.
        meeting_id: A training of that group, with a chair for the organisation.
        task_id: What was agreed there.
        fact_id: A figure; every coordinator sees it.
        import_id: A list that is being brought.
    """

    organisation_id: UUID
    contact_id: UUID
    line_id: UUID
    group_id: UUID
    panel_id: UUID
    meeting_id: UUID
    task_id: UUID
    fact_id: UUID
    import_id: UUID


def fill_network(filling: Filling) -> NetworkThing:
    """Enter one of everything, every text of it marked; commits."""
    organisation_id = enter_organisation(filling, "an organisation")
    other_id = enter_organisation(filling, "another organisation")
    contact_id = enter_contact(filling, organisation_id)
    line_id = log_everything(filling, organisation_id, other_id)
    group_id = enter_group(filling, GroupKind.PROGRAMME, organisation_id)
    meeting_id = enter_meeting(filling, group_id, organisation_id)
    thing = NetworkThing(
        organisation_id=organisation_id,
        contact_id=contact_id,
        line_id=line_id,
        group_id=group_id,
        panel_id=enter_group(filling, GroupKind.PANEL, organisation_id),
        meeting_id=meeting_id,
        task_id=enter_task(filling, meeting_id, organisation_id),
        fact_id=enter_fact(filling),
        import_id=enter_import(filling),
    )
    filling.session.commit()
    return thing


def fill_for_all(filling: Filling) -> None:
    """Write the one card of the town and switch every part of the method on; commits."""
    session, node, actor, mark = filling.session, filling.node, filling.actor, filling.mark
    save_own_card(
        session,
        node=node,
        actor=actor,
        content=OwnCardContent(
            focus={"en": mark("focus")},
            legal_basis=mark("legal basis"),
            aim=mark("aim of the town"),
            limits=mark("limits of the mandate"),
            adopted_by=mark("who adopted the mandate"),
            objectives=(mark("objective"),),
            milestones=(Milestone(text=mark("milestone"), month="2026-05"),),
            visits=VisitOffer(
                months=(5,), hosts=mark("hosts"), about=mark("what a visit is about")
            ),
            firewall=mark("firewall"),
            clarity=mark("what happens with it"),
        ),
        review_on=filling.today,
        elections_on=filling.today,
        revision=find_own_card(session, node=node).revision,
    )
    for code in OPTIONAL:
        switch_on(
            session,
            node=node,
            actor=actor,
            code=code,
            reason=mark("reason of a part"),
            advice=mark("advice on a part"),
        )
    session.commit()
