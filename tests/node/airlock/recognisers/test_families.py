"""Names, places, organisations, roles, events, quotations, days and ages: the shared rules.

What one language adds is tested with that language. Everybody and everything here is invented.
"""

from time import process_time

import pytest

from node.airlock.findings import FindingType, Severity
from node.airlock.recognisers import Recogniser
from node.airlock.recognisers.counts import SmallCounts
from node.airlock.recognisers.dates import DatesAndAges
from node.airlock.recognisers.events import Events
from node.airlock.recognisers.names import Names
from node.airlock.recognisers.organisations import Organisations
from node.airlock.recognisers.places import Places
from node.airlock.recognisers.quotes import Quotes
from node.airlock.recognisers.roles import Roles
from tests.node.airlock.invented_register import context, register, spans

NOBODY = register()


def found(recogniser: Recogniser, language: str, text: str) -> set[tuple[str, FindingType]]:
    return {
        (excerpt, match.type)
        for excerpt, match in spans(recogniser, text, context(language, known=NOBODY))
    }


def weights(recogniser: Recogniser, language: str, text: str) -> set[Severity]:
    where = context(language, known=NOBODY)
    return {match.severity for _excerpt, match in spans(recogniser, text, where)}


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("en", "We spoke with Marieke.", "Marieke", id="a listed given name"),
        pytest.param("en", "We saw Marieke Vondelaar.", "Marieke Vondelaar", id="two in a row"),
        pytest.param("en", "Marieke's bag was red.", "Marieke's", id="with its genitive"),
        pytest.param("en", "Mr Tremblock came.", "Mr Tremblock", id="an English title"),
        pytest.param("fr", "Madame Tremblock est là.", "Madame Tremblock", id="a French title"),
        pytest.param("de", "Frau Zwirbel kam.", "Frau Zwirbel", id="a German title"),
        pytest.param("de", "Onkel Ferdinand kam.", "Ferdinand", id="behind a relative"),
        pytest.param("en", "then J. Tremblock came", "J. Tremblock", id="an initial"),
        pytest.param("en", "They asked Илья about it.", "Илья", id="another script"),
        pytest.param("es", "luego vino Marieke Zambrotek", "Marieke Zambrotek", id="Spanish"),
        pytest.param(
            "es", "luego vino el señor Zambrotek", "señor Zambrotek", id="a Spanish title"
        ),
        pytest.param("it", "La sera Giulia parlava.", "Giulia", id="an Italian verb left out"),
    ],
)
def test_lists_titles_initials_and_scripts_name_somebody_for_certain(
    language: str, text: str, excerpt: str
) -> None:
    assert found(Names(), language, text) == {(excerpt, FindingType.PERSON)}
    assert weights(Names(), language, text) == {Severity.HIGH}


def test_a_capital_on_no_word_at_all_is_perhaps_a_name() -> None:
    text = "We saw Tremblock there."

    assert found(Names(), "en", text) == {("Tremblock", FindingType.PERSON)}
    assert weights(Names(), "en", text) == {Severity.MEDIUM}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ayer Zambrotek vino tarde."),
        ("it", "La sera Zambrotek parlava."),
        ("pl", "Potem przyszedł Zambrotek."),
    ],
)
def test_in_a_language_without_a_dictionary_a_capital_alone_names_nobody(
    language: str, text: str
) -> None:
    assert found(Names(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "The teacher spoke to the class.", id="ordinary words"),
        pytest.param("de", "Die Lehrerin sprach mit der Klasse.", id="German nouns"),
        pytest.param("en", "We met in Brussels in May.", id="towns and months"),
        pytest.param("en", "UNESCO and the EU pay.", id="institutions"),
        pytest.param("en", "THE WHOLE LINE IS LOUD.", id="a line in capitals"),
    ],
)
def test_words_towns_and_institutions_are_nobody_s_name(language: str, text: str) -> None:
    assert found(Names(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "letters"),
    [
        ("fr", "On garde le fauteuil. a+, G.", "G."),
        ("de", "Dann ist Schluss.\n\nHerzlich\ndeine M.", "M."),
        ("nl", "schaam schaam\n\nA.\n", "A."),
    ],
)
def test_a_letter_at_the_end_is_who_signs(language: str, text: str, letters: str) -> None:
    assert found(Names(), language, text) == {(letters, FindingType.PERSON)}
    assert found(Names(), language, "Am Ende blieb Plan B.") == set()


def test_a_word_of_a_neighbouring_language_is_no_form_of_a_name_that_looks_like_it() -> None:
    assert found(Names(), "en", "Koffie with mothers was the beginning.") == set()
    assert found(Names(), "nl", "Daarna kwam Lotje.") == {("Lotje", FindingType.PERSON)}


def test_the_publisher_s_own_name_is_no_finding() -> None:
    where = context("en", known=NOBODY, municipality="Elmbeke")

    assert spans(Names(), "Then Elmbeke pays.", where) == []


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("fr", "au 12 rue des glycines", "12 rue des glycines", id="small letters"),
        pytest.param("fr", "Il habite rue Glycine, 4", "rue Glycine, 4", id="number behind"),
        pytest.param("en", "at 12 Larkspur Terrace", "12 Larkspur Terrace", id="number before"),
        pytest.param("en", "on Larkspur Road now", "Larkspur Road", id="no number"),
        pytest.param("en", "at 5 High Street", "5 High Street", id="a number in any High Street"),
        pytest.param("es", "Larkspur Road es una calle.", "Larkspur Road", id="in a Spanish text"),
    ],
)
def test_a_street_is_an_address_and_high(language: str, text: str, excerpt: str) -> None:
    assert (excerpt, FindingType.ADDRESS) in found(Places(), language, text)
    assert Severity.HIGH in weights(Places(), language, text)


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("en", "the Larkspur estate", "Larkspur"),
        ("fr", "dans le quartier des Glycines", "Glycines"),
        ("nl", "in de wijk Zonnebeemd", "Zonnebeemd"),
        ("it", "nel quartiere Belprato", "Belprato"),
        ("es", "en el barrio Belprado", "Belprado"),
    ],
)
def test_a_quarter_with_a_name_is_a_place(language: str, text: str, excerpt: str) -> None:
    assert (excerpt, FindingType.PLACE) in found(Places(), language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "We met on the High Street.", id="a street of every town"),
        pytest.param("fr", "la place de l'islam dans la ville", id="a place that is no square"),
        pytest.param("fr", "Ils écrivent à la Région.", id="a public body with its article"),
        pytest.param("en", "They read The Guardian.", id="a title with its article"),
    ],
)
def test_what_every_town_has_or_anybody_may_name_is_no_place(language: str, text: str) -> None:
    assert found(Places(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("nl", "de moskee El Horizon", "moskee El Horizon", id="kind before"),
        pytest.param("es", "la escuela Belprado", "escuela Belprado", id="kind before in Spanish"),
        pytest.param("en", "Larkspur Mosque", "Larkspur Mosque", id="kind behind"),
        pytest.param("de", "die Lindenschule", "Lindenschule", id="kind joined to a tree"),
        pytest.param("nl", "FC Zonnebeemd", "FC Zonnebeemd", id="mark before"),
        pytest.param("de", "Spatzennest e.V. half", "Spatzennest e.V.", id="mark behind"),
        pytest.param("nl", "school “De Noot”", "school “De Noot”", id="name in marks"),
    ],
)
def test_a_kind_or_a_mark_beside_a_name_is_an_organisation(
    language: str, text: str, excerpt: str
) -> None:
    assert (excerpt, FindingType.ORG) in found(Organisations(), language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", "the community centre", id="a kind without a name"),
        pytest.param("de", "Er geht in die Musikschule.", id="a kind of school"),
        pytest.param("fr", "le lycée de Lens", id="the school of a town"),
        pytest.param("en", "the police and the city council", id="public bodies"),
    ],
)
def test_a_kind_without_a_name_is_no_organisation(language: str, text: str) -> None:
    assert found(Organisations(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt", "kind"),
    [
        ("en", "her older brother came", "her older brother", FindingType.ROLE),
        ("de", "ihr kleiner Bruder kam", "ihr kleiner Bruder", FindingType.ROLE),
        ("fr", "il dit zijn oom", "zijn oom", FindingType.ROLE),
        ("fr", "le trésorier du club", "le trésorier du club", FindingType.ROLE),
        ("en", "the only baker in the village", "the only baker in the village", FindingType.ROLE),
        ("en", "a Syrian boy came", "a Syrian boy", FindingType.DEMOG),
        ("fr", "un jeune syrien", "un jeune syrien", FindingType.DEMOG),
        ("fr", "une convertie", "une convertie", FindingType.DEMOG),
    ],
)
def test_what_is_said_of_one_person_is_a_role_or_a_trait(
    language: str, text: str, excerpt: str, kind: FindingType
) -> None:
    assert (excerpt, kind) in found(Roles(), language, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("brothers and sisters are welcome", id="relatives of anybody"),
        pytest.param("the mayor opened the meeting", id="a public office"),
        pytest.param("Syrian families came", id="a group"),
        pytest.param("converts spoke", id="believers"),
    ],
)
def test_what_is_said_of_many_or_of_an_office_is_no_role(text: str) -> None:
    assert found(Roles(), "en", text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the fire at Larkspur Hall in March 2024"),
        ("fr", "l'incendie de la mosquée en mai"),
        ("de", "der Brand in der Moschee im Mai 2023"),
        ("nl", "de brand in de moskee in mei 2023"),
    ],
)
def test_what_happened_at_a_place_or_a_time_is_an_event(language: str, text: str) -> None:
    assert (text, FindingType.EVENT) in found(Events(), language, text)


@pytest.mark.parametrize("text", ["fires are dangerous", "an incident in a school"])
def test_what_happens_anywhere_is_no_event(text: str) -> None:
    assert found(Events(), "en", text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("en", 'He said: "I never wanted to leave."', "I never wanted to leave."),
        ("fr", "Il dit : « je ne veux pas partir ».", "je ne veux pas partir"),
        ("de", "Er sagte: „ich wollte nie dorthin“.", "ich wollte nie dorthin"),
        ("de", "Er sagte: »ich wollte nie dorthin«.", "ich wollte nie dorthin"),
    ],
)
def test_four_words_of_somebody_are_a_quotation_without_its_marks(
    language: str, text: str, excerpt: str
) -> None:
    assert found(Quotes(), language, text) == {(excerpt, FindingType.QUOTE)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("en", 'He said "never again" twice.', id="two words"),
        pytest.param("en", 'They read "The Long Walk Home".', id="a title in capitals"),
        pytest.param("fr", "le livre « je ne veux pas partir »", id="a title behind its kind"),
    ],
)
def test_a_few_words_and_titles_are_no_quotation(language: str, text: str) -> None:
    assert found(Quotes(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("en", "They came last Monday.", "last Monday"),
        ("en", "the first week of May 2024", "the first week of May 2024"),
        ("nl", "Zij kwam vorige dinsdag.", "vorige dinsdag"),
        ("fr", "Elle est venue mardi dernier.", "mardi dernier"),
        ("de", "Sie kam letzten Dienstag.", "letzten Dienstag"),
        ("es", "Vino on Boxing Day.", "on Boxing Day"),
    ],
)
def test_a_named_day_is_a_date(language: str, text: str, excerpt: str) -> None:
    assert found(DatesAndAges(), language, text) == {(excerpt, FindingType.DATE)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They meet every Monday."),
        ("nl", "Zij komen elke dinsdag."),
        ("fr", "Ils viennent chaque mardi."),
        ("de", "Sie kommen jeden Dienstag."),
    ],
)
def test_a_day_that_comes_back_is_no_date(language: str, text: str) -> None:
    assert found(DatesAndAges(), language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("en", "Marieke (15) came.", "15", id="in brackets"),
        pytest.param("en", "Marieke, 15, came.", "15", id="between commas"),
        pytest.param("en", "She was fifteen when it began.", "fifteen", id="said of a person"),
        pytest.param("en", "She is in Year 9.", "Year 9", id="a class at school"),
        pytest.param("en", "her fifteenth birthday", "her fifteenth birthday", id="a birthday"),
        pytest.param("de", "Die 7b ist laut.", "Die 7b", id="a German class"),
    ],
)
def test_the_age_or_the_class_of_one_person_is_an_age(
    language: str, text: str, excerpt: str
) -> None:
    assert found(DatesAndAges(), language, text) == {(excerpt, FindingType.AGE)}


@pytest.mark.parametrize("text", ["pupils aged 12 to 18", "for 15 years", "the Year 9 classes"])
def test_bands_lengths_of_time_and_whole_years_are_no_age(text: str) -> None:
    assert found(DatesAndAges(), "en", text) == set()


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        ("en", "all but two came", "all but two"),
        ("en", "neither of them came", "neither of them"),
        ("fr", "tous sauf deux", "tous sauf deux"),
        ("de", "Sie kamen zu dritt.", "zu dritt"),
    ],
)
def test_few_people_are_counted_without_a_word_for_them(
    language: str, text: str, excerpt: str
) -> None:
    assert (excerpt, FindingType.COUNT) in found(SmallCounts(), language, text)


@pytest.mark.parametrize("recogniser", [Places(), Organisations(), Roles()])
@pytest.mark.parametrize("piece", ["A.", "J.-", "A'", "Rue ", "the Aa-"])
def test_long_repetitions_are_read_in_time(recogniser: Recogniser, piece: str) -> None:
    begun = process_time()
    spans(recogniser, (piece * 5_000)[:5_000], context("en", known=NOBODY))

    assert process_time() - begun < 2
