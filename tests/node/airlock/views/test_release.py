"""Exactly what leaves, for whom, is shown before anybody is asked; and nobody is asked in vain."""

import html
import re
from dataclasses import replace

import pytest

from node.airlock.models import RequestState
from node.airlock.requests import draft_of, get_request
from node.people.models import PersonRole
from node.people.service import disable_person, get_person
from node.private.practices.service import change_practice, get_practice
from schemas.strict_json import dump
from tests.node.airlock.views.walk import Walk, text_of, walking

__all__: list[str] = []

BE = "https://be.example"


def test_the_exact_bytes_stand_behind_the_page(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation='Songs "along" <the> line & on.'))
    page = walk.get(f"/airlock/{request_id}/release").get_data(as_text=True)
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    row = get_request(walk.session, request_id)
    assert shown is not None
    assert html.unescape(shown[1]).encode() == dump(draft_of(row, node=walk.node))


def test_the_towns_that_will_read_it_are_named(tmp_path: object) -> None:
    with walking(tmp_path, authority_hints=BE) as walk:  # type: ignore[arg-type] # a Path
        walk.meet("https://rotterdam.example", "Rotterdam", "https://nl.example")
        walk.meet("https://gent.example", "Gent", BE)
        page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/release"))
    network, _all, country = page.partition("Towns in Belgium")
    assert "All towns of RAN" in network
    assert "Rotterdam" in network
    assert "Gent" in network
    in_country = country.partition("What cannot be called back")[0]
    assert "Gent" in in_country
    assert "Rotterdam" not in in_country


def test_it_stays_here_unless_somebody_chooses_otherwise(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    page = walk.get(f"/airlock/{request_id}/release").get_data(as_text=True)
    assert re.search(r'value="stays"\s+checked', page)

    for audience in ("stays", ""):
        answer = walk.ask(request_id, audience)
        assert answer.status_code == 422
        assert "It stays here, so nobody is asked." in text_of(answer)
    assert get_request(walk.session, request_id).state is RequestState.DRAFTING


@pytest.mark.parametrize(
    ("ceiling", "offered"), [("ran", ["ran", "be"]), ("country", ["be"]), ("nobody", [])]
)
def test_no_wider_audience_is_offered_than_the_policy_allows(
    tmp_path: object, ceiling: str, offered: list[str]
) -> None:
    with walking(tmp_path, audience_ceiling=ceiling) as walk:  # type: ignore[arg-type] # a Path
        request_id = walk.begin(walk.record())
        page = walk.get(f"/airlock/{request_id}/release").get_data(as_text=True)
        refused = [each for each in ("ran", "be") if walk.ask(request_id, each).status_code != 303]
    assert re.findall(r'type="radio" value="(\w+)"', page)[1:] == offered
    assert refused == [each for each in ("ran", "be") if each not in offered]


def test_an_audience_nobody_has_is_refused(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    assert walk.ask(request_id, "moon").status_code == 422


def test_open_findings_and_missing_members_are_named_with_the_way_to_each(walk: Walk) -> None:
    request_id = walk.begin(walk.record(situation="Then 3 young people came.", kind=None))
    answer = walk.ask(request_id)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "1 finding has to be solved." in page
    assert f'href="/airlock/{request_id}/check"' in page
    assert f'href="/airlock/{request_id}/tick/kind"' in page
    assert get_request(walk.session, request_id).state is RequestState.DRAFTING


def test_what_was_changed_since_cannot_be_asked_for(walk: Walk) -> None:
    practice = walk.record()
    request_id = walk.begin(practice)
    session = walk.session
    now = get_practice(session, node=walk.node, practice_id=practice)
    change_practice(
        session,
        node=walk.node,
        actor=get_person(session, node=walk.node, handle="an"),
        practice_id=practice,
        content=replace(now.content, title="Another title"),
        revision=now.revision,
    )
    session.commit()
    answer = walk.ask(request_id)
    assert answer.status_code == 422
    assert "Begin with the new version" in text_of(answer)


def test_who_could_read_it_is_named_and_the_author_is_not_among_them(walk: Walk) -> None:
    walk.person("zo", PersonRole.COORDINATOR, PersonRole.SECOND_READER)
    walk.person("an2", PersonRole.SECOND_READER, mailbox="an@vilvoorde.example")
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/release"))
    assert "Boudewina Trekhaak" in page
    assert "Quillon Zoski" in page
    assert "Quillon An2ski" not in page


def test_a_node_without_a_second_reader_says_what_to_do(walk: Walk) -> None:
    session = walk.session
    disable_person(session, node=walk.node, handle="bo")
    session.commit()
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/release"))
    assert "Ask the administrator to invite a second reader" in page


def test_asking_twice_asks_once(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    first, second = walk.ask(request_id), walk.ask(request_id)
    assert (first.status_code, second.status_code) == (303, 303)
    assert get_request(walk.session, request_id).times_asked == 1
    assert walk.ask(request_id, "be").status_code == 303
    assert get_request(walk.session, request_id).times_asked == 2


def test_only_the_author_asks(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    page = text_of(walk.get(f"/airlock/{request_id}/release", "co"))
    assert "Only the author asks for a second reader." in page
    answer = walk.post("co", f"/airlock/{request_id}/release", {"audience": "ran"})
    assert answer.status_code == 403


def test_what_cannot_be_called_back_is_said_before(walk: Walk) -> None:
    page = text_of(walk.get(f"/airlock/{walk.begin(walk.record())}/release"))
    assert "A town that has read it may remember it, print it or copy it" in page
    assert "stays in the list of what left this node" in page
