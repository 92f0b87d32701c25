"""Organisations whose name is any words: what stands beside them says that they are named.

"Nachbarn reden mit e.V." ends in its legal form, "Wiesengrund-Schule" in its kind, and "bei Bücher
Anker" has two nouns side by side where German would put an article. The words of the name say
nothing, so each rule goes from what is sure to the end of the capitals that small words join.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import is_calendar_word, municipalities
from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.placed_organisations import find_placed_organisations
from node.airlock.recognisers.german.words import folded_words, is_determiner, is_object
from node.textguard.folding import fold

__all__ = ["find_named_organisations", "is_article_with_kind"]

_CAP: Final = r"[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,4}"
_SMALL: Final = (
    r"(?:für|im|in|am|an|mit|ohne|gegen|zum|zur|auf|aufs|ums|statt|aus|unter|über|um|vor|von|vom|"
    r"und|&|\+|oder|bis|nach|als)(?: (?:der|die|das|den|dem|alle|einen?|einer))?"
)
_PHRASE: Final = rf"{_CAP}(?: (?:{_SMALL} )?{_CAP}){{0,5}}!?"
# "Die Kurve kriegen" ends in a verb; "haben" and the like belong to the sentence.
_DONE: Final = (
    r"(?: (?!haben|sind|waren|hatten|wollen|können|müssen|sollen|dürfen|werden|wurden|kamen|kommen|"
    r"gaben|luden|laden|machten|boten|bieten|standen|gegen|neben|zwischen|wegen|einen|seinen|ihren|"
    r"keinen|allen|diesen|unseren|morgen|gestern|dafür|dann|denen|deren)[a-zäöüß]{3,15}(?:e|el|er)n"
    r"(?![\w-]))?"
)
_SCHOOLS: Final = (
    r"(?:(?:Grund|Haupt|Real|Ober|Mittel|Gesamt|Gemeinschafts|Sekundar|Förder|Berufs|Volks|"
    r"Stadtteil|"
    r"Regional|Regel|Werkreal|Fach|Handels|Wirtschafts|Musik|Tanz|Abend|Kreis|Verbands|Hoch|Frei)?"
    r"[Ss]chule|[Ss]chulzentrum|[Gg]ymnasium|[Ll]yzeum|[Kk]olleg|[Bb]erufskolleg|[Aa]kademie|"
    r"(?:Stadt|Pfarr|Dorf|Gedächtnis)?[Kk]irche|(?:Pfarr|Kirchen|Moschee)?[Gg]emeinde|[Mm]oschee|"
    r"[Kk]apelle|[Ss]ynagoge|[Kk]ita|[Kk]indergarten|[Kk]inderhaus|[Hh]ort|[Ii]nternat|[Ss]tiftung|"
    r"[Aa]potheke|[Kk]linik|[Ss]tift|[Kk]loster|[Tt]urnhalle|[Ss]porthalle|[Vv]erein|[Cc]lub|"
    r"[Bb]ücherei|[Pp]raxis)"
)
_TITLE: Final = r"(?:(?:St|Dr|Prof|Hl|Pfr|Bgm|Gebr|Geschw|Ing|Kard)\.[- ]){0,3}"
_HYPHENATED: Final = re.compile(
    rf"(?<![\w.-])(?P<front>(?:(?<=[a-zäöüß,] )(?:Am|An der|Im|In der|Auf dem|Auf der|Zum|Zur|"
    rf"Unter den|Maria|Sankt|Heilig) )?{_TITLE})"
    r"(?P<name>[A-ZÄÖÜÀ-Þ][\w'\u2019]{0,40}(?:-[\w'\u2019]{1,40}){0,5}?)-"
    rf"{_SCHOOLS}(?:s|n|en)?(?![\w-])"
)
# Halves that say what kind it is, or whose in a text about conflicts, and no name.
_KIND_HALVES: Final = folded_words(
    "online zoom hinterhof kiez brennpunkt vorzeige inklusions unesco mint eu partner pilot "
    "projekt "
    "modell nachbar ganztags ditib islam koran moslem muslim salafisten salafismus extremisten "
    "hass "
    "türken araber kurden albaner bosnier alevi ahmadiyya schiiten sunniten container betriebs uni "
    "waldorf montessori regel wald dorf stadt land land privat elite problem test box kampfsport "
    "fußball fitness musik tanz sprach grund haupt real gesamt berufs förder ober mittel volks "
    "abend "
    "sommer winter wochenend sonntags fach hoch hip-hop hiphop rap skate youtube tiktok instagram "
    "internet medien computer web chat spiel brett schach repair second-hand "
    "haus kranken not frei gast eltern jugend kinder frauen männer mädchen senioren bürger kultur "
    "kunst theater zirkus natur bauernhof ski tauch reit segel kletter koch mal film foto sport "
    "garten bildungs lern kirchen pfarr moschee gemeinde bezirks kreis landes bundes europa "
    "ex anti pro nicht ziel wunsch stamm heimat wahl traum super mega mini klein groß innenstadt "
    "vorstadt stadtteil quartiers bilingual praxis klinik reha tages nacht pop-up"
)
_FORM: Final = re.compile(
    r"(?<=[\w!?\u201c\u201d\u00ab\"'] )(?:e\. ?V\.|e[Vv]\b(?![.\w])|gGmbH|GmbH|gUG|UG|e\. ?G\.|eG|"
    r"OHG|GbR|e\. ?U\.|eGen)(?!\w)"
)
_JOINERS: Final = folded_words(
    "und & + für im in am an mit ohne gegen zum zur aufs ums auf statt aus unter über um vor nach"
)
_ARTICLES: Final = folded_words("der die das des dem den")
# What a name may begin with before "von" or a genitive: "Freunde der", "Hilfe von".
_HEADS: Final = folded_words(
    "verein freunde freundeskreis kreis förderkreis bund verband haus zentrum förderung "
    "förderverein "
    "hilfe bündnis initiative verbund netzwerk forum werk gesellschaft stimme kinder frauen "
    "töchter "
    "söhne mütter väter unterstützung vereinigung gemeinschaft ort raum garten hand"
)
_LONGEST_NAME: Final = 9
_LONGEST_BEFORE: Final = 100
_MOST_SMALL_LAST: Final = 2
_KINDS: Final = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]{2,20})??(?:(?:[Vv]erein|[Cc]lub|[Kk]lub|[Tt]reff|[Vv]erband|[Zz]entrum|"
    r"[Bb]und|[Nn]etzwerk|[Kk]reis|[Ff]orum)(?:s|es)?|[Bb]ündnis(?:ses)?|[Ii]nitiative|"
    r"[Ss]tiftung|[Vv]ereinigung|[Gg]enossenschaft|[Gg]emeinschaft|[Cc]afés?|[Aa]nlaufstelle|"
    r"[Bb]eratungsstelle|[Tt]eestube|[Ss]elbsthilfe)"
)
_OF_KIND: Final = re.compile(
    rf"(?<![\w-])(?P<kind>{_KINDS}) (?P<name>{_PHRASE})(?P<done>(?: (?:statt|und|mit|ohne|gegen) "
    rf"(?!seine|ihre|unsere|alle|die|der|das|den|dem|eine)[a-zäöüß]{{3,15}}(?![\w-]))?{_DONE})"
    r"(?! ?e\. ?V\.)"
)
# A capital that no noun has: an article, a pronoun or an adverb begins a name.
_NO_NOUN: Final = folded_words(
    "die der das den dem ein eine wir ihr du ich alle alles mehr kein keine jetzt gemeinsam "
    "zusammen "
    "miteinander hier raus rein weg auf aus mit ohne für gegen nie niemals wieder neu anders bunt "
    "halt los stark mutig zuhause daheim unser unsere mein meine dein deine so und nur immer "
    "einfach "
    "mitten unterwegs über unter zwischen vor hinter neben willkommen"
)
_GIVES: Final = re.compile(
    r"\b[a-zäöüß]{2,}(?:t|te|en) (?:der|die|das|unser|unsere|ein|eine) ?\Z|"
    r"\b(?:dass|weil|wenn|ob|als|bis|damit|indem) (?:der|die|das) ?\Z|"
    r"\b(?:[Kk]ann|[Ss]oll|[Ww]ill|[Mm]uss|[Mm]öchte|[Dd]arf|[Kk]önnte|[Ss]ollte|[Ww]ürde|[Ww]ird)"
    r"\b[^.!?\n]{0,60}\Z"
)
_NAMES_ONE: Final = re.compile(
    r"(?:\b(?:im|beim|vom|zum|am|ins|des|dem|den|unserem|unseres|einem|eines|seinem|ihrem|bei|von|"
    r"mit|für|an|durch|und|sowie|laut|in|[Dd]er|[Dd]as|[Dd]ie|[Uu]nser|[Uu]nsere|[Ee]in|[Ee]ine|"
    r"einer)"
    r"|[:(,;/|\u2013\u2022-]|^) ?\Z",
    re.MULTILINE,
)
_TRADES: Final = (
    r"(?:Getränke|Blumen|[Kk][Ff][Zz]|Auto|Autos|Autoteile|Reifen|Elektro|Sanitär|Heizung|Möbel|"
    r"Küchen|Holz|Stahl|Metall|Fisch|Obst|Gemüse|Wein|Weine|Bier|Eis|Döner|Pizza|Kebab|Kebap|Schuh|"
    r"Schuhe|Moden?|Optik|Foto|Radio|Fahrrad|Fahrräder|Zweirad|Bike|Taxi|Reisen|Busreisen|Umzüge|"
    r"Transporte|Bau|Hochbau|Tiefbau|Trockenbau|Dach|Maler|Fliesen|Garten|Landmaschinen|Baustoffe|"
    r"Farben|Teppiche?|Textil|Juwelier|Uhren|Spielwaren|Schreibwaren|Papier|Bücher|Buch|Lotto|"
    r"Tabak|"
    r"Feinkost|Backwaren|Fleisch|Fleischwaren|Friseur|Frisör|Salon|Kosmetik|Fitness|Sicherheit|"
    r"Security|Pflege|Zelte|Orthopädie|Dental|Computer|Handy|Druck|Copy|Imbiss|Bistro|Grill|Bar|"
    r"Café|"
    r"Metzger|Bäcker|Fleischer|Schlachter|Tischler|Schreiner|Schlosser|Spengler|Installateur|"
    r"[A-ZÄÖÜ][a-zäöüß]{2,20}(?:erei|reinigung|handel|bau|service|technik|studio|praxis|kanzlei|"
    r"bedarf|transporte|reisen|moden|stube|laden|markt|haus|dienst|shop|salon|verleih|betrieb|"
    r"werkstatt|handlung|apotheke|waren|installation|montagen?|logistik|vertrieb)|Apotheke|"
    r"Gasthaus|"
    r"Gasthof|Hotel|Pension|Spedition|Werkstatt|Praxis|Kanzlei)"
)
# No article between a preposition and a trade, or the word "Firma": a name follows.
_TRADE: Final = re.compile(
    r"(?<![\w-])(?:(?:[Bb]ei|[Ff]ür|[Vv]on|[Mm]it|[Aa]n|[Zz]u|[Gg]egenüber|[Nn]eben|[Dd]urch|"
    r"[Ll]aut|"
    r"[Bb]eim|[Vv]om|[Zz]um|[Ii]m|[Nn]ach|(?:[Bb]ei|[Ff]ür|[Vv]on|[Mm]it|[Aa]n|[Ii]n|[Hh]inter|"
    r"[Gg]egenüber|[Nn]eben|[Dd]urch) (?:der|die|dem|den)) |: |(?P<firm>[Ff]irm[ae]|Fa\.) )"
    rf"(?P<name>{_TRADES} (?:(?:am|im|an der|zum|zur|auf der|in der|&|beim) )?{_CAP}"
    rf"(?: (?:& )?{_CAP})?)(?![\w-])"
)
_FIRM: Final = re.compile(
    rf"(?<![\w-])(?:[Ff]irma|Fa\.) (?P<name>{_CAP}(?: (?:(?:am|im|an der|zum|zur|&|und|\+) "
    rf")?{_CAP})"
    r"{0,3}(?: \d{1,4}(?!\w))?)(?![\w-])"
)
# Whose room, account or post it is, and then no article: a name, though every word is common.
_BELONGS: Final = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ]?[a-zäöüß]{2,20})?(?:[Kk]onto|[Zz]immer|[Rr]äumen?|[Rr]aum|[Bb]üro|"
    r"[Kk]eller|"
    r"[Ll]ager|[Ss]aal|[Hh]alle|[Vv]orstand|[Aa]bteilung|[Mm]itglied|[Tt]räger|[Ll]ehre|"
    r"[Ll]ehrstelle|"
    r"[Aa]usbildung|[Pp]raktikum|[Aa]rbeitet|[Aa]rbeitete|[Jj]obbt|[Jj]obbte|[Ll]ernt|"
    r"[Aa]ngestellt|"
    r"[Bb]eschäftigt|[Ee]ngagiert|[Mm]inijob|[Ff]erialjob|[Ss]telle|[Jj]ob|[Ss]chicht|[Vv]orsitz|"
    r"[Tt]rainer|[Tt]rainerin|[Oo]bmann|[Oo]bfrau|[Ll]eiterin|[Ll]eiter|[Hh]of|[Tt]heke|[Kk]üche|"
    r"[Gg]elände|[Bb]etrieben|[Ff]ährt|"
    r"[Ss]pielt|[Tt]rainiert|[Ss]pende|[Ss]penden|[Rr]echnung|[Ss]chlüssel)"
    r"(?: (?:er|sie|nun|jetzt|heute|derzeit|seit \w{2,12}|dort|wird|wurde|ist|war|mit)){0,2} "
    rf"(?:bei|von|für|an) (?P<name>{_PHRASE})(?= ?[,.;:)(\n|\u2013]| \u2013| (?:im|in|am|an|und|"
    rf"als|"
    r"auf|ist|war|hat|wird|wurde|geht|kam|steht|zu|ab|seit)(?!\w)|$)",
    re.MULTILINE,
)
# "Bei" asks for a dative, "Müttern": one that has none is a name's first word.
_NO_DATIVE: Final = re.compile(
    r"(?<![\w-])(?:[Bb]ei|[Vv]on|[Mm]it|[Zz]u|[Gg]egenüber|[Aa]us) (?P<name>(?:Mütter|Väter|Kinder|"
    r"Männer|Bürger|Freunde|Helfer|Schüler|Brüder|Töchter|Söhne|Schwestern und Brüder|Träume|Wege|"
    r"Brückenbauer|Gesichter|Lichter|Räume|Nachbarinnen und Nachbarn) "
    rf"(?:{_SMALL} ){_CAP}(?: (?:{_SMALL} )?{_CAP}){{0,2}})(?![\w-])"
)
# Where somebody learns, buys or works; a place that is no name has an article: "bei einem Bäcker".
_WORKS_AT: Final = re.compile(
    r"(?<![\w-])(?:(?:[A-ZÄÖÜ][a-zäöüß]{2,14})?(?:[Ll]ehrstelle|[Ll]ehre|[Pp]raktikum|[Aa]usbildung|"
    r"[Mm]inijob|[Ff]erialjob|[Nn]ebenjob|[Ss]chicht|[Ss]chnuppertage?)|bestellt|bestellte|gekauft|"
    r"gemietet|ausgeliehen|jobbt|jobbte|angestellt|arbeitet|arbeitete|beschäftigt)"
    r"(?: (?:er|sie|jetzt|nun|heute|wieder|schon|seit \w{2,12}|[A-ZÄÖÜ][a-zäöüß]{2,14})){0,2} bei "
    rf"(?P<name>{_CAP})(?![\w-]| [A-ZÄÖÜ&])"
)
# A club in single signs, once they are closed up: "SVRot - Gold 0 9".
_CLOSED_UP: Final = re.compile(
    r"(?<![\w-])(?:FC|SV|TSV|SC|TuS|SG|BSG|ASV|ESV|MTV|SSV|KSV|SK|FK|BC)(?=[A-ZÄÖÜ][a-zäöüß])"
    r"[A-ZÄÖÜ][a-zäöüß]{2,20}(?: ?- ?[A-ZÄÖÜ][a-zäöüß]{2,20})?(?: \d){0,4}(?!\w)"
)
_SAINTLY: Final = re.compile(
    r"(?<![\w-])(?:(?:Pfarr|Gemeinde|Kirchen)(?:saal|heim|haus|zentrum|garten|chor|rat|büro|kirche|"
    r"jugend|hof|keller)|Pfarrer(?:in)?|Pastor(?:in)?|Kaplan|Diakon(?:in)?|Mesner(?:in)?|"
    r"Küster(?:in)?|"
    r"Messdiener(?:innen)?|Ministranten|Konfirmanden|Konfis|Firmlinge|Glocken|Orgel|"
    r"Seelsorger(?:in)?)"
    rf" (?:von|in|an|bei) (?P<name>(?:{_TITLE})(?:(?:Zum|Zur|Maria|Mariä|Heilig|Sankt|St\.) )?"
    rf"{_CAP}(?: {_CAP})?)(?![\w-])"
)
_CHURCH: Final = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]{2,20}|[Dd]e[rmn]|[Ii]n|[Zz]ur|[Dd]ie) (?:der |in der |vor der "
    r"|"
    r"zur |an der |bei der )?(?P<name>(?:Kirche|Pfarrkirche|Stadtkirche|Kapelle|Pfarre|Pfarrei) "
    rf"(?:{_TITLE})(?:(?:Zum|Zur|Zu den|Maria|Mariä|Heilig|Sankt|St\.) )?{_CAP}(?: {_CAP})?)"
    r"(?![\w-])"
)
# Ways to hold a meeting that are called as places are.
_METHODS: Final = frozenset(
    {"world cafe", "knowledge cafe", "pro action cafe", "death cafe", "repair cafe", "art cafe"}
)


def is_article_with_kind(words: str) -> bool:
    """Say whether only an article, or another sentence, stands before a kind: "Das Café"."""
    if fold(words) in _METHODS:
        return True
    before = words.split(" ")[:-1]
    is_sentence = any(word.endswith((".", "!", "?")) and len(word) > len("St.") for word in before)
    return is_sentence or all(is_determiner(fold(word)) for word in before)


def find_named_organisations(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where an organisation is named by any words, with its kind or its legal form."""
    for found in _HYPHENATED.finditer(plain):
        if _is_hyphenated_name(found):
            yield found.span()
    for found in _FORM.finditer(plain):
        start = _begin_of_name(plain, found.start())
        if start is not None:
            yield start, found.end()
    yield from find_placed_organisations(plain)
    yield from _of_kind(plain)
    yield from _firms(plain)
    for pattern in (_SAINTLY, _CHURCH):
        for found in pattern.finditer(plain):
            words = found["name"].split(" ")
            if not (_is_town(words[-1]) or _is_town(found["name"]) or is_person(words[-1])):
                yield found.span("name")


def _is_hyphenated_name(found: re.Match[str]) -> bool:
    """Say whether what is written onto a school with a hyphen is no kind and no short word."""
    if found["front"]:
        return True
    pieces = [fold(piece) for piece in found["name"].split("-")]
    if len(pieces) == 1 and (found["name"].isupper() or pieces[0] in allowed_names()):
        return False
    return any(
        piece not in _KIND_HALVES and piece.removesuffix("s") not in _KIND_HALVES
        for piece in pieces
    )


def _begin_of_name(plain: str, end: int) -> int | None:
    """Return where a name begins that ends in its legal form, read from there to the left."""
    floor = max(plain.rfind("\n", 0, end) + 1, end - _LONGEST_BEFORE)
    tokens = list(re.finditer(r"\S+", plain[floor:end]))
    begin: int | None = None
    small_last = 0
    for steps, token in enumerate(reversed(tokens)):
        word = token.group().strip("\"'\u201e\u201c\u201d\u00ab\u00bb(!?")
        follows = token.group()
        is_joined = begin is not None
        if steps >= _LONGEST_NAME or (is_joined and follows.endswith((",", ".", ";", ":", ")"))):
            break
        if word[:1].isupper() or word[:1].isdigit():
            begin = floor + token.start()
            continue
        if not is_joined:
            small_last += 1
            if small_last > _MOST_SMALL_LAST or not word.isalpha():
                break
        elif not _joins(word, tokens, len(tokens) - 1 - steps):
            break
    return None if begin is None else _without_article(plain, begin, end)


def _joins(word: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Say whether a small word goes on with a name to the left, or the sentence ends there."""
    before = fold(tokens[at - 1].group()) if at else ""
    if fold(word) in _JOINERS:
        return not is_person(before) or before in _HEADS
    if fold(word) in _ARTICLES:
        return before in _JOINERS or before in _HEADS
    return word == "von" and before in _HEADS


def _without_article(plain: str, begin: int, end: int) -> int | None:
    """Return a beginning without the article of a sentence that stands there."""
    while True:
        first, space, rest = plain[begin:end].partition(" ")
        is_first = not plain[:begin].rstrip(" ") or plain[:begin].rstrip(" ")[-1] in ".!?:\n"
        is_article = is_determiner(fold(first)) or fold(first) in _JOINERS
        if not (is_first and is_article and space):
            return begin if rest or not is_article else None
        begin += len(first) + 1


def _of_kind(plain: str) -> Iterator[tuple[int, int]]:
    """Yield associations, clubs and initiatives with any words behind their kind."""
    for found in _OF_KIND.finditer(plain):
        before = plain[max(0, found.start() - _LONGEST_BEFORE) : found.start()]
        words = found["name"].split(" ")
        if _GIVES.search(before) or is_calendar_word(fold(words[-1])) or _is_town(words[0]):
            continue
        first = fold(words[0].rstrip("!"))
        is_sure = first in _NO_NOUN or found["name"].endswith("!")
        is_phrase = len(words) > 1 and any(word[:1].islower() or word == "&" for word in words)
        if is_sure or (is_phrase and _NAMES_ONE.search(before) and not is_determiner(first)):
            yield found.start(), found.end("done") if is_sure else found.end("name")


def _firms(plain: str) -> Iterator[tuple[int, int]]:
    """Yield firms by their trade, and whose room it is or where somebody works."""
    for found in _TRADE.finditer(plain):
        last = found["name"].split(" ")[-1]
        if found["firm"] or not (is_object(last) or is_calendar_word(fold(last))):
            yield found.span("name")
    yield from (found.span() for found in _FIRM.finditer(plain) if not _is_town(found["name"]))
    for found in _BELONGS.finditer(plain):
        words = found["name"].split(" ")
        is_phrase = any(word[:1].islower() for word in words)
        is_whom = is_person(words[0]) or is_people(words[0])
        is_day = is_calendar_word(fold(words[0]))
        if is_phrase and not (is_whom or is_day or is_object(words[0]) or _is_town(words[0])):
            yield found.span("name")
    for found in _WORKS_AT.finditer(plain):
        name = found["name"]
        is_noun = is_object(name) or is_person(name) or is_calendar_word(fold(name))
        if not (is_noun or _is_town(name) or is_people(name) or name.endswith(("n", "s", "e"))):
            yield found.span("name")
    yield from (found.span() for found in _CLOSED_UP.finditer(plain))
    yield from (found.span("name") for found in _NO_DATIVE.finditer(plain))


def _is_town(name: str) -> bool:
    return fold(name).replace("-", " ") in municipalities()
