"""The register: every form of a known name is found, and names that may be said are not."""

import pytest

from node.airlock.findings import Severity
from node.airlock.fusion import fuse
from node.airlock.recognisers import EntryKind, recognise
from node.airlock.recognisers.register_names import RegisterNames
from node.textguard.canonical import canonicalise
from tests.node.airlock.invented_register import MUNICIPALITY, context, entry, register, spans


def found(text: str, language: str = "nl") -> dict[str, bool]:
    """Return the excerpts found in `text`, and whether a person may decide about each."""
    matches = RegisterNames().recognise(canonicalise(text), context(language))
    return {
        finding.excerpt: finding.dismissable
        for finding in fuse(matches, member="m", original=text)
        if finding.severity is Severity.HIGH
    }


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        pytest.param("Toen kwam Jan Peeters binnen.", "Jan Peeters", id="as written"),
        pytest.param("TOEN KWAM JAN PEETERS.", "JAN PEETERS", id="upper case"),
        pytest.param("toen kwam jan peeters", "jan peeters", id="lower case"),
        pytest.param("Zie Peeters, Jan.", "Peeters, Jan", id="surname first"),
        pytest.param("Vries, Joost de", "Vries, Joost de", id="as in an index"),
        pytest.param("Met Jan  Peeters.", "Jan  Peeters", id="two spaces"),
        pytest.param("Met Jan Peeters' broer.", "Jan Peeters", id="Dutch genitive"),
        pytest.param("Jan Peeters's idea", "Jan Peeters", id="English genitive"),
        pytest.param("l'idée de Jan Peeters", "Jan Peeters", id="in French"),
        pytest.param("mit Jürgen Müllers Hilfe", "Jürgen Müllers", id="German genitive"),
        pytest.param("met Jan Pe\u00e9ters", "Jan Pe\u00e9ters", id="accents"),
        pytest.param("Amina El Amrani", "Amina El Amrani", id="particle"),
        pytest.param("Vraag het aan Jakke.", "Jakke", id="alias"),
        pytest.param("Vraag het aan Kleine Rik.", "Kleine Rik", id="alias of its own"),
        pytest.param("de heer Jan Peeters zei", "de heer Jan Peeters", id="with his title"),
        pytest.param("In Moskee Al-Noor was", "Moskee Al-Noor", id="organisation"),
        pytest.param("Bij De Brug kwam", "De Brug", id="organisation of two small words"),
        pytest.param("In Hoogveld wonen", "Hoogveld", id="place"),
        pytest.param("Kom naar Kerkstraat 12.", "Kerkstraat 12", id="address"),
        pytest.param("Bel 0475/12.34.56 nu", "0475/12.34.56", id="telephone"),
        pytest.param("Bel +32 475 12 34 56 nu", "+32 475 12 34 56", id="telephone from abroad"),
        pytest.param("jan.peeters@stad.be", "jan.peeters@stad.be", id="mailbox"),
        pytest.param(
            "jan punt peeters apenstaartje stad punt be",
            "jan punt peeters apenstaartje stad punt be",
            id="mailbox spelled out",
        ),
    ],
)
def test_what_the_register_holds_in_full_nobody_may_wave_through(text: str, excerpt: str) -> None:
    assert found(text) == {excerpt: False}


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        pytest.param("Toen kwam Peeters binnen.", "Peeters", id="surname"),
        pytest.param("toen kwam peeters binnen", "peeters", id="surname in lower case"),
        pytest.param("mevrouw Peeters zei", "mevrouw Peeters", id="title and surname"),
        pytest.param("meneer J. Peeters zei", "meneer J. Peeters", id="initial and surname"),
        pytest.param("met De Vries erbij", "De Vries", id="surname with particle"),
        pytest.param("Toen kwam Amina binnen.", "Amina", id="first name"),
        pytest.param("toen kwam amina binnen", "amina", id="first name in lower case"),
        pytest.param("Met Amina B. erbij", "Amina B.", id="first name and initial"),
        pytest.param("Amina's brother", "Amina", id="English genitive"),
        pytest.param("l'ami d'Amina", "Amina", id="French elision"),
        pytest.param("Aminas Bruder", "Aminas", id="German genitive"),
        pytest.param("kleine Jantje", "Jantje", id="diminutive"),
        pytest.param("kleine Tommetje", "Tommetje", id="diminutive that doubles"),
        pytest.param("de Peetersen kwamen", "Peetersen", id="plural family"),
        pytest.param("les Benalis sont venus", "Benalis", id="French plural family"),
        pytest.param("het Peeters-dossier", "Peeters-dossier", id="compound with hyphen"),
        pytest.param("het Peetersdossier", "Peetersdossier", id="compound"),
        pytest.param("die Benalifamilie", "Benalifamilie", id="German compound"),
        pytest.param("met J. de V. gepraat", "J. de V.", id="initials with particle"),
        pytest.param("met J.P. gepraat", "J.P.", id="initials"),
        pytest.param("met Verstraten erbij", "Verstraten", id="a letter missing"),
        pytest.param("met Vertsraeten erbij", "Vertsraeten", id="letters swapped"),
        pytest.param("mit Mueller dabei", "Mueller", id="umlaut written out"),
        pytest.param("met Yusuf Benaly erbij", "Yusuf Benaly", id="transcribed otherwise"),
        pytest.param("met Jan Willem Peeters erbij", "Jan", id="another middle name"),
        pytest.param("In Al-Noor was", "Al-Noor", id="organisation without its head"),
        pytest.param("naar de Brug gegaan", "de Brug", id="organisation in other capitals"),
        pytest.param("met Carmen López erbij", "Carmen López", id="one of two surnames"),
        pytest.param(
            "met \u064a\u0648\u0633\u0641 \u0628\u0646\u0639\u0644\u064a erbij",
            "\u064a\u0648\u0633\u0641 \u0628\u0646\u0639\u0644\u064a",
            id="Arabic script",
        ),
        pytest.param(
            "met \u0412\u0435\u0440\u0441\u0442\u0440\u0430\u0435\u0442\u0435\u043d erbij",
            "\u0412\u0435\u0440\u0441\u0442\u0440\u0430\u0435\u0442\u0435\u043d",
            id="Cyrillic script",
        ),
        pytest.param("met Herr Lang erbij", "Herr Lang", id="ordinary word behind a title"),
        pytest.param("Wij zagen Klein daar.", "Klein", id="ordinary word with a capital"),
    ],
)
def test_another_form_of_a_name_is_high_and_a_person_may_decide(text: str, excerpt: str) -> None:
    assert found(text)[excerpt] is True


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("een klein huis met een klein hart", "nl", id="klein"),
        pytest.param("un petit groupe, petit à petit", "fr", id="petit"),
        pytest.param("es dauert lang und ist ein langes Gespräch", "de", id="lang"),
        pytest.param("Petit à petit, la confiance revient.", "fr", id="sentence begins"),
        pytest.param("a mark on the wall", "en", id="a first name that is a word"),
        pytest.param("De burgemeester en the mayor kwamen.", "nl", id="public office"),
        pytest.param("le maire et la coordinatrice", "fr", id="public office in French"),
        pytest.param("der Bürgermeister, die Bürgermeisterin", "de", id="public office in German"),
        pytest.param("SPIOR deed mee, met SPIOR's hulp.", "nl", id="permission recorded"),
        pytest.param("Stichting Peeters deed mee.", "nl", id="surname inside a permitted name"),
        pytest.param("In Elmbeke wonen veel mensen.", "nl", id="the municipality"),
        pytest.param("over de brug gaan", "nl", id="words of an organisation's name"),
        pytest.param("De E.U. en de V.N.", "nl", id="abbreviations"),
        pytest.param("Wij bellen op 12 maart om 14.30 uur", "nl", id="numbers"),
        pytest.param("de vriesnacht en het peterschap", "nl", id="words that hold a name"),
    ],
)
def test_ordinary_words_offices_and_permitted_names_are_no_high_finding(
    text: str, language: str
) -> None:
    assert found(text, language) == {}


def test_a_permitted_name_covers_only_itself() -> None:
    assert found("Stichting Peeters en Peeters zelf") == {"Peeters": True}


def test_permission_does_not_extend_to_a_shortened_name() -> None:
    known = register(
        entry(1, EntryKind.PERSON, "Jan Peeters"),
        entry(2, EntryKind.ORGANISATION, "Stichting Huis Peeters", publishable=True),
    )

    assert spans(RegisterNames(), "Stichting Huis Peeters", context(known=known)) == []
    assert spans(RegisterNames(), "het Huis Peeters", context(known=known))


def test_a_dotted_abbreviation_is_nobody_s_initials() -> None:
    known = register(entry(1, EntryKind.PERSON, "Els Uyttendaele"))

    assert spans(RegisterNames(), "De E.U. betaalt.", context(known=known)) == []
    assert spans(RegisterNames(), "Volgens E. Uyttendaele", context(known=known))


def test_a_full_name_inside_a_permitted_name_is_found() -> None:
    known = register(
        entry(1, EntryKind.PERSON, "Jan Peeters"),
        entry(2, EntryKind.ORGANISATION, "Fonds Jan Peeters", publishable=True),
    )

    matches = spans(RegisterNames(), "Fonds Jan Peeters gaf geld.", context(known=known))

    assert [excerpt for excerpt, match in matches if not match.dismissable] == ["Jan Peeters"]


def test_a_person_is_never_publishable() -> None:
    known = register(entry(1, EntryKind.PERSON, "Jan Peeters", publishable=True))

    assert spans(RegisterNames(), "Jan Peeters", context(known=known))


def test_the_municipality_of_the_publisher_is_no_finding_even_if_the_register_holds_it() -> None:
    known = register(entry(1, EntryKind.PLACE, MUNICIPALITY))
    text = f"In {MUNICIPALITY} gebeurt veel."

    assert spans(RegisterNames(), text, context(known=known, municipality=MUNICIPALITY)) == []
    assert spans(RegisterNames(), text, context(known=known))


def test_a_word_that_is_also_a_surname_is_medium_where_a_capital_is_due_anyway() -> None:
    begins = spans(RegisterNames(), "Klein begin. Klein vervolg.", context())
    german = spans(RegisterNames(), "Das war der Lang.", context("de"))

    assert [match.severity for _excerpt, match in begins] == [Severity.MEDIUM] * 2
    assert [match.severity for _excerpt, match in german] == [Severity.MEDIUM]


@pytest.mark.parametrize(
    "disguise",
    [
        pytest.param("Jan P\u200beeters", id="zero-width"),
        pytest.param("Jan Pee\u00adters", id="soft hyphen"),
        pytest.param("Jan P\u0435\u0435ters", id="homoglyph"),
        pytest.param("\uff2a\uff41\uff4e Peeters", id="fullwidth"),
        pytest.param("J a n Peeters", id="spaced"),
        pytest.param("J-a-n P-e-e-t-e-r-s", id="hyphenated"),
    ],
)
def test_a_disguised_name_is_found_in_full_and_as_hidden_text(disguise: str) -> None:
    text = f"Toen kwam {disguise} binnen."

    matches = recognise(canonicalise(text), context=context())

    rules = {match.rule for match in matches if not match.dismissable}
    assert "register.person.full" in rules
    assert any(rule.startswith("hidden.") for rule in rules)
    full = next(match for match in matches if match.rule == "register.person.full")
    assert text[full.start : full.end] == disguise


def test_a_match_names_its_entry_and_never_the_words() -> None:
    (excerpt, match), *_rest = spans(RegisterNames(), "Jan Peeters", context())

    assert excerpt == "Jan Peeters"
    assert match.about == ("00000000-0000-0000-0000-000000000001",)
    assert "Peeters" not in repr(match)


def test_two_thousand_entries_and_eight_thousand_characters_are_read() -> None:
    syllables = ("ka", "lo", "mi", "ra", "so", "fi", "den", "ver", "mol", "ten")
    names = [
        f"{one}{two}".capitalize() + f" {two}{three}{one}".capitalize()
        for one in syllables
        for two in syllables
        for three in syllables
    ] * 2
    known = register(*(entry(at, EntryKind.PERSON, name) for at, name in enumerate(names)))
    text = ("Kalo Lokaka sprak met de school over het plan. " * 180)[:8000]

    matches = spans(RegisterNames(), text, context(known=known))

    assert sum(match.rule == "register.person.full" for _excerpt, match in matches) > 100
