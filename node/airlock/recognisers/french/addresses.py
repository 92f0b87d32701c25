"""How far a French or Belgian address goes behind its street: number, block, floor, which door."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.textguard.folding import fold

__all__ = ["end_of_address", "find_estates", "find_quarters", "start_of_address"]

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
_CAP: Final = r"[A-ZÀ-Þ][\w'\u2019-]*"
_NAME: Final = (
    rf"(?:[Ll]es? |[Ll]a |[Ll]{_A}|[Dd]es |[Dd]u |[Dd]e la |[Dd]e l{_A})?{_CAP}"
    rf"(?:[ -](?:(?:de|du|des|la|le|les|aux?|et|d{_A}|de la) ?)?{_CAP}){{0,3}}"
)
_DATED: Final = re.compile(
    r"(?<!\w)(?:\d{1,4}(?: ?bis)?,? )?(?i:rue|avenue|av\.|place|square|boulevard|bd|quai|"
    r"cours|chemin|impasse|allée|esplanade|pont) "
    r"(?:du |des |de la )\d{1,2}(?:er|e|ème)?[- ]?[A-ZÀ-Þ][\w'\u2019-]+(?: (?:19|20)\d\d)?"
)
_ESTATE: Final = re.compile(
    rf"(?<![\w-])(?i:résidence|rés\.|immeuble|tour|bâtiment|bât\.|bloc|barre|lotissement|"
    rf"foyer|clos|domaine|hameau|"
    rf"lieu-dit|ferme|villa|camping|aire d{_A}accueil|péniche|caserne|kot|internat|hôtel|"
    rf"squat) {_NAME}"
)
_QUARTER: Final = re.compile(
    rf"(?<![\w-])(?i:cité|quartier|secteur|zone|faubourg|hameau|lotissement|coron|"
    rf"village|dalle|îlot|plateau|butte|"
    rf"ensemble|ZUP|ZAC|QPV)(?: dite?)? (?:[«\"\u201c] ?)?(?P<name>{_NAME}(?: "
    rf"\d{{1,3}}(?: ?bis)?)?)"
)
# What is a quarter and an address as well: "8 cité du Puits", "rue cité du Puits 48".
_HOMES: Final = (
    r"(?:cité|cite|coron|hameau|quartier|parc|zone|ZI|ZA|ZAC|zoning|dalle|lotissement|faubourg|"
    r"village|lieu-dit|rang|jardins?|terrasses?|tours?|galerie|porte|pont|port|halles?)"
)
_HOME_NAME: Final = (
    rf"(?:(?:de la|du|des|de|aux?|à la|la|le|les) |(?:de l|d|l|à l){_A})?{_CAP}"
    rf"(?:[ -](?:(?:de|du|des|la|le|les|aux?|et|en|sur|d{_A}|de la) ?)?{_CAP}){{0,3}}"
)
_NUMBERED: Final = re.compile(
    rf"(?<![\w/.,-])(?:(?:(?:rue|avenue|allée|place) )?(?:au )?(?:n° ?)?{_NUMBER},? "
    rf"(?:(?:rue|avenue|allée|place) )?(?i:{_HOMES}) {_HOME_NAME}|(?:(?:rue|avenue|allée|place) )?"
    rf"(?i:{_HOMES}) {_HOME_NAME},? (?:n° ?)?\d{{1,4}}(?![\w%/]|[.,]\d)"
    rf"(?! (?:heures|ans|jeunes|euros)))"
)
_HOME: Final = re.compile(
    rf"(?<![\w-])(?:cité|coron) (?:(?:de la|du|des|de|aux?) |(?:de l|d){_A}){_CAP}"
    rf"(?:[ -](?:(?:de|du|des|la|le|les|aux?|d{_A}) ?)?{_CAP}){{0,3}}"
)
# "14, Grand-Place", "sq. du Lavoir 4", "6e étage de la tour Abricot".
_SHORT_WAYS: Final = (
    r"(?:[Rr](?=\.)|[Ss]q|[Pp]l|[Aa]ll|[Ii]mp|[Cc]h|[Bb]lvd|[Bb]vd|[Bb]d|[Aa]v|[Rr]te|[Cc]hée)\.?"
)
_SHORT: Final = re.compile(
    rf"(?<![\w/.,-]){_NUMBER},? (?:{_SHORT_WAYS} {_HOME_NAME}|Grand{_A}?[- ]?(?:Place|Rue|Route)|"
    rf"(?:Haute|Basse|Grande)[- ](?:Rue|Place))|(?<![\w-])(?:{_SHORT_WAYS} {_HOME_NAME}|"
    rf"Grand{_A}?[- ]?(?:Place|Rue|Route)),? (?:n° ?)?\d{{1,4}}(?![\w%/]|[.,]\d)"
)
_FLOOR_OF: Final = re.compile(
    rf"(?<!\w)(?:au )?{_ORDINAL} étage (?:de la |du |de l{_A}|de )(?:tour|bloc|immeuble|barre|"
    rf"résidence|bâtiment) {_NAME}"
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?i:quartier|cité|hameau|secteur|village|lieu-dit)s?[ \u00a0]?: ?(?:dite? )?"
    r"(?P<name>[A-ZÀ-Þ][^\n,;:.()|/]{2,40})"
)
# A quarter in small letters: no French sentence puts an article right behind "le quartier".
_SMALL_QUARTER: Final = re.compile(
    rf"(?<![\w-])(?:quartier|cité|hameau|lieu-dit|coron|faubourg|secteur|résidence|village)"
    rf"(?: dite?)? (?P<name>(?:la |le |les |l{_A})(?!(?:nuit|soir|matin|semaine|journée|week-end|"
    rf"jour|midi|plus|"
    rf"même|moins|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|veille|lendemain|premier|"
    rf"première|dernier|dernière|police|mairie|commune|ville|an|après-midi|été|hiver|gens|jeunes|"
    rf"parents|habitants|familles|enfants|mères|pères|voisins)(?!\w))[a-zà-ÿ][\w-]{{2,24}}"
    rf"(?: (?:du|de la|des|de|d{_A}|aux?|sur) ?[a-zà-ÿ][\w-]{{2,20}})?)"
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
    if plain[start : start + 1].isdigit() and plain[max(0, start - 3) : start].lower() == "au ":
        return start - 3
    found = _BEFORE.search(plain, max(0, start - _LONGEST_BEFORE), start)
    return start if found is None else found.start()


def find_estates(plain: str) -> Iterator[tuple[int, int]]:
    """Yield houses and estates with a name that somebody's door is told of.

    Args:
        plain: Canonical text.
    """
    for found in _DATED.finditer(plain):
        yield start_of_address(plain, found.start()), end_of_address(plain, found.end())
    for found in _ESTATE.finditer(plain):
        end = end_of_address(plain, found.end())
        if end > found.end():
            yield found.start(), end
    for pattern in (_NUMBERED, _SHORT, _FLOOR_OF):
        for found in pattern.finditer(plain):
            yield found.start(), end_of_address(plain, found.end())
    if tells_of_somebody(plain):
        for found in _HOME.finditer(plain):
            yield found.start(), end_of_address(plain, found.end())


def find_quarters(plain: str) -> Iterator[tuple[int, int]]:
    """Yield quarters by their label, and any where somebody is told of, named as a town or not.

    Args:
        plain: Canonical text.
    """
    if tells_of_somebody(plain):
        for pattern in (_QUARTER, _SMALL_QUARTER):
            yield from (found.span("name") for found in pattern.finditer(plain))
    for found in _LABELLED.finditer(plain):
        if fold(found["name"]).strip() not in municipalities():
            yield found.span("name")
