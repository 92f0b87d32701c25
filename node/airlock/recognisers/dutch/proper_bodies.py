"""Dutch organisations over the whole of their names: capitals joined by small words, to the end.

A proper name may be any words. What stands before it carries the rule: a kind that only small
bodies are ("vzw", "obs", "bakkerij"), a trade with a capital, "& Zn." behind it, or the place it is
met at ("de kantine van X", "werkzaam bij X").
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import is_calendar_word, is_word, is_word_somewhere, municipalities
from node.airlock.recognisers.dutch.capitals import (
    FUNCTION_WORDS,
    is_allowed,
    is_known_place,
    is_nation,
    is_open_name,
    starts_sentence,
)
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.listed_people import has_no_capitals
from node.airlock.recognisers.dutch.open_words import is_open
from node.textguard.folding import fold

__all__ = ["find_proper_bodies", "find_told_bodies"]

_WORD: Final = r"(?:[DdLl]['\u2019])?[^\W\d_a-zà-ÿ](?:[\w\u2019'-]{0,30}\w)?!?"
_SMALL: Final = (
    r"(?:de|het|een|één|van|der|den|des|en|ter|ten|te|in|op|aan|uit|bij|onder|over|voor|met|om|tot|"
    r"zonder|naar|na|tegen|tussen|door|als|is|zijn|ons|onze|wij|jij|mijn|jouw|iedereen|niemand|alle|"
    r"elk|elke|samen|niet|zo|et|&|\+|x|la|le|les|du|el|al|ibn|of|and|the|['\u2019][tns])"
)
_FAMILY_FIRM: Final = (
    r"(?:&|en) (?:Zn|Zo|Co|Zoon|Zonen|Zoons|Dochters?|Broers?|Zussen|Gebroeders|Partners|"
    r"Vennoten|Compagnie|Cie|Zonen|Kinderen|Kleinzonen)(?!\w)\.?"
)
_MORE: Final = (
    rf"(?: (?!(?:en|of|and) (?:naar|in|met|van|op|bij|door|voor|aan|uit|om|dat|een) )(?:{_SMALL} "
    rf"){{0,3}}{_WORD}| \d{{1,3}}(?![\w:/%-]|[.,]\d| (?:jaar|keer|euro|uur|januari|"
    rf"februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))|"
    r" ['\u2019]\d\d(?!\w))"
)
_RUN: Final = rf"(?:['\u2019]t )?{_WORD}{_MORE}{{0,6}}(?: {_FAMILY_FIRM})?"
_LONG_RUN: Final = rf"(?:['\u2019]t )?{_WORD}{_MORE}{{1,6}}(?: {_FAMILY_FIRM})?"
# Ends of what only small bodies are called; the first half may be anything.
_PRIVATE: Final = (
    "vereniging|stichting|vzw|club|moskee|kerk|kapel|parochie|school|schooltje|college|lyceum|"
    "atheneum|gymnasium|scholengemeenschap|scholengroep|koor|fanfare|harmonie|gilde|bakkerij|"
    "slagerij|garage|café|kapsalon|frituur|snackbar|restaurant|brasserie|bistro|eethuis|theehuis|"
    "koffiehuis|jeugdhuis|buurthuis|wijkhuis|dorpshuis|parochiehuis|inloophuis|"
    "ontmoetingshuis|gezinshuis|ontmoetingscentrum|dienstencentrum|buurtcentrum|wijkcentrum|"
    "parochiecentrum|jongerencentrum|jeugdcentrum|gemeenschapscentrum|cultuurcentrum|"
    "moskeecentrum|kring|collectief|internaat|synagoge|tempel|gebedshuis|gebedsruimte|scouts|chiro|"
    "winkel|supermarkt|apotheek|manege|dojo|sportzaal|boksschool|sportschool|kinderopvang|"
    "kinderdagverblijf|crèche|peuterspeelzaal|speeltuin|bewonersgroep|vrouwengroep|moedergroep|"
    "mannengroep|oudergroep|meidengroep|jongerengroep|praatgroep|toneelgroep|zelforganisatie|"
    "koepel|firma|bedrijf|hoeve|boerderij|broederschap|congregatie|klooster|woonzorgcentrum|"
    "rusthuis|zorgboerderij|voedselbank|kringwinkel|kringloop|zaak|tehuis|werking|jongerenwerk"
)
_BY_KIND: Final = re.compile(
    rf"(?<![\w-])(?P<kind>[^\W\d_]{{0,24}}?(?i:{_PRIVATE})(?:t?jes?)?)(?P<of> (?:van|voor))? "
    rf"(?P<name>{_RUN})"
)
_PUBLIC: Final = re.compile(
    r"(?:hoge|stads|gemeente|provincie|politie|veiligheids|zieken|gerechts|volks|web|reis)",
    re.IGNORECASE,
)
# Schools and homes in short: "obs De Linde", "GO! Het Prisma".
_SHORT: Final = re.compile(
    r"(?<![\w-])(?:(?:obs|rkbs|cbs|pcbs|pcbo|vbs|gbs|gvbs|gibo|bsgo|sbs|sbo|kbs|kbo|ibs|bs|osg|csg|rsg|"
    r"psg|isg|kdv|bso|psz|wzc|okc|mpi|buso|bubao|vti|kta|mms|asg|svo|vso|svpo|havo|jc|jh|oc|gc|cc|"
    r"dc|lc|wsv|zvc|mvc|tc|fc|sv|vv|kfc|ksv|rksv|kv|hc|bc|vzw|asbl|VBS|GBS|GVBS|OBS|RKBS|PCBS|SBS|SBO|"
    r"BSBO|BSGO|MPI|KDV|WZC|OKC|BuSO|BUSO|BuBaO|KTA|VTI|OSG|CSG|RSG|ZVC|MVC|GO!) "
    rf"|(?:BS|MS|SG|KA|TI|SO|KO|JH|JC|OC|GC|DC) (?=(?:De|Het|['\u2019]t|Sint|St\.|Den|Ter|Ten) ))"
    rf"(?P<name>{_RUN})"
)
# "De Al-Zwaluw basisschool": the kind behind its name, in small letters.
_KIND_BEHIND: Final = re.compile(
    rf"(?<=[a-zà-ÿ,A-Z] )(?P<name>(?:{_WORD} (?=(?:al|el|an|ar|as|at|az|es)-))?"
    rf"(?:(?:al|el|an|ar|as|at|az|es)-)?{_WORD}(?: {_WORD}){{0,2}})[ -](?:basis|middelbare |"
    rf"kleuter)?(?:school|"
    r"moskee|kerk|parochie|college|lyceum|vereniging|stichting|club|synagoge|tempel|bakkerij|"
    r"garage|kapsalon|supermarkt|winkel|sportschool|camping|fabriek|koor|fanfare)(?![\w-])"
)
_STATE_SCHOOL: Final = re.compile(rf"(?<![\w-])[Hh]et (?:[Kk]oninklijk )?[Aa]theneum {_RUN}")
# Without an article a kind has a name behind it, in small letters too: "bij voetbalclub de zwaan".
_SMALL_KIND: Final = re.compile(
    r"(?<![\w-])(?:bij|van|op|in|naar|met|via|voor|door|uit|aan) "
    r"(?P<body>(?:[a-zà-ÿ]{3,14}(?:club|school|"
    r"vereniging|centrum|huis|winkel|moskee|kerk)|vzw|stichting|vereniging|moskee|parochie|bakkerij|"
    r"slagerij|garage|kapsalon|café|frituur|snackbar|restaurant|scouts|chiro|cafetaria|obs|cbs|"
    r"vbs) "
    r"(?:(?:de|het|the|['\u2019]t|al|el|an|as|sint|st\.?|ter|ten) )?(?!(?:de|het|een|die|dat|is|"
    r"was|en|of|"
    r"om|in|op|van|voor|met|waar|werd|wordt|niet|geen|heeft|had|kan|kon|zijn|haar|ze|hij|we|ik|er|"
    r"al|nog|ook|maar|want|als|dan|toen|naar|bij|uit|door|aan|te|tot|over|per|staat|zit|gaat|komt|"
    r"kwam|ging|hebben|hadden|waren|worden|mag|moet|zal|wil|samen|terug)(?!\w))"
    r"[a-zà-ÿ]{3,20}(?:-[a-zà-ÿ]{2,20})?)(?![\w-])"
)
_TRADES: Final = (
    r"(?:[^\W\d_]{2,20}(?:erij|werken|werk|maker|makers|bedrijf|handel|service|services|techniek|"
    r"bouw|transport|transporten|vervoer|verhuur|centrale|materialen|montage|installaties|reiniging|"
    r"beveiliging|diensten|advies|groothandel|import|export|hoveniers|hovenier|salon|studio|zorg)|"
    r"hoveniers?|loodgieters?|schilders?|stukadoors?|dakdekkers?|elektriciens?|installateurs?|"
    r"timmerlieden|timmerman|metselaars?|glazeniers?|garagist|kappers?|kapster|slagers?|bakkers?|"
    r"fotograaf|drukkers?|notaris(?:sen)?|advocaten|architecten|apotheek|makelaars?|makelaardij|"
    r"accountants?|boekhouders?|rijschool|taxi|transport|bouw|keukens|tegels|interieur|interieurs|"
    r"meubelen|meubels|zonwering|verhuizingen|catering|traiteur|slijterij|ijssalon|chocolatier|"
    r"juweliers?|optiek|opticiens?|schoenen|mode|textiel|kledij|fietsen|tweewielers|motoren|banden|"
    r"auto's|autoschade|carrosserie|aannemers?|sloopwerken|grondwerken|wegenbouw|tuinen|bloemen|"
    r"brood|vlees|vis|kaas|groenten|fruit|drankenhandel|dranken|expeditie|logistiek|schoonmaak|"
    r"elektro|computers|telecom|belwinkel|nachtwinkel|hotel|pension|camping|manege|kwekers?|"
    r"kwekerij|imkers?|smeden|smederij|atelier|naaiatelier|uitgevers?|fitness|gym|boksen|kickboksen|"
    r"thaiboksen|zaalvoetbal|voetbal|volleybal|basketbal|basket|handbal|korfbal|hockey|judo|karate|"
    r"taekwondo|atletiek|zwemmen|turnen|tennis|tafeltennis|badminton|rugby|cricket|schaak|wielrennen|"
    r"scouting|scouts|chiro|fanfare|harmonie|toneel|dansstudio|dansschool|muziekschool)"
)
_BY_TRADE: Final = re.compile(rf"(?<![\w-])(?P<trade>(?i:{_TRADES})) (?P<name>{_RUN})")
_BY_FAMILY: Final = re.compile(
    rf"(?<![\w-])(?:(?:Gebr\.|Gebroeders|Gezusters) {_RUN}|{_WORD}(?: (?:{_SMALL} ){{0,2}}{_WORD})"
    rf"{{0,4}} {_FAMILY_FIRM})"
)
_AMPERSAND: Final = re.compile(
    rf"(?<![\w-])(?P<one>{_WORD}(?: {_WORD})?) [&+] (?P<other>{_WORD}(?: {_WORD})?)(?![\w-])"
)
# Where one meets, works, plays or stays: the name behind it is that of a body.
_AT: Final = re.compile(
    r"(?<![\w-])(?:(?:parking|parkeerplaats|parkeerterrein|kantine|kleedkamers?|kleedlokaal|refter|"
    r"gymzaal|turnzaal|sportzaal|feestzaal|feestzaaltje|zaal|zaaltje|polyvalente zaal|lokaal|"
    r"lokalen|"
    r"clublokaal|clubhuis|gebouw|gebouwen|pand|terrein|terreinen|veld|velden|speelplaats|schoolplein|"
    r"plein|magazijn|werkplaats|atelier|keuken|kelder|bestuur|voorzitter|voorzitster|leden|spelers|"
    r"speelsters|supporters|vrijwilligers|trainer|trainers|trainster|coach|leerlingen|ouders|"
    r"directie|directeur|directrice|medewerker|medewerkster|mensen|mevrouw|meneer|mannen|vrouwen|"
    r"moeders|jongens|jongeren|website|pagina|facebookpagina|flyer|affiche|jeugdploeg|jeugdafdeling|"
    r"ploeg|training|trainingen|wedstrijd|gevel|deur|stoep|ingang|kassa|toog|lid|bestuurslid) van|"
    r"(?:werk|werkt|werkte|werken|werkzaam|aan de slag|in dienst|stage|stageplaats|stageplek|"
    r"vrijwilliger|vrijwilligster|vrijwilligerswerk|lid|aangesloten|ingeschreven|speelt|speelde|"
    r"traint|trainde|trainen|getraind|meegetraind|meetraint|voetbalt|voetbalde|bokst|bokste|sport|"
    r"sportte|zingt|zong|danst|leerling|leerlinge|student|docent|docente|leerkracht|trainer|"
    r"trainster|coach|eindgesprek|gesprek|intake|vergadering|overleg|zaalhuur|lokaal|job|baan|"
    r"bijbaan|vakantiejob|zaterdagjob|ontslagen|begonnen|langs|terecht|afspraak|avond|bijeenkomst|"
    r"contact|aangemeld|aanbod|activiteit|les|lessen|kamp|hulp|steun) (?:bij|op|in|via)|"
    r"(?:[Cc]ontact|contacten|gevonden|geregeld|bereikt|bereikbaar|bemiddeling|hulp|steun|"
    r"aangemeld|doorverwezen) (?:via|door|met)|(?:terug|teruggaan|doorverwezen|verwezen|gestuurd|"
    r"gegaan) naar|namens) "
    rf"(?P<name>{_RUN})(?!\w)"
)
# Several capitals behind a preposition, where no sentence asks for them.
_SEVERAL: Final = re.compile(
    r"(?<=[a-zà-ÿ,;0-9)] )(?:bij|via|namens|naar|vanuit|op|tegen|achter|naast|tegenover|van|voor|"
    r"met|"
    r"door|binnen) "
    rf"(?P<name>{_LONG_RUN})(?![\w&])"
)
# "Stelden wij voor dat Hand in Hand hem een plek geeft".
_SUBJECT: Final = re.compile(
    rf"(?<=[a-zà-ÿ] )(?:dat|of|omdat|toen|terwijl|waar|en|maar|want) (?P<name>{_LONG_RUN})(?![\w&])"
)
# "Omgaan met Extreme Meningen", "het Fonds voor Zachte Landing": a part of a longer title.
_IN_TITLE: Final = re.compile(
    r"(?:[^\W\d_a-zà-ÿ]\w{1,30}|ministerie|minister|staatssecretaris|schepen|wethouder|dienst|fonds|"
    r"departement|raad|wet|faculteit|programma|training|methode|boek|film) \w{2,10} \Z"
)
_BEFORE: Final = 44


def find_proper_bodies(plain: str) -> Iterator[tuple[int, int]]:
    """Yield organisations whose name a kind, a trade or their form announces."""
    for found in _BY_KIND.finditer(plain):
        if not (_PUBLIC.match(found["kind"]) or _is_anybodys(found["name"])):
            is_of = found["of"] is not None and " " not in found["name"]
            if not (is_of and is_open_name(found["name"])):
                yield found.span()
    for found in _SHORT.finditer(plain):
        if not _is_anybodys(found["name"]):
            yield found.span()
    yield from _behind_their_names(plain)
    yield from _firms(plain)


def find_told_bodies(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names that only the words before them make an organisation's."""
    yield from find_fields(plain, "body")
    if has_no_capitals(plain):
        for found in _SMALL_KIND.finditer(plain):
            yield found.span("body")
    for pattern in (_AT, _SEVERAL, _SUBJECT):
        for found in pattern.finditer(plain):
            name = found["name"]
            if _is_anybodys(name) or _is_of_open_words(name) or _is_pair_of_nouns(name):
                continue
            if pattern is _AT or not (
                _IN_TITLE.search(plain, max(0, found.start() - _BEFORE), found.start("name"))
                or is_open(plain, *found.span("name"))
            ):
                yield found.span("name")


def _behind_their_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield a kind behind its name, in small letters, and state schools with their article."""
    for found in _KIND_BEHIND.finditer(plain):
        name, is_joined = found["name"], "-" in found.group()[len(found["name"]) :]
        is_open = _is_anybodys(name) if is_joined else is_open_name(name)
        if not is_open and not is_known_place(name):
            yield found.span()
    for found in _STATE_SCHOOL.finditer(plain):
        yield found.span()


def _firms(plain: str) -> Iterator[tuple[int, int]]:
    """Yield firms by their trade, by "& Zn." and by two names with "&" between."""
    for found in _BY_TRADE.finditer(plain):
        is_capital = found["trade"][0].isupper()
        is_inside = is_capital and not starts_sentence(plain, found.start())
        name = found["name"]
        is_named = " " in name or not is_open_name(name)
        if is_named and not _is_anybodys(name) and (is_inside or not is_word(fold(name), "nl")):
            yield found.span()
    for found in _BY_FAMILY.finditer(plain):
        yield found.span()
    for found in _AMPERSAND.finditer(plain):
        halves = found["one"], found["other"]
        pieces = [piece for half in halves for piece in re.findall(r"[^\W\d_]+", half)]
        if not all(is_word_somewhere(fold(piece)) or is_open_name(piece) for piece in pieces):
            yield found.span()


def _is_of_open_words(name: str) -> bool:
    """Say whether each capital by itself is what anybody may name: a fund, a people, a town."""
    capitals = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    # Small words with capitals are of no title: "Niemand Achterlaten".
    return all(
        is_open_name(word) and (len(capitals) == 1 or fold(word) not in FUNCTION_WORDS)
        for word in capitals
    )


def _is_pair_of_nouns(name: str) -> bool:
    """Say whether two ordinary words are joined, as themes are: "Sport & Spel"."""
    halves = re.split(r" [&+] ", name)
    return len(halves) > 1 and all(is_word(fold(half), "nl") for half in halves)


def _is_anybodys(name: str) -> bool:
    """Say whether a town, a people or a day stands behind a kind, or what anybody may name."""
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", name)]
    if is_allowed(name) or words[-1] in {"universiteit", "hogeschool", "universiteiten"}:
        return True
    if len(words) > 1:
        return is_known_place(name) and all(word in municipalities() for word in words)
    word = words[0]
    return word in municipalities() or is_calendar_word(word) or is_nation(word) or name.isupper()
