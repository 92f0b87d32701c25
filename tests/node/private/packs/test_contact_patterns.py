"""A contact is found as people write it, and ordinary words are left where they stand."""

import pytest

from node.private.network.contact import ContactContent
from node.private.packs.contact_patterns import Circle, contact_patterns, keys_of_text, lone_names

__all__: list[str] = []

QUILLON = ContactContent(
    function="Head teacher",
    name="Quillon Ofrane",
    mailbox="q.ofrane@zonnehof.example",
    phone="+32 470 12 34 56",
)


def _left(content: ContactContent, text: str, circle: Circle) -> str:
    """Return a text with a mark where the contact is found, as far as its keys let look."""
    patterns = contact_patterns(content, region="be")
    pattern = patterns.by_circle.get(circle)
    if pattern is None or patterns.keys.isdisjoint(keys_of_text(text)):
        return text
    return pattern.sub("…", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Met QUILLON ofrane", "Met …"),
        ("Zaal via Ofrane, Quillon", "Zaal via …"),
        ("Met Quíllon\u00a0Öfrane-Berg", "Met …-Berg"),
        ("lijst_Quillon-Ofrane.csv", "lijst_….csv"),
        ("Quillon M. Ofrane en Quillon Ofranes zaal", "… en … zaal"),
        ("Mail Q.Ofrane@Zonnehof.example", "Mail …"),
        ("bel 0470 12 34 56", "bel …"),
        ("bel 0470/12.34.56 of 0032 470 123456", "bel … of …"),
        ("bel +32(0)470 123 456", "bel …"),
        ("bel +33 470 12 34 56", "bel +33 …"),
        ("nummer 10470123456", "nummer 10470123456"),
        ("De heer Ofrane, en Quillon", "De heer Ofrane, en Quillon"),
        ("Q. Ofrane", "Q. Ofrane"),
        ("Quillon Ofraneveld", "Quillon Ofraneveld"),
    ],
)
def test_in_any_text_the_full_name_the_mailbox_and_the_telephone_are_found(
    text: str, expected: str
) -> None:
    assert _left(QUILLON, text, Circle.FAR) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zaal van OFRANE gekregen", "Zaal van … gekregen"),
        ("Q. Ofrane, Q.M. Ofrane, Ofrane Q.", "…, …, …"),
        ("Ofrane's zaal", "… zaal"),
        ("een ofrane, en Quillon", "een ofrane, en Quillon"),
    ],
)
def test_where_several_organisations_are_concerned_a_surname_with_a_capital_is_enough(
    text: str, expected: str
) -> None:
    assert _left(QUILLON, text, Circle.SHARED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zaal van quillon", "zaal van …"),
        ("zaal van ofrane", "zaal van …"),
        ("Quillon O. kwam", "… kwam"),
        ("Quillonstraat, Ofraneplein", "Quillonstraat, Ofraneplein"),
    ],
)
def test_in_what_is_the_own_organisations_one_word_of_the_name_is_enough(
    text: str, expected: str
) -> None:
    assert _left(QUILLON, text, Circle.OWN) == expected


@pytest.mark.parametrize(
    ("name", "text", "far", "shared", "own"),
    [
        ("Roos Berg", "Roos op de berg, Berg", "Roos op de berg, Berg", "Roos op de berg, …", None),
        ("Jan van den Berg", "Berg, Jan van den", "…", "…", "…"),
        ("Jan van den Berg", "Jan Berg", "Jan Berg", "Jan …", "… …"),
        ("Ofrane, Quillon (directie)", "Quillon Ofrane", "…", "…", "…"),
        ("Quillon Ofrane, directie", "Quillon Ofrane, directie", "…, directie", None, None),
        ("De heer Quillon Ofrane", "Quillon Ofrane", "…", "…", "…"),
        ("Ann-Sofie Peeters", "Ann Sofie Peeters en Sofie", "… en Sofie", "… en Sofie", "… en …"),
        ("Anna Maria Peeters", "Anna Peeters, maria", "…, maria", "…, maria", "…, …"),
        ("An Ders", "Het is anders, zei An", None, None, "Het is anders, zei …"),
        ("Jürg Strauß", "JURG STRAUSS", "…", "…", "…"),
        ("El Amrani", "el amrani, Amrani", "el amrani, Amrani", "el amrani, …", "…, …"),
        ("محمد علي", "مع محمد علي هنا", "مع … هنا", "مع … هنا", "مع … هنا"),
        ("", "Roos op de berg", None, None, None),
    ],
)
def test_a_name_is_read_by_its_parts(
    name: str, text: str, far: str | None, shared: str | None, own: str | None
) -> None:
    content = ContactContent(function="Head teacher", name=name)
    for circle, expected in ((Circle.FAR, far), (Circle.SHARED, shared), (Circle.OWN, own)):
        if expected is not None:
            assert _left(content, text, circle) == expected, circle


def test_a_number_of_few_digits_is_found_nowhere_because_it_stands_in_others() -> None:
    content = ContactContent(function="Desk", phone="5501")
    assert not contact_patterns(content, region="be").by_circle


def test_a_number_that_no_plan_knows_is_found_by_its_digits() -> None:
    content = ContactContent(function="Desk", phone="toestel 900 800 7")
    assert _left(content, "bel 9008007", Circle.FAR) == "bel …"


def test_a_name_without_words_has_no_marks() -> None:
    assert lone_names("(…)", among=frozenset({"ofrane"})) == ()


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Jörg Müller", ("Joerg Mueller", "JÖRG MÜLLER", "Jorg Muller", "Müller, Joerg")),
        ("Joerg Mueller", ("Jörg Müller", "Joerg MUELLER")),
        ("Søren Ærø", ("Soeren Aeroe", "SØREN ÆRØ", "Soren Aero")),
        ("Marie Lebœuf", ("Marie Leboeuf", "MARIE LEBŒUF")),
        ("Marie\u2011Claire Dupont", ("Marie\u2011Claire Dupont", "Marie-Claire Dupont")),
        ("Marie-Claire Dupont", ("Marie\u2010Claire Dupont", "Marie\u2013Claire Dupont")),
    ],
)
def test_letters_with_marks_and_hyphens_are_found_in_each_of_their_spellings(
    name: str, spellings: tuple[str, ...]
) -> None:
    contact = ContactContent(function="Desk", name=name)
    left = {text: _left(contact, f"Met {text} gebeld", Circle.FAR) for text in spellings}
    assert left == dict.fromkeys(spellings, "Met … gebeld")


def test_an_e_that_belongs_to_a_name_is_no_mark() -> None:
    assert _left(ContactContent(function="Desk", name="Noel Bos"), "Nol Bos", Circle.FAR) == (
        "Nol Bos"
    )


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u00a0"])
def test_a_number_is_found_with_every_dash_it_may_be_stored_with(dash: str) -> None:
    number = dash.join(("0470", "12", "34", "56"))
    contact = ContactContent(function="Desk", phone=number)
    assert _left(contact, f"bel {number}", Circle.FAR) == "bel …"
    assert _left(contact, "bel 0470/12.34.56", Circle.FAR) == "bel …"
