"""Go's checksum-database packages accept our checkpoints and proofs, and refuse a changed byte."""

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from federation.base64url import parse_base64url
from federation.merkle_tree import consistency_proof, inclusion_proof, root_at
from tests.federation.fake_origin import COLLECTION, FakeOrigin, origin_with
from tests.requirements import require

GO_SOURCES = Path("/usr/share/gocode")
PACKAGE = GO_SOURCES / "src" / "golang.org" / "x" / "mod" / "sumdb" / "note"
PROGRAM = Path(__file__).with_name("verify_log.go")
ACCEPTED: tuple[int, str] = (0, "")

Request: TypeAlias = "dict[str, str | bytes | int | Sequence[bytes]]"

ORIGIN = origin_with(20)
INDEX = 11
FIRST_SIZE = 7


@pytest.fixture(scope="module")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the Go program once; its caches stay in the test's folder."""
    go = shutil.which("go")
    require(
        go is not None and PACKAGE.is_dir(),
        "Debian packages golang-go and golang-golang-x-mod-dev are not installed",
    )
    assert go is not None
    folder = tmp_path_factory.mktemp("go")
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GOPATH": str(GO_SOURCES),
        "GOCACHE": str(folder / "cache"),
        "GO111MODULE": "off",
        "GOFLAGS": "",
        "CGO_ENABLED": "0",
    }
    program = folder / "verify_log"
    subprocess.run(  # noqa: S603 - the compiler found above and our own source
        [go, "build", "-o", str(program), str(PROGRAM)], env=environment, check=True, cwd=folder
    )
    return program


def request(origin: FakeOrigin = ORIGIN) -> Request:
    size, nodes = origin.size, origin.find_node
    return {
        "Collection": COLLECTION,
        "PublicKey": parse_base64url(origin.key.public.jwk["x"].encode()),
        "Note": origin.note(),
        "Entry": origin.lines[INDEX].entry,
        "Index": INDEX,
        "Inclusion": inclusion_proof(INDEX, size, nodes=nodes),
        "FirstSize": FIRST_SIZE,
        "FirstRoot": root_at(FIRST_SIZE, nodes=nodes),
        "Consistency": consistency_proof(FIRST_SIZE, size, nodes=nodes),
    }


def encode(value: object) -> object:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, tuple):
        return [encode(each) for each in value]
    return value


def ask(verifier: Path, asked: Mapping[str, object]) -> tuple[int, str]:
    """Return exit status and what the program refused."""
    answer = subprocess.run(  # noqa: S603 - the program built above
        [str(verifier)],
        input=json.dumps({name: encode(value) for name, value in asked.items()}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return answer.returncode, answer.stdout.strip()


def flip(data: bytes, at: int) -> bytes:
    place = at % len(data)
    return bytes([*data[:place], data[place] ^ 1, *data[place + 1 :]])


def test_go_accepts_checkpoint_inclusion_and_consistency(verifier: Path) -> None:
    assert ask(verifier, request()) == ACCEPTED


@pytest.mark.parametrize("index", [0, 1, 15, 16, 20])
def test_go_accepts_entries_anywhere_in_the_log(verifier: Path, index: int) -> None:
    asked = request() | {
        "Entry": ORIGIN.lines[index].entry,
        "Index": index,
        "Inclusion": inclusion_proof(index, ORIGIN.size, nodes=ORIGIN.find_node),
    }

    assert ask(verifier, asked) == ACCEPTED


@pytest.mark.parametrize("first", [1, 2, 8, 16, 20])
def test_go_accepts_growth_from_anywhere(verifier: Path, first: int) -> None:
    asked = request() | {
        "FirstSize": first,
        "FirstRoot": root_at(first, nodes=ORIGIN.find_node),
        "Consistency": consistency_proof(first, ORIGIN.size, nodes=ORIGIN.find_node),
    }

    assert ask(verifier, asked) == ACCEPTED


NOTE = ORIGIN.note()
PLAIN_END = NOTE.index(b"\n", NOTE.index(b"\n\n") + 2)
PROOF_OF_ENTRY = inclusion_proof(INDEX, ORIGIN.size, nodes=ORIGIN.find_node)
PROOF_OF_GROWTH = consistency_proof(FIRST_SIZE, ORIGIN.size, nodes=ORIGIN.find_node)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        pytest.param({"Note": flip(NOTE, 0)}, "checkpoint", id="origin"),
        pytest.param(
            {"Note": NOTE.replace(b"\n21\n", b"\n20\n")}, "checkpoint", id="size in the note"
        ),
        pytest.param({"Note": flip(NOTE, NOTE.index(b"\n21\n") + 5)}, "checkpoint", id="root"),
        pytest.param({"Note": flip(NOTE, PLAIN_END - 20)}, "checkpoint", id="plain signature"),
        pytest.param({"Note": flip(NOTE, -20)}, "checkpoint", id="timed signature"),
        pytest.param({"PublicKey": b"\x02" * 32}, "checkpoint", id="key"),
        pytest.param({"Entry": flip(ORIGIN.lines[INDEX].entry, 40)}, "inclusion", id="entry"),
        pytest.param({"Index": INDEX + 1}, "inclusion", id="index"),
        pytest.param(
            {"Inclusion": (flip(PROOF_OF_ENTRY[0], 0), *PROOF_OF_ENTRY[1:])},
            "inclusion",
            id="inclusion proof",
        ),
        pytest.param(
            {"FirstRoot": flip(root_at(FIRST_SIZE, nodes=ORIGIN.find_node), 31)},
            "consistency",
            id="first root",
        ),
        pytest.param({"FirstSize": FIRST_SIZE + 1}, "consistency", id="first size"),
        pytest.param(
            {"Consistency": (*PROOF_OF_GROWTH[:-1], flip(PROOF_OF_GROWTH[-1], 31))},
            "consistency",
            id="consistency proof",
        ),
    ],
)
def test_go_refuses_the_same_with_one_byte_changed(
    verifier: Path, change: Request, what: str
) -> None:
    assert ask(verifier, request() | change) == (1, what)
