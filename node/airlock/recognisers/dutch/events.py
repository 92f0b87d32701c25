"""Dutch: what happened once, with the place or the time it can be looked up by."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.dutch.happenings import find_happenings
from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_events"]

# Written onto a first half as well: verfaanslag, schoolbrand, kindermoord.
_DEEDS: Final = (
    "gevecht|gevechten|handgemeen|aanvaring|kloppartij|scheldpartij|klappen|treffen|"
    "aanslag|aanslagen|aanval|brand|brandje|steekpartij|steekincident|schietpartij|"
    "schietincident|schietdrama|gezinsdrama|familiedrama|arrestatie|arrestaties|aanhouding|"
    "aanhoudingen|inval|invallen|rellen|relletjes|rel|ongeregeldheden|onlusten|vechtpartij|"
    "knokpartij|massavechtpartij|moord|moorden|doodslag|ontploffing|explosie|brandstichting|"
    "brandstichtingen|vernieling|vernielingen|vandalisme|beroving|inbraak|overval|verdwijning|"
    "huiszoeking|huiszoekingen|opstootje|opstootjes|bekladding|bekladdingen|vondst|gijzeling|"
    "ontvoering|kaping|mishandeling|verkrachting|aanranding|zelfmoord|zelfdoding|bommelding|"
    "bomalarm|bomexplosie|bom|granaat|bestorming|bezetting|plundering|plunderingen|afrekening|"
    "aanrijding|ongeluk|ongeval|razzia|klopjacht|achtervolging|achtervolgingen|confrontatie|"
    "confrontaties|schermutseling|schermutselingen|geweld|geweldsincident|politieactie|"
    "politie-inval|ontruiming|uitzetting|uitwijzing|koranverbranding|boekverbranding|"
    "vlagverbranding|diefstal|ramkraak|plofkraak|bedreiging|bedreigingen|doodsbedreiging|hetze|"
    "schandaal|drama|ramp|instorting|overstroming|sluiting|faillissement|overlijden|uitbraak|"
    "ontsnapping|vrijlating|veroordeling|intimidatie"
)
_GATHERINGS: Final = (
    "betoging|tegenbetoging|demonstratie|protestmars|protest|protestactie|mars|stille mars|"
    "witte mars|optocht|staking|schoolstaking|blokkade|rechtszaak|proces|assisenproces|vonnis|"
    "arrest|uitspraak|incident|incidenten|ruzie|herdenking|wake|begrafenis|uitvaart|dood|"
    "bijeenkomst van \\w+|lezing van \\w+|optreden van \\w+|conflict|ophef|commotie|heisa|rumoer|"
    "tumult|controverse|boycot"
)
_PLACE: Final = (
    r" (?:aan|in|op|bij|naast|achter|voor|tegen|rond|langs|tegenover|onder|boven|nabij|vlak bij|"
    r"vlakbij|tijdens|na|tussen|binnen|buiten|vanuit|te|door|met)(?: (?:de|het|een|die|dat|onze|"
    r"hun|zijn|haar|ons|'t))? (?!jaar|weken|dagen|gesprek|het |de )[\w'\u2019-]+(?: (?:van|in|op|"
    r"aan)(?: (?:de|het|een))? [\w'\u2019-]+)?"
)
_SHORTEST_MONTH: Final = 3
_OF: Final = r" van(?: (?:de|het|een|die|dat|onze|hun|zijn|haar))? [\w'\u2019-]+"


def find_events(plain: str) -> Iterator[tuple[int, int]]:
    """Yield single events; "een incident op school" may be any."""
    yield from find_happenings(plain)
    for pattern in _patterns():
        for found in pattern.finditer(plain):
            clause = _CLAUSE.match(plain, found.end())
            yield found.start(), clause.end() if clause else found.end()


# What says which one it was goes with it: "het protest, dat in brandstichting eindigde".
_CLAUSE: Final = re.compile(
    r",? (?:dat|die|waarbij|waarin|waarna|waar) [^.,;:!?\n]{3,60}(?=[.,;:!?\n])"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = sorted(map(re.escape, MONTHS), key=len, reverse=True)
    months = "|".join(name for name in names if len(name) >= _SHORTEST_MONTH)
    when = (
        rf" (?:in|van|op|eind|begin|midden|half|uit|vorige?|afgelopen|voorbije)(?: (?:eind|begin|"
        rf"het voorjaar van|de zomer van|de winter van))? (?:\d{{1,2}} )?(?:(?:{months})(?: "
        rf"\d{{4}})?|\d{{4}}|zomer|winter|herfst|lente|voorjaar|najaar|week|maand|jaar|nacht|"
        rf"weekend)(?!\w)"
    )
    definite = r"(?:de|het|die|dat|deze|dit|zijn|haar|hun|onze|ons)"
    adjectives = r"(?:(?:[^\W\d_]{2,20}e|dubbele|zogenaamde) ){0,2}"
    deed = rf"(?:[^\W\d_]{{1,14}}-?)?(?:{_DEEDS})"
    both = rf"(?:{deed}|(?:[^\W\d_]{{1,14}})?(?:{_GATHERINGS}))"
    flags = re.IGNORECASE
    return (
        re.compile(
            rf"(?<![\w-])(?:{definite}|een)? ?{adjectives}{both}(?![\w-])(?:{_PLACE}|"
            rf"{_OF}){{0,2}}{when}",
            flags,
        ),
        re.compile(
            rf"(?<![\w-]){definite} {adjectives}{deed}(?![\w-])(?:{_PLACE}|{_OF}){{1,2}}", flags
        ),
        re.compile(
            rf"(?<![\w-]){definite} {adjectives}(?:[^\W\d_]{{1,14}})?(?:{_GATHERINGS})(?![\w-])"
            r" (?:aan|op|bij|naast|achter|tegen|rond|voor|tegenover|na|in) (?:de|het|onze|"
            r"'t) [\w'\u2019-]+",
            flags,
        ),
        re.compile(
            rf"(?<![\w-])(?:[Ee]en|[Nn]a|[Rr]ond|[Oo]ver|[Ss]inds|[Bb]ij) "
            rf"{adjectives}{both}(?![\w-]) (?:in|op|bij|aan|te|van|tegen)"
            r"(?: (?:de|het))? [A-Z][\w'\u2019-]+"
        ),
    )
