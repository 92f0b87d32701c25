"""A network in which every text holds a marked word: something of each author that only they see.

What `an` marked as hers alone is not there for `co`, and the other way round; what both see is read
by nobody else. So one walk over all pages shows what somebody reads who should not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from node.extensions import Node
from node.people.service import Person
from node.private.network.contact import ContactContent, ContactDraft
from node.private.network.contacts import add_contact
from node.private.network.log import write_line
from node.private.network.log_line import LogContent, LogDraft
from node.private.network.organisation import OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.words import ContactKind, LawfulBasis, LogKind, Part
from schemas.practice_words import Sector

__all__ = ["Mark", "NetworkThing", "fill_network"]

Mark = Callable[[str], str]
"""Makes a marked word for a text, by what it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkThing:
    """What one coordinator has in the network that only they see.

    Attributes:
        organisation_id: An organisation.
        contact_id: Somebody who works there.
        line_id: A promise to it.
    """

    organisation_id: UUID
    contact_id: UUID
    line_id: UUID


def fill_network(
    session: Session, *, node: Node, actor: Person, mark: Mark, is_mine: bool, today: date
) -> NetworkThing:
    """Enter one of everything, every text of it marked; commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator who enters it.
        mark: Makes a marked word for each text.
        is_mine: Whether only the actor may see it.
        today: The day of the town.
    """
    organisation_id = add_organisation(
        session,
        node=node,
        actor=actor,
        draft=OrganisationDraft(
            content=_organisation(mark),
            sector=Sector.SPORT,
            part=Part.INFORMAL,
            is_mine=is_mine,
            confirmed_on=today,
        ),
    )
    contact_id = add_contact(
        session,
        node=node,
        actor=actor,
        draft=ContactDraft(
            organisation_id=organisation_id,
            kind=ContactKind.PROFESSIONAL,
            basis=LawfulBasis.PUBLIC_TASK,
            notice_on=today,
            content=ContactContent(
                name=mark("name of a contact"),
                function=mark("function of a contact"),
                mailbox=f"{mark('mailbox of a contact')}@organisation.example",
                source=mark("source of a contact"),
            ),
        ),
    )
    line_id = write_line(
        session,
        node=node,
        actor=actor,
        draft=LogDraft(
            kind=LogKind.WE_PROMISED,
            happened_on=today,
            organisation_id=organisation_id,
            due_on=today,
            content=LogContent(
                text=mark("text of the log"),
                place=mark("place of the log"),
                department=mark("department of the log"),
            ),
        ),
    )
    session.commit()
    return NetworkThing(organisation_id=organisation_id, contact_id=contact_id, line_id=line_id)


def _organisation(mark: Mark) -> OrganisationContent:
    return OrganisationContent(
        name=mark("name of an organisation"),
        aliases=(mark("other name of an organisation"),),
        place=mark("place of an organisation"),
        area=mark("area of an organisation"),
        mandate=mark("mandate of an organisation"),
        aim=mark("aim of an organisation"),
        tasks=mark("tasks of an organisation"),
        can_share=mark("what an organisation can share"),
        cannot_share=mark("what an organisation cannot share"),
        source=mark("source of an organisation"),
        agreement=mark("agreement with an organisation"),
        agreed_role=mark("agreed role of an organisation"),
        channel=mark("channel of an organisation"),
    )
