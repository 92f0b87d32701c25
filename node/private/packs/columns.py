"""Which columns of a list are known, in four languages, and which are never taken.

A column that is not known is not imported. One that tells of somebody's faith, opinion, origin or
health cannot even be chosen: nothing of the sort is kept in this room.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from anyascii import anyascii

from node.language import LANGUAGES, mark, speak
from node.language import gettext as _

__all__ = [
    "COLUMNS",
    "CONTACT_COLUMNS",
    "DAY_COLUMNS",
    "TEXT_COLUMNS",
    "is_refused",
    "propose_columns",
    "why_left_out",
]

COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "name": mark("Organisation"),
        "aliases": mark("Other names of it"),
        "sector": mark("Kind of organisation"),
        "part": mark("Formal or informal"),
        "place": mark("Place"),
        "area": mark("Neighbourhood"),
        "mandate": mark("Mandate"),
        "aim": mark("Aim"),
        "tasks": mark("Tasks"),
        "can_share": mark("What it can share"),
        "cannot_share": mark("What it cannot share"),
        "channel": mark("How it wishes to be reached"),
        "source": mark("From where this is known"),
        "agreement": mark("What was agreed"),
        "agreement_until": mark("Agreed until"),
        "confirmed_on": mark("Confirmed on"),
        "last_on": mark("Last contact"),
        "contact": mark("Name of the contact"),
        "function": mark("Function of the contact"),
        "mailbox": mark("Mailbox"),
        "phone": mark("Telephone"),
    }
)
"""What each column is called on the page and in the template."""

CONTACT_COLUMNS: Final = ("contact", "function", "mailbox", "phone")
DAY_COLUMNS: Final = ("agreement_until", "confirmed_on")
TEXT_COLUMNS: Final = (
    *("place", "area", "mandate", "aim", "tasks", "can_share", "cannot_share"),
    *("channel", "source", "agreement"),
)
"""Columns whose cells become texts of the organisation under the same name."""

_WORDS: Final[Mapping[str, str]] = {
    "name": "organisation organization organisatie organisme organisatienaam naamorganisatie "
    "vereniging association verein einrichtung instelling partner nomorganisation structure "
    "nameoforganisation company bedrijf societe firma institution",
    "aliases": "aliases othernamesofit anderenamen autresnoms anderenamen alias abkurzung",
    "sector": "sector kindoforganisation secteur sektor soort soortorganisatie type "
    "typeorganisatie typedorganisation art artderorganisation branche",
    "part": "part formalorinformal formeelofinformeel formelouinformel formelloderinformell",
    "place": "place plaats adres address adresse lieu ort gemeente stad ville stadt anschrift",
    "area": "area neighbourhood wijk buurt quartier stadtteil viertel neighborhood",
    "mandate": "mandate mandaat mandat opdracht mission auftrag",
    "aim": "aim doel goal but objectif ziel doelstelling",
    "tasks": "tasks taken taches aufgaben taak",
    "can_share": "canshare whatitcanshare kandelen peutpartager kannteilen",
    "cannot_share": "cannotshare whatitcannotshare kannietdelen nepeutpaspartager kannnichtteilen",
    "channel": "channel howitwishestobereached kanaal canal kanal",
    "source": "source fromwherethisisknown bron quelle herkomstgegevens",
    "agreement": "agreement whatwasagreed afspraak afspraken convenant accord convention "
    "vereinbarung",
    "agreement_until": "agreementuntil agreeduntil afspraaktot convenanttot einddatum "
    "accordjusquau vereinbarungbis gultigbis validuntil geldigtot",
    "confirmed_on": "confirmedon bevestigdop confirmele bestatigtam datum date",
    "last_on": "lastcontact laatstecontact laatstcontact derniercontact letzterkontakt lastspoken "
    "laatstgesproken lastmeeting laatsteoverleg dernierecontact zuletztgesprochen",
    "contact": "contact contactname nameofthecontact name naam nom contactpersoon contactperson "
    "persoon personne personnedecontact ansprechpartner ansprechperson kontakt kontaktperson "
    "fullname volledigenaam nomcomplet contactpersonne nomducontact naamcontact",
    "function": "function functie fonction funktion rol role titel title titre jobtitle "
    "functionofthecontact functiecontact fonctionducontact",
    "mailbox": "mailbox mail email emailadres emailaddress adresseemail courriel adressemail "
    "adresseelectronique postvak boitemail mailadresse emailadresse",
    "phone": "phone telephone telefoon tel telefon telefoonnummer telephonenumber numero gsm "
    "mobile mobiel telefonnummer handy",
}

_REFUSED: Final = re.compile(
    r"religi|faith|geloof|godsdienst|levensbeschouw|confession|konfession|\bfoi\b|croyance"
    r"|glaube|culte|ethni|origin|afkomst|herkunft|herkomst|nationalit|nationaliteit|\brace\b|\bras\b"
    r"|opinion|mening|meinung|\bavis\b|politi(?!e\b)|gesinnung|ideolog|radical|radikal"
    r"|risk|risico|risque|risiko|health|gezondheid|\bsante\b|gesundheit|diagnos"
    r"|birth|geboorte|naissance|geburt|gender|geslacht|\bsexe\b|geschlecht|rijksregister|\bbsn\b"
)

_ORGANISATION_FIRST: Final = ("name", "naam", "nom")


def propose_columns(header: Sequence[str]) -> tuple[str, ...]:
    """Return what each column seems to be; empty for one that is not known or not taken."""
    known = _known_words()
    found: list[str] = []
    for title in header:
        field = "" if is_refused(title) else known.get(_folded(title)) or _of_part(title, known)
        found.append(field if field not in found else "")
    if "name" not in found:
        _take_name(header, found)
    return tuple(found)


def is_refused(title: str) -> bool:
    """Say whether a column seems to tell what is never kept about a person."""
    return _REFUSED.search(anyascii(title).casefold()) is not None


def why_left_out(title: str) -> str:
    """Return why a column is not imported."""
    if is_refused(title):
        return _(
            "It seems to tell of somebody's faith, opinion, origin, health or risk. Nothing of the "
            "sort is kept here."
        )
    return _("No column of this room. What it says stays in your list.")


@cache
def _known_words() -> Mapping[str, str]:
    """Return each word of a head, without spaces and accents, with the column it means."""
    found = {word: field for field, words in _WORDS.items() for word in words.split()}
    for language in LANGUAGES:
        with speak(language):
            found |= {_folded(_(title)): field for field, title in COLUMNS.items()}
    return found


def _of_part(title: str, known: Mapping[str, str]) -> str:
    """Return what the lower line of a head of two lines says."""
    upper, colon, lower = title.rpartition(":")
    if not colon:
        return ""
    field = known.get(_folded(lower), "")
    about_organisation = known.get(_folded(upper)) == "name"
    return "name" if field == "contact" and about_organisation else field


def _take_name(header: Sequence[str], found: list[str]) -> None:
    """Take a column that is only called name for that of organisations, if there is no other."""
    for at, title in enumerate(header):
        if _folded(title) in _ORGANISATION_FIRST:
            found[at] = "name"
            return


def _folded(title: str) -> str:
    return re.sub(r"[^a-z]", "", anyascii(title).casefold())
