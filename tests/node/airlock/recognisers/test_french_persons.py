"""French texts that tell of somebody: every way to say who, how old, how many, where from.

Brackets mark what has to be found: all of a name or number, at least half of the rest.
"""

import pytest

from node.airlock.findings import DIRECT, FindingType
from node.airlock.recognisers import recognise
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.textguard.canonical import canonicalise
from tests.node.airlock.invented_register import context, register

_SOMEBODY = "Appel de M. Tremblock, 16 ans. "
"""What makes the text tell of somebody."""


def _uncovered(marked: str) -> tuple[int, int]:
    """Return how many letters and digits between the brackets are found, and how many there are."""
    start, end = marked.index("["), marked.index("]") - 1
    text = _SOMEBODY + marked.replace("[", "").replace("]", "")
    where = context("fr", known=register())
    covered = {
        at
        for match in recognise(canonicalise(text), context=where)
        for at in range(match.start, match.end)
    }
    first = len(_SOMEBODY)
    places = [at for at in range(first + start, first + end) if text[at].isalnum()]
    return sum(at in covered for at in places), len(places)


_FOUND: dict[FindingType, tuple[str, ...]] = {
    FindingType.COUNT: (
        "[Trois garçons de la résidence] l'attendent.",
        "Ils sont [quatre] à se réunir dans la cave.",
        "Parmi les huit, [deux seulement] travaillent.",
        "[Deux des trois frères] sont partis.",
        "Il reste [une seule famille].",
        "[Tous ont signé, sauf trois].",
        "[Aucun des cinq] n'a parlé.",
        "Le groupe s'est réduit à [six].",
        "[Sept mineurs] ont été entendus.",
        "[Les quatre sœurs] dorment dans la même chambre.",
        "[Une demi-douzaine de jeunes] le suit.",
        "On a reçu [neuf signalements].",
        "Il est parti avec [deux autres].",
        "[Deux ou trois habitués] savent.",
        "La fratrie compte [cinq enfants].",
        "[Moins de dix élèves] sont concernés.",
        "Le cercle : [4 adultes, 3 ados].",
        "[Le trio] se retrouve au parc.",
        "Elle élève seule [ses trois fils].",
        "[À peine huit fidèles] viennent encore.",
        "Des [six convoqués], un seul est venu.",
        "[Un seul des participants] a refusé.",
        "[Toutes les mamans sauf une] étaient là.",
        "[Cinq sur sept] ont un emploi.",
        "Ils vivent [à neuf] dans un deux-pièces.",
        "[Les deux autres] ont nié.",
        "On en suit [cinq].",
        "Il y avait là [trois anciens du club].",
        "[Personne, hormis deux voisines], n'a ouvert.",
        "Il a [deux demi-frères].",
        "[Quatre interpellés], un relâché.",
        "[Deux ex-détenus] animent l'atelier.",
        "[Trois garçons de la résidence] l'attendent.",
        "Il a [deux demi-frères].",
        "[Aucun des cinq] n'a parlé.",
        "[Deux externes de passage] ont ri.",
        "[Six suivis individuels] sont ouverts.",
    ),
    FindingType.EVENT: (
        "Depuis [l'incendie du gymnase], rien ne va.",
        "[La rixe de la fête foraine] a tout changé.",
        "On parle encore de [la perquisition chez le buraliste].",
        "[L'affaire du collier brûlé] le poursuit.",
        "Le soir de [l'évacuation du camp], il filmait.",
        "[Le procès des frères du garage] commence.",
        "Après [le tag sur la synagogue], il a disparu.",
        "[La bagarre générale au bal du 14 juillet] a laissé des traces.",
        "[Le lâcher de ballons pour la petite noyée] a réuni du monde.",
        "Suite à [l'agression du chauffeur de bus].",
        "Il a vu [l'explosion de la boulangerie en février].",
        "[La fusillade du bar à chicha] a fait la une.",
        "Lors de [la manifestation contre la mosquée].",
        "[Le suicide du lycéen en mars] a secoué tout le monde.",
        "[Les émeutes de l'été 2023] l'ont marqué.",
        "Il était à [l'enterrement du jeune motard].",
        "[La fermeture administrative de la salle de prière] l'a révolté.",
        "[L'intrusion dans le lycée] date du printemps.",
        "[La banderole déployée au stade] venait de lui.",
        "Il évoque [la nuit où le bus a brûlé].",
        "[Le cambriolage de la paroisse] n'est pas élucidé.",
        "[La grève de la faim devant la préfecture] a duré.",
        "[L'arrestation de son cousin à la frontière].",
        "[Le drapeau arraché de la mairie] est chez lui.",
        "[Le cocktail Molotov jeté sur le commissariat] n'a blessé personne.",
        "[L'accident de car] a tué son ami.",
        "[La vidéo de la gifle] circule.",
        "[Le lâcher de ballons pour la petite noyée] a réuni du monde.",
        "[La vidéo de la gifle] circule.",
    ),
    FindingType.DATE: (
        "Vu [mardi].",
        "Il est parti [dans la nuit de jeudi à vendredi].",
        "Rendez-vous [le 4 à 14 h].",
        "[Le lendemain de Noël], il a appelé.",
        "C'était [la veille du bac].",
        "Il revient [dimanche prochain].",
        "[Jeudi de l'Ascension], il était seul.",
        "Entretien [du 12/04].",
        "Signalé [le vendredi 13 juin au soir].",
        "Il a disparu [il y a trois jours].",
        "[Ce matin], rien.",
        "Convoqué [pour le 1er avril].",
        "Il l'a dit [avant-hier].",
        "[Le jour de la rentrée], il manquait.",
        "Vu [le premier lundi de mai].",
        "Retrouvé [à l'aube du 3 mars].",
        "Contrat jusqu'au [30/06/2025].",
        "[Huit jours plus tard], il cède.",
        "Rendez-vous [le 4 à 14 h].",
    ),
    FindingType.PERSON: (
        "Il s'appelle [Wilfrid], comme son père.",
        "On l'appelle [Titi] dans la bande.",
        "Vu avec [Mamadou Sow] hier.",
        "Le dossier [Vandenbroucke] est clos.",
        "Les frères [Belaïd] sont venus.",
        "Merci à [Solène] pour la salle.",
        "[Jean-Kévin] a tout vu.",
        "signé [A. Kaddour]",
        "Il a vu [Brahim], puis rien.",
        "[Yasmina B.] a écrit.",
        "Selon [Gontran], il ment.",
        "La petite [Lilou] pleure.",
        "L'appel vient de chez les [Verhaegen].",
    ),
    FindingType.ADDRESS: (
        "Habite [14 bis, rue du Four-Banal].",
        "Loge [au 3, impasse Sainte-Barbe, 2e étage].",
        "Vit [chaussée de Ninove 212, boîte 4].",
        "Domicilié [résidence Les Ormes, bâtiment D, appartement 12].",
        "Trouvé [place du Marché-aux-Herbes].",
        "Adresse : [7 allée des Cytises, 76600].",
        "Il squatte [quai de la Dérivation, au-dessus du bar].",
        "Il loge [avenue du Général-Leman 33/2].",
        "Un box [route de Lyon, derrière la station].",
    ),
    FindingType.ORG: (
        "Inscrit au [collège Marcel-Duchêne].",
        "Il prie à la [mosquée Ar-Rahma].",
        "Joue à l'[AS Grand-Pré].",
        "Bénévole à l'[asbl La Passerelle Verte].",
        "Stage chez [Carrosserie Delvaux].",
        "Membre du [club de boxe Les Gants d'Or].",
        "Aidé par l'[association Tremplin 48].",
        "Élève à l'[athénée royal Jules-Delersy].",
        "Employé au [snack Le Bosphore].",
        "Fréquente le [café Chez Lulu].",
        "Suivi par le [centre social Les Tilleuls].",
        "Vient de la [paroisse Saint-Épvre].",
    ),
    FindingType.ID: (
        "Réf. [2024/LG/00457].",
        "Plaque [GH-482-LM].",
        "Immatriculée [1-XKD-437].",
        "N° de dossier : [AEMO 24-1187].",
        "Passeport [19FV48213].",
        "Écrou n° [48217].",
        "PV n° [LI.11.L6.004512/2024].",
        "Numéro de parquet [24123000148].",
        "Matricule [8841-B].",
        "N° CAF [4471239].",
        "Position : [50.6326, 5.5797].",
        "IMEI [356938035643809].",
        "Carte d'identité n° [592-3847561-08].",
    ),
    FindingType.CONTACT: (
        "Appelle le [06 12 34 56 78].",
        "Son Snap : [@lil_kev93].",
        "Écrire à [kev.b@voorbeeld.example].",
        "Mail : [kev point b arobase voorbeeld point example].",
        "Tél. [+32 475 12 34 56].",
        "GSM [0475/12.34.56].",
        "Insta : [instagram.com/kev.b93].",
    ),
    FindingType.PLACE: (
        "Il vit [aux Minguettes-Hautes].",
        "Un bloc du quartier [des Trois-Moulins].",
        "La cité [Bel-Air] s'endort.",
        "Il traîne au [Petit-Bruel].",
    ),
}


@pytest.mark.parametrize(
    ("kind", "marked"), [(kind, each) for kind, texts in _FOUND.items() for each in texts]
)
def test_what_tells_of_one_person_is_found_where_somebody_is_told_of(
    kind: FindingType, marked: str
) -> None:
    found, letters = _uncovered(marked)

    assert found == letters if kind in DIRECT else found * 2 >= letters


_CLEAN = (
    (
        "La loi du 24 août 2021 conforte le respect des principes de la République. Le décret "
        "du 3 mai en précise les modalités."
    ),
    (
        "Un enseignant qui remarque un changement en parle d'abord au chef d'établissement. Une "
        "mère peut appeler, un frère aussi."
    ),
    (
        "Le directeur d'un club sportif, la présidente d'une association ou le concierge d'un "
        "immeuble voient des choses que nous ne voyons pas."
    ),
    (
        "Le séminaire s'est tenu en mars 2024 à Lyon, avec des collègues de Gand, Rotterdam et "
        "Cologne. Vingt-cinq communes y étaient."
    ),
    (
        "Chaque lundi, l'équipe se réunit. Le mercredi après-midi est réservé aux familles. "
        "Fermé le 11 novembre et le 25 décembre."
    ),
    (
        "Les élèves de troisième et de seconde participent. Les 15-18 ans préfèrent le soir. "
        "Deux ateliers sur trois affichent complet."
    ),
    (
        "M. le Maire et Mme la Préfète ont signé la convention. Le procureur de la République "
        "et le recteur sont membres de droit."
    ),
    ("Le numéro vert 0 800 005 696 répond en semaine. En Belgique, le numéro est le 0800 111 72."),
    (
        "Les communautés tchétchènes, kurdes et turques de la région ont été associées. "
        "L'islam, le judaïsme et le protestantisme ont leurs relais."
    ),
    (
        "Un jeune sur dix dit avoir vu une vidéo violente. Trois parents sur quatre ignorent "
        "les réglages du téléphone."
    ),
    (
        "Le réseau RAN, Europol et la DG HOME publient des guides. L'Unesco et le Conseil de "
        "l'Europe aussi. Voir www.interieur.gouv.fr."
    ),
    (
        "L'entraîneur note les absences. Le président du club en parle à la référente. La "
        "secrétaire classe. Rien d'autre ne circule."
    ),
    (
        "Après les attentats du 13 novembre 2015, la ville a créé une cellule. Le procès de "
        "2021 a rouvert des plaies."
    ),
    (
        "Un père s'inquiète, une sœur se tait, un voisin appelle : chacun sa façon. La grand- "
        "mère reste souvent celle qui sait."
    ),
    (
        "L'école, la mosquée, la paroisse et le club travaillent ensemble. La permanence est au "
        "rez-de-chaussée de l'hôtel de ville."
    ),
    (
        "Le cadet de la famille est souvent celui qui parle le premier. L'aîné protège, la mère "
        "négocie, le père attend."
    ),
    (
        "Six jeunes par groupe, c'est la bonne taille. À huit, on ne s'entend plus. Les groupes "
        "de trois ou quatre marchent mieux."
    ),
    (
        "Les référents laïcité du rectorat de Créteil interviennent à la demande. Le lycée peut "
        "solliciter le CROUS ou la MDA."
    ),
)


@pytest.mark.parametrize("text", _CLEAN)
def test_a_guide_a_plan_or_a_report_on_groups_gives_no_alarm(text: str) -> None:
    assert not tells_of_somebody(text)
    assert recognise(canonicalise(text), context=context("fr", known=register())) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Mme Tremblock est venue.",
        "Il a seize ans.",
        "Sa grand-mère l'héberge.",
        "Joindre le 06 12 34 56 78.",
        "L'intéressée a quitté la salle.",
        "Ouvert chez Brahim Zeroual.",
    ],
)
def test_a_name_an_age_a_relative_or_a_number_tells_of_somebody(text: str) -> None:
    assert tells_of_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les 12-16 ans viennent en groupe.",
        "Le projet dure depuis dix ans.",
        "Scénario de jeu de rôle : un frère « qui n'a rien vu du tout » rentre tard hier.",
        "Le maire et la préfète ont signé.",
    ],
)
def test_bands_of_ages_spans_of_time_games_and_public_offices_tell_of_nobody(text: str) -> None:
    assert not tells_of_somebody(text)
