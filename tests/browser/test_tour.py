"""The tour can be finished by whoever has the README's words and nothing else.

With LINKPIN_SCREENS naming a folder, a picture of every page on the way is kept there, once if it
is met again unchanged; that is how the pictures under `deploy/screens/` are made.
"""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browser.browsing import Reader, browser
from tests.browser.site import Site
from tests.browser.walking import read_tour, walk

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def reader(tour: Site) -> Iterator[Reader]:
    del tour
    with browser(width=1280) as reader:
        yield reader


def test_the_readme_tells_four_cards() -> None:
    lines = read_tour()
    assert [line.card for line in lines if line.number == 1] == [1, 2, 3, 4]
    assert all(line.words for line in lines)


def test_the_tour_can_be_finished_with_the_words_of_the_readme(reader: Reader, tour: Site) -> None:
    # One after the other, because the second card's lines build on each other.
    for line in read_tour():
        walk(reader, line, tour=tour.url("/"), seen=partial(_keep, reader))
    assert reader.complaints() == []
    assert {host.partition(":")[0] for host in reader.hosts()} == {"127.0.0.1"}


def test_the_tour_speaks_another_language_at_once(reader: Reader, tour: Site) -> None:
    reader.driver.delete_all_cookies()
    reader.open(tour.url("/"))
    reader.follow("Nederlands", main=False)
    assert reader.driver.execute_script("return document.documentElement.lang") == "nl"
    assert reader.url == tour.url("/")
    reader.follow("English", main=False)


def _keep(reader: Reader, name: str) -> None:
    if folder := os.environ.get("LINKPIN_SCREENS"):
        reader.picture(Path(folder) / f"{name}.webp")
