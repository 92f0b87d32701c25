"""Files to take along, and the answer to a request for information."""

import io
from datetime import timedelta

import pytest
import vobject  # type: ignore[import-untyped]
from docx import Document
from sqlalchemy import select

from node.audit import AuditRow
from node.database import Zone, db, start_writing
from node.private.meetings.models import TaskPart
from node.private.meetings.words import TaskRole
from node.private.network.group import GroupContent, GroupDraft, Member
from node.private.network.group_members import change_members
from node.private.network.groups import add_group
from node.private.network.log import list_lines
from node.private.network.words import GroupKind, LogKind
from node.private.packs.third_parties import ThirdParties, ThirdParty
from node.private.packs.topic_files import marked_text
from node.private.register.models import KnownKind
from node.private.register.service import add_known
from tests.node.private.meetings.planned import plan, take_away
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.bringing import store, through
from tests.node.private.writers import text_of

__all__: list[str] = []

EXPORT = "/network/export"
REQUEST = "/network/export/request"


def take(stage: NetworkStage, what: str, handle: str = "an") -> bytes:
    answer = stage.post(EXPORT, {"what": what}, handle=handle)
    assert answer.status_code == 200
    return answer.get_data()


def test_the_page_names_what_can_be_taken_along(stage: NetworkStage) -> None:
    page = stage.text(EXPORT)
    assert "Everything (XLSX)" in page
    assert stage.post(EXPORT, {"what": "passwords"}).status_code == 422


def test_who_took_something_along_stands_in_the_audit_log(stage: NetworkStage) -> None:
    take(stage, "log")
    row = stage.session.scalars(select(AuditRow).where(AuditRow.action == "network_exported")).one()
    assert row.about == "log"


def test_tables_hold_what_was_entered(stage: NetworkStage) -> None:
    school = stage.organisation("Aan de Beek; het lyceum")
    stage.contact(school, "Quillon Ofrane")
    stage.line(LogKind.WE_PROMISED, school, text="Een zaal", due_on=TODAY)
    assert "Aan de Beek" in take(stage, "organisations").decode("utf-8-sig")
    assert "Quillon Ofrane" in take(stage, "contacts").decode("utf-8-sig")
    log = take(stage, "log").decode("utf-8-sig")
    assert "I promised" in log
    assert "Een zaal" in log


def test_organisations_read_back_as_a_list_keep_their_last_contact(stage: NetworkStage) -> None:
    spoken = {stage.organisation("Aan de Beek"): 40, stage.organisation("Zonnehof"): 3}
    for number, days_ago in spoken.items():
        stage.line(LogKind.WAS_THERE, number, days_ago=days_ago)
    stage.organisation("De Akker")
    taken = take(stage, "organisations")
    for number in spoken:
        stage.post(f"/network/{number}/erase")
    store(stage, through(stage, taken))
    lines = list_lines(stage.session, node=stage.node, person=stage.person())
    assert [each.draft.happened_on for each in lines] == [
        TODAY - timedelta(days=3),
        TODAY - timedelta(days=40),
    ]


@pytest.mark.parametrize("what", ["contacts", "workbook", "cards"])
def test_a_name_that_waits_is_taken_along_by_nobody(stage: NetworkStage, what: str) -> None:
    store(stage, through(stage, "Organisatie;Contactpersoon\nZonnehof;Quillon Ofrane\n"))
    assert b"Quillon" not in take(stage, what)


def test_visiting_cards_are_read_back_by_another_program(stage: NetworkStage) -> None:
    school = stage.organisation("Lyceum; de Beek, en meer")
    stage.contact(
        school, "Quillon Ofrane, met een erg lange naam die over de rand van de regel gaat"
    )
    stage.contact(school)
    sent = take(stage, "cards").decode()
    assert all(len(line.encode()) <= 75 for line in sent.split("\r\n"))
    cards = sorted(vobject.readComponents(sent), key=lambda card: len(card.fn.value))
    assert [card.version.value for card in cards] == ["4.0", "4.0"]
    assert cards[0].fn.value == "Lyceum; de Beek, en meer"
    assert cards[1].fn.value.endswith("die over de rand van de regel gaat")
    assert cards[1].org.value[0] == "Lyceum; de Beek, en meer"
    assert cards[1].email.value == "office@organisation.example"


def held(stage: NetworkStage, handle: str = "an", **asked: str) -> str:
    answer = stage.post(REQUEST, {"format": "html", **asked}, handle=handle)
    assert answer.status_code == 200, text_of(answer)
    return text_of(answer)


def fill(stage: NetworkStage) -> str:
    school = stage.organisation("Aan de Beek", content={"needs": ("mentoring",)})
    hall = stage.organisation("Zonnehof")
    stage.contact(school, "Quillon Ofrane")
    stage.line(LogKind.THEY_ASKED, school, text="Parkeren bij Zonnehof, zegt Quillon Ofrane")
    stage.line(LogKind.WE_ASKED, hall, text="Bel +32 2 555 01 01 over het parkeren", days_ago=200)
    stage.line(LogKind.WE_ASKED, hall, text="Iets anders")
    return str(school)


def test_records_that_have_a_word_are_found_within_the_period(stage: NetworkStage) -> None:
    fill(stage)
    both = held(stage, words="parkeren")
    assert "Bel" in both
    assert "zegt" in both
    assert "Iets anders" not in both
    since = (TODAY - timedelta(days=30)).isoformat()
    recent = held(stage, words="PARKEREN", since=since)
    assert "zegt" in recent
    assert "Bel" not in recent
    assert "Bel" in held(stage, words="parkeren", until=since)


def test_an_organisation_and_a_theme_find_what_is_about_them(stage: NetworkStage) -> None:
    school = fill(stage)
    about = held(stage, organisation=school)
    assert "zegt" in about
    assert "Quillon" in about
    assert "Iets anders" not in about
    theme = held(stage, concept="mentoring")
    assert "Aan de Beek" in theme
    assert "zegt" not in theme


def test_an_organisation_is_found_where_it_has_a_part_and_where_a_text_calls_it(
    stage: NetworkStage,
) -> None:
    school = stage.organisation("Zonnehof", content={"aliases": ("Basisschool Zon",)})
    other = stage.organisation("De Akker")
    met = plan(stage, [school, other], title="Rust op het plein")
    plan(stage, [other], title="Zonder de school")
    task = take_away(stage, met, "Sleutels regelen", other)
    start_writing(stage.session, Zone.PRIVATE)
    db.session.add(TaskPart(task_id=task, organisation_id=school, role=TaskRole.CONTRIBUTES))
    stage.commit()
    group = add_group(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        draft=GroupDraft(content=GroupContent(name="Scholen van de wijk"), kind=GroupKind.SIMILAR),
    )
    stage.commit()
    change_members(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        group_id=group,
        members=[Member(organisation_id=school)],
    )
    stage.commit()
    stage.line(LogKind.WAS_THERE, other, text="De basisschool zon doet mee")
    stage.line(LogKind.WAS_THERE, other, text="Zonnehofstraat afgesloten")
    page = held(stage, organisation=str(school))
    for text in ("Rust op het plein", "Sleutels regelen", "Scholen van de wijk", "doet mee"):
        assert text in page, text
    assert "Zonder de school" not in page
    assert "afgesloten" not in page
    assert "<mark>De Akker</mark>" in page


def test_a_part_of_a_name_is_marked_as_well(stage: NetworkStage) -> None:
    school = stage.organisation("Zonnehof")
    stage.contact(school, "Quillon Ofrane")
    texts = ("Zaal van Ofrane", "zaal via OFRANE, Quillon", "zaal van ofrane", "zaal bij Quillon")
    for text in texts:
        stage.line(LogKind.THEY_GAVE, school, text=text)
    page = held(stage, words="zaal")
    for name in ("Ofrane", "OFRANE, Quillon", "ofrane", "Quillon"):
        assert f"<mark>{name}</mark> <strong>[third party: name]</strong>" in page


def test_a_name_that_waits_is_held_too_and_marked(stage: NetworkStage) -> None:
    store(stage, through(stage, "Organisatie;Contactpersoon\nZonnehof;Quillon Ofrane\n"))
    other = stage.organisation("De Akker")
    stage.line(LogKind.THEY_GAVE, other, text="Zaal van Ofrane bij Zonnehof")
    page = held(stage, words="zonnehof, quillon")
    assert "<mark>Quillon Ofrane</mark> <strong>[third party: name]</strong>" in page
    assert "<mark>Ofrane</mark> <strong>[third party: name]</strong>" in page


def test_what_belongs_to_others_is_marked(stage: NetworkStage) -> None:
    fill(stage)
    page = held(stage, words="parkeren")
    assert "<mark>Quillon Ofrane</mark> <strong>[third party: name]</strong>" in page
    assert "<mark>Zonnehof</mark> <strong>[third party: organisation]</strong>" in page
    assert "<mark>+32 2 555 01 01</mark> <strong>[third party: telephone]</strong>" in page


def test_an_organisation_that_said_it_may_be_named_is_not_marked(stage: NetworkStage) -> None:
    fill(stage)
    add_known(
        stage.session,
        node=stage.node,
        actor=stage.person(),
        kind=KnownKind.ORGANISATION,
        text="Zonnehof",
        publishable=True,
    )
    stage.commit()
    page = held(stage, words="parkeren")
    assert "<mark>Zonnehof</mark>" not in page
    assert "<mark>Aan de Beek</mark>" in page


def test_a_document_and_a_table_have_the_same_marks(stage: NetworkStage) -> None:
    fill(stage)
    answer = stage.post(REQUEST, {"format": "docx", "words": "parkeren"})
    document = Document(io.BytesIO(answer.get_data()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Quillon Ofrane [third party: name]" in text
    table = stage.post(REQUEST, {"format": "csv", "words": "parkeren"}).get_data(as_text=True)
    assert "Quillon Ofrane [third party: name]" in table


def test_a_colleague_finds_nothing_of_what_is_mine_alone(stage: NetworkStage) -> None:
    mine = stage.organisation("Het Kasteel", is_mine=True)
    stage.line(LogKind.WE_ASKED, mine, text="Parkeren")
    assert "Kasteel" not in held(stage, "co", words="parkeren, kasteel")
    assert "Kasteel" in held(stage, words="parkeren")
    assert "Kasteel" not in stage.text(REQUEST, "co")
    refused = stage.post(REQUEST, {"organisation": str(mine)}, handle="co")
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"words": " , "},
        {"concept": "no-such-concept"},
        {"organisation": "7"},
        {"words": "x", "since": "soon"},
        {"words": "x", "since": "2026-03-02", "until": "2026-03-01"},
    ],
)
def test_a_request_that_says_too_little_comes_back_as_it_was(
    stage: NetworkStage, asked: dict[str, str]
) -> None:
    assert stage.post(REQUEST, {"format": "docx", **asked}).status_code == 422


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mail a.b@c.example nu", "Mail a.b@c.example [third party: mailbox] nu"),
        ("Op 04/03/2026 en 2026-03-04", "Op 04/03/2026 en 2026-03-04"),
        ("zonnehof, Zonnehofstraat", "zonnehof [third party: organisation], Zonnehofstraat"),
        ("Niets", "Niets"),
        (
            "Bel 0470\u201112\u201334\u00a056",
            "Bel 0470\u201112\u201334\u00a056 [third party: telephone]",
        ),
    ],
)
def test_marks_stand_beside_whole_words(text: str, expected: str) -> None:
    others = ThirdParties({"Zonnehof": ThirdParty.ORGANISATION}, corpus=[text])
    assert marked_text(others.pieces(text)) == expected
