"""The seven standard operators of a metadata policy: what each demands of one parameter.

Three questions are answered here for one parameter of one entity type: may these
operators stand together, what is the policy of a superior and a subordinate combined,
and what becomes of a value. Failures are `ValueError`; `federation.metadata_policy`
says whose they are.

An absent parameter is None, since no operator may ever put out `null`. Values are
compared as JSON: 1 and true differ, and so do 1 and "1".

Source: OpenID Federation 1.1, section 6.1.3.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from schemas.strict_json import JsonValue

__all__ = [
    "Operator",
    "ParameterPolicy",
    "apply_operators",
    "check_operators",
    "merge_operators",
]

ParameterPolicy = Mapping[str, JsonValue]
"""Operators of one parameter, by name; names outside `Operator` are additional ones."""


class Operator(StrEnum):
    """The standard operators, in their order of application."""

    VALUE = "value"
    ADD = "add"
    DEFAULT = "default"
    ONE_OF = "one_of"
    SUBSET_OF = "subset_of"
    SUPERSET_OF = "superset_of"
    ESSENTIAL = "essential"


_LISTS = (Operator.ADD, Operator.ONE_OF, Operator.SUBSET_OF, Operator.SUPERSET_OF)
_NEVER_WITH_ONE_OF = (Operator.ADD, Operator.SUBSET_OF, Operator.SUPERSET_OF)
_SUBSETS = (
    (Operator.ADD, Operator.VALUE),
    (Operator.VALUE, Operator.SUBSET_OF),
    (Operator.SUPERSET_OF, Operator.VALUE),
    (Operator.ADD, Operator.SUBSET_OF),
    (Operator.SUPERSET_OF, Operator.SUBSET_OF),
)
"""Pairs that stand together only when the first holds a subset of the second."""


def check_operators(policy: ParameterPolicy) -> None:
    """Check the values of the operators and that they may stand together.

    Args:
        policy: Operators of one parameter, single or merged.

    Raises:
        ValueError: A value of the wrong type, or a combination that is not allowed.
    """
    _check_types(policy)
    _check_value(policy)
    if Operator.ONE_OF in policy and any(name in policy for name in _NEVER_WITH_ONE_OF):
        raise ValueError("one_of stands beside an operator on lists")
    for smaller, larger in _SUBSETS:
        if smaller in policy and larger in policy:
            outside = _difference(_as_list(policy[smaller]), _as_list(policy[larger]))
            if outside:
                raise ValueError(f"{smaller} is not a subset of {larger}")


def merge_operators(superior: ParameterPolicy, subordinate: ParameterPolicy) -> ParameterPolicy:
    """Return the policy that demands what both demand.

    Additional operators of the subordinate are copied where the superior has none; they
    have no effect here.

    Args:
        superior: Policy merged so far, from the anchor down.
        subordinate: Policy of the next statement towards the subject.

    Raises:
        ValueError: The two contradict each other, or must not stand together.
    """
    merged = {**subordinate, **superior}
    for name in Operator:
        if name in superior and name in subordinate:
            merged[name] = _MERGES[name](superior[name], subordinate[name])
    check_operators(merged)
    return merged


def apply_operators(policy: ParameterPolicy, value: JsonValue) -> JsonValue:
    """Return what becomes of ``value``.

    Args:
        policy: Merged and checked.
        value: The parameter as its entity published it; None where it is absent.

    Returns:
        The value to use; None where the parameter is absent or removed.

    Raises:
        ValueError: The value does not meet the policy.
    """
    for name in Operator:
        if name in policy:
            value = _ACTIONS[name](policy[name], value)
    return value


def _check_types(policy: ParameterPolicy) -> None:
    for name in _LISTS:
        if name in policy and not isinstance(policy[name], list):
            raise ValueError(f"{name} is not a list")
    if policy.get(Operator.ONE_OF) == []:
        raise ValueError("one_of leaves no choice")
    if Operator.DEFAULT in policy and policy[Operator.DEFAULT] is None:
        raise ValueError("default is null")
    if not isinstance(policy.get(Operator.ESSENTIAL, False), bool):
        raise ValueError("essential is neither true nor false")  # noqa: TRY004 - ValueError is this module's one failure


def _check_value(policy: ParameterPolicy) -> None:
    """Check what stands beside the operator `value`."""
    if Operator.VALUE not in policy:
        return
    value = policy[Operator.VALUE]
    if value is None and Operator.DEFAULT in policy:
        raise ValueError("value removes what default sets")
    if value is None and policy.get(Operator.ESSENTIAL) is True:
        raise ValueError("value removes what is essential")
    if Operator.ONE_OF in policy and _difference([value], _as_list(policy[Operator.ONE_OF])):
        raise ValueError("value is not among one_of")


def _keep_equal(superior: JsonValue, subordinate: JsonValue) -> JsonValue:
    if _canonical(superior) != _canonical(subordinate):
        raise ValueError("superior and subordinate set different values")
    return superior


def _union(superior: JsonValue, subordinate: JsonValue) -> JsonValue:
    first, second = _as_list(superior), _as_list(subordinate)
    return first + _difference(_unique(second), first)


def _intersection(superior: JsonValue, subordinate: JsonValue) -> JsonValue:
    allowed = {_canonical(item) for item in _as_list(subordinate)}
    return [item for item in _as_list(superior) if _canonical(item) in allowed]


def _either(superior: JsonValue, subordinate: JsonValue) -> JsonValue:
    return superior is True or subordinate is True


def _set_value(operand: JsonValue, _value: JsonValue) -> JsonValue:
    return operand


def _add(operand: JsonValue, value: JsonValue) -> JsonValue:
    return _union([] if value is None else _present_list(value), operand)


def _set_default(operand: JsonValue, value: JsonValue) -> JsonValue:
    return operand if value is None else value


def _check_one_of(operand: JsonValue, value: JsonValue) -> JsonValue:
    if value is not None and _difference([value], _as_list(operand)):
        raise ValueError("the value is not one of those allowed")
    return value


def _limit(operand: JsonValue, value: JsonValue) -> JsonValue:
    return None if value is None else _intersection(_present_list(value), operand)


def _check_superset(operand: JsonValue, value: JsonValue) -> JsonValue:
    if value is not None and _difference(_as_list(operand), _present_list(value)):
        raise ValueError("a required value is missing")
    return value


def _check_essential(operand: JsonValue, value: JsonValue) -> JsonValue:
    if operand is True and value is None:
        raise ValueError("an essential parameter is missing")
    return value


_Step = Callable[[JsonValue, JsonValue], JsonValue]

_MERGES: Mapping[Operator, _Step] = {
    Operator.VALUE: _keep_equal,
    Operator.ADD: _union,
    Operator.DEFAULT: _keep_equal,
    Operator.ONE_OF: _intersection,
    Operator.SUBSET_OF: _intersection,
    Operator.SUPERSET_OF: _union,
    Operator.ESSENTIAL: _either,
}
_ACTIONS: Mapping[Operator, _Step] = {
    Operator.VALUE: _set_value,
    Operator.ADD: _add,
    Operator.DEFAULT: _set_default,
    Operator.ONE_OF: _check_one_of,
    Operator.SUBSET_OF: _limit,
    Operator.SUPERSET_OF: _check_superset,
    Operator.ESSENTIAL: _check_essential,
}


def _as_list(value: JsonValue) -> list[JsonValue]:
    """Return a list for set arithmetic; a single value is a list of one."""
    return value if isinstance(value, list) else [value]


def _present_list(value: JsonValue) -> list[JsonValue]:
    """Return a published value that must be a list."""
    if not isinstance(value, list):
        raise ValueError("the value is not a list")  # noqa: TRY004 - ValueError is this module's one failure
    return value


def _canonical(value: JsonValue) -> str:
    return json.dumps(value, sort_keys=True)


def _difference(items: Iterable[JsonValue], others: Iterable[JsonValue]) -> list[JsonValue]:
    known = {_canonical(other) for other in others}
    return [item for item in items if _canonical(item) not in known]


def _unique(items: Iterable[JsonValue]) -> list[JsonValue]:
    return list({_canonical(item): item for item in items}.values())
