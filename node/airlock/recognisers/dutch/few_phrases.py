"""Dutch: more ways to count a few people without a word for them: both, all three, not even ten."""

from typing import Final

__all__ = ["MORE"]

_DID: Final = (
    r"(?:zijn|is|waren|kwamen|bleven|haakten|stapten|vielen|stelden|deden|namen|gaven|hadden|"
    r"kregen|vroegen|wilden|schreven|tekenden|vertrokken|gingen|zaten|stonden|maakten|bleken|"
    r"zegden|haalden|hebben|meldden|vonden|dienden|legden|werden|worden|[^\W\d_]{3,14}(?:den|ten))"
)
_ALSO: Final = (
    r"(?:(?:uiteindelijk|slechts|maar|amper|toch|nog|al|ook|intussen|inmiddels|meteen|telkens|"
    r"zeker|welgeteld|hooguit|ongeveer|een stuk of|nauwelijks|pas|juist|nu|dan|toen|vorig jaar|"
    r"dit jaar|in totaal|bijna|naar schatting|exact|precies|minstens|nog geen) ){0,3}"
)
# What is counted in things, in time, in steps.
_NO_THING: Final = (
    r"(?! (?:keer|maal|uur|euro|procent|jaar|nieuwe|extra|grote|verschillende|per|op (?:de )?\d|"
    r"van de \d|tot|punten|plaatsen|manieren|redenen|kansen|[^\W\d_]{2,30}(?:en|s|'s)(?!\w)|"
    r"[a-z]+e [a-z]+(?:en|s)(?!\w)))(?![\d.,]*\d)(?! ?%)"
)
_GROUPS: Final = (
    r"(?:jongeren|leerlingen|deelnemers|meisjes|jongens|vrouwen|mannen|ouders|kinderen|gezinnen|"
    r"dossiers|casussen|meldingen|signalen|uitvallers|afhakers|cliënten|personen|vaders|moeders|"
    r"uitreizigers|terugkeerders|vrijwilligers|aanwezigen|trajecten|doorverwijzingen|"
    r"jongvolwassenen|minderjarigen|studenten|bewoners|gezinsleden|incidenten|aangiften|aangiftes|"
    r"klachten|arrestaties|bekeerlingen|gedetineerden|statushouders|slachtoffers|verdachten|"
    r"daders|broers|zussen|meiden)"
)
_THINGS_BEHIND: Final = (
    r"(?! (?:sessies|avonden|scholen|dagen|stappen|partijen|partners|diensten|kanten|organisaties|"
    r"modules|gemeenten|weken|maanden|jaren|momenten|lessen|gesprekken|bijeenkomsten|methodes|"
    r"methoden|vragen|fasen|fases|zalen|wijken|steden|zones|niveaus|thema's|groepen|teams))"
)
_SEX: Final = r"(?:jongens?|meisjes?|mannen|man|vrouwen|vrouw|meiden|broers?|zussen|zus)"

MORE: Final = (
    r"(?:[^\W\d_]{0,20}groep|[^\W\d_]{0,20}groepje|clubje|bende|bendetje|ploeg|ploegje|kern|"
    r"gezelschap|kransje|"
    r"kring|gezin|kliek|kliekje|delegatie|trio|koppel|selectie|klasje) van (?:een man of |een "
    r"stuk of |zo['\u2019]n |"
    r"ongeveer |amper |hooguit )?{n}(?: (?:of|à) {n})?(?! (?:tot|t/m|en|uur|weken|dagen|scholen|"
    r"euro|jaar|modules|sessies|"
    r"organisaties|[^\W\d_]+en(?!\w)))|"
    r"(?:ze|zij|we|wij|ge|ze) (?:zijn|waren|bleven|kwamen|gingen|stonden|zaten|woonden|leven|"
    r"wonen) (?:daar |er |toen |"
    r"maar |nog |al |thuis |altijd |meestal )?met (?:{n}|hun {n})(?:en)?(?! (?:uur|keer|euro|"
    r"auto|fiets|scholen|"
    r"organisaties|diensten|[^\W\d_]+en(?!\w)))|"
    rf"(?:hen|hun|ons|jullie|ze|zij|wij|we) (?:beiden|allebei|alle {{n}}|tweeën|drieën|vieren|"
    rf"vijven|zessen)|hun beider|alletwee|alle(?:bei)?(?: twee)?(?= de (?:broers|zussen|jongens|"
    rf"meisjes|ouders|vrouwen|mannen))|alle {{n}}(?= {{verb}})|(?:geen|één|eén|een|geeneen|elk) "
    rf"van "
    rf"(?:beiden|de {{n}}|hen|die {{n}}|hun {{n}}|ons {{n}}){_THINGS_BEHIND}|"
    r"(?:nog geen|geen|hooguit|hoogstens|amper|nauwelijks) tien "
    r"(?!(?:euro|minuten|dagen|weken|keren|scholen|procent|uren|avonden|sessies|jaren|maanden|"
    r"meters|kilometers|bijeenkomsten|gemeenten|organisaties|lessen)(?!\w))[^\W\d_]{2,30}(?:en|s)|"
    rf"{_DID} er {_ALSO}{{n}}{_NO_THING}|"
    r"(?:met|van|tussen|onder|door|voor|aan|bij|naar|over) (?:de|hun|die|deze|alle|onze) {n}"
    r"(?= ?[.,;:!?)]| (?:samen|apart|alleen|thuis|werd|was|is|ging|kwam|had|bleef|liep|"
    r"zelf)(?!\w))|"
    r"(?:de|alle|die|deze|hun) {n} (?:anderen|overigen|overblijvers|resterenden)|{n} "
    r"(?:anderen|onder hen|onder ons|overigen)|nog {n} (?:anderen|meer)(?= |[.,;])|"
    r"(?:maar |slechts |amper |welgeteld |exact |precies |juist )één(?: (?:enkele?|persoon))?"
    rf"(?= ?[.,;]| {{verb}}| (?:bleef|kwam|haakte|had|was|ging|deed|zei|wilde|heeft|is)(?!\w))|"
    r"op (?:één|een|{n}) (?:[^\W\d_]+ )?na(?!\w)(?: alle [^\W\d_]+)?|"
    r"(?:iedereen|allen|alle [^\W\d_]+|heel de groep|de hele (?:groep|klas|ploeg)) (?:behalve|min|"
    r"op|buiten|uitgezonderd|zonder) {n}(?: na)?(?: [^\W\d_]+(?:en|s)(?!\w))?|"
    r"n ?= ?{n}(?![\d.,])|{n} (?:pers\.|p\.|pax|lln\.?|leerl\.|jong\.|deeln\.)|"
    rf"(?:aantal |aantallen )?{_GROUPS}(?: \([^)\n]{{1,20}}\))?(?: ?[:=|]| \u2013| -) ?"
    rf"(?:slechts |maar |nog )?{{n}}(?=[.,;)|\n]|\Z| \(| waarvan| {_SEX}| \|)(?![.,]\d)|"
    rf"(?:{{n}}|een) (?:\w+e )?{_SEX} en (?:{{n}}|een) (?:\w+e )?{_SEX}|"
    r"(?:het|dat|dit|een) (?:duo|trio|kwartet|kwintet|koppel|(?:twee|drie|vier|vijf|zes|zeven|"
    rf"acht|negen)tal)(?= ?[.,;:]| {{verb}}| (?:dat|werd|kwam|ging|bleef|had|is|was|die|"
    rf"zelf)(?!\w))|"
    r"{n} à {n} [^\W\d_]+|(?:de|die|hun|onze) {n} (?:jongsten|oudsten|jongste|oudste|kleinsten|"
    r"kleintjes)(?!\w)|(?:waarvan|onder wie|van wie|waaronder) (?:er )?(?:slechts |maar |ook |al )?"
    r"{n}(?! (?:euro|keer|procent|scholen|avonden|uur|dagen|sessies))|{n}(?= (?:ervan|"
    r"daarvan)(?!\w))|"
    r"een (?:enkele|eenzame) (?:jongere|leerling|jongen|meisje|deelnemer|ouder|moeder|vader|"
    r"bewoner|vrijwilliger)|(?:met|in|per) (?:koppels|duo['\u2019]s) van {n}"
)
"""Counts without a noun; `{n}` stands for a number and `{verb}` for a verb of several people."""
