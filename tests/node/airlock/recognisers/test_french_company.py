"""French names and organisations told by their company, and words that the same company leaves.

Brackets mark what has to be found: all of a name or number, at least half of the rest.
"""

from time import process_time

import pytest

from node.airlock.findings import DIRECT, FindingType
from node.airlock.recognisers import recognise
from node.airlock.recognisers.french.named_groups import find_by_company, find_whole_names
from node.airlock.recognisers.french.placed_names import find_placed_names
from node.airlock.recognisers.french.telling import tells_of_somebody
from node.airlock.scanning import Line, scan
from node.textguard.canonical import canonicalise
from tests.node.airlock.invented_register import context, register

_FOUND: dict[FindingType, tuple[str, ...]] = {
    FindingType.ORG: (
        "Local prêté par l'[asbl Un Seuil pour Chacun], rue basse.",
        "Les clés de la [salle Grandes Herbes] manquent.",
        "L'[association Mur dans la Brume] nous répond.",
        "L'[association Le fil des saisons] nous aide.",
        "La [firme garde-nuvo] le prendrait à l'essai.",
        "La [firme plomberie darvo & fils] le prendrait.",
        "L'entreprise c'est [Garde-Nuvo] au fond de la zone.",
        "Passez par [Un Seuil pour Chacun asbl] d'abord.",
        "Il faut prévenir les bénévoles de [Les Voix du Lavoir], merci.",
        "Il faut prévenir les bénévoles de [Fil et Trame], merci.",
        "Cela se tient dans le local de [Mur et Brume] le soir.",
        "La soirée est organisée par [Debout Ensemble] au parc.",
        "Le goûter de [Pas Sans Vous] a réuni du monde.",
        "La [paroisse La <b>Trinité</b>] prête sa salle.",
        "On se retrouve à l'arrière de [L'Enclos des Possibles].",
        "Merci à [Voisins en Route] pour la sono.",
        "Partenaires : [Relais Neuf], [La Bobinette], [Fil d'Or].",
        "Contact : [Notre-Dame des Sources], paroisse voisine.",
        "Inscrit à [Belle-Source], option bois.",
        "Le CA de [Vivre Droit] a voté.",
    ),
    FindingType.PERSON: (
        "Présents : M. [Garrigues] (Éducation nationale).",
        "Qui écrit ? [M. W.] Budget restant 640 euros.",
        "À demain.\n\nCordialement,\n[M.G.]",
        "À demain.\n\nAmitiés de Namur,\n[JB]",
        "Merci à tous !\n[Bouli]",
        "J'ai suivi [Ombeline de la L'Estrac], psychologue.",
        "[Mistral] ne veut parler que dehors.",
        "[Zoubidette] anime les ateliers.",
        "La même revient : [74r45]. Dans la signature, rien.",
        "J'ai eu [zouba] au tel, elle vient.",
        "Nom : [TREMBLAUD]\nMotif : inquiétude",
        "Le jeune [A.] a appelé.",
        "[K.], 16 ans, a appelé.",
        "Rédigé au service, relu par [PY].",
        "Il se fait appeler « [Le Grand] » sur le forum.",
        "En copie : [hamza.zouba], merci.",
        "À bientôt.\n\nBises\n[lulu]",
        "[Ombeline Springfield] est passée. Puis Springfield a écrit.",
        "Ombeline Springfield est passée. Puis [Springfield] a écrit.",
        "À sa place viendra [Abd al-Ramzi], le matin.",
        "Mot rapide : [ibrahim kurt] ne sera pas là.",
    ),
    FindingType.ADDRESS: (
        "La clé est [au 3 bis, cité du Puits].",
        "On se réunit [rue cité du Puits 48], par la cour.",
        "Rendez-vous au [14, Grand-Place], merci.",
        "Rendez-vous [3, r. du Lavoir], merci.",
        "Rendez-vous [sq. du Lavoir 4], merci.",
        "Il dort [au 6e étage de la tour Abricot].",
        "Ne rien envoyer au [8 cité du Puits] : tout se sait.",
    ),
    FindingType.CONTACT: (
        "Le compte [@maximilien_vanderstraeten_officiel] publiait des montages.",
        "Son numéro : [zéro quatre cent nonante-cinq, quatre-vingt-un, septante-deux, zéro trois].",
        "Un numéro : [+-3-2-(-0-)-4-6-4-3-9-5-7-2-0].",
    ),
    FindingType.ID: ("Dossier du parquet : [n° 62.B.7/2025]. À suivre.",),
    FindingType.PLACE: (
        "QUARTIER : [LA PETITE CHARNIÈRE]\nOCCASION : bagarres",
        "Sa mère habite le quartier [la haute-lande] et s'ennuie.",
    ),
    FindingType.EVENT: (
        "M. Tremblock se tait depuis [l'exclusion du voyage scolaire en septembre].",
    ),
    FindingType.ROLE: (
        "[La grand-mère paternelle du jeune] a pleuré.",
        "Prochaine fois : inviter [la présidente du comité des locataires].",
    ),
    FindingType.AGE: (
        "Un jeune apprenti, [dix-huit ans] et des poussières.",
        "Une élève, c'est noté. Âge : [17]",
        "M. Tremblock. Âge à la sortie : [31]",
        "M. Tremblock, année de naissance, [2009], et la chambre.",
        "M. Tremblock suit un élève de [Terminale STI2D].",
    ),
    FindingType.COUNT: (
        "M. Tremblock : le groupe est passé de [sept] à 31 inscrits.",
        "M. Tremblock écrit qu'on sera [8] plus les bénévoles.",
        "M. Tremblock dit : [deux sont en formation, un à l'armée].",
    ),
    FindingType.DEMOG: (
        "Un jeune homme [converti à l'islam depuis peu] est venu.",
        "La situation d'un garçon [membre d'un groupuscule d'extrême droite].",
        "M. Tremblock : [lui, qui est druze], n'a rien dit.",
    ),
    FindingType.DATE: ("M. Tremblock attend l'appel [demain à 9 heures].",),
}
_LEFT = (
    "Les membres de l'Éducation nationale et les animateurs de Namur étaient là.",
    "Le service et l'équipe du Service de prévention ont signé.",
    "Plan Local De Prévention\nAxe 1 : Écouter Les Familles\nAxe 2 : Évaluer Sans Complaisance",
    "Le préfet l'a repris pour tout le département du Nord.",
    "Depuis la loi Informatique et Libertés, nos partenaires hésitent.",
    "Nous avons essayé le World Café et le forum ouvert.",
    "Pour « signalement », « inquiétude ». Le vocabulaire n'est pas un détail.",
    "sinon je propose quon decale tout, jai deux piles",
    "En six ans, cette règle n'a pas bougé. Celle qui accueille paie le repas.",
    "Merci de votre compréhension.\n\nLe service Prévention",
    "Quelle est la règle ? Attendre est une part du travail.",
    "Le groupe du quartier le soir, la police la nuit : chacun son heure.",
    "L'école, la mosquée, la paroisse et le club travaillent ensemble.",
    "Nom :\nPrénom :\nSignature :",
    "Au Danemark, l'école et la police travaillent ensemble.",
    "Compte rendu du Conseil Local de Sécurité : tout est dit.",
    "Merci à la Ville de Rennes et au Conseil départemental.",
    "Le guide a été relu par le délégué à la protection des données.",
    "Rien ne sert de courir. Reste à convaincre. Suit un débat.",
    "Par SMS ou par mail, la ligne répond. Bruxelles propose, Paris dispose.",
    "Les S.A. et les N.B. se lisent au J.O. de la semaine.",
)


def _uncovered(marked: str) -> tuple[int, int]:
    """Return how many letters and digits between the brackets are found, and how many there are."""
    text, inside = "", list[int]()
    is_inside = False
    for char in marked:
        if char in "[]":
            is_inside = char == "["
            continue
        inside += [len(text)] if is_inside and char.isalnum() else []
        text += char
    covered = {
        at
        for each in scan(Line(line_id="a", language="fr", text=text))
        for at in range(each.start, each.end)
    }
    return sum(at in covered for at in inside), len(inside)


@pytest.mark.parametrize(
    ("kind", "marked"), [(kind, each) for kind, texts in _FOUND.items() for each in texts]
)
def test_what_its_company_tells_in_french_is_found(kind: FindingType, marked: str) -> None:
    found, letters = _uncovered(marked)

    assert found == letters if kind in DIRECT else found * 2 >= letters


@pytest.mark.parametrize("text", _LEFT)
def test_words_in_the_same_french_company_are_left_alone(text: str) -> None:
    assert recognise(canonicalise(text), context=context("fr", known=register())) == ()


@pytest.mark.parametrize("piece", ["A-B-", "Aa-", "a.b.", "Ab. ", "les ", "1 ", "un jeune "])
def test_fifty_thousand_characters_tell_of_somebody_or_nobody_in_time(piece: str) -> None:
    text = (piece * 50_000)[:50_000]
    begun = process_time()
    tells_of_somebody(text)
    list(find_whole_names(text))
    list(find_by_company(text))
    list(find_placed_names(text))
    assert process_time() - begun < 2
