"""Tables for a spreadsheet: nothing in them is taken for a formula."""

import pytest

from node.screens.spreadsheet import answer_table, safe_cell


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Rotterdam", "1", "a=1", "'x"])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_a_table_is_a_file_that_a_spreadsheet_reads_as_unicode() -> None:
    answer = answer_table([("ville", 1), ("=Évry", 2)], name="towns.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="towns.csv"'
    assert answer.get_data() == "\ufeffville,1\r\n'=Évry,2\r\n".encode()
