"""An application that draws pages and nothing else, with a gallery of every macro and state."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader

from node.extensions import Node, Process
from node.language import speak
from node.screens.form import Form, blank_form
from node.screens.look import set_up_look
from node.screens.theme import DEFAULT_COLOUR
from node.screens.visitor import Visitor, set_visitor
from tests.nodes import FixedClock, make_settings

__all__ = ["GALLERY", "PAGES", "coordinator", "drawing_app", "faulty_form", "filled_form"]

GALLERY = Path(__file__).parent / "gallery"
PAGES = sorted(path.stem for path in GALLERY.glob("[!_]*.html"))


def coordinator(*roles: str) -> Visitor:
    return Visitor(
        account_id=UUID(int=1),
        handle="an",
        name="An Peeters (invented)",
        roles=frozenset(roles or {"coordinator"}),
    )


def filled_form() -> Form:
    return blank_form(
        {
            "title": "Kitchen table talks <with> parents & grandparents",
            "result": "Four families came back.\n\nTwo of them brought a neighbour.",
            "themes": ["family", "schools"],
            "level": "groups",
            "country": "be",
            "hours": "4",
            "password": "never shown again",
        }
    )


def faulty_form() -> Form:
    form = filled_form()
    form.fault("title", "Give the practice a title.")
    form.fault("result", "Say how you know that it changed.")
    form.fault("themes", "Tick at least one theme.")
    form.fault("level", "Choose for whom it is.")
    form.fault("country", "Choose a country.")
    form.fault("password", "This password is too short.")
    form.fault("form", "Somebody else saved this practice meanwhile.")
    return form


@contextmanager
def drawing_app(
    folder: Path,
    *,
    visitor: Visitor | None = None,
    language: str = "en",
    colour: str = DEFAULT_COLOUR,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Flask]:
    """Give an application whose only rooms are the gallery and a few addresses of the plan."""
    app = Flask("node", static_folder=None)
    app.extensions["linkpin"] = Node(
        settings=make_settings(folder, **(settings or {})),
        process=Process.COORDINATOR,
        clock=FixedClock(),
        keyring=None,
    )
    app.secret_key = "invented"  # noqa: S105 - of no node
    set_up_look(app, colour=colour)
    CSRFProtect(app)
    assert app.jinja_loader is not None
    app.jinja_env.loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(GALLERY.parent)])
    app.before_request(lambda: set_visitor(visitor))
    _add_rooms(app)
    with speak(language):
        yield app


def _add_rooms(app: Flask) -> None:
    for address in ("/", "/practices", "/colleagues", "/left", "/airlock/read", "/admin"):
        app.add_url_rule(address, endpoint=f"plan.{address}", view_func=_show_home)
    for address in ("/desk", "/help", "/account", "/accessibility", "/privacy"):
        app.add_url_rule(address, endpoint=f"plan.{address}", view_func=_show_home)
    for endpoint in ("language.choose", "people.sign_out"):
        app.add_url_rule(f"/{endpoint}", endpoint=endpoint, view_func=_show_home, methods=["POST"])
    app.add_url_rule("/practices/<name>", endpoint="gallery", view_func=_show)


def _show_home() -> str:
    return _show("practices")


def _show(name: str) -> str:
    form = faulty_form() if request.args.get("faults") else filled_form()
    return render_template(f"gallery/{name}.html", form=form)
