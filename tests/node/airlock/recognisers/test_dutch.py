"""Dutch: what its grammar and its endings tell about people, and what they leave alone."""

import re

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.dutch.capitals import is_open_name
from node.airlock.recognisers.dutch.events import find_events
from node.airlock.recognisers.dutch.few_people import is_people_noun, is_person_noun
from node.airlock.recognisers.dutch.names import find_names
from node.airlock.recognisers.dutch.organisations import find_organisations
from node.airlock.recognisers.dutch.places import find_places, find_streets
from node.airlock.recognisers.dutch.roles import find_roles
from node.airlock.recognisers.dutch.titles import is_title
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.quotes import Quotes
from tests.node.airlock.invented_register import context, register, spans


def names(text: str) -> list[str]:
    return [text[start:end] for start, end, _is_sure in find_names(text)]


def roles(text: str) -> list[tuple[str, FindingType]]:
    return [(text[start:end], kind) for _rule, kind, start, end in find_roles(text)]


def dates(text: str) -> list[tuple[str, FindingType]]:
    matches = spans(DatesAndAges(), text, context("nl", known=register()))
    return [(words, match.type) for words, match in matches]


def counts(text: str) -> list[str]:
    return [words for words, _match in spans(SmallCounts(), text, context("nl"))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Toen zweeg Van Droogenkamp weer.", "Van Droogenkamp", id="a particle"),
        pytest.param("Het dossier ligt bij T.H. Vosmeer.", "T.H. Vosmeer", id="initials"),
        pytest.param("De familie Quackelbeen verhuisde.", "Quackelbeen", id="a family"),
        pytest.param("Met buurman Zwietering ging het goed.", "Zwietering", id="a role before it"),
        pytest.param("Zwaantina vroeg om uitleg.", "Zwaantina", id="a verb of people behind it"),
        pytest.param("Het lukte samen met Zwaantina.", "Zwaantina", id="a capital after 'met'"),
        pytest.param("Dat was Otto's idee.", "Otto's", id="a genitive"),
        pytest.param(
            "Ook mevrouw DIRKJE ZWALUWBOS was er die avond bij.",
            "DIRKJE ZWALUWBOS",
            id="capitals only",
        ),
    ],
)
def test_a_name_is_found_by_how_it_is_built_or_by_what_stands_beside_it(
    text: str, name: str
) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("De Raad van State gaf advies.", id="a body of the state"),
        pytest.param("Volgens de Franse wet mag het.", id="an adjective of a country"),
        pytest.param("Ze spraken met Turkse moeders.", id="an adjective before a noun"),
        pytest.param("Daarna kwam er niemand meer.", id="a word that begins a sentence"),
        pytest.param("Een N.V. is geen vereniging.", id="an abbreviation"),
        pytest.param("De politie vroeg om uitleg.", id="a body that asks"),
        pytest.param("ALLE REGELS OP EEN RIJTJE", id="a heading in capitals"),
    ],
)
def test_a_capital_that_names_nobody_is_left_alone(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("phrase", "is_open"),
    [
        ("Franse", True),
        ("Koningsdag", True),
        ("Ministerie", True),
        ("Quackelbeen", False),
        ("Molenkampstraat", False),
    ],
)
def test_countries_feasts_and_public_bodies_are_open_and_the_rest_is_not(
    phrase: str, *, is_open: bool
) -> None:
    assert is_open_name(phrase) is is_open


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Hij woont in de Molenkampstraat 14 nu.", "Molenkampstraat 14"),
        ("Het was op de Laan van Oud Zwaluwbos.", "Laan van Oud Zwaluwbos"),
        ("We zagen hem in de Korte Wilgendreef.", "Korte Wilgendreef"),
    ],
)
def test_a_street_is_found_with_its_number(text: str, street: str) -> None:
    assert street in [text[start:end] for start, end in find_streets(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Het gebeurde aan 't Kromme Eind.", "Kromme Eind"),
        ("We kwamen samen in de Zilverwijk.", "Zilverwijk"),
        ("Ze kent heel Kerkem-Noord goed.", "Kerkem-Noord"),
    ],
)
def test_a_place_below_the_municipality_is_found(text: str, place: str) -> None:
    assert place in [text[start:end] for start, end in find_places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "De rommelmarkt was druk.",
        "Iedereen kwam naar de speelstraat.",
        "Samen naar de kerstmarkt gaan.",
    ],
)
def test_a_kind_of_street_or_market_is_no_address(text: str) -> None:
    assert [*find_streets(text), *find_places(text)] == []


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Bij bakkerij Zonneschoof was het warm.", "bakkerij Zonneschoof"),
        ("Voetbalclub Zwaluwboys sloot.", "Voetbalclub Zwaluwboys"),
        ("Ze gaat naar het Zwaluwbosch College.", "Zwaluwbosch College"),
        ("Ze gaat naar het Sint-Ludgeriscollege.", "Sint-Ludgeriscollege"),
    ],
)
def test_an_organisation_is_found_with_its_kind_before_it_behind_it_or_written_onto_it(
    text: str, organisation: str
) -> None:
    assert organisation in [text[start:end] for start, end in find_organisations(text)]


@pytest.mark.parametrize(
    "text", ["We bellen het ministerie van Justitie.", "De basisschool is open."]
)
def test_a_public_body_and_a_kind_without_a_name_are_left_alone(text: str) -> None:
    assert list(find_organisations(text)) == []


@pytest.mark.parametrize(
    ("text", "covered", "kind"),
    [
        ("Toen kwam zijn oudste zus mee.", "zijn oudste zus", FindingType.ROLE),
        ("De moeder van Anneke.", "De moeder van Anneke", FindingType.ROLE),
        ("de voorzitter van de kaartersclub.", "de voorzitter van de kaartersclub", "role"),
        ("De enige leerling uit Zwaluwbos.", "enige leerling uit Zwaluwbos", FindingType.ROLE),
        ("Een Tsjetsjeense jongen zweeg.", "Een Tsjetsjeense jongen", FindingType.DEMOG),
        ("Een bekeerling kwam langs.", "Een bekeerling", FindingType.DEMOG),
        ("Iemand van Syrische afkomst.", "van Syrische afkomst", FindingType.DEMOG),
    ],
)
def test_a_role_or_a_trait_of_one_person_is_found(text: str, covered: str, kind: str) -> None:
    assert (covered, FindingType(kind)) in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "De enige oplossing is praten.",
        "De oudste school is gesloten.",
        "Moslims en christenen aten samen.",
        "Vaders en moeders zijn welkom.",
    ],
)
def test_the_only_thing_and_groups_in_general_are_no_roles(text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Een handvol jongens bleef.", "Een handvol jongens"),
        ("Op twee na waren alle jongeren er.", "Op twee na"),
        ("Het trio kwam terug.", "Het trio"),
        ("Er kwamen drie kapsters.", "drie kapsters"),
    ],
)
def test_few_people_are_counted_without_a_digit_or_a_listed_noun(text: str, count: str) -> None:
    assert counts(text) == [count]


@pytest.mark.parametrize(
    "text",
    ["Een paar uur later was het stil.", "Maximaal acht deelnemers per groep.", "drie akkers"],
)
def test_hours_things_and_norms_are_no_few_people(text: str) -> None:
    assert counts(text) == []


def test_a_noun_means_people_by_its_ending_unless_it_is_listed_as_a_thing() -> None:
    assert is_people_noun("bakkers")
    assert is_people_noun("stagiairs")
    assert not is_people_noun("akkers")
    assert not is_people_noun("nieuwsposters")
    assert is_person_noun("bakker")
    assert not is_person_noun("kamer")


@pytest.mark.parametrize(
    ("text", "covered", "kind"),
    [
        ("Hij zit in het vijfde middelbaar.", "in het vijfde middelbaar", FindingType.AGE),
        ("De jongen van zestien kwam terug.", "jongen van zestien", FindingType.AGE),
        ("Ze belde daags na de begrafenis.", "daags na de begrafenis", FindingType.DATE),
        ("Op vrijdag kwam hij niet.", "Op vrijdag", FindingType.DATE),
        ("Gisteravond bleef hij weg.", "Gisteravond", FindingType.DATE),
        ("Gisteren vond hij werk.", "Gisteren", FindingType.DATE),
    ],
)
def test_a_day_or_an_age_told_without_a_date_is_found(
    text: str, covered: str, kind: FindingType
) -> None:
    assert dates(text) == [(covered, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Op vrijdag is het centrum open.",
        "Rond Kerstmis is het drukker.",
        "Leerlingen van het vijfde middelbaar kregen les.",
    ],
)
def test_a_day_of_every_week_a_season_and_a_group_are_left_alone(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Toen kwam de steekpartij aan het station.", "de steekpartij aan het station"),
        ("Na de schoolbrand van vorig jaar.", "de schoolbrand van vorig"),
    ],
)
def test_an_event_is_found_by_where_or_when_it_was(text: str, event: str) -> None:
    assert any(text[start:end].startswith(event) for start, end in find_events(text))


def test_an_event_that_may_be_any_is_left_alone() -> None:
    assert list(find_events("Een incident op school kan altijd.")) == []


def test_a_quotation_is_a_title_behind_a_word_for_a_work_and_speech_elsewhere() -> None:
    text = 'Het project "Samen Vooruit" loopt.'
    start = text.index("Samen")

    assert is_title(text, start, start + len("Samen Vooruit"))
    assert spans(Quotes(), text, context("nl")) == []
    [(words, match)] = spans(Quotes(), '"Waarom mag ik niet mee?" vroeg hij.', context("nl"))
    assert (words, match.type) == ("Waarom mag ik niet mee?", FindingType.QUOTE)


@pytest.mark.parametrize("fragment", ["XXXX ", "Xx'", "'t Xx aan ", "Xx op 't "])
def test_a_long_text_of_one_fragment_is_passed_over_in_little_time(fragment: str) -> None:
    text = (fragment * 500)[:2_000]

    found = [*find_names(text), *find_organisations(text), *find_places(text), *find_streets(text)]

    assert all(re.search(r"X", text[each[0] : each[1]]) for each in found)


@pytest.mark.parametrize("text", ["Stad Quistwijk", "De gemeente Zwenkgraven besliste mee."])
def test_a_town_is_nobody_though_no_list_has_it(text: str) -> None:
    found = spans(Names(), text, context("nl", known=register()))
    assert [words for words, match in found if match.severity is Severity.HIGH] == []
