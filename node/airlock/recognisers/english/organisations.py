"""Firms, clubs and projects that English names by a last word, and what belongs to a name found.

"Kestrel Security", "Old Docks Albion": the last word says that a firm or a team is meant. "The
Ripple
project" needs somebody who works there or comes from there, because programmes are called so too.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_words
from node.airlock.lexicon.lists import is_word
from node.airlock.recognisers.english.names import in_title
from node.airlock.recognisers.english.positions import find_by_position, is_proper
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
    r"|Opticians|Undertakers|Removals|Repairs|Tailors|Tailoring|Upholstery|Upholsterers|Plumbers"
    r"|Roofers|Glaziers|Painters|Decorators|Tilers|Plasterers|Welding|Welders|Mechanics|Masonry"
    r"|Masons|Carpentry|Carpenters|Electricians|Chauffeurs|Laundry|Launderette|Dry Cleaners"
    r"|Greengrocers|Fishmongers|Stationers|Booksellers|Books|Tattoos?|Piercing|Vapes|Phones"
    r"|Mobiles|Technologies|Interiors|Bathrooms|Kitchens|Blinds|Storage|Scrap|Salvage|Timber|Fuels"
    r"|Heating|Autoparts|Spares|Fabrications|Signs|Signage|Events Ltd|Minibuses|Limousines"
    r"|[A-Z][a-z]+(?:smiths|wrights|mongers)|Locksmiths|Blacksmiths|Goldsmiths)"
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
    r"|Orient|Alexandra|Forest|County Ladies|Old Boys|Old Girls|Veterans|Reserves)"
)
_BY_WORD: Final = re.compile(
    rf"(?<![\w-])(?:[Tt]he )?{_NAME}[ -](?P<last>{_FIRM_WORDS}|{_CLUB_WORDS})(?![\w-])"
)
_THEME_WORDS: Final = """
Care Training Media Design Digital Energy Farm Films Records Radio Homes Travel Transport Security
Recycling Waste Windows Engineering Books Events Trading Textiles Boxing Hair Beauty Stars Forest
"""
_THEMES: Final = frozenset(_THEME_WORDS.split())
_LATE_KIND: Final = (
    r"(?:technical school|vocational school|trade school|evening school|gymnasium|lyceum|lycée"
    r"|grammar|primary|"
    r"secondary|school|college|kindergarten|crèche|assembly|kirke|mosque|prayer house|prayer room"
    r"|church|parish|congregation|"
    r"temple|synagogue|gurdwara|chapel|club|association|society|foundation|centre|center|hostel"
    r"|shelter|gym|dojo|project|initiative|youth club|youth project|café|shop|pub|garage|bakery)"
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
_LADY: Final = re.compile(
    rf"(?<!\w)(?:[Tt]he )?(?:Our Lady(?:,? (?:of|Queen of|Mother of|Star of|Help of))?|Holy"
    rf"|Sacred|Immaculate|Blessed"
    rf"|Good(?= Shepherd| Counsel| Samaritan| Hope| Saviour)"
    rf"|Star of) (?:the )?{_CAP}(?: of (?:the )?{_CAP}"
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
_PLACED: Final = re.compile(
    r"(?<!\w)(?:bench|bus stop|car|van|crowd|queue|lads|he|she|they|stands?|stood|waits?|waited"
    r"|sat|sits|parked|hangs?|hung|"
    rf"meets?|met|gathers?|gathered|sleeps?|slept|smokes?"
    rf"|smoked)(?: [a-z]+){{0,3}} (?:in front of|outside|behind|opposite|beside"
    rf"|at the back of) (?P<all>(?:the )?{_NAME})(?=[.,;:)\n]| (?:and|where|when|on|in|every|each"
    rf"|until)\b)"
)
_LOUD: Final = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,})*")


def find_english_organisations(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield organisations told by their last word, and whether that is sure."""
    titled = in_title(plain)
    for found in _BY_WORD.finditer(plain):
        if (
            found.start() not in titled
            and is_proper(found["name"], is_town_named=True)
            and not _is_anybodys(found.group())
        ):
            yield found.start(), found.end(), not _is_doubtful(found)
    for start, end in _told(plain):
        yield start, end, False


def _is_anybodys(name: str) -> bool:
    """Say whether anybody may name it: "Animal Farm" is a book."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    return len(allowed_words(words)) == len(words)


def _is_doubtful(found: re.Match[str]) -> bool:
    """Say whether a last word that themes have too stands behind ordinary words alone."""
    words = re.findall(r"[^\W\d_]+", found["name"])
    return found["last"] in _THEMES and all(is_word(fold(word), "en") for word in words)


def _told(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that a label, a person from there, or a room of theirs tells."""
    for found in _LABELLED.finditer(plain):
        if is_proper(found["all"]):
            yield found.span("all")
    yield from find_by_position(plain)
    yield from (found.span() for found in _LADY.finditer(plain))
    for pattern in (_PROJECT, _PLACED):
        for found in pattern.finditer(plain):
            if is_proper(found["name"]) and _LOUD.fullmatch(found["name"]) is None:
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
