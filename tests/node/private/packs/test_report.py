"""The yearly report says the same in four files, and names nobody in any of them."""

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from docx import Document

from node.private.meetings.words import Attendance, MeetingState
from node.private.network.log import settle_line
from node.private.network.words import LogKind, Part, State
from node.private.packs.paper import Paper, Section
from node.private.packs.paper_files import as_pdf, as_word, typst_input
from node.private.packs.report import percent_of, year_report
from schemas.practice_words import NetworkStep, Sector
from tests.node.private.network_stage import TODAY, NetworkStage
from tests.node.private.packs.sealed_stage import put_group, put_meeting

__all__: list[str] = []

NAMES = ("Quorvel", "Zannevoort", "Ixhoven", "Wurpedam", "Yttrebeke", "Pluimhoek")


def _fill(stage: NetworkStage) -> None:
    """Give the town six schools, of which each was visited, asked and kept a promise to."""
    for number, name in enumerate(NAMES):
        made = stage.organisation(
            f"School {name}", part=Part.INFORMAL if number % 2 else Part.FORMAL
        )
        stage.contact(made, f"Rektor {name}")
        stage.line(LogKind.WAS_THERE, made, days_ago=number, text=f"Bij {name}")
        promise = stage.line(LogKind.WE_PROMISED, made, text=f"Een zaal voor {name}")
        settle_line(
            stage.session,
            node=stage.node,
            actor=stage.person(),
            line_id=promise,
            state=State.DONE,
            revision=1,
        )
        stage.commit()


def _rows(stage: NetworkStage, url: str = "/network/report.csv") -> dict[tuple[str, str], str]:
    told = stage.get(url).get_data(as_text=True).removeprefix("\ufeff")
    return {(row[0], row[1]): row[2] for row in csv.reader(io.StringIO(told))}


def test_with_fewer_than_five_organisations_there_is_no_report(stage: NetworkStage) -> None:
    for name in NAMES[:4]:
        stage.organisation(name)
    # What one coordinator keeps to herself does not make a report either.
    stage.organisation(NAMES[4], is_mine=True)
    assert "The report needs five organisations" in stage.text("/network/report")
    for ending in ("pdf", "docx", "csv"):
        assert stage.get(f"/network/report.{ending}").status_code == 404


def test_the_report_counts_what_happened_in_the_year(stage: NetworkStage) -> None:
    _fill(stage)
    stage.line(LogKind.WE_GAVE, None, days_ago=90, text="Vorig jaar")
    rows = _rows(stage)
    assert rows["Organisations by sector", "Schools"] == "6"
    assert rows["What happened", "Visits, events and conversations"] == "6"
    assert rows["What happened", "Shared by the town"] == "0"
    assert rows["What happened", "Together"] == "12"
    assert rows["Contacts", "Together"] == "6"
    assert rows["Promises by the town", "Kept"] == "6"
    assert _rows(stage, "/network/report.csv?year=2025")["What happened", "Together"] == (
        "fewer than 5"
    )


def test_small_numbers_are_not_told_and_their_share_is_not_either(stage: NetworkStage) -> None:
    _fill(stage)
    rows = _rows(stage)
    assert rows["Organisations", "Associations and residents"] == "fewer than 5"
    assert rows["Organisations", "Together"] == "6"
    assert "% are associations" not in stage.text("/network/report")
    for number in range(4):
        stage.organisation(f"Club {number}", sector=Sector.SPORT, part=Part.INFORMAL)
        stage.organisation(f"Politie {number}", sector=Sector.POLICE)
    assert "50 % are associations and residents" in stage.text("/network/report")


def test_the_report_is_the_same_for_every_coordinator(stage: NetworkStage) -> None:
    _fill(stage)
    mine = [stage.organisation(f"Stil {number}", is_mine=True) for number in range(6)]
    for each in mine:
        stage.line(LogKind.WE_GAVE, each, text="Een folder")
    assert _rows(stage)["Organisations", "Together"] == "6"
    theirs = stage.get("/network/report.csv", "co").get_data()
    assert stage.get("/network/report.csv").get_data() == theirs


def test_meetings_attendance_and_steps_are_counted_by_their_columns(stage: NetworkStage) -> None:
    _fill(stage)
    organisations = [stage.organisation(f"Huis {number}") for number in range(6)]
    now = datetime(2026, 2, 1, 9, tzinfo=UTC)
    for number in range(5):
        put_meeting(
            stage,
            "Overleg",
            now + timedelta(days=number),
            *organisations,
            state=MeetingState.HELD,
            attendance=Attendance.CAME,
        )
        put_group(
            stage,
            "Groep",
            (TODAY - timedelta(days=100), NetworkStep.STEP1_OUTREACH),
            (TODAY, NetworkStep.STEP2_SIMILAR),
        )
    put_meeting(stage, "Komt nog", now, *organisations)
    rows = _rows(stage)
    assert rows["Meetings held", "Meetings of similar organisations"] == "5"
    assert rows["Steps of groups", "Bringing similar people together"] == "5"
    assert rows["Steps of groups", "Reaching out one by one"] == "0"
    assert "Chairs taken: 30. Chairs left empty: 0." in stage.text("/network/report")
    stage.line(LogKind.WE_GAVE, None, days_ago=90, text="Vorig jaar")
    before = _rows(stage, "/network/report.csv?year=2025")
    assert before["Steps of groups", "Reaching out one by one"] == "5"


def test_the_document_has_headings_and_tables_by_their_styles(stage: NetworkStage) -> None:
    _fill(stage)
    answer = stage.get("/network/report.docx")
    document = Document(io.BytesIO(answer.get_data()))
    style = document.styles["Heading 1"]
    headings = [each.text for each in document.paragraphs if each.style == style]
    assert "Promises by the town" in headings
    assert len(document.tables) == len(headings)
    assert [cell.text for cell in document.tables[0].rows[-1].cells] == ["Together", "6"]
    assert document.core_properties.title == "The network in 2026"
    assert "report-2026.docx" in answer.headers["Content-Disposition"]
    rows = {(each.rows[-1].cells[1].text) for each in document.tables}
    assert "12" in rows


def test_the_pdf_can_be_archived_and_read_aloud_and_is_the_same_each_time(
    stage: NetworkStage,
) -> None:
    _fill(stage)
    answer = stage.get("/network/report.pdf?year=2026")
    content = answer.get_data()
    assert content.startswith(b"%PDF-")
    assert answer.content_type == "application/pdf"
    assert b"pdfaid:part>2<" in content
    assert b"pdfuaid:part>1<" in content
    assert content == stage.get("/network/report.pdf?year=2026").get_data()


def test_no_name_stands_in_any_of_the_four(stage: NetworkStage) -> None:
    _fill(stage)
    person = stage.person()
    paper = year_report(stage.session, node=stage.node, person=person, year=2026)
    document = zipfile.ZipFile(io.BytesIO(stage.get("/network/report.docx").get_data()))
    texts = [
        stage.text("/network/report").split("<main")[1].split("</main>")[0],
        stage.get("/network/report.csv").get_data(as_text=True),
        # The PDF is made of this and its template alone.
        typst_input(paper),
        *(document.read(name).decode("utf-8", "replace") for name in document.namelist()),
    ]
    for text in texts:
        assert not re.search("|".join((*NAMES, "Annelore", "Een zaal")), text)


def test_only_years_with_a_report_can_be_asked_for(stage: NetworkStage) -> None:
    _fill(stage)
    stage.line(LogKind.WE_GAVE, None, days_ago=400, text="Lang geleden")
    assert stage.get("/network/report?year=2025").status_code == 200
    for year in ("2024", "2027", "x", "", "02026"):
        assert stage.get(f"/network/report?year={year}").status_code == 404


def test_contacts_are_told_by_level_once_that_is_switched_on(stage: NetworkStage) -> None:
    _fill(stage)
    assert ("Contacts by level", "Together") not in _rows(stage)
    stage.switch_on("F04")
    assert _rows(stage)["Contacts by level", "Level not said"] == "6"


def test_independence_stands_in_the_report_once_it_is_switched_on(stage: NetworkStage) -> None:
    _fill(stage)
    assert ("How far the network stands on its own", "Quarter 1") not in _rows(stage)
    stage.switch_on("F33")
    first, second = (stage.organisation(name) for name in ("Een", "Twee"))
    stage.line(LogKind.TOLD_LINK, first, other_id=second)
    assert _rows(stage)["How far the network stands on its own", "Quarter 1"] == "14 %"


@pytest.mark.parametrize(("part", "whole", "share"), [(0, 0, None), (1, 3, 33), (5, 5, 100)])
def test_a_share_of_nothing_is_none(part: int, whole: int, share: int | None) -> None:
    assert percent_of(part, whole) == share


def test_words_are_never_read_as_markup() -> None:
    evil = '#panic("x") *bold* $x$ \\ " ] } <w:b/> &amp;'
    paper = Paper(
        title=evil,
        town=evil,
        about=(evil,),
        made_on=TODAY,
        language="nl",
        sections=(Section(title=evil, head=(evil, evil), rows=((evil, evil),)),),
    )
    assert as_pdf(paper).startswith(b"%PDF-")
    assert json.loads(typst_input(paper))["sections"][0]["rows"] == [[evil, evil]]
    assert Document(io.BytesIO(as_word(paper))).tables[0].rows[1].cells[1].text == evil
