"""Firms, clubs and projects that English names by a last word, and what belongs to a name found.

"Kestrel Security", "Old Docks Albion": the last word says that a firm or a team is meant. "The
Ripple
project" needs somebody who works there or comes from there, because programmes are called so too.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import given_names, municipalities
from node.airlock.recognisers.english.words import (
    BODIES,
    COUNTIES,
    FUNCTION,
    GENERIC,
    INSTITUTIONS,
    NO_SUBJECT,
    OFFICES,
    PEOPLES,
    PUBLIC,
)
from node.textguard.folding import fold

__all__ = ["find_english_organisations", "with_article"]

_CAP: Final = r"[^\W\d_a-zß-öø-ÿ][\w\u2019'.-]{0,30}(?<![.'\u2019-])"
_NAME: Final = rf"(?P<name>{_CAP}(?:(?: | & | and | of |-){_CAP}){{0,3}}?)"
_FIRM_WORDS: Final = (
    r"(?:Security|Logistics|Solutions|Bros\.?|Brothers|Sons|Daughters|Cabs|Taxis|Kebabs?|Motors"
    r"|Cleaning|Cleaners|"
    r"Builders|Construction|Electrics?|Electrical|Plumbing|Haulage|Transport|Couriers|Foods|Meats"
    r"|Bakery|Bakeries|"
    r"Print|Printing|Prints|Catering|Caterers|Fitness|Tyres|Autos?|Roofing|Joinery|Landscapes"
    r"|Landscaping|"
    r"Recruitment|Coaches|Travel|Pharmacy|Optics|Holdings|Associates|Enterprises|Trading|Textiles"
    r"|Fashions?|"
    r"Furniture|Carpets|Flooring|Glazing|Windows|Engineering|Metals|Steel|Recycling|Waste|Farms?"
    r"|Nurseries|"
    r"Dairy|Dairies|Brewery|Distillery|Bookmakers|Barbers|Hair|Nails|Beauty|Grill|Diner|Pizza"
    r"|Pizzeria|Takeaway|"
    r"Kitchen|Bistro|Brasserie|Tavern|Arms|Inn|Records|Studios?|Productions|Films|Radio|FM"
    r"|Gazette|Herald|"
    r"Chronicle|Advertiser|Echo|Solicitors|Accountants|Architects|Dental|Clinic|Lettings"
    r"|Properties|Estates|"
    r"Warehousing|Packaging|Plastics|Fisheries|Shipping|Marine|Boats|Scaffolding|Demolition"
    r"|Plant Hire|Care|Homecare|Homes|Training|Consulting|Consultants|Media|Design|Digital|Energy"
    r"|Wholesale|Flowers|Cycles|Sportswear|Amateurs?|"
    r"Car Wash|Car Sales|Hardware|Stores|Supermarket|Butchers|Grocers|Florists|Jewellers"
    r"|Opticians|Undertakers)"
)
_CLUB_WORDS: Final = (
    r"(?:Albion|Villa|Harps|Emmets|Shamrocks|Hibernians|Hotspur|Harriers|Hurlers|Bohemians|Gaels"
    r"|Sarsfields|"
    r"Kickers|Lions|Tigers|Warriors|Hawks|Eagles|Falcons|Wolves|Bears|Bulls|Panthers|Dolphins"
    r"|Sharks|"
    r"Athletic|Celtic|Rovers|Rangers|Wanderers|United|Thistle|Academicals|Corinthians|Crusaders"
    r"|Saints|Swifts|"
    r"Stars|All Stars|Dynamos|Spartans|Vikings|Pirates|Titans|Giants|Knights|Raiders|Hornets"
    r"|Hammers|Blades|"
    r"Boxing|Judo|Karate|Kickboxing|Boxers|Juniors|Youths|Colts|Ladies|Juveniles|Hurling|Camogie"
    r"|FC|AFC|RFC|"
    r"CFC|SC|AC|CC|GAA|GFC|HC|BC|ABC|JFC|LFC|WFC|FK|IF|BK|IK|CF|Sporting|Olympic|Victoria|Argyle"
    r"|Orient|Alexandra|Forest|County Ladies)"
)
_BY_WORD: Final = re.compile(
    rf"(?<![\w-])(?:[Tt]he )?{_NAME}[ -](?:{_FIRM_WORDS}|{_CLUB_WORDS})(?![\w-])"
)
_LATE_KIND: Final = (
    r"(?:technical school|vocational school|trade school|evening school|gymnasium|lyceum|lycée"
    r"|grammar|primary|"
    r"secondary|school|college|kindergarten|crèche|assembly|kirke|mosque|prayer house|prayer room"
    r"|church|parish|congregation|"
    r"temple|synagogue|gurdwara|chapel|club|association|society|foundation|centre|center|hostel"
    r"|shelter|gym|dojo)"
)
_LATE: Final = re.compile(rf" (?:{_LATE_KIND})(?![\w-])")
_PROJECT: Final = re.compile(
    rf"(?<!\w)(?:from|of|at|for|with|by|joined|left|through"
    rf"|to) (?P<all>(?:the )?{_NAME} (?:project|initiative|crew|collective|"
    r"squad|group|choir|band|circle|cooperative|co-op|allotment|garden|kitchen|workshop|drop-in"
    r"|café|cafe|house|"
    r"hall|shed|hub|lads|girls|women|boys|team|community|congregation|family centre|magazine"
    r"|newspaper|newsletter|paper|radio|station|band|theatre|orchestra|press|gang|firm|shop"
    r"|studio|depot|yard))(?![\w-])"
)
_INSIDE: Final = re.compile(
    r"(?<!\w)(?:laundry|kitchen|office|canteen|back room|backroom|upstairs room|workshop|garden"
    r"|yard|basement|premises|"
    r"minibus|staffroom|dormitory|changing room|prayer space|reception|till|counter|van|car park"
    r"|stall|board|"
    r"committee|choir|volunteers?|members?|owners?|manager|founder|chair|secretary|treasurer"
    r"|coach|trainer|driver|cook|"
    r"cleaner|caretaker|porter|priest|imam|pastor|the people|the lads|the women|the girls"
    r"|the crowd|the team|staff|"
    r"worker|colleague|friend|man|woman|lad|girl|boy|mentor|tutor|teacher|director|head) (?:of|at"
    r"|from|in) "
    rf"(?P<all>(?:the )?{_NAME})(?= (?:and|who|where|was|is|has|had|said|came|on|in|for|to|that"
    rf"|which|asked|rang|told|since|until|with)\b|[.,;:)\n])"
)
_LADY: Final = re.compile(
    rf"(?<!\w)(?:[Tt]he )?(?:Our Lady (?:of|Queen of|Mother of)|Holy|Sacred|Immaculate|Blessed"
    rf"|Good|Star of) (?:the )?{_CAP}(?: of (?:the )?{_CAP}"
    rf"| {_CAP})?(?!\w)(?<!Thursday)(?<!Saturday)(?<!Week)(?<!Friday)(?<!Land)(?<!Book)(?<!Practi"
    rf"ce)(?<!Spirit)(?<!Practices)(?<!Relations)"
)
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:Beneficiary|Applicant|Grantee|Recipient|Contractor|Supplier|Payee|Lead partner"
    r"|Partner|Venue|Host|Employer|"
    rf"Club|School|Organisation|Invoice from|Sponsor|Caterer|Printer"
    rf"|Publisher): (?P<all>(?:The )?{_CAP}(?: (?:(?:in|of|and|for|on|the|&|na"
    rf"|to) ){{0,2}}{_CAP}){{0,4}})(?=[.,;)\n]|$)"
)
_COMES_FROM: Final = re.compile(
    rf"(?<!\w)(?P<who>{_CAP}) (?:from|of|at) (?P<all>(?:the )?{_NAME})(?=[.,;:)\n]| (?:and|who"
    rf"|was|is|has|had|said|came|rang|told|asked|took)\b)"
)
_PLACED: Final = re.compile(
    r"(?<!\w)(?:bench|bus stop|car|van|crowd|queue|lads|he|she|they|stands?|stood|waits?|waited"
    r"|sat|sits|parked|hangs?|hung|"
    rf"meets?|met|gathers?|gathered|sleeps?|slept|smokes?"
    rf"|smoked)(?: [a-z]+){{0,3}} (?:in front of|outside|behind|opposite|beside"
    rf"|at the back of) (?P<all>(?:the )?{_NAME})(?=[.,;:)\n]| (?:and|where|when|on|in|every|each"
    rf"|until)\b)"
)
_EXTRA_DULL: Final = frozenset(
    [
        "internal",
        "civil",
        "primary",
        "palliative",
        "foster",
        "residential",
        "intensive",
        "health",
        "after",
        "day",
        "social",
        "child",
        "elderly",
        "special",
        "teacher",
        "staff",
        "volunteer",
        "leadership",
        "basic",
        "vocational",
        "mass",
        "digital",
        "food",
        "home",
        "human",
        "national",
        "security",
        "horizon",
        "cyber",
        "cluster",
    ]
)
_DULL: Final = (
    _EXTRA_DULL
    | PUBLIC
    | PEOPLES
    | GENERIC
    | BODIES
    | FUNCTION
    | INSTITUTIONS
    | NO_SUBJECT
    | OFFICES
    | COUNTIES
)
_LOUD: Final = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,})*")


def find_english_organisations(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield organisations told by their last word, and whether that is sure."""
    for found in _BY_WORD.finditer(plain):
        if _is_name(found["name"], is_town_named=True):
            yield found.start(), found.end(), True
    for start, end in _told(plain):
        yield start, end, False


def _told(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that a label, a person from there, or a room of theirs tells."""
    for found in _LABELLED.finditer(plain):
        if _is_name(found["all"]):
            yield found.span("all")
    for found in _COMES_FROM.finditer(plain):
        if fold(found["who"]) in given_names() and _is_name(found["name"]):
            yield found.span("all")
    yield from (found.span() for found in _LADY.finditer(plain))
    for pattern in (_PROJECT, _INSIDE, _PLACED):
        for found in pattern.finditer(plain):
            if _is_name(found["name"]) and _LOUD.fullmatch(found["name"]) is None:
                yield found.span("all")


def with_article(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return where the name of an organisation begins and ends with its article and its kind."""
    late = _LATE.match(plain, end)
    if (
        plain[max(0, start - 4) : start].lower() == "the "
        and not plain[start - 5 : start - 4].isalnum()
    ):
        start -= 4
    return start, late.end() if late else end


def _is_name(name: str, *, is_town_named: bool = False) -> bool:
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    is_dull = all(word in _DULL for word in words)
    return not is_dull and (is_town_named or " ".join(words) not in municipalities())
