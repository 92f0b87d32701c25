"""Fields of forms: what was typed is kept, and the markup is the one the components expect."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import render_template_string
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader

from node.screens.form import Form
from tests.node.screens.drawing import drawing_app, faulty_form, filled_form
from tests.node.screens.parsed import Element, parse

MARKUP = Path(__file__).parent / "markup"
"""For each field a template of ours and one of govuk-frontend's counterpart in Jinja."""


def fields(folder: Path, path: str) -> list[Element]:
    with drawing_app(folder) as app:
        return parse(app.test_client().get(path).text)


@pytest.mark.parametrize("name", sorted(path.name for path in MARKUP.iterdir()))
def test_our_fields_have_the_markup_that_the_stylesheet_and_the_script_expect(
    tmp_path: Path, name: str
) -> None:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    upstream = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
    theirs = upstream.from_string((MARKUP / name / "theirs.html").read_text())
    expected = theirs.render(form=filled_form(), faulty=faulty_form())
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        ours = render_template_string(
            (MARKUP / name / "ours.html").read_text(), form=filled_form(), faulty=faulty_form()
        )
    assert _without_space(parse(ours)) == _without_space(parse(expected)) != []


def test_what_was_typed_is_kept_and_a_password_is_not(tmp_path: Path) -> None:
    found = fields(tmp_path, "/practices/form?faults=1")
    by_name = {e.attributes.get("name"): e for e in found if e.tag in {"input", "textarea"}}
    assert by_name["title"].attributes["value"] == (
        "Kitchen table talks <with> parents & grandparents"
    )
    assert by_name["result"].text == "Four families came back. Two of them brought a neighbour."
    assert "value" not in by_name["password"].attributes
    checked = [e.attributes["value"] for e in found if "checked" in e.attributes]
    assert checked == ["family", "schools", "groups"]
    assert [e.attributes["value"] for e in found if "selected" in e.attributes] == ["be"]


def test_a_text_that_begins_with_an_empty_line_keeps_it(tmp_path: Path) -> None:
    # A browser drops the first line end inside a textarea, so one stands there to be dropped.
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        form = Form(values={"result": ["\nsecond line"]})
        shown = render_template_string(
            "{% from 'screens/fields.html' import text_area %}{{ text_area(f, 'result', 'x') }}",
            f=form,
        )
    assert ">\n\nsecond line</textarea>" in shown


def _without_space(elements: list[Element]) -> list[Element]:
    return [replace(each, text=each.text.replace(" ", "")) for each in elements]
