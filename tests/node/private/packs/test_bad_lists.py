"""What lists get wrong: each is answered with a sentence that says what to do."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from node.errors import InputRefusedError
from node.private.network.contacts import list_contacts
from node.private.network.organisations import list_organisations
from node.private.packs.any_list import read_list
from node.private.packs.columns import propose_columns
from node.private.packs.file_name import plain_name
from node.private.packs.typed_day import parse_day
from tests.node.private.network_stage import NetworkStage
from tests.node.private.packs.bringing import bring, faults_of, store, through, workbook

__all__: list[str] = []

WORDS = "Organisatie;Wijk\nÉcole Zürich;Noord\nJeugdhuis Ångström;Zuid\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
        b"".join(
            line.encode("cp1252" if at % 2 else "utf-8")
            for at, line in enumerate(WORDS.splitlines(keepends=True))
        ),
    ],
    ids=["utf-8", "marked", "utf-16", "16le", "16be", "marked 16be", "windows", "mixed"],
)
def test_letters_are_read_whatever_program_wrote_them(data: bytes) -> None:
    lines = read_list(data).lines
    assert list(lines.values()) == [("École Zürich", "Noord"), ("Jeugdhuis Ångström", "Zuid")]


@pytest.mark.parametrize("sign", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
def test_the_sign_that_parts_the_cells_is_found(sign: str) -> None:
    text = f'Organisatie{sign}Wijk{sign}Doel\nZonnehof{sign}Noord{sign}"Samen; of, alleen"\n'
    sheet = read_list(text.encode())
    assert sheet.header == ("Organisatie", "Wijk", "Doel")
    assert sheet.lines[2][2] == "Samen; of, alleen"


@pytest.mark.parametrize(
    "said",
    [
        *("2026-03-04", "4.3.2026", "04/03/2026", "4 maart 2026", "4 mars 2026", "4. März 2026"),
        *("46085", "46085.0", "4 March 2026", "2026-03-04 00:00:00", "4 mrt 2026"),
        *("4.3.26", "04/03/26", "4 mrt 26", "2026-03-04 14:30", "4.3.2026 14:30", "04/03/26, 9.05"),
        *("2026-03-04T14:30:00.000Z", "2026-03-04 14:30:00+01:00", "4/3/2026 2:30 PM"),
        *("4. März 2026 14:30 Uhr", "4-3-2026 14h30", "46085.604166"),
    ],
)
def test_a_day_is_read_as_people_spell_it(said: str) -> None:
    found = parse_day(said)
    assert found is not None
    assert found.isoformat() == "2026-03-04"


@pytest.mark.parametrize(
    "said", ["31/02/2026", "soon", "4.3.226", "13/13/2026", "", "1", "14:30", "4.3.2026 soon"]
)
def test_what_is_no_day_is_none(said: str) -> None:
    assert parse_day(said) is None


def test_a_day_that_is_none_is_a_fault_of_its_line_and_column(stage: NetworkStage) -> None:
    page = stage.text(through(stage, "Organisatie;Afspraak tot\nZonnehof;ooit\n"))
    assert "This is no day." in page
    assert "Afspraak tot" in page


def test_a_cell_of_a_megabyte_is_refused_by_its_line(stage: NetworkStage) -> None:
    sent = f"Organisatie;Mandaat\nZonnehof;{'x' * 1_000_000}\nAkker;Open\n"
    preview = through(stage, sent)
    assert "The cell has 1000000 characters" in stage.text(preview)
    store(stage, preview, {"leave_out": "yes"})
    found = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in found] == ["Akker"]


def test_empty_lines_are_passed_over_and_numbers_stay_those_of_the_file() -> None:
    sheet = read_list(b"\n;;\nOrganisatie;Wijk\n\nZonnehof;Noord\n;\nAkker;Zuid\n")
    assert list(sheet.lines) == [5, 7]


def test_a_text_of_several_lines_does_not_shift_the_numbers() -> None:
    sheet = read_list(b'Organisatie;Doel\nZonnehof;"een\ntwee\ndrie"\nAkker;x\n')
    assert list(sheet.lines) == [2, 5]


def test_merged_cells_count_for_each_cell_they_cover() -> None:
    data = workbook(
        ["Ons netwerk", None, None],
        ["Organisatie", "Contact", None],
        [None, "Naam", "E-mail"],
        ["Zonnehof", "Quillon Ofrane", "a@b.example"],
        [None, "Ravel Omstede", "c@d.example"],
        merged=("A1:C1", "B2:C2", "A2:A3", "A4:A5"),
    )
    sheet = read_list(data)
    assert propose_columns(sheet.header) == ("name", "contact", "mailbox")
    assert [cells[0] for cells in sheet.lines.values()] == ["Zonnehof", "Zonnehof"]
    assert list(sheet.lines) == [4, 5]


def test_a_formula_is_kept_as_text_and_never_worked_out(stage: NetworkStage) -> None:
    data = workbook(["Organisatie", "Doel"], ["Zonnehof", "=cmd|'/c calc'!A1"])
    preview = through(stage, data)
    assert "A formula is not worked out" in stage.text(preview)
    store(stage, preview)
    (found,) = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert found.content.aim == "=cmd|'/c calc'!A1"


def test_days_and_numbers_of_a_workbook_become_texts() -> None:
    from datetime import datetime  # noqa: PLC0415 - the only place

    data = workbook(["Organisatie", "Tot", "Tel"], ["Zonnehof", datetime(2026, 3, 4), 25.0])  # noqa: DTZ001
    assert read_list(data).lines[2] == ("Zonnehof", "2026-03-04", "25")


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with parts added or put in place of others."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()


LIST = workbook(["Organisatie"], ["Zonnehof"])
BOMB = repacked(LIST, **{"xl/media/zeros.bin": bytes(130 * 1024 * 1024)})
ENTITIES = repacked(
    LIST,
    **{
        "xl/worksheets/sheet1.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    },
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not empty"),
        (BOMB, "Unpacked, this workbook is larger"),
        (ENTITIES, "defines words of its own"),
        (LIST[:200], "damaged or locked"),
        (repacked(LIST, **{"xl/worksheets/sheet1.xml": b"<broken"}), "cannot be read"),
        (b"PK\x03\x04nothing", "damaged or locked"),
        (b"\xd0\xcf\x11\xe0old", "old sort"),
        (b"%PDF-1.7", "PDF"),
        (b"\n\n;;\n", "The file is empty"),
        (b"Organisatie;Wijk\n", "nothing below"),
        (b"Organisatie\nZonne\x00hof\xff\xfe\n", "cannot be read"),
        ((";".join(["x"] * 61) + "\n1\n").encode(), "61 columns"),
        (b"Organisatie\n" + b"Zonnehof\n" * 20_001, "more than 20000 lines"),
    ],
    ids=[
        *("empty", "bomb", "entities", "cut off", "broken", "no folder", "old", "pdf", "blank"),
        *("head only", "zeros", "wide", "long"),
    ],
)
def test_a_file_that_cannot_be_a_list_is_refused_with_what_to_do(
    stage: NetworkStage, data: bytes, said: str
) -> None:
    assert said in faults_of(bring(stage, data))


WORDS_OF_ITS_OWN = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    "part",
    [
        f"<!--{'-x' * 1_300}-->{WORDS_OF_ITS_OWN}".encode(),
        f"<!--{'-x' * 40_000}-->{WORDS_OF_ITS_OWN}".encode(),
        f"\ufeff{' ' * (64 * 1024 - 5)}{WORDS_OF_ITS_OWN}".encode(),
        f"{' ' * 200_000}{WORDS_OF_ITS_OWN}".encode(),
        f'<?xml version="1.0"{" " * 70_000}encoding="cp037"?>'.encode() + b"\x4c\x5a",
        f'<?xml version="1.0"?>{WORDS_OF_ITS_OWN}'.encode("utf-16"),
        b'<?xml version="1.0" encoding="cp037"?>' + WORDS_OF_ITS_OWN.encode("cp037"),
    ],
    ids=["comment", "long comment", "between chunks", "far", "long head", "two bytes", "cp037"],
)
@pytest.mark.parametrize("name", ["xl/worksheets/sheet1.xml", "xl/media/picture.png"])
def test_a_part_that_defines_words_is_refused_wherever_it_does(part: bytes, name: str) -> None:
    with pytest.raises(InputRefusedError, match="defines words of its own"):
        read_list(repacked(LIST, **{name: part}))


def test_a_picture_may_hold_what_looks_like_words() -> None:
    data = repacked(LIST, **{"xl/media/picture.png": b"\x89PNG <!DOCTYPE"})
    assert list(read_list(data).lines.values()) == [("Zonnehof",)]


def test_a_workbook_of_another_office_is_refused() -> None:
    written = io.BytesIO()
    with ZipFile(written, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(InputRefusedError, match="no Excel workbook"):
        read_list(written.getvalue())


def test_macros_are_ignored_and_the_page_says_so() -> None:
    sheet = read_list(repacked(LIST, **{"xl/vbaProject.bin": b"Sub AutoOpen()"}))
    assert "macros" in sheet.notes[0].sentence
    assert list(sheet.lines.values()) == [("Zonnehof",)]


def test_more_cells_than_columns_is_a_fault() -> None:
    sheet = read_list(b"Organisatie;Wijk\nZonnehof;Noord;Zuid\n")
    assert sheet.faults[0].line == 2


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Quillon Ofrane
N:Ofrane;Quillon;;;
ORG:Zonnehof;Onthaal
TITLE:Begeleider
EMAIL;TYPE=HOME:thuis@elders.example
EMAIL;TYPE=WORK:quillon@zonnehof.example
TEL;TYPE=WORK:+32 2 555 01 01
BDAY:1990-01-01
NOTE:iets over hem
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:De Akker
ORG:De Akker
EMAIL;PREF=2:tweede@akker.example
EMAIL;PREF=1:info@akker.example
TEL;VALUE=uri:tel:+32-2-555
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Afgebroken
"""


def test_visiting_cards_of_both_versions_are_read() -> None:
    sheet = read_list(CARDS.encode())
    assert list(sheet.lines.values()) == [
        (
            "Zonnehof",
            "Quillon Ofrane",
            "Begeleider",
            "quillon@zonnehof.example",
            "+32 2 555 01 01",
        ),
        ("De Akker", "", "", "info@akker.example", "+32-2-555"),
    ]
    assert [fault.line for fault in sheet.faults] == [21]
    said = " ".join(note.sentence for note in sheet.notes)
    assert "several mailboxes" in said
    assert "BDAY, NOTE" in said


def test_visiting_cards_go_through_the_same_steps(stage: NetworkStage) -> None:
    preview = through(stage, CARDS)
    assert "2 organisations are new." in stage.text(preview)
    store(stage, preview, {"leave_out": "yes"})
    found = list_organisations(stage.session, node=stage.node, person=stage.person())
    assert [each.name for each in found] == ["De Akker", "Zonnehof"]


def test_a_file_larger_than_a_list_may_be_is_refused(stage: NetworkStage) -> None:
    answer = bring(stage, b"Organisatie\n" + b" " * (26 * 1024 * 1024))
    assert "larger than 25 MB" in faults_of(answer)
    assert bring(stage, b" " * (28 * 1024 * 1024)).status_code == 413


@pytest.mark.parametrize(
    ("called", "kept"),
    [
        ("E\u0301coles.csv", "\u00c9coles.csv"),
        ("co\u00adpie\u202e.csv", "co pie .csv"),
        ("\u200b", ""),
        (f"{'x' * 300}.csv", f"{'x' * 146}.csv"),
    ],
    ids=["apart", "invisible", "nothing", "long"],
)
def test_a_file_may_be_called_anything(called: str, kept: str) -> None:
    assert plain_name(called) == kept


def test_a_list_of_a_mac_is_stored_whatever_accents_its_name_has(stage: NetworkStage) -> None:
    people = "Organisatie;Mail\nZonnehof;info@zonnehof.example\n"
    store(stage, through(stage, people, name="E\u0301coles.csv"))
    (contact,) = list_contacts(stage.session, node=stage.node, person=stage.person())
    assert "\u00c9coles.csv" in contact.content.source
