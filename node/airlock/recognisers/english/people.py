"""What English texts say of one person: the only one, a relative, an office, origin, belief."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.findings import FindingType
from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.english.people_words import PERSON
from node.airlock.recognisers.english.words import CAPITAL, COUNTIES, PEOPLES
from node.airlock.recognisers.role_words import KIN
from node.textguard.folding import fold

__all__ = ["find_english_people", "is_no_chair"]

_WORD: Final = r"[^\W\d_][\w'\u2019-]{0,40}"
_NO: Final = r"(?!(?:a|an|the|of|in|at|on|for|that|which|to|with|and|is|was|who|by|from|or|as) )"
_LINKED: Final = rf"(?:{_NO}{_WORD} )"
_MORE: Final = (
    rf"(?: (?:of|in|at|on|from|to|who|with|for|among|ever) {_WORD}(?: {_NO}{_WORD}){{0,3}}"
    rf"(?: (?:of|in|at|to|for) (?:the |a |his |her )?{_WORD}(?: {CAPITAL}){{0,2}})?)"
)
_KINDS: Final = (
    r"(?:(?: (?:primary|secondary|high|grammar|national|community|resource|youth|family|"
    r"boxing|"
    r"football|"
    r"sports|academy|residents['\u2019]|parents['\u2019]))?(?: (?:school|college|mosque|"
    r"church|"
    r"parish|club|"
    r"centre|association|academy|council|project|trust|hostel|library|gym|society))?)"
)
_ONE: Final = r"(?:an?|one|the|this|that|another|our|his|her|some)"
_FORMER: Final = (
    r"(?:member|neo-Nazi|prisoner|fighter|extremist|skinhead|soldier|detainee|inmate|"
    r"jihadist|"
    r"jihadi|"
    r"militant|hooligan|addict|radical|salafist|Salafist|recruiter|gang member|offender|"
    r"supporter|follower|"
    r"activist|Islamist|Nazi|paramilitary|combatant|bride|dealer|nun|priest|monk|asylum "
    r"seeker|"
    r"refugee|"
    r"soldier|policeman|policewoman|guard|teacher|pupil|boxer|footballer|Muslim|Catholic|"
    r"Christian)"
)
_TRAITS: Final = (
    r"(?:convert|revert|returnee|apostate|asylum[ -]seeker|refugee|Traveller|care leaver|"
    r"wheelchair user|"
    r"unaccompanied minor|recovering (?:addict|alcoholic)|single (?:mother|father|parent)|"
    r"lesbian|"
    r"(?:trans|transgender|gay|bisexual|deaf|blind|autistic|stateless|undocumented|"
    r"disabled|"
    r"pregnant|homeless) "
    r"(?:man|woman|boy|girl|teenager|pupil|student|lad|person|mother|father|couple|refugee|"
    r"child)|"
    r"foreign fighter|ISIS bride|IS bride|child soldier|Holocaust survivor|"
    r"Jehovah['\u2019]s "
    r"Witness)"
)
_TRAIT_OF_ONE: Final = (
    r"(?:autistic|deaf|blind|pregnant|gay|lesbian|bisexual|trans|transgender|non-binary|"
    r"dyslexic|"
    r"epileptic|"
    r"diabetic|stateless|undocumented|homeless|disabled|adopted|fostered|orphaned|bipolar|"
    r"schizophrenic|"
    r"ADHD|PTSD|Asperger['\u2019]?s?|Down['\u2019]?s? syndrome|Tourette['\u2019]?s?|"
    r"epilepsy|"
    r"diabetes|HIV)"
)
_FAITHS: Final = (
    r"(?:Islam|Catholicism|Christianity|Judaism|Buddhism|Hinduism|Sikhism|Protestantism|"
    r"Orthodoxy|"
    r"Shiism|Salafism|Pentecostalism|Mormonism)"
)
_NO_BODY: Final = re.compile(
    r" (?:of|in|at|from|who|that|which) (?:(?:the|a|an|this|each|every|all|our|such|its|"
    r"any) "
    r")?(?:governors|trustees|directors|service|studies|data|meetings?|"
    r"programmes?|projects?|sessions?|process|evenings?|day|events?|workshops?|files?|"
    r"documents?|"
    r"list|site|"
    r"website|accounts?|money|budget|services?|departments?|municipality|municipalities|"
    r"units?|"
    r"teams?|working|"
    r"pilot|practice|conversation|discussion|panel|conference|network|partnership|each|"
    r"town|city|"
    r"county|state|"
    r"country|schools|mosques|churches|clubs|is|are|was|were|has|have|can|may|must|will|"
    r"should)(?!\w)",
    re.IGNORECASE,
)
# "The law follows the European one": what is compared is a thing, unless people were told of.
_ONE_OF_MANY: Final = re.compile(r"(?i:the|an?|another|this) \w{2,20} one\Z")
_OF_PEOPLE: Final = re.compile(
    r"(?<!\w)(?i:boys?|girls?|lads?|men|women|man|woman|pupils?|students?|brothers?|sisters?|youths?"
    r"|teenagers?|kids?|child|children|friends?|neighbours?|mothers?|fathers?|people|he|she)(?!\w)"
)
_COMPARED: Final = 80
_PUBLIC_BODY: Final = frozenset(
    {"HSE", "Garda", "Gardaí", "Council", "State", "EU", "NHS", "Tusla", "County"}
)


def find_english_people(plain: str) -> Iterator[tuple[str, FindingType, int, int]]:
    """Yield where something is said of one person, with the rule and what it gives away."""
    for rule, kind, pattern in _patterns():
        for found in pattern.finditer(plain):
            if "body" in pattern.groupindex and _is_public(found["body"]):
                continue
            if rule != "roles.origin" or not _is_of_things(plain, found):
                yield rule, kind, found.start(), found.end()


def _is_of_things(plain: str, found: re.Match[str]) -> bool:
    near = plain[max(0, found.start() - _COMPARED) : found.start()]
    return _ONE_OF_MANY.fullmatch(found.group()) is not None and not _OF_PEOPLE.search(near)


def is_no_chair(written: str) -> bool:
    """Say whether a chair is one of a meeting, or an owner one of data: no small body's own."""
    return _NO_BODY.search(written) is not None


def _is_public(body: str) -> bool:
    """Say whether a place of work is public, or a town or county, whose offices are public."""
    words = re.findall(r"[^\W\d_]+", body)
    folded = " ".join(fold(word) for word in words)
    is_place = folded in municipalities() or all(fold(word) in COUNTIES for word in words)
    return is_place or any(word in _PUBLIC_BODY for word in words)


@cache
def _patterns() -> tuple[tuple[str, FindingType, re.Pattern[str]], ...]:
    peoples = "|".join(
        sorted((re.escape(word.capitalize()) for word in PEOPLES), key=len, reverse=True)
    )
    people = rf"(?:(?:{peoples})(?:[- ](?:{peoples}|born|speaking))?)"
    kin = "|".join(sorted(map(re.escape, KIN["en"]), key=len, reverse=True))
    role, demog = FindingType.ROLE, FindingType.DEMOG
    return tuple(
        (rule, kind, re.compile(pattern))
        for rule, kind, patterns in (
            ("roles.unique", role, _only_one(people)),
            ("roles.kin", role, _kin_of_one(kin)),
            ("roles.chair", role, _in_a_body()),
            ("roles.origin", demog, _origins(people)),
            ("roles.belief", demog, (*_former_and_traits(), *_said_of_one(people))),
        )
        for pattern in patterns
    )


def _only_one(people: str) -> tuple[str, ...]:
    """Return patterns of somebody of whom there is one: "the only girl in the club"."""
    return (
        (
            rf"(?<!\w)(?i:the|his|her|our|their|its|my|as|{_WORD}['\u2019]s) (?:one and )?"
            r"(?:only|sole|only other|longest[- ]serving|longest[- ]standing|most senior|"
            r"first ever|"
            rf"first and only|last remaining) {_LINKED}{{0,3}}{PERSON}{_MORE}?"
        ),
        (
            r"(?<!\w)(?i:the|his|her|our|their|its|my) "
            r"(?:first|second|last|oldest|youngest|eldest|tallest|new|one) "
            rf"(?:{_LINKED}{{0,2}}{PERSON}{_MORE}|"
            rf"(?:female|woman|Muslim|black|Black|{people}) "
            rf"{_LINKED}{{0,2}}{PERSON}{_MORE}?|"
            rf"(?:woman|female|girl|chairwoman)(?!\w){_MORE}?)"
        ),
        (
            r"(?<!\w)(?i:the) (?:youngest|oldest|eldest|tallest|smallest|quietest) of "
            rf"(?:the |his |her )?{_WORD}(?: {_NO}{_WORD}){{0,2}}"
        ),
    )


def _kin_of_one(kin: str) -> tuple[str, ...]:
    """Return patterns of relatives of one person: "the boy's aunt", "her cousins"."""
    return (
        (
            rf"(?<!\w)(?i:the|an?|one|this|that) {_LINKED}?(?:{kin}) of "
            rf"(?:the |an? |one |his |her |our |this |that )?{_WORD}(?: "
            rf"{_NO}{_WORD}){{0,2}}?"
            rf"(?: who {_WORD}(?: {_WORD}){{1,4}})?(?!\w)"
        ),
        (
            rf"(?<!\w)(?:(?i:the|an?|this|that) )?{_LINKED}{{0,2}}?"
            r"(?!(?i:children|people|women|men|it|that|what|here|there|he|she|"
            r"who)['\u2019]s)"
            rf"[^\W\d_][\w-]{{0,40}}['\u2019]s {_LINKED}{{0,2}}?"
            rf"(?:{kin}|parents|brothers|sisters|children|family|sons|daughters)(?!\w)"
        ),
        (
            rf"(?<!\w)(?i:his|her) {_LINKED}{{0,2}}?(?:parents|brothers|sisters|children|"
            rf"kids|sons|"
            r"daughters|cousins|uncles|aunts|family|siblings|in-laws|grandparents|"
            r"relatives|baby|ex|"
            r"twin|carer|carers|guardian|godparents|nephews|nieces|best friend)(?!\w)"
        ),
    )


def _in_a_body() -> tuple[str, ...]:
    """Return the pattern of an office in a named small body; it stands in the group `body`."""
    return (
        (
            rf"(?<!\w)(?i:the|an?|our|its|their|one|former) {_LINKED}{{0,3}}?{PERSON} "
            r"(?:at|of|from|in|with|for) (?:the )?"
            rf"(?P<body>{CAPITAL}(?:[ -](?:of (?:the )?)?{CAPITAL}){{0,4}}){_KINDS}"
        ),
    )


def _origins(people: str) -> tuple[str, ...]:
    """Return patterns of where one person or one family comes from."""
    return (
        rf"(?<!\w)(?i:{_ONE}|a young|young) {_LINKED}{{0,2}}?{people} {_LINKED}?{PERSON}",
        (
            rf"(?<!\w)(?i:an?|one|another|this) {_LINKED}{{0,2}}?{people}"
            r"(?=[.,;:!?)]| (?:who|from|in|and|with|by|of|had|has|was|is|took|came|at|on|"
            r"since|named|"
            r"called|aged|living|born|said|asked|went|told|wrote|he|she|but)(?!\w))"
        ),
        (
            r"(?<!\w)(?:(?:of|with) (?:an? )?|(?:from|into|of) an? )?"
            rf"(?:{_NO}[a-z-]{{3,15}} )?{people} "
            r"(?:origin|descent|background|heritage|extraction|parentage|roots|ancestry|"
            r"nationality|"
            r"passport|citizenship|family|household|home)(?!\w)"
        ),
        (
            r"(?<!\w)(?i:he|she|who|boy|girl|man|woman|lad|his (?:family|mother|father)|"
            r"her (?:family|mother|father)),? (?:is|was|had|has|were|had been)? "
            r"?(?:originally )?"
            r"(?:born in|comes? from|came from|fled from|fled|grew up in|grown up in|"
            r"arrived from|"
            rf"moved here from|moved from|native of|from) {CAPITAL}(?: {CAPITAL})?"
        ),
    )


def _former_and_traits() -> tuple[str, ...]:
    """Return patterns of what somebody is or was: "a former fighter", "a convert"."""
    return (
        (
            rf"(?<!\w)(?i:{_ONE}) {_LINKED}{{0,2}}?{_TRAITS}(?![\w-])"
            r"(?! (?:centre|center|status|law|council|support|services?|group|"
            r"accommodation|families|"
            r"children))(?: (?:from|to) [^\W\d_]{1,40})?"
        ),
        (
            r"(?<!\w)(?:(?i:an?|the|one|this|another) )?(?:former|ex|one-time|reformed|"
            r"self-declared|"
            rf"self-proclaimed|retired|practising|lapsed|devout)[ "
            rf"-]{_LINKED}{{0,2}}?{_FORMER}(?![\w-])"
            rf"(?: (?:of|in|with|for) (?:an? |the )?{_WORD}(?: {_NO}{_WORD}){{0,2}})?"
        ),
        (
            r"(?<!\w)(?i:an?|one|active|leading) (?:[a-z-]{3,15} )?"
            r"(?:member|supporter|sympathiser|follower|adherent) of (?:an? |the )?"
            r"(?!team|staff|board|group|family|public|council|committee|club|class|"
            r"community|project|"
            r"society|network|parliament)"
            rf"[^\W\d_][\w-]{{1,40}}(?: {_NO}{_WORD}){{0,2}}"
        ),
    )


def _said_of_one(people: str) -> tuple[str, ...]:
    """Return patterns of belief, dress and health said of "he", "she" or a name."""
    return (
        (
            r"(?<!\w)(?i:he|she|who|mother|father|boy|girl|man|woman|lad|brother|sister|"
            rf"{CAPITAL}) (?:has |had |was )?(?:recently |secretly |just )?"
            rf"(?:converted|reverted|converting|a convert) to {_FAITHS}"
        ),
        (
            r"(?<!\w)(?i:he|she|who) (?:is|was|became|has been|had been|calls himself|"
            r"calls herself|"
            rf"identifies as) (?:an? )?(?:[a-z-]{{3,15}} )?(?:{people}|"
            rf"{_TRAIT_OF_ONE})(?![\w-])"
        ),
        (
            r"(?<!\w)(?i:he|she|who) (?:has|had|lives with|was diagnosed with|suffers from|"
            rf"has been diagnosed with) (?:a |severe |mild )?{_TRAIT_OF_ONE}(?![\w-])"
        ),
        (
            r"(?<!\w)(?i:she|he|who|girl|woman|boy) (?:always |now |still )?(?:wears|wore|"
            r"wearing|"
            r"started wearing|began to wear|had started to wear|put on|took off) "
            r"(?:an? |the |her |his )?(?:hijab|niqab|burqa|headscarf|veil|abaya|jilbab|"
            r"kippah|kippa|"
            r"turban|qamis|thobe|cross)(?!\w)"
        ),
    )
