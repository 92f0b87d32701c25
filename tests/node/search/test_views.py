"""What people see of results: cards, filters, pages, freshness, and that nothing in them acts."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from node.database import db
from node.search.folder import locked
from schemas.entry import Kind
from tests.node.coordinator_app.readers import OTHER_TOWN, Readers, address_of, readers
from tests.node.search.town import entry, practice
from tests.nodes import NOON

HOSTILE = "<script>alert(1)</script><b onclick=x>"
MENTORING = [{"concept": "mentoring", "experience": "has_done"}]
SPORT = [{"concept": "sport", "text": {"nl": "Een club."}}]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Readers]:
    with readers(tmp_path, population_band="p2") as here:
        yield here


def words_of(page: str) -> str:
    """Return the words of the page itself, without markup, with single spaces."""
    body = page.partition('id="main"')[2].partition("<footer")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def titles_of(page: str) -> list[str]:
    return re.findall(r'<h3 class="lp-card__title"><a[^>]*><bdi[^>]*>([^<]*)</bdi>', page)


def test_an_empty_node_says_what_will_stand_here(here: Readers) -> None:
    page = here.page("/practices")
    assert "practices from towns like this one" in words_of(page)
    assert "Save this search" not in page


def test_without_a_question_the_newest_come_first_and_themes_lead_on(here: Readers) -> None:
    here.town.receive(practice("Oud"), day=NOON - timedelta(days=9))
    here.town.receive(practice("Nieuw", themes=["sport"]))
    here.town.update()
    page = here.page("/practices")
    assert titles_of(page) == ["Nieuw", "Oud"]
    assert 'href="/practices?themes=sport"' in page
    assert 'href="/practices?population_band=p2"' in page
    assert "2 practices, the newest first" in words_of(page)


def test_a_card_marks_the_words_that_answer(here: Readers) -> None:
    here.town.receive(practice("Praten", situation="Er was een kampvuur in de wijk."))
    here.town.update()
    assert "een <mark>kampvuur</mark> in de wijk" in here.page("/practices?q=kampvuur")


def test_a_foreign_text_says_its_language_to_people_and_to_programs(here: Readers) -> None:
    here.town.receive(practice("Café des parents", language="fr"))
    here.town.update()
    page = here.page("/practices")
    assert '<bdi lang="fr">Café des parents</bdi>' in page
    assert "Written in French" in page


def test_a_practice_nobody_confirmed_for_two_years_says_so(here: Readers) -> None:
    here.town.receive(practice("Oud", confirmed="2024-02"), practice("Net", confirmed="2024-03"))
    here.town.update()
    words = words_of(here.page("/practices"))
    assert "Not confirmed since February 2024" in words
    assert "Confirmed in March 2024" in words


@pytest.mark.parametrize("member", ["title", "teaser", "situation"])
def test_markup_of_a_peer_is_shown_and_does_nothing(here: Readers, member: str) -> None:
    changes = {} if member == "title" else {member: f"kampvuur {HOSTILE}"}
    here.town.receive(practice(HOSTILE if member == "title" else "Kampvuur", **changes))
    here.town.update()
    page = here.page("/practices?q=kampvuur" if changes else "/practices")
    assert "<script>alert" not in page
    assert "<b onclick" not in page
    assert "&lt;script&gt;" in page or member == "situation"


def test_what_was_typed_is_shown_and_does_nothing(here: Readers) -> None:
    page = here.page('/practices?q="><script>alert(1)</script>&themes=<b>x</b>')
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page


def test_every_facet_is_a_group_of_ticks_with_words_and_counts(here: Readers) -> None:
    here.town.receive(practice("A", kind="training"), practice("B", kind="training"))
    here.town.update()
    page = here.page("/practices")
    assert re.search(
        r'name="kind" type="checkbox" value="training">\s*<label[^>]*>'
        r'<bdi>Training</bdi> <span class="lp-quiet">\(2\)</span>',
        page,
    )
    for legend in ("Themes", "What was done", "For whom", "Where", "Country", "At which stage"):
        assert f">{legend}</legend>" in page


def test_a_chosen_filter_narrows_and_is_taken_away_by_its_own_link(here: Readers) -> None:
    here.town.receive(practice("A", kind="training"), practice("B", kind="network"))
    here.town.update()
    page = here.page("/practices?kind=training&q=")
    assert titles_of(page) == ["A"]
    assert re.search(r'href="/practices"><bdi>Training</bdi>', page)
    assert 'value="training" checked' in page


def test_a_filter_without_ticks_on_the_page_is_kept_by_the_next_question(here: Readers) -> None:
    here.town.receive(practice("A"))
    here.town.update()
    page = here.page(f"/practices?origin={OTHER_TOWN}")
    assert f'<input type="hidden" name="origin" value="{OTHER_TOWN}">' in page


def test_nothing_found_offers_to_drop_each_filter_and_themes_that_exist(here: Readers) -> None:
    here.town.receive(practice("A", themes=["sport"]))
    here.town.update()
    page = here.page("/practices?q=zwaardvis&kind=training")
    words = words_of(page)
    assert "Nothing was found" in words
    assert "without “ Training ”" in words
    assert 'href="/practices?q=zwaardvis"' in page
    assert 'href="/practices?themes=sport"' in page


def test_a_typing_mistake_is_told(here: Readers) -> None:
    here.town.receive(practice("Kampvuur", situation="Een kampvuur."))
    here.town.update()
    words = words_of(here.page("/practices?q=kampvuurr"))
    assert "kampvuurr" in words
    assert "words that differ by one letter were tried instead" in words


def test_more_results_than_fit_stand_on_the_next_page(here: Readers) -> None:
    here.town.receive(*(practice(f"Nummer {number}") for number in range(21)))
    here.town.update()
    first, second = here.page("/practices"), here.page("/practices?page=2")
    assert len(titles_of(first)) == 20
    assert len(titles_of(second)) == 1
    assert 'href="/practices?page=2" rel="next"' in first
    assert "Page 2 of 2" in words_of(second)
    assert "no more results on this page" in words_of(here.page("/practices?page=9"))


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²"])
def test_a_page_number_that_is_none_is_no_fault(here: Readers, page: str) -> None:
    here.page(f"/practices?page={page}")


def test_a_search_while_the_index_is_being_made_says_once_when_to_try_again(here: Readers) -> None:
    with locked(here.town.index_folder):
        words = words_of(here.page("/practices?q=koffie", status=503))
    assert "The search index is being made." in words
    assert words.count("Try again in a minute") == 1


def test_who_was_heard_last_is_told_and_who_is_silent(here: Readers) -> None:
    here.town.receive(practice("A"))
    here.town.read_collection(signed_at=NOON)
    here.town.read_collection("https://lyon.example", signed_at=NOON - timedelta(days=3))
    here.town.update()
    words = words_of(here.page("/practices"))
    assert "2 towns are read here; sarcelles.example was heard last, 2 March 2026, 12:00" in words
    assert "Something from lyon.example since 27 February 2026, 12:00 UTC may be missing." in words


def test_colleagues_who_know_the_theme_stand_beside_the_practices(here: Readers) -> None:
    here.town.receive(practice("A"))
    (known,) = here.town.receive(
        entry("Coördinator", can_talk_about=MENTORING), kind=Kind.DIRECTORY_ENTRY
    )
    here.town.receive(entry("Sportambtenaar"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    beside = here.page("/practices?q=mentoring").partition("<aside")[2]
    assert address_of(known, colleague=True) in beside
    assert "mailto:preventie@town.example" in beside
    assert "Talks Dutch" in beside
    assert "Sportambtenaar" not in beside
    assert "<aside" not in here.page("/practices")


def test_where_nobody_knows_the_theme_whoever_works_where_it_was_done_stands_there(
    here: Readers,
) -> None:
    here.town.receive(practice("Praten", situation="Er was een kampvuur in de wijk."))
    here.town.receive(entry("Sportambtenaar"), kind=Kind.DIRECTORY_ENTRY)
    here.town.receive(entry("Van elders"), kind=Kind.DIRECTORY_ENTRY, origin="https://lyon.example")
    here.town.update()
    beside = here.page("/practices?q=kampvuur").partition("<aside")[2]
    assert "Sportambtenaar" in beside
    assert "Van elders" not in beside


@pytest.mark.parametrize(("handle", "status"), [("di", 200), ("bo", 403), ("ad", 403)])
@pytest.mark.parametrize("address", ["/practices", "/colleagues", "/saved"])
def test_the_desk_reads_and_second_readers_and_admins_do_not(
    here: Readers, address: str, handle: str, status: int
) -> None:
    here.page(address, handle=handle, status=status)


def test_a_page_asks_the_databases_as_often_for_many_results_as_for_one(here: Readers) -> None:
    def statements() -> int:
        asked: list[str] = []

        def note(*arguments: object) -> None:
            asked.append(str(arguments[2]))

        client = here.client()
        client.get("/practices?q=mentoring")
        for engine in db.engines.values():
            event.listen(engine, "before_cursor_execute", note)
        client.get("/practices?q=mentoring")
        for engine in db.engines.values():
            event.remove(engine, "before_cursor_execute", note)
        return len([each for each in asked if "received" in each or "peer" in each])

    here.town.receive(practice("A"))
    here.town.receive(entry("Coördinator", can_talk_about=MENTORING), kind=Kind.DIRECTORY_ENTRY)
    here.town.read_collection()
    here.town.update()
    before = statements()
    for number in range(12):
        origin = f"https://town-{number}.example"
        here.town.receive(practice(f"Nummer {number}"), origin=origin)
        here.town.read_collection(origin)
    here.town.update()
    assert statements() == before > 0


def test_nobody_in_the_directory_says_how_to_begin(here: Readers) -> None:
    assert "Release your own entry so that others find you." in here.page("/colleagues")


def test_an_entry_of_this_town_is_marked_among_the_others(here: Readers) -> None:
    here.town.receive(entry("Elders"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    assert "Your own town" not in here.page("/colleagues")
    here.town.release(entry("Hier"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    assert here.page("/colleagues").count("Your own town") == 1


def test_a_colleague_is_found_by_what_they_offer_seek_and_speak(here: Readers) -> None:
    here.town.receive(
        entry("Praat", can_talk_about=MENTORING),
        entry("Zoekt", language="fr", looking_for=[{"concept": "sport", "text": {"fr": "Oui"}}]),
        kind=Kind.DIRECTORY_ENTRY,
    )
    here.town.update()
    for address, title in (
        ("/colleagues?offers=mentoring", "Praat"),
        ("/colleagues?seeks=sport", "Zoekt"),
        ("/colleagues?contact_language=fr", "Zoekt"),
        ("/colleagues?q=mentoring", "Praat"),
    ):
        assert titles_of(here.page(address)) == [title]


def test_what_a_town_looks_for_ends_after_sixty_days(here: Readers) -> None:
    here.town.receive(
        entry("Vers", looking_for=SPORT), kind=Kind.DIRECTORY_ENTRY, day=NOON - timedelta(days=60)
    )
    here.town.receive(
        entry("Oud", looking_for=SPORT), kind=Kind.DIRECTORY_ENTRY, day=NOON - timedelta(days=61)
    )
    here.town.update()
    assert titles_of(here.page("/colleagues?seeks=sport")) == []
    here.clock.now = NOON - timedelta(hours=12)
    page = here.page("/colleagues?seeks=sport")
    assert titles_of(page) == ["Vers"]
    assert re.search(
        r'value="sport" checked>\s*<label[^>]*><bdi>sport</bdi> <span[^>]*>\(1\)', page
    )
    assert here.page("/colleagues").count("Looks for</p>") == 1


def test_towns_like_this_one_are_found_and_say_why(here: Readers) -> None:
    here.town.receive(
        entry("Even groot", place={"country": "fr", "population_band": "p2"}),
        entry("Buren", place={"country": "be", "population_band": "p6"}),
        kind=Kind.DIRECTORY_ENTRY,
    )
    here.town.update()
    page = here.page("/colleagues?like=size")
    assert titles_of(page) == ["Even groot"]
    assert "As many inhabitants: 20,000 to 50,000 inhabitants" in page
    assert titles_of(here.page("/colleagues?like=country")) == ["Buren"]
    assert "The same country" in here.page("/colleagues?like=country")


def test_an_entry_of_more_than_a_year_ago_says_so(here: Readers) -> None:
    here.town.receive(entry("Oud", confirmed="2025-02"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    assert "Not confirmed since February 2025" in words_of(here.page("/colleagues"))


def test_nobody_found_offers_to_drop_each_filter(here: Readers) -> None:
    here.town.receive(entry("A"), kind=Kind.DIRECTORY_ENTRY)
    here.town.update()
    words = words_of(here.page("/colleagues?offers=mentoring"))
    assert "Nobody was found" in words
    assert "without “ mentoring ”" in words
