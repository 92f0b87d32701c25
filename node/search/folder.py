"""The folder of the index: one generation in use, what it has followed, and who may change it.

    index/
      lock            held by whoever changes anything
      current         name of the generation in use
      <generation>/   files of tantivy, and following.json: the changes that are in them

A generation is made beside the one in use and takes its place in one step, so a crash leaves
either the old or the new one. What is left behind without being in use is removed by the next who
holds the lock. Readers keep the files they have open.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import uuid4

import tantivy

from node.search.analysis import FAMILIES, PLAIN, analyser
from node.search.documents import FORMAT, index_schema
from schemas.vocabulary import load_vocabulary

__all__ = [
    "Following",
    "IndexDamagedError",
    "ZoneName",
    "damage_told",
    "discard",
    "find_generation",
    "locked",
    "new_generation",
    "open_index",
    "read_following",
    "remove_unused",
    "use",
    "write_following",
]

ZoneName: TypeAlias = Literal["published", "received"]
"""The databases that an index follows."""

_POINTER = "current"
_LOCK = "lock"
_FOLLOWING = "following.json"


class IndexDamagedError(Exception):
    """The files of the index cannot be read; it is derived, and is made anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What a generation holds.

    Attributes:
        made_of: Format of the index and version of the vocabulary.
        published: Number of the newest change of our own in it.
        received: Number of the newest change of other towns in it.
        owes_erasure: Whether its files may hold terms of texts that are erased elsewhere.
        rebuild_after: Seconds since 1970 before which it is not made anew for an erasure.
    """

    made_of: str
    published: int = 0
    received: int = 0
    owes_erasure: bool = False
    rebuild_after: float = 0.0

    @staticmethod
    def of_nothing() -> "Following":
        """Return the state of an empty generation, as made by this version of the software."""
        return Following(made_of=f"{FORMAT}/{load_vocabulary().version}")

    def number_of(self, zone: ZoneName) -> int:
        """Return the number of the newest change of one database that is in it."""
        return self.published if zone == "published" else self.received

    def up_to(self, number: int, *, zone: ZoneName) -> "Following":
        """Return the state after the changes of one database up to `number`."""
        if zone == "published":
            return replace(self, published=number)
        return replace(self, received=number)


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold the folder while it is changed; yields False, at once, if somebody else does."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def find_generation(folder: Path) -> Path | None:
    """Return the generation in use; None if there is none, or another version made it."""
    try:
        name = (folder / _POINTER).read_text(encoding="ascii")
        generation = folder / Path(name).name
        following = read_following(generation)
    except (OSError, ValueError, TypeError):
        return None
    return generation if following.made_of == Following.of_nothing().made_of else None


def new_generation(folder: Path) -> Path:
    """Return an empty generation that is not yet in use."""
    generation = folder / uuid4().hex
    generation.mkdir(mode=0o700)
    write_following(generation, Following.of_nothing())
    tantivy.Index(index_schema(), path=str(generation), reuse=False)
    return generation


def use(folder: Path, generation: Path) -> None:
    """Put a generation in use; whoever looks from now on finds it."""
    _write(folder / _POINTER, generation.name)


def discard(folder: Path, *, damaged: Path) -> None:
    """Put a damaged generation out of use, unless another one has taken its place already."""
    if find_generation(folder) == damaged:
        (folder / _POINTER).unlink(missing_ok=True)


def remove_unused(folder: Path, *, used: Path) -> None:
    """Remove every generation but one. Held by the lock."""
    for path in folder.iterdir():
        if path.is_dir() and path != used:
            shutil.rmtree(path)


def read_following(generation: Path) -> Following:
    """Return what a generation holds.

    Raises:
        OSError: There is nothing to read.
        ValueError: What stands there is not JSON.
        TypeError: What stands there is JSON of something else.
    """
    return Following(**json.loads((generation / _FOLLOWING).read_text(encoding="utf-8")))


def write_following(generation: Path, following: Following) -> None:
    """Note what a generation holds, in one step."""
    _write(generation / _FOLLOWING, json.dumps(asdict(following)))


def open_index(generation: Path) -> tantivy.Index:
    """Return the index of a generation, as it was committed last.

    It is opened for each use: that takes less than a millisecond, and no idle process keeps files
    whose texts were erased.

    Raises:
        ValueError: The files are damaged.
    """
    index = tantivy.Index.open(str(generation))
    for name in (*FAMILIES, PLAIN):
        index.register_tokenizer(name, analyser(name))
    index.config_reader("manual")
    return index


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn everything the engine says about unreadable files into one error.

    Raises:
        IndexDamagedError: The files cannot be read.
    """
    try:
        yield
    except (OSError, ValueError) as exc:
        raise IndexDamagedError(type(exc).__name__) from exc
    except BaseException as exc:
        # The engine panics on some damage, with an error that is no Exception and has no name
        # that could be imported.
        if type(exc).__name__ != "PanicException":
            raise
        raise IndexDamagedError(type(exc).__name__) from exc


def _write(path: Path, text: str) -> None:
    """Replace a file so that a crash leaves the old or the new one, never a part."""
    draft = path.with_name(f"{path.name}.draft")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
