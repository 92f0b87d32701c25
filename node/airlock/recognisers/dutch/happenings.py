"""Dutch: more of what happened once: by the ends of its nouns, in a clause, on one night."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_happenings"]

_SHORTEST_MONTH: Final = 3
# What is written onto a first half as well: couppoging, metroaanslag, dreigbrief.
_ENDS: Final = (
    "poging|aanslag|aanval|brand|partij|incident|drama|ramp|moord|roof|overval|rellen|rel|ruzie|"
    "affaire|"
    "schandaal|dreiging|dreigbrief|dreigmail|haatbrief|bom|bommelding|bombardement|"
    "bombardementen|explosie|"
    "ontploffing|crash|ongeval|ongeluk|uitbraak|gijzeling|kaping|treinkaping|ontvoering|inval|"
    "razzia|"
    "huiszoeking|arrestatie|aanhouding|ontruiming|uitzetting|bezetting|blokkade|betoging|"
    "demonstratie|"
    "optocht|mars|stoet|wake|herdenking|begrafenis|uitvaart|staking|protest|opstand|oproer|coup|"
    "staatsgreep|oorlog|aardbeving|overstroming|watersnood|instorting|schipbreuk|drenkeling|"
    "verdrinking|"
    "verdwijning|vermissing|vechtpartij|knokpartij|matpartij|steekpartij|schietpartij|mishandeling|"
    "aanranding|verkrachting|vernieling|bekladding|brandstichting|diefstal|inbraak|plundering|"
    "koranverbranding|vlagverbranding|beeldenstorm|hakenkruis|hakenkruisen|swastika|graffiti|"
    "leuzen|"
    "varkenskop|spandoek|spandoekenactie|pamflet|pamfletten|stickeractie|lekkage|uitzending|"
    "reportage|"
    "documentaire|krantenartikel|persconferentie|rechtszaak|proces|vonnis|uitspraak|veroordeling|"
    "vrijlating|ontsnapping|zelfmoord|zelfdoding|sterfgeval|overlijden|dood|val|sprong|aanrijding|"
    "achtervolging|confrontatie|opstootje|samenscholing|massabijeenkomst|volksfeest|kermis|"
    "braderie|"
    "voetbalwedstrijd|wedstrijd|match|derby|finale|halve finale|toernooi|interland|kampioenschap|"
    "optreden|concert|festival|lezing|debat|bezoek|staatsbezoek|verkiezing|verkiezingen|sluiting|"
    "faillissement|opening|inhuldiging|verhuizing|brandbom|molotovcocktail|cobra|vuurwerkbom|"
    "vuurwerkramp|gasexplosie|gaslek|stroompanne|treinramp|vliegramp|busramp|busongeluk|"
    "noodlanding|"
    "messentrekkerij|afrekening|drugsvangst|vondst|lijkvondst|familiedrama|gezinsdrama|"
    "buurtruzie|burenruzie|vete|stammenstrijd|bendeoorlog|hetze|lynchpartij|klopjacht|zoektocht|"
    "commotie|heisa|ophef|tumult|onrust|ongeregeldheden|relletjes|schermutseling|schermutselingen|"
    "stunt|grap|actie|kraakactie|bestorming|intimidatie|chantage|afpersing|oplichting|fraude|lek|"
    "datalek|hack|filmpje|vlog|livestream|tweet|toespraak|preek|vrijdagpreek|fatwa|brief|open brief"
)
# Ordinary happenings single out only with a time or an accident to them.
_ORDINARY_WORDS: Final = """
partij poging actie brief bezoek opening debat lezing filmpje proces wedstrijd match optreden
concert festival uitzending reportage documentaire finale toernooi verkiezing verkiezingen kermis
braderie protest uitspraak verhuizing sluiting grap vlog tweet toespraak preek lek val sprong dood
actie stunt vondst herdenking proces staking graffiti onrust ophef commotie dreiging incident
oorlog ruzie conflict pamflet pamfletten leuzen drama confrontatie intimidatie fraude zoektocht
livestream demonstratie mars stoet optocht hack begrafenis uitvaart protest inhuldiging overlijden
interland kampioenschap halve derby
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
_BY: Final = (
    r"(?: (?:aan|in|op|bij|naast|achter|voor|tegen|rond|rondom|om|over|langs|tegenover|onder|"
    r"boven|nabij|"
    r"tijdens|na|tussen|binnen|buiten|vanuit|te|door|met|van|wegens|omtrent|vlak bij|vlakbij|aan "
    r"het|"
    r"in de buurt van)"
    r"(?: (?:de|het|een|die|dat|onze|hun|zijn|haar|ons|'t|den))? (?!jaar |weken|dagen |gesprek|"
    r"maand)"
    r"[\w'\u2019-]+)"
)
_PLACED: Final = (
    r"(?: (?:aan|in|op|bij|naast|achter|rond|rondom|langs|tegenover|nabij|om|over|tegen|voor)"
    r"(?: (?:de|het|die|dat|onze|hun|zijn|haar|ons|'t|den)) [\w'\u2019-]+)"
)
_DID: Final = (
    r"(?:afbrandde|uitbrandde|brandde|ontplofte|explodeerde|instortte|gekaapt|gegijzeld|overvallen|"
    r"beklad|besmeurd|vernield|ontruimd|ingegooid|neergestoken|neergeschoten|doodgestoken|"
    r"doodgeschoten|doodgereden|aangereden|opgepakt|gearresteerd|aangehouden|binnenviel|"
    r"binnenvielen|"
    r"omkwam|omkwamen|verongelukte|verdronk|verdween|verdwenen|vermoord|ontvoerd|in brand|"
    r"beschoten|"
    r"belaagd|bestormd|bezet|platgelegd|platgebrand|afgebrand|gebombardeerd|viel|vielen|onthoofd|"
    r"in elkaar geslagen|gemolesteerd|mishandeld|ontsnapte|ingerekend|stierf|overleed|crashte|"
    r"ontspoorde|onder water|uit de hand liep|escaleerde|aangevallen|opgeblazen|ingestort|"
    r"afgelast|opgedoekt|gesloten werd|failliet ging|op tv kwam|in het nieuws kwam)"
)


def find_happenings(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what happened once and can be looked up."""
    timed, placed, clause, night = _patterns()
    for found in timed.finditer(plain):
        yield found.span()
    for found in placed.finditer(plain):
        is_about = plain.startswith(" om ", found.end("noun"))
        if found["noun"].lower() not in _ORDINARY or found["more"] or is_about:
            yield found.span()
    for pattern in (clause, night):
        for found in pattern.finditer(plain):
            yield found.span()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(map(re.escape, MONTHS), key=len, reverse=True)
    months = "|".join(name for name in names if len(name) >= _SHORTEST_MONTH)
    when = (
        rf"(?: (?:in|van|op|eind|begin|midden|half|medio|uit|sinds|vorige?|afgelopen|"
        rf"voorbije)(?: (?:eind|"
        rf"begin|het voorjaar van|het najaar van|de zomer van|de winter van|de lente van|de "
        rf"herfst van|"
        rf"de|het))? (?:\d{{1,2}} )?(?:(?:{months})(?: \d{{4}})?|(?:19|20)\d\d|['\u2019]\d\d|"
        rf"zomer|winter|"
        rf"herfst|lente|voorjaar|najaar|oudejaarsnacht|nieuwjaarsnacht|oud en nieuw)(?!\w)| "
        rf"\d{{4}}(?!\w))"
    )
    definite = r"(?:de|het|die|dat|deze|dit|zijn|haar|hun|onze|ons|een)"
    quality = r"(?:[^\W\d_]{2,20}(?:e|en) ){0,2}"
    noun = rf"(?:[^\W\d_]{{0,16}}-?)??(?P<noun>{_ENDS})(?![\w-])"
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![\w-]){definite} {quality}{noun}{_BY}{{0,2}}{when}", flags),
        re.compile(
            rf"(?<![\w-])(?:de|het|die|dat|zijn|haar|hun) "
            rf"{quality}{noun}(?:{_PLACED}(?P<more>{_PLACED}|"
            rf" van (?:de|het|onze) [\w'\u2019-]+)?)",
            flags,
        ),
        re.compile(
            rf"(?<![\w-])(?:toen|nadat|sinds|waarbij|nacht dat|dag dat|keer dat|avond dat)"
            rf"(?: [\w'\u2019-]+){{1,7}}? {_DID}(?!\w)(?: (?:werd|werden|is|was|waren|zijn|ging|"
            rf"stond|"
            r"gestoken|gestoken werd))?",
            flags,
        ),
        re.compile(
            r"(?<![\w-])(?:die|de) (?:bewuste |fatale |beruchte )?(?:avond|nacht|dag|ochtend|"
            r"middag|namiddag|"
            r"zaterdag|zondag|maandag|dinsdag|woensdag|donderdag|vrijdag|keer|winter|zomer|"
            r"wedstrijd|"
            rf"vergadering|les|uitstap|busrit|trip){_PLACED}",
            flags,
        ),
    )
