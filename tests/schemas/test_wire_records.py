"""Records as a whole: one form, reasons with their place, nothing of the sender in a message."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from schemas.errors import RecordInvalidError
from schemas.wire_fields import LanguageTag, StrictInteger, Text
from schemas.wire_records import (
    MAX_LANGUAGES,
    ByLanguage,
    ListOf,
    Nested,
    RecordSchema,
    dump_record,
    load_record,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The inner record of these tests."""

    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The outer record of these tests."""

    leaves: tuple[Leaf, ...]
    names: Mapping[str, str] | None = None
    tags: tuple[str, ...] = ()
    first: Leaf | None = None


class LeafSchema(RecordSchema):
    """Wire form of a leaf."""

    record = Leaf

    size = StrictInteger(required=True)


class TreeSchema(RecordSchema):
    """Wire form of a tree."""

    record = Tree

    leaves = ListOf(Nested(LeafSchema), maximum=3, required=True)
    names = ByLanguage(Text(max_characters=5))
    tags = ListOf(LanguageTag(), maximum=2)
    first = Nested(LeafSchema)


TREE = TreeSchema()
FULL = Tree(
    leaves=(Leaf(size=1), Leaf(size=2)), names={"nl": "boom"}, tags=("nl",), first=Leaf(size=3)
)


def test_a_record_comes_back_unchanged() -> None:
    members = dump_record(TREE, FULL)
    assert members == {
        "leaves": [{"size": 1}, {"size": 2}],
        "names": {"nl": "boom"},
        "tags": ["nl"],
        "first": {"size": 3},
    }
    assert load_record(TREE, members, record=Tree) == FULL


def test_what_has_no_value_is_absent_and_what_is_required_is_there() -> None:
    assert dump_record(TREE, Tree(leaves=())) == {"leaves": []}
    assert load_record(TREE, {"leaves": []}, record=Tree) == Tree(leaves=())


@pytest.mark.parametrize(
    ("members", "reasons"),
    [
        pytest.param([], {"": ("not_an_object",)}, id="a list"),
        pytest.param({}, {"leaves": ("missing",)}, id="nothing"),
        pytest.param({"leaves": {}}, {"leaves": ("not_a_list",)}, id="object for list"),
        pytest.param({"leaves": [None]}, {"leaves.0": ("null",)}, id="null in a list"),
        pytest.param({"leaves": [[]]}, {"leaves.0": ("not_an_object",)}, id="list in a list"),
        pytest.param(
            {"leaves": [{"size": 1}, {"size": "1"}, {}]},
            {"leaves.1.size": ("not_an_integer",), "leaves.2.size": ("missing",)},
            id="two faults, two places",
        ),
        pytest.param(
            {"leaves": [{"size": 1}, {"size": 1}]}, {"leaves": ("repeated",)}, id="twice the same"
        ),
        pytest.param(
            {"leaves": [{"size": n} for n in range(4)]}, {"leaves": ("too_many",)}, id="too many"
        ),
        pytest.param({"leaves": [], "tags": []}, {"tags": ("too_few",)}, id="empty, not absent"),
        pytest.param({"leaves": [], "names": {}}, {"names": ("too_few",)}, id="no language"),
        pytest.param(
            {"leaves": [], "names": {"nl": None}}, {"names.nl": ("null",)}, id="null in a language"
        ),
        pytest.param(
            {"leaves": [], "names": {"nl": "bomen!"}}, {"names.nl": ("too_long",)}, id="too long"
        ),
        pytest.param({"leaves": [], "first": []}, {"first": ("not_an_object",)}, id="list"),
        pytest.param({"leaves": [], "bark": 1}, {"bark": ("unknown_member",)}, id="unknown"),
        pytest.param(
            {"leaves": [{"size": 1, "bark": 1}]},
            {"leaves.0.bark": ("unknown_member",)},
            id="unknown inside",
        ),
    ],
)
def test_each_fault_is_told_with_its_place(
    members: object, reasons: dict[str, tuple[str, ...]]
) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        load_record(TREE, members, record=Tree)
    assert refused.value.reasons == reasons


@pytest.mark.parametrize(
    "name", ["Jan Janssens", "a\nINFO forged log line", "x" * 41, "leaves.0", "", "é"]
)
def test_a_member_name_that_is_none_is_not_repeated(name: str) -> None:
    with pytest.raises(RecordInvalidError) as refused:
        load_record(TREE, {"leaves": [], name: 1}, record=Tree)
    assert refused.value.reasons == {"?": ("unknown_member",)}
    assert str(refused.value) == "?: unknown_member"


def test_no_more_than_twelve_languages() -> None:
    tags = [f"{first}{second}" for first in "abcd" for second in "abcd"]
    names = dict.fromkeys(tags[:MAX_LANGUAGES], "x")
    assert load_record(TREE, {"leaves": [], "names": names}, record=Tree).names == names
    with pytest.raises(RecordInvalidError) as refused:
        load_record(TREE, {"leaves": [], "names": {**names, "zz": "x"}}, record=Tree)
    assert refused.value.reasons == {"names": ("too_many",)}


def test_reasons_are_bounded_however_many_faults_there_are() -> None:
    members = {"leaves": [], **{f"m{number}": 1 for number in range(10_000)}}
    with pytest.raises(RecordInvalidError) as refused:
        load_record(TREE, members, record=Tree)
    assert len(refused.value.reasons) == 50


def test_a_record_a_reader_would_refuse_is_not_written() -> None:
    with pytest.raises(RecordInvalidError) as refused:
        dump_record(TREE, Tree(leaves=(Leaf(size=-1),)))
    assert refused.value.reasons == {"leaves.0.size": ("out_of_range",)}


def test_a_schema_that_builds_another_type_is_a_defect() -> None:
    with pytest.raises(TypeError, match="TreeSchema builds no Leaf"):
        load_record(TREE, {"leaves": []}, record=Leaf)
