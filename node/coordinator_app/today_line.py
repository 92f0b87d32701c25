"""One line of the first page."""

from dataclasses import dataclass

__all__ = ["Line"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing worth doing.

    Attributes:
        text: What it is, in one sentence.
        why: Why it stands here.
        address: Where it is done.
        action: What the way there is called.
        quoted: A title or name that the sentence is about; shown as somebody's own words.
        language: Language of `quoted`; None where it is not known.
    """

    text: str
    why: str
    address: str
    action: str
    quoted: str = ""
    language: str | None = None
