"""Proposals: what stands in place of a finding, in each language, and how it is put there."""

import pytest

from node.airlock.leak_check import check_text_members
from node.airlock.proposals import Replacement, apply
from node.airlock.recognisers import EntryKind
from tests.node.airlock.invented_register import context, entry, register


def proposed(text: str, language: str, *, minimum: int = 10) -> dict[str, str | None]:
    findings = check_text_members(
        {f"texts.{language}.result": text}, context=context(language, minimum=minimum)
    )
    return {finding.excerpt: finding.proposal for finding in findings}


def rewritten(text: str, language: str) -> str:
    findings = check_text_members({"result": text}, context=context(language))
    return apply(
        text,
        [
            Replacement(start=finding.start, end=finding.end, text=finding.proposal)
            for finding in findings
            if finding.proposal is not None
        ],
    )


@pytest.mark.parametrize(
    ("language", "text", "safe"),
    [
        pytest.param(
            "en",
            "We asked Youssef Benali, and Amina's brother came.",
            "We asked a person involved, and someone's brother came.",
            id="persons in English",
        ),
        pytest.param(
            "nl",
            "Jan Peeters kwam, het Peeters-dossier ging dicht.",
            "Een betrokkene kwam, het dossier ging dicht.",
            id="persons in Dutch",
        ),
        pytest.param(
            "fr",
            "L'ami d'Amina et le frère de Amina sont venus.",
            "L'ami d'une personne concernée et le frère de quelqu'un sont venus.",
            id="persons in French",
        ),
        pytest.param(
            "de",
            "Dann kam Herr Müller dazu.",
            "Dann kam eine beteiligte Person dazu.",
            id="person with title in German",
        ),
        pytest.param(
            "es",
            "Vino Carmen García López.",
            "Vino una persona implicada.",
            id="person in Spanish",
        ),
        pytest.param(
            "it",
            "È venuto Youssef Benali.",
            "È venuto una persona coinvolta.",
            id="person in Italian",
        ),
        pytest.param(
            "en",
            "In Hoogveld the Moskee Al-Noor helped.",
            "In a neighbourhood the local faith community helped.",
            id="place and organisation, with and without an article",
        ),
        pytest.param(
            "nl",
            "Bij Moskee Al-Noor in Hoogveld.",
            "Bij een plaatselijke geloofsgemeenschap in een wijk.",
            id="place and organisation in Dutch",
        ),
        pytest.param(
            "nl",
            "Bel ons (0475 12 34 56), of mail jan@stad.be.",
            "Bel ons, of mail.",
            id="contacts are left out",
        ),
        pytest.param(
            "en",
            "On 3 March 2024 and on the 5th of May we met.",
            "In March 2024 and in May we met.",
            id="days in English",
        ),
        pytest.param(
            "nl", "Het was op 12 maart 2024.", "Het was in maart 2024.", id="day in Dutch"
        ),
        pytest.param(
            "fr", "C'était le 1er mars 2024.", "C'était en mars 2024.", id="day in French"
        ),
        pytest.param("de", "Am 3. Mai 2024 kam Post.", "Im Mai 2024 kam Post.", id="day in German"),
        pytest.param(
            "es", "Fue el 3 de mayo de 2024.", "Fue en mayo de 2024.", id="day in Spanish"
        ),
        pytest.param("nl", "Datum 12/03/2024.", "Datum maart 2024.", id="day in digits"),
        pytest.param("en", "Date 2024-03-12.", "Date March 2024.", id="day as in a file name"),
        pytest.param(
            "nl",
            "Een jongere, geboren op 3 mei 2009, kwam.",
            "Een jongere, kwam.",
            id="a birth is left out",
        ),
        pytest.param(
            "en", "The 15-year-old spoke.", "The 12-to-17-year-old spoke.", id="age in English"
        ),
        pytest.param(
            "nl", "De vijftienjarige sprak.", "De 12- tot 17-jarige sprak.", id="age in words"
        ),
        pytest.param("fr", "Il a 15 ans.", "Il a 12 à 17 ans.", id="age in French"),
        pytest.param(
            "de", "Der 15-Jährige sprach.", "Der 12- bis 17-Jährige sprach.", id="age in German"
        ),
        pytest.param(
            "en",
            "Seven young people and two brothers came.",
            "Fewer than ten young people and fewer than ten people came.",
            id="counts in English",
        ),
        pytest.param(
            "nl",
            "We zagen beide zussen en drie leerlingen.",
            "We zagen minder dan tien personen en minder dan tien leerlingen.",
            id="counts in Dutch",
        ),
        pytest.param(
            "fr",
            "Nous avons vu deux élèves et une fille.",
            "Nous avons vu moins de dix élèves et une personne concernée.",
            id="counts in French",
        ),
        pytest.param(
            "de",
            "Wir trafen drei Jugendliche.",
            "Wir trafen weniger als zehn Jugendliche.",
            id="count in German",
        ),
    ],
)
def test_a_text_with_every_proposal_taken_reads_as_prose(
    language: str, text: str, safe: str
) -> None:
    assert rewritten(text, language) == safe


@pytest.mark.parametrize(
    ("minimum", "proposal"),
    [
        (5, "fewer than five pupils"),
        (12, "fewer than twelve pupils"),
        (15, "fewer than 15 pupils"),
    ],
)
def test_a_small_count_is_proposed_against_the_minimum_of_the_node(
    minimum: int, proposal: str
) -> None:
    assert proposed("we met four pupils", "en", minimum=minimum) == {"four pupils": proposal}


def test_disguised_words_are_proposed_in_plain_letters() -> None:
    assert proposed("een h-a-l-l-o erbij", "nl") == {"h-a-l-l-o": "hallo"}


def test_a_disguised_name_is_proposed_as_what_it_is() -> None:
    assert proposed("met P\u200beeters erbij", "nl") == {"P\u200beeters": "een betrokkene"}


def test_a_language_without_phrases_gets_no_phrase_and_loses_contacts() -> None:
    assert proposed("Jan Peeters", "pl") == {"Jan Peeters": None}
    assert proposed("jan@stad.be", "pl") == {"jan@stad.be": ""}


def test_a_safe_text_is_found_to_be_safe_again() -> None:
    text = "Jan Peeters sprak op 3 mei 2024 met twee broers (0475 12 34 56) bij Moskee Al-Noor."

    assert proposed(rewritten(text, "nl"), "nl") == {}


def test_replacements_are_made_in_any_order() -> None:
    replacements = [
        Replacement(start=4, end=7, text="two"),
        Replacement(start=0, end=3, text="first"),
    ]

    assert apply("one 2nd", replacements) == "first two"


@pytest.mark.parametrize(
    ("text", "cut", "left"),
    [
        pytest.param("mail x nu", "x", "mail nu", id="one space goes"),
        pytest.param("mail (x) nu", "x", "mail nu", id="empty brackets go"),
        pytest.param("mail x, nu", "x", "mail, nu", id="no space before a comma"),
        pytest.param("mail, x, nu", "x", "mail, nu", id="one comma goes"),
        pytest.param("mail x.", "x", "mail.", id="no space before a full stop"),
        pytest.param("mail x", "x", "mail", id="at the end"),
        pytest.param("x mail", "x", "mail", id="at the beginning"),
    ],
)
def test_what_is_left_out_takes_its_space_and_signs_along(text: str, cut: str, left: str) -> None:
    start = text.index(cut)

    assert apply(text, [Replacement(start=start, end=start + len(cut), text="")]) == left


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([(0, 3), (2, 4)], id="overlapping"),
        pytest.param([(0, 9)], id="beyond the end"),
        pytest.param([(3, 2)], id="backwards"),
    ],
)
def test_replacements_that_do_not_fit_are_refused(places: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("abcd", [Replacement(start=start, end=end, text="x") for start, end in places])


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        pytest.param("Fenna Quaghemoor-Dorpel kwam.", "Een betrokkene kwam.", id="full name"),
        pytest.param("fenna quaghemoor-dorpel kwam.", "een betrokkene kwam.", id="small letters"),
        pytest.param("Toen kwam Quaghemoor-Dorpel.", "Toen kwam een betrokkene.", id="surnames"),
        pytest.param("toen kwam quaghemoor-dorpel.", "toen kwam een betrokkene.", id="both small"),
        pytest.param("Het Quaghemoor-dossier ligt er.", "Het dossier ligt er.", id="a file"),
    ],
)
def test_half_of_a_double_name_is_never_proposed(text: str, safe: str) -> None:
    known = register(entry(1, EntryKind.PERSON, "Fenna Quaghemoor-Dorpel"))
    (finding,) = check_text_members({"texts.nl.aim": text}, context=context("nl", known=known))
    assert finding.proposal is not None

    change = Replacement(start=finding.start, end=finding.end, text=finding.proposal)

    assert apply(text, [change]) == safe


@pytest.mark.parametrize(
    ("language", "text", "safe"),
    [
        (
            "en",
            "The Oakmoor mosque opened its doors.",
            "The local faith community opened its doors.",
        ),
        ("en", "We met at Oakmoor boxing club.", "We met at a local club."),
        ("nl", "De moskee Oukmaar deed mee.", "De plaatselijke geloofsgemeenschap deed mee."),
        ("nl", "In het jeugdhuis Oukmaar kon het.", "In het plaatselijke jongerencentrum kon het."),
        ("nl", "Wij belden voetbalclub Oukmaar.", "Wij belden een plaatselijke club."),
        (
            "fr",
            "La mosquée Oukmaar et le club Oukmaar aident.",
            "La communauté religieuse locale et le club local aident.",
        ),
        (
            "fr",
            "Avec les jeunes de l'association Oukmaar.",
            "Avec les jeunes de l'association locale.",
        ),
        ("fr", "Le directeur du collège Oukmaar.", "Le directeur du groupe scolaire local."),
        ("de", "Der Verein Oukmaar half.", "Der Verein vor Ort half."),
        ("de", "In der Moschee Oukmaar war Platz.", "In der Glaubensgemeinschaft war Platz."),
        ("de", "Im Jugendzentrum Oukmaar ging es.", "Im Jugendzentrum vor Ort ging es."),
        ("de", "Mit Moschee Oukmaar ging es.", "Mit einer Glaubensgemeinschaft ging es."),
        ("de", "Wir sprachen mit Herrn Müller.", "Wir sprachen mit einer beteiligten Person."),
        ("en", "The youth worker Youssef Benali came.", "The youth worker came."),
        ("nl", "Onze straathoekwerker Jan Peeters kwam.", "Onze straathoekwerker kwam."),
        ("fr", "L'éducatrice Sophie Petit est venue.", "L'éducatrice est venue."),
        ("de", "Die Sozialarbeiterin Katrin Lang kam.", "Die Sozialarbeiterin kam."),
        ("fr", "Nous pensons que Youssef Benali viendra.", "Nous pensons que quelqu'un viendra."),
    ],
)
def test_what_takes_the_place_of_a_name_fits_its_sentence(
    language: str, text: str, safe: str
) -> None:
    assert rewritten(text, language) == safe
