"""Towns that German texts speak of although somebody may be called so: "Halle", "Verona", "Sofia".

The list of municipalities is of half a continent, and hundreds of its names are given names here. A
given name counts as one unless its town is large, near or a country.
"""

from typing import Final

from node.airlock.lexicon.lists import given_names, municipalities
from node.airlock.recognisers.german.words import folded_words, is_never_given
from node.airlock.recognisers.words import Word

__all__ = ["is_given_rather_than_town"]

_KNOWN: Final = folded_words(
    "aberdeen africa aland albania albanie albi alexandria almeria alta altea america annan antony "
    "aquila arbon arel argentina arles arlon armenia arnstein asia aston athen athina atene avesta "
    "avila australia balan barcelona bari barnet barth basel bath bedford belgica bergen berlin "
    "berlyn bolton bonna boston bradford brandon bratislava brecht breda brieg bristol brixton "
    "brody "
    "buda buren burgi capri carlisle cavan chad chelsea chester china clermont constanta cuba "
    "currie "
    "darlington daun delle derri derry dijon douglas dudley durham edessa egypt ely ennis espana "
    "flint florence florenz forest fermo france francia geneva geneve genova genta georgia "
    "germania "
    "germany gorica guadalupe hagen haide hale halle ham hamar hamilton harlow hayes heide hille "
    "horstmar houston huy india ireland irlanda israel issy italia italy jade jamaica jena jordan "
    "jork kalmar kenia kenya kiel kildare kosice lage lathen laval leicester leiden lewes libia "
    "lincoln linden livingston london lorca lourdes lucca ludlow lyon mansfield marbella melle "
    "merida milan milano milford modena monserrat montana nancy nazaret nazareth norway oceania "
    "orange oria orly palma paris parma paisley preston ravenna richmond rodez rome rovan royan "
    "salem salvador santana sevilla sheffield siena sofia soria stafford stein stirling stockton "
    "sutton syria telford thale tirana torun trento upton valencia venecia venetia venezia venice "
    "verl verona vic vienna vienne vigo vilna wakefield warrington warwick washington wells "
    "wellington werther wietze wisla york"
)
_PART_OF_PLACE: Final = folded_words(
    "sankt st san santa saint sainte bad alt neu groß klein ober unter"
)


def is_given_rather_than_town(word: Word, before: Word | None) -> bool:
    """Say whether a municipality in a German text is rather somebody's given name.

    Args:
        word: The word; in capitals it is an abbreviation.
        before: The word before it; "Sankt Martin" is no Martin.
    """
    folded = word.folded
    is_both = folded in given_names() and folded in municipalities()
    is_open = folded in _KNOWN or is_never_given(folded) or word.written.isupper()
    is_part = before is not None and before.folded in _PART_OF_PLACE
    return is_both and not (is_open or is_part)
