"""French words for what happens once; a weak word needs an article that points at one."""

from typing import Final

__all__ = ["NOUNS"]

_THE: Final = (
    r"(?:(?<=\bl['\u2019])|(?<=\bla )|(?<=\ble )|(?<=\bles )|(?<=\bdes )|(?<=\bcet )|"
    r"(?<=\bcette )|(?<=\bces )|(?<=\bdu )|(?<=\baux )|(?<=\bau )|(?<=\bsa )|(?<=\bson )|"
    r"(?<=\bleur ))"
)
_ONE: Final = rf"(?:{_THE}|(?<=\bune )|(?<=\bun ))"
_STRONG: Final = (
    r"(?:attentats?|incendie|fusillade|rixe|émeutes?|meurtre|assassinat|échauffourées?|"
    r"profanation|caillassages?|saccage|perquisitions?|cambriolage|braquage|féminicide|parricide|"
    r"double meurtre|attaque au \w+|agression (?:au \w+|à l['\u2019]arme)|"
    r"prise d['\u2019]otages?|marche blanche|course-poursuite|coups? de (?:feu|couteau)|tirs?|"
    r"jets? de (?:cocktails? molotov|pierres|projectiles|pavés)|alerte à la bombe|colis piégé|"
    r"tentative (?:de meurtre|d['\u2019]assassinat|d['\u2019]enlèvement|d['\u2019]attentat|"
    r"d['\u2019]incendie)|descente de police|nuits? d['\u2019]émeutes?|immolation|lynchage|"
    r"guet-apens|noyade|défenestration|effondrement|défilé néonazi|concert néonazi|autodafé|"
    r"pillages?|carambolage|tags? (?:racistes?|antisémites?|islamophobes?|nazis?)|croix gammées?)"
)
_WEAK: Final = (
    r"(?:attaque|agression|arrestations?|interpellations?|bagarre|explosion|manifestation|procès|"
    r"verdict|vandalisme|dégradations?|incidents?|disparition|mort|décès|enlèvement|accident|"
    r"drame|bousculade|occupation|évacuation|blocage|expulsion|fermeture administrative|"
    r"dissolution|débordements?|violences|tabassage|affrontements?|heurts|contre-manifestation|"
    r"rassemblement|inondations?|fuite|évasion|suicide|overdose|vol|viol|mise en examen|"
    r"garde à vue|condamnation|reconstitution|bavure|destruction|incendie volontaire)"
)
_HOW: Final = (
    r"(?: (?:criminel|criminelle|volontaire|mortel|mortelle|racistes?|antisémites?|islamophobes?|"
    r"homophobes?|violente?s?|nocturnes?|sanglante?|collecti(?:f|ve)|sexuelle|armée?|urbaines?|"
    r"présumée?|accidentel(?:le)?))?"
)
NOUNS: Final = rf"(?:{_ONE}{_STRONG}|{_THE}{_WEAK}){_HOW}"
"""A pattern with no article in it: the one that stands before it is looked back at."""
