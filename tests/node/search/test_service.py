"""What is found, in which order, and what is never shown."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from node.errors import ServiceMissingError
from node.received.models import RecordState
from node.search.folder import locked
from node.search.service import FacetCount
from schemas.entry import Kind
from tests.node.search.town import OTHER_TOWN, Town, entry, practice
from tests.nodes import NOON, set_up

DAY = timedelta(days=1)


def test_a_dutch_question_finds_a_german_practice_about_the_same_concept(town: Town) -> None:
    german = practice("Im Gespräch", language="de", themes=["family-support"])
    town.receive(german, practice("Schaken", themes=["sport"]))
    town.update()

    assert town.titles("gezinsondersteuning") == ["Im Gespräch"]


def test_a_concept_is_found_when_only_the_text_names_it(town: Town) -> None:
    german = practice("Treffen", language="de", situation="Es geht um Medienkompetenz.")
    town.receive(german)
    town.update()

    assert town.titles("mediawijsheid") == ["Treffen"]


def test_a_practice_about_a_narrower_thing_is_found_below_the_thing_itself(town: Town) -> None:
    narrow = practice("Smal", themes=["terrorism"])
    itself = practice("Breed", themes=["violent-extremism"])
    town.receive(narrow, itself, practice("Iets anders", themes=["sport"]))
    town.update()

    assert town.titles("gewelddadig extremisme") == ["Breed", "Smal"]


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        pytest.param("en", "Schools", "school", id="English plural"),
        pytest.param("nl", "De jongeren", "jongere", id="Dutch plural"),
        pytest.param("de", "Die Gespräche", "Gespräch", id="German plural"),
        pytest.param("fr", "Les écoles", "école", id="French plural"),
        pytest.param("fr", "L'été", "ete", id="typed without accents"),
        pytest.param("it", "Le novità", "novita", id="an accent that stemming needs"),
        pytest.param("it", "Le famiglie", "FAMIGLIA", id="Italian plural, in capitals"),
        pytest.param("pl", "Świetlica środowiskowa", "swietlica", id="a language without stemmer"),
        pytest.param("el", "Σχολείο", "σχολείο", id="another script"),
        pytest.param("nl-BE", "Spijbelaars", "spijbelaar", id="a regional tag"),
    ],
)
def test_a_word_is_found_in_the_forms_of_its_language(
    town: Town, language: str, written: str, asked: str
) -> None:
    town.receive(practice(written, language=language), practice("Xyz", language="nl"))
    town.update()

    result = town.search(asked)

    assert [hit.title for hit in result.hits] == [written]
    assert result.widened == ()


def test_a_word_in_the_title_counts_more_than_one_in_the_text(town: Town) -> None:
    town.receive(
        practice("Dansen", situation="Ook voetbal. Voetbal!"), practice("Voetbal op plein")
    )
    town.update()

    assert town.titles("voetbal") == ["Voetbal op plein", "Dansen"]


def test_more_words_narrow_nothing_but_bring_what_has_them_all_to_the_top(town: Town) -> None:
    town.receive(
        practice("Voetbal"), practice("Schaken"), practice("Voetbal en schaken"), practice("Dans")
    )
    town.update()

    assert town.titles("schaken voetbal")[0] == "Voetbal en schaken"
    assert set(town.titles("schaken voetbal")) == {"Voetbal en schaken", "Voetbal", "Schaken"}


@pytest.mark.parametrize("quotes", ['""', "“”", "„“", "«»"])
def test_a_quoted_phrase_must_stand_there_as_it_is(town: Town, quotes: str) -> None:
    town.receive(practice("Open deuren"), practice("De deuren gaan open"))
    town.update()

    assert town.titles(f"{quotes[0]}open deuren{quotes[1]}") == ["Open deuren"]
    assert len(town.titles("open deuren")) == 2


def test_a_phrase_is_required_beside_words_that_are_not(town: Town) -> None:
    town.receive(practice("Open deuren"), practice("Voetbal"), practice("Open deuren, voetbal"))
    town.update()

    assert town.titles('voetbal "open deuren"') == ["Open deuren, voetbal", "Open deuren"]


def test_a_typing_mistake_is_widened_and_said(town: Town) -> None:
    town.receive(practice("Vertrouwen"), practice("Schaken"))
    town.update()

    result = town.search("vertruwen")

    assert [hit.title for hit in result.hits] == ["Vertrouwen"]
    assert result.widened == ("vertruwen",)


def test_a_word_that_stands_somewhere_is_not_widened(town: Town) -> None:
    town.receive(practice("Schaken"), practice("Schaden"))
    town.update()

    result = town.search("schaken")

    assert [hit.title for hit in result.hits] == ["Schaken"]
    assert result.widened == ()


@pytest.mark.parametrize(
    "word", [pytest.param("abc", id="too short"), pytest.param("mentoring", id="names a concept")]
)
def test_a_word_without_hits_is_not_always_a_mistake(town: Town, word: str) -> None:
    town.receive(practice("Abd mentorin", themes=["sport"]))
    town.update()

    assert town.search(word).widened == ()
    assert town.titles(word) == []


def test_without_words_the_newest_come_first(town: Town) -> None:
    town.receive(practice("Vroeg"), day=NOON - 2 * DAY)
    town.receive(practice("Laat"), day=NOON)
    town.receive(practice("Midden"), day=NOON - DAY)
    town.update()

    assert town.titles() == ["Laat", "Midden", "Vroeg"]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        pytest.param({"kind": ("training",)}, {"A"}, id="one code"),
        pytest.param({"kind": ("training", "event")}, {"A", "B"}, id="any code of one filter"),
        pytest.param({"kind": ("training", "event"), "level": ("for_everyone",)}, {"B"}, id="both"),
        pytest.param({"network_step": ("independence",)}, {"A"}, id="a filter that is no facet"),
        pytest.param({"languages": ("fr",)}, {"C"}, id="language"),
        pytest.param({"origin": ("https://nobody.example",)}, set(), id="origin"),
        pytest.param({"kind": ("no such \ud800 code",)}, set(), id="a code that is no text"),
        pytest.param({"kind": ()}, {"A", "B", "C"}, id="no code is no filter"),
    ],
)
def test_filters_narrow(town: Town, filters: dict[str, tuple[str, ...]], titles: set[str]) -> None:
    involved = {"level": "for_people_involved", "network_step": "independence"}
    town.receive(
        practice("A", kind="training", **involved),
        practice("B", kind="event"),
        practice("C", kind="tool", language="fr"),
    )
    town.update()

    assert set(town.titles(filters=filters)) == titles


def test_countries_narrow_as_the_filter_of_that_name(town: Town) -> None:
    town.receive(*(practice(code, place={"country": code}) for code in ("be", "nl", "fr")))
    town.update()

    assert sorted(town.titles(countries=("nl", "fr"))) == ["fr", "nl"]
    assert sorted(town.titles(countries=("nl",), filters={"country": ("be",)})) == ["be", "nl"]


def test_a_facet_is_counted_under_the_filters_of_the_others(town: Town) -> None:
    town.receive(
        practice("A", kind="training", settings=["school", "sport"]),
        practice("B", kind="training", settings=["school"]),
        practice("C", kind="event", settings=["sport"]),
    )
    town.update()

    facets = town.search(filters={"kind": ("training",)}).facets

    assert list(facets) == ["themes", "kind", "target_groups", "settings", "country", "level"]
    assert facets["settings"] == (
        FacetCount(code="school", count=2),
        FacetCount(code="sport", count=1),
    )
    assert facets["kind"] == (
        FacetCount(code="training", count=2),
        FacetCount(code="event", count=1),
    )


def test_pages_follow_each_other_without_overlap(town: Town) -> None:
    town.receive(*(practice(f"Schaken {'x' * number}") for number in range(7)))
    town.update()
    whole = [hit.record_id for hit in town.search("schaken").hits]

    pages = [town.search("schaken", limit=3, offset=offset) for offset in (0, 3, 6, 9)]

    assert [hit.record_id for page in pages for hit in page.hits] == whole
    assert [len(page.hits) for page in pages] == [3, 3, 1, 0]
    assert {page.total for page in pages} == {7}


def test_our_own_records_and_those_of_others_stand_together(town: Town) -> None:
    own = town.release(practice("Schaken hier"))
    (other,) = town.receive(practice("Schaken daar"))
    town.update()

    found = {(hit.origin, hit.record_id): hit for hit in town.search("schaken").hits}

    assert set(found) == {(town.settings.entity_id, own), (OTHER_TOWN, other)}
    hit = found[OTHER_TOWN, other]
    assert (hit.kind, hit.rev, hit.country) == (Kind.PRACTICE_SUMMARY, 1, "be")
    assert hit.day == NOON.replace(hour=0)
    assert hit.concepts == ("mentoring",)


def test_one_identifier_at_two_towns_is_two_records(town: Town) -> None:
    for origin in (OTHER_TOWN, "https://rotterdam.example"):
        town.change(UUID(int=7), RecordState.LIVE, body=practice(origin), origin=origin)
    town.update()

    assert town.search().total == 2


@pytest.mark.parametrize("state", [RecordState.WITHDRAWN, RecordState.QUARANTINED])
def test_a_record_that_is_not_live_is_never_shown_although_the_index_lags(
    town: Town, state: RecordState
) -> None:
    gone, _other = town.receive(practice("Schaken"), practice("Schaken met thee"))
    town.update()
    town.change(gone, state)

    result = town.search("schaken")

    assert [hit.title for hit in result.hits] == ["Schaken met thee"]
    assert result.total == 1


def test_a_withdrawal_of_our_own_is_honoured_although_the_index_lags(town: Town) -> None:
    record_id = town.release(practice("Schaken"))
    town.update()
    town.withdraw(record_id)

    assert town.titles("schaken") == []


def test_a_record_is_shown_in_the_readers_language_if_it_has_it(town: Town) -> None:
    texts = {
        tag: dict.fromkeys(("title", "teaser", "situation", "aim", "approach", "result"), word)
        for tag, word in (("nl", "Schaken"), ("fr", "Échecs"))
    }
    lessons = [{"kind": "tip", "text": {"nl": "Schaken"}}]
    town.receive(practice("", language="nl", texts=texts, lessons=lessons))
    town.update()

    shown = [town.search(language=tag).hits[0] for tag in ("fr", "fr-BE", "nl", "de")]

    assert [hit.language for hit in shown] == ["fr", "fr", "nl", "nl"]
    assert [hit.title for hit in shown] == ["Échecs", "Échecs", "Schaken", "Schaken"]


def test_a_directory_entry_is_found_by_role_organisation_topic_and_request(town: Town) -> None:
    body = entry(
        "Preventiecoördinator",
        organisation={"nl": "Stad Aalst"},
        can_talk_about=[{"concept": "mentoring", "experience": "has_done"}],
        looking_for=[{"concept": "sport", "text": {"nl": "Wie werkt met boksclubs?"}}],
        name="Quillon Ofrane",
    )
    town.receive(body, kind=Kind.DIRECTORY_ENTRY)
    town.receive(practice("Iets anders", themes=["training"]))
    town.update()

    for asked in ("preventiecoördinator", "Aalst", "mentorat", "boksclubs"):
        (hit,) = town.search(asked).hits
        assert (hit.title, hit.teaser) == ("Preventiecoördinator", "Stad Aalst")
        assert hit.mailbox == "preventie@town.example"
        assert hit.concepts == ("mentoring", "sport")
    assert town.titles("Quillon") == []


def test_kinds_of_record_are_told_apart(town: Town) -> None:
    town.receive(practice("Schaken"))
    town.receive(entry("Coördinator"), kind=Kind.DIRECTORY_ENTRY)
    town.update()

    assert town.titles(kinds=(Kind.DIRECTORY_ENTRY,)) == ["Coördinator"]
    assert town.titles(kinds=(Kind.PRACTICE_SUMMARY,)) == ["Schaken"]
    assert len(town.titles(kinds=tuple(Kind))) == 2


def test_what_may_be_missing_is_said_with_the_result(town: Town) -> None:
    town.read_collection("https://fresh.example")
    town.read_collection("https://frozen.example", signed_at=NOON - 3 * DAY)
    town.read_collection("https://incomplete.example", pending=2)

    freshness = town.search().freshness

    assert [each.origin for each in freshness] == [
        "https://frozen.example",
        "https://incomplete.example",
    ]


def test_a_search_before_the_first_update_makes_the_index(town: Town) -> None:
    town.receive(practice("Schaken"))

    assert town.titles("schaken") == ["Schaken"]


def test_a_search_while_another_process_makes_the_index_says_so(town: Town) -> None:
    with locked(town.index_folder), pytest.raises(ServiceMissingError, match="being made"):
        town.search("schaken")


ODD = [
    "",
    " ",
    '"',
    '""',
    '" "',
    '"de"',
    "AND OR NOT",
    "title:x^2 (",
    "*",
    "a*~2",
    "\x00",
    "\ud800",
    "de het een",
    "🎉",
    "x" * 5_000,
    "woord " * 5_000,
    '"' + "de " * 200 + '"',
    "ﷺ İ ß ǆ",
]


@pytest.mark.parametrize("text", [pytest.param(text, id=repr(text[:12])) for text in ODD])
def test_odd_texts_are_answered(town: Town, text: str) -> None:
    town.receive(practice("Schaken"))
    town.update()

    assert town.search(text).total in (0, 1)


@pytest.fixture(scope="module")
def small_town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    """Return a node with one record, to be asked many things."""
    town = Town(set_up(tmp_path_factory.mktemp("small")))
    town.receive(practice("Schaken op school", situation="Met de jeugd."))
    town.update()
    return town


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=60), language=st.text(max_size=5))
def test_any_text_in_any_language_is_answered(small_town: Town, text: str, language: str) -> None:
    result = small_town.search(text, language=language)

    assert result.total in (0, 1)
    for hit in result.hits:
        for begin, end in hit.snippet.matches:
            assert 0 <= begin < end <= len(hit.snippet.text)
