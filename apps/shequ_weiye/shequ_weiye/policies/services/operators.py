"""What a condition may say of a fact: which operators fit which type, and how each compares; pure."""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from typing import Any

from shequ_weiye.policies.services.fact_types import FactType, Held, Value

AT_LEAST = "At Least"
AT_MOST = "At Most"
MORE_THAN = "More Than"
LESS_THAN = "Less Than"
EQUALS = "Equals"
ON_OR_AFTER = "On or After"
ON_OR_BEFORE = "On or Before"
IS_YES = "Is Yes"
IS_NO = "Is No"
IS_ONE_OF = "Is One Of"
IS_NONE_OF = "Is None Of"
INCLUDES_ANY = "Includes Any Of"
INCLUDES_NONE = "Includes None Of"

_NUMERIC = (AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, EQUALS)
OPERATORS_BY_TYPE: dict[FactType, tuple[str, ...]] = {
	FactType.NUMBER: _NUMERIC,
	FactType.MONEY: _NUMERIC,
	FactType.DATE: (ON_OR_AFTER, ON_OR_BEFORE),
	FactType.YES_NO: (IS_YES, IS_NO),
	FactType.CHOICE: (IS_ONE_OF, IS_NONE_OF),
	FactType.GROUPS: (INCLUDES_ANY, INCLUDES_NONE),
}
OPERATORS: tuple[str, ...] = tuple(
	dict.fromkeys(name for names in OPERATORS_BY_TYPE.values() for name in names)
)
WITHOUT_VALUE: frozenset[str] = frozenset({IS_YES, IS_NO})
OF_A_LIST: frozenset[str] = frozenset({IS_ONE_OF, IS_NONE_OF, INCLUDES_ANY, INCLUDES_NONE})

# The same comparison for one value in Python and for a column in SQL.
COMPARISONS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
	AT_LEAST: (op.ge, ">="),
	AT_MOST: (op.le, "<="),
	MORE_THAN: (op.gt, ">"),
	LESS_THAN: (op.lt, "<"),
	EQUALS: (op.eq, "="),
	ON_OR_AFTER: (op.ge, ">="),
	ON_OR_BEFORE: (op.le, "<="),
}


def holds(operator: str, value: Value, wanted: Any) -> bool | None:
	"""Answer whether ``value`` meets the condition; nothing when that cannot be known."""
	if value is None:
		return None
	if isinstance(value, Held):
		return _includes(operator, value, wanted)
	if operator in COMPARISONS:
		return COMPARISONS[operator][0](value, wanted)
	if operator in WITHOUT_VALUE:
		return bool(value) == (operator == IS_YES)
	return (value in wanted) == (operator == IS_ONE_OF)


def _includes(operator: str, held: Held, wanted: Any) -> bool | None:
	if held.groups & set(wanted):
		return operator == INCLUDES_ANY
	return (operator == INCLUDES_NONE) if held.complete else None
