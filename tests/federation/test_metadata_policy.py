"""Policies that merge from the anchor down, and what this profile lets a superior demand."""

import pytest

from federation.errors import PolicyError
from federation.metadata_policy import (
    Metadata,
    apply_policy,
    check_profile_policy,
    merge_policies,
    parse_policy,
)
from schemas.strict_json import JsonValue

ABOUT = "https://nl.example"

# OpenID Federation 1.1, section 6.1.5, figures 12 to 16, with the types it leaves out.
ANCHOR_POLICY: JsonValue = {
    "openid_relying_party": {
        "grant_types": {
            "default": ["authorization_code"],
            "subset_of": ["authorization_code", "refresh_token"],
            "superset_of": ["authorization_code"],
        },
        "token_endpoint_auth_method": {
            "one_of": ["private_key_jwt", "self_signed_tls_client_auth"],
            "essential": True,
        },
        "token_endpoint_auth_signing_alg": {"one_of": ["PS256", "ES256"]},
        "subject_type": {"value": "pairwise"},
        "contacts": {"add": ["helpdesk@federation.example.org"]},
    }
}
INTERMEDIATE_POLICY: JsonValue = {
    "openid_relying_party": {
        "grant_types": {"subset_of": ["authorization_code"]},
        "token_endpoint_auth_method": {"one_of": ["self_signed_tls_client_auth"]},
        "contacts": {"add": ["helpdesk@org.example.org"]},
    }
}
RELYING_PARTY: Metadata = {
    "openid_relying_party": {
        "redirect_uris": ["https://rp.example.org/callback"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "self_signed_tls_client_auth",
        "contacts": ["rp_admins@rp.example.org"],
    }
}


def _resolve(policy: JsonValue, value: JsonValue, parameter: str = "p") -> JsonValue:
    """Apply one parameter's operators to one value; None stands for absent."""
    parsed = parse_policy({"t": {parameter: policy}}, about=ABOUT)
    published: dict[str, JsonValue] = {} if value is None else {parameter: value}
    return apply_policy(parsed, {"t": published}, about=ABOUT)["t"].get(parameter)


def _merge(superior: JsonValue, subordinate: JsonValue) -> object:
    first = parse_policy({"t": {"p": superior}}, about=ABOUT)
    second = parse_policy({"t": {"p": subordinate}}, about=ABOUT)
    return merge_policies(first, second, about=ABOUT)["t"]["p"]


def test_the_example_of_the_standard_resolves_as_printed_there() -> None:
    merged = merge_policies(
        parse_policy(ANCHOR_POLICY, about=ABOUT),
        parse_policy(INTERMEDIATE_POLICY, about=ABOUT),
        about=ABOUT,
    )
    resolved = apply_policy(merged, RELYING_PARTY, about=ABOUT)
    assert resolved == {
        "openid_relying_party": {
            "redirect_uris": ["https://rp.example.org/callback"],
            "grant_types": ["authorization_code"],
            "response_types": ["code"],
            "token_endpoint_auth_method": "self_signed_tls_client_auth",
            "subject_type": "pairwise",
            "contacts": [
                "rp_admins@rp.example.org",
                "helpdesk@federation.example.org",
                "helpdesk@org.example.org",
            ],
        }
    }


@pytest.mark.parametrize(
    ("essential", "value", "resolved"),
    [
        (True, ["a", "e"], ["a"]),
        (False, ["a", "e"], ["a"]),
        (True, ["d", "e"], []),
        (False, ["d", "e"], []),
        (False, None, None),
    ],
)
def test_subset_of_leaves_what_table_1_of_the_standard_shows(
    value: JsonValue, resolved: JsonValue, *, essential: bool
) -> None:
    assert _resolve({"essential": essential, "subset_of": ["a", "b", "c"]}, value) == resolved


def test_an_essential_parameter_must_be_there() -> None:
    with pytest.raises(PolicyError, match="essential"):
        _resolve({"essential": True, "subset_of": ["a", "b", "c"]}, None)


def test_value_null_takes_the_parameter_away() -> None:
    assert _resolve({"value": None}, "x") is None


def test_values_are_compared_as_json() -> None:
    with pytest.raises(PolicyError):
        _resolve({"one_of": [1]}, value=True)
    with pytest.raises(PolicyError):
        _merge({"value": 1}, {"value": True})
    assert _resolve({"one_of": [{"a": 1, "b": 2}]}, {"b": 2, "a": 1}) == {"a": 1, "b": 2}


def test_scope_is_a_list_to_the_operators_and_a_text_to_everybody_else() -> None:
    operators: JsonValue = {"subset_of": ["openid", "email"], "superset_of": ["openid"]}
    assert _resolve(operators, "openid profile email", "scope") == "openid email"
    assert _resolve({"default": "openid email"}, None, "scope") == "openid email"
    with pytest.raises(PolicyError, match="required value"):
        _resolve(operators, "email", "scope")
    # Two words stand together with a list that has both.
    within: JsonValue = {"value": "openid email", "subset_of": ["email", "openid"]}
    assert _resolve(within, None, "scope") == "openid email"


@pytest.mark.parametrize(
    ("superior", "subordinate", "merged"),
    [
        ({"essential": True}, {"essential": False}, {"essential": True}),
        ({"essential": False}, {"essential": True}, {"essential": True}),
        ({"one_of": ["a", "b"]}, {"one_of": ["b", "c"]}, {"one_of": ["b"]}),
        ({"subset_of": ["a"]}, {"subset_of": ["b"]}, {"subset_of": []}),
        ({"superset_of": ["a"]}, {"superset_of": ["b", "a"]}, {"superset_of": ["a", "b"]}),
        ({"one_of": ["a"]}, {"essential": True}, {"one_of": ["a"], "essential": True}),
    ],
    ids=["stays essential", "becomes essential", "choice", "empty subset", "union", "both"],
)
def test_merging_never_allows_more(
    superior: JsonValue, subordinate: JsonValue, merged: JsonValue
) -> None:
    assert _merge(superior, subordinate) == merged


@pytest.mark.parametrize(
    ("superior", "subordinate"),
    [
        ({"one_of": ["a"]}, {"one_of": ["b"]}),
        ({"value": "a"}, {"value": "b"}),
        ({"default": "a"}, {"default": "b"}),
        ({"one_of": ["a"]}, {"subset_of": ["a"]}),
        ({"one_of": ["a"]}, {"value": "b"}),
        ({"subset_of": ["a"]}, {"superset_of": ["b"]}),
        ({"essential": True}, {"value": None}),
        ({"default": "a"}, {"value": None}),
    ],
    ids=[
        "no choice left",
        "two values",
        "two defaults",
        "one_of with lists",
        "value outside",
        "superset outside",
        "essential removed",
        "default removed",
    ],
)
def test_policies_that_contradict_each_other_are_refused(
    superior: JsonValue, subordinate: JsonValue
) -> None:
    with pytest.raises(PolicyError):
        _merge(superior, subordinate)


def test_merging_keeps_what_only_one_side_names() -> None:
    first = parse_policy({"a": {"p": {"essential": True}}}, about=ABOUT)
    second = parse_policy({"b": {"p": {"one_of": ["x"]}}}, about=ABOUT)
    merged = merge_policies(first, second, about=ABOUT)
    assert merged == {"a": {"p": {"essential": True}}, "b": {"p": {"one_of": ["x"]}}}
    assert first == {"a": {"p": {"essential": True}}}


def test_a_policy_gives_an_entity_no_new_type() -> None:
    policy = parse_policy({"other": {"p": {"essential": True}}}, about=ABOUT)
    assert apply_policy(policy, {"t": {"p": 1}}, about=ABOUT) == {"t": {"p": 1}}


def test_an_additional_operator_is_ignored_by_the_engine() -> None:
    assert _resolve({"matches": "^n", "essential": True}, "x") == "x"


def test_a_critical_operator_must_be_understood() -> None:
    parse_policy({}, critical=["value", "essential"], about=ABOUT)
    with pytest.raises(PolicyError, match="matches"):
        parse_policy({}, critical=["value", "matches"], about=ABOUT)


@pytest.mark.parametrize(
    "policy",
    [
        [],
        {"t": []},
        {"t": {"p": "essential"}},
        {"t": {"p": {"one_of": "a"}}},
        {"t": {"p": {"one_of": []}}},
        {"t": {"p": {"add": "a"}}},
        {"t": {"p": {"subset_of": {"a": 1}}}},
        {"t": {"p": {"superset_of": None}}},
        {"t": {"p": {"essential": 1}}},
        {"t": {"p": {"default": None}}},
    ],
    ids=repr,
)
def test_a_malformed_policy_is_refused(policy: JsonValue) -> None:
    with pytest.raises(PolicyError) as refusal:
        parse_policy(policy, about=ABOUT)
    assert refusal.value.about == ABOUT


def test_an_operator_on_lists_refuses_a_single_value() -> None:
    for operator in ("add", "subset_of", "superset_of"):
        with pytest.raises(PolicyError, match="not a list"):
            _resolve({operator: ["a"]}, "a")


@pytest.mark.parametrize(
    "operators",
    [{"subset_of": ["a"]}, {"superset_of": ["a"]}, {"one_of": ["a"]}, {"essential": True}],
    ids=str,
)
def test_a_superior_of_this_profile_may_restrict(operators: JsonValue) -> None:
    check_profile_policy(parse_policy({"t": {"p": operators}}, about=ABOUT), about=ABOUT)


@pytest.mark.parametrize(
    "operators", [{"value": "a"}, {"add": ["a"]}, {"default": "a"}, {"matches": "a"}], ids=str
)
def test_a_superior_of_this_profile_does_more_than_restrict_nowhere(operators: JsonValue) -> None:
    policy = parse_policy({"t": {"p": operators}}, about=ABOUT)
    with pytest.raises(PolicyError, match="only restrict"):
        check_profile_policy(policy, about=ABOUT)
