"""What a named organisation is, by the words it is called with: a school, a club, a firm.

A proposal says the kind and drops the name. A mosque, a church and a synagogue become a faith
community, because a town may have one of each; there are always several schools and clubs.
"""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from node.textguard.folding import fold

__all__ = ["Gender", "OrganisationKind", "gender_of_kind", "kind_of_organisation"]


class OrganisationKind(StrEnum):
    """Kinds that proposals have words for."""

    FAITH = "faith"
    SCHOOL = "school"
    YOUTH = "youth"
    CLUB = "club"
    CENTRE = "centre"
    FIRM = "firm"
    ASSOCIATION = "association"


class Gender(StrEnum):
    """Of the word a name stands behind; what replaces it has to have the same."""

    FEMININE = "f"
    MASCULINE = "m"
    NEUTER = "n"


# Ends of words; "jeugdhuis" is for the young before it is a house, so the order counts.
_STEMS: Final = {
    OrganisationKind.FAITH: """
moskee mosque masjid mosquee moschee moschea mezquita church kerk eglise kirche iglesia chapel
kapel chapelle kapelle parish parochie paroisse pfarre pfarrei parroquia parrocchia gebedshuis
synagoge synagogue sinagoga temple tempel templo gurdwara kirchengemeinde moscheegemeinde
moscheeverein gebetsraum gebetshaus
""",
    OrganisationKind.SCHOOL: """
school basisschool college collegium lyceum atheneum lycee ecole collegio colegio schule gymnasium
instituut institut instituto academy liceo scuola escuela kindergarten kita creche nursery
kinderdagverblijf kindertagesstatte
""",
    OrganisationKind.YOUTH: """
jeugdhuis jongerencentrum jeugdclub mjc jugendhaus jugendzentrum jugendtreff jugendclub chiro
scouts scoutsgroep
""",
    OrganisationKind.CLUB: """
club voetbalclub boksclub sportclub fc sportverein fussballverein boxclub rfc gaa gym judoclub kv
sv vv tsv
""",
    OrganisationKind.CENTRE: """
buurthuis buurtcentrum wijkcentrum dienstencentrum ontmoetingscentrum gemeenschapscentrum
cultuurcentrum centre center centrum zentrum nachbarschaftshaus burgerhaus stadtteilzentrum
familienzentrum bibliotheek library theehuis teestube
""",
    OrganisationKind.FIRM: """
bakkerij bakery boulangerie backerei garage snackbar kapsalon cafe restaurant bedrijf firma winkel
betrieb tischlerei spenglerei gartnerei metzgerei autohaus friseur imbiss gasthaus barbers ltd
limited gmbh bv nv sarl sprl salon epicerie boucherie
""",
    OrganisationKind.ASSOCIATION: """
vereniging association asociacion associazione verein vzw asbl stichting foundation trust
fondation fundacion fondazione stiftung society initiative circolo elternverein frauenverein
kulturverein zelforganisatie charity
""",
}

_GERMAN_GENDERS: Final = {
    Gender.FEMININE: """
moschee kirche gemeinde pfarre pfarrei kapelle synagoge schule stiftung firma backerei tischlerei
spenglerei gartnerei metzgerei kita statte initiative teestube
""",
    Gender.MASCULINE: """
verein club tempel treff kindergarten betrieb friseur imbiss chor raum
""",
    Gender.NEUTER: """
gymnasium zentrum haus cafe restaurant institut lyzeum
""",
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_SHORTEST_END: Final = 4
"""Fewest letters of a kind that is also known as the end of a longer word."""


def kind_of_organisation(name: str) -> OrganisationKind | None:
    """Return what kind of organisation a name says, None if it says none.

    "Sportverein der Moschee" says two; the first that stands in the table counts, so that no faith
    is told.
    """
    words = [fold(word) for word in _WORD.findall(name)]
    for kind, stems in _stems():
        if any(_is_of(word, stems) for word in words):
            return kind
    return None


def gender_of_kind(name: str) -> Gender | None:
    """Return the gender of the first German word in a name that has one by its end."""
    for word in (fold(each) for each in _WORD.findall(name)):
        for gender, stems in _GERMAN_GENDERS.items():
            if any(word.endswith(stem) for stem in stems.split()):
                return gender
    return None


@cache
def _stems() -> tuple[tuple[OrganisationKind, frozenset[str]], ...]:
    return tuple((kind, frozenset(words.split())) for kind, words in _STEMS.items())


def _is_of(word: str, stems: frozenset[str]) -> bool:
    return word in stems or any(
        word.endswith(stem)
        for stem in stems
        if len(stem) >= _SHORTEST_END and len(word) > len(stem)
    )
