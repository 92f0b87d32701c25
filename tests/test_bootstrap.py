"""The rules of `./linkpin`, in a small checkout of its own with two packages and no network.

Most rules are about when an environment is built and not by whom, so most tests put a stand-in for
uv on the PATH, which is quick; those about pip use pip.
"""

import base64
import fcntl
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ECHO = """
import os, sys, {package}
print("{module}", *sys.argv[1:], {package}.VERSION, os.getcwd())
"""

STAND_IN = r"""
import hashlib, pathlib, re, subprocess, sys, zipfile
here = pathlib.Path(__file__).parent
with (here / "asked").open("a") as asked:
    asked.write(" ".join(sys.argv[1:]) + "\n")
if sys.argv[1] == "venv":
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", sys.argv[-1]], check=True)
else:
    python = pathlib.Path(sys.argv[sys.argv.index("--python") + 1])
    (packages,) = python.parent.parent.glob("lib/python*/site-packages")
    lock = pathlib.Path(sys.argv[-1]).read_text()
    for name, version, digest in re.findall(r"(\w+)==(\w+) --hash=sha256:(\w+)", lock):
        wheel = here.parent / "wheels" / f"{name}-{version}-py3-none-any.whl"
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != digest:
            sys.exit(f"{name}: another hash")
        zipfile.ZipFile(wheel).extractall(packages)
"""
"""What uv does, as far as these locks need it; writes down what it was asked."""


class Checkout:
    """A folder with `./linkpin`, locks that name one wheel each, and modules that only report."""

    def __init__(self, folder: Path, *, installer: str) -> None:
        self.root = folder / "a town's folder" / "linkpin"
        self.wheels = folder / "wheels"
        self.elsewhere = folder / "elsewhere"
        self.tools = folder / "tools"
        for path in (self.wheels, self.elsewhere, self.tools):
            path.mkdir()
        if installer == "uv":
            # Through a shell: a first line cannot name an interpreter whose path has spaces.
            (self.tools / "uv.py").write_text(STAND_IN)
            started = shlex.join([sys.executable, str(self.tools / "uv.py")])
            (self.tools / "uv").write_text(f'#!/bin/sh\nexec {started} "$@"\n')
            (self.tools / "uv").chmod(0o755)
        root = self.root
        (root / "deploy" / "requirements").mkdir(parents=True)
        shutil.copy(ROOT / "linkpin", root)
        self.write("node/__init__.py", "")
        self.write("node/cli/__init__.py", "")
        self.write("node/cli/__main__.py", ECHO.format(module="cli", package="acorn"))
        self.write("deploy/checks.py", ECHO.format(module="checks", package="birch"))
        self.lock("build")
        self.lock("model")
        self.lock("runtime", ("acorn", "1"))
        self.lock("develop", ("acorn", "1"), ("birch", "1"))

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def lock(self, name: str, *packages: tuple[str, str]) -> None:
        lines = [
            f"{package}=={version} --hash=sha256:{make_wheel(self.wheels, package, version)}\n"
            for package, version in packages
        ]
        self.write(f"deploy/requirements/{name}.txt", "# lock\n" + "".join(lines))

    def start(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own script in a folder made by this test
            [sys.executable, str(self.root / "linkpin"), *arguments],
            cwd=self.elsewhere,
            env=self.environ | environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def environ(self) -> dict[str, str]:
        return {
            # Without the folder of a uv that may be installed: the test says who installs.
            "PATH": f"{self.tools}:/usr/bin:/bin",
            "HOME": str(self.elsewhere),
            "CI": "true",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.wheels),
            "PIP_NO_CACHE_DIR": "1",
        }

    def build_number(self) -> int:
        """Return what tells one build of the environment from the next."""
        return (self.root / ".venv").stat().st_ino


def make_wheel(folder: Path, package: str, version: str) -> str:
    """Write a wheel of one module and return its SHA-256."""
    path = folder / f"{package}-{version}-py3-none-any.whl"
    about = f"{package}-{version}.dist-info"
    members = {
        f"{package}.py": f"VERSION = {version!r}\n",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": f"[console_scripts]\n{package} = {package}:VERSION.strip\n",
    }
    record = [f"{name},{_record_hash(text)},{len(text)}" for name, text in members.items()]
    members[f"{about}/RECORD"] = "\n".join([*record, f"{about}/RECORD,,"]) + "\n"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in members.items():
            # One date for all, so that the same content has the same hash.
            wheel.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record_hash(text: str) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return "sha256=" + digest.rstrip(b"=").decode()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout on a machine that has uv."""
    return Checkout(tmp_path, installer="uv")


@pytest.fixture
def checkout_with_pip(tmp_path: Path) -> Checkout:
    """A checkout on a machine that has Python alone."""
    return Checkout(tmp_path, installer="pip")


def test_a_command_gets_its_environment_its_arguments_and_a_clean_stdout(
    checkout_with_pip: Checkout,
) -> None:
    checkout = checkout_with_pip
    first = checkout.start("peers", "list", "--json")
    assert (first.returncode, first.stderr) == (
        0,
        "linkpin: building the environment (runtime); this happens once …\n",
    )
    assert first.stdout == f"cli peers list --json 1 {checkout.elsewhere}\n"

    built = checkout.build_number()
    second = checkout.start("peers", "list", "--json")
    assert (second.stdout, second.stderr) == (first.stdout, "")
    assert checkout.build_number() == built


def test_a_folder_or_variable_cannot_lend_its_modules(checkout: Checkout) -> None:
    foreign = checkout.elsewhere / "node" / "cli"
    foreign.mkdir(parents=True)
    (foreign / "__main__.py").write_text("print('foreign')")
    (checkout.elsewhere / "acorn.py").write_text("VERSION = 'foreign'")
    started = checkout.start("left", PYTHONPATH=str(checkout.elsewhere))
    assert started.stdout == f"cli left 1 {checkout.elsewhere}\n"


def test_scripts_of_the_environment_name_the_folder_they_stand_in(
    checkout_with_pip: Checkout,
) -> None:
    checkout_with_pip.start(PIP_USER="1")
    script = checkout_with_pip.root / ".venv" / "bin" / "acorn"
    assert "building" not in script.read_text()
    assert subprocess.run([script], check=False).returncode == 1  # noqa: S603 - its exit is "1"


def test_developers_packages_are_added_to_a_standing_environment(checkout: Checkout) -> None:
    checkout.start()
    built = checkout.build_number()
    started = checkout.start("check", "wheel")
    assert started.stdout == f"checks wheel 1 {checkout.root}\n"
    assert checkout.build_number() == built


def test_developers_environment_serves_ordinary_commands_too(checkout: Checkout) -> None:
    checkout.start("check")
    built = checkout.build_number()
    assert checkout.start("left").stderr == ""
    assert checkout.build_number() == built


def test_a_changed_lock_makes_a_new_environment(checkout: Checkout) -> None:
    checkout.start()
    checkout.lock("runtime", ("acorn", "2"))
    assert checkout.start("left").stdout == f"cli left 2 {checkout.elsewhere}\n"


def test_the_command_knows_how_it_was_typed_and_a_test_does_not(checkout: Checkout) -> None:
    said = "import os\nprint(os.environ.get('LINKPIN_PROGRAM'))\n"
    checkout.write("node/cli/__main__.py", said)
    checkout.write("deploy/checks.py", said)
    assert checkout.start("left").stdout == f"{checkout.root / 'linkpin'}\n"
    assert checkout.start("check", LINKPIN_PROGRAM="./linkpin").stdout == "None\n"


def test_a_moved_checkout_makes_a_new_environment(checkout: Checkout) -> None:
    checkout.start()
    checkout.root = checkout.root.rename(checkout.root.parent / "moved")
    started = checkout.start("left")
    assert "building the environment" in started.stderr
    assert started.stdout == f"cli left 1 {checkout.elsewhere}\n"


def test_a_build_that_fails_leaves_the_standing_environment_as_it_was(checkout: Checkout) -> None:
    checkout.start()
    built = checkout.build_number()
    good = (checkout.root / "deploy/requirements/runtime.txt").read_text()
    checkout.write("deploy/requirements/runtime.txt", good.replace("sha256:", "sha256:00"))
    failed = checkout.start("left")
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "linkpin: the packages of runtime.txt could not be installed" in failed.stderr
    checkout.write("deploy/requirements/runtime.txt", good)
    assert checkout.start("left").returncode == 0
    assert checkout.build_number() == built


def test_a_file_with_another_hash_is_not_installed(checkout_with_pip: Checkout) -> None:
    wheel = checkout_with_pip.wheels / "acorn-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "a") as tampered:
        tampered.writestr("acorn_extra.py", "")
    failed = checkout_with_pip.start("left")
    assert failed.returncode == 1
    assert "DO NOT MATCH THE HASHES" in failed.stderr


def test_an_interrupted_build_is_made_anew(checkout: Checkout) -> None:
    (checkout.root / ".venv.building" / "bin").mkdir(parents=True)
    (checkout.root / ".venv" / "bin").mkdir(parents=True)
    (checkout.root / ".venv" / "bin" / "python").write_text("half a file")
    assert checkout.start("left").stdout == f"cli left 1 {checkout.elsewhere}\n"
    assert {path.name for path in checkout.root.glob(".venv*")} == {".venv", ".venv.lock"}


def test_an_interrupted_addition_is_made_anew(checkout: Checkout) -> None:
    checkout.start()
    built = checkout.build_number()
    (checkout.root / ".venv" / "linkpin-develop.stamp").write_text("unfinished")
    assert checkout.start("check").returncode == 0
    assert checkout.build_number() != built


def test_a_second_start_waits_for_the_first_and_builds_nothing(checkout: Checkout) -> None:
    checkout.start()
    stamp = checkout.root / ".venv" / "linkpin-runtime.stamp"
    finished = stamp.read_text()
    stamp.write_text("not yet")
    built = checkout.build_number()
    with (checkout.root / ".venv.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with subprocess.Popen(  # noqa: S603 - our own script in a folder made by this test
            [sys.executable, str(checkout.root / "linkpin"), "left"],
            cwd=checkout.elsewhere,
            env=checkout.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as waiting:
            assert waiting.stderr is not None
            assert "another start is preparing" in waiting.stderr.readline()
            stamp.write_text(finished)
            fcntl.flock(held, fcntl.LOCK_UN)
            output, words = waiting.communicate()
    assert (output, words) == (f"cli left 1 {checkout.elsewhere}\n", "")
    assert checkout.build_number() == built


def test_translations_are_compiled_when_they_are_newer(checkout: Checkout) -> None:
    checkout.write("deploy/translations.py", "import sys; sys.stderr.write('compiled\\n')")
    source = "node/translations/nl/LC_MESSAGES/linkpin.po"
    checkout.write(source, "")
    assert "compiled" in checkout.start().stderr
    compiled = (checkout.root / source).with_suffix(".mo")
    compiled.write_bytes(b"")
    assert "compiled" not in checkout.start().stderr
    os.utime(compiled, (0, 0))
    assert "compiled" in checkout.start().stderr


def run_python(code: str, *, checkout: Checkout) -> subprocess.CompletedProcess[str]:
    """Run ``./linkpin`` after ``code`` has changed the interpreter it runs in."""
    script = str(checkout.root / "linkpin")
    return subprocess.run(  # noqa: S603 - our own interpreter and our own literals
        [
            sys.executable,
            "-c",
            f"import runpy, sys; {code}; runpy.run_path({script!r}, None, '__main__')",
        ],
        env=checkout.environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_older_python_is_refused_in_one_sentence(checkout: Checkout) -> None:
    refused = run_python("sys.version_info = (3, 9, 18)", checkout=checkout)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        "Linkpin needs Python 3.11 or newer and this is Python 3.9; "
        "start it with a newer one, for example: python3.11 ./linkpin demo\n"
    )


def test_a_python_without_ensurepip_is_told_the_line_that_installs_it(
    checkout_with_pip: Checkout,
) -> None:
    refused = run_python("sys.modules['ensurepip'] = None", checkout=checkout_with_pip)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert refused.returncode == 1
    assert f"sudo apt install python{version}-venv" in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr


def test_uv_is_used_where_it_is_found(checkout: Checkout) -> None:
    checkout.start("check")
    building = checkout.root / ".venv.building"
    locks = checkout.root / "deploy" / "requirements"
    rules = "--quiet --no-deps --require-hashes --no-build-isolation"
    assert (checkout.tools / "asked").read_text().splitlines() == [
        f"venv --quiet --no-project --python {sys.executable} {building}",
        f"pip install --python {building}/bin/python {rules} --requirement {locks}/build.txt",
        f"pip install --python {building}/bin/python {rules} --requirement {locks}/model.txt",
        f"pip install --python {building}/bin/python {rules} --requirement {locks}/develop.txt",
    ]
