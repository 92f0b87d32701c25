"""A finished programme line as the beginning of a practice: what was done, with names left out.

Nothing leaves by this: the practice is a private draft of whoever makes it, and goes through the
airlock like any other. Names of organisations become their kind, and names of contacts nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from node.errors import InputRefusedError
from node.extensions import Node
from node.language import gettext as _
from node.people.service import Person
from node.private.network.contacts import list_contacts
from node.private.network.group import Group
from node.private.network.group_members import list_members
from node.private.network.groups import get_group
from node.private.network.held_organisations import HeldOrganisation, held_organisations
from node.private.network.models import ContactRow
from node.private.network.words import GroupKind, Part, State
from node.private.practices.practice import PracticeContent
from node.private.practices.service import save_practice
from node.screens.code_words import label
from schemas.practice_words import NetworkPart, NetworkStep, PracticeKind, Sector

__all__ = ["make_practice", "practice_of", "without_names"]

_FEWEST_CHARACTERS = 3
"""A shorter name is a word of any text, and leaving it out would tear texts apart."""


def without_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text in which each name is replaced; a long name is looked for before a short one.

    Args:
        text: What somebody wrote.
        names: What stands instead of each name.
    """
    spelled = text.casefold()
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _FEWEST_CHARACTERS and name.casefold() in spelled:
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            text = re.sub(pattern, lambda _found, to=names[name]: to, text, flags=re.IGNORECASE)  # type: ignore[misc] # bound by default
    return text


def make_practice(session: Session, *, node: Node, actor: Person, group_id: UUID) -> UUID:
    """Write down a finished programme line as a private practice; the caller commits.

    Args:
        session: Session of a process that may write the private database.
        node: This node.
        actor: The coordinator whose practice it becomes.
        group_id: Which line.

    Returns:
        Number of the practice.

    Raises:
        NotAllowedError: The actor is no coordinator.
        NotFoundError: There is no such line that the actor may see.
        InputRefusedError: It is no programme line, or not finished.
    """
    group = get_group(session, node=node, person=actor, group_id=group_id)
    if group.draft.kind is not GroupKind.PROGRAMME or group.draft.state is not State.DONE:
        raise InputRefusedError(_("Only a finished programme line becomes a practice."))
    organisations = held_organisations(session, node=node, person=actor)
    members = [
        each.organisation_id
        for each in list_members(session, person=actor, group_ids=(group_id,))[group_id]
    ]
    contacts = list_contacts(
        session, node=node, person=actor, where=(ContactRow.organisation_id.in_(members),)
    )
    names = {each.content.name: _("a colleague") for each in contacts if each.content.name}
    practice = save_practice(
        session,
        node=node,
        actor=actor,
        practice_id=uuid4(),
        content=practice_of(
            group,
            [organisations[each] for each in members],
            language=node.settings.language,
            names={**_names_of(organisations.values()), **names},
        ),
        revision=0,
    )
    return practice.practice_id


def practice_of(
    group: Group, partners: Sequence[HeldOrganisation], *, language: str, names: Mapping[str, str]
) -> PracticeContent:
    """Return the practice that a programme line is the beginning of.

    Args:
        group: The line.
        partners: Its members.
        language: Language of the town.
        names: What stands instead of each name.
    """
    content = group.content
    sectors = tuple(each for each in Sector if each in {one.sector for one in partners})
    parts = {each.part for each in partners}
    return PracticeContent(
        language=language,
        title=without_names(content.name, names),
        aim=without_names(content.goal, names),
        partners=", ".join(label(each) for each in sectors),
        approach=without_names("\n\n".join(filter(None, (content.training, content.note))), names),
        kind=PracticeKind.TRAINING if content.training else PracticeKind.NETWORK,
        themes=content.themes,
        network_step=NetworkStep.STEP3_SAME_GOAL,
        network_part=_part(parts),
        partner_sectors=sectors,
    )


def _part(parts: set[Part]) -> NetworkPart | None:
    if not parts:
        return None
    if len(parts) > 1:
        return NetworkPart.BOTH
    return NetworkPart.FORMAL if Part.FORMAL in parts else NetworkPart.INFORMAL


def _names_of(organisations: Iterable[HeldOrganisation]) -> Mapping[str, str]:
    """Return what stands instead of each name of an organisation: what kind of one it is."""
    return {
        name: f"[{label(each.sector)}]"
        for each in organisations
        for name in (each.name, *each.aliases)
    }
