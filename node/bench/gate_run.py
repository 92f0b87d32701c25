"""Measures the gate on the measuring texts: whole, each recogniser alone, and each left out."""

import resource
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Final

from node.airlock.fusion import fuse
from node.airlock.recognisers import RECOGNISERS, Recogniser, recognise
from node.airlock.scanning import Line, context_of
from node.bench.gate_score import Found, Score, Scorer, score_texts
from node.bench.marked_texts import MarkedText, Names, Text, read_names, read_texts
from node.textguard.canonical import canonicalise

__all__ = ["TEXTS", "GateFigures", "measure_gate", "scorer_of"]

TEXTS: Final = Path(__file__).parents[2] / "tests" / "node" / "airlock" / "measuring"
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
        alone: Each recogniser by itself, on all texts.
        without: All but one, on all texts.
        whole: All recognisers on all texts.
        seconds: Processor time for a text of 4,000 characters, at the median.
        start_seconds: Processor time of the first text, with everything loaded for it.
        memory: Most memory the process ever had, in MiB.
    """

    seed: int
    open: Score
    held: Score
    whole: Score
    alone: dict[str, Score] = field(default_factory=dict)
    without: dict[str, Score] = field(default_factory=dict)
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
        return [
            Found(start=each.start, end=each.end, severity=each.severity)
            for each in fuse(matches, member="text", original=text.text)
        ]

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
    opened = _drawn(read_texts(folder / "open"), names=names, seed=seed)
    held = _drawn(read_texts(folder / "held"), names=names, seed=seed)
    both = [*opened, *held]
    if not opened or not held:
        raise ValueError(f"there are no texts in {folder / 'open'} or {folder / 'held'}")
    figures = GateFigures(
        seed=seed,
        open=score_texts(opened, scorer_of(RECOGNISERS)),
        held=score_texts(held, scorer_of(RECOGNISERS)),
        whole=score_texts(both, scorer_of(RECOGNISERS)),
        start_seconds=start_seconds,
    )
    if each:
        for recogniser in RECOGNISERS:
            rest = tuple(other for other in RECOGNISERS if other is not recogniser)
            figures.alone[recogniser.name] = score_texts(both, scorer_of((recogniser,)))
            figures.without[recogniser.name] = score_texts(both, scorer_of(rest))
    figures.seconds = _seconds_for_long_text(both)
    figures.memory = _memory()
    return figures


def _drawn(templates: Iterable[MarkedText], *, names: Names, seed: int) -> list[Text]:
    return [template.draw(names, seed=seed) for template in templates]


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
