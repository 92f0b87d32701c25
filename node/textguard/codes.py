"""Numbers under which a person or a case is filed, where no check digit says so.

Registries agree on little: letters and digits in groups, joined by strokes, hyphens and dots
("SSP-2024-000417", "RON-JW/118", "24-07719"). Years, dates, laws, age bands and abbreviations with
a number ("COVID-19") are made of the same signs; each is told apart here. Behind a word that
announces a number ("passport", "kenmerk") less form is needed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from node.textguard.pattern_match import PatternKind, PatternMatch

__all__ = ["find_announced_numbers", "find_codes", "find_lettered_codes", "find_numbers_apart"]

_CODE = re.compile(
    r"(?<![\w./@#:%+=-])(?P<word>[A-Z]{2,6} )?"
    r"(?P<code>[A-Z0-9]{1,10}(?:[./-][A-Z0-9]{1,10}){1,6}|[A-Z]{2,6}#\d{3,8})(?![\w/@-]|\.\w)"
)
# "no 11581/85": behind its sign a long number with a year of two digits is a case.
_COURT_NUMBER = re.compile(r"\d{5,6}/\d\d")
_NUMBER_SIGN = re.compile(r"\b[Nn](?:[°º]|[or]\.?) ?\Z")
_PART = re.compile(r"[./#-]")
_DATE = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,2}[./-]\d{1,2}|\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,4}"
    r"|(?:\d{1,3}\.)+\d{3}|\d{1,4}[./-](?:19|20)\d\d)"
)
# Bodies, laws, standards, sicknesses and weapons whose numbers everybody may name.
_PUBLIC = frozenset(
    word
    for line in (
        "EU EC EG CE UE EEC EEG CEE EWG UN VN ONU COM SWD JOIN CM RES ISO IEC EN DIN NEN",
        "COVID SARS COV CT GDPR AVG RGPD DSGVO SDG ISF AMIF CERV HORIZON ERASMUS RAN TRAP",
        "VERA ERG AES RSA UTF WP PE OJ JO PB ABL BGBL STB HIV BA MA KA AK OECD NATO IHRA OSCE",
        "OSZE PDF CSV A4 A3 TV PC",
    )
    for word in line.split(" ")
)
_HELPLINE = re.compile(r"0[89]\d{2}\Z|1[589]\d{2}\Z|116\Z")
_WORD = re.compile(r"[A-Z]{2}")
_LEAST_DIGITS = 4
_LEAST_BARE_DIGITS = 7
_LEAST_APART = 5

_SEPARATED = r"[A-Z0-9](?:(?P<sign>[ \u00b7_*-])(?:[/.-](?P=sign))?[A-Z0-9]){4,30}"
_APART = re.compile(rf"(?<![\w.,/-]){_SEPARATED}(?![\w-])(?! ?[%€])")

_LETTERED = re.compile(
    r"(?<![\w.@/-])(?=[A-Z0-9oli ./-]{0,12}\d)[A-Z0-9oli]{1,8}(?:[ ./-][A-Z0-9oli]{1,8}){0,6}(?!["
    r"\w@-])"
)
_MIXED = re.compile(r"\d[oliOI]|(?<![A-Za-z])[oliOI]{1,3}\d|[oO]{2}\d")
_DIGITS = str.maketrans("oOliI", "00111")

_PAPERS = (
    r"passport|identity card|id[ -]?card|(?:national )?id|residence (?:permit|card)"
    r"|irp(?: card)?|gnib(?: card)?|driving licen[cs]e|driver'?s licen[cs]e|licen[cs]e|pps"
    r"|ppsn|nino|ni|nhs|chi|national insurance|social security|tax|student|pupil|school|upn"
    r"|prison(?:er)?|inmate|custody|detention|membership|member|client|patient|hospital|chart"
    r"|medical card|mrn|hosp\.?|asylum|visa|alien(?:s)?|home office|application|badge|staff"
    r"|employee|personnel|collar|shoulder|travel card|leap card|policy|account|customer|claim"
    r"|booking|order|serial|imei|sim|voucher|permit|certificate|paspoort|identiteitskaart"
    r"|id-kaart|verblijfs(?:kaart|document|vergunning|titel)|rijbewijs|v-nummer|vreemdelingen"
    r"|rijksregister|burgerservice|bsn|leerling|studenten|gedetineerden|lidmaatschaps?|cliënt"
    r"|patiënt|ov-kaart|personeels|passeport|carte d['\u2019]identité|cni|titre de séjour"
    r"|carte de séjour|permis(?: de conduire)?|récépissé|étranger|agdref|sécurité sociale"
    r"|sécu|nir|niss|ine|élève|étudiant|écrou|matricule|allocataire|adhérent|patient|badge"
    r"|reisepass|pass|personalausweis|ausweis|aufenthaltstitel|führerschein|steuer-?id|steuer"
    r"|sozialversicherungs?|svnr|sv|versicherten|matrikel|schüler|häftlings|gefangenen-?buch"
    r"|mitglieds|kunden|patienten|dienst|azr|ausländer|pasaporte|carné|tarjeta|permiso"
    r"|passaporto|carta d['\u2019]identità|permesso|patente|tessera"
)
_FILES = (
    r"incident|crime|log|docket|ticket|pulse|cad|urn|document|doc|record|entry|registry"
    r"|protocol|index|intake|referral|report|notebook|exhibit|reference|ref|our ref|your ref"
    r"|quote|filed under|stored as|saved as|kept (?:as|under)|logged (?:as|under)"
    r"|registered (?:as|under)|recorded (?:as|under)|under(?: (?:code|number))?|kenmerk"
    r"|melding|meldings|dossier|zaak|registratie|systeem|volg|proces-verbaal|pv|notitie"
    r"|parket|aangifte|incident|bestaat al onder|bekend onder|geregistreerd onder"
    r"|opgeslagen als|staat onder|procédure|procès-verbal|signalement|main courante"
    r"|réf(?:érence)?|parquet|enregistrée? sous|classée? sous|sous la cote|cote|fiche|saisine"
    r"|geschäftszahl|geschäftszeichen|gz|aktenzeichen|az|zeichen|vorgangs?|tagebuch|tgb"
    r"|geführt unter|läuft unter|abgelegt unter|registriert unter|unter(?: der nummer)?"
    r"|expediente|fascicolo|protocollo|prot"
)
_NUMBER_WORD = (
    r"(?:[ -]?(?:numbers?|nummers?|numéros?|nummern?|número|numero|nos?\.|nrs?\.?|n[°º]|#|ref\.?"
    r"|references?|code|zahl|-id))"
)
_LINK = (
    r"(?: (?:is|was|are|reads?|bears?|with|the|of|his|her|and|no\.?|number|nummer|numéro|n°|nr\.?"
    r"|met|het|lautet|ist|mit|der|porte|le|est|avec|du|es|con|è)){0,4}"
)
_ANNOUNCED = re.compile(
    rf"(?<!\w)(?i:(?:(?P<paper>{_PAPERS})|(?P<file>{_FILES}))(?P<named>{_NUMBER_WORD})?s?{_LINK})"
    r"[.:,]? ?[\"\u201c\u201e\u00ab(#]?"
    r"(?P<code>(?=[A-Za-z ./-]{0,8}\d)[A-Z0-9]{1,14}(?:(?: ?[./-] ?"
    r"| )[A-Z0-9]{1,10}){0,6})(?![\w/-]|[.,]\d| ?[%€])"
)
_GROUPED = re.compile(r"\d[ ]\d|[./-]")
_UNIT = re.compile(
    r" ?(?:euros?|eur|people|persons|pupils|years?|hours?|meetings?|personen|jaar|jahre|uur|ans"
    r"|heures|stunden|uhr|minuten|minutes)\b",
    re.IGNORECASE,
)
_LEAST_NAMED = 3
_LEAST_PAPER = 5


def find_codes(text: str) -> Iterator[PatternMatch]:
    """Yield numbers in the form of a registry: groups of capitals and digits, with strokes."""
    for match in _CODE.finditer(text):
        word = (match["word"] or "").strip()
        start = match.start("code") if word in _PUBLIC or not word else match.start()
        sign = _NUMBER_SIGN.search(text, max(0, start - 4), start)
        is_numbered = sign is not None and _COURT_NUMBER.fullmatch(match["code"]) is not None
        if is_numbered or _is_filed(match["code"], has_word=bool(word)):
            start = start if sign is None else sign.start()
            yield _found(start, match.end(), "case_number.form")


def find_announced_numbers(text: str) -> Iterator[PatternMatch]:
    """Yield numbers behind a paper ("passport") or a file ("kenmerk") that has one."""
    for match in _ANNOUNCED.finditer(text):
        code = match["code"]
        digits = sum(map(str.isdigit, code))
        if _DATE.fullmatch(code) or _UNIT.match(text, match.end()):
            continue
        has_form = any(map(str.isalpha, code)) or _GROUPED.search(code) is not None
        least = _LEAST_NAMED if match["named"] else _LEAST_PAPER
        if digits >= least and (match["named"] or has_form) and not _is_years(code):
            # "Vorgangs-Nr. 0459/25": the word with the number is the name of the file.
            start = match.start() if match["named"] else match.start("code")
            yield _found(start, match.end(), "case_number.announced")


def find_numbers_apart(text: str) -> Iterator[PatternMatch]:
    """Yield numbers whose signs are written apart: "J K 4 8 2 7", "L-9-0-2-H-K"."""
    for match in _APART.finditer(text):
        signs = [char for char in match.group() if char.isalnum()]
        digits = sum(map(str.isdigit, signs))
        steps = {ord(after) - ord(before) for before, after in pairwise(signs)}
        if digits >= _LEAST_NAMED and len(signs) >= _LEAST_APART and len(steps) > 1:
            yield _found(match.start(), match.end(), "case_number.apart")


def find_lettered_codes(text: str) -> Iterator[PatternMatch]:
    """Yield numbers in which letters stand for digits: "AB l2 3O7", "LI45.LI.oo7I2/2O23"."""
    for match in _LETTERED.finditer(text):
        run = match.group()
        plain = run.translate(_DIGITS)
        digits = sum(map(str.isdigit, plain))
        is_grouped = re.search(r"[ ./-]", run) is not None
        disguised = sum(char in "lo" or char in "OI" for char in run)
        if digits >= _LEAST_DIGITS and is_grouped and disguised and _has_mixed_group(run):
            yield _found(match.start(), match.end(), "case_number.letters")


def _has_mixed_group(run: str) -> bool:
    """Say whether a group is digits but for letters that look like them, a small one among all."""
    groups = re.split(r"[ ./-]", run)
    mixed = [
        group
        for group in groups
        if group.translate(_DIGITS).isdigit() and not group.isdigit() and not group.isalpha()
    ]
    return bool(mixed) and any(_MIXED.search(group) for group in mixed)


def _is_filed(code: str, *, has_word: bool) -> bool:
    """Say whether groups of signs are a number of a registry and not a date, a law or a band."""
    parts = _PART.split(code)
    digits = sum(map(str.isdigit, code))
    if set(parts) & _PUBLIC or _DATE.fullmatch(code) or _is_years(code):
        return False
    numbers = [part for part in parts if part.isdigit()]
    if not any(map(str.isalpha, code)):
        if "." in code:
            return False  # amounts, telephones, and national numbers have rules of their own
        return _is_bare_number(parts, digits=digits) or (
            has_word and _is_bare_number(parts, digits=digits + 2) and digits > _LEAST_DIGITS
        )
    if set(code) <= set("0123456789.") | set("X"):
        return False
    if digits >= _LEAST_DIGITS:
        longest = max(map(len, numbers), default=0)
        # "U-16/U-18" is a band, "SG-P/31-25" is not.
        return longest >= _LEAST_NAMED or (len(parts) > 2 and _WORD.search(code) is not None)  # noqa: PLR2004
    # "KOR-B-17", "RON-JW/118": three groups, or two whose letters are no word.
    return len(parts) > 2 and digits > 1 and bool(numbers) and "." not in code  # noqa: PLR2004


def _is_bare_number(parts: list[str], *, digits: int) -> bool:
    """Say whether groups of digits alone are filed: long, with a zero no quantity begins with."""
    has_zero = any(part.startswith("0") and len(part) > 3 for part in parts)  # noqa: PLR2004
    if _HELPLINE.match(parts[0]):
        return False
    lengths = {len(part) for part in parts}
    if len(parts) == 2:  # noqa: PLR2004 - two groups: a span of numbers has groups of one length
        return digits >= _LEAST_BARE_DIGITS and (
            has_zero or (len(lengths) > 1 and len(parts[1]) > _LEAST_DIGITS)
        )
    return digits >= _LEAST_BARE_DIGITS


def _is_years(code: str) -> bool:
    """Say whether every group is a year, or the last two digits of one behind a year."""
    return all(
        re.fullmatch(r"(?:19|20)\d\d|\d\d", part) for part in re.split(r"[ ./-]+", code)
    ) and (re.match(r"(?:19|20)\d\d", code) is not None)


def _found(start: int, end: int, rule: str) -> PatternMatch:
    return PatternMatch(start=start, end=end, kind=PatternKind.CASE_NUMBER, rule=rule)
