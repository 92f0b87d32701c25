"""Names in plain positions of a French text that tells nothing else of anybody.

Brackets mark what has to be found, all of it.
"""

import pytest

from node.airlock.recognisers import recognise
from node.airlock.recognisers.french.plain_names import find_plain_names
from node.textguard.canonical import canonicalise
from tests.bounded import ending
from tests.node.airlock.invented_register import context, register

_FOUND = (
    "Coucou [Guimauve], le local est libre.",
    "Chère [Capucine],\nle local est libre.",
    "salut [fleur], le local est libre.",
    "Le local est libre.\nMeilleures salutations\n[A. Bonvivant]",
    "Excusé : [M. Tisserand].",
    "j'ai croisé [mme tisserand] au local",
    "L'inspecteur [de Saint-Orbin] (police locale) est venu.",
    "Notre stagiaire [Perle] a filmé.",
    "Le trésorier ([Cordelier]) a payé.",
    "Chez nous, [Bijou Zokora] a tenu huit mois.",
    "Le soir, [Mireva wa Zokora] est venue.",
    "Présents : [Guimauve], Tilleul et Cordelier.",
    "Présentes : Guimauve, [Perle], Cordelier.",
    "1. [Berger] ouvre la séance.",
    "[Zokora, Louise]\nle local",
    "[marie-louise] dit que le local est libre",
    "Fichier : CR_atelier_[ZOKORAT]_version3.docx",
    "Fichier : CR_atelier_[DES TILLEULS]_version3.docx",
    "Fichier : PV_[Cordelier]_final.pdf",
    "Les anciens ont chanté, et [Guimauve], la doyenne, a parlé.",
    "mots-clés : parents, [#zokorat], écrans",
    "mots-clés : parents, [#lesquatretilleuls], écrans",
)
_NOT_FOUND = (
    "Bonjour Tous, le local est libre.",
    "bonjour madame, le local est libre",
    "Présents : Police, CPAS, Parents.",
    "Le bourgmestre de Namur (Belgique) ouvre la séance.",
    "Le directeur du CPAS ouvre la séance.",
    "Chez nous, Namur a ouvert un local.",
    "Fichier : CR_atelier_version3.docx",
    "Fichier : PV_Réunion_Budget.pdf",
    "mots-clés : #parents, #vivreensemble, #participationcitoyenne",
    "Ce projet, et Internet est un outil, dure trois ans.",
)


def _found(text: str) -> set[int]:
    matches = recognise(canonicalise(text), context=context("fr", known=register()))
    return {at for match in matches for at in range(match.start, match.end)}


@pytest.mark.parametrize("marked", _FOUND)
def test_a_plain_position_tells_a_name_whatever_words_it_is_made_of(marked: str) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")

    missed = [text[at] for at in range(start, end) if text[at].isalnum() and at not in _found(text)]

    assert missed == []


@pytest.mark.parametrize("text", _NOT_FOUND)
def test_bodies_towns_and_small_words_in_these_positions_are_nobody(text: str) -> None:
    assert list(find_plain_names(text)) == []


@pytest.mark.parametrize(
    "piece", ["A. ", "Présents : ", "et Bel wa ", "a_A_", "#les", "A, ", "M. Aa-"]
)
def test_a_long_text_of_one_piece_is_read_to_its_end(piece: str) -> None:
    with ending():
        assert all(end <= 50_000 for _, end in find_plain_names(piece * (50_000 // len(piece))))
