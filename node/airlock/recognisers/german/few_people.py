"""German nouns for people and cases, by how they end, and few people counted without a noun.

No list of trades and conditions would ever be complete; German says who does something with few
endings ("-er", "-innen", "-kräfte", "-nde"). Things that end alike ("Fenster", "Stunden") are
listed instead, because texts about projects repeat the same ones.
"""

from typing import Final

from node.airlock.recognisers.german.words import folded_words
from node.textguard.folding import fold

__all__ = ["PHRASES", "is_adverb", "is_people"]


_HEADS: Final = tuple(
    folded_words(
        # people
        "personen leute leuten menschen kräfte kräften fans teenager teens kids azubis coaches "
        "peers guides girls boys jungs mädels mädchen burschen bursche buben jugendlichen "
        "jugendliche kinder kindern babys babies gäste gästen freunde freunden kumpel kumpels "
        "kumpeln kameraden genossen kollegen experten zeugen eltern elternteile omas opas mamas "
        "papas töchter söhne brüder brüdern schwestern geschwister geschwistern cousins cousinen "
        "neffen nichten tanten onkeln enkel enkeln witwen waisen frauen männer männern herren "
        "damen mütter müttern väter vätern paare paaren pärchen familien nachbarn kunden klienten "
        "insassen mandanten opfer opfern geiseln boten paten patinnen lotsen laien riesen "
        "christen muslime muslimen moslems juden sikhs aleviten jesiden sunniten schiiten heiden "
        "atheisten imame imamen imams pfarrer pastoren rabbiner mönche nonnen priester priestern "
        "ärzte ärzten köche köchen räte räten vögte beamte beamten profis nazis hooligans hools "
        "skins skinheads ultras rapper promis studis ersties vorstände gesellen lehrlinge "
        "lehrlingen zwillinge drillinge syrer iraker iraner eritreer ausländer inländer engländer "
        "holländer niederländer bliebene bliebenen türken kurden russen polen franzosen deutsche "
        "deutschen tschechen slowaken serben kroaten bosnier rumänen bulgaren griechen "
        "tschetschenen afghanen sudanesen chinesen vietnamesen somalis roma sinti georgier "
        "armenier kasachen usbeken mongolen portugiesen finnen schweden dänen schotten iren köpfe "
        "köpfen mitglieder mitgliedern "
        # people by what they are or what was done with them
        "betroffene betroffenen angehörige angehörigen freiwillige freiwilligen erwachsene "
        "erwachsenen jährige jährigen gleichaltrige gleichaltrigen verwandte verwandten bekannte "
        "bekannten verdächtige verdächtigen beschuldigte beschuldigten angeklagte angeklagten "
        "verletzte verletzten tote toten vermisste vermissten gefangene gefangenen verurteilte "
        "verurteilten verhaftete verhafteten festgenommene festgenommenen inhaftierte "
        "inhaftierten entlassene entlassenen geflüchtete geflüchteten geflohene vertriebene "
        "vertriebenen gläubige gläubigen süchtige süchtigen abhängige abhängigen kranke kranken "
        "arbeitslose arbeitslosen obdachlose obdachlosen wohnungslose wohnungslosen behinderte "
        "behinderten einheimische einheimischen fremde fremden weiße schwarze verstorbene "
        "verstorbenen tätige tätigen beauftragte beauftragten befragte befragten beteiligte "
        "beteiligten beschäftigte beschäftigten angestellte angestellten vorgesetzte vorgesetzten "
        "verantwortliche verantwortlichen ehrenamtliche ehrenamtlichen hauptamtliche "
        "hauptamtlichen geistliche geistlichen abgeordnete abgeordneten delegierte delegierten "
        "anwesende anwesenden sachverständige sachverständigen radikale radikalen rechtsextreme "
        "linksextreme homosexuelle intellektuelle kriminelle straffällige straffälligen "
        "auffällige auffälligen gefährdete gefährdeten radikalisierte radikalisierten "
        "interessierte interessierten engagierte engagierten eingeladene eingeladenen angemeldete "
        "angemeldeten vertraute vertrauten verlobte verlobten geschiedene alleinstehende getötete "
        "getöteten betreute betreuten begleitete begleiteten zugewanderte zugewanderten "
        "eingewanderte konvertierte konvertierten getaufte kleine kleinen große großen neue neuen "
        "alte alten ältere älteren jüngere jüngeren ältesten jüngsten stille stillen laute "
        "ehemalige ehemaligen nahestehende geschädigte geschädigten überlebende überlebenden "
        # cases
        "übergriffe übergriffen meldungen anzeigen akten fälle fällen straftaten gewalttaten "
        "festnahmen verhaftungen verurteilungen ausreisen strafverfahren "
        "ermittlungsverfahren "
        "abbrüche abbrüchen abbrecher absagen sorgeverfahren inobhutnahmen schulverweise "
        "patenschaften begleitungen einzelbegleitungen ausstiege ausstiegen distanzierungen "
        "abgänge rückkehrern "
        "suspendierungen suizide suizidversuche drohbriefe"
    )
)
_NOT_HEADS: Final = tuple(
    folded_words(
        # what ends as a word for people and is none
        "wasserfälle abfälle abfällen zufälle zufällen anfälle beifälle ausfälle unfälle einfälle "
        "einfällen sonderfälle wechselfälle fussballfälle anwendungsfälle praxisfälle "
        "beispielfälle übungsfälle fallfälle rechtsfälle streitkräfte sehkräfte schwerkräfte "
        "naturkräfte jahresakten lautsprecher rückmeldungen krankmeldungen erfolgsmeldungen "
        "pressemeldungen störungsmeldungen wortmeldungen werbeanzeigen zeitungsanzeigen "
        "kleinanzeigen beiräte geräte vorräte hausräte fakten takten pakten akten-ordner spaten "
        "verfahren lernkinder vorbilder spielpaten schuhpaare wortpaare satzpaare themenpaare "
        "fernsehköpfe druckköpfe tonköpfe"
    )
)
_ENDS: Final = tuple(
    folded_words(
        "innen linge lingen leute logen agogen iatoren isten anten enten gymnasiasten ierte "
        "ierten igte igten ende enden autoren moderatoren professoren direktoren koordinatoren "
        "mentoren doktoren senatoren tutoren administratoren pastoren graphen er ern"
    )
)
_THINGS: Final = tuple(
    folded_words(
        # -er and -ern: things, places, spans of time, animals
        "fenster zimmer computer ordner theater meter liter semester trimester sommer winter "
        "lager messer koffer teller becher drucker beamer fehler muster poster flyer container "
        "körper finger keller filter server ticker banner ständer rechner wecker anker hammer "
        "kalender eimer treffer sender weiler wasser feuer orchester center cluster folder marker "
        "tracker trailer laster bagger dampfer roller bücher häuser länder dörfer felder bilder "
        "lieder wörter blätter bänder ämter schilder bretter fässer gläser löcher schlösser täler "
        "wälder geister güter dächer fächer hörner kräuter hefter gesichter eier kleider nester "
        "lichter tücher denkmäler zentner gelder scheinwerfer lautsprecher schalter fühler "
        "pfeiler pullover cover pfeffer zucker puder leder kloster raster polster fenstern "
        "abenteuer ungeheuer steuer steuern mauer mauern dauer trauer feiern eifer ziffer ziffern "
        "nummer nummern kammer kammern klammern trümmer schulter schultern dezember november "
        "oktober september hunger ärger käfer tiger hamster panther adler hühner rinder lämmer "
        "kälber kater muskeltrainer heimtrainer bildschirmschoner staubsauger kopfhörer "
        "verstärker stecker stromzähler vierer fünfer hunderter zwanziger feder federn oper opern "
        "kiefern ader adern leber butter otter futter gewitter gitter splitter twitter letter "
        "lettern walzer psalter kanister register zauber räucher schieber regler beschleuniger "
        "scanner charakter dinner sampler teaser blocker fernseher master hocker hundertern "
        "dutzender klicker buzzer ständern schritter "
        # -innen, -linge, -isten, -anten, -enten, -ende
        "klingen klinge schlingen schlinge frühlinge schmetterlinge setzlinge kisten fristen "
        "pisten checklisten leisten varianten konstanten elefanten diamanten quanten dominanten "
        "komponenten talenten kontinenten akzenten präsenten prozenten abenden abende wochenende "
        "wochenenden legende legenden blenden spende spenden wende wenden dividende lende "
        "gegenden tausende tausenden vierte"
    )
)
_THINGS_ALONE: Final = folded_words(
    "zeitalter mittelalter spinnen rinnen zinnen jahresende monatsende schuljahresende kanten "
    "renten listen anwesenheitslisten namenslisten wartelisten playlisten strichlisten "
    "einkaufslisten adresslisten teilnehmerlisten schauer regenschauer leiter leitern silber "
    "zehner partner projektpartner kooperationspartner netzwerkpartner praxispartner partnern "
    "projektpartnern kooperationspartnern"
)
# "Dokumenten" and "Momenten" are things, though "Studenten" are people.
_MENTS: Final = "menten"
_MENTS_OF_PEOPLE: Final = "konsumenten"
_ADVERBS: Final = folded_words(
    "sehr besonders eher stark bereits schon neu frisch bisher zuvor früher noch rechts links "
    "religiös politisch psychisch schwer leicht weitere voll gut deutlich wirklich ganz ebenfalls "
    "meist teils zum teil"
)
_SHORTEST: Final = 4
_SHORTEST_ENDING: Final = 5


def is_adverb(word: str) -> bool:
    """Say whether a word may stand between a number and its adjective."""
    return fold(word) in _ADVERBS


def is_people(word: str) -> bool:
    """Say whether a noun, as it stands behind a number, is a word for people or for cases."""
    folded = fold(word)
    if len(folded) < _SHORTEST or folded.endswith(_NOT_HEADS):
        return False
    if folded.endswith(_HEADS):
        return True
    if len(folded) <= _SHORTEST_ENDING or folded.endswith(_THINGS) or folded in _THINGS_ALONE:
        return False
    is_thing = folded.endswith(_MENTS) and not folded.endswith(_MENTS_OF_PEOPLE)
    return not is_thing and folded.endswith(_ENDS)


_VERBS: Final = (
    r"(?:haben|hatten|hätten|waren|wären|sind|seien|kamen|kommen|blieben|bleiben|gingen|gehen|"
    r"sagten|sagen|wollten|wollen|machten|machen|meldeten|melden|standen|stehen|saßen|sitzen|"
    r"fehlten|fehlen|brachen|sprachen|sprechen|schrieben|erzählten|erzählen|fragten|antworteten|"
    r"lachten|weinten|nahmen|nehmen|gaben|geben|fanden|finden|wurden|werden|konnten|können|mussten|"
    r"müssen|durften|dürfen|sollten|möchten|wechselten|zogen|verließen|verweigerten|lehnten|"
    r"stimmten|sahen|wussten|kannten|kennen|besuchten|besuchen|begannen|beendeten|beenden|"
    r"schafften|lernten|leben|lebten|wohnen|wohnten|arbeiten|arbeiteten|spielten|trainieren|"
    r"trainierten|halfen|helfen|erschienen|tauchten|stiegen|liefen|rannten|riefen|folgten|traten|"
    r"verschwanden|reisten|kehrten|entschuldigten|beschwerten|bedankten|einigten|stritten|"
    r"prügelten|gestanden|bestritten|schwiegen|überlegten|entschieden|erklärten|berichteten|"
    r"gehörten|brauchten|brauchen|bekamen|erhielten|unterschrieben|stammen|stammten|absolvierten|"
    r"holten|trauten|verstanden|zeigten)"
)
_PEOPLE_BEHIND: Final = (
    r"(?: (?:Jugendliche[nr]?|Kinder[n]?|Leute[n]?|Menschen|Eltern|Familien|Frauen|Männer[n]?|"
    r"Mädchen|Jungen|Personen|Schüler(?:n|innen)?|Fans|Freunde[n]?|Teilnehme\w+|Ehrenamtliche[nr]?|"
    r"Freiwillige[nr]?))?"
)
PHRASES: Final = (
    r"(?:alle[nr]?|jede[rs]?|jedem|jeden|sämtliche|keine[rn]?|niemand|die ganze (?:Klasse|Gruppe)|"
    r"alle[nr]? [^\W\d_]{2,25})(?: (?:waren|sind|kamen|blieben|haben|wurden))?,? "
    r"(?:bis auf|außer|ausgenommen|abgesehen von|mit Ausnahme (?:von|der)|"
    r"mit (?:{n} )?Ausnahmen?) {n}|"
    r"bis auf {n}(?= (?:haben|waren|sind|kamen|blieben|hatten|machten|wollten|stimmten)|[.,;])|"
    r"ein(?:em|en)? (?:knappe[sn]? |gute[sn]? )?halbe[sn]? Dutzend|"
    r"(?:nur |gerade (?:ein)?mal )?(?:eine|einer) (?:kleinen? )?(?:Handvoll|"
    rf"Hand voll){_PEOPLE_BEHIND}|"
    r"(?<!jeweils )(?<!immer )(?<!je )(?<!oder )(?<!allein, )(?<!gruppen )(?<!Gruppen )(?<!teams )"
    r"zu (?:zweit|dritt|viert|fünft|sechst|siebt|siebent|acht(?= [a-zäöü]|[.,])|neunt)"
    r"(?! (?:oder|üben|beantworten))|"
    r"{n} von (?:ihnen|uns|euch|denen|den|diesen|beiden)|{n} von (?:{n}|zehn|elf|zwölf|\d{1,2})"
    r"(?= |[.,;])|"
    rf"(?:(?<=[.!?:;,\n] )|(?<=\n)){{n}}(?= {_VERBS}\b)|(?<=\bund ){{n}}(?= {_VERBS}\b)|"
    r"(?<=dass ){n}(?= (?:von|der|nicht))|(?<=denen ){n}(?= [^\W\d_]+)|"
    r"(?<=darunter )(?:auch |nur )?{n}(?=[.,;])|"
    r"(?:ihrer|unser|ihr|wir|es) (?:sind|waren) (?:nur |bloß |noch |gerade |insgesamt |"
    r"am Ende |zuletzt |schließlich )?{n}(?=[.,;!]| an der Zahl)|"
    r"(?<=\bdie )(?:anderen |übrigen |restlichen )?{n}"
    rf"(?= (?:{_VERBS}|Kleinen|Großen|Jüngsten|Ältesten|Neuen|Jüngeren|Älteren|anderen|aus|vom)\b)"
    r"|"
    r"(?:eine|einer|die|der) (?:kleinen? )?(?:Gruppe|Runde|Clique|Kleingruppe) (?:von|aus) "
    r"(?!ein){n}|"
    r"nur (?:noch )?{n}(?= (?:kamen|blieben|waren|haben|meldeten|da|dabei|übrig|mit)|[.,;])|"
    r"(?:das|dem|ein|einem|dieses) (?:Duo|Trio|Quartett|Geschwisterpaar|Zwillingspaar|Brüderpaar)"
    r"(?! (?:aus|von) [A-ZÄÖÜ]?[a-zäöü]+ungen)|"
    r"die (?:beiden|zwei|drei|vier|fünf)(?=[.!?]| (?:kennen|kannten|reden|redeten|verstehen|"
    r"verstanden|wohnen|leben|haben sich|sind|waren) )"
)
"""Few people counted without a noun for them; `{n}` stands for a small number."""
