"""What an officer reads about publicity: what is missing and what to do."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

import frappe
from frappe import _
from frappe.utils import formatdate

from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.services.publicity_rules import Fault


def fault_message(fault: Fault, last_day: date | None) -> str:
	"""Say what keeps a case from being paid."""
	return {
		Fault.NOT_SHOWN: _(
			"This case stands on no published notice yet. Put it on one: select it in the list and choose"
			" “Put on a Notice”."
		),
		Fault.STILL_SHOWN: _("Publicity lasts until {0} and can be ended from the day after.").format(
			formatdate(last_day)
		),
		Fault.OBJECTED: _("An objection to this case is being investigated. Answer it first."),
		Fault.UPHELD: _(
			"An objection to this case was upheld. Refuse the application or return it for correction."
		),
		Fault.CHANGED: _(
			"What was shown of this case is no longer what it says (name, place, item or amount). Put it on a"
			" new notice."
		),
	}[fault]


def refuse(fault: Fault, last_day: date | None) -> NoReturn:
	"""Raise :class:`ApprovalRefused` with the words for a fault."""
	refuse_with(fault_message(fault, last_day))


def throw_gone() -> NoReturn:
	"""Raise ``DoesNotExistError`` for a notice that nobody outside may see."""
	frappe.throw(_("This notice is not shown any more."), frappe.DoesNotExistError)
	raise AssertionError("frappe.throw raises")
