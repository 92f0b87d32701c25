"""The checks of a change, all of them each time, with what failed told at the end.

    ./linkpin check                    every check
    ./linkpin check types licences     these alone
    ./linkpin check licences --write   write deploy/LICENCES.md anew, then compare

A check that fails does not hide the next one. Exit status 0 when all passed, 1 when one failed, 2
for a name that is no check. With LINKPIN_TRANSLATIONS=list missing translations are listed and do
not fail, for the time between a new sentence and its translations.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from deploy import licences, translations, wheel

__all__ = ["CHECKS", "Check", "main", "run_checks"]

Check = Callable[[Path], list[str]]
"""A check of the checkout at a path; returns one sentence per fault."""

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ("schemas", "federation", "node", "tests", "deploy", "linkpin")


_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


def _python(*arguments: str) -> Check:
    # The tools print their findings themselves, and better than a list could.
    def check(root: Path) -> list[str]:
        command = [sys.executable, *arguments]
        finished = subprocess.run(command, cwd=root, check=False)  # noqa: S603 - literals below
        return [f"exit status {finished.returncode}"] if finished.returncode else []

    return check


def _check_translations(root: Path) -> list[str]:
    faults = translations.check(root)
    if os.environ.get("LINKPIN_TRANSLATIONS") != "list":
        return faults
    sys.stdout.writelines(f"  to do: {fault}\n" for fault in faults)
    return []


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "format": _python("-m", "ruff", "format", "--check", "--quiet", "."),
        "style": _python("-m", "ruff", "check", "."),
        "types": _python("-m", "mypy", *WRITTEN),
        "borders": _python("-c", _LINT_IMPORTS),
        "translations": _check_translations,
        "licences": licences.check,
        "wheel": wheel.check,
    }
)
"""Every check, in the order in which they run: quick ones first."""


def run_checks(checks: Mapping[str, Check], *, root: Path) -> list[str]:
    """Run checks one after the other and say of each whether it passed.

    Returns:
        Names of those that failed.
    """
    failed = []
    for name, check in checks.items():
        begun = time.monotonic()
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        faults = check(root)
        sys.stdout.writelines(f"  {fault}\n" for fault in faults)
        verdict = "FAILED" if faults else "passed"
        sys.stdout.write(f"== {name}: {verdict} ({time.monotonic() - begun:.1f} s)\n")
        failed += [name] if faults else []
    return failed


def main(arguments: Sequence[str]) -> int:
    """Run the checks that were named, or all; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="./linkpin check", description="Check the checkout.")
    parser.add_argument("name", nargs="*", help=", ".join(CHECKS))
    parser.add_argument("--write", action="store_true", help="write deploy/LICENCES.md anew first")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.name if name not in CHECKS]:
        parser.error(f"no check is called {unknown[0]!r}; there are {', '.join(CHECKS)}")
    if options.write:
        licences.write(ROOT)
    chosen = {name: CHECKS[name] for name in options.name or CHECKS}
    failed = run_checks(chosen, root=ROOT)
    sys.stdout.write(f"FAILED: {', '.join(failed)}\n" if failed else "All checks passed.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
