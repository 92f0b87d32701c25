"""A page says below a field what an outsider could recognise in it, while somebody writes."""

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.browsing import Reader, browser
from tests.browser.site import EMPTY_ACCOUNTS, Site, become

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(600)]

NAME, _ROLE = EMPTY_ACCOUNTS["admin"]
"""Who works at the node is known to its gate."""

TYPED = f"We asked {NAME} and the returnees."
HEARD = f"1 thing that an outsider could recognise: “{NAME}”. 1 word may stand in the way."
WHY = "This is the full name of a person in your register."


@pytest.fixture(scope="module")
def reader(empty: Site) -> Iterator[Reader]:
    with browser(width=1280) as reader:
        become(reader, empty, "coordinator")
        yield reader


def heard(reader: Reader) -> str:
    return reader.driver.find_element(By.ID, "situation-look").text


def reasons(reader: Reader) -> str:
    return reader.driver.find_element(By.ID, "situation-looked").text


def await_words(reader: Reader, words: str) -> None:
    WebDriverWait(reader.driver, 60).until(lambda _driver: heard(reader) == words, reader.text)


def test_the_live_region_speaks_after_a_pause_and_nothing_is_taken_from_who_writes(
    reader: Reader, empty: Site
) -> None:
    reader.open(empty.url("/practices/new"))
    region = reader.driver.find_element(By.ID, "situation-look")
    assert (region.get_attribute("aria-live"), region.text) == ("polite", "")

    reader.write("What was going on?", TYPED)

    await_words(reader, HEARD)
    assert WHY in reasons(reader)
    assert "people who came back from a conflict area" in reasons(reader)
    field = reader.driver.find_element(By.ID, "situation")
    assert reader.driver.switch_to.active_element.id == field.id
    assert field.get_attribute("value") == TYPED
    assert reader.driver.find_element(By.ID, "situation-look").id == region.id
    assert reader.complaints() == []
    assert reader.hosts() == {empty.address.removeprefix("http://")}


def test_two_fields_that_are_written_in_quickly_are_both_looked_at(
    reader: Reader, empty: Site
) -> None:
    reader.open(empty.url("/practices/new"))
    reader.write("Who was at the table?", f"{NAME} and the school. " * 150)
    reader.write("What was going on?", TYPED)

    await_words(reader, HEARD)
    WebDriverWait(reader.driver, 60).until(
        lambda driver: driver.find_element(By.ID, "partners-look").text.startswith("150 things")
    )


def test_words_that_are_taken_away_are_said_no_more(reader: Reader, empty: Site) -> None:
    reader.open(empty.url("/practices/new"))
    reader.write("What was going on?", TYPED)
    await_words(reader, HEARD)

    reader.write("What was going on?", "We asked everybody who wanted to come.")

    await_words(reader, "Nothing here that an outsider could recognise was found.")
    assert reasons(reader) == ""


def test_without_a_script_the_button_says_the_same(empty: Site) -> None:
    with browser(width=320, scripts=False) as reader:
        become(reader, empty, "coordinator")
        reader.open(empty.url("/practices/new"))
        reader.write("What was going on?", TYPED)

        reader.follow("Look at it now")

        assert heard(reader) == HEARD
        assert WHY in reasons(reader)
        assert "Nothing was stored by that." in reader.text
        assert reader.driver.find_element(By.ID, "situation").get_attribute("value") == TYPED
        reader.open(empty.url("/practices/mine"))
        assert "returnees" not in reader.text
