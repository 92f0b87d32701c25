"""The form a proposal takes in its sentence: articles, genders, cases and elisions.

What a proposal says is in `phrases`. Here stands which form of it fits behind the word that is left
in front of it: "de la mosquée X" keeps its "la", "im Verein X" its dative.
"""

import re
from collections.abc import Mapping
from typing import Final

from node.airlock.findings import FindingType
from node.airlock.organisation_kinds import (
    Gender,
    OrganisationKind,
    gender_of_kind,
    kind_of_organisation,
)

__all__ = ["fitting_form"]

_FAITH, _SCHOOL, _YOUTH, _CLUB, _CENTRE, _FIRM, _ASSOCIATION = OrganisationKind

_LAST_WORD: Final = re.compile(r"([^\W\d_]+['\u2019]?)\s*\Z")

_ENGLISH: Final[Mapping[OrganisationKind, str]] = {
    _FAITH: "local faith community",
    _SCHOOL: "local school",
    _YOUTH: "local youth centre",
    _CLUB: "local club",
    _CENTRE: "local community centre",
    _FIRM: "local business",
    _ASSOCIATION: "local association",
}
# Behind "de", behind "het"; the first one also behind "een".
_DUTCH: Final[Mapping[OrganisationKind, tuple[str, str]]] = {
    _FAITH: ("geloofsgemeenschap", "gebedshuis"),
    _SCHOOL: ("school", "onderwijs"),
    _YOUTH: ("jeugdwerking", "jongerencentrum"),
    _CLUB: ("club", "sportteam"),
    _CENTRE: ("buurtwerking", "buurthuis"),
    _FIRM: ("zaak", "bedrijf"),
    _ASSOCIATION: ("vereniging", "initiatief"),
}
# Behind "la", "le" (and "du", "au"), "l'"; then whole, with its article.
_FRENCH: Final[Mapping[OrganisationKind, tuple[str, str, str, str]]] = {
    _FAITH: (
        "communauté religieuse locale",
        "lieu de culte local",
        "organisation religieuse locale",
        "une communauté religieuse locale",
    ),
    _SCHOOL: (
        "structure scolaire locale",
        "groupe scolaire local",
        "établissement scolaire local",
        "un établissement scolaire local",
    ),
    _YOUTH: (
        "maison de jeunes locale",
        "lieu d'accueil des jeunes",
        "espace jeunes local",
        "un lieu d'accueil des jeunes",
    ),
    _CLUB: ("structure sportive locale", "club local", "équipe locale", "un club local"),
    _CENTRE: (
        "maison de quartier",
        "centre de quartier",
        "espace de quartier",
        "un centre de quartier",
    ),
    _FIRM: ("boutique locale", "commerce local", "entreprise locale", "un commerce local"),
    _ASSOCIATION: (
        "structure associative locale",
        "groupe associatif local",
        "association locale",
        "une association locale",
    ),
}
# Feminine, masculine, neuter; "vor Ort" needs no ending in any case. The first stands alone.
_GERMAN: Final[Mapping[OrganisationKind, tuple[str, str, str]]] = {
    _FAITH: ("Glaubensgemeinschaft", "Gebetsraum", "Gebetshaus"),
    _SCHOOL: ("Schule vor Ort", "Schulstandort", "Schulzentrum"),
    _YOUTH: ("Jugendeinrichtung vor Ort", "Jugendtreff vor Ort", "Jugendzentrum vor Ort"),
    _CLUB: ("Vereinigung vor Ort", "Verein vor Ort", "Vereinsteam vor Ort"),
    _CENTRE: ("Begegnungsstätte vor Ort", "Treff vor Ort", "Begegnungszentrum vor Ort"),
    _FIRM: ("Firma vor Ort", "Betrieb vor Ort", "Geschäft vor Ort"),
    _ASSOCIATION: ("Vereinigung vor Ort", "Verein vor Ort", "Netzwerk vor Ort"),
}
_GENDERS: Final = (Gender.FEMININE, Gender.MASCULINE, Gender.NEUTER)
_GERMAN_PLACES: Final = ("Wohngegend", "Stadtteil", "Viertel")
_GERMAN_OTHERS: Final = ("Organisation vor Ort", "Träger vor Ort", "Angebot vor Ort")

_DATIVE: Final = frozenset(
    [
        "mit",
        "bei",
        "von",
        "aus",
        "nach",
        "zu",
        "seit",
        "gegenüber",
        "in",
        "an",
        "auf",
        "vor",
        "hinter",
        "neben",
        "unter",
        "zwischen",
    ]
)
_MALE_OR_NEUTER: Final = frozenset(["im", "am", "zum", "vom", "beim", "dem"])
_FEMALE: Final = frozenset({"zur", "der", "die"})
_NEUTER: Final = frozenset({"das", "ins", "ans", "fürs"})

_WITHOUT_ELISION: Final = frozenset(
    ["de", "que", "lorsque", "puisque", "quoique", "jusque", "presque"]
)


def fitting_form(found: FindingType, name: str, before: str, *, language: str) -> str | None:
    """Return words for a person, an organisation or a place that fit where the name stood.

    Args:
        found: What the name is of.
        name: The words that go.
        before: The text before them.
        language: Primary subtag of the text.

    Returns:
        None where the general phrase of the language fits as it is.
    """
    last = _LAST_WORD.search(before)
    previous = last[1].lower() if last else ""
    kind = kind_of_organisation(name) if found is FindingType.ORG else None
    if language == "en":
        return _english(kind, previous)
    if language == "nl":
        return _dutch(kind, previous)
    if language == "fr":
        return _french(found, kind, previous)
    return _german(found, kind, name, previous) if language == "de" else None


def _english(kind: OrganisationKind | None, previous: str) -> str | None:
    if kind is None:
        return None
    noun = _ENGLISH[kind]
    return noun if previous in {"the", "our", "their", "his", "her", "a"} else f"a {noun}"


def _dutch(kind: OrganisationKind | None, previous: str) -> str | None:
    if kind is None:
        return None
    common, neuter = _DUTCH[kind]
    if previous == "het":
        return f"plaatselijke {neuter}"
    return f"plaatselijke {common}" if previous in {"de", "een"} else f"een plaatselijke {common}"


def _french(found: FindingType, kind: OrganisationKind | None, previous: str) -> str | None:
    if kind is not None:
        behind_la, behind_le, elided, whole = _FRENCH[kind]
        forms = {"la": behind_la, "l'": elided, "l\u2019": elided}
        forms |= dict.fromkeys(("le", "du", "au", "un"), behind_le)
        if previous in _WITHOUT_ELISION:
            return f"cette {behind_la}"  # "de une" does not exist.
        return forms.get(previous, whole)
    if found is FindingType.PERSON:
        return "quelqu'un" if previous in _WITHOUT_ELISION else None
    if found is FindingType.ORG:
        return "cette structure locale" if previous in _WITHOUT_ELISION else None
    return _french_place(previous)


def _french_place(previous: str) -> str | None:
    if previous in _WITHOUT_ELISION:
        return "ce quartier"
    if previous in {"le", "du", "au", "un"}:
        return "quartier"
    if previous in {"la", "une"}:
        return "zone d'habitation"
    if previous in {"l'", "l\u2019"}:
        return "ensemble d'habitations"
    return "l'échelle d'un quartier" if previous == "à" else None


def _german(
    found: FindingType, kind: OrganisationKind | None, name: str, previous: str
) -> str | None:
    if found is FindingType.PERSON:
        if previous in _DATIVE:
            return "einer beteiligten Person"
        return "beteiligten Person" if previous in {"der", "zur"} else None
    if found is FindingType.ORG:
        nouns = _GERMAN[kind] if kind is not None else _GERMAN_OTHERS
    else:
        nouns = _GERMAN_PLACES
    gender = _gender(gender_of_kind(name) if kind is not None else None, previous)
    if gender is not None:
        return nouns[_GENDERS.index(gender)]
    return f"{'einer' if previous in _DATIVE else 'eine'} {nouns[0]}"


def _gender(of_head: Gender | None, previous: str) -> Gender | None:
    """Return the gender that the article left in front asks for; None if there is no article."""
    if previous in _MALE_OR_NEUTER:
        return of_head if of_head in {Gender.MASCULINE, Gender.NEUTER} else Gender.MASCULINE
    if previous in _NEUTER:
        return Gender.NEUTER
    if previous in {"den", "einen"}:
        return Gender.MASCULINE
    if previous in {"ein", "einem"}:
        return of_head if of_head in {Gender.MASCULINE, Gender.NEUTER} else Gender.NEUTER
    if previous == "der":
        return of_head if of_head is Gender.MASCULINE else Gender.FEMININE
    return Gender.FEMININE if previous in _FEMALE | {"eine", "einer"} else None
