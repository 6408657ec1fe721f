"""What a version may say: parameters of their type, the plan's floors and caps, amounts that can be found; pure.

Sources: plan 2023-2025, tasks 7, 9 and 16; operating rules A.8 (fixed by the plan).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants.policies import FIXED, PLAN_RULES, Limits
from shequ_weiye.policies.services.conditions import Row, read_value
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import FactType

ParameterValue = float | date | str
TYPES = {"Number": FactType.NUMBER, "Money": FactType.MONEY, "Date": FactType.DATE}
COUNTABLE = (FactType.NUMBER, FactType.MONEY)


class Breach(StrEnum):
	"""The rule that a row, or the version, breaks."""

	PARAMETER_TWICE = "parameter_twice"
	WRONG_PARAMETER_VALUE = "wrong_parameter_value"
	BELOW_FLOOR = "below_floor"
	ABOVE_CAP = "above_cap"
	PLAN_PARAMETER_MISSING = "plan_parameter_missing"
	PLAN_CONDITION_MISSING = "plan_condition_missing"
	UNKNOWN_AMOUNT_PARAMETER = "unknown_amount_parameter"
	AMOUNT_NOT_FROM_PLAN = "amount_not_from_plan"
	AMOUNT_WITHOUT_FACT = "amount_without_fact"
	WRONG_WINDOW = "wrong_window"
	UNKNOWN_CAP_PARAMETER = "unknown_cap_parameter"


class VersionError(ValueError):
	"""Raised for a version that breaks a rule: in which row (0: nowhere in particular), and what is at fault."""

	def __init__(self, breach: Breach, row: int, what: str = "", limit: float | None = None) -> None:
		super().__init__(f"{breach.value} in row {row}: {what}")
		self.breach, self.row, self.what, self.limit = breach, row, what, limit


class ParameterRow(NamedTuple):
	"""A parameter as it stands in the form."""

	number: int
	parameter: str
	value_type: str
	value: str


class AmountRow(NamedTuple):
	"""A line of amounts as it stands in the form."""

	number: int
	basis: str
	parameter: str
	fact: str = ""
	cap: str = ""


def limits_of(family: str, parameter: str) -> Limits:
	"""Give the plan's limits of a parameter."""
	rule = PLAN_RULES.get(family)
	return rule.parameters.get(parameter, Limits()) if rule else Limits()


def read_parameters(family: str, rows: Sequence[ParameterRow]) -> dict[str, ParameterValue]:
	"""Give the values by name. Raises :class:`VersionError` for a wrong one or one beyond the plan's limits."""
	values: dict[str, ParameterValue] = {}
	for row in rows:
		if row.parameter in values:
			raise VersionError(Breach.PARAMETER_TWICE, row.number, row.parameter)
		values[row.parameter] = _read(row)
		_check_limits(row, values[row.parameter], limits_of(family, row.parameter))
	return values


def check_plan(family: str, parameters: Mapping[str, ParameterValue], conditions: Sequence[Row]) -> None:
	"""Refuse a version without a parameter or condition that the plan fixes. Raises :class:`VersionError`."""
	rule = PLAN_RULES.get(family)
	if rule is None:
		return
	for parameter in rule.parameters:
		if parameter not in parameters:
			raise VersionError(Breach.PLAN_PARAMETER_MISSING, 0, parameter)
	always = {(row.fact, row.operator, row.parameter) for row in conditions if not row.group}
	for needed in rule.required_rows:
		if tuple(needed) not in always:
			raise VersionError(Breach.PLAN_CONDITION_MISSING, 0, FACTS[needed.fact].label)


def check_amounts(
	family: str, subject: str, parameters: Mapping[str, ParameterValue], rows: Sequence[AmountRow]
) -> None:
	"""Refuse lines whose amount cannot be found, or that go past the plan. Raises :class:`VersionError`."""
	rule = PLAN_RULES.get(family)
	for row in rows:
		for parameter in filter(None, (row.parameter, row.cap)):
			if not isinstance(parameters.get(parameter), float):
				raise VersionError(Breach.UNKNOWN_AMOUNT_PARAMETER, row.number, parameter)
		if rule and rule.amounts_from and (row.basis != FIXED or row.parameter not in rule.amounts_from):
			raise VersionError(Breach.AMOUNT_NOT_FROM_PLAN, row.number, row.parameter)
		fact = FACTS.get(row.fact)
		fits = fact is not None and fact.subject == subject and fact.type in COUNTABLE
		if row.basis != FIXED and not fits:
			raise VersionError(Breach.AMOUNT_WITHOUT_FACT, row.number, row.fact)


def check_caps(parameters: Mapping[str, ParameterValue], rows: Sequence[str]) -> None:
	"""Refuse a cap whose parameter (``rows``, in order) is no number. Raises :class:`VersionError`."""
	for number, parameter in enumerate(rows, start=1):
		if not isinstance(parameters.get(parameter), float):
			raise VersionError(Breach.UNKNOWN_CAP_PARAMETER, number, parameter)


def _read(row: ParameterRow) -> ParameterValue:
	if row.value_type not in TYPES:
		return row.value
	try:
		return read_value(TYPES[row.value_type], row.value)
	except ValueError:
		raise VersionError(Breach.WRONG_PARAMETER_VALUE, row.number, row.value) from None


def _check_limits(row: ParameterRow, value: ParameterValue, limits: Limits) -> None:
	number = value if isinstance(value, float) else None
	if limits != Limits() and number is None:
		raise VersionError(Breach.WRONG_PARAMETER_VALUE, row.number, row.value)
	if number is None:
		return
	if limits.floor is not None and number < limits.floor:
		raise VersionError(Breach.BELOW_FLOOR, row.number, row.parameter, limits.floor)
	if limits.cap is not None and number > limits.cap:
		raise VersionError(Breach.ABOVE_CAP, row.number, row.parameter, limits.cap)
