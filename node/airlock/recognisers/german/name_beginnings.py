"""What a German name begins with: a particle at the head of a sentence, a rank, an Arabic article.

"Van den Berg kam später" begins as no sentence does, "PHK Wiesner" has a rank before it, and "
""El-Sayed"
is one name, though only its second half is on a list.
"""

import re
from collections.abc import Iterator
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import municipalities
from node.airlock.recognisers.german.words import is_german_word, is_object
from node.textguard.folding import fold

__all__ = ["find_name_beginnings"]

_CAP: Final = r"[^\W\d_a-zà-ÿß][\w'\u2019]{1,30}"
_VERB: Final = (
    r"(?:erzählte|erzählt|betonte|erklärte|erklärt|ergänzte|lachte|antwortete|bestätigte|kam|kommt|"
    r"hat|hatte|ist|war|rief|ruft|sagt|sagte|meint|meinte|will|wollte|kann|konnte|"
    r"ging|"
    r"geht|blieb|bleibt|schrieb|schreibt|fehlt|fehlte|hilft|half|nickte|schwieg|leitet|leitete|"
    r"fragte|"
    r"fragt|findet|fand|berichtet|berichtete|übernimmt|übernahm|soll|sollte|muss|musste|wird|wurde|"
    r"lehnte|lehnt|bat|bittet|wohnt|wohnte|arbeitet|arbeitete|nicht|auch)"
)
# No sentence begins with a small letter, and none with "Van".
_PARTICLE: Final = re.compile(
    r"(?:^|(?<=[.!?] ))(?P<name>(?:(?:von|zu|zur|zum)(?: der| den| dem)?|[Vv]an(?: de[rn]?)?|"
    rf"[Dd]e(?: la)?|[Tt]e[rn]|zu[rm]) {_CAP}(?:-{_CAP})?)(?= {_VERB}(?!\w))",
    re.MULTILINE,
)
_RANKED: Final = re.compile(
    r"(?<![\w.])(?:E?PHK(?:in)?|POK(?:in)?|KHK(?:in)?|KOK(?:in)?|PK(?:in)?|POM(?:in)?|PHM(?:in)?|"
    r"PM(?:in)?|O?StA(?:in)?|RA(?:in)?|RiAG|RiLG|GrInsp\.?|RevInsp\.?|BezInsp\.?|ChefInsp\.?|"
    r"KontrInsp\.?|Insp\.|Bgm\.|O?StR(?:in)?|O?StD(?:in)?|Dipl\.-[A-Z][a-zäöü]{1,8}\.?(?: \(FH\))?|"
    r"M?Mag\.|"
    r"DSA(?:in)?|Pfr\.|Pfrin\.?|Vik\.|Sb\.|Hr\.|Fr\.|Hrn\.|Fam\.|Kl\.|Zg\.|Besch\.|Btr\.|Klin\.) "
    rf"(?:Dr\. |Mag\. )?(?P<name>(?:(?:von|van|zu|de|el|al)(?: der| den)? )?{_CAP}(?:[ -]{_CAP})?)"
    r"(?![\w-])"
)
_ARABIC: Final = re.compile(
    r"(?<![\w-])(?P<name>(?:(?:Abu|Abou|Umm|Ibn|Abd|Abdel|Abdul|Nur|Saif|Mohamed|Ahmed)[ -])?"
    rf"(?:[EA]l|As|Ad|Ar|At|Az|Ash|An|Es|Er|Ed)-{_CAP})(?![\w-])"
)
_BEN: Final = re.compile(
    r"(?:(?<=[a-zäöüß,] )|(?<=[.!?:] )|^)(?P<name>Bens?)(?![\w'\u2019-]| [A-ZÄÖÜ])", re.MULTILINE
)


def find_name_beginnings(plain: str) -> Iterator[tuple[int, int]]:
    """Yield names by what they begin with."""
    for found in _PARTICLE.finditer(plain):
        yield found.span("name")
    for found in _RANKED.finditer(plain):
        if not (is_object(found["name"]) or fold(found["name"]) in municipalities()):
            yield found.span("name")
    for found in _ARABIC.finditer(plain):
        folded = fold(found["name"]).replace("-", " ")
        is_open = folded in allowed_names() or folded in municipalities()
        if not (is_open or is_german_word(folded.rpartition(" ")[2])):
            yield found.span("name")
    yield from (found.span("name") for found in _BEN.finditer(plain))
