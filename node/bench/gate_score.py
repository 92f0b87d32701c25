"""How much of what identifies was found, and how much else was taken for it.

A direct identifier counts as found when every letter and digit of it is covered, because half a
name is still a name; what identifies only together with other things, when half of them are.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from node.airlock.findings import FindingType, Severity
from node.bench.marked_texts import Span, Text

__all__ = ["Found", "Score", "Scorer", "score_texts"]

_HALF: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words that the gate found.

    Attributes:
        start: First character, in the text as written.
        end: First character after it.
        severity: How much they weigh.
    """

    start: int
    end: int
    severity: Severity


Scorer: TypeAlias = Callable[[Text], Sequence[Found]]
"""What is measured: a text in, what was found in it out."""


@dataclass(slots=True, kw_only=True)
class _Share:
    hits: int = 0
    of: int = 0

    def __add__(self, other: "_Share") -> "_Share":
        return _Share(hits=self.hits + other.hits, of=self.of + other.of)

    def add(self, *, is_hit: bool) -> None:
        self.hits += is_hit
        self.of += 1


@dataclass(slots=True, kw_only=True)
class Score:
    """The figures of one measurement.

    Attributes:
        recall: Hits and number by what was looked at: `direct`, `quasi`, `persons`, `attacks`,
            `type:…`, `language:…`, `attack:…`.
        safe: Annotated texts in which every direct identifier was found, and their number.
        clean_texts: Texts in which nothing is to be found.
        high_alarms: High findings in them.
        all_alarms: Findings of any weight in them.
        masked: Letters and digits of annotated texts that were covered without being marked.
        unmarked: Letters and digits of annotated texts that are not marked.
        missed: What was not found, as identifier of the text and the place; for who may look.
        alarms: What was found in clean texts, likewise.
    """

    recall: dict[str, _Share] = field(default_factory=dict)
    safe: _Share = field(default_factory=_Share)
    clean_texts: int = 0
    high_alarms: int = 0
    all_alarms: int = 0
    masked: int = 0
    unmarked: int = 0
    missed: list[tuple[Text, Span]] = field(default_factory=list)
    alarms: list[tuple[Text, Found]] = field(default_factory=list)

    def share(self, name: str) -> float:
        """Return what part was found; 1 where there was nothing to find."""
        share = self.recall.get(name)
        return share.hits / share.of if share and share.of else 1.0

    def __add__(self, other: "Score") -> "Score":
        """Return the figures of two sets of texts together."""
        names = self.recall.keys() | other.recall.keys()
        nothing = _Share()
        return Score(
            recall={
                name: self.recall.get(name, nothing) + other.recall.get(name, nothing)
                for name in names
            },
            safe=self.safe + other.safe,
            clean_texts=self.clean_texts + other.clean_texts,
            high_alarms=self.high_alarms + other.high_alarms,
            all_alarms=self.all_alarms + other.all_alarms,
            masked=self.masked + other.masked,
            unmarked=self.unmarked + other.unmarked,
            missed=self.missed + other.missed,
            alarms=self.alarms + other.alarms,
        )

    @property
    def figures(self) -> Mapping[str, float]:
        """The figures that the design sets a bar for."""
        return {
            "direct": self.share("direct"),
            "quasi": self.share("quasi"),
            "persons": self.share("persons"),
            "attacks": self.share("attacks"),
            "safe": self.safe.hits / self.safe.of if self.safe.of else 1.0,
            "high_alarms": self.high_alarms / max(1, self.clean_texts),
            "all_alarms": self.all_alarms / max(1, self.clean_texts),
            "over_masking": self.masked / max(1, self.unmarked),
        }


def score_texts(texts: Iterable[Text], scorer: Scorer) -> Score:
    """Return the figures of a gate on some texts."""
    score = Score()
    for text in texts:
        found = scorer(text)
        if text.is_clean:
            score.clean_texts += 1
            score.high_alarms += sum(each.severity is Severity.HIGH for each in found)
            score.all_alarms += len(found)
            score.alarms += [(text, each) for each in found]
        else:
            _score_annotated(text, found, score=score)
    return score


def _score_annotated(text: Text, found: Sequence[Found], *, score: Score) -> None:
    covered = _places((each.start, each.end) for each in found)
    marked = _places((each.start, each.end) for each in text.spans)
    is_safe = True
    for span in text.spans:
        is_hit = _is_found(text.text, span, covered)
        is_safe = is_safe and (is_hit or not span.is_direct)
        for name in _names(text, span):
            score.recall.setdefault(name, _Share()).add(is_hit=is_hit)
        if not is_hit:
            score.missed.append((text, span))
    score.safe.add(is_hit=is_safe)
    for at, char in enumerate(text.text):
        if char.isalnum() and at not in marked:
            score.unmarked += 1
            score.masked += at in covered


def _places(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def _is_found(text: str, span: Span, covered: frozenset[int]) -> bool:
    places = [at for at in range(span.start, span.end) if text[at].isalnum()]
    counts = Counter(at in covered for at in places)
    if span.is_direct:
        return counts[False] == 0
    return counts[True] >= _HALF * len(places)


def _names(text: Text, span: Span) -> Iterable[str]:
    kind = "direct" if span.is_direct else "quasi"
    yield kind
    yield f"{kind}:{text.language}"
    yield f"language:{text.language}"
    yield f"type:{span.type.value}"
    if span.type is FindingType.PERSON:
        yield "persons"
    if span.attacks:
        yield "attacks"
    for attack in span.attacks:
        yield f"attack:{attack}"
