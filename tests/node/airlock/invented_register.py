"""An invented register, and the way tests ask the recognisers about a text."""

from uuid import UUID

from node.airlock.findings import Match
from node.airlock.recognisers import Context, EntryKind, Recogniser, Register, RegisterEntry
from node.textguard.canonical import canonicalise

__all__ = ["MUNICIPALITY", "REGISTER", "context", "entry", "register", "spans"]

MUNICIPALITY = "Elmbeke"


def entry(
    number: int,
    kind: EntryKind,
    text: str,
    *,
    publishable: bool = False,
    aliases: tuple[str, ...] = (),
) -> RegisterEntry:
    """Return an entry whose identifier ends in `number`."""
    return RegisterEntry(
        entry_id=UUID(int=number), kind=kind, text=text, publishable=publishable, aliases=aliases
    )


def register(*entries: RegisterEntry) -> Register:
    """Return a register of the given entries."""
    return Register(entries=entries, version="1")


REGISTER = register(
    entry(1, EntryKind.PERSON, "Jan Peeters", aliases=("Jakke",)),
    entry(2, EntryKind.PERSON, "Amina El Amrani"),
    entry(3, EntryKind.PERSON, "Joost de Vries"),
    entry(4, EntryKind.PERSON, "Mark Klein"),
    entry(5, EntryKind.PERSON, "Youssef Benali"),
    entry(6, EntryKind.PERSON, "Jürgen Müller"),
    entry(7, EntryKind.PERSON, "Tom Verstraeten"),
    entry(8, EntryKind.PERSON, "Sophie Petit"),
    entry(9, EntryKind.PERSON, "Katrin Lang"),
    entry(10, EntryKind.PERSON, "Carmen García López"),
    entry(20, EntryKind.ORGANISATION, "SPIOR", publishable=True),
    entry(21, EntryKind.ORGANISATION, "Moskee Al-Noor"),
    entry(22, EntryKind.ORGANISATION, "De Brug"),
    entry(23, EntryKind.ORGANISATION, "Stichting Peeters", publishable=True),
    entry(30, EntryKind.PLACE, MUNICIPALITY, publishable=True),
    entry(31, EntryKind.PLACE, "Hoogveld"),
    entry(32, EntryKind.ALIAS, "Kleine Rik"),
    entry(40, EntryKind.PHONE, "0475 12 34 56"),
    entry(41, EntryKind.MAILBOX, "jan.peeters@stad.be"),
    entry(42, EntryKind.ADDRESS, "Kerkstraat 12, 1999 Elmbeke"),
)


def context(
    language: str = "nl",
    *,
    known: Register = REGISTER,
    minimum: int = 10,
    municipality: str = "",
    country: str = "BE",
) -> Context:
    """Return a context of a Belgian node."""
    return Context(
        language=language,
        country=country,
        minimum_group_size=minimum,
        register=known,
        municipality=municipality,
    )


def spans(recogniser: Recogniser, text: str, where: Context) -> list[tuple[str, Match]]:
    """Return the words each match covers, with the match."""
    return [
        (text[match.start : match.end], match)
        for match in recogniser.recognise(canonicalise(text), where)
    ]
