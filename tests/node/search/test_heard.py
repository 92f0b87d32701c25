"""Who was heard and who was not, told once for each town."""

from datetime import datetime, timedelta

from node.received.reading import CollectionState
from node.search.heard import Gap, read_freshness
from tests.nodes import NOON

SARCELLES = "https://sarcelles.example"
LYON = "https://lyon.example"
TOWNS = {SARCELLES: "Sarcelles", LYON: "Lyon"}
HOUR = timedelta(hours=1)


def collection(
    origin: str,
    *,
    audience: str = "ran",
    pending: int = 0,
    signed_at: datetime | None = NOON,
    heard_at: datetime | None = NOON,
    is_frozen: bool = False,
) -> CollectionState:
    return CollectionState(
        url=f"{origin}/exchange/{audience}",
        origin=origin,
        audience=audience,
        entries=3,
        size=3,
        pending=pending,
        signed_at=signed_at,
        heard_at=heard_at,
        is_frozen=is_frozen,
    )


def test_without_other_towns_nobody_was_heard() -> None:
    fresh = read_freshness([], towns={})
    assert (fresh.towns, fresh.last_town, fresh.last_heard, fresh.gaps) == (0, None, None, ())


def test_the_town_that_answered_last_is_named() -> None:
    fresh = read_freshness(
        [collection(SARCELLES, heard_at=NOON - HOUR), collection(LYON)], towns=TOWNS
    )
    assert (fresh.towns, fresh.last_town, fresh.last_heard) == (2, "Lyon", NOON)


def test_two_collections_of_a_town_are_one_town() -> None:
    both = [collection(LYON), collection(LYON, audience="fr")]
    assert read_freshness(both, towns=TOWNS).towns == 1


def test_a_network_is_no_town_and_is_not_counted_as_one() -> None:
    be = "https://be.example"
    fresh = read_freshness(
        [collection(be), collection(LYON, heard_at=NOON - HOUR)], towns=TOWNS, networks={be}
    )
    assert (fresh.towns, fresh.last_town) == (1, "Lyon")


def test_a_gap_counts_from_the_last_signature_of_a_silent_town() -> None:
    silent = collection(LYON, is_frozen=True, signed_at=NOON - 30 * HOUR, heard_at=NOON)
    assert read_freshness([silent], towns=TOWNS).gaps == (Gap(town="Lyon", since=NOON - 30 * HOUR),)


def test_a_gap_of_an_incomplete_town_counts_from_its_last_answer() -> None:
    assert read_freshness([collection(LYON, pending=1)], towns=TOWNS).gaps == (
        Gap(town="Lyon", since=NOON),
    )


def test_the_older_gap_of_two_collections_counts() -> None:
    both = [
        collection(LYON, pending=1),
        collection(LYON, audience="fr", is_frozen=True, signed_at=NOON - 40 * HOUR),
    ]
    assert read_freshness(both, towns=TOWNS).gaps == (Gap(town="Lyon", since=NOON - 40 * HOUR),)


def test_the_longest_silence_comes_first_and_never_before_any() -> None:
    gaps = read_freshness(
        [
            collection(SARCELLES, pending=1, heard_at=NOON),
            collection(LYON, pending=1, signed_at=None, heard_at=None),
        ],
        towns=TOWNS,
    ).gaps
    assert gaps == (Gap(town="Lyon", since=None), Gap(town="Sarcelles", since=NOON))


def test_a_town_that_does_not_answer_is_told_with_when_it_did_last() -> None:
    fresh = read_freshness(
        [collection(SARCELLES, heard_at=NOON - HOUR), collection(LYON)],
        towns=TOWNS,
        silent={SARCELLES: NOON - HOUR, "https://nowhere.example": NOON},
    )
    assert fresh.silent == (Gap(town="Sarcelles", since=NOON - HOUR),)
    assert fresh.gaps == ()
