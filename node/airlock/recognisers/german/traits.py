"""Origin and belief of one person in German; a plural or a theme is none.

"Rückkehrer" is one or many: it counts only where an article or "als" says that it is one.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.german.people import is_person

__all__ = ["find_german_singles", "find_german_traits", "is_public_office"]

# Adjectives of nations and religions, without "-isch".
_ADJECTIVE_STEMS: Final = (
    "tschetschen somal syr afghan irak türk kurd marokkan alger tunes ägypt lib libanes "
    "palästinens iran pakistan eritre äthiop sudanes südsudanes niger nigerian ghana kongoles "
    "ruand burund angolan kamerun alban kosovar kosovo-alban bosn serb kroat mazedon nordmazedon "
    "montenegrin sloven slowen slowak tschech ungar bulgar rumän poln ukrain russ belaruss "
    "weißruss moldau moldaw lett litau est armen georg aserbaidschan dagestan inguschet kasach "
    "usbek tadschik kirgis turkmen uigur arab berber kabyl jemenit saud jordan senegales mal "
    "guine gamb ivor togo benin burkin tansan kenian ugand simbabw südafrikan tamil sri-lank ind "
    "bangladesch nepales vietnames chines mongol philippin indones malays griech zypr italien "
    "span portugies französ niederländ belg brit engl ir amerikan US-amerikan afroamerikan "
    "brasilian kolumbian kuban dominikan venezolan peruan mexikan israel jüd muslim islam christl "
    "jesid alevit assyr aramä koptisch sunnit schiit salafist orthodox buddhist hinduist sikh rom "
    "sint deutsch-türk deutsch-russ russlanddeut österreich schweizer"
)
_ADJECTIVES: Final = "|".join(_ADJECTIVE_STEMS.split())
_NATION_ADJ: Final = (
    rf"(?:{_ADJECTIVES})(?:isch|sch)(?:stämmig)?e[rnms]?|"
    r"(?:muslimisch|jüdisch|christlich|jesidisch|alevitisch|orthodox|konvertiert|"
    r"geflüchtet|strenggläubig|tiefgläubig|konservativ-muslimisch|radikalisiert|rechtsextrem|"
    r"salafistisch|schwarz|russlanddeutsch)e[rnms]?"
)
_PERSON: Final = (
    r"(?:Junge[n]?|Bub(?:en)?|Mädchens?|Mann(?:es)?|Frau|Jugendliche[rn]?|"
    r"(?:[A-ZÄÖÜ]?[a-zäöüß]{2,20})?(?:[Ss]chüler(?:in|s)?|[Ss]tudent(?:in|en)?|[Ll]ehrling(?:s)?|"
    r"[Mm]utter|[Vv]ater|[Vv]aters|[Ff]amilie|[Ff]lüchtling(?:s)?|[Tt]rainer(?:in|s)?|"
    r"[Ss]portler(?:in)?|[Bb]oxer(?:in)?|[Kk]ollege|[Kk]ollegin)|Geflüchtete[rn]?|"
    r"Konvertit(?:in|en)?|Nachbar(?:in|n)?|Kind(?:es)?|Bursche[n]?|Teenager[s]?|Azubi|"
    r"Praktikant(?:in|en)?|Klient(?:in|en)?|Freund(?:in|es)?|Bruder|Schwester|Sohn(?:es)?|Tochter|"
    r"Imam|Prediger|Asylwerber(?:in)?|Asylbewerber(?:in)?|Rentner(?:in)?|Händler(?:in)?|"
    r"Dolmetscher(?:in)?|Ladenbesitzer(?:in)?|Staatsbürger(?:in)?|Staatsangehörige[rn]?|Ehepaar|"
    r"Paar|Jugendlicher)"
)
_ONE: Final = (
    r"(?:ein(?:e[mnrs]?)?|der|die|das|dem|den|des|diese[mnrs]?|jene[mnrs]?|sein(?:e[mnrs]?)?|"
    r"ihr(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|als)"
)
_COUNTRY: Final = (
    r"(?:Afghanistan|Syrien|dem Irak|Irak|dem Iran|Iran|Somalia|Eritrea|Tschetschenien|Dagestan|"
    r"Inguschetien|der Türkei|Marokko|Algerien|Tunesien|Ägypten|Libyen|dem Libanon|Palästina|Gaza|"
    r"Pakistan|Bangladesch|Äthiopien|dem Sudan|Nigeria|Ghana|dem Kongo|Ruanda|Albanien|dem Kosovo|"
    r"Bosnien|Serbien|Kroatien|Bulgarien|Rumänien|Polen|der Ukraine|Russland|Lettland|Litauen|"
    r"Armenien|Georgien|Aserbaidschan|Senegal|Mali|Guinea|Gambia|Kasachstan|Usbekistan|"
    r"Tadschikistan|Vietnam|China|Indien|Sri Lanka|dem Jemen|Kamerun|Togo|Mazedonien|"
    r"Nordmazedonien|Montenegro|Ungarn|der Slowakei|Tschechien|Griechenland|Italien|Spanien|"
    r"Portugal|Brasilien|Kuba|Kurdistan|Grosny|Mogadischu|Aleppo|Damaskus|Kabul|Bagdad|Mossul)"
)
_NATIONALS: Final = (
    r"(?:Tschetschen|Afghan|Kurd|Jesid|Sudanes|Libanes|Pol|Russ|Türk|Rumän|Bulgar|Griech|Franzos|"
    r"Chines|Vietnames|Kongoles|Senegales|Portugies|Serb|Kroat|"
    r"Slowak|Tschech|Ir|Schott|Dän|Schwed|Finn|Lett|Kosovar|Rom)(?:e|in)"
)
_OTHER_NATIONALS: Final = (
    r"(?:Syr|Irak|Iran|Somali|Eritre|Ägypt|Tunesi|Algeri|Marokkan|Libyer|Palästinens|Pakistan|"
    r"Nigerian|Ghana|Äthiopi|Alban|Bosni|Mazedoni|Ukrain|Litau|"
    r"Armeni|Georgi|Aserbaidschan|Jemenit|Indi|Tamil|Gambi|Ivor|Mali|Guine|Kameruner|Kosovo-Alban|"
    r"Itali|Spani|Niederländ|Amerikan|Brit|Öst)er(?:in)?"
)
_BELIEVERS: Final = (
    r"(?:Konvertit(?:in)?|Alevit(?:in)?|Sunnit(?:in)?|Schiit(?:in)?|Salafist(?:in)?|"
    r"Dschihadist(?:in)?|Islamist(?:in)?|Muslima|Muslimin|Moslem|Muslim|Jude|Jüdin|Christ(?:in)?|"
    r"Katholik(?:in)?|Protestant(?:in)?|Atheist(?:in)?|Agnostiker(?:in)?|Buddhist(?:in)?|Hindu|"
    r"Sikh|Kopt(?:e|in)|Zeug(?:e|in) Jehovas|Ahmadi|Roma?|Romni|Sinto|Sintiza|"
    r"Ex-Muslim(?:in|a)?|Ex-Salafist(?:in)?|Ex-Dschihadist(?:in)?|Ex-Neonazi|Ex-Nazi|Neonazi|Nazi|"
    r"Skinhead|Hooligan|Reichsbürger(?:in)?|Identitäre[rn]?|Rechtsextremist(?:in)?|"
    r"Aussteiger(?:in)?|Rückkehrer(?:in)?|Syrienrückkehrer(?:in)?|Syrien-Rückkehrer(?:in)?|"
    r"IS-Rückkehrer(?:in)?|IS-Anhänger(?:in)?|Kämpfer(?:in)?|Foreign Fighter|Autonome[rn]?|"
    r"Antifaschist(?:in)?|Burschenschafter|Spätaussiedler(?:in)?|Russlanddeutsche[rn]?|"
    r"Deutschtürk(?:e|in)|Austrotürk(?:e|in)|Jehovas Zeuge|Scientologe|Staatenlose[rn]?)"
)
_OBLIQUE: Final = (
    r"(?:Konvertiten|Aleviten|Salafisten|Dschihadisten|Islamisten|Tschetschenen|Afghanen|Kurden|"
    r"Jesiden|Juden|Türken|Russen|Polen|Rumänen|Bulgaren|"
    r"Serben|Kroaten|Griechen|Sunniten|Schiiten|Christen|Katholiken|Sudanesen|Libanesen)"
)
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # ein somalischer Junge; der aus Syrien stammende Schüler; ein Mann mit kurdischen Wurzeln
        (
            rf"(?<!\w)(?i:{_ONE}) (?:[a-zäöüß-]{{2,20}} )?(?:{_NATION_ADJ}) "
            rf"(?:[a-zäöüß-]{{2,20}}e[rnms]? )?{_PERSON}(?![\w-])"
        ),
        (
            rf"(?<!\w)(?i:{_ONE}) (?:[a-zäöüß-]{{2,20}} )?{_PERSON},? (?:aus|mit Wurzeln in|"
            rf"ursprünglich aus|stammt aus|geboren in) {_COUNTRY}(?!\w)"
        ),
        (
            r"(?<!\w)(?:[Ee]r|[Ss]ie|[Ff]amilie|[Ee]ltern|[Vv]ater|[Mm]utter|der|die) "
            r"(?:kam|kommt|kommen|stammt|stammen|floh|flohen|flüchtete) (?:ursprünglich |selbst |"
            rf"mit \w+ |als \w+ |vor Jahren )?aus {_COUNTRY}(?!\w)"
        ),
        (
            rf"(?<!\w)aus {_COUNTRY} (?:stammend|geflüchtet|geflohen|gekommen|zugewandert|"
            r"eingewandert)\w*"
        ),
        (
            rf"(?<!\w)(?:(?:{_ADJECTIVES})(?:isch|sch)e[rn]?|jüdische[rn]?|muslimische[rn]?|"
            r"deutsche[rn]?) (?:Herkunft|Abstammung|Abkunft|Nationalität|Staatsangehörigkeit|"
            r"Staatsbürgerschaft|Eltern|Glaubens|Hintergrunds?|Familie(?! aus)|"
            r"Migrationshintergrunds?|Muttersprache|Vater|Mutter)(?!\w)"
        ),
        (
            rf"(?<!\w)(?:gebürtige[rn]?|geborene[rn]?|ethnische[rn]?) (?:{_NATIONALS}n?|"
            rf"{_OTHER_NATIONALS}|{_BELIEVERS})(?!\w)"
        ),
        # 29 Jahre alt, Tunesier,
        (
            r"(?:(?<=alt, )|(?<=\d, )|(?<=jährig, )|(?<=Jahre, )|(?<=Lehrling, )|(?<=ledig, ))"
            rf"(?:{_NATIONALS}|{_OTHER_NATIONALS}|{_BELIEVERS})(?=[,.;)]| und [a-zäöü])"
        ),
        # ein 19 Jahre alter Tunesier
        (
            rf"(?:(?<=Jahre alter )|(?<=Jahre alte )|(?<=Jahre alten )|(?<=Jahre junger ))"
            rf"(?:{_NATIONALS}|{_OTHER_NATIONALS}|{_BELIEVERS})(?![\w-])"
        ),
        # ein Tschetschene, als Konvertitin, selbst Alevit
        (
            rf"(?<!\w)(?:(?i:{_ONE}|selbst|ist|war|früher|einst|bekennende[rn]?|"
            r"praktizierende[rn]?|gläubige[rn]?|überzeugte[rn]?) )"
            rf"(?:[a-zäöüß-]{{2,25}}e[rnms]? )?(?:{_NATIONALS}|{_BELIEVERS})(?![\w-])"
        ),
        (
            r"(?<!\w)(?i:ein|eine[rnms]?|selbst|als|junge[rn]?|gebürtige[rn]?|ist|war|dem|des) "
            rf"(?:[a-zäöüß-]{{2,25}}e[rnms]? )?{_OTHER_NATIONALS}(?![\w-])"
        ),
        (
            r"(?<!\w)(?:einen|einem|eines|dem|des|diesen|diesem|dieses) "
            rf"(?:[a-zäöüß-]{{2,25}}e[nms] )?{_OBLIQUE}(?![\w-])"
        ),
        (
            r"(?<!\w)(?:ehemalige[rnms]?|frühere[rnms]?|einstige[rnms]?|verurteilte[rnms]?|"
            rf"zurückgekehrte[rnms]?) (?:[a-zäöüß-]{{2,25}}e[rnms]? )?(?:{_BELIEVERS}|{_OBLIQUE})"
            r"(?![\w-])"
        ),
        (
            r"(?<!\w)(?:(?:zum|in den|zu dem) (?:Islam|Christentum|Judentum|Salafismus) "
            r"(?:übergetreten|konvertiert|gewechselt)e?[rnms]?|"
            r"(?:ist|war|wurde|sei) (?:gläubig|strenggläubig|muslimisch|jüdisch|"
            r"konvertiert|alevitisch|jesidisch|Muslim|Jude|Christ)|"
            r"(?:Mitglied|Anhänger|Anhängerin|Sympathisant|Sympathisantin) (?:der|des|einer|eines|"
            r"von) [\w-]+(?: [A-ZÄÖÜ][\w-]+)?)(?!\w)"
        ),
    )
)
_PLURAL: Final = re.compile(
    r"(?i:der|die|den|das) [\w-]*(?: [\w-]+)?(?:er|Muslim)|(?i:die) [\w-]+en(?: [\w-]+)?|"
    r"(?i:der|den) [\w-]+en (?:Jugendlichen|Schüler|Flüchtling|Lehrling|Trainer|Geflüchteten)"
)


def find_german_traits(plain: str) -> Iterator[tuple[int, int]]:
    """Yield origins and beliefs of one person."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(plain):
            # "der Rückkehrer" is as often "of the returnees"; an article does not tell.
            if not (_PLURAL.fullmatch(found.group()) and found.group()[:1].islower()):
                yield found.span()


_WHERE: Final = (
    r"(?:(?: (?:im|in der|in|an der|am|des|der|eine[rs]|jene[rs]|aus|aus dem|aus der|"
    r"von|vom|von der|mit|"
    r"auf der|auf dem|bei|"
    r"unserer|unseres|seiner|seines|ihrer|ihres|an|auf|beim|bei der|unter|ohne|für|zum|"
    r"zur|mit einer|mit einem|ohne eigene|mit eigener|mit eigenem)"
    r"(?: [a-zäöüß]{2,20}(?:e|en|er|es|em)){0,2}|(?: (?!der|einer|dieser|"
    r"aber)[a-zäöüß-]{3,25}er)) "
    r"[A-ZÄÖÜ][\w-]+){0,3}"
)
_SINGLE: Final = re.compile(
    r"(?<!\w)(?i:(?:der|die|das|dem|den|als|unser|unsere|ihr|ihre|sein|seine|war|ist) )?"
    r"(?i:(?:allein)?einzige[rnms]?|dienstälteste[rnms]?|älteste[rnms]?|jüngste[rnms]?|"
    r"dienstjüngste[rnms]?|langjährigste[rnms]?|"
    r"erste[rnms]? (?:weibliche|muslimische|schwarze|jüdische|türkische|kurdische|"
    r"syrische|"
    r"afghanische|männliche|gewählte)[rnms]?|"
    r"erste[rnms]?(?= (?:und bisher einzige[rnms]? )?(?:Frau|Mann|Muslim|Muslima|Muslimin|"
    r"Jude|Jüdin|Schwarze|Schwarzer|Migrantin|Migrant|Kurde|Kurdin|Türke|Türkin|"
    r"Syrer|Syrerin|Afghane|Afghanin|Imamin|Rabbinerin|Pfarrerin|Vorsitzende|Trainerin|"
    r"Schiedsrichterin|Polizistin|Direktorin|Bürgermeisterin))|"
    r"letzte[rnms]?(?= [A-ZÄÖÜ]\w+ (?:im|in|am|an|auf|der|des|vom|aus|eine[rs]|jene[rs]|"
    r"unsere[rs]|seine[rs]|ihre[rs]))|"
    r"allererste[rnms]?) "
    rf"(?:(?:und )?[a-zäöüß-]{{2,25}}e[rnms]? ){{0,2}}(?P<noun>[A-ZÄÖÜ][\w-]+){_WHERE}"
)
_ELDEST: Final = re.compile(
    r"(?<!\w)(?:[Dd]er|[Dd]ie|[Aa]ls) (?:Zweit|Dritt|Dienst|Klassen|Lebens)?"
    rf"(?:[Ää]lteste|[Jj]üngste|[Kk]leinste|[Gg]rößte)r?(?! [A-ZÄÖÜ]|\w){_WHERE}"
)
_ALONE: Final = re.compile(
    r"(?<!\w)(?:[Dd]er|[Dd]ie|[Dd]as|[Aa]ls|[Dd]en|[Dd]em) [Ee]inzige[nr]?, (?:der|die|"
    r"das|dem|den|dessen|deren) [^.;,!?\n]{2,90}|"
    r"(?<!\w)(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Aa]ls|[Dd]en|[Dd]em) Einzige[nr]?|als "
    r"einzige[rs]?)"
    r"(?:, (?:der|die|das|dem|den)|"
    rf"(?! [A-ZÄÖÜ]){_WHERE})(?!\w)"
)
_ONE_PERSON: Final = re.compile(
    r"(?:frau|mann|junge|bub|bursche|mädchen|kind|jugendliche[rn]?|mensch|person|mutter|vater|sohn|"
    r"tochter|mädel|kraft|mitglied|student|praktikant|polizist|journalist|aktivist|salafist|"
    r"konvertit|christ|muslim|moslem|jude|imam|azubi|lehrling|flüchtling|gast|freund|kollege|zeuge|"
    r"experte|coach|chef|arzt|koch|anwalt|beamte[rn]?|beauftragte[rn]?|angestellte[rn]?|"
    r"angehörige[rn]?|verwandte[rn]?|bekannte[rn]?|betroffene[rn]?|erwachsene[rn]?|"
    r"freiwillige[rn]?|ehrenamtliche[rn]?|hauptamtliche[rn]?|geflüchtete[rn]?|überlebende[rn]?|"
    r"auszubildende[rn]?|studierende[rn]?|teilnehmende[rn]?|deutsche[rn]?|wart|bote|pate|hirte|"
    r"tätige[rn]?|(?:er|ist|ent|ant|log|agog|eur|ärzt|beamt|köch|chef|kolleg|nachbar|freund|"
    r"konvertit|jüd|mus|christ|pat|bot|zeug|anwält|wart|wirt|vorständ|rät|bäuer|schwäg|syrer|"
    r"afghan|tschetschen|kurd|türk|russ|pol)in)\Z"
)
_PUBLIC: Final = re.compile(
    r"(?:polizei|amt|amts|amtes|ministeriums?|behörde|stadt|landkreises|kreises|landes|"
    r"bundes|"
    r"verwaltung|abteilung|\bgemeinde|regierung|projekts?|projektes|runde|(?:arbeits|"
    r"lenkungs|steuerungs|projekt|fach)gruppe|moderation|"
    r"fachstelle|beratungsstelle|koordination|sitzung|arbeitsgruppe|kommission|"
    r"dienststelle|"
    r"einsatzes|delegation|veranstaltung|diskussion|republik|union|netzwerks?|zentrale|"
    r"direktion|"
    r"magistrats?|feuerwehr|justiz|bezirks?|region|einrichtung|einrichtungen|\bschulen?|"
    r"teams?|"
    r"workshops?|kurses)\Z"
)
_FEW_KIN: Final = re.compile(
    r"(?<!\w)(?i:seine[nr]?|ihre[nr]?|deren|dessen|meine[nr]?) "
    r"(?:(?:beiden|zwei|drei|älteren|jüngeren|kleinen|großen) ){0,2}"
    r"(?:Brüder|Brüdern|Schwestern|Cousins|Cousinen|Söhne|Söhnen|Töchter|Töchtern|Onkel|Neffen|"
    r"Großeltern|Schwiegereltern)(?!\w)"
)


# "Inzwischen ist er der einzige Kader im Bezirk, der redet": "er" says that it is a person.
_HE_ALONE: Final = re.compile(
    r"(?<!\w)(?:[Ee]r|[Ss]ie|[Ii]ch) (?:ist|war|sei|bin|blieb|wurde|wäre) (?:[a-zäöüß]{2,12} ){0,3}"
    r"(?P<a>(?:der|die) (?:bislang |bisher )?(?:einzige|letzte|erste|jüngste|älteste) "
    rf"(?:[a-zäöüß-]{{2,25}}e[nr]? ){{0,2}}[A-ZÄÖÜ][\w-]+{_WHERE}(?:, (?:der|die) "
    rf"[^.;,!?\n]{{2,70}})?)|"
    r"(?<!\w)(?:[Ii]st|[Ww]ar|[Bb]lieb|[Ww]urde|[Ss]ei) (?:er|sie|ich) (?:[a-zäöüß]{2,12} ){0,3}"
    r"(?P<b>(?:der|die) (?:bislang |bisher )?(?:einzige|letzte|erste|jüngste|älteste) "
    rf"(?:[a-zäöüß-]{{2,25}}e[nr]? ){{0,2}}[A-ZÄÖÜ][\w-]+{_WHERE}(?:, (?:der|die) "
    rf"[^.;,!?\n]{{2,70}})?)"
)


def find_german_singles(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who is the only one, the oldest, the first woman; things are left alone."""
    for found in _SINGLE.finditer(plain):
        noun = found["noun"].lower()
        if _ONE_PERSON.search(noun) or is_person(found["noun"]):
            yield found.span()
    yield from (found.span(str(found.lastgroup)) for found in _HE_ALONE.finditer(plain))
    for pattern in (_ALONE, _ELDEST, _FEW_KIN):
        for found in pattern.finditer(plain):
            yield found.span()


_OFFICE_OF: Final = re.compile(
    r" (?:der|des|vom|von|im|in der|in|aus|für) (?:[a-zäöüß]{2,20}e[nrs] )?([A-ZÄÖÜ][\w-]*)"
)


def is_public_office(role: str) -> bool:
    """Say whether a role is one of a public body or a meeting ("Leiterin des Jugendamts")."""
    body = _OFFICE_OF.search(role)
    return body is not None and _PUBLIC.search(body[1].lower()) is not None
