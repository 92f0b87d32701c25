"""How far a French or Belgian address goes behind its street: number, block, floor, which door."""

import re
from typing import Final

__all__ = ["end_of_address", "start_of_address"]

_A: Final = r"['\u2019]"
_NUMBER: Final = r"\d{1,4}(?: ?(?:bis|ter|quater)| ?[A-Ha-h](?!\w))?"
_ORDINAL: Final = (
    r"(?:\d{1,2} ?(?:er|ère|e|ème|è|°)|premier|deuxième|second|troisième|quatrième|cinquième|"
    r"sixième|septième|huitième|dernier)"
)
_PART: Final = (
    rf"(?:(?:au |à l{_A}|dans le |le )?(?:n[°o]s?\.? ?|numéro |num\. ?|nr\.? ?){_NUMBER}|"
    rf"au {_NUMBER}|(?:au )?{_NUMBER}(?=[,;.) ]|\Z|\n)|"
    rf"(?:(?:au|dans le|dans la|dans l{_A}|à l{_A}|le|la|l{_A}) ?)?(?:bâtiment|bât\.?|bat\.?|"
    rf"bloc|escalier|esc\.?|"
    rf"entrée|hall|cage(?: d{_A}escalier)?|porte|appartement|appart\.?|appt\.?|apt\.?|app\.?|"
    rf"boîte|bte\.?|bus|studio|chambre|lot|étage|ét\.?|niveau|résidence|rés\.?|tour|barre|allée|"
    rf"montée|pavillon|caravane|emplacement|kot|BP|logement) ?(?:n° "
    rf"?)?(?:[A-Z]?\d{{1,4}}[A-Za-z]?(?!\w)|[A-Z](?!\w)|"
    rf"[A-ZÀ-Þ][\w-]+|du fond|de gauche|de droite|gauche|droite)|"
    rf"(?:(?:au|du|le) )?{_ORDINAL} (?:étage|ét\.?)(?: (?:gauche|droite|du \d{{1,4}}|sans "
    rf"ascenseur|porte \w+|"
    rf"à gauche|à droite|face))?(?: du \d{{1,4}})?|(?:au )?rez(?:-de-(?:chaussée|jardin))?(?: "
    rf"(?:gauche|droite))?|"
    rf"(?:au )?sous-sol|(?:sous|dans) les combles|"
    rf"tout (?:au (?:bout|fond)|en (?:haut|bas)|près|à côté)(?: (?:de |du |à "
    rf")[^,.;:!?()\n]{{2,30}})?|(?:côté|angle|coin|entrée|accès|parcelle|sonnette) "
    rf"[^,.;:!?()\n]{{2,30}}|"
    rf"(?:au-dessus|en dessous|en face|à côté|au coin|à l{_A}angle|derrière|juste|à deux pas|"
    rf"près|au bout|"
    rf"au fond|à hauteur|le long|face)(?: (?:derrière|avant|après|à côté))?(?: (?:de la |de "
    rf"l{_A}|du |des |de |d{_A}|la |le |l{_A}|à la |au ))?"
    rf"[^,.;:!?()\n]{{2,40}}|(?:(?:dans|c{_A}est|à) )?(?:la|une|le|un) (?:petite |dernière |"
    rf"première |deuxième |grande )?(?:maison|porte|immeuble|"
    rf"pavillon|bâtisse|villa|baraque|barre|tour|grille|cour|portail|ferme|boutique|garage|box|"
    rf"fenêtre|volets?|façade|péniche)"
    rf"(?: [^,.;:!?()\n]{{2,44}})?|(?:[BFL]-)?\d{{4,5}}(?: "
    rf"[A-ZÀ-Þ][\w'\u2019-]+(?:[ -][A-ZÀ-Þ][\w'\u2019-]+){{0,2}})?)"
)
_BEHIND: Final = re.compile(
    rf"(?:,? (?:à |dans |et )?|,|\s?[-\u2013/]\s?| \(){_PART}\)?", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?:au )?(?:n° ?|numéro )?{_NUMBER}(?: (?:de|de la|du))?|"
    rf"(?:(?:bât\.?|bâtiment|résidence|appt\.?|appartement|escalier|entrée|étage|bte|boîte|"
    rf"porte) [\w-]+,? ){{1,3}}(?:{_NUMBER})?)"
    r"[,]? ?\Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 60
_MOST_PARTS: Final = 5
_NOT_A_NUMBER: Final = re.compile(
    r",? (?:à |au |dans |et )?\d{1,4} ?(?:heures|h(?!\w)|ans|jours|fois|euros|km|mètres|m(?!\w)|"
    r"personnes|jeunes|minutes|%|€|élèves|enfants|familles|mois|semaines|[A-Za-zà-ÿ]{4,}s(?!\w))"
)


def end_of_address(plain: str, end: int) -> int:
    """Return where an address ends whose street ends at `end`.

    Args:
        plain: Canonical text.
        end: First character behind the street.
    """
    for _part in range(_MOST_PARTS):
        found = _BEHIND.match(plain, end)
        if found is None or _NOT_A_NUMBER.match(plain, end):
            break
        end = found.end()
    return end


def start_of_address(plain: str, start: int) -> int:
    """Return where an address begins whose street begins at `start`."""
    found = _BEFORE.search(plain, max(0, start - _LONGEST_BEFORE), start)
    return start if found is None else found.start()
