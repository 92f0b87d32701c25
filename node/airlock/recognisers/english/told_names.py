"""Names that are words as well, told by what stands around them: greetings, calls, signatures.

"Matty rang me", "walked Fanta home", "ask for the Sow story", "Best, O.": the word may be in the
dictionary and in no list of names; the company tells that a person is meant.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.lists import given_names, is_word, municipalities, surnames
from node.airlock.recognisers.english.dull_words import DULL
from node.airlock.recognisers.english.relations import JOB, NEAR_KIN
from node.airlock.recognisers.english.words import PEOPLES
from node.textguard.folding import fold

__all__ = ["find_told_names"]

_CAP: Final = r"(?P<name>[A-ZÀ-ÞŠŽČĆĐŁŚŻ][^\W\d_]{1,18}(?:['\u2019-][A-ZÀ-Þ]?[^\W\d_]{1,18})?)"
_ANY_CAP: Final = r"[A-ZÀ-ÞŠŽČĆĐŁŚŻ][^\W\d_]{0,18}(?:['\u2019-][A-ZÀ-Þ]?[^\W\d_]{1,18})?"
_MOVED: Final = re.compile(
    r"(?<!\w)(?i:walked|drove|brought|sent|took|left|collected|rang|texted|phoned|messaged"
    r"|visited|hugged|calmed|"
    r"followed|met|caught|helped|dropped|picked up|told|asked|saw|thanked|warned|invited|let"
    r"|dragged|hid|paid|"
    r"called|calls|rings|texts|meets|sees|asks|tells|visits|thanks|emailed|nudged|lent|owe|owes"
    r"|owed|minded|coached|taught|fed|listened to|spoke to|spoke with|talked to|"
    rf"talked with|sat with|went with|came with|thinking of|worried about|asked after|heard from"
    rf"|hear from|because|hi|hello|hey|dear) {_CAP}"
    r"(?=,? (?:home|back|in|out|up|over|to|down|off|again|and|at|yesterday|today|away|for|about"
    r"|if|whether|that|by|from|on|with|was|had|is|has|said|outside|near|after|before|behind|beside"
    r"|around|round|upstairs|downstairs|there|twice|once|alone|when|while|because|through|into"
    r"|across|first|1\d|2\d)\b|['\u2019]s\b|[.!?\n]|,)"
)
_PERSONAL: Final = re.compile(
    rf"(?:(?<=[.!?:] )|(?<=\n)|(?<=[\u2013\u2014-] )|^){_CAP}(?= (?:(?:then |also |just |only "
    rf"|still |never |always )?"
    r"(?:rang|texted|phoned|messaged|whispered|shrugged|laughed|cried|smiled|nodded|wept|grinned"
    r"|swore|blushed|"
    r"mumbled|shouted|giggled|sighed|frowned|hugged|slept|woke|wrote back|got up|sat down"
    r"|stood up|runs it|"
    r"did it|does it|knows him|knows her|thinks he|thinks she|says he|says she|said he|said she"
    r"|told me|told us|"
    r"told him|told her|asked me|asked us|asked him|asked her|wants to|wanted to|loves|hates"
    r"|misses|lives|rang me))\b)"
)
_STORY: Final = re.compile(
    rf"(?<!\w)(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Yy]oung|[Oo]ld|[Ll]ittle|[Bb]ig) (?:whole "
    rf"|entire |old |young )?{_CAP}(?= (?:story|case|file|affair|family|brothers|boys|sisters|"
    r"household|clan|dossier|matter|twins|cousins|lad|boy|girl|kid|business|problem|thing|saga"
    r"|girls|lads|house|folder)\b|-(?:story|case|file|"
    r"affair|family|folder|dossier))"
)
_FAMILY: Final = re.compile(
    r"(?<!\w)(?:[Tt]he|[Bb]oth|[Oo]ld|[Yy]oung"
    r"|[Tt]hose) (?P<name>[A-ZÀ-ÞŠŽČ][^\W\d_]{2,18}s)(?=[.,;:!?)\n]| (?:and|are|were|have|had"
    r"|live|lived|in|at|on|of|who|from|"
    r"moved|came|left|next|upstairs|downstairs|again|to|do|did|will|would)\b)"
)
_SIGNED: Final = re.compile(
    r"(?:^|\n)[ \t\u2013\u2014-]{0,3}(?:(?i:your|yours|love|best|thanks|cheers|regards|greetings"
    r"|slán|x)[ ,]{0,2}\n{0,2})?"
    r"(?P<name>[A-ZÀ-Þ]\.(?: ?[A-ZÀ-Þ]\.){0,2})(?= ?(?:\n|\Z|x+\b))"
)
_SIGNED_AFTER: Final = re.compile(
    r"(?<!\w)(?i:yours|your|love|best|best wishes|thanks|cheers|regards|kind regards|greetings"
    r"|sincerely|initials|initialled|signed|signed by|minutes|minutes by|noted by|taken by"
    r"|written by),?[ \n]{1,2}"
    r"(?P<name>[A-ZÀ-Þ]\.(?: ?[A-ZÀ-Þ]\.){0,2})(?=\s|\Z|[,;)])"
)
_LOUD: Final = re.compile(
    r"(?:(?<=[.,!?] )|(?<=\n)|^)(?P<name>[A-ZÀ-Þ]{3,14})(?=,? (?:do you|are you|can you|could you"
    r"|will you|did you|have you|please|pls|thanks|ur|u )\b|,? you\b)"
)
_APPOSED: Final = re.compile(
    rf"(?<!\w){_CAP}(?=, (?:the |an? |our |his |her |their |my |that "
    rf"|this )?(?:[a-z-]+ ){{0,3}}?(?:{JOB}|{NEAR_KIN}|only [a-z]+|man|woman|boy|girl"
    rf"|lad)(?![\w-]))"
)
_OPENING: Final = re.compile(
    rf"(?:\A|\n){_CAP},? (?=(?:sorry|hi|hey|hello|pls|please|can you|could you|will you|are you"
    rf"|did you|do you|just|quick|thanks|hope|you|good to|it was|i |I )\b)"
)
_GAELIC: Final = re.compile(
    r"(?<!\w)(?P<name>(?:[A-ZÀ-Þ][\w-]{1,18} )?(?:Ní|Nic|Uí|Ó|Mhic|Nig|Ua|Mac Giolla|de|ab"
    r"|ap|wa|ould|ferch|verch|bint|ibn) (?!la |los |les )[A-ZÀ-Þ]h?[\w\u2019'-]{2,20})(?!\w)"
)
_BORN: Final = re.compile(
    rf"(?<!\w)(?P<name>{_ANY_CAP}(?: {_ANY_CAP}){{0,3}},? \(?(?:née|nee|née:|born|formerly"
    rf"|previously|maiden name|otherwise|alias|aka|a\.k\.a\.) {_ANY_CAP}(?: {_ANY_CAP}){{0,2}})"
    r"(?!\w)"
)
# A line by itself behind the end of a letter: "Thanks a million,\nDara".
_LETTER_END: Final = re.compile(
    r"(?:^|\n|[.!?] )[ \t]{0,3}(?i:(?:many |kind |kindest |best |warm |warmest |with |all the "
    r"|all my "
    r"|lots of |yours |your |much |with kind |in haste,? )?(?:thanks|thank you|cheers|regards|love"
    r"|best|wishes|greetings|yours|sincerely|faithfully|truly|ta|slán|solidarity|hugs|take care"
    r"|talk soon|see you|bye|x))(?: [a-z][\w']{0,12}){0,4}[,.!]{0,2}[ \t]{0,3}\n{1,2}"
    rf"[ \t\u2013\u2014-]{{0,3}}(?P<name>{_ANY_CAP}(?:[ -]{_ANY_CAP}){{0,3}})(?=[ ]?[,.]?(?:\n"
    rf"|\Z| x|"
    r" \())"
)
_LETTER_FROM: Final = re.compile(
    r"(?:^|\n|[.!?)] )(?:[Ll]ove|[Rr]egards|[Gg]reetings|[Bb]est|[Bb]est wishes|[Hh]ugs|[Tt]hanks"
    rf"|[Cc]heers) from {_ANY_CAP}(?: {_ANY_CAP})?, (?P<name>[A-ZÀ-Þ]\.(?: ?[A-ZÀ-Þ]\.){{0,2}}"
    rf"|{_ANY_CAP}(?: {_ANY_CAP})?)(?=\s|\Z)"
)
# "Dara to his friends", "everybody calls him Spud".
_KNOWN_AS: Final = re.compile(
    rf"(?<!\w){_CAP}(?= (?:to|for) (?:his|her|their|everyone|everybody|all) (?:friends|mates|family"
    r"|pals|mother|brothers|sisters|who know|else|own|team-?mates|fans|followers)?\b)"
)
_CALLED: Final = re.compile(
    r"(?<!\w)(?:known as|goes by|went by|answers to|nicknamed|aka|a\.k\.a\.|alias|calls? himself"
    r"|calls? herself|called himself|called herself|signs as|signed as|call him|call her|calls him"
    rf"|calls her|called him|called her) [\"\u201c\u2018']?{_CAP}"
)
# "Quarn, T.; Brae, S." in a list of those present.
_TURNED: Final = re.compile(
    rf"(?<![\w.])(?P<name>{_ANY_CAP}(?:[ -]{_ANY_CAP})?, [A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.)?)"
    r"(?=[;,)\n]|$| and| \()"
)
_THIS_IS: Final = re.compile(
    r"(?<!\w)(?i:it['\u2019]s|its|this is|im|i['\u2019]m|i am|my name is|name['\u2019]s|says hi:?)"
    rf" {_CAP}(?=[.,!?\n]|$| (?:here|from|again|speaking)\b)"
)
_WHO: Final = re.compile(
    rf"(?:(?<=and )|(?<=with )|(?<=, )|(?<=was )|(?<=from )|(?<=by )|(?<=to )){_CAP}"
    r"(?=, (?:who|whose|whom) )"
)
_INITIALS: Final = re.compile(
    r"(?<![\w.])(?!(?:Dr|Mr|Ms|St|No|Jr|Sr|Fr|Co|Nr|Pt|Br|Vs|Ed|Eg|Ie|Cf)\.|U\.S|U\.N|U\.K|E\.U|P\.S|N\.B|A\.M|P\.M|B\.A|M\.A|D\.C|I\.D|P\.E|R\.E|H\.R"
    r"|T\.Y|G\.P|A\.I|Q\.A|I\.E|E\.G|T\.V|D\.I|A\.D|B\.C|Q\.E|P\.T|P\.R|A\.K"
    r"|I\.T)(?P<name>[A-ZÀ-Þ][a-z]?\.(?: ?[A-ZÀ-Þ]\.){1,2})(?!\w)"
)


def find_told_names(plain: str) -> Iterator[tuple[int, int]]:
    """Yield words with a capital that the words around them tell to be somebody's name."""
    for pattern in (
        _MOVED,
        _PERSONAL,
        _STORY,
        _LOUD,
        _APPOSED,
        _OPENING,
        _WHO,
        _LETTER_FROM,
        _THIS_IS,
    ):
        for found in pattern.finditer(plain):
            if _is_person(found, pattern) or not _is_dull(found["name"]):
                yield found.span("name")
    for found in _FAMILY.finditer(plain):
        name = fold(found["name"])
        if not _is_dull(found["name"]) and not is_word(name, "en") and name[:-1] not in PEOPLES:
            yield found.span("name")
    yield from _signed_or_called(plain)
    for pattern in (_SIGNED, _SIGNED_AFTER, _GAELIC, _INITIALS, _BORN, _TURNED):
        yield from (found.span("name") for found in pattern.finditer(plain))


def _signed_or_called(plain: str) -> Iterator[tuple[int, int]]:
    """Yield who signs or is called so; it may be the name of a town as well."""
    for pattern in (_LETTER_END, _KNOWN_AS, _CALLED):
        for found in pattern.finditer(plain):
            if not all(fold(word) in DULL for word in found["name"].split(" ")):
                yield found.span("name")


def _is_person(found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Say whether what is done is done by or to people alone, whoever has the name of a town.

    A town has no function and rings nobody: "Hayes, the only councillor who came".
    """
    name = fold(found["name"])
    if pattern is _MOVED:
        return name in given_names() and _TO_PEOPLE.match(found.group()) is not None
    return pattern in {_PERSONAL, _APPOSED} and name in surnames()


_TO_PEOPLE: Final = re.compile(
    r"(?i:walked|rang|texted|phoned|messaged|hugged|calmed|met|told|asked|thanked|warned|emailed"
    r"|minded|coached|taught|fed|lent|collected|hid|caught|nudged)(?!\w)"
)


def _is_dull(name: str) -> bool:
    folded = fold(name)
    return (
        folded in DULL
        or folded in municipalities()
        or folded.endswith(("ing", "ism", "ity", "tion"))
    )
