"""The closed words of the network: what stands in the clear beside sealed texts.

None of them is about a person: they sort organisations, what was done with them, and where that
stands. A word is never renamed, because rows hold it.
"""

from enum import StrEnum

__all__ = [
    "ContactKind",
    "Door",
    "FactKind",
    "GroupKind",
    "GroupRole",
    "LawfulBasis",
    "LogKind",
    "Part",
    "RefusalReason",
    "State",
    "WorkLevel",
]


class Part(StrEnum):
    """Which part of the network an organisation belongs to."""

    FORMAL = "formal"
    INFORMAL = "informal"


class Door(StrEnum):
    """Through which door of a neighbourhood an organisation lets one in."""

    SCHOOL = "school"
    WORK = "work"
    YOUTH_WORK = "youth_work"
    SPORT = "sport"
    FAITH = "faith"
    WOMEN = "women"
    MEDIA = "media"
    NEIGHBOURHOOD = "neighbourhood"
    CARE = "care"
    TOWN_HALL = "town_hall"
    OTHER = "other"


class ContactKind(StrEnum):
    """Whom a contact names: somebody at work, a mailbox, or somebody of a community who agreed."""

    PROFESSIONAL = "professional"
    ROLE_MAILBOX = "role_mailbox"
    COMMUNITY = "community"


class LawfulBasis(StrEnum):
    """On what a name rests (Regulation (EU) 2016/679, article 6)."""

    PUBLIC_TASK = "public_task"
    CONSENT = "consent"


class WorkLevel(StrEnum):
    """At which level of an organisation a contact works."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"


class LogKind(StrEnum):
    """What happened, in one line of the log."""

    WAS_THERE = "was_there"
    THEY_ASKED = "they_asked"
    WE_ASKED = "we_asked"
    WE_PROMISED = "we_promised"
    LINKED = "linked"
    WE_GAVE = "we_gave"
    THEY_GAVE = "they_gave"
    THEY_PROMISED = "they_promised"
    TOLD_LINK = "told_link"
    REFUSED = "refused"
    PROPOSED = "proposed"
    USEFUL = "useful"
    SUPPORT = "support"
    EXPECTED = "expected"
    PAUSE = "pause"
    BRIEFED = "briefed"
    LEGAL_DEMAND = "legal_demand"


class State(StrEnum):
    """Where something stands that is to be done; `NONE` for what only happened."""

    NONE = "none"
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class RefusalReason(StrEnum):
    """Why something that was asked for was not given."""

    LAW = "law"
    CONFIDENTIALITY = "confidentiality"
    NOT_HELD = "not_held"
    NOT_OURS = "not_ours"


class GroupKind(StrEnum):
    """What holds a group of organisations together."""

    EXISTING = "existing"
    SIMILAR = "similar"
    SAME_GOAL = "same_goal"
    PROGRAMME = "programme"
    PANEL = "panel"


class GroupRole(StrEnum):
    """What an organisation does in a group."""

    MEMBER = "member"
    CHAIR = "chair"
    CARE = "care"
    JUSTICE = "justice"


class FactKind(StrEnum):
    """What a card says: a figure of the town, or how things are called and ruled in a country."""

    FIGURE = "figure"
    COUNTRY = "country"
