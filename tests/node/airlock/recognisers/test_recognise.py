"""Running the recognisers: all of them or nothing, and a version that names them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from node.airlock.explanations import EXPLANATIONS
from node.airlock.findings import FindingType, Match, RecogniserFailedError
from node.airlock.recognisers import (
    GATE_VERSION,
    MAX_CHARACTERS,
    MAX_MATCHES,
    RECOGNISERS,
    Context,
    gate_version,
    recognise,
)
from node.textguard.canonical import CanonicalText, canonicalise
from tests.node.airlock.invented_register import context

MATCH = Match(
    start=0, end=1, type=FindingType.PERSON, score=0.5, rule="fake.rule", explanation="hidden.text"
)


@dataclass(frozen=True)
class Repeating:
    """A recogniser that finds the same thing a number of times, then maybe breaks."""

    times: int
    breaks: bool = False
    name: str = "repeating"
    version: int = 1

    def recognise(self, text: CanonicalText, _context: Context) -> Iterator[Match]:
        for _time in range(self.times):
            yield MATCH
        if self.breaks:
            raise ZeroDivisionError(text.text)


def test_the_matches_of_all_recognisers_are_returned() -> None:
    found = recognise(
        canonicalise("x"), context=context(), recognisers=(Repeating(2), Repeating(1))
    )

    assert found == (MATCH,) * 3


@pytest.mark.parametrize(
    ("recogniser", "text"),
    [
        pytest.param(Repeating(0, breaks=True), "Jan Peeters", id="it errs"),
        pytest.param(Repeating(3, breaks=True), "Jan Peeters", id="it errs half way"),
        pytest.param(Repeating(MAX_MATCHES + 1), "Jan Peeters", id="too many matches"),
        pytest.param(Repeating(0), "x" * (MAX_CHARACTERS + 1), id="too long a text"),
        pytest.param(Repeating(0), "\ufdfa" * 5_000, id="too long a text once made plain"),
    ],
)
def test_a_recogniser_that_does_not_finish_refuses_everything_and_is_named(
    recogniser: Repeating, text: str
) -> None:
    with pytest.raises(RecogniserFailedError) as caught:
        recognise(canonicalise(text), context=context(), recognisers=(Repeating(1), recogniser))

    assert caught.value.recogniser == "repeating"
    assert caught.value.code == "recogniser_failed"
    assert "Peeters" not in str(caught.value)


def test_a_recogniser_at_its_budget_is_heard() -> None:
    found = recognise(
        canonicalise("x" * MAX_CHARACTERS), context=context(), recognisers=(Repeating(MAX_MATCHES),)
    )

    assert len(found) == MAX_MATCHES


@pytest.mark.parametrize(
    "others",
    [
        pytest.param((Repeating(0),), id="one goes"),
        pytest.param((Repeating(0), Repeating(0, name="b", version=2)), id="one changes"),
        pytest.param((Repeating(0), Repeating(0, name="c")), id="one is another"),
    ],
)
def test_the_gate_version_changes_with_its_recognisers(others: Iterable[Repeating]) -> None:
    assert gate_version((Repeating(0), Repeating(0, name="b"))) != gate_version(others)


def test_the_gate_version_is_the_same_at_every_start() -> None:
    assert gate_version(RECOGNISERS) == GATE_VERSION
    assert len(GATE_VERSION) == 12


def test_recognisers_have_different_names() -> None:
    assert len({each.name for each in RECOGNISERS}) == len(RECOGNISERS)


def test_every_match_has_an_explanation() -> None:
    text = (
        "Jan Peeters, Jakke, Peeters, J.P., Verstraten, Moskee Al-Noor, Hoogveld, Kerkstraat 12,"
        " jan.peeters@stad.be, https://x.be, @jan, 0475 12 34 56, BE71 0961 2345 6769, 111222333,"
        " 1-ABC-234, dossier 2024/123, 50.9281, 4.4244, 3011 AB, op 12 maart 2024,"
        " geboren in 2006, 15-jarige, twee broers, j-a-n"
    )

    keys = {match.explanation for match in recognise(canonicalise(text), context=context())}

    assert keys <= set(EXPLANATIONS)
    assert len(keys) > 20
