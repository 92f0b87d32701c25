"""Everybody may see and take along what is kept about them, and nothing of anybody else."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from node.coordinator_app import own_data
from node.coordinator_app.own_data import FORMAT, SECTIONS, own_file
from node.database import Zone, db
from node.people.service import get_person
from tests.node.coordinator_app.cells import HANDLES, Asking, asking
from tests.node.coordinator_app.whole_town import whole_town

PAGE = "/account/data"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with whole_town(tmp_path_factory.mktemp("own")) as whole, asking(whole) as asked:
        yield asked


def file_of(asked: Asking, visitor: str) -> dict[str, Any]:
    answer = asked.open(PAGE, visitor, {})
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.get_data())
    return found


def test_the_file_is_one_object_with_everything_and_its_end(asked: Asking) -> None:
    found = file_of(asked, "author")
    assert list(found) == ["format", "node", "made_at", *SECTIONS, "complete"]
    assert (found["format"], found["complete"]) == (FORMAT, True)
    assert all(found[name] for name in SECTIONS if name not in _NOT_OF_AN)


_NOT_OF_AN = {
    "asked_to_read",
    "decisions_about_findings",
    "withdrawals_ordered",
    "policies_set",
    "routes_set",
    "network_lists_brought",
    "network_parts_switched_on",
    "network_mandate_changed",
}


def test_it_is_handed_out_as_a_file_that_nobody_keeps(asked: Asking) -> None:
    answer = asked.open(PAGE, "author", {})
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.content_type == "application/json"
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_somebody_wrote_is_in_it_word_for_word(asked: Asking) -> None:
    whole = asked.whole
    text = asked.open(PAGE, "author", {}).get_data(as_text=True)
    own = [
        word
        for word, home in whole.canaries.homes.items()
        if home.startswith(("practice of an", "released practice of an"))
        or home
        in {
            "directory draft of an",
            "saved search of an",
            "label of a passkey of an",
        }
    ]
    assert len(own) > 10
    assert [whole.canaries.homes[word] for word in own if word not in text] == []


@pytest.mark.parametrize("visitor", ["author", "colleague", "second_reader", "admin", "desk"])
def test_nothing_of_anybody_else_is_in_it(asked: Asking, visitor: str) -> None:
    text = asked.open(PAGE, visitor, {}).get_data(as_text=True)
    homes = asked.whole.canaries.homes
    theirs = f" {HANDLES[visitor]}"
    read = {homes[word] for word in homes if word in text}
    assert {home for home in read if theirs not in home} == set()
    me = get_person(
        asked.whole.walk.session, node=asked.whole.walk.node, handle=str(HANDLES[visitor])
    )
    others = [str(each.account_id) for each in asked.whole.things.values()]
    assert [each for each in others if each in text and each != str(me.account_id)] == []


def test_nothing_that_opens_an_account_is_in_it(asked: Asking) -> None:
    text = asked.open(PAGE, "author", {}).get_data(as_text=True)
    thing = asked.whole.things["an"]
    assert thing.feed not in text
    assert "$argon2" not in text
    assert "secret" not in text
    assert "hash" not in text


def test_the_part_in_a_release_is_told_without_its_text(asked: Asking) -> None:
    read = file_of(asked, "second_reader")["release_requests"]
    assert {each["part"] for each in read} == {"second reader"}
    assert {each["decision"] for each in read} == {"approved", "refused"}
    assert all("content" not in each for each in read)
    assert {each["part"] for each in file_of(asked, "author")["release_requests"]} == {"author"}


def test_the_audit_log_says_that_another_account_acted_and_not_which(asked: Asking) -> None:
    rows = file_of(asked, "admin")["audit_log"]
    me = str(_account_id(asked, "ad"))
    assert {row["actor"] for row in rows} <= {me, "command", "node", "another account of this node"}
    assert rows[-1]["action"] == "own_data_downloaded"


def _account_id(asked: Asking, handle: str) -> object:
    whole = asked.whole
    return get_person(whole.walk.session, node=whole.walk.node, handle=handle).account_id


def test_a_log_longer_than_one_helping_is_read_to_its_end(
    asked: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = file_of(asked, "author")["audit_log"]
    monkeypatch.setattr(own_data, "_ROWS_AT_ONCE", 2)
    assert [row["number"] for row in file_of(asked, "author")["audit_log"]] == [
        row["number"] for row in whole
    ]


def test_looking_hands_out_nothing_and_counts(asked: Asking) -> None:
    page = asked.open(PAGE, "author").get_data(as_text=True)
    words = [word for word in asked.whole.canaries.homes if word in page]
    assert words == []
    assert page.count("govuk-table__cell--numeric") == len(SECTIONS)
    assert PAGE in asked.open("/account", "author").get_data(as_text=True)


def test_without_the_token_of_the_page_there_is_no_file(asked: Asking) -> None:
    client = asked.whole.client("an")
    assert client.post(PAGE).status_code == 419


def test_the_password_is_asked_when_it_was_typed_long_ago(asked: Asking) -> None:
    clock = asked.whole.walk.clock
    before = clock.now
    try:
        clock.now = before.replace(hour=before.hour + 1)
        forms: tuple[dict[str, str] | None, ...] = (None, {})
        for form in forms:
            answer = asked.open(PAGE, "author", form)
            assert (answer.status_code, answer.headers["Location"][:14]) == (303, "/account/prove")
    finally:
        clock.now = before


def test_nothing_is_read_before_its_turn_comes(asked: Asking) -> None:
    walk = asked.whole.walk
    person = get_person(walk.session, node=walk.node, handle="an")
    pieces = own_file(db.session(), node=walk.node, person=person)
    first = [next(pieces) for _piece in range(2)]
    assert first[1].endswith('"account": [')
    assert len(list(pieces)) > len(SECTIONS)


def test_every_private_column_that_names_an_account_is_decided_about(asked: Asking) -> None:
    """Add a column here, and to the file, when a table names an account for another reason."""
    with asked.whole.walk.app.app_context():
        found = {
            f"{table.name}.{column.name}"
            for table in db.metadatas[Zone.PRIVATE.value].tables.values()
            for column in table.columns
            if any(key.column.table.name == "account" for key in column.foreign_keys)
        }
    assert found == {
        "account_role.account_id",
        "contact.owner_id",
        "directory_draft.author_id",
        "finding_decision.decided_by",
        "group_figure.set_by",
        "invitation.account_id",
        "lawful_route.set_by",
        "log_line.author_id",
        "log_line.owner_id",
        "meeting.owner_id",
        "network_group.owner_id",
        "network_import.author_id",
        "optional_row.switched_on_by",
        "organisation.owner_id",
        "outside_identity.account_id",
        "own_card.changed_by",
        "passkey.account_id",
        "policy.set_by",
        "practice.author_id",
        "reader_asked.reader_id",
        "recovery_code.account_id",
        "release_request.author_id",
        "release_request.reader_id",
        "saved_search.account_id",
        "sign_in.account_id",
        "task.owner_id",
        "web_session.account_id",
        "withdrawal_order.ordered_by",
    }
