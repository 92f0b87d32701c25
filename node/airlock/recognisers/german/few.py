"""Few people in German where no noun for them stands behind the number: "noch zwei aus der Clique".

A number counts people by what stands around it: people before it ("von den Jungen haben vier"), a
group behind it ("zwei aus der Klasse"), a form that only people have ("mit zweien").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.german.few_people import is_people
from node.airlock.recognisers.german.few_tables import IN_TABLES
from node.airlock.recognisers.german.people import is_person
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_german_few"]

_ADJ: Final = r"(?:[a-zäöüß-]{2,25}(?:e[nrms]?) )"
_CAP: Final = r"[A-ZÄÖÜ][\w-]{2,40}"
_ABOUT: Final = (
    r"(?:(?:ca\.|circa|etwa|rund|ungefähr|vielleicht|höchstens|mindestens|maximal|gut|"
    r"knapp|fast|nur|bloß|lediglich|"
    r"gerade (?:ein)?mal|noch|insgesamt|genau|exakt|allenfalls|zuletzt|inzwischen|bisher|"
    r"immerhin|wohl|auch|weitere|"
    r"noch weitere|zusätzlich|mind\.|min\.|max\.|so|so um die|grad mal|um die|"
    r"mittlerweile|bereits|schon|erst|kaum|an die|bis zu) )"
)
_GROUP: Final = (
    r"(?:Clique|Klasse|Gruppe|Runde|Mannschaft|Familie|Siedlung|Straße|Nachbarschaft|"
    r"Schule|Parallelklasse|Szene|Gegend|Truppe|"
    r"Bande|Chat|Chatgruppe|Kurs|Heim|Wohngruppe|Verein|Team|Moschee|Gemeinde|Stufe|"
    r"Jahrgang|Haus|Block|Ort|Dorf|Viertel|Kiez|"
    r"Grätzel|Unterkunft|Quartier|Freundeskreis|Umfeld|Kreis|Berufsschule|Oberstufe|Band|"
    r"Crew|Chor|Betrieb|Lehrwerkstatt|Haft|U-Haft)"
)
_VERB: Final = (
    r"(?:haben|hatten|hätten|waren|wären|sind|seien|kamen|kommen|blieben|bleiben|gingen|"
    r"gehen|sagten|sagen|wollten|wollen|"
    r"machten|machen|meldeten|melden|standen|stehen|saßen|sitzen|fehlten|fehlen|brachen|"
    r"sprachen|nahmen|nehmen|wurden|werden|"
    r"konnten|können|mussten|müssen|durften|sollten|wechselten|zogen|verließen|"
    r"verweigerten|lehnten|stimmten|wussten|kannten|"
    r"kennen|besuchten|besuchen|begannen|leben|lebten|wohnen|wohnten|arbeiten|arbeiteten|"
    r"halfen|erschienen|tauchten|folgten|"
    r"traten|verschwanden|reisten|kehrten|entschuldigten|beschwerten|gehörten|gehören|"
    r"brauchten|brauchen|bekamen|erhielten|"
    r"stammen|stammten|absolvierten|schafften|schlossen|unterstützten|gaben|ließen|"
    r"hielten|beteiligten|posteten|trugen|tragen|"
    r"schrieben|luden|verbreiteten|teilten|lachten|schwiegen|weigerten|nutzten|nutzen|"
    r"fanden|finden|zeigten|zeigen|landeten|"
    r"gelten|galten|mitmachten|distanzierten|befinden|befanden|verstummten|äußerten|"
    r"berichteten|erzählten|machten)"
)
_SINGULAR_VERB: Final = (
    r"(?:hat|hatte|war|ist|kam|kommt|blieb|bleibt|ging|geht|sagte|sagt|wollte|will|machte|"
    r"macht|meldete|fehlte|fehlt|hielt|brach|"
    r"sprach|nahm|wurde|wird|konnte|musste|wechselte|zog|verließ|lachte|schwieg|weigerte|"
    r"rief|schrieb|filmte|stand|saß|wohnt|lebt|"
    r"erschien|verschwand|reiste|kehrte|entschuldigte|gehörte|bekam|trug|trägt|sitzt|"
    r"wusste|kannte|erzählte|berichtete|postete)"
)
_ONE: Final = r"(?:einen|einem|einer|eine|ein|eins|einzigen|einziger|einzige)"
_PATTERNS: Final = (
    # forms that only people have
    (
        r"(?:(?:mit|zu|von|bei|außer|bis auf|nur|den|allen|diesen|unter|zwischen|an|für|nach|"
        r"aus|vor|gegen) )?(?:zweien|dreien|vieren|fünfen|sechsen|sieben(?=en)en|achten(?=en)|"
        r"neunen)(?:en)?"
    ),
    # the others, two more, behind them no thing
    (
        rf"{_ABOUT}{{0,2}}{{n}} (?:andere[nr]?|weitere[nr]?|übrige[nr]?|Jüngere[nr]?|"
        "Ältere[nr]?|Kleine[nr]?|Große[nr]?|Neue[nr]?)(?! (?:Städte|Orte|Kommunen|Länder|"
        "Gemeinden|Vereine|Schulen|Einrichtungen|Projekte|Träger|Termine|Treffen|"
        "Fälle[n]?))(?= (?:[a-zäöü]+)|[.,;:)])(?! und| bis| oder)"
    ),
    (
        rf"{_ABOUT}{{0,2}}{{n}} (?:aus|von|in|an) (?:der|den|dem|seiner|ihrer|seinem|ihrem|"
        rf"unserer|unserem|dieser|derselben|einer) {_ADJ}{{0,2}}{_GROUP}(?![\w-])"
    ),
    (
        rf"{_ABOUT}{{1,2}}{{n}} (?:aus|von) (?:der|den|dem|seiner|ihrer|seinem|ihrem|unserer|"
        rf"unserem|dieser|derselben) {_ADJ}{{0,2}}{_CAP}(?!en)"
    ),
    # people, about five, among them
    (
        rf"(?<={{people}})(?:, | \(| \u2013 |: ){_ABOUT}{{0,2}}{{n}}(?: (?:an der Zahl|"
        r"insgesamt|oder {n}|bis {n}))?(?=[,.;)]| \u2013)"
    ),
    (
        rf"(?:, | \(| \u2013 )?{_ABOUT}?{{n}}(?:, | bis | oder |\u2013|/|-|, vielleicht |, "
        rf"höchstens | oder höchstens | bis höchstens ){_ABOUT}?{{n}}(?= "
        rf"{_ADJ}{{0,2}}(?P<ranged>{_CAP}))"
    ),
    (
        rf"(?!sind|waren|seien|wären|haben|hatten){_VERB} (?:das |es |sie |sich |dort |da |wir "
        rf")?{_ABOUT}{{0,2}}{{n}}(?: (?:oder|bis) {{n}})?(?=[.,;:)!?](?!\d))"
    ),
    rf"(?:sind|waren|seien|wären) (?:es |das |wir |sie )?{_ABOUT}{{1,2}}{{n}}(?=[.,;:)!?](?!\d))",
    (
        r"(?:[Ss]päter|[Zz]uletzt|[Aa]nfangs|[Zz]unächst|[Bb]ald|[Dd]ann|[Aa]m Ende|[Aa]m Schluss|"
        r"[Ii]nzwischen|[Mm]ittlerweile|[Hh]eute|[Jj]etzt|[Dd]anach|[Ss]chließlich|[Dd]avor) "
        rf"(?:waren|sind|wurden|blieben) (?:es|sie|wir) {_ABOUT}?{{n}}(?=[.,;:)!?](?!\d))"
    ),
    *IN_TABLES,
    rf"{_ABOUT}{{1,2}}{{n}}(?= {_VERB} )",
    (
        r"(?:(?<=[,.;:(\u2013] )|(?<=und )|(?<=mit )|(?<=noch ))(?:noch |auch )?{n} (?:vom|"
        rf"von der|aus der|aus dem|von den|aus) {_CAP}(?![\w-])(?<!\d aus)"
    ),
    (
        "{n} (?:der|von den|von|unter den|dieser|unserer) (?:insgesamt |ursprünglich |"
        rf"anfangs )?(?:{{n}}|zehn|elf|zwölf|\d{{1,2}})(?: (?P<parted>{_CAP}))?"
    ),
    (
        "[Kk]?[Ee]ine[rnms]? (?:einzige[rnms]? )?von (?:ganzen |nur |insgesamt |den "
        rf")?(?:{{n}}(?:en)?|zehn|elf|zwölf)(?: (?P<of>{_CAP}))?"
    ),
    (
        r"(?:dem |der |die |das |den |ein |eine |einem |einer )?(?:Zweier|Dreier|Vierer|"
        r"Fünfer|Sechser|Siebener|Achter|Neuner)(?!tisch|zimmer|bett|sofa|reihe|konferenz|"
        r"pack|takt|sitz|bob|schritt|block|kombination|gespräch)[a-zäöüß]{3,20}"
    ),
    rf"[Ee]in(?:e[mnrs]?)? einzige[rnms]? (?P<only>{_CAP})",
    (
        "(?:wir schätzen|schätzungsweise|vermutlich|wohl|mit|nur|vielleicht|höchstens|"
        "darunter|davon|es sind|es waren|waren es|sind es|geblieben sind|sind|waren) "
        "(?:(?:auf|nur|etwa) )?{n} (?:bis|oder) {n}(?=[.,;)])"
    ),
    # who did it: only one held out; one of them
    (
        r"[Kk]?[Ee]ine[rnms]? (?:einzige[rn]? )?(?:von ihnen|von denen|von uns|davon|der "
        r"(?:Jungen|Jungs|Buben|Burschen|Mädchen|Frauen|Männer|Brüder|Schwestern|"
        r"Schüler(?:innen)?|Jugendlichen|beiden|drei|vier|fünf))"
    ),
    (
        "(?:nur|bloß|lediglich|gerade mal|genau) (?:ein(?:e|er|en|em)|ein einziger|eine "
        rf"einzige|ein Einziger|eine Einzige)(?= (?:{_SINGULAR_VERB}|nicht|davon|von ihnen|aus|"
        "sprang|sprach|hielt|machte|lehnte|widersprach|fehlte|hat)|[.,;])"
    ),
    # complements
    (
        "(?:alle[nrs]?|jede[rnms]?|sämtliche[nr]?|keine[rnms]?|niemand(?:em|en)?|die "
        "(?:ganze|restliche|gesamte) (?:Klasse|Gruppe|Mannschaft|Familie)|fast alle[nr]?|der "
        rf"ganze {_CAP}|{_CAP})(?: {_CAP})?(?: (?:waren|sind|kamen|blieben|haben|hat|war|ist|"
        r"wurden|machten|machen|gingen|nahmen|zogen))?(?: \w+)?,? "
        "(?:bis auf|außer|ausser|ausgenommen|abgesehen von|mit Ausnahme (?:von|der|des|eines|"
        "einer)|"
        rf"ohne|minus) (?:{{n}}|{_ONE}|ihn|sie|ihm|ihr|den|die|das|dem|der)(?: (?:einen|"
        rf"einzigen|beiden|zwei|drei))?(?: {_ADJ}?{_CAP})?(?= ?[,.;:)\u2013]| [a-zäöü])"
    ),
    (
        rf"(?:bis auf|abgesehen von|mit Ausnahme von|ausgenommen|außer|ausser) {_ABOUT}?(?:{{n}}|"
        rf"{_ONE})(?:en)?(?: {_ADJ}?(?:Jungen?|Mädchen|Schülerin(?:nen)?|Frau(?:en)?|"
        rf"M[aä]nn(?:er)?|Kind(?:er|ern)?|Person(?:en)?|Familien?|{_CAP}innen?))?(?= (?:alle|"
        "sind|haben|waren|kamen|blieben|haben|machten|wollten|stimmten|nahmen|jede|keine)|"
        "[.,;])"
    ),
    # pairs and threes
    (
        r"(?:das|dem|ein|einem|dieses|diesem|kleines|kleinen|enge[ns]?) (?:Duo|Trio|Quartett|"
        r"Quintett|Sextett|Geschwisterpaar|Zwillingspaar|Brüderpaar|Dreiergespann|"
        r"Vierergruppe|Dreiergruppe|Zweiergruppe|Fünfergruppe|Vierertrupp|Ehepaar|"
        r"Pärchen)(?![\w-])"
    ),
    (
        r"(?:[Dd]ie|[Dd]en|[Dd]er|[Uu]nsere|[Ee]ine[r]?|[Ii]hre|[Ss]eine) (?:Dreier|Vierer|"
        r"Fünfer|Sechser|Zweier)(?:gruppe|clique|runde|bande|trupp|gespann|team|WG)(?![\w-])"
    ),
    (
        rf"(?:eine|einer|die|der|unsere|ihre|seine|diese[r]?) (?:{_ADJ}){{0,2}}(?:Gruppe|Runde|"
        "Clique|Kleingruppe|Bande|Crew|Chatgruppe|Wohngruppe|Familie|Zelle|WG|Klasse|"
        rf"Kerngruppe) (?:von|aus|mit|zu) {_ABOUT}?{{n}}(?: {_ADJ}?{_CAP})?(?= ?[,.;:)]| "
        rf"[a-zäöü]| {_CAP})"
    ),
    # an odd word for few people
    (
        "(?:nur |gerade mal |kaum |bloß |höchstens )?(?:eine[r]? |ein |einem |die "
        ")?(?:kleine[ns]? |knappe[ns]? |halbe[ns]? |gute[ns]? |kaum )?(?:Handvoll|Hand voll|"
        "halbes Dutzend|halben Dutzend|knappes Dutzend|Dutzend)(?= "
        rf"(?P<dozen>{_ADJ}{{0,1}}{_CAP}))"
    ),
    (
        "(?:nur |gerade mal |kaum |bloß |höchstens )?eine[r]? (?:kleine[n]? |knappe[n]? "
        ")?Handvoll(?= (?:kam|blieb|ist|war|davon|von ihnen|macht|machte|hat|hielt)|[.,;])"
    ),
    (
        r"[Ee]in paar (?:wenige )?(?=Jugendliche|Jungs|Mädchen|Männer|Frauen|Burschen|Buben|"
        r"Schüler|Eltern|Leute)"
    ),
)
_OF_PEOPLE: Final = (
    "(?:[Vv]on|[Uu]nter|[Aa]us) (?:den|ihren|seinen|unseren|diesen|allen|deren|jenen|"
    rf"insgesamt|\d{{1,3}}|[a-zäöüß]{{3,20}}) (?:{_ADJ}|\d{{1,3}} |[a-zäöüß]{{3,20}} "
    rf"){{0,2}}(?P<people>{_CAP})"
    "(?: (?:der|des|im|in|aus|dieser|in der|von|unserer|seiner|ihrer|mit|an)(?: "
    rf"[\wäöüß-]+){{1,3}})?,? (?:{_VERB}|{_SINGULAR_VERB}|bis|nach|seit)(?: [a-zäöüß]+(?: "
    rf"[A-ZÄÖÜ]\w+)?){{0,3}}?,? (?P<few>{_ABOUT}{{0,2}}(?:{{n}}|nur {_ONE}|eine[rn]?))(?= "
    "?[,.;:)]| [a-zäöü]| [A-ZÄÖÜ])"
)
_OF_THEM: Final = (
    "(?P<of>(?:[Dd]avon|[Dd]arunter|[Uu]nter ihnen|[Vv]on ihnen|[Vv]on denen|[Ww]ovon) "
    rf"(?:(?:sind|waren|haben|kamen|blieben|wurden) )?{_ABOUT}{{0,2}}(?:{{n}}|"
    r"eine[rn]?))(?= ?[,.;:)\n]| [a-zäöü]+ |$)(?! (?:Prozent|Euro|Stunden))|"
    rf"(?P<them>{_ABOUT}{{0,2}}{{n}} (?:davon|darunter|hiervon))(?! ab)"
)
# "How many were in it? Perhaps eight": people or a group stand before it.
_LOOSE: Final = (
    r"(?P<loose>(?:vielleicht|mindestens|höchstens|mind\.|max\.|ca\.|circa|etwa|ungefähr|"
    r"gerade mal|grad mal|so|so um die|nur|bloß|lediglich|insgesamt|zuletzt|anfangs|noch) "
    r"{n}"
    r"(?: (?:oder|bis) {n})?|{n} (?:oder|bis) {n})(?=[.,;:)!?\n]| \u2013)"
)
_PEOPLE_NEAR: Final = re.compile(
    r"[A-ZÄÖÜ][\w-]{2,40}|\b(?:sie|ihnen|wer|alle|niemand|jemand|wir|uns)\b"
)
_GROUPS: Final = frozenset(
    [
        "Gruppe",
        "Clique",
        "Klasse",
        "Familie",
        "Leute",
        "Runde",
        "Szene",
        "Bande",
        "Mannschaft",
        "Kreis",
        "Chat",
        "Crew",
        "Team",
        "Haus",
        "Wohnung",
        "Wohngruppe",
        "Verein",
        "Moschee",
        "Kurs",
        "Männer",
        "Frauen",
    ]
)
_CASES: Final = frozenset(
    [
        "Fall",
        "Vorfall",
        "Verdachtsfall",
        "Einzelfall",
        "Rückfall",
        "Hinweis",
        "Meldung",
        "Anzeige",
        "Abbruch",
        "Person",
        "Mensch",
    ]
)
_COUNTED: Final = re.compile(
    rf"(?<![\w-])(?:\d{{1,4}}|[a-zäöüßA-ZÄÖÜ][a-zäöüß]{{2,24}}) (?:{_ADJ}){{0,2}}(?P<noun>{_CAP})"
)
_THING_BEFORE: Final = 140
_PEOPLE_NEAR_CHARACTERS: Final = 160


def find_german_few(plain: str, *, under: int) -> Iterator[tuple[int, int]]:
    """Yield few people without a noun for them.

    Args:
        plain: Canonical text.
        under: The first number that is not few.
    """
    for pattern in _compiled(under):
        for found in pattern.finditer(plain):
            end = _end_of_few(found)
            if end is not None:
                yield found.start(), end
    yield from _few_of(plain, under=under)


def _end_of_few(found: re.Match[str]) -> int | None:
    """Return where few people end with the noun behind them; None if it is a thing."""
    group = {name: noun for name, noun in found.groupdict().items() if noun is not None}
    only = group.pop("only", None)
    if only is not None:
        return found.end() if is_person(only) or only in _CASES else None
    if not all(is_people(noun) for noun in group.values()):
        return None
    return max([found.end(), *map(found.end, group)])


def _few_of(plain: str, *, under: int) -> Iterator[tuple[int, int]]:
    """Yield numbers that count people by what stands before them."""
    of_people, of_them, loose = _others(under)
    for found in loose.finditer(plain):
        if _speaks_of_people(plain, found.start()) and not _counts_things(plain, found.start()):
            yield found.span("loose")
    for found in of_people.finditer(plain):
        if is_people(found["people"]):
            yield found.span("few")
    for found in of_them.finditer(plain):
        if not _counts_things(plain, found.start()):
            yield found.span()


def _counts_things(plain: str, at: int) -> bool:
    """Say whether the number before "davon" counts things: "sechs Kommunen, zwei davon"."""
    begin = max(0, at - _THING_BEFORE)
    stop = max(plain.rfind(mark, begin, at) for mark in ("\n\n", "! ", "? "))
    numbered = [
        found["noun"]
        for found in _COUNTED.finditer(plain, max(begin, stop), at)
        if _is_number(found.group())
    ]
    return bool(numbered) and not is_people(numbered[-1])


def _speaks_of_people(plain: str, at: int) -> bool:
    """Say whether people or a group are spoken of right before a number."""
    begin = max(0, plain.rfind("\n\n", 0, at), at - _PEOPLE_NEAR_CHARACTERS)
    near = _PEOPLE_NEAR.findall(plain, begin, at)
    return any(
        word in _GROUPS or is_people(word) or word in {"sie", "ihnen", "wer"} for word in near
    )


def _is_number(words: str) -> bool:
    first = words.split(" ", maxsplit=1)[0].lower()
    return (
        first.isdigit()
        or first in NUMBER_WORDS["de"]
        or first in {"mehrere", "einige", "viele", "alle", "hundert", "beide"}
    )


@cache
def _numbers(under: int) -> str:
    words = [word for word, number in NUMBER_WORDS["de"].items() if 0 < number < under]
    words += [word.capitalize() for word in words]
    return "|".join(sorted([*words, *map(str, range(1, under))], key=len, reverse=True))


_PEOPLE_ENDS: Final = (
    "innen",
    "igen",
    "ende",
    "enden",
    "er",
    "ern",
    "liche",
    "lichen",
    "ige",
    "erte",
    "erten",
    "kinder",
    "frauen",
)


@cache
def _compiled(under: int) -> tuple[re.Pattern[str], ...]:
    numbers = f"(?:{_numbers(under)})(?![.,:/]\\d)"
    compiled = []
    for each in _PATTERNS:
        if "{people}" in each:
            compiled += [
                _compile(each.replace("{people}", end), numbers, begin="") for end in _PEOPLE_ENDS
            ]
        else:
            compiled.append(_compile(each, numbers))
    return tuple(compiled)


@cache
def _others(under: int) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    numbers = f"(?:{_numbers(under)})(?![.,:/]\\d)"
    return _compile(_OF_PEOPLE, numbers), _compile(_OF_THEM, numbers), _compile(_LOOSE, numbers)


def _compile(pattern: str, numbers: str, *, begin: str = r"(?<![\w.,-])") -> re.Pattern[str]:
    return re.compile(rf"{begin}(?:{pattern.replace('{n}', numbers)})(?![\w-])", re.MULTILINE)
