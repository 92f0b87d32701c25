"""Whether a French text tells of somebody.

"Le père", "l'animatrice qui habite à côté" or "terminale" say who somebody is only where somebody
is told about; in a guide, a plan or a report on groups they are anybody. So the rules for weak
words look first for signs of one person: a name, an age, a relative, a number to reach somebody.
"""

import re
from typing import Final

from node.airlock.lexicon.allowed import allowed_names
from node.airlock.lexicon.lists import given_names, is_word, is_word_somewhere, municipalities
from node.textguard.folding import fold

__all__ = ["tells_of_somebody"]

_A: Final = r"['\u2019]"
_ENOUGH: Final = 2
_KIN: Final = (
    r"(?:père|mère|frère|s(?:œ|oe)ur|oncle|tante|cousine?|mari|femme|épouse|compagn(?:e|on)|fils|"
    r"fille|grand-(?:mère|père)|beau-(?:père|frère|fils)|belle-(?:mère|s(?:œ|oe)ur|fille)|demi-"
    r"(?:frère|s(?:œ|oe)ur)|neveu|nièce|jum(?:eau|elle)|aînée?|cadette?|parrain|marraine|avocate?|"
    r"copine|copain|ex)"
)
_SIGNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # A title with a name, "née", a birth.
        (
            rf"(?<!\w)(?:M\.|MM\.|Mme|Mlle|[Mm]onsieur|[Mm]adame|[Ff]amille|[Dd]énommée?|"
            rf"[Nn]ommée?) "
            rf"(?!le |la |l{_A}|Monsieur|Madame|Le |La )[A-ZÀ-Þ][\w'\u2019-]+"
        ),
        (
            r"\(née? [A-ZÀ-Þ]|(?<!\w), née? [A-ZÀ-Þ]\w+|(?<!\w)(?:née? (?:en|le|à)|[Dd]ate de "
            r"naissance ?: ?\d) ?\d?"
        ),
        # An age of one.
        (
            r"(?<!moins de )(?<!plus de )(?<!à )(?<!ou )(?<!et )(?<!epuis )(?<!endant "
            r")(?<!ans )(?<!près )(?<!urant )"
            r"(?<!ous les )(?<!-)(?<!en )(?<!En )(?<!y a )(?<![\w-])(?:\d{1,2}|"
            r"(?:dix-|vingt(?: et |-)|trente(?: et |-)|quarante(?: et |-))?(?:une?|deux|"
            r"trois|quatre|"
            r"cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente)) "
            r"(?:ans|piges)(?! (?:et(?! d(?:es poussières|emie?))|ou|à|d|plus|de|après|avant|\()"
            r"(?!\w))"
        ),
        rf"(?<!\w)(?:[Ss]on|[Ss]a|[Ss]es|[Mm]on|[Mm]a) (?:\w+ )?{_KIN}(?!\w)",
        r"(?<!\w)[ÂâAa]ge ?: ?[1-9]\d(?![\d-])(?! (?:à|et|ou) )",
        (
            r"(?<!\w)(?:[Ii]l|[Ee]lle) (?:est|était|entre|redouble) (?:en|sa) (?:sixième|cinquième|"
            r"quatrième|troisième|seconde|première|terminale|rhéto|[3-6] ?e)(?!\w)"
        ),
        # Whose relative, or on which side: "la grand-mère du jeune", "l'oncle maternel".
        rf"(?<!\w){_KIN} (?:maternel(?:le)?|paternel(?:le)?)(?!\w)",
        (
            rf"(?<!\w)(?:(?:[Ll]e|[Ll]a|du|à la|au) |[Ll]{_A}){_KIN} (?:\w+ )?(?:du|de la|de "
            rf"l{_A}|de cette?|de ce) ?(?:jeune|garçon|fille|fillette|gamine?|intéressée?|mineure?|"
            rf"petite?|adolescente?|ado|victime|élève)(?! (?:en|dans|peut|doit|est|qui))(?!\w)"
        ),
        # One of a kind with what he or she is or did.
        (
            rf"(?<!\w)(?:[Uu]n|[Uu]ne|d{_A}un|d{_A}une) (?:jeune |ancien |ancienne )?(?:homme|"
            rf"femme|garçon|fille|adolescente?|ado|élève|lycéenne?|collégien(?:ne)?|apprentie?|"
            rf"mineure?|"
            rf"étudiante?|habitante?|gamine?|converti|convertie) (?:converti|membre d|originaire|"
            rf"âgée? de|d{_A}origine|de nationalité|de confession|née? |revenue? d|partie? |"
            rf"signalée?|connue? d|arrivée? d|sortie? d|condamnée? |"
            rf"placée? |(?:lui |leur |nous |m{_A}|t{_A}|l{_A})(?:a|avait) )"
        ),
        # Numbers of somebody: telephones, accounts, plates, files, addresses of mailboxes.
        (
            r"(?<!\w)(?:0\d|\+3[23] ?\(?0?\)?\d)(?:[ ./-]?\d\d){4}|[A-Z]{2}\d\d(?:[ .-]?\d){8}|"
            r"(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}\.\w|(?<!\w)@\w{3,}|(?<!\w)t\.me/|https?://|"
            r"\.example|"
            r"(?<!\w)[A-Z]{2}-\d{3}-[A-Z]{2}|(?<!\w)[1-9]-[A-Z]{3}-\d{3}|"
            r"(?<!\w)(?:\d{3,6}/\d{2,6}|\d{2,6}/\d{3,6})/\d{2,4}|arobase"
        ),
        (
            r"(?i:(?<!\w)(?:rue|avenue|impasse|allée|boulevard|chaussée|drève|quai|"
            r"chemin)) (?:de la |"
            rf"de l{_A}|des |du |de |d{_A})?[A-ZÀ-Þ]\w"
        ),
        (
            rf"(?<!\w)(?:[Ll]{_A}intéressée?|[Ll]e jeune homme|[Ll]a jeune (?:fille|femme)|[Cc]e "
            rf"garçon|"
            rf"[Cc]ette (?:femme|fille)|[Ll]e garçon|[Cc]e (?:gamin|gosse|jeune)|[Ll]a gamine|"
            rf"[Ll]e gamin|[Ll]a petite|[Ll]e petit|[Ll]a prévenue|[Ll]e prévenu|[Ll]e "
            rf"mis en cause)"
            r"(?!\w)"
        ),
        r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u0400-\u04ff\u0600-\u06ff]|<!--|<span|<font",
    )
)
_HINTS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Words of somebody.
        (
            r"[«\u201c\"][ \u00a0\u202f]?[a-zà-ÿ](?:[^«»\u201c\u201d\"\s]*\s){3,40}"
            r"[^«»\u201c\u201d\"\s]*[»\u201d\"]"
        ),
        (
            r"(?<!\w)(?i:mosquée|collège|lycée|école|institut|asbl|association|église|"
            r"paroisse|club|"
            rf"athénée|espace|chez|garage|boulangerie|snack) (?:de |du |des |"
            rf"d{_A})?(?:l{_A}|la |le )?"
            r"(?P<org>[A-ZÀ-Þ][\w'\u2019-]{2,})"
        ),
        # A day that is no law's; few people; somebody who did something.
        (
            r"(?<!\w)(?:1er|[1-9]|[12]\d|3[01]) (?:janvier|février|mars|avril|mai|juin|juillet|"
            r"août|septembre|"
            r"octobre|novembre|décembre)(?! (?:19|20)\d\d)|(?<!\w)(?:avant-)?hier(?!\w)|"
            r"(?<!\w)(?:lundi|mardi|"
            r"mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|prochain|matin|soir)(?!\w)"
        ),
        (
            r"(?<!\w)(?i:deux|trois|quatre|cinq|six|sept|huit|neuf|[2-9]) (?:jeunes|frères|sœurs|"
            r"garçons|filles|"
            r"familles|élèves|gars|lycéens|adolescents|signalements|femmes|hommes|mères|pères|"
            r"voisins|cousins)(?!\w)"
        ),
        (
            rf"(?<!\w)(?i:il|elle) (?:(?:m|l|n|s|t|nous |leur |lui |en |y |se |ne )?{_A}?)?(?:a|"
            rf"avait|est|était) (?:pas |"
            rf"jamais |plus |enfin |aussi |tout |ensuite )?(?:dit|répondu|demandé|pleuré|raconté|"
            rf"expliqué|refusé|accepté|"
            rf"quitté|parti|partie|venu|venue|arrivé|arrivée|revenu|revenue|rentré|rentrée|appelé|"
            rf"écrit|reconnu|"
            rf"retiré|repris|perdu|trouvé|porté|montré|menacé|insulté|frappé|filmé|partagé|posté|"
            rf"crié|ri|souri|"
            rf"parlé|téléphoné|promis|juré|avoué|signé|vécu|grandi|né|née|converti|convertie|"
            rf"arrêté|arrêtée|passé|"
            rf"tombé|tombée|resté|restée|devenu|devenue|mort|morte|disparu|craint|peur|majeur|"
            rf"majeure|mineur|mineure|"
            rf"marié|mariée|fiancé|fiancée|divorcé|divorcée|scolarisé|scolarisée|suivi|suivie|"
            rf"connu|connue|placé|placée)"
            r"(?!\w)"
        ),
        (
            r"(?<!\w)(?:[Ss]on (?:compte|téléphone|dossier|avocat|employeur)|"
            r"[Ss]a (?:chambre|famille|situation|classe|voiture|lettre|voix)|[Ll]e jeune (?:a|est|"
            r"avait|était)|"
            r"[Ll]a jeune (?:a|est|avait|était)|[Uu]n(?:e)? (?:garçon|fille|élève|lycéenne?|homme|"
            r"femme) (?:de|a|m|est|avait|qui a))(?!\w)"
        ),
        (
            r"(?<!\w)(?:[Ll]e seul|[Ll]a seule|[Ll]a première femme|[Ll]e plus jeune|[Ll]a plus "
            r"jeune|[Ll]e benjamin|"
            r"[Ll]a doyenne|[Ll]e doyen) (?!à|qui (?:compte|vaille)|moyen|façon|manière|question|"
            r"chose|réponse|"
            r"solution|règle|condition|fois|point|lieu|but|objectif|outil|critère|document|limite|"
            r"trace|page|case|"
            r"titre|format|exigence|différence|raison|voie|source|espace|public)\w+"
        ),
    )
)
_CAPITAL: Final = re.compile(
    r"(?:(?<=\w[ ,(\u2013-])|(?<=[,:] )|(?<=\u00ab\u00a0))[A-ZÀ-Þ][a-zà-ÿ]{2,}|"
    r"[A-ZÀ-Þ][a-zà-ÿ]{2,}(?= [A-ZÀ-Þ][a-zà-ÿ])"
)
# Roles of a game and cases for an exercise are nobody.
_INVENTED: Final = re.compile(
    r"(?i:scénario|jeux? de rôles?|mises? en situation|cas fictif|situation fictive|étude de "
    r"cas fictive|"
    r"personnages?|rôles? (?:[A-D1-9](?!\w)|tirés|à jouer)|vignettes? pédagogiques?|exercice|"
    r"sketch|théâtre-forum|cas d['\u2019]école)"
)
_TITLE: Final = 120
_SURNAME: Final = re.compile(
    r" (?:(?:de|du|des|le|la|van|der|den|von|el|ben|al) ){0,3}([A-ZÀ-Þ][\w'\u2019-]{2,})"
)


def tells_of_somebody(plain: str) -> bool:
    """Say whether a text has a sign of one person, or two hints.

    Args:
        plain: Canonical text.
    """
    if any(pattern.search(plain) for pattern in _SIGNS):
        return True
    if _INVENTED.search(plain, 0, _TITLE):
        return False
    signs = _names(plain)
    for pattern in _HINTS:
        signs += any(_is_sign(found) for found in pattern.finditer(plain))
        if signs >= _ENOUGH:
            return True
    return False


def _is_sign(found: re.Match[str]) -> bool:
    """Say whether a named organisation is one that not everybody may name."""
    if "org" not in found.re.groupindex:
        return True
    return not _is_public(fold(found["org"]))


def _is_public(folded: str) -> bool:
    return folded in municipalities() or folded in allowed_names()


def _names(plain: str) -> int:
    """Return how much the names of a text tell: one given name is a sign, a full name is enough."""
    signs = 0
    for found in _CAPITAL.finditer(plain):
        folded = fold(found.group())
        if is_word(folded, "fr") or _is_public(folded):
            continue
        surname = _SURNAME.match(plain, found.end())
        if folded not in given_names():
            if surname and _is_unknown(folded) and _is_unknown(fold(surname[1])):
                return _ENOUGH
            continue
        if surname and not _is_public(f"{folded} {fold(surname[1])}"):
            return _ENOUGH
        signs = 1
    return signs


def _is_unknown(folded: str) -> bool:
    """Say whether a word is in no dictionary and no list of what anybody may name."""
    return not is_word_somewhere(folded) and not _is_public(folded)
