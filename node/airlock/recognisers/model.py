"""Names, streets and towns as the model reads them: by their company, in any spelling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from node.airlock.findings import FindingType, Match, Severity
from node.airlock.lexicon.allowed import allowed_words
from node.airlock.lexicon.lists import (
    given_names,
    has_dictionary,
    is_word,
    is_word_somewhere,
    municipalities,
    surnames,
)
from node.airlock.name_model import Piece, load_model
from node.airlock.recognisers.contract import Context
from node.airlock.recognisers.dutch.open_words import is_open as is_open_in_dutch
from node.airlock.recognisers.english.names import passed_in_english
from node.airlock.recognisers.french.passing import is_shouted
from node.airlock.recognisers.german.people import is_person
from node.airlock.recognisers.german.words import (
    is_common_name,
    is_german_word,
    is_noun_behind_article,
)
from node.airlock.recognisers.ordinary_words import CIVIL_TITLES, PARTICLES
from node.airlock.recognisers.words import Word, is_capital, is_sentence_start, read_words
from node.textguard.canonical import CanonicalText

__all__ = ["ModelNames"]

_KINDS: Final = {
    "GIVEN_NAME": FindingType.PERSON,
    "SURNAME": FindingType.PERSON,
    "STREET_NAME": FindingType.ADDRESS,
    "BUILDING_NUMBER": FindingType.ADDRESS,
    "SECONDARY_ADDRESS": FindingType.ADDRESS,
    "ZIP_CODE": FindingType.ADDRESS,
    "CITY": FindingType.PLACE,
}
_LEAST: Final = {FindingType.PERSON: 0.5, FindingType.ADDRESS: 0.6, FindingType.PLACE: 0.6}
_SURE: Final = 0.8
_VERY_SURE: Final = 0.97


@dataclass(frozen=True, slots=True)
class ModelNames:
    """Reports what the model takes for a name, a street or a place."""

    name: str = "model"
    version: int = 4

    def recognise(self, text: CanonicalText, context: Context) -> Iterator[Match]:
        """Yield one match for each run of words of one kind.

        Raises:
            ModelMissingError: The model is missing or is not the one that was measured.
        """
        words = read_words(text.text)
        language = context.language.partition("-")[0].lower()
        read = _kinds_of(words, load_model().read(_plain(text.text)))
        kinds = [
            None if kind is None or _is_ordinary(text.text, words, at, kind[1], language) else kind
            for at, kind in enumerate(read)
        ]
        passed = allowed_words([word.folded for word in words])
        if language == "en":
            public = passed_in_english(text.text)
            passed |= {at for at, word in enumerate(words) if word.start in public}
        for first, last, kind, sure in _runs(text.text, words, kinds):
            is_passed = all(at in passed for at in range(first, last + 1))
            if is_passed or _is_town(words[first : last + 1]):
                continue
            span = words[first].start, words[last].end
            if language == "nl" and is_open_in_dutch(text.text, *span):
                continue
            if language == "fr" and is_shouted(text.text, *span):
                continue
            if language == "de" and _is_noun(text.text, words, first, last, kind):
                continue
            if language == "de" and kind is FindingType.PERSON:
                begin, stop = _with_neighbours(text.text, words, first, last)
                span = words[begin].start, words[stop].end
            start, end = text.to_original(*span)
            is_shown = any(is_capital(word) for word in words[first : last + 1])
            is_high = sure >= _SURE and kind is FindingType.PERSON and is_shown
            yield Match(
                start=start,
                end=end,
                type=kind,
                score=round(min(sure, 0.95), 3),
                rule=f"model.{kind.value}",
                explanation=f"model.{kind.value}",
                severity=Severity.HIGH if is_high else Severity.MEDIUM,
            )


def _is_ordinary(plain: str, words: Sequence[Word], at: int, sure: float, language: str) -> bool:
    """Say whether a word is ordinary where it stands, whatever the model makes of it.

    Small letters, or a capital that a sentence or German asks for, on a word that no list of names
    has. A capital inside a sentence that the model is very sure of is believed.
    """
    word = words[at]
    if word.folded in PARTICLES:
        return False
    # The second half of "Krüger-Amsel" begins nothing.
    is_half = plain[: word.start][-2:-1].isalnum() and plain[: word.start].endswith("-")
    begins = is_sentence_start(plain, word) and not is_half
    is_shown = is_capital(word) and not begins
    if is_shown and (language != "de" or sure >= _VERY_SURE):
        return False
    is_sure = sure >= _VERY_SURE and has_dictionary(language)
    if is_capital(word) and is_sure and _goes_on(plain, words, at):
        return False
    is_small = not is_capital(word)
    is_known = is_word(word.folded, language) or (is_small and is_word_somewhere(word.folded))
    if not has_dictionary(language):
        # Without a dictionary small letters and the beginning of a sentence are all that says so.
        is_known = is_known or is_small or begins
    if is_small:
        return is_known
    return is_known and word.folded not in given_names() and word.folded not in surnames()


def _is_noun(plain: str, words: Sequence[Word], first: int, last: int, kind: FindingType) -> bool:
    """Say whether German nouns were taken for a street or a town: "im Herbst bei 95 Prozent"."""
    if first == last and (
        is_common_name(words[first].folded) or is_noun_behind_article(plain, words, first)
    ):
        return True
    if kind is FindingType.PERSON:
        return False
    if plain[words[last].end : words[last].end + 2].strip()[:1].isdigit():
        return False
    is_joined = "-" in plain[words[first].start : words[last].end]
    is_noun = is_german_word if kind is FindingType.ADDRESS else _is_german
    return not is_joined and all(is_noun(word.folded) for word in words[first : last + 1])


def _is_german(folded: str) -> bool:
    return is_word(folded, "de")


def _with_neighbours(plain: str, words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Return a German name with the capitals beside it that no sentence asks for."""
    if first and plain[words[first - 1].end : words[first].start] == " ":
        before = words[first - 1]
        is_due = is_sentence_start(plain, before) or is_person(before.written)
        if is_capital(before) and not is_due and before.folded not in CIVIL_TITLES:
            first -= 1
    if last + 1 < len(words) and plain[words[last].end : words[last + 1].start] in {" ", "-"}:
        after = words[last + 1]
        is_name = after.folded in surnames() or not is_german_word(after.folded)
        last += is_capital(after) and is_name
    return first, last


def _goes_on(plain: str, words: Sequence[Word], at: int) -> bool:
    """Say whether another word with a capital stands right behind this one."""
    return (
        at + 1 < len(words)
        and is_capital(words[at + 1])
        and plain[words[at].end : words[at + 1].start] == " "
    )


def _plain(text: str) -> str:
    """Return a text of the same length that can be written as UTF-8."""
    return text.encode("utf-8", "replace").decode() if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)


def _kinds_of(
    words: Sequence[Word], pieces: Sequence[Piece]
) -> list[tuple[FindingType, float] | None]:
    """Return the kind of each word, with how likely it is; its surest piece decides."""
    kinds: list[tuple[FindingType, float] | None] = []
    at = 0
    for word in words:
        best: tuple[FindingType, float] | None = None
        while at < len(pieces) and pieces[at].end <= word.start:
            at += 1
        look = at
        while look < len(pieces) and pieces[look].start < word.end:
            totals: dict[FindingType, float] = {}
            for name, share in pieces[look].likely.items():
                kind = _KINDS.get(name)
                if kind is not None:
                    totals[kind] = totals.get(kind, 0.0) + share
            for kind, share in totals.items():
                if share >= _LEAST[kind] and (best is None or share > best[1]):
                    best = (kind, share)
            look += 1
        kinds.append(best)
    return kinds


def _runs(
    plain: str, words: Sequence[Word], kinds: Sequence[tuple[FindingType, float] | None]
) -> Iterator[tuple[int, int, FindingType, float]]:
    at = 0
    while at < len(words):
        here = kinds[at]
        if here is None or not any(char.isalpha() for char in words[at].written):
            at += 1
            continue
        last, sure = at, here[1]
        while last + 1 < len(words):
            following = kinds[last + 1]
            gap = plain[words[last].end : words[last + 1].start]
            if (
                following is None
                or following[0] is not here[0]
                or len(gap) > 1
                or gap in {"\n", ","}
            ):
                break
            last, sure = last + 1, max(sure, following[1])
        yield at, last, here[0], sure
        at = last + 1


def _is_town(words: Sequence[Word]) -> bool:
    return " ".join(word.folded for word in words) in municipalities()
