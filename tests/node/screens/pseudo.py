"""A language that nobody speaks: every sentence a third longer, every letter with an accent.

What a page shows in plain letters was not translated: it stands in a template as it is, or in the
code without `gettext`. What is left over in plain letters is data, such as the name of a town.
"""

import gettext
import re
from html.parser import HTMLParser
from typing import Final

__all__ = ["LONGER", "Pseudo", "pseudo", "untranslated"]

LONGER: Final = 0.35
"""How much longer a sentence is; German takes about as much more room than English."""

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED: Final = str.maketrans(_PLAIN, "áƀçðéƒğĥíĵķľɱñóþɋřšţúṽŵẋýžÁƁÇÐÉƑĞĤÍĴĶĽṀÑÓÞɊŘŠŢÚṼŴẊÝŽ")
_FILLER: Final = "ôûêîâ"

# A placeholder, a doubled percent sign, and the plain words of a command or a file stay.
_KEPT: Final = re.compile(r"%\(\w+\)[-.\d]*[a-z]|%%|\{\w+\}")
_WORD: Final = re.compile(r"[A-Za-z]{2,}")

_DATA: Final = re.compile(
    r"""[0-9a-f]*[0-9][0-9a-f]*(?:-[0-9a-f]{4,})+    # identifiers
    | \b(?=\w*[0-9])[\w-]+\b                        # fingerprints, versions, marked words
    | \b\w+(?:[-.]\w+)*@[\w.-]+                     # mailboxes
    | (?:https?://|/)[^\s,;]+                        # addresses and folders
    | \b[\w-]+(?:\.[\w-]+)+\b                       # hosts and files
    | \b(?:[bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz]\b  # keys as words
    """,
    re.VERBOSE,
)
"""What is no language: identifiers, addresses, names of files."""

_SAID_ATTRIBUTES: Final = frozenset({"alt", "aria-label", "placeholder", "title"})
_AS_IT_IS: Final = frozenset({"bdi", "code", "pre", "script", "style", "textarea", "kbd", "samp"})
_VOID: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})


def pseudo(sentence: str) -> str:
    """Return a sentence in the language that nobody speaks."""
    if not sentence:
        return sentence
    accented, end = "", 0
    for kept in _KEPT.finditer(sentence):
        accented += sentence[end : kept.start()].translate(_ACCENTED) + kept.group()
        end = kept.end()
    accented += sentence[end:].translate(_ACCENTED)
    more = max(1, round(len(sentence) * LONGER) - 1)
    return f"{accented} {(_FILLER * (more // len(_FILLER) + 1))[:more]}"


class Pseudo(gettext.NullTranslations):
    """The catalogue of that language."""

    def gettext(self, message: str) -> str:
        """Return a sentence in it."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a sentence that fits a number, in it."""
        return pseudo(msgid1 if n == 1 else msgid2)


class _Reader(HTMLParser):
    """Collects what a page says by itself: not what somebody wrote, and no code."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def _is_foreign(self) -> bool:
        return any(foreign for _tag, foreign in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        foreign = tag in _AS_IT_IS or (tag != "html" and "lang" in values) or "dir" in values
        if not self._is_foreign and not foreign:
            self.said += [value or "" for name, value in attrs if name in _SAID_ATTRIBUTES]
            if tag == "input" and values.get("type") in {"submit", "button"}:
                self.said.append(values.get("value") or "")
        if tag not in _VOID:
            self._open.append((tag, foreign))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            opened, _foreign = self._open.pop()
            assert opened == tag, f"</{tag}> ends <{opened}>"

    def handle_data(self, data: str) -> None:
        if not self._is_foreign:
            self.said.append(" ".join(data.split()))


def untranslated(page: str, *, names: frozenset[str]) -> list[str]:
    """Return what a page says in plain letters, sentence by sentence.

    Args:
        page: HTML of a page that was drawn in the language that nobody speaks.
        names: What is called the same in every language, or is translated elsewhere.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    known = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in _longest_first(names)))
    return [
        said for said in reader.said if said and _WORD.search(_DATA.sub(" ", known.sub(" ", said)))
    ]


def _longest_first(names: frozenset[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))
