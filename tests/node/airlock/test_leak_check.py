"""The leak check: what still stands against a release, and what a person's word can lift."""

import pytest

from node.airlock.comparing.known import Comparison, Note
from node.airlock.draft_texts import language_of
from node.airlock.findings import Decision, DismissalReason, FindingType, RecogniserFailedError
from node.airlock.leak_check import check_text_members, leak_check
from node.airlock.recognisers import MAX_CHARACTERS
from tests.node.airlock.invented_register import context

OTHER_MEANING = Decision(reason=DismissalReason.OTHER_MEANING)
NOTE = "De vader zei dat hij zijn zoon al weken niet meer had gezien."


def from_notes(*texts: str) -> Comparison:
    return Comparison(notes=tuple(Note(text=text, language="nl") for text in texts))


def test_a_text_without_findings_may_leave() -> None:
    members = {
        "texts.nl.title": "Een tafel met partners",
        "texts.nl.result": "Scholen en jeugdwerk kennen elkaar nu, dankzij SPIOR.",
    }

    assert leak_check(members, context=context(), decided={}) == ()


def test_an_undecided_high_finding_is_open() -> None:
    [finding] = leak_check(
        {"texts.nl.result": "Toen kwam Peeters erbij."}, context=context(), decided={}
    )

    assert finding.member == "texts.nl.result"
    assert finding.excerpt == "Peeters"
    assert finding.proposal == "een betrokkene"


def test_a_finding_that_a_person_decided_is_closed() -> None:
    members = {"texts.nl.result": "Toen kwam Peeters erbij."}
    [finding] = check_text_members(members, context=context())

    assert leak_check(members, context=context(), decided={finding.key: OTHER_MEANING}) == ()


def test_a_decision_holds_after_a_change_elsewhere_in_the_text() -> None:
    [finding] = check_text_members({"a": "Toen kwam Peeters."}, context=context())

    assert (
        leak_check(
            {"a": "Daarna, veel later, kwam Peeters."},
            context=context(),
            decided={finding.key: OTHER_MEANING},
        )
        == ()
    )


@pytest.mark.parametrize(
    ("decided_in", "final"),
    [
        pytest.param({"a": "Peeters"}, {"b": "Peeters"}, id="another member"),
        pytest.param({"a": "Peeters"}, {"a": "Benali"}, id="other words"),
        pytest.param({"a": "Peeters"}, {"a": "J. Peeters"}, id="more words"),
    ],
)
def test_a_decision_holds_for_the_same_words_in_the_same_member_only(
    decided_in: dict[str, str], final: dict[str, str]
) -> None:
    [finding] = check_text_members(decided_in, context=context())

    assert leak_check(final, context=context(), decided={finding.key: OTHER_MEANING})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Toen kwam Jan Peeters.", id="full name"),
        pytest.param("Toen kwam P\u200beeters.", id="hidden text"),
        pytest.param("Mail jan.peeters@stad.be.", id="mailbox of the register"),
    ],
)
def test_no_decision_closes_what_nobody_may_wave_through(text: str) -> None:
    found = check_text_members({"a": text}, context=context())

    decided = {finding.key: OTHER_MEANING for finding in found}

    assert leak_check({"a": text}, context=context(), decided=decided) == found


def test_a_medium_finding_holds_nothing_up() -> None:
    members = {"a": "Het was op 12 maart 2024."}

    assert len(check_text_members(members, context=context())) == 1
    assert leak_check(members, context=context(), decided={}) == ()


def test_a_name_over_two_fields_is_found_on_both_sides_of_the_border() -> None:
    members = {"texts.nl.title": "Het verhaal van Jan", "texts.nl.result": "Peeters kwam later."}

    findings = leak_check(members, context=context(), decided={})

    assert [(each.member, each.excerpt, each.dismissable) for each in findings] == [
        ("texts.nl.title", "Jan", False),
        ("texts.nl.result", "Peeters", False),
    ]


def test_an_organisation_over_two_fields_is_found() -> None:
    members = {"a": "Wij gingen naar De", "b": "Brug om te praten."}

    assert [each.excerpt for each in leak_check(members, context=context(), decided={})] == [
        "De",
        "Brug",
    ]


def test_first_name_and_surname_apart_are_one_person_nobody_may_wave_through() -> None:
    members = {"a": "Met Jan begon het.", "b": "Niets bijzonders.", "c": "Later hielp Peeters."}

    findings = leak_check(members, context=context(), decided={})

    assert [(each.excerpt, each.dismissable) for each in findings] == [
        ("Jan", False),
        ("Peeters", False),
    ]


def test_parts_of_two_persons_may_be_decided() -> None:
    members = {"a": "Met Jan begon het.", "b": "Later hielp Benali."}

    findings = leak_check(members, context=context(), decided={})

    assert [(each.excerpt, each.dismissable) for each in findings] == [
        ("Jan", True),
        ("Benali", True),
    ]


def test_each_member_is_read_in_its_own_language() -> None:
    members = {
        "texts.nl.result": "Er kwamen twee broers.",
        "texts.fr.result": "Il y avait deux frères.",
        "lessons.2.de": "Es kamen zwei Brüder.",
    }

    assert [each.proposal for each in leak_check(members, context=context(), decided={})] == [
        "minder dan tien personen",
        "moins de dix personnes",
        "weniger als zehn Personen",
    ]


@pytest.mark.parametrize(
    ("member", "language"),
    [("texts.fr.title", "fr"), ("lessons.2.de", "de"), ("needs_first", "nl"), ("title", "nl")],
)
def test_the_name_of_a_member_says_its_language(member: str, language: str) -> None:
    assert language_of(member, default="nl") == language


def test_eight_words_shared_with_a_note_are_open() -> None:
    text = "Een ouder vertelde: hij zijn zoon al weken niet meer had gezien, zei hij."

    [finding] = leak_check({"a": text}, context=context(), decided={}, compared=from_notes(NOTE))

    assert finding.excerpt == "al weken niet meer had gezien"
    assert finding.type is FindingType.QUOTE
    assert finding.proposal is None


def test_case_accents_and_hidden_characters_do_not_make_words_one_s_own() -> None:
    text = "HIJ ZIJN ZÓÓN AL WEKEN NIET MEER HAD"
    note = "hij zijn zoon al weken niet meer had"

    assert [
        each.type
        for each in leak_check(
            {"a": text}, context=context(), decided={}, compared=from_notes(note)
        )
    ] == [FindingType.QUOTE]


def test_seven_words_shared_with_a_note_pass() -> None:
    text = "hij zijn zoon al weken niet meer zag"

    assert leak_check({"a": text}, context=context(), decided={}, compared=from_notes(NOTE)) == ()


def test_a_shared_sentence_does_not_undo_a_decision_inside_it() -> None:
    text = "toen zei Benali dat alles weer goed zou komen"
    [name] = check_text_members({"a": text}, context=context())

    findings = leak_check(
        {"a": text}, context=context(), decided={name.key: OTHER_MEANING}, compared=from_notes(text)
    )

    assert [each.type for each in findings] == [FindingType.QUOTE]


@pytest.mark.parametrize(
    "members",
    [
        pytest.param({"a": "x" * (MAX_CHARACTERS + 1)}, id="one member"),
        pytest.param({"a": "x " * 20_000, "b": "y " * 20_000}, id="all members together"),
    ],
)
def test_a_text_over_the_budget_refuses_the_release(members: dict[str, str]) -> None:
    with pytest.raises(RecogniserFailedError):
        leak_check(members, context=context(), decided={})
