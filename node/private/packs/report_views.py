"""The yearly report as a page, a PDF, a document for a word processor and a table."""

from flask import Blueprint, Response, request

from node.database import db
from node.extensions import current_node
from node.language import gettext as _
from node.people.signed_in import current_person
from node.private.packs.paper import Paper
from node.private.packs.paper_files import answer_file, as_pdf, as_word
from node.private.packs.report import (
    LEAST_ORGANISATIONS,
    choose_year,
    list_years,
    year_report,
)
from node.screens.page import render_page
from node.screens.spreadsheet import answer_table

__all__ = ["bp"]

bp = Blueprint("network_report", __name__, url_prefix="/network")


@bp.get("/report")
def page() -> Response:
    """Show the report of a year, or what it waits for."""
    session, node = db.session(), current_node()
    years = list_years(session, node=node, person=current_person())
    if not years:
        return render_page(
            "private/packs/report.html", paper=None, years=(), year=None, least=LEAST_ORGANISATIONS
        )
    year = choose_year(request.args.get("year"), years)
    return render_page(
        "private/packs/report.html",
        paper=year_report(session, node=node, person=current_person(), year=year),
        years=years,
        year=year,
        least=LEAST_ORGANISATIONS,
    )


@bp.get("/report.pdf")
def pdf() -> Response:
    """Give the report as a PDF."""
    year, paper = _asked()
    return answer_file(as_pdf(paper), name=f"report-{year}.pdf")


@bp.get("/report.docx")
def word() -> Response:
    """Give the report as a document for a word processor."""
    year, paper = _asked()
    return answer_file(as_word(paper), name=f"report-{year}.docx")


@bp.get("/report.csv")
def table() -> Response:
    """Give the numbers of the report as a table for a spreadsheet."""
    year, paper = _asked()
    head = (_("Part of the report"), _("What"), _("Number"))
    rows = [(section.title, *row) for section in paper.sections for row in section.rows]
    return answer_table([head, *rows], name=f"report-{year}.csv")


def _asked() -> tuple[int, Paper]:
    session, node, person = db.session(), current_node(), current_person()
    year = choose_year(request.args.get("year"), list_years(session, node=node, person=person))
    return year, year_report(session, node=node, person=person, year=year)
