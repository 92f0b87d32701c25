"""The register is a list that coordinators keep on a screen, and nobody else sees a name of it."""

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from node.airlock.models import RequestState
from node.airlock.requests import get_request
from node.audit import AuditRow
from node.coordinator_app import register_page
from node.private.register.known import Known
from node.private.register.models import KnownKind
from node.private.register.service import list_known
from tests.node.airlock.views.walk import NAME, Walk, found_in, text_of, walking
from tests.screens import form_of

__all__: list[str] = []

PERSON, ORGANISATION = "person", "organisation"


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    with walking(tmp_path) as found:
        yield found


def known(walk: Walk) -> dict[str, Known]:
    return {each.text: each for each in list_known(walk.session, node=walk.node)}


def add(walk: Walk, names: str, kind: str = PERSON) -> str:
    answer = walk.post("an", "/register/add", {"kind": kind, "names": names})
    assert answer.status_code == 303, text_of(answer)
    return text_of(walk.get("/register"))


def entry(walk: Walk, text: str) -> str:
    return f"/register/{known(walk)[text].entry_id}"


def test_an_empty_register_says_why_it_matters(walk: Walk) -> None:
    page = text_of(walk.get("/register"))
    assert "Nothing stands here yet." in page
    assert "Begin with the ten names" in page


def test_the_way_to_it_stands_among_practices(walk: Walk) -> None:
    assert 'href="/register"' in walk.get("/practices").get_data(as_text=True)
    assert 'href="/register"' not in walk.get("/practices", "di").get_data(as_text=True)


def test_names_are_added_one_a_line_and_listed(walk: Walk) -> None:
    page = add(walk, f"{NAME}\n\nZora Vlint")
    assert "2 names were added to the register." in page
    assert NAME in page
    assert "2 entries." in page


def test_what_stands_there_already_is_said_by_its_line(walk: Walk) -> None:
    add(walk, NAME)
    page = add(walk, f"Zora Vlint\n{NAME.upper()}")
    assert "1 name was added to the register." in page
    assert "Passed over, because it stands there already: line 2." in page


def test_lines_with_faults_are_named_and_all_that_was_typed_is_still_there(walk: Walk) -> None:
    names = f"{NAME}\n{'x' * 301}"
    answer = walk.post("an", "/register/add", {"kind": PERSON, "names": names})
    assert answer.status_code == 422
    assert "Nothing was stored." in text_of(answer)
    assert "line 2: It is too long." in text_of(answer)
    assert NAME in answer.get_data(as_text=True)
    assert known(walk) == {}


@pytest.mark.parametrize("form", [{"kind": PERSON, "names": " "}, {"kind": "town", "names": "A"}])
def test_a_form_without_a_name_or_a_kind_is_shown_again(walk: Walk, form: dict[str, str]) -> None:
    assert walk.post("an", "/register/add", form).status_code == 422
    assert known(walk) == {}


def test_a_name_is_looked_up_by_its_beginning_and_stands_in_no_address(walk: Walk) -> None:
    add(walk, f"{NAME}\nZora Vlint")
    answer = walk.post("an", "/register/find", {"beginning": "quast"})
    assert answer.status_code == 200
    page = text_of(answer)
    assert "1 entry." in page
    assert NAME in page
    assert "Zora" not in page
    assert "Nothing begins like this." in text_of(
        walk.post("an", "/register/find", {"beginning": "nobody"})
    )
    assert walk("an").get("/register/find?beginning=quast").status_code == 405


def test_a_long_list_shows_its_first_entries_and_says_so(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_page, "MOST_SHOWN", 2)
    page = add(walk, "Alba\nBente\nCato")
    assert "3 entries." in page
    assert "Only the first are shown." in page
    assert "Cato" not in page


def test_an_entry_is_changed_and_gets_other_names(walk: Walk) -> None:
    add(walk, "Ilvara Kwastenborg")
    address = entry(walk, "Ilvara Kwastenborg")
    shown = form_of(walk.get(address))
    assert shown["text"] == "Ilvara Kwastenborg"
    form = {"kind": PERSON, "text": NAME, "aliases": "Ilva\n\nIlva\nKwast"}
    assert walk.post("an", address, form).status_code == 303
    assert known(walk)[NAME].aliases == ("Ilva", "Kwast")
    assert "Also: Ilva , Kwast" in text_of(walk.get("/register"))


def test_an_organisation_gets_permission_with_a_note_and_a_day(walk: Walk) -> None:
    add(walk, "SPIOR", ORGANISATION)
    address = entry(walk, "SPIOR")
    form = {"kind": ORGANISATION, "text": "SPIOR", "may_be_named": "yes", "note": "The board"}
    refused = walk.post("an", address, {**form, "given_on": "2030-01-01"})
    assert refused.status_code == 422
    assert "That day is yet to come." in text_of(refused)
    refused = walk.post("an", address, {**form, "note": "", "given_on": "2026-02-03"})
    assert "Write who said that it may be named" in text_of(refused)
    assert walk.post("an", address, {**form, "given_on": "2026-02-03"}).status_code == 303
    kept = known(walk)["SPIOR"]
    assert kept.publishable
    assert kept.permission is not None
    assert kept.permission.note == "The board"
    assert "May be named" in text_of(walk.get("/register"))


def test_a_person_is_never_offered_to_be_named(walk: Walk) -> None:
    add(walk, NAME)
    address = entry(walk, NAME)
    assert "Permission to be named" not in text_of(walk.get(address))
    form = {"kind": PERSON, "text": NAME, "may_be_named": "yes", "note": "x"}
    refused = walk.post("an", address, {**form, "given_on": "2026-02-03"})
    assert refused.status_code == 422
    assert "Only an organisation or a place can be named." in text_of(refused)
    assert not known(walk)[NAME].publishable


def test_what_was_removed_can_be_put_back_whole(walk: Walk) -> None:
    add(walk, NAME)
    address = entry(walk, NAME)
    walk.post("an", address, {"kind": PERSON, "text": NAME, "aliases": "Ilva"})
    assert walk.post("an", f"{address}/remove").status_code == 303
    assert known(walk) == {}
    assert f"Removed: {NAME}" in text_of(walk.get("/register"))
    assert walk.get(address).status_code == 404
    assert walk.post("an", "/register/undo").status_code == 303
    assert known(walk)[NAME].aliases == ("Ilva",)
    assert "Removed:" not in text_of(walk.get("/register"))


def test_what_one_person_removed_is_shown_to_nobody_else(walk: Walk) -> None:
    add(walk, NAME)
    walk.post("an", f"{entry(walk, NAME)}/remove")
    assert NAME not in text_of(walk.get("/register", "co"))
    assert walk.post("co", "/register/undo").status_code == 303
    assert known(walk) == {}


def test_undoing_without_anything_removed_changes_nothing(walk: Walk) -> None:
    assert walk.post("an", "/register/undo").status_code == 303
    assert known(walk) == {}


def test_a_change_takes_back_what_waits_and_says_so_on_both_pages(walk: Walk) -> None:
    request_id = walk.begin(walk.record())
    walk.ask(request_id)
    for page in ("/register/add", f"/airlock/{request_id}"):
        assert "changed since the reader was asked" not in text_of(walk.get(page))
    assert "1 text waits for its second reader or to be signed." in text_of(
        walk.get("/register/add")
    )
    add(walk, NAME)
    page = text_of(walk.get(f"/airlock/{request_id}"))
    assert "Something changed since the reader was asked, so it cannot leave like this." in page
    assert "The register of names was changed after that." in page
    assert walk.read(request_id).status_code == 409
    assert get_request(walk.session, request_id).state is RequestState.ASKED


def test_what_left_does_not_count_as_waiting(walk: Walk) -> None:
    walk.release(walk.record())
    add(walk, NAME)
    assert "waits for its second reader" not in text_of(walk.get("/register"))


@pytest.mark.parametrize("handle", ["bo", "ad", "di"])
def test_only_coordinators_see_it(walk: Walk, handle: str) -> None:
    add(walk, NAME)
    for address in ("/register", "/register/add", entry(walk, NAME)):
        answer = walk.get(address, handle)
        assert answer.status_code == 403
        assert NAME not in answer.get_data(as_text=True)


def test_no_name_of_it_stands_in_a_log(walk: Walk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        add(walk, NAME)
        walk.post("an", "/register/find", {"beginning": NAME})
        walk.post("an", f"{entry(walk, NAME)}/remove")
    written = [record.getMessage() + str(record.__dict__) for record in caplog.records]
    assert [line for line in written if "Quastenborg" in line] == []
    rows = walk.session.scalars(select(AuditRow)).all()
    assert [row for row in rows if "Quastenborg" in f"{row.actor} {row.action} {row.about}"] == []


def kept_form(walk: Walk, request_id: UUID, kind: str) -> dict[str, str]:
    page = walk.get(f"/airlock/{request_id}/check")
    (finding, *_others) = found_in(page)
    card = page.get_data(as_text=True).partition(f'id="finding-{finding}"')[2]
    seen = card.partition('name="seen" value="')[2].partition('"')[0]
    return {"finding": finding, "seen": seen, "kind": kind}


UNKNOWN = "Mevrouw Xandrella Quaeckelbeen"


def test_a_name_that_the_register_lacks_is_kept_from_the_check(walk: Walk) -> None:
    request_id = walk.begin(walk.record(language="nl", situation=f"{UNKNOWN} belde ons."))
    page = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "Keep this name in the register" in page
    form = kept_form(walk, request_id, PERSON)
    answer = walk.post("an", f"/airlock/{request_id}/keep", form)
    assert answer.status_code == 303
    (text,) = known(walk)
    assert "Quaeckelbeen" in text
    assert known(walk)[text].kind is KnownKind.PERSON
    page = text_of(walk.get(f"/airlock/{request_id}/check"))
    assert "It is kept in the register." in page
    assert "Keep this name in the register" not in page


def test_a_name_that_the_register_holds_is_not_offered_again(walk: Walk) -> None:
    walk.know()
    request_id = walk.begin(walk.record(situation=f"{NAME} opened the door."))
    assert "Keep this name" not in text_of(walk.get(f"/airlock/{request_id}/check"))


def test_words_of_a_text_that_changed_meanwhile_are_not_kept(walk: Walk) -> None:
    request_id = walk.begin(walk.record(language="nl", situation=f"{UNKNOWN} belde ons."))
    form = kept_form(walk, request_id, PERSON) | {"seen": "0" * 16}
    assert walk.post("an", f"/airlock/{request_id}/keep", form).status_code == 303
    assert known(walk) == {}


def test_a_colleague_keeps_no_name_of_a_text_that_is_not_theirs(walk: Walk) -> None:
    request_id = walk.begin(walk.record(language="nl", situation=f"{UNKNOWN} belde ons."))
    form = kept_form(walk, request_id, PERSON)
    assert walk.post("co", f"/airlock/{request_id}/keep", form).status_code == 403
    assert known(walk) == {}
