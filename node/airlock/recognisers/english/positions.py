"""Organisations and places that English tells by where their name stands.

"The hall of Open Fields", "an invoice of Bell & Bow", "the shop, Bell & Bow,", "Senka from Harbour
Lights": a proper name may be any words, so the words before it carry the rule, and the name goes
on over all capitals and the small words that join them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word,
    municipalities,
    surnames,
)
from node.airlock.recognisers.english.relations import JOB
from node.airlock.recognisers.english.words import (
    BODIES,
    COUNTIES,
    FUNCTION,
    GENERIC,
    INSTITUTIONS,
    KINDS_CALLED,
    NO_SUBJECT,
    OFFICES,
    PEOPLES,
    PROGRAMMES,
    PUBLIC,
    SERVICES,
)
from node.textguard.folding import fold

__all__ = ["NAME", "find_by_position", "find_places_by_position", "is_proper"]

# Possessive: a hyphen joins inside a word, and "A-B-A-B" would be parted anew in millions of ways.
_CAP: Final = (
    r"(?:(?:a[a-z]{1,2}|el|ul|ud)[-'\u2019])?"
    r"[^\W\d_a-zß-öø-ÿ]\w{0,30}+(?:[\u2019'.-]{1,2}\w{1,30}+){0,4}+"
)
_SMALL: Final = (
    r"(?: (?:of|of the|at|at the|in|in the|on|on the|for|for the|to|to the|and|and the|with|the|by"
    r"|by the|without|na|an|a|le|la|de|du|go|agus|y|&|\+)(?= [^\W\d_a-zß-öø-ÿ]|"
    r" (?:a[a-z]|el)-[A-Z]))?"
)
NAME: Final = rf"(?:[Tt]he )?{_CAP}(?:{_SMALL} {_CAP}){{0,5}}"
"""Pattern of a name: capitals to their end, with the small words between them."""

_ROOMS: Final = (
    r"(?:halls?|rooms?|kitchen|office|offices|canteen|gym|garden|yard|basement|premises|workshop"
    r"|clubhouse|pavilion|cellar|attic|backroom|back room|stockroom|storeroom|showroom|function "
    r"room|changing rooms?|prayer room|meeting room|meeting rooms|laundry|staffroom|dormitory"
    r"|prayer space|reception|till|counter|van|minibus|car park|stall|door|doors|doorway|steps"
    r"|roof|porch|gate|gates|grounds|pitch|dressing room|loft|foyer|lobby|stairs|stairwell"
    r"|shutters|bins|vestry|sacristy|boardroom|hallway|corridor|terrace|bar|café|cafe|shop floor"
    r"|accounts|books|website|newsletter|Facebook page|Instagram page|noticeboard|window)"
)
_PEOPLE: Final = (
    r"(?:owners?|founder|co-founder|treasurer|trainer|driver|cook|cleaner|caretaker|porter"
    r"|barman|barmaid|people|lads|women|girls|boys|guys?|crowd|crew|gang|lot|kids|mothers|staff"
    r"|volunteers?|someone|somebody|everyone|everybody|players?|regulars|customers|colleagues?"
    r"|friends?|fella|man"
    r"|woman|lad|girl|boy|mentor|tutor|lady|bloke|chap|stewards?|members?|choir|team|two|three)"
)
_WORK: Final = (
    r"(?:placement|apprenticeship|internship|traineeship|job|shifts?|work experience|trial day"
    r"|Saturday job|stint|interview|vacancy|training place|rehearsals?|lessons|classes"
    r"|apprentice|trainee|intern|employed|working|works|worked|volunteers|volunteered"
    r"|volunteering|boxes|boxed|prays|prayed|sings|sang|trains|trained|started|starts|enrolled"
    r"|registered|allotments?|lock-up|pitch|kiosk|stall|till|laundry|canteen)"
)
_PAPERS: Final = (
    r"(?:invoices?|receipts?|quotes?|quotations?|bills?|cheques?|donations?|gifts?|loan|letters?"
    r"|call|offer|sponsorship|delivery|deliveries|vouchers?|complaints?|payment|payments|contract"
    r"|order|orders|estimate|refund|rent|keys?|leaflets?|cakes?|sandwiches|trays?|pizzas?)"
)
_HANDED: Final = (
    r"(?:belongs to|belonged to|owned by|run by|rented from|rented by|hired from|borrowed from"
    r"|bought from|bought at|ordered from|free of charge from|on loan from|courtesy of"
    r"|came free from|supplied by|printed by|printed at|printed in|baked by|catered by|lent by"
    r"|donated by|sponsored by|hosted by|paid to|owed to|donated to|went to a firm called"
    r"|paid for by|built by|repaired by|repaired at|fixed by|collected from|delivered by"
    r"|delivered to|dropped off at|picked up from|picked up at|sacked by|sacked from|hired by"
    r"|taken on by|taken on at|let go by|formerly of|formerly at|formerly with|previously at"
    r"|previously with|late of|latterly of|now of|now at|now with|barred from|banned from"
    r"|(?:machines?|chairs?|tables?|tools?|ovens?|beds?|books?|boards?|bikes?|jerseys|shirts"
    r"|flowers"
    r"|paint|bread|food|furniture|equipment|stock|costumes|instruments) (?:came|come|comes|is|are"
    r"|was|were) from)"
)
_FOUND: Final = (
    r"(?:found|got|met|heard|contacted|joined|hired|booked|arranged|rented|ordered|recruited"
    r"|placed|housed|wrote|written|written to (?:him|her|them|us)|knows?|knew|came to us"
    r"|came in|helped|fed|clothed)(?: [a-z]{1,14}){0,5} (?:through|via)"
)
_TRADES: Final = (
    r"(?:(?:travel|taxi|building|cleaning|security|law|printing|haulage|removal|catering|courier"
    r"|construction|insurance|football|boxing|youth|sports|family|car|carpet|kebab|chip|coffee"
    r"|phone|corner|betting|barber|bike|book|charity|music|dance|community|women's|local|small"
    r"|roofing|joinery|plumbing|electrical|scaffolding|tyre|furniture|garden|landscaping) )?"
)
_KIND: Final = "|".join(sorted(map(re.escape, KINDS_CALLED.split(";")), key=len, reverse=True))
_KINDS: Final = (
    rf"(?:{_KIND}|salon|arcade|nightclub|takeaway|chipper|diner|cinema|theatre|choir|band|troupe"
    r"|playgroup|nursery|support group|women's group|youth group|group (?:that|of|for|who|which)"
    r"|network of|food bank|shelter|refuge|drop-in|hub|workshop|farm|print shop|betting shop"
    r"|care home|nursing home|agency|temple|chapel|studio)"
)
_BESIDE: Final = (
    r"(?:next to|next door to|across from|upstairs at|downstairs at|in front of|round the back of"
    r"|outside|opposite|(?:lives?|lived|flat|room|rooms) (?:over|above|behind)|toilets (?:of|at|in)"
    r"|back (?:of|room of|room at)|floor of|top of|cellar of)"
)
_SEEN_AT: Final = (
    r"(?:table|stand|desk|bed|spot|slot|tab|account|prayers|class|lunch|dinner|breakfast|coffee"
    r"|party|wedding|gig|concert|show|game|match|session|evening|afternoon|night|shop|till|queue"
    r"|bar|counter|door|seen|spotted|met|eats|ate|drinks|drank|hangs out|hung out|meets|meet"
    r"|stopped|arrested|searched) at"
)
_STRONG: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-]){_ROOMS} (?:of|at|belonging to|behind|above) (?P<all>{NAME})",
        rf"(?<![\w-])(?:{_WORK}) (?:at|with|for) (?P<all>{NAME})",
        rf"(?<![\w-]){_PAPERS} (?:of|from|by|with) (?P<all>{NAME})",
        rf"(?<![\w-])(?i:{_HANDED}) (?P<all>{NAME})",
        rf"(?<![\w-]){_PEOPLE} (?:at|from) (?P<all>{NAME})",
        rf"(?<![\w-]){_FOUND} (?P<all>{NAME})",
        rf"(?<![\w-]){_BESIDE} (?P<all>{NAME})",
        rf"(?<![\w-]){_SEEN_AT} (?P<all>{NAME})",
        rf"(?<![\w-]){JOB} (?:at|with|for|from) (?P<all>{NAME})",
        # "That made Common Ladle take us seriously".
        (
            rf"(?<![\w-])(?:made|makes?|had|got|persuaded|convinced|led) (?P<all>{NAME})(?= "
            rf"(?:to )?"
            r"(?:take|listen|trust|look|notice|open|join|pay|lend|agree|change|stop|help|believe"
            r"|think|give|invite|support|sit up)(?!\w))"
        ),
        # "Hands On, a charity in Leeds", "Harbour Lights (the arcade)".
        (
            rf"(?<![\w-])(?P<all>{NAME})(?=(?:,| \() ?(?:a|an|the|our|their|his|her) "
            rf"(?:[a-z-]+ ){{0,2}}?{_KINDS}(?!\w))"
        ),
        # "Try the shop, Bell & Bow, he is there", "his club (Bell Rovers)".
        (
            rf"(?<![\w-])(?:the|his|her|our|their|my|an?|that) {_TRADES}(?:{_KIND})(?:,| \() ?"
            rf"(?P<all>{NAME})(?=[,.;:)\n])"
        ),
        (
            rf"(?<![\w-])(?:the|his|her|our|their|my|an?|that) (?P<all>{_TRADES}"
            r"(?:firm|company|shop|business|charity|employer|club|café|cafe|agency|outfit|garage"
            rf"|bakery|takeaway|pub|gym|choir),? (?:called |named )?{NAME})"
        ),
        (
            rf"(?<![\w-])(?:an?|the|every|each|first|last|next|our|that|this) (?P<all>{NAME}) "
            r"(?:home|away) (?:match|game|fixture|kit|end|supporters|fans|side|leg|shirt|jersey)"
        ),
        (
            rf"(?<![\w-])(?:an?|the|his|her|their|our|old|that) (?P<all>{NAME}) (?:match|fixture"
            r"|jersey|scarf|hoodie|tracksuit|minibus|bib|supporters?|fans?|jacket|training top"
            r"|delivery van|apron|uniform)(?!\w)"
        ),
    )
)
_SAID_TO: Final = (
    r"(?i:booked|hired|rang|phoned|emailed|contacted|tried|approached|thanked|paid|joined|write to"
    r"|wrote to|email|drop in at|call in to|pop into|referred to|thanks to|signed up with"
    r"|signed up for|asked|left|runs|owns|co-owns|manages|founded|co-founded|(?:he|she|they"
    r"|who) ran|together with|jointly with|in partnership with|in cooperation with|along with)"
)
_HEADS: Final = (
    r"(?:priest|imam|pastor|rabbi|manager|chair|secretary|coach|director|head|worker|teacher)"
)
_WORKS_IN: Final = r"(?:works?|worked|working|job|shifts?|waits|cooks|cleans)"
_WEAK: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w-]){_PEOPLE} of (?P<all>{NAME})",
        rf"(?<![\w-])(?:{JOB}|{_WORKS_IN}) in (?P<all>{NAME})",
        rf"(?<![\w-]){_SAID_TO} (?P<all>{NAME})",
        rf"(?<![\w-]){_HEADS} (?:of|at|from) (?P<all>{NAME})",
    )
)
_WHO: Final = re.compile(rf"(?<![\w-])(?P<who>{_CAP}) (?:(?:from|of|at) |\()(?P<all>{NAME})")
_LISTED: Final = re.compile(
    r"(?:^|\n|[.;] )[ *\u2022-]{0,4}(?:[Pp]artners?|[Pp]artner organisations?|[Ss]ponsors?"
    r"|[Ss]upported by|[Hh]osts?|[Hh]osted by|[Vv]enues?|[Cc]atering|[Ff]ood|[Ss]ound|[Mm]usic"
    r"|[Pp]rinting|[Pp]rinter|[Tt]ransport|[Ss]talls?|[Ss]uppliers?|[Cc]ontractors?|[Tt]hanks to"
    r"|[Ww]ith thanks to|[Gg]roups|[Cc]lubs|[Aa]ttended by|[Ii]nvited): ?(?P<list>[^\n]{3,300})"
)
_ITEM: Final = re.compile(
    rf"(?:(?<=, )|(?<=; )|(?<=and )|(?<=at )|(?<=: )|^)(?P<all>{NAME})(?=[,;.\n(]|$| and| \()"
)
_HOLY: Final = re.compile(
    r"(?<![\w-])(?P<all>(?:our lady|saint|st\.?|holy|sacred|blessed|christ the) "
    r"(?:[a-z\u2019']{2,14} ){0,5}?(?:church|parish|school|chapel|kirke|college|club|hall|convent"
    r"|primary|academy|mission|hospice|cathedral))(?![\w-])"
)
_SAINTS: Final = frozenset({"saint", "st"})

# Where people live and go: what stands there is a street, a quarter or an estate.
_WHERE: Final = re.compile(
    rf"(?<![\w-])(?i:home (?:to|in|on)|as far as|{_ROOMS} in|moved (?:out of|to|from|away from"
    rf"|into)|lives?"
    r" (?:in|on)|lived (?:in|on)|living (?:in|on)|staircase (?:in|on)|stairs? (?:in|on|of)"
    r"|(?:door|corner|roof|wall|flat|flats|house|stairwell|block|lamp post|bench|shelter|kiosk"
    r"|lock-up|garages?|allotments?|caravan|pitch|playground|underpass|bins|ring|car|van|man|woman"
    r"|men|women|lads?|boys?|girls?|family|families|neighbours?|ones|kids|crowd|gang|fight|party"
    r"|everyone|everybody|nobody|residents|tenants|mothers) (?:stands in |lives in "
    r"|live in )?(?:in|on|at|from|around|behind|near|above|below)|stands in|stood in|parked in"
    r"|parked on|back to|over in|up in|down in|out in|all over|raid on|raids on|patrols? in"
    r"|patrols? on|estate agent in|streets of|rooftops of|grew up (?:in|on)|walks? (?:in|around"
    rf"|through)) (?P<all>{NAME})(?!\w)"
)
_IN_TOWN: Final = re.compile(r" (?:in|at|of|near|on|by|to) (?P<town>[^\W\d_][\w-]*)\Z")

_DULL_WORDS: Final = """
internal civil primary palliative foster residential intensive after day social child elderly
special teacher volunteer leadership basic vocational mass digital food home human national
security cyber cluster figure table page sheet annex question item line row column box option
junction motorway platform terminal gate zone level grade key parliament law laws crown state
heaven hell god friday monday tuesday wednesday thursday saturday sunday arabic islam facebook
instagram telegram discord snapchat netflix lidl aldi tesco ikea mcdonald mcdonalds amazon
housing probation education health justice finance accounting accounts sport culture heritage
head office hq it hr pr ai general home office public order
"""
_DULL: Final = (
    frozenset(_DULL_WORDS.split())
    | PUBLIC
    | PEOPLES
    | GENERIC
    | BODIES
    | FUNCTION
    | INSTITUTIONS
    | NO_SUBJECT
    | OFFICES
    | COUNTIES
    | PROGRAMMES
    | SERVICES
)
_PAIR: Final = 2
_LONGEST_OPEN: Final = 4
_FIRST_WORDS: Final = frozenset({"new", "our", "first", "second", "next", "small", "big", "good"})
_END_WORDS: Final = """
table home house step steps time times day days world place way door room circle start north south
east west friends others women men art music
"""
_LAST_WORDS: Final = frozenset(_END_WORDS.split())
_ACRONYM: Final = re.compile(r"(?:[Tt]he )?[A-Z]{2,5}s?(?: [A-Z]{2,5}s?)?")


def find_by_position(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names of organisations told by the words before or around them."""
    for pattern, is_weak in (
        *((each, False) for each in _STRONG),
        *((each, True) for each in _WEAK),
    ):
        for found in pattern.finditer(plain):
            if is_proper(found["all"], is_weak=is_weak):
                yield _without_town(plain, *found.span("all"))
    for found in _WHO.finditer(plain):
        if _is_somebody(found["who"]) and is_proper(found["all"]):
            yield _without_town(plain, *found.span("all"))
    yield from _listed(plain)
    yield from (found.span("all") for found in _HOLY.finditer(plain) if _is_holy(found["all"]))


def _listed(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names in a list of partners, of those who cooked, lent or came."""
    for listed in _LISTED.finditer(plain):
        for found in _ITEM.finditer(plain, *listed.span("list")):
            if is_proper(found["all"]):
                yield found.span("all")


def _is_holy(name: str) -> bool:
    """Say whether a church in small letters has a name: "holy school" has none."""
    first, *rest = name.split(" ")
    return len(rest) > 1 or fold(first).rstrip(".") in _SAINTS


def find_places_by_position(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names of quarters, streets and estates told by who lives or stands there."""
    for found in _WHERE.finditer(plain):
        if is_proper(found["all"]):
            yield _without_town(plain, *found.span("all"))


def is_proper(name: str, *, is_weak: bool = False, is_town_named: bool = False) -> bool:
    """Say whether capitals may be a proper name: no town, no public body, no word of a form.

    Args:
        name: Words with capitals and what joins them.
        is_weak: Whether only a word that no dictionary has, or several, make it one.
        is_town_named: Whether a town's name may be all of it: "Oldham Cabs".
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if _ACRONYM.fullmatch(name):
        return False
    core = words[1:] if words[:1] == ["the"] else words
    is_town = " ".join(core) in municipalities()
    if (is_town and not is_town_named) or not INSTITUTIONS.isdisjoint(core[-1:]):
        return False
    open_to_all = _open_places(core)
    telling = [
        word
        for at, word in enumerate(core)
        if at not in open_to_all
        and word not in _DULL
        and word.removesuffix("s") not in PEOPLES
        and (is_town_named or word not in municipalities())
        and not is_calendar_word(word)
        and len(word) > 1
    ]
    if not telling:
        return not is_weak and _is_made_of_plain_words(core)
    return not is_weak or len(telling) > 1 or not is_word(telling[0], "en")


def _is_made_of_plain_words(words: Sequence[str]) -> bool:
    """Say whether dull words make a name together: "Common Table", "Open House"."""
    if len(words) < _PAIR:
        return False
    is_any = words[0] in PEOPLES or words[0] in COUNTIES or words[0] in NO_SUBJECT - _FIRST_WORDS
    return words[-1] in _LAST_WORDS and not is_any


def _open_places(words: Sequence[str]) -> frozenset[int]:
    """Return which words anybody may name; an ordinary word alone may be part of any name."""
    names = allowed_names()
    found = {at for at, word in enumerate(words) if word in names and not is_word(word, "en")}
    for at in range(len(words)):
        for end in range(at + _PAIR, min(at + _LONGEST_OPEN, len(words)) + 1):
            if " ".join(words[at:end]) in names:
                found.update(range(at, end))
    return frozenset(found)


def _is_somebody(who: str) -> bool:
    """Say whether a capital before "from" is somebody's name."""
    folded = fold(who)
    if folded in _DULL or is_calendar_word(folded):
        return False
    if folded in municipalities() and folded not in given_names():
        return False
    is_listed = folded in given_names() or folded in surnames()
    return not is_word(folded, "en") or (is_listed and folded in given_names())


def _without_town(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return where a name begins and ends without a town or a day behind it."""
    found = _IN_TOWN.search(plain, start, end)
    town = fold(found["town"]) if found is not None else ""
    is_town = town in municipalities() and (town in COUNTIES or not is_word(town, "en"))
    is_day = is_calendar_word(town.removesuffix("s"))
    return start, found.start() if found is not None and (is_town or is_day) else end
