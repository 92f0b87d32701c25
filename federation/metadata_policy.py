"""Metadata policies: what superiors demand of the metadata of everybody below them.

A policy has three levels: entity type, parameter, operator. Policies are merged from the
anchor down, and the result is applied to what the subject publishes about itself.

The engine is complete. Statements of this profile use less: they may only restrict, so
that no superior puts words into the mouth of a town; `check_profile_policy` is that rule.

Source: OpenID Federation 1.1, section 6.1.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias

from federation.errors import PolicyError
from federation.policy_operators import (
    Operator,
    ParameterPolicy,
    apply_operators,
    check_operators,
    merge_operators,
)
from schemas.strict_json import JsonValue

__all__ = [
    "PROFILE_OPERATORS",
    "Metadata",
    "MetadataPolicy",
    "apply_policy",
    "check_profile_policy",
    "merge_policies",
    "parse_policy",
]

Metadata: TypeAlias = Mapping[str, Mapping[str, JsonValue]]
"""Parameters by entity type and name."""

MetadataPolicy: TypeAlias = Mapping[str, Mapping[str, ParameterPolicy]]
"""Operators by entity type, parameter and name."""

PROFILE_OPERATORS = frozenset(
    {Operator.SUBSET_OF, Operator.SUPERSET_OF, Operator.ONE_OF, Operator.ESSENTIAL}
)
"""Operators that statements of this profile may carry: those that only restrict."""

_SCOPE = "scope"


def parse_policy(
    members: JsonValue, *, critical: Collection[str] = (), about: str
) -> MetadataPolicy:
    """Return the `metadata_policy` claim of one statement, checked.

    Args:
        members: The claim.
        critical: The claim `metadata_policy_crit`: operators that must be understood.
        about: Issuer of the statement.

    Raises:
        PolicyError: Not three levels of objects, an operator value of the wrong type, a
            combination that is not allowed, or a critical operator that is not standard.
    """
    if unknown := set(critical).difference(Operator):
        raise PolicyError(f"critical operators are unknown: {sorted(unknown)}", about=about)
    parsed: dict[str, dict[str, ParameterPolicy]] = {}
    for entity_type, parameters in _members(members, about=about).items():
        parsed[entity_type] = {}
        for parameter, operators in _members(parameters, about=about).items():
            policy = _members(operators, about=about)
            if parameter == _SCOPE:
                policy = {name: _split(operand) for name, operand in policy.items()}
            with _named(entity_type, parameter, about=about):
                check_operators(policy)
            parsed[entity_type][parameter] = policy
    return parsed


def merge_policies(
    superior: MetadataPolicy, subordinate: MetadataPolicy, *, about: str
) -> MetadataPolicy:
    """Return the policy that demands what both demand.

    Args:
        superior: Merged so far, from the anchor down; parsed.
        subordinate: Of the next statement towards the subject; parsed.
        about: Issuer of the subordinate policy.

    Raises:
        PolicyError: The policies contradict each other.
    """
    merged = {entity_type: dict(parameters) for entity_type, parameters in superior.items()}
    for entity_type, parameters in subordinate.items():
        known = merged.setdefault(entity_type, {})
        for parameter, policy in parameters.items():
            with _named(entity_type, parameter, about=about):
                known[parameter] = merge_operators(known.get(parameter, {}), policy)
    return merged


def apply_policy(policy: MetadataPolicy, metadata: Metadata, *, about: str) -> Metadata:
    """Return what holds after the policy.

    A policy speaks about the entity types an entity has; it gives it no new one.

    Args:
        policy: Merged over the whole chain.
        metadata: What the subject publishes about itself.
        about: The subject.

    Raises:
        PolicyError: The metadata does not meet the policy.
    """
    resolved: dict[str, dict[str, JsonValue]] = {}
    for entity_type, published in metadata.items():
        parameters = dict(published)
        for parameter, operators in policy.get(entity_type, {}).items():
            with _named(entity_type, parameter, about=about):
                value = _apply(operators, published.get(parameter), parameter=parameter)
            parameters.pop(parameter, None)
            if value is not None:
                parameters[parameter] = value
        resolved[entity_type] = parameters
    return resolved


def check_profile_policy(policy: MetadataPolicy, *, about: str) -> None:
    """Check that a policy only restricts, as statements of this profile must.

    Args:
        policy: Of one statement; parsed.
        about: Issuer of the statement.

    Raises:
        PolicyError: An operator outside `PROFILE_OPERATORS`. Additional operators are
            refused too: what is ignored here might set a value elsewhere.
    """
    for entity_type, parameters in policy.items():
        for parameter, operators in parameters.items():
            if others := set(operators) - PROFILE_OPERATORS:
                raise PolicyError(
                    f"{entity_type}.{parameter}: superiors only restrict, found {sorted(others)}",
                    about=about,
                )


def _apply(operators: ParameterPolicy, value: JsonValue, *, parameter: str) -> JsonValue:
    """Apply the operators; `scope` is a list to them and a text to everybody else."""
    if parameter != _SCOPE:
        return apply_operators(operators, value)
    resolved = apply_operators(operators, _split(value))
    return " ".join(map(str, resolved)) if isinstance(resolved, list) else resolved


def _split(value: JsonValue) -> JsonValue:
    """Return the words of a `scope` (RFC 7591, section 2); lists stay as they are."""
    return [*value.split()] if isinstance(value, str) else value


def _members(value: JsonValue, *, about: str) -> Mapping[str, JsonValue]:
    if not isinstance(value, dict):
        raise PolicyError("a level of the policy is not an object", about=about)
    return value


@contextmanager
def _named(entity_type: str, parameter: str, *, about: str) -> Iterator[None]:
    """Say of which parameter an operator complains, and whose it is."""
    try:
        yield
    except ValueError as error:
        raise PolicyError(f"{entity_type}.{parameter}: {error}", about=about) from error
