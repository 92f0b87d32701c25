"""Nobody is kept out by any page: empty, full, or with everything wrong; wide, or 320 pixels.

Every page of the URL map is opened in a browser as the first role that may, and looked at for
everything in `looking`. A page or a form that is new fails here until somebody says with what it is
shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from flask import Flask
from selenium.webdriver.remote.webelement import WebElement

from node.coordinator_app import create_app
from node.database import db
from node.demo.stage import Stage
from tests.browser.browsing import Reader, browser
from tests.browser.full_town import Full, fill
from tests.browser.looking import faults, forget_traffic, traffic
from tests.browser.screen_list import (
    ELSEWHERE,
    FILES,
    HANDLES,
    NOBODY,
    Screen,
    empty_screens,
    full_screens,
)
from tests.browser.site import Site, become
from tests.browser.wrong_forms import BUTTONS, SENT_ELSEWHERE, WRONG
from tests.node.demo.playing import Playing
from tests.nodes import set_up

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

_EVERYBODY = (NOBODY, *HANDLES.values())
_MOST_BYTES = 100_000
_LANGUAGES = ("nl", "fr", "de")


@dataclass(slots=True, kw_only=True)
class Seat:
    """A browser that remembers who is signed in where, so that nobody signs in twice in a row."""

    reader: Reader
    sites: Mapping[str, Site]
    signed_in: dict[str, str] = field(default_factory=dict)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)

    def show(self, screen: Screen) -> None:
        """Open a page as who it is for."""
        site = self.sites[screen.site]
        if self.signed_in.get(screen.site) != screen.handle:
            if screen.handle == NOBODY:
                self.reader.driver.delete_all_cookies()
                self.signed_in.clear()
            else:
                become(self.reader, site, screen.handle)
            self.signed_in[screen.site] = screen.handle
            self.reader.complaints()
        traffic(self.reader)
        self.reader.open(site.url(screen.path))

    def title_taken(self, screen: Screen) -> str | None:
        """Return the other page of the node that is called like this one, if there is one."""
        first = self.titles.setdefault((screen.site, self.reader.title), screen.endpoint)
        return first if first != screen.endpoint else None


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Give an application of the demo, for its URL map."""
    settings = set_up(
        tmp_path_factory.mktemp("map"),
        demo="yes",
        entity_id="http://127.0.0.1:1",
        coordinator_bind="127.0.0.1:2",
    )
    app = create_app(settings)
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture(scope="module")
def full(playing: Playing) -> Iterator[Full]:
    """Give what stands in the town of the demo that has one of everything."""
    stage = Stage(folder=playing.folder, first_port=playing.first_port)
    try:
        yield fill(stage)
    finally:
        stage.close()


@pytest.fixture(scope="module")
def seat(empty: Site, towns: Mapping[str, Site]) -> Iterator[Seat]:
    """Give the one browser of this file."""
    with browser(width=1280) as reader:
        yield Seat(reader=reader, sites={"empty": empty, **towns})


def test_what_is_named_as_no_page_is_in_the_url_map(app: Flask) -> None:
    endpoints = {
        rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }
    assert endpoints >= FILES | ELSEWHERE.keys()


def test_every_form_is_sent_wrongly_or_has_nothing_that_can_be_wrong(app: Flask) -> None:
    forms = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    known = [*WRONG, *BUTTONS, *SENT_ELSEWHERE]
    assert sorted(known) == sorted(forms)


@pytest.mark.parametrize("handle", _EVERYBODY)
def test_no_page_of_an_empty_node_keeps_anybody_out(handle: str, app: Flask, seat: Seat) -> None:
    assert _look(seat, [each for each in empty_screens(app) if each.handle == handle]) == []


@pytest.mark.parametrize("handle", _EVERYBODY)
def test_no_page_of_a_full_node_keeps_anybody_out(
    handle: str, app: Flask, full: Full, seat: Seat
) -> None:
    assert _look(seat, [each for each in full_screens(app, full) if each.handle == handle]) == []


@pytest.mark.parametrize("handle", _EVERYBODY)
def test_no_form_with_everything_wrong_keeps_anybody_out(
    handle: str, app: Flask, full: Full, seat: Seat
) -> None:
    pages = {each.endpoint: each for each in full_screens(app, full)}
    found = []
    for endpoint, wrong in WRONG.items():
        screen = pages[wrong.page]
        if screen.handle != handle:
            continue
        seat.show(screen)
        _send_wrongly(seat.reader, app, endpoint)
        if not seat.reader.driver.find_elements("class name", "govuk-error-summary"):
            found.append(f"{endpoint}: nothing was wrong at {seat.reader.url}")
        found += [f"{endpoint}: {each}" for each in faults(seat.reader)]
    assert found == []


@pytest.mark.parametrize("handle", _EVERYBODY)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_no_page_keeps_anybody_out_in_any_language(
    language: str, handle: str, app: Flask, full: Full, seat: Seat
) -> None:
    screens = [each for each in full_screens(app, full) if each.handle == handle]
    seat.titles.clear()
    with seat.reader.asking_for(language):
        seen = _look(seat, screens, language=language)
    assert seen == []


@pytest.mark.parametrize("endpoint", ["people.sign_in", "home.index", "search.practices"])
def test_a_first_visit_is_light(endpoint: str, app: Flask, full: Full, seat: Seat) -> None:
    screen = next(each for each in full_screens(app, full) if each.endpoint == endpoint)
    seat.show(screen)
    forget_traffic(seat.reader)
    seat.reader.open(seat.reader.url)
    assert 2_000 < traffic(seat.reader).sent_bytes <= _MOST_BYTES


def _look(seat: Seat, screens: list[Screen], *, language: str = "en") -> list[str]:
    assert screens
    found = []
    for screen in screens:
        seat.show(screen)
        where = f"{screen.site} {screen.path}"
        if screen.endpoint and seat.reader.url != seat.sites[screen.site].url(screen.path):
            found.append(f"{where}: led to {seat.reader.url}")
        if screen.endpoint and (other := seat.title_taken(screen)):
            found.append(f"{where}: “{seat.reader.title}” is also {other}")
        found += [f"{where}: {each}" for each in faults(seat.reader, language=language)]
    return found


def _send_wrongly(reader: Reader, app: Flask, endpoint: str) -> None:
    wrong = WRONG[endpoint]
    form = next(
        each
        for each in reader.driver.find_elements("css selector", "main form[method=post]")
        if _endpoint(reader, app, each) == endpoint and _has(each, *wrong.marks)
    )
    page = reader.driver.find_element("tag name", "html")
    reader.driver.execute_script(_SEND, form, dict(wrong.values), wrong.button)
    reader.await_gone(page)


def _endpoint(reader: Reader, app: Flask, form: WebElement) -> str:
    """Return which endpoint a form is sent to."""
    action = str(form.get_dom_attribute("action") or reader.url)
    endpoint, _words = app.url_map.bind("127.0.0.1").match(urlsplit(action).path, method="POST")
    return str(endpoint)


def _has(form: WebElement, name: str, value: str) -> bool:
    """Say whether a form has a hidden field of this value; every form has an unnamed one."""
    selector = f"input[type=hidden][name='{name}'][value='{value}']"
    return not name or bool(form.find_elements("css selector", selector))


_SEND = """
const [form, values, button] = arguments;
for (const each of form.elements) {
  if (['BUTTON', 'SELECT'].includes(each.tagName)) continue;
  if (each.type === 'hidden' || each.readOnly) continue;
  if (['checkbox', 'radio'].includes(each.type)) each.checked = false;
  else each.value = values[each.name] ?? '';
}
const buttons = [...form.querySelectorAll('button[type=submit]')];
form.requestSubmit(buttons.find(each => each.value === button) ?? buttons[0]);
"""
