"""Dutch words for people and cases by how they are built, and few of them counted without a digit.

A list of nouns is never long enough: whoever counts somebody says what that one did or is, and
Dutch makes such nouns with a handful of endings. Each ending has things that share it, in a list.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from node.airlock.recognisers.dutch.few_phrases import MORE
from node.textguard.folding import fold

__all__ = ["PHRASES", "find_few", "is_norm", "is_of_things", "is_people_noun", "is_person_noun"]

_REMEMBERED: Final = 8192
_ENDINGS: Final = (
    "aars ers eurs euses trices isten enten anten ianen kanen inezen olezen anezen iers genoten "
    "leden mannen vrouwen lieden jongens meiden meisjes kinderen kids jongeren ouders leerlingen "
    "zussen broers zusjes broertjes mensen personen gezinnen families krachten vrienden "
    "vriendinnen vriendjes dochters zonen neven nichten aressen ginnen tieners jarigen kundigen "
    "wezigen gasten collega's agenten meldingen klachten aangiften aangiftes inschrijvingen "
    "arrestaties aanhoudingen incidenten dossiers casussen gevallen jaars"
)
_WORDS: Final = """
stagiaires secretarissen notarissen huishoudens metgezellen knapen kerels knullen gozers dames
heren pubers peuters kleuters baby's tweelingen koppels echtparen weduwen wezen getuigen daders
buren oma's opa's mama's papa's tantes ooms stagiairs imams pastoors rabbijnen nonnen paters
artsen chefs bazen boeren helden vijanden kameraden maten maatjes makkers kompanen fans hooligans
skinheads neonazi's nazi's moslims moslima's christenen joden turken koerden tsjetsjenen afghanen
polen russen roemenen bulgaren palestijnen belgen duitsers fransen roma sikhs hindoes leden gasten
zussen broers vluchtelingen nieuwelingen bekeerlingen stedelingen dorpelingen eenlingen
jongelingen zuigelingen bannelingen verstekelingen inwijkelingen huurlingen volgelingen
afstammelingen pleegkinderen betrokkenen verdachten gewonden doden overledenen volwassenen
onbekenden werklozen daklozen zieken gevangenen genodigden ondervraagden gelovigen ingeschrevenen
aangehoudenen bekenden verwanten nabestaanden zelfstandigen gehandicapten bejaarden afgestudeerden
geslaagden anderen mentoren doctoren professoren rectoren senioren junioren moderatoren animatoren
coordinatoren prefecten pupillen rekruten soldaten piloten kandidaten advocaten magistraten
diplomaten acrobaten idioten psychologen pedagogen sociologen criminologen antropologen
therapeuten filosofen monniken kloosterzusters autochtonen allochtonen bruiden knechten jongetjes
kindjes knulletjes kinders ventjes doorverwijzingen schorsingen opnames ziekenhuisopnames opnamen
uitzettingen begeleidingen aanmeldingen hulpvragen aanbiedingen sterfgevallen geboortes
zelfmoorden huwelijken scheidingen ontvoeringen ruzies vechtpartijen signalen zielen koppen
ambtenaren handelaren molenaren leraren bestuurslui werklui vaklui buurlui politici medici
academici technici musici critici historici mannetjes vrouwtjes oudjes kleintjes moeders vaders
meiden knullen jongens gastjes jongelui jongemannen statushouders aanwezigen afwezigen afhakers
uitvallers blijvers thuisblijvers dropouts drop-outs spijbelaars schoolverlaters ooggetuigen
omstaanders buurtbewoners omwonenden inzittenden opvarenden ingezetenen nieuwkomers minderjarigen
meerderjarigen jongvolwassenen alleenstaanden gehuwden gescheidenen weduwen weduwnaars
langdurig zieken langdurig werklozen gesjeesden geradicaliseerden teruggekeerden uitgereisden
vertrokkenen vermisten gearresteerden veroordeelden vrijgesprokenen gedagvaarden geïnterneerden
uitgeprocedeerden asielzoekenden werkenden studerenden leidinggevenden aandachtsfunctionarissen
sollicitanten respondenten geïnterviewden bevraagden sprekers toehoorders trainees stagiaires
au-pairs zzp'ers amv'ers mbo'ers vwo'ers pkk'ers ngo'ers 55-plussers plussers tienermoeders
gastgezinnen pleeggezinnen kerngezinnen huishoudens verwijzingen zorgmeldingen interventies
zelfdodingen overlijdens huiszoekingen veroordelingen ontslagen sancties
"""
# What shares an ending and is nobody: by itself ("akkers", not "bakkers"), or as an end.
_NOT_WORDS: Final = """
offers anders elders onders akkers emmers oevers printers sponsors kisten twisten tenten prenten
centen accenten renten kanten wanten geleden verleden overleden beginnen laars paars kleuters
wonders winters zomers vingers hamers ladders uren kwartalen zwangers telkens immers papiers
masters lessen
"""
_NOT: Final = frozenset(map(fold, _NOT_WORDS.split()))
_NOT_ENDS_WORDS: Final = """
meters liters letters posters flyers folders kamers bekers nummers cijfers filters vensters
partners servers beamers ateliers vijvers dinners transfers semesters trimesters kwartiers
registers koffers banners stickers containers trailers thrillers scooters brommers treffers
bestsellers timers clusters roosters kloosters monsters pleisters toasters theaters centers
newsletters papers tickers pointers headers computers routers adapters scharniers veters gemeenten
eenheden pijlers avonturen jaarcijfers vouchers trackers wekkers stekkers schouders bunkers
donders documenten menten patenten procenten percenten talenten continenten componenten
ingredienten recipienten precedenten antecedenten contingenten kranten planten varianten restanten
constanten diamanten olifanten vulkanen orkanen pelikanen zwaartekrachten humeurs odeurs
"""
_NOT_ENDS: Final = tuple(map(fold, _NOT_ENDS_WORDS.split()))
_ENDED: Final = tuple(map(fold, _ENDINGS.split()))
_LISTED: Final = frozenset(map(fold, _WORDS.split()))

_PERSON_ENDINGS_WORDS: Final = """
er aar ster euse eur trice ist iste ent ente ant ante iaan ling linge genoot genote lid man vrouw
jongen meisje kind leerling zus broer mens gezin zoon dochter vriend vriendin moeder vader jongere
ouder ares erin ier arts agent imam dame heer gast puber lerares rice oor maatje kracht hoofd
student jarige collega moslim moslima jezidi speelster
"""
_PERSON_ENDINGS: Final = tuple(map(fold, _PERSON_ENDINGS_WORDS.split()))
# What these endings also make, said of things: the only computer, the first letter.
_NO_PERSON_WORDS: Final = """
zomer winter vinger wonder offer emmer akker oever kelder kader ader meer keer weer zeer hier vier
week onder zonder ander ieder elder later eerder verder weder beter groter kleiner langer korter
minder sfeer maar klaar daar waar jaar paar haar zwaar voor door hoor spoor toch ouder tent prent
accent kant want kist twist list mist lijst deur kleur geur ding over ruwweg kamer december
november oktober september letter meter liter factor motor
"""
_NO_PERSON: Final = frozenset(map(fold, _NO_PERSON_WORDS.split()))
_NO_PERSON_ENDS_WORDS: Final = """
meter liter letter poster flyer folder kamer beker nummer cijfer filter venster server beamer
printer atelier vijver diner semester trimester register koffer banner sticker container trailer
theater computer router papier formulier kwartier dossier motor factor sector kantoor toren koor
ment document patent procent talent continent component krant plant variant restant manier plezier
rivier gevaar bezwaar altaar openbaar humeur water rooster cluster klooster monster module
"""
_NO_PERSON_ENDS: Final = tuple(map(fold, _NO_PERSON_ENDS_WORDS.split()))
_TALLY: Final = re.compile(
    r"(?<![\w-])een (?:(?:klein |hecht |vast )?(?:paar|handvol|handjevol|koppel|kransje)|"
    r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen)tal|duo|trio|kwartet|(?:stuk|man|mens|"
    r"persoon) of (?:twee|drie|vier|vijf|zes|zeven|acht|negen|[2-9]))(?!\w)",
    re.IGNORECASE,
)
_OF_PEOPLE: Final = re.compile(r"een (?:man|mens|persoon) of ", re.IGNORECASE)
_ALONE: Final = re.compile(r"of (?:\w+|\d)\Z")
_NEXT: Final = re.compile(r"[ \n](?P<a>[^\W\d_]+(?:['\u2019]s)?)")
_MOST_WORDS: Final = 3
_SHORTEST: Final = 5
_SHARE: Final = re.compile(r"\w+ (?:van|op) (?:de |elke )?(?:tien|twintig|honderd|vijf|drie|\d+) ")
# Verbs of several people, for a number that stands where the people would.
_VERB: Final = (
    r"(?:bleven|kwamen|hebben|hadden|zijn|waren|gingen|zeiden|zeggen|haakten|deden|wilden|willen|"
    r"gaven|geven|vroegen|vonden|vinden|namen|nemen|zaten|zitten|stonden|staan|liepen|lopen|"
    r"vertrokken|kregen|krijgen|werden|worden|wisten|weten|konden|kunnen|moesten|moeten|mochten|"
    r"mogen|durfden|durven|bleken|lazen|schreven|spraken|vertelden|vertellen|volgden|volgen|"
    r"werkten|werken|woonden|wonen|praatten|luisterden|keken|kijken|meldden|stopten|stoppen|"
    r"begonnen|verhuisden|verdwenen|vielen|haalden|hielpen|helpen|kozen|leerden|tekenden|stapten|"
    r"trokken|verloren|wonnen|zochten|zoeken|zwegen|lachten|huilden|beloofden|belden|bellen|"
    r"klaagden|dachten|denken|dronken|aten|sliepen|kenden|kennen|noemden|doen|gaan|komen|blijven|"
    r"zouden|zullen|brachten|brengen|hielden|houden|lieten|laten|riepen|roepen|maakten|maken|"
    r"speelden|spelen|stemden|tekenen|\w{2,12}(?:eerden|igden|apten|opten|okten|erkten|"
    r"elden zich))(?!\w)"
)
PHRASES: Final = (
    MORE + "|"
    r"(?:allemaal|iedereen|allen|alles|niemand|alle \w+|de hele \w+|op) (?:behalve|uitgezonderd|"
    r"op|min|minus|uitgenomen|buiten|zonder) ?{n}(?: na)?|op {n} na(?: allemaal| iedereen|"
    r" alle)?|op een (?:enkeling|enkele) na|(?:met uitzondering van|behoudens|uitgezonderd|"
    r"behalve) {n}(?! (?:keer|maal|dag|avond))|{n} uitgezonderd|een half dozijn|"
    r"(?:met (?:z['\u2019]n|zijn|ons|hun|m['\u2019]n) |onder ons |hun |ons )(?:tweeën|drieën|"
    r"vieren|vijven|zessen|zevenen|achten|negenen|tweetjes)|(?:waren|bleven|zijn|kwamen|stonden|"
    r"zaten|gingen) (?:ze |zij |we |wij )?(?:nog |maar )?met {n}(?=[.,;:!?]| (?:over|aan|in|op|"
    r"en))|{n} (?:van|onder) (?:hen|ons|hun|wie|jullie|dat groepje|het groepje)(?! (?:tien|"
    r"twintig|honderd|\d+|keer|week|weken|dagen|scholen|avonden|sessies|stappen))|"
    r"(?<=[.!?\n:;] ){n}(?= {verb})|(?<=\n){n}(?= {verb})|\A{n}(?= {verb})|{n} (?:ervan|daarvan|"
    r"hunner)|(?:de|die|deze|alle|hun|zij) {n}(?= {verb})|(?:de|die|deze) {n}(?= (?:die|van wie|"
    r"met wie)[ ,])|(?:de|die) (?:andere|overige|laatste|eerste|jongste|oudste|"
    r"resterende) {n}(?=[.,;:!?]| {verb}| die | niet| wel| nooit)|een (?:klein )?(?:groep|"
    r"groepje|clubje|"
    r"ploegje) van {n}(?= ?[.,;:!?)]| {verb}| die )|(?:het|dat|dit) (?:tweetal|drietal|viertal|"
    r"vijftal|zestal|zevental|achttal|negental|duo|trio)|(?:waarvan|onder wie|onder wie er|"
    r"van wie|van wie er) (?:er )?{n}|(?:de|alle) (?:harde )?kern van {n}|"
    r"slechts {n}(?= )(?! (?:keer|maal|uur|euro|week|weken|dag))|(?:maar|zeker|nog|amper|pas|"
    r"al) {n}(?= {verb})|er (?:(?:nu|nog|al|maar|toen|slechts|intussen|inmiddels|uiteindelijk|"
    r"meteen|ook|zeker) ){0,2}{n}(?=[.,;:!?)]| (?:op|die|in|uit|aan|met|niet|bij|naar|over|terug|"
    r"af|na|voor|weer|opnieuw|nog|om|tegen|thuis|mee|weg|tegelijk|samen|elke|wel|door|langs|"
    r"binnen|zonder|in een)(?!\w))(?! per )|{n} man(?=[.,;:!?]| {verb}| op| in| sterk| bij)"
).replace("{verb}", _VERB)
"""Counts without a noun; `{n}` stands for a number."""
_NORM: Final = re.compile(
    r"(?:maximaal|minimaal|maximum|minimum|max\.|min\.|hoogstens|ten hoogste|niet meer dan|"
    r"(?:\d|een|één|twee|drie|vier|zes|acht|negen) op(?: de)?|artikel|stap|fase|les|lokaal|"
    r"pagina|(?:elke|iedere|elk|ieder) \w+ (?:heeft|krijgt|telt)|bladzijde|hoofdstuk|module|"
    r"(?:per|elk|elke|iedere) \w+ (?:zijn|is|komen|werken|staan|begeleiden|zitten)(?: er)?(?: "
    r"telkens| steeds| altijd)?|"
    r"deel|versie|fiche|bijlage|nr\.|nummer|week|groep|graad) \Z",
    re.IGNORECASE,
)
# "Een moeder die zich zorgen maakt" is any; so is one who can, may or wants.
_ANYBODY: Final = re.compile(
    r",? (?:die|dat|kan|mag|moet|wil|hoeft|vraagt|belt|heeft recht|verdient|zoekt|weet|leert|"
    r"voelt|krijgt|komt) "
    r"(?![^.\n]{0,60}(?:was|werd|had|kwam|ging|zei|\w{3,}(?:de|te))(?!\w))"
)
_PER: Final = re.compile(r" per (?:groep|klas|team|keer|sessie|avond|begeleider|tafel|school|week)")


@lru_cache(maxsize=_REMEMBERED)
def is_people_noun(word: str) -> bool:
    """Say whether a plural means people or cases; `word` may have an apostrophe in it."""
    folded = fold(word).replace("\u2019", "'").replace(" ", "'")
    if folded in _LISTED:
        return True
    if folded in _NOT or folded.endswith(_NOT_ENDS):
        return False
    is_participle = folded.startswith("ge") and folded.endswith("eerden")
    return is_participle or (len(folded) > _SHORTEST and folded.endswith(_ENDED))


@lru_cache(maxsize=_REMEMBERED)
def is_person_noun(word: str) -> bool:
    """Say whether a singular means one person."""
    folded = fold(word).replace("\u2019", "'")
    if folded in _NO_PERSON or folded.endswith(_NO_PERSON_ENDS):
        return False
    return folded.endswith(_PERSON_ENDINGS)


def is_norm(plain: str, start: int, end: int) -> bool:
    """Say whether a number says how many there may be, or is the name of a step or a room."""
    before = plain[max(0, start - 30) : start]
    if plain[start : start + 4].lower() == "een " and plain[end : end + 4] == " of ":
        return True  # "Een vader of moeder" is anybody.
    if plain[start : start + 4].lower() == "een " and _ANYBODY.match(plain, end):
        return True
    is_share = _SHARE.match(plain, start, end) is not None
    return is_share or _NORM.search(before) is not None or _PER.match(plain, end) is not None


_OF_WHICH: Final = re.compile(r"(?:waarvan|waaronder|slechts)(?!\w)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019]s)?")


def is_of_things(plain: str, start: int) -> bool:
    """Say whether "of which one" is said where no people were told of: five questions."""
    if _OF_WHICH.match(plain, start) is None:
        return False
    sentence = plain[
        max(plain.rfind(".", 0, start), plain.rfind("\n", 0, start), start - 120) + 1 : start
    ]
    words = _WORD.findall(sentence)
    return not any(is_people_noun(word) for word in words)


# "Waarvan vijf over geld en twee over ruzie": the second number counts the same people.
_AND_MORE: Final = re.compile(
    r"(?:waarvan|waaronder|onder wie|van wie) (?:er )?(?:een|één|twee|drie|vier|vijf|zes|zeven|"
    r"acht|"
    r"negen|[1-9])(?!\w)[^.;:!?\n]{3,80}? en (?P<n>één|twee|drie|vier|vijf|zes|zeven|acht|negen|"
    r"[1-9])(?= (?:over|in|uit|van|met|op|bij|om|naar|door|voor|zonder|tegen|die|werd|"
    r"werden)(?!\w)|"
    r"[.,;])",
    re.IGNORECASE,
)
# At the beginning of a sentence "één" has an accent less.
_ONE: Final = re.compile(
    r"(?<![\w-])[Ee]én (?:[^\W\d_]{2,20}e ){0,2}?(?P<noun>[^\W\d_]{3,30})(?![\w-])"
)
_CASE_WORDS: Final = """
casus dossier melding gezin aangifte incident signaal geval klacht koppel huishouden
"""
_CASES: Final = frozenset(_CASE_WORDS.split())
# "Een tweetal bij de reclassering": told by what became of them.
_TALLY_ALONE: Final = re.compile(
    r"(?<![\w-])een (?:(?:twee|drie|vier|vijf|zes|zeven|acht|negen)tal|duo|trio|kwartet|enkeling|"
    r"koppel)(?= (?:bij|uit|naar|werd|werden|kwam|kwamen|ging|gingen|bleef|bleven|haakte|haakten|"
    r"kreeg|kregen|zit|zitten|woont|wonen|volgt|volgde|volgden|stapte|stapten|had|hadden|wilde|"
    r"wilden|van hen|van wie|is|was|waren|verhuisde|vertrok|vertrokken)(?!\w))"
    r"(?! (?:bij|uit|naar) (?:wijze|te))",
    re.IGNORECASE,
)


def find_few(plain: str) -> Iterator[tuple[int, int]]:
    """Yield counts that only words make: a handful of boys, some six of them, a trio of pupils."""
    yield from _few_by_grammar(plain)
    for found in _TALLY.finditer(plain):
        end = found.end()
        is_of_people = _OF_PEOPLE.match(found.group()) is not None
        if is_of_people or (
            _ALONE.search(found.group()) and plain[end : end + 1] in {".", ",", ";", ":"}
        ):
            yield found.span()
            continue
        for _step in range(_MOST_WORDS):
            word = _NEXT.match(plain, end)
            if word is None:
                break
            if is_people_noun(word["a"]):
                yield found.start(), word.end()
                break
            end = word.end()
            if not word["a"].endswith(("e", "s")):
                break


def _few_by_grammar(plain: str) -> Iterator[tuple[int, int]]:
    """Yield counts that the words around them make: a second number, a tally, "Eén leerling"."""
    for found in _AND_MORE.finditer(plain):
        if not is_of_things(plain, found.start()):
            yield found.span("n")
    for found in _TALLY_ALONE.finditer(plain):
        yield found.span()
    for found in _ONE.finditer(plain):
        noun = found["noun"].lower()
        is_counted = is_person_noun(noun) or noun in _CASES
        if is_counted and not is_norm(plain, *found.span()):
            yield found.span()
