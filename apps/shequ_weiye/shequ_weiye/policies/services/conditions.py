"""From the rows of a form to a tree of conditions: the one place where wrong rows are refused; pure.

A row names a fact, an operator and a value or a parameter; rows stand in groups, of which all or any must be
met, and groups may stand in groups. What stands in no group must be met in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from shequ_weiye.constants.policies import ALL_OF
from shequ_weiye.policies.services import operators as o
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import FactType

LIST_SEPARATORS = str.maketrans({"，": "\n", "、": "\n", ";": "\n", "；": "\n", "|": "\n"})


class Rule(StrEnum):
	"""The rule that a row breaks."""

	UNKNOWN_FACT = "unknown_fact"
	WRONG_SUBJECT = "wrong_subject"
	WRONG_OPERATOR = "wrong_operator"
	VALUE_MISSING = "value_missing"
	WRONG_VALUE = "wrong_value"
	NOT_A_CHOICE = "not_a_choice"
	UNKNOWN_PARAMETER = "unknown_parameter"
	UNKNOWN_GROUP = "unknown_group"
	GROUP_TWICE = "group_twice"
	CIRCLE_OF_GROUPS = "circle_of_groups"
	EMPTY_GROUP = "empty_group"


class ConditionError(ValueError):
	"""Raised for a row that cannot be understood: the number of the row, the rule, and what is at fault."""

	def __init__(self, rule: Rule, row: int, what: str = "") -> None:
		super().__init__(f"{rule.value} in row {row}: {what}")
		self.rule, self.row, self.what = rule, row, what


class Row(NamedTuple):
	"""A condition as it stands in the form; ``value`` is text, a list has one line for each of its words."""

	number: int
	fact: str
	operator: str
	value: str = ""
	parameter: str = ""
	group: str = ""
	message: str = ""
	clause: str = ""


class GroupRow(NamedTuple):
	"""A group as it stands in the form."""

	number: int
	label: str
	match: str
	inside: str = ""
	message: str = ""


@dataclass(frozen=True)
class Condition:
	"""One comparison of a fact with a value of its type."""

	row: int
	fact: str
	operator: str
	wanted: Any
	parameter: str = ""
	message: str = ""
	clause: str = ""


@dataclass(frozen=True)
class Group:
	"""Conditions of which all, or any, must be met."""

	all_of: bool
	members: tuple[Condition | Group, ...]
	label: str = ""
	message: str = ""

	def conditions(self) -> Iterable[Condition]:
		"""Give every condition, also of the groups inside."""
		for member in self.members:
			yield from member.conditions() if isinstance(member, Group) else (member,)


def build(
	subject: str, rows: Sequence[Row], groups: Sequence[GroupRow], parameters: Mapping[str, Any]
) -> Group:
	"""Give the tree of the rows. Raises :class:`ConditionError` naming the first wrong row and the rule."""
	labels = _check_groups(groups)
	conditions = [(row.group, build_condition(subject, row, parameters)) for row in rows]
	for row in rows:
		if row.group and row.group not in labels:
			raise ConditionError(Rule.UNKNOWN_GROUP, row.number, row.group)
	return Group(True, _members("", conditions, groups))


def build_condition(subject: str, row: Row, parameters: Mapping[str, Any]) -> Condition:
	"""Give the condition of one row. Raises :class:`ConditionError`."""
	fact = FACTS.get(row.fact)
	if fact is None:
		raise ConditionError(Rule.UNKNOWN_FACT, row.number, row.fact)
	if fact.subject != subject:
		raise ConditionError(Rule.WRONG_SUBJECT, row.number, fact.label)
	if row.operator not in o.OPERATORS_BY_TYPE[fact.type]:
		raise ConditionError(Rule.WRONG_OPERATOR, row.number, row.operator)
	wanted = _wanted(row, parameters)
	return Condition(row.number, row.fact, row.operator, wanted, row.parameter, row.message, row.clause)


def _wanted(row: Row, parameters: Mapping[str, Any]) -> Any:
	fact = FACTS[row.fact]
	if row.operator in o.WITHOUT_VALUE:
		return None
	if row.parameter and row.parameter not in parameters:
		raise ConditionError(Rule.UNKNOWN_PARAMETER, row.number, row.parameter)
	raw = parameters[row.parameter] if row.parameter else row.value
	if raw in (None, ""):
		raise ConditionError(Rule.VALUE_MISSING, row.number, fact.label)
	if row.operator in o.OF_A_LIST:
		return _words(row.number, fact.choices, str(raw))
	try:
		return read_value(fact.type, raw)
	except ValueError:
		raise ConditionError(Rule.WRONG_VALUE, row.number, str(raw)) from None


def read_value(type: FactType, raw: Any) -> float | date:
	"""Read a number or a date. Raises ``ValueError`` for anything else."""
	if type is FactType.DATE:
		return raw if isinstance(raw, date) else date.fromisoformat(str(raw).strip())
	return float(str(raw).replace(",", ""))


def _words(row: int, choices: tuple[str, ...], raw: str) -> tuple[str, ...]:
	words = tuple(word.strip() for word in raw.translate(LIST_SEPARATORS).splitlines() if word.strip())
	for word in words:
		if word not in choices:
			raise ConditionError(Rule.NOT_A_CHOICE, row, word)
	return words


def _check_groups(groups: Sequence[GroupRow]) -> dict[str, GroupRow]:
	labels: dict[str, GroupRow] = {}
	for group in groups:
		if group.label in labels:
			raise ConditionError(Rule.GROUP_TWICE, group.number, group.label)
		labels[group.label] = group
	for group in groups:
		_check_way_up(group, labels)
	return labels


def _check_way_up(group: GroupRow, labels: Mapping[str, GroupRow]) -> None:
	seen = {group.label}
	above = group.inside
	while above:
		if above not in labels:
			raise ConditionError(Rule.UNKNOWN_GROUP, group.number, above)
		if above in seen:
			raise ConditionError(Rule.CIRCLE_OF_GROUPS, group.number, above)
		seen.add(above)
		above = labels[above].inside


def _members(
	label: str, conditions: Sequence[tuple[str, Condition]], groups: Sequence[GroupRow]
) -> tuple[Condition | Group, ...]:
	own = [condition for place, condition in conditions if place == label]
	inner = [_group(group, conditions, groups) for group in groups if group.inside == label]
	return (*own, *inner)


def _group(row: GroupRow, conditions: Sequence[tuple[str, Condition]], groups: Sequence[GroupRow]) -> Group:
	members = _members(row.label, conditions, groups)
	if not members:
		raise ConditionError(Rule.EMPTY_GROUP, row.number, row.label)
	return Group(row.match == ALL_OF, members, row.label, row.message)
