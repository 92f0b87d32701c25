"""What the node holds on a topic as a file: a document, a page or a table, with marks beside it."""

import io
from collections.abc import Iterable, Iterator, Sequence

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from node.language import gettext as _
from node.private.packs.third_parties import Piece, mark_of
from node.private.packs.topic import Held

__all__ = ["held_document", "held_rows", "marked_text"]


def held_document(held: Iterable[Held], *, title: str, asked: str) -> bytes:
    """Return a document for a word processor; what is somebody else's is highlighted.

    Args:
        held: The records.
        title: Its heading.
        asked: What was asked for, in words.
    """
    document = Document()
    document.add_heading(title, level=1)
    document.add_paragraph(asked)
    document.add_paragraph(_explanation())
    for each in held:
        heading = document.add_heading(
            " · ".join(part for part in (each.words, each.day) if part), 2
        )
        del heading
        if each.about:
            _write(document.add_paragraph(), each.about)
        for label, pieces in each.texts:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{label}: ").bold = True
            _write(paragraph, pieces)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def held_rows(held: Iterable[Held]) -> Iterator[Sequence[str]]:
    """Yield the records as a table, the head first."""
    yield [_("What it is"), _("Day"), _("Organisation"), _("Called"), _("Text")]
    for each in held:
        for label, pieces in each.texts:
            yield [each.words, each.day, marked_text(each.about), label, marked_text(pieces)]


def marked_text(pieces: Iterable[Piece]) -> str:
    """Return a text with a mark beside each piece that is somebody else's."""
    return "".join(
        piece.text if piece.kind is None else f"{piece.text} {mark_of(piece.kind)}"
        for piece in pieces
    )


def _explanation() -> str:
    return _(
        "What belongs to somebody else is marked. Whoever answers the request decides whether it "
        "is blacked out."
    )


def _write(paragraph: Paragraph, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        if piece.kind is not None:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            paragraph.add_run(f" {mark_of(piece.kind)}").bold = True
