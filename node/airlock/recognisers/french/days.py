"""French days and ages told without a date: weekdays, the evening before, in the sixth form.

"Le lundi" comes back every week; "lundi", "le lundi suivant" and "le lundi 3" are one day.
"""

from typing import Final

__all__ = ["AGES", "FEASTS", "RELATIVE", "weekday"]

_A: Final = r"['\u2019]"
_FEW: Final = (
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|\d{1,2}|"
    r"quelques)"
)
_PART: Final = r"(?:matin|soir|après-midi|midi|nuit|week-end|jour|journée|soirée|matinée)"

RELATIVE: Final = (
    rf"(?:avant-)?hier(?: (?:matin|midi|soir|après-midi|au soir))?|après-demain|"
    rf"demain(?: {_PART})?|ce soir|ce matin|ce midi|cet après-midi|cette nuit|ce week-end|"
    rf"le lendemain(?: (?:même|matin|soir|après-midi|de l{_A}[\w-]+|de la [\w'\u2019-]+|"
    rf"du [\w-]+|de [\w-]+|des [\w-]+))?|dès le lendemain|le surlendemain|l{_A}avant-veille|"
    rf"(?:la|dès la) veille(?: (?:même|au soir|de l{_A}[\w-]+|de la [\w'\u2019-]+|du [\w-]+|"
    rf"de [\w-]+|des [\w-]+))?|(?:le|la) {_PART} même|(?:le|la) même {_PART}|(?:ce|cet|"
    rf"cette) {_PART}-là|(?:le|la|l{_A}) ?{_PART} (?:suivante?|précédente?|d{_A}après|d{_A}avant|"
    rf"derni(?:er|ère)|prochaine?|passée?)|(?:la|cette) semaine(?:-là| (?:dernière|passée|"
    rf"prochaine|suivante|précédente|d{_A}après|d{_A}avant|de (?:pâques|noël|la rentrée|carnaval|"
    rf"toussaint)))|(?:en |au )(?:début|fin|milieu) de semaine(?: (?:dernière|prochaine|"
    rf"passée))?|le (?:premier|dernier|deuxième|second|troisième) (?:jour|soir|week-end|"
    rf"matin) (?:du|de la|des|de l{_A}|de) ?[\w'\u2019-]+|(?:il y a|voici|voilà) (?:à peine |"
    rf"environ |tout juste )?{_FEW} (?:jours?|semaines?)|(?:dans|d{_A}ici|sous) (?:huit|quinze|"
    rf"dix|trois|deux|quatre|cinq|\d{{1,2}}) jours|{_FEW} (?:jours?|semaines?) (?:plus tard|"
    rf"plus tôt|après|avant|auparavant)|(?:dans |pendant |durant )?la nuit (?:du|"
    rf"de) (?:\w+ )?(?:\d{{1,2}}(?:er)? )?(?:au|à) \w+(?: \d{{1,2}})?|dans la (?:nuit|soirée|"
    rf"matinée) (?:du|de) [\w-]+(?: \w+)?|le (?:jour|lendemain|soir|matin) (?:du|des|de la|"
    rf"de l{_A}|de) ?(?:son |sa |ses |leur )?(?!séance|l{_A}atelier|atelier|activité|animation|"
    rf"formation|intervention|visite|évaluation)[\w-]+(?:{_A}[\w-]+)?|"
    r"(?:le|du|au) (?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?![\d/])|le (?:1er|[1-9]|[12]\d|"
    r"3[01])(?= (?:au (?:soir|matin)|dans la|à \d|courant|dernier|prochain)|[.;)])"
)

FEASTS: Final = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:de Pâques|de Pentecôte|"
    r"de l['\u2019]Ascension|des Cendres|des Rameaux|saint|gras)|[Vv]endredi [Ss]aint|"
    r"[Jj]eudi [Ss]aint|[Ss]amedi [Ss]aint)|(?<![Aa]pproche de )Pâques|Pentecôte|Noël|"
    r"(?:le )?réveillon(?: de Noël| du Nouvel [Aa]n)?|Saint-Sylvestre|Toussaint|Ascension|"
    r"Assomption|Épiphanie|(?:[Ff]ête|[Ll]endemain) des [Rr]ois|(?<=[ "
    r"\n]l['\u2019])[Aa][ïi]d(?:[ -][Ee]l[ -](?:[Ff]itr|[Kk][ée]bir|[Aa]dha))?|"
    r"A[ïi]d(?:[ -](?:el|al)-(?:Fitr|Kébir|Adha))?|(?:[Jj]our|[Nn]uit) de l['\u2019][Aa]n|"
    r"[Nn]ouvel [Aa]n|(?<=[Ll]a )Sainte?-[A-ZÀ-Ý][\w-]+|(?:[Ff]ête|[Jj]ournée) (?:nationale|"
    r"du [Tt]ravail|des [Mm]ères|des [Pp]ères|des [Vv]oisins|de la [Mm]usique|du [Rr]oi|"
    r"de Wallonie|de la [Cc]ommunauté française|des [Mm]orts|de l['\u2019]Armistice|"
    r"du [Ss]acrifice)|Mardi gras|Chandeleur|Armistice|Achoura|Mouloud|Mawlid|Yom Kippour|"
    r"Roch Hachana|Hanoucca|Pessah|Pourim|Norouz|Newroz|Nuit du [Dd]estin|Divali|Halloween|"
    r"Vaisakhi|Laetare"
)


def weekday(days: str, *, date: str, feasts: str) -> str:
    """Return the pattern of a weekday that is one day.

    Args:
        days: Names of the days, as alternatives.
        date: Pattern of a day and month that may follow.
        feasts: Names of feasts, as alternatives.
    """
    part = r"(?: (?:matin|soir|midi|après-midi|au soir|dans la nuit|en fin de journée))?"
    order = r"(?:(?:premier|deuxième|second|troisième|dernier) )?"
    tells = (
        rf"(?: (?:derniers?|prochain|suivant|passé|précédent|d{_A}après|d{_A}avant|même|"
        rf"en (?:huit|quinze)|saint|{feasts}|(?:de |d{_A})(?:janvier|février|mars|avril|mai|juin|"
        rf"juillet|août|septembre|octobre|novembre|décembre|pâques|pentecôte|noël|carnaval)|"
        rf"(?:après(?!-)|avant|qui (?:suit|suivait|suivit|précède|précédait|vient)) ?(?:la |le |"
        rf"les |l{_A}|son |sa )?[\w-]*|1er|\d{{1,2}}(?! ?h)(?: \w+)?)|-là)"
    )
    return (
        rf"(?<![\w-])(?:(?:ce|le|un|du|au) )?{order}(?:{days}){part}{tells}{date}|"
        rf"(?<![\w-])(?<!\ble )(?<!\bdu )(?<!\bau )(?<!\bun )(?<!\bpar )(?<!\bles )(?<!premier "
        rf")(?<!deuxième )(?<!second )(?<!troisième )(?<!dernier )(?:ce "
        rf")?(?:{days}){part}(?![\w-]){date}"
    )


_CLASS: Final = r"(?:sixième|cinquième|quatrième|troisième|terminale)"
_LEVEL: Final = (
    rf"(?:[3-6] ?e|[3-6] ?ème|2de|1re|T(?:le|erm)|{_CLASS}|seconde|première|CP|CE1|CE2|CM1|CM2)"
)
_ORDINAL: Final = (
    r"(?:première|deuxième|seconde|troisième|quatrième|cinquième|sixième|septième|[1-7] ?(?:e|"
    r"ère|re|ème))"
)
_COURSE: Final = (
    r"(?:CAP|BEP|BTS|DUT|BUT|bac|licence|master|fac|médecine|droit|lycée|collège|primaire|"
    r"secondaire|maternelle|humanités|bachelier|apprentissage|professionnelle|technique|générale|"
    r"qualification|d['\u2019]études)"
)
# The last letters of a bigger number are in it as well: "vingt ans", "soixante ans".
_NOT_YEARS_WORDS: Final = """
partir plus moins période durée projet programme plan expérience mandat bail contrat cycle peine
prison dès ze dix sept huit neuf ingt rente ante et ou jusque
"""
_NOT_YEARS: Final = "".join(f"(?<!{word} )" for word in _NOT_YEARS_WORDS.split())
AGES: Final = (
    r"(?:[Nn]ée?s?) (?:en|fin|début|vers) (?:19|20)\d\d|(?:de la |promotion |"
    r"classe )?(?:génération|classe d['\u2019]âge|cuvée) (?:19|20)\d\d|"
    r"année de naissance ?:? ?(?:19|20)\d\d|"
    rf"(?:[Ee]n|entre en|redouble sa|redoublant de|scolarisée? en) (?:classe de )?{_CLASS}(?: "
    rf"[A-Z\d])?(?! (?:position|place|fois|partie|lieu|"
    r"ligne|lecture|vitesse|intention|main|rang|mi-temps|année))|[Ee]n (?:classe de )?(?:seconde|"
    r"première)(?: [A-Z\d](?!\w))?(?= (?:au|à|du|générale|professionnelle|pro|technologique|STMG|"
    r"STI|et|quand|lorsqu)|[.,;)])|[Ee]n (?:[3-6] ?e|[3-6] ?ème|2de|1re|Tle|[1-7] ?e (?:primaire|"
    r"secondaire|année))(?: ?[A-Z](?!\w))?|"
    rf"(?:au (?:CP|CE1|CE2|CM1|CM2)|(?:en|élève de|élève en|écoli[eè]re? de|écoli[eè]re? en|"
    rf"lycéenne? en|collégien(?:ne)? en|lycéen en) {_LEVEL})(?!\w)(?: [A-Z](?!\w))?(?! "
    rf"(?:position|place|fois|partie|ligne|lieu|"
    r"instance|intention|ligne|lecture|main|vitesse))|"
    rf"(?:en |de |sa |, ){_ORDINAL} (?:secondaire|primaire|maternelle|humanités?|générale|"
    rf"professionnelle|technique)|{_ORDINAL} (?:secondaire|primaire|maternelle)(?!\w)|"
    rf"{_ORDINAL} année (?:de |d['\u2019]|en )?{_COURSE}(?!\w)|"
    r"(?<=en )(?:grande|moyenne|petite) section(?! \w+ale)|[ÂâAa]gée?s? (?:de |"
    r"d['\u2019])(?:(?:à peine|tout juste|environ) )?(?:\d{1,2}|{words}|une? \w+aine)(?: ans|"
    r" d['\u2019]années)?|"
    rf"(?<!\d )(?<!jusqu['\u2019])(?<!ze )(?<!dix )(?<!sept )(?<!huit )(?<!neuf )(?<!ingt )[àÀ] "
    rf"(?:peine |l['\u2019]âge de )?"
    r"(?:[5-9]|[1-9]\d|{words}) ans(?! (?:près|et plus|d['\u2019]))|"
    rf"{_NOT_YEARS}(?<!\d )(?<!s )(?:de|d['\u2019]à peine) (?:[4-9]|[1-9]\d|"
    rf"{{words}}) ans(?! (?:d['\u2019]|de |et plus|à|ou))|"
    r"(?:fils|petit-fils) de (?:\d{1,2}|{words}) ans|(?:ses|leurs|mes) (?:\d{1,2}|"
    r"{words}) ans(?!\w| d['\u2019])|(?:(?<=[,(:;] )|(?<=[(\u2013\u2014]))(?:à peine |"
    r"tout juste |bientôt )?(?:[4-9]|[1-9]\d|{words}) ans(?= ?[,.;):]| et demi| au moment| à l|"
    r" alors| à peine| depuis| quand| lors| en \d)|(?:d['\u2019]avoir|fêt(?:é|er|ait|e)|(?:il|"
    r"elle) (?:a|avait|aura)(?: eu)?) (?:à peine |tout juste |ses )?(?:\d{1,2}|{words}) ans|"
    r"d['\u2019]une \w+aine d['\u2019]années|(?<=la )(?:trentaine|quarantaine|cinquantaine|"
    r"soixantaine)(?! (?:de|d)(?!\w))|[3-6] ?e ?[A-E]\d?(?!\w)|(?<=de )(?:sixième|cinquième|"
    r"quatrième|troisième|seconde|terminale) [A-E\d](?!\w)"
)
