"""The closed words of meetings."""

from enum import StrEnum

__all__ = ["AgendaKind", "Attendance", "Format", "MeetingState", "TaskRole"]


class Format(StrEnum):
    """What sort of meeting it is; each has its agenda."""

    SIMILAR = "similar"
    PROBLEM = "problem"
    KICK_OFF = "kick_off"
    PANEL = "panel"
    TRAINING = "training"
    STUDY_VISIT = "study_visit"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    INVITED = "invited"
    HELD = "held"
    CANCELLED = "cancelled"


class Attendance(StrEnum):
    """Whether somebody was there."""

    INVITED = "invited"
    COMES = "comes"
    CAME = "came"
    ABSENT = "absent"


class TaskRole(StrEnum):
    """What an organisation does for what was agreed."""

    RESPONSIBLE = "responsible"
    CONTRIBUTES = "contributes"
    INFORMED = "informed"


class AgendaKind(StrEnum):
    """What is done in one item of an agenda."""

    WELCOME = "welcome"
    INTRODUCTIONS = "introductions"
    TALK = "talk"
    EXCHANGE = "exchange"
    SPEED_DATES = "speed_dates"
    BREAK_OUTS = "break_outs"
    PROBLEM = "problem"
    PRACTISE = "practise"
    VISIT = "visit"
    ACTIONS = "actions"
    PAUSE = "pause"
    CLOSE = "close"
