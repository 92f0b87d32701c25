"""Dutch days named by another day, a feast or an event: "vrijdag over een week", "daags na".

What stands for any such day ("op de eerste schooldag krijgen leerlingen") is left to `times`.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.dutch.times import comes_back
from node.airlock.recognisers.month_names import MONTHS

__all__ = ["find_named_days"]

_SHORTEST_MONTH: Final = 3
_DAY: Final = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_PART: Final = r"(?:ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)"
_MONTH: Final = "|".join(
    sorted(
        (re.escape(name) for name in MONTHS if len(name) >= _SHORTEST_MONTH), key=len, reverse=True
    )
)
_ONE: Final = r"(?:de|het|een|die|dat|deze|zijn|haar|hun|onze|ons|mijn)"
_SOME: Final = (
    r"(?:(?:goed |ruim |zo['\u2019]n |amper |nog geen |precies |exact |een goede |een dikke |krap |"
    r"pas |maar |slechts |hooguit |ongeveer |bijna |iets meer dan )?(?:een|één|twee|drie|vier|vijf|"
    r"zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|twintig|enkele|een paar|een tweetal|"
    r"een "
    r"drietal|een handvol|een kleine|een goede|een dikke|anderhalve|\d{1,2})|goed een)"
)
_SPANS: Final = r"(?:dag|dagen|week|weken|nacht|nachten|etmaal|weekend|weekends)"
_WHEN: Final = (
    r"(?:geleden|terug|later|eerder|tevoren|vroeger|daarvoor|daarna|nadien|voordien|ervoor|erna|"
    r"nadat|voordat|vooraleer)"
)
_OF: Final = (
    rf"(?: (?:{_ONE} |zijn |haar )?(?:[^\W\d_]{{2,20}}e )?[\w'\u2019-]+(?: (?:van|in|op|aan) "
    rf"{_ONE} [\w'\u2019-]+)?)"
)
_NTH: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|laatste|voorlaatste|allereerste|allerlaatste|volgende|"
    r"vorige|bewuste|enige|middelste)"
)
_HOLIDAY: Final = (
    r"(?:(?:de |het |van de |van het )?(?:[^\W\d_]{2,20}vakantie|vakantie|grote vakantie|ramadan|"
    r"vasten|vastenmaand|advent|schooljaar|semester|trimester|blok|examens|examenperiode|"
    r"proefwerkweek|toetsweek|kermis|carnaval|zomer|feestdagen|paasweekend|pinksterweekend|"
    r"kerstmarkt|verlof|werkjaar|seizoen|academiejaar|stage|kamp|zomerkamp|project|cursus|"
    r"lessenreeks|opleiding))"
)
_NUMBERED: Final = (
    r"(?:eenen|tweeën|drieën|vieren|vijfen|zesen|zevenen|achten|negenen)?(?:twintig|dertig)ste|"
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
    r"dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende)"
)
_CARDINAL: Final = (
    r"(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|"
    r"zestien|zeventien|achttien|negentien|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|"
    r"ën)twintig|twintig|dertig|eenendertig)"
)
_PATTERNS: Final = tuple(
    re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    for pattern in (
        (
            rf"(?:aanstaande|eerstkomende|eerstvolgende|jongstleden|a\.s\.|voorbije|afgelopen|"
            rf"aankomende|komende|vorige|volgende|verleden|diezelfde|dezelfde|die bewuste|de "
            rf"bewuste|"
            rf"de daaropvolgende|de daarop volgende|de voorlaatste|de volgende|de vorige) {_DAY}"
            rf"{_PART}?(?: ?{_PART})?"
        ),
        (
            rf"{_DAY}{_PART}?,? (?:aanstaande|jongstleden|laatstleden|jl\.?|ll\.?|a\.s\.?|"
            rf"eerstkomend|"
            rf"laatst|daaropvolgend|daarop|erop|voordien|nadien|daarvoor)(?<=[\w.])"
        ),
        (
            rf"(?:{_DAY}{_PART}?|vandaag|morgen|gisteren|vanaf nu|nu|vandaag de dag) (?:over|voor) "
            rf"{_SOME} {_SPANS}"
        ),
        rf"(?:morgen|gisteren|zondag|maandag|{_DAY}) (?:over|voor) (?:14|veertien|acht|8) dagen",
        (
            rf"{_SOME} {_SPANS} (?:{_WHEN}|(?:voor|vóór|na|voorafgaand aan) (?:{_ONE} |zijn |haar )"
            rf"(?!(?:start|eerste|intake|afloop|einde|aanmelding|sessie|training|gesprek)(?!\w))"
            rf"[\w'\u2019-]+)"
        ),
        (
            r"(?:over|binnen) (?:een week|twee weken|drie weken|een dag of \w+|\d{1,2} dagen|"
            r"(?:twee|drie|vier|vijf|tien|veertien) dagen)(?= (?:komt|gaat|is|zien|staat|moet|"
            r"begint|"
            r"volgt|verhuist|vertrekt|wordt|heeft|hebben|zitten|vrij|zitting)|[.,;])"
        ),
        # "de avond voor de brand", "de ochtend waarop hij verdween".
        (
            rf"{_ONE} (?:{_DAY}|dag|avond|ochtend|morgen|middag|namiddag|voormiddag|nacht|week|"
            rf"weekend|"
            rf"weekeinde|vooravond)(?:{_PART})? (?:na|voor|vóór){_OF}"
        ),
        rf"(?:de|op de|aan de|aan)? ?vooravond van{_OF}",
        (
            rf"{_ONE} (?:dag|avond|ochtend|middag|namiddag|nacht|{_DAY}|week|weekend) (?:waarop|"
            rf"dat|"
            rf"toen) (?:hij|zij|ze|we|wij|de|het|er|zijn|haar|ik)"
        ),
        (
            r"daags (?:na|voor|nadien|voordien|erna|ervoor|tevoren|daarna|daarvoor|na de|voor de)"
            rf"(?:{_OF})?"
        ),
        (
            rf"(?:in de|de|tijdens de) nacht van (?:{_DAY}|\d{{1,2}}(?: (?:{_MONTH}))?) op "
            rf"(?:{_DAY}|\d{{1,2}})(?: (?:{_MONTH}))?"
        ),
        (
            rf"(?:het |in het |tijdens het )?weekend van (?:\d{{1,2}}(?: (?:{_MONTH}))?)(?: "
            rf"(?:en|tot|"
            rf"op) \d{{1,2}})?(?: (?:{_MONTH}))?(?: \d{{4}})?"
        ),
        (
            rf"(?:de |op de |het )?{_NTH} (?:dag|week|nacht|avond|schooldag|lesdag|werkdag|weekend|"
            rf"{_DAY}|lesweek|schoolweek|stagedag|ochtend) (?:van|in|na|voor|vóór) {_HOLIDAY}"
        ),
        (
            rf"(?:de |op de )?{_NTH} {_DAY}{_PART}? (?:van|in|na|voor|vóór) (?:(?:de |het )?"
            rf"[\w-]+)(?! (?:maand))"
        ),
        (
            r"(?:in )?week \d{1,2}(?: van \d{4})?(?= (?:van|is|was|kwam|kwamen|werd|belde|zat|"
            r"zaten|"
            r"stond|ging|hebben|heeft|al|nog|nam|verdween)(?!\w)|[.,;)])|(?:kalenderweek|wk\.?) "
            r"\d{1,2}"
        ),
        (
            rf"(?:van |tussen |op )?(?:{_DAY} )?\d{{1,2}} ?(?:tot en met|t/m|tot|en|of|op|-|"
            rf"\u2013|&) "
            rf"?(?:{_DAY} )?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?"
        ),
        (
            r"(?:op|tegen|vanaf|tot|sinds|rond|voor|na) de \d{1,2}(?:e|ste|de)(?= (?:weer|"
            r"opnieuw|terug|"
            r"samen|af|om|bij|met|hebben|heb|zie|zien|is|was|zijn|nog|even|rond|graag|komt|komen|en|"
            r"kan|kunnen|gaan|ga|past|nieuwe)(?!\w)|[.,;:!?)])"
        ),
        # A sentence of another language: "vendredi dernier", "last Friday", "gestern Abend".
        (
            r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:matin|soir|"
            r"après-midi))? "
            r"(?:dernier|passé|prochain)|(?:hier|avant-hier) (?:soir|matin|après-midi)|(?:la "
            r"semaine|"
            r"le week-end) (?:dernière|dernier|passée?|prochaine?)|(?:last|next|this) (?:mon|tues|"
            r"wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?|last "
            r"(?:night|"
            r"week|weekend)|yesterday(?: (?:morning|afternoon|evening))?|(?:letzten|nächsten|am) "
            r"(?:mon|"
            r"diens|donners|frei|sams|sonn)tag|letzten mittwoch|gestern(?: (?:abend|nacht|"
            r"morgen))?|"
            r"vorgestern|(?:el|este) (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)"
        ),
        # "op de veertiende", "de 21ste".
        (
            rf"(?:op|sinds|vanaf|tot|voor|na) (?:de )?(?:\d{{1,2}}(?:ste|de|e)|{_NUMBERED})(?= "
            rf"(?:van "
            rf"(?:de|die|deze|vorige|volgende) maand|(?:werd|kwam|was|ging|belde|had|stond|om|"
            rf"zat|is|"
            rf"vond)(?!\w))|[.,;:)])"
        ),
        (
            rf"(?:op |de )?(?:{_CARDINAL}|{_NUMBERED}) (?:januari|februari|maart|april|mei|juni|"
            rf"juli|"
            r"augustus|september|oktober|november|december)(?: (?:19|20)\d\d)?"
        ),
        (
            r"(?:eerste|tweede) (?:kerstdag|paasdag|pinksterdag)|paasmaandag|pinkstermaandag|"
            r"(?:paas|pinkster|hemelvaarts|carnavals|kermis)(?:weekend|week)(?=[.,;]| (?:van|was|"
            r"kwam|werd|ging|is hij|is ze))|tussen kerst en (?:nieuwjaar|nieuw|oud en nieuw)(?= "
            r"(?:belde|kwam|was|werd|is|had|ging|verdween|vertrok)(?!\w)|[.,;])|"
            r"oudjaars?(?:avond|nacht|dag)?|oudejaars(?:avond|nacht|dag)|nieuwjaars(?:nacht|dag|"
            r"ochtend)|"
            r"kerst(?:avond|nacht|ochtend|dag)|sinterklaas(?:avond|dag)|pakjesavond|"
            r"sint-maartens?avond|"
            r"eedsdag|roosenmaandag|rozenmaandag|vastenavond|biddag|dankdag|luilak|derde dinsdag "
            r"van "
            r"september|wapenstilstandsdag|fabriekskermis|Onze-Lieve-Heer-Hemelvaart|"
            r"(?:eerste|laatste) (?:les|school|werk|stage|vakantie|examen)dag|(?:de )?laatste tien "
            r"nachten|27ste nacht|Laylat al-Qadr|lailat al-qadr|nacht van de bestemming|arafatdag|"
            r"(?:dag van )?(?:arafat|asjoera|ashura)|mawlid|newroz|nowruz"
        ),
    )
)
_ANY: Final = re.compile(
    r"(?:elke|iedere|telkens|altijd|steeds|om de|per|jaarlijks|maandelijks)(?: \w+)? ?\Z",
    re.IGNORECASE,
)


# "De avond van 18 april": the part of the day goes with the day.
_EVENING_OF: Final = re.compile(
    rf"(?<![\w-])(?:de|die) (?:[^\W\d_]{{0,10}}{_PART}|zitting|vergadering|bijeenkomst|sessie|dag|"
    rf"middag) van (?:{_DAY} )?\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?(?!\w)"
)


def find_named_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield days that are told by what they are near to."""
    for found in _EVENING_OF.finditer(plain):
        yield found.span()
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            is_any = _ANY.search(plain[max(0, found.start() - 24) : found.start()])
            is_plan = is_any is not None or comes_back(plain, *found.span())
            if not is_plan and not found.group().endswith(("van de maand", "van de")):
                yield found.span()
