"""Labels of a draft are told with their field, and stand outside the gate."""

from node.airlock.draft_labels import find_labels_in_members
from node.airlock.recognisers import GATE_VERSION, RECOGNISERS, Context, gate_version, recognise
from node.airlock.recognisers.register import Register
from node.textguard.canonical import canonicalise

__all__: list[str] = []

CONTEXT = Context(
    language="en",
    country="be",
    minimum_group_size=10,
    register=Register(entries=(), version="1"),
)


def test_a_label_tells_its_place_its_reason_and_its_field() -> None:
    members = {"texts.en.title": "Nothing", "texts.nl.aim": "Voor allochtonen, voor iedereen."}

    (found,) = find_labels_in_members(members, language="en")

    assert (found.member, found.language) == ("texts.nl.aim", "nl")
    assert members[found.member][found.start : found.end] == found.excerpt == "allochtonen"
    assert found.other.startswith("inwoners")
    assert "allochtonen" not in repr(found)


def test_labels_are_no_part_of_the_gate() -> None:
    text = canonicalise("The returnees came back.")
    assert recognise(text, context=CONTEXT, recognisers=RECOGNISERS) == ()
    assert "label" not in {each.name.rstrip("s") for each in RECOGNISERS}
    assert gate_version(RECOGNISERS) == GATE_VERSION
