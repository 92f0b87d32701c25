"""German words: nouns have capitals as names have, so what is no name must be known.

Dictionaries hold few of the compounds that practice descriptions are made of ("Schulsozialarbeit",
"Mitschülern"); here a word is one if all its parts are words. Some nouns are given names elsewhere
("Wirt", "Link"), some here too ("Rose", "Wolf"): behind an article those are nouns.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import is_calendar_word, is_word
from node.airlock.recognisers.words import Word
from node.textguard.folding import fold

__all__ = [
    "NICKNAMES",
    "folded_words",
    "is_common_name",
    "is_determined",
    "is_determiner",
    "is_german_word",
    "is_never_given",
    "is_noun_behind_article",
    "is_noun_here",
    "is_object",
]


def folded_words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text, folded."""
    return frozenset(fold(word) for word in text.split())


_MORE: Final = folded_words(
    "Zimmerei Zimmereien Pfarre Pfarren Inspektorat Schulinspektorat Inspektorate KESB JMStV SGB "
    "DSGVO BGB StGB StPO JGG AufenthG AsylG BtMG Fedpol Skateparks "
    "Jänner Feber Jause Matura Maturant Obmann Obfrau Dari Paschtu Paschto Farsi "
    "Tigrinya "
    "Kurmandschi Sorani Urdu Somali Romanes Link Links Wirt Chat Chats Podcast Podcasts "
    "Reel "
    "Reels Story Storys Meme Memes Influencer Gaming Discord Flyer Sticker Beamer Peer "
    "Peers "
    "Coach Coaching Team Teams Teamer Workshop Workshops Handout Handouts Feedback "
    "Setting "
    "Settings Monitoring Clearing Mentor Mentoring Tandem Streetwork Hotline Newsletter "
    "Padlet "
    "Tool Tools Tablet Smartphone Handy Handys Azubi Azubis Kita Kitas Hort Horte Mensa "
    "Aula "
    "Landratsamt Magistrat Gemeinderat Stadtrat Vorstand Schulwart Hauswart "
    "Hausmeisterei Kiez "
    "Kieze Grätzel Sprengel Bezirk Polytechnische Polytechnischen Anamnese Supervision "
    "Intervision Fallkonferenz Moderation Deeskalation Resilienz Prävention "
    "Radikalisierung "
    "Deradikalisierung Extremismus Salafismus Dschihadismus Islamismus Antisemitismus "
    "Rassismus "
    "Narrativ Narrative Echokammer Dashboard Stopp Streamer Server Account Accounts "
    "Hashtag Post "
    "Posts Posting Postings Gangsta Rap Cypher Graffiti Skatepark Boxring Ramadan "
    "Zuckerfest "
    "Iftar Eid Koran Sure Suren Hadith Hidschab Kopftuch Burkini Moschee Imam Imame "
    "Sunniten "
    "Schiiten Aleviten Jesiden Ahmadiyya Konvertiten Hauptamt Ehrenamt Sankt Erstkontakt "
    "Threema Nextcloud Matrix Zoom Notruf Jobcenter Chanukka Newroz Nouruz Purim Pessach "
    "Fastenbrechen Betzavta Streetworker "
    "Streetworkerin Videochat Livestream Chatbot Deepfake Fakenews Onboarding Follow-up "
    "Feedbackbogen Fokusgruppe Timeline "
    "Briefing Jour Fixe Sharepoint Moodle Outlook Excel Tutorial Gamer Gamerin Clan Raid "
    "Lobby Cosplay Manga Anime Beatbox "
    "Breakdance Parkour Calisthenics Kickboxen Taekwondo Karate Judo Aikido Jiu Jitsu "
    "Capoeira Trap Drill Battle Hype Vibe Mood "
    "Haram Halal Umma Dawa Scharia Fatwa Kalifat Dschihad Hidschra Niqab Hijab Abaya "
    "Kufi Takfir Kuffar Ummah Nasheed Naschid "
    "Hutba Khutba Dschuma Schahada Salat Zakat Hadsch Umra Suhur Tarawih Laizismus "
    "Säkularität Cem Cemevi Semah Dede Nevruz "
    "Bar-Mizwa Bat-Mizwa Kippa Schabbat Sabbat Thora Tora Synagogen Mesusa Koscher "
    "Firmung Kommunion Konfirmation Krampus Perchten "
    "Fasching Fasnacht Kirtag Kirmes Kerwe Grüß Servus Moin Baba Pfiat Bussi Tschüss "
    "Tschau Ciao Hallo Hi Hey Heuer Allfälliges "
    "Bursch Buam Madl Madln Dirndl Schmäh Obers Sackerl Jugendcoach Jugendcoaching "
    "Bildungsdirektion Volksanwaltschaft Kinder- "
    "Polytechnikum Lehrlingsstelle Gebietskrankenkasse Arbeiterkammer Sozialhilfeverband "
    "Bezirkshauptmannschaft BH Zivildiener "
    "Präsenzdiener Grundwehrdiener Asylkoordination Mindestsicherung Zubau Parkett "
    "Ministerpräsident ÖSHZ Jugendinfo Ratsmitglied "
    "Saale Spree Havel Weser Elbe Oder Main Neckar Donau Inn Mur Drau Enns Lahn Ruhr "
    "Lippe Mosel Saar Isar Lech Neiße Moor Sek Ehrenamtler "
    "Ehrenamtlerin Warm-up Energizer Mapping Screening Empowerment Awareness "
    "Awarenessteam "
    "Reflexion Protokoll Evaluation Fazit Resümee Setting Exit Debriefing Genogramm "
    "Ressource "
    "Ressourcen Case Management Erstens Zweitens Drittens Viertens Fünftens Sechstens Siebtens "
    "Achtens "
    "Neuntens Zehntens Letztens Löwe Löwen Vlog Vlogger Avatar Influencer Blogger Streamer "
    "Youtuber Tiktoker"
)


def is_common_name(folded: str) -> bool:
    """Say whether a word is the name of a tool, a feast or a term, which anybody may name."""
    return folded in _MORE


NICKNAMES: Final = folded_words(
    "Alex Ali Andi Andy Anke Anni Annerl Antje Basti Beni Benni Benny Berni Berti Birgitt Bobby "
    "Burli Burschi Charly Chrissi Christl Conny Danni Danny Didi Dirki Dodo Dolli Edi Eddi Elli "
    "Elfi Emmi Ernstl Evi Fabi Fanny Ferdi Ferdl Finni Flip Flippo Flo Flori Floh Franzi Franzl "
    "Franzerl Fredi Fredl Fritzi Fritzl Gabi Gerti Gitti Gregi Gretel Gretl Gundi Gusti Hanni "
    "Hannerl Hansi Hansl Hartl Hasi Heinzi Heli Helli Henny Hias Hiasl Hilde Inge Ingo Irmi Jani "
    "Jenny Jo Jockel Joe Joggl Johnny Jojo Jupp Jule Juli Julchen Kalle Karli Kathi Kati "
    "Kathrinchen Klausi Kathl Kaddi Kiki Koni Kurti Lena Lenchen Leni Lenerl Lexi Lieschen Lilli "
    "Liesl Lissi Lisl Loisl Lotti Lotte Lu Ludi Luggi Luki Lukerl Maggi Mandi Manni Manu Marei "
    "Mareike Mariechen Maxerl Maxi Maxl Mecki Mellie Melli Micha Michel Michi Mimi Mitzi Mizzi "
    "Moni Mucki Muck Nadi Nando Nele Nessi Niki Niko Nico Nilsi Nina Nini Nobbe Nobbi Olli Otti "
    "Paulchen Pauli Pepi Peppi Peterl Pit Pitt Poldi Posch Raffi Ralle Reini Resi Reserl Rike "
    "Ritschi Rob Robbi Robsi Rolfi Romy Rosi Roserl Rudi Rudl Ruppi Sabi Sandi Sanni Schani "
    "Schorsch Schorschi Schorschl Sebi Seppi Sepp Sepperl Siggi Sigi Simi Simmerl Sisi Sissi Sofi "
    "Sonni Stefferl Steff Steffi Susi Sven Svenni Tini Tinchen Tine Tobi Tommi Tommy Toni Tonerl "
    "Traudl Trude Trudi Uli Ulli Ulla Uschi Vali Vroni Walli Walti Wastl Wiggerl Willi Willy "
    "Wolfi Wolferl Xandi Xaverl Xari Zenz Zenzi Zenzerl"
)
"""Short forms of given names that no list of names holds with certainty."""

_PREFIXES: Final = folded_words(
    "vor mit ein aus an ab auf um un nach über unter zu bei durch gegen haupt neben rück voll "
    "wieder weiter zwischen außen innen nicht mehr selbst ex nah fern erst neu alt groß klein roh "
    "bio öko mini super tele mikro makro multi inter trans anti pro kon prä re sub online offline "
    "live gesamt sonder einzel erd fuß fan not tag rad box weg bau rat amt ort tat tor tee typ "
    "bus zug see öl uhr arm bad bar gas hof kur lok mut not nah ohr opfer rot spaß co haft hör "
    "lese lern schreib sprach seh fahr lauf schwimm spiel sing sitz steh tanz turn wohn wander "
    "koch back kauf miet leih"
)
_LINKS: Final = ("", "s", "es", "n", "en", "er", "e", "ns")
_SHORTEST_HEAD: Final = 4
_SHORTEST_TAIL: Final = 4
_SHORT_TAILS: Final = folded_words(
    "tag amt ort hof rat bus rad bau art zug weg box mut tee uhr abo app akt typ ruf tal "
    "see eis bad not tor tür tat mal gas "
    "hut kur arm eid raum bar bett ende spur reh ohr arzt luft kot öl rap pop job end ei "
    "bug uni abi eck heft lob"
)
_MOST_PARTS: Final = 4


def is_german_word(folded: str) -> bool:
    """Say whether a folded word is an ordinary German word or is made of such words."""
    return _is_made_of_words(folded, _MOST_PARTS)


# What ends so and is long is derived from another word: no family is called "Verstetigung".
_DERIVED: Final = re.compile(
    r"[a-z]{4,}(?:igung|lung|rung|tung|dung|zung|nung|sung|bung|gung|fung|hung|kung|mung|"
    r"heit|keit|schaft|tion|ismus|itat|"
    r"ierung|logie|grafie|graphie)(?:s|en)?|[a-z]{3,}(?:iert|ierend)(?:e[rnms]?)?|"
    r"[a-z]{4,}ieren(?:s|den?)?|"
    r"[a-z]{4,}(?:istisch|istin|istinnen|barkeit|losigkeit|lichkeit|samkeit|maßig|"
    r"massig)(?:e[rnms]?|en)?"
)
_INFLECTED: Final = re.compile(r"([a-z]{5,}(?:er|el|e|t|in))(?:n|s|nen)|([a-z]{5,}er)in(?:nen)?")


@lru_cache(maxsize=65_536)
def _is_made_of_words(folded: str, parts: int) -> bool:
    if folded in _MORE or is_word(folded, "de") or (parts == _MOST_PARTS and _is_derived(folded)):
        return True
    if parts < 2 or len(folded) > 60:  # noqa: PLR2004 - nothing left to part; no word is as long
        return False
    for at in range(2, len(folded) - 2):
        tail = folded[at:]
        if len(tail) < _SHORTEST_TAIL and tail not in _SHORT_TAILS:
            continue
        if _is_head(folded[:at]) and _is_made_of_words(tail, parts - 1):
            return True
    return False


def _is_derived(folded: str) -> bool:
    if _DERIVED.fullmatch(folded):
        return True
    inflected = _INFLECTED.fullmatch(folded)
    if inflected is None:
        return False
    return _is_made_of_words(inflected[1] or inflected[2], _MOST_PARTS - 1)


@lru_cache(maxsize=65_536)
def _is_head(head: str) -> bool:
    if head in _PREFIXES:
        return True
    for link in _LINKS:
        stem = head.removesuffix(link) if link else head
        if len(stem) < _SHORTEST_HEAD or (link and not head.endswith(link)):
            continue
        if stem in _MORE or is_word(stem, "de") or is_word(f"{stem}e", "de"):
            return True
    return False


# Given names of other lands that in German are only nouns, or words at the start of a sentence.
_NEVER_GIVEN: Final = folded_words(
    "nich nisch nit ned stehn gehn sehn gehts gibts wars hats isses fürs ausm "
    "Agent Baron Boss Butler Chance Chancen Jet Kader Link Links Mentor Pastor Pate "
    "Porsche Rock "
    "Ruin Rute Saal Star Stars Tal Transit Union West Nord Wirt Peer Peers Imam Holm "
    "Adel Art "
    "April Beste Bett Bin Bitten Boe Brande Branden Christen Darin Davon Davor Delta Dem "
    "Eben "
    "Echo Einer Eitel Fern Ferne Fidel Fugen Gabe Gabel Gage Gala Gene General Golden "
    "Hart Hasel "
    "Hege Helle Hellen Islam Juni Kaiser Karren Kiefer Kino Klare Lage Landen Last Lese "
    "Lies Liga "
    "Lila Linden Magen Mal Male Man Marine Mir Nano Nazi Neo Orange Park Per Pol Pole "
    "Press Rasa "
    "Rein Reine Ritt Robbe Roll Romane Rosen Sage Salami Sie Siebe Silvester Sing Sommer "
    "Spring "
    "Starr Tage Baby Handy Job Chip Bob Beat Best Dick Herb Kick Monte Noble Olympia Red "
    "Royal "
    "Serda Ward Edison Cup Clou Pass Rap Set Single Slam Stand Test Tipp Top Trip Villa "
    "Zoo Babys "
    "Jobs Handys Chips Tests Tat Tate Theta Tobe Tone Tor Tore Tot Tristen Urban Von "
    "Wald Wende "
    "Will Winter Zeta Story Page Team Chat Server Case Grant Major Mercy Hall Ham Ion "
    "Saga Tempo "
    "Trend Union Video Nova Unique Länder Brennen Holden Holde Bergen Edel Rand Rome "
    "Tode Ture Stein Halle Alleen Allen Lasse "
    "Lassen Oral Loyal Alpin Alpha Admiral Lot Buck Barett Berat Rares Sture Quinten "
    "Heraldo Violett Böse Kali Alle Bogen Jure "
    "Wille Saale Moor Pers Baltes Selten Engel Traute Grade Mose Ware Pate Paten Trost "
    "Karre Vormittag Nachmittag Bauhof Altstadt Neustadt Neuland Neujahr Fasnacht Matura Teamer "
    "Jänner "
    "Feber Umland Vorwerk"
)
# Those that people here are called as well.
_GIVEN_AND_NOUN: Final = folded_words(
    "Frank Heide Mark Rose Wolf Iris Viola Linde Ernst Flora Jasmin Kai August Juli Mai Horst "
    "Roman Rosa Kasper Malte Reiner Melissa Erika Christ Amber Bart Kiel Stern Sonne Felix Gloria "
    "Victoria Viktoria Aurora Amor Till Merlin Merle Leo Falk Falke Bernd Otto Max Moritz Hans "
    "Marlen Marin Löwe Hahn Fuchs Hase Bär Adler Hirsch Igel Kater Spatz Rabe Vogel Falter Lilie "
    "Nelke "
    "Veilchen Holler Flieder Ginster Heidi Lerche Amsel Drossel Möwe Kiefer Eiche Buche Tanne "
    "Birke "
    "Perle Krone Rubin Kristall Diamant Korall Stella Luna Sonne Sol Rain Rauch Sturm Frost Sommer "
    "Winter Herbst Wind Regen Nebel Hagel Blitz Donner"
)
# They open a sentence as words do, if one of these follows.
_WORD_BEFORE: Final = folded_words(
    "und wurde wird ist war nehmen nimmt nahm genommen gemeint zu oder"
)
_OPENS: Final = folded_words("Ernst Frank Rosa Mark Mai Juli August")
_DETERMINERS: Final = folded_words(
    "der die das dem den des ein eine einen einem einer eines kein keine keinen keinem keiner "
    "mein meine meinen meinem meiner dein deine sein seine seinen seinem seiner ihr ihre ihren "
    "ihrem ihrer unser unsere unseren unserem unserer euer eure diese dieser dieses diesen diesem "
    "jede jeder jedes jeden jedem welche welcher welches manche mancher solche im am zum zur beim "
    "vom ins ans aufs fürs alle allen aller beide beiden viele vielen mehrere einige einigen deren "
    "dessen "
    "wenige wenigen hundert hunderte tausend tausende paar zwanzig dreißig vierzig fünfzig zwei "
    "drei vier fünf sechs sieben acht neun zehn elf zwölf pro je"
)


def is_determined(plain: str, words: Sequence[Word], at: int) -> bool:
    """Say whether an article or the like stands before a word; one adjective may be between."""
    if not at or plain[words[at - 1].end : words[at].start] != " ":
        return False
    before = words[at - 1]
    if before.folded in _DETERMINERS or before.written.isdigit():
        return True
    is_adjective = before.written.islower() and before.written.endswith(
        ("e", "en", "er", "es", "em")
    )
    if not is_adjective or at < 2 or plain[words[at - 2].end : before.start] != " ":  # noqa: PLR2004
        return False
    return words[at - 2].folded in _DETERMINERS


def is_determiner(folded: str) -> bool:
    """Say whether a word is an article, a possessive or the like: "Sein", "Die", "Unsere"."""
    return folded in _DETERMINERS


def is_never_given(folded: str) -> bool:
    """Say whether a word of the given names is only a noun in German."""
    return folded in _NEVER_GIVEN


def is_noun_behind_article(plain: str, words: Sequence[Word], at: int) -> bool:
    """Say whether an animal, a plant or a month stands where such a word has an article."""
    folded = words[at].folded
    before = words[at - 1].folded if at else ""
    if is_calendar_word(folded):
        return before in _BEFORE_MONTHS
    return folded in _GIVEN_AND_NOUN and is_determined(plain, words, at)


_BEFORE_MONTHS: Final = folded_words("von bis im seit ab anfang ende mitte und zum oder letzten")


def is_noun_here(plain: str, words: Sequence[Word], at: int) -> bool:
    """Say whether a word that may be a given name is a noun or another word where it stands."""
    folded = words[at].folded
    if folded in _NEVER_GIVEN:
        return True
    if folded not in _GIVEN_AND_NOUN:
        return False
    if is_determined(plain, words, at):
        return True
    follows = at + 1 < len(words) and plain[words[at].end : words[at + 1].start] == " "
    return folded in _OPENS and follows and words[at + 1].folded in _WORD_BEFORE


# What a school gives or a club seeks: behind "die Schule" it is the object, not the name.
_OBJECTS: Final = folded_words(
    "Abstand Adressen Ärger Angebot Angebote Angst Anlauf Anfang Arbeit Argumente Aufgaben "
    "Aufmerksamkeit Ausflüge Ausgaben Auskunft Bedarf Bedenken Begleitung Beispiele Beratung "
    "Bescheid Beteiligung Bilder Briefe Bücher Computer Dank Daten Dinge Druck Ehrenamtliche "
    "Eltern Ende Energie Erfahrung Erfahrungen Erfolg Erwachsene Essen Euro Fachkräfte Fachleute "
    "Fahrten Familien Fehler Feste Filme Flyer Förderung Formulare Fotos Frauen Freiwillige "
    "Freude Frieden Führungen Fußball Gäste Gebete Gefahr Geflüchtete Gehör Geld Gelder Geräte "
    "Gerüchte Geschichten Gesicht Gespräche Getränke Gewalt Gruppen Halt Hausaufgaben Heimat "
    "Hilfe Hilfen Hinweise Ideen Informationen Interesse Jugendarbeit Jugendliche Jungen Kaffee "
    "Kinder Kleidung Kolleginnen Konflikte Kontakt Kontakte Konzepte Kopien Kosten Kraft Kritik "
    "Kuchen Kunden Kurse Lärm Lehrer Lehrkräfte Lehrlinge Leute Listen Lösungen Mädchen Männer "
    "Material Materialien Menschen Mitarbeiter Mitglieder Mittel Mittagessen Montag Dienstag "
    "Mittwoch Donnerstag Freitag Samstag Sonntag Morgen Musik Mut Mütter Nachbarn Nachrichten "
    "Neues Neuigkeiten Niemand Ordnung Orte Partner Personal Plakate Plätze Post Praktika "
    "Praktikantinnen Praktikanten Praktikumsplätze Praxis Probleme Projekte Protokolle Prozent "
    "Prospekte Rat Räume Raum Rechnungen Recht Regeln Respekt Rückmeldung Rückmeldungen Ruhe "
    "Sachen Schüler Schülerinnen Schutz Seminare Senioren Sorge Sorgen Spaß Spenden Spiele Sport "
    "Stellen Stellung Stimmen Streit Stühle Stunden Tee Teil Teilnehmer Texte Themen Tische "
    "Treffen Turniere Türen Übungen Unterricht Unterstützung Unterlagen Urlaub Väter "
    "Veranstaltungen Verantwortung Verein Vereine Verständnis Vertrauen Videos Vorbild Vorbilder "
    "Vorschläge Vorträge Vorrang Vorteile Wege Werbung Werkzeug Wissen Witze Wochen Workshops "
    "Worte Zahlen Zeit Zeugnisse Ziele Zimmer Zugang Zuschüsse Zustimmung Zweifel Angehörige "
    "Betroffene Beteiligte Interessierte Auszubildende Azubis Ausbildungsplätze Strom Fenster "
    "Termine Bewegung Offenheit Vielfalt Bildung Wirkung Anfragen Absprachen Vereinbarungen"
)
_ABSTRACT: Final = re.compile(
    r"(?:(?<!siedl)ungen|(?<!siedl)ung|heiten|keiten|heit|keit|schaften|tionen|täten|tät|innen|"
    r"kräfte|leute|plätze|räume|"
    r"stunden|kurse|gespräche|gruppen|angebote|treffen|termine|fahrten|feste|mittel|gelder|"
    r"zeiten)\Z"
)


def is_object(word: str, *, by_ending: bool = True) -> bool:
    """Say whether a noun is what somebody gives, has or seeks, not what something is called.

    Args:
        word: The noun as it is written.
        by_ending: Whether nouns that end as abstract ones do ("-ung", "-heit") count too.
    """
    if fold(word) in _OBJECTS:
        return True
    return by_ending and _ABSTRACT.search(word.lower()) is not None
