"""What an author types into a draft has its place and keeps its rule, or nothing is set."""

import pytest

from node.airlock.models import RequestState
from node.errors import InputRefusedError
from schemas.strict_json import JsonValue
from tests.node.airlock.test_resolving import found_in, rewrite, texts
from tests.node.airlock.town import Town

__all__: list[str] = []


@pytest.mark.parametrize("path", ["schema", "language", "place__country", "confirmed", "contact"])
def test_what_is_derived_is_never_typed(town: Town, path: str) -> None:
    row = town.open(town.record())

    with pytest.raises(InputRefusedError) as caught:
        rewrite(town, row, **{path: "x"})
    assert "derived" in caught.value.faults[0]


@pytest.mark.parametrize("path", ["texts__xx__title", "lessons__9__kind", "kind__x", "a__b"])
def test_a_path_that_leads_nowhere_is_refused(town: Town, path: str) -> None:
    row = town.open(town.record())

    with pytest.raises(InputRefusedError) as caught:
        rewrite(town, row, **{path: "x"})
    assert caught.value.faults[0].startswith("The draft has nothing named ")


@pytest.mark.parametrize("value", ["somebody", None], ids=["set", "taken out"])
def test_a_member_that_no_reader_knows_is_refused(town: Town, value: str | None) -> None:
    row = town.open(town.record())

    with pytest.raises(InputRefusedError) as caught:
        rewrite(town, row, author=value)
    assert len(caught.value.faults) == 1
    assert "author" in caught.value.faults[0]


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        pytest.param("level", "x", "This word is not on the list. One of: for_", id="a word"),
        pytest.param(
            "settings", ["school", "x"], "settings.1: This word is not", id="one of a list"
        ),
        pytest.param("settings", ["school"] * 2, "settings: A value stands", id="one twice"),
        pytest.param("themes", ["youth-werk"], "Almost like it: youth-work", id="a concept"),
        pytest.param("texts__en__title", "x" * 101, "At most 100 char", id="a text too long"),
        pytest.param("lessons__0__en", " ", "lessons.0.text.en: The text", id="an empty lesson"),
        pytest.param("period", {"start": "march"}, "such as 2024-03", id="a month"),
        pytest.param(
            "period", {"start": "2025-05", "end": "2025-03"}, "It ends before", id="an order"
        ),
    ],
)
def test_a_value_that_breaks_the_rule_of_its_member_is_refused_with_the_rule(
    town: Town,
    path: str,
    value: JsonValue,
    said: str,
) -> None:
    row = town.open(town.record())

    with pytest.raises(InputRefusedError) as caught:
        rewrite(town, row, **{path: value})
    assert said in "\n".join(caught.value.faults)


def test_all_that_cannot_be_set_is_named_and_nothing_is_changed(town: Town) -> None:
    row = town.open(town.record())
    town.ask(row)

    with pytest.raises(InputRefusedError) as caught:
        rewrite(town, row, level="x", foo="bar", language="fr", texts__en__title="Evenings")
    assert {fault.split(":")[0].split()[0] for fault in caught.value.faults} == {
        "level",
        "foo",
        "language",
    }
    assert row.state is RequestState.ASKED
    assert texts(found_in(town, row))["title"] != "Evenings"


def test_setting_what_stands_there_takes_no_request_back(town: Town) -> None:
    row = town.open(town.record())
    title = texts(found_in(town, row))["title"]
    town.ask(row)

    kept = rewrite(town, row, texts__en__title=title)
    assert kept.request.state is RequestState.ASKED

    changed = rewrite(town, row, texts__en__title="Evenings")
    assert changed.request.state == RequestState.DRAFTING
