"""French words for origin, belief, conviction, status and condition of one person, complete.

Singular forms, masculine and feminine made of each other; plurals are groups and stand nowhere.
"""

from functools import cache
from typing import Final

from node.textguard.folding import fold

__all__ = ["is_origin", "is_status", "is_trait"]

_ORIGINS: Final = """
abkhaze adjare afar afghan africain afro-descendant albanais algérien allemand alsacien
américain andalou andorran angevin anglais angolais antillais arabe arabo-musulman argentin
arménien ashkénaze asiatique assyrien australien autrichien azéri azerbaïdjanais bachkir
bahreïni baltique balkanique balte bambara bamiléké bangladais bangladeshi basque bédouin belge
béninois berbère bétéois biélorusse birman bissau-guinéen bolivien bosniaque bosnien botswanais
bouriate brésilien breton britannique bruxellois bulgare burkinabé burkinabè burundais
cambodgien camerounais canadien cap-verdien capverdien catalan caucasien centrafricain chaldéen
chaoui chechène chilien chinois chypriote circassien colombien comorien congolais coréen corse
costaricain créole croate cubain dagestanais daghestanais danois djiboutien dogon dominicain
druze écossais égyptien émirati équatorien érythréen espagnol estonien éthiopien eurasien
européen ewe fang finlandais flamand franco-algérien franco-marocain franco-tunisien franco-turc
belgo-marocain belgo-turc franc-comtois français gabonais gallois gambien ganais géorgien
ghanéen gitan grec guadeloupéen guatémaltèque guinéen guyanais haïtien haoussa hazara hmong
hollandais hondurien hongrois hutu ibo indien indonésien ingouche irakien iranien irlandais
islandais israélien italien ivoirien jamaïcain japonais jordanien kabarde kabyle kalmouk karen
kazakh kenyan kényan kirghize kosovar koweïtien kurde laotien latino-américain lesghien letton
libanais libérien libyen lituanien lorrain luba luxembourgeois macédonien maghrébin mahorais
malais malgache malien malinké maltais manouche maori maronite marocain martiniquais mauricien
mauritanien métis mexicain moldave mongol monténégrin mossi moyen-oriental mozambicain namibien
néerlandais néo-zélandais népalais nigérian nigérien nord-africain nord-coréen normand norvégien
noir nubien ossète ouïghour ougandais ouzbek pachtoune pakistanais palestinien panaméen
paraguayen peul péruvien philippin pied-noir polonais portoricain portugais provençal qatari
québécois réunionnais rifain rohingya rom roma romanichel roumain russe russophone rwandais
sahraoui salvadorien sahélien samoan saoudien sarde savoyard scandinave sénégalais sénoufo
sépharade serbe serère sicilien sierra-léonais sinti slave slovaque slovène somali somalien
soninké soudanais soussi sri-lankais subsaharien sud-africain sud-américain sud-coréen
sud-soudanais suédois suisse surinamais syriaque syrien tadjik tahitien taïwanais tamoul
tanzanien tatar tchadien tchéchène tchèque tchétchène tcherkesse thaïlandais thaï tibétain
tigréen togolais touareg toucouleur tsigane tunisien turc turque turcophone turcoman turkmène
tutsi tzigane ukrainien uruguayen vénézuélien vietnamien wallon wolof yazidi yéménite yéniche
yézidi yougoslave zaïrois zambien zimbabwéen arabophone
"""
_BELIEFS: Final = """
adventiste agnostique ahmadi alaouite alévi alévite amish anabaptiste anglican animiste
anthroposophe apostat athée baha'i baptiste baptisé béguine bouddhiste calviniste candomblé
catholique catholique-pratiquant charismatique chamane chiite chrétien communiant confucianiste
converti copte crevette croyant darbyste druze déiste druide duodécimain ésotériste évangéliste
évangélique fidéiste franc-maçon fréro-salafiste hanafite hanbalite hassidique hindou hindouiste
ibadite intégriste islamiste ismaélien israélite jaïn jéhoviste juif juive kharidjite
kimbanguiste laïc laestadien libre-penseur loubavitch luthérien madkhaliste malékite maronite
massorti melkite mennonite méthodiste millénariste monothéiste mormon mouride musulman nestorien
newborn occultiste orthodoxe païen néopaïen pentecôtiste piétiste polythéiste pratiquant
presbytérien protestant quaker quiétiste raëlien rastafari rasta réformé rose-croix rosicrucien
sabbatiste salafi salafiste salafo-jihadiste sataniste scientologue shintoïste sikh soufi
spirite sunnite takfiri takfiriste talibé tabligh tablighi taoïste théosophe tidjane
traditionaliste ultra-orthodoxe unitarien vaudou voilé wahhabite wiccan wiccane yézidi yazidi
zoroastrien tidjani déconverti reconverti désislamisé ex-musulman ex-catholique ex-témoin
jilbabé niqabé
"""
_CONVICTIONS: Final = """
accélérationniste altermondialiste anarchiste antifa antifasciste antisémite antivax autonome
autonomiste black-bloc bolchevique boogaloo castriste catholique-intégriste communiste
complotiste conspirationniste djihadiste jihadiste écologiste extrémiste fasciste néofasciste
fémelliste fondamentaliste frériste frontiste gauchiste zadiste gudard hooligan identitaire
incel indépendantiste intégriste islamiste kémite khomeiniste lepéniste maoïste marxiste
léniniste masculiniste mélenchoniste militant monarchiste nationaliste natif néonazi nazi
négationniste nationaliste-révolutionnaire panafricaniste panturquiste platiste poutiniste qanon
qanoniste raciste radicalisé royaliste sécessionniste séparatiste skin skinhead redskin soralien
souverainiste stalinien suprémaciste survivaliste technophobe trotskiste ultradroite ultragauche
ultranationaliste vegan zemmouriste zemmourien encarté syndiqué antispéciste
anarcho-syndicaliste loup-gris kémaliste erdoganiste pkk phalangiste völkisch terraplatiste
eugéniste ethnonationaliste royaliste libertarien survivaliste
"""
_STATUSES: Final = """
réfugié apatride sans-papiers débouté expatrié exilé immigré migrant demandeur-d'asile mna mena
régularisé naturalisé binational clandestin expulsable dublinée dubliné rapatrié déplacé
primo-arrivant néo-arrivant demandeur allophone harki sdf sans-abri handicapé autiste asperger
schizophrène bipolaire trisomique malentendant malvoyant sourd sourd-muet aveugle paraplégique
tétraplégique épileptique diabétique séropositif dépressif borderline dyslexique hyperactif
toxicomane alcoolique héroïnomane homosexuel lesbienne gay gai bisexuel bi trans transgenre
transsexuel travesti intersexe non-binaire queer pacsé divorcé séparé veuf orphelin adopté
illettré analphabète excisée ex-détenu fiché ex-djihadiste ex-militant ex-salafiste ex-skinhead
ex-néonazi revenant
"""
_OTHER_FORMS: Final = """
turque grecque juive franc-maçonne béarnaise laotienne bretonne lettone wallonne gitane catalane
andalouse nigériane afghane persane ottomane mahoraise kosovare tchadienne bulgare sarde
"""


def _feminine(word: str) -> tuple[str, ...]:
    for ending, others in {
        "ien": ("ienne",),
        "éen": ("éenne",),
        "on": ("onne", "one"),
        "ot": ("ote",),
        "el": ("elle",),
        "if": ("ive",),
        "eur": ("euse", "eresse"),
        "c": ("que", "cque"),
    }.items():
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + other for other in others)
    return () if word.endswith("e") else (f"{word}e",)


@cache
def _forms(text: str) -> frozenset[str]:
    return frozenset(fold(form) for word in text.split() for form in (word, *_feminine(word)))


def is_origin(word: str) -> bool:
    """Say whether a word is the origin of one person: "ingouche", "Congolaise"."""
    return fold(word) in _forms(_ORIGINS) or fold(word) in _forms(_OTHER_FORMS)


def is_status(word: str) -> bool:
    """Say whether a word is a legal status or a condition of one person: "réfugiée", "autiste"."""
    return fold(word) in _forms(_STATUSES)


def is_trait(word: str) -> bool:
    """Say whether a word tells where one person is from, what he or she believes, or is."""
    if is_origin(word) or is_status(word):
        return True
    folded = fold(word)
    if folded in _forms(_BELIEFS) or folded in _forms(_CONVICTIONS):
        return True
    half = folded.removeprefix("ex-").removeprefix("neo-").removeprefix("ultra-")
    return half != folded and is_trait(half)
