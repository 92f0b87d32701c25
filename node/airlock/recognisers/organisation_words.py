"""What organisations are called by kind, where the kind stands, and what is no name of one."""

from typing import Final

from node.airlock.recognisers.french import organisations as french_organisations

__all__ = [
    "BEFORE",
    "BEHIND",
    "GENERIC_HALVES",
    "JOINED",
    "MARKERS_BEFORE",
    "MARKERS_BEHIND",
]

_DUTCH = """
moskee; gebedshuis; kerk; parochie; school; basisschool; middelbare school; college; atheneum;
lyceum; instituut; voetbalclub; sportclub; boksclub; judoclub; club; vereniging;
vrouwenvereniging; oudervereniging; stichting; buurthuis; buurtcentrum; jeugdhuis;
jongerencentrum; jeugdclub; wijkcentrum; dienstencentrum; ontmoetingscentrum; kinderdagverblijf;
crèche; synagoge; tempel; bakkerij; garage; snackbar; kapsalon; café; restaurant; bedrijf; firma;
winkel; vzw; zelforganisatie; scoutsgroep; scouts; chiro; bibliotheek; theehuis;
gemeenschapscentrum; cultuurcentrum
"""
_GERMAN = """
moschee; moscheegemeinde; moscheeverein; kirche; kirchengemeinde; pfarre; pfarrei; gemeinde;
schule; grundschule; gesamtschule; realschule; berufsschule; oberschule; mittelschule;
hauptschule; volksschule; gymnasium; verein; sportverein; frauenverein; elternverein;
kulturverein; boxclub; fußballverein; stiftung; jugendzentrum; jugendhaus; jugendtreff;
jugendclub; nachbarschaftshaus; bürgerhaus; stadtteilzentrum; familienzentrum; kindergarten; kita;
kindertagesstätte; synagoge; firma; betrieb; bäckerei; tischlerei; spenglerei; gärtnerei;
metzgerei; autohaus; friseur; imbiss; gasthaus; café; restaurant; initiative; teestube; chor
"""
_ENGLISH = """
church of; parish of; friends of; association of
"""
_SPANISH_ITALIAN = """
mezquita; escuela; colegio; instituto; asociación; fundación; moschea; scuola; liceo;
associazione; fondazione; parrocchia; circolo
"""
_BEHIND = """
mosque; masjid; church; parish; chapel; synagogue; temple; gurdwara; school; primary school;
secondary school; high school; grammar school; community school; national school; college;
community college; academy; nursery; club; football club; boxing club; boxing gym; youth club;
youth centre; youth project; community centre; community center; resource centre; family centre;
family resource centre; association; society; trust; foundation; charity; centre; center;
islamic centre; cultural centre; residents' association; tenants' association; women's group;
parents' association; parents' council; gaa; gaa club; rfc; bakery; garage; barbers; café; cafe;
restaurant; ltd; limited; library
"""
_JOINED = """
schule; grundschule; gesamtschule; realschule; oberschule; gymnasium; kirche; moschee; kita;
kindergarten; stiftung; verein; club; haus; heim; school; basisschool; college; lyceum; kerk;
moskee; huis
"""
_HALVES = """
grund haupt real gesamt berufs hoch fach förder sonder musik volks fahr sprach ganztags mittel ober
vor privat sommer tanz koran abend elite sport kunst stadtteil tages wirtschafts handels polizei
pflege kranken rat jugend bürger eltern frauen kultur fußball heimat förderverein turn gast kauf
wohn treff frei mehrgenerationen gemeinschafts nachbarschafts gemeinde stadt ge zu kinder senioren
pfarr gottes basis middelbare lagere muziek zondag moeder dag avond dans hoge brede buurt jeugd stad
gemeente wijk thee zieken tehuis ouder bejaarden opvang woon school te kerk opleidings oefen voetbal
boks box schützen ruder tennis fan night
"""


def _listed(*texts: str) -> list[str]:
    """Return what stands between semicolons, in words parted by one space."""
    return [" ".join(each.split()) for text in texts for each in text.split(";")]


BEFORE: Final = frozenset(
    (*_listed(_DUTCH, _GERMAN, _ENGLISH, _SPANISH_ITALIAN), *french_organisations.KINDS)
)
"""Kinds that stand before the name."""

BEHIND: Final = frozenset(_listed(_BEHIND))
"""Kinds that stand behind the name."""

JOINED: Final = frozenset(_listed(_JOINED))
"""Kinds that are written onto the name."""

GENERIC_HALVES: Final = frozenset(_HALVES.split())
"""First halves that say a kind and no name, in small letters as they are written."""

MARKERS_BEFORE: Final = (
    *french_organisations.MARKERS,
    "vzw",
    "asbl",
    "ASBL",
    "VZW",
    "FC",
    "SV",
    "VV",
    "KV",
    "SC",
    "RC",
    "AS",
    "US",
    "AC",
    "TSV",
    "FK",
    "KSV",
    "TuS",
    "VfB",
    "VfL",
    "ASV",
    "BSG",
    "SG",
    "SSV",
    "MTV",
    "ESV",
    "OC",
    "RSC",
    "KFC",
    "Stichting",
    "Racing",
    "Sporting",
    "Olympique",
    "Real",
    "Dynamo",
    "Lokomotive",
    "Union",
)
"""Short words that make a name of what follows them."""

MARKERS_BEHIND: Final = (
    "vzw",
    "asbl",
    "VZW",
    "ASBL",
    "e.V.",
    "e. V.",
    "eV",
    "gGmbH",
    "GmbH",
    "BV",
    "bv",
    "NV",
    "nv",
    "SPRL",
    "SARL",
    "SAS",
    "KG",
    "FC",
    "AFC",
    "RFC",
    "United",
    "Rovers",
    "Rangers",
    "Wanderers",
    "Athletic",
    "Celtic",
    "Gaels",
    "Ltd",
    "CIC",
    "& Sons",
    "& Söhne",
    "& Zonen",
    "& Fils",
    "Gebr.",
)
"""Short words that make a name of what stands before them."""
