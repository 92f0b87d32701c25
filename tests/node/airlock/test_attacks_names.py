"""Who is named in another form than the register's, or is in no register: always a high finding.

Every case takes the way a draft takes, with the rules of all recognisers together. Everybody in
these texts is invented.
"""

import pytest

from node.airlock.findings import Finding, Severity
from node.airlock.leak_check import leak_check
from node.airlock.recognisers import Register
from tests.node.airlock.invented_register import REGISTER, context, register

__all__: list[str] = []

NOBODY = register()


def open_over(text: str, excerpt: str, *, language: str, known: Register) -> list[Finding]:
    """Return what holds a text up and touches every letter of the excerpt."""
    start = text.index(excerpt)
    letters = {at for at in range(start, start + len(excerpt)) if text[at].isalnum()}
    findings = leak_check(
        {"texts.x.result": text}, context=context(language, known=known), decided={}
    )
    covered = {at for each in findings for at in range(each.start, each.end)}
    assert letters <= covered, text
    return [each for each in findings if letters & {*range(each.start, each.end)}]


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("nl", "Met JAN PEETERS ging het.", "JAN PEETERS", id="UPPER"),
        pytest.param("nl", "met jan peeters ging het", "jan peeters", id="lower"),
        pytest.param("nl", "Vraag het aan Jakke.", "Jakke", id="nickname that is an alias"),
        pytest.param("nl", "Zie Peeters, Jan.", "Peeters, Jan", id="surname first"),
        pytest.param("fr", "l'idée de Jan Peeters", "Jan Peeters", id="genitive in French"),
        pytest.param("en", "Jan Peeters's idea", "Jan Peeters", id="genitive"),
        pytest.param("de", "Jürgen Müllers Hilfe", "Jürgen Müllers", id="genitive in German"),
        pytest.param("nl", "Met Joost de Vries ging het.", "Joost de Vries", id="particle"),
        pytest.param("es", "con Carmen García López", "Carmen García López", id="double name"),
        pytest.param("nl", "In Moskee Al-Noor was het.", "Moskee Al-Noor", id="institution"),
    ],
)
def test_what_is_known_in_full_is_waved_through_by_nobody(
    language: str, text: str, excerpt: str
) -> None:
    findings = open_over(text, excerpt, language=language, known=REGISTER)

    assert not any(finding.dismissable for finding in findings)


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("nl", "met Verstraten erbij", "Verstraten", id="typo, a letter missing"),
        pytest.param("nl", "met Vertsraeten erbij", "Vertsraeten", id="typo, letters swapped"),
        pytest.param("nl", "met Verstraetten erbij", "Verstraetten", id="typo, a letter doubled"),
        pytest.param("nl", "kleine Jantje kwam", "Jantje", id="diminutive"),
        pytest.param("nl", "kleine Tommetje kwam", "Tommetje", id="diminutive that doubles"),
        pytest.param("nl", "met J.P. gepraat", "J.P.", id="initials"),
        pytest.param("en", "We spoke with J. Peeters.", "J. Peeters", id="initial and surname"),
        pytest.param("nl", "Toen kwam Peeters binnen.", "Peeters", id="surname only"),
        pytest.param("nl", "toen kwam peeters binnen", "peeters", id="surname only, lower"),
        pytest.param("nl", "de Peetersen kwamen", "Peetersen", id="plural family"),
        pytest.param("fr", "les Benali sont venus", "Benali", id="plural family in French"),
        pytest.param("en", "the Benalis came", "Benalis", id="plural family in English"),
        pytest.param("nl", "Peeters' broer kwam", "Peeters", id="genitive of a surname"),
        pytest.param("de", "Benalis Bruder kam", "Benalis", id="genitive in German"),
        pytest.param("nl", "het Peetersdossier lag daar", "Peetersdossier", id="compound"),
        pytest.param("nl", "het Peeters-dossier lag daar", "Peeters-dossier", id="with a hyphen"),
        pytest.param("de", "die Benalifamilie kam", "Benalifamilie", id="compound in German"),
        pytest.param("nl", "met Yusuf Benaly erbij", "Yusuf Benaly", id="transliteration"),
        pytest.param("fr", "avec Youcef Ben Ali", "Youcef", id="transliteration in two words"),
        pytest.param(
            "nl",
            "met \u064a\u0648\u0633\u0641 \u0628\u0646\u0639\u0644\u064a erbij",
            "\u064a\u0648\u0633\u0641 \u0628\u0646\u0639\u0644\u064a",
            id="Arabic script",
        ),
        pytest.param(
            "nl",
            "met \u0412\u0435\u0440\u0441\u0442\u0440\u0430\u0435\u0442\u0435\u043d erbij",
            "\u0412\u0435\u0440\u0441\u0442\u0440\u0430\u0435\u0442\u0435\u043d",
            id="Cyrillic script",
        ),
        pytest.param("nl", "met Carmen López erbij", "Carmen López", id="one of two surnames"),
        pytest.param("nl", "mevrouw Benali-Peeters kwam", "Benali-Peeters", id="double name"),
        pytest.param("fr", "Mme Petit, née Benali", "Benali", id="maiden name"),
        pytest.param("nl", "met De Vries erbij", "De Vries", id="surname with particle"),
        pytest.param("nl", "met J. de V. gepraat", "J. de V.", id="initials with particle"),
        pytest.param("nl", "de imam van Al-Noor kwam", "Al-Noor", id="title and institution"),
    ],
)
def test_another_form_of_a_known_name_holds_a_text_up(
    language: str, text: str, excerpt: str
) -> None:
    assert open_over(text, excerpt, language=language, known=REGISTER)


@pytest.mark.parametrize(
    ("language", "text", "excerpt"),
    [
        pytest.param("nl", "WIJ SPRAKEN MET MARIEKE VONDELAAR.", "MARIEKE VONDELAAR", id="UPPER"),
        pytest.param("nl", "Met kleine Mariekje ging het.", "Mariekje", id="diminutive"),
        pytest.param("nl", "Het lag aan T.H. Vosmeer.", "T.H. Vosmeer", id="initials"),
        pytest.param("nl", "Pieter van 't Zandhof kwam.", "Pieter van 't Zandhof", id="particles"),
        pytest.param("fr", "Louise de La Bruyandet est là.", "Louise de La Bruyandet", id="de La"),
        pytest.param("nl", "Fatima El Khalouni kwam.", "Fatima El Khalouni", id="El"),
        pytest.param("de", "Herr von Zwirbelstein kam.", "von Zwirbelstein", id="von"),
        pytest.param("nl", "De familie Quackelbeen kwam.", "Quackelbeen", id="plural family"),
        pytest.param("en", "Marieke's bag was red.", "Marieke's", id="genitive"),
        pytest.param("en", "Mrs Anna Tremblock-Vosk came.", "Anna Tremblock-Vosk", id="double"),
        pytest.param("fr", "Madame Anne Vosque, née Tremblock", "Tremblock", id="maiden name"),
        pytest.param("en", "They asked Илья about it.", "Илья", id="Cyrillic script"),
        pytest.param("en", "They asked يوسف about it.", "يوسف", id="Arabic script"),
        pytest.param("en", "the imam of Larkspur Mosque", "Larkspur Mosque", id="title, en"),
        pytest.param("nl", "de imam van moskee El Horizon", "moskee El Horizon", id="title, nl"),
        pytest.param("fr", "le directeur de l'école Belprado", "école Belprado", id="title, fr"),
        pytest.param("de", "die Leiterin der Lindenschule", "Lindenschule", id="title, de"),
    ],
)
def test_somebody_whom_no_register_holds_holds_a_text_up(
    language: str, text: str, excerpt: str
) -> None:
    findings = open_over(text, excerpt, language=language, known=NOBODY)

    assert all(finding.severity is Severity.HIGH for finding in findings)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("Het verhaal van Jan", "Later hielp Peeters.", id="known"),
        pytest.param("Wat Amina leerde", "Het gezin El Amrani kwam.", id="with a particle"),
    ],
)
def test_first_name_in_the_title_and_surname_in_the_body_are_one_person(
    title: str, body: str
) -> None:
    members = {"texts.nl.title": title, "texts.nl.aim": "Rust.", "texts.nl.result": body}

    findings = leak_check(members, context=context(), decided={})

    undismissable = {each.member for each in findings if not each.dismissable}
    assert undismissable == {"texts.nl.title", "texts.nl.result"}
