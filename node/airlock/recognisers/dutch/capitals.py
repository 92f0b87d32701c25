"""What a capital inside a Dutch sentence may stand on without naming anybody or any small place."""

import re
from functools import cache, lru_cache
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import is_calendar_word, municipalities
from node.airlock.recognisers.month_names import MONTHS
from node.textguard.folding import fold

__all__ = [
    "CAP",
    "FUNCTION_WORDS",
    "allowed_folded",
    "is_allowed",
    "is_known_place",
    "is_nation",
    "is_open_name",
    "starts_sentence",
]

CAP: Final = r"(?:['\u2019]t |[Dd]['\u2019])?[^\W\d_a-zà-ÿ](?:[\w\u2019'-]{0,30}\w)?"
"""A word with a capital; its apostrophes and hyphens go with it."""

_FUNCTION_WORDS: Final = """
in op aan bij uit van voor na met over onder tot te ten ter tussen tegen door naar om rond langs
sinds tijdens volgens dankzij ondanks zonder binnen buiten boven achter naast via per vanaf vanuit
tegenover rondom omtrent betreffende ook al als dan toen nu zo maar want dus en of noch hoewel
omdat doordat zodat terwijl wanneer waar waarom hoe wie wat welke welk dat dit die deze er daar
hier de het een de den des der ik jij je u hij zij ze wij we jullie men iemand niemand iedereen
iets niets alles alle allen elk elke ieder iedere sommige sommigen veel velen weinig meer meeste
beide beiden geen niet wel nog reeds pas net juist eerst later daarna daarvoor vooraf achteraf
intussen inmiddels ondertussen uiteindelijk ten slotte tenslotte toch echter bovendien daarom
daardoor hierdoor zelfs alleen enkel vooral misschien wellicht soms vaak altijd nooit ooit weer
gisteren vandaag morgen mijn jouw zijn haar ons onze hun uw mij hem hen zich kon kan wil wilde is
was waren zijn heeft had hebben werd worden gaat ging komt kwam zie zeg laat bel vraag beste
geachte lieve dag hallo hoi groeten hartelijke vriendelijke bedankt dank onderwerp betreft stap
tip nodig les advies vraag antwoord doel duur methode conclusie resultaat samen thuis ander andere
anderen samengevat kortom bijvoorbeeld zoals eén één twee drie vier vijf zes zeven acht negen tien
elf twaalf mogelijk kijk luister neem geef doe ga kom stel leg hang vermijd begin
"""
FUNCTION_WORDS: Final = frozenset(map(fold, _FUNCTION_WORDS.split()))
"""Words that begin a sentence or a line and are no name."""

_REMEMBERED: Final = 8192
_ARTICLES: Final = frozenset({"de", "het", "den", "t", "s", "d"})
_ADJECTIVE: Final = re.compile(
    r".{2,}(?:ische|isch|se|ste|aanse?|eense?|ijnse?|ese|iaans|loos|lijke?|ige|igd|baar)\Z"
)
_NATIONS: Final = re.compile(
    r"(?:nederland|vlaam|vlaming|belg|frans|frankrijk|duit|engel|brit|europe|amerik|turk|marok|"
    r"pool|pole|russ|grie|spaan|spanj|italia|portug|arab|berber|koerd|syri|iraa|afgha|somali|"
    r"chine|japan|indi|israel|joo?d|moslim|islam|christ|katholi|protest|hindoe|boeddh|sjii|soenn|"
    r"god|allah|bijbel|koran|thora|kerst|pase|pinkst|hollan|waal|wall|bruss|suriname|antill|"
    r"moluk|oekra|roma|sinti|afrik|azi|latijn|germaan|slav|fries|limbu|brabant|zeeuw|gronin|"
    r"drent|holl|nieuwjaar|hemelvaart|sinterklaas|koningsdag|ramadan|suikerfeest|offerfeest|"
    r"allerheiligen|carnaval|bevrijding|hallowe|corona|covid|antwerp|gent|leuven|brugge|brugs|"
    r"amsterdam|rotterdam|haag|utrecht)"
)
_INSTITUTIONS: Final = re.compile(
    r"(?:fonds|minister|raad|commissie|kamer|unie|parlement|senaat|netwerk|dienst|agentschap|"
    r"aanpak|programma|verdrag|wet|decreet|besluit|verordening|richtlijn|artikel|protocol|plan|"
    r"nota|handvest|grondwet|openbaar|federa|nationa|internationa|staat|staten|koninkrijk|"
    r"republiek|rijk|gemeenschap|gewest|provincie|vereniging|politie|justitie|parket|hof|"
    r"rechtbank|veiligheid|huis|centrum|forum|platform|methode|school|universiteit|hogeschool|"
    r"instituut|bureau|observatorium|kruis|stichting|bank|kompas|pagina|hoofdstuk|bijlage|stap|"
    r"fase|week|dag|jaar|internet|web|app|covid|corona|twee|eerste|tweede|derde|koning|prins|"
    r"wereld|mens|kind|recht|noord|zuid|oost|west|dossier|wijk|over|actie|project|taal|brexit|"
    r"holocaust|shoah|oorlog)"
)


@lru_cache(maxsize=_REMEMBERED)
def is_open_name(phrase: str) -> bool:
    """Say whether words with capitals name what anybody may name: a country, a fund, a feast."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", phrase)]
    if not words or phrase.isupper():
        return True
    whole = " ".join(words)
    allowed = allowed_folded()
    if whole in allowed or whole in municipalities():
        return True
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]  # "De Vlieger" is no more anybody's than "Vlieger".
    if words[0] in allowed or is_calendar_word(words[0]) or words[0] in MONTHS:
        return True
    if len(words) == 1 and words[0] in FUNCTION_WORDS:
        return True
    first = re.findall(r"[^\W\d_]+", phrase)[-len(words)]
    if first.isupper() and len(first) > 1:
        return True
    return bool(
        _ADJECTIVE.match(words[0]) or _NATIONS.match(words[0]) or _INSTITUTIONS.match(words[0])
    )


@cache
def allowed_folded() -> frozenset[str]:
    """Return what anybody may name, folded."""
    return allowed_names()


def is_allowed(phrase: str) -> bool:
    """Say whether a whole phrase is a municipality or what anybody may name."""
    whole = " ".join(fold(word) for word in re.findall(r"[^\W\d_]+", phrase))
    return whole in allowed_folded() or whole in municipalities()


def is_known_place(phrase: str) -> bool:
    """Say whether a phrase is, or begins with, a municipality or a country."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", phrase)]
    # "in 't Quackel" begins with no town, though one is called In.
    first = 2 if len(words) > 1 and words[0] in FUNCTION_WORDS else 1
    return any(
        " ".join(words[:count]) in municipalities() for count in range(first, len(words) + 1)
    )


def is_nation(folded: str) -> bool:
    """Say whether a word is an adjective of a country or a belief: "Franse", "islamitische"."""
    return folded.endswith(("se", "sche", "sch")) and _NATIONS.match(folded) is not None


def starts_sentence(plain: str, at: int) -> bool:
    """Say whether a capital is due at a place anyway."""
    before = plain[max(0, at - 4) : at].rstrip(" \t'\u2018\u201c\"(")
    return (
        not before or before[-1] in ".!?:;\n\u2022*#|>" or before.endswith((" -", "\n-", " \u2013"))
    )
