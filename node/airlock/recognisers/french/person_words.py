"""French words for one person: trades, functions, places in a group, relatives, and how they end.

Feminine forms are made of the masculine ones, so that nobody is known in one of them alone. A word
that is a thing as often as somebody ("guide", "garde", "médium") stands here where it is mostly
somebody.
"""

from functools import cache
from typing import Final

from node.textguard.folding import fold

__all__ = ["is_kin", "is_person", "is_public"]

_TRADES: Final = """
accompagnant accompagnateur accordéoniste acrobate acteur adjoint administrateur agent
agriculteur aide aidant aiguilleur ajusteur aléseur ambulancier analyste animateur antiquaire
apiculteur apprenti arbitre architecte archiviste armurier artificier artisan artiste assesseur
assistant assureur auditeur auteur autocariste auxiliaire aventurier avocat avoué bagagiste
banquier barbier bassiste batelier batteur berger bergère bibliothécaire bijoutier blanchisseur
blogueur bonimenteur boucher bougnat boulanger bouquiniste boxeur braconnier brancardier
brocanteur brodeur bronzier bûcheron buraliste cadre caissier caméraman camionneur cantinier
cantonnier carreleur cariste carrossier cascadeur catcheur catéchiste céramiste chanteur
chapelain charcutier charpentier chaudronnier chauffagiste chauffeur chef chercheur chevalier
chirurgien choriste chroniqueur chômeur cireur clown coach coiffeur coiffeuse collecteur colleur
comédien commercial commerçant commis comptable concepteur concierge conducteur confiseur
conseiller conseil consultant conteur contremaître contrôleur convoyeur cordonnier correcteur
coursier couturier couvreur crémier créancier croque-mort croupier cuisinier cuistot cultivateur
danseur débardeur déménageur dentiste dépanneur dessinateur détective dialyste diététicien
diplomate docker docteur documentaliste domestique dompteur douanier dresseur droguiste ébéniste
éboueur écrivain éditeur éducateur électricien éleveur employé encadrant enseignant entraîneur
entrepreneur épicier ergothérapeute esthéticien étalagiste expert exploitant factrice
femme-de-ménage ferrailleur fermier fleuriste fonctionnaire fondeur footballeur forain forgeron
formateur fossoyeur fournisseur fraiseur franchisé frigoriste fripier fromager garagiste
garçon-de-café garde gardien gendarme géomètre gérant gestionnaire glacier grutier guichetier
guitariste handballeur herboriste historien horloger hôte hôtesse hôtelier huissier illustrateur
imam imâm imprimeur infirmier informaticien ingénieur inspecteur installateur instituteur instit
intendant intérimaire interne interprète intermittent intervenant jardinier jockey jongleur
journaliste judoka juge juriste karatéka kinésithérapeute kiné laborantin laveur lecteur
libraire livreur logisticien logopède loueur luthier lutteur maçon magasinier magistrat
maïeuticien maître maîtresse majordome manager mandataire maraîcher marbrier marchand marin
marinier maroquinier masseur matelot mécanicien mécano médecin médiateur menuisier mercenaire
metteur meunier militaire mineur modiste moniteur monteur moissonneur musicien nageur négociant
nettoyeur notaire nourrice nounou nutritionniste officier opérateur opticien orateur orfèvre
orthophoniste ostéopathe outilleur ouvreuse ouvrier palefrenier paludier parfumeur pasteur
pâtissier patron paysagiste paysan pêcheur peintre percussionniste perruquier pharmacien
philosophe photographe physicien pianiste pigiste pilote pisteur pizzaïolo plaquiste plâtrier
plombier plongeur podologue poète policier politologue polisseur pompier pompiste ponceur
porteur portier postier potier poissonnier prédicateur préparateur prestataire prêtre primeur
principal procureur producteur prof professeur programmeur prothésiste proviseur psychiatre
psychologue psychomotricien psy psychothérapeute puéricultrice rabbin ramoneur réalisateur
réceptionniste rédacteur régisseur régleur relieur rémouleur repasseur répétiteur répartiteur
réparateur reporter représentant restaurateur retoucheur retraité rugbyman sacristain sage-femme
saisonnier salarié sapeur sapeur-pompier sculpteur secouriste secrétaire sellier serrurier
sociologue soignant soldat sommelier soudeur souffleur sous-officier sportif stagiaire
standardiste statisticien steward styliste surveillant syndic syndicaliste tailleur tanneur
tapissier tatoueur taxi teinturier télévendeur terrassier théologien thérapeute tisserand
toiletteur tôlier tourneur traducteur traiteur trader transporteur travailleur tresseur
trésorier trompettiste tuteur tutrice urbaniste urgentiste vacataire vacher vannier veilleur
vendangeur vendeur verrier vétérinaire vicaire vidéaste vigile vigneron violoniste viticulteur
vitrier volailler voiturier volontaire voyagiste webmaster youtubeur zingueur zootechnicien
brigadier adjudant sergent caporal lieutenant colonel commandant maréchal général soldat
sous-lieutenant inspecteur policier gendarme graphiste aesh avs atsem cpe ash assistante-sociale
cheffe traminot cheminot machiniste wattman steward brodeuse lingère aide-soignant aide-ménagère
aide-cuisinier agrégé vacataire gouvernante nurse barman barmaid maître-chien maître-nageur
surveillant vidéosurveillant intervenant animateur tapissier rapeur rappeur slameur streameur
influenceur tiktokeur dj disc-jockey
"""
_FUNCTIONS: Final = """
aumônier abbé archevêque évêque capitaine chanoine chantre curé diacre diaconesse moine nonne
imam muezzin cheikh mufti mollah marabout officiant pope popesse pèlerin prélat rabbine
sacristine sœur-supérieure supérieur catéchumène servant bedeau fossoyeur prieur abbesse
pasteure cofondateur fondateur initiateur instigateur organisateur promoteur président
vice-président coprésident trésorier secrétaire porte-parole délégué représentant responsable
directeur sous-directeur dirigeant doyen vétéran benjamin pilier cheville mascotte recruteur
meneur leader caïd gourou champion vainqueur finaliste lauréat médaillé gagnant recordman
titulaire suppléant remplaçant intérimaire intendant économe concierge gardien propriétaire
locataire colocataire sous-locataire bailleur occupant habitant résident riverain squatteur
hébergeur hébergeant logeur employeur patron associé gérant repreneur actionnaire commanditaire
bienfaiteur donateur mécène adhérent affilié licencié abonné usager client bénéficiaire
allocataire participant inscrit membre adepte disciple fidèle paroissien prédicateur prêcheur
orateur conférencier intervenant témoin rescapé survivant victime plaignant prévenu accusé
inculpé suspect condamné détenu ex-détenu prisonnier incarcéré évadé fugitif fugueur repris
complice auteur agresseur incendiaire tireur tagueur saboteur terroriste kamikaze djihadiste
combattant vétéran militant activiste sympathisant recruté revenant revenante returnee émigré
exilé migrant réfugié rapatrié arrivant nouveau-venu converti reconverti repenti apostat
déradicalisé bénévole volontaire parrain marraine mentor tuteur pair-aidant pair chargé référent
interlocuteur correspondant informateur indicateur lanceur dénonciateur appelant appelante
visiteur passant promeneur randonneur joggeur automobiliste motard cycliste livreur voyageur
passager cavalier joueur gardien-de-but buteur attaquant défenseur ailier capitaine coéquipier
équipier sélectionneur entraîneur coach supporter ultra hooligan chanteur soliste figurant
comédien narrateur lycéen collégien écolier étudiant doctorant élève redoublant décrocheur
bachelier apprenti alternant stagiaire boursier interne externe pensionnaire camarade
condisciple collègue voisin copain copine pote ami amie amoureux amant amante connaissance
proche confident rival ennemi orphelin pupille adolescent ado gamin gamine gosse môme minot
marmot bambin enfant bébé nourrisson garçon garçonnet fille fillette jeune homme femme dame
monsieur demoiselle vieillard vieux vieille mec meuf gars nana gaillard bonhomme personne
individu quidam inconnu mineur majeur trentenaire quadragénaire quinquagénaire sexagénaire
septuagénaire octogénaire nonagénaire centenaire retraité pensionné invalide handicapé malade
patient toxicomane alcoolique dealer dealeur braqueur voleur receleur délinquant récidiviste sdf
sans-abri clochard mendiant ressortissant natif autochtone citoyen administré électeur candidat
élu conseiller opposant paroissienne chorégraphe monitrice pionnier scout louveteau jeannette
chef cheftaine héritier ayant-droit légataire donneur chargée fiché signalé intéressé concerné
nommé dénommé susnommé allié traître mouchard mère-porteuse nourrice baby-sitter
assistante-maternelle lectrice contributeur modérateur administrateur animateur créateur
développeur hacker gamer followeur abonnée commanditaire expéditeur destinataire signataire
rédacteur demandeur requérant débouté travailleur chômeur intérim saisonnier ouvrier employé
agent fonctionnaire encadrant contractuel titulaire vacataire réserviste cadet légionnaire
parachutiste para marsouin marin
"""
_KIN: Final = """
mère père maman papa frère sœur soeur frangin frangine fils fille fiston fifille femme épouse
mari époux veuve veuf oncle tante tonton tata tatie cousin cousine neveu nièce grand-mère
grand-père mamie mamy mami papi papy mémé pépé mémère pépère bonne-maman bon-papa nonna nonno
nanou yaya jeddi jedda beau-père belle-mère beau-frère belle-sœur belle-soeur belle-fille
beau-fils gendre bru compagne compagnon concubin concubine conjoint conjointe fiancé fiancée
promis promise ex ex-mari ex-femme ex-compagnon ex-compagne ex-conjoint ex-conjointe ex-épouse
ex-époux ex-copine ex-copain ex-belle-mère ex-beau-père ex-fiancé ex-fiancée ex-petit-ami
ex-petite-amie jumeau jumelle demi-frère demi-sœur demi-soeur petit-fils petite-fille
petit-neveu petite-nièce petit-cousin petite-cousine arrière-petit-fils arrière-petite-fille
arrière-cousin aîné aînée cadet cadette benjamin benjamine puîné puînée dernier-né dernière-née
premier-né première-née marraine parrain filleul filleule arrière-grand-mère arrière-grand-père
grand-oncle grand-tante grand-tata géniteur génitrice nourricier tuteur tutrice
quatrième-né belle-doche daron daronne reuf frérot sœurette reum reup rejeton progéniture triplé
triplée co-épouse coépouse mère-célibataire
"""
_PUBLIC: Final = """
maire bourgmestre préfet sous-préfet procureur substitut commissaire échevin ministre gouverneur
coordinateur coordonnateur coordinatrice coordonnatrice référent élu adjoint député sénateur
conseiller président juge recteur inspecteur ambassadeur roi reine citoyen usager
"""


def _feminine(word: str) -> tuple[str, ...]:
    """Return what the feminine of a word may be; a form that no text has does no harm."""
    endings = {
        "teur": ("trice", "teuse"),
        "eur": ("euse", "eure"),
        "ier": ("ière",),
        "er": ("ère",),
        "ien": ("ienne",),
        "éen": ("éenne",),
        "on": ("onne",),
        "if": ("ive",),
        "eux": ("euse",),
    }
    for ending, others in endings.items():
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + other for other in others)
    return () if word.endswith("e") else (f"{word}e",)


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(fold(form) for word in text.split() for form in (word, *_feminine(word)))


_PERSON_ENDINGS: Final = (
    "trice", "euse", "ienne", "iste", "logue", "iatre", "thérapeute", "graphe", "aidant",
    "aidante", "culteur", "ateur", "iteur", "nier", "cien",
)  # fmt: skip
_NOBODY_WORDS: Final = """
matrice cicatrice tondeuse berceuse agrafeuse perceuse visseuse photocopieuse liste piste
moniste dialogue catalogue monologue épilogue prologue autographe paragraphe orthographe
télégraphe ordinateur indicateur générateur accélérateur carburateur simulateur compresseur
aspirateur radiateur ventilateur réfrigérateur dénominateur panier dernier denier grenier
jardinier calendrier pionnier ancien moyen quotidien entretien soutien maintien lien bien rien
mien tien sien chien combien gardienne moniteur heureuse sérieuse nombreuse curieuse précieuse
religieuse silencieuse joyeuse furieuse anxieuse affreuse honteuse douteuse peureuse amoureuse
malheureuse dangereuse généreuse courageuse ambitieuse délicieuse mystérieuse laborieuse
harmonieuse fastidieuse conteneur capitaliste communiste socialiste triste ancienne quotidienne
italienne territoire égalitariste laïciste élitiste positiviste
"""
_NOBODY: Final = frozenset(_NOBODY_WORDS.split())
_PREFIXES_WORDS: Final = """
ex vice sous co néo pseudo futur demi pair sapeur quasi super arrière belle beau petit petite
grand grande semi mini télé vidéo auto moto cyber
"""
_PREFIXES: Final = frozenset(_PREFIXES_WORDS.split())
_SHORTEST: Final = 5


def is_kin(word: str) -> bool:
    """Say whether a word in small letters is one relative."""
    return fold(word) in _words(_KIN)


def is_public(word: str) -> bool:
    """Say whether a word in small letters is a public office known by its function."""
    return fold(word) in _words(_PUBLIC)


def is_person(word: str) -> bool:
    """Say whether a word in small letters is one person, by what he or she does or is.

    Args:
        word: A word, hyphens in it included: "ex-détenue", "maître-nageur".
    """
    folded = fold(word)
    if folded in _words(_TRADES) or folded in _words(_FUNCTIONS) or folded in _words(_KIN):
        return True
    if "-" in word:
        first, *others = word.split("-")
        return is_person(first) or (first in _PREFIXES and bool(others) and is_person(others[0]))
    return len(word) >= _SHORTEST and word.endswith(_PERSON_ENDINGS) and word not in _NOBODY
