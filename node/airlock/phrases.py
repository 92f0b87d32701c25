"""The words of proposals in six languages: what stands in place of a name, a place, a day.

Phrases are whole and free of brackets, so that a text with every proposal taken still reads as
prose. They say less than the original and never anything new: a person becomes somebody, not "a
colleague", because the gate does not know who it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["PHRASES", "Phrases"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The phrases of one language.

    Attributes:
        person: Somebody, with an indefinite article.
        whose: The same before what is theirs; empty where the language has no such form.
        organisation: An organisation, with an indefinite article.
        place: A part of the municipality, with an indefinite article.
        bare: The three nouns without their article, for behind "the" or "de".
        articles: Definite articles behind which the bare nouns read well.
        fewer: "fewer than", before a number.
        small_numbers: Five to twelve in words.
        in_month: "in", before a month.
        band: Joins the lower and the upper end of an age band.
        joined_band: The same where the number is written onto the next word.
        some_day: In place of a named day, with the preposition that stood before it; empty where
            only a person can find words.
        few: In place of a few people who are only counted.
        most: In place of a part that leaves few people over.
        relative: In place of somebody's relative.
        incident: In place of something that happened once.
    """

    person: str
    whose: str
    organisation: str
    place: str
    bare: tuple[str, str, str]
    articles: frozenset[str]
    fewer: str
    small_numbers: tuple[str, ...]
    in_month: str
    band: str
    joined_band: str
    some_day: str
    few: str
    most: str
    relative: str
    incident: str


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        person="a person involved",
        whose="someone's",
        organisation="a local organisation",
        place="a neighbourhood",
        bare=("person involved", "local organisation", "neighbourhood"),
        articles=frozenset({"the"}),
        fewer="fewer than",
        small_numbers=("five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        in_month="in",
        band="%d to %d",
        joined_band="%d-to-%d",
        some_day="on one occasion",
        few="some of them",
        most="most",
        relative="a relative",
        incident="an incident",
    ),
    "nl": Phrases(
        person="een betrokkene",
        whose="iemands",
        organisation="een lokale organisatie",
        place="een wijk",
        bare=("betrokkene", "lokale organisatie", "wijk"),
        articles=frozenset({"de"}),
        fewer="minder dan",
        small_numbers=("vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
        in_month="in",
        band="%d tot %d",
        joined_band="%d- tot %d",
        some_day="op een dag",
        few="enkelen",
        most="de meesten",
        relative="een familielid",
        incident="een voorval",
    ),
    "fr": Phrases(
        person="une personne concernée",
        whose="",
        organisation="une structure locale",
        place="un quartier",
        bare=("personne concernée", "structure locale", "quartier"),
        articles=frozenset({"la"}),
        fewer="moins de",
        small_numbers=("cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
        in_month="en",
        band="%d à %d",
        joined_band="%d à %d",
        some_day="un jour",
        few="quelques-uns",
        most="la plupart",
        relative="un proche",
        incident="un incident",
    ),
    "de": Phrases(
        person="eine beteiligte Person",
        whose="jemandes",
        organisation="eine örtliche Organisation",
        place="ein Stadtteil",
        bare=("beteiligte Person", "örtliche Organisation", "Stadtteil"),
        articles=frozenset({"die"}),
        fewer="weniger als",
        small_numbers=("fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
        in_month="im",
        band="%d bis %d",
        joined_band="%d- bis %d",
        some_day="eines Tages",
        few="einige",
        most="die meisten",
        relative="eine verwandte Person",
        incident="ein Vorfall",
    ),
    "es": Phrases(
        person="una persona implicada",
        whose="",
        organisation="una organización local",
        place="un barrio",
        bare=("persona implicada", "organización local", "barrio"),
        articles=frozenset({"la"}),
        fewer="menos de",
        small_numbers=("cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
        in_month="en",
        band="%d a %d",
        joined_band="%d a %d",
        some_day="un día",
        few="algunos",
        most="la mayoría",
        relative="un familiar",
        incident="un incidente",
    ),
    "it": Phrases(
        person="una persona coinvolta",
        whose="",
        organisation="una realtà locale",
        place="un quartiere",
        bare=("persona coinvolta", "realtà locale", "quartiere"),
        articles=frozenset({"la"}),
        fewer="meno di",
        small_numbers=("cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici"),
        in_month="a",
        band="%d-%d",
        joined_band="%d-%d",
        some_day="un giorno",
        few="alcuni",
        most="la maggior parte",
        relative="un familiare",
        incident="un episodio",
    ),
}
"""Phrases per language; a language that is not here gets no proposals."""
