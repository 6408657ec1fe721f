"""Checks and completes what is written in a startup application while it is open for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import fmt_money, getdate, nowdate

from shequ_weiye.policies.applications.contents import check_account
from shequ_weiye.startups.services.application_rules import floor_of
from shequ_weiye.startups.services.messages import uscc_message
from shequ_weiye.startups.services.settings import amounts
from shequ_weiye.startups.services.uscc import UsccError, parse_uscc

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication
	from shequ_weiye.startups.doctype.startup_intake.startup_intake import StartupIntake


def check_enterprise(application: StartupApplication | StartupIntake) -> None:
	"""Check credit code and licence date."""
	try:
		application.uscc = parse_uscc(application.uscc)
	except UsccError as error:
		frappe.throw(uscc_message(error.fault), title=_("Check the Credit Code"))
	if application.registered_on and getdate(application.registered_on) > getdate(nowdate()):
		frappe.throw(_("The licence date lies in the future. Enter the date printed on the licence."))


def check_money(application: StartupApplication) -> None:
	"""Fill in the amount of the settings if none is given; refuse less, and an impossible account."""
	if application.enterprise_kind:
		floor = floor_of(application.enterprise_kind, amounts())
		application.amount = application.amount or floor
		if application.amount < floor:
			message = _(
				"The subsidy must not be below {0} yuan for this kind of enterprise. Enter that or more."
			)
			frappe.throw(message.format(fmt_money(floor, precision=0)))
	check_account(application)
