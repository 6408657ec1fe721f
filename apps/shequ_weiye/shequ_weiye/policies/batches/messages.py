"""What an officer reads about a batch: why it was refused as a whole, and why a case of it was not decided."""

from __future__ import annotations

from typing import NoReturn

import frappe
from frappe import _

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.services.batch_rules import BatchError, Fault


def refuse(error: BatchError) -> NoReturn:
	"""Turn a refusal of the rules into the answer of the server."""
	refuse_with(_message_of(error.fault))


def _message_of(fault: Fault) -> str:
	return {
		Fault.NOTHING_CHOSEN: _("Select the cases first."),
		Fault.TOO_MANY: _("{0} cases at most are handled together. Narrow the list down.").format(
			b.MOST_TASKS
		),
		Fault.NOTHING_IN_COMMON: _(
			"This cannot be done with all of the chosen cases. Choose cases of one stage and try again."
		),
		Fault.REASON_MISSING: _("Write the reason: the applicant has a right to know it."),
	}[fault]


def words_of(error: Exception) -> str:
	"""Say why a case was not decided; what no rule refused is told to the administrator by the Error Log."""
	if isinstance(error, (frappe.QueryDeadlockError, frappe.QueryTimeoutError)):
		return _("Somebody was handling this case at the same moment. Repeat it.")
	if isinstance(error, (frappe.ValidationError, frappe.PermissionError)) and str(error):
		return frappe.utils.strip_html(str(error))
	return _("This case could not be decided. Open it and try there, or ask the administrator.")
