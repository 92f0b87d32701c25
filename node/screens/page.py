"""Answers to people: a page, the way to the next page, and a notice shown once on it.

A page that changes nothing is answered with 200. A form that was taken is answered with 303, so
that going back or loading again never sends it twice.
"""

from typing import Final

from flask import Response, flash, render_template, url_for

__all__ = ["NOTICE", "notice", "render_page", "see_other"]

NOTICE: Final = "notice"
"""Category of notices among flashed messages."""


def render_page(template: str, *, status: int = 200, **context: object) -> Response:
    """Return a page.

    Args:
        template: Name below `node/templates`, such as `search/practices.html`.
        status: 200, or 422 for a form with faults.
        context: What the template shows; it asks no database.
    """
    return Response(
        render_template(template, **context), status=status, content_type="text/html; charset=utf-8"
    )


def see_other(endpoint: str, **values: object) -> Response:
    """Return the way to another page of this node.

    Args:
        endpoint: `blueprint.view`.
        values: Parts of its address; `_anchor` for a place on the page.
    """
    where = url_for(endpoint, **values)  # type: ignore[arg-type] # parts of an address are words
    return Response(status=303, headers={"Location": where})


def notice(sentence: str) -> None:
    """Show a sentence on the next page, once: what was done, and what happens now."""
    flash(sentence, NOTICE)
