"""French words for relatives, only ones, small offices, and origin or belief of one person."""

from typing import Final

from node.airlock.recognisers.french.few_people import PERSON

__all__ = ["BELIEF", "CHAIRS", "KIN", "KIN_ALONE", "ONLY", "ORIGIN", "PERSONS"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


_KIN_TEXT: Final = """
mère(?!_(?:de_famille|patrie)) père(?!_(?:de_famille|fouettard|noël)) maman papa frère soeur sœur
frangin frangine fils fille fiston femme épouse mari époux veuve veuf oncle tante tonton tata
cousin cousine neveu nièce grand-mère grand-père mamie papi papy mémé pépé beau-père belle-mère
beau-frère belle-soeur belle-sœur belle-fille beau-fils gendre bru compagne compagnon concubin
concubine conjoint conjointe fiancée fiancé promise petite_amie petit_ami copine copain ex ex-mari
ex-femme ex-compagnon ex-compagne ex-conjoint ex-conjointe ex-épouse ex-copine ex-copain jumeau
jumelle demi-frère demi-soeur demi-sœur petit-fils petite-fille petit_frère petite_sœur
grand_frère grande_sœur aîné aînée cadet cadette benjamin benjamine marraine parrain filleul
filleule arrière-grand-mère arrière-grand-père grand-oncle grand-tante bébé gosse gamin gamine
belle-famille tuteur tutrice
"""
KIN: Final = _words(_KIN_TEXT)

_THEMES: Final = r"(?<!rôle )(?<!place )(?<!figure )(?<!image )(?<!fonction )(?<!absence )"
KIN_ALONE: Final = (
    rf"{_THEMES}(?:(?:du|au|le|la|de la|à la|cette|ce) (?:plus )?(?:jeune |petite? |grande? |"
    rf"vieille |vieux )?"
    r"(?:mère|père|frère|sœur|soeur|fils|mari|épouse|veuve|veuf|tante|cousine?|neveu|nièce|"
    r"grand-mère|grand-père|beau-père|belle-mère|beau-frère|belle-s(?:œ|oe)ur|belle-fille|"
    r"beau-fils|demi-frère|demi-s(?:œ|oe)ur|gendre|tonton|tata|concubine?|conjointe?|fiancée?|"
    r"ex-(?:mari|femme|compagne|compagnon|conjointe?)|jum(?:eau|elle)|petit-fils|petite-fille|"
    r"marraine|parrain|aînée?|cadette?|benjamine?|frangine?|maman|papa)|l['\u2019](?:oncle|"
    r"épouse|époux|aînée?|ex-(?:mari|femme|compagne|compagnon|conjointe?|"
    r"épouse)))(?! (?:de famille|noël|fouettard|patrie|nourricière|porteuse|poule|au foyer|"
    r"spirituel|et|ou)(?!\w))"
)
"""Relatives named without whose they are: "le fils", "l'oncle"; "le rôle du père" is a theme."""

# The director of a service and the chair of a public body are known by their function.
_PUBLIC: Final = (
    r"(?! (?:du|de la|des|de l['\u2019]|de|d['\u2019]|au|aux|à la|générale?s?|communale?|"
    r"municipale?|départementale?|régionale?)\s?(?:services?|communes?|villes?|département|"
    r"région|cpas|ccas|police|zone|préfecture|province|république|conseil (?:communal|municipal|"
    r"départemental|régional|provincial|de l['\u2019]europe)|parlement|gouvernement|mairie|"
    r"tribunal|parquet|état|prévention|protection|cohésion|projet|programme|pôle|dispositif|cellule|"
    r"sécurité|structure|établissement|politique|jeunesse|formation|communication|réseau|secteur|"
    r"coordination|direction|cabinet|administration|intercommunale|école|écoles|collège|lycée|"
    r"athénée|séance|police|la paix|gendarmerie|brigade|crèche|université|fédération|recherche|"
    r"publication|salle)(?!\w))"
)
_CHAIRS_TEXT: Final = """
président présidente vice-président vice-présidente secrétaire trésorier trésorière fondateur
fondatrice cofondateur cofondatrice capitaine gardien gardienne concierge directeur directrice
proviseur proviseure principal principale imam imâm curé pasteur pasteure rabbin aumônier
aumônière prêtre abbé diacre sacristain muezzin gérant gérante patron patronne responsable délégué
déléguée porte-parole doyen doyenne représentante chef_de_section cheffe_de_section chef_de_chœur
chef_scout cheffe_scoute propriétaire vicaire sous-directeur sous-directrice surveillant_général
bedeau intendant intendante libraire boulanger boulangère épicier épicière boucher coiffeur
coiffeuse
"""
CHAIRS: Final = (
    *(word + _PUBLIC for word in _words(_CHAIRS_TEXT)),
    r"entraîneu(?:r|se)(?= (?:du |de la |de l['\u2019]|des ))",
)

PERSONS: Final = (PERSON, "famille", "ménage", "couple", "lycéen", "collégien")

_ORIGIN_TEXT: Final = """
tchétchène somalien syrien afghan irakien turc turque kurde marocain algérien tunisien égyptien
libyen libanais palestinien iranien pakistanais érythréen éthiopien soudanais nigérian nigérien
ghanéen congolais rwandais burundais albanais kosovar bosnien bosniaque serbe croate bulgare
roumain rom polonais ukrainien russe letton lituanien yézidi arménien géorgien berbère arabe
sénégalais malien guinéen ivoirien comorien tamoul kabyle rifain bangladais sri-lankais vietnamien
chinois cambodgien camerounais angolais togolais béninois gabonais malgache mauritanien tchadien
djiboutien yéménite saoudien jordanien ouzbek kazakh daghestanais ingouche ouïghour azéri moldave
macédonien monténégrin portugais espagnol italien sicilien grec chypriote haïtien antillais
guadeloupéen martiniquais réunionnais mahorais brésilien colombien péruvien philippin indien
népalais tibétain gitan manouche yéniche corse breton flamand wallon hongrois tchèque slovaque
slovène estonien maghrébin africain subsaharien caucasien balkanique peul bambara soninké touareg
hmong copte harki
"""
ORIGIN: Final = _words(_ORIGIN_TEXT)

_ORIGINS: Final = "|".join(sorted(ORIGIN, key=len, reverse=True))
_NATIVE: Final = rf"(?:{_ORIGINS})(?:ne|e|que|que|se|te|ve)?"
ONLY: Final = (
    (
        rf"(?:le|la) (?:seule?|premi[eè]re?|derni[eè]re?)(?= (?:jeune |autre )?(?:{PERSON}|"
        rf"{_NATIVE})(?!\w))"
    ),
    rf"l['\u2019]unique(?= (?:jeune )?{PERSON}(?!\w))",
    (
        r"(?:le|la) seule?(?= (?:à (?!long|court|moyen|la |le |cet)\w+(?:er|ir|oir|re)|"
        r"qui (?!compte|vaille|tienne|fonctionne|marche|soit)|du |de la |de l['\u2019]|de son |"
        r"des ))"
    ),
    (
        r"(?:le|la) plus (?:jeune|âgée?|ancienne?|vieux|vieille|petite?)(?= (?:de |du |des |"
        r"d['\u2019]|chef|membre|éduca|anim|entra|élu|conseil|joueu|bénév|qui|parmi|imam|maire|"
        r"détenu|condamn|[a-zé]+trice|[a-zé]+teur))"
    ),
    r"(?:le doyen|la doyenne|le benjamin|la benjamine|le vétéran)",
    (
        rf"(?<![\w'\u2019])(?:seule?|unique)(?= (?:femme|homme|fille|garçon|{PERSON}) (?:de|du|"
        rf"des|parmi|dans|à|au))"
    ),
    r"(?:le|la) premi[eè]re? (?:femme|fille|noire?|musulmane?|maire|imame?)",
)

_FAITH: Final = (
    r"(?:musulmane?|catholique|juif|juive|protestante?|évangélique|orthodoxe|bouddhiste|athée|"
    r"salafiste|alévie?|sikhe?|copte|chiite|sunnite|chrétien(?:ne)?|maronite|adventiste|"
    r"pentecôtiste|mormone?|hindoue?|baha'ie?|soufie?|ahmadie?|apostate?|franc-maçon(?:ne)?|"
    r"témoin de jéhovah|voilée?|homosexuel(?:le)?|lesbienne|gay|transgenre|sourde?|malvoyante?|"
    r"aveugle|autiste|sans[- ]papiers|apatride|(?:très |peu )?pratiquante?|(?:très )?croyante?|"
    r"identitaire|royaliste|anarchiste|néonazie?|djihadiste|ultranationaliste|nationaliste|"
    r"complotiste|survivaliste|masculiniste)"
)
_ONE: Final = r"(?:une?|le|la|l['\u2019]|ce|cet|cette|d['\u2019]une?|notre|son|sa)"
_LANDS: Final = (
    r"(?:syrie|irak|tchétchénie|afghanistan|somalie|mali|niger|nigeria|soudan|érythrée|éthiopie|"
    r"libye|tunisie|algérie|maroc|rif|égypte|liban|palestine|gaza|iran|pakistan|bangladesh|"
    r"turquie|kurdistan|kosovo|albanie|bosnie|serbie|roumanie|bulgarie|ukraine|russie|"
    r"biélorussie|daghestan|ingouchie|caucase|géorgie|arménie|congo|rwanda|burundi|cameroun|"
    r"guinée|sénégal|côte d['\u2019]ivoire|togo|bénin|gambie|mauritanie|tchad|yémen|"
    r"arabie saoudite|jordanie|comores|haïti|sri lanka|myanmar|birmanie|chine|vietnam|"
    r"ouzbékistan|colombie|venezuela|brésil|portugal|italie|pologne|moldavie|macédoine|kabylie|"
    r"anatolie|azerbaïdjan)"
)
_EX: Final = (
    r"(?:ancien(?:ne)?|ex)[ -](?!piste|liste|gîte)(?:\w{3,20}iste|skinhead|néonazie?|nazie?|"
    r"détenue?|soldate?|combattante?|militante?|militaire|légionnaire|identitaire|hooligan|"
    r"prisonni[eè]re?|enfant soldat|toxicomane|taularde?|adepte|membre d['\u2019e]|"
    r"témoin de jéhovah|musulmane?|radicalisée?|voyou|braqueu[rs]e?|dealeu[rs]e?|mercenaire|"
    r"gendarme|paracommando|para|réfugiée?|franc-maçon|sympathisante?|partisane?|frère musulman|"
    r"prédicateur|recruteu[rs]e?)"
)
BELIEF: Final = (
    (
        r"(?:converti|convertie|reconverti|reconvertie)(?! (?:en|à l['\u2019](?:agri|élec)|aux? |"
        r"s(?!\w)))"
    ),
    r"(?:revenante|(?<!en )revenant)(?= (?:de|du|d['\u2019])|[,.;)])",
    _EX,
    (
        rf"{_ONE} (?:jeune |petite? |vieille |vieux |autre )?{_NATIVE}(?= ?[,.;:)]| (?:de|âgée?|"
        rf"qui|a|est|avait|était|"
        r"nous|lui|arrivée?|venue?|ne|n['\u2019]|s['\u2019]|se|m['\u2019]) )"
    ),
    (
        rf"(?<!s )(?<!population )(?<!communauté )(?<!public )(?:d['\u2019]origine|"
        rf"d['\u2019]ascendance|de nationalité|aux racines|de père|de mère|d['\u2019]un père|"
        rf"d['\u2019]une mère) (?:{_NATIVE}|belge|étrangère|[a-zé]{{4,14}}"
        r"(?:aine|ienne|oise|aise|éenne|ole|ane|aque|que|gne))(?:\s(?:et|par|"
        r"de)\s(?:de )?(?:mère|père|son père|sa mère)"
        rf"(?: {_NATIVE})?)?"
    ),
    (
        rf"(?:originaire(?!s)|native|natif|arrivée?|venue?|rentrée?|revenue?|débarquée?|"
        rf"réfugiée?|évadée?|née) (?:de |du |d['\u2019]|des |en |au |aux )(?:la |"
        rf"l['\u2019])?{_LANDS}"
    ),
    (
        rf"{_ONE} (?!personne){PERSON},? (?:{_FAITH}|baptisée?(?! [«\"\u201c])|demandeu(?:r|"
        rf"se) d['\u2019]asile|d['\u2019]obédience \w+|de confession \w+|de tradition \w+|"
        rf"élevée? dans \w+ \w+|issue? d['\u2019]\w+ \w+)"
    ),
    (
        rf"(?:(?-i:(?<=[a-zé], ))(?:{_NATIVE}|{_FAITH}|demandeu(?:r|se) d['\u2019]asile|"
        rf"(?:ré)?convertie?|réfugiée?)"
        r"(?=, (?:a|est|avait|était|âgée?|qui|ne|n['\u2019]|se|s['\u2019]|nous|raconte|craint|"
        r"dit|vit|suit|vient|parle|explique|\d|[a-zé]+ ans)(?: |(?<=['\u2019])|\d)))"
    ),
    (
        rf"{_ONE} (?:jeune |autre )?(?:juive?|juif|musulmane?|chrétienne?|sikhe?|"
        rf"témoin de jéhovah|mormone?|alévie?|"
        r"yézidie?|salafiste|bouddhiste|catholique|protestante?|athée|copte|chiite|apostate?|"
        r"franc-maçon(?:ne)?|demandeu(?:r|se) d['\u2019]asile|néonazie?|skinhead|"
        r"baptisée?)(?= ?[,.;:)]| (?:de|âgée?|qui|a|est|avait|était|pratiquante?|convaincue?|"
        r"du quartier) )"
    ),
    rf"(?:il|elle) (?:est|était) (?:{_NATIVE}|{_FAITH})(?=[.,;)]| (?:et|mais|de|depuis|par) )",
    (
        r"(?:baptisée?) (?:récemment|depuis|à l['\u2019]âge|à pâques|l['\u2019]an|l['\u2019]été|"
        r"en (?:19|20)\d\d|adulte|enfant)"
    ),
    (
        r"(?:témoin de jéhovah|de confession (?:juive|musulmane|catholique|protestante|orthodoxe|"
        r"copte|alévie|chiite|sunnite|bouddhiste|hindoue|israélite)(?<!s ))"
    ),
    r"yézidie?(?!s)|tchétchène(?= (?:de|âgé|né|qui|arrivé))",
)
