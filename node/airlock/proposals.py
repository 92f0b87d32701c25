"""What to write instead: one deterministic proposal per finding, for a person to take or leave.

Nothing is generated. A person becomes a phrase, an exact day its month, an age its band, a small
count "fewer than …"; contacts and numbers are left out; disguised words are proposed in plain
letters, which may then be found again as what they are.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from babel.dates import get_month_names

from node.airlock.findings import Finding, FindingType
from node.airlock.phrase_forms import fitting_form
from node.airlock.phrases import PHRASES, Phrases
from node.airlock.recognisers.count_nouns import ARTICLES, PEOPLE, find_noun
from node.airlock.recognisers.month_names import MONTHS
from node.airlock.recognisers.ordinary_words import COMPOUND_HEADS
from node.airlock.role_nouns import is_role_before_name
from node.textguard.canonical import canonicalise
from node.textguard.folding import fold
from node.textguard.number_words import NUMBER_WORDS

__all__ = ["Replacement", "apply", "propose"]

_REMOVED = {FindingType.CONTACT, FindingType.ID}
_NAMED = {FindingType.PERSON: 0, FindingType.ORG: 1, FindingType.PLACE: 2, FindingType.ADDRESS: 2}
_BANDS = ((0, 5), (6, 11), (12, 17), (18, 25), (26, 40), (41, 64), (65, 120))
_FIRST_SMALL_NUMBER = 5

_COMPOUND = frozenset({"register.compound", "register.compound.together"})
_GENITIVE = re.compile(r"['\u2019]s\Z")
# "The brother of" and "'s brother": the rest is another finding, so a person finds the words.
_OPEN_END = re.compile(r"(?:(?<!\w)(?:of|van|de|du|des|der|von|di|del|della)|['\u2019])\s*\Z")
_OWNER = ("'s", "\u2019s", "s'", "s\u2019")
_WORDS = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-\d\d")
_NUMERIC = re.compile(r"\d{1,2}[./-] ?(?P<month>\d{1,2})[./-] ?(?P<year>\d{4}|\d\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PREPOSITION = re.compile(r"(?:on the|on|op|le|am|den|el|il)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """New words for a place in a text.

    Attributes:
        start: First character, in the text as written.
        end: First character after it.
        text: The new words; empty to leave the old ones out.
    """

    start: int
    end: int
    text: str


def propose(finding: Finding, text: str, *, language: str, minimum: int) -> str | None:
    """Return words that say less in the same place; empty to leave them out.

    Args:
        finding: What was found in `text`.
        text: The member it was found in, as written.
        language: BCP 47 tag of `text`.
        minimum: Minimum group size of this node.

    Returns:
        The proposal, or None where only a person can find other words.
    """
    primary = language.partition("-")[0].lower()
    phrases = PHRASES.get(primary)
    if finding.type is FindingType.HIDDEN:
        return canonicalise(finding.excerpt).text
    if finding.type in _REMOVED:
        return ""
    if phrases is None:
        return None
    proposal = _in_words(finding, text, phrases=phrases, language=primary, minimum=minimum)
    return _capitalised(proposal, finding, text) if proposal else proposal


def _in_words(
    finding: Finding, text: str, *, phrases: Phrases, language: str, minimum: int
) -> str | None:
    """Return what says less of what was found; None where only a person can find words."""
    if finding.type in _NAMED:
        return _name(finding, text, phrases=phrases, language=language)
    if finding.type is FindingType.DATE:
        return _date(finding, phrases=phrases, language=language)
    if finding.type is FindingType.AGE:
        return _age(finding.excerpt, phrases=phrases)
    if finding.type is FindingType.COUNT:
        return _count(finding, phrases=phrases, language=language, minimum=minimum)
    if finding.type in {FindingType.ROLE, FindingType.EVENT}:
        return _category(finding, text[: finding.start], phrases=phrases)
    return None


def apply(text: str, replacements: Iterable[Replacement]) -> str:
    """Return `text` with the replacements made.

    Where words are left out, the space, the comma or the empty brackets around them go too.

    Args:
        text: The text as written.
        replacements: In any order; they must not overlap.

    Raises:
        ValueError: Two replacements overlap, or one lies outside the text.
    """
    done = len(text)
    for each in sorted(replacements, key=lambda each: each.start, reverse=True):
        if not 0 <= each.start <= each.end <= done:
            raise ValueError("replacements overlap or lie outside the text")
        done = each.start
        before, after = text[: each.start], text[each.end :]
        text = before + each.text + after if each.text else _closed_up(before, after)
    return text


def _closed_up(before: str, after: str) -> str:
    """Return the two sides of a gap with what belonged to the gap gone as well."""
    while before.endswith(("(", "[")) and after[:1] in {")", "]"}:
        before, after = before[:-1], after[1:]
    if before.endswith((" ", "\n")) or not before:
        after = after.removeprefix(" ")
    if after[:1] in {".", ",", ";", ":", "!", "?", ")"}:
        before = before.rstrip(" ")
    if before.endswith(",") and after[:1] in {",", ".", ";"}:
        before = before[:-1]
    return before + after if after else before.rstrip(" ")


def _name(finding: Finding, text: str, *, phrases: Phrases, language: str) -> str:
    noun = _NAMED[finding.type]
    head = _compound_head(finding)
    if head is not None:
        return head  # "het Peeters-dossier" is then "het dossier".
    if finding.type is FindingType.PERSON and _is_genitive(finding, text) and phrases.whose:
        # English keeps the 's of the text behind the span.
        return phrases.whose if _GENITIVE.search(finding.excerpt) else _without_s(phrases.whose)
    is_person = finding.type is FindingType.PERSON
    if is_person and is_role_before_name(text[: finding.start], language=language):
        return ""
    fitting = fitting_form(finding.type, finding.excerpt, text[: finding.start], language=language)
    if fitting is not None:
        return fitting
    before = text[: finding.start].rstrip(" ")
    previous = _WORDS.findall(before[-20:])[-1:]
    if previous and previous[0].lower() in phrases.articles and before.endswith(previous[0]):
        return phrases.bare[noun]
    return (phrases.person, phrases.organisation, phrases.place)[noun]


def _compound_head(finding: Finding) -> str | None:
    """Return the ordinary word that a name was joined to with a hyphen; None if there is none.

    The second half of a double name is no such word, and in a full name there is none at all.
    """
    of_register = {rule for rule in finding.rules if rule.startswith("register.")}
    if not of_register or not _COMPOUND.issuperset(of_register):
        return None
    name, hyphen, head = finding.excerpt.rpartition("-")
    is_word = head[:1].islower() or fold(head) in COMPOUND_HEADS
    return head if name and hyphen and is_word else None


def _is_genitive(finding: Finding, text: str) -> bool:
    return bool(_GENITIVE.search(finding.excerpt)) or bool(
        re.match(r"['\u2019]s\b", text[finding.end : finding.end + 3])
    )


def _without_s(whose: str) -> str:
    return whose.removesuffix("'s").removesuffix("s")


def _date(finding: Finding, *, phrases: Phrases, language: str) -> str | None:
    if "dates.birth" in finding.rules:
        return ""
    excerpt = finding.excerpt
    if finding.rules == ("dates.named",):
        return phrases.some_day if _PREPOSITION.match(excerpt) else None
    found = _ISO.search(excerpt) or _NUMERIC.search(excerpt)
    if found is not None:
        month, year = int(found["month"]), found["year"]
        year = year if len(year) > 2 else f"20{year}"  # noqa: PLR2004 - two digits of this century
    else:
        names = [word.lower() for word in _WORDS.findall(excerpt)]
        month = next((MONTHS[name] for name in names if name in MONTHS), 0)
        whole = _YEAR.search(excerpt)
        year = whole.group() if whole else ""
    if not 0 < month <= 12:  # noqa: PLR2004 - months
        return ""
    words = [str(get_month_names("wide", locale=language)[month])]
    if year:
        words += ["de", year] if language == "es" else [year]
    if _PREPOSITION.match(excerpt):
        words.insert(0, phrases.in_month)
    return " ".join(words)


def _category(finding: Finding, before: str, *, phrases: Phrases) -> str | None:
    """Return the kind of thing that one relative or one event is; None for other roles."""
    if finding.type is FindingType.EVENT:
        return phrases.incident
    is_whole = _OPEN_END.search(finding.excerpt) is None and not before.endswith(_OWNER)
    return phrases.relative if "roles.kin" in finding.rules and is_whole else None


def _age(excerpt: str, *, phrases: Phrases) -> str | None:
    if re.search(r"\d{4}", excerpt):
        return None  # A year of birth has no band, and a part of it is no age.
    found = re.search(r"\d{1,3}", excerpt)
    if found is not None:
        start, end, age = found.start(), found.end(), int(found.group())
    else:
        numbers = {
            word: number for words in NUMBER_WORDS.values() for word, number in words.items()
        }
        longest = max((word for word in numbers if word in excerpt.lower()), key=len, default=None)
        if longest is None:
            return None
        start = excerpt.lower().index(longest)
        end, age = start + len(longest), numbers[longest]
    low, high = next(band for band in _BANDS if age <= band[1] or band is _BANDS[-1])
    rest = excerpt[end:]
    joined = rest[:1] == "-" or rest[:1].isalpha()
    band = (phrases.joined_band if joined else phrases.band) % (low, high)
    hyphen = "-" if rest[:1].isalpha() else ""
    return excerpt[:start] + band + hyphen + rest


def _count(finding: Finding, *, phrases: Phrases, language: str, minimum: int) -> str | None:
    if "counts.left_over" in finding.rules:
        return phrases.most
    if not any(rule.startswith("counts.") for rule in finding.rules):
        return None  # Another figure somewhere is the reason: which of the two goes, people say.
    if "counts.small" not in finding.rules:
        return phrases.few  # A phrase counts without a word for people.
    words = finding.excerpt.split()
    if words[0].lower() in ARTICLES[language]:
        return phrases.person
    plural, at = PEOPLE[language], 0
    while at < len(words):
        pair = find_noun(" ".join(words[at : at + 2]), language=language)
        noun = pair or find_noun(words[at], language=language)
        if noun is not None:
            plural = noun.plural  # The last noun says who was counted: "deux jeunes filles".
        at += 2 if pair else 1
    place = minimum - _FIRST_SMALL_NUMBER
    small = 0 <= place < len(phrases.small_numbers)
    number = phrases.small_numbers[place] if small else str(minimum)
    return f"{phrases.fewer} {number} {plural}"


def _capitalised(proposal: str, finding: Finding, text: str) -> str:
    """Return the proposal with a capital where a sentence begins."""
    before = text[: finding.start].rstrip(' "\u201c\u201e\u00ab(')
    if (not before or before[-1] in ".!?\n") and finding.excerpt[:1].isupper():
        return proposal[:1].upper() + proposal[1:]
    return proposal
