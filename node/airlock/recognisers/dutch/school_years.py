"""Dutch school years of one person, as Flanders and the Netherlands write them."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["find_school_years"]

_NTH: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|laatste|voorlaatste|"
    r"[1-8] ?(?:e|de|ste|ste)|1ste)"
)
_NTHS: Final = (
    r"(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|laatste|voorlaatste|eind|1e|"
    r"2e|3e|4e|5e|6e|7e)"
)
# What a pupil follows; most of it is written in small letters as often as in capitals.
_TRACK: Final = (
    r"(?i:havo|vwo|vmbo|mavo|mbo|hbo|aso|tso|bso|kso|buso|bulo|okan|dbso|lavo|vso|pro|"
    r"gymnasium|gymn|atheneum|lyceum|"
    r"middelbaar|secundair|middelbare|onderbouw|bovenbouw|praktijkonderwijs|praktijkschool|"
    r"technasium|tl|kader|basis|gt|vmbo-?(?:t|tl|b|k|kb|bb|gt|g|basis|kader)|"
    r"(?:economie|latijn|grieks|grieks-latijn|humane wetenschappen|handel|kantoor|sociaal|"
    r"elektriciteit|elektromechanica|houtbewerking|hout|mechanica|lassen|bouw|haarzorg|verzorging|"
    r"wetenschappen|moderne talen|techniek|zorg|sport|voertuigtechnieken|autotechnieken|"
    r"organisatie en logistiek|verkoop|kinderzorg|slagerij|bakkerij|logistiek|boekhouden|"
    r"informatica|ict|welzijn|stem|maatschappij|toerisme|onthaal|biotechnische|tuinbouw|"
    r"lichamelijke opvoeding)(?:-[\w-]{3,20})?)"
)
_STUDY: Final = r"(?i:bachelor|bach|ba|master|ma|lerarenopleiding|graduaat|geneeskunde|rechten)"
_LATER: Final = (
    r"(?: (?:van |in )?(?:het |de )?(?:gewoon |buitengewoon |hoger |lager |technisch |"
    rf"beroeps)?(?:{_TRACK}|basisschool|lagere school|middelbare school|secundair onderwijs|"
    r"kleuterschool|basisonderwijs|hogeschool|universiteit))?"
)
_SUBJECT: Final = r"(?: [A-Z][\w-]{3,24})?"
_LEVEL: Final = r"(?:-?\w{1,6})?"
_IN: Final = (
    r"(?:(?:in|uit|van|naar) )?"
    r"(?:het |de |haar |zijn |een )?"
)
_STRONG: Final = (
    r"(?:eindexamen|examenjaar) (?:havo|vwo|vmbo|mavo|mbo)(?!\w)",
    # "het vijfde middelbaar", "de derde kleuterklas", "het zesde leerjaar".
    (
        rf"{_IN}{_NTH} (?:jaar (?:van het |van de |in het |in de |op het "
        rf")?)?(?:{_TRACK}(?:onderwijs)?|"
        rf"leerjaar|kleuterklas|kleuter|klasje|specialisatiejaar|studiejaar|{_STUDY})(?!\w){_LATER}"
        rf"{_SUBJECT}"
    ),
    (
        rf"{_IN}{_NTH} (?:klas|graad|schooljaar|jaar)(?: (?:van (?:het |de )?|op (?:het |de )?|in "
        rf"(?:het |"
        rf"de )?)?(?:{_TRACK}|lagere school|basisschool|middelbare school|hogeschool|universiteit|"
        rf"kleuterschool){_LEVEL})(?!\w){_SUBJECT}"
    ),
    # "havo 3", "4 vmbo-kader", "vmbo-t 3b", "3havo", "mbo niveau 2", "6TSO".
    (
        r"(?i:havo|vwo|vmbo|mavo|mbo|hbo|gymnasium|gymn\.?|atheneum|aso|tso|bso|kso|okan|lyceum|"
        r"pro|"
        r"tl|"
        r"kader|basis|vmbo-?(?:t|tl|b|k|kb|bb|gt|g|basis|kader)|mbo[- ]?niveau|niveau)[ -]?"
        r"(?:klas |niveau |jaar )?[1-7][a-zA-Z]?\d?(?![\w%.,]?\d|\w)"
    ),
    (
        rf"(?:[1-7]|één|twee|drie|vier|vijf|zes)(?:e|de|ste)? ?-?{_TRACK}"
        # "3 sportwetenschappen", and no "drie sportclubs".
        rf"(?:-\w{{1,6}}|[a-zA-Z]?\d?)(?: [a-zA-Z]\b)?(?!\w)"
    ),
    (
        r"(?:uit|in|van|naar|op|zit|volgt|doet|klas) [1-7] ?(?:humane|hum\.|latijn|grieks|eco|"
        r"economie|handel|kantoor|"
        r"elektriciteit|elektro|mechanica|hout|houtbewerking|bouw|haarzorg|verzorging|sociaal|stw|"
        r"techniek|lassen|"
        r"wetenschappen|wiskunde|moderne|talen|sport|kunst|multimedia|toerisme|voeding|zorg|"
        r"verkoop|"
        r"logistiek|"
        r"organisatie|informatica|onthaal|kinderzorg|thuiszorg|mode|grafisch\w*|maatschappij|"
        r"stem)(?:[ -][a-z]{2,15})?(?!\w)"
    ),
    (
        r"[1-7][A-Z]{0,3}(?:ASO|TSO|BSO|KSO|OKAN|HAVO|VWO|VMBO|MAVO|EM|LA|LO|STW|HW|EL|MT|WE|"
        r"VZ|KA|HO|BI)[a-z]?(?!\w)"
    ),
    # One pupil by the year.
    (
        rf"(?:een |de |die |als |het )?(?:[^\W\d_]{{3,15}}e )?{_NTHS}(?:klasser|klassertje|"
        rf"graadsleerling|"
        r"kleuter|jaars(?:student|studente|leerling|leerlinge|bachelor)?(?= |[.,;:)!?\n])|"
        r"jaarsleerling|bachelorstudent|bachelorstudente)(?!\w)(?! (?:studenten|leerlingen|groep))"
    ),
    (
        r"(?:een |de |die |als )?(?:brugklasser(?:tje)?|brugpieper|eindexamenkandidaat|"
        r"examenleerling|examenkandidate?|eindexamenleerling|zesdeklasser|groepachter|"
        r"okan-leerling(?:e)?|"
        r"okanleerling(?:e)?|mbo['\u2019]er|havist|havoër|vwo['\u2019]er|vmbo['\u2019]er|"
        r"gymnasiast|"
        r"propedeusestudent)(?!\w)"
    ),
)
_WEAK: Final = (
    r"(?:eindexamen|examen) (?:havo|vwo|vmbo|mavo|mbo)",
    # "groep 8", "klas 3b", "3B", "5 Latijn": a class, so somebody has to be in it.
    r"(?:groep|klas|leerjaar|brugklas|jaar)[ :]{1,2}[1-8] ?[a-zA-Z]?\d?(?![\w%]|[.,]\d)",
    r"[1-7][A-Za-z]{1,2}\d?(?![\w-])",
    (
        r"[1-7] (?:Latijn|Grieks|Economie|Handel|Kantoor|Hout|Elektro\w*|Sociaal|Humane|Techniek|"
        r"Verzorging|Mechanica|Bouw|Wetenschappen|Moderne|STEM|Haarzorg|Organisatie|Verkoop|Sport|"
        r"Zorg|Lassen|Voeding|Kunst|Multimedia|Informatica|Toerisme)\w*(?:-[\w-]+)?(?: "
        r"[a-z]{2,15})?"
    ),
    rf"(?:het |de )?{_NTH}(?: middelbaar| secundair| jaar)?",
    (
        r"(?:de )?(?:brugklas|eindexamenklas|examenklas|okan-klas|OKAN-klas|okan|OKAN|"
        r"eindexamenjaar|"
        r"examenjaar|overgangsklas|schakelklas|laatste jaar|peuterklas|instapklas|kleuterklas|"
        r"onthaalklas|laatste kleuterklas|kopklas|bovenbouw)"
    ),
)
_SITS: Final = (
    r"(?:(?:zit|zat|zitten|loopt|liep|volgt|volgde|doet|deed|studeert|studeerde|start|startte|"
    r"begon|begint|bleef|blijft|herhaalt|dubbelt|dubbelde|strandde|belandde|overdoet|moest|mag|"
    r"ging|gaat|terecht|overstapte|schoolverlater|hij|zij|ze|jongen|meisje|leerling|leerlinge|"
    r"scholier|student|studente|zoon|dochter|broer|broertje|zus|zusje|tiener|kind|neef|nicht|"
    r"knul|die|jongere|klasgenoot|[A-Z][a-zà-ÿ]{2,15})(?: (?:nu|toen|pas|nog|net|intussen|"
    r"inmiddels|ondertussen|al|dan|daar|eerst|opnieuw|weer|voor de tweede keer|sinds september|"
    r"momenteel|dit jaar))?,? (?:in|uit|van|naar|op|over|halverwege|tijdens) (?:het |de )?"
    r"(?:einde van |begin van )?(?:klas |groep )?|(?:leerling|klas|scholier)[:,] ?)"
)
_WEAK_ENDS: Final = (
    r"(?=[.,;:)!?\n]|\Z| (?:zit|zat|van|op|en|is|was|die|die|toen|kwam|wordt|werd|aan|bij|maar|"
    r"met|zegt|zei|sinds|nu|daar|sedert|dit jaar|geplaatst|zonder|tot|waar|om|wil|doet|deed|"
    r"volgt|volgde|heeft|had|begon|waar|omdat|als|te|weigerde|vroeg|"
    r"moest|kreeg|ging|gaat|maakte|tekende|schreef|riep|postte|stuurde|blijft|bleef)(?!\w))"
)
_ALWAYS: Final = re.compile(rf"(?<![\w.,/-])(?:{'|'.join(_STRONG)})")
_SEATED: Final = re.compile(rf"(?<![\w-]){_SITS}(?P<year>{'|'.join(_WEAK)}){_WEAK_ENDS}")
_GROUP: Final = re.compile(
    r"(?:(?:voor|leerlingen|klassen|jongeren|scholieren|kinderen|lessen|doelgroep|groepen|vanaf|"
    r"tussen|alle|elke|iedere|beide|ouders|meisjes|jongens|studenten|onze|aan|klas|klasgroepen|met|"
    r"per|de hele|tot|lokaal|lokalen|meting|sessie|deel|fase|niveau's|niveaus|modules?)"
    r"(?: (?:van|uit|in|de|het|met|naar)){0,3}|(?:\d|eerste|tweede|derde|vierde|vijfde|zesde)"
    r"(?:e|de)? (?:en|tot|of|t/m|tot en met)(?: het| de)?|(?:en|of|tot|t/m)(?: het| de)?) ?\Z",
    re.IGNORECASE,
)
_GROUP_BEHIND: Final = re.compile(
    r" ?(?:-|\u2013|/|t/m|,? ?(?:en|tot|of)(?: en met)?(?: de| het| in het)?) ?(?:\d(?!\w*\d{3})|"
    r"eerste|tweede|derde|vierde|vijfde|zesde|zevende|havo|vwo|vmbo|mbo|aso|tso|bso)|"
    r"(?:sen|klassen|leerlingen)| (?:klassen|leerlingen|scholieren|groepen|lessen|jongeren)",
    re.IGNORECASE,
)


def find_school_years(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the school year of one person; a class that a lesson is for is a group."""
    for found in _ALWAYS.finditer(plain):
        if not is_group(plain, *found.span()):
            yield found.span()
    for found in _SEATED.finditer(plain):
        if not is_group(plain, *found.span("year")):
            yield found.span("year")


def is_group(plain: str, start: int, end: int) -> bool:
    """Say whether a class is that of a group: "leerlingen van het vijfde middelbaar"."""
    before = plain[max(0, start - 40) : start]
    begins = re.match(r"(?:in|uit|van|naar|voor|het|de|een) ", plain[start:end])
    told = _GROUP.search(before)
    if told is not None and not (begins and told.group().strip().lower() in {"aan", "met", "en"}):
        return True
    return _GROUP_BEHIND.match(plain, end) is not None
