"""Whether a message to partners is transparent (F43): aim, role, use of what they tell, contact.

Simple cues in four languages say that something is probably there; a person decides whether it is
clear. Words are compared at their beginning, so that inflected forms need no list.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = ["Part", "clear_parts"]

_MAX_CHARACTERS: Final = 20_000


class Part(StrEnum):
    """What a partner has to find in a message."""

    AIM = "aim"
    ROLE = "role"
    DATA_USE = "data_use"
    CONTACT = "contact"


_CUES: Final[Mapping[str, Mapping[Part, tuple[str, ...]]]] = MappingProxyType(
    {
        "en": {
            Part.AIM: (
                "aim",
                "goal",
                "purpose",
                "we want to",
                "i want to",
                "in order to",
                "so that",
                "what for",
            ),
            Part.ROLE: (
                "i am",
                "my role",
                "i work for",
                "i coordinate",
                "coordinator",
                "on behalf",
                "the town of",
            ),
            Part.DATA_USE: (
                *("we keep", "we note", "is kept", "not kept", "not passed on", "we store"),
                *("confidential", "personal data", "what you tell", "no names", "the town notes"),
            ),
            Part.CONTACT: ("contact", "call me", "reply to", "reach me", "questions to"),
        },
        "nl": {
            Part.AIM: ("doel", "bedoeling", "we willen", "ik wil", "opdat", "zodat", "waarvoor"),
            Part.ROLE: ("ik ben", "mijn rol", "ik werk", "coördinator", "namens", "de gemeente"),
            Part.DATA_USE: (
                *("we bewaren", "bewaard", "we noteren", "vertrouwelijk", "persoonsgegevens"),
                *("wat verteld wordt", "geen namen", "niet doorgegeven", "noteert"),
            ),
            Part.CONTACT: ("contact", "bel", "bereikbaar", "vragen aan", "antwoord"),
        },
        "fr": {
            Part.AIM: (
                *("but", "objectif", "nous voulons", "je souhaite", "nous souhaitons", "afin"),
                "pour quoi",
            ),
            Part.ROLE: (
                "je suis",
                "mon rôle",
                "je travaille",
                "coordinat",
                "au nom de",
                "la commune",
            ),
            Part.DATA_USE: (
                *("nous gardons", "conserv", "nous notons", "confidentiel"),
                *(
                    "données personnelles",
                    "ce que vous nous dites",
                    "aucun nom",
                    "pas transmis",
                    "commune note",
                ),
            ),
            Part.CONTACT: ("contact", "appelez", "joindre", "répondez", "questions à"),
        },
        "de": {
            Part.AIM: (
                "ziel",
                "zweck",
                "wir möchten",
                "wir wollen",
                "ich möchte",
                "damit",
                "wofür",
            ),
            Part.ROLE: (
                "ich bin",
                "meine rolle",
                "ich arbeite",
                "koordinator",
                "im namen",
                "die stadt",
            ),
            Part.DATA_USE: (
                *("wir bewahren", "gespeichert", "wir notieren", "vertraulich"),
                *(
                    "personenbezogen",
                    "was sie uns sagen",
                    "keine namen",
                    "nicht weiter",
                    "stadt vermerkt",
                ),
            ),
            Part.CONTACT: ("kontakt", "rufen sie", "erreichen", "antworten", "fragen an"),
        },
    }
)
_REACHED: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?:\+|\b0)\d[\d /.-]{6,20}\d")


def clear_parts(text: str, *, language: str) -> Mapping[Part, bool]:
    """Return of each part whether a message seems to have it.

    Args:
        text: Any text; nothing of it is kept.
        language: BCP 47 tag of the text; in a language without cues only contact is found.
    """
    cues = _CUES.get(language.partition("-")[0], {})
    text = text[:_MAX_CHARACTERS].casefold().replace("\u2019", "'")
    found = {part: any(_stands_in(cue, text) for cue in cues.get(part, ())) for part in Part}
    found[Part.CONTACT] = found[Part.CONTACT] or _REACHED.search(text) is not None
    return MappingProxyType(found)


def _stands_in(cue: str, text: str) -> bool:
    """Say whether a cue stands in a text where a word begins; a short one is a whole word."""
    end = r"(?!\w)" if len(cue) <= len("goal") else ""
    return re.search(rf"(?<!\w){re.escape(cue)}{end}", text) is not None
