"""What somebody is in a small body, and what somebody alone does or did, in German.

Any noun for one person is a role where a small body stands behind it ("Sänger der Band"), or where
it stands beside a name with more to it ("Wolf Gruber, pensionierter Zöllner und ..."). Public
offices by function (the mayor, a teacher) are none.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import given_names, surnames
from node.airlock.recognisers.german.people import is_one, is_person, is_surely_one
from node.airlock.recognisers.german.words import folded_words, is_german_word
from node.textguard.folding import fold

__all__ = ["find_german_offices"]

_ADJ: Final = r"(?:[a-zäöüß-]{2,25}(?:e[rnms]?) )"
_ART: Final = (
    r"(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|[Dd]es|[Ee]ine?[mnrs]?|[Bb]eim|[Vv]om|[Zz]um|"
    r"[Zz]ur|[Aa]ls)"
)
_CAP: Final = r"[A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞĢĪİĶŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ][\w'\u2019-]{1,40}"
_MORE: Final = (
    "(?: (?:(?:am|im|in|an|auf|bei|beim|vom|von|aus|zu|zum|zur|für|mit|ohne|unter|seit|"
    "nach|gegen|über|"
    "neben|mein[e]?|sein[e]?|ihr[e]?|unser[e]?|dessen|deren|der|des|dem|den|die|das|ein|"
    "eine[mnrs]?|unsere[rns]?|ihre[rns]?|seine[rns]?|und|sowie|"
    "nebenher|nebenbei|selbst|auch|früher|zugleich|ehemals|einst|nun|heute|noch|dort|"
    "hier|"
    rf"\d{{1,4}}|[a-zäöüß-]{{2,25}}e[rnms]?|{_CAP})))"
)
_CAPITALS: Final = re.compile(_CAP)
_BODY: Final = re.compile(
    (
        r"(?:[\w-]*(?:verein[s]?|vereines|kompanie|einheit|kaserne|band|clique|chor[s]?|chores|"
        r"moschee|klasse|mannschaft|"
        r"jugend|elf|"
        r"team[s]?|club[s]?|klub[s]?|laden[s]?|café[s]?|kiosk[s]?|restaurant[s]?|"
        r"imbiss(?:es)?|hotel[s]?|"
        r"gasthaus(?:es)?|gasthof(?:s|es)?|wirtshaus(?:es)?|kneipe|bar|bäckerei|metzgerei|"
        r"werkstatt|firma|"
        r"kita|kindergartens?|heim(?:s|es)|hort(?:s|es)|jugendzentrum[s]?|jugendhaus(?:es)?|"
        r"treff[s]?|jugendtreffs?|siedlung|kundgebung|demo|demonstration|mahnwache|petition|"
        r"bürgerinitiative|"
        r"initiative|elternrat(?:s|es)?|elternbeirat(?:s|es)?|pfarre|pfarrei|kirchengemeinde|"
        r"orchester[s]?|kapelle|redaktion|schülerzeitung|kanal[s]?|kanals|chatgruppe|"
        r"whatsapp-gruppe|"
        r"telegram-gruppe|facebook-gruppe|gruppe|jugendgruppe|tanzgruppe|theatergruppe|"
        r"fanclubs?|fankurve|"
        r"kurve|ortsgruppe|ortsvereins?|stammtisch(?:s|es)?|kameradschaft|bruderschaft|"
        r"bewegung|zelle|"
        r"feuerwehr|rettungswache|wohngruppe|wg|wohngemeinschaft|hausgemeinschaft|"
        r"nachbarschaft|"
        r"gebetsraum(?:s|es)?|gebetshaus(?:es)?|synagoge|tempels?|kirche|kapelle|freikirche|"
        r"pfadfinder|"
        r"blaskapelle|musikkapelle|trachtengruppe|landjugend|schützen|schützenvereins?|"
        r"burschenschaft|"
        r"verbindung|tafel|suppenküche|teestube|bücherei|backstube|schicht|station|reihe|liga|"
        r"staffel|"
        r"elternabends?|elterntelefons?|mädchengruppe|frauengruppe|männergruppe|väterrunde|"
        r"müttercafés?|"
        r"laienspielgruppe|laufgruppe|hip-hop-gruppe|crew|gang|bande|szene|truppe|abteilung|"
        r"sektion|"
        r"genossenschaft|hofladens?|weinguts?|bauernhofs?|hofs|salons?|studios?|"
        r"fitnessstudios?|"
        r"schülervertretung|klassengemeinschaft|theaters?|kulturzentrums|begegnungszentrums|"
        r"asylheims?|quartiers?|unterkunft|notunterkunft|gemeinschaftsunterkunft|"
        r"vereinsheims?|"
        r"sportvereins?|lokals?|geschäfts|betriebs|betriebes|unternehmens|hauses|blocks?|"
        r"spenden\w+|"
        r"bürgerbusses|dorfladens?|dorfes|viertels|straße|gegenkundgebung|aktion|"
        r"hausaufgabenhilfe))\Z"
    ),
    re.IGNORECASE,
)
_FAITH: Final = re.compile(
    r"(?:jüdischen|islamischen|muslimischen|türkischen|alevitischen|jesidischen|"
    r"serbisch-orthodoxen|"
    r"orthodoxen|koptischen|evangelischen|katholischen|freikirchlichen|bosnischen|"
    r"albanischen|"
    r"arabischen|syrischen|kurdischen|russisch-orthodoxen|israelitischen|afghanischen|"
    r"tschetschenischen|"
    r"somalischen|buddhistischen) (?:Gemeinde|Kultusgemeinde|Community|Pfarre|Kirche)"
)
# Who speaks for, teaches or advises a club is somebody, though a school's teacher is none.
_PRIVATE: Final = re.compile(
    r"[\w-]*(?:verein(?:s|es)?|clubs?|klubs?|moschee|synagoge|chor(?:s|es)?|band|mannschaft|jugend|"
    r"clique|tempels?|pfarre|kirchengemeinde|moscheegemeinde|bruderschaft|fanclubs?)\Z",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(
    r"\w+(?:lehrer|beauftragte|betreuer|berater|sprecher|koordinator|referent|pädagoge|"
    r"moderator|dolmetscher)(?:in|[rns])?\Z",
    re.IGNORECASE,
)
# Public by function, or nobody in particular.
_PUBLIC: Final = re.compile(
    (
        r"(?:\w*(?:bürgermeister|beauftragte|koordinator|mitarbeiter|fachkraft|sozialarbeiter|"
        r"lehrer|lehrkraft|"
        r"teilnehmer|vertreter|besucher|schüler|mitglied|ansprechpartner|ansprechperson|"
        r"polizist|beamte|"
        r"sachbearbeiter|referent|staatsanwalt|richter|minister|landrat|stadtrat|gemeinderat|"
        r"kämmerer|"
        r"dezernent|amtsleiter|bezirksleiter|berater|fachberater|jugendarbeiter|streetworker|"
        r"pressesprecher|moderator|experte|wissenschaftler|forscher|professor|psychologe|"
        r"pädagoge|"
        r"projektleiter|bewohner|gast|nutzer|leser|partner|kooperationspartner|zuhörer|"
        r"zuschauer|"
        r"angehörige|interessierte|person|kraft|kind|jugendliche|abgeordnete|kanzler|"
        r"präsident|"
        r"evaluator|supervisor|auditor|direktor|multiplikator|träger|förderer|auftraggeber|"
        r"veranstalter|"
        r"server|anbieter|hersteller|betreuer|dolmetscher|arbeitgeber|elternteil))(?:in|"
        r"[rns])?\Z"
    ),
    re.IGNORECASE,
)
_NOT_HEAD: Final = folded_words(
    "Familie Eltern Leiter Zimmer Fenster Kinder Opfer Gäste Länder Bilder Lieder Muster Register "
    "Charakter Ordner Treffer Verfasser Leser Nutzer Autor Autorin Herausgeber Herausgeberin"
)
_OF: Final = re.compile(
    rf"(?<![\w-])(?P<lead>(?:(?P<art>{_ART}) )?(?:(?P<adj>[a-zäöüß-]{{2,25}}e[rnms]?) "
    rf"){{0,2}})(?P<noun>{_CAP})"
    " (?P<of>(?:des|der|vom|von der|von dem|im|in der|einer|eines|unseres|unserer|seines|"
    "ihres|seiner|ihrer|"
    "bei der|beim|am|an der|aus der|aus dem|für die|für das) "
    rf"(?:{_ADJ}{{0,2}})(?P<body>{_CAP})(?: {_CAP})?)"
    rf"(?: und (?:[a-zäöüß-]{{2,25}} ){{0,2}}{_CAP})?"
)
_BESIDE: Final = re.compile(
    (
        rf"(?P<name>{_CAP})(?:, | \(| \u2013 )(?P<role>(?:(?:selbst|früher|damals|zugleich|"
        "einst|heute|ehemals|lange|von Beruf|"
        "gelernte[rn]?|dort|hier) )?(?P<adj>(?:(?!k?ein|mein|sein|ihre|die|"
        rf"unser)[a-zäöüß-]{{2,25}}e[rn]? ){{0,3}})(?P<noun>{_CAP})(?P<more>{_MORE}{{1,14}})?)"
        r"(?= ?[,.;:)\u2013\n]|$)"
    ),
    re.MULTILINE,
)
_DOES: Final = (
    r"(?:betreibt|betrieb|leitet|leitete|führt|führte|gründete|trainiert|trainierte|"
    r"moderiert|predigt|"
    r"predigte|unterrichtet|unterrichtete|organisiert|organisierte|kandidiert|kandidierte|"
    r"singt|spielt|"
    r"kocht|vorbetet|verwaltet|verwaltete|hütet|pflegt|vertritt|vertrat|verkauft|"
    r"verkaufte|fährt|fuhr|"
    r"backt|bäckt|ausschenkt|aufsperrt|mitgegründet hat|"
    r"(?:gegründet|gestoppt|gerettet|gefilmt|gefunden|angezeigt|verfasst|geschrieben|"
    r"angemeldet|"
    r"aufgehalten|überwältigt|entdeckt|gemeldet|alarmiert|ausgesagt|verraten|verprügelt|"
    r"niedergestochen|"
    r"erschossen|überlebt|verloren|geleitet|geführt|aufgebaut|übernommen|angeführt|"
    r"ausgelöst|gekündigt|"
    r"verlassen|beobachtet|gerufen|versteckt|gewarnt|besiegt|gewonnen|gehalten|"
    r"unterschrieben|"
    r"veröffentlicht|gedreht|gesprayt|geworfen|gelegt|angezündet|bedroht|angegriffen|"
    r"freigelassen) (?:hat|hatte|habe)|"
    r"(?:festgenommen|verhaftet|verurteilt|verletzt|angegriffen|bedroht|gewählt|entlassen|"
    r"ausgezeichnet|"
    r"abgeschoben|ausgewiesen|freigesprochen|niedergestochen|überfallen|erschossen|"
    r"getötet|"
    r"zusammengeschlagen|verprügelt) (?:worden war|worden ist|wurde|worden sei)|"
    r"(?:in|nach) (?:Syrien|den Irak|Afghanistan|die Ukraine|den Dschihad)(?: \w+)? "
    r"(?:ging|reiste|gereist ist|gegangen ist|war|kämpfte))"
)
_CLAUSE: Final = re.compile(
    rf"(?P<name>(?:{_CAP} (?:aus )?)?{_CAP}), (?P<what>(?:der|die|das|dessen|deren) "
    rf"(?:[^.;:!?\n,]{{0,80}} )?(?:{_DOES}|"
    r"als (?:einzige|erste|letzte|jüngste|älteste)[rs]? [^.;:!?\n,]{2,60}|"
    r"(?:seit|schon|bereits) [^.;:!?\n,]{2,60}))(?= ?[,.;:!?])"
)
_THERE_THEN: Final = re.compile(
    r"(?<![\w-])(?P<art>[Dd]er|[Dd]ie|[Dd]en|[Dd]em|[Ee]ine?[mnr]?) "
    rf"(?P<adj>{_ADJ}?)(?P<noun>{_CAP}), (?:der|die|das|dessen|deren) "
    "(?:(?:damals|früher|einst|ehemals|selber|selbst|an jenem|als (?:einzige|erste|"
    r"letzte)|seinerzeit|zum Zeitpunkt)[^.;:!?\n,]{2,70}|"
    rf"[^.;:!?\n,]{{0,70}}(?:{_DOES}))(?= ?[,.;:!?])"
)
_SOLE: Final = (
    r"(?:Klassen|Schul|Schüler|Jahrgangs|Heim|Eltern|Studierenden|Lehrlings|Jugend|"
    r"Vereins|Gruppen|Wort|Fan|Bewohner|Mieter)"
    r"(?:sprecher|vertreter|führer)(?:in|s)?|(?:Ehren|Vereins|Elternbeirats|Elternvereins|"
    r"Gemeinde|Abteilungs)?[Vv]orsitzende[rn]?|"
    r"(?:Kassen|Zeug|Platz|Haus|Schul|Geräte|Hütten|Jugend|Tor|Material)wart(?:in|s|es)?|"
    r"Kassier(?:er|erin|in|s)?|"
    r"Schatzmeister(?:in)?|Schriftführer(?:in)?|Ministrant(?:in|en)?|Oberministrant(?:in|"
    r"en)?|Messdiener(?:in)?|"
    r"Mesner(?:in)?|Küster(?:in)?|Organist(?:in|en)?|Kantor(?:in|s)?|Vorbeter|Muezzin|"
    r"Hodscha|Hoca|Imam[s]?|"
    r"(?:Vize|Ehren)?[Oo]bmann(?:s|es)?|(?:Vize)?[Oo]bfrau|"
    r"(?:Mannschafts)?[Kk]apitän(?:in|s)?|Tor(?:hüter|mann|frau)(?:in|s)?|"
    r"Spielführer(?:in)?|Presbyter(?:in)?|Kirchenvorsteher(?:in)?|Dirigent(?:in|en)?|"
    r"Chorleiter(?:in)?|"
    r"Kapellmeister(?:in)?|Frontmann|Frontfrau|Leadsänger(?:in)?|Schützenkönig(?:in)?|"
    r"Karnevalsprinz(?:essin)?|"
    r"Ortsbäuerin|Rädelsführer(?:in)?|Anführer(?:in)?|Wortführer(?:in)?|Bandleader|"
    r"Vereinsgründer(?:in)?|"
    r"Gründungsmitglied|Ortsvorsteher(?:in)?|Dorfälteste[rn]?|Bandsänger(?:in)?|"
    r"Kronzeug(?:e|en|in)|"
    r"Haupttäter(?:in)?|Hauptverdächtige[rn]?|Alleinerzieher(?:in)?|Jugendtrainer(?:in)?|"
    r"Co-Trainer(?:in)?|"
    r"Lehrherr(?:n|in)?|Lehrmeister(?:in)?|Feuerwehrkommandant(?:in|en)?|"
    r"Wehrführer(?:in)?|Wirtshausbesitzer(?:in)?|"
    r"Dorfpfarrer(?:in)?|Dorfpolizist(?:in|en)?|Hausbesitzer(?:in)?|Kioskbesitzer(?:in)?|"
    r"Kioskbetreiber(?:in)?|"
    r"Ladenbesitzer(?:in)?|Gemüsehändler(?:in)?|Imbissbetreiber(?:in)?|Barbesitzer(?:in)?|"
    r"Altbürgermeister(?:in)?|"
    r"Bürgermeisterkandidat(?:in|en)?|Spitzenkandidat(?:in|en)?|Stadtratskandidat(?:in|"
    r"en)?"
)
_SOLE_ONE: Final = re.compile(
    r"(?<![\w-])(?:(?:[Dd]er|[Dd]em|[Dd]en|[Dd]es|[Vv]om|[Zz]um|[Bb]eim|dort|als|ist|war|"
    "sei|wurde|"
    rf"(?:[Mm]ein|[Ss]ein|[Ii]hr|[Uu]nser)(?:e[mnrs]?)?) {_ADJ}{{0,2}}(?:{_SOLE})(?<!in)|"
    "(?:[Dd]ie|[Dd]er|[Zz]ur|als|ist|war|sei|wurde|(?:mein|sein|ihr|unser)(?:e[rn]?)?) "
    rf"{_ADJ}{{0,2}}(?:{_SOLE})(?<=in|au|de))(?![\w-])"
)
# Who began, leads or owns something is one, whatever it is.
_MAKER: Final = re.compile(
    r"(?<![\w-])(?:(?:[Dd]er|[Dd]ie|[Dd]em|[Dd]en|[Aa]ls|[Vv]om|[Zz]um) "
    rf")?{_ADJ}{{0,2}}(?P<noun>(?:Mit|Haupt|Ko-|Co-|Ober|Unter)?(?i:"
    r"organisator|initiator|gründer|begründer|anmelder|anführer|rädelsführer|betreiber|"
    r"besitzer|inhaber|pächter|erfinder|urheber|autor|verfasser|regisseur|kopf|chef|boss|"
    r"drahtzieher|stifter|sprecher|wortführer|erbauer|retter|finder|entdecker|gewinner|"
    r"sieger|erbe|administrator|admin|kurator|dirigent|kapitän|wirt|kassier|kassierer|"
    r"obmann|obfrau|vorsitzende[rn]?|vorstand|leiter|trainer|torwart|torhüter|stürmer|"
    r"kandidat|haupttäter|täter|kronzeuge|zeuge|fahrer|koch|köchin|ärztin|bäuerin|"
    r"wirtschafterin|"
    r"hausmeister|vermieter|nachbar|mesner|küster|organist|pfarrer|pastor|imam|vorbeter|"
    r"prediger|rabbiner|diakon|kaplan|älteste|patriarch|patin|pate|seele|herz|gesicht|"
    r"motor|wortführerin)(?:in)?) (?:des|der|vom|von der|von dem|von|im|in der|am|an der|"
    r"beim|bei der|hinter dem|hinter der) (?:[a-zäöüß-]{2,25}(?:en|er|n|s) "
    r"){0,2}(?P<body>[A-ZÄÖÜ\"„»][\w'\u2019-]{1,40})(?:[“\"«])?"
    "(?:, (?:um|von|auf|über|in|bei|mit) (?:den|die|das|dem|der) "
    "[^.;,!?]{2,40}(?=[.,;!?]))?"
)
_MADE_IN_PUBLIC: Final = re.compile(
    (
        r"(?:\w*(?:projekt|reihe|studie|programm|leitfaden|konzept|veranstaltung|tagung|"
        r"netzwerk|kampagne|polizei|amt|behörde|verwaltung|stadt|kreis|land|bund|abteilung|"
        r"stelle|"
        r"fachstelle|koordination|sitzung|kommission|regierung|ministerium|schule|schulen|"
        r"einrichtung|einrichtungen|gemeinde|team|workshop|kurs|kurses|runde|moderation|buch|"
        r"streit|krieg|alltag|"
        r"buches|"
        r"arbeitsgruppe|steuerungsgruppe|bericht|artikel|zukunft|gesellschaft|welt|meinung|"
        r"daten|plattform|angebote?s?|prozess|prozesse|werkstatt|thema|themen|jugendhilfe|"
        r"jugendarbeit))(?:e?s|en|n)?\Z"
    ),
    re.IGNORECASE,
)
_FORMER: Final = re.compile(
    rf"(?<![\w-])(?P<art>(?:{_ART} )?)(?P<adj>(?:[Ee]hemalig|[Ff]rüher|[Pp]ensioniert|"
    "[Gg]elernt|[Ee]instig|[Vv]ormalig|[Vv]erbeamtet|[Ss]elbstständig|[Ss]elbständig|"
    "[Aa]rbeitslos|"
    r"[Ff]reiberuflich|[Ss]tudiert|[Pp]romoviert|[Aa]ngehend|[Vv]erwitwet|[Vv]orbestraft|"
    r"[Ss]uspendiert|[Ee]meritiert|[Aa]bgewählt|[Ee]ntlassen|[Vv]erurteilt|"
    r"[Ss]tellvertretend)e[rnms]?) "
    rf"(?:{_ADJ})?(?P<noun>{_CAP})(?: (?:der|des|vom|im|beim|bei der|am|in der|aus) "
    rf"{_CAP})?"
)
_OF_HIS: Final = re.compile(
    r"(?<![\w-])(?P<art>(?:[Mm]ein|sein|Sein|ihr|dessen|deren)(?:e[mnr]?)?) "
    rf"(?P<adj>{_ADJ}{{0,2}})(?P<noun>{_CAP})(?![\w-])"
)
_AS_ONE_WHO: Final = re.compile(
    r"(?<![\w-])als (?:die|der|jemand, der|jemand, die|die, die|der, der|eine, die|einer, "
    r"der) [^.,;!?\n]{4,70}? (?:kennt|spricht|leitet|betreut|weiß|führt|betreibt|besitzt|"
    r"dolmetscht|übersetzt|organisiert|unterrichtet|vertritt|war|hat)(?![\w-])"
)
_LIVING: Final = re.compile(
    r"(?<![\w-])(?:arbeitet|arbeitete|jobbt|jobbte|arbeiten|verdingt sich|verdient sein "
    r"Geld|lernt|kellnert|tätig|pensioniert|angestellt|bekannt) (?:\w+ ){0,3}?als "
    rf"(?P<adj>{_ADJ}{{0,2}})(?P<noun>{_CAP})(?: (?:am|im|in|an|auf|bei|beim|der|des|"
    rf"vom)(?: (?:der|dem|den|einer|einem))? {_CAP}){{1,2}}"
)


def find_german_offices(plain: str) -> Iterator[tuple[int, int]]:
    """Yield roles of one person in a small body, beside a name, or by a deed."""
    yield from _of_bodies(plain)
    for found in _BESIDE.finditer(plain):
        if _is_name(found["name"]) and _is_role(found):
            yield found.span("role")
    for found in _CLAUSE.finditer(plain):
        first, _space, last = found["name"].partition(" aus ")
        last = last or first.rpartition(" ")[2]
        is_given = fold(first.partition(" ")[0]) in given_names()
        if is_given or _is_name(last) or is_surely_one(last) or is_surely_one(first):
            yield found.span("what")
    for found in _THERE_THEN.finditer(plain):
        if _is_one(found):
            yield found.span()
    yield from (found.span() for found in _SOLE_ONE.finditer(plain))
    yield from _by_noun(plain)


def _is_one(found: re.Match[str]) -> bool:
    """Say whether one person is meant, and not by a public office."""
    is_single = is_one(found["art"], found["adj"].strip(), found["noun"])
    return is_single and not _PUBLIC.match(found["noun"])


def _by_noun(plain: str) -> Iterator[tuple[int, int]]:
    """Yield makers, former offices and whose somebody is."""
    for found in _MAKER.finditer(plain):
        if not _MADE_IN_PUBLIC.match(found["body"]):
            yield found.span()
    for found in _FORMER.finditer(plain):
        if is_one(found["art"].strip(), found["adj"], found["noun"]) and _is_former(found):
            yield found.span()
    for found in _OF_HIS.finditer(plain):
        if _is_one(found):
            yield found.span()
    yield from _by_living(plain)


def _by_living(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is asked as somebody who can, and what somebody works as."""
    yield from (found.span() for found in _AS_ONE_WHO.finditer(plain))
    for found in _LIVING.finditer(plain):
        if is_person(found["noun"]):
            yield found.span()


def _of_bodies(plain: str) -> Iterator[tuple[int, int]]:
    at = 0
    while found := _OF.search(plain, at):
        at = found.start("noun") + 1
        noun = found["noun"]
        bodies = _CAPITALS.findall(found["of"])
        is_body = any(map(_BODY.match, bodies)) or _FAITH.search(found["of"])
        if not is_body or fold(noun) in _NOT_HEAD or not is_person(noun):
            continue
        is_private = _SPEAKS.match(noun) is not None and any(map(_PRIVATE.match, bodies))
        if _PUBLIC.match(noun) and not is_private:
            continue
        if (
            is_one(found["art"] or "", found["adj"] or "", noun)
            or is_surely_one(noun)
            or not found["art"]
        ):
            yield found.span()
            at = found.end()


def _is_role(found: re.Match[str]) -> bool:
    """Say whether what stands beside a name says who that is, and no public office."""
    noun = found["noun"]
    if fold(noun) in _NOT_HEAD or not is_person(noun) or noun.endswith("innen"):
        return False
    if _PUBLIC.match(noun):
        return bool(found["more"]) and " und " in found["more"]
    return bool(found["more"]) or bool(found["adj"].strip()) or is_surely_one(noun)


def _is_former(found: re.Match[str]) -> bool:
    """Say whether one person is meant: "ehemaliger Soldat", and no plural in the genitive."""
    return not _PUBLIC.match(found["noun"]) or not found["art"]


def _is_name(word: str) -> bool:
    folded = fold(word.rpartition("-")[2] or word)
    if folded in given_names() or folded in surnames():
        return True
    return not is_german_word(folded)
