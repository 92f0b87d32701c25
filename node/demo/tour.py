"""The tour: one page with four cards, each a short walk through the running nodes by clicking.

The program that plays the demo serves it, on loopback alone, because only that program may cut a
node off. Each step leads to a page of a real node, by way of that node's page for signing in as
somebody invented; nothing is shown here that the nodes themselves do not show.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from typing import Final

from flask import Blueprint, Flask, Response, current_app
from flask_wtf.csrf import CSRFProtect
from werkzeug.serving import make_server

from node.coordinator_app.application import CONTENT_SECURITY_POLICY
from node.demo.cast import CAST
from node.demo.cutting import connect, cut_off, is_cut_off
from node.demo.stage import Stage
from node.demo.tour_steps import list_cards
from node.extensions import Process, open_node
from node.screens import speaking
from node.screens.error_pages import set_up_error_pages
from node.screens.form import read_form
from node.screens.look import set_up_look
from node.screens.page import render_page, see_other
from node.screens.speaking import set_up_speaking

__all__ = ["CUT", "TOUR_NAME", "create_tour", "serving_tour", "tour_address"]

TOUR_NAME: Final = "Linkpin"
CUT: Final = "sarcelles"
"""The town that the third card cuts off."""

bp = Blueprint("tour", __name__)


def tour_address(stage: Stage) -> str:
    """Return where the tour is served."""
    return f"http://127.0.0.1:{stage.tour_port}"


def create_tour(stage: Stage) -> Flask:
    """Return the application of the tour."""
    settings = replace(stage.settings("ran"), name=TOUR_NAME, language="en")
    app = open_node(settings, process=Process.COMMAND)
    app.secret_key = app.extensions["linkpin"].data_key.derive("tour")
    app.extensions["linkpin_stage"] = stage
    set_up_speaking(app, language="en")
    set_up_look(app)
    set_up_error_pages(app)
    # As in the nodes themselves: choosing a language changes nothing worth forging.
    CSRFProtect(app).exempt(speaking.bp)
    app.register_blueprint(bp)
    app.after_request(_harden)
    return app


@contextmanager
def serving_tour(stage: Stage) -> Iterator[str]:
    """Serve the tour for the length of a block; gives its address."""
    server = make_server("127.0.0.1", stage.tour_port, create_tour(stage), threaded=True)
    thread = Thread(target=server.serve_forever, name="tour", daemon=True)
    thread.start()
    try:
        yield tour_address(stage)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@bp.get("/")
def index() -> Response:
    """Show the four cards."""
    stage = _stage()
    return render_page(
        "demo/tour.html",
        cards=list_cards(stage),
        is_cut=is_cut_off(stage, CUT),
        cut_name=CAST[CUT].name,
    )


@bp.post("/cut")
def cut() -> Response:
    """Cut the town off, or connect it again."""
    form = read_form(single=("do",))
    stage = _stage()
    if form.text("do") == "connect":
        connect(stage, CUT)
    elif not is_cut_off(stage, CUT):
        cut_off(stage, CUT)
    return see_other("tour.index", _anchor="card-3")


def _stage() -> Stage:
    stage: Stage = current_app.extensions["linkpin_stage"]
    return stage


def _harden(answer: Response) -> Response:
    answer.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers.setdefault("Cache-Control", "no-store")
    return answer
