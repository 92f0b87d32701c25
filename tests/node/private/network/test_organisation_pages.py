"""The pages of organisations: list, one of them, the form; nothing typed is lost."""

from html.parser import HTMLParser
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from node.database import Zone, db, start_writing
from node.private.network.group_models import MemberRow
from node.private.network.organisations import get_organisation, list_organisations
from node.private.network.words import LogKind, Part
from schemas.practice_words import Sector
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.sealed_stage import put_group
from tests.node.private.writers import text_of

__all__: list[str] = []

WORRY = "I am worried about a boy in class 3B who wants to leave for Syria."
NEW = {"revision": "0", "name": "Zonnehof", "sector": "sport", "part": "informal"}


def test_an_empty_network_gives_before_it_asks(stage: NetworkStage) -> None:
    page = stage.text("/network")
    assert "Start with networks already in place" in page
    assert "Ten organisations" in page
    assert "Schools" in page


def test_three_answers_make_an_organisation(stage: NetworkStage) -> None:
    number = str(uuid4())
    answer = stage.post("/network/new", {**NEW, "organisation_id": number})
    assert answer.status_code == 303
    page = stage.text(answer.headers["Location"])
    assert "Zonnehof" in page
    assert "Sports clubs" in page
    assert "All coordinators of this town see this" in page


def test_a_form_sent_twice_enters_one(stage: NetworkStage) -> None:
    data = {**NEW, "organisation_id": str(uuid4())}
    first, second = (stage.post("/network/new", data) for _time in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(list_organisations(stage.session, node=stage.node, person=stage.person())) == 1


def test_what_an_organisation_leans_on_stays_though_another_is_called_the_same(
    stage: NetworkStage,
) -> None:
    stage.switch_on("F14", "F54")
    umbrella, source = stage.organisation("Koepel"), stage.organisation("De Akker")
    number = stage.organisation("Zonnehof", umbrella_id=umbrella, pointed_by_id=source)
    url = f"/network/{number}/edit"
    for twin in ("Koepel", "De Akker"):
        stage.organisation(twin)
    changed = {**NEW, "revision": "1", "umbrella": "Koepel", "pointed_by": "De  Akker"}
    assert stage.post(url, changed).status_code == 303
    stored = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=number
    )
    assert (stored.draft.umbrella_id, stored.draft.pointed_by_id) == (umbrella, source)
    other = stage.post(url, {**changed, "revision": "2", "umbrella": "De Akker"})
    assert other.status_code == 422
    assert "a name of its own" in text_of(other)


def test_everything_the_form_asks_is_kept(stage: NetworkStage) -> None:
    stage.switch_on("F08", "F14", "F51", "F54")
    stage.organisation("De Akker")
    data = {
        **NEW,
        "organisation_id": str(uuid4()),
        "aliases": "ZH\nHet Zonnetje\nZH",
        "mandate": "Sport voor iedereen",
        "can_share": "Hoeveel leden",
        "umbrella": "de akker",
        "pointed_by": "De A",
        "door": "sport",
        "channel": "Bellen",
        "offer_topic_0": "mentoring",
        "offer_form_0": "Een avond",
        "offer_paid_0": "yes",
        "need_1": "mentoring",
        "min_days": "30",
        "is_mine": "yes",
        "confirmed_on": "2026-02-01",
    }
    answer = stage.post("/network/new", data)
    assert answer.status_code == 303, text_of(answer)
    number = UUID(answer.headers["Location"].rsplit("/", 1)[1])
    kept = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=number
    )
    assert kept.content.aliases == ("ZH", "Het Zonnetje")
    assert kept.content.offers[0].is_paid
    assert kept.content.needs == ("mentoring",)
    assert kept.draft.umbrella_id == kept.draft.pointed_by_id is not None
    assert kept.draft.min_days == 30
    assert kept.owner_id == stage.person().account_id
    shown = stage.text(f"/network/{number}/edit")
    for text in ("Het Zonnetje", "Sport voor iedereen", "De Akker", "Een avond", "2026-02-01"):
        assert text in shown


def test_parts_that_are_off_keep_what_they_hold(stage: NetworkStage) -> None:
    akker = stage.organisation("De Akker")
    number = stage.organisation("Zonnehof", umbrella_id=akker, content={"channel": "Bellen"})
    answer = stage.post(f"/network/{number}/edit", {**NEW, "revision": "1", "umbrella": "Nobody"})
    assert answer.status_code == 303
    kept = get_organisation(
        stage.session, node=stage.node, person=stage.person(), organisation_id=number
    )
    assert (kept.draft.umbrella_id, kept.content.channel) == (akker, "Bellen")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Write the name of the organisation."),
        ({"sector": "nonsense"}, "Choose what kind of organisation it is."),
        ({"part": ""}, "Choose formal or informal."),
        ({"confirmed_on": "2027-01-01"}, "That day is yet to come."),
        ({"confirmed_on": "soon"}, "Write a day such as"),
        ({"min_days": "0"}, "from 1 to 366"),
        ({"offer_form_0": "Een avond"}, "Choose what it offers in this form."),
        ({"need_0": "no-such-theme"}, "Choose from the list."),
        ({"mandate": "x" * 1001}, "at most 1000 fit"),
        ({"mandate": WORRY}, "This looks like a worry about one person."),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_form_that_is_refused_comes_back_whole(
    stage: NetworkStage, changes: dict[str, str], said: str
) -> None:
    data = {**NEW, "organisation_id": str(uuid4()), "tasks": "Alles wat er staat", **changes}
    answer = stage.post("/network/new", data)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "Alles wat er staat" in text_of(answer)
    assert list_organisations(stage.session, node=stage.node, person=stage.person()) == ()


def test_an_umbrella_nobody_knows_is_no_umbrella(stage: NetworkStage) -> None:
    stage.switch_on("F54")
    answer = stage.post("/network/new", {**NEW, "umbrella": "De Akker"})
    assert answer.status_code == 422
    assert "No organisation of the network is called so." in text_of(answer)


def test_two_people_who_change_one_are_shown_both_versions(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof", content={"mandate": "Oud"})
    url = f"/network/{number}/edit"
    first = stage.post(url, {**NEW, "revision": "1", "mandate": "Van An"})
    assert first.status_code == 303
    second = stage.post(url, {**NEW, "revision": "1", "mandate": "Van Co"}, handle="co")
    page = text_of(second)
    assert second.status_code == 409
    assert "There are two versions" in page
    assert "Van An" in page
    assert "Van Co" in page
    fields = _hidden_fields(page)
    kept = stage.post(url, {k: v for k, v in fields.items() if k != "csrf_token"}, handle="co")
    assert kept.status_code == 303
    assert "Van Co" in stage.text(f"/network/{number}")


def test_the_list_narrows_by_part_sector_and_beginning(stage: NetworkStage) -> None:
    stage.organisation("De Akker", sector=Sector.SCHOOL)
    stage.organisation("Zonnehof", sector=Sector.SPORT, part=Part.INFORMAL)
    assert "De Akker" not in stage.text("/network?part=informal")
    assert "Zonnehof" not in stage.text("/network?sector=school")
    found = text_of(stage.post("/network/beginning", {"beginning": "zon"}))
    assert "Zonnehof" in found
    assert "De Akker" not in found
    assert "No organisation fits." in text_of(stage.post("/network/beginning", {"beginning": "x"}))


def test_the_list_narrows_to_whom_to_call_and_whom_to_leave_in_peace(stage: NetworkStage) -> None:
    stage.line(LogKind.WAS_THERE, stage.organisation("De Akker"), days_ago=200)
    asked = stage.organisation("Zonnehof")
    for _ask in range(6):
        stage.line(LogKind.WE_ASKED, asked)
    stage.line(LogKind.WAS_THERE, stage.organisation("Het Anker"))
    found = {
        advice: [name for name in ("De Akker", "Zonnehof", "Het Anker") if name in page]
        for advice in ("call", "leave", "nonsense")
        for page in [stage.text(f"/network?advice={advice}")]
    }
    assert found == {
        "call": ["De Akker"],
        "leave": ["Zonnehof"],
        "nonsense": ["De Akker", "Zonnehof", "Het Anker"],
    }


def test_a_list_shows_sixty_and_the_way_to_the_next(stage: NetworkStage) -> None:
    for number in range(61):
        stage.organisation(f"Club {number:02}")
    first, second = stage.text("/network"), stage.text("/network?page=2")
    assert "Club 59" in first
    assert "Club 60" not in first
    assert "Page 1 of 2" in first
    assert "Club 60" in second


def test_the_list_narrows_to_a_group_somebody_sees(stage: NetworkStage) -> None:
    member = stage.organisation("Zonnehof")
    stage.organisation("De Akker")
    owner = stage.person().account_id
    numbers = [put_group(stage, "Samen", owner_id=each) for each in (None, owner)]
    session = stage.session
    start_writing(session, Zone.PRIVATE)
    session.add_all(MemberRow(group_id=each, organisation_id=member) for each in numbers)
    stage.commit()
    for number in numbers:
        page = stage.text(f"/network?group={number}")
        assert "Zonnehof" in page
        assert "De Akker" not in page
    assert "Zonnehof" in stage.text(f"/network?group={numbers[0]}", "co")
    assert "No organisation fits." in stage.text(f"/network?group={numbers[1]}", "co")
    assert stage.text(f"/network/{member}").count("Samen") == 2
    assert stage.text(f"/network/{member}", "co").count("Samen") == 1


def test_a_changed_name_is_listed_at_once(stage: NetworkStage) -> None:
    number = stage.organisation("Zonnehof")
    assert "Zonnehof" in stage.text("/network")
    stage.post(f"/network/{number}/edit", {**NEW, "revision": "1", "name": "Maneschijn"})
    page = stage.text("/network", "co")
    assert "Maneschijn" in page
    assert "Zonnehof" not in page


def test_the_page_has_promises_introductions_and_the_latest_lines(stage: NetworkStage) -> None:
    number, other = stage.organisation("Zonnehof"), stage.organisation("De Akker")
    stage.line(LogKind.WE_PROMISED, number, text="Een zaal", days_ago=5)
    stage.line(LogKind.THEY_PROMISED, number, text="Een gids")
    stage.line(LogKind.LINKED, other, other_id=number, text="Samen koken")
    for place in range(20):
        stage.line(LogKind.WAS_THERE, number, text=f"Bezoek {place}", days_ago=9)
    page = stage.text(f"/network/{number}")
    for text in (
        "We promised",
        "Een zaal",
        "They promised",
        "Een gids",
        "De Akker",
        "All 23 lines",
    ):
        assert text in page
    everything = stage.text(f"/network/{number}/log")
    assert "23 lines." in everything
    assert "Samen koken" in everything


def test_the_number_of_questions_does_not_grow_with_the_network(stage: NetworkStage) -> None:
    def asked(url: str) -> int:
        seen = []
        engine = db.engines["private"]

        def count(*_all: object) -> None:
            seen.append(1)

        event.listen(engine, "before_cursor_execute", count)
        try:
            assert stage.get(url).status_code == 200
        finally:
            event.remove(engine, "before_cursor_execute", count)
        return len(seen)

    stage.switch_on("F04", "F08", "F14", "F51", "F54")
    number = stage.organisation("Zonnehof")
    stage.line(LogKind.LINKED, number, other_id=stage.organisation("De Akker"))
    pages = ("/network", f"/network/{number}", "/network/doors", "/network/leads")
    for url in pages:
        stage.get(url)
    before = [asked(url) for url in pages]
    for place in range(8):
        more = stage.organisation(f"Club {place}", umbrella_id=number, pointed_by_id=number)
        stage.line(LogKind.LINKED, number, other_id=more)
        stage.contact(number, "Quillon Ofrane")
    for url in pages:
        stage.get(url)
    assert [asked(url) for url in pages] == before


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "input" and found.get("type") == "hidden":
            self.fields[str(found["name"])] = found.get("value") or ""


def _hidden_fields(page: str) -> dict[str, str]:
    parser = _Hidden()
    parser.feed(page.partition("<h1")[2])
    return parser.fields
