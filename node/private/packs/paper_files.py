"""A paper as a PDF and as a document for a word processor.

The PDF is made by Typst with the fonts it brings along, so it needs neither the network nor a font
of the machine, and the same paper is the same bytes. Words are handed over as data; nothing of them
is read as markup. It keeps to PDF/A-2a and PDF/UA-1: it can be archived and be read aloud.
"""

import io
import json
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import typst
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from flask import Response

from node.language import gettext as _
from node.private.packs.paper import Paper, Section
from node.screens.formats import day

__all__ = ["answer_file", "as_pdf", "as_word", "typst_input"]

_TEMPLATE: Final = Path(__file__).parents[2] / "templates" / "private" / "packs" / "report.typ"
_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def typst_input(paper: Paper) -> str:
    """Return what the template of the PDF is given, as JSON."""
    return json.dumps(
        {
            "title": paper.title,
            "town": paper.town,
            "about": [_made_on(paper), *paper.about],
            "page": _("Page"),
            "language": paper.language,
            "sections": [
                {
                    "title": section.title,
                    "texts": section.texts,
                    "head": section.head,
                    "rows": section.rows,
                }
                for section in paper.sections
            ],
        },
        ensure_ascii=False,
    )


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as a PDF."""
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": typst_input(paper)},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=_moment(paper),
    )


def as_word(paper: Paper) -> bytes:
    """Return a paper as a document with headings and tables by their styles."""
    document = Document()
    document.core_properties.title = paper.title
    document.core_properties.author = paper.town
    document.core_properties.language = paper.language
    document.core_properties.created = document.core_properties.modified = _moment(paper)
    document.core_properties.comments = ""
    _speak(document, paper.language)
    document.add_heading(paper.title, level=0)
    for sentence in (f"{paper.town}. {_made_on(paper)}", *paper.about):
        document.add_paragraph(sentence)
    for section in paper.sections:
        _add_section(document, section)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def answer_file(content: bytes, *, name: str) -> Response:
    """Return a file to keep.

    Args:
        content: Its bytes.
        name: With its ending, which says what it is.
    """
    answer = Response(content, content_type=_TYPES[name.rsplit(".", 1)[1]])
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _made_on(paper: Paper) -> str:
    return _("Made on %(day)s.") % {"day": day(paper.made_on)}


def _moment(paper: Paper) -> datetime:
    """Return the moment that stands in the file; made twice a day, it is the same file."""
    return datetime.combine(paper.made_on, time(), tzinfo=UTC)


def _speak(document: WordDocument, language: str) -> None:
    """Say in which language the document is, so that it is read aloud and checked in it."""
    spoken = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    if spoken is not None:
        spoken.set(qn("w:val"), {"en": "en-GB"}.get(language, language))


def _add_section(document: WordDocument, section: Section) -> None:
    document.add_heading(section.title, level=1)
    for sentence in section.texts:
        document.add_paragraph(sentence)
    if not section.head:
        return
    table = document.add_table(rows=1, cols=len(section.head), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, section.head, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(words).bold = True
    # The head stands again on the next page, and is told to those who hear the table.
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for it
    properties.append(OxmlElement("w:tblHeader"))
    for row in section.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()
