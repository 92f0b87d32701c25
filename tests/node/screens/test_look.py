"""Pages as they are drawn: well formed, escaped, in the reader's language, open to everyone."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from flask import Flask, render_template, render_template_string
from jinja2 import UndefinedError

from node.screens.look import set_up_look
from node.screens.page import notice
from node.screens.visitor import set_visitor
from tests.boundaries.source_files import ROOT
from tests.node.screens.drawing import PAGES, coordinator, drawing_app
from tests.node.screens.parsed import Element, parse

STATES = [(page, faults) for page in PAGES for faults in ("", "?faults=yes")]
TEMPLATES = sorted((ROOT / "node" / "templates").rglob("*.html"))


@contextmanager
def drawn(
    folder: Path, template: str, settings: Mapping[str, str] | None = None
) -> Iterator[list[Element]]:
    with (
        drawing_app(folder, settings=settings) as app,
        app.test_request_context("/practices/17?page=2"),
    ):
        set_visitor(coordinator())
        page = render_template_string(template)
        yield parse(page)


def gallery(folder: Path, page: str, faults: str = "") -> list[Element]:
    with drawing_app(folder, visitor=coordinator("admin", "desk")) as app:
        answer = app.test_client().get(f"/practices/{page}{faults}")
    assert answer.status_code == 200
    return parse(answer.text)


@pytest.mark.parametrize(("page", "faults"), STATES)
def test_a_page_has_one_first_heading_and_no_level_is_left_out(
    tmp_path: Path, page: str, faults: str
) -> None:
    levels = [int(e.tag[1]) for e in gallery(tmp_path, page, faults) if re.match(r"h\d$", e.tag)]
    below_summary = levels[levels.index(1) :]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(below_summary))


@pytest.mark.parametrize(("page", "faults"), STATES)
def test_a_page_holds_no_script_or_style_within_and_asks_no_other_host(
    tmp_path: Path, page: str, faults: str
) -> None:
    for element in gallery(tmp_path, page, faults):
        assert element.tag != "style"
        assert not (element.tag == "script" and element.text)
        assert not [name for name in element.attributes if name == "style" or name[:2] == "on"]
        for name in ("src", "href", "action"):
            assert re.match(r"/|#|$", element.attributes.get(name, ""))


@pytest.mark.parametrize(("page", "faults"), STATES)
def test_names_on_a_page_are_unique_and_lead_somewhere(
    tmp_path: Path, page: str, faults: str
) -> None:
    found = gallery(tmp_path, page, faults)
    ids = [e.attributes["id"] for e in found if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    for element in found:
        for name in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            assert set(element.attributes.get(name, "").split()) <= set(ids)
        if element.attributes.get("href", "").startswith("#"):
            assert element.attributes["href"][1:] in ids


@pytest.mark.parametrize(("page", "faults"), STATES)
def test_every_field_has_a_label_and_every_form_a_token(
    tmp_path: Path, page: str, faults: str
) -> None:
    found = gallery(tmp_path, page, faults)
    labelled = {e.attributes["for"] for e in found if e.tag == "label"}
    fields = [
        e
        for e in found
        if e.tag in {"input", "select", "textarea"} and e.attributes.get("type") != "hidden"
    ]
    # Choosing a language changes nothing that a stranger could gain from.
    posted = [
        e
        for e in found
        if e.tag == "form"
        and e.attributes["method"] == "post"
        and e.attributes.get("action") != "/language.choose"
    ]
    tokens = [e for e in found if e.attributes.get("name") == "csrf_token"]
    assert {e.attributes["id"] for e in fields} <= labelled
    assert all(e.attributes["value"] for e in tokens)
    assert len(posted) == len(tokens) > 0


def test_a_page_names_its_language_its_town_and_its_faults(tmp_path: Path) -> None:
    for faults, title in (
        ("", "Write a practice · Vilvoorde"),
        ("?faults=1", "Error: Write a practice · Vilvoorde"),
    ):
        found = gallery(tmp_path, "form", faults)
        assert found[0].tag == "html"
        assert found[0].attributes["lang"] == "en"
        assert [e.text for e in found if e.tag == "title"] == [title]


def test_a_page_begins_with_the_way_past_its_frame(tmp_path: Path) -> None:
    found = gallery(tmp_path, "form")
    first = next(e for e in found if e.tag in {"a", "button"})
    assert first.attributes["href"] == "#main"
    assert [e.attributes["id"] for e in found if e.tag == "main"] == ["main"]


def test_the_menu_says_which_of_its_pages_this_is(tmp_path: Path) -> None:
    found = gallery(tmp_path, "form")
    menu = [e for e in found if e.tag == "a" and e.within[-3:-1] == ("nav", "ul")]
    current = [
        (e.text, e.attributes["aria-current"]) for e in menu if "aria-current" in e.attributes
    ]
    assert current == [("Practices", "true")]
    assert menu[-1].text == "Help"


def test_each_language_is_offered_by_its_own_name(tmp_path: Path) -> None:
    with drawn(tmp_path, "{% extends 'screens/layout.html' %}") as found:
        offered = [e for e in found if e.attributes.get("name") == "language"]
        back = [e.attributes["value"] for e in found if e.attributes.get("name") == "next"]
    assert [(e.attributes["value"], e.attributes["lang"], e.text) for e in offered] == [
        ("en", "en", "English"),
        ("nl", "nl", "Nederlands"),
        ("fr", "fr", "Français"),
        ("de", "de", "Deutsch"),
    ]
    assert [e.text for e in offered if "aria-current" in e.attributes] == ["English"]
    assert back == ["/practices/17?page=2"]


def test_a_visitor_can_sign_out_and_a_stranger_sees_no_menu(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app:
        stranger = app.test_client().get("/practices/error").text
    with drawing_app(tmp_path, visitor=coordinator()) as app:
        known = app.test_client().get("/practices/error").text
    assert "Sign out" in known
    assert "An Peeters (invented)" in known
    assert "Sign out" not in stranger
    assert "Colleagues" not in stranger


@pytest.mark.parametrize(("demo", "banners"), [("yes", 1), ("no", 0)])
def test_a_demonstration_says_so_on_every_page(tmp_path: Path, demo: str, banners: int) -> None:
    settings = {"demo": demo, "entity_id": "http://127.0.0.1:8470"}
    if demo == "no":
        settings["entity_id"] = "https://town.example"
    with drawn(tmp_path, "{% extends 'screens/layout.html' %}", settings) as found:
        assert len([e for e in found if e.attributes.get("class") == "lp-demo"]) == banners


def test_a_notice_is_shown_once(tmp_path: Path) -> None:
    def save() -> str:
        notice("Saved <now>.")
        return ""

    with drawing_app(tmp_path) as app:
        app.add_url_rule("/save", view_func=save)
        client = app.test_client()
        client.get("/save")
        first, second = (client.get("/practices/error").text for _ in range(2))
    assert "Saved &lt;now&gt;." in first
    assert "Saved" not in second


def test_a_column_stands_only_where_something_is_in_it(tmp_path: Path) -> None:
    both = {e.tag for e in gallery(tmp_path, "practices")}
    neither = gallery(tmp_path, "form")
    assert "aside" in both
    assert "aside" not in {e.tag for e in neither}
    assert [e for e in neither if "lp-frame__places" in e.attributes.get("class", "")] == []


def test_everything_is_escaped_wherever_it_stands(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        assert render_template_string("{{ t }}", t="<b>") == "&lt;b&gt;"
        assert app.jinja_env.autoescape is True


def test_a_name_that_a_template_does_not_know_is_a_fault(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/"):
        with pytest.raises(UndefinedError):
            render_template_string("{{ nobody.set_this }}")
        with pytest.raises(UndefinedError):
            render_template_string("{% if nobody_set_this %}{% endif %}")


def test_a_sentence_of_a_template_is_translated_and_what_stands_in_it_escaped(
    tmp_path: Path,
) -> None:
    with drawing_app(tmp_path, language="fr") as app, app.test_request_context("/"):
        shown = render_template_string(
            "{{ _('%(path)s cannot be read', path='<b>') }} "
            "{% trans count=n %}one town{% pluralize %}{{ count }} towns{% endtrans %}",
            n=2,
        )
    assert "&lt;b&gt;" in shown
    assert "2 towns" in shown


def test_text_of_others_keeps_its_language_and_its_paragraphs(tmp_path: Path) -> None:
    with drawn(
        tmp_path,
        "{% from 'screens/texts.html' import foreign, paragraphs %}"
        "{{ foreign('Oud <b>ers', 'nl') }}{{ foreign('x') }}{{ paragraphs('a\nb\n\nc', 'ar') }}",
    ) as found:
        pass
    assert [(e.tag, e.attributes, e.text) for e in found] == [
        ("bdi", {"lang": "nl"}, "Oud <b>ers"),
        ("bdi", {}, "x"),
        ("div", {"class": "lp-text", "dir": "auto", "lang": "ar"}, "ab c"),
        ("p", {"class": "govuk-body"}, "ab"),
        ("br", {}, ""),
        ("p", {"class": "govuk-body"}, "c"),
    ]


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 413, 419, 422, 429, 500, 503])
def test_an_error_page_says_what_happened_and_what_to_do(tmp_path: Path, code: int) -> None:
    with drawing_app(tmp_path) as app, app.test_request_context("/nowhere"):
        page = render_template(
            "screens/error.html",
            code=code,
            title="There is no such page",
            sentences=["It was <moved>.", "Check the address."],
        )
    found = parse(page)
    assert [e.text for e in found if e.tag == "h1"] == ["There is no such page"]
    assert {"It was <moved>.", "Check the address.", f"Error {code}"} <= {
        e.text for e in found if e.tag == "p"
    }
    assert "Go to the first page" in {e.text for e in found if e.tag == "a"}


def test_the_look_is_put_on_once(tmp_path: Path) -> None:
    with drawing_app(tmp_path) as app, pytest.raises(ValueError, match="assets"):
        set_up_look(app)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_class_that_a_template_names_is_in_the_stylesheet(path: Path) -> None:
    css = (ROOT / "node" / "static" / "linkpin.css").read_text()
    known = set(re.findall(r"\.((?:lp|govuk)-[\w\\!-]+)", css.replace("\\!", "!")))
    named = {
        word
        for attribute in re.findall(r'class="([^"]*)"', path.read_text())
        for word in re.findall(r"(?<![\w-])(?:lp|govuk)-[\w!-]+(?!\w*\{\{)", attribute)
    }
    # The script looks for these two.
    hooks = {"govuk-js-character-count", "govuk-js-service-navigation-toggle"}
    # The group of ticks has a rule for its small size only.
    hooks |= {"govuk-checkboxes"}
    assert {word for word in named - known - hooks if not word.endswith("-")} == set()


def test_no_set_up_is_left_to_the_order_of_extensions(tmp_path: Path) -> None:
    # Another extension may have asked for the environment before.
    with drawing_app(tmp_path) as settled:
        app = Flask("node", static_folder=None)
        app.extensions["linkpin"] = settled.extensions["linkpin"]
        assert app.jinja_env is not None
        set_up_look(app)
        with app.test_request_context("/"), pytest.raises(UndefinedError):
            render_template_string("{{ nobody_set_this }}")
