"""English texts: ages, days, addresses, few people, roles, traits and events by grammar."""

from collections.abc import Callable, Iterator

import pytest

from node.airlock.recognisers.english.addresses import find_english_addresses
from node.airlock.recognisers.english.ages import find_english_ages
from node.airlock.recognisers.english.days import find_english_days
from node.airlock.recognisers.english.events import find_english_events
from node.airlock.recognisers.english.few_people import find_english_few
from node.airlock.recognisers.english.organisations import find_english_organisations
from node.airlock.recognisers.english.relations import find_english_relations
from node.airlock.recognisers.english.told_names import find_told_names
from node.airlock.recognisers.english.traits import find_english_traits

_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "age": find_english_ages,
    "day": find_english_days,
    "address": find_english_addresses,
    "few": lambda text: find_english_few(text, under=10),
    "role": lambda text: ((start, end) for _rule, start, end in find_english_relations(text)),
    "trait": find_english_traits,
    "event": find_english_events,
    "organisation": lambda text: ((at, end) for at, end, _ in find_english_organisations(text)),
    "name": find_told_names,
}


def found(kind: str, text: str) -> list[str]:
    return [text[start:end] for start, end in _FINDERS[kind](text)]


@pytest.mark.parametrize(
    ("kind", "text", "excerpt"),
    [
        ("age", "He will be seventeen by then.", "seventeen"),
        ("age", "The boy was fifteen and a half when it began.", "fifteen and a half"),
        ("age", "Says the boy (16 since the summer) is fine.", "16 since the summer"),
        ("age", "Orla, 15 at that time, knew.", "15 at that time"),
        ("age", "a boy, 13 yrs 4 mths, drew", "13 yrs 4 mths"),
        ("age", "He is an '06 child now.", "an '06 child"),
        ("age", "He was in his twenty-third year, I think.", "in his twenty-third year"),
        ("age", "She left at the start of fourth year.", "fourth year"),
        ("age", "pupil of ninth grade, which", "ninth grade"),
        ("age", "He is some weeks short of eighteen.", "some weeks short of eighteen"),
        ("age", "a girl of twelve who sings", "twelve"),
        ("age", "im thirteen n a half. my", "thirteen n a half"),
        ("day", "at the door, 7.XI.24, around noon", "7.XI.24"),
        ("day", "on the 2nd Wednesday in Advent.", "the 2nd Wednesday in Advent"),
        ("day", "Fri 17/01 16:10 we sat", "Fri 17/01"),
        ("day", "The presentation of 12.3. is here", "12.3."),
        ("day", "a coach rang on 4/3, worried", "4/3"),
        ("day", "Next session: a fortnight from today, here", "a fortnight from today"),
        ("day", "sent after Midsummer's Eve, when", "Midsummer's Eve"),
        ("day", "I go on wed pm, two of us", "on wed pm"),
        ("address", "at 112, Carrow Heights, ĦMR 1409 there", "112, Carrow Heights, ĦMR 1409"),
        ("address", "two visits, Apt 5, Ropewalk", "Apt 5, Ropewalk"),
        ("address", "lives at 4 Quillbane and", "4 Quillbane"),
        (
            "address",
            "from the corner of Ash Row and Elm Walk",
            "the corner of Ash Row and Elm Walk",
        ),
        ("address", "at Strada Morii nr. 41, sc. B, ap. 9.", "Strada Morii nr. 41, sc. B, ap. 9"),
        ("address", "lives at 7 Quill Raod now", "7 Quill Raod"),
        ("few", "A pair of pupils owned up.", "A pair of pupils"),
        ("few", "eleven of the twelve teachers did", "eleven of the twelve teachers"),
        ("few", "In a single case it was doubled.", "a single case"),
        ("few", "came; two were brought by her", "two"),
        ("few", "and five or so others bring", "five or so others"),
        ("few", "All of us bar two were there.", "All of us bar two"),
        ("role", "We rang a maternal aunt today.", "a maternal aunt"),
        ("role", "I called the nun who runs the dormitory, and", "the nun who runs the dormitory"),
        ("role", "Una, mother of the boy who went away.", "mother of the boy who went away"),
        ("role", "It was the steward in the green bib, who", "the steward in the green bib"),
        ("role", "says his da's cousin is here", "his da's cousin"),
        ("trait", "boy, 17, Congolese, Pentecostal, so", "Congolese, Pentecostal"),
        ("trait", "Nationality / religion: Libyan; Ibadi\n", "Libyan; Ibadi"),
        ("trait", "He was a Chechen with refugee status, then", "a Chechen with refugee status"),
        (
            "event",
            "Then the attack with a burning bottle on the kiosk.",
            "the attack with a burning",
        ),
        ("event", "It was the march that ended in front of the hotel, and", "the march that ended"),
        (
            "event",
            "the night the caravans were burned out on the quay, and",
            "the night the caravans",
        ),
        ("organisation", "printed behind Quillbane Security today", "Quillbane Security"),
        ("organisation", "I rang him from the Ripple project and", "the Ripple project"),
        ("name", "Matty rang me last night.", "Matty"),
        ("name", "Don't reply-all, please.\n\nS.", "S."),
        ("name", "Ask for the Sow story there.", "Sow"),
    ],
)
def test_what_tells_of_one_is_found(kind: str, text: str, excerpt: str) -> None:
    assert any(excerpt in each for each in found(kind, text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("age", "Volunteers aged 16 to 20 visit classes."),
        ("age", "The codes (14, 18, 88) are known."),
        ("age", "In the second year of the project we met."),
        ("age", "Attendance was 34, 61 on the best day."),
        ("day", "Every second Wednesday we meet."),
        ("day", "Easter: closed. Eid is a school day here."),
        ("day", "Avoid the weeks of Bayram."),
        ("day", "The score was 3/4 and 4.4 of 5."),
        ("address", "From 20 European towns at 12 noon."),
        ("few", "Twelve of the fifteen schools took part."),
        ("few", "We held 4 meetings and 7 of 8 trainings."),
        ("role", "The youth worker who knows the family stays."),
        ("role", "The biggest weakness is turnover."),
        ("trait", "The leaflets are in Arabic, Turkish and Somali."),
        ("trait", "A Polish surname tells little."),
        ("event", "The fight against racism goes on."),
        ("organisation", "We work with the Youth Project there."),
        ("name", "Staff rang me, and Police told us."),
    ],
)
def test_what_is_true_of_any_is_left_alone(kind: str, text: str) -> None:
    assert found(kind, text) == []


@pytest.mark.parametrize("kind", sorted(_FINDERS))
@pytest.mark.parametrize("piece", ["the ", "one of ", "his aunt ", "a-", "12 ", "Aa ", "a, "])
def test_a_long_text_of_one_piece_is_read_to_its_end(kind: str, piece: str) -> None:
    text = piece * (50_000 // len(piece))

    assert isinstance(found(kind, text), list)
