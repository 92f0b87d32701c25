"""What happened once: an attack, a fire, an arrest, with a place or a time to look it up by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.events import find_events as find_dutch_events
from node.airlock.recognisers.english.events import find_english_events
from node.airlock.recognisers.french import events as french_events
from node.airlock.recognisers.french.passing import is_known_event
from node.airlock.recognisers.french.scenes import find_scenes as find_french_scenes
from node.airlock.recognisers.german.events import find_german_events
from node.airlock.recognisers.month_names import MONTHS
from node.textguard.canonical import CanonicalText

__all__ = ["Events"]

_NOUNS: Final = {
    "en": (
        r"(?:paint |arson |knife |bomb |acid |terror |terrorist |suicide |petrol bomb |machete |"
        r"hammer |car |van |gun |street |house |hate |racist |antisemitic |"
        r"far-right )?(?:attacks?|fire|stabbings?|shootings?|arrests?|raids?|riots?|rioting|"
        r"unrest|brawl|fight|disturbances?|disorder|looting|pogrom|march past|rally|parade|"
        r"murders?|killings?|explosion|petrol bomb(?:s|ing)?|demonstration|march|protests?|trial|"
        r"verdict|scandal|vandalism|burning|break-in|burglary|blast|fatal crash|crash|bombing|"
        r"assaults?|incident|clash|clashes|disappearance|death|suicide|robbery|kidnapping|"
        r"abduction|arson|torching|desecration|graffiti|daubing|hostage-taking|siege|court case|"
        r"court hearing|conviction|sentencing|inquest|eviction|deportation|overdose|drowning|"
        r"funeral|vigil|threats?|bomb threat|bomb scare|hoax|mob|manslaughter|massacre|"
        r"acid throwing|closure|occupation|blockade|strike|walkout|mass brawl|swastikas?|"
        r"leafleting)"
    ),
    "fr": french_events.NOUNS,
}
_ARTICLE: Final = (
    r"(?:(?:the|a|an|de|het|een|l['\u2019]|le|la|les|une?|der|die|das|dem|den|des|eine?[mnrs]?) ?)?"
)
_WHERE: Final = (
    r"(?:at|in|on|near|outside|against|after|before|op|aan|bij|tegen|na|van|voor|au|aux|à|à la|"
    r"à l['\u2019]|dans|devant|contre|sur|près|de|d['\u2019]une?|d['\u2019]|du|des|de la|"
    r"de l['\u2019]|im|am|an|auf|bei|beim|vor|nach|gegen|in der|in dem|of)"
)
# In English, an incident of a film, or any at all: "an incident in a school", with no time to it.
_ANY_EVENT: Final = re.compile(
    r"(?!.*\d{4})(?:(?i:an?|any|some|no) .*|.* (?i:film|book|story|novel|game|play|series|video|"
    r"movie|exercise|scenario|press|media|text|general|case of|every|any|each)(?: .*)?|"
    r"(?i:fights?|protests?|march|trial|strike|closure|attacks?|threats?|fire|death|arrests?|"
    r"incidents?|verdict|funeral|vandalism|graffiti|eviction|vigil|disorder|"
    r"unrest) [a-z]+ (?!(?:the|a|an|our|his|her) |[A-Z]).*)"
)


@dataclass(frozen=True, slots=True)
class Events:
    """Reports single events that a place or a month makes findable."""

    name: str = "events"
    version: int = 5

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each event with a place or a time."""
        language = context.language.partition("-")[0].lower()
        for first, last in _spans(text.text, language=language):
            start, end = text.to_original(first, last)
            yield Match(
                start=start,
                end=end,
                type=FindingType.EVENT,
                score=0.8,
                rule="events.placed",
                explanation="events.placed",
                severity=Severity.HIGH,
            )


def _spans(plain: str, *, language: str) -> Iterator[tuple[int, int]]:
    if language == "de":
        yield from find_german_events(plain)
    if language == "en":
        yield from find_english_events(plain)
    if language == "nl":
        yield from find_dutch_events(plain)
    if language == "fr":
        yield from find_french_scenes(plain)
    pattern = _pattern(language)
    for found in pattern.finditer(plain) if pattern else ():
        if language == "fr" and is_known_event(plain, *found.span()):
            continue
        if language != "en" or not _ANY_EVENT.fullmatch(plain, *found.span()):
            yield found.span()


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in _NOUNS:
        return None
    months = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
    step = (
        rf"(?: {_WHERE}(?: |(?<=['\u2019])){_ARTICLE}(?:[\w'\u2019-]+)(?: "
        rf"(?!{_WHERE} )(?:[\w'\u2019-]+)){{0,2}}?)"
    )
    when = (
        rf"(?: (?:in|of|op|en|de|d['\u2019]|im|vom|van) ?(?:(?:{months})(?: (?:\d{{4}}))?|\d{{4}}))"
    )
    return re.compile(
        rf"(?<!\w){_ARTICLE}{_NOUNS[language]}(?!\w)(?:{step}{{1,3}}?{when}|{when}|{step}{{1,2}})",
        re.IGNORECASE,
    )
