"""`linkpin airlock`, as an author and a second reader type it."""

import json

import pytest

from tests.node.cli.desk import NAME, Desk, open_desk
from tests.node.cli.typed import Linkpin

__all__: list[str] = []


@pytest.fixture
def desk(linkpin: Linkpin) -> Desk:
    """Return the program with an author and a second reader."""
    return open_desk(linkpin)


def test_a_clean_text_is_checked_asked_about_shown_and_approved(desk: Desk) -> None:
    practice = desk.record()

    checked = desk("airlock", "check", practice)
    assert (checked.status, checked.err) == (0, "")
    assert "0 findings are open." in checked.lines
    assert "Nothing was found. Read it once as a journalist would." in checked.lines

    asked = desk("airlock", "ask", practice, "--audience", "be")
    request = asked.out.strip()
    assert asked.status == 0
    read = desk.linkpin.begun(f"airlock read {request} --as rowan")
    assert asked.err == f"A second reader can decide now with: {read}\n"

    waiting = desk("airlock", "queue", who="rowan")
    assert [line.split("\t")[:3] for line in waiting.lines] == [[request, "practice-summary", "be"]]
    shown = desk("airlock", "read", request[:8], who="rowan")
    assert shown.status == 0
    assert "Read by: be" in shown.lines
    assert "Could a resident recognise anyone? Would the partners be comfortable?" in shown.lines

    decided = desk("airlock", "read", request, "--approve", who="rowan")
    assert (decided.status, decided.out) == (0, f"{request}\tapproved\n")
    assert desk("airlock", "queue", who="rowan").err == "Nothing waits for you.\n"


def test_who_is_asked_and_since_when_is_listed_for_coordinators_alone(desk: Desk) -> None:
    assert desk("airlock", "asked").err == "Nothing waits for a second reader.\n"
    request = desk.ask(desk.record())
    (row,) = json.loads(f"[{desk('airlock', 'asked', '--json').out.strip()}]")
    assert (row["request_id"], row["asked_of"], row["reminded_on"]) == (request, "rowan", None)
    assert row["asked_on"] == row["waits_since"]
    assert desk("airlock", "asked", who="rowan").status == 1


def test_a_finding_is_shown_with_reason_and_proposal_and_ends_with_three(desk: Desk) -> None:
    desk.know()
    practice = desk.record(result=f"{NAME} kept it going.")

    answer = desk("airlock", "check", practice)

    assert answer.status == 3
    assert f"  “{NAME}”" in answer.lines
    assert "  This is the full name of a person in your register." in answer.lines
    assert "  Proposal: A person involved" in answer.lines
    assert "  Nobody may wave this through; the words must change." in answer.lines
    assert "1 finding is open." in answer.lines
    (finding,) = desk.checked(practice)["findings"]
    assert (finding["words"], finding["open"], finding["dismissable"]) == (NAME, True, False)


def test_the_beginning_of_a_practice_or_a_request_is_enough(desk: Desk) -> None:
    practice = desk.record()
    desk.record()
    request = desk.checked(practice)["request_id"]

    for typed in (practice[:8], practice.upper(), request, request[:8]):
        assert desk.checked(typed)["request_id"] == request
    assert desk("airlock", "check", "00000000").status == 1
    assert desk("airlock", "check", "short").status == 2
    assert desk("airlock", "check", "00000000-0000-4000-8000-000000000000").status == 1


def test_proposals_are_taken_for_all_at_once(desk: Desk) -> None:
    desk.know()
    practice = desk.record(aim=f"{NAME} asked.", result=f"{NAME} kept it going.")

    answer = desk("airlock", "resolve", practice, "--accept")

    assert answer.status == 0
    assert NAME not in answer.out
    assert desk.checked(practice)["draft"]["texts"]["en"]["aim"] == "A person involved asked."


def test_an_exact_day_is_worth_a_look_until_its_proposal_is_taken(desk: Desk) -> None:
    practice = desk.record(language="nl", situation="Op 14 maart 2025 begon het.")

    checked = desk("airlock", "check", practice)
    (finding,) = desk.checked(practice)["findings"]
    assert checked.status == 0
    assert (finding["open"], finding["worth_a_look"]) == (False, True)
    assert any(line.endswith("(worth a look)") for line in checked.lines)
    assert "0 findings are open, 1 is worth a look." in checked.lines

    accepted = desk("airlock", "resolve", practice, "--accept")

    assert accepted.status == 0
    assert "0 findings are open." in accepted.lines
    text = desk.checked(practice)["draft"]["texts"]["nl"]["situation"]
    assert text == "In maart 2025 begon het."


def test_a_light_finding_that_somebody_decided_is_kept_when_all_proposals_are_taken(
    desk: Desk,
) -> None:
    practice = desk.record(language="nl", situation="Op 14 maart 2025 begon het.")
    (finding,) = desk.checked(practice)["findings"]
    reason = ("--not-identifying", "public_fact")

    kept = desk("airlock", "resolve", practice, finding["finding_id"], *reason)
    desk("airlock", "resolve", practice, "--accept")

    assert any(line.endswith("(decided)") for line in kept.lines)
    text = desk.checked(practice)["draft"]["texts"]["nl"]["situation"]
    assert text == "Op 14 maart 2025 begon het."


def test_what_is_open_and_what_is_worth_a_look_is_counted_apart(desk: Desk) -> None:
    desk.know()
    practice = desk.record(
        language="nl", situation="Op 14 maart 2025 begon het.", result=f"{NAME} bleef."
    )

    lines = desk("airlock", "check", practice).lines

    assert "1 finding is open, 1 is worth a look." in lines
    assert sum(line.endswith("(open)") for line in lines) == 1


def test_asking_says_how_many_were_left_and_so_does_the_text_without_their_words(
    desk: Desk,
) -> None:
    practice = desk.record(language="nl", situation="Op 14 maart 2025 begon het.")

    asked = desk("airlock", "ask", practice, "--audience", "be")
    request = asked.out.strip()
    shown = desk("airlock", "read", request, who="rowan")

    assert asked.status == 0
    check = desk.linkpin.begun(f"airlock check {request} --as quil")
    assert f"1 finding is worth a look and was not decided: {check}" in asked.err.splitlines()
    assert "1 finding was left as it is." in shown.lines
    assert "In maart 2025" not in shown.out


def test_what_is_open_is_said_with_the_command_that_shows_it_and_nothing_behind_it(
    desk: Desk,
) -> None:
    desk.know()
    practice = desk.record(result=f"{NAME} kept it going.")
    request = desk.checked(practice)["request_id"]

    asked = desk("airlock", "ask", practice, "--audience", "ran")

    check = desk.linkpin.begun(f"airlock check {request} --as quil")
    assert asked.err == (
        "Not done: 1 finding is open. Nobody may wave 1 of them through; its words must change. "
        f"Look with: {check}\n"
    )


def test_an_author_hears_that_nobody_can_be_the_second_reader(linkpin: Linkpin) -> None:
    linkpin.open_account("quil")
    alone = Desk(linkpin=linkpin)

    asked = alone("airlock", "ask", alone.record(), "--audience", "ran")

    assert asked.status == 0
    assert asked.err.startswith("Nobody else here is a second reader.")
    assert linkpin.begun("people add --help") in asked.err


def test_the_texts_are_read_before_the_ticks_and_the_last_line_approves(desk: Desk) -> None:
    request = desk.ask(desk.record())

    shown = desk("airlock", "read", request, who="rowan")

    named = [line for line in shown.lines[2:] if line and not line.startswith(" ")]
    answers = ("title", "teaser", "situation", "aim", "approach", "result")
    assert named[:6] == [f"texts.en.{each}" for each in answers]
    assert named[6:9] == ["lessons.0.kind", "lessons.0.text.en", "needs_first.en"]
    command = shown.lines[-1].partition("linkpin ")[2].split()
    assert "--seen" in command
    assert desk.linkpin(*command).out == f"{request}\tapproved\n"


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        pytest.param("2025-03", {"start": "2025-03"}, id="a start"),
        pytest.param("2025-03/2025-05", {"start": "2025-03", "end": "2025-05"}, id="both"),
    ],
)
def test_a_period_is_set_by_its_months(desk: Desk, typed: str, period: dict[str, str]) -> None:
    practice = desk.record(period=None)

    answer = desk("airlock", "resolve", practice, "--set", f"period={typed}")

    assert answer.status == 0
    assert desk.checked(practice)["draft"]["period"] == period


def test_one_finding_is_replaced_removed_or_kept_for_a_reason(desk: Desk) -> None:
    desk.know()
    practice = desk.record(
        aim=f"{NAME} asked.", result=f"{NAME} kept it going.", needs_first="Quastenborg helps."
    )
    found = {each["member"]: each["finding_id"] for each in desk.checked(practice)["findings"]}

    replaced = desk(
        "airlock", "resolve", practice, found["texts.en.aim"], "--replace", "A colleague"
    )
    removed = desk("airlock", "resolve", practice, found["texts.en.result"], "--remove", "--json")

    assert (replaced.status, removed.status) == (3, 3)
    texts = json.loads(removed.out)["draft"]["texts"]["en"]
    assert (texts["aim"], texts["result"]) == ("A colleague asked.", "kept it going.")
    left = {each["member"]: each["finding_id"] for each in desk.checked(practice)["findings"]}
    kept = desk(
        *("airlock", "resolve", practice, left["needs_first.en"]),
        *("--not-identifying", "other_meaning"),
    )
    assert kept.status == 0


@pytest.mark.parametrize(
    "options",
    [
        pytest.param((), id="no choice"),
        pytest.param(("--accept", "--remove"), id="two choices"),
        pytest.param(("--remove",), id="remove without a finding"),
        pytest.param(("--replace", "x"), id="replace without a finding"),
        pytest.param(("--not-identifying", "public_fact"), id="keep without a finding"),
        pytest.param(("--not-identifying", "because"), id="a reason that is none"),
        pytest.param(("abc123", "--set", "kind=network"), id="set with a finding"),
        pytest.param(("--set", "kind"), id="set without a value"),
    ],
)
def test_a_choice_that_is_unclear_changes_nothing(desk: Desk, options: tuple[str, ...]) -> None:
    practice = desk.record()

    assert desk("airlock", "resolve", practice, *options).status == 2


def test_members_are_set_lists_with_commas_and_nothing_takes_one_out(desk: Desk) -> None:
    practice = desk.record()

    answer = desk(
        *("airlock", "resolve", practice, "--json"),
        *("--set", "themes=sport,parents", "--set", "partners=", "--set", "needs_first="),
        *("--set", "lessons.0.kind=did_not_work"),
    )

    draft = json.loads(answer.out)["draft"]
    assert answer.status == 0
    assert (draft["themes"], draft["partners"]) == (["sport", "parents"], [])
    assert "needs_first" not in draft
    assert draft["lessons"][0]["kind"] == "did_not_work"
    assert desk("airlock", "resolve", practice, "--set", "place.country=nl").status == 2
    assert desk("airlock", "resolve", practice, "--set", "a.b=c").status == 2


def test_what_is_missing_is_named_and_holds_up(desk: Desk) -> None:
    practice = desk.record(kind=None)

    checked = desk("airlock", "check", practice)
    assert checked.status == 3
    words = "It is missing. One of: network, training, "
    assert any(line.startswith(f"Not complete: kind: {words}") for line in checked.lines)

    asked = desk("airlock", "ask", practice, "--audience", "ran")
    assert (asked.status, asked.out) == (2, "")
    assert f"  kind: {words}" in asked.err


@pytest.mark.parametrize(
    ("result", "audience", "status"),
    [
        pytest.param("It went well.", "ran", 0, id="nothing is open"),
        pytest.param("It went well.", "mars", 2, id="no such audience"),
        pytest.param(f"{NAME} kept it going.", "ran", 3, id="a finding is open"),
    ],
)
def test_the_exit_status_of_asking(desk: Desk, result: str, audience: str, status: int) -> None:
    desk.know()
    practice = desk.record(result=result)

    assert desk("airlock", "ask", practice, "--audience", audience).status == status


def test_a_second_reader_sees_no_draft_and_no_finding(desk: Desk) -> None:
    desk.know()
    practice = desk.record(result=f"{NAME} kept it going.")
    request = desk.checked(practice)["request_id"]

    for words in (
        ("airlock", "read", request),
        ("airlock", "check", request),
        ("airlock", "check", practice),
        ("airlock", "resolve", request, "--accept"),
        ("airlock", "ask", request, "--audience", "ran"),
    ):
        answer = desk(*words, who="rowan")
        assert answer.status in (1, 3)
        assert answer.out == ""
        assert NAME not in answer.err


def test_a_coordinator_reads_nothing_as_a_second_reader(desk: Desk) -> None:
    request = desk.ask(desk.record())

    for options in ((), ("--approve",), ("--refuse",)):
        assert desk("airlock", "read", request, *options).status == 1
    assert desk("airlock", "queue").status == 1


def test_the_final_text_is_json_for_a_program(desk: Desk) -> None:
    request = desk.ask(desk.record())

    shown = json.loads(desk("airlock", "read", request, "--json", who="rowan").out)

    assert set(shown) == {"request_id", "audience", "seen", "findings_left", "loosened", "body"}
    assert shown["body"]["schema"] == "practice-summary/1"
    decided = desk("airlock", "read", request, "--refuse", "--json", who="rowan")
    assert json.loads(decided.out) == {"request_id": request, "state": "refused"}


def test_a_text_that_was_exchanged_after_reading_is_not_approved(desk: Desk) -> None:
    request = desk.ask(desk.record())
    seen = json.loads(desk("airlock", "read", request, "--json", who="rowan").out)["seen"]
    desk("airlock", "resolve", request, "--set", "texts.en.result=Another text.")
    desk.ask(request)

    refused = desk("airlock", "read", request, "--approve", "--seen", seen, who="rowan")

    assert (refused.status, refused.out) == (3, "")
    assert "not the text you have read" in refused.err


def test_a_refusal_reaches_the_author_with_its_note(desk: Desk) -> None:
    practice = desk.record()
    request = desk.ask(practice)
    desk("airlock", "read", request, "--refuse", "--note", "Too easy to find.", who="rowan")

    checked = desk("airlock", "check", practice)

    assert f"Release request {request} (refused)" in checked.lines
    assert "The second reader wrote: Too easy to find." in checked.lines
    assert desk.checked(practice)["note"] == "Too easy to find."


def test_a_note_that_reads_as_a_worry_is_kept_only_when_the_reader_says_so(desk: Desk) -> None:
    request = desk.ask(desk.record())
    refuse = ("airlock", "read", request, "--refuse", "--note", "I am worried about this boy.")

    answer = desk(*refuse, who="rowan")
    assert (answer.status, answer.out) == (2, "")
    assert "This looks like a worry about one person." in answer.err

    assert desk(*refuse, "--keep-note", who="rowan").status == 0


def test_what_changed_since_the_asking_is_shown_to_the_reader(desk: Desk) -> None:
    request = desk.ask(desk.record())
    desk.know()

    answer = desk("airlock", "read", request, "--approve", who="rowan")

    assert answer.status == 3
    assert "  The register of names was changed after that." in answer.err.splitlines()


def test_words_that_label_people_are_listed_apart_and_change_no_exit_status(desk: Desk) -> None:
    practice = desk.record(result="The returnees stayed.")

    answer = desk("airlock", "check", practice)

    assert answer.status == 0
    assert "0 findings are open." in answer.lines
    at = answer.lines.index("Words that may stand in the way; they hold nothing up:")
    assert answer.lines[at + 1 :] == [
        "  “returnees”  texts.en.result",
        "    It makes one journey the whole of a person, and readers hear a danger in it.",
        "    Perhaps: people who came back from a conflict area",
    ]
    checked = desk.checked(practice)
    assert checked["findings"] == []
    (label,) = checked["labels"]
    told = (label["words"], label["member"], label["language"])
    assert told == ("returnees", "texts.en.result", "en")
