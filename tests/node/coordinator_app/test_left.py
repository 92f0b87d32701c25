"""Everything that ever left, to the byte, and who has it."""

import csv
import html
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from node.coordinator_app.left import PAGE_LINES
from node.published.reading import entries_sent
from tests.node.airlock.views.walk import Walk, text_of, walking

__all__: list[str] = []


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Yield a town with its people and their browsers."""
    with walking(tmp_path) as found:
        yield found


def test_a_node_from_which_nothing_left_says_so(walk: Walk) -> None:
    assert "Nothing has left this node." in text_of(walk.get("/left"))


def test_each_line_says_what_left_for_whom_and_who_asked_and_read(walk: Walk) -> None:
    walk.release(walk.record())
    walk.meet("https://rotterdam.example", "Rotterdam")
    walk.fetch("https://rotterdam.example", served_to=2)
    page = text_of(walk.get("/left"))
    assert re.search(
        r"2 March 2026 A practice number 1 All towns of RAN "
        r"Annelore Quistwater Boudewina Trekhaak Rotterdam",
        page,
    )
    assert "The keys that this node signs with" in page


def test_a_town_that_did_not_come_so_far_is_not_named(walk: Walk) -> None:
    walk.release(walk.record())
    walk.meet("https://rotterdam.example", "Rotterdam")
    walk.fetch("https://rotterdam.example", served_to=1)
    practice = re.search(r"A practice number 1.*?(?=2 March)", text_of(walk.get("/left")))
    assert practice is not None
    assert "Rotterdam" not in practice[0]
    assert "nobody yet" in practice[0]


def test_the_exact_bytes_stand_beside_what_they_say(walk: Walk) -> None:
    walk.release(walk.record(title='Evenings "for" <parents>'))
    page = walk.get("/left/ran-1").get_data(as_text=True)
    shown = [html.unescape(each) for each in re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)]
    sent = [each for each in entries_sent(walk.session) if each.audience == "ran"][1]
    assert sent.body is not None
    assert shown[0].encode() == sent.body
    assert shown[2].encode() == sent.entry
    assert '"op": "put"' in shown[1]
    assert "Evenings &#34;for&#34; &lt;parents&gt;" in page.partition("<pre")[0]


def test_a_withdrawn_text_is_gone_and_the_entry_stays(walk: Walk) -> None:
    record_id = walk.record_of(walk.release(walk.record()))
    walk.post("co", f"/airlock/record/{record_id}/withdraw")
    walk.seal()
    put, withdrawal = text_of(walk.get("/left/ran-1")), text_of(walk.get("/left/ran-2"))
    assert "corrected or withdrawn since and is deleted here" in put
    assert "football club" not in put
    assert "Withdrawal of a practice" in withdrawal
    assert "Asked by Corneel Vlasbloem" in withdrawal
    days = text_of(walk.get("/left")).partition("Day by day")[2]
    assert "2 March 2026 1 1" in days


@pytest.mark.parametrize("place", ["ran-9", "be-99", "moon-1", "ran", "ran--1"])
def test_what_never_left_is_not_found(walk: Walk, place: str) -> None:
    walk.release(walk.record())
    assert walk.get(f"/left/{place}").status_code == 404


def test_the_list_comes_in_pages(walk: Walk) -> None:
    walk.release(walk.record())
    first = walk.get("/left")
    assert "Older" not in text_of(first)
    assert walk.get("/left?page=2").status_code == 404
    assert walk.get("/left?page=x").status_code == 200
    assert walk.get("/left?page=-3").status_code == 200
    assert PAGE_LINES >= 20


def test_the_table_has_a_row_for_every_entry(walk: Walk) -> None:
    walk.release(walk.record())
    answer = walk.get("/left/list.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    count = len(list(entries_sent(walk.session)))
    assert answer.content_type == "text/csv; charset=utf-8"
    assert rows[0][0] == "day"
    assert len(rows) == count + 1
    assert ["2026-03-02", "A practice"] in [row[:2] for row in rows]


def test_a_name_that_is_a_formula_is_none_in_the_table(walk: Walk) -> None:
    walk.release(walk.record())
    walk.meet("https://evil.example", "=HYPERLINK(1)")
    walk.fetch("https://evil.example", served_to=2)
    rows = csv.reader(io.StringIO(walk.get("/left/list.csv").get_data(as_text=True)))
    fetched = {row[-1] for row in rows}
    assert "'=HYPERLINK(1)" in fetched
    assert "=HYPERLINK(1)" not in fetched


@pytest.mark.parametrize("handle", ["bo", "ad", "di"])
def test_only_coordinators_see_what_left(walk: Walk, handle: str) -> None:
    for url in ("/left", "/left/ran-1", "/left/list.csv"):
        assert walk.get(url, handle).status_code == 403
