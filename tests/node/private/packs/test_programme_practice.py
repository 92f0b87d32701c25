"""A programme line becomes a practice with the names of organisations left out."""

from node.private.packs.programme_practice import without_names

__all__: list[str] = []


def test_a_name_is_replaced_whole_and_the_longest_first() -> None:
    names = {"Quil": "[Schools]", "FC Quil Noord": "[Sports clubs]"}
    text = "fc quil noord en Quil, niet Quillon."
    assert without_names(text, names) == "[Sports clubs] en [Schools], niet Quillon."


def test_a_name_of_two_letters_tears_no_text_apart() -> None:
    assert without_names("We en wij", {"We": "[Residents]"}) == "We en wij"
