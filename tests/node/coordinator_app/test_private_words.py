"""Nobody reads on any page, file, feed or refusal what is not theirs to read.

Every text that stays at this node holds a marked word that says who may read it. Each visitor puts
every question of the access matrix, sends every form empty, follows every link they are shown, and
runs into every kind of refusal; whatever comes back is searched for words of others.
"""

import html
import logging
import re
from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from node.errors import SealedFieldError
from node.logs import JsonFormatter
from tests.boundaries.canaries import MARKER, finds_in
from tests.node.coordinator_app.cells import HANDLES, Asking, asking, cells_of
from tests.node.coordinator_app.whole_town import whole_town
from tests.screens import ACCOUNTS

VISITORS = tuple(HANDLES)
OUTSIDERS = ("anonymous", "second_reader", "desk", "disabled")
"""Who is not told what the people of this node are called."""

_LINK = re.compile(r'(?:href|action)="(/(?!static/)[^"#]*)')
_MOST_LINKS = 150

NAMED_BY_THEIR_LINK = {
    "people.invitation GET own": {"name of ne"},
    "people.accept POST own": {"name of ne"},
    "persona.show GET own": {"name of eva"},
}
"""Pages that greet one person by name: whoever has the link is that person; nobody is `eva`."""

WRONG = (
    "/nothing",
    "/practices/mine/nothing",
    "/practices?q=%00",
    "/practices?page=99999999999999999999",
    "/left?page=99999",
    "/admin/audit?below=x&who=nobody&what=nothing",
    "/airlock/begin",
    "/saved/00000000-0000-4000-8000-000000000000/delete",
)
"""Addresses that lead to a refusal or to nothing, some of which take no page to be looked at."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with whole_town(tmp_path_factory.mktemp("words")) as whole, asking(whole) as asked:
        yield asked


@pytest.fixture(scope="module")
def answers(asked: Asking) -> Mapping[str, Mapping[str, str]]:
    """Everything that each visitor is ever answered, by what they asked."""
    return {visitor: dict(everything(asked, visitor)) for visitor in VISITORS}


def everything(asked: Asking, visitor: str) -> Iterator[tuple[str, str]]:
    """Yield each question of a visitor with its whole answer."""
    links: dict[str, None] = dict.fromkeys(WRONG)
    for cell in sorted(cells_of(asked.whole.walk.app)):
        answer = whole_text(asked.ask(cell, visitor))
        yield str(cell), answer
        links |= dict.fromkeys(map(html.unescape, _LINK.findall(answer)))
    for link in list(links)[:_MOST_LINKS]:
        yield link, whole_text(asked.open(link, visitor))
        if "?" not in link:
            yield f"{link} POST", whole_text(asked.open(link, visitor, {"unknown": "field"}))


def whole_text(answer: TestResponse) -> str:
    """Return an answer with its headers."""
    return f"{answer.status}\n{answer.headers}\n{answer.get_data().decode('utf-8', 'replace')}"


def test_the_walk_reads_what_it_should(
    asked: Asking, answers: Mapping[str, Mapping[str, str]]
) -> None:
    """A search that finds nothing where much is to be read would find nothing anywhere."""
    homes = asked.whole.canaries.homes
    read = {
        visitor: {homes[word] for word in homes if word in "".join(found.values())}
        for visitor, found in answers.items()
    }
    assert "practice of an: situation" in read["author"] & read["colleague"]
    assert "note to an" in read["author"]
    assert "draft of an" in read["author"]
    assert "register: person" in read["author"] & read["colleague"]
    assert {"directory draft of an", "saved search of an"} <= read["author"]
    assert "practice that was asked for of co: approach" in read["second_reader"]
    assert "name of ne" in read["admin"]
    statuses = {text.partition(" ")[0] for found in answers.values() for text in found.values()}
    assert statuses >= {"200", "303", "400", "401", "403", "404", "405", "409", "422"}


@pytest.mark.parametrize("visitor", VISITORS)
def test_nobody_reads_a_word_that_is_not_theirs(
    asked: Asking, answers: Mapping[str, Mapping[str, str]], visitor: str
) -> None:
    found = {
        question: homes
        for question, text in answers[visitor].items()
        if (
            homes := asked.whole.homes_read(text, handle=HANDLES[visitor])
            - NAMED_BY_THEIR_LINK.get(question, set())
        )
    }
    assert found == {}


@pytest.mark.parametrize("visitor", ["admin", "desk", "anonymous", "disabled"])
def test_some_read_no_marked_text_at_all(
    asked: Asking, answers: Mapping[str, Mapping[str, str]], visitor: str
) -> None:
    """Not even spelled another way: escaped, in base64, in hex. Names are the admin's to see."""
    names = {
        word for word, home in asked.whole.canaries.homes.items() if home.startswith("name of")
    }
    for question, text in answers[visitor].items():
        for name in names:
            text = text.replace(name, "")  # noqa: PLW2901 - what is left of it
        assert finds_in(text.encode()) == [], question


@pytest.mark.parametrize("visitor", OUTSIDERS)
def test_who_does_not_work_with_them_is_not_told_the_names_of_people(
    answers: Mapping[str, Mapping[str, str]], visitor: str
) -> None:
    surnames = {name.split()[1] for handle, (name, _role) in ACCOUNTS.items() if handle != "eva"}
    mine = ACCOUNTS.get(HANDLES[visitor] or "", ("", None))[0]
    found = {
        (question, name)
        for question, text in answers[visitor].items()
        for name in surnames
        if name in text and name not in mine
    }
    assert found == set()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(RuntimeError(MARKER), id="a fault in the code"),
        pytest.param(
            OperationalError(f"SELECT '{MARKER}'", {"text": MARKER}, Exception(MARKER)),
            id="a database",
        ),
        pytest.param(ValueError(f"invalid literal: {MARKER!r}"), id="a value"),
        pytest.param(KeyError(MARKER), id="a key"),
        pytest.param(UnicodeEncodeError("utf-8", MARKER, 0, 1, MARKER), id="an encoding"),
    ],
)
def test_what_breaks_tells_neither_the_page_nor_the_log_what_it_held(
    asked: Asking,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    broken: Exception,
) -> None:
    def fail() -> str:
        raise broken

    monkeypatch.setitem(asked.whole.walk.app.view_functions, "help.index", fail)
    with caplog.at_level(logging.DEBUG):
        answer = asked.open("/help", "author")
    assert answer.status_code in {500, 503}
    assert finds_in(whole_text(answer).encode()) == []
    assert caplog.records
    lines = [JsonFormatter("coordinator").format(record) for record in caplog.records]
    assert finds_in("\n".join(lines).encode()) == []


def test_a_field_that_does_not_open_is_told_without_what_it_holds(
    asked: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise SealedFieldError("practice.sealed_content does not open")

    monkeypatch.setitem(asked.whole.walk.app.view_functions, "help.index", fail)
    answer = asked.open("/help", "admin")
    assert answer.status_code == 500
    assert finds_in(whole_text(answer).encode()) == []
