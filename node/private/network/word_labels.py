"""The closed words of the network as people read them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.network.words import (
    ContactKind,
    Door,
    FactKind,
    GroupKind,
    GroupRole,
    LawfulBasis,
    LogKind,
    Part,
    RefusalReason,
    State,
    WorkLevel,
)

__all__ = ["label", "options"]

_WORDS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = MappingProxyType(
    {
        Part: {
            Part.FORMAL: mark("Formal: authorities and institutions"),
            Part.INFORMAL: mark("Informal: associations and residents"),
        },
        Door: {
            Door.SCHOOL: mark("School"),
            Door.WORK: mark("Work"),
            Door.YOUTH_WORK: mark("Youth work"),
            Door.SPORT: mark("Sport"),
            Door.FAITH: mark("House of worship"),
            Door.WOMEN: mark("Women's association"),
            Door.MEDIA: mark("Media"),
            Door.NEIGHBOURHOOD: mark("Neighbourhood"),
            Door.CARE: mark("Care"),
            Door.TOWN_HALL: mark("Town hall"),
            Door.OTHER: mark("Another door"),
        },
        ContactKind: {
            ContactKind.PROFESSIONAL: mark("Somebody at work"),
            ContactKind.ROLE_MAILBOX: mark("A mailbox of a role"),
            ContactKind.COMMUNITY: mark("Somebody of a community, with their consent"),
        },
        LawfulBasis: {
            LawfulBasis.PUBLIC_TASK: mark("The town's public task"),
            LawfulBasis.CONSENT: mark("Their consent"),
        },
        WorkLevel: {
            WorkLevel.STRATEGIC: mark("At the top"),
            WorkLevel.TACTICAL: mark("In the middle"),
            WorkLevel.OPERATIONAL: mark("On the floor"),
        },
        LogKind: {
            LogKind.WAS_THERE: mark("I was there, or we spoke"),
            LogKind.THEY_ASKED: mark("They asked"),
            LogKind.WE_ASKED: mark("I asked"),
            LogKind.WE_PROMISED: mark("I promised"),
            LogKind.LINKED: mark("I linked two organisations"),
            LogKind.WE_GAVE: mark("I shared something"),
            LogKind.THEY_GAVE: mark("They shared something"),
            LogKind.THEY_PROMISED: mark("They promised"),
            LogKind.TOLD_LINK: mark("They told me they are in touch"),
            LogKind.REFUSED: mark("I could not give it"),
            LogKind.PROPOSED: mark("They proposed"),
            LogKind.USEFUL: mark("Something others may want"),
            LogKind.SUPPORT: mark("Support from mayor or council"),
            LogKind.EXPECTED: mark("What politicians expect"),
            LogKind.PAUSE: mark("Thought first, in a crisis"),
            LogKind.BRIEFED: mark("I briefed colleagues"),
            LogKind.LEGAL_DEMAND: mark("A legal demand, passed to the mayor"),
        },
        State: {
            State.NONE: mark("Nothing to do"),
            State.OPEN: mark("Open"),
            State.DONE: mark("Done"),
            State.DROPPED: mark("Dropped"),
        },
        RefusalReason: {
            RefusalReason.LAW: mark("The law does not allow it"),
            RefusalReason.CONFIDENTIALITY: mark("It was told in confidence"),
            RefusalReason.NOT_HELD: mark("The town does not have it"),
            RefusalReason.NOT_OURS: mark("It belongs to another organisation"),
        },
        GroupKind: {
            GroupKind.EXISTING: mark("A network that was there already"),
            GroupKind.SIMILAR: mark("Similar organisations"),
            GroupKind.SAME_GOAL: mark("Organisations with the same goal"),
            GroupKind.PROGRAMME: mark("A programme line"),
            GroupKind.PANEL: mark("A panel"),
        },
        GroupRole: {
            GroupRole.MEMBER: mark("Member"),
            GroupRole.CHAIR: mark("Chair"),
            GroupRole.CARE: mark("Care"),
            GroupRole.JUSTICE: mark("Justice"),
        },
        FactKind: {
            FactKind.FIGURE: mark("A figure of this town"),
            FactKind.COUNTRY: mark("How it is in a country"),
        },
    }
)
"""Words by their list, since two lists may spell a word alike."""


def label(word: StrEnum) -> str:
    """Return a word as people read it.

    Raises:
        KeyError: No word of the network.
    """
    return _(_WORDS[type(word)][word])


def options(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """Return words as options of a form, in the language spoken now."""
    return [(word.value, label(word)) for word in words]
