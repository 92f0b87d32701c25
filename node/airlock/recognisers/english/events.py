"""Single events in English texts: a noun with its place, or a clause that says what happened.

"The attack with a burning bottle on the kiosk", "the march that ended in front of the hotel", "the
night the caravans were burned out". An article that points at one event and something that says
which
one are needed; kinds of events, exercises and struggles against something are left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

__all__ = ["find_english_events"]

_NOUN_WORDS: Final = """
attack assault stabbing shooting arson arson_attack fire blaze explosion blast bombing bomb
firebombing petrol_bomb petrol-bombing molotov arrest arrests raid search riot riots rioting unrest
disturbance disturbances disorder brawl mass_brawl fight clash clashes scuffle looting pogrom march
parade procession rally demonstration demo protest protests sit-in occupation blockade picket
counter-demonstration counter-protest walkout strike vigil wake murder killing manslaughter homicide
beating mugging robbery burglary break-in theft kidnapping abduction hostage-taking siege
disappearance death suicide overdose drowning drownings shipwreck sinking crash collision accident
hit-and-run car-ramming ramming chase evacuation lockdown closure demolition eviction deportation
expulsion trial hearing court_case verdict sentencing conviction acquittal inquest inquiry scandal
affair leak hack hoax bomb_scare bomb_threat threats threat letter_campaign leaflet_drop leafleting
banner_drop vandalism graffiti daubing daubings swastika swastikas desecration torching burning
burnings smashing paint_attack egging stoning storming spitting incident incidents funeral burial
wedding visit concert screening match derby final festival fair tournament flood storm quake
earthquake landslide power_cut collapse outbreak poisoning shoot-out stand-off standoff ambush
lynching massacre terror_attack terrorist_attack knife_attack machete_attack acid_attack gun_attack
car_attack van_attack drone_attack gang_fight street_fight mass_fight honour_killing stampede crush
manhunt jailbreak escape mutiny hunger_strike referendum_night election_night by-election reopening
opening inauguration unveiling boarding semi-final quarter-final hoax_call prank_call
threatening_call phone_threat flood_rescue rescue cleaning_day scrubbing_day painting_day clean-up
business episode row debacle fiasco trouble saga clip video livestream stream recording photo
picture book_burning Quran_burning Koran_burning flag_burning cross_burning
"""
_NOUN: Final = (
    "(?:"
    + "|".join(
        sorted((each.replace("_", "[ -]") for each in _NOUN_WORDS.split()), key=len, reverse=True)
    )
    + ")"
)
_W: Final = r"[^\W\d_][\w'\u2019-]{0,30}"
_ADJ: Final = (
    rf"(?:(?!(?:of|in|at|on|for|that|which|to|with|and|is|was|who|by|from|or|as|next|same"
    rf"|fight)\b){_W} )"
)
_PREP: Final = (
    r"(?:at|in|on|near|outside|inside|against|after|before|of|off|with|by|between|behind|beside"
    r"|opposite|"
    r"through|over|under|around|along|across|from|into|to|during|between|involving|above|below"
    r"|next to|"
    r"in front of|upon|aboard|and)"
)
_STEP: Final = (
    rf"(?: {_PREP} (?:the |a |an |our |his |her |their |its |two |three |that |this )?"
    rf"(?:{_W}|\d{{1,4}})(?: (?!(?:{_PREP}|who|which|that|was|were|is|had|has|when|where|but|we"
    rf"|he|she|they|it|came|led|made)\b){_W}){{0,3}})"
)
_CLAUSE: Final = r"[^.,;:!?()\n\u2013\u2014\"\u201c\u201d|]{3,110}?"
_END: Final = (
    r"(?=[.,;:!?)\n\u2013\u2014\"\u201d|]|$| and (?:he|she|we|I|they|the|all|everyone|nobody)\b)"
)
_DAY: Final = (
    r"(?:night|day|evening|morning|afternoon|weekend|week|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday|summer|winter|autumn|spring|time|hour)"
)
_HAPPENED: Final = (
    r"(?:burn(?:ed|t|s)?(?: (?:out|down))?|climb(?:ed|s)?|set (?:fire|alight)|smash(?:ed|es)?"
    r"|threw|throws?|stabbed|stabs?|"
    r"stormed|storms?|attack(?:ed|s)?|daub(?:ed|s)?|spray(?:ed|s)?|paint(?:ed|s)?|occup(?:ied|ies"
    r"|y)|shot|shoots?|"
    r"fired|broke|breaks?|ramm?(?:ed|s)?|hung|hangs?|hoist(?:ed|s)?|unfurl(?:ed|s)?|tore|tears?"
    r"|torch(?:ed|es)?|blew|blows?|"
    r"explod(?:ed|es)|collapsed|drown(?:ed|s)|jump(?:ed|s)?|fell|marched|blocked|barricaded"
    r"|chased|beat(?:en)?|"
    r"kicked|killed|murdered|arrested|raided|evacuated|closed|disappeared|vanished|robbed|spat"
    r"|egged|pelted|"
    r"stoned|trashed|vandalised|desecrated|defaced|kidnapped|ran over|crashed|flooded|sank|died"
    r"|hanged|"
    r"pulled down|knocked down|cut down|chained|glued|stole|dumped|left|found)"
)
_ABSTRACT: Final = (
    r"(?:extremism|radicalisation|radicalization|racism|hate|hatred|terrorism|violence"
    r"|discrimination|poverty|"
    r"crime|drugs|disinformation|antisemitism|islamophobia|ideas?|power|meaning|time|life|death"
    r"|trust|"
    r"attention|progress|hearts|truth|freedom|equality|rights|recognition|polarisation|loneliness"
    r"|bullying|"
    r"kind|type|sort|general|question|fear|loved|relative|parent|prevention|school|schools|film"
    r"|films|book|"
    r"story|game|play|video|novel|exercise|scenario|role-play|example|press|media|news)"
)
_GENERIC: Final = re.compile(
    rf"(?i:the|this|that|our|his|her) (?:[\w-]+ ){{0,3}}?[\w-]+ (?:against|of|for|with|between|in"
    rf"|on|to|from) (?:the |a |an |any |every |each )?(?:[a-z]+ )?{_ABSTRACT}\b"
    r"|(?i:the) (?:final|visit|match|fair|festival|concert|wedding|opening|clip|video|stream"
    r"|recording|photo|picture|business|row|trouble|episode|screening|closure|strike|trial|leak"
    r"|escape|letter campaign) (?:of|to|for|with|by|in|and) (?!.*\b(?:19|20)\d\d\b)(?:the |a "
    r"|an )?[a-z]"
)


_ONCE: Final = (
    rf"(?<!\w)(?:since|after|before|until|following|like|as with|from) (?P<what>the "
    rf"{_ADJ}{{0,2}}?(?:[a-z]+ing (?:day|night|evening|party|session)|closing"
    rf"|closure|call"
    rf"|video|rescue|opening|reopening) (?:of|at|in|to|on|outside|near) (?:the |our "
    rf"|his |her ){_W}(?: {_W})?)(?=[.,;:!?)\n]| (?:in|of|on|last|and|at) )"
)
"""What came once behind "since" and "after"; it stands in the group `what`."""
_ANY_THING: Final = re.compile(
    r" (?:project|programme|pilot|year|term|meeting|session|workshop|day|season|course|scheme"
    r"|evening"
    r"|conference|practice|file|case|summer|report|training|group|week|office|service|helpline)\Z"
)


def find_english_events(plain: str) -> Iterator[tuple[int, int]]:
    """Yield events that happened once, with what tells which one is meant."""
    for pattern in _patterns():
        for found in pattern.finditer(plain):
            if "what" in pattern.groupindex:
                if _ANY_THING.search(found["what"]) is None:
                    yield found.span("what")
            elif _GENERIC.match(plain, found.start()) is None:
                yield found.span()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    the = (
        r"(?i:the|that|this|his|her|their|our|last (?:week|month|year|night|summer|winter|spring"
        r"|autumn)['\u2019]s|(?:last|this) (?:summer|winter|spring|autumn)['\u2019]s"
        r"|yesterday['\u2019]s|(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
        r"|Sunday)['\u2019]s)"
    )
    said = r"(?:[^\W\d_][\w-]{1,30}['\u2019]s )"
    return tuple(
        re.compile(each)
        for each in (
            _ONCE,
            rf"(?<!\w){the} {_ADJ}{{0,4}}?{_NOUN}{_STEP}{{1,4}}",
            (
                r"(?<!\w)(?i:the|that|this) (?:(?!(?:around|about|behind|against|over|through"
                r"|into|in|of"
                r"|for|on|with) )[A-Za-z][\w'\u2019-]+ ){1,3}(?:thing|business|affair"
                r"|episode|saga|debacle|fiasco|scandal|riot|riots|attack|stabbing|shooting|fire"
                r"|incident|video|hack|raid|murder|case)(?=[.,;:!?)\n]| (?:again|back|last|in|is"
                r"|was"
                r"|had|has|we|you|he|she|they"
                r"|and)\b)(?<!the same thing)(?<!the whole thing)(?<!the only thing)(?<!the first "
                r"thi"
                r"ng)(?<!the best thing)(?<!the next thing)(?<!the right thing)(?<!the last thing)"
                r"(?<"
                r"!the main thing)(?<!the important thing)(?<!the real thing)(?<!the other thing)("
                r"?<!"
                r"the wrong thing)(?<!the hardest thing)(?<!the one thing)(?<!the worst thing)"
            ),
            (
                rf"(?<!\w){the} {_ADJ}{{0,4}}?{_NOUN}{_STEP}{{0,3}} (?:that|which|where|when"
                rf"|in which"
                rf"|at which|during which|after which) {_CLAUSE}{_END}"
            ),
            rf"(?<!\w)(?:{the} )?{said}{_ADJ}{{0,2}}?{_NOUN}(?:{_STEP}{{1,3}}| last \w+| in \w+)",
            (
                rf"(?<!\w)(?:the|that) {_DAY}s? (?:when |that |in which |on which )?(?:the |his "
                rf"|her "
                rf"|our |their |a |an |some |two |three |somebody|someone|they|he|she|we|police"
                rf"|masked|youths|men|boys|it)[^.,;:!?()\n\u2013\u2014\"\u201c\u201d"
                rf"|]{{0,60}}?\b{_HAPPENED}\b(?:{_CLAUSE})?{_END}"
            ),
            (
                rf"(?<!\w)(?:(?i:the|some|two|three|four|a group of|a gang of|a crowd of|several"
                rf"|masked) )(?:{_ADJ}){{0,2}}(?:boys|lads|men|youths|girls|women|pupils|students"
                rf"|teenagers|people|supporters|fans|activists|protesters|figures|neighbours"
                rf"|residents) (?:who )?(?:had |have )?{_HAPPENED} (?:on|into|at|the|a|up|down|over"
                rf"|his|her|their|in|onto|from|to|through|against|out|off){_CLAUSE}{_END}"
            ),
            (
                rf"(?<!\w)(?:somebody|someone|unknown persons|persons unknown|they|vandals"
                rf"|strangers"
                rf"|masked men|arsonists) (?:had |have )?{_HAPPENED} (?:on|into|at|the|a|up|down"
                rf"|over"
                rf"|his|her|their|in|onto|from|to|through|against|out|off)\b{_CLAUSE}{_END}"
            ),
        )
    )
