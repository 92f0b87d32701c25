"""What identifies because of something that stands elsewhere: a note, a revision, a summary."""

from typing import Any

import pytest

from node.airlock.comparing import compare as comparing
from node.airlock.comparing.known import NOTHING, Comparison, Earlier, Note
from node.airlock.findings import Decision, DismissalReason, Finding, RecogniserFailedError
from node.airlock.leak_check import check_text_members, leak_check
from node.airlock.models import ReleaseRequest
from node.airlock.orders import order_withdrawal
from node.airlock.resolving import Action, Resolution, resolve
from node.airlock.review import review
from node.errors import LeakError
from node.private.register.models import KnownKind
from schemas.entry import Kind
from schemas.practice_words import Setting
from tests.node.airlock.invented_register import context
from tests.node.airlock.town import Town

MEMBER = "texts.nl.result"
NOTE = "De oude fabriekshal aan het water heet bij iedereen de knutselfluiterij."


def found(
    text: str, compared: Comparison = NOTHING, *, language: str = "nl"
) -> list[tuple[str, str, str]]:
    findings = check_text_members({"result": text}, context=context(language), compared=compared)
    return [(each.excerpt, "+".join(each.rules), each.severity.value) for each in findings]


def from_notes(text: str, *, is_to_leave: bool = False) -> Comparison:
    return Comparison(notes=(Note(text=text, language="nl", is_to_leave=is_to_leave),))


def after(text: str, **said: bool) -> Comparison:
    return Comparison(earlier=(Earlier(members={MEMBER: text}, language="nl", **said),))


@pytest.mark.parametrize(
    ("language", "text", "part", "proposal"),
    [
        ("en", "There were 48 participants, of whom 45 came back.", "45", "most"),
        ("en", "Of the 48 participants 45 of them came back.", "45", "most"),
        ("nl", "Er waren 48 deelnemers, van wie 45 uit het centrum.", "45", "de meesten"),
        ("nl", "Wij telden 48 deelnemers; 45 van hen kwamen terug.", "45", "de meesten"),
        ("fr", "Il y avait 48 participants, dont quarante-cinq du centre.", "quarante-cinq", None),
        ("de", "Es kamen 48 Jugendliche, davon 45 aus dem Bezirk.", "45", "die meisten"),
        ("es", "Vinieron 48 participantes, de los cuales 45 del centro.", "45", "la mayoría"),
        ("it", "C'erano 48 partecipanti, di cui 45 del centro.", "45", None),
    ],
)
def test_a_part_that_leaves_few_people_over_is_found(
    language: str, text: str, part: str, proposal: str | None
) -> None:
    findings = check_text_members({"result": text}, context=context(language))
    [finding] = [each for each in findings if "counts.left_over" in each.rules]
    assert finding.excerpt == part
    assert proposal in {None, finding.proposal}


def test_a_part_that_leaves_a_group_over_is_none() -> None:
    assert found("Er waren 48 deelnemers, van wie 30 uit het centrum.") == []


def test_a_figure_that_changed_by_a_few_people_holds_a_correction_up() -> None:
    assert found("Er waren 46 deelnemers.", after("Er waren 48 deelnemers.", is_same=True)) == [
        ("46 deelnemers", "earlier.revision", "high")
    ]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        pytest.param("Er waren 48 deelnemers.", "Er waren 48 deelnemers.", id="the same figure"),
        pytest.param("Er waren 80 deelnemers.", "Er waren 48 deelnemers.", id="a group apart"),
        pytest.param("Er waren 46 scholen.", "Er waren 48 scholen.", id="no people"),
        pytest.param("Er waren 46 ouders.", "Er waren 48 leerlingen.", id="other people"),
        pytest.param(
            "Eerst 48, dan 52 deelnemers.", "Eerst 48, dan 52 deelnemers.", id="two, both known"
        ),
    ],
)
def test_other_figures_of_a_correction_pass(now: str, before: str) -> None:
    assert found(now, after(before, is_same=True)) == []


def test_a_figure_close_to_that_of_a_summary_about_the_same_people_is_found() -> None:
    near = after("Er waren 48 deelnemers.", is_near=True)
    assert found("Er waren 45 deelnemers.", near) == [("45 deelnemers", "earlier.summary", "high")]
    assert found("Er waren 45 deelnemers.", after("Er waren 48 deelnemers.")) == []


def test_parts_of_a_name_in_several_summaries_are_one_person_nobody_may_wave_through() -> None:
    text = {"a": "Later hielp Peeters."}
    [alone] = check_text_members(text, context=context())
    [together] = check_text_members(text, context=context(), compared=after("Met Jan begon het."))
    assert alone.dismissable
    assert not together.dismissable
    assert leak_check(
        text,
        context=context(),
        compared=after("Met Jan begon het."),
        decided={together.key: Decision(reason=DismissalReason.OTHER_MEANING)},
    ) == (together,)


def test_parts_of_two_persons_in_two_summaries_may_be_decided() -> None:
    compared = after("Met Youssef begon het.")
    [finding] = check_text_members(
        {"a": "Later hielp Peeters."}, context=context(), compared=compared
    )
    assert finding.dismissable


def test_eight_words_of_another_practice_are_worth_a_look_and_of_a_note_must_go() -> None:
    text = "Bij ons kwam de groep elke maand samen rond een tafel."
    shared = "de groep elke maand samen rond een tafel"
    assert found(text, from_notes(shared, is_to_leave=True)) == [
        (shared, "notes.practice", "medium")
    ]
    assert found(text, from_notes(shared)) == [(shared, "notes.shared", "high")]


def test_five_words_with_a_rare_one_are_worth_a_look() -> None:
    shorter = "Zij noemden het de knutselfluiterij van de buurt."
    assert found(shorter, from_notes(NOTE)) == [("knutselfluiterij", "notes.word", "medium")]
    longer = "Men kent dat water heet bij iedereen de knutselfluiterij."
    assert found(longer, from_notes(NOTE)) == [
        ("water heet bij iedereen de knutselfluiterij", "notes.run", "medium")
    ]


def test_five_ordinary_words_pass() -> None:
    assert found("Dat gebouw aan het water heet zo.", from_notes(NOTE)) == []


def test_a_rare_word_that_was_released_before_is_no_secret() -> None:
    compared = Comparison(
        notes=from_notes(NOTE).notes,
        earlier=after("Wij kwamen samen in de knutselfluiterij.").earlier,
    )
    assert found("Zo begon de knutselfluiterij.", compared) == []


def test_the_same_figure_of_the_same_people_in_a_note_is_worth_a_look() -> None:
    note = from_notes("Van de 46 leerlingen werd gepraat.")
    assert found("Er waren 46 leerlingen.", note) == [("46 leerlingen", "notes.figure", "medium")]
    assert found("Er waren 46 leerlingen.", from_notes("Van de 46 ouders werd gepraat.")) == []


def test_a_sentence_told_again_in_nearly_the_same_words_is_worth_a_look() -> None:
    note = from_notes("Plotseling stopte haar kleine neefje met muziek en voetbal, werd verteld.")
    assert [
        rules
        for _words, rules, _severity in found(
            "Iemand hoorde dat muziek en voetbal plotseling stopte, werd haar verteld.", note
        )
    ] == ["notes.sentence"]


def test_a_practice_that_is_kept_twice_says_nothing_about_itself() -> None:
    text = "Elke maand kwam de groep samen rond een tafel in de knutselfluiterij."
    note = Note(text=text, language="nl")
    assert found(text, Comparison(original={"result": note}, notes=(note,))) == []


def test_a_word_taken_out_in_one_place_is_shown_where_it_still_stands() -> None:
    compared = Comparison(
        original={"a": Note(text="Het begon in de knutselfluiterij.", language="nl")}
    )
    members = {"a": "Het begon ergens.", "b": "Na de knutselfluiterij kwam er rust."}
    [finding] = check_text_members(members, context=context(), compared=compared)
    assert (finding.member, finding.excerpt, finding.rules) == (
        "b",
        "knutselfluiterij",
        ("original.word",),
    )


def test_no_two_findings_share_a_word() -> None:
    text = "Toen zei Benali dat alles met Peeters weer goed zou komen in de knutselfluiterij."
    findings = check_text_members({"a": text}, context=context(), compared=from_notes(text))
    places = [place for each in findings for place in range(each.start, each.end)]
    assert len(places) == len(set(places))
    assert {"notes.shared"} in [set(each.rules) for each in findings]


def test_a_word_left_between_two_names_is_no_finding() -> None:
    text = "Toen kwam Jan Peeters van De Brug ons helpen."
    practice = from_notes(text, is_to_leave=True)
    assert not [each for each in found(text, practice) if "notes" in each[1]]
    # What a secret note shares holds the release up, however little of it is left.
    assert [each[1:] for each in found(text, from_notes(text)) if "notes" in each[1]] == [
        ("notes.shared", "high")
    ]


def test_a_comparison_that_fails_lets_nothing_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("invented")

    monkeypatch.setattr(comparing, "still_standing", fail)
    with pytest.raises(RecogniserFailedError) as refused:
        check_text_members({"a": "Rust."}, context=context())
    assert refused.value.recogniser == "comparison"


def open_of(town: Town, row: ReleaseRequest) -> list[Finding]:
    return list(review(town.session, node=town.node, request_id=row.request_id).open)


def test_a_correction_is_compared_with_what_was_released(town: Town) -> None:
    first = town.approve(town.record(result="The evenings drew 48 parents."))
    town.seal()
    town.change(first, result="The evenings drew 46 parents.")
    [finding] = open_of(town, town.open(first.subject_id))
    assert finding.rules == ("earlier.revision",)
    with pytest.raises(LeakError):
        town.ask(town.open(first.subject_id))


def test_what_was_not_released_is_nothing_to_subtract_from(town: Town) -> None:
    first = town.approve(town.record(result="The evenings drew 48 parents."))
    town.change(first, result="The evenings drew 46 parents.")
    assert open_of(town, town.open(first.subject_id)) == []


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        pytest.param({}, [("earlier.summary",)], id="same people"),
        pytest.param({"settings": ["school"]}, [], id="another setting"),
        pytest.param({"target_groups": ["youth"]}, [], id="another group"),
        pytest.param({"period": {"from": "2025-06"}}, [], id="another time"),
    ],
)
def test_summaries_about_the_same_people_are_compared(
    town: Town, changes: dict[str, Any], rules: list[tuple[str, ...]]
) -> None:
    town.approve(town.record(result="The evenings drew 48 parents."))
    town.seal()
    other = town.open(town.record(title="Another", result="In all 45 parents came.", **changes))
    assert [each.rules for each in open_of(town, other)] == rules


def decide(town: Town, row: ReleaseRequest) -> None:
    """Say of everything open that it is somebody else."""
    resolve(
        town.session,
        node=town.node,
        author=town.author,
        request_id=row.request_id,
        resolutions=[
            Resolution(
                finding_id=each.finding_id,
                action=Action.NOT_IDENTIFYING,
                reason=DismissalReason.OTHER_MEANING,
            )
            for each in open_of(town, row)
        ],
    )
    town.session.commit()


def test_the_sealer_puts_a_name_together_over_two_summaries_approved_at_once(town: Town) -> None:
    town.know("Ottoline Quarrenby", KnownKind.PERSON)
    for title, result in (
        ("Surname", "Later Quarrenby helped everybody."),
        ("First name", "The others asked Ottoline to sing."),
    ):
        row = town.open(town.record(title=title, result=result))
        decide(town, row)
        town.read(town.ask(row))
    assert [each.code for each in town.seal()[0]] == [None, "leak"]


def test_a_directory_entry_is_compared_with_nothing(town: Town) -> None:
    town.record(result="Prevention coordinator of the town of Vilvoorde for many years now.")
    entry = town.fill_in(role={"en": "Prevention coordinator of the town of Vilvoorde for many"})
    row = town.open(entry.draft_id, kind=Kind.DIRECTORY_ENTRY)
    now = review(town.session, node=town.node, request_id=row.request_id)
    assert not [each for each in now.findings if each.rules[0].startswith("notes.")]


def test_a_practice_released_anew_is_compared_with_what_was_withdrawn(town: Town) -> None:
    first = town.approve(town.record(result="The evenings drew 48 parents."))
    town.seal()
    order_withdrawal(town.session, node=town.node, person=town.author, record_id=first.record_id)
    town.session.commit()
    town.seal()
    town.change(first, result="The evenings drew 46 parents.", settings=(Setting.SCHOOL,))
    again = town.open(first.subject_id)
    assert again.record_id != first.record_id
    assert [each.rules for each in open_of(town, again)] == [("earlier.revision",)]
