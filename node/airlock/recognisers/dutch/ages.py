"""Dutch ages of one person, however they are said: in words, in halves, in decades, by school year.

A number is an age where a person is what has it: behind "he is", a name or a noun for one person,
or between commas. School years count where one person is in them; a class as such is a group.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.lexicon.lists import dutch_given_names
from node.airlock.recognisers.dutch.fields import find_fields
from node.airlock.recognisers.dutch.person_nouns import is_one_person
from node.airlock.recognisers.dutch.school_years import find_school_years
from node.textguard.folding import fold
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_ages"]

_LEAST: Final = 5
_EIGHT: Final = 8
_TWENTY: Final = 20
_WORDS: Final = "|".join(
    sorted(
        (word for word, number in NUMBER_WORDS["nl"].items() if number >= _LEAST),
        key=len,
        reverse=True,
    )
)
_TENS: Final = r"(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_HALF: Final = (
    r"(?: en een (?:half|kwart)| en (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|"
    r"negen|tien|elf|\d{1,2}) maand(?:en)?|-?en-?een-?half|(?:e|ë)neenhalf|enhalf|"
    r"[.,]5|½)"
)
_NUMBER: Final = rf"(?:(?:[5-9]|[1-9]\d|1[01]\d)|(?:{_WORDS}))(?:{_HALF})?"
_ABOUT: Final = (
    r"(?:(?:(?:in het|dit|komend|volgend|vorig) (?:voorjaar|najaar|jaar|schooljaar)|(?:in de|deze|"
    r"komende|volgende) (?:zomer|winter|herfst|lente|week|maand)|over (?:een|twee|drie|enkele) "
    r"(?:dagen|weken|maanden|maand|week)|bijna|net|pas|amper|nauwelijks|nog geen|nog maar|"
    r"nog niet eens|nog|toen|nu|inmiddels|"
    r"intussen|ondertussen|al|reeds|ongeveer|circa|ca\.|een jaar of|hooguit|hoogstens|hoop en al|"
    r"destijds|zo['\u2019]n|naar schatting|goed|ruim|dik|krap|zowat|vermoedelijk|officieel|rond de|"
    r"rond|tegen de|om en bij de|om en nabij de|vandaag|vorig jaar|op dat moment|op dat ogenblik|"
    r"eindelijk|zopas|onlangs|binnenkort|straks|in (?:januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december)|volgende maand|vorige maand|vorige week|dit "
    r"jaar|"
    r"gisteren|morgen|juist|net geen|ondertussen al|eerst|ooit|intussen al|later|weldra) ){0,3}"
)
_OLD: Final = (
    r"(?: ?(?:jaar(?: oud| jong| en (?:een )?half| en \w{1,9} maand(?:en)?)?|"
    r"jaren(?: oud| jong)?|jr\.?|j\.?|lentes(?: jong)?))"
)
_STOP: Final = (
    r"(?=\s*(?:[.,;:!?)\]\u2013\u2014\"\u201d\n]|\Z)|\s(?:en|toen|als|maar|die|dat|wanneer|omdat|"
    r"terwijl|of zo|geworden|is|was|werd|wordt|op|bij|aan|in|uit|met|zonder|woont|woonde|zit|zat|"
    r"zou|heeft|had|kwam|nu|nog|al|volgens|sinds|tijdens|want|dus|tegen|na|voor|van|hij|zij|ze|"
    r"studeert|werkt|wil|wilde|geboren)(?!\w))"
)
_NOT_COUNTED: Final = (
    r"(?! (?:kinderen|zonen|zoons|dochters|jongens|meisjes|procent|euro|keer|maal|uur|leden|"
    r"personen|mensen|man\b|dagen|weken|maanden|minuten|kilo|meter|km|stuks|op de|van de \d|"
    r"[^\W\d_]+en(?: |[.,])))(?![\w%]|[.,:/]\d| ?[\u2013-] ?\d)"
)
_OWN: Final = r"(?:zijn|haar|z['\u2019]n|d['\u2019]r|mijn)"
_ORDINAL: Final = r"\d{1,2}(?:ste|de|e)|" + "|".join(
    "achtste" if number == _EIGHT else f"{word}{'de' if number < _TWENTY else 'ste'}"
    for word, number in NUMBER_WORDS["nl"].items()
    if number >= _LEAST
)
_WHO: Final = (
    r"(?:hij|zij|ze|die|wie|ik|['\u2019]k|dewelke|die ene|deze|de jongen|het meisje|de man|de "
    r"vrouw|"
    r"de knul|de jongere|de leerling|den deze|diene|hem|haar)"
)
_ANY_STOP: Final = r"(?=[\s.,;:!?)\u2013\u2014]|\Z)"
_IS: Final = (
    r"(?:is|was|werd|wordt|bleek|blijkt|lijkt|leek|oogt|oogde|zou|schat ik|wordt geschat op)"
)
_BE: Final = r"(?:is|was|werd|wordt|geworden|zijn|wordt,|worden|had|heeft)"


_PLAIN: Final = (
    rf"(?<!\w)(?i:{_IS}) {_WHO} (?P<age>{_ABOUT}{_NUMBER}{_OLD}?){_NOT_COUNTED}{_STOP}",
    rf"(?<!\w)(?i:{_WHO}) {_IS} (?P<age>{_ABOUT}{_NUMBER}{_OLD}?){_NOT_COUNTED}{_ANY_STOP}",
    rf"(?<!\w)(?P<age>{_ABOUT}{_NUMBER}{_OLD}?) geworden(?!\w)",
    (
        rf"(?<!\w)(?i:ben|was|werd|word|wordt) (?P<age>{_ABOUT}{_NUMBER}{_OLD}?)(?=[.,;:!?)\n]|"
        rf"\Z| (?:en|toen|nu|jaar|"
        r"maar|uit)(?!\w))(?<!met)"
    ),
    (
        rf"(?<![\w-])(?P<age>(?i:{_NUMBER}|één|twee|drie|vier|[1-4])(?: jaar| maanden| jaar "
        rf"oud)?) (?:is|was|wordt|"
        r"werd) (?:hij|zij|ze|die|het kind|de jongste|de oudste)(?!\w)"
    ),
    (
        r"(?<!\w)(?:jongste|oudste|baby|kleine|kindje|dochtertje|zoontje|peuter)(?: (?:van|is|"
        r"was|nu|pas|amper|"
        r"net)){0,2},? (?P<age>(?:\d{1,2}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|"
        r"tien|"
        r"elf|twaalf|"
        r"dertien|veertien|vijftien|zestien|zeventien|achttien|anderhalf|anderhalve) "
        r"(?:maanden|"
        r"maand|weken|"
        r"week|jaar|jaren)(?: oud| jong)?)(?!\w)"
    ),
    (
        rf"(?<!\w)(?:is|was|wordt|werd) (?:ondertussen|intussen|inmiddels|nu|pas|net|nog maar|"
        rf"amper|nauwelijks|"
        rf"bijna|al) (?P<age>{_NUMBER})(?= ?[.,;:!?)\n]| (?:hé|hè|he|jaar|en|maar|toen|"
        rf"ofzo)(?!\w))"
    ),
    # "toen hij zestien was", "die bijna achttien is".
    (
        rf"(?<!\w)(?i:{_WHO})(?: zelf)?,? (?P<age>{_ABOUT}{_NUMBER}{_OLD}?),? {_BE}(?!\w)"
        r"(?! (?:er|het|keer|mensen))"
    ),
    # Between commas, behind a dash or in parentheses.
    (
        rf"(?<=[^\W\d_)\"\u201d][,] )(?P<age>{_ABOUT}{_NUMBER}{_OLD}?)(?=[,.;)]|$|\n)"
        rf"(?!, (?:{_NUMBER})[,. ])"
    ),
    rf"(?<=\()(?:[mvxMVX][,/ ]{{1,2}})?(?P<age>{_ABOUT}{_NUMBER}{_OLD}?)(?=[,;)])",
    (
        rf"(?<=\()(?:jongen|meisje|man|vrouw|jongere|leerling)[,/ "
        rf"]{{1,2}}(?P<age>{_ABOUT}{_NUMBER}"
        rf"{_OLD}?)(?=[,;)])"
    ),
    rf"(?<=[.!?\n] )(?P<age>(?i:{_ABOUT}{_NUMBER}{_OLD}))(?=[,.])",
    (
        rf"(?<!\w)(?:[mvMV]|[Mm]an|[Vv]rouw)[ /,.]{{1,2}}(?P<age>{_NUMBER}{_OLD}?)"
        r"(?=[,;)\n]|\.(?!\d)|\Z)"
    ),
    # "Ze gebruikt dit account en is achttien", "de man op de foto, 34 en gehuwd,".
    (
        rf"(?<!\w)(?:en|maar|die|hij|zij|ze|intussen|nu) is (?P<age>{_ABOUT}(?:1\d|2\d|{_WORDS})"
        rf"{_OLD}?)(?=[.;!?)\n]|, |\Z)(?<!aantal)"
    ),
    (
        rf"(?<=[^\W\d_)\"\u201d][,] )(?P<age>{_ABOUT}(?:[1-9]\d|{_WORDS}))(?= en [^\W\d_]{{3,20}}"
        r"(?:isch|ees|aans|ijns|iek|ig|d|t|s|m|n|k)(?:,|\.|;|\)))"
    ),
    # Said of an age.
    (
        rf"(?<!\w)(?:[Ll]eeftijd|[Ll]ft\.?|[Oo]uderdom)(?: van)?[: "
        rf"]{{1,2}}(?P<age>{_ABOUT}{_NUMBER}"
        rf"{_OLD}?)(?! ?(?:-|\u2013|tot|t/m|en ouder|of ouder|plus)|[\w+])"
    ),
    (
        rf"(?<!\w)(?P<age>{_ABOUT}(?:(?:[1-9]|[1-9]\d|1[01]\d)|{_WORDS}|één|twee|drie|vier|"
        rf"anderhalf)(?:{_HALF})?(?: (?:jaar|jaren|maanden|weken|maand) (?:oud|jong)| lentes| "
        r"zomers jong|-?jarig))(?!\w)(?! (?:bestaan|jubileum|plan|project|traject|contract|"
        r"onderzoek|mandaat|verblijf|programma|huwelijk|convenant|subsidie|bewind|feest|kind\b "
        r"mag)\w*)"
    ),
    (
        rf"(?<!\w)(?:(?:[Oo]p|[Vv]anaf|[Ss]inds|[Tt]ot|[Rr]ond|[Vv]oor|[Nn]a|[Vv]an|"
        rf"[Tt]egen) )?"
        rf"(?P<age>(?:op|rond|vanaf|tot|van) [^\W\d_]{{3,20}}jarige leeftijd|de leeftijd van "
        rf"{_NUMBER}|{_OWN} (?:{_ORDINAL})(?= (?:verjaardag|levensjaar)))(?: jaar| verjaardag|"
        r" levensjaar)?(?!\w)"
    ),
    (
        rf"(?<!\w)(?i:op|vanaf|sinds|tot|rond|voor|na|van|tegen|voorbij) (?P<age>{_OWN} "
        rf"(?:{_ORDINAL}|1\d|[2-9]\d))(?!\w)(?! (?:jaar|keer|dag|les|avond|week|poging|bezoek|"
        r"gesprek|school|werk|beurt|stap|plaats|leerjaar|middelbaar|secundair|job|klas|"
        r"groep)(?!\w))"
    ),
    # Decades.
    (
        rf"(?<!\w)(?P<age>(?i:begin|midden|half|eind|einde|achter in de|ver in de|voor in de|"
        rf"diep "
        rf"in de|dik in de|al in de|goed in de|ergens in de|in de|ruim in de|tegen de|rond de|"
        rf"over de|voorbij de|de) {_TENS})(?=[.,;:)!?\n]| (?:en|is|was|met|die|woont|voorbij|"
        r"gepasseerd|maar|uit|zonder|al)(?!\w)|\Z)"
    ),
    (
        r"(?<!\w)(?P<age>(?:[Ee]en|[Dd]e|[Dd]ie|[Dd]eze|als|prille|jonge) (?:[^\W\d_]{2,15}e |"
        r"eind|midden)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tiger|(?:eind|midden|begin)"
        r"(?:twin|der|veer|vijf|zes|zeven)tiger)(?!\w)"
    ),
    r"(?<!\w)(?P<age>(?:begin|midden|eind) de (?:twintig|dertig|veertig|vijftig|zestig))(?!\w)",
    # Years of birth.
    (
        r"(?<!\w)(?P<age>(?i:geboren|geb\.?)(?: (?:te|in) [A-Z][\w-]+)?,? (?:in |eind |begin |"
        r"midden |half |rond |omstreeks |anno |in het (?:voorjaar|najaar) van |in de (?:zomer|"
        r"winter|lente|herfst) van |in (?:januari|februari|maart|april|mei|juni|juli|augustus|"
        r"september|oktober|november|december) (?:van )?)?(?:(?:19|20)\d\d|['\u2019]\d\d|"
        r"(?:de )?(?:begin |eind )?jaren (?:vijftig|zestig|zeventig|tachtig|negentig)))(?!\w)"
    ),
    (
        r"(?<!\w)(?P<age>(?:in |uit |van )?(?:[Bb]ouwjaar|[Gg]eboortejaar:?|[Jj]aargang|"
        r"[Ll]ichting|[Gg]eneratie) (?:(?:19|20)\d\d|['\u2019]\d\d))(?!\w)"
    ),
    r"(?<!\w)(?P<age>in (?:19[3-9]\d|20[012]\d) (?:geboren|ter wereld gekomen))(?!\w)",
    (
        r"(?<!\w)(?P<age>(?:kind|iemand|eentje|een) van (?:19[3-9]\d|20[012]\d|"
        r"['\u2019]\d\d))(?!\w)"
    ),
    (
        r"(?<=[(,] )(?P<age>(?:19[4-9]\d|200\d|201\d))(?=\))|(?<=[a-z] \()(?P<b>19[4-9]\d|"
        r"200\d|"
        r"201[0-8])(?=\))"
    ),
    (
        r"(?<!\w)(?i:hij|zij|ze|die|ik|jongen|meisje|knul|man|vrouw|zoon|dochter|broer|zus) "
        r"(?:is|was) "
        r"(?:er een |eentje )?(?P<age>van (?:19[4-9]\d|20[01]\d|['\u2019]\d\d))(?!\w)(?! (?:tot|"
        r"naar))"
    ),
    # Birthdays, and what the law makes of them.
    (
        rf"(?<!\w)(?P<age>(?:(?:werd|wordt|is|was|net|pas|zopas) )?(?:verjaarde|vierde|viert) "
        rf"(?:zijn|haar) (?:{_NUMBER}|\w+(?:de|ste|e)))(?!\w)"
    ),
)


@cache
def _plain_patterns() -> tuple[re.Pattern[str], ...]:
    """Return ages that need nothing looked up; each tells its place by the group `age`."""
    return tuple(re.compile(text) for text in _PLAIN)


_OF_NOUN: Final = re.compile(
    rf"(?<![\w-])(?P<noun>[^\W\d_]{{2,30}}(?:-[^\W\d_]{{2,20}})?),? (?:van |, )(?P<age>{_ABOUT}"
    rf"(?:{_NUMBER}|één|twee|drie|vier|anderhalf|anderhalve|\d{{1,2}} maanden|(?:in|begin|midden|"
    rf"eind|achter in|voor in) de {_TENS}|begin {_TENS}|midden {_TENS}|eind {_TENS}){_OLD}?)"
    rf"{_NOT_COUNTED}{_ANY_STOP}"
)
_NAME_IS: Final = re.compile(
    rf"(?<![\w-])(?P<noun>[^\W\d_]{{2,30}})(?: zelf)? {_IS} (?P<age>{_ABOUT}{_NUMBER}{_OLD}?)"
    rf"{_NOT_COUNTED}{_STOP}"
)
_BEHIND_NOUN: Final = re.compile(
    rf"(?<![\w-])(?P<noun>[^\W\d_]{{2,30}}),? (?P<age>{_NUMBER}{_OLD})(?=[.,;)\n]| (?:en|uit|"
    r"die|met)(?!\w))"
)
_ARTICLE: Final = re.compile(r"(?<![\w-])(?i:een|die|dat|deze|dit) (?:[^\W\d_]{2,12}e )?\Z")
_SMALL_CHILD: Final = re.compile(r"(?:één|twee|drie|vier|[1-4])\Z")
_CHILD: Final = re.compile(
    r"(?:zoontje|dochtertje|kind|kindje|baby|peuter|kleuter|zoon|dochter|"
    r"broertje|zusje|jongen|jongetje|meisje|neefje|nichtje|\w*tje)\Z"
)


def find_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the age of one person is told."""
    for pattern in _plain_patterns():
        for found in pattern.finditer(plain):
            group = "age" if found["age"] is not None else "b"
            if found[group] and not _is_group(plain, *found.span(group)):
                yield found.span(group)
    for pattern in (_OF_NOUN, _NAME_IS, _BEHIND_NOUN):
        for found in pattern.finditer(plain):
            noun = found["noun"]
            if _SMALL_CHILD.search(found["age"]) and not _CHILD.match(noun.lower()):
                continue
            if _is_somebody(noun) and not _is_group(plain, *found.span("age")):
                # "Een meisje van veertien" is one phrase.
                article = _ARTICLE.search(plain, max(0, found.start() - 20), found.start())
                is_whole = article is not None and pattern is _OF_NOUN and " van " in found.group()
                yield (
                    article.start() if article and is_whole else found.start("age"),
                    found.end("age"),
                )
    yield from find_school_years(plain)
    yield from find_fields(plain, "age")


def _is_somebody(noun: str) -> bool:
    if noun[0].isupper() and fold(noun) in dutch_given_names():
        return True
    return is_one_person(noun) or noun.lower() in {"iemand", "eentje", "oudste", "jongste", "ander"}


_RANGE_BEFORE: Final = re.compile(
    r"(?:(?:tussen|vanaf|boven|onder|ouder dan|jonger dan|minstens|minimum|maximum|van|voor|tot|"
    r"\d|jarige|jarigen|groepen|kinderen|jongeren) (?:de )?|(?:\d|[a-z]+tien|[a-z]+tig)-? ?(?:tot|"
    r"t/m|en|of|-|\u2013|à) ?(?:en met )?)\Z",
    re.IGNORECASE,
)
_RANGE_BEHIND: Final = re.compile(
    r"-? ?(?:tot|t/m|of|à|-|\u2013|plus|\+)(?: en met)? ?(?:\d|ouder|jonger|[a-z]+tien|[a-z]+tig|"
    r"hooguit)| en (?:ouder|jonger|\d\d)(?!\w)",
    re.IGNORECASE,
)


def _is_group(plain: str, start: int, end: int) -> bool:
    """Say whether a number is one end of a band of ages."""
    if _RANGE_BEHIND.match(plain, end):
        return True
    before = plain[max(0, start - 30) : start]
    found = _RANGE_BEFORE.search(before)
    return found is not None and not re.search(r"(?:van|voor|tot) \Z", found.group())
