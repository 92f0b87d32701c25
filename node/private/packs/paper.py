"""A text for paper: a title and sections of sentences and tables, in the words of one language.

Whatever file it becomes, page, PDF or document, says the same, because it is made from this.
"""

from dataclasses import dataclass, field
from datetime import date

__all__ = ["Paper", "Section"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a paper.

    Attributes:
        title: Its heading.
        texts: Sentences before the table, each a paragraph.
        head: What stands in the columns; empty for a section without a table.
        rows: The cells, row by row; the first of a row names it.
        own: Which columns, from 0, are words of people rather than ours.
    """

    title: str
    texts: tuple[str, ...] = field(default=(), repr=False)
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    own: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The whole of it.

    Attributes:
        title: What it is.
        town: Whose it is.
        about: A sentence or two on how to read it.
        made_on: Day of the town on which it was made.
        language: In which its own words are, one of ours.
        sections: Its parts, in order.
    """

    title: str
    town: str
    about: tuple[str, ...]
    made_on: date
    language: str
    sections: tuple[Section, ...]
