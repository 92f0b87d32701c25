"""The recognisers of this version, and the one way to run them: all of them, or nothing leaves."""

import hashlib
from collections.abc import Iterable
from itertools import islice

from node.airlock.findings import FindingType, Match, RecogniserFailedError
from node.airlock.recognisers.contract import Context, Recogniser
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.events import Events
from node.airlock.recognisers.hidden import HiddenText
from node.airlock.recognisers.model import ModelNames
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.organisations import Organisations
from node.airlock.recognisers.patterns import Patterns
from node.airlock.recognisers.places import Places
from node.airlock.recognisers.quotes import Quotes
from node.airlock.recognisers.register import EntryKind, Register, RegisterEntry
from node.airlock.recognisers.register_names import RegisterNames, permitted_spans
from node.airlock.recognisers.roles import Roles
from node.textguard.canonical import CanonicalText

__all__ = [
    "GATE_VERSION",
    "MAX_CHARACTERS",
    "MAX_MATCHES",
    "RECOGNISERS",
    "Context",
    "EntryKind",
    "Recogniser",
    "Register",
    "RegisterEntry",
    "gate_version",
    "recognise",
]

RECOGNISERS: tuple[Recogniser, ...] = (
    HiddenText(),
    RegisterNames(),
    Patterns(),
    Places(),
    Names(),
    ModelNames(),
    Organisations(),
    DatesAndAges(),
    SmallCounts(),
    Roles(),
    Events(),
    Quotes(),
)
"""Every recogniser of this version, in the order they run."""

MAX_CHARACTERS = 50_000
"""Budget of every recogniser: it is asked about texts up to this length, and none longer."""

MAX_MATCHES = 5_000
"""Budget of every recogniser: a text in which it finds more is not one a person can decide on."""


def gate_version(recognisers: Iterable[Recogniser]) -> str:
    """Return the version of a set of recognisers: it changes when one comes, goes or changes."""
    names = ";".join(f"{each.name}/{each.version}" for each in recognisers)
    return hashlib.sha256(names.encode()).hexdigest()[:12]


GATE_VERSION = gate_version(RECOGNISERS)
"""What an approval binds to besides the text: under another gate it has to be given again."""


def recognise(
    text: CanonicalText, *, context: Context, recognisers: Iterable[Recogniser] = RECOGNISERS
) -> tuple[Match, ...]:
    """Return what all recognisers find in `text`.

    It fails closed: the matches of the others are worth nothing when one did not finish.

    Raises:
        RecogniserFailedError: A recogniser erred or went over its budget; names it.
    """
    matches: list[Match] = []
    for recogniser in recognisers:
        if len(text.original) > MAX_CHARACTERS or len(text.text) > MAX_CHARACTERS:
            raise RecogniserFailedError(recogniser.name)
        try:
            found = list(islice(recogniser.recognise(text, context), MAX_MATCHES + 1))
        except Exception as error:
            # Whatever went wrong, its words may hold the text; the name of the recogniser does not.
            raise RecogniserFailedError(recogniser.name) from error
        if len(found) > MAX_MATCHES:
            raise RecogniserFailedError(recogniser.name)
        matches += found
    permitted = permitted_spans(text, context)
    return tuple(match for match in matches if not _is_permitted(match, permitted))


def _is_permitted(match: Match, spans: Iterable[tuple[int, int]]) -> bool:
    """Say whether a match is about a name that may be named; the register decides for itself."""
    is_name = match.type in {FindingType.PERSON, FindingType.ORG, FindingType.PLACE}
    is_guess = is_name and not match.rule.startswith("register.")
    return is_guess and any(start <= match.start and match.end <= end for start, end in spans)
