"""Dutch: who does what in a small body, and the one that there is only one of.

An office singles out whoever holds it where the body is named or small: "de koster van de kerk",
"de godsdienstleraar van basisschool X". Offices of public bodies name nobody.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.dutch.capitals import CAP, is_known_place, is_open_name
from node.airlock.recognisers.dutch.person_nouns import is_anybody_noun, is_one_person

__all__ = ["find_offices", "find_only_ones"]

# What a small body has one of.
_HEADS: Final = (
    "voorzitter|voorzitster|secretaris|secretaresse|penningmeester|penningmeesteres|"
    "schatbewaarder|kassier|kassierster|oprichter|oprichtster|stichter|stichtster|bezieler|"
    "bezielster|trekker|trekster|kartrekker|boegbeeld|spilfiguur|gangmaker|woordvoerder|"
    "woordvoerster|zegsman|zaakvoerder|zaakvoerster|uitbater|uitbaatster|eigenaar|eigenares|"
    "kantinebaas|cafébaas|cafébazin|kroegbaas|kroegbazin|kantinemedewerker|waardin|huisbaas|gerant|"
    "bedrijfsleider|bedrijfsleidster|filiaalhouder|ploegbaas|shiftleider|werfleider|voorman|"
    "barman|bardame|portier|uitsmijter|conciërge|concierge|huismeester|koster|kosteres|"
    "sacristein|misdienaar|pastoor|kapelaan|diaken|deken|dominee|predikant|predikante|voorganger|"
    "voorgangster|ouderling|abt|abdis|prior|imam|muezzin|hodja|hoca|sjeik|voorlezer|rabbijn|"
    "rebbe|voorzanger|pandit|goeroe|trainer|trainster|coach|ploegleider|elftalleider|aanvoerder|"
    "aanvoerster|kapitein|keeper|doelman|doelvrouw|spits|middenvelder|verdediger|clubarts|"
    "materiaalman|materiaalmeester|terreinverzorger|clubicoon|topschutter|dirigent|dirigente|"
    "koorleider|organist|repetitor|scoutsleider|scoutsleidster|chiroleider|chiroleidster|akela|"
    "hopman|scriba|spil|ziel|steunpilaar|boegbeeld|mascotte|nestor|stamvader|drijvende kracht|"
    "bezielende kracht|stille kracht|baas|bazin|eindbaas|chef|patron|groepsleider|groepsleidster|"
    "hoofdleider|hoofdleidster|schoolhoofd|rector|conrector|"
    "prefect|directeur|directrice|onderdirecteur|klastitularis|internaatsbeheerder|bestuurslid|"
    "bestuurster|klassenvertegenwoordiger|klasvertegenwoordiger|leerlingvertegenwoordiger|"
    "praeses|beheerder|beheerster|moderator|admin|hoofdredacteur|webmaster|kernlid|"
    "vrijwilligersverantwoordelijke|jeugdverantwoordelijke|godsdienstleraar|godsdienstlerares|"
    "godsdienstleerkracht|koranleraar|koranlerares|islamleerkracht|islamleraar|gymleraar|"
    "turnleraar|turnlerares|zorgleerkracht|wijkzuster|dorpsdokter|nachtwaker|leider|leidster|"
    "kopman|capo|kopstuk|aanstichter|initiatiefnemer|initiatiefneemster|juf"
)
_BEFORE_HEADS: Final = (
    r"(?:onder|vice-?|ere-?|oud-?|ex-?|mede-?|hoofd|jeugd|keepers|boks|judo|karate|kickboks|"
    r"voetbal|basket|volleybal|zwem|dans|koor|koran|moskee|kerk|club|school|scouts|chiro|jeugdhuis|"
    r"buurt|wijk|dorps|straat|hulp|assistent-?|adjunct-?|tijdelijk |waarnemend |kapoenen|welpen|"
    r"kerk|parochie|jeugdhuis|buurthuis|café|winkel|bar|kantine|turn|taekwondo|thaiboks|atletiek|"
    r"wieler|hockey|tennis|fitness|muziek|toneel|theater|orkest|fanfare|jongeren|meisjes|vrouwen|"
    r"ouder|huurders|bewoners|leerlingen|studenten|verenigings|bestuurs|afdelings)?"
)
_OFFICE: Final = rf"(?:{_BEFORE_HEADS}(?:{_HEADS}))"
_ONE: Final = r"(?:(?:de|het|een|als|onze|hun|die|zijn|haar|zelf|toenmalig|huidig) )"
_QUALITY: Final = r"(?:[^\W\d_]{2,20}e ){0,2}"
_PUBLIC_BODY: Final = (
    r"(?!(?:de |het |een |onze |ons |deze |dit |die )?(?:[^\W\d_]+e )?(?:stad|gemeente|"
    r"gemeenteraad|"
    r"provincie|dienst|\w+dienst|overleg|\w*overleg|vergadering|stuurgroep|werkgroep|politie\w*|"
    r"zone|raad|project\w*|traject\w*|groep|team|afdeling|OCMW|CLB|LIVC\S*|NCTV|VVSG|VNG|"
    r"ministerie|"
    r"organisatie|opleiding|training|sessie|gesprek\w*|avond|dag|tafel|week|jaar|commissie|"
    r"GGD|GGZ|VDAB|UWV|OM|parket|rechtbank|bank|universiteit|hogeschool|bibliotheek|gegevens|"
    r"data|account|website|app|woning|huis|auto|rekening|document|idee|methode|film|boek|"
    r"dossier|casus|staat|Europese|Raad)(?!\w))"
)
_TAIL: Final = (
    r"[^\W\d_][\w'\u2019-]*(?: (?!en |die |dat |was |is |heeft |had |zei |wil |of |met |kwam |"
    r"belde |werd |maar |om )[^\W\d_][\w'\u2019-]*){0,3}"
)
_OF: Final = r"(?:van|bij|in|op|aan|voor)(?: (?:de|het|een|onze|hun|dat|die|den|zijn|haar|'t))?"
_HELD: Final = re.compile(
    rf"(?<![\w-]){_ONE}?{_QUALITY}{_OFFICE}(?![\w-]) "
    rf"(?:{_PUBLIC_BODY.replace('(?!(?:', '(?!(?:van |bij |in |op |aan |voor )(?:', 1)})"
    rf"{_OF} {_TAIL}",
    re.IGNORECASE,
)
# Any worker of a named body: "de leerkracht van school X".
_KIND: Final = (
    r"(?:(?:[^\W\d_]{2,20}e )?(?:[^\W\d_]{1,20})?(?:school|college|lyceum|atheneum|instituut|"
    r"moskee|"
    r"kerk|parochie|gemeente|synagoge|tempel|club|vereniging|stichting|vzw|huis|centrum|bakkerij|"
    r"garage|café|restaurant|winkel|bedrijf|firma|ploeg|scouts|chiro|koor|kring|jeugdwerking|"
    r"buurtwerking|academie|internaat|kapsalon|slagerij|groep|bond|werking|zaak|salon|hoeve|bar|"
    r"kapel|klooster|dojo|team|opvang|crèche|tehuis)|SV|VV|FC|KSK|KFC|RC|SK|VC|AC|SC|KV|KVC|KSV|"
    r"R\.?F\.?C\.?|BC|HC)"
)
_NAMED: Final = re.compile(
    rf"(?<![\w-])(?:{_ONE})?{_QUALITY}(?P<noun>[^\W\d_]{{3,30}}(?:-[^\W\d_]{{2,20}})?) (?:van|"
    rf"bij|in|"
    rf"op|uit|aan)(?: (?:de|het|'t|den))? (?P<kind>{_KIND} )?(?P<name>{CAP}(?: {CAP}){{0,3}})",
)
# Theirs, though no relative: "zijn bokstrainer", "haar stagebegeleider".
_THEIRS: Final = re.compile(
    r"(?<![\w-])(?:[Zz]ijn|[Hh]aar|[Dd]iens|[Hh]un|[Zz]['\u2019]n|[Dd]['\u2019]r|[Ww]iens) "
    r"(?:[^\W\d_]{2,20}e |ex-){0,2}(?P<noun>[^\W\d_]{3,30})(?![\w-])"
)
# What a pupil or a client always has one of, which tells nothing.
_ALWAYS_WORDS: Final = """
mentor docent leerkracht leraar begeleider trajectbegeleider coordinator coach contactpersoon
jongere kind leerling cliënt client doelgroep medewerker deelnemer collega partner ouder
leidinggevende casusregisseur regisseur hulpverlener jongerenwerker wijkagent maker keer beurt
meester gesprekspartner opvolger voorganger vertegenwoordiger publiek lezer
"""
_ALWAYS: Final = frozenset(_ALWAYS_WORDS.split())
_DEFINITE: Final = re.compile(
    r"(?<![\w-])(?:[Dd]e|[Dd]ie) (?:plaatselijke |lokale |oude |jonge |vroegere |huidige |nieuwe )?"
    r"(?:scouts|chiro|boks|judo|karate|kickboks|voetbal|koor|koran|club|moskee|kapoenen|welpen|"
    r"cafe|café|kroeg|kantine|jeugdhuis|buurthuis|zwem|dorps|internaats|huis|ploeg|shift|werf|"
    r"godsdienst|turn|gym|fanfare|kerk|parochie|hulp|keepers|taekwondo|thaiboks|snackbar|"
    r"kapsalon|theehuis|wijk|bar)-?"
    r"(?:leider|leidster|trainer|trainster|leraar|lerares|leerkracht|voorzitter|voorzitster|baas|"
    r"bazin|uitbater|uitbaatster|eigenaar|eigenares|dirigent|dirigente|juf|meester|pastoor|koster|"
    r"beheerder|beheerster|verantwoordelijke|coach|kok|zuster|smid|dokter|arts|houder|"
    r"man)(?![\w-])|"
    r"(?<![\w-])(?:[Dd]e|[Dd]ie) (?:plaatselijke |lokale |oude |jonge |nieuwe |vaste |enige )?"
    r"(?:koster|kosteres|akela|hopman|organist|kantinebaas|ploegbaas|zaakvoerder|zaakvoerster|"
    r"uitbater|uitbaatster|huisbaas|cafébaas|doelman|linksback|topschutter|aanvoerder|aanvoerster|"
    r"kapelaan|diaken|muezzin|hodja|aalmoezenier|godsdienstleraar|penningmeester|"
    r"ondervoorzitter|ondervoorzitster|buurman|buurvrouw|bovenbuur|onderbuur|overbuur|"
    r"overbuurvrouw|"
    r"huisgenoot|huisgenote|stagebegeleider|stagementor|bokstrainer|ploegleider|initiatiefnemer|"
    r"stichter|oprichter|oprichtster|dorpsdokter|klassenvertegenwoordiger|kapitein|scriba|"
    r"kassier|diaken|keeper|"
    r"vertrouwensleerkracht|zorgleerkracht|gymleraar|islamleerkracht|baas (?:daar|hier|zelf|ter "
    r"plaatse)|chef (?:daar|hier|"
    r"zelf)|patron)(?![\w-])(?! (?:of |en een ))"
)

_OURS: Final = re.compile(
    r"(?<![\w-])(?:[Oo]nze|[Dd]ie|[Dd]en) (?:vertrouwens|zorg|godsdienst|gym|turn|kleuter|islam|"
    r"boks|jeugd|koor|kantine|"
    r"huis|club|poets|kaas|groente|vis|kippen|markt|koek)-?(?:leerkracht|leraar|lerares|juf|"
    r"trainer|coach|dirigent|"
    r"baas|meester|vrouw|man|boer|kramer|arts|moeder|vader)(?![\w-])"
)
# A small body without its name; whoever is "the" something of it is known there.
_SMALL_BODY: Final = (
    r"(?:[^\W\d_]{0,20}(?:kring|club|koor|moskee|kerk|parochie|kapel|vereniging|ploeg|elftal|"
    r"opvang|leefgroep|jeugdhuis|"
    r"buurthuis|wijkhuis|café|kroeg|bakkerij|slagerij|garage|loods|internaat|kantine|frituur|"
    r"snackbar|kapsalon|zaak|"
    r"boerderij|manege|camping|scouts|chiro|fanfare|harmonie|theehuis|gebedshuis|tempel|synagoge|"
    r"sportschool|"
    r"boksschool|dojo|gym|speelplein|winkel|fabriek|werf|hoeve|kazerne|flat|blok|straat|steeg|"
    r"plein|hoek|dorp|gehucht|"
    r"camping|haven|markt|jeugdwerking|buurtwerking|ouderraad|ouderraad|ouderwerking|"
    r"vrouwengroep|moedergroep|"
    r"meidengroep|praatgroep|toneelgroep|band|orkest|sekte|orde|klooster|abdij|asielcentrum|azc|"
    r"vluchthuis|"
    r"kringloop|voedselbank|nachtwinkel|apotheek|crèche|kinderopvang|bestuur))"
)
_AT_SMALL: Final = re.compile(
    rf"(?<![\w-])(?:[Dd]e|[Hh]et|[Dd]ie|als|zijn|haar) {_QUALITY}(?P<noun>[^\W\d_]{{3,30}}) "
    rf"(?:van|bij|in|uit|op) "
    rf"(?:de|het|een|onze|ons|die|dat|hun|'t|zijn|haar) (?:[^\W\d_]{{2,20}}e "
    rf")?{_SMALL_BODY}(?![\w-])"
)

_ORDER: Final = (
    r"(?:enige|eerste|allereerste|laatste|allerlaatste|tweede|voorlaatste|[^\W\d_]{2,20}(?:st|"
    r"dst)e|"
    r"langst \w+de|langstzittende|meest \w+|minst \w+|best \w+e|hoogst \w+e|vrouwelijke|mannelijke|"
    r"enkele|bekendste|beste|één na oudste)"
)
_ONLY: Final = re.compile(
    rf"(?<![\w-])(?:(?:de|het|als|onze|hun|zijn|haar|een van de weinige|tot nu toe de|nog steeds "
    rf"de|"
    rf"voorlopig de|zowat de|meteen de) )(?:op (?:één|twee) na )?(?P<order>{_ORDER})"
    rf"(?: (?:en enige|en eerste|nog \w+|overgebleven|levende|actieve|echte))?"
    rf"(?: [^\W\d_]{{2,20}}e){{0,2}}? (?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
_WITHOUT_NOUN: Final = re.compile(
    r"(?<![\w-])(?:de (?:enige|eerste|laatste)(?=,? (?:die|met|van|uit|zonder|in (?:de|het|haar|"
    r"zijn|onze|dat|die)|op (?:de|het)|bij (?:de|het)|aan wie|bij wie)(?!\w))|de "
    r"[^\W\d_]{2,20}(?:ste) van (?:hen|ons|hun|de (?:groep|klas|bende|familie|straat|buurt|ploeg|"
    r"drie|vier|vijf|zes|zeven|twee|school|hoop|jongens|meisjes|broers|zussen|kinderen)|het "
    r"(?:gezin|"
    r"stel|team|groepje|stel|dorp)|allemaal|allen|wie))(?![\w-])",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r",? (?:die|dat|wie|van wie|met wie|bij wie|aan wie|voor wie)(?: (?!maar )[\w'\u2019-]+){1,12}"
)
_PHRASE: Final = re.compile(
    r"(?: (?:met|zonder|van|in|uit|op|bij|aan|binnen|onder|ooit|ter|te|tot|tegen|naast|rond|voor) "
    r"(?:(?:de|het|een|onze|hun|haar|zijn|dit|dat|die|'t|wie|er) )?[\w'\u2019-]+(?: (?!en |die |"
    r"dat |was |is |"
    r"heeft |had |zei |wil |of |maar |kwam |werd |en,|met |van |in |uit |op |bij |aan |binnen )"
    r"[\w'\u2019-]+)?){1,3}"
)
_WEAK: Final = frozenset(
    {
        "eerste",
        "laatste",
        "tweede",
        "voorlaatste",
        "vrouwelijke",
        "mannelijke",
        "allerlaatste",
        "enkele",
    }
)
_NO_ORDER: Final = re.compile(
    r"(?:meeste|minste|juiste|vaste|beste|echtste|laatste|naaste|gaste|"
    r"vaste|bewuste|gewenste|ernstige|losse|robuuste|onbewuste|eerste|triste|"
    r"toegepaste|aangepaste|woeste)\Z",
    re.IGNORECASE,
)


# Whoever has the cure of souls in a body is known there, however large it is.
_CHAPLAIN: Final = re.compile(
    r"(?<![\w-])(?P<role>(?:de|het|een|als|onze) (?:[^\W\d_]{2,20}e ){0,2}(?:(?:islam|moslim)"
    r"(?:consulente?|consulenten)|(?:hoofd|leger|gevangenis|ziekenhuis|studenten|opper|aal)?"
    r"(?:imam|rabbijn|aalmoezenier|dominee|pastor|pastoor|pandit|predikant|moezenier)|"
    r"geestelijke? verzorg(?:er|ster)|(?:islamitisch|humanistisch|joods|katholiek|protestants|"
    r"boeddhistisch|hindoeïstisch|moreel)e? (?:consulente?|geestelijk verzorg(?:er|ster)))"
    r" (?:van|in|bij|uit|voor) (?:de|het|een|onze|ons|die|dat) [\w'\u2019-]+)(?![\w-])"
)
# "Zij was de vrijwilligster die de tafels dekte".
_WAS: Final = re.compile(
    r"(?<![\w-])(?:[Hh]ij|[Zz]ij|[Zz]e|[^\W\d_a-zà-ÿ][^\W\d_A-Z]{2,15}) (?:is|was|bleek) "
    r"(?P<role>(?:de|het) (?:[^\W\d_]{2,20}e ){0,2}(?P<noun>[^\W\d_]{3,30})"
    r",? (?:die|dat)(?: (?!toen |maar |en )[\w'\u2019-]+){1,6})"
)
_DEGREE: Final = re.compile(
    r"(?:snell|liev|bet|verd|eerd|vak|lat|lang|mind|trag|makkelijk|gemakkelijk|vroeg|grot|klein|"
    r"jong|oud|sterk|zwak|ver|dicht|dichtb|hog|lag|harder|hard|zacht|rustig|veilig|duidelijk|"
    r"moeilijk|zwaard|duurd|goedkop|breed|small|nauw|strenger|streng|mild|diep|kort|bewust|"
    r"actiev|open|eerlijk|scherp|fell|luid|still|warm|kaler|rijk|arm|gezond|gelukkig|vrolijk|"
    r"boz|angstig|vrij|minst|meerd|voord|zeker|weinig|nuttig|beled|regelmatig|sneld|grondig|"
    r"zelfstandig|zichtbaard|verd|vlot|nieuw|ernstig|slecht|slimm|dom|drukk|kwaad|"
    r"tijdig|zorgvuldig|serieuz|concret|bred|vroeger|gericht|concreet)\Z"
)
# "De capo met de megafoon": who is told by what he has.
_WITH_THING: Final = re.compile(
    r"(?<![\w-])(?:[Dd]e|[Dd]ie|[Hh]et|[Dd]at) (?:[^\W\d_]{2,20}e ){0,2}(?P<noun>[^\W\d_]{3,30}) "
    r"met "
    r"(?:de|het|zijn|haar|een) (?:[^\W\d_]{2,20}e ){0,2}(?P<thing>[^\W\d_]{3,24})(?![\w-])"
)


def find_offices(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who holds an office of a small body, or works at one that is named."""
    for pattern in (_HELD, _DEFINITE, _OURS):
        for found in pattern.finditer(plain):
            yield found.span()
    yield from _workers(plain)
    yield from _with_things(plain)
    for found in _THEIRS.finditer(plain):
        noun = found["noun"].lower()
        if noun not in _ALWAYS and not _is_comparative(noun) and _is_somebody(noun):
            yield found.span()
    for pattern in (_CHAPLAIN, _WAS):
        for found in pattern.finditer(plain):
            if pattern is _CHAPLAIN or _is_somebody(found["noun"]):
                yield found.span("role")


def _with_things(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is told by a thing: "the one with the drum"."""
    for found in _WITH_THING.finditer(plain):
        thing = found["thing"]
        is_somebody = _is_somebody(found["noun"]) or found["noun"] == "capo"
        if is_somebody and not (is_one_person(thing) or thing.endswith(("en", "s", "ing", "heid"))):
            yield found.span()


def _is_comparative(noun: str) -> bool:
    """Say whether an adjective in its second degree looks like a worker: "hun jongere sneller"."""
    stem = noun.removesuffix("er")
    return stem != noun and _DEGREE.fullmatch(stem) is not None


def _is_somebody(noun: str) -> bool:
    return is_one_person(noun) and not is_anybody_noun(noun)


def _workers(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who works at a body that is named or small."""
    for found in _NAMED.finditer(plain):
        noun, name = found["noun"], found["name"]
        is_far = is_known_place(name) or is_open_name(name)
        if is_one_person(noun) and not is_far and not (is_anybody_noun(noun) and not found["kind"]):
            yield found.span()
    for found in _AT_SMALL.finditer(plain):
        if _is_somebody(found["noun"]):
            yield found.span()


def find_only_ones(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the only, the first, the oldest of some, with what they are that of."""
    for found in _ONLY.finditer(plain):
        if not is_one_person(found["noun"]) or plain[found.end() : found.end() + 1] == "-":
            continue
        end = _end(plain, found.end())
        is_weak = found["order"].lower() in _WEAK or _NO_ORDER.search(found["order"])
        if end > found.end() or not is_weak:
            yield found.start(), end
    for found in _WITHOUT_NOUN.finditer(plain):
        order = found.group().split(" ")[1]
        # "De meeste van hun vragen" are many, and not theirs.
        if order not in {"laatste", "eerste"} and _NO_ORDER.match(order):
            continue
        yield found.start(), _end(plain, found.end())


def _end(plain: str, at: int) -> int:
    """Return where the words end that say of whom or where somebody is the only one."""
    phrase = _PHRASE.match(plain, at)
    end = phrase.end() if phrase else at
    clause = _CLAUSE.match(plain, end)
    return clause.end() if clause else end
