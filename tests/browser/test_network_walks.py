"""What a coordinator does in My network, walked by keyboard on a telephone.

Once in Dutch without scripts, and once in French with them. Each walk stands by itself.
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import time, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from node.clock import system_clock
from tests.browser.browsing import browser, is_installed
from tests.browser.looking import NARROW
from tests.browser.site import Site, become, empty_site
from tests.browser.small_network import (
    ASKED,
    CLUB,
    HELD,
    NEW,
    SCHOOL,
    SILENT,
    SILENT_DAYS,
    TASK,
    UNSPOKEN,
    prepare,
)
from tests.browser.speaking import Speaker
from tests.requirements import require

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(300)]

_NEIGHBOURS = ("Wijkraad Oosterpoort", "Kinderopvang Het Nestje")


@pytest.fixture(scope="module", params=["nl", "fr"], ids=["nl without scripts", "fr"])
def language(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


@pytest.fixture(scope="module")
def town(language: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A node with a small network, for the walks of one language."""
    require(is_installed(), "Chromium, its driver, or axe-core")
    with empty_site(tmp_path_factory.mktemp(f"network-{language}"), prepare=prepare) as site:
        yield site


@pytest.fixture(scope="module")
def seat(language: str, town: Site) -> Iterator[Speaker]:
    """The coordinator, signed in."""
    with browser(width=NARROW, language=language, scripts=language != "nl") as reader:
        become(reader, town, "coordinator")
        yield Speaker(reader=reader, language=language)


@pytest.fixture
def person(seat: Speaker, town: Site) -> Speaker:
    """The coordinator, on the page of today."""
    seat.reader.open(town.url("/"))
    return seat


def test_after_an_open_day_three_taps_are_a_line_of_the_log(person: Speaker) -> None:
    person.follow("Log something")
    person.reader.choose(NEW, question=person.say("With which organisation?"))
    person.follow("Save")
    assert person.sees("Logged. It stays at this node.")
    person.follow("Log something")
    assert f"{person.say('I was there, or we spoke')} · {NEW}" in person.reader.text


def test_it_is_seen_whom_to_call_and_whom_to_leave_in_peace_and_why(
    person: Speaker, town: Site
) -> None:
    person.reader.open(town.url("/network"))
    _unfold(person, "Pages of this part")
    person.reader.follow(person.say("Whom to call"), main=False)
    call, peace = _card(person, SILENT), _card(person, ASKED)
    assert person.say("Call") in call
    assert str(SILENT_DAYS) in call
    assert person.say("Leave in peace") in peace
    assert person.say("Next: give something before you ask again.") in peace


def test_told_links_let_the_network_stand_on_its_own_and_an_undone_contact_changes_nothing(
    person: Speaker, town: Site
) -> None:
    before = _percent(person, town)
    _tell_link(person, town, SCHOOL, SILENT)
    _tell_link(person, town, SILENT, ASKED)
    after = _percent(person, town)
    assert after > before
    person.reader.open(town.url("/log"))
    person.reader.choose(UNSPOKEN, question=_which(person))
    person.follow("Save")
    person.follow("Undo")
    assert _percent(person, town) == after


def test_a_part_that_is_switched_on_stands_in_the_menu(person: Speaker, town: Site) -> None:
    person.reader.open(town.url("/network/optional"))
    menu = person.say("Yearly check")
    assert menu not in _menu(person)
    part = person.say("A yearly check of the network")
    person.reader.follow(f"{person.say('Switch on')} : {part}")
    person.write("Why do you need it?", "De gemeenteraad vraagt ernaar.")
    person.write("What did the data protection officer say?", "Gevraagd op 1 maart: geen bezwaar.")
    person.follow("Switch on")
    assert menu in _menu(person)
    _unfold(person, "Pages of this part")
    person.reader.follow(menu, main=False)
    assert person.reader.heading


def test_a_network_begins_with_the_list_of_another(person: Speaker, town: Site) -> None:
    person.reader.open(town.url("/network/groups"))
    person.follow("Begin with a list")
    person.write("Name", "Netwerk schoolverzuim")
    person.write("A list of names", "\n".join((SCHOOL, *_NEIGHBOURS)))
    person.follow("Save")
    assert person.reader.heading == "Netwerk schoolverzuim"
    assert person.sees("On the list, not known here")
    assert ", ".join(_NEIGHBOURS) in person.reader.text
    person.follow("Enter them all as organisations")
    assert not person.sees("On the list, not known here")
    for each in (SCHOOL, *_NEIGHBOURS):
        assert each in person.reader.text


def test_two_organisations_are_introduced_and_the_outcome_is_recorded(
    person: Speaker, town: Site
) -> None:
    person.reader.open(town.url("/network/introductions"))
    person.reader.follow(f"{person.say('Introduce')} : {SCHOOL}, {CLUB}")
    for each in (SCHOOL, CLUB):
        person.reader.choose(each)
    person.follow("Log the introduction")
    assert person.sees("Both agreed to be introduced.")
    person.reader.follow(f"{person.say('What came of it')} : {SCHOOL}, {CLUB}")
    person.choose("They are in touch without me", question="Are they in touch now?")
    person.write("What came of it", "Twee trainers helpen met huiswerk.")
    person.follow("Store the outcome")
    assert person.sees("They are in touch without me")
    assert "Twee trainers helpen met huiswerk." in person.reader.text


def test_a_kick_off_is_planned_and_its_speed_dates_are_printed(person: Speaker, town: Site) -> None:
    person.reader.open(town.url("/meetings/new"))
    person.follow("“Together we prevent”")
    person.write("Title", "Startbijeenkomst")
    person.reader.set_day(person.say("Day"), system_clock().date() + timedelta(days=7))
    person.reader.set_hour(person.say("Begins at"), time(14))
    person.follow("Save")
    assert person.reader.heading == person.say("Whom to invite")
    person.write("Part of the name", " de ")
    person.follow("Look")
    for each in (SCHOOL, ASKED, NEW):
        person.reader.choose(each)
    person.follow("Put on the list")
    _unfold(person, "Pages of this meeting")
    person.reader.follow(person.say("Rounds and tables"), main=False)
    person.write("How many rounds?", "3")
    person.follow("Make the rounds")
    assert person.sees("Who sits where, round by round")
    assert person.sees("Round %(number)d", number=1)
    paper = person.reader.driver.print_page()
    assert b64decode(paper).startswith(b"%PDF")


def test_take_aways_go_out_as_a_draft(person: Speaker, town: Site, tmp_path: Path) -> None:
    person.reader.open(town.url("/meetings"))
    person.reader.follow(HELD)
    _unfold(person, "Pages of this meeting")
    person.reader.follow(person.say("Send the take-aways"), main=False)
    assert TASK in person.reader.text
    file = person.reader.download(person.say("Open as a draft"), folder=tmp_path)
    draft = message_from_bytes(file, policy=policy.default)
    body = draft.get_body()
    assert body is not None
    assert TASK in body.get_content()
    person.follow("I have sent them")
    assert person.sees("Noted: the take-aways are with those who were there.")


def _menu(person: Speaker) -> str:
    places = person.reader.driver.find_elements("css selector", ".lp-side")
    return " ".join(str(each.get_property("textContent")) for each in places)


def _unfold(person: Speaker, fold: str) -> None:
    """Open the list of places, which is folded where there is no room beside the page."""
    person.reader.follow(person.say(fold), main=False)


def _which(person: Speaker) -> str:
    return person.say("With which organisation?")


def _card(person: Speaker, name: str) -> str:
    cards = person.reader.driver.find_elements("css selector", "main .lp-card")
    return next(each.text for each in cards if name in each.text)


def _percent(person: Speaker, town: Site) -> int:
    person.reader.open(town.url("/network/independence"))
    found = re.search(r"(\d+) ?%", person.reader.text)
    return int(found[1]) if found else 0


def _tell_link(person: Speaker, town: Site, first: str, second: str) -> None:
    person.reader.open(town.url("/network/independence"))
    person.reader.follow(f"{person.say('Log')}: {person.say('They told me they are in touch')}")
    person.reader.choose(first, question=_which(person))
    person.pick("With which other organisation?", second)
    person.follow("Save")
    assert person.sees("Logged. It stays at this node.")
