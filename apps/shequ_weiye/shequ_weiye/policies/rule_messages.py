"""What an administrator reads when a version breaks a rule: the row, the rule, and what to do."""

from __future__ import annotations

from typing import NoReturn

import frappe
from frappe import _

from shequ_weiye.policies.services.conditions import ConditionError, Rule
from shequ_weiye.policies.services.version_rules import Breach, VersionError


class VersionRefused(frappe.ValidationError):
	"""Raised for a version that breaks a rule."""


def refuse_unreadable(error: ConditionError | VersionError) -> NoReturn:
	"""Raise :class:`VersionRefused` for a row of conditions, groups, parameters or amounts."""
	frappe.throw(problem_text(error), VersionRefused, title=_("Correct the Version"))
	raise AssertionError("frappe.throw raises")


def problem_text(error: ConditionError | VersionError) -> str:
	"""Name the row, the rule that it breaks and what to do, in the language of the session."""
	if isinstance(error, ConditionError):
		place, message = _place_of_condition(error), condition_message(error)
	else:
		place, message = _place_in_version(error), version_message(error)
	return _("{0}: {1}").format(place.format(error.row), message) if error.row else message


def _place_of_condition(error: ConditionError) -> str:
	group_rules = {Rule.GROUP_TWICE, Rule.CIRCLE_OF_GROUPS, Rule.EMPTY_GROUP}
	return _("Groups of conditions, row {0}") if error.rule in group_rules else _("Conditions, row {0}")


def _place_in_version(error: VersionError) -> str:
	amounts = {Breach.UNKNOWN_AMOUNT_PARAMETER, Breach.AMOUNT_NOT_FROM_PLAN, Breach.AMOUNT_WITHOUT_FACT}
	if error.breach is Breach.UNKNOWN_CAP_PARAMETER:
		return _("Most for one person, row {0}")
	return _("Amounts, row {0}") if error.breach in amounts else _("Parameters, row {0}")


def condition_message(error: ConditionError) -> str:
	"""Give the rule that a condition breaks in the language of the session."""
	message = {
		Rule.UNKNOWN_FACT: _("There is no fact {0}. Choose one from the list."),
		Rule.WRONG_SUBJECT: _("{0} is no fact of this kind of applicant. Choose one from the list."),
		Rule.WRONG_OPERATOR: _("The comparison {0} does not fit a fact of this type. Choose another one."),
		Rule.VALUE_MISSING: _("{0}: enter a value or choose a parameter."),
		Rule.WRONG_VALUE: _("{0} is not of the type of the fact. Enter a number, or a date as 2024-06-30."),
		Rule.NOT_A_CHOICE: _("{0} is none of the words that this fact can have. Choose from the list."),
		Rule.UNKNOWN_PARAMETER: _("There is no parameter {0}. Add it to the parameters first."),
		Rule.UNKNOWN_GROUP: _("There is no group {0}. Add it to the groups of conditions first."),
		Rule.GROUP_TWICE: _("Group {0} stands there twice. Give each group a name of its own."),
		Rule.CIRCLE_OF_GROUPS: _("Group {0} stands inside itself. Change where it stands."),
		Rule.EMPTY_GROUP: _("Group {0} has no conditions. Put some in it or delete it."),
	}[error.rule]
	return message.format(_(error.what))


def version_message(error: VersionError) -> str:
	"""Give the rule that a version breaks in the language of the session."""
	limit = frappe.format(error.limit, "Float") if error.limit is not None else ""
	message = {
		Breach.PARAMETER_TWICE: _("Parameter {0} stands there twice. Delete one."),
		Breach.WRONG_PARAMETER_VALUE: _(
			"{0} is not of the type chosen. Enter a number, or a date as 2024-06-30."
		),
		Breach.BELOW_FLOOR: _("Parameter {0} must not be below {1}: the plan sets this floor."),
		Breach.ABOVE_CAP: _("Parameter {0} must not be above {1}: the plan sets this cap."),
		Breach.PLAN_PARAMETER_MISSING: _(
			"Parameter {0} is fixed by the plan and must not be left out. Add it."
		),
		Breach.PLAN_CONDITION_MISSING: _(
			"The plan requires a condition on {0} in every version, in no group, with its parameter. Add it."
		),
		Breach.UNKNOWN_AMOUNT_PARAMETER: _("There is no parameter {0} with a number. Add it first."),
		Breach.AMOUNT_NOT_FROM_PLAN: _(
			"The plan limits the amounts of this policy: take a fixed amount from one of its own parameters, not {0}."
		),
		Breach.AMOUNT_WITHOUT_FACT: _(
			"Choose the fact, a number of this kind of applicant, that is multiplied."
		),
		Breach.UNKNOWN_CAP_PARAMETER: _("There is no parameter {0} with a number. Add it first."),
		Breach.WRONG_WINDOW: _(
			"Enter the first and the last day of the window as month and day, for instance 06-01 and 09-30, or neither."
		),
	}[error.breach]
	return message.format(_(error.what), limit)
