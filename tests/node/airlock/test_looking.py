"""A look says what the gate would find, in words for eyes and ears, and never without an end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest

from node.airlock import looking
from node.airlock.findings import RecogniserFailedError
from node.airlock.looking import MOST_LOOKS, WINDOW, LookPace, TooManyLooksError, look
from node.airlock.recognisers import MAX_CHARACTERS, Context, EntryKind, Register, RegisterEntry

__all__: list[str] = []

NAME = "Ilvara Quastenborg"
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
AN, CO = uuid4(), uuid4()
CONTEXT = Context(
    language="en",
    country="be",
    minimum_group_size=10,
    register=Register(
        entries=(
            RegisterEntry(
                entry_id=UUID("6f0c8a51-6b1f-4f6e-9a53-0d4a8d3b6d52"),
                kind=EntryKind.PERSON,
                text=NAME,
            ),
        ),
        version="1",
    ),
)


def test_it_says_how_many_things_which_words_and_why() -> None:
    found = look(f"We met {NAME} there.", context=CONTEXT)

    assert found.sentence == f"1 thing that an outsider could recognise: “{NAME}”."
    (words,) = found.words
    assert (words.text, words.why) == (NAME, "This is the full name of a person in your register.")
    assert found.status == 200


def test_words_that_stand_several_times_are_counted_each_and_told_once() -> None:
    found = look(f"{NAME} came. {NAME} went.", context=CONTEXT)

    assert found.sentence.startswith("2 things that an outsider could recognise")
    assert [each.text for each in found.words] == [NAME]


def test_a_label_is_told_with_another_word_and_is_no_such_thing() -> None:
    found = look("The returnees stayed at home.", context=CONTEXT)

    assert found.sentence == (
        "Nothing here that an outsider could recognise was found. 1 word may stand in the way."
    )
    assert found.words == ()
    assert [(each.text, each.other) for each in found.labels] == [
        ("returnees", "people who came back from a conflict area")
    ]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_of_an_empty_field_nothing_is_said(text: str) -> None:
    assert look(text, context=CONTEXT).sentence == ""


def test_a_text_that_is_too_long_gets_a_clear_answer() -> None:
    found = look("x" * (MAX_CHARACTERS + 1), context=CONTEXT)

    assert found.status == 422
    assert found.sentence.startswith("This was not looked at: at most 50000 characters")


def test_a_long_text_is_looked_at_by_the_button_and_not_at_every_pause() -> None:
    text = "We met with parents. " * 400

    assert look(text, context=CONTEXT).status == 200
    live = look(text, context=CONTEXT, is_live=True)
    assert live.sentence == "A text this long is looked at by the button “Look at it now”."


def test_a_check_that_does_not_finish_is_told_and_nothing_is_concluded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_texts: object, **_context: object) -> Iterator[None]:
        raise RecogniserFailedError("names")

    monkeypatch.setattr(looking, "check_text_members", fail)

    found = look(f"We met {NAME}.", context=CONTEXT)

    assert (found.status, found.words) == (503, ())
    assert (
        found.sentence == "This could not be looked at. A shorter text may help; nothing is lost."
    )


def test_no_more_is_told_than_somebody_reads() -> None:
    text = " ".join(f"On {day} March 2025 we met." for day in range(1, 29))

    found = look(text, context=CONTEXT)

    assert len(found.words) == 20
    assert found.more == 8
    assert found.sentence.endswith("…")


def test_nothing_that_was_typed_is_shown_by_repr() -> None:
    assert NAME not in repr(look(f"{NAME} and the returnees", context=CONTEXT))


def test_each_person_has_a_number_of_looks_in_a_minute() -> None:
    pace = LookPace()
    for _look in range(MOST_LOOKS):
        with pace.turn(AN, now=NOW):
            pass

    with pytest.raises(TooManyLooksError) as refused, pace.turn(AN, now=NOW):
        pass
    assert not refused.value.is_busy
    with pace.turn(CO, now=NOW):
        pass
    with pace.turn(AN, now=NOW + WINDOW):
        pass


def test_who_stopped_writing_is_forgotten() -> None:
    pace = LookPace()
    with pace.turn(AN, now=NOW):
        pass
    with pace.turn(CO, now=NOW + WINDOW + timedelta(seconds=1)):
        pass
    assert list(pace._begun) == [CO]  # noqa: SLF001 - what is kept is the rule


def test_one_look_runs_at_a_time_and_who_waits_too_long_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(looking, "_WAIT_SECONDS", 0.05)
    pace, begun, end = LookPace(), Event(), Event()

    def long_look() -> None:
        with pace.turn(AN, now=NOW):
            begun.set()
            end.wait(10)

    other = Thread(target=long_look)
    other.start()
    assert begun.wait(10)
    with pytest.raises(TooManyLooksError) as refused, pace.turn(CO, now=NOW):
        pass
    assert refused.value.is_busy
    end.set()
    other.join()
    with pace.turn(CO, now=NOW):
        pass


def test_a_look_that_breaks_lets_the_next_one_run() -> None:
    pace = LookPace()
    with pytest.raises(KeyError), pace.turn(AN, now=NOW):
        raise KeyError
    with pace.turn(AN, now=NOW):
        pass
