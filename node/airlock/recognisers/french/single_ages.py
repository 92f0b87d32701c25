"""The age of one person in a French text that tells of somebody: years, classes, births.

Where somebody is told about, any "seize ans" is an age unless it is a span of time ("depuis dix
ans") or a band of a group ("les 12-15 ans"), and "terminale" is somebody's class.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from node.airlock.recognisers.french.telling import tells_of_somebody

__all__ = ["find_single_ages"]

_A: Final = r"['\u2019]"
_UNITS: Final = "deux|trois|quatre|cinq|six|sept|huit|neuf"
_TEENS: Final = "dix-sept|dix-huit|dix-neuf|dix|onze|douze|treize|quatorze|quinze|seize"
_TENS: Final = (
    "vingt|trente|quarante|cinquante|soixante|septante|quatre-vingts?|huitante|octante|nonante"
)
_NUMBER: Final = (
    rf"(?:[1-9]\d?|(?:(?:{_TENS})(?:[ -]et[ -](?:une?|onze)|-une?|[ -](?:{_UNITS}|{_TEENS}))?|"
    rf"{_TEENS}|{_UNITS}))"
)
_YEARS: Final = r"(?:ans?|piges|balais|berges|printemps|hivers|bougies|années d['\u2019]âge)"
_HALF: Final = (
    rf"(?: et demie?| et (?:quelques|des poussières|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    rf"onze|un|\d{{1,2}}) (?:mois|jours|semaines)| passés?| révolus?| sonnés?| bien tassés| à "
    rf"peine|"
    rf" tout juste| (?:environ|au plus|au moins)|,? (?:bientôt|presque) {_NUMBER}|, {_NUMBER} "
    rf"(?:en|à|au) [^\W\d_]+| et des poussières)?"
)
_ABOUT: Final = (
    r"(?:(?:dans les|autour de|environ|à peu près|presque|bientôt|à peine|tout juste|pas encore|"
    r"déjà|moins de|plus de|vers|entre|près de|quelque|les|ses|de|d['\u2019]|a|à) ?)?"
)
# A span of time, or a band of ages of a group, stands behind these.
_NO_AGE_BEFORE: Final = re.compile(
    r"(?:(?<!\w)(?:depuis|pendant|durant|il y a|voici|voilà|en|dans|d['\u2019]ici|tous les|toutes "
    r"les|pour|après|sur|sous|jusqu['\u2019]à|tranche des?|tranches? d['\u2019]âge|plan de|"
    r"projet de|mandat de|peine de|"
    r"moins de|plus de|prison de|bail de|contrat de|programme de|période de|durée de|"
    r"expérience de|"
    r"condamnée? à|ferme de|délai de|public|les|des|aux|cycle de|d['\u2019]à peine|entre|et|ou|"
    r"à|fait|prendre|prend|"
    r"celle de|quelque|recul de|suivi de|enfants de|jeunes de|élèves de|adolescents de|ados de|"
    r"garçons de|filles de|adultes de|mineurs de|public de|personnes de|hommes de|femmes de) "
    r"(?:(?:environ|plus de|moins de|au moins|près de|presque|à peine|quelque|bientôt|les|ces) )?|"
    r"[-\u2013] ?|\d (?:à|et|ou) |\d)\Z",
    re.IGNORECASE,
)
_AGE_AFTER_ALL: Final = re.compile(
    r"(?:dans les |(?:il|elle|qui|fille|garçon|homme|femme|jeune|ado|type|gars|mec|gosse|"
    r"gamine?|dame|monsieur|"
    r"lycéenne?|collégienne?|élève|étudiante?|fils|mère|père|frère|sœur|personne) (?:de |"
    r"d['\u2019]|a |avait )(?:plus de |moins de |à peine |"
    r"environ )?|tranche |passé les |approche (?:de )?(?:les |des |ses )|frise les |va sur "
    r"(?:ses )?|"
    r"(?:fêter|fêté|fête|eu|avoir|aura|avait|a) (?:ses |les )?(?:plus de |moins de |près de )?)\Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE: Final = 34
_NO_AGE_BEHIND: Final = re.compile(
    rf" (?:d{_A}(?:expérience|ancienneté|existence|âge et|activité|écart|intervalle|exercice|"
    rf"études|"
    rf"emprisonnement|attente|histoire|absence|amitié)|de (?:prison|réclusion|mandat|métier|"
    rf"service|"
    rf"carrière|mariage|présence|pratique|travail|recul|bail|suivi|détention|retard|moins|plus|"
    rf"guerre|"
    rf"sursis|maison|boîte|vie commune)|plus tard|plus tôt|après|avant|auparavant|durant|ferme|"
    rf"avec "
    rf"sursis|(?:et|ou) (?:plus|moins)|à \d|et \d\d?(?! mois)|ou \d|à (?:{_TEENS}|{_TENS})|"
    rf"que|qu{_A})(?!\w)|[-\u2013]",
    re.IGNORECASE,
)

_STREAM: Final = (
    r"(?: (?:[A-H]\d?|[1-9]|pro(?:fessionnelle)?|générale?|techno(?:logique)?|technique|bac "
    r"pro|CAP|"
    r"SEGPA|ULIS|UPE2A|STI2D|STMG|ST2S|STL|STD2A|STHR|STAV|ASSP|MRC|MELEC|GT|AGORA|L|ES|S|SES|"
    r"HLP|HGGSP|"
    r"commune?|différenciée?|de qualification|qualifiante|de transition|artistique|agricole|euro|"
    r"européenne|internationale|prépa(?:-| )métiers|dans|bilangue|musicale|sportive?|foot|"
    r"bleu|rouge|vert|adaptée?|complémentaire|spécialisée?|sociale)(?!\w))*"
)
_CLASS_NAME: Final = (
    r"(?:sixième|cinquième|quatrième|troisième|[Tt]erminale|[Tt]erm|[Tt]le|[Ss]econde|2n?de|"
    r"[Pp]remière|1[èe]?re|[3-6] ?(?:e|ème|è|°)|CP|CE1|CE2|CM1|CM2|[Cc]P[Pp]|GS|MS|PS|TPS|CPGE|"
    r"[Kk]hâgne|[Hh]ypokhâgne|[Pp]répa)"
)
_FOLLOWED: Final = (
    r"(?! (?:fois|position|place|partie|lieu|ligne|lecture|vitesse|intention|main|rang|mi-temps|"
    r"session|réunion|rencontre|séance|étage|édition|édit|génération|semaine|trimestre|"
    r"journée|étape|phase|vague|tranche|chance|visite|jour|tour|République|république|"
    r"arrondissement|chambre|"
    r"guerre|voiture|rue|porte|personne|catégorie|équipe|division|instance|convocation|"
    r"alerte|plainte|proposition|question|heure|nuit|fille|garçon|enfant|fils|femme)(?!\w))"
)
_ORDINAL: Final = (
    r"(?:[Pp]remière|[Dd]euxième|[Ss]econde|[Tt]roisième|[Qq]uatrième|[Cc]inquième|[Ss]ixième|"
    r"[Ss]eptième|[Dd]ernière|[1-7] ?(?:e|ère|re|ème|è|°))"
)
_COURSE: Final = (
    r"(?:secondaires?|primaires?|maternelles?|humanités?|générale?|professionnelle?|technique?|"
    r"qualification|commune|différenciée?|supérieure?|complémentaire|observation|pro|tech|gé|"
    r"rhéto|"
    r"spécialisé|accueil|CAP|BEP|BTS|BUT|DUT|bac(?: pro)?|licence|master|médecine|droit|lycée|"
    r"collège|école|bachelier|bachelor|baccalauréat|apprentissage|psycho(?:logie)?|"
    r"socio(?:logie)?|"
    r"histoire|STAPS|IUT|fac|université|thèse|doctorat|ingénieur|infirmier|soins infirmiers|prépa|"
    r"d['\u2019]études|d['\u2019]université|d['\u2019]apprentissage|formation|mécanique|soudure|"
    r"électricité|cuisine|coiffure|menuiserie|IEPS|CEFA|IFAPME|BEPA|brevet|LEA|"
    r"info(?:rmatique)?|éco)"
)
_CLASSES: Final = (
    (
        rf"(?:(?:[Ee]n|[Ee]ntre en|[Rr]edouble sa|classe de|niveau|scolarité ?:|[Éé]lève "
        rf"de|classe ?:|"
        rf"[Éé]lève en|[Ll]ycéenne? (?:de|en)|[Cc]ollégien(?:ne)? (?:de|en)|"
        rf"[Éé]tudiante? en|de|sa|"
        rf"passe en|passée? en|entrée? en|aux?|du) )?(?:classe de "
        rf")?{_CLASS_NAME}{{stream}}{_FOLLOWED}"
    ),
    (
        rf"(?:(?:[Ee]n|[Ss]a|[Ee]st en|[Rr]edouble sa) )?{_ORDINAL} (?:année )?(?:de |"
        rf"d{_A}|en |du |"
        rf"d{_A}école |dans le )?{_COURSE}(?: {_COURSE})?(?!s?\w)"
    ),
    rf"(?:[Ee]n|[Rr]edouble sa|[Ss]a) {_ORDINAL}(?: année)?(?=[,.;)]|,? (?:au|à|du) )",
    r"(?:(?:[Ee]n|[Ss]a|de) )?(?:rhéto(?:rique)?|[Rr]héto)(?!\w)",
    (
        r"(?:[Ee]n|de|sa) (?:toute )?(?:petite|moyenne|grande|première|deuxième|troisième) "
        r"(?:section|maternelle)"
        r"(?! \w+ale)"
    ),
    (
        r"(?:[Ee]n|[Ee]st en|étudiante? en|inscrite? en) (?:CAP|BEP|BTS|BUT|IUT|STAPS|bac pro|"
        r"L[123]|M[12]|"
        r"licence(?: [123])?|master(?: [12])?|SEGPA|ULIS|UPE2A|MFR|CFA|prépa|"
        r"apprentissage|alternance|"
        r"[1-7] ?(?:TQ|TT|P|G|C|D|S|TQB|TTR)\w?)(?: [^\W\d_]+)?(?!\w)"
    ),
    r"(?<![\w-])[1-7] ?(?:TQ|TT|TTR|TQB|GT|DS|C|P|TG)(?: ?[A-Z])?(?![\w-])",
    r"(?:[Dd]oublante?|[Rr]edoublante?|primo-doublante?) (?:de |en )?[^\W\d_]*",
)
_LABELLED: Final = (
    rf"(?<=[ÂâAa]ge)(?: (?:actuel|déclaré|approximatif|estimé|supposé|réel|(?:à|au|lors|de|du|"
    rf"en) [^:\n]{{2,24}}))? ?: ?(?:environ |~ ?|± ?|\+/- ?)?{_NUMBER}"
    rf"(?: ?(?:{_YEARS}))?(?![\d/-])"
)
_BIRTHS: Final = (
    rf"(?<!\w)[Nn]ée?s? (?:en|fin|début|courant|vers|autour de|dans les années|au printemps|à "
    rf"l{_A}été|"
    rf"en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    rf"décembre)) "
    rf"?{_A}?(?:(?:19|20)?\d\d)(?!\d)|(?<!\w)(?:[Dd]e|[Mm]illésime|[Gg]énération|[Cc]lasse|"
    rf"[Cc]uvée|[Pp]romo(?:tion)?|"
    rf"[Uu]n|[Uu]ne) (?:de )?(?:19[3-9]\d|20[01]\d)(?=[,.;)]| (?:comme|pas|et|qui))|"
    rf"(?<!\w)(?:[Aa]nnée|[Dd]ate) de naissance(?: est)?[ ,:]{{0,3}}(?:inconnue, |vers |"
    rf"environ |probablement )?(?:19|20)\d\d|"
    rf"\((?:° ?|n\. ?|née? )?(?:19[3-9]\d|20[01]\d)\)|(?<!\w)(?:°|n[ée]\.) ?(?:19|20)?\d\d(?!\d)"
)
_HALVES: Final = (
    r"(?:est|était|serait|encore|toujours|déjà|jeune) (?:mineure?|majeure?)(?!s)|"
    rf"en (?:petite|moyenne|grande|toute petite) section|en maternelle(?:, [^\W\d_]+ section)?|"
    rf"en (?:L[1-3]|M[12]|licence|master|BTS|BUT|DUT|CAP|bac pro|MFR|CFA|bachelier|"
    rf"bachelor)(?: ?[1-3])? (?:de |d{_A}|en )[^\W\d_]+|"
    rf"(?:(?:tout juste|à peine|presque|déjà|bientôt|environ|va sur ses|sur ses|a|aura|avait) "
    rf"){_NUMBER} et demie?(?! ?(?:heures?|h|litre|kilo))|"
    rf"(?:tout juste|à peine) {_NUMBER}(?=[,.;)!?])|{_NUMBER} (?:ou|voire|à) {_NUMBER} ans(?! d)|"
    r"(?:à peine|tout juste|pas encore|presque|bientôt|déjà|enfin|fraîchement) majeure?(?!s)|"
    r"(?<=vers )(?:19[3-9]\d|20[01]\d)(?=[,.;)])|(?:depuis|dès|jusqu['\u2019](?:en|à)) (?:sa|la) "
    r"(?:sixième|cinquième|quatrième|troisième|seconde|première|terminale|maternelle|6e|5e|4e|"
    r"3e|2de|1re)(?!\w)"
)
_LATE: Final = (
    rf"(?<!\w)(?:(?:[Ll]a|[Uu]ne|[Ss]a|[Pp]etite|[Bb]elle|[Bb]onne) )?(?:petite |bonne |jeune |"
    rf"belle )?(?:quinzaine|vingtaine|trentaine|"
    rf"quarantaine|cinquantaine|soixantaine|septantaine)(?= (?:passée|bien|bien sonnée|à peine|"
    rf"entamée|"
    rf"d{_A}années|environ)|[,.;)])|(?<!\w)(?:quinqua|quadra|sexa|septua|octo|nona)génaire(?!s)|"
    r"(?<!\w)trentenaire(?!s)|(?<!\w)(?:tout juste |à peine |fraîchement )?majeure? (?:depuis|"
    r"de(?:puis)?|dans|en)"
    r"(?: [^,.;:!?()\n]{2,24})|(?<!\w)(?:aura|atteint|fête|fêtera|fêté|eu) (?:bientôt )?(?:sa "
    r"majorité|la majorité)"
)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.,/'\u2019-])(?P<about>{_ABOUT})(?P<age>{_NUMBER}) {_YEARS}{_HALF}(?!\w)",
        re.IGNORECASE,
    )


@cache
def _others() -> tuple[re.Pattern[str], ...]:
    classes = (
        re.compile(rf"(?<![\w-]){each.replace('{stream}', _STREAM)}(?![\w-])") for each in _CLASSES
    )
    halves = re.compile(rf"(?<![\w-])(?:{_HALVES})(?![\w-])", re.IGNORECASE)
    return (*classes, halves, re.compile(_LABELLED), re.compile(_BIRTHS), re.compile(_LATE))


def find_single_ages(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where a French text tells how old one person is.

    Args:
        plain: Canonical text.
    """
    if not tells_of_somebody(plain):
        return
    for found in _years().finditer(plain):
        if not _is_span_of_time(plain, found):
            yield found.span()
    for pattern in _others():
        for found in pattern.finditer(plain):
            if not _is_bare(found.group()):
                yield found.span()


_BARE: Final = re.compile(
    r"(?:(?:[Dd]e|[Aa]ux?|[Dd]u|[Ss]a) )?(?:(?i:première|seconde|troisième|quatrième|cinquième|"
    r"sixième)|\d ?(?:e|ème|è|ère|re|°)|PS|MS|GS)"
)


def _is_bare(words: str) -> bool:
    """Say whether an ordinal stands alone, which any third or second may be."""
    return _BARE.fullmatch(words) is not None


def _is_span_of_time(plain: str, found: re.Match[str]) -> bool:
    start = found.start("age")
    before = plain[max(0, start - _LONGEST_BEFORE) : start]
    if _NO_AGE_BEHIND.match(plain, found.end()):
        return True
    if _AGE_AFTER_ALL.search(before):
        return False
    return _NO_AGE_BEFORE.search(before) is not None
