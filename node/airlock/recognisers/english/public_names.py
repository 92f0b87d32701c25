"""Capitals of English texts that are anybody's: lists of towns, laws, feasts, methods, acronyms.

Each is told by its company: a town by the towns beside it, a law by its last word, a model by the
word behind whoever it is named after.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.english.words import (
    BODIES,
    COUNTIES,
    GENERIC,
    INSTITUTIONS,
    PEOPLES,
    PUBLIC,
)
from node.textguard.folding import fold

__all__ = ["ACRONYMS", "find_public_names", "is_slip"]

# Possessive: a hyphen joins inside a word, and "A-B-A-B" would be parted anew in millions of ways.
_CAP: Final = r"[^\W\d_a-zß-öø-ÿ]\w{0,30}+(?:[\u2019'.-]{1,2}\w{1,30}+){0,4}+"
_ITEM: Final = rf"{_CAP}(?: {_CAP}){{0,3}}"
_TOWNS: Final = re.compile(
    rf"(?<![\w-]){_ITEM}(?:, {_ITEM}){{2,60}}(?:,? (?:and|or|&) {_ITEM})?(?!\w)"
)
_LEAST_TOWNS: Final = 3
_LAW: Final = re.compile(
    rf"(?<![\w-])(?:{_CAP}(?:,? (?:(?:and|of|for|on|to|in|the) ){{0,2}})){{1,7}}"
    rf"(?:\({_CAP}(?: {_CAP}){{0,3}}\) )?"
    r"(?:Act|Acts|Regulation|Regulations|Directive|Code|Bill|Convention|Treaty|Charter|Order"
    r"|Ordinance|Protocol|Framework Decision)(?![\w-])"
)
_LAW_ON: Final = re.compile(
    rf"(?<![\w-])(?:Law|Laws|Act|Decree|Code|Directive|Regulation|Convention) (?:on|of|for|against)"
    rf"(?: the)? {_CAP}(?:(?: |, | and | of ){_CAP}){{0,5}}|(?<=[Cc]hapter \d of the )Laws"
    r"|(?<=of the )Laws(?!\w)"
)
_FEAST: Final = re.compile(
    rf"(?<=feast of )(?:St\.?|Saint) {_CAP}|(?<=feasts of )(?:St\.?|Saint) {_CAP}"
    rf"|(?<!\w)(?:St\.?|Saint) [A-Z][a-z]{{2,14}}(?:['\u2019]s?)? (?:Day|Eve|Night|Week)(?!\w)"
    r"|(?<!\w)(?:Bayram|Kurban Bayram|Ramazan Bayram|Vidovdan|Nowruz|Newroz|Norooz|Ashura|Arbaeen"
    r"|Mawlid|Eid|Vesak|Vaisakhi|Navratri|Hanukkah|Sukkot|Shavuot|Tisha|Epiphany|Candlemas"
    r"|Good Friday|Palm Sunday|Ash Wednesday|Holy (?:Land|Week|Spirit|Thursday|Saturday|Book)"
    r"|Our Lady(?! of| Star| Queen| Help)"
    r"|Slava|Mother's Day|Father's Day)(?!\w)"
)
_METHOD: Final = re.compile(
    rf"(?<!\w)(?:[Tt]he|[Aa]|[Oo]f|[Oo]ur) (?P<name>{_CAP}) (?P<noun>models?|pyramid|taxonomy"
    r"|scale|effect|judgment|judgement|ruling|doctrine|principles?|dilemma|paradox|syndrome"
    r"|inventory|questionnaire|matrix|hierarchy|curve|Model|Scale|Principles?|Matrix|Inventory"
    r"|Questionnaire|Pyramid|Window|Ladder|Wheel|Cycle|Method|Approach|Report|Review|Inquiry|Judgment)(?!\w)"
)
_BODY: Final = re.compile(
    rf"(?<!\w)(?:{_CAP} (?:and )?){{1,4}}(?:Office|Table|Desk|Association|Agency|Secretariat|Board"
    r"|Community|Church|Cell|Hub|Round Table|Roundtable|Taskforce|Task Force|Directorate)(?!\w)"
)
_RUN: Final = re.compile(rf"(?<![\w-]){_CAP}(?: {_CAP}){{1,5}}(?!\w)")
_WORK: Final = re.compile(
    r"(?<!\w)(?:workshops?|sessions?|talks?|lessons?|plays?|keynote|panel|series|lectures?|tour"
    r"|walks?|training|day|evenings?|course|quiz|board game|escape room)(?:,)? (?:called|titled"
    rf"|entitled|named) (?P<title>{_CAP}(?:(?: |, | and | of | the | to | in | on | and the "
    rf"| of the | down the | is ){_CAP}){{0,7}})"
)
_LOUD: Final = re.compile(r"(?<![\w-])[A-Z]{2,8}s?(?![\w-])")
_SINGLE: Final = re.compile(r"(?<![\w-])[A-Z][a-z]{3,14}(?![\w-])")
_ACRONYM_WORDS: Final = """
marac mappa yot yots yjs dpia dpias kpi kpis sla slas dsl dsls dsp pve cve rag nhs gdpr spoc spocs
camhs sen senco send neet neets asbo ngo ngos ran tusla hse psni iopc ofsted cps dpp mash lado lsb
lscb cpd faq faqs pdf docx csv api mou mous nda ndas tor tors sop sops hr it itt rfp rfq poc aob
agm egm wip eta fyi asap tbc tbd tba nb ps vat gnib ipas jlo jlos etb etbs deis psc pact fgm vawg
lgbt lgbtq lgbtqi lgbtqia esol efl clil steam stem pe re pshe shse cspe rse rshe spehe cbt act emdr
ptsd adhd asd iq ict usb qr url html pin sim gps cctv dvd tv radio eea echr ecri osce odihr unhcr
unesco unicef undp iom icrc fra cepol eucpn isf amif efus cohesion feder erdf esf wp wps d1 m1 q1 q2
joy dos donts do dont prevent channel pursue protect prepare
"""
ACRONYMS: Final = frozenset(_ACRONYM_WORDS.split())
"""What the trade writes in capitals, folded."""
_ALONE_WORDS: Final = """
incel incels femcel antifa qanon manosphere groyper groypers tradwife redpill blackpill boogaloo
nrx accelerationist accelerationists doomer doomers zoomer zoomers boomer boomers millennials
forms grants councils laws rules costs offices minutes templates
"""
_ALONE: Final = frozenset(_ALONE_WORDS.split())
_FUNCTION_WORDS: Final = """
case arts culture sports heritage complaints press records tax property housing benefits customer
human resources personal legal language languages translation statistics victim victims witness
asylum refugee councils islamic orthodox catholic reformed church round open roma traveller farmers
workers employers teachers head post box field front home back art library learning
"""
_FUNCTIONS: Final = frozenset(_FUNCTION_WORDS.split())
_GEOGRAPHY: Final = (
    PUBLIC
    | COUNTIES
    | PEOPLES
    | frozenset(
        {"northwest", "southeast", "central", "upper", "lower", "region", "rhine", "danube"}
    )
)
_CONTRACTED_WORDS: Final = """
thats dont cant didnt doesnt wasnt isnt arent wont wouldnt couldnt shouldnt hasnt havent hadnt
theres heres whats youre theyre weve theyve youve ive hes shes werent lets wheres whos
"""
_CONTRACTED: Final = frozenset(_CONTRACTED_WORDS.split())
_SHORTEST_SLIP: Final = 5


def find_public_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where a capital names what anybody may name."""
    for pattern in (_LAW_ON, _FEAST):
        yield from (found.span() for found in pattern.finditer(plain))
    for found in _TOWNS.finditer(plain):
        yield from _towns(found)
    for found in _METHOD.finditer(plain):
        if _is_of_somebody_known(found):
            yield found.span("name")
            yield found.span("noun")
    yield from (found.span("title") for found in _WORK.finditer(plain))
    for pattern, is_public in (
        (_LAW, _is_law),
        (_BODY, _is_body),
        (_RUN, _is_programme),
        (_LOUD, _is_acronym),
        (_SINGLE, _is_alone),
    ):
        for found in pattern.finditer(plain):
            if is_public(_words(found.group())):
                yield found.span()


def _is_law(words: list[str]) -> bool:
    return all(is_word(word, "en") for word in words)


def _is_programme(words: list[str]) -> bool:
    """Say whether a programme goes on with the part of the world it is for."""
    return words[0] in PUBLIC and all(word in _GEOGRAPHY for word in words)


def _is_acronym(words: list[str]) -> bool:
    return words[0] in ACRONYMS


def _is_alone(words: list[str]) -> bool:
    return words[0] in _ALONE


def _towns(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the single words of a list in which most are towns."""
    items = list(re.finditer(rf"(?<![\w-]){_ITEM}", found.group()))
    known = [item for item in items if fold(item.group()).replace("-", " ") in municipalities()]
    if len(known) >= _LEAST_TOWNS and len(known) * 3 >= len(items) * 2:
        for item in items:
            if " " not in item.group():
                yield found.start() + item.start(), found.start() + item.end()


def _words(written: str) -> list[str]:
    return [fold(word) for word in re.findall(r"[^\W\d_]+", written)]


def _is_of_somebody_known(found: re.Match[str]) -> bool:
    """Say whether a model is named after a scholar or a town: none has a given name alone."""
    name = fold(found["name"])
    return name in surnames() or name in municipalities() or name not in given_names()


def _is_body(words: list[str]) -> bool:
    """Say whether a body is called by its function: "the Arts Office", "the Orthodox Church"."""
    head = words[:-1]
    return all(word in GENERIC | BODIES | INSTITUTIONS | PEOPLES | _FUNCTIONS for word in head)


@lru_cache(maxsize=16_384)
def is_slip(folded: str) -> bool:
    """Say whether a word in small letters is an ordinary one with a letter wrong: "kettel"."""
    if folded in _CONTRACTED:
        return True
    if len(folded) < _SHORTEST_SLIP or folded in given_names():
        return False
    # Few tries: of those who ask for a word that is none, one in two thousand is told yes.
    inner = range(1, len(folded) - 1)
    swapped = (folded[:at] + folded[at + 1] + folded[at] + folded[at + 2 :] for at in inner)
    fewer = (
        folded[:at] + folded[at + 1 :]
        for at in inner
        if folded[at] == "e" or folded[at] == folded[at - 1]
    )
    more = (folded[:at] + "e" + folded[at:] for at in range(2, len(folded)))
    return any(is_word(each, "en") for tries in (swapped, fewer, more) for each in tries)
