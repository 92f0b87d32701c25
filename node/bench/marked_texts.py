"""The measuring texts: what identifies is marked in place, and every name is drawn anew.

The format is described beside the texts, in `tests/node/airlock/measuring/README.md`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from node.airlock.findings import DIRECT, FindingType
from node.bench.disguises import DISGUISES

__all__ = ["LANGUAGES", "MarkedText", "Names", "Span", "Text", "read_names", "read_texts"]

LANGUAGES: Final = ("en", "nl", "fr", "de")

_MARK: Final = re.compile(r"\[\[([A-Z]+)(?:/([a-z0-9_+]+))? (.*?)\]\]", re.DOTALL)
_SLOT: Final = re.compile(r"\{([a-z]+)\.([a-z]+)\.(\d+)((?:\|[a-z_0-9]+)*)\}")
_TABLES: Final = {
    "nickname": "nickname",
    "transliterated": "variants",
    "arabic": "script",
    "cyrillic": "script",
}
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words that have to be found.

    Attributes:
        start: First character.
        end: First character after it.
        type: What they give away.
        attacks: Disguises that are tried.
    """

    start: int
    end: int
    type: FindingType
    attacks: tuple[str, ...] = ()

    @property
    def is_direct(self) -> bool:
        """Whether the words name somebody by themselves."""
        return self.type in DIRECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with names drawn.

    Attributes:
        id: As in its file.
        language: Tag of the text.
        text: What the gate is given.
        spans: What has to be found, in order; none in a clean text.
        register: Names that the node knows.
        is_clean: Whether nothing is to be found.
    """

    id: str
    language: str
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    register: tuple[str, ...] = ()
    is_clean: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Invented names to draw from.

    Attributes:
        pools: By language or `shared`, then pool, then origin.
        tables: By name of the table (`nickname`, `variants`, `script`), then by name.
    """

    pools: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]
    tables: Mapping[str, Mapping[str, Sequence[str]]]

    def candidates(
        self, *, language: str, pool: str, origin: str, filters: frozenset[str]
    ) -> list[str]:
        """Return the names of a slot for which every filter has an answer."""
        source = self.pools[language if origin == "local" else "shared"]
        found = list(source[pool][origin])
        for name in filters & _TABLES.keys():
            found = [each for each in found if self.forms(each, name)]
        if not found:
            raise ValueError(f"no {pool}.{origin} in {language} has {sorted(filters)}")
        return found

    def forms(self, name: str, wanted: str) -> Sequence[str]:
        """Return what a table has for a name."""
        forms = self.tables[_TABLES[wanted]].get(name, ())
        if wanted in {"arabic", "cyrillic"}:
            return [each for each in forms if bool(_ARABIC.search(each)) is (wanted == "arabic")]
        return forms


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text with slots and marks, as it is written.

    Attributes:
        id: Unique among all.
        language: Tag of the text.
        marked: The text with slots and marks.
        register: Names that the node knows, with slots.
        is_clean: Whether nothing is to be found.
    """

    id: str
    language: str
    marked: str = field(repr=False)
    register: tuple[str, ...] = ()
    is_clean: bool = False

    def draw(self, names: Names, *, seed: int) -> Text:
        """Return the text with names drawn; the same seed draws the same.

        Raises:
            ValueError: A slot, a mark or a disguise is unknown.
        """
        chance = Random(f"{seed}:{self.id}")  # noqa: S311 - a measurement to be repeated
        drawn = self._draw_names(names, chance)

        def fill(found: re.Match[str]) -> str:
            name = drawn[(found[1], found[2], found[3])]
            for wanted in found[4].split("|")[1:]:
                name = _disguise(name, wanted, self.language, names=names, chance=chance)
            return name

        pieces: list[str] = []
        spans: list[Span] = []
        length, at = 0, 0
        for mark in _MARK.finditer(self.marked):
            before = _SLOT.sub(fill, self.marked[at : mark.start()])
            words = _SLOT.sub(fill, mark[3])
            length += len(before)
            spans.append(
                Span(
                    start=length,
                    end=length + len(words),
                    type=FindingType(mark[1].lower()),
                    attacks=tuple((mark[2] or "").split("+")) if mark[2] else (),
                )
            )
            pieces += [before, words]
            length += len(words)
            at = mark.end()
        pieces.append(_SLOT.sub(fill, self.marked[at:]))
        return Text(
            id=self.id,
            language=self.language,
            text=_checked("".join(pieces), self.id),
            spans=tuple(spans),
            register=tuple(_SLOT.sub(fill, each) for each in self.register),
            is_clean=self.is_clean,
        )

    def _draw_names(self, names: Names, chance: Random) -> dict[tuple[str, str, str], str]:
        filters: dict[tuple[str, str, str], set[str]] = {}
        for found in _SLOT.finditer("\n".join((self.marked, *self.register))):
            key = (found[1], found[2], found[3])
            filters.setdefault(key, set()).update(found[4].split("|")[1:])
        drawn: dict[tuple[str, str, str], str] = {}
        for key, wanted in filters.items():
            pool, origin, _number = key
            free = names.candidates(
                language=self.language, pool=pool, origin=origin, filters=frozenset(wanted)
            )
            unused = [each for each in free if each not in drawn.values()]
            drawn[key] = chance.choice(unused or free)
        return drawn


def read_names(folder: Path) -> Names:
    """Return the pools of a folder of TOML files."""
    pools: dict[str, Mapping[str, Mapping[str, Sequence[str]]]] = {}
    tables: dict[str, dict[str, Sequence[str]]] = {"nickname": {}, "variants": {}, "script": {}}
    for file in sorted(folder.glob("*.toml")):
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        for name, table in tables.items():
            for key, forms in read.pop(name, {}).items():
                table[key] = (forms,) if isinstance(forms, str) else tuple(forms)
        pools[file.stem] = read
    return Names(pools=pools, tables=tables)


def read_texts(folder: Path) -> Iterator[MarkedText]:
    """Yield the templates of a folder, the annotated ones of each language first.

    Raises:
        ValueError: A line is no text of the set; says which.
    """
    for language in LANGUAGES:
        for kind in ("annotated", "clean"):
            file = folder / f"{kind}.{language}.jsonl"
            lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
            yield from _templates(lines, language=language, is_clean=kind == "clean")


def _templates(lines: Iterable[str], *, language: str, is_clean: bool) -> Iterator[MarkedText]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
            yield MarkedText(
                id=read["id"],
                language=language,
                marked=read["text"],
                register=tuple(read.get("register", ())),
                is_clean=is_clean,
            )
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{language}, line {number}: {error!r}") from error


def _disguise(name: str, wanted: str, language: str, *, names: Names, chance: Random) -> str:
    if wanted in _TABLES:
        forms = names.forms(name, wanted)
        if not forms:
            raise ValueError(f"{name} has no form {wanted}")
        return chance.choice(list(forms))
    if wanted not in DISGUISES:
        raise ValueError(f"no disguise is called {wanted}")
    return DISGUISES[wanted](name, language, chance)


def _checked(text: str, about: str) -> str:
    for sign in ("[[", "]]", "{", "}"):
        if sign in text:
            raise ValueError(f"{about}: a mark or a slot is not complete: {sign}")
    return text
