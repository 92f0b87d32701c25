"""Every endpoint, method and object is decided about for everybody, in a table that was reviewed.

A page that is added without its rows fails here, and so does a row whose page is gone. The table is
what the design says; where the application answers otherwise, one of the two is wrong.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask

from node.coordinator_app import access
from node.coordinator_app.access import OPEN, ROLES_BY_ENDPOINT
from node.people.models import PersonRole
from tests.node.coordinator_app.cells import HANDLES, Asking, Cell, Object, asking, cells_of
from tests.node.coordinator_app.whole_town import DEMO, whole_town
from tests.nodes import FixedClock
from tests.screens import people_app

_THEIRS = ("practices.", "airlock.", "saved_searches.", "people.")
TABLE = Path(__file__).with_name("access_table.csv")


def read_table() -> dict[Cell, Mapping[str, int]]:
    """Return the expected status of each visitor, by question."""
    with TABLE.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    table: dict[Cell, Mapping[str, int]] = {
        Cell(row["endpoint"], row["method"], Object(row["object"])): {
            visitor: int(row[visitor]) for visitor in HANDLES
        }
        for row in rows
    }
    assert len(table) == len(rows), "a question stands in the table twice"
    return table


EXPECTED = read_table()


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with whole_town(tmp_path_factory.mktemp("matrix")) as whole, asking(whole) as asked:
        yield asked


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, clock=FixedClock(), **DEMO) as app:
        yield app


def test_every_question_has_a_row_and_every_row_a_question(app: Flask) -> None:
    questions = cells_of(app)
    assert {str(cell) for cell in questions - EXPECTED.keys()} == set(), "without a row"
    assert {str(cell) for cell in EXPECTED.keys() - questions} == set(), "without a route"


def test_a_new_page_is_a_question_without_a_row(app: Flask) -> None:
    app.add_url_rule("/new/<uuid:practice_id>", endpoint="new.page", view_func=str)
    assert {cell.object for cell in cells_of(app) - EXPECTED.keys()} == {
        Object.OWN,
        Object.OTHER,
        Object.MISSING,
    }


def test_the_table_stands_in_order() -> None:
    assert list(EXPECTED) == sorted(EXPECTED)


@pytest.mark.parametrize("cell", EXPECTED, ids=str)
def test_everybody_gets_the_answer_of_the_table(asked: Asking, cell: Cell) -> None:
    found = {visitor: asked.ask(cell, visitor) for visitor in HANDLES}
    assert {visitor: answer.status_code for visitor, answer in found.items()} == EXPECTED[cell]
    if ROLES_BY_ENDPOINT[cell.endpoint] == OPEN or cell.method == "POST":
        return
    # Anywhere else 303 could mean that somebody went on; here it means that they stand at the door.
    for visitor in ("anonymous", "disabled"):
        assert found[visitor].headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("endpoint", "object_"),
    [
        ("practices.show", Object.OWN),
        ("airlock.check", Object.OWN),
        ("left.table", Object.NONE),
        ("admin.audit", Object.NONE),
        ("desk.index", Object.NONE),
        ("saved_searches.index", Object.NONE),
    ],
)
def test_a_row_of_access_that_is_too_wide_is_noticed(
    asked: Asking, monkeypatch: pytest.MonkeyPatch, endpoint: str, object_: Object
) -> None:
    wide = {**ROLES_BY_ENDPOINT, endpoint: frozenset(PersonRole)}
    monkeypatch.setattr(access, "ROLES_BY_ENDPOINT", wide)
    cell = Cell(endpoint, "GET", object_)
    found = {visitor: asked.ask(cell, visitor).status_code for visitor in HANDLES}
    assert found != EXPECTED[cell]


def test_nobody_who_is_not_signed_in_gets_past_the_door() -> None:
    closed = [cell for cell in EXPECTED if ROLES_BY_ENDPOINT[cell.endpoint] != OPEN]
    for cell in closed:
        door = 401 if cell.method == "POST" else 303
        assert {EXPECTED[cell][visitor] for visitor in ("anonymous", "disabled")} == {door}, cell


@pytest.mark.parametrize(
    ("visitor", "rooms"),
    [
        pytest.param(
            "admin", {"practices", "directory", "airlock", "left", "register"}, id="admin"
        ),
        pytest.param("second_reader", {"practices", "directory", "left", "admin", "desk"}, id="bo"),
        pytest.param(
            "desk", {"practices", "directory", "airlock", "left", "admin", "register"}, id="desk"
        ),
        pytest.param("author", {"admin", "admin_people", "desk"}, id="coordinator"),
    ],
)
def test_a_role_enters_no_room_of_another(visitor: str, rooms: set[str]) -> None:
    cells = [cell for cell in EXPECTED if cell.endpoint.partition(".")[0] in rooms]
    assert {EXPECTED[cell][visitor] for cell in cells} == {403}


def test_who_only_reads_for_others_is_refused_everywhere_but_at_the_queue_and_their_account() -> (
    None
):
    theirs = {
        "airlock.queue",
        "airlock.read",
        "airlock.decide",
        "home.index",
        "own_data.show",
        "own_data.download",
    }
    closed = [
        cell
        for cell in EXPECTED
        if ROLES_BY_ENDPOINT[cell.endpoint] != OPEN
        and cell.endpoint not in theirs
        and not cell.endpoint.startswith("people.")
    ]
    assert len(closed) > 100
    assert {EXPECTED[cell]["second_reader"] for cell in closed} == {403}
    reading = PersonRole.SECOND_READER
    opened = {name for name, roles in ROLES_BY_ENDPOINT.items() if reading in roles}
    assert {name for name in opened if not name.startswith("people.")} == theirs


def test_what_one_author_may_change_the_other_may_not() -> None:
    """The two authors have the same things, so their columns are mirrors of each other."""
    for cell, row in EXPECTED.items():
        if cell.object in {Object.OWN, Object.OTHER}:
            turned = Object.OTHER if cell.object is Object.OWN else Object.OWN
            mirror = EXPECTED.get(Cell(cell.endpoint, cell.method, turned))
            if mirror is not None and cell.endpoint.startswith(_THEIRS):
                assert (row["author"], row["colleague"]) == (mirror["colleague"], mirror["author"])
