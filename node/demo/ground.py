"""The folder a demo stands in: from which port its nodes count, and which software made them.

A prepared folder is used again. One that other software made is cleared first, because its
databases may have other tables; all that is removed was invented and made here.
"""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import node
from node.demo.cast import CAST, FIRST_PORT
from node.demo.playbill import PLAYBILL_FILE
from node.errors import ConflictError
from node.language import gettext as _

__all__ = ["DEFAULT_FOLDER", "keep_ground", "software_word", "take_ground"]

DEFAULT_FOLDER = Path(".demo")
"""Where the demo stands unless another folder is named; git ignores it."""

_FILE = "ground.json"
_MADE_OF = ("demo", "migrations")


def take_ground(folder: Path, *, first_port: int | None) -> int:
    """Make `folder` ready for a demo of this software, and say which ports its nodes have.

    Args:
        folder: Where the nodes stand or will stand.
        first_port: Port from which theirs are counted; None for those the folder has.

    Returns:
        The first port.

    Raises:
        ConflictError: The nodes there have other ports, which their names and signatures contain.
    """
    path = folder / _FILE
    made = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    if made is not None and made["software"] != software_word():
        _clear(folder)
        made = None
    if made is None or not any((folder / key).exists() for key in CAST):
        return first_port or FIRST_PORT
    if first_port not in (None, made["first_port"]):
        raise ConflictError(
            _("The nodes in %(folder)s have ports from %(port)d. Choose another folder for others.")
            % {"folder": folder, "port": made["first_port"]}
        )
    return int(made["first_port"])


def keep_ground(folder: Path, *, first_port: int) -> None:
    """Note what the nodes that are about to be made in `folder` are made with.

    Not before their ports were found free: a start that fails must not tie the folder to them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ground = {"first_port": first_port, "software": software_word()}
    (folder / _FILE).write_text(json.dumps(ground), encoding="utf-8")


def software_word() -> str:
    """Return a word that changes with the demo and with the tables of the databases."""
    digest = sha256()
    package = Path(node.__file__).parent
    for part in _MADE_OF:
        for path in sorted((package / part).rglob("*")):
            if path.suffix in {".py", ".json", ".jsonl"}:
                digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _clear(folder: Path) -> None:
    """Remove what a demo made, and nothing that it did not."""
    for key in CAST:
        shutil.rmtree(folder / key, ignore_errors=True)
    for name in (PLAYBILL_FILE, _FILE):
        (folder / name).unlink(missing_ok=True)
