"""Words are folded from memory; of whole texts nothing stays in it."""

from node.private.packs.contact_patterns import keys_of_text
from node.private.packs.wanted import folded
from node.textguard.folding import fold, fold_text

__all__: list[str] = []


def test_both_fold_alike() -> None:
    for word in ("Étiënne", "ÆRØ", "Straße", "\uff10\uff14"):
        assert fold(word) == fold_text(word)


def test_a_text_of_the_network_leaves_nothing_behind() -> None:
    before = fold.cache_info().currsize
    for number in range(50):
        keys_of_text(f"Zaal {number} gekregen van de curé")
        folded(f"Curé {number} van de Akker")
    assert fold.cache_info().currsize == before
