"""A town in which people write: its application, and a browser for each of them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from node.database import db
from node.extensions import current_node
from node.private.practices.practice import Practice
from node.private.practices.service import get_practice
from tests.screens import form_of, people_app, post, sign_in

__all__ = [
    "ANSWERS",
    "ENTRY_FIELDS",
    "ENTRY_PAGE",
    "NEW",
    "agreed",
    "browser",
    "edit",
    "stored",
    "text_of",
    "write",
    "writing_app",
]

NEW = "/practices/new"
ANSWERS = {
    "language": "nl",
    "title": "Een middag bij Quillonveld",
    "situation": "Jongeren bleven thuis.",
    "aim": "Ouders leren kennen.",
    "partners": "De school en een vzw.",
    "approach": "Wij gingen langs.",
    "result": "Men belt elkaar.",
    "differently": "We kwamen te laat.",
    "needs_first": "Tijd.",
}
"""The fields of a page of six questions."""

ENTRY_PAGE = "/colleagues/mine"
ENTRY_FIELDS: Mapping[str, str | list[str]] = {
    "role_nl": "Preventiecoördinator",
    "role_fr": "Coordinatrice de prévention",
    "organisation_nl": "Stad Vilvoorde",
    "unit_nl": "Dienst preventie",
    "mailbox": "preventie@Vilvoorde.example",
    "language_tag_0": "nl",
    "language_use_0": "talks",
    "language_tag_2": "fr",
    "language_use_2": "reads",
    "topic_concept_0": "mentoring",
    "topic_experience_0": "has_done",
    "request_concept_1": "parents",
    "request_text_1": "Wie heeft ouderavonden geprobeerd?",
    "visits": ["hosts", "online"],
    "visit_months": "2026-05, 2026-06",
    "structure_concept_0": "livc-r",
    "structure_type_0": "panel",
}
"""The fields of a page, filled in without naming anybody."""


@contextmanager
def writing_app(folder: Path) -> Iterator[Flask]:
    """Give the application of a town, each request of which stands by itself."""
    with people_app(folder) as app:
        yield app


def browser(app: Flask, handle: str) -> FlaskClient:
    """Return a browser in which somebody is signed in."""
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    sign_in(client, handle)
    return client


def text_of(answer: TestResponse) -> str:
    """Return a page with its references resolved."""
    return unescape(answer.get_data(as_text=True))


def stored(practice_id: str | UUID) -> Practice:
    """Return a practice as it is stored now."""
    db.session.rollback()
    return get_practice(db.session(), node=current_node(), practice_id=UUID(str(practice_id)))


def write(client: FlaskClient, **changes: str) -> str:
    """Write a practice down through the page and return its identifier."""
    page = form_of(client.get(NEW))
    answer = post(
        client,
        NEW,
        {"practice_id": page["practice_id"], "revision": "0", **ANSWERS, **changes},
    )
    assert answer.status_code == 303
    return page["practice_id"]


def edit(client: FlaskClient, practice_id: str, changes: Mapping[str, str]) -> TestResponse:
    """Send the page of a practice with some fields changed."""
    data = {"practice_id": practice_id, "revision": "1", **ANSWERS, **changes}
    return post(client, f"/practices/mine/{practice_id}/edit", data, page=NEW)


def agreed(**changes: str | list[str]) -> Mapping[str, str | list[str]]:
    """Return the page with consent and some fields changed."""
    return {
        **ENTRY_FIELDS,
        "revision": "0",
        "consent": "yes",
        "consent_day": "2026-03-01",
        **changes,
    }
