"""The closed words of a practice summary, as they stand on the wire.

A word is never renamed or reused; a new one needs a new version of the schema. People see
each of them as a sentence of their own language, which is the business of `node`.
"""

from enum import StrEnum

__all__ = [
    "CostBand",
    "DontCode",
    "EvidenceLevel",
    "ExtremismForm",
    "LessonKind",
    "Level",
    "NetworkPart",
    "NetworkStep",
    "Outcome",
    "PracticeKind",
    "RelationType",
    "Rights",
    "Sector",
    "Setting",
    "TargetGroup",
]


class PracticeKind(StrEnum):
    """What sort of thing was done."""

    NETWORK = "network"
    TRAINING = "training"
    FAMILY_SUPPORT = "family_support"
    MENTORING = "mentoring"
    EXIT = "exit"
    DIALOGUE = "dialogue"
    CAMPAIGN = "campaign"
    PANEL = "panel"
    STRATEGY = "strategy"
    TOOL = "tool"
    EVENT = "event"
    OTHER = "other"


class TargetGroup(StrEnum):
    """For whom; always a group, never somebody."""

    GENERAL_PUBLIC = "general_public"
    YOUTH = "youth"
    AT_RISK_YOUTH = "at_risk_youth"
    PARENTS_FAMILY = "parents_family"
    WOMEN = "women"
    SCHOOLS_TEACHERS = "schools_teachers"
    FIRST_LINE = "first_line"
    FAITH_COMMUNITIES = "faith_communities"
    NEWCOMERS = "newcomers"
    PRISON_PROBATION = "prison_probation"
    RETURNEES_FAMILY = "returnees_family"
    LOCAL_OFFICIALS = "local_officials"
    POLITICIANS = "politicians"
    VOLUNTEERS = "volunteers"
    POLICE = "police"


class Setting(StrEnum):
    """Where the work takes place."""

    SCHOOL = "school"
    YOUTH_WORK = "youth_work"
    SPORT = "sport"
    FAITH = "faith"
    NEIGHBOURHOOD = "neighbourhood"
    FAMILY = "family"
    ONLINE = "online"
    PRISON = "prison"
    HEALTH = "health"
    WORKPLACE = "workplace"
    MUNICIPALITY = "municipality"


class Level(StrEnum):
    """How far along: primary, secondary and tertiary prevention, in words."""

    FOR_EVERYONE = "for_everyone"
    FOR_GROUPS_AT_RISK = "for_groups_at_risk"
    FOR_PEOPLE_INVOLVED = "for_people_involved"


class NetworkStep(StrEnum):
    """Which step of building a network the practice belongs to."""

    STEP1_OUTREACH = "step1_outreach"
    STEP2_SIMILAR = "step2_similar"
    STEP3_SAME_GOAL = "step3_same_goal"
    INDEPENDENCE = "independence"
    MAINTENANCE = "maintenance"


class NetworkPart(StrEnum):
    """Which side of the network it is about."""

    FORMAL = "formal"
    INFORMAL = "informal"
    BOTH = "both"


class ExtremismForm(StrEnum):
    """What it prevents; never drawn on a map."""

    RIGHT_WING = "right_wing"
    LEFT_WING = "left_wing"
    ISLAMIST = "islamist"
    RELIGIOUS_OTHER = "religious_other"
    ANTI_GOVERNMENT = "anti_government"
    SINGLE_ISSUE = "single_issue"
    MISOGYNIST = "misogynist"
    MIXED_UNCLEAR = "mixed_unclear"


class Sector(StrEnum):
    """Who was at the table, as a kind of organisation."""

    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    POLICE = "police"
    JUSTICE = "justice"
    PRISON_PROBATION = "prison_probation"
    YOUTH_WORK = "youth_work"
    SOCIAL_WORK = "social_work"
    FAMILY_SERVICES = "family_services"
    MENTAL_HEALTH = "mental_health"
    HEALTH = "health"
    ASSOCIATION = "association"
    UMBRELLA_ORGANISATION = "umbrella_organisation"
    FAITH_COMMUNITY = "faith_community"
    SPORT = "sport"
    EMPLOYER = "employer"
    HOUSING = "housing"
    RESIDENTS = "residents"
    MEDIA = "media"
    RESEARCH = "research"
    NATIONAL_AUTHORITY = "national_authority"
    OTHER = "other"


class EvidenceLevel(StrEnum):
    """How it is known that something changed, from least to most."""

    IDEA = "idea"
    DESCRIBED = "described"
    PARTICIPANTS_FEEDBACK = "participants_feedback"
    OWN_EVALUATION = "own_evaluation"
    OUTSIDE_EVALUATION = "outside_evaluation"
    COMPARISON = "comparison"


class CostBand(StrEnum):
    """Money spent in a year beyond salaries, in euro."""

    NONE = "none"
    UP_TO_1000 = "up_to_1000"
    UP_TO_5000 = "up_to_5000"
    UP_TO_20000 = "up_to_20000"
    UP_TO_100000 = "up_to_100000"
    ABOVE_100000 = "above_100000"


class RelationType(StrEnum):
    """What this practice is to another one."""

    ADAPTS = "adapts"
    SYNTHESISES = "synthesises"


class Outcome(StrEnum):
    """How an adapted practice went here, compared with there."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    TOO_EARLY = "too_early"


class Rights(StrEnum):
    """What readers may do with it."""

    NETWORK_ONLY = "network_only"
    ASK_BEFORE_CITING = "ask_before_citing"
    CITE_NAMED = "cite_named"
    CITE_WITHOUT_TOWN = "cite_without_town"


class LessonKind(StrEnum):
    """What sort of lesson it is."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    TIP = "tip"
    DONT = "dont"


class DontCode(StrEnum):
    """The seventeen known ways to harm a local network."""

    POLARISING_LABELS = "D01"
    LEAVE_NETWORK_ALONE = "D02"
    LACK_TRANSPARENCY = "D03"
    ONE_SIZE = "D04"
    LOSE_OBJECTIVE = "D05"
    LOST_IN_DETAIL = "D06"
    TOO_MUCH_TOO_QUICK = "D07"
    ACT_UNDER_PRESSURE = "D08"
    REST_ON_LAURELS = "D09"
    ABUSE_NETWORK = "D10"
    OVEREXPOSURE = "D11"
    NO_VOICE = "D12"
    ONE_SHOT_INITIATIVE = "D13"
    SINGLE_ENTRY = "D14"
    IMPLICIT_EXPECTATIONS = "D15"
    UNCLEAR_COORDINATION = "D16"
    CRISIS_ONLY_CONTACT = "D17"
