"""Addresses in English texts: a street with all that stands around it, also on the continent.

"Flat 3, 14 Mill Lane", "112, Carrow Heights, ĦMR 1409", "Strada Morii nr. 41, sc. B, ap. 9":
the street
may be known by its word, or by a number behind "lives at". What belongs to it goes with it: floors,
staircases, the name of a house, the postcode.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.recognisers.english.words import PEOPLES
from node.textguard.folding import fold

__all__ = ["find_english_addresses", "with_surroundings"]

_CAP: Final = r"[^\W\d_a-zß-öø-ÿ][\w\u2019'.-]{0,30}(?<![.'\u2019-])"
_RUN: Final = rf"{_CAP}(?: (?:(?:of|of the|na|an|y|yr|de|du|la|the|on|upon) )?{_CAP}){{0,3}}"
_NUMBER: Final = r"\d{1,4}[A-Za-z]?(?:[/\u2013-]\d{1,4}[A-Za-z]?)?"
_UNITS: Final = (
    r"(?:apt|apartment|appartment|flat|unit|room|house|block|floor|suite|no|nr|number|num|door"
    r"|entrance|"
    r"stairs?|staircase|stairwell|bus|bte|box|caravan|bay|site|level|sc|ap|et|bl|lot|plot|cottage|"
    r"container|studio|office|shop|stall|lgh|tv|th|st|dør|dtto|interno|int|scala|piano|porta"
    r"|portal|"
    r"piso|escalera|m|kv|lok|butas)"
)
_BEFORE: Final = re.compile(
    rf"(?:(?:(?i:{_UNITS})\.? ?(?:[A-Z]|\d{{1,4}}[A-Za-z]?),? (?:of |in |at |on )?|"
    r"(?:the )?(?:ground|top|first|second|third|fourth|fifth|upper|1st|2nd|3rd"
    r"|[4-9]th) floor,? (?:of |at |in )?|"
    rf"{_NUMBER},? |[\"\u201c\u2018][^\"\u201d\u2019\n]{{2,30}}[\"\u201d\u2019],? "
    rf"|(?:[A-Z]\w+ )?(?:House|Court|Lodge|Buildings|Mansions|"
    r"Apartments|Flats|Cottage|Villa|Block [A-Z\d]{1,2}), ){1,4})\Z"
)
_POSTCODES: Final = (
    r"[A-ZĦĠĊŻ]{3} ?\d{4}|[A-Z]\d[\dW] ?[A-Z\d]{4}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|"
    r"(?:[A-Z]{1,2}-)?\d{4,5}(?: ?[A-Z]{2})?|\d{3} \d{2}|\d{2}-\d{3}|(?:Dublin|D) ?\d{1,2}W?"
    r"|[NSEW]{1,2}\d{1,2}"
)
_BEHIND: Final = re.compile(
    rf"(?:,? (?:(?i:{_UNITS})\.? ?(?:[A-Z]|\d{{1,4}}[A-Za-z]?)(?!\w)|"
    r"the (?:[a-z]+ ){1,2}(?:house|bungalow|door|flat|gate|block|building|caravan|shop|cottage"
    r"|tower|bell|floor|villa|hut)(?!\w)|"
    r"(?!(?:19|20)\d\d)\d{1,4} [A-H](?![\w'])|(?:just )?(?:behind|beside|above|opposite|next to"
    r"|over) the [a-z]+(?: [a-z]+)?(?=[.,;)])|"
    r"(?:ground|top|first|second|third|fourth|fifth|upper|[1-9](?:st|nd|rd|th)) floor|"
    r"\d{1,4}/\d{1,4}[A-Za-z]?(?![\w%/])(?= (?:and|or|where|when|on|in|at|is|was|with|to|for)\b)|"
    r"(?!(?:19|20)\d\d)\d{1,4}[A-Za-z]?(?:[/\u2013-]\d{1,4}[A-Za-z]?)?(?![\w%]|[.,:]\d| ?(?:[a-z]"
    r"|[A-Z][a-z]+day|January|February|"
    rf"March|April|May|June|July|August|September|October|November|December)))"
    rf"|,? (?:{_POSTCODES})(?!\w)){{1,5}}"
)
_REACH: Final = 70

_WAYS: Final = (
    r"(?:Street|Road|Lane|Terrace|Avenue|Close|Square|Drive|Way|Court|Crescent|Grove|Place"
    r"|Gardens?|Row|"
    r"Walk|Mews|View|Rise|Parade|Hill|Park|Green|Quay|Yard|Villas|Heights|Strand|Lawns?|Meadows?|"
    r"Vale|Manor|Glen|Downs|Brae|Cottages?|Buildings|Mansions|Flats|Wharf|Boulevard|Circus|Alley"
    r"|Croft|"
    r"Chase|Copse|Paddock|Orchard|Wynd|Bypass|Ropewalk|Mall|Esplanade|Promenade|Embankment"
    r"|Causeway|"
    r"Bridge|Gate|Bank|Brow|Fold|Garth|Loan|Passage|Path|Ridge|Steps|Vennel|Cross|Dale|Dene|Dell|"
    r"Drove|End|Fields?|Gap|Haven|Hollow|Knoll|Lea|Leas|Mead|Mount|Nook|Point|Retreat|Spinney"
    r"|Towers?|"
    r"Lodge|House|Estate|Diamond|Cres|Ter|Tce|Pl|Sq|Ct|Dr|Ln|St|Rd|Ave|Blvd)"
)
_ANAGRAMS: Final = frozenset(
    "".join(sorted(way.lower()))
    for way in [
        "Street",
        "Road",
        "Lane",
        "Terrace",
        "Avenue",
        "Close",
        "Square",
        "Drive",
        "Court",
        "Crescent",
        "Grove",
        "Place",
        "Gardens",
        "Heights",
        "Park",
        "Green",
        "Quay",
        "Terrace",
        "Parade",
        "Meadows",
        "Villas",
        "Cottages",
    ]
)
_FOREIGN: Final = re.compile(
    rf"(?<!\w)(?:{_NUMBER},? )?(?:Triq|Sqaq|Misra[ħh]|Vjal|Pjazza|Sráid|Bóthar|Ascaill|Céide|Plás"
    rf"|Cearnóg|Páirc|"
    r"[Vv]iale?|[Pp]iazza|[Pp]iazzale|[Vv]ico(?:lo)?|[Cc]orso|[Ss]alita|[Ll]argo|[Cc]alle"
    r"|[Aa]venida|[Pp]laza|[Pp]aseo|"
    r"[Cc]arrer|[Rr]ua|[Tt]ravessa|[Pp]raça|[Uu]l\.|[Uu]lica|[Uu]lice|[Aa]leja|[Aa]l\.|[Pp]lac"
    r"|[Oo]siedle|[Nn]áměstí|[Ss]trada|"
    r"[Ss]tr\.|[Aa]leea|[Cc]alea|[Bb]ulevardul|[Bb]d\.|[Pp]iaţa|[Pp]iața|[Tt]rg|[Ii]ela"
    r"|[Pp]rospekt|[Oo]dos|[Bb]ul\.|[Bb]ulevar|Ffordd|Heol|Stryd|Lôn|Rhodfa|Rhes|Clos|Llys|Sgwâr"
    r"|Bóithrín)"
    rf" (?:(?:del|della|delle|dei|degli|di|de|da|do|dos|das|la|el|il-|is-|l-|tal-|ta['\u2019]|na"
    rf"|an|an t-|y|yr|'r|lui)[ ]?){{0,2}}"
    rf"{_CAP}(?: (?:(?:del|della|di|de|da|na|an|y|yr) )?{_CAP}){{0,3}}"
)
_JOINED: Final = re.compile(
    r"(?<!\w)[A-ZÀ-ÞŠŽČ][\w-]{2,30}(?:gade|gatan|gata|vej|vejen|vägen|veien|vegen|katu|kuja"
    r"|straat|laan|weg|gracht|singel|"
    r"kade|plein|dreef|steenweg|straße|strasse|gasse|platz|allee|allé|allén|torget|torvet"
    r"|plads)(?: \d{1,4}[A-Za-z]?)?(?!\w)"
    r"|(?<!\w)[A-ZŠŽČĖĄ][\w.]{2,30}(?: [A-ZŠŽČĖĄ][\w.]{2,30})? (?:g\.|gatvė|pr\.|al\.|utca|út|tér"
    r"|tn\.?|mnt\.?|iela|sokak|caddesi|"
    r"ulica|straat|weg|tie|cesta) ?\d{1,4}[A-Za-z]?(?!\w)"
)
_LIVES: Final = (
    r"(?i:at|lives? (?:at|in|on)|lived (?:at|in|on)|living (?:at|in|on)|address(?: is| was)?:?"
    r"|resid(?:es|ing|ed) (?:at|in)|"
    r"delivered to|moved (?:in)?to|visits? (?:to|at)|sent to|staying (?:at|in)|addressed to"
    r"|registered at|"
    r"home(?: is| was| address)?:? (?:at|in)?|flat (?:at|in)|house (?:at|in|on)|door of|outside"
    r"|opposite|next to|"
    r"above|behind|residence:?|premises(?: at)?:?|called (?:round )?(?:to|at)|collected from"
    r"|picked up (?:from|at)|stopped at)"
)
_NUMBERED: Final = re.compile(
    rf"(?<!\w){_LIVES} (?P<way>(?:(?i:{_UNITS})\.? ?\d{{0,4}}[A-Z]?,? )?{_NUMBER},? (?:(?:The"
    rf"|Upper|Lower|Old|New) )?{_CAP}(?: {_CAP}){{0,3}}(?: [a-z]{{1,4}}(?= and | or |[.,;)]))?)"
    rf"(?!\w)(?! (?:pupils|students|people|members|schools|boys|girls|families|municipalities"
    rf"|euros?))"
)
_WHERE_MEET: Final = re.compile(
    rf"(?<!\w)(?:the )?(?:corner|junction|crossroads|spot|place|point"
    rf"|bend) where (?:the )?{_RUN} (?:meets|joins|crosses|and|becomes|ends at"
    rf"|runs into)(?: the)? [\w'\u2019-]+(?: {_CAP}){{0,3}}"
)
_SAID_NUMBER: Final = re.compile(
    rf"(?<!\w)(?i:number|no\.?|house) (?:[a-z]+(?:-[a-z]+)?|\d{{1,4}}[A-Za-z]?),? (?:on |in "
    rf"|of )?(?:The )?{_CAP}(?: {_CAP}){{1,3}}(?!\w)"
    rf"|(?<=[a-z] ){_CAP}(?: {_CAP}){{0,3}},? (?:number|no\.?|nr\.?) \d{{1,4}}[A-Za-z]?(?!\w)"
)
_CORNER: Final = re.compile(
    rf"(?<!\w)(?:the )?(?:corner|junction|crossroads|crossing) (?:of"
    rf"|between) (?:the )?(?P<first>{_RUN}) and (?:the )?{_RUN}"
)
_WITH_WORD: Final = re.compile(
    rf"(?<!\w){_NUMBER},? (?:(?:The|Upper|Lower|Old|New) )?(?:{_CAP} ){{0,3}}{_WAYS}(?![\w-])"
)
_TYPED: Final = re.compile(
    rf"(?<!\w){_NUMBER},? (?P<words>{_CAP}(?: [\w'\u2019]{{2,12}}){{1,3}})(?!\w)"
)
_UNIT: Final = re.compile(
    rf"(?<!\w)(?i:apt|apartment|flat)\.? ?(?:no\.? ?)?\d{{1,4}}[A-Za-z]?,? (?:in |at "
    rf"|of )?(?:The )?{_CAP}(?: {_CAP}){{0,3}}(?!\w)"
)
_SMALL: Final = re.compile(
    r"(?<!\w)(?:no\.? |number )?\d{1,4}[a-z]? (?:[a-z'\u2019]{3,15} ){1,3}(?:street|road|lane"
    r"|terrace|avenue|close|crescent|grove|gardens|"
    r"heights|quay|villas|cottages|mews|drive|court)(?![\w-])(?! (?:workers?|work|teams?|parties"
    r"|party|children|users?|dates?|cases?))"
)
# The number may stand behind: "rehearsal, at Larkhill 5", "The address is The Dovecote 5 B".
_NUMBER_BEHIND: Final = re.compile(
    rf"(?<!\w)(?:{_LIVES}|(?i:address is|address|addr\.|visit,|visits?|flat|house|door|bell)"
    rf":?) (?P<way>(?:The )?{_RUN} \d{{1,3}}(?:/\d{{1,4}})?(?: ?[A-Za-z](?!\w))?)(?![\w%.:/]\w|-\d)"
    r"(?=[,.;:)\n]|$| (?:and|or|where|when|on|in|is|was|with|to|for)\b)"
)
# What a form calls an address is one, whatever it is made of.
_IN_A_FORM: Final = re.compile(
    r"(?:^|\n|[|;.] ?)[ *\u2022-]{0,4}(?:[Hh]ome |[Pp]resent |[Cc]urrent |[Ll]ast known |[Pp]ostal "
    r"|[Ff]amily |[Ss]treet )?(?:[Aa]ddress|ADDRESS|[Aa]ddr\.?|[Rr]esidence|[Ll]ives at|[Ss]treet)"
    r"(?: of [a-z]{2,12})?: ?(?P<way>[^\W_][^\n;|:@]{3,60}?)(?=\n|$|[;|]|\. )"
)
_LOUD: Final = re.compile(
    r"(?<![\w-])(?:\d{1,4}[A-Z]?,? )?(?:[A-ZÀ-Þ][A-ZÀ-Þ'\u2019.]{1,20} ){1,3}(?:STREET|ROAD|LANE"
    r"|TERRACE|AVENUE|CLOSE|SQUARE|DRIVE|COURT|CRESCENT|GROVE|PLACE|GARDENS|ROW|WALK|MEWS|HEIGHTS"
    r"|QUAY|YARD|VILLAS|COTTAGES|PARADE|WHARF|BUILDINGS|MANSIONS|FLATS|ST|RD|AVE)(?![\w-])"
)
_SCOTS: Final = re.compile(
    rf"(?<!\w)(?:{_NUMBER},? )?(?:Brae|Braes|Mains|Haugh|Howe|Croft|Mill|Kirkton|Brig|Links|Pend"
    rf"|Wynd|Milton|Vennel|Loan) of (?:the )?{_CAP}(?: {_CAP})?"
)
_ANY_TOWNS: Final = frozenset({"high street", "main street", "main road", "ring road"})
_NO_WAY: Final = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "eu",
        "european",
        "member",
        "members",
        "european",
        "noon",
        "ramadan",
        "years",
        "european",
        "schools",
        "garda",
        "gardai",
        "towns",
        "room",
        "level",
        "stage",
        "step",
        "class",
        "year",
        "grade",
        "group",
        "version",
        "chapter",
        "article",
        "annex",
        "section",
        "part",
        "table",
        "platform",
        "terminal",
        "zone",
        "junction",
        "unit",
        "module",
        "session",
        "week",
        "day",
        "phase",
        "item",
        "question",
        "page",
        "figure",
        "form",
        "sheet",
        "line",
        "cities",
        "counties",
    ]
)


def find_english_addresses(plain: str) -> Iterator[tuple[int, int]]:
    """Yield addresses that no word for a street tells, and those of other countries."""
    yield from (with_surroundings(plain, *span) for span in _ways(plain))
    for found in _CORNER.finditer(plain):
        if fold(found["first"]) not in allowed_names():
            yield found.span()
    yield from _mistyped(plain)


def _ways(plain: str) -> Iterator[tuple[int, int]]:
    """Yield ways by their word, or by the number or the label beside them."""
    for pattern in (_FOREIGN, _JOINED, _WITH_WORD, _UNIT, _SMALL, _WHERE_MEET, _SAID_NUMBER):
        yield from (found.span() for found in pattern.finditer(plain))
    for pattern in (_NUMBERED, _NUMBER_BEHIND, _IN_A_FORM):
        ways = pattern.finditer(plain)
        yield from (found.span("way") for found in ways if _is_way(found["way"]))
    for found in (*_LOUD.finditer(plain), *_SCOTS.finditer(plain)):
        if fold(found.group()) not in _ANY_TOWNS:
            yield found.span()


def _is_way(way: str) -> bool:
    """Say whether capitals beside a number are a way's: no month, no people, no part of a form."""
    words = {fold(word) for word in re.findall(r"[^\W\d_]+", way)}
    return any(map(str.isupper, way)) and _NO_WAY.isdisjoint(words) and PEOPLES.isdisjoint(words)


def _mistyped(plain: str) -> Iterator[tuple[int, int]]:
    """Yield streets behind a number whose word for a street has its letters in another order."""
    for found in _TYPED.finditer(plain):
        for word in re.finditer(r"\w+", found["words"]):
            letters = "".join(sorted(word.group().lower()))
            if word.start() and letters in _ANAGRAMS and not word.group().islower():
                yield found.start(), found.start("words") + word.end()


def with_surroundings(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return where an address begins and ends with its floors, numbers and postcode."""
    before = _BEFORE.search(plain, max(0, start - _REACH), start)
    behind = _BEHIND.match(plain, end, end + _REACH)
    return before.start() if before else start, behind.end() if behind else end
