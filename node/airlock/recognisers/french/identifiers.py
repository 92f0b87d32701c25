"""Numbers and codes that stand for one person or file in France and in French-speaking Belgium.

Behind a word that announces them any code counts; without one, parts of letters and digits joined
by strokes, where the text tells of somebody. Laws, norms, funds and roads have codes as well.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from node.airlock.recognisers.french.telling import tells_of_somebody

__all__ = ["find_codes", "find_telephones"]

_A: Final = r"['\u2019]"
_ANNOUNCED: Final = (
    rf"(?:n[°ºo]|numéros?|num\.|nr\.?|réf(?:érence)?s?\.?|dossiers?|PV|procès-verbal|"
    rf"procès-verbaux|matricule|fiche|signalement|parquet|"
    rf"notices?|facture|écrou|badge|passeport|permis|plaque|immatriculée?|immatriculation|code|"
    rf"allocataire|adhérent|"
    rf"NISS|RN|registre national|NIR|NNI|INSEE|sécu(?:rité sociale)?|sécurité sociale|SIRET|"
    rf"SIREN|BCE|TVA|IMEI|IP|"
    rf"compte|IBAN|BIC|RIB|contrat|bail|client|licence|agrément|châssis|VIN|carte(?: "
    rf"d{_A}identité)?|titre de séjour|CNI|"
    rf"OE|Office des étrangers|AGDREF|INE|BNIE|FINESS|RPPS|CAF|CPAM|CPAS|MDPH|AVIQ|ONEM|France "
    rf"Travail|identifiant|ID|"
    rf"main courante|plainte|minute|rôle|RG|BIM|Portalis|Cassiopée|OPJ|PNR|vol|billet|colis|"
    rf"commande|mandat|ordonnance|"
    rf"suivi|situation|usager|bénéficiaire|abonné|boîte|casier|chambre|cellule|écrou|patient|"
    rf"série|tag|pseudo)"
)
_CODE: Final = (
    r"(?P<code>(?=[\w./ -]{0,40}\d)[A-Z0-9](?:[A-Za-z0-9]{0,14})(?:[ ]?[./_:-][ ]?[A-Za-z0-9]"
    r"{1,16}|[ ][A-Z0-9]{2,8}(?![a-zà-ÿ])){0,7})"
)
_BEHIND_WORD: Final = re.compile(
    rf"(?<![\w-])(?i:{_ANNOUNCED})(?: (?i:interne|national|parquet|de dossier|dossier|de série|"
    rf"d{_A}écrou|d{_A}allocataire|"
    rf"de compte|d{_A}agrément|client|unique|provisoire|complet|du dossier|est(?: le)?|"
    rf"porte(?: le)?|a reçu(?: la)?|"
    rf"de (?:PV|plainte|suivi|badge|licence|contrat|facture|passeport|permis|carte|parquet|"
    rf"téléphone|sécu|registre national)|"
    rf"de sécurité sociale|d{_A}identification|d{_A}ordre|d{_A}immatriculation|d{_A}identité|"
    rf"FR|BE|référence|numéro|étranger|usager|famille|joueur|membre|n[°ºo])){{0,3}}"
    rf"(?:[ \u00a0\u202f]?[:=(#][ \u00a0\u202f]?|[ \u00a0\u202f]?n[°ºo][ \u00a0\u202f]?|"
    rf"[ \u00a0\u202f]|(?<=[°º]))[\"\u00ab(]?[ \u00a0\u202f]?{_CODE}(?![\w-])"
)
_FREE: Final = re.compile(
    r"(?<![\w./@:#-])(?P<code>(?=[\w./:-]{0,40}\d)[A-Za-z0-9]{1,12}(?:[./_:-][A-Za-z0-9]{1,14})"
    r"{1,7})(?![\w/@-]|\.\w)"
)
_SOLID: Final = re.compile(
    r"(?<![\w./@:#-])(?P<code>(?=[A-Z0-9]{0,20}\d)(?=[A-Z0-9]{0,20}[A-Z])[A-Z0-9]{7,24}|"
    r"\d{7,18})(?![\w/@-]|[.,]\d)"
)
_ENCODED: Final = re.compile(r"(?<![\w+/=.-])(?P<code>[A-Za-z0-9+/]{11,160}={0,2})(?![\w+/=])")
_POINT: Final = (
    re.compile(
        r"(?<![\w.,])(?P<code>(?:lat(?:itude)?\.? ?:? ?)?[+-]?\d{1,2}[.,]\d{3,10} ?°? "
        r"?[NSns]?[ ]?[,;/ ][ ]?(?:lon(?:g(?:itude)?)?\.? ?:? ?)?[+-]?\d{1,3}"
        r"[.,]\d{3,10}(?: ?°)?(?: ?[EWOewo](?!\w))?)(?![\d])"
    ),
    re.compile(
        r"(?<![\w])(?P<code>[NSEWO]? ?\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,4})? ?['\u2032\u2019](?: "
        r"?\d{1,2}(?:[.,]\d{1,4})? ?(?:[\"\u2033\u201d]|['\u2032\u2019]{2}))? ?[NSEWO]?"
        r"(?:[ ,;/]{1,3}[NSEWO]? ?\d{1,3} ?° ?\d{1,2}(?:[.,]\d{1,4})? ?['\u2032\u2019](?: "
        r"?\d{1,2}(?:[.,]\d{1,4})? ?(?:[\"\u2033\u201d]|['\u2032\u2019]{2}))? "
        r"?[NSEWO]?)?)(?!\w)"
    ),
    re.compile(r"(?<!\w)(?P<code>///[a-zà-ÿ]{3,20}\.[a-zà-ÿ]{3,20}\.[a-zà-ÿ]{3,20})"),
)
_PLATES: Final = (
    re.compile(r"(?<![\w-])(?P<code>(?i:[A-Z]{2}[ .·-]?\d{3}[ .·-]?[A-Z]{2}))(?![\w-])"),
    re.compile(r"(?<![\w-])(?P<code>[1-9][ .·-]?[A-Z]{3}[ .·-]?\d{3})(?![\w-])"),
    re.compile(r"(?<![\w-])(?P<code>\d{1,4} ?[A-Z]{2,3} ?(?:\d{2}|2[AB]))(?![\w-])"),
    re.compile(r"(?<![\w-])(?P<code>[A-Z]{3}[ -]\d{3})(?![\w-])"),
    re.compile(
        r"(?<![\w-])(?P<code>(?:[A-Z][ .-]){2,3}(?:\d[ .-]){3}[A-Z][ .-][A-Z]|"
        r"\d[ .-](?:[A-Z][ .-]){3}(?:\d[ .-]){2}\d)(?![\w-])"
    ),
)
# Laws, norms, funds, roads, tools, times and amounts.
_PUBLIC_BEFORE: Final = re.compile(
    r"(?<!\w)(?:articles?|art\.|lois?|décrets?|circulaires?|arrêtés?|ordonnances?|directives?|"
    r"règlements?|normes?|appel|"
    r"appels? à projets?|iso|version|v\.|chapitre|page|pages|pp?\.|étape|section|points?|"
    r"annexe|tableau|figure|module|axe|"
    r"objectif|action|lot|salle|ligne|bus|route|autoroute|formulaire|cerfa|licence cc|"
    r"délibération|programme|"
    r"budget|exercice|entre|horaires?|de \d{1,2} ?h?(?: à)?|budgétaire|réseau|protocole|"
    r"outil|échelle|grille|code|UTC|n° spécial|bulletin)"
    r"(?: (?:de |la |le |du |n[°ºo] ?|européenne?|publique?|L\.|R\.|D\.|[\w-]+ ){0,3}| ?)?\Z",
    re.IGNORECASE,
)
_PUBLIC_CODE: Final = re.compile(
    r"(?:EU|UE|CE|ISO|IEC|EN|NF|DIN|AES|SHA|RGPD|FSE|FEDER|FAMI|ISF|CERV|ERASMUS|VERA|RAN|"
    r"COVID|H|G|A|E|RN|RD|N|D|L|R|CM|CE|"
    r"WPA|IPV|USB|MP|PS|WIN|HTTP|UTF|B|PISA|AMIF|HORIZON|DSA|ETS|STE)[ ./_-]?\d.*|(?:19|"
    r"20)\d\d[-/](?:19|20)?\d\d|\d{1,2}[:h]\d{2}(?:-\d{1,2}[:h]\d{2})?|\d{1,4}[.-]\d{1,3}|"
    r"\d{1,2}-\d{1,2}(?:-\d{1,2})?|\d{1,3}/\d{1,3}|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|"
    r"\d+(?:[.]\d{3})+|(?:19|20)\d\d|\d+[.]\d+(?:[.]\d+)?|[a-z]+-\d{1,2}|"
    r"[A-Za-z]{2,}-[A-Za-z]?\d{1,2}",
    re.IGNORECASE,
)
_SPACED_PLATE: Final = re.compile(
    r"(?<!\w)(?i:immatriculée?s?|plaques?|immat\.?|immatriculation) ?:? ?"
    r"(?P<code>(?=(?:[A-Z -]*\d){3})[A-Z0-9](?:[ -]{0,3}[A-Z0-9]){5,9})(?!\w)"
)
# One by one: "+ 3 2 4 6 8 ...", "C P - 4 6 3 - J S", "r-u-e-...".
_ONE_BY_ONE: Final = re.compile(
    r"(?<![\w-])(?P<code>\+? ?(?:[A-Z\d](?: - | |-|\.)){5,30}[A-Z\d]|"
    r"(?:[^\W_]-{1,3}){5,40}[^\W_])(?![\w-])"
)
_PSEUDONYM: Final = re.compile(
    r"(?<![\w./@:#-])(?P<code>(?=\w{0,30}_)[^\W_][\w.]{1,30}[^\W_])(?![\w/@])"
)
_AMOUNT: Final = re.compile(
    r"[ \u00a0\u202f]?(?:€|%|euros?(?!\w)|EUR(?!\w)|k€|km|h(?!\w)|heures|personnes|jeunes|"
    r"habitants|exemplaires|élèves)"
)
_LOOK: Final = 44
_LONGEST_NUMERO: Final = 4
_LEAST_DIGITS: Final = 3
_LEAST_FREE: Final = 4
_LETTERS_AS_DIGITS: Final = "0-9oOIilLZzSsBbGgQq|"
_PHONE: Final = re.compile(
    rf"(?<![\w.+/-])(?P<code>(?:[0oO][1-9IlLZzSsBbGg]|(?:\+|[0oO]{{2}}) ?3[23] ?(?:\([0oO]\) "
    rf"?)?[{_LETTERS_AS_DIGITS}])(?:[ ./\u00a0\u202f-]{{0,2}}[{_LETTERS_AS_DIGITS}]{{2,3}}){{3,"
    rf"4}})(?![\w/-])"
)
_LEAST_PHONE_DIGITS: Final = 5
_NUMBER_WORD: Final = (
    r"(?:(?:z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|"
    r"quinze|seize|vingts?|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|"
    r"cents?|double|triple|et)(?![^\W\d_]))"
)
_SPOKEN: Final = re.compile(
    rf"(?<![\w-])(?P<code>(?:z[ée]ro|plus[ -]trente[ -](?:deux|trois)|plus[ -]quarante[ -]et[ -]un)"
    rf"(?:[ ,.;/\u00a0-]{{1,3}}{_NUMBER_WORD}){{4,22}})",
    re.IGNORECASE,
)
_IN_PIECES: Final = re.compile(r"(?<![\w-])(?P<code>\+?-?(?:[\d()][-._]){8,24}\d)(?![\w-])")
_NUMERO: Final = re.compile(r"(?<!\w)(?:[nN][°ºo]|n\.|N\.) ?\Z")


def find_codes(plain: str) -> Iterator[tuple[int, int]]:
    """Yield codes of files, cars, accounts and places.

    Args:
        plain: Canonical text.
    """
    for found in _BEHIND_WORD.finditer(plain):
        if _is_code(plain, found, announced=True):
            start = found.start("code")
            numero = _NUMERO.search(plain, max(0, start - _LONGEST_NUMERO), start)
            yield (numero.start() if numero else start), found.end("code")
    for pattern in _POINT:
        yield from (found.span("code") for found in pattern.finditer(plain))
    if tells_of_somebody(plain):
        yield from _unannounced(plain)


def _unannounced(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (*_PLATES, _FREE, _SOLID):
        for found in pattern.finditer(plain):
            if _is_code(plain, found, announced=False):
                yield found.span("code")
    for found in (
        *_SPACED_PLATE.finditer(plain),
        *_ONE_BY_ONE.finditer(plain),
        *_PSEUDONYM.finditer(plain),
    ):
        yield found.span("code")
    for found in _ENCODED.finditer(plain):
        if _is_encoded(found["code"]):
            yield found.span("code")


def find_telephones(plain: str) -> Iterator[tuple[int, int]]:
    """Yield telephone numbers with letters for digits, in words, or in pieces.

    Args:
        plain: Canonical text.
    """
    for pattern in (_SPOKEN, _IN_PIECES):
        yield from (found.span("code") for found in pattern.finditer(plain))
    for found in _PHONE.finditer(plain):
        if _digits(found["code"]) >= _LEAST_PHONE_DIGITS:
            yield found.span("code")


def _digits(code: str) -> int:
    return sum(char.isdigit() for char in code)


def _is_code(plain: str, found: re.Match[str], *, announced: bool) -> bool:
    least = _LEAST_DIGITS if announced or found.re in _PLATES else _LEAST_FREE
    return _digits(found["code"]) >= least and not _is_public(plain, found, announced=announced)


def _is_public(plain: str, found: re.Match[str], *, announced: bool) -> bool:
    start = found.start() if announced else found.start("code")
    if _PUBLIC_BEFORE.search(plain, max(0, start - _LOOK), start):
        return True
    if _AMOUNT.match(plain, found.end("code")):
        return True
    is_public = _PUBLIC_CODE.fullmatch(found["code"]) is not None
    return is_public and not (
        announced and _digits(found["code"]) > _LEAST_FREE and tells_of_somebody(plain)
    )


def _is_encoded(code: str) -> bool:
    """Say whether a word is letters and digits written in base64."""
    if len(code) % 4 or (code.isalpha() and (code.islower() or code.istitle())):
        return False
    try:
        text = base64.b64decode(code, validate=True).decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return False
    readable = sum(char.isalnum() or char in " .,/:@_-'" for char in text)
    return len(text) > _LEAST_FREE and readable == len(text)
