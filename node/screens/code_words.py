"""The coded words of records as people read them: each closed word has a sentence of its own.

A code stands on the wire and in filters and is never shown; what a person reads is looked up here
when it is shown, in the language spoken then. A word is told apart by the list it belongs to, since
two lists may spell a word alike. The texts begin with a capital, so that they stand by themselves.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.screens.formats import concept, country_name, language_name
from schemas.directory_entry import Experience, LanguageUse, StructureType
from schemas.place import PopulationBand, Urbanisation
from schemas.practice_words import (
    CostBand,
    DontCode,
    EvidenceLevel,
    ExtremismForm,
    LessonKind,
    Level,
    NetworkPart,
    NetworkStep,
    Outcome,
    PracticeKind,
    RelationType,
    Rights,
    Sector,
    Setting,
    TargetGroup,
)

__all__ = ["FILTER_NAMES", "explain", "label", "label_of_code", "label_of_filter"]

_PRACTICE_KINDS: Mapping[StrEnum, str] = {
    PracticeKind.NETWORK: mark("Building a network"),
    PracticeKind.TRAINING: mark("Training"),
    PracticeKind.FAMILY_SUPPORT: mark("Support for families"),
    PracticeKind.MENTORING: mark("Mentoring"),
    PracticeKind.EXIT: mark("Help to leave a group"),
    PracticeKind.DIALOGUE: mark("Dialogue"),
    PracticeKind.CAMPAIGN: mark("Campaign"),
    PracticeKind.PANEL: mark("Round table of organisations"),
    PracticeKind.STRATEGY: mark("Plan or strategy"),
    PracticeKind.TOOL: mark("Tool or method"),
    PracticeKind.EVENT: mark("Event"),
    PracticeKind.OTHER: mark("Something else"),
}

_TARGET_GROUPS: Mapping[StrEnum, str] = {
    TargetGroup.GENERAL_PUBLIC: mark("Everybody in town"),
    TargetGroup.YOUTH: mark("Young people"),
    TargetGroup.AT_RISK_YOUTH: mark("Young people in a difficult situation"),
    TargetGroup.PARENTS_FAMILY: mark("Parents and families"),
    TargetGroup.WOMEN: mark("Women"),
    TargetGroup.SCHOOLS_TEACHERS: mark("Schools and teachers"),
    TargetGroup.FIRST_LINE: mark("Professionals who meet people every day"),
    TargetGroup.FAITH_COMMUNITIES: mark("Faith communities"),
    TargetGroup.NEWCOMERS: mark("Newcomers"),
    TargetGroup.PRISON_PROBATION: mark("People in prison or on probation"),
    TargetGroup.RETURNEES_FAMILY: mark("Families of people who came back"),
    TargetGroup.LOCAL_OFFICIALS: mark("Officials of the town"),
    TargetGroup.POLITICIANS: mark("Politicians"),
    TargetGroup.VOLUNTEERS: mark("Volunteers"),
    TargetGroup.POLICE: mark("Police officers"),
}

_SETTINGS: Mapping[StrEnum, str] = {
    Setting.SCHOOL: mark("School"),
    Setting.YOUTH_WORK: mark("Youth work"),
    Setting.SPORT: mark("Sport"),
    Setting.FAITH: mark("Places of worship"),
    Setting.NEIGHBOURHOOD: mark("Neighbourhood"),
    Setting.FAMILY: mark("Family"),
    Setting.ONLINE: mark("Online"),
    Setting.PRISON: mark("Prison"),
    Setting.HEALTH: mark("Health care"),
    Setting.WORKPLACE: mark("Work"),
    Setting.MUNICIPALITY: mark("Town hall"),
}

_LEVELS: Mapping[StrEnum, str] = {
    Level.FOR_EVERYONE: mark("For everyone"),
    Level.FOR_GROUPS_AT_RISK: mark("For groups that need more attention"),
    Level.FOR_PEOPLE_INVOLVED: mark("For people who are already involved"),
}

_NETWORK_STEPS: Mapping[StrEnum, str] = {
    NetworkStep.STEP1_OUTREACH: mark("Reaching out one by one"),
    NetworkStep.STEP2_SIMILAR: mark("Bringing similar people together"),
    NetworkStep.STEP3_SAME_GOAL: mark("Bringing people with the same goal together"),
    NetworkStep.INDEPENDENCE: mark("Letting the network stand on its own"),
    NetworkStep.MAINTENANCE: mark("Keeping the network alive"),
}

_NETWORK_PARTS: Mapping[StrEnum, str] = {
    NetworkPart.FORMAL: mark("Formal network: authorities and institutions"),
    NetworkPart.INFORMAL: mark("Informal network: associations and residents"),
    NetworkPart.BOTH: mark("Formal and informal network together"),
}

_EXTREMISM_FORMS: Mapping[StrEnum, str] = {
    ExtremismForm.RIGHT_WING: mark("Right-wing extremism"),
    ExtremismForm.LEFT_WING: mark("Left-wing extremism"),
    ExtremismForm.ISLAMIST: mark("Islamist extremism"),
    ExtremismForm.RELIGIOUS_OTHER: mark("Extremism in the name of another religion"),
    ExtremismForm.ANTI_GOVERNMENT: mark("Anti-government extremism"),
    ExtremismForm.SINGLE_ISSUE: mark("Extremism about a single issue"),
    ExtremismForm.MISOGYNIST: mark("Violent hatred of women"),
    ExtremismForm.MIXED_UNCLEAR: mark("Mixed or unclear forms of extremism"),
}

_SECTORS: Mapping[StrEnum, str] = {
    Sector.MUNICIPALITY: mark("Town administration"),
    Sector.SCHOOL: mark("Schools"),
    Sector.POLICE: mark("Police"),
    Sector.JUSTICE: mark("Justice"),
    Sector.PRISON_PROBATION: mark("Prison and probation"),
    Sector.YOUTH_WORK: mark("Youth work"),
    Sector.SOCIAL_WORK: mark("Social work"),
    Sector.FAMILY_SERVICES: mark("Family services"),
    Sector.MENTAL_HEALTH: mark("Mental health care"),
    Sector.HEALTH: mark("Health care"),
    Sector.ASSOCIATION: mark("Associations"),
    Sector.UMBRELLA_ORGANISATION: mark("Umbrella organisations"),
    Sector.FAITH_COMMUNITY: mark("Faith communities"),
    Sector.SPORT: mark("Sports clubs"),
    Sector.EMPLOYER: mark("Employers"),
    Sector.HOUSING: mark("Housing"),
    Sector.RESIDENTS: mark("Residents"),
    Sector.MEDIA: mark("Media"),
    Sector.RESEARCH: mark("Research"),
    Sector.NATIONAL_AUTHORITY: mark("National authorities"),
    Sector.OTHER: mark("Others"),
}

_EVIDENCE_LEVELS: Mapping[StrEnum, str] = {
    EvidenceLevel.IDEA: mark("An idea, not tried yet"),
    EvidenceLevel.DESCRIBED: mark("Described by those who did it"),
    EvidenceLevel.PARTICIPANTS_FEEDBACK: mark("Participants said what they thought of it"),
    EvidenceLevel.OWN_EVALUATION: mark("The town evaluated it"),
    EvidenceLevel.OUTSIDE_EVALUATION: mark("Outsiders evaluated it"),
    EvidenceLevel.COMPARISON: mark("Compared with how it went elsewhere or before"),
}

_COST_BANDS: Mapping[StrEnum, str] = {
    CostBand.NONE: mark("No money beyond salaries"),
    CostBand.UP_TO_1000: mark("Up to €1,000 a year"),
    CostBand.UP_TO_5000: mark("Up to €5,000 a year"),
    CostBand.UP_TO_20000: mark("Up to €20,000 a year"),
    CostBand.UP_TO_100000: mark("Up to €100,000 a year"),
    CostBand.ABOVE_100000: mark("More than €100,000 a year"),
}

_RELATION_TYPES: Mapping[StrEnum, str] = {
    RelationType.ADAPTS: mark("Adapts a practice of another town"),
    RelationType.SYNTHESISES: mark("Draws several practices together"),
}

_OUTCOMES: Mapping[StrEnum, str] = {
    Outcome.BETTER: mark("It went better than there"),
    Outcome.SAME: mark("It went as it did there"),
    Outcome.WORSE: mark("It went worse than there"),
    Outcome.TOO_EARLY: mark("Too early to say how it goes"),
}

_RIGHTS: Mapping[StrEnum, str] = {
    Rights.NETWORK_ONLY: mark("For the network only"),
    Rights.ASK_BEFORE_CITING: mark("Ask before citing"),
    Rights.CITE_NAMED: mark("May be cited with the name of the town"),
    Rights.CITE_WITHOUT_TOWN: mark("May be cited without the name of the town"),
}

_RIGHTS_EXPLAINED: Mapping[StrEnum, str] = {
    Rights.NETWORK_ONLY: mark(
        "Read it and learn from it. Do not quote it outside the network, not even without the name "
        "of the town."
    ),
    Rights.ASK_BEFORE_CITING: mark(
        "Read it and learn from it. Before you quote it anywhere, ask the colleague of that town."
    ),
    Rights.CITE_NAMED: mark("You may quote it. Say which town it comes from."),
    Rights.CITE_WITHOUT_TOWN: mark(
        "You may quote it. Do not say which town it comes from, and nothing that tells it."
    ),
}

_LESSON_KINDS: Mapping[StrEnum, str] = {
    LessonKind.WORKED: mark("This worked"),
    LessonKind.DID_NOT_WORK: mark("This did not work"),
    LessonKind.TIP: mark("A tip"),
    LessonKind.DONT: mark("Better not"),
}

_DONT_CODES: Mapping[StrEnum, str] = {
    DontCode.POLARISING_LABELS: mark("Do not use labels that set people against each other"),
    DontCode.LEAVE_NETWORK_ALONE: mark("Do not leave the network to itself"),
    DontCode.LACK_TRANSPARENCY: mark("Do not hide what you do and why"),
    DontCode.ONE_SIZE: mark("Do not treat everybody the same way"),
    DontCode.LOSE_OBJECTIVE: mark("Do not lose sight of the goal"),
    DontCode.LOST_IN_DETAIL: mark("Do not get lost in details"),
    DontCode.TOO_MUCH_TOO_QUICK: mark("Do not want too much too quickly"),
    DontCode.ACT_UNDER_PRESSURE: mark("Do not act because somebody pushes"),
    DontCode.REST_ON_LAURELS: mark("Do not rest on what went well"),
    DontCode.ABUSE_NETWORK: mark("Do not use the network for something else"),
    DontCode.OVEREXPOSURE: mark("Do not ask the same people too often"),
    DontCode.NO_VOICE: mark("Do not decide without those it is about"),
    DontCode.ONE_SHOT_INITIATIVE: mark("Do not stop after one action"),
    DontCode.SINGLE_ENTRY: mark("Do not depend on one contact person"),
    DontCode.IMPLICIT_EXPECTATIONS: mark("Do not leave expectations unspoken"),
    DontCode.UNCLEAR_COORDINATION: mark("Do not leave open who coordinates"),
    DontCode.CRISIS_ONLY_CONTACT: mark("Do not call only when something is wrong"),
}

_POPULATION_BANDS: Mapping[StrEnum, str] = {
    PopulationBand.UNDER_5K: mark("Fewer than 5,000 inhabitants"),
    PopulationBand.FROM_5K: mark("5,000 to 20,000 inhabitants"),
    PopulationBand.FROM_20K: mark("20,000 to 50,000 inhabitants"),
    PopulationBand.FROM_50K: mark("50,000 to 100,000 inhabitants"),
    PopulationBand.FROM_100K: mark("100,000 to 250,000 inhabitants"),
    PopulationBand.FROM_250K: mark("250,000 to 500,000 inhabitants"),
    PopulationBand.FROM_500K: mark("500,000 to 1 million inhabitants"),
    PopulationBand.ABOVE_1M: mark("More than 1 million inhabitants"),
}

_URBANISATIONS: Mapping[StrEnum, str] = {
    Urbanisation.CITY: mark("City"),
    Urbanisation.TOWN_OR_SUBURB: mark("Town or suburb"),
    Urbanisation.RURAL_AREA: mark("Countryside"),
}

_ENTRY_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    LanguageUse: {LanguageUse.READS: mark("Reads"), LanguageUse.TALKS: mark("Talks")},
    Experience: {
        Experience.HAS_DONE: mark("Has done this"),
        Experience.CAN_TRAIN: mark("Can train others"),
    },
    StructureType: {
        StructureType.PANEL: mark("Round table of care and justice"),
        StructureType.HELPLINE: mark("Helpline"),
    },
}

_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        PracticeKind: _PRACTICE_KINDS,
        TargetGroup: _TARGET_GROUPS,
        Setting: _SETTINGS,
        Level: _LEVELS,
        NetworkStep: _NETWORK_STEPS,
        NetworkPart: _NETWORK_PARTS,
        ExtremismForm: _EXTREMISM_FORMS,
        Sector: _SECTORS,
        EvidenceLevel: _EVIDENCE_LEVELS,
        CostBand: _COST_BANDS,
        RelationType: _RELATION_TYPES,
        Outcome: _OUTCOMES,
        Rights: _RIGHTS,
        LessonKind: _LESSON_KINDS,
        DontCode: _DONT_CODES,
        PopulationBand: _POPULATION_BANDS,
        Urbanisation: _URBANISATIONS,
        **_ENTRY_WORDS,
    }
)

FILTER_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "themes": mark("Themes"),
        "kind": mark("What was done"),
        "target_groups": mark("For whom"),
        "settings": mark("Where"),
        "country": mark("Country"),
        "level": mark("At which stage"),
        "network_step": mark("Step of building a network"),
        "network_part": mark("Part of the network"),
        "partners": mark("Who was at the table"),
        "population_band": mark("Size of the town"),
        "urbanisation": mark("Kind of area"),
        "evidence": mark("How one knows"),
        "languages": mark("Language of the text"),
        "contact_language": mark("Language to write or talk in"),
        "offers": mark("Can talk about"),
        "seeks": mark("Looks for"),
        "origin": mark("Town"),
    }
)
"""Names of the filters of a search, in English, to be translated when shown."""

_LISTS: Mapping[str, type[StrEnum]] = {
    "kind": PracticeKind,
    "target_groups": TargetGroup,
    "settings": Setting,
    "level": Level,
    "network_step": NetworkStep,
    "network_part": NetworkPart,
    "partners": Sector,
    "population_band": PopulationBand,
    "urbanisation": Urbanisation,
    "evidence": EvidenceLevel,
}

_NAMED: Mapping[str, Callable[[str], str]] = {
    "themes": concept,
    "offers": concept,
    "seeks": concept,
    "country": country_name,
    "languages": language_name,
    "contact_language": language_name,
}


def label(word: StrEnum) -> str:
    """Return what a coded word means, in the language spoken now.

    Args:
        word: A member of one of the closed lists of `schemas`.

    Raises:
        KeyError: No word of a record.
    """
    return _(_WORDS[type(word)][word])


def explain(rights: Rights) -> str:
    """Return what a reader may do with a practice, in a sentence or two."""
    return _(_RIGHTS_EXPLAINED[rights])


def label_of_filter(name: str) -> str:
    """Return what a filter of a search is called; its own name if it has no other."""
    return _(FILTER_NAMES[name]) if name in FILTER_NAMES else name


def label_of_code(name: str, code: str) -> str:
    """Return what a code of a filter means; the code itself if this version has no word for it.

    Args:
        name: The filter, such as `themes` or `kind`.
        code: A code that somebody asked for, or that a record of a newer version has.
    """
    if name in _NAMED:
        return _NAMED[name](code)
    words = _LISTS.get(name)
    if words is None or code not in set(words):
        return code
    return label(words(code))
