"""The table of `linkpin bench airlock`, and the same as data."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from node.bench.gate_run import SEEDS, GateFigures
from node.bench.gate_score import Score
from node.bench.page_report import ruled
from node.language import gettext as _

__all__ = ["BARS", "document", "table"]

BARS: Final[Mapping[str, tuple[str, float]]] = {
    "direct": ("≥", 0.97),
    "quasi": ("≥", 0.88),
    "persons": ("≥", 0.97),
    "attacks": ("≥", 0.95),
    "safe": ("≥", 0.95),
    "high_alarms": ("≤", 0.25),
    "all_alarms": ("≤", 0.6),
    "over_masking": ("≤", 0.10),
}
"""What the design asks of each figure."""


def _words() -> Mapping[str, str]:
    return {
        "direct": _("direct identifiers found"),
        "quasi": _("quasi-identifiers found"),
        "persons": _("persons found"),
        "attacks": _("disguises seen through"),
        "safe": _("texts without a direct identifier left"),
        "high_alarms": _("high findings per clean text"),
        "all_alarms": _("findings per clean text"),
        "over_masking": _("other letters covered"),
    }


def document(figures: GateFigures, *, machine: Mapping[str, str], at: datetime) -> object:
    """Return the figures as JSON members."""
    return {
        "at": f"{at:%Y-%m-%d}",
        "machine": dict(machine),
        "seed": figures.seed,
        "open": _members(figures.open),
        "held": _members(figures.held),
        "later": _members(figures.later),
        "spread": figures.spread,
        "other_names": _members(figures.other_names) if figures.other_names else None,
        "whole": _members(figures.whole),
        "documents": _members(figures.documents) if figures.documents else None,
        "alone": {name: dict(score.figures) for name, score in figures.alone.items()},
        "without": {name: dict(score.figures) for name, score in figures.without.items()},
        "seconds": figures.seconds,
        "start_seconds": figures.start_seconds,
        "memory_mib": figures.memory,
    }


def table(figures: GateFigures, *, machine: Mapping[str, str], at: datetime) -> Iterator[str]:
    """Yield the figures as Markdown."""
    facts = ", ".join(f"{name} {value}" for name, value in machine.items())
    yield "# " + _("What the gate finds")
    yield ""
    yield _("Measured on %(day)s: %(facts)s.") % {"day": f"{at:%Y-%m-%d}", "facts": facts}
    yield _("Names are drawn from seed %(seed)d.") % {"seed": figures.seed}
    yield ""
    yield from _against_bars(figures)
    yield ""
    for title, prefix in (
        (_("language"), "language:"),
        (_("type"), "type:"),
        (_("disguise"), "attack:"),
    ):
        yield from _by(figures.whole, title=title, prefix=prefix)
        yield ""
    if figures.alone:
        yield from _each_recogniser(figures)
        yield ""
    yield from _documents(figures.documents)
    yield ""
    yield _(
        "A text of 4,000 characters takes %(seconds).2f s of one processor, the first text "
        "%(start).2f s; the process had at most %(memory).0f MiB."
    ) % {
        "seconds": figures.seconds,
        "start": figures.start_seconds,
        "memory": figures.memory,
    }


def _members(score: Score) -> dict[str, object]:
    shares = {name: [share.hits, share.of] for name, share in sorted(score.recall.items())}
    return {"figures": dict(score.figures), "recall": shares}


def _against_bars(figures: GateFigures) -> Iterator[str]:
    words = _words()
    rows = [
        (
            words[name],
            f"{sign} {bar:.2f}",
            *(
                f"{score.figures[name]:.3f}"
                for score in (figures.open, figures.held, figures.later, figures.whole)
            ),
            "\u2013".join(f"{end:.3f}" for end in figures.spread.get(name, ())),
            f"{figures.other_names.figures[name]:.3f}" if figures.other_names else "",
        )
        for name, (sign, bar) in BARS.items()
    ]
    heads = (_("figure"), _("bar"), _("open"), _("held"), _("later"), _("all"))
    over_seeds = _("all, over %(number)d seeds") % {"number": SEEDS}
    yield from ruled((*heads, over_seeds, _("all, other names")), rows)


def _by(score: Score, *, title: str, prefix: str) -> Iterator[str]:
    rows = [
        (name.removeprefix(prefix), f"{share.hits}/{share.of}", f"{share.hits / share.of:.3f}")
        for name, share in sorted(score.recall.items())
        if name.startswith(prefix)
    ]
    yield from ruled((title, _("found"), _("share")), rows)


def _documents(score: Score | None) -> Iterator[str]:
    """Yield what was found in court documents, by their language and their annotators' kind."""
    if score is None:
        yield _("Court documents were not measured: no folder of them was named.")
        return
    yield _(
        "Court documents that others annotated, for their own purpose; countries, judges and"
        " amounts are public in a practice:"
    )
    yield ""
    yield from _by(score, title=_("kind"), prefix="attack:")


def _each_recogniser(figures: GateFigures) -> Iterator[str]:
    shown = ("direct", "quasi", "persons", "attacks", "high_alarms", "all_alarms")
    words = _words()
    rows = []
    for name in figures.alone:
        for label, score in (
            (_("alone"), figures.alone[name]),
            (_("left out"), figures.without[name]),
        ):
            rows.append((name, label, *(f"{score.figures[each]:.3f}" for each in shown)))
    yield from ruled((_("recogniser"), "", *(words[each] for each in shown)), rows)
