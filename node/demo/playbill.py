"""What the walk left behind: identifiers and words that the facts look for, in one file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["PLAYBILL_FILE", "Playbill"]

PLAYBILL_FILE = "playbill.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Playbill:
    """What the facts look for.

    Attributes:
        names: Invented names that stand in the private practice and nowhere else.
        walk_title: Title of the summary that took the walk.
        walk_record: Its identifier.
        walk_request: The request it was released by.
        country_record: Identifier of the summary released for Belgium only.
        withdrawn_record: Identifier of the summary that was withdrawn.
        withdrawn_word: A word that stands in it and nowhere else.
    """

    names: tuple[str, ...]
    walk_title: str
    walk_record: str
    walk_request: str
    country_record: str
    withdrawn_record: str
    withdrawn_word: str

    def write(self, folder: Path) -> None:
        """Put it on disk."""
        (folder / PLAYBILL_FILE).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> "Playbill":
        """Return what was written.

        Raises:
            FileNotFoundError: The walk was not finished.
        """
        members = json.loads((folder / PLAYBILL_FILE).read_text(encoding="utf-8"))
        return cls(**{**members, "names": tuple(members["names"])})

    @classmethod
    def is_written(cls, folder: Path) -> bool:
        """Say whether the walk was finished."""
        return (folder / PLAYBILL_FILE).exists()
