"""The wheel, built and installed as it would be shipped, and what must be inside.

Everything in the three packages' folders is needed at run time: words, JSON Schemas, migrations,
content of the demo, templates. A build that leaves a file out still starts, and fails much later.
So the installed files are compared with the checkout, and the installed program is asked to start
from an empty folder.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from deploy import translations

__all__ = ["MUST_HOLD", "PACKAGES", "build", "check", "find_missing"]

PACKAGES = ("schemas", "federation", "node")

MUST_HOLD = {
    "vocabulary": "schemas/**/vocabulary.yaml",
    "JSON Schemas": "schemas/json/*.json",
    "migrations": "node/migrations/*/versions/*.py",
    "content of the demo": "node/demo/content/**/*",
    "templates of the screens": "node/templates/**/*.html",
    "stylesheets of the screens": "node/static/*.css",
    "fonts of the screens": "node/static/fonts/*.woff2",
}
"""What the comparison would not miss if the checkout had lost it too."""


def build(root: Path, *, into: Path) -> Path:
    """Build the wheel with the locked build system and return its path.

    Raises:
        subprocess.CalledProcessError: It cannot be built; the reason went to stderr.
    """
    # The isolation of `build` would fetch a build system that is in no lock.
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into)]
    _run([*command, str(root)])
    (wheel,) = into.glob("*.whl")
    return wheel


def find_missing(root: Path, wheel: Path) -> list[str]:
    """List what the checkout holds and the wheel does not, and what only the wheel holds."""
    wanted = {
        path.relative_to(root).as_posix()
        for package in PACKAGES
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    faults = [f"not in the wheel: {name}" for name in sorted(wanted - packed)]
    faults += [f"only in the wheel: {name}" for name in sorted(packed - wanted)]
    faults += [
        f"the wheel holds no {what} ({pattern})"
        for what, pattern in MUST_HOLD.items()
        if not any((root / name).is_file() and name in packed for name in _matches(root, pattern))
    ]
    faults += [
        f"the wheel holds no compiled translation for {language}"
        for language in _translated(root)
        if f"node/translations/{language}/LC_MESSAGES/linkpin.mo" not in packed
    ]
    return faults


def check(root: Path) -> list[str]:
    """List what is wrong with the wheel of this checkout."""
    translations.compile_all(root)
    with tempfile.TemporaryDirectory(prefix="linkpin-wheel-") as name:
        faults = []
        try:
            wheel = build(root, into=Path(name))
            faults += find_missing(root, wheel)
            _start_installed(wheel, folder=Path(name))
        except subprocess.CalledProcessError as error:
            faults.append(f"the wheel cannot be built, installed or started: {error}")
    return faults


def _start_installed(wheel: Path, *, folder: Path) -> None:
    environment = folder / "environment"
    empty = folder / "empty"
    empty.mkdir()
    _run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    (packages,) = environment.glob("lib/python*/site-packages")
    # The locked packages, without the checkout: a .pth file inside that folder is not followed.
    (packages / "locked.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    python = str(environment / "bin" / "python")
    installer = shutil.which("uv")
    begin = [installer, "pip"] if installer else [sys.executable, "-m", "pip"]
    rules = ["--quiet", "--no-deps", "--no-index", "--python", python]
    # uv knows --python behind `install`, pip in front of it.
    command = (
        [*begin, "install", *rules] if installer else [*begin, *rules[-2:], "install", *rules[:-2]]
    )
    _run([*command, str(wheel)])
    _run([str(environment / "bin" / "linkpin"), "--help"], folder=empty)
    where = "import node, sys; sys.exit(not node.__file__.startswith(sys.prefix))"
    _run([python, "-I", "-c", where], folder=empty)


def _run(command: list[str], *, folder: Path | None = None) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    subprocess.run(  # noqa: S603 - built in this file, without a shell
        command, check=True, cwd=folder, env=environ, stdout=subprocess.DEVNULL
    )


def _matches(root: Path, pattern: str) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.glob(pattern)]


def _translated(root: Path) -> list[str]:
    languages = (root / "node" / "translations").glob("*/LC_MESSAGES/*.po")
    return sorted({path.parent.parent.name for path in languages})
