"""Nothing typed is lost, and nothing is done twice, whatever happens in the middle of it.

Somebody is signed out while they write, writes in two windows, goes back, or presses twice.
"""

from collections.abc import Iterator, Mapping
from uuid import uuid4

import pytest
from selenium.webdriver import ActionChains

from node.demo.cast import AUTHOR
from tests.browser.browsing import Reader, browser
from tests.browser.site import Site, become

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

_SEND_TWICE = """
const form = document.querySelector('main form[method=post]');
const sent = new URLSearchParams(new FormData(form));
fetch(form.action, {method: 'POST', body: sent}).then(() => form.submit());
"""


@pytest.fixture(scope="module", params=[True, False], ids=["with scripts", "without scripts"])
def reader(request: pytest.FixtureRequest, towns: Mapping[str, Site]) -> Iterator[Reader]:
    del towns
    with browser(width=1280, scripts=request.param) as reader:
        yield reader


@pytest.fixture
def home(reader: Reader, towns: Mapping[str, Site]) -> Site:
    """Give the town where a coordinator is signed in."""
    become(reader, towns["sarcelles"], AUTHOR)
    return towns["sarcelles"]


@pytest.fixture
def title() -> str:
    """Give a title that no other practice has."""
    return f"A practice written in spite of everything {uuid4()}"


def test_who_is_signed_out_while_writing_signs_in_beside_it_and_goes_on(
    reader: Reader, home: Site, title: str
) -> None:
    reader.open(home.url("/practices/new"))
    reader.write("Title", title)
    reader.write(
        "What was going on?", "A long morning of writing, with “quotes” & more.\nAnd more."
    )
    _end_session(reader)
    reader.follow("Save")
    assert reader.heading == "Your text is still here"
    assert "You were signed out, so nothing was stored yet." in reader.text
    _sign_in_beside(reader, home)
    reader.follow("I have signed in again: go on")
    if reader.heading == "Your text is still here":
        # The page was made for nobody; this one is made for who is signed in.
        reader.follow("Send it again")
    assert reader.heading == title
    assert "A long morning of writing, with “quotes” & more.\nAnd more." in reader.text
    assert _titles(reader, home).count(title) == 1


def test_two_windows_on_one_practice_end_with_both_versions_side_by_side(
    reader: Reader, home: Site, title: str
) -> None:
    _write(reader, home, title, "As it was first.")
    reader.follow("Go on writing")
    first, address = reader.driver.current_window_handle, reader.url
    reader.driver.switch_to.new_window("tab")
    reader.open(address)
    reader.write("What was going on?", "As the second window has it.")
    reader.follow("Save")
    reader.driver.close()
    reader.driver.switch_to.window(first)
    reader.write("What was going on?", "As the first window has it.")
    reader.follow("Save")
    assert reader.heading == "There are two versions"
    assert "As the first window has it." in reader.text
    assert "As the second window has it." in reader.text
    reader.follow("Keep mine")
    assert reader.heading == title
    assert "As the first window has it." in reader.text
    assert "As the second window has it." not in reader.text


def test_going_back_and_sending_again_makes_no_second_practice(
    reader: Reader, home: Site, title: str
) -> None:
    _write(reader, home, title, "Sent once.")
    reader.driver.back()
    reader.wait_for("Write down a practice")
    reader.write("Title", title)
    reader.write("What was going on?", "Sent once more.")
    reader.follow("Save")
    if reader.heading == "There are two versions":
        reader.follow("Keep mine")
    assert "Sent once more." in reader.text
    assert _titles(reader, home).count(title) == 1


def test_a_form_that_arrives_twice_is_taken_once(reader: Reader, home: Site, title: str) -> None:
    reader.open(home.url("/practices/new"))
    reader.write("Title", title)
    page = reader.driver.find_element("tag name", "html")
    reader.driver.execute_script(_SEND_TWICE)
    reader.await_gone(page)
    assert reader.heading == title
    assert _titles(reader, home).count(title) == 1


def test_a_button_that_is_pressed_twice_acts_once(reader: Reader, home: Site, title: str) -> None:
    reader.open(home.url("/practices/new"))
    reader.write("Title", title)
    page = reader.driver.find_element("tag name", "html")
    button = reader.driver.find_element("css selector", "main button[value=stay]")
    ActionChains(reader.driver).double_click(button).perform()
    reader.await_gone(page)
    reader.wait_for("Saved. It stays at this node.")
    assert _titles(reader, home).count(title) == 1


def _write(reader: Reader, home: Site, title: str, words: str) -> None:
    reader.open(home.url("/practices/new"))
    reader.write("Title", title)
    reader.write("What was going on?", words)
    reader.follow("Save")
    assert reader.heading == title


def _end_session(reader: Reader) -> None:
    """Let the browser have a token that the node does not know any more."""
    for cookie in reader.driver.get_cookies():
        reader.driver.delete_cookie(cookie["name"])
        reader.driver.add_cookie({**cookie, "value": cookie["value"][::-1]})


def _sign_in_beside(reader: Reader, home: Site) -> None:
    """Sign in in another tab, close it, and come back."""
    first = reader.driver.current_window_handle
    reader.driver.switch_to.new_window("tab")
    become(reader, home, AUTHOR)
    reader.driver.close()
    reader.driver.switch_to.window(first)


def _titles(reader: Reader, home: Site) -> list[str]:
    reader.open(home.url("/practices/mine"))
    return [each.text for each in reader.driver.find_elements("css selector", "main h3")]
