"""Names where no sentence is: "Surname, First name", a list of surnames, a bell, a form, a file.

In a list the neighbours tell: beside "Kowalska" and "Benali" a "Sturm" is a colleague. "Korn, Elif"
is somebody in any line, because a given name behind a comma turns round what stands before it.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import (
    given_names,
    is_calendar_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.recognisers.german.name_shapes import SMALL_WORDS
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.words import (
    NICKNAMES,
    folded_words,
    is_common_name,
    is_determiner,
    is_german_word,
    is_never_given,
    is_object,
)
from node.textguard.folding import fold

__all__ = ["find_listed_names"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}(?:-[^\W\d_a-zà-ÿß][\w'\u2019]{1,30})?"
_PARTICLE: Final = (
    r"(?:(?:[Vv]on|[Vv]an|[Vv]om|[Zz]u|[Zz]um|[Zz]ur|[Dd]e|[Dd]el|[Dd]er|[Dd]en|[Dd]em|[Tt]en|"
    r"[Tt]er|"
    r"[Ee]l|[Aa]l|[Bb]en|[Bb]in|[Ii]bn|[Aa]bu|[Oo]uld|[Aa][iï]t|[Dd]i|[Dd]a|[Dd]os|[Dd]u|[Ll]e|"
    r"[Ll]a|"
    r"[Bb]ou|[Mm]c|[Ss]t\.|und)[ -])"
)
_SURNAME: Final = rf"{_PARTICLE}{{0,3}}{_CAP}(?: {_CAP})?"
_STARTS: Final = (
    r"(?:^[ \t]*|(?<=[:;|/\u2022>(\t] )|(?<=[|(\t])|(?<=[-\u2013] )|(?<=\d\. )|(?<=\d\) )|"
    r"(?<=[a-z]\) )|"
    r"(?<=[Hh]err )|(?<=[Ff]rau ))"
)
_REVERSED: Final = re.compile(
    rf"{_STARTS}(?P<name>(?P<last>{_SURNAME}), ?(?P<first>{_CAP}(?:[ -]{_CAP})?)(?: [A-ZÄÖÜ]\.)?)"
    r"(?=[ \t]*(?:$|[,;|(/:)\u2013\t]|-[ \t]| geb| \d|\* ?\d))",
    re.MULTILINE,
)
_PERSON_BEFORE: Final = re.compile(
    r"(?:[Bb]etroffen|[Nn]ame|[Kk]lient|[Ss]chüler|[Pp]erson|[Bb]eschuldigt|[Zz]eug|[Tt]eilnehm|"
    r"[Aa]ntragstell|[Kk]ind|[Mm]utter|[Vv]ater|[Jj]ugendlich|[Vv]erdächtig|[Mm]eld|[Kk]ontakt|"
    r"[Aa]nsprech|[Bb]earbeit)[a-zäöüß]{0,12}: ?\Z"
)
_LIST: Final = re.compile(
    rf"{_STARTS}(?:(?P<label>[A-ZÄÖÜ][\w/ ]{{2,40}}): ?)?"
    rf"(?P<all>{_SURNAME}(?:(?:, | und | / |/|; | & | sowie ){_SURNAME}){{2,12}})(?![\w-])",
    re.MULTILINE,
)
_ITEM: Final = re.compile(_SURNAME)
_BETWEEN: Final = re.compile(r", | und | / |/|; | & | sowie ")
_STAFF: Final = re.compile(
    r"(?:[Bb]earbeit|[Tt]eam|[Aa]nwesend|[Tt]eilnehm|[Ff]achkr|[Bb]etreu|[Mm]oderation|"
    r"[Vv]erteiler|"
    r"[Bb]eteiligt|[Pp]rotokoll|[Ll]eitung|[Zz]uständig|[Gg]ez|[Ee]ntschuldigt|[Ff]ehl|[Kk]olleg|"
    r"[Rr]edaktion|[Vv]erantwort|[Dd]abei|[Vv]ertret|[Nn]amen|[Ff]amilien|[Kk]lient|[Ss]pieler|"
    r"[Aa]ufstellung|[Uu]nterzeichn|[Vv]orgeladen|[Zz]eug|[Bb]eschuldigt|[Ff]estgenommen|"
    r"[Ee]ingeladen|[Aa]ngemeldet|[Kk]ader|[Mm]it\b|[Vv]on\b|[Aa]n\b|[Cc][Cc]\b)"
)
# A bell, a letter box or a form holds nothing but a name.
_LABELLED: Final = re.compile(
    r"(?<![\w-])(?:(?:[Kk]lingel(?:schild)?|[Tt]ürschild|[Nn]amensschild|[Bb]riefkasten|"
    r"[Pp]ostkasten|"
    r"c/o|z\. ?H(?:d|dn)?\.|zu Händen|gez\.|[Gg]ezeichnet|i\. ?[AV]\.)[: ] ?|"
    r"(?:Sachbearbeit\w{2,5}|Bearbeit\w{2,5}|Ansprechpartner(?:in)?|Ansprechperson|"
    r"Kontakt(?:person)?|"
    r"Betreuung|Betreuer(?:in)?|Fallführung|Fallverantwort\w{2,5}|Fallname|Protokoll|Moderation|"
    r"Leitung|Regie|Zuständig|Verantwortlich|Verfasser(?:in)?|Autor(?:in)?|Betroffene[r]?|"
    r"Klient(?:in)?|Name|Nachname|Zuname|Familienname|Vorname|Rufname|Spitzname|Geburtsname|"
    r"Schüler(?:in)?|"
    r"Absender(?:in)?|Unterschrift|Dolmetsch\w{0,5}|Begleitung|Gespräch mit|Trainer(?:in)?|"
    r"Vertretung|"
    r"(?:Für )?Rückfragen(?: an)?|Fragen an|Infos?(?: bei)?|Anmeldung(?: bei)?|Rückruf|"
    r"Notfallkontakt|Melder(?:in)?|Gemeldet von|Aufgenommen von|Erstellt von|Fotos?|Text|"
    r"Bericht"
    r"): ?)"
    rf"[\"\u201e\u00bb\u201a'\u201c]?(?P<name>{_SURNAME})"
    r"(?=[ \t]*(?:$|[,.;|(/)\u2013\u201c\u201d\u00ab\"'\u2018]))",
    re.MULTILINE,
)
# How somebody is called by others: a word that is no name elsewhere is one here.
_CALLED: Final = re.compile(
    r"(?:(?<=nur )|(?<=alle )|(?<=einfach )|(?<=überall )|(?<=bloß )|(?<=immer )|(?<=hier )|"
    r"(?<=Leute ))"
    rf"(?P<a>{_CAP}) (?:nennen|nannten|nennt|nannte|rufen|riefen|ruft|rief|genannt|"
    rf"gerufen)(?![\w-])|"
    r"(?:nannte|nennt|nenne|nannten) sich(?: (?:nur|selbst|dort|online|im Netz|immer|stets|jetzt|"
    rf"fortan|einfach|bloß|seither)){{1,2}} "
    rf"[\"\u201e\u00bb]?(?P<b>{_CAP})(?=[.,;:!?\u201c\u00ab\")]| (?:und|auf|in|im)\b)"
)
_KNOWN_AS: Final = re.compile(
    r"(?:kenn(?:t|en|en wir|t man)|kannte(?:n)?|bekannt|geläufig|gespeichert|eingetragen|"
    r"angemeldet|"
    r"unterwegs|läuft|lief|firmiert|geführt)(?: (?:man|wir|alle|ihn|sie|hier|dort|überall|nur|bloß|"
    rf"bei allen)){{0,4}} (?:als|unter) [\"\u201e\u00bb]?(?P<name>{_CAP})(?![\w-])"
)
_GREETED: Final = re.compile(
    r"(?:^|(?<=\n))(?:hi|hallo|hey|moin|servus|liebe[r]?|griaß di|grüß dich|huhu|na|ciao|salam|"
    r"selam|"
    r"guten (?:morgen|tag|abend)|tach|hej|hoi|grüezi)(?: (?:liebe[r]?|du))? "
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß]{1,14})(?=[,!.\n])",
    re.MULTILINE,
)
_ELIDED: Final = re.compile(r"(?<![\w'\u2019])[A-Z]['\u2019][A-ZÀ-Þ][a-zà-ÿ]{2,20}(?![\w'\u2019])")
_SHORT_NOBLE: Final = re.compile(
    r"(?<![\w.])(?![IU]\. ?[dv])[A-ZÄÖÜ]\. ?(?:v|z|d|v\. ?d|v\. ?u\. ?z)\.(?! ?\w\.)(?=[\s,;:)!?]|"
    r"$)"
)
_VON_UND_ZU: Final = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]{2,15})?(?:von und zu[mr]?|von (?:der|dem|den) und zu[mr]?) "
    r"[^\W\d_a-zà-ÿß][^\W\d_]{2,30}(?![^\W\d_])"
)
_FILE: Final = re.compile(
    r"[\w.-]{3,80}\.(?:docx?|pdf|xlsx?|odt|ods|jpe?g|png|gif|mp[34]|m4a|wav|mov|txt|pptx?|zip|eml|"
    r"msg|"
    r"csv|rtf)(?!\w)"
)
_PIECE: Final = re.compile(r"[^\W\d_]{3,30}")
_FAMILY: Final = re.compile(
    rf"(?<![\w-])(?:[Dd]ie|[Dd]en|[Dd]er|[Bb]eide) (?P<name>{_CAP}s)(?=,? (?:haben|hatten|sind|"
    rf"waren|"
    r"wurden?|werden|wohnen|wohnten|kamen|kommen|gingen|zogen|wollen|wollten|leben|lebten|und ihre|"
    r"nebenan|gegenüber|von nebenan|von gegenüber|aus dem|im [A-ZÄÖÜ1-9]))"
)
_DOES: Final = re.compile(
    rf"(?:^|(?<=[.!?] )|(?<=\n))(?P<name>{_CAP}) (?:hatte|hat|ist|war|sagte|wollte|kam|ging|konnte|"
    r"meinte|fand|kannte|blieb|machte|rief|stand|saß|nahm|schrieb|half|lernte|sprach|trug|zog|"
    r"wusste|"
    r"lachte|fragte|erzählte|hörte|holte|brachte|bekam|dachte|glaubt|glaubte|arbeitet|wohnt|lebt|"
    r"weiß|"
    r"soll|will|kann|durfte|musste|möchte)(?= (?:[a-zäöüß]+|[A-Z])|[.,])|"
    rf"(?:^|(?<=: )|(?<=[.!?] ))(?P<aside>{_CAP}), (?:im|laut|auf dem|in der) [A-ZÄÖÜ]\w+ (?:steht|"
    rf"heißt|"
    r"eigentlich|als)",
    re.MULTILINE,
)
_OF_FAMILY: Final = re.compile(
    rf"(?<![\w-])(?:Familien?|Fam\.|Eheleute|Ehepaar|Geschwister) (?P<name>{_CAP})(?![\w-])"
)
_AGAIN: Final = re.compile(rf"(?<![\w-]){_CAP}(?![\w-])")
_COUNTED: Final = folded_words(
    "wolf fuchs vogel hahn haas hase hirsch adler falk falke bär hecht sperling star storch schwan "
    "fink specht kuckuck igel koch schmidt schmied schulz schulze vogt graf kaiser könig herzog "
    "fürst prinz ritter knecht bauer hofmann kaufmann bergmann zimmermann hauptmann abt voigt"
)
# What somebody is called on a platform, and whom a slogan is for.
_NICK: Final = re.compile(
    r"(?:[Nn]ick(?:name)?n?|[Aa]ccounts?|[Pp]rofils?|[Bb]enutzer(?:namen?)?|[Uu]sername|[Hh]andle|"
    r"[Kk]anals?|[Gg]amertag|[Nn]utzer(?:namen?)?|Insta(?:gram)?|TikTok|Snapchat|Discord|Telegram|"
    r"Steam)"
    r"(?: (?:namens|mit dem Namen|heißt|lautet|ist|als|unter))?:? "
    r"[\"\u201e\u00bb\u201a'\u201c]?(?P<name>(?=[\w.-]{0,30}[\d_])(?=[\w.-]{0,30}[^\W\d_]{3})[^\W_][\w.-]{3,30})(?![\w-])"
)
_SLOGAN: Final = re.compile(
    r"#(?:pray|justice|free|freedom|gerechtigkeit|freiheit|rip|remember|danke|wirsind|jesuis|"
    r"support|"
    r"team|stop|save|solidarität|solidaritaet)(?:4|for|fuer|für|mit|with)?_?"
    r"(?P<name>[^\W\d_]{4,24})(?!\w)",
    re.IGNORECASE,
)
_LONGEST_SHORT: Final = 6
# "Lange_Erstgespraech.docx" is about somebody, "Vorlage_Protokoll.docx" about nobody.
_FILE_OF: Final = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,24})_(?:[\w-]{0,30}_)?(?i:\w{0,12}(?:gespr|akte|fall|"
    r"bericht|entwurf|notiz|bescheid|gutachten|antrag|brief|vermerk|anmeldung|lebenslauf|foto|"
    r"urteil))"
    r"[\w-]{0,40}\.[a-z]{3,4}(?!\w)"
)
_NO_FILE: Final = re.compile(
    r"(?i:vorlage|muster|formular|entwurf|protokoll|liste|projekt|konzept|bericht|elternbrief|anhang|team|jugend|schul)"
)
_CAMEL: Final = re.compile(
    r"#(?P<name>(?P<one>[A-ZÄÖÜ][a-zäöüß]{2,15})[A-ZÄÖÜ][a-zäöüß]{2,20})(?!\w)"
)
_SURELY: Final = 2
_SHORTEST: Final = 3
_NO_SURNAME: Final = folded_words(
    "hallo danke grüße gruß servus moin heute gestern morgen dann also ja nein bitte ciao tschüss "
    "hi hey liebe lieber beste viele schöne herzliche kollegiale ort datum stand betreff ps nb "
    "sonst auch und oder ach oh na gut genau stimmt klar"
)


def find_listed_names(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names in lists, forms and labels, and whether each is sure."""
    for found in _REVERSED.finditer(plain):
        is_labelled = _PERSON_BEFORE.search(plain, max(0, found.start() - 40), found.start())
        if _is_reversed(found["last"], found["first"], is_labelled=is_labelled is not None):
            yield *found.span("name"), True
    for found in _LIST.finditer(plain):
        yield from _of_list(found)
    yield from _called(plain)
    yield from _by_deed(plain)
    yield from _in_forms(plain)


def _in_forms(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names behind a label, in a file's name, and by particles and letters alone."""
    for found in _LABELLED.finditer(plain):
        if _may_be_labelled(found["name"]):
            yield *found.span("name"), False
    yield from ((*found.span("name"), False) for found in _NICK.finditer(plain))
    for found in _SLOGAN.finditer(plain):
        if _is_given(found["name"]) or not is_german_word(fold(found["name"])):
            yield *found.span("name"), False
    yield from ((*span, False) for span in _in_files(plain))


def _in_files(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names by their letters and particles alone, and in the names of files."""
    for pattern in (_ELIDED, _SHORT_NOBLE, _VON_UND_ZU):
        yield from (found.span() for found in pattern.finditer(plain))
    yield from _in_file_names(plain)
    for found in _CAMEL.finditer(plain):
        if _is_given(found["one"]):
            yield found.span("name")


def _in_file_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names in the names of files: listed ones, and whom a file is about."""
    for found in _FILE_OF.finditer(plain):
        if not (_NO_FILE.match(found["name"]) or is_object(found["name"])):
            yield found.span("name")
    for found in _FILE.finditer(plain):
        for piece in _PIECE.finditer(plain, *found.span()):
            if _is_name(piece.group()):
                yield piece.span()


def _called(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield what somebody is called, known as or greeted as."""
    for pattern in (_CALLED, _GREETED):
        for found in pattern.finditer(plain):
            name = str(found.lastgroup)
            is_word = (
                is_german_word(fold(found[name])) and name == "b" and not _is_given(found[name])
            )
            if not (is_word or is_object(found[name]) or is_person(found[name])):
                yield *found.span(name), False
    for found in _KNOWN_AS.finditer(plain):
        folded = fold(found["name"])
        is_listed = folded in NICKNAMES or folded in given_names()
        is_short = len(folded) <= _LONGEST_SHORT and folded.endswith(("i", "y"))
        is_free = is_listed or not _is_open(found["name"])
        if is_short or (is_free and not is_german_word(folded)):
            yield *found.span("name"), False


def _by_deed(plain: str) -> Iterator[tuple[int, int, bool]]:
    """Yield families and given names that do what people do."""
    for found in _FAMILY.finditer(plain):
        stem = fold(found["name"])[:-1]
        is_listed = stem in surnames() and not is_german_word(stem)
        if is_listed or (_is_strange(found["name"]) and not is_word_somewhere(stem)):
            yield *found.span("name"), False
    for found in _DOES.finditer(plain):
        name = str(found.lastgroup)
        if _is_given(found[name]) or _is_bare_surname(found[name]):
            yield *found.span(name), False
    said = {found["name"] for found in _OF_FAMILY.finditer(plain)}
    for found in _AGAIN.finditer(plain) if said else ():
        if found.group() in said or found.group()[:-1] in said:
            yield *found.span(), False


def _is_bare_surname(word: str) -> bool:
    """Say whether a noun for a person or an animal is a surname, because it has no article."""
    folded = fold(word)
    return folded in surnames() and (
        folded in _COUNTED or (folded[-2:] == "er" and is_person(word))
    )


def _is_reversed(last: str, first: str, *, is_labelled: bool) -> bool:
    """Say whether a word with a given name behind its comma is a surname.

    Args:
        last: What stands before the comma.
        first: What stands behind it.
        is_labelled: Whether a form asks for a person there; else "Bonn, Anna" may be a town.
    """
    words = [word for word in re.split(r"[ -]", last) if word[:1].isupper()]
    head = fold(words[0])
    if (
        head in _NO_SURNAME
        or (_is_town(last) and not is_labelled)
        or is_calendar_word(head)
        or is_determiner(head)
    ):
        return False
    given = re.split(r"[ -]", first)[0]
    if fold(given) in surnames() and not _is_given(given):
        return False
    is_surname = fold(words[-1]) in surnames() or _is_strange(words[-1])
    if _is_given(given):
        return is_surname or not is_object(words[-1])
    return is_surname and _is_strange(given) and not is_german_word(fold(words[-1]))


def _of_list(found: re.Match[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield the surnames of a list in which at least two are names for sure."""
    items = list(_items(found))
    names = [re.split(r"[ -]", item)[-1] for _start, item in items]
    sure = [_is_name(name) or _is_strange(name) for name in names]
    is_listed = any(_is_name(name) for name in names)
    if _STAFF.match(found["label"] or "") and all(fold(name) in surnames() for name in names):
        yield from ((start, start + len(item), False) for start, item in items)
        return
    if not is_listed or sum(sure) < _SURELY or sum(sure) * 2 < len(sure):
        return
    is_staff = _STAFF.match(found["label"] or "") is not None
    for (start, item), name, is_sure in zip(items, names, sure, strict=True):
        has_particle = item[:1].islower() or len(item.split(" ")) > 1
        may_be = fold(name) in surnames() or has_particle or is_staff
        if is_sure or (may_be and not (is_object(name) or _is_town(item))):
            yield start, start + len(item), False


def _items(found: re.Match[str]) -> Iterator[tuple[int, str]]:
    at = found.start("all")
    for item in _BETWEEN.split(found["all"]):
        start = found.string.index(item, at)
        yield start, item
        at = start + len(item)


def _may_be_labelled(name: str) -> bool:
    """Say whether what a form holds is a name: a listed surname, or no word of German."""
    words = [word for word in re.split(r"[ -]", name) if word[:1].isupper()]
    if (
        not words
        or is_determiner(fold(words[0]))
        or _is_town(name)
        or is_common_name(fold(words[0]))
    ):
        return False
    if any(fold(word) in allowed_names() for word in words):
        return False
    last = words[-1]
    is_listed = fold(last) in surnames() or _is_given(last) or _is_given(words[0])
    return (is_listed and not (is_object(last) or is_person(last))) or all(map(_is_strange, words))


def _is_given(word: str) -> bool:
    folded = fold(word.partition("-")[0])
    is_listed = folded in given_names() or folded in NICKNAMES
    is_open = folded in SMALL_WORDS or is_never_given(folded) or is_calendar_word(folded)
    is_open = is_open or is_determiner(folded)
    return is_listed and not is_open and not is_object(word)


def _is_name(word: str) -> bool:
    """Say whether a word is a listed name and no word of German."""
    folded = fold(word)
    is_listed = folded in surnames() or folded in given_names()
    return is_listed and not is_german_word(folded) and not _is_open(word)


def _is_strange(word: str) -> bool:
    """Say whether a word is none of any language here, and nothing that everybody knows."""
    folded = fold(word)
    is_word = is_german_word(folded) or is_word_somewhere(folded)
    is_shouted = word.isupper()
    return len(folded) >= _SHORTEST and not (is_word or is_shouted or _is_open(word))


def _is_open(word: str) -> bool:
    folded = fold(word)
    return _is_town(word) or folded in allowed_names() or is_common_name(folded)


def _is_town(name: str) -> bool:
    return fold(name).replace("-", " ") in municipalities()
