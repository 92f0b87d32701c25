"""The first page: which lines stand there for whom, in which order, and never more than five."""

import html
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from node.airlock.requests import get_request
from node.extensions import Process, current_node
from node.people.models import PersonRole
from node.people.service import get_person
from node.private.network.organisation import OrganisationContent, OrganisationDraft
from node.private.network.organisations import add_organisation
from node.private.network.words import Part
from node.private.saved_searches.service import save_search
from node.published.store import record_refusal
from schemas.entry import Kind
from schemas.practice_words import Sector
from tests.node.airlock.views.walk import Walk, text_of, walking
from tests.node.search.town import OTHER_TOWN, Town, practice
from tests.nodes import NOON, opened

_LINE = re.compile(r'<li class="lp-lines__line">(.*?)</li>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")

ENTRY_MISSING = "Colleagues in other towns cannot find you yet."


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    with walking(tmp_path, population_band="p3") as found:
        yield found


def lines(walk: Walk, handle: str = "an") -> list[str]:
    """Return the words of each line of somebody's first page."""
    page = walk.get("/", handle).get_data(as_text=True)
    return [" ".join(html.unescape(_TAG.sub(" ", each)).split()) for each in _LINE.findall(page)]


def later(walk: Walk, **passed: float) -> None:
    """Let time pass; everybody signs in again."""
    walk.clock.now += timedelta(**passed)
    walk.clients.clear()


def town_of(walk: Walk) -> Town:
    return Town(walk.settings, clock=walk.clock)


def receive(walk: Walk, *titles: str, days_ago: int = 1, **changes: object) -> tuple[UUID, ...]:
    """Let practices of Sarcelles be here."""
    language = str(changes.pop("language", "nl"))
    bodies = [practice(title, language=language, **changes) for title in titles]
    found = town_of(walk).receive(*bodies, day=NOON - timedelta(days=days_ago))
    town_of(walk).update()
    return found


def enter_directory(walk: Walk) -> UUID:
    """Let `an` stand in the directory; return the request."""
    request_id = walk.begin(walk.fill_in(), kind=Kind.DIRECTORY_ENTRY.value)
    assert walk.ask(request_id).status_code == 303
    assert walk.read(request_id).status_code == 303
    walk.seal()
    return request_id


def enter_organisation(walk: Walk) -> None:
    """Let there be a network, so that nobody is shown how to begin one."""
    session = walk.session
    draft = OrganisationDraft(
        content=OrganisationContent(name="Zonnehof"), sector=Sector.SCHOOL, part=Part.FORMAL
    )
    actor = get_person(session, node=walk.node, handle="an")
    add_organisation(session, node=walk.node, actor=actor, draft=draft)
    session.commit()


def keep_search(walk: Walk, handle: str, **asked: list[str]) -> None:
    session = walk.session
    person = get_person(session, node=walk.node, handle=handle)
    save_search(session, node=walk.node, person=person, asked=asked)
    session.commit()


def test_a_coordinator_without_an_entry_is_asked_to_write_it(walk: Walk) -> None:
    (line,) = lines(walk)
    assert line.startswith(ENTRY_MISSING)
    assert "Write your entry" in line


def test_a_text_that_was_begun_is_offered_to_be_finished(walk: Walk) -> None:
    walk.record(title="Koffie voor moeders")
    assert lines(walk)[0].startswith("You began to write this down. Koffie voor moeders")


def test_a_text_in_the_airlock_is_said_to_be_on_its_way(walk: Walk) -> None:
    walk.begin(walk.record(title="Koffie voor moeders"))
    assert lines(walk)[0].startswith("You began to share this. Koffie voor moeders")


def test_a_text_that_waits_for_its_reader_is_no_line_for_its_author(walk: Walk) -> None:
    walk.ask(walk.begin(walk.record()))
    assert [line for line in lines(walk) if "You began" in line] == []


def test_the_second_reader_is_told_how_many_texts_wait(walk: Walk) -> None:
    walk.ask(walk.begin(walk.record()))
    (line,) = lines(walk, "bo")
    assert line.startswith("1 text waits for your three minutes.")
    assert "Read it now" in line


def test_who_was_asked_is_reminded_on_their_first_page_with_since_when(walk: Walk) -> None:
    walk.ask(walk.begin(walk.record()))
    later(walk, days=1)
    assert "Nothing leaves this node before" in lines(walk, "bo")[0]
    later(walk, days=1)
    (line,) = lines(walk, "bo")
    assert line.startswith("1 text waits for your three minutes.")
    assert "A colleague waits for it since Monday, 2 March 2026." in line


def test_the_next_reader_finds_it_on_their_first_page_after_five_working_days(walk: Walk) -> None:
    walk.ask(walk.begin(walk.record()))
    walk.person("zo", PersonRole.SECOND_READER)
    later(walk, days=4)
    assert lines(walk, "zo") == []
    later(walk, days=3)
    (line,) = lines(walk, "zo")
    assert line.startswith("1 text waits for your three minutes.")
    assert lines(walk, "bo")


def test_an_author_is_told_when_the_register_changed_while_their_text_waited(walk: Walk) -> None:
    walk.ask(walk.begin(walk.record(title="Koffie voor moeders")))
    walk.know()
    (line, *_others) = lines(walk)
    assert line.startswith("A text of yours has to be asked for again. Koffie voor moeders")
    assert "The register of names was changed after that." in line


def test_an_author_whose_text_nobody_else_may_read_is_told_so(walk: Walk) -> None:
    request_id = walk.begin(walk.record(title="Koffie voor moeders"))
    walk.ask(request_id)
    assert not [line for line in lines(walk) if "second reader since" in line]
    later(walk, days=7)
    (line, *_others) = lines(walk)
    assert line.startswith(
        "A text of yours waits for a second reader since Monday, 2 March 2026. Koffie voor moeders"
    )
    assert "Nobody else may read it. Ask the administrator to invite one." in line
    assert f"/airlock/{request_id}" in walk.get("/").get_data(as_text=True)


def test_a_text_that_was_sent_back_is_told_to_its_author_once(walk: Walk) -> None:
    request_id = walk.begin(walk.record(title="Koffie voor moeders"))
    walk.ask(request_id)
    assert walk.read(request_id, decision="send_back", note="Kort het in.").status_code == 303
    found = [line for line in lines(walk) if "Koffie voor moeders" in line]
    assert len(found) == 1
    assert found[0].startswith("Your second reader sent a text back.")


def test_a_text_that_the_sealer_held_back_is_told_with_the_reason(walk: Walk) -> None:
    request_id = approved(walk)
    with opened(walk.settings, process=Process.SEALER, clock=walk.clock) as (_app, session):
        approved_hash = get_request(session, request_id).approved_hash
        assert approved_hash is not None
        record_refusal(
            session,
            request_id=request_id,
            approved_hash=approved_hash,
            code="leak",
            node=current_node(),
        )
        session.commit()
    (line, *_others) = lines(walk)
    assert line.startswith("A text of yours was approved, but it was held back.")
    assert "may still point to a person" in line
    assert f"/airlock/{request_id}" in walk.get("/").get_data(as_text=True)


def test_a_text_that_waits_for_the_sealer_is_told_after_some_patience(walk: Walk) -> None:
    approved(walk)
    assert not [line for line in lines(walk) if "waits to be signed" in line]
    later(walk, minutes=5)
    (line, *_others) = lines(walk)
    assert line.startswith("A text of yours waits to be signed since 2 March 2026, 12:00 UTC.")


def approved(walk: Walk) -> UUID:
    request_id = walk.begin(walk.record())
    assert walk.ask(request_id).status_code == 303
    assert walk.read(request_id).status_code == 303
    return request_id


def test_a_colleagues_release_that_stopped_is_not_mine(walk: Walk) -> None:
    approved(walk)
    later(walk, minutes=5)
    assert not [line for line in lines(walk, "co") if "waits to be signed" in line]


@pytest.mark.parametrize(
    ("days", "is_due"),
    [
        pytest.param(330, False, id="eleven months"),
        pytest.param(366, True, id="a year"),
    ],
)
def test_an_entry_is_due_for_confirmation_after_a_year(
    walk: Walk, days: int, *, is_due: bool
) -> None:
    enter_directory(walk)
    assert lines(walk) == []
    later(walk, days=days)
    expected = "You last confirmed your entry in the directory in March 2026."
    assert any(line.startswith(expected) for line in lines(walk)) is is_due


def test_an_entry_that_is_read_again_is_not_asked_for_twice(walk: Walk) -> None:
    enter_directory(walk)
    later(walk, days=366)
    walk.ask(walk.begin(walk.fill_in(), kind=Kind.DIRECTORY_ENTRY.value))
    assert not [line for line in lines(walk) if "You last confirmed" in line]


def test_what_is_new_names_the_town_and_its_country_and_keeps_the_language(walk: Walk) -> None:
    enter_organisation(walk)
    walk.meet(OTHER_TOWN, "Sarcelles")
    receive(walk, "Café des mères", language="fr", place={"country": "fr"})
    line = lines(walk)[-1]
    assert line.startswith("New from another town: Café des mères Sarcelles, France.")
    assert '<bdi lang="fr">Café des mères</bdi>' in walk.get("/").get_data(as_text=True)


def test_at_most_two_practices_are_told_as_new(walk: Walk) -> None:
    receive(walk, "Één", "Twee", "Drie")
    assert len([line for line in lines(walk) if line.startswith("New from")]) == 2


def test_what_fits_a_saved_search_comes_before_ones_own_themes_and_the_newest(walk: Walk) -> None:
    keep_search(walk, "an", themes=["polarisation"])
    walk.record(themes=["media-literacy"])
    receive(walk, "Gezocht", days_ago=9, themes=["polarisation"])
    receive(walk, "Verwant", days_ago=5, themes=["media-literacy"])
    receive(walk, "Nieuwste", days_ago=1, themes=["mentoring"])
    found = [line for line in lines(walk) if line.startswith("New from")]
    assert [("Gezocht" in found[0], "fits a search" in found[0])] == [(True, True)]
    assert [("Verwant" in found[1], "theme of a practice" in found[1])] == [(True, True)]


def test_a_practice_that_fits_twice_is_told_once(walk: Walk) -> None:
    keep_search(walk, "an", themes=["mentoring"])
    walk.record(themes=["mentoring"])
    receive(walk, "Gezocht", themes=["mentoring"])
    assert len([line for line in lines(walk) if "Gezocht" in line]) == 1


def test_what_is_old_or_ones_own_is_not_new(walk: Walk) -> None:
    receive(walk, "Oud", days_ago=40)
    town_of(walk).release(practice("Van ons"))
    town_of(walk).update()
    assert not [line for line in lines(walk) if line.startswith("New from")]


def test_never_more_than_five_lines_stand_there_the_waiting_ones_first(walk: Walk) -> None:
    receive(walk, "Één", "Twee", "Drie")
    for number in range(4):
        walk.record(title=f"Begonnen {number}")
    found = lines(walk)
    assert len(found) == 5
    assert [line.partition(" ")[0] for line in found] == ["You", "You", "You", "You", "Colleagues"]


def test_what_stopped_stands_before_what_was_begun_and_the_entry_before_the_news(
    walk: Walk,
) -> None:
    enter_organisation(walk)
    receive(walk, "Één")
    walk.record(title="Begonnen")
    approved(walk)
    later(walk, minutes=5)
    firsts = [" ".join(line.split()[:3]) for line in lines(walk)]
    assert firsts == ["A text of", "You began to", "Colleagues in other", "New from another"]


def test_towns_like_this_one_are_shown_only_when_nothing_waits(walk: Walk) -> None:
    enter_organisation(walk)
    receive(walk, "Oud maar goed", days_ago=90, place={"country": "be", "population_band": "p3"})
    assert "What towns like this one tried" not in text_of(walk.get("/"))
    enter_directory(walk)
    assert "What towns like this one tried Oud maar goed" in text_of(walk.get("/"))


def test_a_town_without_a_network_is_given_something_before_it_is_asked(walk: Walk) -> None:
    receive(walk, "Oud maar goed", days_ago=90, place={"country": "be", "population_band": "p3"})
    receive(walk, "Nieuw", days_ago=1)
    page = text_of(walk.get("/"))
    assert page.index("Oud maar goed") < page.index("Nieuw") < page.index(ENTRY_MISSING)


def test_what_is_told_as_new_is_not_shown_again_below(walk: Walk) -> None:
    receive(walk, "Één")
    page = text_of(walk.get("/", "di"))
    assert page.count("Één") == 2  # the line, and the name of its button
    assert "What towns like this one tried" not in page


def test_news_and_towns_like_this_one_are_five_together(walk: Walk) -> None:
    receive(walk, *(f"Nieuw {number}" for number in range(9)))
    page = walk.get("/", "di").get_data(as_text=True)
    assert page.count("lp-lines__line") == 2
    assert page.count('class="lp-card"') == 3


@pytest.mark.parametrize("handle", ["bo", "ad"])
def test_who_does_not_search_is_told_nothing_of_other_towns(walk: Walk, handle: str) -> None:
    receive(walk, "Één")
    assert "Één" not in text_of(walk.get("/", handle))


def test_an_administrator_sees_the_first_steps_and_nobodys_practice(walk: Walk) -> None:
    walk.record(title="Koffie voor moeders")
    page = text_of(walk.get("/", "ad"))
    assert "One of the first steps of a new node." in page
    assert "Koffie voor moeders" not in page


def test_who_has_two_roles_sees_the_lines_of_both(walk: Walk) -> None:
    walk.person("duo", PersonRole.COORDINATOR, PersonRole.SECOND_READER)
    # The first is asked of Boudewina, the second of whoever has none before them.
    for title in ("One", "Another"):
        walk.ask(walk.begin(walk.record(title=title)))
    found = lines(walk, "duo")
    assert found[0].startswith("1 text waits")
    assert found[1].startswith(ENTRY_MISSING)


@pytest.mark.parametrize("handle", ["bo", "di"])
def test_an_empty_node_says_that_nothing_waits(walk: Walk, handle: str) -> None:
    assert "Nothing waits for you." in text_of(walk.get("/", handle))
