"""Few people in English texts, also without a word for them: "two were brought", "all save one".

A number counts people where a word for people stands behind it, or where what is said can be
said of
people only: banned, injured, "stayed to the end". Complements ("eleven of the twelve teachers")
count
those who are left over, so the difference is what has to be small.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.english.people_words import person_noun
from node.textguard.folding import fold
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_english_few", "is_of_things"]

_VALUES: Final = NUMBER_WORDS["en"]
_ANY_NUMBER: Final = (
    rf"(?:\d{{1,3}}|{'|'.join(sorted((w for w in _VALUES if _VALUES[w]), key=len, reverse=True))})"
)
_SINGULAR: Final = (
    r"(?:boy|girl|man|woman|lad|lass|teenager|teen|pupil|student|child|kid|youth|youngster|person|"
    r"parent|mother|father|family|refugee|convert|brother|sister|neighbour|volunteer|individual|"
    r"case|file|referral|complaint|incident|arrest|conviction|relapse|dropout|member|participant|"
    r"client|mentee|resident|victim|suspect|witness|prisoner|detainee|returnee|learner|player|"
    r"couple|household|adult|minor|infant|baby|cousin|colleague|guest|visitor|applicant|report|"
    r"referred|report|objection|absentee|detention|suspension|exclusion|expulsion|"
    r"voter|believer|worshipper|tenant|caller|respondent|signature|no|vote|abstention|refusal)"
)
_HUMAN: Final = (
    r"(?:banned|arrested|charged|expelled|suspended|excluded|referred|reported|interviewed|visited|"
    r"recruited|convicted|sentenced|released|jailed|imprisoned|detained|questioned|cautioned"
    r"|bailed|"
    r"fined|hospitalised|treated|stabbed|shot|injured|hurt|wounded|killed|dead|missing|absent"
    r"|present|"
    r"excused|involved|invited|known|identified|brought|sent home|taken (?:in|away|into|to)"
    r"|in care|"
    r"in custody|on remand|from|girls|boys|women|men|minors|adults|siblings|brothers|sisters"
    r"|cousins|"
    r"under (?:age|\d\d)|underage|over \d\d|born|deported|radicalised|converted|married|pregnant|"
    r"unemployed|homeless|still (?:at|in|with)|already (?:at|in|known)|kept (?:at home|in|back)|"
    r"picked up|moved (?:away|on|out|to)|told|asked|offered|accepted|enrolled|placed|adopted|"
    r"fostered|mentored|coached|supported|accompanied|watched|followed|contacted|warned|removed|"
    r"at (?:school|home|work)|pupils|students|local|new to|too (?:young|shy|afraid|old|angry)"
    r"|afraid|"
    r"angry|ashamed|crying|drunk|friends|neighbours|related|called|named|willing|ready to|happy|"
    r"unwilling|unable|sick|ill)"
)
_ACTS: Final = (
    r"(?:dropped out|stayed|came|left|went|got|said|told|asked|wanted|started|began|stopped|joined|"
    r"walked|ran|cried|laughed|spoke|spoken|rang|phoned|wrote|refused|declined|withdrew|relapsed|"
    r"returned|finished|completed|graduated|moved|found|owned up|signed|turned up|showed up|gave|"
    r"agreed|objected|voted|abstained|attended|missed|missing|lost|live|lives|lived|travelled|knew|"
    r"know|knows|felt|thought|remained|answered|replied|opted|volunteered|brought|took|needed|"
    r"needs|need|complained|apologised|admitted|denied|confessed|followed|watched|posted|shared|"
    r"converted|speak|speaks|work|works|worked|study|studies|attend|attends|want|wants|came back|"
    r"did(?:n['\u2019]t| not)?|does(?:n['\u2019]t| not)|do(?:n['\u2019]t| not)|had (?:been|to"
    r"|never|"
    r"already|left|come|gone|heard|seen|known|lost|lived|served)|ha[sd] (?:since|left|moved|been|"
    r"gone|found|come|dropped|returned|stopped|started|joined|got|died|relapsed|asked)|have "
    r"(?:since|left|moved|been|gone|found|come|dropped|returned|stopped|started|joined|got|died)|"
    r"sat|stood|slept|waited|died|survived|fought|played|sang|helped|stay|come|go)"
)
_START: Final = (
    r"(?<![\w.,-])(?:(?<=[.;:!?(\u2013\u2014|] )|(?<=[\n\u2022(])|(?<=, )|(?<=and )|(?<=but )"
    r"|(?<=while )|"
    r"(?<=whom )|(?<=other )|(?<=these )|(?<=those )|(?<=which )|(?<=only )|(?<=just )|(?<=where )|"
    r"(?<=that )|(?<=then )|(?<=least )|(?<=another )|(?<=about )|(?<=- )|(?<=with )|(?<=first ))"
)
_PEOPLE_LABEL: Final = (
    r"(?:participants?|attendees|attendance|present|referrals?|cases?|pupils|students|children|"
    r"young people|youths|families|parents|mothers|fathers|members|volunteers|victims|suspects|"
    r"arrests|clients|mentees|households|absent|excused|apologies|girls|boys|women|men|persons|"
    r"people|returnees|convictions|dropouts|relapses|witnesses|open files|open cases|n|N)"
)


def _patterns(few: str) -> Iterator[str]:
    yield (
        rf"(?:a|one|the|another|only one|just one|the one|but one|just the one) (?:single|lone"
        rf"|solitary|isolated|sole|individual) (?:[a-z-]+ )?{_SINGULAR}(?!\w)"
    )
    yield (
        r"(?:a|the|another|one|this|that|our) (?:further |last |second |small |mere |good |other "
        r"|whole )?"
        r"(?:pair|couple|trio|duo|handful|clutch|quartet|quintet|threesome|foursome|twosome|"
        r"group of (?:few)|family of (?:few)|gang of (?:few)|class of (?:few)|team of (?:few)"
        r"|party of (?:few)|"
        r"circle of (?:few)|band of (?:few)|crew of (?:few)) of (?:the |our |his |her |their "
        r"|these |those )?"
        r"(?:[a-z-]+ ){0,2}?PEOPLE"
    ).replace("(?:few)", few)
    yield (
        r"(?:half a dozen|a half[- ]dozen|a dozen or so|under a dozen|fewer than a dozen"
        r"|less than a dozen|barely a dozen)(?: (?:or so )?(?:[a-z-]+ ){0,2}?PEOPLE)?"
    )
    yield (
        rf"(?:a |the |our |another |his |her )?(?:small )?(?:group|family|gang|party|circle|crew"
        rf"|band|household|household|trio|cell|bunch|class|total) of (?:about |some |only |just "
        rf"|around )?{few}(?!\w|[.,]\d| (?:to|or|and) \d)(?:(?: [a-z-]+){{0,2}}? PEOPLE)?"
    )
    yield (
        rf"(?:some |about |around |maybe |perhaps |only |just )?{few} or (?:so"
        rf"|{_ANY_NUMBER})(?: (?:others?|more|of (?:them|us|the [a-z]+)"
        rf"|(?:[a-z-]+ ){{0,2}}?PEOPLE))?(?=[\s.,;:)])"
    )
    yield (
        rf"(?:the |these |those |all |other |last |first |another |some ){{0,3}}{few} (?:others?"
        rf"|more|newcomers|strong|in number|in all|altogether|in total|left over"
        rf"|apiece)(?= (?:\w+ed|who|that|were|was|had|have|has|came|left|went|got|said|bring"
        rf"|brought|are|is|of|in|from|with|[a-z]+s)\b|[.,;:)\n])"
    )
    yield (
        rf"{_START}(?:(?:the|these|those|all|other|a further|another) )?{few}(?= (?:were|was|are|is"
        rf"|had been|have been|has been|will be|would be|remain|remained|got|being) (?:not |also "
        rf"|even |later |since |then |now |already |never |still |both |all |being "
        rf"|from )?{_HUMAN}(?!\w))"
    )
    yield (
        rf"{_START}(?:(?:the|these|those|all|other|a further|another) )?{few}(?= (?:never |also "
        rf"|even |later |then |now |already |still |both |all |quietly |finally |just "
        rf"|simply )?{_ACTS}(?!\w))"
    )
    yield rf"{_START}{few}(?= {_HUMAN}(?:[.,;:)\n]| (?:by|in|at|on|after|and|but|to|so|from)\b))"
    yield from _more_patterns(few)


def _more_patterns(few: str) -> Iterator[str]:
    yield (
        rf"(?:the |these |those |all |both |other )?{few} of (?:them|us|you|whom|these|those|his"
        rf"|hers|theirs|ours|mine)(?!\w)(?! (?:own)\b)"
    )
    yield (
        rf"(?:all|everybody|everyone|none|each|nobody|no[- ]one|the whole (?:class|group|team)"
        rf"|the lot|every one)(?: (?:of (?:them|us)|present|there))?,? (?:but|except|bar|save"
        rf"|apart from|other than|excepting|minus|with the exception of)(?: for)? (?:the )?(?:a (?:"
        rf"couple|pair|handful)|the (?:last|first|eldest|youngest|oldest)|{few})(?: of (?:them|us)"
        rf"| others?| (?:[a-z-]+ ){{0,2}}?PEOPLE)?(?!\w)"
    )
    yield (
        rf"(?:all|every|each) (?:(?:one )?of )?(?:the |our |his |her |these "
        rf"|those )?(?:[a-z-]+ ){{0,3}}?(?:but|except|bar|save|less|minus|apart from|other than"
        rf"|excepting)(?: for)? (?:the )?(?:a (?:couple|pair|handful)|{few})(?!\w)(?! (?:hours?"
        rf"|euros?|days?|weeks?|meetings?|sessions?|schools?|municipalit))"
    )
    yield rf"(?:less|fewer|more) than {few},? (?:but |and )?(?:more|less|fewer|at least) than {few}"
    yield (
        rf"{few},? (?:or|maybe|perhaps|if not|possibly) (?:at most |maybe |perhaps "
        rf"|even )?{few}(?= (?:in|of|from|at|who|were|are|had|have|know|people|at most)\b|[.,;:)])"
    )
    yield rf"{_START}a (?:couple|few|handful) of (?:us|them|you)(?!\w)"
    yield rf"(?<=, ){few}(?= (?:to|from) (?:the|a|his|her|our)\b)"
    yield (
        rf"(?:we|they|ye|you|u|us) (?:r|are|were|was) (?:only |just |about )?{few}(?= (?:here|in|at"
        rf"|now|left|there|today)\b|[.,;:!)\n]|$)"
    )
    yield r"(?:beirt|triúr|ceathrar|cúigear|seisear|seachtar|ochtar|naonúr)(?: [a-záéíóú]+)?"
    yield (
        rf"with (?:only |just )?(?:the )?{few}(?: (?:single|notable|sole))? exceptions?(?!\w)"
        rf"|(?:the|one|a) (?:one |single |sole |only |lone )exception(?!\w)"
    )
    yield (
        rf"(?:no|not) (?:more|fewer|less) than {few}(?: (?:[a-z-]+ ){{0,2}}?PEOPLE|(?=[.,;:)]))"
        rf"|(?:fewer|less) than (?:{few}|ten|10)(?: (?:[a-z-]+ ){{0,2}}?PEOPLE|(?=[.,;:)]))"
    )
    yield (
        rf"(?:all|any|none|each|both) (?:of the |of our |of his "
        rf"|of her )?{few}(?= (?:[a-z-]+ ){{0,2}}?PEOPLE|[.,;:)]| (?:were|are|had|have|came|left"
        rf"|said|went|got|now|of)\b)(?: (?:[a-z-]+ ){{0,2}}?PEOPLE)?"
    )
    yield from _further_patterns(few)


def _further_patterns(few: str) -> Iterator[str]:
    yield (
        rf"(?:there (?:were|are|was|is)|we (?:were|are)|they (?:were|are)|left us with|leaves"
        rf"|leaving|down to|only|just|barely) (?:only |just |barely |about |now |still "
        rf"|all )?{few}(?= of (?:us|them)|[.,;:)]| (?:left|remaining|present|there|today"
        rf"|in the (?:room|group|class)|around the table)\b)(?: (?:left|remaining|of us|of them))?"
    )
    yield rf"{_PEOPLE_LABEL}(?: \([^)\n]{{1,20}}\))? ?[:=] ?{few}(?![\w%]|[.,:/]\d| ?[-\u2013] ?\d)"
    yield rf"{few} ?[x\u00d7] (?:[a-z-]+ ){{0,2}}?PEOPLE|(?:[a-z-]+ ){{0,1}}?PEOPLE \({few}\)"
    yield rf"(?<=of which ){few}(?= [a-z])|(?<=of whom ){few}(?= [a-z])"
    yield (
        rf"(?<=called )(?:only |just )?{few}(?=[.;!?])|(?<=rang )(?:only |just )?{few}(?=[.;!?])"
        rf"|(?<=invited )(?:only |just )?{few}(?=[.;!?])|(?<=asked )(?:only |just )?{few}(?=[.;!?])"
        rf"|(?<=reached )(?:only |just )?{few}(?=[.;!?])|(?<=lost )(?:only |just )?{few}(?=[.;!?])"
    )
    yield (
        rf"the (?!one\b){few}(?= (?:who|that|whom|we|from|in|at|with|had|were|involved|concerned"
        rf"|arrested|charged)\b)"
    )
    yield (
        r"(?:neither|both|either) of (?:the |these |those |his |her "
        r"|our )?(?:[a-z-]+ ){0,2}?PEOPLE"
    )
    yield rf"between {few} and {few}(?: (?:[a-z-]+ ){{0,2}}?PEOPLE)?"
    yield r"(?:in|by) (?:twos|threes|pairs) (?:and|or) (?:threes|fours)"


_REACH: Final = 90
_RATED: Final = re.compile(
    r"(?<!\w)(?:rated?|ratings?|scored?|scores?|gave it|given|marks?|graded?|stars|points|scale"
    r"|item|question|satisfaction|average|level|levels)(?: (?:the |a |it |an )?[a-z]{1,12}){0,3}"
    r"(?: of| at| as|:)? (?:\d{1,2} (?:or|to|out of) )?\Z",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r"(?:of them|of these|of those|more|others?)\Z", re.IGNORECASE)
_COUNTED: Final = re.compile(
    rf"(?<!\w){_ANY_NUMBER} (?:[a-z-]{{3,14}} )?(?P<noun>[a-z]{{3,16}}s)(?!\w)", re.IGNORECASE
)
_SAID_WORDS: Final = """
he she they his her people person boy girl boys girls families family who whom men women children we
us young
"""
_PEOPLE_SAID: Final = frozenset(_SAID_WORDS.split())
_SHARE: Final = re.compile(
    rf"(?<![\w.,-])(?P<part>{_ANY_NUMBER}) (?:out )?of (?:the |our |all |these |those |his "
    rf"|her ){{0,3}}(?P<whole>{_ANY_NUMBER})"
    r"(?![\w%]|[.,:/]\d)(?P<noun>(?: [a-z-]+){0,3})",
    re.IGNORECASE,
)
_BUT: Final = re.compile(
    r"(?: (?:left|stayed|came|were|had|have|said|did|dropped|are|went|finished|signed|completed"
    r"|agreed|voted|answered))(?!\w)"
)


def find_english_few(plain: str, *, under: int) -> Iterator[tuple[int, int]]:
    """Yield where few people are counted, or left over from a count.

    Args:
        plain: Canonical text in English.
        under: The first number that is not few.
    """
    for pattern in _compiled(under):
        for found in pattern.finditer(plain):
            nouns = [noun for noun in found.groupdict().values() if noun]
            are_people = all(person_noun(fold(noun)) for noun in nouns)
            if are_people and (nouns or not is_of_things(plain, *found.span())):
                yield found.span()
    for found in _SHARE.finditer(plain):
        end = _end_of_share(found, under=under)
        if end:
            yield found.start(), end


def is_of_things(plain: str, start: int, end: int) -> bool:
    """Say whether points are counted, or more of the things that were counted just before."""
    before = plain[max(0, start - _REACH) : start]
    if _RATED.search(before) or plain[max(0, start - 4) : end].lower() == "the only one":
        return True
    if not _OF_THEM.search(plain, start, end):
        return False
    counted = [found["noun"] for found in _COUNTED.finditer(before)]
    words = re.findall(r"[a-z]+", before.lower())
    has_people = any(person_noun(word) or word in _PEOPLE_SAID for word in words)
    return bool(counted) and not has_people


def _end_of_share(found: re.Match[str], *, under: int) -> int:
    """Return where "eleven of the twelve teachers" ends; 0 if it is no small number of people."""
    part, whole = _value(found["part"]), _value(found["whole"])
    if not 0 < part <= whole or min(part, whole - part or part) >= under:
        return 0
    at = found.start("noun")
    for word in re.finditer(r"[a-z-]+", found["noun"]):
        if person_noun(fold(word.group())):
            return at + word.end()
    return found.end("whole") if _BUT.match(found["noun"]) else 0


def _value(number: str) -> int:
    return int(number) if number.isdigit() else _VALUES.get(number.lower(), 0)


@cache
def _compiled(under: int) -> tuple[re.Pattern[str], ...]:
    words = [word for word, number in _VALUES.items() if 0 < number < under]
    digits = [str(number) for number in range(1, under)]
    few = f"(?:{'|'.join(sorted({*words, *digits}, key=len, reverse=True))})"
    return tuple(
        re.compile(rf"(?<![\w-])(?<!\d[.,:/])(?:{_with_nouns(each)})(?![\w-])", re.IGNORECASE)
        for each in _patterns(few)
    )


def _with_nouns(pattern: str) -> str:
    """Return a pattern with a group for each word that has to be one for people."""
    pieces = pattern.split("PEOPLE")
    groups = (rf"(?P<noun{at}>[A-Za-z-]{{3,20}})(?![\w-])" for at in range(1, len(pieces)))
    return pieces[0] + "".join(
        group + piece for group, piece in zip(groups, pieces[1:], strict=True)
    )
