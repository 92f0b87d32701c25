"""Days and revisions beyond what can be reckoned with are refused where they are typed."""

from collections.abc import Callable
from datetime import date

import pytest

from node.private.meetings import form_values
from node.private.network import group_fields, own_card_form
from node.private.typed_values import parse_day, read_day, read_revision
from node.screens.form import Form, blank_form

__all__: list[str] = []

READERS = (read_day, form_values.read_day, group_fields.read_day, own_card_form.read_day)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_a_day_of_another_age_is_a_fault(
    reader: Callable[[Form, str], date | None], day: str
) -> None:
    form = blank_form({"day": day})
    assert reader(form, "day") is None
    assert form.faults == {"day": "This year cannot be right."}
    with pytest.raises(ValueError, match="year"):
        parse_day(day)


@pytest.mark.parametrize("reader", READERS)
def test_a_day_of_today_is_read_and_what_is_none_is_named(
    reader: Callable[[Form, str], date | None],
) -> None:
    assert reader(blank_form({"day": "2026-05-04"}), "day") == date(2026, 5, 4)
    assert reader(blank_form(), "day") is None
    form = blank_form({"day": "gisteren"})
    assert reader(form, "day") is None
    assert "such as 2026-05-04" in form.faults["day"]


@pytest.mark.parametrize("text", ["", "-1", "x", "²", "٣", "9" * 10, "9" * 5_000])
def test_a_revision_that_is_none_is_none(text: str) -> None:
    assert read_revision(blank_form({"revision": text})) == 0
    assert read_revision(blank_form({"revision": "12"})) == 12
