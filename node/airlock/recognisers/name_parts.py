"""Parts and other spellings of the names of persons: all high, all to be decided by a person.

Surnames, first names with an initial behind, inflected and compound forms, initials alone, near
spellings of long names, transcriptions. Parts that stand side by side are one match, so that a
person decides about a name and not about its words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.recognisers.name_index import NameIndex, PartKind
from node.airlock.recognisers.ordinary_words import (
    ABBREVIATIONS,
    COMPOUND_HEADS,
    ORDINARY,
    PARTICLES,
)
from node.airlock.recognisers.spelling import deletions, skeleton, stems
from node.airlock.recognisers.words import (
    Word,
    between,
    has_title,
    is_capital,
    is_sentence_start,
    with_title,
)
from node.textguard.lookalikes import script_of

__all__ = ["find_parts"]

_SHORTEST_LOWER = {PartKind.SURNAME: 5, PartKind.FIRST_NAME: 4}
_SHORTEST_LOWER_STEM = 5
_SHORTEST_FUZZY = {"de": 7}
_SHORTEST_FUZZY_ELSEWHERE = 6
_SHORTEST_COMPOUND = 4
_SHORTEST_PAIR = 4
_SHORTEST_ALONE = 3

_SCORES = {
    "register.surname": 0.85,
    "register.first_name": 0.7,
    "register.inflected": 0.8,
    "register.compound": 0.85,
    "register.initials": 0.6,
    "register.similar": 0.6,
    "register.transcribed": 0.7,
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """One text with its index."""

    plain: str
    words: Sequence[Word]
    index: NameIndex
    language: str


def find_parts(
    plain: str, words: Sequence[Word], index: NameIndex, *, language: str
) -> Iterator[Match]:
    """Yield parts and other spellings of registered persons' names.

    Args:
        plain: Canonical text.
        words: Its words.
        index: The register's.
        language: BCP 47 tag of the text; German gives capitals to every noun.
    """
    if not index.parts:
        return
    reading = _Reading(plain, words, index, language.partition("-")[0].lower())
    parts: list[Match] = []
    for at, word in enumerate(words):
        match = (
            _part(reading, at)
            or _inflected(reading, at)
            or _compound(reading, word)
            or _similar(reading, word)
            or _other_alphabet(reading, word)
        )
        if match is not None:
            parts.append(match)
    yield from _side_by_side(plain, parts)
    yield from _transcribed(reading)
    yield from _initials(reading)


def _part(reading: _Reading, at: int) -> Match | None:
    word = reading.words[at]
    part = reading.index.parts.get(word.folded)
    if part is None:
        return None
    kind = PartKind.SURNAME if PartKind.SURNAME in part else PartKind.FIRST_NAME
    severity = _weight(reading, word, kind=kind)
    if severity is None:
        return None
    rule = f"register.{kind}"
    start, end = _grown(reading, at)
    if end > word.end and reading.plain[word.end] == "-" and not _goes_on(reading, at):
        rule = "register.compound"
    about = set[str]().union(*part.values())
    return _match(start, end, rule=rule, about=about, severity=severity)


def _goes_on(reading: _Reading, at: int) -> bool:
    """Say whether the next word is a part of a registered name too, as in a double name."""
    return at + 1 < len(reading.words) and reading.words[at + 1].folded in reading.index.parts


def _weight(reading: _Reading, word: Word, *, kind: PartKind) -> Severity | None:
    """Return how much a part of a name weighs as it is written here; None for an ordinary word."""
    ordinary = word.folded in ORDINARY
    if not is_capital(word):
        lower = not ordinary and len(word.folded) >= _SHORTEST_LOWER[kind]
        return Severity.HIGH if lower else None
    unsure = is_sentence_start(reading.plain, word) or reading.language == "de"
    if ordinary and unsure and not has_title(reading.plain, word):
        return Severity.MEDIUM
    return Severity.HIGH


def _grown(reading: _Reading, at: int) -> tuple[int, int]:
    """Return the span of a name part with titles, particles, initials and compounds around it."""
    words, plain = reading.words, reading.plain
    first = at
    while first and between(plain, words[first - 1], words[first]):
        before = words[first - 1]
        particle = before.folded in PARTICLES and is_capital(words[at]) and len(before.folded) > 1
        if not (particle and _is_of_name(reading, first - 1, at)) and not _is_initial(
            plain, before
        ):
            break
        first -= 1
    start, end = with_title(plain, words[first]), words[at].end
    last = at
    while last + 1 < len(words) and between(plain, words[last], words[last + 1]):
        after = words[last + 1]
        if not _is_initial(plain, after) or "." in plain[words[last].end : after.start][:1]:
            break
        last += 1
        end = after.end + 1
    if plain[end : end + 1] == "-" and at + 1 < len(words) and words[at + 1].start == end + 1:
        end = words[at + 1].end
    return start, end


def _is_of_name(reading: _Reading, first: int, at: int) -> bool:
    """Say whether the particles from `first` belong to the registered name at `at`.

    "van Peeters" is Dutch for "of Peeters" unless somebody is called Van Peeters.
    """
    sequence = tuple(word.folded for word in reading.words[first : at + 1])
    return any(
        form.words[: len(sequence)] == sequence for form in reading.index.forms.get(sequence[0], ())
    )


def _is_initial(plain: str, word: Word) -> bool:
    return (
        len(word.written) == 1 and word.written.isupper() and plain[word.end : word.end + 1] == "."
    )


def _inflected(reading: _Reading, at: int) -> Match | None:
    word = reading.words[at]
    if word.folded in ORDINARY:
        return None
    for stem in stems(word.folded):
        part = reading.index.parts.get(stem)
        if part is None or stem in ORDINARY:
            continue
        if is_capital(word) or len(stem) >= _SHORTEST_LOWER_STEM:
            start, end = _grown(reading, at)
            about = set[str]().union(*part.values())
            return _match(start, end, rule="register.inflected", about=about)
    return None


def _compound(reading: _Reading, word: Word) -> Match | None:
    if not word.folded.endswith(COMPOUND_HEADS):
        return None
    for head in COMPOUND_HEADS:
        name = word.folded.removesuffix(head)
        if name == word.folded:
            continue
        for form in (name, name.removesuffix("s")):
            part = reading.index.parts.get(form)
            if part is not None and len(form) >= _SHORTEST_COMPOUND and form not in ORDINARY:
                about = set[str]().union(*part.values())
                return _match(word.start, word.end, rule="register.compound", about=about)
    return None


def _similar(reading: _Reading, word: Word) -> Match | None:
    shortest = _SHORTEST_FUZZY.get(reading.language, _SHORTEST_FUZZY_ELSEWHERE)
    if len(word.folded) < shortest or not is_capital(word) or word.folded in ORDINARY:
        return None
    names = {name for cut in deletions(word.folded) for name in reading.index.near.get(cut, ())}
    near = [
        name
        for name in names
        if name[0] == word.folded[0] and OSA.distance(name, word.folded, score_cutoff=1) == 1
    ]
    if not near:
        return None
    about = {entry for name in near for entry in reading.index.parts[name][PartKind.SURNAME]}
    return _match(word.start, word.end, rule="register.similar", about=about)


def _other_alphabet(reading: _Reading, word: Word) -> Match | None:
    if not word.written[0].isalpha() or script_of(word.written[0]) == "LATIN":
        return None
    bones = skeleton(word.written)
    about = reading.index.lone_skeletons.get(bones)
    if about is None or len(bones) < _SHORTEST_ALONE:
        return None
    return _match(word.start, word.end, rule="register.transcribed", about=about)


def _transcribed(reading: _Reading) -> Iterator[Match]:
    """Yield first name and surname side by side whose consonants are a registered person's."""
    names = [
        word
        for word in reading.words
        if is_capital(word) and word.written[0].isalpha() and word.folded not in PARTICLES
    ]
    for first, second in pairwise(names):
        gap = reading.plain[first.end : second.start].lower()
        small = [piece for piece in gap.replace("-", " ").split() if piece not in PARTICLES]
        if small or not gap or len(gap) > len(" van den "):
            continue
        pair = skeleton(first.written), skeleton(second.written)
        about = reading.index.skeletons.get(pair, set()) | reading.index.skeletons.get(
            (pair[1], pair[0]), set()
        )
        if about and len("".join(pair)) >= _SHORTEST_PAIR:
            start = with_title(reading.plain, first)
            yield _match(start, second.end, rule="register.transcribed", about=about)


def _initials(reading: _Reading) -> Iterator[Match]:
    plain, words = reading.plain, reading.words
    at = 0
    while at < len(words):
        letters, last = "", at
        while last < len(words) and (last == at or between(plain, words[last - 1], words[last])):
            if _is_initial(plain, words[last]):
                letters += words[last].folded
            elif not letters or words[last].folded not in PARTICLES:
                break
            last += 1
        while last > at and not _is_initial(plain, words[last - 1]):
            last -= 1
        about = reading.index.initials.get(letters)
        if len(letters) > 1 and about and letters not in ABBREVIATIONS:
            yield _match(
                words[at].start, words[last - 1].end + 1, rule="register.initials", about=about
            )
        at = max(last, at + 1)


def _side_by_side(plain: str, parts: list[Match]) -> Iterator[Match]:
    """Yield the matches, with neighbours that have only a space or hyphen between made one."""
    pending: Match | None = None
    for match in parts:
        if pending is not None and (
            match.start <= pending.end or plain[pending.end : match.start] in {" ", "-"}
        ):
            stronger = max((pending, match), key=lambda each: each.score)
            pending = replace(
                stronger,
                start=min(pending.start, match.start),
                end=max(pending.end, match.end),
                about=tuple(sorted({*pending.about, *match.about})),
                severity=Severity.HIGH,
            )
            continue
        if pending is not None:
            yield pending
        pending = match
    if pending is not None:
        yield pending


def _match(
    start: int, end: int, *, rule: str, about: set[str], severity: Severity = Severity.HIGH
) -> Match:
    explanation = "register.part"
    if rule == "register.initials":
        explanation = "register.initials"
    elif rule in {"register.similar", "register.transcribed"}:
        explanation = "register.similar"
    return Match(
        start=start,
        end=end,
        type=FindingType.PERSON,
        score=_SCORES[rule],
        rule=rule,
        explanation=explanation,
        severity=severity,
        about=tuple(sorted(about)),
    )
