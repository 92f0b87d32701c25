"""What a superior demands of every chain that runs through its statement."""

import pytest

from federation.constraints import Constraints, check_constraints, parse_constraints
from federation.errors import ChainError, StatementError

ABOUT = "https://ran.example"


def _below(*hosts: str) -> list[str]:
    return [f"https://{host}" for host in hosts]


# OpenID Federation 1.1, section 6.2.1: the example of a chain with two intermediates.
@pytest.mark.parametrize(("length", "accepted"), [(None, True), (3, True), (2, True), (1, False)])
def test_as_many_intermediates_as_allowed_may_stand_below(
    length: int | None, *, accepted: bool
) -> None:
    constraints = Constraints(max_path_length=length)
    below = _below("leaf.example", "i1.example", "i2.example")
    if accepted:
        check_constraints(constraints, below=below, about=ABOUT)
    else:
        with pytest.raises(ChainError, match="2 intermediates, 1 are allowed"):
            check_constraints(constraints, below=below, about=ABOUT)


# OpenID Federation 1.1, section 6.2.2, and RFC 5280, section 4.2.1.10.
@pytest.mark.parametrize(
    ("name", "host", "within"),
    [
        (".example.com", "host.example.com", True),
        (".example.com", "my.host.example.com", True),
        (".example.com", "example.com", False),
        (".example.com", "badexample.com", False),
        ("host.example.com", "host.example.com", True),
        ("host.example.com", "my.host.example.com", False),
        ("host.example.com", "example.com", False),
        (".EXAMPLE.com", "host.example.com", True),
        (".example.com", "example.com.evil.net", False),
    ],
)
def test_a_name_is_compared_as_the_standards_say(name: str, host: str, *, within: bool) -> None:
    permitted = parse_constraints({"naming_constraints": {"permitted": [name]}}, about=ABOUT)
    excluded = parse_constraints({"naming_constraints": {"excluded": [name]}}, about=ABOUT)
    for constraints, accepted in ((permitted, within), (excluded, not within)):
        if accepted:
            check_constraints(constraints, below=_below(host), about=ABOUT)
        else:
            with pytest.raises(ChainError):
                check_constraints(constraints, below=_below(host), about=ABOUT)


def test_every_entity_below_must_have_a_permitted_name() -> None:
    constraints = Constraints(permitted=(".nl.example",))
    check_constraints(constraints, below=_below("a.nl.example", "b.nl.example"), about=ABOUT)
    with pytest.raises(ChainError, match="not permitted"):
        check_constraints(constraints, below=_below("a.nl.example", "b.example"), about=ABOUT)


@pytest.mark.parametrize(
    "host", ["rotterdam.example:8443", "rotterdam.example/path", "user@rotterdam.example"]
)
def test_names_apply_to_the_host_alone(host: str) -> None:
    check_constraints(
        Constraints(permitted=("rotterdam.example",)), below=_below(host), about=ABOUT
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "[2001:db8::1]", "localhost", ""])
def test_what_is_no_domain_name_is_refused_where_names_are_constrained(host: str) -> None:
    with pytest.raises(ChainError):
        check_constraints(Constraints(excluded=("a.example",)), below=_below(host), about=ABOUT)
    check_constraints(Constraints(max_path_length=0), below=_below(host), about=ABOUT)


def test_types_that_are_not_allowed_are_taken_away() -> None:
    metadata = {"federation_entity": 1, "linkpin_node": 2, "openid_provider": 3}
    assert Constraints().limit_metadata(metadata) == metadata
    one = Constraints(allowed_entity_types=frozenset({"linkpin_node"}))
    assert one.limit_metadata(metadata) == {"federation_entity": 1, "linkpin_node": 2}
    none = Constraints(allowed_entity_types=frozenset())
    assert none.limit_metadata(metadata) == {"federation_entity": 1}


@pytest.mark.parametrize(
    "constraints",
    [
        Constraints(),
        Constraints(max_path_length=0, permitted=(), allowed_entity_types=frozenset()),
        Constraints(permitted=(".nl.example",), excluded=("bad.nl.example", "x.example")),
    ],
    ids=["none", "everything forbidden", "names"],
)
def test_constraints_survive_being_written_and_read(constraints: Constraints) -> None:
    assert parse_constraints(constraints.dump(), about=ABOUT) == constraints


def test_a_constraint_of_another_profile_is_ignored() -> None:
    assert parse_constraints({"of_another_profile": True}, about=ABOUT) == Constraints()


@pytest.mark.parametrize(
    "name", ["", ".", "..", "example", "exa mple.com", "https://a.example", "a.example/", "1.2.3.4"]
)
def test_a_name_that_is_no_domain_name_is_refused(name: str) -> None:
    with pytest.raises(StatementError):
        parse_constraints({"naming_constraints": {"permitted": [name]}}, about=ABOUT)


def test_a_hundred_names_are_enough() -> None:
    names = [f"a{number}.example" for number in range(101)]
    with pytest.raises(StatementError):
        parse_constraints({"naming_constraints": {"excluded": [*names]}}, about=ABOUT)
    parse_constraints({"naming_constraints": {"excluded": [*names[:100]]}}, about=ABOUT)
