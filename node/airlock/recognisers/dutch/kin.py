"""Dutch relatives of one person: whose they are, and that they did something."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.dutch.person_nouns import KIN, KIN_SURE, SEVERAL_KIN

__all__ = ["find_kin"]

_OWN: Final = (
    r"(?:zijn|haar|hun|mijn|z['\u2019]n|d['\u2019]r|m['\u2019]n|diens|wiens|wier|"
    r"[A-Z][^\W\d_]{1,20}(?:['\u2019]s|s|['\u2019]))"
)
_ADJECTIVES: Final = (
    r"(?:(?:[^\W\d_]{2,20}(?:e|ste|de|jarig)|twee|drie|vier|vijf|zes|beide|eigen|klein|enig|oud|"
    r"jong|goed|ex-|één|jaar) ){0,3}"
)
_DONE: Final = (
    r"(?:was|waren|is|zei|zegt|vroeg|vraagt|kwam|ging|had|heeft|belde|belt|wilde|wil|stond|zat|"
    r"woont|woonde|werkt|werkte|vertelde|vertelt|stuurde|sprak|hoorde|zag|schreef|gaf|bracht|"
    r"haalde|nam|liet|bleef|kreeg|vond|wist|kon|moest|mocht|werd|riep|huilde|schrok|overleed|"
    r"stierf|verdween|vertrok|reisde|meldde|diende|tekende|weigerde|dreigde|zit|zette|vermoedt|"
    r"vermoedde|ontdekte|merkte|vreest|vreesde|reageerde|ontkent|ontkende|kent|kende|maakt|"
    r"maakte|zocht|zoekt|leeft|leefde|houdt|hield|steunt|steunde)(?!\w)"
)
_TAIL: Final = (
    r"[^\W\d_][\w'\u2019-]*(?: (?!en |die |dat |was |is |heeft |had |zei |wil |of |"
    r"met |maar )[^\W\d_][\w'\u2019-]*){0,2}"
)
_SMALL: Final = r"(?: (?:de|het|een|den|deze|die|dat|zijn|haar|hun|mijn|onze|ons|één))?"
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Whose they are.
        (
            rf"(?<![\w-])(?i:{_OWN.replace('[A-Z]', '(?-i:[A-Z])')}) {_ADJECTIVES}(?:(?i:{KIN})|"
            rf"(?<!un )"
            rf"{SEVERAL_KIN})(?![\w-])(?! of )(?: (?:van|langs) (?:vaderskant|moederskant|vaders "
            rf"kant|"
            r"moeders kant|vaderszijde|moederszijde))?"
        ),
        # "de man van wie", "van wie de man", "bij wie de broer".
        rf"(?<![\w-])(?<=wie )(?:de|het|een) {_ADJECTIVES}(?:{KIN}|oudste|jongste)(?![\w-])",
        # "een tante van de jongen", ", zus van de trainer"; any of them with the one it belongs to.
        (
            rf"(?<![\w-])(?:(?i:de|het|een|één|die|als|deze|onze) )?{_ADJECTIVES}(?i:{KIN_SURE})"
            rf"(?![\w-]) van(?:af)?{_SMALL} {_TAIL}"
        ),
        (
            rf"(?<![\w-])(?i:de|het|een|één|als) {_ADJECTIVES}(?:man|vrouw|partner|kind|ouder|"
            rf"oudste|"
            rf"jongste|ex|vriend|lief|meter)(?![\w-]) van{_SMALL} {_TAIL}"
        ),
        # The relative of whoever the text is about.
        (
            rf"(?<![\w-])(?:[Dd]e|[Hh]et|[Dd]ie) {_ADJECTIVES}(?:{KIN_SURE})(?=,? "
            rf"(?:zelf |zou )?{_DONE})"
        ),
        (
            r"(?<![\w-])(?:[Dd]e|[Ee]en|[Hh]et|[Dd]ie) (?:[^\W\d_]{2,20}e ){0,2}(?:(?:stief|schoon|"
            r"pleeg|tweeling|half|bonus|plus|groot|overgroot|achter|klein|ex-|peet)(?:moeder|vader|"
            r"mama|papa|broer|broertje|zus|zusje|zuster|zoon|dochter|neef|nicht|man|vrouw|oom|"
            r"tante|"
            r"vriend|vriendin)|tante|oom|nonkel|neef|neefje|nicht|nichtje|broer|zus|oma|opa|zwager|"
            r"verloofde|echtgenote|echtgenoot|weduwe|weduwnaar|bomma|bompa)(?: van (?:hem|haar|hen|"
            r"mij|vaderskant|moederskant))?(?![\w-])(?! (?:of|en een|en de) )"
        ),
        # In notes there is no article: "Schoonmoeder woont in", "tante langs moederskant".
        (
            rf"(?:(?<=[.!?:;\n\u2013*\u2022\]] )|(?<=\n)|(?<=, )|\A)(?i:{KIN_SURE})(?:(?= {_DONE})|"
            rf"(?=, \d)|(?= \(\d)|"
            rf"(?=,? (?:{_DONE}))| (?:langs|van) (?:vaderskant|moederskant|vaders kant|moeders "
            rf"kant|"
            rf"(?:de|het|zijn|"
            r"haar) [\w-]+))"
        ),
        # The little one, the eldest: whose, and not of what.
        (
            r"(?<![\w-])(?:[Dd]e|[Hh]et|[Ee]en) (?:kleine|oudste|jongste|middelste|grote|kleinste|"
            r"derde|tweede) van "
            r"(?:de|het|zijn|haar|onze|die|[A-Z][\w-]+)(?: [\w'\u2019-]+)?"
        ),
        (
            r"(?<![\w-])(?:[Zz]ijn|[Hh]aar|[Hh]un|[Mm]ijn|[Oo]nze) (?:oudste|jongste|middelste|"
            r"kleine|kleintje|"
            r"kleintjes|gasten|kroost|enige|tweede|koter|spruit|telg|voogd|ouders|pa|"
            r"ma)(?=[.,;:!?)\n]|\Z| (?:is|was|zit|"
            r"zat|ging|gaat|heeft|had|komt|kwam|wil|wilde|en|in|op|kwijt|van|die|niet|naar|mee|uit|"
            r"bij|aan|met|al|nog|"
            r"verloor|werd|verdween|vertrok|belde|weg|terug|ook|toen|wist|weten|waren|zijn|hebben|"
            r"hadden)(?!\w))"
        ),
        # Of several children one: "de jongste kreeg een time-out".
        (
            r"(?:(?<=[,;:\u2013] )|(?<=[.!?\n] )|(?<=en )|(?<=maar )|\A)(?:de|De) (?:jongste|"
            r"oudste|"
            rf"middelste|kleinste|tweede|derde)(?= {_DONE})(?! (?:is|was) (?:van|een|het|de)(?!\w))"
        ),
        # With the clause that says which.
        (
            rf"(?<![\w-])(?i:de|het|die) {_ADJECTIVES}(?:{KIN_SURE}),? (?:waar|die|bij wie|met wie|"
            rf"van wie|aan wie) "
            r"[\w'\u2019-]+(?: [\w'\u2019-]+){1,4}"
        ),
        # "Oudste zoon van een mijnwerker", "zoon van gevluchte ouders".
        (
            r"(?<![\w-])(?i:oudste|jongste|enige|derde|tweede|middelste|eerste|enig) (?:zoon|"
            r"dochter|"
            rf"kind|telg|broer|zus|kleinzoon|kleindochter) (?:van|uit){_SMALL} {_TAIL}"
        ),
        (
            r"(?<![\w-])(?i:vader|moeder|papa|mama|oma|opa|ouder|voogd) van (?:drie|vier|vijf|zes|"
            r"zeven|acht|een tweeling|een dochter|een zoon|twee)(?: \w+)?(?![\w-])"
        ),
    )
)


def find_kin(plain: str) -> Iterator[tuple[int, int]]:
    """Yield relatives of one person, with whose they are."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            yield found.span()
