"""The six plain questions, in the order in which people answer them, with a little help each.

The last one has two halves. Every question names the member of `PracticeContent` that its answer
becomes; the sentences are translated when they are shown.
"""

from dataclasses import dataclass
from typing import Final

from node.language import gettext as _
from node.language import mark
from node.private.practices.practice import MAX_ANSWER_CHARACTERS, MAX_TITLE_CHARACTERS
from node.private.typed_text import TextField

__all__ = ["QUESTIONS", "Question", "question_label", "text_fields"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the page.

    Attributes:
        member: Where its answer is kept.
        label: The question.
        help: What may stand in the answer.
        rows: Height of the field in lines.
    """

    member: str
    label: str
    help: str
    rows: int = 6


QUESTIONS: Final = (
    Question(
        member="situation",
        label=mark("What was going on?"),
        help=mark("What you saw in town and why it could not stay like that. No cases, no names."),
    ),
    Question(
        member="aim",
        label=mark("What did you want to change?"),
        help=mark("Two or three sentences a colleague in another town would understand."),
        rows=4,
    ),
    Question(
        member="partners",
        label=mark("Who was at the table?"),
        help=mark(
            "Which organisations, and what each of them did. These words stay here: "
            "other towns see kinds of organisation only."
        ),
        rows=4,
    ),
    Question(
        member="approach",
        label=mark("What did you do?"),
        help=mark("Step by step, so that somebody else could try it."),
        rows=8,
    ),
    Question(
        member="result",
        label=mark("What changed, and how do you know?"),
        help=mark("Also what did not change. “We do not know yet” is a good answer."),
    ),
    Question(
        member="differently",
        label=mark("What would you do differently?"),
        help=mark("Other towns learn most from this. One thing in a line is enough."),
    ),
    Question(
        member="needs_first",
        label=mark("And what would another town need first?"),
        help=mark("A mandate, time, a person, a room: what you would not begin without."),
        rows=4,
    ),
)
"""Every question; the sentences still have to be translated."""

_TITLE: Final = mark("Title")


def question_label(member: str) -> str:
    """Return the question whose answer is `member`, in the language spoken now."""
    found = next((each.label for each in QUESTIONS if each.member == member), _TITLE)
    return _(found)


def text_fields() -> tuple[TextField, ...]:
    """Return the fields of the page that hold a text, the title first."""
    title = TextField(
        name="title", label=_(_TITLE), max_characters=MAX_TITLE_CHARACTERS, lines=False
    )
    answers = (
        TextField(name=each.member, label=_(each.label), max_characters=MAX_ANSWER_CHARACTERS)
        for each in QUESTIONS
    )
    return (title, *answers)
