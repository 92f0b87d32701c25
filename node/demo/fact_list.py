"""The facts of the demo, numbered: what is claimed, what it depends on, how it is looked at."""

from collections.abc import Callable, Iterable
from functools import partial

from node.demo import fact_checks as look
from node.demo import name_checks as names
from node.demo.cast import CAST, TOWNS
from node.demo.evidence import COMMAND, LOGS, Evidence
from node.demo.facts import Fact
from node.demo.stage import Stage
from node.language import gettext as _

__all__ = ["list_facts"]


def list_facts() -> tuple[Fact, ...]:
    """Return every fact, sentences in the reader's language."""
    return tuple(
        Fact(number=number, name=name, sentence=sentence, evidence=tuple(evidence), check=check)
        for number, (name, sentence, evidence, check) in enumerate(_facts(), start=1)
    )


_Line = tuple[str, str, Iterable[Evidence], Callable[[Stage], str]]


def _facts() -> Iterable[_Line]:
    yield from _chains()
    yield (
        "signatures",
        _("Every entry that arrived is signed, in its place under the signed root, with its text."),
        [_of(key, "syncer", "received") for key in TOWNS],
        look.signatures_hold,
    )
    yield from _searches()
    yield from _names()
    yield from _walk()


def _chains() -> Iterable[_Line]:
    sentence = _("%(town)s is vouched for up to the desk, statement by statement.")
    for key in ("rotterdam", "vilvoorde", "sarcelles"):
        chain = (key, str(CAST[key].superior), "ran")
        yield (
            f"chain_{key}",
            sentence % {"town": CAST[key].name},
            [_of(each, "peer", "published") for each in chain],
            partial(look.chain_holds, key=key),
        )


def _searches() -> Iterable[_Line]:
    sentence = _("The summary released in Vilvoorde is found by searching at %(town)s.")
    for name, key in (
        ("found_in_rotterdam", "rotterdam"),
        ("found_in_sarcelles", "sarcelles"),
        ("found_at_desk", "ran"),
    ):
        yield (
            name,
            sentence % {"town": CAST[key].name},
            [_of(key, "syncer", "received")],
            partial(look.summary_found, key=key),
        )
    yield (
        "colleague_found",
        _("Rotterdam finds the coordinator of Vilvoorde."),
        [_of("rotterdam", "syncer", "received")],
        partial(look.directory_found, key="rotterdam"),
    )


def _names() -> Iterable[_Line]:
    yield (
        "names_not_served",
        _("The private names stand in no byte that any node serves, nor where it comes from."),
        [_of(key, "peer", "published") for key in CAST],
        names.names_not_served,
    )
    yield (
        "names_not_logged",
        _("The private names stand in no log."),
        [_of(key, "supervisor", LOGS) for key in CAST],
        names.logs_clean,
    )
    yield (
        "names_not_received",
        _("The private names stand in no received database."),
        _received(),
        names.names_not_received,
    )
    yield (
        "names_not_in_inbox",
        _("The private names stand in no inbox database, where callers are written down."),
        [_of(key, "peer", "inbox") for key in CAST],
        names.names_not_in_inbox,
    )
    yield (
        "names_sealed",
        _("In the private databases themselves the names stand on the disk in sealed form only."),
        [_of(key, "coordinator" if key in TOWNS else COMMAND, "private") for key in CAST],
        names.private_sealed,
    )
    yield (
        "networks_stay_home",
        _("No organisation of the three networks is named in any byte that leaves or arrives."),
        [_of(key, "peer", zone) for key in CAST for zone in ("published", "inbox")] + _received(),
        names.networks_stay_home,
    )


def _walk() -> Iterable[_Line]:
    yield (
        "audience_kept",
        _("What Vilvoorde released for Belgium is read by its network and by nobody else."),
        [_of("vilvoorde", "peer", "published"), _of("vilvoorde", "peer", "received")],
        look.audience_kept,
    )
    yield (
        "withdrawn_gone",
        _("What Sarcelles withdrew is gone from every node."),
        [_of(key, "syncer", "received") for key in TOWNS],
        look.withdrawn_gone,
    )
    yield (
        "second_reader",
        _("Nothing left Vilvoorde that a second person did not read."),
        [_of("vilvoorde", "coordinator", "private")],
        look.second_reader_needed,
    )
    yield (
        "stranger_refused",
        _("Somebody nobody vouches for gets no answer from Rotterdam."),
        [_of("rotterdam", "peer", "received")],
        partial(look.stranger_refused, key="rotterdam"),
    )
    yield (
        "growth_proven",
        _("Sarcelles proves that its log of today contains the log of its first day."),
        [_of("sarcelles", "peer", "published")],
        partial(look.growth_proven, key="sarcelles"),
    )
    yield (
        "own_log",
        _("Rotterdam's log is the one it signed last."),
        [_of("rotterdam", "sealer", "published")],
        partial(look.own_log_guarded, key="rotterdam"),
    )


def _received() -> list[Evidence]:
    """Return the received databases, each with who writes it; a network without syncer has none."""
    return [
        _of(key, "syncer" if "syncer" in player.processes else COMMAND, "received")
        for key, player in CAST.items()
    ]


def _of(town: str, process: str, zone: str) -> Evidence:
    return Evidence(town=town, process=process, zone=zone)
