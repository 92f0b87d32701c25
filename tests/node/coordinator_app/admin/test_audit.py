"""The page of the audit log: words, pages, filters, the check of the chain, and the copy."""

import csv
import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from node.audit import check_audit_chain
from node.coordinator_app.admin.action_words import ACTION_WORDS, action_in_words
from node.database import Zone, db
from node.extensions import current_node
from node.people.models import PersonRole
from node.people.proof import Proof
from node.people.service import get_person
from tests.boundaries.source_files import packaged
from tests.node.recorded import record
from tests.screens import people_app, post, sign_in


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    with people_app(tmp_path, language="en") as process:
        yield process


@pytest.fixture
def ad(app: Flask) -> FlaskClient:
    """The admin's browser."""
    client = app.test_client()
    sign_in(client, "ad")
    return client


def rows_of(page: str) -> list[list[str]]:
    """Return the cells of each row of the table."""
    body = page.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [unescape(cell) for cell in re.findall(r"<t[dh][^>]*>([^<]*)</t[dh]>", row)]
        for row in body.split("</tr>")[:-1]
    ]


def note(*actions: str, actor: str = "node", about: str = "x") -> None:
    session, node = db.session(), current_node()
    for action in actions:
        record(session, node, actor=actor, action=action, about=about)
    session.commit()


def test_a_row_says_in_words_who_did_what_about_what(ad: FlaskClient) -> None:
    an = str(get_person(db.session(), node=current_node(), handle="an").account_id)
    note("policy_changed", actor=an, about="ceiling country, group 10")
    note("setup_code_made", actor="command", about=an)
    note("a_word_of_tomorrow", about="7d0c")

    rows = rows_of(ad.get("/admin/audit").text)

    assert [row[2:] for row in rows[:3]] == [
        ["this node", "a_word_of_tomorrow", "7d0c"],
        ["a command", "made the link that opens the first account", "an"],
        ["an", "changed the policy", "ceiling country, group 10"],
    ]
    assert rows[0][1].endswith("UTC")
    assert int(rows[0][0]) == int(rows[1][0]) + 1


def test_older_rows_are_one_step_away_and_none_is_left_out(ad: FlaskClient) -> None:
    note(*["signed_out"] * 60)
    seen: list[int] = []
    address: str | None = "/admin/audit"
    while address is not None:
        page = ad.get(address).text
        seen += [int(row[0]) for row in rows_of(page)]
        older = re.search(r'href="(/admin/audit\?below=\d+)"[^>]*>Older rows', page)
        address = older[1] if older else None

    assert seen == [*range(seen[0], 0, -1)]
    assert len(seen) > 60
    assert "back to the newest" in ad.get("/admin/audit?below=9").text


def test_the_log_is_narrowed_by_handle_and_by_what_was_done(ad: FlaskClient) -> None:
    an = str(get_person(db.session(), node=current_node(), handle="an").account_id)
    note("signed_out", "policy_changed", actor=an)
    note("signed_out")

    by_an = rows_of(ad.get("/admin/audit?who=an").text)
    both = rows_of(ad.get("/admin/audit?who=an&what=signed_out").text)
    by_node = rows_of(ad.get("/admin/audit?who=node&what=signed_out").text)

    assert {row[2] for row in by_an} == {"an"}
    assert [row[2:4] for row in both] == [["an", "signed out"]]
    assert [row[2:4] for row in by_node] == [["this node", "signed out"]]
    page = ad.get("/admin/audit?who=an&what=signed_out").text
    assert '<option value="an" selected>' in page
    assert "1 row" in page


@pytest.mark.parametrize(
    "query",
    [
        "who=nobody",
        "who=<b>",
        "what=nothing",
        "below=0",
        "below=x",
        "below=" + "9" * 40,
        "below=-1",
    ],
)
def test_what_nobody_did_is_an_empty_page_and_no_fault(ad: FlaskClient, query: str) -> None:
    answer = ad.get(f"/admin/audit?{query}")

    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_the_check_gives_the_mark_of_the_last_row(ad: FlaskClient) -> None:
    answer = ad.get("/admin/audit/check")

    mark = check_chain().hex()[:16]
    assert "The audit log is whole" in answer.text
    assert mark in answer.text
    note("signed_out")
    assert mark not in ad.get("/admin/audit/check").text


def check_chain() -> bytes:
    return check_audit_chain(db.session(), keyring=current_node().data_key)


def test_a_row_that_was_changed_is_named(ad: FlaskClient) -> None:
    engine = db.engines[Zone.PRIVATE.value].execution_options(linkpin_writes=True)
    with engine.begin() as connection:
        # As somebody would who has the file: the database itself refuses to change a row.
        names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        for (name,) in connection.exec_driver_sql(names).all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE audit SET about = 'somebody else' WHERE number = 3")

    page = ad.get("/admin/audit/check").text

    assert "The audit log was changed" in page
    assert "row 3" in page


def test_the_copy_is_whole_and_no_formula(ad: FlaskClient) -> None:
    note("signed_out", about="=1+1")
    note("signed_out", about="@SUM(A1)")

    answer = ad.get("/admin/audit.csv")
    rows = [*csv.reader(io.StringIO(answer.data.decode("utf-8-sig")))]

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "audit.csv" in answer.headers["Content-Disposition"]
    assert rows[0] == ["number", "time (UTC)", "who", "what", "word", "about"]
    assert [int(row[0]) for row in rows[1:]] == [*range(1, len(rows))]
    assert [row[5] for row in rows[-2:]] == ["'=1+1", "'@SUM(A1)"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_the_copy_is_narrowed_as_the_page_is(ad: FlaskClient) -> None:
    note("signed_out", "policy_changed")

    rows = ad.get("/admin/audit.csv?who=node&what=policy_changed").data.decode().splitlines()

    assert len(rows) == 2
    assert len(ad.get("/admin/audit.csv?who=nobody").data.decode().splitlines()) == 1


def test_nobody_but_an_admin_reads_the_log(app: Flask) -> None:
    for handle in ("an", "bo", "di"):
        client = app.test_client()
        sign_in(client, handle)
        for page in ("/admin/audit", "/admin/audit/check", "/admin/audit.csv"):
            assert client.get(page).status_code == 403


def test_every_word_that_the_code_notes_has_a_sentence() -> None:
    """Words that are put together are listed here; the others stand in the code as they are."""
    pattern = re.compile(
        r"(?<!\w)(?:action=|note_action\(|_audit\(session, |_note\((?:\w+, ){1,2})"
        r"\"([a-z_]+)\""
    )
    noted = {word for file in packaged() for word in pattern.findall(file.text)}
    # An option of commands, and the beginning of a word that is put together.
    noted -= {"store_true", "signed_in_by_"}
    noted |= {f"role_{role.value}_{way}" for role in PersonRole for way in ("given", "taken")}
    noted |= {f"practice_{how}" for how in ("recorded", "imported", "changed", "erased")}
    noted |= {f"signed_in_by_{proof.value}" for proof in Proof} - {
        "signed_in_by_code",
        "signed_in_by_recovery_code",
    }

    assert len(noted) > 45
    assert noted - ACTION_WORDS.keys() == set()
    assert action_in_words("signed_out") == "signed out"


def test_a_policy_that_was_saved_stands_in_the_log(ad: FlaskClient) -> None:
    post(ad, "/admin/policy", {"ceiling": "country", "group": "12"})

    assert rows_of(ad.get("/admin/audit").text)[0][2:] == [
        "ad",
        "changed the policy",
        "ceiling country, group 12",
    ]
