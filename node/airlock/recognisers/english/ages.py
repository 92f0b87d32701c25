"""The age of one person as English texts tell it: an age, a birth year, a class at school.

It is told behind "he is", in brackets behind somebody, in apposition ("Jaber, 15 at that
time"), and by
the way ("some weeks short of eighteen").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word
from node.textguard.folding import fold
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_english_ages", "is_range", "is_somebodys"]

_WORDS: Final = "|".join(
    sorted(
        (word for word, number in NUMBER_WORDS["en"].items() if 4 < number < 100),  # noqa: PLR2004
        key=len,
        reverse=True,
    )
).replace("-", "[- ]")
_AGE: Final = (
    rf"(?:(?:[5-9]|[1-9]\d)(?:\u00bd|\.5)?|(?i:{_WORDS}))"
    r"(?:[ -]and[ -]a[ -](?:half|bit)| and three quarters)?"
)
_YEARS: Final = r"(?: ?(?:years?|yrs?\.?|y)(?:[ -]?(?:old|o|of age))?)?"
_WHO: Final = (
    r"(?:he|she|they|who|i|you|boy|girl|lad|lass|man|woman|youth|teenager|pupil|student|child|kid|"
    r"brother|sister|son|daughter|cousin|nephew|niece|friend|father|mother|fella|chap|youngster|"
    r"apprentice|trainee|client|mentee|resident|one|eldest|youngest|oldest|leader|latter|"
    r"other|twins?)"
)
_IS: Final = (
    r"(?:['\u2019](?:s|d be|ll be)|"
    r" (?:is|was|will be|would be|would have been|will have been|must be|must have been|"
    r"may be|might be|could be|can be|cannot be|can['\u2019]t be|has been|had been|turns|turned|"
    r"is turning|was turning|will turn|has turned|had turned|had just turned|has just turned|"
    r"just turned|reached|became|looked|looks|claims to be|claimed to be|says (?:he|she) is|"
    r"said (?:he|she) was))"
)
_ADVERB: Final = (
    r"(?:(?:now|then|just|only|barely|hardly|scarcely|nearly|almost|already|about|around|some|"
    r"maybe|perhaps|all of|still|also|at most|at least|not yet|not even|not quite|only just|"
    r"just gone|going on|coming up to|about to turn|rising|pushing|over|under|well over|"
    r"himself|herself|himself only|by now|back then),? ){0,3}"
)
_ENDS: Final = (
    r"(?=\s*(?:[.,;:!?)\]\u2013\u2014\"\u201d|/-]|$|\n|(?:and|or|when|by|at|in|now|then|since|but|"
    r"though|with|ffs|lol|tops|max|this|next|last|on|the|so|already|himself|herself|he|she|his|"
    r"her|while|which|who|that|because|as|after|before|for|until|if|or so|today|yesterday|"
    r"years|x|to be|i think|according)\b))"
)
_NO_NOUN: Final = (
    r"(?! ?(?:%|per ?cent|euros?|km|hours?|minutes?|months?|weeks?|days?|times|people|persons|"
    r"pupils|of the|of them|to \d|and \d|or \d|in the|out of|more|others)\b)(?! ?[%\u20ac])"
)
_MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|[A-Z][a-z]+day)\b"
)
_BIRTH: Final = r"(?:(?:19[2-9]|20[0-2])\d|['\u2019]?\d\d)"
_CHILD: Final = r"(?:child|kid|baby|boy|girl|lad|one|model|vintage|cohort|born)"
_ORDINAL_AGE: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth)|(?:thir|four|fif|six|seven|eigh|nine)teenth|tenth|eleventh|twelfth|"
    r"twentieth|thirtieth|fortieth|fiftieth|sixtieth|1\dth|2[0-9](?:st|nd|rd|th))"
)
_ORDINAL: Final = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"final|last|1st|2nd|3rd|[4-9]th|1[0-2]th)"
)
_SCHOOL: Final = (
    rf"(?:{_ORDINAL}[ -](?:class|grade|form|year)(?: of (?:secondary|primary|school|college|"
    r"university|lyceum|gymnasium|the (?:lyceum|gymnasium|technical school|vocational school)))?|"
    r"(?:[Yy]ear|[Ff]orm|[Gg]rade|[Cc]lass|[Pp]rimary|[Ss]econdary|S|P|Yr\.?) ?(?:1[0-3]|[1-9])"
    r"[a-fA-F]?|(?:the )?(?:lower|upper) sixth|sixth form|[Tt]ransition [Yy]ear|TY|LCA|"
    r"(?:Junior|Leaving) Cert(?:ificate)?(?: year)?|(?:Junior|Senior) Infants|(?:GCSE|A-level|"
    r"Leaving Cert|Junior Cert|exam|final|finishing|foundation|intermediate|graduation) year)"
)
_PUPIL: Final = (
    r"(?:pupil|student|boy|girl|lad|apprentice|trainee|kid|child|undergraduate|learner|"
    r"schoolboy|schoolgirl|youngster)"
)


def _age_patterns() -> Iterator[str]:
    yield rf"(?<!\w)(?i:{_WHO}){_IS},? {_ADVERB}(?P<age>{_AGE}{_YEARS}){_NO_NOUN}{_ENDS}"
    # "He, barely 18", "Jaber, 15 at that time", "@name, 17 and living out of a bag".
    yield (
        rf"(?<=[^\W\d_], )(?P<age>(?i:now|then|just|only|barely|hardly|nearly|almost|not yet|"
        rf"going on|about|around|aged)? ?{_AGE}{_YEARS}(?: (?:at (?:that|the) time|back then|now|"
        r"then|years|at most|or so|when (?:he|she|we|it|this)|since|going on|(?:this|next|last) "
        r"[A-Za-z]+|and (?:living|working|out|on|in|a|an|already|still|just|not|alone|at|the|with|"
        rf"has|had|is|was|[a-z]+(?:ing|ed))))(?!\w)){_NO_NOUN}"
    )
    yield (
        rf"(?<=[^\W\d_] [(\[])(?P<age>(?:(?:m|f|M|F|male|female|boy|girl|aged?|now|then|just|"
        rf"about|approx\.|ca\.|c\.)[ ,/]{{0,2}})?{_AGE}{_YEARS}(?:[ ,/](?:m|f|M|F|male|female|boy|"
        r"girl|since|in|at|now|then|next|last|by|going|turning|this|when|years|on)[^()\n]{0,30})?)"
        r"(?=[)\],;])(?!, ?\d)"
    )
    yield (
        rf"(?<!\w)(?i:boy|girl|lad|man|woman|male|female|son|daughter|pupil|student|youth|"
        r"youngster|client|young man|young woman|brother|sister|nephew|niece|cousin|child)"
        rf"(?:, | \()(?P<age>(?i:aged? |now |just |about |around )?{_AGE}{_YEARS}"
        r"(?: (?:\d{1,2}|[a-z]+) (?:months?|mths?|mos?))?)(?=[,;.)|\n]| (?:from|of|in|with|who"
        r"|and)\b)"
    )
    yield (
        rf"(?<![\w.])(?P<age>{_AGE} ?(?:yrs?|years?|y)\.?,? (?:and )?\d{{1,2}} ?(?:mths?|months?"
        rf"|mos?|m)\b)"
    )
    yield (
        r"(?<!\w)(?i:boy|girl|lad|man|woman|child|youth|kid|pupil|student|youngster|fella|person|"
        r"daughter|son|brother|sister|teenager|apprentice|father|mother) of "
        rf"(?P<age>{_ADVERB}{_AGE}(?: years)?){_NO_NOUN}(?=[.,;:)\n]| (?:who|with|from|and|in|has"
        rf"|had|was|is|came|"
        r"called|named|whose|at|he|she)\b)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:[Jj]ust|[Bb]arely|[Hh]ardly|[Ss]carcely|[Nn]ot yet|[Nn]ot even|"
        r"[Nn]ot quite|[Tt]urned|[Tt]urning|[Gg]oing on|[Rr]ising|[Pp]ushing|[Jj]ust gone|"
        rf"[Jj]ust turned|[Jj]ust over|[Oo]nly just) (?:1\d|2[0-4]|(?i:{_WORDS})))(?=[.,;:!?)\n]|"
        r"$| (?:and|when|now|at|in|this|last|years)\b)"
    )
    yield (
        rf"(?<!\w)(?:[Aa]t|[Ww]hen|[Bb]y|[Ss]ince) (?P<age>(?:the age of |age )?(?:1\d|2\d|[6-9]"
        rf"|(?i:{_WORDS}))),? (?:he|she|his|her)\b"
    )
    yield from _more_age_patterns()


def _more_age_patterns() -> Iterator[str]:
    yield (
        rf"(?<!\w)(?P<age>(?i:aged?|age of)(?: |: ?|-)(?:about |around |only |just |barely |nearly "
        rf"|approx\. )?{_AGE})(?!\w|[-\u2013/+]\d| ?[-\u2013] ?\d| (?:to|and|or) (?:\d|over|under"
        rf"|above|up|older|{_WORDS}))"
    )
    # Birth years.
    yield rf"(?<!\w)(?P<age>an? (?:['\u2019]\d\d|(?:19|20)\d\d)[ -]{_CHILD})(?!\w)"
    yield r"(?<!\w)(?P<age>(?:19[3-9]|20[0-2])\d-born)(?!\w)"
    yield (
        r"(?<!\w)(?P<age>(?i:born|b\.|\*|dob|d\.o\.b\.|yob|birth year|year of birth|birthdate|"
        r"date of birth|child of|baby of|class of|graduating class of|vintage of)(?:[:,]? |: ?|)"
        r"(?:in |is |was |around |about |circa |c\. |early |late |in the year |in (?:early|late) |"
        r"the year ){0,2}(?:(?:19[2-9]|20[0-2])\d|['\u2019]\d\d))(?!\w|-(?:20|19))"
    )
    yield (
        r"(?<!\w)(?P<age>(?:his|her) (?:year of birth|birth year),? (?:is |was |being )?(?:19"
        r"|20)\d\d)"
    )
    yield rf"(?<!\w)(?P<age>in (?:his|her) {_ORDINAL_AGE} year)(?!\w)"
    yield (
        rf"(?<!\w)(?P<age>(?:his|her|my|the boy['\u2019]s"
        rf"|the girl['\u2019]s) (?:own )?{_ORDINAL_AGE}"
        r"(?: birthday)?)(?! (?:[a-z]+))"
    )
    yield (
        r"(?<!\w)(?P<age>(?:in )?(?:his|her) (?:(?:very )?(?:early|late|mid)[ -])?(?:teens"
        r"|twenties|"
        r"thirties|forties|fifties|sixties|seventies|eighties|[1-9]0['\u2019]?s))(?!\w)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:a |an |some )?(?:twenty|thirty|forty|fifty|sixty|seventy|20|30|40|50"
        r"|60|"
        r"70)[- ]?(?:something|odd)(?:[- ]year[- ]old)?)(?!\w)(?! (?:people|pupils|years|euros))"
    )
    yield (
        rf"(?<![\w.-])(?P<age>(?:an? )?{_AGE}[ -]?(?:y/?o|yr?s?[ -]olds?|years?[ -]old"
        rf"|year[ -]olds?(?<!s)))(?![\w-])"
    )


def _loose_age_patterns() -> Iterator[str]:
    """Ages that people give by the way: "some weeks short of eighteen", "thirty-one I think"."""
    yield (
        rf"(?<!\w)(?P<age>(?i:turn(?:s|ed|ing)?|will be|would be|to be|becomes?|reach(?:es"
        rf"|ed)?) {_AGE}(?: (?:in|on|over|during|before|after) (?:the |his "
        rf"|her )?[\w'\u2019]{{2,14}})?)(?=$|[.\n]| (?:in|on|next|this|at|soon|today|tomorrow"
        rf"|yesterday|last|before|after|during|when|over|by)\b|[,;.)](?! ?\d))(?! (?:in|at|on) \d)"
    )
    yield (
        rf"(?<!\w)(?P<age>(?:[5-9]|[1-9]\d|(?i:{_WORDS})),? (?:and|n|&) (?:a half|three[- ]quarters"
        rf"|a quarter|a bit|some months|a few months|two thirds)(?:, (?i:{_WORDS}) to be exact)?)(?"
        rf"!\w)(?! (?:hours?|years? (?:ago|later|of)|days?|weeks?|months?|times|minutes?"
        rf"|kilometres?|thousand|million))"
    )
    yield (
        rf"(?<!\w)(?P<age>(?:(?:in )?(?:his|her) \w+ \w+, )?{_AGE},? (?:to be (?:exact|precise)"
        rf"|I (?:believe|think|guess|reckon|suppose|would say)|or thereabouts|give or take"
        rf"|at a guess|if (?:he|she) is a day|according to (?:his|her)|years young))(?!\w)"
    )
    yield (
        rf"(?<!\w)(?:is|was|be) (?:what|like|maybe|say|well|erm|uh"
        rf"|perhaps),? (?P<age>{_AGE})(?=[?.,!])"
    )
    yield (
        rf"(?<!\w)(?P<age>(?:(?:some|a few|two|three|four|six|\d) )?(?:a )?(?:days?|weeks?|months?"
        rf"|year|years) (?:short of|shy of|off|away from|from|before|under|over|past|past"
        rf"|after) (?:turning |being |his |her |the age of )?(?:{_AGE}|{_ORDINAL_AGE}))(?!\w"
        rf"| (?:people|pupils|euros))"
    )
    yield (
        rf"(?<!\w)(?:was|is|boy|girl|man|woman|lad|person|being) (?P<age>of (?:about |some "
        rf"|only )?{_AGE} years)(?!\w)"
    )
    yield (
        rf"(?<=[^\W\d_], )(?P<age>{_AGE} (?:in|next|this|last|come|by|at|from"
        rf"|since) (?:the )?(?:spring|summer|autumn|winter|Easter|Christmas|Hallowe['\u2019]?en"
        rf"|January|February|March|April|May|June|July|August|September|October|November|December"
        rf"|holidays|new year|year|week|month))(?!\w)"
    )
    yield (
        rf"(?<!\w)(?:i['\u2019]?m|I am|he['\u2019]?s|she['\u2019]?s|hes|shes|u r|ur|ure) (?:only "
        rf"|just |now |nearly |almost |still )?(?P<age>{_AGE}){_NO_NOUN}{_ENDS}"
    )
    yield (
        r"(?<!\w)(?P<age>(?:I|he|she|who|boy|girl) (?:was |were |is )?born (?:in |on |just "
        r"|shortly |a |two |three |some )?(?:the |same )?(?:year|summer|winter|spring|autumn|week"
        r"|month|months|day|days|night|decade|after|before|when|between|under|during"
        r"|weeks)\b[^.,;:!?\n]{2,40})"
    )
    yield r"(?<!\w)(?P<age>an? ['\u2019]?\d\d(?:er|s (?:child|kid|baby)))(?!\w)"
    yield r"(?<=[a-z], )(?P<age>[lI][0-9oO]|[12][oO])(?=[,.)])"
    yield (
        r"(?<!\w)(?P<age>(?:in |at )?(?:the|his|her) (?:last|first|final|second|third|second last"
        r"|penultimate|finishing) (?:class|year|grade|form)(?: (?:before|of|at|in) (?:his|her"
        r"|(?:the )?(?:lyceum|gymnasium)"
        r"|school|college|secondary|primary|university|gymnasium"
        r"|lyceum)(?: [\w-]+)?))(?!\w)(?! (?:project|programme|pilot|plan|funding))"
    )
    yield rf"(?<=[\"\u201c\u2018])(?P<age>{_SCHOOL})(?=[\"\u201d\u2019])"


def _beside_patterns() -> Iterator[str]:
    """Ages between commas: "Situation: Dušan, seventeen, ran", "Met him. 18, sleeps out"."""
    # "Situation: Dušan, seventeen, ran a channel", "Met him. 18, sleeps in a garage".
    yield (
        rf"(?<!\w)(?!{_MONTHS})[A-Z][a-z\u00c0-\u017f]{{2,20}}, (?P<age>(?:1[0-9]|2[0-5]"
        rf"|(?i:{_WORDS})))(?=, (?:[a-z]{{2,12}}(?:ed|s)|ran|went|came|left|got|told|had|lost"
        rf"|took|made"
        r"|from|in|out|with|and|who|of|a|an|the)\b)(?! ?, ?\d)"
    )
    yield (
        r"(?:(?<=[.!?] )|(?<=\n))(?P<age>(?:1[0-9]|2[0-5]))(?=, (?:sleeps|lives|works|studies"
        r"|speaks|says|has|is|no|still|out of|from|born|wants|sends|knows|plays|boxes|Muslim"
        r"|single)\b)"
    )
    yield rf"(?<=@)[\w.]{{3,30}}, (?P<age>(?:1[0-9]|2[0-5]|(?i:{_WORDS}))) and (?:living|out|on)\b"


def _school_patterns() -> Iterator[str]:
    group = (
        r"(?! (?:pupils|students|classes|groups|boys|girls|children|programmes?|curriculum|"
        r"modules?|of (?:the|our|a|this) (?:project|programme|pilot|course|plan)|teachers?|teams?|"
        r"and|or|to|running|in a row|running|levels?|onwards|upwards)\b)(?!-)(?! ?[-\u2013/] ?\d)"
    )
    yield (
        r"(?<!\w)(?:in|into|of|from|since|during|until|by|after|before|a|an|now|repeating|repeats?|"
        r"repeated|starts?|started|starting|finished|finishing|left|leaving|doing|did|his|her"
        r"|through|"
        r"entered|entering|pupil|student|currently|halfway through|throughout)"
        rf" (?:(?:his|her|my) )?(?P<age>{_SCHOOL}){group}(?![\w])"
    )
    yield rf"(?<=[,(:|\u2022] )(?P<age>(?:in )?{_SCHOOL})(?=[,;.)|\n])"
    yield (
        rf"(?<!\w)(?P<age>(?:(?:in |an? |the |our |one )(?:[a-z]+ )?)?{_SCHOOL}[ -]{_PUPIL})(?!\w)"
    )
    yield (
        r"(?<!the )(?<!\w)(?P<age>(?:an? |our |one |this |that )?(?:first|second|third|fourth|fifth"
        r"|sixth|"
        r"final)[- ]year(?:er|s)?(?= (?:student|pupil|apprentice|lad|girl|boy|at|who|in|of)\b"
        r"|[,.;)])"
        r"(?: (?:student|pupil|apprentice|lad|girl|boy))?)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:an? |the |our |one |this |that )(?:[a-z-]+ )?(?:(?:[1-9]|1[0-2])(?:st"
        r"|nd|rd|th)|"
        r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ](?:grader|former"
        r"|classer))(?!\w)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:an? |the |our |one |this |that )(?:[a-z-]+ )?(?:fresher"
        r"|sixth[- ]former|"
        r"school[- ]leaver|freshman|sophomore|preschooler|toddler|infant|(?:Leaving|Junior) Cert|"
        r"TY|Transition Year|A-level|GCSE|nursery|kindergarten|reception|finalist)"
        r"(?: (?:student|pupil|girl|boy|child|kid|candidate))?)(?![\w-])(?! (?:year|programme"
        r"|class|cycle|exams?|subjects?|options?|centres?|desk|area|room|hall))"
    )


@cache
def _ages() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return the patterns, and whether each tells a class at school."""
    said = (*_age_patterns(), *_loose_age_patterns(), *_beside_patterns())
    return (
        *((re.compile(each), False) for each in said),
        *((re.compile(each), True) for each in _school_patterns()),
    )


_RANGE_BEFORE: Final = re.compile(r"\d ?(?:to|-|\u2013) ?\Z")
_TELLS: Final = re.compile(
    r"(?<!\w)(?i:he|she|his|her|him|boy|girl|lad|lass|son|daughter|brother|sister|name|pupil"
    r"|student"
    r"|client|mother|father|referral|apprentice|born)(?!\w)"
)
_TOLD_REACH: Final = 200


def find_english_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the age, the birth year or the class of one person is told."""
    for pattern, is_school in _ages():
        for found in pattern.finditer(plain):
            start, end = found.span("age")
            # A range is an age of many, and a class without anybody in it is any class.
            if is_range(plain, start, end) or (is_school and not is_somebodys(plain, start, end)):
                continue
            yield start, end


def is_range(plain: str, start: int, end: int) -> bool:
    """Say whether an age is of many: "14 to 17 years old", "age 13+"; "only one" is none."""
    is_number = plain[start:end].lower().endswith((" one", " two", " three", " four"))
    is_upper = _RANGE_BEFORE.search(plain, max(0, start - 5), start) is not None
    return is_upper or is_number or plain[end : end + 1] == "+"


def is_somebodys(plain: str, start: int, end: int) -> bool:
    """Say whether somebody is told of near a class at school; without, it is any class."""
    near = plain[max(0, start - _TOLD_REACH) : end + _TOLD_REACH]
    names = (fold(word) for word in re.findall(r"(?<![\w-])[A-Z][a-z]{2,20}", near))
    return _TELLS.search(near) is not None or any(
        name in given_names() and not is_word(name, "en") for name in names
    )
