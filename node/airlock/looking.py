"""What the gate would find in words that are being written: looked at, told, and forgotten.

Nothing is stored or decided by a look. Each field is looked at by itself, so a name that stands in
two fields is first found by the check of a draft. A look costs as much as a check, and this process
has few threads: one look runs at a time, somebody who has to wait longer is told so, and each
person has a number of looks in a minute.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http import HTTPStatus
from threading import Lock
from typing import Final
from uuid import UUID

from node.airlock.findings import Finding, RecogniserFailedError
from node.airlock.leak_check import check_text_members
from node.airlock.recognisers import MAX_CHARACTERS, Context
from node.errors import NodeError
from node.language import gettext as _
from node.language import ngettext, quoted
from node.screens.looked import Looked, LookedLabel, LookedWords
from node.textguard.folding import fold
from node.textguard.labels import FoundLabel, find_labels

__all__ = [
    "MOST_LIVE_CHARACTERS",
    "MOST_LOOKS",
    "WINDOW",
    "LookPace",
    "TooManyLooksError",
    "look",
    "unseen",
]

MOST_LOOKS: Final = 40
"""Looks that one person has in a window."""

WINDOW: Final = timedelta(minutes=1)

MOST_LIVE_CHARACTERS: Final = 8_000
"""Longest text that is looked at again at every pause; a longer one takes seconds."""

_WAIT_SECONDS: Final = 2.0
_LIVE_WAIT_SECONDS: Final = 0.5
_MOST_TOLD: Final = 20
_MOST_SPOKEN: Final = 3
_MOST_SPOKEN_CHARACTERS: Final = 40
_MEMBER: Final = "text"


class TooManyLooksError(NodeError):
    """Nobody can look now: another look takes long, or this person had theirs for this minute.

    Attributes:
        is_busy: Whether another look runs, so that it is worth asking again soon.
    """

    code = "too_many_looks"
    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, *, is_busy: bool) -> None:
        super().__init__(
            _("This was not looked at: too much was asked for at once. Try again in a minute.")
        )
        self.is_busy = is_busy


class LookPace:
    """How often looks are taken; kept in the process, because it is the process that it guards."""

    def __init__(self) -> None:
        self._running = Lock()
        self._begun: dict[UUID, deque[datetime]] = {}

    @contextmanager
    def turn(self, account_id: UUID, *, now: datetime, is_live: bool = False) -> Iterator[None]:
        """Let one person look for the length of a block.

        Args:
            account_id: Who looks.
            now: The time.
            is_live: Whether a page asks at a pause; it asks again and so waits less.

        Raises:
            TooManyLooksError: It is not their turn.
        """
        # Who waits keeps a thread of the process from others.
        if not self._running.acquire(timeout=_LIVE_WAIT_SECONDS if is_live else _WAIT_SECONDS):
            raise TooManyLooksError(is_busy=True)
        try:
            self._count(account_id, now=now)
            yield
        finally:
            self._running.release()

    def _count(self, account_id: UUID, *, now: datetime) -> None:
        # Whoever stopped writing is forgotten, so this never grows beyond who writes now.
        for each, moments in list(self._begun.items()):
            while moments and moments[0] <= now - WINDOW:
                moments.popleft()
            if not moments:
                del self._begun[each]
        moments = self._begun.setdefault(account_id, deque())
        if len(moments) >= MOST_LOOKS:
            raise TooManyLooksError(is_busy=False)
        moments.append(now)


def look(
    text: str, *, context: Context, most: int = MAX_CHARACTERS, is_live: bool = False
) -> Looked:
    """Return what the gate would find in a text, in words; nothing is stored.

    Args:
        text: What stands in one field.
        context: What the node knows, and the language of the text.
        most: Most characters that are looked at; a longer text is not begun.
        is_live: Whether it is asked for at a pause, not by a button.
    """
    language = context.language
    if not text.strip():
        return Looked(sentence="", language=language)
    if len(text) > most:
        return unseen(
            _(
                "This was not looked at: at most %(most)d characters can be looked at at once."
                " Shorten it."
            )
            % {"most": MAX_CHARACTERS},
            language=language,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    if is_live and len(text) > MOST_LIVE_CHARACTERS:
        return unseen(
            _("A text this long is looked at by the button “Look at it now”."),
            language=language,
            status=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
    try:
        findings = check_text_members({_MEMBER: text}, context=context)
    except RecogniserFailedError:
        return unseen(
            _("This could not be looked at. A shorter text may help; nothing is lost."),
            language=language,
            status=HTTPStatus.SERVICE_UNAVAILABLE,
        )
    return _told(findings, find_labels(text, language=language), language=language)


def unseen(sentence: str, *, language: str, status: int) -> Looked:
    """Return that nobody looked, and why."""
    return Looked(sentence=sentence, language=language, status=status)


def _told(
    findings: tuple[Finding, ...], labels: tuple[FoundLabel, ...], *, language: str
) -> Looked:
    """Put what was found in words; what stands in a text several times is told once."""
    words = {
        (fold(each.excerpt), each.why): LookedWords(text=each.excerpt, why=each.why)
        for each in reversed(findings)
    }
    told = tuple(reversed(words.values()))
    named = {
        fold(each.excerpt): LookedLabel(text=each.excerpt, other=each.other, why=each.why)
        for each in reversed(labels)
    }
    shown = tuple(reversed(named.values()))
    return Looked(
        sentence=_sentence(len(findings), told, len(labels)),
        language=language,
        words=told[:_MOST_TOLD],
        labels=shown[:_MOST_TOLD],
        more=len(told[_MOST_TOLD:]) + len(shown[_MOST_TOLD:]),
    )


def _sentence(number: int, told: tuple[LookedWords, ...], labels: int) -> str:
    """Say how much was found; a listener hears the first words, the list below has every reason."""
    if number:
        said = ngettext(
            "%(number)d thing that an outsider could recognise: %(words)s.",
            "%(number)d things that an outsider could recognise: %(words)s.",
            number,
        ) % {"number": number, "words": _spoken(told)}
        said = said.replace("….", "…")
    else:
        said = _("Nothing here that an outsider could recognise was found.")
    if not labels:
        return said
    in_the_way = ngettext(
        "%(number)d word may stand in the way.", "%(number)d words may stand in the way.", labels
    )
    return f"{said} {in_the_way % {'number': labels}}"


def _spoken(told: tuple[LookedWords, ...]) -> str:
    names = list(dict.fromkeys(_shortened(each.text) for each in told))
    heard = ", ".join(quoted(name) for name in names[:_MOST_SPOKEN])
    return f"{heard} …" if len(names) > _MOST_SPOKEN else heard


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    whole = len(line) <= _MOST_SPOKEN_CHARACTERS
    return line if whole else f"{line[:_MOST_SPOKEN_CHARACTERS].rstrip()}…"
