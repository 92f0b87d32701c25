"""Tables for a spreadsheet: nothing in them is taken for a formula."""

import csv
import io

import pytest

from node.language import LANGUAGES, speak
from node.screens.spreadsheet import answer_table, safe_cell


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("Delft;=1+1", "Delft;'=1+1"),
        ("Delft,@x", "Delft,'@x"),
        ("Delft\t-1", "Delft\t'-1"),
        ("Delft\n+1", "Delft\n'+1"),
        ("Delft\r\n=1", "Delft\r\n'=1"),
        ("Delft;;=1,\t=1", "Delft;;'=1,'\t'=1"),
        ('Delft;"=1;', "Delft;\"'=1;"),
    ],
)
def test_no_part_of_a_cell_begins_as_a_formula_does(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


@pytest.mark.parametrize("written", ["en", "nl"])
@pytest.mark.parametrize("read", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["Delft;=1", "Delft,=1", "Delft\t=1", "Delft\n=1", 'x;"=1;y,"=1'])
def test_a_table_holds_no_formula_wherever_a_spreadsheet_parts_it(
    name: str, read: str, written: str
) -> None:
    with speak(written):
        text = answer_table([("town", name, name)], name="towns.csv").get_data(as_text=True)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=read)
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_parted_as_spreadsheets_of_the_readers_language_part_it(language: str) -> None:
    with speak(language):
        answer = answer_table([("town", 1)], name="towns.csv")
    sign = "," if language == "en" else ";"
    assert answer.get_data() == f"\ufefftown{sign}1\r\n".encode()


@pytest.mark.parametrize(
    "cell", ["", "Rotterdam", "1", "a=1", "'x", "Lyon; Gent, Delft", "a;b=1", "2026-03-02, 12:00"]
)
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_table_is_a_file_that_a_spreadsheet_reads_as_unicode() -> None:
    answer = answer_table([("ville", 1), ("=Évry", 2)], name="towns.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="towns.csv"'
    assert answer.get_data() == "\ufeffville,1\r\n'=Évry,2\r\n".encode()
