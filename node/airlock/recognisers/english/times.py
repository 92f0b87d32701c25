"""Ages, classes at school and days as English texts write them, from Cork to Kaunas.

An age is told of one person: behind "he is", in brackets behind somebody, as a birth year, as a
class. A day is finer than a month and comes once: "the 2nd Wednesday in Advent", "Fri 17/01".
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.month_names import MONTHS
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["find_english_ages", "find_english_days", "is_any_feast"]

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
        r"(?: (?:\d{1,2}|[a-z]+) (?:months?|mths?|mos?))?)(?=[,;.)|\n]| (?:from|of|in|with|who|and)\b)"
    )
    yield rf"(?<![\w.])(?P<age>{_AGE} ?(?:yrs?|years?|y)\.?,? (?:and )?\d{{1,2}} ?(?:mths?|months?|mos?|m)\b)"
    yield (
        r"(?<!\w)(?i:boy|girl|lad|man|woman|child|youth|kid|pupil|student|youngster|fella|person|"
        r"daughter|son|brother|sister|teenager|apprentice|father|mother) of "
        rf"(?P<age>{_ADVERB}{_AGE}(?: years)?){_NO_NOUN}(?=[.,;:)\n]| (?:who|with|from|and|in|has|had|was|is|came|"
        r"called|named|whose|at|he|she)\b)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:[Jj]ust|[Bb]arely|[Hh]ardly|[Ss]carcely|[Nn]ot yet|[Nn]ot even|"
        r"[Nn]ot quite|[Tt]urned|[Tt]urning|[Gg]oing on|[Rr]ising|[Pp]ushing|[Jj]ust gone|"
        rf"[Jj]ust turned|[Jj]ust over|[Oo]nly just) (?:1\d|2[0-4]|(?i:{_WORDS})))(?=[.,;:!?)\n]|"
        r"$| (?:and|when|now|at|in|this|last|years)\b)"
    )
    yield rf"(?<!\w)(?:[Aa]t|[Ww]hen|[Bb]y|[Ss]ince) (?P<age>(?:the age of |age )?(?:1\d|2\d|[6-9]|(?i:{_WORDS}))),? (?:he|she|his|her)\b"
    yield rf"(?<!\w)(?P<age>(?i:aged?|age of)(?: |: ?|-)(?:about |around |only |just |barely |nearly |approx\. )?{_AGE})(?!\w|[-\u2013/+]\d| ?[-\u2013] ?\d| (?:to|and|or) (?:\d|over|under|above|up|older|{_WORDS}))"
    # Birth years.
    yield rf"(?<!\w)(?P<age>an? (?:['\u2019]\d\d|(?:19|20)\d\d)[ -]{_CHILD})(?!\w)"
    yield rf"(?<!\w)(?P<age>(?:19[3-9]|20[0-2])\d-born)(?!\w)"
    yield (
        rf"(?<!\w)(?P<age>(?i:born|b\.|\*|dob|d\.o\.b\.|yob|birth year|year of birth|birthdate|"
        r"date of birth|child of|baby of|class of|graduating class of|vintage of)(?:[:,]? |: ?|)"
        rf"(?:in |is |was |around |about |circa |c\. |early |late |in the year |in (?:early|late) |"
        rf"the year ){{0,2}}(?:(?:19[2-9]|20[0-2])\d|['\u2019]\d\d))(?!\w|-(?:20|19))"
    )
    yield r"(?<!\w)(?P<age>(?:his|her) (?:year of birth|birth year),? (?:is |was |being )?(?:19|20)\d\d)"
    yield rf"(?<!\w)(?P<age>in (?:his|her) {_ORDINAL_AGE} year)(?!\w)"
    yield (
        rf"(?<!\w)(?P<age>(?:his|her|my|the boy['\u2019]s|the girl['\u2019]s) (?:own )?{_ORDINAL_AGE}"
        r"(?: birthday)?)(?! (?:[a-z]+))"
    )
    yield (
        r"(?<!\w)(?P<age>(?:in )?(?:his|her) (?:(?:very )?(?:early|late|mid)[ -])?(?:teens|twenties|"
        r"thirties|forties|fifties|sixties|seventies|eighties|[1-9]0['\u2019]?s))(?!\w)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:a |an |some )?(?:twenty|thirty|forty|fifty|sixty|seventy|20|30|40|50|60|"
        r"70)[- ]?(?:something|odd)(?:[- ]year[- ]old)?)(?!\w)(?! (?:people|pupils|years|euros))"
    )
    yield rf"(?<![\w.-])(?P<age>(?:an? )?{_AGE}[ -]?(?:y/?o|yr?s?[ -]olds?|years?[ -]old|year[ -]olds?(?<!s)))(?![\w-])"


def _loose_age_patterns() -> Iterator[str]:
    """Ages that people give by the way: "some weeks short of eighteen", "thirty-one to be exact"."""
    yield rf"(?<!\w)(?P<age>(?i:turn(?:s|ed|ing)?|will be|would be|to be|becomes?|reach(?:es|ed)?) {_AGE}(?: (?:in|on|over|during|before|after) (?:the |his |her )?[\w'\u2019]{{2,14}})?)(?=$|[.\n]| (?:in|on|next|this|at|soon|today|tomorrow|yesterday|last|before|after|during|when|over|by)\b|[,;.)](?! ?\d))(?! (?:in|at|on) \d)"
    yield rf"(?<!\w)(?P<age>(?:[5-9]|[1-9]\d|(?i:{_WORDS})),? (?:and|n|&) (?:a half|three[- ]quarters|a quarter|a bit|some months|a few months|two thirds)(?:, (?i:{_WORDS}) to be exact)?)(?!\w)(?! (?:hours?|years? (?:ago|later|of)|days?|weeks?|months?|times|minutes?|kilometres?|thousand|million))"
    yield rf"(?<!\w)(?P<age>(?:(?:in )?(?:his|her) \w+ \w+, )?{_AGE},? (?:to be (?:exact|precise)|I (?:believe|think|guess|reckon|suppose|would say)|or thereabouts|give or take|at a guess|if (?:he|she) is a day|according to (?:his|her)|years young))(?!\w)"
    yield rf"(?<!\w)(?:is|was|be) (?:what|like|maybe|say|well|erm|uh|perhaps),? (?P<age>{_AGE})(?=[?.,!])"
    yield rf"(?<!\w)(?P<age>(?:(?:some|a few|two|three|four|six|\d) )?(?:a )?(?:days?|weeks?|months?|year|years) (?:short of|shy of|off|away from|from|before|under|over|past|past|after) (?:turning |being |his |her |the age of )?(?:{_AGE}|{_ORDINAL_AGE}))(?!\w| (?:people|pupils|euros))"
    yield rf"(?<!\w)(?:was|is|boy|girl|man|woman|lad|person|being) (?P<age>of (?:about |some |only )?{_AGE} years)(?!\w)"
    yield rf"(?<=[^\W\d_], )(?P<age>{_AGE} (?:in|next|this|last|come|by|at|from|since) (?:the )?(?:spring|summer|autumn|winter|Easter|Christmas|Hallowe['\u2019]?en|January|February|March|April|May|June|July|August|September|October|November|December|holidays|new year|year|week|month))(?!\w)"
    yield rf"(?<!\w)(?:i['\u2019]?m|I am|he['\u2019]?s|she['\u2019]?s|hes|shes|u r|ur|ure) (?:only |just |now |nearly |almost |still )?(?P<age>{_AGE}){_NO_NOUN}{_ENDS}"
    yield r"(?<!\w)(?P<age>(?:I|he|she|who|boy|girl) (?:was |were |is )?born (?:in |on |just |shortly |a |two |three |some )?(?:the |same )?(?:year|summer|winter|spring|autumn|week|month|months|day|days|night|decade|after|before|when|between|under|during|weeks)\b[^.,;:!?\n]{2,40})"
    yield r"(?<!\w)(?P<age>an? ['\u2019]?\d\d(?:er|s (?:child|kid|baby)))(?!\w)"
    yield r"(?<=[a-z], )(?P<age>[lI][0-9oO]|[12][oO])(?=[,.)])"
    yield rf"(?<!\w)(?P<age>(?:in |at )?(?:the|his|her) (?:last|first|final|second|third|second last|penultimate|finishing) (?:class|year|grade|form)(?: (?:before|of|at|in) (?:his|her|the|school|college|secondary|primary|university|gymnasium|lyceum)(?: [\w-]+)?))(?!\w)(?! (?:project|programme|pilot|plan|funding))"
    yield rf"(?<=[\"\u201c\u2018])(?P<age>{_SCHOOL})(?=[\"\u201d\u2019])"


def _school_patterns() -> Iterator[str]:
    group = (
        r"(?! (?:pupils|students|classes|groups|boys|girls|children|programmes?|curriculum|"
        r"modules?|of (?:the|our|a|this) (?:project|programme|pilot|course|plan)|teachers?|teams?|"
        r"and|or|to|running|in a row|running|levels?|onwards|upwards)\b)(?!-)(?! ?[-\u2013/] ?\d)"
    )
    yield (
        r"(?<!\w)(?:in|into|of|from|since|during|until|by|after|before|a|an|now|repeating|repeats?|"
        r"repeated|starts?|started|starting|finished|finishing|left|leaving|doing|did|his|her|through|"
        r"entered|entering|pupil|student|currently|halfway through|throughout)"
        rf" (?:(?:his|her|my) )?(?P<age>{_SCHOOL}){group}(?![\w])"
    )
    yield rf"(?<=[,(:|\u2022] )(?P<age>(?:in )?{_SCHOOL})(?=[,;.)|\n])"
    yield rf"(?<!\w)(?P<age>(?:(?:in |an? |the |our |one )(?:[a-z]+ )?)?{_SCHOOL}[ -]{_PUPIL})(?!\w)"
    yield (
        r"(?<!\w)(?P<age>(?:an? |the |our |one |this |that )?(?:first|second|third|fourth|fifth|sixth|"
        r"final)[- ]year(?:er|s)?(?= (?:student|pupil|apprentice|lad|girl|boy|at|who|in|of)\b|[,.;)])"
        r"(?: (?:student|pupil|apprentice|lad|girl|boy))?)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:an? |the |our |one |this |that )(?:[a-z-]+ )?(?:(?:[1-9]|1[0-2])(?:st|nd|rd|th)|"
        r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[- ](?:grader|former|classer))(?!\w)"
    )
    yield (
        r"(?<!\w)(?P<age>(?:an? |the |our |one |this |that )(?:[a-z-]+ )?(?:fresher|sixth[- ]former|"
        r"school[- ]leaver|freshman|sophomore|preschooler|toddler|infant|(?:Leaving|Junior) Cert|"
        r"TY|Transition Year|A-level|GCSE|nursery|kindergarten|reception|finalist)"
        r"(?: (?:student|pupil|girl|boy|child|kid|candidate))?)(?![\w-])(?! (?:year|programme|class|cycle|exams?|subjects?|options?))"
    )


_MONTH: Final = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DAY: Final = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_DAY: Final = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_NUMBER: Final = r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_M: Final = r"(?:0?[1-9]|1[0-2])"
_PERIOD: Final = (
    rf"(?:{_MONTH}|Advent|Lent|Ramadan|Easter|term|the (?:month|term|holidays|school year|"
    r"new (?:term|year|school year)|summer holidays|strike|trial|course|year|new year|midterm|"
    r"mid-term)|that (?:month|term)|this (?:month|term)|last (?:month|term|year)|next "
    r"(?:month|term))"
)
_FEASTS: Final = (
    r"(?:Midsummer(?:['\u2019]s)? (?:Eve|Day|Night)|St\.? ?(?:John|Lucy|Martin|Nicholas|Joseph|Paul|"
    r"Brigid|Stephen|George|Andrew|David|Anthony|Peter|Michael|James|Catherine|Barbara|Sava|"
    r"Nicholas)(?:['\u2019]s)?(?:['\u2019])? (?:Eve|Day|Night)|(?:the )?(?:eve|feast|day before|day after|"
    r"day|night|week after|week before|weekend after|weekend before|Sunday after|Sunday before|"
    r"Saturday before|Saturday after|morning after|evening before|vigil) (?:of )?(?:the )?"
    r"(?:Saint|St\.?|Santa|San|Our Lady|Assumption|Epiphany|Mid-Autumn|Mnarja|Imnarja|Carnival|"
    r"Eid|Bayram|Ashura|Passover|Diwali|[A-Z][a-z]+ (?:Day|Feast))(?:[ -][A-Z][\w'\u2019]+)?|"
    r"Freedom Day|Sette Giugno|Republic Day|"
    r"Independence Day|Bastille Day|King['\u2019]s Day|Liberation Day|Bloomsday|Three Kings|Twelfth "
    r"Night|Candlemas|Michaelmas|Walpurgis Night|Reformation Day|Corpus Christi|Carnival "
    r"(?:Sunday|Monday|Tuesday|Saturday)|Rose Monday|Shrove Monday|Eleventh Night|Black Friday|"
    r"Mayday|May Day|Whit(?:sun|[ -]Monday|[ -]Sunday)|Trinity Sunday|Easter Saturday|Santa Lucia|"
    r"Lucia Day|Constitution Day|National Day|Unity Day|Kurban Bayram|Eid night|Chaand Raat|"
    r"Europe Day|Darkness Into Light|Mandela Day|Burns Supper)"
)


def _day_patterns() -> Iterator[str]:
    numeral = r"(?:XII|XI|IX|IV|VIII|VII|VI|V|III|II|I|X)"
    yield rf"(?<![\w./])(?P<day>{_D}[./ -]{numeral}[./ -](?:(?:19|20)\d\d|['\u2019]?\d\d))(?![\w/])"
    yield (
        rf"(?<!\w)(?P<day>(?i:{_SHORT_DAY}|{_DAY})\.?,? (?:the )?{_D}(?:st|nd|rd|th)?[/.-]? ?(?:{_M}(?:[/.-]"
        rf"(?:\d\d){{1,2}})?|(?:of )?(?:{_MONTH}))\.?)(?![\w/])"
    )
    yield rf"(?<!\w)(?P<day>(?i:on|last|next|this|since|until|till|by|from|coming) {_SHORT_DAY})(?![\w'])(?! ?[-\u2013/]| (?:and|to|or)\b)"
    # Short days with the month in digits: behind a word that asks for a day, or with its stops.
    yield (
        r"(?<!\w)(?i:on|of|by|since|until|till|from|before|after|dated?|meeting|letter|mail|call|call of|"
        r"session|visit|night of|around|and|due|for|starting|talk)(?: the)? "
        rf"(?P<day>{_D}/{_M})(?![\w/%.]\d|\w|/)(?! (?:of|pupils|people|agreed|cup|time|price|points))"
    )
    yield (
        r"(?<!\w)(?i:reviewed|seen|signed|updated|closed|opened|received|done|sent|spoke|spoken|visited|"
        r"called|rang|met|agreed|due|phoned|written|noted|arrived|left|returned|reported|checked|"
        rf"absent since|since|from|started|ended|logged|filed|meeting) (?P<day>{_D}[/.-](?:{_M}|{numeral}))(?![\w/%-]|\.\d)(?! (?:of|pupils|people))"
    )
    yield rf"(?<![\w./-])(?P<day>{_D}[-./]{numeral})(?![\w/-]|\.\d)(?= (?:at|by|in|on|from|\u2013|-)|[.,;:)])"
    yield rf"(?<!\w)(?P<day>(?i:on|last|next|this|by|til|till|until|since|from) (?i:{_SHORT_DAY})(?: (?i:am|pm|morning|eve|evening|night|afternoon|lunch))?)(?![\w'])(?! ?[-\u2013/]| (?:and|to|or)\b)"
    yield (
        rf"(?<!\w)(?P<day>(?:on |by |since |until |of )?the {_D}(?:st|nd|rd|th)(?:,? (?:before|after|at|in the|around|just) [\w]+(?: [\w]+)?)?)"
        r"(?=[.,;:)\n]|$)(?<!the 1st)"
    )
    yield rf"(?<![\w./-])(?P<day>{_D}\.{{1}} ?{_M}\.)(?![\w.])(?! ?\d)"
    yield rf"(?:^|\n)[-\u2022* ]{{0,3}}(?P<day>{_D}[/.]{_M})(?=[:,]? |[:,])(?! ?%)"
    yield rf"(?<!\w)(?P<day>(?:the )?night (?:of|from) (?:the )?{_D}(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))? (?:to|on|into) (?:the )?{_D}(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))?)(?!\w)"
    yield (
        rf"(?<!\w)(?P<day>(?i:the )?(?:{_ORDINAL}|second last|penultimate) (?:{_DAY}|week|weekend|day|evening|night|school "
        rf"day|working day|half|morning)s? (?:in|of|after|before|into) {_PERIOD}(?: (?:of )?(?:19|20)\d\d)?)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:a|one|two|three) (?:fortnights?|weeks?|months?|days?) (?:from|after|before|"
        rf"since) (?:today|now|tomorrow|yesterday|this|next|last)?(?: ?{_DAY})?(?: today)?)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>in (?:a fortnight|a week|{_NUMBER} (?:days|weeks)|a few days)['\u2019]?s?['\u2019]?"
        r" time|in a fortnight)(?!\w)"
    )
    yield (
        rf"(?<!\w)(?P<day>(?:{_DAY}|today|tomorrow|yesterday|this day) (?:week|fortnight)|"
        rf"(?:a|one) week (?:today|tomorrow|yesterday|(?:on |last |from |past )?{_DAY})|"
        rf"(?:the )?{_DAY} (?:coming|just gone|past|last|next|before last|after next|week|gone|"
        rf"following|after|before)(?: (?:the )?[a-z-]+)?|(?:the )?{_DAY} (?:of|in|after|before|"
        rf"following) (?:the|that|his|her|our|last|this|next|mid-?term|half-?term|half term|term|"
        r"Easter|Christmas|Advent|Lent|Ramadan|Eid|exam|school|carnival)[\w' -]{0,24}?)(?=[.,;:)\n]|$| (?:we|he|she|the|I|they|a|in|at|and|when|was|is)\b)"
    )
    yield (
        r"(?<!\w)(?P<day>(?:the )?(?:day|night|evening|morning|weekend|week|afternoon) (?:before|after|of) "
        r"(?:the |his |her |our |their )?(?:[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)?|(?:exam|exams|wedding|"
        r"funeral|match|derby|final|trial|hearing|arrest|raid|march|attack|fire|burial|feast|"
        r"fast|results|trip|elections?|referendum|vote|strike|break-?up|prom|debs|graduation|communion|"
        r"confirmation|baptism|christening|birthday|anniversary|verdict|sentence|storm|concert|fair)))(?!\w)"
    )
    yield rf"(?<!\w)(?P<day>day (?:before|after) (?:the )?[A-Z][\w'\u2019]+(?: [A-Z][\w'\u2019]+)?)"
    yield rf"(?<!\w)(?P<day>{_FEASTS})(?!\w)"
    yield (
        rf"(?<!\w)(?P<day>(?:midnight|noon|midday|dawn|dusk|lunchtime|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.)?) "
        rf"on (?:the )?(?:{_DAY}|{_D}(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))))(?!\w)"
    )
    yield r"(?<!\w)(?P<day>calendar week \d{1,2}(?:[ /](?:20)?\d\d)?|CW ?\d{1,2}|week \d{1,2}[ /](?:of )?20\d\d)(?!\w)"
    yield (
        r"(?<!\w)(?P<day>(?:earlier|later) (?:today|this week|that (?:day|evening|night|week))|first thing "
        r"(?:tomorrow|this morning)|(?:the )?(?:early|small|wee) hours of (?:the )?[\w' ]{3,24}|"
        rf"(?:over|at) the weekend(?= (?:he|she|the|we|I|they|a)\b|[.,])|overnight on {_DAY}|the (?:very )?same "
        r"(?:day|evening|night|morning|week|weekend)|(?:the )?(?:last|first) (?:day|night|evening|morning|"
        r"Friday|Saturday|Sunday|Monday) (?:of|before|after|in) (?:the )?[\w'\u2019]+(?: [a-z]+)?)(?!\w)"
    )
    yield rf"(?<!\w)(?P<day>(?:early|late|mid)[ -](?:on )?(?:{_DAY})(?: (?:morning|evening|afternoon|night))?)(?!\w)"


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in (*_age_patterns(), *_loose_age_patterns(), *_school_patterns()))


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in _day_patterns())


_LOG_DAY: Final = re.compile(rf"(?:^|\n)[-\u2022* ]{{0,3}}(?P<day>{_SHORT_DAY}\.?)(?= ?[-\u2013:])")
_RECURS: Final = re.compile(r"(?i:every|each|most|any|always|usually) (?:\w+ )?(?:the )?\Z")
_LONGEST_EVERY: Final = 24


def find_english_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where the age, the birth year or the class of one person is told."""
    for pattern in _ages():
        for found in pattern.finditer(plain):
            yield found.span("age")


def find_english_days(plain: str) -> Iterator[tuple[int, int]]:
    """Yield days that come once; "every Monday" and "the first Friday of each month" do not."""
    dated = False
    for pattern in _days():
        for found in pattern.finditer(plain):
            dated = True
            start, end = found.span("day")
            is_many = _RECURS.search(plain, max(0, start - _LONGEST_EVERY), start) is not None
            if not is_many and not is_any_feast(plain, start, end):
                yield start, end
    for found in _LOG_DAY.finditer(plain) if dated else ():
        yield found.span("day")


_ASKS_FOR_DAY: Final = re.compile(
    r"(?i:on|at|after|before|since|until|till|by|from|over|around|last|this|next|of|day|the|for|and|about|past|"
    r"week|weekend|night|eve|between|to|through|[a-z]+day,) \Z"
)
_ANY_YEAR: Final = re.compile(r":| (?:is|has|falls|moves|are|closed|works|means|has no)\b| (?:and|or) [A-Z]\w+ (?:are|fall)")
_MANY_WEEKS: Final = re.compile(r"(?i:weeks|avoid|avoid:|season|holidays|calendar|around|during)(?: of| the)? \Z")
_FEAST_REACH: Final = 16


def is_any_feast(plain: str, start: int, end: int) -> bool:
    """Say whether a feast is one of every year: "Easter: closed", "the weeks of Bayram"."""
    if re.fullmatch(r"[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){0,2}", plain[start:end]) is None:
        return False
    if re.match(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z][a-z]+ \d", plain[start:end]):
        return False
    before = plain[max(0, start - _FEAST_REACH) : start]
    is_asked = _ASKS_FOR_DAY.search(before) is not None
    return not is_asked or _ANY_YEAR.match(plain, end) is not None or _MANY_WEEKS.search(before) is not None
