"""Why a finding is one, and what an outsider could do with it: every sentence in one place.

Together, so that translators see the voice of the gate as a whole. The sentences never repeat the
words that were found, so they may be shown, sent and logged. They are translated when shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from node.language import gettext as _
from node.language import mark

__all__ = ["EXPLANATIONS", "Explanation", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Two sentences about a kind of finding.

    Attributes:
        why: Why the words were found.
        outsider: What somebody who knows nothing yet could do with them.
    """

    why: str
    outsider: str


_KNOWN_BY_NAME = mark("Anybody who reads it knows who is meant, and can search for the name.")
_RECOGNISED = mark("Somebody who knows the town can work out who is meant.")
_CONTACTED = mark("Anybody can use it to contact or follow this person.")
_LOOKED_UP = mark("Whoever has access to a register can look up exactly one person.")
_VISITED = mark("Anybody can go there and see who lives or meets there.")
_COMPARED = mark("Whoever has seen or heard the note can tell where this comes from.")
_SUBTRACTED = mark("Anybody can subtract one figure from the other and count the few who are left.")
_NARROWED = mark("Together with the town it can single out one person.")

EXPLANATIONS: Mapping[str, Explanation] = {
    "register.person": Explanation(
        why=mark("This is the full name of a person in your register."), outsider=_KNOWN_BY_NAME
    ),
    "register.alias": Explanation(
        why=mark("This is another name, kept in your register, of somebody or something there."),
        outsider=_KNOWN_BY_NAME,
    ),
    "register.part": Explanation(
        why=mark("This is a part of the name of a person in your register."), outsider=_RECOGNISED
    ),
    "register.parts_together": Explanation(
        why=mark("Different fields together give the full name of a person in your register."),
        outsider=_KNOWN_BY_NAME,
    ),
    "register.parts_released": Explanation(
        why=mark(
            "With what this node released before, this gives the full name of a person in your"
            " register."
        ),
        outsider=_KNOWN_BY_NAME,
    ),
    "register.across": Explanation(
        why=mark(
            "The end of one field and the beginning of the next give a name in your register."
        ),
        outsider=_KNOWN_BY_NAME,
    ),
    "register.initials": Explanation(
        why=mark("These are the initials of a person in your register."), outsider=_RECOGNISED
    ),
    "register.similar": Explanation(
        why=mark("This is nearly the name of a person in your register, spelled another way."),
        outsider=_RECOGNISED,
    ),
    "register.organisation": Explanation(
        why=mark("This names an organisation in your register without recorded permission."),
        outsider=mark("Anybody can find out who works or meets there."),
    ),
    "register.place": Explanation(
        why=mark("This is a place in your register, smaller than the municipality."),
        outsider=_NARROWED,
    ),
    "register.address": Explanation(
        why=mark("This is an address in your register."), outsider=_VISITED
    ),
    "register.phone": Explanation(
        why=mark("This is a telephone number in your register."), outsider=_CONTACTED
    ),
    "register.mailbox": Explanation(
        why=mark("This is an e-mail address in your register."), outsider=_CONTACTED
    ),
    "pattern.email": Explanation(why=mark("This is an e-mail address."), outsider=_CONTACTED),
    "pattern.url": Explanation(
        why=mark("This is a link; the page behind it may name people, and it may change."),
        outsider=mark("Anybody can follow it and read names, dates and pictures there."),
    ),
    "pattern.handle": Explanation(
        why=mark("This is the name of an account on a network."), outsider=_CONTACTED
    ),
    "pattern.phone": Explanation(why=mark("This is a telephone number."), outsider=_CONTACTED),
    "pattern.iban": Explanation(
        why=mark("This is a bank account number; its check digits hold."), outsider=_LOOKED_UP
    ),
    "pattern.national_number": Explanation(
        why=mark("This is a national number of a person; its check digits hold."),
        outsider=_LOOKED_UP,
    ),
    "pattern.plate": Explanation(
        why=mark("This looks like the number plate of a vehicle."), outsider=_LOOKED_UP
    ),
    "pattern.case_number": Explanation(
        why=mark("This looks like the number of a file or a case."), outsider=_LOOKED_UP
    ),
    "pattern.coordinates": Explanation(
        why=mark("These are coordinates of a place."), outsider=_VISITED
    ),
    "pattern.postcode": Explanation(
        why=mark("This is a postcode that leads to a street or an address."), outsider=_VISITED
    ),
    "pattern.street": Explanation(
        why=mark("This is a street with a house number."), outsider=_VISITED
    ),
    "date.exact": Explanation(
        why=mark("This is an exact day; the month is enough to learn from."),
        outsider=mark("Somebody can look up what the newspaper wrote about that day."),
    ),
    "date.birth": Explanation(
        why=mark("This says when somebody was born."),
        outsider=_NARROWED,
    ),
    "age.single": Explanation(
        why=mark("This is the exact age of somebody; an age group is enough."), outsider=_NARROWED
    ),
    "count.small": Explanation(
        why=mark("This counts fewer people or cases than the minimum group size."),
        outsider=mark("In a group this small, people recognise themselves and each other."),
    ),
    "names.person": Explanation(
        why=mark("This is the name of a person, or a part of one."), outsider=_KNOWN_BY_NAME
    ),
    "names.perhaps": Explanation(
        why=mark("This may be a name: it has a capital and is no ordinary word."),
        outsider=_RECOGNISED,
    ),
    "model.person": Explanation(
        why=mark("By its place in the sentence this is the name of a person."),
        outsider=_KNOWN_BY_NAME,
    ),
    "model.address": Explanation(
        why=mark("By its place in the sentence this is a part of an address."), outsider=_VISITED
    ),
    "model.place": Explanation(
        why=mark(
            "By its place in the sentence this is a place, and no municipality that is known."
        ),
        outsider=_NARROWED,
    ),
    "organisations.named": Explanation(
        why=mark("This names a small organisation."),
        outsider=mark("Anybody can find out who works or meets there."),
    ),
    "places.street": Explanation(why=mark("This is a street or a square."), outsider=_VISITED),
    "places.quarter": Explanation(
        why=mark("This is a place smaller than the municipality."), outsider=_NARROWED
    ),
    "roles.kin": Explanation(
        why=mark("This says whose relative somebody is."), outsider=_RECOGNISED
    ),
    "roles.unique": Explanation(
        why=mark("There is only one person of whom this is true."), outsider=_RECOGNISED
    ),
    "roles.chair": Explanation(
        why=mark("One person holds this office in a small body."), outsider=_RECOGNISED
    ),
    "roles.origin": Explanation(
        why=mark("This tells the origin of one person."), outsider=_NARROWED
    ),
    "roles.belief": Explanation(
        why=mark("This tells the belief or the past of one person."), outsider=_NARROWED
    ),
    "events.placed": Explanation(
        why=mark("This is an event that happened once, with a place or a time."),
        outsider=mark("Somebody can look up what the newspaper wrote about it."),
    ),
    "quotes.verbatim": Explanation(
        why=mark("These are somebody's own words; say in your words what was meant."),
        outsider=mark("Somebody can search for the sentence, or knows who says it."),
    ),
    "hidden.text": Explanation(
        why=mark("These words hold characters that hide something from a reader or a program."),
        outsider=mark("Somebody who knows the trick reads what the second reader did not see."),
    ),
    "notes.shared": Explanation(
        why=mark(
            "Eight words or more in a row stand in another private text of this node as well."
        ),
        outsider=_COMPARED,
    ),
    "notes.practice": Explanation(
        why=mark(
            "Eight words or more in a row stand in another practice of this node that has not left."
        ),
        outsider=_COMPARED,
    ),
    "notes.run": Explanation(
        why=mark("These words, a rare one among them, stand in another private text of this node."),
        outsider=_COMPARED,
    ),
    "notes.word": Explanation(
        why=mark("This rare word stands in another private text of this node as well."),
        outsider=_COMPARED,
    ),
    "notes.sentence": Explanation(
        why=mark("Another private text of this node tells this in nearly the same words."),
        outsider=_COMPARED,
    ),
    "notes.figure": Explanation(
        why=mark("Another private text of this node gives the same figure of the same people."),
        outsider=_COMPARED,
    ),
    "original.word": Explanation(
        why=mark("You took this word out in another place; here it still stands."),
        outsider=_RECOGNISED,
    ),
    "counts.left_over": Explanation(
        why=mark(
            "With the figure before it, this leaves fewer people than the minimum group size."
        ),
        outsider=_SUBTRACTED,
    ),
    "earlier.revision": Explanation(
        why=mark(
            "An earlier revision gave another figure; the difference is smaller than the minimum"
            " group size."
        ),
        outsider=_SUBTRACTED,
    ),
    "earlier.summary": Explanation(
        why=mark(
            "Another summary of this town about the same groups gave another figure; the difference"
            " is smaller than the minimum group size."
        ),
        outsider=_SUBTRACTED,
    ),
}
"""Explanation keys that recognisers may use, with English sentences."""


def explain(key: str) -> Explanation:
    """Return the two sentences for `key` in the language spoken now.

    Raises:
        KeyError: No such key; a recogniser is newer than this list.
    """
    found = EXPLANATIONS[key]
    return Explanation(why=_(found.why), outsider=_(found.outsider))
