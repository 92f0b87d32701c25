"""Words that label people and set them against each other, with what can be written instead.

They explain and decide nothing: they are no finding of the gate, hold no release up, void no
approval, and no text is changed by them. A word may be right where it stands; the author reads why
it may not be, and chooses. Reasons and other words are in the language of the text.
"""

from node.textguard.labels.finding import FoundLabel, find_labels
from node.textguard.labels.word_lists import LANGUAGES, Label, labels_of

__all__ = [
    "LANGUAGES",
    "FoundLabel",
    "Label",
    "find_labels",
    "labels_of",
]
