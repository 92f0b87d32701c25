"""Measures the gate on the measuring texts: whole, each recogniser alone, and each left out."""

import resource
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Final

from node.airlock.findings import Match
from node.airlock.fusion import fuse
from node.airlock.recognisers import RECOGNISERS, Recogniser, recognise
from node.airlock.scanning import Line, context_of
from node.bench.gate_score import Found, Score, Scorer, score_texts
from node.bench.marked_texts import Names, Text, read_names, read_texts
from node.textguard.canonical import canonicalise

__all__ = ["PARTS", "SEEDS", "TEXTS", "GateFigures", "measure_gate", "scorer_of"]

TEXTS: Final = Path(__file__).parents[2] / "tests" / "node" / "airlock" / "measuring"
PARTS: Final = ("open", "held", "later")
"""Folders of the texts; what each holds stands beside them."""

SEEDS: Final = 3
"""How many drawings of names the spread of the figures is over."""

_SPEED_CHARACTERS: Final = 4_000
_SPEED_RUNS: Final = 5
_KIB: Final = 1024


@dataclass(slots=True, kw_only=True)
class GateFigures:
    """What was measured.

    Attributes:
        seed: What the names were drawn from.
        open: On the texts that rules are made with.
        held: On those that nobody looks at.
        later: On those that others wrote after the first two were fixed.
        alone: Each recogniser by itself, on all texts.
        without: All but one, on all texts.
        whole: All recognisers on all texts.
        other_names: The same, with names from lists that others made independently.
        spread: For each figure the lowest and the highest over several seeds.
        documents: On court documents that others annotated; None where there are none.
        seconds: Processor time for a text of 4,000 characters, at the median.
        start_seconds: Processor time of the first text, with everything loaded for it.
        memory: Most memory the process ever had, in MiB.
    """

    seed: int
    open: Score
    held: Score
    later: Score
    whole: Score
    other_names: Score | None = None
    spread: dict[str, tuple[float, float]] = field(default_factory=dict)
    alone: dict[str, Score] = field(default_factory=dict)
    without: dict[str, Score] = field(default_factory=dict)
    documents: Score | None = None
    seconds: float = 0.0
    start_seconds: float = 0.0
    memory: float = 0.0


def scorer_of(recognisers: Sequence[Recogniser]) -> Scorer:
    """Return what a set of recognisers finds, as the scorer wants it."""

    def find(text: Text) -> list[Found]:
        line = Line(line_id=text.id, language=text.language, text=text.text, register=text.register)
        matches = recognise(
            canonicalise(text.text), context=context_of(line), recognisers=recognisers
        )
        return _found(matches, text)

    return find


def measure_gate(*, seed: int, folder: Path = TEXTS, each: bool = True) -> GateFigures:
    """Return the figures of this version of the gate.

    Args:
        seed: Names are drawn from it.
        folder: Where texts and names stand.
        each: Whether to measure every recogniser alone and left out as well.

    Raises:
        ValueError: There are no texts, of which everything would be found.
    """
    names = read_names(folder / "pools")
    begun = process_time()
    scorer_of(RECOGNISERS)(Text(id="start", language="nl", text="Een begin.", spans=()))
    start_seconds = process_time() - begun
    parts = {name: _drawn(folder / name, names=names, seed=seed) for name in PARTS}
    if not parts["open"] or not parts["held"]:
        raise ValueError(f"there are no texts in {folder / 'open'} or {folder / 'held'}")
    scores = {name: score_texts(texts, scorer_of(RECOGNISERS)) for name, texts in parts.items()}
    together = [text for texts in parts.values() for text in texts]
    figures = GateFigures(
        seed=seed,
        open=scores["open"],
        held=scores["held"],
        later=scores["later"],
        whole=sum(scores.values(), start=Score()),
        start_seconds=start_seconds,
    )
    if each:
        _measure_each(figures, together)
        others = [
            score_texts(_drawn_again(folder, names=names, seed=other), scorer_of(RECOGNISERS))
            for other in range(seed + 1, seed + SEEDS)
        ]
        figures.spread = _spread([figures.whole, *others])
        if (elsewhere := folder / "other_pools").is_dir():
            drawn = _drawn_again(folder, names=read_names(elsewhere), seed=seed)
            figures.other_names = score_texts(drawn, scorer_of(RECOGNISERS))
    figures.seconds = _seconds_for_long_text(together)
    figures.memory = _memory()
    return figures


def _drawn(folder: Path, *, names: Names, seed: int) -> list[Text]:
    return [template.draw(names, seed=seed) for template in read_texts(folder)]


def _drawn_again(folder: Path, *, names: Names, seed: int) -> list[Text]:
    return [text for name in PARTS for text in _drawn(folder / name, names=names, seed=seed)]


def _measure_each(figures: GateFigures, texts: Sequence[Text]) -> None:
    # Recognisers know nothing of each other, so each looks once and only fusing is done again.
    looked = {text.id: _look(text) for text in texts}
    for recogniser in RECOGNISERS:
        rest = [other.name for other in RECOGNISERS if other is not recogniser]
        figures.alone[recogniser.name] = score_texts(texts, _recalled(looked, [recogniser.name]))
        figures.without[recogniser.name] = score_texts(texts, _recalled(looked, rest))


def _look(text: Text) -> dict[str, tuple[Match, ...]]:
    """Return what each recogniser by itself finds in a text."""
    line = Line(line_id=text.id, language=text.language, text=text.text, register=text.register)
    canonical, context = canonicalise(text.text), context_of(line)
    return {
        each.name: recognise(canonical, context=context, recognisers=(each,))
        for each in RECOGNISERS
    }


def _recalled(looked: Mapping[str, Mapping[str, tuple[Match, ...]]], names: list[str]) -> Scorer:
    """Return what some recognisers found together, from what each found by itself."""

    def find(text: Text) -> list[Found]:
        matches = [match for name in names for match in looked[text.id][name]]
        return _found(matches, text)

    return find


def _found(matches: Sequence[Match], text: Text) -> list[Found]:
    return [
        Found(start=each.start, end=each.end, severity=each.severity)
        for each in fuse(matches, member="text", original=text.text)
    ]


def _spread(scores: Sequence[Score]) -> dict[str, tuple[float, float]]:
    names = scores[0].figures
    return {
        name: (
            min(score.figures[name] for score in scores),
            max(score.figures[name] for score in scores),
        )
        for name in names
    }


def _seconds_for_long_text(texts: Sequence[Text]) -> float:
    long = "\n".join(text.text for text in texts)[:_SPEED_CHARACTERS]
    find = scorer_of(RECOGNISERS)
    taken = []
    for run in range(_SPEED_RUNS):
        # Another text each time, so that nothing kept from the last run helps.
        begun = process_time()
        find(Text(id="long", language="nl", text=f"{run} {long}", spans=()))
        taken.append(process_time() - begun)
    return sorted(taken)[len(taken) // 2]


def _memory() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (_KIB * _KIB if sys.platform == "darwin" else _KIB)
