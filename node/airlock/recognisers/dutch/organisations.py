"""Dutch organisations by the noun before their name, whatever its first half: "rijwielhandel X"."""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_word
from node.airlock.recognisers.dutch.capitals import CAP, is_allowed, is_open_name, starts_sentence
from node.airlock.recognisers.dutch.named_bodies import find_named_bodies
from node.airlock.recognisers.dutch.proper_bodies import find_proper_bodies
from node.airlock.recognisers.organisation_words import GENERIC_HALVES
from node.textguard.folding import fold

__all__ = ["find_organisations"]

_KINDS: Final = (
    "handel|handelaar|bedrijf|winkel|zaak|centrum|huis|club|vereniging|school|schooltje|kring|"
    "bond|koor|harmonie|fanfare|atelier|groep|gilde|kerk|kapel|parochie|moskee|stichting|vzw|"
    "comité|collectief|platform|werkplaats|garage|gemeente|genootschap|federatie|unie|instituut|"
    "college|lyceum|atheneum|gymnasium|academie|opvang|crèche|bakkerij|slagerij|drukkerij|"
    "brouwerij|loodgieterij|schrijnwerkerij|timmerfabriek|fabriek|makelaar|kantoor|bureau|zaal|"
    "café|cafe|kroeg|bar|restaurant|eethuis|frituur|snackbar|pizzeria|salon|kapper|kapsalon|"
    "theater|gezelschap|ploeg|team|tehuis|internaat|synagoge|tempel|gebedshuis|gebedsruimte|"
    "scouts|chiro|ksa|klj|ritmiek|dojo|ruimte|hoeve|boerderij|manege|camping|hotel|hostel|museum|"
    "bibliotheek|supermarkt|apotheek|praktijk|kliniek|ziekenhuis|coöperatie|maatschappij|firma|"
    "transport|taxi|rederij|uitgeverij|stal|hof|raad|krant|omroep|radio|soos|sociëteit|loge|"
    "broederschap|congregatie|klooster|abdij|beweging|netwerk|kamer|balie|wasserij|kwekerij|"
    "campus|scholengroep|scholengemeenschap|kasteel|villa|residentie|woonzorgcentrum|rusthuis|"
    "verzorgingshuis|wzc|flat|hangar|loods|café-restaurant|brasserie|bistro|tearoom|koffiehuis|"
    "koffiebar|shishabar|shishalounge|lounge|discotheek|nachtclub|feestzaal|trouwzaal|kebabzaak|"
    "pitazaak|broodjeszaak|shoarmazaak|toko|avondwinkel|nachtwinkel|belwinkel|kruidenier|"
    "supermarktje|slijterij|juwelier|dierenwinkel|boekhandel|drogist|drogisterij|bloemist|"
    "bloemenwinkel|fietsenmaker|autobedrijf|carwash|tankstation|rijschool|sportschool|sportzaal|"
    "sporthal|boksschool|kickboksschool|fitness|fitnesscentrum|gym|zwembad|manege|dansschool|"
    "muziekschool|tekenacademie|volkshogeschool|praktijkschool|weekendschool|koranschool|"
    "madrassa|medersa|masjid|mesjid|cem-evi|cemevi|gurdwara|mandir|stoepa|bedehuis|kapelletje|"
    "basiliek|kathedraal|bisdom|dekenaat|priorij|begijnhof|pastorie|evangeliegemeente|"
    "pinkstergemeente|baptistengemeente|huisgemeente|wijkgemeente|kringwinkel|weggeefwinkel|"
    "repaircafé|ontmoetingshuis|inloophuis|jongerenhuis|jeugdsoos|jeugdhonk|honk|hangplek|"
    "speelplein|speeltuinvereniging|kinderboerderij|volkstuin|volkstuinvereniging|moestuin|"
    "jeugdbeweging|jeugdwerking|jeugdkoor|gilde|schutterij|carnavalsvereniging|prinsenraad|"
    "supportersclub|supportersvereniging|supporterskern|studentenclub|studentenvereniging|"
    "dispuut|corps|debatclub|leesclub|toneelkring|toneelgroep|dansgroep|dansgezelschap|orkest|"
    "big band|ensemble|band|crew|label|studio|uitzendbureau|interimkantoor|advocatenkantoor|"
    "notariskantoor|huisartsenpraktijk|groepspraktijk|wijkgezondheidscentrum|tandartspraktijk|"
    "thuiszorg|kinderopvang|peuterspeelzaal|peutertuin|kleuterschool|onthaal|asielcentrum|azc|"
    "opvangcentrum|nachtopvang|voedselbank|weeshuis|instelling|gesloten instelling|jeugdzorg|"
    "leefgroep|zorgboerderij|hogeschool|faculteit|vakschool|technisch instituut|rtc|vti|kta|"
    "vakbond|afdeling|bouwfirma|aannemer|metaalbedrijf|slachthuis|veiling|magazijn|distributie"
    "centrum|tuincentrum|fietspunt|dakwerken|poetsbedrijf|schoonmaakbedrijf|beveiligingsbedrijf|"
    "uitvaart|uitvaartcentrum|begrafenisondernemer|redactie|weekblad|wijkkrant|dorpskrant|"
    "kringloop|dierenasiel|asiel|dierenarts|dierenkliniek|stomerij|wassalon|bloemenzaak|"
    "viswinkel|viszaak|"
    "imkerij|kaasmakerij|smederij|drukwerk|naaiatelier|naaikring|fietsherstelplaats|antiquariaat|"
    "pension|hospice|"
    "polikliniek|tuinderij|jachthaven|zeilschool|roeivereniging|ijsbaan|bowling|biljartzaal|"
    "speelhal|casino|"
    "bioscoop|cinema|filmhuis|galerie|poppodium|podium|kinderdagverblijf|kinderopvang|dierenpark|"
    "zorgcentrum|"
    "groothandel|kruidenierszaak|expeditie|logistiek|vervoer|aannemersbedrijf|timmerbedrijf|"
    "schildersbedrijf|"
    "installatiebedrijf|elektro|advocaten|notarissen|architecten|boomkwekerij|paardenstal|"
    "rijstal|ponyclub|"
    "duivenclub|visclub|kaartclub|breiclub|biljartclub|dartsclub|petanqueclub|wandelclub|"
    "wielerclub|wielertoeristen|"
    "motorclub|tennisclub|hockeyclub|zwemclub|turnclub|turnkring|atletiekclub|korfbalclub|"
    "volleybalclub|"
    "basketbalclub|vechtsportschool|judoschool|karateschool|balletschool|circusschool|"
    "buurtkrant|nieuwssite|zender|podcast|kanaal|huisartspraktijk|buurtsuper|buurtwinkel"
)
# What tells more of a kind goes with it: "vrije basisschool X", "secundaire school Y".
_OF_KIND: Final = re.compile(
    r"(?:(?:vrije|gesubsidieerde|secundaire|lagere|middelbare|gemeentelijke|stedelijke|openbare|"
    r"katholieke|protestantse|christelijke|protestants-christelijke|gereformeerde|hervormde|"
    r"evangelische|orthodoxe|islamitische|joodse|boeddhistische|Turkse|Marokkaanse|Pakistaanse|"
    r"Bosnische|Koptische|koptische|Syrisch-orthodoxe|Grieks-orthodoxe|Armeense|Russische|"
    r"Poolse|Somalische|Afghaanse|Koerdische|alevitische|sjiitische|soennitische|"
    r"Vlaamse|Nederlandse|koninklijke|Koninklijke|plaatselijke|lokale|technische|buitengewone|"
    r"methodische|freinet|bijzondere|speciale|particuliere|interculturele|multiculturele|"
    r"culturele|socio-culturele|sociaal-culturele|sociale|coöperatieve|feitelijke|vzw|de vzw|"
    r"bvba|bv|nv|cvba|stichting|vereniging) ){1,3}\Z"
)
_LONGEST_OF_KIND: Final = 60
# In small letters a hyphen and a word that no dictionary has tell a name: "al hikma-moskee".
_LOWER: Final = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:al|el|an|ar|as|at|ad|az|es|ibn|abu|omar|sint|st\.?) )?"
    r"(?P<last>[^\W\d_A-Z]['\u2019\w]{2,24}(?:-[^\W\d_A-Z]['\u2019\w]{2,24})?))-(?:moskee|school|"
    r"college|kerk|parochie|vereniging|stichting|club|centrum|instituut|lyceum|atheneum|synagoge|"
    r"tempel)(?![\w-])"
)
# "'t" before a capital is left to the word with the capital, so that it is read in one way only.
_SMALL: Final = (
    r"(?:de|het|van|der|den|en|ter|ten|te|op|in|aan|uit|bij|onder|over|voor|met|et|&|\+|"
    r"['\u2019]t(?! [^\W\d_a-zà-ÿ])|['\u2019]s|tot|zonder|naar|met|à|la|le|du|des|el|al)"
)
_NAME: Final = (
    rf"(?:{CAP}|\d{{1,3}}(?=[ ][A-Z]))(?: (?:{_SMALL} ){{0,3}}(?:{CAP}|"
    rf"&)){{0,4}}(?: (?:['\u2019]\d\d|\d{{2,4}})(?!\w))?"
)
_NAMED: Final = re.compile(
    rf"(?<![\w-])(?P<kind>(?:[^\W\d_]{{1,20}}-)?[^\W\d_]{{0,20}}?(?i:{_KINDS}))(?: (?:van|voor|"
    rf"de|het))?"
    rf" "
    rf"(?:(?P<quoted>[\"\u201c\u201e\u2018'][^\"\u201c\u201d\u201e\u2018\u2019\n]{{2,40}}[\""
    rf"\u201d\u2019'])|"
    rf"(?P<name>{_NAME}))"
)
_BEHIND: Final = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})[ -](?:Instituut|College|Lyceum|Atheneum|Gymnasium|"
    rf"Scholengemeenschap|Basisschool|"
    r"Academie|Moskee|Kerk|Bakkerij|Slagerij|Ploeg|Boys|Girls|Sport|United|Transport|Bouw|"
    r"Dakwerken|Taxi|Garage|Campus)(?!\w)"
)
# "RKSV X", "KFC Y", "VV Z": what clubs are called by before their name; a town alone is none.
_CLUB: Final = re.compile(
    rf"(?<![\w-])(?P<club>(?:R\.?K\.?)?(?:[KRSVFCBHJAWZODETG]\.?){{0,4}}(?:SV|VV|FC|VC|SC|SK|RC|"
    rf"AC|BC|HC|TC|KV|SV|AV|BV|WSV|RV|"
    rf"MC|DC|LC|CC|GC|ZC|TTC|BBC|KSA|KLJ|KWB|KAV|KVLV|VZW|ASBL)) (?P<name>(?:(?:De|Het|"
    rf"['\u2019]t|Den) )?{CAP}(?: {CAP})?(?: '?\d\d)?)"
)
_PUBLIC: Final = re.compile(
    r"(?:veiligheids|stad|gemeente|districts|provincie|gerechts|ministerie|politie|overheids|"
    r"huis van justitie|rekenkamer|tweede|eerste|zorg-en-veiligheids|zieken|openbare|gevangenis|"
    r"in|uit|be)\w*",
    re.IGNORECASE,
)


# Behind a kind these begin a name, whatever else begins with them.
_CALLED: Final = re.compile(
    r"(?:Tweede|Eerste|Derde|Prins|Prinses|Koning|Koningin|Noord|Zuid|Oost|West|Over|Wereld|"
    r"Nieuw|Huis|Recht|"
    r"Mens|Kind|Taal) ?[A-Z\w]*(?: |-)[A-Z]"
)


_JOINED: Final = re.compile(
    r"(?<![\w'\u2019-])(?:(?:El|Al|An|Ar|As|At|Sint|St\.?) )?"
    r"(?P<half>[^\W\d_a-zà-ÿ][\w'\u2019-]{2,40}?)-?(?:college|instituut|basisschool|"
    r"school|lyceum|atheneum|kerk|kapel|moskee|parochie|kring|gilde|fanfare|harmonie|koor|"
    r"internaat|klooster|abdij|stichting)(?![\w-])"
)


def find_organisations(plain: str) -> Iterator[tuple[int, int]]:
    """Yield kinds with their names; a kind that anybody has, or a public body, is none."""
    for found in (_behind_kinds, _joined, _before_kinds, _lower, _clubs):
        for start, end in found(plain):
            yield _with_adjectives(plain, start), end
    yield from find_named_bodies(plain)
    yield from find_proper_bodies(plain)


def _with_adjectives(plain: str, start: int) -> int:
    """Return where a kind begins with the adjectives that say which kind."""
    found = _OF_KIND.search(plain, max(0, start - _LONGEST_OF_KIND), start)
    return start if found is None else found.start()


def _clubs(plain: str) -> Iterator[tuple[int, int]]:
    for found in _CLUB.finditer(plain):
        if not is_open_name(found["name"]) and not is_open_name(found["club"].lower()):
            yield found.span()


def _lower(plain: str) -> Iterator[tuple[int, int]]:
    """Yield a name in small letters with its kind written onto it by a hyphen."""
    for found in _LOWER.finditer(plain):
        has_particle = " " in found["name"]
        if has_particle or not any(is_word(fold(part), "nl") for part in found["last"].split("-")):
            yield found.span()


def _behind_kinds(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what has its name behind it: "bakkerij X"."""
    for found in _NAMED.finditer(plain):
        if found["quoted"] is not None:
            yield found.span()
            continue
        name = found["name"]
        is_called = _CALLED.match(name) is not None and not is_allowed(name)
        is_called = is_called or (name.startswith(("De ", "Het ", "Ter ")) and not is_allowed(name))
        if (is_called or not is_open_name(name)) and not _PUBLIC.fullmatch(found["kind"]):
            yield found.span()


def _joined(plain: str) -> Iterator[tuple[int, int]]:
    """Yield a name with its kind written onto it: "X-college"."""
    for found in _JOINED.finditer(plain):
        half = fold(found["half"])
        is_saint = half.startswith(("sint-", "heilig", "onze-lieve"))
        is_due = starts_sentence(plain, found.start())
        if is_saint or (not is_due and half not in GENERIC_HALVES and not is_open_name(half)):
            yield found.span()


def _before_kinds(plain: str) -> Iterator[tuple[int, int]]:
    """Yield a name with its kind as a word of its own behind it: "X College"."""
    for found in _BEHIND.finditer(plain):
        name = found["name"]
        if fold(name) in {"de", "het", "een"} or is_open_name(name):
            continue
        is_bare = " " not in name and "-" not in name
        if not (is_bare and starts_sentence(plain, found.start())):
            yield found.span()
