"""The licence of every package that a node runs with, and whether it fits EUPL-1.2.

What a package states about itself decides: its licence expression, or else its classifier. A few
state neither in a form a machine can read; what their licence file says stands here, by name, and
is looked at again when the lock moves to another version of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

__all__ = ["COMPATIBLE", "Licence", "check", "read_licences", "table", "write"]

TABLE = Path("deploy/LICENCES.md")

LOCKS = ("runtime", "model")
"""What a node runs with."""

COMPATIBLE = frozenset(
    {
        "Apache-2.0",
        "0BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC-BY-4.0",
        "CC0-1.0",
        "ISC",
        "LGPL-2.1-or-later",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "PSF-2.0",
        # Given to the public domain; whoever takes it owes nothing.
        "Unlicense",
        "Zlib",
    }
)
"""Licences of works that one under EUPL-1.2 may use; the LGPL ones unchanged, as libraries."""

_STATED_IN_WORDS = {
    "Apache Software License": "Apache-2.0",
    # The classifier does not say which; those of our lock were looked at and have three clauses.
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}

_READ_IN_THE_LICENCE_FILE = {
    # Version and licence as read there; another version is read again.
    ("async-timeout", "5.0.1"): "Apache-2.0",
    ("email-validator", "2.4.0"): "Unlicense",
    ("huey", "3.5.4"): "MIT",
    ("pysqlite3", "0.6.1"): "Zlib",
    ("python-stdnum", "2.2"): "LGPL-2.1-or-later",
    ("tzdata", "2026.6"): "Apache-2.0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """What one locked package is under.

    Attributes:
        package: Its name in the lock.
        version: Its version in the lock.
        expression: SPDX expression; empty when nothing readable is stated.
        source: Where that was read.
    """

    package: str
    version: str
    expression: str
    source: str

    @property
    def is_compatible(self) -> bool:
        """Whether one of the offered licences may be taken, or all of several may."""
        choices = self.expression.split(" OR ")
        return any(COMPATIBLE.issuperset(choice.split(" AND ")) for choice in choices)


def read_licences(lock: Path) -> list[Licence]:
    """Return the licence of every package in a lock, in its order."""
    return [_read_licence(package, version) for package, version in _pins(lock)]


def table(licences: Sequence[Licence]) -> str:
    """Write the licences down as the page that is committed."""
    rows = [f"| {each.package} | {each.version} | {each.expression} |" for each in licences]
    return "\n".join(
        [
            "# Licences of what a node runs with",
            "",
            "Written by `./linkpin check licences --write` from what each package of the locks",
            "`runtime` and `model` states about itself, and compared at every check.",
            "",
            "| package | version | licence |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def check(root: Path) -> list[str]:
    """List packages whose licence does not fit, and whether the page lags behind."""
    licences = _read_all(root)
    faults = [
        f"{each.package} {each.version}: {each.expression or 'no licence stated'} ({each.source})"
        for each in licences
        if not each.is_compatible
    ]
    page = root / TABLE
    if not page.exists() or page.read_text(encoding="utf-8") != table(licences):
        faults.append(f"{TABLE} is not what the lock says; run ./linkpin check licences --write")
    return faults


def write(root: Path) -> None:
    """Write the committed page anew."""
    licences = _read_all(root)
    (root / TABLE).write_text(table(licences), encoding="utf-8")


def _read_all(root: Path) -> list[Licence]:
    """Return the licence of everything a node runs with, what runs the model included."""
    locks = (root / "deploy" / "requirements" / f"{name}.txt" for name in LOCKS)
    return [licence for lock in locks if lock.exists() for licence in read_licences(lock)]


def _pins(lock: Path) -> Iterator[tuple[str, str]]:
    for found in re.finditer(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(), re.MULTILINE):
        yield found[1], found[2]


def _read_licence(package: str, version: str) -> Licence:
    read = _READ_IN_THE_LICENCE_FILE.get((package, version))
    if read is not None:
        expression, source = read, "its licence file"
    else:
        expression, source = _stated(package)
    return Licence(package=package, version=version, expression=expression, source=source)


def _stated(package: str) -> tuple[str, str]:
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return "", "not installed on this system"
    if "License-Expression" in about:
        return about["License-Expression"], "its licence expression"
    if "License" in about and about["License"] in COMPATIBLE:
        return about["License"], "its licence field"
    stated = [line for line in about.get_all("Classifier") or [] if line.startswith("License ::")]
    known = [_STATED_IN_WORDS.get(line.rpartition(" :: ")[2], "") for line in stated]
    return " AND ".join(known), "its classifiers"
