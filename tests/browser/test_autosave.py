"""What is saved while somebody writes never stands against what they send themselves."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.browsing import Reader, browser
from tests.browser.site import Site, become

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

_HOLD_ANSWER = """
const real = window.fetch;
window.fetch = async (...all) => {
  const answer = await real(...all);
  await new Promise((go) => { window.letGo = go; });
  return answer;
};
"""
"""Lets answers arrive late: the node has stored what was sent, and the page does not know yet."""

_SEND_AND_COME_BACK = """
const form = document.querySelector('main form[method=post]');
const told = arguments[arguments.length - 1];
addEventListener('submit', (event) => event.preventDefault(), {once: true});
form.requestSubmit();
fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))}).then(() => {
  window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  told();
});
"""
"""What a page lives through that is sent, kept in the browser's memory and come back to."""

_SAID = "return document.getElementById('autosave-said').textContent"


@pytest.fixture(scope="module")
def reader(empty: Site) -> Iterator[Reader]:
    with browser(width=1280) as reader:
        become(reader, empty, "coordinator")
        yield reader


@pytest.fixture
def title(reader: Reader, empty: Site) -> str:
    """Begin a practice of a title that no other has, and give the title."""
    title = f"A practice that saves itself {uuid4()}"
    reader.open(empty.url("/practices/new"))
    reader.write("Title", title)
    return title


def test_a_button_that_is_pressed_while_the_page_saves_itself_makes_no_second_version(
    reader: Reader, title: str
) -> None:
    reader.driver.execute_script(_HOLD_ANSWER)
    _await(reader, "return Boolean(window.letGo)")
    reader.write("What was going on?", "Written while it was saved.")
    page = reader.driver.find_element("tag name", "html")
    reader.press("Save")
    reader.driver.execute_script("window.letGo && window.letGo()")
    reader.await_gone(page)
    assert reader.heading == title
    assert "Written while it was saved." in reader.text


def test_a_page_from_the_browsers_memory_saves_itself_as_before(reader: Reader, title: str) -> None:
    _await(reader, _SAID)
    reader.driver.execute_async_script(_SEND_AND_COME_BACK)
    assert reader.driver.execute_script(_SAID) == ""
    reader.write("What was going on?", "Written after coming back.")
    _await(reader, _SAID)
    assert reader.driver.execute_script(_SAID).startswith("Saved ")
    reader.follow("Save")
    assert reader.heading == title
    assert "Written after coming back." in reader.text


def test_a_page_from_the_browsers_memory_never_overwrites_what_was_written_since(
    reader: Reader, title: str
) -> None:
    del title
    reader.follow("Save")
    reader.follow("Go on writing")
    first, address = reader.driver.current_window_handle, reader.url
    reader.driver.switch_to.new_window("tab")
    reader.open(address)
    reader.write("What was going on?", "Written since.")
    reader.follow("Save")
    reader.driver.close()
    reader.driver.switch_to.window(first)
    reader.driver.execute_script(
        "window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));"
    )
    _await(reader, _SAID)
    said = reader.driver.execute_script(_SAID)
    assert said.startswith("This practice was changed in another window.")


def _await(reader: Reader, script: str) -> None:
    """Wait until a script answers with something; a page saves itself every twenty seconds."""
    WebDriverWait(reader.driver, 60).until(lambda driver: driver.execute_script(script))
